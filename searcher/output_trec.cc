#include <cstdio>

#include "searcher/output.h"

namespace attest {
namespace {

// A run's columns are divided by spaces.
std::string WithoutSpaces(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == ' ' ? "%20" : std::string(1, c);
  return out;
}

}  // namespace

std::string ToTrec(std::string_view qid, const std::vector<RunEntry>& run) {
  std::string out;
  for (size_t i = 0; i < run.size(); ++i) {
    char score[64];
    std::snprintf(score, sizeof score, "%.6f", run[i].score);
    out += WithoutSpaces(qid) + " Q0 " + WithoutSpaces(run[i].id) + " " + std::to_string(i + 1) +
           " " + score + " attest\n";
  }
  return out;
}

}  // namespace attest
