#include "corpus/record.h"

namespace attest {

std::string Place::ToString() const { return line ? file + ":" + std::to_string(line) : file; }

}  // namespace attest
