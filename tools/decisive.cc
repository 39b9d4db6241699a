#include "tools/decisive.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "searcher/explain_units.h"
#include "searcher/output_explain.h"

namespace attest {
namespace {

using Points = std::map<std::string, double>;

std::string NameOf(const TermScore& term) {
  std::string name = WithoutPrefix(term.term);
  for (const auto& spelling : term.spellings) name += "/" + spelling;
  return name + ": " + (term.title ? "title, " : "") + std::string(ClassInWords(term.cls));
}

Points PointsOf(const Explanation& e) {
  Points points;
  for (const TermScore& term : e.terms) points[NameOf(term)] += term.contribution;
  const ScoreParts& parts = e.parts;
  const double sum = parts.bm25 + parts.window + parts.lead + parts.characters;
  const double with_slots = sum * parts.slot_factor;
  points["window"] = parts.window;
  points["beginning"] = parts.lead;
  points["characters"] = parts.characters;
  points["slots"] = with_slots - sum;
  points["language"] = parts.Total() - with_slots;
  return points;
}

}  // namespace

std::vector<DecisivePart> DecisiveParts(const ExplainedEntry& relevant,
                                        const ExplainedEntry& rival) {
  std::map<std::string, DecisivePart> parts;
  for (const auto& [what, points] : PointsOf(relevant.explanation)) parts[what].relevant = points;
  for (const auto& [what, points] : PointsOf(rival.explanation)) parts[what].rival = points;
  std::vector<DecisivePart> list;
  for (auto& [what, part] : parts) {
    if (part.relevant == 0 && part.rival == 0) continue;
    part.what = what;
    list.push_back(part);
  }
  std::stable_sort(list.begin(), list.end(), [](const DecisivePart& a, const DecisivePart& b) {
    return std::abs(a.Difference()) > std::abs(b.Difference());
  });
  return list;
}

}  // namespace attest
