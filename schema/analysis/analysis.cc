#include "schema/analysis/analysis.h"

#include <unicode/uvernum.h>
#include <unicode/uversion.h>

#include <iterator>

#include "schema/analysis/runs.h"
#include "schema/analysis/terms.h"
#include "schema/layout.h"

namespace attest {
namespace {

struct ClassFacts {
  std::string_view name, prefix;
  double weight;  // in a query
};

// In the order of TermClass.
constexpr ClassFacts kClasses[] = {
    {"KW", "", 1},    {"KA", "", 0},    {"KV", "V", .35}, {"KB", "B", .35}, {"KD", "D", .35},
    {"HW", "", 1},    {"HS", "", .25},  {"HB0", "", .5},  {"HB1", "", .3},  {"HB2", "", 0},
    {"HC0", "C", .5}, {"HC1", "C", .3}, {"HC2", "C", 0},  {"HF", "", 0},    {"LZ", "Z", 1},
    {"LR", "", .4},   {"LJ", "Z", .5},  {"N", "", 1.5},   {"NC", "", 0}};
static_assert(std::size(kClasses) == static_cast<size_t>(TermClass::kCounted) + 1);
static_assert(kLongestTerm + prefix::kTitle.size() <= kTermLimit);

const ClassFacts& FactsOf(TermClass cls) { return kClasses[static_cast<size_t>(cls)]; }

}  // namespace

std::string_view ClassName(TermClass cls) { return FactsOf(cls).name; }
std::string_view ClassPrefix(TermClass cls) { return FactsOf(cls).prefix; }
double ClassWeight(TermClass cls) { return FactsOf(cls).weight; }

std::vector<Token> Analyze(std::string_view utf8, Purpose purpose) {
  const RunList list = ReadRuns(utf8);
  std::vector<Token> tokens;
  tokens.reserve(list.text.chars.size() / 2 + list.runs.size());
  TermWriter writer(list, purpose, &tokens);
  for (size_t i = 0; i < list.runs.size(); ++i) writer.WriteRun(i);
  if (!list.has_hangul) return tokens;
  for (size_t i = 0; i < list.runs.size(); ++i) writer.WriteReading(i);
  return tokens;
}

std::string TitleTerm(std::string_view term) { return std::string(prefix::kTitle).append(term); }

std::string IcuVersion() {
  UVersionInfo version;
  u_getVersion(version);
  return std::to_string(version[0]) + "." + std::to_string(version[1]);
}

}  // namespace attest
