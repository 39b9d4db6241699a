// Texts with every term: class, weight, position, the token and what to highlight in code points.
#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "schema/analysis/analysis.h"

namespace attest {
namespace {

using Json = nlohmann::json;

// Code point by number -> byte.
std::vector<size_t> Offsets(const std::string& text) {
  std::vector<size_t> offsets;
  for (size_t i = 0; i <= text.size(); ++i) {
    if (i == text.size() || (text[i] & 0xC0) != 0x80) offsets.push_back(i);
  }
  return offsets;
}

TEST_CASE("the analysis agrees with its test vectors") {
  std::ifstream file(ATTEST_SOURCE_DIR "/tests/schema/vectors.jsonl");
  size_t vectors = 0;
  for (std::string line; std::getline(file, line); ++vectors) {
    const Json vector = Json::parse(line);
    const auto text = vector["text"].get<std::string>();
    const std::vector<size_t> offsets = Offsets(text);
    Json want = Json::array(), found = Json::array();
    for (Json term : vector["terms"]) {
      for (size_t i = 4; i < 8; ++i) term[i] = offsets.at(term[i].get<size_t>());
      want.push_back(term);
    }
    for (const Token& token : Analyze(text, Purpose::kIndex)) {
      found.push_back({token.term, ClassName(token.cls), ClassWeight(token.cls), token.position,
                       token.token_begin, token.token_end, token.begin, token.end});
    }
    INFO(text);
    REQUIRE(found.size() == want.size());
    for (size_t i = 0; i < want.size(); ++i) CHECK(found[i] == want[i]);
  }
  CHECK(vectors == 114);
}

}  // namespace
}  // namespace attest
