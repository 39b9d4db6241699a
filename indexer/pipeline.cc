#include "indexer/pipeline.h"

#include <algorithm>

#include "corpus/batch.h"
#include "indexer/containers.h"
#include "indexer/merge.h"
#include "indexer/signals.h"
#include "indexer/source.h"
#include "schema/error.h"
#include "schema/text.h"

namespace attest {
namespace {

constexpr size_t kMessageLimit = 2000;  // characters

void RemoveCopy(const std::string& file, std::vector<Copy>& copies) {
  std::erase_if(copies, [&](const Copy& copy) { return SourceFile(copy) == file; });
}

Copy CopyOf(const StoredDocument& stored) {
  const Provenance& from = stored.provenance;
  return {stored.document.id, from.path, from.batch, from.root};
}

}  // namespace

Pipeline::Pipeline(Archive& archive, bool batch_given, Report& report, Progress& progress,
                   std::ostream& err)
    : archive_(archive),
      batch_given_(batch_given),
      report_(report),
      progress_(progress),
      err_(err) {}

void Pipeline::OnRecord(Record record) {
  Rethrow();
  if (IsInterrupted()) throw Interrupted{};
  const Provenance& from = record.provenance;
  if (from.bare && BatchKindOf(from.path) != BatchKind::kNone)
    memory_.MeetPlain(from.root, from.path);
  try {
    if (record.IsPartial()) {
      ResolvePartial(record);
    } else {
      const Place place = record.place;
      Resolve(FromRecord(std::move(record)), place);
    }
    archive_.CommitIfDue();
    if (archive_.IsDurable()) report_.Flush();
  } catch (...) {
    failure_ = std::current_exception();
    throw;
  }
  progress_.AddDocument();
}

void Pipeline::OnWait() {
  if (IsInterrupted()) throw Interrupted{};
}

void Pipeline::EndStep() {
  archive_.CommitIfDue();
  if (archive_.IsDurable()) report_.Flush();
  if (IsInterrupted()) throw Interrupted{};
}

void Pipeline::Rethrow() const {
  if (failure_) std::rethrow_exception(failure_);
}

void Pipeline::Resolve(StoredDocument stored, const Place& place) {
  if (stored.provenance.bare) {
    stored = Adopt(std::move(stored));
    if (stored.document.access == Access::kPublic && LiesInRestricted(archive_, stored.provenance))
      Restrict(&stored);
  }
  if (archive_.IsUnchanged(stored)) return Count(stored, Outcome::kUnchanged);
  const std::string id = stored.document.id;
  const auto before = archive_.Find(id);
  if (before && !stored.provenance.given_id &&
      !SameRoot(before->provenance.root, stored.provenance.root)) {
    return Reject({place, stored.provenance.path, id,
                   "expected an id of its own, found that " + Printable(id) +
                       " already stands for a file of another folder or batch: give --prefix to "
                       "tell them apart"});
  }
  if (before && stored.provenance.bare) {
    stored = KeepAssigned(*before, std::move(stored), batch_given_);
    if (archive_.IsUnchanged(stored)) return Count(stored, Outcome::kUnchanged);
  }
  if (stored.provenance.bare && !HasAssigned(stored)) {
    const auto of = archive_.FindBare(stored.provenance.sha256, stored.document.access);
    if (of && *of != id) return KeepDuplicate(stored, before, *of);
  }
  Store(stored, before);
}

// A bare file that a manifest had given an id of its own is still that document, and above all
// keeps its access. Of several such ids the first goes on; the others stay as they are.
StoredDocument Pipeline::Adopt(StoredDocument fresh) {
  const std::string file = SourceFile(fresh.provenance);
  std::optional<StoredDocument> first;
  for (const std::string& id : archive_.FindByFile(file)) {
    if (id == fresh.document.id) continue;
    auto other = archive_.Find(id);
    if (!other || !HasAssigned(*other) || SourceFile(other->provenance) != file) continue;
    memory_.Meet(id);
    if (!first) first = std::move(other);
  }
  return first ? KeepAssigned(*first, std::move(fresh), batch_given_) : fresh;
}

void Pipeline::ResolvePartial(const Record& record) {
  const auto before = archive_.Find(record.document.id);
  if (!before) {
    return Reject({record.place, record.provenance.path, record.document.id,
                   "expected text or file, or an id that is indexed already, found neither"});
  }
  StoredDocument then = *before;
  then.document.text.clear();
  StoredDocument now = MergePartial(then, record);
  if (Digest(now) == Digest(then)) return Count(now, Outcome::kUnchanged);
  Rewrite(then, now, record.place.ToString());
  Count(now, Outcome::kUpdated);
}

void Pipeline::Restrict(StoredDocument* stored) {
  stored->document.access = Access::kRestricted;
  stored->provenance.origins[Field::kAccess] = Origin::kManifest;
}

// Other fields for the text that is indexed. Copies are of one access level with their document.
void Pipeline::Rewrite(const StoredDocument& then, StoredDocument now, const std::string& place) {
  std::optional<StoredDocument> successor;
  if (now.document.access != then.document.access) {
    successor = TakeSuccessor(then);
    now.copies.clear();
  }
  archive_.Rewrite(now);
  if (successor && now.document.access == Access::kRestricted) {
    Complain(place + ": " + successor->document.id + " has the bytes of " + now.document.id +
             ", which is restricted now, and stays public: restrict it as well");
  }
  Admit(successor);
  if (then.document.access == now.document.access || now.document.access == Access::kPublic) return;
  for (const std::string& id : PublicMembers(archive_, then)) {
    const StoredDocument member = *archive_.Find(id);
    StoredDocument restricted = member;
    Restrict(&restricted);
    Rewrite(member, std::move(restricted), place);
    Complain(place + ": " + id + " lies in " + now.document.id + " and is restricted with it");
  }
}

// What becomes of the document that a rejected record or file is an older version of: the end of
// the message. It stays, but never public against what the record says.
std::string Pipeline::KeepOld(const Problem& problem) {
  if (problem.id.empty() || memory_.HasMet(problem.id)) return "";
  const auto then = archive_.Find(problem.id);
  if (!then) return "";
  if (!problem.restricts || then->document.access == Access::kRestricted)
    return "; the version that is indexed stays";
  StoredDocument now = *then;
  Restrict(&now);
  Rewrite(*then, std::move(now), problem.place.ToString());
  return "; the version that is indexed stays, restricted from now on";
}

// Copies stay with a bare file as long as it is one with these bytes.
void Pipeline::Store(const StoredDocument& stored, const std::optional<StoredDocument>& before) {
  const bool same_bytes = before && stored.provenance.bare && before->provenance.bare &&
                          before->provenance.sha256 == stored.provenance.sha256 &&
                          before->document.access == stored.document.access;
  StoredDocument kept = stored;
  std::optional<StoredDocument> successor;
  const std::string file = SourceFile(stored.provenance);
  if (same_bytes) {
    kept.copies = before->copies;
    RemoveCopy(file, kept.copies);
  } else if (before) {
    successor = TakeSuccessor(*before);
  }
  archive_.Put(kept);
  Count(kept, before ? Outcome::kUpdated : Outcome::kAdded);
  Admit(successor);
  if (HasOwnFile(stored)) ReleaseFile(file, stored.document.id);
}

void Pipeline::KeepDuplicate(const StoredDocument& stored,
                             const std::optional<StoredDocument>& before, const std::string& of) {
  std::optional<StoredDocument> successor;
  if (before) successor = TakeSuccessor(*before);
  std::vector<Copy> copies = archive_.Find(of)->copies;
  if (const Copy copy = CopyOf(stored);
      std::find(copies.begin(), copies.end(), copy) == copies.end()) {
    RemoveCopy(SourceFile(copy), copies);
    copies.push_back(copy);
    archive_.SetCopies(of, copies);
  }
  if (before) archive_.Remove(stored.document.id);
  Count(stored, Outcome::kDuplicate, "has the bytes of " + of);
  duplicates_.insert(stored.document.id);
  Admit(successor);
  ReleaseFile(SourceFile(stored.provenance), of);
}

// A file is of one document: where it was another's copy, or was a bare file and has been described
// since, that is over.
void Pipeline::ReleaseFile(const std::string& file, const std::string& now_of) {
  for (const std::string& id : archive_.FindByFile(file)) {
    if (id == now_of) continue;
    auto other = archive_.Find(id);
    if (!other) continue;
    if (SourceFile(other->provenance) == file) {
      if (!HasAssigned(*other)) Vanish(std::move(*other));
    } else {
      RemoveCopy(file, other->copies);
      archive_.SetCopies(id, other->copies);
    }
  }
}

std::optional<StoredDocument> Pipeline::TakeSuccessor(StoredDocument leaving) {
  const std::string file = SourceFile(leaving.provenance);
  std::erase_if(leaving.copies, [&](const Copy& copy) {
    // The same file below another root goes or changes along; below another prefix it is met.
    const bool same_file = SourceFile(copy) == file && !memory_.HasMet(copy.id);
    return same_file || copy.id == leaving.document.id || archive_.Find(copy.id).has_value();
  });
  if (leaving.copies.empty()) return std::nullopt;
  leaving.document.text = archive_.ReadText(leaving.document.id);
  return Successor(std::move(leaving));
}

void Pipeline::Admit(const std::optional<StoredDocument>& successor) {
  if (!successor) return;
  const std::string& id = successor->document.id;
  archive_.Put(*successor);
  ++counts_.added;
  report_.Add(successor->provenance.path, id, Outcome::kAdded,
              "takes the place of a file with the same bytes");
  if (duplicates_.erase(id) > 0) {
    --counts_.duplicate;
  } else {
    admitted_.insert(id);  // its file is not met yet, and may be gone as well
  }
}

void Pipeline::Vanish(StoredDocument stored) {
  const auto successor = TakeSuccessor(stored);
  archive_.Remove(stored.document.id);
  Count(stored, Outcome::kRemoved);
  Admit(successor);
}

void Pipeline::OnProblem(Problem problem) {
  Rethrow();
  if (problem.hides && !open_.empty()) memory_.Hide(open_.back().root, problem.path);
  if (!problem.rejected) return Complain(problem.place.ToString() + ": " + problem.reason);
  problem.reason += KeepOld(problem);
  Reject(problem);
}

void Pipeline::OnBatch(const BatchStart& start) {
  open_.push_back(start);
  batches_[start.name];
}

void Pipeline::OnBatchEnd(bool complete) {
  if (open_.empty()) return;
  if (!complete) batches_[open_.back().name].complete = false;
  if (open_.size() == 1 && open_.back().whole) memory_.Complete(open_.back().root);
  open_.pop_back();
}

void Pipeline::Reject(const Problem& problem) {
  const std::string place = problem.place.ToString();
  Complain(place + ": " + problem.reason);
  ++counts_.rejected;
  if (!problem.id.empty()) memory_.Meet(problem.id);
  report_.Add(problem.path, problem.id, Outcome::kRejected, problem.reason);
  if (!open_.empty()) batches_[open_.back().name].Add({place, problem.reason});
}

// A document that was admitted as a successor before its own file was met is counted already; where
// that file is gone too, it was none.
void Pipeline::Count(const StoredDocument& stored, Outcome outcome, std::string_view reason) {
  const std::string& id = stored.document.id;
  if (outcome != Outcome::kRemoved) memory_.Meet(id);
  if (admitted_.erase(id) > 0) {
    if (outcome == Outcome::kUnchanged || outcome == Outcome::kUpdated) return;
    --counts_.added;
    if (outcome == Outcome::kRemoved) --counts_.removed;
  }
  ++counts_[outcome];
  report_.Add(stored.provenance.path, id, outcome, reason);
}

void Pipeline::OnPathError(const std::string& path, const std::string& what) {
  open_.clear();
  Complain(what);
  ++counts_.rejected;
  report_.Add(path, "", Outcome::kRejected, what);
}

void Pipeline::Complain(const std::string& message) {
  progress_.Clear();
  err_ << "attest-index: " << Printable(message, kMessageLimit) << '\n';
}

}  // namespace attest
