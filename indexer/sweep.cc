#include "indexer/sweep.h"

#include <algorithm>
#include <map>

#include "schema/text.h"

namespace attest {
namespace {

class RootSweep {
 public:
  RootSweep(Archive& archive, Pipeline& pipeline, SweepMode mode, const std::string& root)
      : archive_(archive), pipeline_(pipeline), mode_(mode), root_(root) {}

  void Run() {
    std::vector<std::string> ids;
    archive_.EachWithCopies(root_, [&](std::string_view id) { ids.emplace_back(id); });
    for (const std::string& id : ids) SweepCopies(id);
    if (mode_ == SweepMode::kMirror) {
      SweepDocuments();
    } else {
      SweepAdmitted();
    }
    for (const auto& [why, count] : kept_) {
      pipeline_.Tell(std::to_string(count) +
                     (count == 1 ? " document was not found and stays: "
                                 : " documents were not found and stay: ") +
                     Printable(why, 1000));
    }
  }

 private:
  bool IsGone(std::string_view id, std::string_view path, std::string_view via) {
    return !memory().HasMet(id) && memory().WhyHidden(root_, path, via).empty();
  }
  bool IsGone(const StoredDocument& stored) {
    const Provenance& from = stored.provenance;
    return from.root == root_ && IsGone(stored.document.id, from.path, from.via);
  }
  bool IsGone(const Copy& copy) { return copy.root == root_ && IsGone(copy.id, copy.path, ""); }

  // Of a document that has copies, in this root or elsewhere.
  void SweepCopies(const std::string& id) {
    auto stored = archive_.Find(id);
    if (!stored) return;
    const size_t before = stored->copies.size();
    if (mode_ == SweepMode::kMirror) {
      std::erase_if(stored->copies, [&](const Copy& copy) { return IsGone(copy); });
      if (stored->copies.size() != before) archive_.SetCopies(id, stored->copies);
    }
    if (IsGone(*stored) && HasHeir(*stored)) pipeline_.Vanish(std::move(*stored));
    pipeline_.EndStep();
  }

  // Where nothing is removed for being gone, only a copy that the run has met may take the place.
  bool HasHeir(StoredDocument& stored) {
    if (mode_ == SweepMode::kRehome) {
      const auto met = [&](const Copy& copy) { return memory().HasMet(copy.id); };
      std::stable_partition(stored.copies.begin(), stored.copies.end(), met);
      return !stored.copies.empty() && met(stored.copies.front());
    }
    return !stored.copies.empty();
  }

  // Copies that took the place of a file that changed, and are gone themselves: they were no
  // documents before.
  void SweepAdmitted() {
    std::vector<std::string> ids(pipeline_.admitted().begin(), pipeline_.admitted().end());
    while (!ids.empty()) {
      auto stored = archive_.Find(ids.back());
      ids.pop_back();
      if (!stored || !IsGone(*stored)) continue;
      for (const Copy& copy : stored->copies) ids.push_back(copy.id);
      pipeline_.Vanish(std::move(*stored));
      pipeline_.EndStep();
    }
  }

  void SweepDocuments() {
    std::vector<std::string> unmet;
    archive_.EachOfRoot(root_, [&](std::string_view id) {
      if (!memory().HasMet(id)) unmet.emplace_back(id);
    });
    for (const std::string& id : unmet) {
      auto stored = archive_.Find(id);
      if (!stored) continue;
      const Provenance& from = stored->provenance;
      const std::string why = memory().WhyHidden(root_, from.path, from.via);
      if (why.empty()) {
        pipeline_.Vanish(std::move(*stored));
      } else {
        ++kept_[why];
      }
      pipeline_.EndStep();
    }
  }

  const RunMemory& memory() const { return pipeline_.memory(); }

  Archive& archive_;
  Pipeline& pipeline_;
  const SweepMode mode_;
  const std::string& root_;
  std::map<std::string, size_t> kept_;
};

}  // namespace

void Sweep(Archive& archive, Pipeline& pipeline, SweepMode mode) {
  const std::vector<std::string> roots = pipeline.memory().roots();
  for (const std::string& root : roots) RootSweep(archive, pipeline, mode, root).Run();
}

}  // namespace attest
