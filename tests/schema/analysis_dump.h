// Text forms of what the analysis makes, for the tables of its tests.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "schema/analysis/analysis.h"

namespace attest {

// "보위부 B보위 B위부": the terms in order.
inline std::string Terms(std::string_view text, Purpose purpose = Purpose::kIndex) {
  std::string out;
  for (const Token& token : Analyze(text, purpose)) {
    out.append(out.empty() ? "" : " ").append(token.term);
  }
  return out;
}

// "고문@1:고문 D문을@2:문을": the terms of one class or of all, each with its position and the
// bytes to highlight.
inline std::string Marks(std::string_view text, std::string_view cls = {}) {
  std::string out;
  for (const Token& token : Analyze(text, Purpose::kIndex)) {
    if (!cls.empty() && ClassName(token.cls) != cls) continue;
    out.append(out.empty() ? "" : " ").append(token.term).append("@");
    out.append(std::to_string(token.position)).append(":");
    out.append(text.substr(token.begin, token.end - token.begin));
  }
  return out;
}

}  // namespace attest
