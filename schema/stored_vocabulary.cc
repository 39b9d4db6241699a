#include "schema/stored_vocabulary.h"

#include <zlib.h>

#include <cstring>

#include "schema/error.h"
#include "schema/layout.h"
#include "schema/text.h"
#include "schema/vocabulary_check.h"

namespace attest {
namespace {

constexpr std::string_view kHash = " sha256:";
constexpr size_t kHashDigits = 16;
constexpr const char* kAdvice =
    "; store it again with attest-index vocabulary --vocabulary FILE (or built-in)";

const Bytef* Bytes(std::string_view text) { return reinterpret_cast<const Bytef*>(text.data()); }

}  // namespace

std::string BuiltInVocabularyStamp() { return Vocabulary::BuiltIn().version(); }

std::string VocabularyStamp(const Vocabulary& vocabulary, std::string_view xml) {
  return vocabulary.version() + std::string(kHash) + Hex(Sha256(xml)).substr(0, kHashDigits);
}

bool IsOwnVocabulary(std::string_view stamp) { return stamp.find(kHash) != stamp.npos; }

// The size in four bytes (EncodeCount), then zlib's stream.
std::string PackVocabulary(std::string_view xml) {
  uLongf size = compressBound(xml.size());
  std::string packed(size, '\0');
  const int result = compress2(reinterpret_cast<Bytef*>(packed.data()), &size, Bytes(xml),
                               xml.size(), Z_BEST_COMPRESSION);
  if (result != Z_OK)
    throw Error("the vocabulary cannot be compressed: " + std::string(zError(result)));
  packed.resize(size);
  return EncodeCount(static_cast<uint32_t>(xml.size())) + packed;
}

std::string UnpackVocabulary(std::string_view packed) {
  const size_t expected = packed.size() < 4 ? 0 : DecodeCount(packed.substr(0, 4));
  if (expected == 0 || expected > kMaxVocabularyBytes) {
    throw IndexError("damaged index: expected its vocabulary, found " +
                     std::to_string(packed.size()) + " bytes that are none" + kAdvice);
  }
  packed.remove_prefix(4);
  std::string xml(expected, '\0');
  uLongf size = expected;
  const int result =
      uncompress(reinterpret_cast<Bytef*>(xml.data()), &size, Bytes(packed), packed.size());
  if (result == Z_OK && size == expected) return xml;
  throw IndexError("damaged index: its vocabulary cannot be read: " + std::string(zError(result)) +
                   kAdvice);
}

std::shared_ptr<const Vocabulary> VocabularyOfIndex(const ReadMetadata& metadata) try {
  if (!IsOwnVocabulary(metadata(key::kVocabulary))) return Vocabulary::SharedBuiltIn();
  return std::make_shared<const Vocabulary>(
      Vocabulary::Parse(UnpackVocabulary(metadata(key::kVocabularyFile))));
} catch (const InputError& error) {
  throw IndexError("damaged index: " + std::string(error.what()) + kAdvice);
}

}  // namespace attest
