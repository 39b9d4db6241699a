#include "searcher/query_fields.h"

#include <algorithm>
#include <iterator>

#include "schema/date.h"
#include "schema/text.h"

namespace attest {
namespace {

constexpr std::string_view kFields[] = {"title", "source", "language", "violation",
                                        "place", "id",     "date",     "concept"};

}  // namespace

bool IsQueryField(std::string_view name) {
  return std::find(std::begin(kFields), std::end(kFields), name) != std::end(kFields);
}

std::string UnknownQueryField(const std::string& name) {
  std::string known;
  for (const std::string_view field : kFields) {
    known += (known.empty() ? "" : " ") + std::string(field) + ":";
  }
  return "unknown field " + Printable(name, 40) + ": (known are " + known +
         "); words with a colon stand in quotes";
}

std::optional<std::string> QueryDateToEdtf(const std::string& written, std::string* why) {
  const size_t dots = written.find("..");
  const bool range = dots != written.npos && written.find('/') == written.npos;
  std::string edtf = written;
  if (range) {
    const std::string from = written.substr(0, dots), to = written.substr(dots + 2);
    for (const std::string& side : {from, to}) {
      if (!side.empty() && !ParseDate(side, why)) return std::nullopt;
    }
    edtf = (from.empty() ? ".." : from) + "/" + (to.empty() ? ".." : to);
  }
  if (!ParseDate(edtf, why)) return std::nullopt;
  return edtf;
}

}  // namespace attest
