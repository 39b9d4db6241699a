// SIGINT and SIGTERM ask for an orderly end: the document in hand is finished and what was done is
// committed. A second signal ends the program at once; nothing committed is lost then either.
#pragma once

namespace attest {

void CatchSignals();
// Whether one came since CatchSignals().
bool IsInterrupted();

}  // namespace attest
