// HTML as a stream of events, through libxml2, whose tree cuts texts and loses what is nested
// deeply (PITFALLS section 3).
#pragma once
#include <string_view>
#include <utility>
#include <vector>

namespace attest {

// Names in lower case, values decoded.
using HtmlAttributes = std::vector<std::pair<std::string_view, std::string_view>>;

class HtmlSink {
 public:
  virtual ~HtmlSink() = default;
  // Starts and ends are balanced, also where the page forgets one.
  virtual void OnStart(std::string_view name, const HtmlAttributes& attributes) = 0;
  virtual void OnEnd(std::string_view name) = 0;
  // In any number of pieces, each of whole characters; of a script too.
  virtual void OnText(std::string_view utf8) = 0;
};

// Reads any bytes of valid UTF-8 without NUL, however broken; what the sink throws passes through.
// Throws RecordError where a tag has more than 1,000 attributes: libxml2 compares each with all
// (50,000 took 4 s).
void ParseHtml(std::string_view utf8, HtmlSink& sink);

}  // namespace attest
