#include "searcher/shards.h"

#include <xapian.h>

#include <filesystem>

#include "schema/error.h"
#include "schema/layout.h"

namespace attest {
namespace {

namespace fs = std::filesystem;

// One link for each database that a person's --index DIR stands for.
std::vector<std::string> LinksOf(const std::string& index, bool restricted) {
  if (index.starts_with("tcp://")) {
    throw IndexError(index + ": indexes of other machines are not supported yet; give a folder");
  }
  std::error_code error;
  if (!fs::exists(index, error)) {
    throw IndexError(index + ": no such index; make one with attest-index add --index " + index +
                     " PATH");
  }
  if (!fs::is_directory(index, error))
    throw IndexError(index + ": expected the folder of an index, found a file");
  std::vector<std::string> links;
  const std::string open = index + "/public", closed = index + "/restricted";
  if (!fs::exists(open, error)) {
    throw IndexError(index +
                     ": expected an index made by attest-index (with `public` in it), found none");
  }
  links.push_back(open);
  if (restricted && fs::exists(closed, error)) links.push_back(closed);
  return links;
}

std::string TargetOf(const std::string& link) {
  std::error_code error;
  const fs::path target = fs::canonical(link, error);
  if (error) throw IndexError(link + ": cannot be opened: " + error.message());
  return target.string();
}

Shard Open(const std::string& link) {
  Shard shard;
  shard.link = link;
  shard.target = TargetOf(link);
  try {
    shard.db = std::make_unique<Xapian::Database>(shard.target);
    shard.uuid = shard.db->get_uuid();
    CheckStamp(shard.db->get_metadata(key::kStamp), fs::path(link).parent_path().string());
    shard.has_long = shard.db->term_exists(KindTerm(Kind::kLong));
  } catch (const Xapian::Error& error) {
    throw IndexError(link + ": cannot be opened: " + error.get_msg() +
                     "; check it with attest-index check");
  }
  return shard;
}

}  // namespace

Shards::Shards(const std::vector<std::string>& indexes, bool restricted) {
  for (const auto& index : indexes) {
    for (auto& link : LinksOf(index, restricted)) links_.push_back(std::move(link));
  }
  OpenAll();
}

Shards::~Shards() = default;

void Shards::OpenAll() {
  std::vector<Shard> shards;
  auto together = std::make_unique<Xapian::Database>();
  for (const auto& link : links_) {
    shards.push_back(Open(link));
    together->add_database(*shards.back().db);
  }
  shards_ = std::move(shards);
  together_ = std::move(together);
}

bool Shards::Refresh() {
  for (const auto& shard : shards_) {
    if (TargetOf(shard.link) == shard.target) continue;
    OpenAll();  // reopen() on an exchanged directory would show a mixture
    return true;
  }
  bool changed = false;
  for (auto& shard : shards_) {
    if (!shard.db->reopen()) continue;
    changed = true;
    shard.has_long = shard.db->term_exists(KindTerm(Kind::kLong));
  }
  return changed;
}

uint64_t Shards::Documents() const {
  return together_->get_termfreq(KindTerm(Kind::kShort)) +
         together_->get_termfreq(KindTerm(Kind::kLong));
}

std::string Shards::Revision() const {
  std::string text;
  for (const auto& shard : shards_)
    text += (text.empty() ? "" : "+") + shard.db->get_metadata(key::kRevision);
  return text;
}

}  // namespace attest
