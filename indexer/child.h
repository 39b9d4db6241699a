// Work on bytes that may be damaged, in a process of its own: Xapian 1.4.22 does not check all that
// it reads, and can crash on it.
#pragma once
#include <functional>
#include <string>

namespace attest {

// Runs `work` in a child and returns what it returns, or 3 where the child was stopped by a signal,
// which it did not get from outside: then "attest-index: CRASHED (signal N)" is the last line on
// stderr. What `work` throws becomes a line on stderr and 3. The process has one
// thread and holds no lock. Throws IndexError where no process can be made.
int InChild(const std::function<int()>& work, const std::string& crashed);

}  // namespace attest
