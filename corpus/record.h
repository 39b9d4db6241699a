// What the doors hand over: records, and problems that name their place. Readers are given bytes
// and call a sink; files are opened in files.h only.
#pragma once
#include <cstddef>
#include <set>
#include <string>
#include <string_view>

#include "schema/document.h"

namespace attest {

struct Place {
  std::string file;              // as shown in messages: the path as the person gave it
  size_t line = 0;               // from 1; 0 where lines mean nothing
  std::string ToString() const;  // "FILE:LINE" or "FILE"
};

struct Record {
  Document document;      // fields that were not named are empty
  std::set<Field> named;  // fields that the record names, empty values included; kText also where
                          // `file` was read
  Provenance provenance;
  Place place;
  // Neither text nor file: changes only the named fields of an indexed document, otherwise it is
  // rejected.
  bool IsPartial() const { return !named.contains(Field::kText); }
};

struct Problem {
  Place place;
  std::string path;      // for the report: relative to the root
  std::string id;        // where known
  std::string reason;    // what was expected, what was found, what to do
  bool rejected = true;  // false: a note (unknown column, violation outside the vocabulary);
                         // nothing was left out
  bool hides = false;  // what `path` is, holds or held could not be told: documents that `id` does
                       // not name may stand behind it, so nothing of it may be taken to be gone
  bool restricts = false;  // the record says of its access anything but "public": an older version
                           // of its document must not stay public
};

// What a batch, or the folder or file that was given, is as its reading begins.
struct BatchStart {
  std::string name;   // of the batch
  std::string root;   // as Provenance has it
  std::string path;   // of a batch file below the root; empty for a folder or bare file
  bool whole = true;  // all that belongs to the root is read; false for a bare file by its own path
};

class RecordSink {
 public:
  virtual ~RecordSink() = default;
  virtual void OnRecord(Record record) = 0;
  virtual void OnProblem(Problem problem) = 0;
  // A batch file or folder begins, and ends with whether it could be read whole. The calls nest:
  // batches of a folder between the two of the folder, which is whole where all of them are. Not
  // whole means: something is there that could not even be named, so nothing may be taken to be
  // gone.
  virtual void OnBatch(const BatchStart& /*start*/) {}
  virtual void OnBatchEnd(bool /*complete*/) {}
  // Bytes of source read since the last call, for progress.
  virtual void OnBytes(size_t /*bytes*/) {}
  // A few times a second while a file is read elsewhere, and after each signal: throws to end the
  // run.
  virtual void OnWait() {}
};

inline constexpr size_t kMaxText = 64u << 20;  // bytes of text of one record
inline constexpr size_t kMaxId = 200;          // bytes

}  // namespace attest
