#include "indexer/signals.h"

#include <csignal>
#include <initializer_list>

namespace attest {
namespace {

volatile std::sig_atomic_t interrupted = 0;

extern "C" void Note(int) { interrupted = 1; }

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

bool IsInterrupted() { return interrupted != 0; }

}  // namespace attest
