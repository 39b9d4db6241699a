// The vocabulary of an index: its own file in the metadata of `public`, or the built-in one. The
// metadata key::kVocabulary says which (the stamp), key::kVocabularyFile holds the file.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "schema/vocabulary.h"

namespace attest {

// "3" of the built-in one, "3 sha256:0123456789abcdef" of a file: the version that it gives itself
// and the first 16 digits of its hash.
std::string BuiltInVocabularyStamp();
std::string VocabularyStamp(const Vocabulary& vocabulary, std::string_view xml);
// Whether the stamp is that of an index with a file of its own.
bool IsOwnVocabulary(std::string_view stamp);

// The file as the metadata hold it: compressed (zlib), in one value. (Xapian holds values of 17 MB:
// measured; kMaxVocabularyBytes is below that.)
std::string PackVocabulary(std::string_view xml);
// Throws IndexError for what is no packed file.
std::string UnpackVocabulary(std::string_view packed);

using ReadMetadata = std::function<std::string(const std::string& key)>;
// The vocabulary that the stamp of this index names. Throws IndexError, with what to do, where the
// file is damaged.
std::shared_ptr<const Vocabulary> VocabularyOfIndex(const ReadMetadata& metadata);

}  // namespace attest
