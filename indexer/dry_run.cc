#include "indexer/dry_run.h"

#include <algorithm>
#include <map>
#include <set>

#include "indexer/document_builder.h"
#include "indexer/index_folder.h"
#include "indexer/reader.h"
#include "schema/error.h"
#include "schema/layout.h"
#include "schema/text.h"

namespace attest {
namespace {

// As it would be stored: a tenth of the memory that the values take.
struct Planned {
  std::string record;  // without text
  std::string text_hash;
  StoredDocument Stored() const { return DecodeDocument(record); }
};

// The text of a bare file follows from its bytes, and may be out of reach here: ReadText is empty
// for what the run itself has put.
std::string TextHash(const StoredDocument& stored) {
  return stored.provenance.bare ? stored.provenance.sha256 : Sha256(stored.document.text);
}

}  // namespace

struct DryRun::Impl {
  std::optional<IndexReader> reader;  // nothing where there is no index yet
  std::map<std::string, std::optional<Planned>, std::less<>> plans;  // no value: removed
  std::map<std::pair<std::string, Access>, std::string, std::less<>>
      bare;  // SHA-256 and level -> id
  std::map<std::string, std::set<std::string>, std::less<>> with_file_term;  // -> ids, then or now

  void Set(StoredDocument stored, std::string text_hash) {
    stored.document.text.clear();
    const std::string& id = stored.document.id;
    if (stored.provenance.bare) bare[{stored.provenance.sha256, stored.document.access}] = id;
    for (const std::string& term : FileTerms(stored)) with_file_term[term].insert(id);
    plans.insert_or_assign(id, Planned{EncodeDocument(stored), std::move(text_hash)});
  }

  // Planned documents that have the term now, then indexed ones that nothing is planned for.
  std::vector<std::string> WithFileTerm(const std::string& term) const {
    std::vector<std::string> ids;
    if (const auto found = with_file_term.find(term); found != with_file_term.end()) {
      for (const std::string& id : found->second) {
        const auto& plan = plans.find(id)->second;
        if (!plan) continue;
        const std::vector<std::string> terms = FileTerms(plan->Stored());
        if (std::find(terms.begin(), terms.end(), term) != terms.end()) ids.push_back(id);
      }
    }
    AddUnplanned(term, ids);
    return ids;
  }

  void AddUnplanned(const std::string& term, std::vector<std::string>& ids) const {
    if (!reader) return;
    reader->EachWithTerm(term, [&](std::string_view id) {
      if (!plans.contains(id)) ids.emplace_back(id);
    });
  }

  bool HasBare(const std::string& id, std::string_view sha256, Access access) {
    const auto plan = plans.find(id);
    if (plan == plans.end() || !plan->second) return false;
    const StoredDocument stored = plan->second->Stored();
    return stored.provenance.bare && stored.provenance.sha256 == sha256 &&
           stored.document.access == access;
  }
};

DryRun::DryRun(const std::string& dir) : impl_(std::make_unique<Impl>()) {
  if (!CheckFolder(dir)) return;
  impl_->reader.emplace(dir);
}
DryRun::~DryRun() = default;

std::shared_ptr<const Vocabulary> DryRun::SharedVocabulary() const {
  return impl_->reader ? impl_->reader->SharedVocabulary() : Vocabulary::SharedBuiltIn();
}

std::optional<StoredDocument> DryRun::Find(std::string_view id) {
  if (const auto plan = impl_->plans.find(id); plan != impl_->plans.end()) {
    return plan->second ? std::optional(plan->second->Stored()) : std::nullopt;
  }
  return impl_->reader ? impl_->reader->Find(id) : std::nullopt;
}

bool DryRun::IsUnchanged(const StoredDocument& stored) {
  const auto plan = impl_->plans.find(stored.document.id);
  if (plan == impl_->plans.end()) return impl_->reader && impl_->reader->IsUnchanged(stored);
  if (!plan->second || plan->second->text_hash != TextHash(stored)) return false;
  StoredDocument textless = stored;
  textless.document.text.clear();
  return Digest(textless) == Digest(plan->second->Stored());
}

std::string DryRun::ReadText(std::string_view id) {
  if (impl_->plans.contains(id) || !impl_->reader) return "";
  return impl_->reader->ReadText(id);
}

std::optional<std::string> DryRun::FindBare(std::string_view sha256, Access access) {
  const auto planned = impl_->bare.find({std::string(sha256), access});
  if (planned != impl_->bare.end() && impl_->HasBare(planned->second, sha256, access))
    return planned->second;
  if (!impl_->reader) return std::nullopt;
  const auto found = impl_->reader->FindBare(sha256, access);
  return found && !impl_->plans.contains(*found) ? found : std::nullopt;
}

void DryRun::Put(const StoredDocument& stored) { impl_->Set(stored, TextHash(stored)); }

void DryRun::Rewrite(const StoredDocument& stored) {
  const auto plan = impl_->plans.find(stored.document.id);
  if (plan != impl_->plans.end() && plan->second) {
    return impl_->Set(stored, plan->second->text_hash);
  }
  StoredDocument whole = stored;
  whole.document.text = ReadText(stored.document.id);
  Put(whole);
}

std::vector<std::string> DryRun::FindByFile(std::string_view file) {
  return impl_->WithFileTerm(ExactTerm(prefix::kFile, file));
}

void DryRun::EachOfRoot(std::string_view root, const IdVisitor& visit) {
  std::vector<std::string> ids;
  for (const auto& [id, plan] : impl_->plans) {
    if (plan && plan->Stored().provenance.root == root) ids.push_back(id);
  }
  impl_->AddUnplanned(ExactTerm(prefix::kRoot, root), ids);
  for (const std::string& id : ids) visit(id);
}

void DryRun::EachWithCopies(std::string_view root, const IdVisitor& visit) {
  for (const std::string& id : impl_->WithFileTerm(ExactTerm(prefix::kCopies, root))) visit(id);
}

void DryRun::SetCopies(std::string_view id, const std::vector<Copy>& copies) {
  auto stored = Find(id);
  if (!stored) throw NotFoundError("no document has the id " + std::string(id));
  stored->copies = copies;
  Rewrite(*stored);
}

bool DryRun::Remove(std::string_view id) {
  if (!Find(id)) return false;
  impl_->plans.insert_or_assign(std::string(id), std::nullopt);
  return true;
}

}  // namespace attest
