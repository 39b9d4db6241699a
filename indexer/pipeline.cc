#include "indexer/pipeline.h"

#include <algorithm>

#include "indexer/merge.h"
#include "indexer/signals.h"
#include "schema/error.h"
#include "schema/text.h"

namespace attest {
namespace {

constexpr size_t kMessageLimit = 2000;  // characters

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
  if (!open_batches_.empty() && record.document.access == Access::kRestricted) {
    batches_[open_batches_.back()].restricted = true;
  }
  try {
    if (record.IsPartial()) {
      ResolvePartial(record);
    } else {
      const Place place = record.place;
      Resolve(FromRecord(std::move(record)), place);
    }
    if (archive_.IsDurable()) report_.Flush();
  } catch (...) {
    failure_ = std::current_exception();
    throw;
  }
  progress_.AddDocument();
}

void Pipeline::Rethrow() const {
  if (failure_) std::rethrow_exception(failure_);
}

void Pipeline::Resolve(StoredDocument stored, const Place& place) {
  if (archive_.IsUnchanged(stored)) return Count(stored, Outcome::kUnchanged);
  const std::string& id = stored.document.id;
  const auto before = archive_.Find(id);
  if (before && !stored.provenance.given_id &&
      !SameRoot(before->provenance.root, stored.provenance.root)) {
    return Reject(place, stored.provenance.path, id,
                  "expected an id of its own, found that " + Printable(id) +
                      " already stands for a file of another folder or batch: give --prefix to "
                      "tell them apart");
  }
  if (before && stored.provenance.bare) {
    stored = KeepAssigned(*before, std::move(stored), batch_given_);
    if (archive_.IsUnchanged(stored)) return Count(stored, Outcome::kUnchanged);
  }
  if (stored.provenance.bare) {
    const auto of = archive_.FindBare(stored.provenance.sha256, stored.document.access);
    if (of && *of != id) {
      std::vector<StoredDocument> orphans = TakeOrphans(id);
      if (before) archive_.Remove(id);
      KeepDuplicate(stored, *of);
      return Readmit(std::move(orphans));
    }
  }
  Store(stored, before);
}

void Pipeline::ResolvePartial(const Record& record) {
  const auto before = archive_.Find(record.document.id);
  if (!before) {
    return Reject(record.place, record.provenance.path, record.document.id,
                  "expected text or file, or an id that is indexed already, found neither");
  }
  StoredDocument then = *before;
  then.document.text.clear();
  StoredDocument now = MergePartial(then, record);
  if (Digest(now) == Digest(then)) return Count(now, Outcome::kUnchanged);
  std::vector<StoredDocument> orphans;
  if (now.document.access != then.document.access) {
    now.paths = {now.provenance.path};
    orphans = TakeOrphans(now.document.id);
  }
  archive_.Rewrite(now);
  Count(now, Outcome::kUpdated);
  Readmit(std::move(orphans));
}

// Other paths of the same bytes stay with a bare file as long as it is one with these bytes.
void Pipeline::Store(const StoredDocument& stored, const std::optional<StoredDocument>& before) {
  const bool same_bytes = before && stored.provenance.bare && before->provenance.bare &&
                          before->provenance.sha256 == stored.provenance.sha256 &&
                          before->document.access == stored.document.access;
  StoredDocument kept = stored;
  std::vector<StoredDocument> orphans;
  if (same_bytes) {
    for (const std::string& path : before->paths) {
      if (path != before->provenance.path && path != kept.provenance.path)
        kept.paths.push_back(path);
    }
  } else {
    orphans = TakeOrphans(stored.document.id);
  }
  archive_.Put(kept);
  Count(kept, before ? Outcome::kUpdated : Outcome::kAdded);
  Readmit(std::move(orphans));
}

std::vector<StoredDocument> Pipeline::TakeOrphans(const std::string& id) {
  const auto left_out = duplicates_.extract(id);
  if (left_out.empty()) return {};
  const std::string text = archive_.ReadText(id);
  for (StoredDocument& orphan : left_out.mapped()) orphan.document.text = text;
  return std::move(left_out.mapped());
}

void Pipeline::Readmit(std::vector<StoredDocument> orphans) {
  for (StoredDocument& orphan : orphans) {
    --counts_.duplicate;
    Resolve(std::move(orphan), {});
  }
}

void Pipeline::KeepDuplicate(const StoredDocument& stored, const std::string& of) {
  const auto original = archive_.Find(of);
  std::vector<std::string> paths = original->paths;
  if (std::find(paths.begin(), paths.end(), stored.provenance.path) == paths.end()) {
    paths.push_back(stored.provenance.path);
    archive_.SetPaths(of, paths);
  }
  StoredDocument left_out = stored;
  left_out.document.text = std::string();  // clear() would keep the memory
  duplicates_[of].push_back(std::move(left_out));
  Count(stored, Outcome::kDuplicate, "has the bytes of " + of);
}

void Pipeline::OnProblem(Problem problem) {
  Rethrow();
  if (problem.rejected) return Reject(problem.place, problem.path, problem.id, problem.reason);
  Complain(problem.place.ToString() + ": " + problem.reason);
}

void Pipeline::OnBatch(std::string_view batch, std::string_view) {
  open_batches_.emplace_back(batch);
  batches_[open_batches_.back()];
}

void Pipeline::OnBatchEnd(bool complete) {
  if (open_batches_.empty()) return;
  if (!complete) batches_[open_batches_.back()].log.complete = false;
  open_batches_.pop_back();
}

void Pipeline::Reject(const Place& place, std::string_view path, std::string_view id,
                      const std::string& reason) {
  Complain(place.ToString() + ": " + reason);
  ++counts_.rejected;
  report_.Add(path, id, Outcome::kRejected, reason);
  if (!open_batches_.empty()) batches_[open_batches_.back()].log.Add({place.ToString(), reason});
}

void Pipeline::Count(const StoredDocument& stored, Outcome outcome, std::string_view reason) {
  ++counts_[outcome];
  report_.Add(stored.provenance.path, stored.document.id, outcome, reason);
}

void Pipeline::OnPathError(const std::string& path, const std::string& what) {
  open_batches_.clear();
  Complain(what);
  ++counts_.rejected;
  report_.Add(path, "", Outcome::kRejected, what);
}

void Pipeline::Complain(const std::string& message) {
  progress_.Clear();
  err_ << "attest-index: " << Printable(message, kMessageLimit) << '\n';
}

}  // namespace attest
