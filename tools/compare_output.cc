#include "tools/compare_output.h"

#include <cstdio>
#include <nlohmann/json.hpp>

#include "schema/text.h"

namespace attest {
namespace {

using Json = nlohmann::ordered_json;

constexpr size_t kTextCharacters = 70;  // of a topic
constexpr size_t kShownParts = 8;       // of what decided

template <typename... Values>
std::string Format(const char* format, Values... values) {
  char text[160];
  std::snprintf(text, sizeof text, format, values...);
  return text;
}

std::string Rank(size_t rank) { return rank == 0 ? "none" : std::to_string(rank); }

std::string PartsText(const ShownChange& shown) {
  const TopicChange& change = shown.change;
  std::string out = "  relevant  " + Printable(change.relevant) +
                    Format("  %.4f", shown.relevant_score) + ", rank " + Rank(shown.relevant_rank) +
                    "\n  rival     " + Printable(change.rival) +
                    Format("  %.4f", shown.rival_score) + ", rank " + Rank(shown.rival_rank) + "\n";
  if (shown.parts.empty()) return out;
  out += "    differ  relevant     rival  by\n";
  for (size_t i = 0; i < shown.parts.size() && i < kShownParts; ++i) {
    const DecisivePart& part = shown.parts[i];
    out += Format("  %+8.4f  %8.4f  %8.4f  ", part.Difference(), part.relevant, part.rival) +
           Printable(part.what) + "\n";
  }
  return out;
}

std::string ChangesText(const char* name, const std::vector<ShownChange>& list, size_t all,
                        Measure measure) {
  if (list.empty()) return "";
  std::string out = std::string("\n") + name;
  if (list.size() < all)
    out += ", the first " + std::to_string(list.size()) + " of " + std::to_string(all);
  out += "\n";
  for (const ShownChange& shown : list) {
    const TopicChange& change = shown.change;
    out += Printable(change.topic) + "  " + std::string(MeasureName(measure)) +
           Format(" %.4f -> %.4f", change.before, change.after) + "  first relevant " +
           Rank(change.first_before) + " -> " + Rank(change.first_after) + "\n";
    if (!change.text.empty()) out += "  " + Printable(change.text, kTextCharacters) + "\n";
    if (shown.relevant_rank != 0 || shown.rival_rank != 0) out += PartsText(shown);
  }
  return out;
}

Json OrNull(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }
Json OrNull(size_t rank) { return rank == 0 ? Json(nullptr) : Json(rank); }

Json ChangesJson(const std::vector<ShownChange>& list) {
  Json json = Json::array();
  for (const ShownChange& shown : list) {
    const TopicChange& change = shown.change;
    Json& entry = json.emplace_back(Json{{"topic", change.topic},
                                         {"text", OrNull(change.text)},
                                         {"before", change.before},
                                         {"after", change.after},
                                         {"first_relevant_before", OrNull(change.first_before)},
                                         {"first_relevant_after", OrNull(change.first_after)}});
    if (shown.relevant_rank == 0 && shown.rival_rank == 0) continue;
    entry["relevant"] = {{"id", OrNull(change.relevant)},
                         {"rank", OrNull(shown.relevant_rank)},
                         {"score", shown.relevant_score}};
    entry["rival"] = {{"id", OrNull(change.rival)},
                      {"rank", OrNull(shown.rival_rank)},
                      {"score", shown.rival_score}};
    Json& parts = entry["decided"] = Json::array();
    for (const DecisivePart& part : shown.parts) {
      parts.push_back({{"by", part.what}, {"relevant", part.relevant}, {"rival", part.rival}});
    }
  }
  return json;
}

}  // namespace

std::string ToText(const ShownComparison& shown) {
  const Comparison& c = shown.comparison;
  const std::string measure(MeasureName(shown.measure));
  std::string out = Printable(shown.before, 200) + " -> " + Printable(shown.after, 200) + "\n";
  out += measure + Format(" over %zu topics: %.4f -> %.4f, difference %+.4f\n", shown.topics,
                          c.before, c.after, c.after - c.before);
  out += Format("better %zu, worse %zu, same %zu; p = %.5f (paired randomisation test, ", c.better,
                c.worse, c.same, c.p);
  out += c.permutations == kPermutations
             ? Format("%llu permutations, seed %llu)\n", kPermutations, kPermutationSeed)
             : Format("all %llu permutations)\n", c.permutations);
  return out + ChangesText("worse", shown.worse, c.worse, shown.measure) +
         ChangesText("better", shown.better, c.better, shown.measure);
}

Json ToJson(const ShownComparison& shown) {
  const Comparison& c = shown.comparison;
  return {{"qrels", shown.qrels},
          {"run_before", shown.before},
          {"run_after", shown.after},
          {"measure", MeasureName(shown.measure)},
          {"topics", shown.topics},
          {"before", c.before},
          {"after", c.after},
          {"difference", c.after - c.before},
          {"better", c.better},
          {"worse", c.worse},
          {"same", c.same},
          {"p", c.p},
          {"permutations", c.permutations},
          {"worse_topics", ChangesJson(shown.worse)},
          {"better_topics", ChangesJson(shown.better)}};
}

}  // namespace attest
