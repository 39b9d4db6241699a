// The order of a document's paragraphs, the same for all office formats: what hangs on a paragraph
// (notes, text boxes, alternative texts) stands behind it and never inside its sentences.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "corpus/readers/reading.h"

namespace attest {

class Lines {
 public:
  // A paragraph, perhaps inside an open one.
  void Open();
  // The innermost open one; nothing where none is.
  void Close();
  bool open() const { return !open_.empty(); }
  // To the innermost open paragraph; what stands in none is a paragraph of its own. Throws
  // RecordError where the text grows over kMaxText, as AddLine does.
  void Add(std::string_view utf8);
  // What the innermost open paragraph holds so far.
  std::string_view current() const { return open() ? lines_[open_.back()] : std::string_view(); }
  // A paragraph of its own; nothing where it is blank.
  void AddLine(std::string_view utf8);
  // All of them, each ending in a line feed.
  std::string Text() const;

 private:
  void Count(size_t bytes);

  std::vector<std::string> lines_;
  std::vector<size_t> open_;
  size_t bytes_ = 0;
};

// A field of `reading`, unless the value is blank.
void AddField(std::string name, std::string_view value, Reading* reading);
// The day of an ISO date and time; the zero days of file systems and clocks are no dates.
void AddDate(std::string_view iso, Reading* reading);

// Office programs write the language of their menus: a language that is not the one and only that
// the text is in is dropped, so that it hides nothing that can be told from the text.
void DropFalseLanguage(Reading* reading);

}  // namespace attest
