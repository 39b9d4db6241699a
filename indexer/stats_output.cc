#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "indexer/stats.h"
#include "schema/text.h"

namespace attest {
namespace {

using Json = nlohmann::ordered_json;

constexpr size_t kShownRejections = 20,
                 kShownValues = 40;  // of a batch, of a field, in the text form

std::string Grouped(uint64_t n) {
  std::string digits = std::to_string(n);
  for (size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

std::string Megabytes(uint64_t bytes) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f MB", static_cast<double>(bytes) / 1e6);
  return text;
}

std::string Spaced(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

void AddValues(const char* title, const IndexStats::Values& values, std::string& out) {
  if (values.empty()) return;
  const size_t shown = std::min(values.size(), kShownValues);
  size_t width = 0;
  for (size_t i = 0; i < shown; ++i) width = std::max(width, DisplayWidth(values[i].first));
  out += std::string("\n") + title + "\n";
  for (size_t i = 0; i < shown; ++i) {
    const std::string count = Grouped(values[i].second);
    out += "  " + Printable(values[i].first, 200) +
           std::string(width - DisplayWidth(values[i].first), ' ') +
           std::string(count.size() < 9 ? 9 - count.size() : 1, ' ') + count + "\n";
  }
  if (shown < values.size())
    out += "  … and " + Grouped(values.size() - shown) + " more (--format json)\n";
}

void AddLeftOut(const std::vector<BatchStats>& batches, std::string& out) {
  bool any = false;
  for (const BatchStats& batch : batches) {
    if (batch.log.complete && batch.log.rejected == 0) continue;
    if (!any) out += "\nLeft out in the last run of a batch\n";
    any = true;
    out += "  " + Printable(batch.name, 200) + ": " + Grouped(batch.log.rejected) + " rejected" +
           (batch.log.complete ? "" : ", not read to its end") + "\n";
    const size_t shown = std::min(batch.log.first.size(), kShownRejections);
    for (size_t i = 0; i < shown; ++i) {
      const Rejection& rejection = batch.log.first[i];
      out += "    " + Printable(rejection.place + ": " + rejection.reason, 2000) + "\n";
    }
    if (shown < batch.log.rejected)
      out += "    … and " + Grouped(batch.log.rejected - shown) + " more (--format json)\n";
  }
}

Json ValuesJson(const IndexStats::Values& values) {
  Json list = Json::array();
  for (const auto& [value, count] : values) list.push_back({{"value", value}, {"count", count}});
  return list;
}

Json BatchJson(const BatchStats& batch) {
  Json rejections = Json::array();
  for (const Rejection& rejection : batch.log.first) {
    rejections.push_back({{"place", rejection.place}, {"reason", rejection.reason}});
  }
  return {{"name", batch.name},
          {"documents", batch.documents},
          {"complete", batch.log.complete},
          {"rejected", batch.log.rejected},
          {"rejections", rejections}};
}

}  // namespace

std::string ToText(const IndexStats& stats) {
  std::string out = Grouped(stats.documents) + (stats.documents == 1 ? " document" : " documents");
  out += ", " + Grouped(stats.long_documents) + " of them long, in " + Grouped(stats.passages) +
         " passages";
  if (stats.restricted) out += ", " + Grouped(stats.restricted) + " restricted";
  out += "\n" + Megabytes(stats.TotalBytes()) + " on disk:";
  std::vector<std::pair<std::string, uint64_t>> tables(stats.bytes.begin(), stats.bytes.end());
  std::stable_sort(tables.begin(), tables.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  for (const auto& [table, size] : tables) {
    if (size >= 50'000) out += " " + Spaced(table) + " " + Megabytes(size) + ";";
  }
  if (out.back() == ';' || out.back() == ':') out.pop_back();
  out += "\n" + stats.stamp + ", ICU " + stats.icu + ", vocabulary " + stats.vocabulary +
         ", revision " + stats.revision + "\n";

  AddValues("Language", stats.languages, out);
  AddValues("Source", stats.sources, out);
  AddValues("Source type", stats.source_types, out);
  AddValues("Violation", stats.violations, out);
  IndexStats::Values years = stats.years;
  if (stats.undated) years.emplace_back("undated", stats.undated);
  AddValues("Year", years, out);
  IndexStats::Values batches;
  for (const BatchStats& batch : stats.batches) batches.emplace_back(batch.name, batch.documents);
  AddValues("Batch", batches, out);
  AddLeftOut(stats.batches, out);
  return out;
}

std::string ToJson(const IndexStats& stats) {
  Json bytes = Json::object();
  for (const auto& [table, size] : stats.bytes) bytes[table] = size;
  bytes["total"] = stats.TotalBytes();
  Json batches = Json::array();
  for (const BatchStats& batch : stats.batches) batches.push_back(BatchJson(batch));
  const Json json{{"version", 1},
                  {"documents", stats.documents},
                  {"long", stats.long_documents},
                  {"passages", stats.passages},
                  {"restricted", stats.restricted},
                  {"undated", stats.undated},
                  {"layout", stats.stamp},
                  {"icu", stats.icu},
                  {"vocabulary", stats.vocabulary},
                  {"revision", stats.revision},
                  {"language", ValuesJson(stats.languages)},
                  {"source", ValuesJson(stats.sources)},
                  {"source_type", ValuesJson(stats.source_types)},
                  {"violation", ValuesJson(stats.violations)},
                  {"year", ValuesJson(stats.years)},
                  {"batches", batches},
                  {"bytes", bytes}};
  return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace attest
