#include "indexer/report.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <nlohmann/json.hpp>

#include "schema/error.h"

namespace attest {

Report::Report(const std::string& path) : path_(path) {
  if (path.empty()) return;
  fd_ = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (fd_ < 0)
    throw UsageError("--report " + path + ": cannot be written: " + std::strerror(errno));
  struct stat facts;
  if (fstat(fd_, &facts) == 0 && S_ISREG(facts.st_mode) && fchmod(fd_, 0600) != 0) {
    const int error = errno;
    close(fd_);
    throw UsageError("--report " + path + ": cannot be made private: " + std::strerror(error));
  }
}

Report::~Report() {
  if (fd_ >= 0) close(fd_);
}

void Report::Add(std::string_view path, std::string_view id, Outcome outcome,
                 std::string_view reason) {
  if (fd_ < 0) return;
  const nlohmann::ordered_json line{{"path", path},
                                    {"id", id},
                                    {"outcome", kOutcomeNames[static_cast<size_t>(outcome)]},
                                    {"reason", reason}};
  lines_ += line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

void Report::Flush() {
  for (size_t done = 0; fd_ >= 0 && done < lines_.size();) {
    const ssize_t written = write(fd_, lines_.data() + done, lines_.size() - done);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0)
      throw InputError("--report " + path_ + ": cannot be written: " + std::strerror(errno));
    done += static_cast<size_t>(written);
  }
  lines_.clear();
}

}  // namespace attest
