// One number over all that an entry of the database has, kept with it (slot kChecksum), so that
// `check` notices where a disk lost a bit. It is a sum, so it can be made from the side of the
// documents and from that of the postings, in any order. Against accidents, not against a forger:
// the text itself has a SHA-256 in the digest.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace Xapian {
class Document;
}

namespace attest {

uint64_t TermHash(std::string_view term);             // once a term …
uint64_t TermPart(uint64_t term_hash, uint32_t wdf);  // … and a part for each document that has it
uint64_t ValuePart(uint32_t slot, std::string_view value);  // slot kChecksum has none: 0
uint64_t DataPart(std::string_view data);
std::string EncodeChecksum(uint64_t sum);  // eight bytes, the highest first

// The sum of all parts of an entry. Throws Xapian::Error.
uint64_t ChecksumOf(const Xapian::Document& entry);

}  // namespace attest
