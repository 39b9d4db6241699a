// SIGINT and SIGTERM ask for an orderly end: the document in hand is finished and what was done is
// committed. A second signal ends the program at once; nothing committed is lost then either.
#pragma once

namespace attest {

void CatchSignals();
// Some errors inside Xapian 1.4.22 cannot be caught: on a full disk a destructor of its throws. The
// program then ends with one line and exit code 3, as for any index that cannot be used; what was
// committed is there.
void EndOnAbort();
// Whether one came since CatchSignals().
bool IsInterrupted();

}  // namespace attest
