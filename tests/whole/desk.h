// A folder that goes away, and the programs in it.
#pragma once
#include <sys/wait.h>

#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

namespace attest {

class Desk {
 public:
  Desk() {
    char name[] = "/tmp/attest-desk-XXXXXX";
    REQUIRE(mkdtemp(name));
    path_ = name;
  }
  ~Desk() { std::filesystem::remove_all(path_); }
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  void Write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path_ + "/" + name, std::ios::binary) << bytes;
  }
  // What it prints, errors among it, and its exit code.
  std::string Run(const std::string& command) const {
    const std::string line =
        "cd " + path_ + " && ATTEST_INDEX= " ATTEST_BIN_DIR "/" + command + " 2>&1";
    FILE* pipe = popen(line.c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string out;
    char block[4096];
    while (const size_t count = fread(block, 1, sizeof block, pipe)) out.append(block, count);
    return out + "exit " + std::to_string(WEXITSTATUS(pclose(pipe)));
  }

 private:
  std::string path_;
};

}  // namespace attest
