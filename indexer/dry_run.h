// `add --dry-run`: an index that remembers what would become of it and writes nothing, not even a
// lock. It keeps the records that the run would have put, without their texts.
#pragma once
#include <memory>
#include <string>

#include "indexer/archive.h"
#include "schema/vocabulary.h"

namespace attest {

class DryRun : public Archive {
 public:
  // The index at `dir`, or an empty one where there is none yet. Throws IndexError as IndexWriter
  // does.
  explicit DryRun(const std::string& dir);
  ~DryRun() override;

  std::shared_ptr<const Vocabulary> SharedVocabulary() const;  // IndexReader's, or the built-in one

  std::optional<StoredDocument> Find(std::string_view id) override;
  bool IsUnchanged(const StoredDocument& stored) override;
  // Empty for a document that the run itself would have put.
  std::string ReadText(std::string_view id) override;
  std::optional<std::string> FindBare(std::string_view sha256, Access access) override;
  void Put(const StoredDocument& stored) override;
  void Rewrite(const StoredDocument& stored) override;
  std::vector<std::string> FindByFile(std::string_view file) override;
  void EachOfRoot(std::string_view root, const IdVisitor& visit) override;
  void EachWithCopies(std::string_view root, const IdVisitor& visit) override;
  void SetCopies(std::string_view id, const std::vector<Copy>& copies) override;
  bool Remove(std::string_view id) override;
  void CommitIfDue() override {}
  bool IsDurable() override { return true; }

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace attest
