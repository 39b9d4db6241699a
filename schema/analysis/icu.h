// ICU's error code as a value that cannot be forgotten. For .cc files of the analysis only.
#pragma once
#include <unicode/errorcode.h>

#include <stdexcept>
#include <string>

namespace attest {

// Check() throws std::runtime_error naming the service: only a broken installation of ICU fails
// here.
class IcuStatus : public icu::ErrorCode {
 public:
  explicit IcuStatus(const char* service) : service_(service) {}
  ~IcuStatus() override = default;
  void Check() const {
    if (isFailure()) throw std::runtime_error(std::string("ICU: ") + service_ + ": " + errorName());
  }

 private:
  const char* service_;
};

}  // namespace attest
