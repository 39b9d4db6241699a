#include "schema/concept_forms.h"

#include <algorithm>
#include <set>

#include "schema/concept_labels.h"

namespace attest {
namespace {

constexpr size_t kScattered = 3;
constexpr size_t kAskedForAll = 1u << 16;  // bytes of texts, after which few labels are unread

template <typename T>
bool Has(const std::vector<T>& values, const T& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

}  // namespace

ConceptForms::ConceptForms(const Vocabulary& vocabulary) {
  for (const Concept& item : vocabulary.concepts()) {
    of_concept_[&item];
    for (const Label& label : item.labels) {
      const std::string_view text = WithoutRemark(label.text);
      AddSource(item, label, text, text, false);
      for (std::string& variant : VariantsOf(text)) {
        const std::string_view derived = derived_.emplace_back(std::move(variant));
        AddSource(item, label, derived, derived.starts_with(text) ? text : derived, false);
      }
      if (item.scheme != Scheme::kViolation) continue;
      const auto parts = PartsOf(text, LanguageOf(label));
      for (size_t i = 0; parts.size() > 1 && i < parts.size(); ++i)
        AddSource(item, label, parts[i], parts[i], true);
    }
  }
}

void ConceptForms::AddSource(const Concept& item, const Label& label, std::string_view text,
                             std::string_view name, bool part) {
  of_concept_[&item].push_back(sources_.size());
  buckets_[SearchKey(text)].push_back(sources_.size());
  sources_.push_back({&item, &label, text, name, part});
}

void ConceptForms::Read(Source& source) {
  if (source.form != kUnread) return;
  const NormalForm normal(source.text);
  source.form = kNoForm;
  if (normal.pieces().empty() || (source.part && !IsNameEnough(normal))) return;
  const auto [at, is_new] = by_normal_.emplace(normal.chars(), forms_.size());
  source.form = static_cast<int64_t>(at->second);
  if (is_new) {
    forms_.push_back({std::string(source.text),
                      normal.chars(),
                      LanguageOf(normal),
                      WordsOf(normal),
                      false,
                      {},
                      {}});
  }
  ConceptForm& form = forms_[at->second];
  form.joined |= IsJoined(normal);
  if (Has(form.broad, source.item)) return;
  if (source.label->broad || IsLone(normal)) {
    std::erase(form.full, source.item);
    form.broad.push_back(source.item);
  } else if (!Has(form.full, source.item)) {
    form.full.push_back(source.item);
  }
  if (!is_new) return;
  index_.Add(form.normal, static_cast<uint32_t>(at->second));
  if (form.words.size() > 1) by_first_word_[form.words[0]].push_back(at->second);
}

void ConceptForms::ReadBucket(char32_t key) {
  const auto bucket = buckets_.find(key);
  if (bucket == buckets_.end()) return;
  for (const size_t source : bucket->second) Read(sources_[source]);
  buckets_.erase(bucket);
}

void ConceptForms::ReadWhatMayBeIn(const NormalForm& text) {
  if (buckets_.empty()) return;
  asked_ += text.chars().size();
  if (asked_ > kAskedForAll) return ReadAll();
  ReadBucket(kAnyKey);
  for (const char32_t key : SearchKeys(text)) ReadBucket(key);
}

void ConceptForms::ReadAll() {
  for (Source& source : sources_) Read(source);
  buckets_.clear();
}

std::vector<ConceptForms::Mention> ConceptForms::Find(const NormalForm& text) {
  ReadWhatMayBeIn(text);
  const auto is_full = [&](uint32_t form) { return !forms_[form].full.empty(); };
  std::vector<Mention> mentions;
  for (const auto& place : index_.FindLongest(text, is_full)) {
    const ByteRange source = text.Source(place.begin, place.end);
    mentions.push_back({&forms_[place.number], source.begin, source.end});
  }
  return mentions;
}

std::vector<std::string> ConceptForms::NamesIn(const NormalForm& text) {
  ReadWhatMayBeIn(text);
  std::set<size_t> names;
  for (const auto& place : index_.FindAll(text)) {
    if (forms_[place.number].joined) names.insert(place.number);
  }
  std::vector<std::string> normals;
  for (const size_t name : names) normals.push_back(forms_[name].normal);
  return normals;
}

std::vector<std::string> ConceptForms::AllNames() {
  ReadAll();
  std::vector<std::string> normals;
  for (const ConceptForm& form : forms_) {
    if (form.joined) normals.push_back(form.normal);
  }
  return normals;
}

std::vector<const ConceptForm*> ConceptForms::FindScattered(const NormalForm& text) {
  ReadWhatMayBeIn(text);
  const std::vector<std::string> words = WordsOf(text);
  const std::set<std::string> have(words.begin(), words.end());
  const auto is_scattered = [&](const ConceptForm& form) {
    return !form.full.empty() && text.chars().find(form.normal) == std::string::npos &&
           std::all_of(form.words.begin(), form.words.end(),
                       [&](const std::string& word) { return have.contains(word); });
  };
  std::vector<const ConceptForm*> found;
  for (const std::string& word : have) {
    const auto forms = by_first_word_.find(word);
    if (forms == by_first_word_.end()) continue;
    for (const size_t form : forms->second) {
      if (is_scattered(forms_[form])) found.push_back(&forms_[form]);
    }
  }
  std::sort(found.begin(), found.end(), [](const ConceptForm* a, const ConceptForm* b) {
    return std::pair(b->normal.size(), a->normal) < std::pair(a->normal.size(), b->normal);
  });
  if (found.size() > kScattered) found.resize(kScattered);
  return found;
}

std::vector<ConceptForms::Writing> ConceptForms::WritingsOf(const Concept& item) {
  std::vector<Writing> writings;
  for (const size_t at : of_concept_.at(&item)) {
    Source& source = sources_[at];
    Read(source);
    if (source.form < 0) continue;
    writings.push_back({&forms_[static_cast<size_t>(source.form)], source.text, source.name});
  }
  return writings;
}

}  // namespace attest
