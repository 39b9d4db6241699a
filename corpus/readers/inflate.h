// Deflate without a header (RFC 1951), bounded by what comes out.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace attest {

// How much may come out of `packed` bytes (reading.h).
uint64_t MemberLimit(uint64_t packed);

// All of it; what stands behind the end of the stream is ignored. Throws RecordError: damaged, cut
// off, over MemberLimit or `limit`.
std::string InflateRaw(std::string_view packed, uint64_t limit);

}  // namespace attest
