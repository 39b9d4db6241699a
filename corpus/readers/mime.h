// The parts of a mail: the only place that knows gmime.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace attest {

struct MimePart {
  std::string type;     // "text/plain", in lower case; "message/rfc822" for a mail in the mail
  std::string charset;  // as declared
  std::string name;     // file name, decoded; may be unsafe
  bool attachment = false;
  std::vector<size_t> children;  // of a multipart: their numbers
  size_t number = 0;
};

class MimeMessage {
 public:
  // `bytes` must outlive it. Throws RecordError where it is no mail, has a header of over
  // 1 MB or more than kMaxMembers parts, or nests multiparts more than 50 deep.
  explicit MimeMessage(std::string_view bytes);
  ~MimeMessage();
  MimeMessage(const MimeMessage&) = delete;
  MimeMessage& operator=(const MimeMessage&) = delete;

  // A header of the mail as it stands there; empty where there is none.
  std::string RawHeader(const char* name) const;
  // The day of the Date header in its own time zone, as EDTF; empty where it is none.
  std::string WrittenDay() const;

  // The first is the root; none where the mail has no body.
  const std::vector<MimePart>& parts() const { return parts_; }
  // What a part that is no multipart holds, its transfer encoding undone; of a mail in the mail its
  // bytes.
  std::string Content(const MimePart& part) const;

 private:
  struct Objects;
  std::unique_ptr<Objects> objects_;
  std::vector<MimePart> parts_;
};

}  // namespace attest
