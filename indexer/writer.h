// The writing side of an index: whole documents in, durable commits out. Both databases of the
// folder under one lock. Documents lie in `public` or `restricted` by their access; one whose
// access changes leaves the other database: a pending record in `restricted` (metadata) is
// committed first, so that readers find it once at any moment (searcher/shards.h), and the next
// writer finishes what an interrupted one began.
//
// While a writer lives, the process's umask is 077.
#pragma once
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/archive.h"
#include "schema/vocabulary.h"

namespace attest {

inline constexpr size_t kCommitEntries = 1000;    // Xapian documents a commit
inline constexpr size_t kCommitBytes = 8u << 20;  // bytes of text a commit

class IndexWriter : public Archive {
 public:
  // Opens the index at `dir` or makes one. `holder` is named to a second writer. Throws IndexError:
  // a file, another folder's content, a foreign layout, locked, damaged.
  explicit IndexWriter(const std::string& dir, std::string_view holder = "attest-index");
  // Drops what is not committed. Never commits.
  ~IndexWriter() override;

  std::optional<StoredDocument> Find(std::string_view id) override;
  bool IsUnchanged(const StoredDocument& stored) override;
  std::string ReadText(std::string_view id) override;
  std::optional<std::string> FindBare(std::string_view sha256, Access access) override;
  std::vector<std::string> FindByFile(std::string_view file) override;
  void EachOfRoot(std::string_view root, const IdVisitor& visit) override;
  void EachWithCopies(std::string_view root, const IdVisitor& visit) override;

  // Throw IndexError.
  void Put(const StoredDocument& stored) override;
  void Rewrite(const StoredDocument& stored) override;
  void SetCopies(std::string_view id, const std::vector<Copy>& copies) override;
  bool Remove(std::string_view id) override;

  // Of both levels, those whose entries have the term.
  void EachWithTerm(const std::string& term, const IdVisitor& visit);

  // That of the index (schema/stored_vocabulary.h). Throws IndexError where its file is damaged.
  std::shared_ptr<const Vocabulary> SharedVocabulary();
  std::string VocabularyStamp();
  // Commits it; an empty `xml` with the stamp of the built-in one goes back to that.
  void SetVocabulary(const std::string& xml, const std::string& stamp);

  // Commits where kCommitEntries or kCommitBytes are reached. Throws IndexError, as Commit does,
  // also before a commit for which the disk has no room.
  void CommitIfDue() override;
  void Commit();
  // Commits, and where documents became restricted compacts `public`. What a command ends with.
  void Finish();
  // Commits and compacts both databases: nothing of a removed document stays in their files.
  void Compact();
  bool IsDurable() override;

  // For the person: ICU differs from the one that made the index, an interrupted move was finished.
  const std::vector<std::string>& warnings() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace attest
