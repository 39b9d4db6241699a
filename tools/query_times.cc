// query_times: how long answers take. A file of requests goes through a Searcher in this process,
// one after another.
#include <algorithm>
#include <boost/program_options.hpp>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>

#include "schema/error.h"
#include "schema/text.h"
#include "searcher/output.h"
#include "searcher/searcher.h"
#include "searcher/url.h"
#include "tools/files.h"
#include "tools/guarded.h"

namespace po = boost::program_options;
using attest::UsageError;

namespace {

constexpr std::string_view kHelp = R"(query_times: how long answers take

  query_times --index DIR [--repeat 1] [--format text|json] [--slowest 0] FILE

FILE has one request a line, as the API takes it ("q=…&violation=…&facets=0"); generate --queries makes
one. Each is searched with facets and snippets (unless it says otherwise) and written as JSON, in this
process, one after another; opening the index and the first pass, with --repeat 2 or more, do not count.
Prints the number of requests, how many found nothing, and mean, p50, p90, p99 and the most, in ms: pN is
the smallest time that N of 100 answers needed at most. --slowest N lists the N slowest requests.

Example:
  generate --documents 100000 --out build/made --queries 500 --queries-out build/made.queries
  attest-index add --index build/made.index build/made
  query_times --index build/made.index build/made.queries
)";

struct Timed {
  std::string line;
  double ms = 0;
  uint64_t total = 0;
};

std::vector<std::pair<std::string, attest::SearchRequest>> ReadRequests(const std::string& file) {
  const std::string bytes = attest::ReadFile(file);
  std::vector<std::pair<std::string, attest::SearchRequest>> requests;
  std::string_view rest = bytes;
  for (size_t number = 1; !rest.empty(); ++number) {
    const size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.empty()) continue;
    attest::SearchRequest request;
    try {
      for (const auto& [name, value] : attest::ParseQueryString(line)) {
        attest::SetParameter(request, name, value);
      }
    } catch (const UsageError& error) {
      throw attest::InputError(file + ":" + std::to_string(number) + ": " + error.what());
    }
    requests.emplace_back(line, request);
  }
  if (requests.empty()) throw attest::InputError(file + ": expected requests, found none");
  return requests;
}

// Nearest rank: the smallest of the sorted values that `percent` of them do not exceed.
double Percentile(const std::vector<Timed>& sorted, double percent) {
  const auto rank =
      static_cast<size_t>(std::ceil(percent / 100 * static_cast<double>(sorted.size())));
  return sorted[std::max<size_t>(rank, 1) - 1].ms;
}

Timed Time(attest::Searcher& searcher, const std::string& line,
           const attest::SearchRequest& request) {
  const auto begin = std::chrono::steady_clock::now();
  const attest::ResultPage page = searcher.Search(request);
  const std::string answer = attest::ToJson(page);
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
  return {line, took.count(), page.total};
}

void Print(const std::vector<Timed>& sorted, const std::string& format, size_t slowest) {
  double sum = 0;
  size_t empty = 0;
  for (const Timed& timed : sorted) {
    sum += timed.ms;
    empty += timed.total == 0;
  }
  nlohmann::ordered_json figures{{"requests", sorted.size()},
                                 {"empty", empty},
                                 {"mean_ms", sum / static_cast<double>(sorted.size())},
                                 {"p50_ms", Percentile(sorted, 50)},
                                 {"p90_ms", Percentile(sorted, 90)},
                                 {"p99_ms", Percentile(sorted, 99)},
                                 {"most_ms", sorted.back().ms}};
  slowest = std::min(slowest, sorted.size());
  if (format == "json") {
    for (size_t i = 0; i < slowest; ++i) {
      const Timed& timed = sorted[sorted.size() - 1 - i];
      figures["slowest"].push_back(
          {{"request", timed.line}, {"ms", timed.ms}, {"total", timed.total}});
    }
    std::puts(figures.dump(2, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
    return;
  }
  std::printf("requests   empty    mean     p50     p90     p99    most  (ms)\n");
  std::printf("%8zu  %6zu  %6.1f  %6.1f  %6.1f  %6.1f  %6.1f\n", sorted.size(), empty,
              figures["mean_ms"].get<double>(), Percentile(sorted, 50), Percentile(sorted, 90),
              Percentile(sorted, 99), sorted.back().ms);
  for (size_t i = 0; i < slowest; ++i) {
    const Timed& timed = sorted[sorted.size() - 1 - i];
    std::printf("%8.1f ms  %8llu found  %s\n", timed.ms,
                static_cast<unsigned long long>(timed.total),
                attest::Printable(timed.line, 200).c_str());
  }
}

int Main(int argc, char** argv) {
  std::vector<std::string> indexes;
  std::string file, format;
  unsigned repeat = 1;
  size_t slowest = 0;
  po::options_description options;
  options.add_options()("help,h", "")("index", po::value(&indexes))("file", po::value(&file))(
      "repeat", po::value(&repeat))("slowest", po::value(&slowest))(
      "format", po::value(&format)->default_value("text"));
  po::positional_options_description positional;
  positional.add("file", 1);
  po::variables_map values;
  po::store(po::command_line_parser(argc, argv).options(options).positional(positional).run(),
            values);
  po::notify(values);
  if (values.count("help")) {
    std::cout << kHelp;
    return 0;
  }
  if (indexes.empty() || file.empty()) {
    throw UsageError("expected --index DIR and a file of requests; see query_times --help");
  }
  if (format != "text" && format != "json") throw UsageError("--format takes text or json");
  const auto requests = ReadRequests(file);
  attest::Searcher searcher(indexes);
  std::vector<Timed> times;
  for (unsigned pass = 0; pass < std::max(repeat, 1U); ++pass) {
    if (pass == 1) times.clear();
    for (const auto& [line, request] : requests) times.push_back(Time(searcher, line, request));
  }
  std::sort(times.begin(), times.end(), [](const Timed& a, const Timed& b) { return a.ms < b.ms; });
  Print(times, format, slowest);
  return 0;
}

}  // namespace

int main(int argc, char** argv) { return attest::Guarded("query_times", Main, argc, argv); }
