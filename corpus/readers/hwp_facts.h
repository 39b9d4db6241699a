// What HWPX and HWP 5 have in common.
#pragma once
#include <string_view>

#include "corpus/readers/lines.h"

namespace attest {

inline constexpr char kHwpPassword[] =
    "encrypted document: save it without a password in Hancom Office";

// The description of a drawing, a line of its own. Hancom Office gives each object one that only
// names its kind ("그림입니다."), often with the name of a file on the author's computer below it:
// nothing is added then.
void AddHwpDescription(std::string_view utf8, Lines* lines);

}  // namespace attest
