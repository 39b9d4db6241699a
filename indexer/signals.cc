#include "indexer/signals.h"

#include <csignal>
#include <exception>
#include <initializer_list>

#include <unistd.h>

namespace attest {
namespace {

volatile std::sig_atomic_t interrupted = 0;

extern "C" void Note(int) { interrupted = 1; }

extern "C" void EndAborted(int) {
  static constexpr char kMessage[] =
      "attest-index: stopped inside the database library: the disk may be full ([No space left on "
      "device]) or the index damaged; nothing committed was lost: make room, then run attest-index "
      "check and the command again\n";
  if (write(STDERR_FILENO, kMessage, sizeof kMessage - 1) < 0) _exit(3);  // nowhere to say it
  _exit(3);
}

}  // namespace

void CatchSignals() {
  interrupted = 0;
  for (const int signal : {SIGINT, SIGTERM}) {
    struct sigaction action {};
    action.sa_handler = Note;
    action.sa_flags = static_cast<int>(SA_RESETHAND) | SA_RESTART;
    sigaction(signal, &action, nullptr);
  }
}

void EndOnAbort() {
  std::set_terminate([] { EndAborted(SIGABRT); });
  struct sigaction action {};
  action.sa_handler = EndAborted;
  sigaction(SIGABRT, &action, nullptr);
}

bool IsInterrupted() { return interrupted != 0; }

}  // namespace attest
