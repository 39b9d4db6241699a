// The forms of a vocabulary, ready to be found in queries and texts (ANALYSIS section 6).
#pragma once
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schema/form_index.h"
#include "schema/vocabulary.h"

namespace attest {

// Romanisations count as English.
enum class FormLanguage : uint8_t { kKorean, kChinese, kEnglish };
inline constexpr size_t kFormLanguages = 3;

// A label of one or several concepts, or one of two things that a violation's label joins ("Human
// trafficking and sexual exploitation"), without a remark in brackets; or one of its Variants.
struct ConceptForm {
  std::string text;                // as one of its labels writes it
  std::string normal;              // NormalForm's chars(): unique
  FormLanguage language;           // by its script
  std::vector<std::string> words;  // of its normal form, without function words
  bool joined;  // of several terms or of a Korean compound: an index knows it by NameTerm
  std::vector<const Concept*> full;   // what it names
  std::vector<const Concept*> broad;  // what it is too general for: one character, or marked so
};

// Labels are analysed when a text is asked for that they might be in: a query needs few of the ten
// thousand, which together take 60 ms. Not thread-safe.
class ConceptForms {
 public:
  // `vocabulary` must outlive it.
  explicit ConceptForms(const Vocabulary& vocabulary);
  ConceptForms(const ConceptForms&) = delete;

  struct Mention {
    const ConceptForm* form;  // full in one concept or more; valid as long as this object
    size_t begin, end;        // bytes of the text, without the particles and endings behind it
  };
  // Full forms: the longest first, none overlapping, in the order of the text.
  std::vector<Mention> Find(const NormalForm& text);
  // Full forms of several words that a query's `text` has in any order, function words left out,
  // and not side by side: the three longest.
  std::vector<const ConceptForm*> FindScattered(const NormalForm& text);

  // The normal forms of what is `joined` and stands in `text`, overlapping ones too, each once.
  std::vector<std::string> NamesIn(const NormalForm& text);
  // All that NamesIn may find.
  std::vector<std::string> AllNames();

  struct Writing {
    const ConceptForm* form;
    std::string_view text;
    std::string_view name;  // for people: without a particle that `text` was given
  };
  // The forms of a concept of the vocabulary as it writes them, full and broad ones, in its order:
  // 강제북송 and 강제 북송 are one form, but other words to an index.
  std::vector<Writing> WritingsOf(const Concept& item);

 private:
  struct Source {  // of a form
    const Concept* item;
    const Label* label;
    std::string_view text;
    std::string_view name;
    bool part;  // of what the label joins
    int64_t form = kUnread;
  };
  static constexpr int64_t kUnread = -1, kNoForm = -2;

  void AddSource(const Concept& item, const Label& label, std::string_view text,
                 std::string_view name, bool part);
  void Read(Source& source);
  void ReadWhatMayBeIn(const NormalForm& text);
  void ReadBucket(char32_t key);
  void ReadAll();

  std::deque<std::string> derived_;  // texts that no label has
  std::vector<Source> sources_;
  std::unordered_map<const Concept*, std::vector<size_t>> of_concept_;
  std::unordered_map<char32_t, std::vector<size_t>> buckets_;  // unread; by SearchKey
  size_t asked_ = 0;                                           // bytes
  std::deque<ConceptForm> forms_;
  std::unordered_map<std::string, size_t> by_normal_;
  FormIndex index_;
  std::unordered_map<std::string, std::vector<size_t>> by_first_word_;
};

}  // namespace attest
