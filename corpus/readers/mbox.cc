#include "corpus/readers/mbox.h"

#include <algorithm>
#include <string>
#include <vector>

namespace attest {
namespace {

std::string_view FirstLine(std::string_view bytes) {
  return bytes.substr(0, std::min(bytes.find('\n'), bytes.size()));
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// "From sender@example.org Mon Nov  4 10:00:00 2019": a time and a year tell it from a sentence.
bool BeginsMail(std::string_view line) {
  if (!line.starts_with("From ") || line.size() > 500) return false;
  bool time = false, year = false;
  for (size_t i = 5; i + 3 < line.size(); ++i) {
    const auto digit = [&](size_t k) { return k < line.size() && IsDigit(line[k]); };
    time |= line[i] == ':' && digit(i - 1) && digit(i + 1) && digit(i + 2);
    year |= line[i - 1] == ' ' && digit(i) && digit(i + 1) && digit(i + 2) && digit(i + 3) &&
            !digit(i + 4);
  }
  return time && year;
}

// Byte offsets of the lines that begin a mail: the first, and those after an empty line.
std::vector<size_t> Beginnings(std::string_view bytes) {
  std::vector<size_t> found;
  bool after_empty = true;
  for (size_t at = 0; at < bytes.size();) {
    const std::string_view line = FirstLine(bytes.substr(at));
    if (after_empty && BeginsMail(line)) found.push_back(at);
    after_empty = line.empty() || line == "\r";
    at += line.size() + 1;
  }
  return found;
}

std::string Unquoted(std::string_view mail) {
  std::string out;
  out.reserve(mail.size());
  while (!mail.empty()) {
    const size_t size = std::min(FirstLine(mail).size() + 1, mail.size());
    const std::string_view line = mail.substr(0, size);
    const size_t quotes = std::min(line.find_first_not_of('>'), line.size());
    out += line.substr(quotes > 0 && line.substr(quotes).starts_with("From ") ? 1 : 0);
    mail.remove_prefix(size);
  }
  return out;
}

}  // namespace

bool IsMbox(std::string_view bytes) { return BeginsMail(FirstLine(bytes)); }

void ReadMbox(std::string_view bytes, MemberSink& members) {
  if (!IsMbox(bytes)) throw RecordError("expected a mailbox that begins with a line From …");
  const std::vector<size_t> begins = Beginnings(bytes);
  if (begins.size() > kMaxMembers) {
    throw RecordError("expected at most " + std::to_string(kMaxMembers) + " mails, found " +
                      std::to_string(begins.size()) + "; divide the mailbox");
  }
  for (size_t i = 0; i < begins.size(); ++i) {
    const size_t end = i + 1 < begins.size() ? begins[i + 1] : bytes.size();
    std::string_view mail = bytes.substr(begins[i], end - begins[i]);
    mail.remove_prefix(std::min(FirstLine(mail).size() + 1, mail.size()));
    members.OnMember(std::to_string(i + 1) + ".eml", Unquoted(mail));
  }
}

}  // namespace attest
