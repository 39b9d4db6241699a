// Which encoding explains bytes best: each candidate decodes them, and the text that is most likely
// by the frequent characters of Korean, Chinese and Western languages wins.
#pragma once
#include <string_view>

#include "corpus/readers/encoding.h"

namespace attest {

// Of bytes that are neither plain ASCII nor marked. The candidates are UTF-8 (damaged: it is the
// answer where all but a few bytes fit), UTF-16, windows-949, GB18030, Big5-HKSCS, the Japanese
// ones and windows-1252. The answer need not decode all bytes. Thread-safe.
Encoding GuessEncoding(std::string_view bytes);

}  // namespace attest
