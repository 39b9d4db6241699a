// The controlled vocabulary: violations, source types, places and terms with their forms in three
// languages. One XML file (schema/vocabulary.xml, its grammar in schema/vocabulary.rng) is linked
// into the programs; an index may have a file of its own instead (schema/stored_vocabulary.h).
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attest {

enum class Scheme { kViolation, kSourceType, kPlace, kTerm };

struct Label {
  std::string language;  // BCP 47: en, ko, ko-KP, zh-Hans, zh-Hant, or a romanisation: ko-Latn-RR,
                         // ko-Latn-MR, ko-Latn-KP
  std::string text;
  bool preferred = false;
  bool broad = false;  // too general to trigger an expansion; it only lifts
  uint32_t line = 0;   // of its file
};

struct Concept {
  Scheme scheme;
  std::string id;      // unique in its scheme
  std::string parent;  // id of the broader concept in its scheme, or empty
  std::string kind;    // places: country, province, …; terms: facility, …; else empty
  std::string note;
  std::vector<Label> labels;                 // preferred ones first, one a language
  std::map<std::string, std::string> codes;  // codes in other schemes: huridocs, coi2014, nkdb,
                                             // several joined by '|'; and basis, suggested_access
  std::vector<std::string> aliases;          // retired ids of its scheme that now mean this concept
  uint32_t line = 0;                         // of its file
};

class Vocabulary {
 public:
  // Throws InputError "vocabulary:LINE: …" for bad XML, a double id or alias, an unknown parent, a
  // cycle, an empty label. A file that comes from outside is to be reviewed too
  // (vocabulary_check.h).
  static Vocabulary Parse(std::string_view xml);
  static const Vocabulary& BuiltIn();
  static std::shared_ptr<const Vocabulary> SharedBuiltIn();
  Vocabulary(Vocabulary&&) noexcept;
  ~Vocabulary();

  const std::string& version() const;
  const std::vector<Concept>& concepts() const;  // in the order of the file
  // By its id or an alias; null where unknown.
  const Concept* Find(Scheme scheme, std::string_view id) const;
  // The concept that has this id or, FoldValue'd, this label; null where there is none or more than
  // one. A broad label names its concept only where no other has it in full.
  const Concept* FindByLabel(Scheme scheme, std::string_view text) const;
  // The id itself, then all that is below it. An unknown id gives itself alone.
  std::vector<std::string> Narrower(Scheme scheme, std::string_view id) const;
  // The same with the aliases of each: what documents may carry that mean it.
  std::vector<std::string> NarrowerAndAliases(Scheme scheme, std::string_view id) const;
  // Ancestors, nearest first. Empty for unknown ids.
  std::vector<std::string> Broader(Scheme scheme, std::string_view id) const;
  // The preferred label in `language` (a prefix match: zh-Hans, then zh-Hant for zh; English where
  // it has none); the id itself where it is unknown.
  std::string LabelOf(Scheme scheme, std::string_view id, std::string_view language) const;

 private:
  struct Impl;
  explicit Vocabulary(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

inline const Vocabulary& OrBuiltIn(const std::shared_ptr<const Vocabulary>& vocabulary) {
  return vocabulary ? *vocabulary : Vocabulary::BuiltIn();
}

// "violation", as the file writes it.
std::string_view SchemeName(Scheme scheme);
// Of a name; nothing where there is no such scheme.
std::optional<Scheme> FindScheme(std::string_view name);

// "Korean" for ko, in the asked language (through ICU's display names); the tag itself where it has
// no name.
std::string LanguageLabel(std::string_view tag, std::string_view in_language);

}  // namespace attest
