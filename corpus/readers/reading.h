// What the readers of file formats hand over. A reader is a function from bytes to a Reading: it
// opens nothing, keeps nothing and throws RecordError with what was expected and what was found.
// Readers of binary formats run in a child process (isolation is not their work), but must
// themselves bound what they unpack and never recurse as deep as a file asks them to.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "corpus/fields.h"

namespace attest {

// A file as a document.
struct Reading {
  // UTF-8; paragraphs, cells and list items end in a line feed; a U+000C stands between two pages
  // where the format has pages. Belongs to it: body, tables, text boxes, foot- and endnotes,
  // alternative texts. Does not: headers and footers, comments, deleted text, field codes, macros,
  // link targets.
  std::string text;
  // What the file says of itself, under the names of DESIGN section 2 (title, creator, date,
  // language, source, rights, url, identifier), dates as EDTF to the day. A value that breaks a
  // rule of fields.h is dropped by the caller with a note and rejects nothing.
  std::vector<RawField> fields;
  // For the person; nothing was left out that a rejection would be due for.
  std::vector<std::string> notes;
};

// Takes what lies inside a file and is a document of its own: attachments of a mail, members of an
// archive. Readers of containers call it in the order of the container.
class MemberSink {
 public:
  virtual ~MemberSink() = default;
  // `name` is the path inside the container, '/' between parts, bytes as they stand there.
  virtual void OnMember(const std::string& name, std::string bytes) = 0;
  // That member alone is rejected.
  virtual void OnMemberProblem(const std::string& name, const std::string& reason) = 0;
};

// Unpacking (README, "Limits"): of one container and all that lies in it.
inline constexpr size_t kMaxMembers = 10000;
inline constexpr uint64_t kMaxUnpacked = 4ull << 30;  // bytes, all members together
inline constexpr uint64_t kFreeMember = 64u << 20;    // bytes of a member whatever its packed size
inline constexpr uint64_t kMaxRatio = 200;            // times its packed size, beyond that
inline constexpr int kMaxDepth = 2;                   // containers in containers
inline constexpr uint64_t kMaxFile = 512u << 20;      // bytes of a file that a reader is given

}  // namespace attest
