// The tables in schema/data and the vocabulary, linked into the program.
#pragma once
#include <string_view>
#include <vector>

namespace attest {

// The bytes of a file by its name ("ko_josa.txt"); asserts that it exists. Lives as long as the
// program.
std::string_view DataFile(std::string_view name);
// Its lines without empty ones and without lines that begin with '#'.
std::vector<std::string_view> DataLines(std::string_view name);

}  // namespace attest
