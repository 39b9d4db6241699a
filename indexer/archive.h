// What `add` and `sync` see of an index: the documents that are there, and what becomes of them.
// Two of these exist: the index itself (writer.h) and a dry run over it (dry_run.h), which counts
// the same and writes nothing.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/stored.h"

namespace attest {

using IdVisitor = std::function<void(std::string_view id)>;

class Archive {
 public:
  virtual ~Archive() = default;

  // The document, whatever its access level; `text` is there or not. Throws IndexError, as all of
  // these.
  virtual std::optional<StoredDocument> Find(std::string_view id) = 0;
  // Whether exactly this (Digest of schema/stored.h) is indexed already. `stored` has its text.
  virtual bool IsUnchanged(const StoredDocument& stored) = 0;
  // The whole text of an indexed document.
  virtual std::string ReadText(std::string_view id) = 0;
  // The id of the bare file with these bytes among the documents of this level.
  virtual std::optional<std::string> FindBare(std::string_view sha256, Access access) = 0;
  // Ids of the documents whose text came from this file (SourceFile of source.h), or that have a
  // copy there.
  virtual std::vector<std::string> FindByFile(std::string_view file) = 0;
  // The documents that belong to a root; those with copies of which one, or they, belong to it.
  // Nothing is changed while these run.
  virtual void EachOfRoot(std::string_view root, const IdVisitor& visit) = 0;
  virtual void EachWithCopies(std::string_view root, const IdVisitor& visit) = 0;

  // Adds it or replaces the document of this id. `stored` has its text.
  virtual void Put(const StoredDocument& stored) = 0;
  // Replaces the record of an indexed document (its text in `stored` is ignored); the text that is
  // indexed stays.
  virtual void Rewrite(const StoredDocument& stored) = 0;
  // Keeps other copies with a document; its text terms stay.
  virtual void SetCopies(std::string_view id, const std::vector<Copy>& copies) = 0;
  // False where there is no such document.
  virtual bool Remove(std::string_view id) = 0;

  // Called between two records: what belongs together is never divided by a commit.
  virtual void CommitIfDue() = 0;
  // Whether all that was done so far is committed.
  virtual bool IsDurable() = 0;
};

}  // namespace attest
