// What can be told from the bytes of a page before it is parsed.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace attest {

// The label in <meta charset>, <meta http-equiv=content-type> or <?xml encoding?>, of the first
// 4,096 bytes; empty where there is none. `bytes` may be in any encoding that extends ASCII.
std::string DeclaredCharset(std::string_view bytes);

// Byte offset of the first tag with at least `count` attributes, or npos.
size_t FindTagWithAttributes(std::string_view html, size_t count);

}  // namespace attest
