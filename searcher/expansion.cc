#include "searcher/expansion.h"

#include <algorithm>
#include <set>

#include "searcher/form_terms.h"

namespace attest {
namespace {

constexpr Scheme kSchemes[] = {Scheme::kViolation, Scheme::kTerm, Scheme::kPlace,
                               Scheme::kSourceType};
constexpr size_t kMaxExpanded = 256;

// The camps of a kind are named instead of it: Yodok is a political prison camp.
constexpr std::pair<std::string_view, std::string_view> kPlacesOfTerm[] = {
    {"kwanliso", "political_prison_camp"}, {"kyohwaso", "kyohwaso"}, {"jipkyolso", "jipkyolso"}};

std::string NameOf(const std::vector<const Concept*>& concepts) {
  std::string name;
  for (const Concept* item : concepts) {
    if (!name.empty()) name += ' ';
    name.append(SchemeName(item->scheme)).append(":").append(item->id);
  }
  return name;
}

// Forms overlap: what two of them have in common counts once.
void Tidy(FormTerms& terms) {
  const auto tidy = [](auto& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
  };
  tidy(terms.terms);
  tidy(terms.rows);
  tidy(terms.joined);
}

// The first of each language, then the second, but for `without`.
std::vector<std::string> InTurn(const std::array<FormTerms, kFormLanguages>& languages,
                                const ConceptForm* without) {
  std::vector<std::string> forms;
  size_t most = 0;
  for (const FormTerms& terms : languages) most = std::max(most, terms.forms.size());
  for (size_t i = 0; i < most; ++i) {
    for (const FormTerms& terms : languages) {
      if (i < terms.forms.size() && terms.forms[i].form != without)
        forms.emplace_back(terms.forms[i].name);
    }
  }
  return forms;
}

}  // namespace

Expander::Expander(const Vocabulary& vocabulary) : vocabulary_(vocabulary), forms_(vocabulary) {}
Expander::~Expander() = default;

void Expander::Reset(const Shards& shards, StemSource stems) {
  shards_ = &shards;
  index_ = std::make_unique<IndexTerms>(shards.together());
  stems_ = std::move(stems);
  expanded_.clear();
}

Expander::Expanded Expander::Expand(std::vector<const Concept*> concepts) {
  const std::string name = NameOf(concepts);
  const auto known = expanded_.find(name);
  if (known != expanded_.end()) return known->second;
  auto expanded = std::make_shared<ExpandedConcept>();
  expanded->name = name;
  std::map<const ConceptForm*, bool> is_full;
  std::set<const ConceptForm*> listed;
  std::set<std::string_view> names;
  const auto add = [&](const ConceptForms::Writing& writing, bool full) {
    const auto [form, is_new] = is_full.emplace(writing.form, full);
    if (form->second != full) return;
    const auto language = static_cast<size_t>(writing.form->language);
    FormTerms& terms = (full ? expanded->full : expanded->broad)[language];
    const bool there = AddForm(writing, stems_(), *index_, terms);
    if (there && listed.insert(writing.form).second && names.insert(writing.name).second)
      terms.forms.push_back(writing);
    if (full && is_new) expanded->index.Add(writing.form->normal, 0);
  };
  for (const Concept* item : concepts) AddForms(*item, true, add);
  for (const Concept* item : concepts) AddForms(*item, false, add);
  for (const Concept* place : PlacesUnder(concepts))
    AddForms(*place, true, [&](const auto& writing, bool) { add(writing, false); });
  for (size_t i = 0; i < kFormLanguages; ++i) {
    Tidy(expanded->full[i]);
    Tidy(expanded->broad[i]);
    expanded->full_texts[i] = TextGroup::Of(expanded->full[i], *shards_);
    expanded->broad_texts[i] = TextGroup::Of(expanded->broad[i], *shards_);
    expanded->titles[i] = TextGroup::Of(InTitles(expanded->full[i], *index_), *shards_);
  }
  expanded->concepts = std::move(concepts);
  if (expanded_.size() >= kMaxExpanded) expanded_.clear();
  return expanded_[name] = std::move(expanded);
}

void Expander::AddForms(const Concept& item, bool full, const AddFunction& add) {
  for (const auto& writing : forms_.WritingsOf(item)) {
    const auto& named = writing.form->full;
    const bool names_it = std::find(named.begin(), named.end(), &item) != named.end();
    if (names_it == full) add(writing, full);
  }
}

std::vector<const Concept*> Expander::PlacesUnder(
    const std::vector<const Concept*>& concepts) const {
  std::vector<const Concept*> places;
  for (const auto& [term, kind] : kPlacesOfTerm) {
    const Concept* item = vocabulary_.Find(Scheme::kTerm, term);
    if (item == nullptr || std::find(concepts.begin(), concepts.end(), item) == concepts.end())
      continue;
    for (const Concept& place : vocabulary_.concepts()) {
      if (place.scheme == Scheme::kPlace && place.kind == kind) places.push_back(&place);
    }
  }
  return places;
}

std::vector<NamedConcept> Expander::Find(std::string_view text,
                                         const std::vector<std::string>& without) {
  const NormalForm normal(text);
  std::vector<NamedConcept> named;
  const auto add = [&](const ConceptForm* form, size_t begin, size_t end, bool scattered) {
    const auto unwanted = [&](const Concept* item) {
      return std::find(without.begin(), without.end(), item->id) != without.end();
    };
    if (std::any_of(form->full.begin(), form->full.end(), unwanted)) return;
    named.push_back({Expand(form->full), form, begin, end, scattered});
  };
  for (const auto& mention : forms_.Find(normal))
    add(mention.form, mention.begin, mention.end, false);
  for (const ConceptForm* form : forms_.FindScattered(normal)) add(form, 0, text.size(), true);
  return named;
}

Expander::Expanded Expander::ById(std::string_view id) {
  std::vector<const Concept*> concepts;
  const auto add = [&](const Concept* top) {
    if (top == nullptr) return;
    for (const auto& below : vocabulary_.Narrower(top->scheme, top->id))
      concepts.push_back(vocabulary_.Find(top->scheme, below));
  };
  for (const Scheme scheme : kSchemes) add(vocabulary_.Find(scheme, id));
  for (size_t i = 0; concepts.empty() && i < std::size(kSchemes); ++i)
    add(vocabulary_.FindByLabel(kSchemes[i], id));
  return concepts.empty() ? nullptr : Expand(std::move(concepts));
}

std::vector<Expansion> ExpansionsOf(const RankingText& text) {
  std::vector<Expansion> expansions;
  std::set<const ExpandedConcept*> seen;
  for (const NamedConcept& named : text.concepts) {
    if (!seen.insert(named.expanded.get()).second) continue;
    Expansion expansion;
    expansion.for_words = text.text.substr(named.begin, named.end - named.begin);
    expansion.concept_id = named.expanded->concepts.front()->id;
    expansion.forms = InTurn(named.expanded->full, named.form);
    if (!expansion.forms.empty()) expansions.push_back(std::move(expansion));
  }
  return expansions;
}

}  // namespace attest
