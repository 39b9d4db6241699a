#include "schema/vocabulary.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <unordered_map>

#include "schema/data_files.h"
#include "schema/layout.h"
#include "schema/vocabulary_reader.h"

namespace attest {
namespace {

constexpr std::string_view kSchemeNames[] = {"violation", "source_type", "place", "term"};
constexpr size_t kSchemeCount = std::size(kSchemeNames);

std::string LowerAscii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

// The concepts that have a folded label: full forms count, and broad ones where there is no full
// one. More than one concept is as good as none.
struct Named {
  const Concept* full = nullptr;
  const Concept* broad = nullptr;
  bool many_full = false, many_broad = false;

  void Add(const Concept& item, bool is_broad) {
    const Concept*& first = is_broad ? broad : full;
    if (first == nullptr) first = &item;
    if (first != &item) (is_broad ? many_broad : many_full) = true;
  }
  const Concept* Only() const {
    if (full != nullptr) return many_full ? nullptr : full;
    return many_broad ? nullptr : broad;
  }
};

// The script that a tag with a region means.
std::string_view ScriptOf(std::string_view tag) {
  if (tag == "zh-cn" || tag == "zh-sg" || tag == "zh-my") return "zh-hans";
  if (tag == "zh-tw" || tag == "zh-hk" || tag == "zh-mo") return "zh-hant";
  return tag;
}

const std::string* PreferredLabel(const Concept& item, std::string_view lower_tag) {
  for (const Label& label : item.labels) {
    if (!label.preferred) break;  // they come first
    if (LowerAscii(label.language) == lower_tag) return &label.text;
  }
  return nullptr;
}

// The tag itself, then what extends it.
const std::string* MatchingLabel(const Concept& item, const std::string& lower_tag) {
  if (const std::string* exact = PreferredLabel(item, lower_tag)) return exact;
  if (lower_tag == "zh") {  // CLDR's likely script
    const std::string* simplified = PreferredLabel(item, "zh-hans");
    return simplified != nullptr ? simplified : PreferredLabel(item, "zh-hant");
  }
  for (const Label& label : item.labels) {
    if (!label.preferred) break;
    if (LowerAscii(label.language).starts_with(lower_tag + '-')) return &label.text;
  }
  return nullptr;
}

}  // namespace

struct Vocabulary::Impl {
  VocabularyFile file;
  std::array<std::unordered_map<std::string_view, size_t>, kSchemeCount> ids;
  std::vector<std::vector<size_t>> children;  // in the order of the file
  // Made when first asked for: folding thousands of labels takes longer than all the rest.
  std::once_flag names_made;
  std::array<std::unordered_map<std::string, Named>, kSchemeCount> names;

  explicit Impl(VocabularyFile read) : file(std::move(read)), children(file.concepts.size()) {
    for (size_t i = 0; i < file.concepts.size(); ++i) {
      const Concept& item = file.concepts[i];
      IdsOf(item.scheme)[item.id] = i;
      for (const std::string& alias : item.aliases) IdsOf(item.scheme)[alias] = i;
    }
    for (size_t i = 0; i < file.concepts.size(); ++i) {
      const Concept& item = file.concepts[i];
      if (!item.parent.empty()) children[IdsOf(item.scheme).at(item.parent)].push_back(i);
    }
  }

  std::unordered_map<std::string_view, size_t>& IdsOf(Scheme scheme) {
    return ids[static_cast<size_t>(scheme)];
  }

  void MakeNames() {
    for (const Concept& item : file.concepts) {
      auto& of_scheme = names[static_cast<size_t>(item.scheme)];
      for (const Label& label : item.labels)
        of_scheme[FoldValue(label.text)].Add(item, label.broad);
    }
    for (const Concept& item : file.concepts) {  // an id goes before any label
      Named only;
      only.Add(item, false);
      auto& of_scheme = names[static_cast<size_t>(item.scheme)];
      of_scheme[FoldValue(item.id)] = only;
      for (const std::string& alias : item.aliases) of_scheme[FoldValue(alias)] = only;
    }
  }
};

Vocabulary::Vocabulary(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Vocabulary::Vocabulary(Vocabulary&&) noexcept = default;
Vocabulary::~Vocabulary() = default;

Vocabulary Vocabulary::Parse(std::string_view xml) {
  return Vocabulary(std::make_unique<Impl>(ReadVocabulary(xml)));
}

const Vocabulary& Vocabulary::BuiltIn() {
  static const Vocabulary built_in = Parse(DataFile("vocabulary.xml"));
  return built_in;
}

std::shared_ptr<const Vocabulary> Vocabulary::SharedBuiltIn() {
  return {std::shared_ptr<void>(), &BuiltIn()};  // owned by nobody: it lives as the program does
}

const std::string& Vocabulary::version() const { return impl_->file.version; }
const std::vector<Concept>& Vocabulary::concepts() const { return impl_->file.concepts; }

const Concept* Vocabulary::Find(Scheme scheme, std::string_view id) const {
  const auto& known = impl_->ids[static_cast<size_t>(scheme)];
  const auto found = known.find(id);
  return found == known.end() ? nullptr : &impl_->file.concepts[found->second];
}

const Concept* Vocabulary::FindByLabel(Scheme scheme, std::string_view text) const {
  if (const Concept* exact = Find(scheme, text)) return exact;
  std::call_once(impl_->names_made, [this] { impl_->MakeNames(); });
  const auto& names = impl_->names[static_cast<size_t>(scheme)];
  const auto found = names.find(FoldValue(text));
  return found == names.end() ? nullptr : found->second.Only();
}

std::vector<std::string> Vocabulary::Narrower(Scheme scheme, std::string_view id) const {
  const Concept* top = Find(scheme, id);
  if (top == nullptr) return {std::string(id)};
  std::vector<std::string> narrower;
  std::vector<size_t> open = {static_cast<size_t>(top - impl_->file.concepts.data())};
  while (!open.empty()) {
    const size_t at = open.back();
    open.pop_back();
    narrower.push_back(impl_->file.concepts[at].id);
    open.insert(open.end(), impl_->children[at].rbegin(), impl_->children[at].rend());
  }
  return narrower;
}

std::vector<std::string> Vocabulary::NarrowerAndAliases(Scheme scheme, std::string_view id) const {
  std::vector<std::string> ids = Narrower(scheme, id);
  for (size_t i = 0, known = ids.size(); i < known; ++i) {
    const Concept* item = Find(scheme, ids[i]);
    if (item != nullptr) ids.insert(ids.end(), item->aliases.begin(), item->aliases.end());
  }
  return ids;
}

std::vector<std::string> Vocabulary::Broader(Scheme scheme, std::string_view id) const {
  std::vector<std::string> broader;
  const Concept* item = Find(scheme, id);
  while (item != nullptr && !item->parent.empty()) {
    broader.push_back(item->parent);
    item = Find(scheme, item->parent);
  }
  return broader;
}

std::string Vocabulary::LabelOf(Scheme scheme, std::string_view id,
                                std::string_view language) const {
  const Concept* item = Find(scheme, id);
  if (item == nullptr) return std::string(id);
  for (std::string tag(ScriptOf(LowerAscii(language))); !tag.empty();) {
    if (const std::string* label = MatchingLabel(*item, tag)) return *label;
    const size_t hyphen = tag.rfind('-');
    tag.resize(hyphen == std::string::npos ? 0 : hyphen);
  }
  const std::string* english = PreferredLabel(*item, "en");
  return english != nullptr ? *english : std::string(id);
}

std::string_view SchemeName(Scheme scheme) { return kSchemeNames[static_cast<size_t>(scheme)]; }

std::optional<Scheme> FindScheme(std::string_view name) {
  const auto found = std::find(std::begin(kSchemeNames), std::end(kSchemeNames), name);
  if (found == std::end(kSchemeNames)) return std::nullopt;
  return static_cast<Scheme>(found - std::begin(kSchemeNames));
}

std::string LanguageLabel(std::string_view tag, std::string_view in_language) {
  if (tag.empty()) return {};
  UErrorCode status = U_ZERO_ERROR;
  const auto locale = icu::Locale::forLanguageTag(
      icu::StringPiece(tag.data(), static_cast<int32_t>(tag.size())), status);
  if (U_FAILURE(status) || locale.isBogus()) return std::string(tag);
  auto in = icu::Locale::forLanguageTag(
      icu::StringPiece(in_language.data(), static_cast<int32_t>(in_language.size())), status);
  if (U_FAILURE(status) || in.isBogus() || *in.getLanguage() == '\0')
    in = icu::Locale::getEnglish();
  icu::UnicodeString name;
  locale.getDisplayLanguage(in, name);
  // ICU gives the code where it knows no name.
  if (name.isEmpty() || name == icu::UnicodeString(locale.getLanguage())) return std::string(tag);
  std::string utf8;
  return locale.getDisplayName(in, name).toUTF8String(utf8);
}

}  // namespace attest
