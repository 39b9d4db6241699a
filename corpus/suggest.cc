#include "corpus/suggest.h"

#include <algorithm>
#include <map>
#include <set>

#include "corpus/dateline.h"
#include "schema/text.h"

namespace attest {
namespace {

// Reports of hundreds of pages say at the beginning what they are about.
constexpr size_t kRead = 16384, kBeginning = 600;  // bytes of the text
constexpr int kInTitle = 3, kInBeginning = 2, kInText = 1;
// A country is named in passing more often than a town or a crime.
constexpr int kEnough = 2, kEnoughForCountry = 4;
constexpr int kTimes =
    4;  // the weight of any place, that the best one may have, but for those in the title
constexpr size_t kMost = 6;  // of a scheme

struct Evidence {
  int weight = 0;
  bool in_title = false;  // always enough
};
using Found = std::map<const Concept*, Evidence>;

void AddMentions(ConceptForms& forms, std::string_view text, bool title, Found* found) {
  for (const auto& mention : forms.Find(NormalForm(text))) {
    for (const Concept* item : mention.form->full) {
      if (item->scheme != Scheme::kViolation && item->scheme != Scheme::kPlace) continue;
      Evidence& evidence = (*found)[item];
      evidence.in_title |= title;
      evidence.weight += title ? kInTitle : mention.begin < kBeginning ? kInBeginning : kInText;
    }
  }
}

bool IsEnough(const Concept& item, const Evidence& evidence, int best) {
  if (evidence.in_title) return true;
  if (item.scheme == Scheme::kViolation) return evidence.weight >= kEnough;
  const int enough = item.kind == "country" ? kEnoughForCountry : kEnough;
  return evidence.weight >= enough && evidence.weight * kTimes >= best;
}

int Best(Scheme scheme, const Found& found) {
  int best = 0;
  for (const auto& [item, evidence] : found) {
    if (item->scheme == scheme) best = std::max(best, evidence.weight);
  }
  return best;
}

std::vector<const Concept*> WithoutImplied(const Vocabulary& vocabulary,
                                           std::vector<const Concept*> items) {
  std::set<std::string> implied;
  for (const Concept* item : items) {
    for (std::string& id : vocabulary.Broader(item->scheme, item->id))
      implied.insert(std::move(id));
  }
  std::erase_if(items, [&](const Concept* item) { return implied.contains(item->id); });
  return items;
}

std::vector<std::string> Choose(const Vocabulary& vocabulary, Scheme scheme, const Found& found) {
  const int best = Best(scheme, found);
  std::vector<const Concept*> enough;
  for (const auto& [item, evidence] : found) {
    if (item->scheme == scheme && IsEnough(*item, evidence, best)) enough.push_back(item);
  }
  enough = WithoutImplied(vocabulary, std::move(enough));
  std::sort(enough.begin(), enough.end(), [&](const Concept* a, const Concept* b) {
    const int of_a = found.at(a).weight, of_b = found.at(b).weight;
    return of_a != of_b ? of_a > of_b : a->id < b->id;
  });
  if (enough.size() > kMost) enough.resize(kMost);
  std::vector<std::string> ids;
  for (const Concept* item : enough) ids.push_back(item->id);
  return ids;
}

}  // namespace

Suggestions Suggester::Suggest(const Document& document) {
  Suggestions suggestions;
  if (!document.date) suggestions.date = FindDateline(document.text);
  const bool violations = document.violations.empty(), places = document.places.empty();
  if (!violations && !places) return suggestions;
  const std::string_view text = document.text;
  Found found;
  AddMentions(forms_, document.title, true, &found);
  AddMentions(forms_, text.substr(0, PrefixLength(text, kRead)), false, &found);
  if (violations) suggestions.violations = Choose(*vocabulary_, Scheme::kViolation, found);
  if (places) suggestions.places = Choose(*vocabulary_, Scheme::kPlace, found);
  return suggestions;
}

}  // namespace attest
