// One way to notice what ICU reports; only a broken installation of ICU fails here.
#pragma once

namespace attest {

// `code` is a UErrorCode. Throws Error naming `service` where it is a failure.
void CheckIcu(int code, const char* service);

}  // namespace attest
