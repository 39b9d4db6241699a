#include "searcher/shards.h"

#include <xapian.h>

#include <algorithm>
#include <cstring>
#include <filesystem>

#include "schema/error.h"
#include "schema/layout.h"

namespace attest {
namespace {

void ReadState(Shard& shard, const Link& link) {
  shard.uuid = shard.db->get_uuid();
  CheckStamp(shard.db->get_metadata(key::kStamp),
             std::filesystem::path(link.path).parent_path().string());
  shard.has_long = shard.db->term_exists(KindTerm(Kind::kLong));
  shard.names.reset();
}

Shard OpenShard(const Link& link) {
  Shard shard;
  // Of this backend alone: a file in its place could send us to another machine.
  shard.db = std::make_unique<Xapian::Database>(link.target, Xapian::DB_BACKEND_GLASS);
  ReadState(shard, link);
  return shard;
}

// What `closed` holds of documents that are on their way between the two and lie in `open` as well.
DocidRanges Moving(const Xapian::Database& closed, const Xapian::Database& open) {
  DocidRanges ranges;
  const auto end = closed.metadata_keys_end(key::kPending);
  for (auto at = closed.metadata_keys_begin(key::kPending); at != end; ++at) {
    const std::string term = ExactTerm(prefix::kId, (*at).substr(std::strlen(key::kPending)));
    const auto posting = closed.postlist_begin(term);
    if (posting == closed.postlist_end(term) || !open.term_exists(term)) continue;
    const std::string passages = closed.get_document(*posting).get_value(slot::kPassages);
    ranges.emplace_back(*posting, *posting + (passages.empty() ? 0 : DecodeCount(passages)));
  }
  std::sort(ranges.begin(), ranges.end());
  return ranges;
}

}  // namespace

const StoredNames& NamesOf(const Shard& shard) {
  if (!shard.names) shard.names.emplace(shard.db->get_metadata(key::kNames));
  return *shard.names;
}

Shards::Shards(std::vector<std::string> indexes, bool restricted)
    : indexes_(std::move(indexes)), restricted_(restricted) {}

Shards::~Shards() = default;

// All are looked at until none has changed since the last look: then what is open is what all were
// at the moment between these two looks. Each look more takes a commit meanwhile, which is slower.
//
// Of several databases, opened one after the other, a document that moves meanwhile would else be
// found twice, whichever comes first, since it may move either way. Of a single one, Xapian reads
// the revision first and then the root of each table, without asking whether that is still of this
// revision: two commits in between gave tables of different revisions, and no error.
bool Shards::Refresh() try {
  bool changed = false;
  while (Advance()) changed = true;
  if (changed) HideMoving();
  return changed;
} catch (...) {
  Close();  // what is half moved is not read, and the files of a deleted index are let go
  throw;
}

// One look. True where anything had changed since the last.
bool Shards::Advance() {
  if (!IsStale()) {
    try {
      const Look look = Reopen();
      if (look != Look::kOther) return look == Look::kNewer;
    } catch (const Xapian::Error&) {
      if (!IsStale()) throw;  // else it was deleted meanwhile
    }
  }
  Open();
  return true;
}

Shards::Look Shards::Reopen() {
  Look look = Look::kSame;
  for (size_t i = 0; i < shards_.size(); ++i) {
    Shard& shard = shards_[i];
    const bool newer = shard.db->reopen();
    // Another database under the old name, after all of an index was made anew: reopen() may say
    // no, and shows a mixture.
    if (shard.db->get_uuid() != shard.uuid) return Look::kOther;
    if (!newer) continue;
    ReadState(shard, links_[i]);
    look = Look::kNewer;
  }
  return look;
}

// A generation can be deleted between its link being read and its database being opened; the link
// then leads elsewhere, or `restricted` is made anew under the same name.
void Shards::Open() {
  for (int unmoved = 0;;) {
    Close();  // before: a failure must not keep deleted files
    std::vector<Link> links = ReadLinks(indexes_, restricted_);
    try {
      auto together = std::make_unique<Xapian::Database>();
      for (const Link& link : links) {
        shards_.push_back(OpenShard(link));
        together->add_database(*shards_.back().db);
      }
      together_ = std::move(together);
      links_ = std::move(links);
      return;
    } catch (...) {
      if (ReadLinks(indexes_, restricted_) == links && ++unmoved == 2) throw;
    }
  }
}

void Shards::Close() {
  links_.clear();
  shards_.clear();
  together_.reset();
}

void Shards::HideMoving() {
  for (size_t i = 0; i < shards_.size(); ++i) {
    // ReadLinks puts `restricted` right behind its `public`.
    if (links_[i].restricted) shards_[i].hidden = Moving(*shards_[i].db, *shards_[i - 1].db);
  }
}

bool Shards::IsStale() const try {
  return ReadLinks(indexes_, restricted_) != links_;
} catch (const IndexError&) {
  return true;  // Refresh will say what is missing
}

uint64_t Shards::Documents() const {
  uint64_t hidden = 0;
  for (const auto& shard : shards_) hidden += shard.hidden.size();
  return together_->get_termfreq(KindTerm(Kind::kShort)) +
         together_->get_termfreq(KindTerm(Kind::kLong)) - hidden;
}

std::string Shards::Revision() const {
  std::string text;
  for (const auto& shard : shards_)
    text += (text.empty() ? "" : "+") + shard.db->get_metadata(key::kRevision);
  return text;
}

std::string Shards::Metadata(const std::string& key) const {
  return shards_.front().db->get_metadata(key);
}

std::string Shards::Names() const {
  std::string text;
  for (const std::string& index : indexes_) {
    text += (text.empty() ? "" : ", ") + index + "/public";
    if (restricted_) text += ", " + index + "/restricted";
  }
  return text;
}

Xapian::Query DocumentsOnly(const Shard& shard, const Xapian::Query& query) {
  if (!shard.has_long) return query;
  using Xapian::Query;
  const Query documents(Query::OP_OR, Query(KindTerm(Kind::kShort)), Query(KindTerm(Kind::kLong)));
  return Query(Query::OP_FILTER, query, documents);
}

Xapian::Query Hidden(std::span<const Shard> shards) {
  std::map<std::string, DocidRanges> hidden;
  for (const Shard& shard : shards) {
    if (!shard.hidden.empty()) hidden[shard.uuid] = shard.hidden;
  }
  if (hidden.empty()) return Xapian::Query();
  return DocidQuery(std::make_shared<const std::map<std::string, DocidRanges>>(std::move(hidden)));
}

}  // namespace attest
