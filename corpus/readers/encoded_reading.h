// A Reading as the parts of a frame.
#pragma once
#include <string>
#include <vector>

#include "corpus/readers/reading.h"

namespace attest {

void AppendReading(Reading reading, std::vector<std::string>& parts);
// Reads it from parts[from] to the end. Throws ChannelError (frames.h) where that is none.
Reading TakeReading(std::vector<std::string> parts, size_t from);

}  // namespace attest
