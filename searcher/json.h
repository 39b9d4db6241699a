// How answers are written as JSON: shared by the forms of output.h.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

namespace attest {

// One line. Bytes that are not UTF-8 become U+FFFD: an answer is always valid JSON.
std::string DumpJson(const nlohmann::ordered_json& value);

}  // namespace attest
