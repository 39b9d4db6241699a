#include "schema/icu_error.h"

#include <unicode/utypes.h>

#include <string>

#include "schema/error.h"

namespace attest {

void CheckIcu(int code, const char* service) {
  const auto status = static_cast<UErrorCode>(code);
  if (U_FAILURE(status)) throw Error(std::string("ICU: ") + service + ": " + u_errorName(status));
}

}  // namespace attest
