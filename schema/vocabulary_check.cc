#include "schema/vocabulary_check.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <set>
#include <unordered_map>

#include "schema/analysis/analysis.h"
#include "schema/error.h"
#include "schema/layout.h"
#include "schema/text.h"

namespace attest {
namespace {

using Ids = std::unordered_map<std::string_view, size_t>;

std::string Quote(std::string_view text) { return '"' + Printable(text) + '"'; }

// Of each scheme; aliases are among them only while they are compared.
std::map<Scheme, Ids> UniqueIds(const std::vector<Concept>& concepts) {
  std::map<Scheme, Ids> ids;
  for (size_t i = 0; i < concepts.size(); ++i) {
    if (!ids[concepts[i].scheme].emplace(concepts[i].id, i).second) {
      FailVocabulary(concepts[i].line,
                     "expected a new id, found " + Quote(concepts[i].id) + " again");
    }
  }
  std::map<Scheme, Ids> all = ids;
  for (size_t i = 0; i < concepts.size(); ++i) {
    for (const std::string& alias : concepts[i].aliases) {
      const auto [at, fresh] = all[concepts[i].scheme].emplace(alias, i);
      if (fresh) continue;
      FailVocabulary(concepts[i].line,
                     "expected an alias that is no id and no other alias, found " + Quote(alias) +
                         ", which is of " + Quote(concepts[at->second].id));
    }
  }
  return ids;
}

// The languages in which people read labels, each with the tags that serve it.
struct Reading {
  std::string_view name;
  std::array<std::string_view, 3> tags;
};
constexpr Reading kReadings[] = {
    {"English", {"en"}}, {"Korean", {"ko"}}, {"Chinese", {"zh-Hans", "zh-Hant", "zh"}}};

bool IsLabelled(const Concept& item, const Reading& reading) {
  return std::any_of(item.labels.begin(), item.labels.end(), [&](const Label& label) {
    return label.preferred && std::find(reading.tags.begin(), reading.tags.end(), label.language) !=
                                  reading.tags.end();
  });
}

void CheckForms(const Concept& item) {
  std::set<std::pair<std::string, std::string>> seen;  // language, folded form
  for (const Label& label : item.labels) {
    if (Analyze(label.text, Purpose::kIndex).empty()) {
      FailVocabulary(label.line, "expected letters or digits in a label of " + Quote(item.id) +
                                     ", found " + Quote(label.text));
    }
    if (!seen.emplace(label.language, FoldValue(label.text)).second) {
      FailVocabulary(label.line, "expected each form once in " + Quote(item.id) + " and " +
                                     Quote(label.language) + ", found " + Quote(label.text) +
                                     " again");
    }
  }
}

}  // namespace

bool IsId(std::string_view id) {
  bool dot = true;  // a word must follow
  for (const char c : id) {
    if (c == '.' && dot) return false;
    dot = c == '.';
    if (!dot && c != '_' && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9')) return false;
  }
  return !dot;
}

bool IsLanguage(std::string_view tag) {
  size_t length = 0;
  bool first = true;
  for (const unsigned char c : tag) {
    if (c == '-' ? length == 0 : (first ? !std::isalpha(c) : !std::isalnum(c))) return false;
    first &= c != '-';
    length = c == '-' ? 0 : length + 1;
    if (length > 8) return false;
  }
  return length > 0;
}

bool IsVersion(std::string_view version) {
  const auto digit = [](unsigned char c) { return std::isdigit(c) != 0; };
  return version.size() < 10 && version[0] != '0' &&
         std::all_of(version.begin(), version.end(), digit);
}

std::string TooLargeVocabulary(size_t bytes) {
  const auto megabytes = [](size_t size) { return std::to_string(size >> 20) + " MB"; };
  return "expected at most " + megabytes(kMaxVocabularyBytes) + ", found " + megabytes(bytes);
}

void FailVocabulary(size_t line, const std::string& what) {
  throw InputError("vocabulary:" + std::to_string(line) + ": " + what);
}

void CheckTree(const std::vector<Concept>& concepts) {
  const std::map<Scheme, Ids> ids = UniqueIds(concepts);
  std::vector<bool> rooted(concepts.size());
  for (size_t i = 0; i < concepts.size(); ++i) {
    std::vector<size_t> path;
    std::set<size_t> seen;
    for (size_t at = i; !rooted[at];) {
      const Concept& item = concepts[at];
      if (!seen.insert(at).second) {
        FailVocabulary(item.line, "expected a tree, found " + Quote(item.id) + " above itself");
      }
      path.push_back(at);
      if (item.parent.empty()) break;
      const Ids& known = ids.at(item.scheme);
      const auto parent = known.find(item.parent);
      if (parent == known.end()) {
        FailVocabulary(item.line,
                       "expected the id of another concept of its scheme as parent, found " +
                           Quote(item.parent));
      }
      at = parent->second;
    }
    for (const size_t at : path) rooted[at] = true;
  }
}

std::vector<std::string> Review(const Vocabulary& vocabulary) {
  for (const Concept& item : vocabulary.concepts()) CheckForms(item);
  std::vector<std::string> notes;
  for (const Reading& reading : kReadings) {
    size_t missing = 0, line = 0;
    for (const Concept& item : vocabulary.concepts()) {
      if (item.scheme == Scheme::kPlace || IsLabelled(item, reading)) continue;
      if (missing++ == 0) line = item.line;
    }
    if (missing == 0) continue;
    notes.push_back("vocabulary:" + std::to_string(line) + ": " + std::to_string(missing) +
                    (missing == 1 ? " concept has" : " concepts have (this is the first)") +
                    " no preferred label in " + std::string(reading.name) +
                    ": the English one or the id is shown instead");
  }
  return notes;
}

}  // namespace attest
