#include "indexer/checksum.h"

#include <xapian.h>

#include "schema/layout.h"

namespace attest {
namespace {

constexpr uint64_t kValue = uint64_t{1} << 40, kData = uint64_t{1} << 41;  // kinds of part

// FNV-1a: each step is a bijection, so one changed byte always changes the result.
uint64_t Hash(std::string_view bytes) {
  uint64_t hash = 0xcbf29ce484222325u;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return hash;
}

// The finaliser of SplitMix64 (Steele, Lea, Flood 2014): sums of unmixed parts could cancel out.
uint64_t Mix(uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
  return x ^ (x >> 31);
}

}  // namespace

uint64_t TermHash(std::string_view term) { return Hash(term); }
uint64_t TermPart(uint64_t term_hash, uint32_t wdf) { return Mix(term_hash ^ Mix(wdf + 1u)); }

uint64_t ValuePart(uint32_t slot, std::string_view value) {
  return slot == slot::kChecksum ? 0 : Mix(Hash(value) ^ Mix(kValue + slot));
}

uint64_t DataPart(std::string_view data) { return Mix(Hash(data) ^ Mix(kData)); }

std::string EncodeChecksum(uint64_t sum) {
  std::string bytes(8, '\0');
  for (size_t i = bytes.size(); i-- > 0; sum >>= 8) bytes[i] = static_cast<char>(sum & 0xff);
  return bytes;
}

uint64_t ChecksumOf(const Xapian::Document& entry) {
  uint64_t sum = DataPart(entry.get_data());
  for (auto term = entry.termlist_begin(); term != entry.termlist_end(); ++term)
    sum += TermPart(TermHash(*term), term.get_wdf());
  for (auto value = entry.values_begin(); value != entry.values_end(); ++value)
    sum += ValuePart(value.get_valueno(), *value);
  return sum;
}

}  // namespace attest
