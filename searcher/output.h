// The forms of an answer. JSON keys are DESIGN section 3's; the same text at every door.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/result.h"

namespace attest {

std::string ToJson(const ResultPage& page);
std::string ToJson(const ShownDocument& document);
std::string ToJson(const IndexInfo& info);  // /api/status
// RFC 9457 problem: {"type":"about:blank","title":…,"status":…,"detail":…}, and "position" (>= 0)
// of a query error.
std::string ProblemJson(int status, std::string_view title, std::string_view detail,
                        long position = -1);

// For people. Stored text never reaches the terminal with control characters in it, escape
// sequences least of all.
struct TextStyle {
  size_t width = 80;   // columns; wide characters count two
  bool color = false;  // a terminal, and NO_COLOR not set
  std::string label =
      "en";  // language of the labels of a shown document; a page has its own in the request
};
std::string ToText(const ResultPage& page, const TextStyle& style);
std::string ToText(const ShownDocument& document, const TextStyle& style);

// RFC 4180, UTF-8, a header line. A cell that a spreadsheet would run (= + - @ first) gets an
// apostrophe before it. Lists are joined with |, snippets with line feeds.
std::string ToCsv(const ResultPage& page);

// TREC run lines "qid Q0 id rank score attest". Spaces in ids become %20.
std::string ToTrec(std::string_view qid, const std::vector<RunEntry>& run);

}  // namespace attest
