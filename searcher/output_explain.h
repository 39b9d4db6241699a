// The reasons of a hit, as lines for a terminal and as the "explain" of a hit in JSON.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "searcher/output_layout.h"
#include "searcher/result.h"

namespace attest {

// For a hit that has an explanation. `style.indent` columns before each line.
std::string ExplanationText(const Hit& hit, const LineStyle& style);
// Numbers to nine decimals: what they add up to and multiply to is the hit's score.
nlohmann::ordered_json ExplanationJson(const Hit& hit);

std::string_view ClassInWords(TermClass cls);  // "Korean stem"
// "(9.8765 terms + 2.4690 window) x 0.7000 language": without what says nothing.
std::string ScoreInWords(const Explanation& e);

}  // namespace attest
