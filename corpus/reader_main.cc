// attest-reader: reads files of any kind for a program of Attest, locked in. Nothing for people.
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <clocale>
#include <csignal>
#include <cstdio>
#include <new>

#include "corpus/readers/channel.h"
#include "corpus/readers/confine.h"
#include "corpus/readers/encoded_reading.h"
#include "corpus/readers/read_file.h"
#include "schema/text.h"

namespace {

using attest::Frame;
using attest::FrameKind;

constexpr int kSocket = 0;

class Mapped {
 public:
  explicit Mapped(int descriptor) : descriptor_(descriptor) {
    struct stat status {};
    if (fstat(descriptor, &status) < 0) throw attest::RecordError("the file cannot be read");
    size_ = static_cast<size_t>(status.st_size);
    if (size_ == 0) return;
    bytes_ = mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (bytes_ == MAP_FAILED) throw std::bad_alloc();
  }
  ~Mapped() {
    if (size_ > 0 && bytes_ != MAP_FAILED) munmap(bytes_, size_);
    close(descriptor_);
  }
  Mapped(const Mapped&) = delete;
  Mapped& operator=(const Mapped&) = delete;
  std::string_view bytes() const { return {static_cast<const char*>(bytes_), size_}; }

 private:
  int descriptor_;
  size_t size_ = 0;
  void* bytes_ = MAP_FAILED;
};

class Sender : public attest::DocumentSink {
 public:
  explicit Sender(attest::Channel& channel) : channel_(channel) {}
  void OnBegin(const std::string& member) override {
    attest::AllowCpuForOneFile();
    channel_.Send({FrameKind::kBegin, {member}});
  }
  void OnDocument(const std::string& member, std::string_view bytes,
                  attest::Reading reading) override {
    Frame frame{FrameKind::kDocument, {member, attest::Hex(attest::Sha256(bytes))}};
    if (reading.text.size() > attest::kMaxText) {
      throw attest::RecordError("text: expected at most " + std::to_string(attest::kMaxText) +
                                " bytes, found " + std::to_string(reading.text.size()));
    }
    attest::AppendReading(std::move(reading), frame.parts);
    channel_.Send(frame);
  }
  void OnMemberProblem(const std::string& member, const std::string& reason) override {
    channel_.Send({FrameKind::kProblem, {member, reason}});
  }

 private:
  attest::Channel& channel_;
};

Frame Answer(int descriptor, const attest::ReadOptions& options, attest::Channel& channel) {
  try {
    const Mapped file(descriptor);
    Sender sender(channel);
    attest::ReadFile(file.bytes(), options, sender);
    return {FrameKind::kDone, {}};
  } catch (const attest::RecordError& error) {
    return {FrameKind::kRejected, {error.what()}};
  } catch (const std::bad_alloc&) {
    return {FrameKind::kRejected, {attest::kTooMuchMemory}};
  }
}

// Until the other end closes.
void Serve() {
  attest::Channel channel(kSocket);
  const auto never = attest::Channel::Clock::now() + std::chrono::hours(24 * 365);
  for (int descriptor = -1; const auto request = channel.Receive(never, &descriptor);) {
    if (request->kind != FrameKind::kRequest || request->parts.size() != 2 || descriptor < 0)
      return;
    attest::AllowCpuForOneFile();
    const attest::ReadOptions options{request->parts[0], std::stoul(request->parts[1])};
    const Frame answer = Answer(descriptor, options, channel);
    const bool last = attest::HasGrown();
    if (last) channel.Send({FrameKind::kLast, {}});
    channel.Send(answer);
    if (last) return;
  }
}

}  // namespace

int main() {
  struct stat status {};
  if (fstat(kSocket, &status) < 0 || !S_ISSOCK(status.st_mode)) {
    std::fputs("attest-reader is started by attest-index, which reads files with it\n", stderr);
    return 2;
  }
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  std::setlocale(LC_ALL, "C.UTF-8");
  try {
    attest::Confine();
    Serve();
  } catch (const std::exception& error) {
    std::fprintf(stderr, "attest-reader: %s\n", error.what());
    _exit(attest::kNotConfined);
  }
  return 0;
}
