// Archives as folders: zip, tar, gzip. All in memory, bounded by what comes out.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "corpus/readers/reading.h"

namespace attest {

class ByteSource;

// What may come out of a file is used up: ends the reading of the whole file.
class BudgetSpent : public Error {
  using Error::Error;
};

// What may still come out of a file, of all containers in it together.
class Budget {
 public:
  explicit Budget(uint64_t bytes = kMaxUnpacked, size_t members = kMaxMembers)
      : bytes_(bytes), members_(members) {}
  // Throws BudgetSpent where a member of `bytes` is too much.
  void Check(uint64_t bytes) const;
  // As above, and takes it.
  void Take(uint64_t bytes);

 private:
  uint64_t bytes_;
  size_t members_;
};

// The members in the order of the archive, under paths of member_path.h; what is wrong with one of
// them is its problem alone. Directories and clutter are left out. Before a member is unpacked the
// budget is asked; to take from it is the sink's work. Throws RecordError for what is wrong with
// the archive, the members before that being in, and where it holds no member; a zip
// also where a member describes others (CheckDescribesNone).
void ReadZip(std::string_view bytes, const Budget& budget, MemberSink& members);
void ReadTar(ByteSource& bytes, const Budget& budget, MemberSink& members);
// A tar in it is read as one; else what it holds is one member, of the name that it says, or
// "text".
void ReadGzip(std::string_view bytes, const Budget& budget, MemberSink& members);

}  // namespace attest
