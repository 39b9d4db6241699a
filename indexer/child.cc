#include "indexer/child.h"

#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <iostream>

#include "schema/error.h"

namespace attest {
namespace {

int RunHere(const std::function<int()>& work) {
  try {
    return work();
  } catch (const std::exception& error) {
    std::cerr << "attest-index: " << error.what() << std::endl;
    return 3;
  }
}

int WaitFor(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  return status;
}

}  // namespace

int InChild(const std::function<int()>& work, const std::string& crashed) {
  std::cout << std::flush;
  const pid_t child = fork();
  if (child < 0) throw IndexError(std::string("no process can be made: ") + std::strerror(errno));
  if (child == 0) {
    const int code = RunHere(work);
    std::cout << std::flush;
    _exit(code);
  }
  const int status = WaitFor(child);
  if (WIFEXITED(status)) return WEXITSTATUS(status);
  const int signal = WTERMSIG(status);
  std::cerr << "attest-index: " << crashed << " (signal " << signal << ")" << std::endl;
  return 3;
}

}  // namespace attest
