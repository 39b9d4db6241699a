#include "tools/measures.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <set>

#include "schema/error.h"
#include "schema/text.h"

namespace attest {
namespace {

constexpr std::string_view kBlank = " \t\r";

[[noreturn]] void Fail(const std::string& file, size_t line, const std::string& what) {
  throw InputError(file + ":" + std::to_string(line) + ": " + what);
}

// Calls `read` with each line that is not blank and its number.
void ForEachLine(std::string_view bytes,
                 const std::function<void(std::string_view, size_t)>& read) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  for (size_t number = 1; !bytes.empty(); ++number) {
    const size_t end = std::min(bytes.find('\n'), bytes.size());
    std::string_view line = bytes.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.find_first_not_of(kBlank) != line.npos) read(line, number);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
}

std::vector<std::string_view> Columns(std::string_view line) {
  std::vector<std::string_view> columns;
  for (size_t at = line.find_first_not_of(kBlank); at != line.npos;) {
    const size_t end = std::min(line.find_first_of(kBlank, at), line.size());
    columns.push_back(line.substr(at, end - at));
    at = line.find_first_not_of(kBlank, end);
  }
  return columns;
}

template <typename Number>
bool ParseNumber(std::string_view text, Number* number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), *number);
  return error == std::errc() && end == text.data() + text.size();
}

std::string Quoted(std::string_view text) { return "\"" + Printable(text) + "\""; }

}  // namespace

Qrels ParseQrels(std::string_view bytes, const std::string& file) {
  Qrels qrels;
  ForEachLine(bytes, [&](std::string_view line, size_t number) {
    const auto columns = Columns(line);
    if (columns.size() != 4) {
      Fail(file, number, "expected \"topic iteration document grade\", found " + Quoted(line));
    }
    int grade = 0;
    if (!ParseNumber(columns[3], &grade)) {
      Fail(file, number, "expected a whole number as grade, found " + Quoted(columns[3]));
    }
    auto& judgments = qrels[std::string(columns[0])];
    if (!judgments.emplace(columns[2], grade).second) {
      Fail(file, number,
           "expected each document once a topic, found " + Quoted(columns[2]) + " again for " +
               Quoted(columns[0]));
    }
  });
  return qrels;
}

Run ParseRun(std::string_view bytes, const std::string& file) {
  Run run;
  std::map<std::string, std::set<std::string, std::less<>>, std::less<>> seen;
  ForEachLine(bytes, [&](std::string_view line, size_t number) {
    const auto columns = Columns(line);
    if (columns.size() != 6) {
      Fail(file, number, "expected \"topic Q0 document rank score tag\", found " + Quoted(line));
    }
    double score = 0;
    if (!ParseNumber(columns[4], &score) || !std::isfinite(score)) {
      Fail(file, number, "expected a number as score, found " + Quoted(columns[4]));
    }
    const std::string topic(columns[0]);
    if (!seen[topic].emplace(columns[2]).second) {
      Fail(file, number,
           "expected each document once a topic, found " + Quoted(columns[2]) + " again for " +
               Quoted(topic));
    }
    run[topic].push_back({std::string(columns[2]), score});
  });
  return run;
}

Topics ParseTopics(std::string_view bytes, const std::string& file) {
  Topics topics;
  std::set<std::string, std::less<>> seen;
  ForEachLine(bytes, [&](std::string_view line, size_t number) {
    const size_t tab = line.find('\t');
    if (tab == line.npos || tab == 0 || line.find_first_of(kBlank) != tab) {
      Fail(file, number, "expected \"topic TAB text\", found " + Quoted(line));
    }
    if (const size_t bad = FindInvalidUtf8(line); bad != line.npos) {
      Fail(file, number, "expected UTF-8, found byte \\x" + Hex(line.substr(bad, 1)));
    }
    const std::string_view id = line.substr(0, tab);
    if (!seen.emplace(id).second) {
      Fail(file, number, "expected each topic once, found " + Quoted(id) + " again");
    }
    topics.emplace_back(id, line.substr(tab + 1));
  });
  return topics;
}

void SortRun(std::vector<RunEntry>& ranked) {
  std::sort(ranked.begin(), ranked.end(), [](const RunEntry& a, const RunEntry& b) {
    return a.score != b.score ? a.score > b.score : a.id > b.id;
  });
}

Measures MeasureTopic(const Judgments& judgments, std::vector<RunEntry> ranked) {
  SortRun(ranked);
  std::vector<int> grades;
  for (const auto& [id, grade] : judgments) {
    if (grade > 0) grades.push_back(grade);
  }
  Measures m;
  m.topics = 1;
  m.without = ranked.empty() ? 1 : 0;
  if (grades.empty()) return m;
  std::sort(grades.begin(), grades.end(), std::greater<>());
  const auto relevant = static_cast<double>(grades.size());
  double ideal = 0;
  for (size_t i = 0; i < std::min<size_t>(grades.size(), 10); ++i) {
    ideal += grades[i] / std::log2(static_cast<double>(i) + 2);
  }
  size_t found = 0;
  for (size_t i = 0; i < ranked.size(); ++i) {
    const auto judged = judgments.find(ranked[i].id);
    if (judged == judgments.end() || judged->second <= 0) continue;
    const auto rank = static_cast<double>(i + 1);
    ++found;
    m.precision_mean += static_cast<double>(found) / rank / relevant;
    if (i < 100) m.recall100 = static_cast<double>(found) / relevant;
    if (i >= 10) continue;
    m.recall10 = m.recall100;
    m.ndcg += judged->second / std::log2(rank + 1) / ideal;
    if (m.reciprocal == 0) m.reciprocal = 1 / rank;
  }
  return m;
}

Measures MeasureRun(const Qrels& qrels, const Run& run) {
  std::vector<Measures> topics;
  for (const auto& [topic, judgments] : qrels) {
    const auto results = run.find(topic);
    topics.push_back(
        MeasureTopic(judgments, results == run.end() ? std::vector<RunEntry>() : results->second));
  }
  return Pooled(topics);
}

Measures Pooled(const std::vector<Measures>& runs) {
  constexpr double Measures::*kMeans[] = {&Measures::reciprocal, &Measures::ndcg,
                                          &Measures::recall10, &Measures::recall100,
                                          &Measures::precision_mean};
  Measures all;
  for (const Measures& run : runs) {
    all.topics += run.topics;
    all.without += run.without;
    for (const auto mean : kMeans) all.*mean += run.*mean * static_cast<double>(run.topics);
  }
  if (all.topics == 0) return all;
  for (const auto mean : kMeans) all.*mean /= static_cast<double>(all.topics);
  return all;
}

}  // namespace attest
