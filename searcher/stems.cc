#include "searcher/stems.h"

#include <xapian.h>

#include <algorithm>
#include <cstring>

namespace attest {
namespace {

constexpr size_t kSyllable = 3;  // bytes of a Hangul syllable in UTF-8
constexpr size_t kMostParts = 4, kLongestDivided = 16 * kSyllable;
constexpr std::string_view kFirst = "\xEA\xB0\x80", kLast = "\xED\x9E\xA3";  // U+AC00, U+D7A3

// string_view looks for the first byte alone, which a third of all syllables share.
size_t Find(std::string_view text, std::string_view word, size_t from) {
  const void* found = memmem(text.data() + from, text.size() - from, word.data(), word.size());
  return found ? static_cast<size_t>(static_cast<const char*>(found) - text.data()) : text.npos;
}

}  // namespace

StemList::StemList(std::vector<std::string> stems) : stems_(std::move(stems)) {
  std::sort(stems_.begin(), stems_.end());
  stems_.erase(std::unique(stems_.begin(), stems_.end()), stems_.end());
  size_t bytes = 1;
  for (const auto& stem : stems_) bytes += stem.size() + 1;
  joined_.reserve(bytes);
  joined_ = '\n';
  for (const auto& stem : stems_) (joined_ += stem) += '\n';
}

StemList StemList::Read(const Xapian::Database& db) {
  std::vector<std::string> stems;
  auto term = db.allterms_begin();
  const auto end = db.allterms_end();
  for (term.skip_to(std::string(kFirst)); term != end; ++term) {
    std::string stem = *term;
    if (std::string_view(stem).substr(0, kSyllable) > kLast) break;
    stems.push_back(std::move(stem));
  }
  return StemList(std::move(stems));
}

bool StemList::Has(std::string_view stem) const {
  return std::binary_search(stems_.begin(), stems_.end(), stem, std::less<>());
}

bool StemList::Known(std::string_view stem) const {
  return stem.size() >= 2 * kSyllable && Has(stem);
}

bool StemList::PassesCompoundTest(std::string_view stem, std::string_view word) const {
  for (size_t at = stem.find(word); at != stem.npos; at = stem.find(word, at + kSyllable)) {
    bool divided = false;
    for (size_t cut = at + kSyllable; cut < at + word.size() && !divided; cut += kSyllable) {
      divided = Known(stem.substr(0, cut)) && Known(stem.substr(cut));
    }
    if (!divided) return true;
  }
  return false;
}

std::vector<std::string> StemList::Containing(std::string_view word) const {
  std::vector<std::string> found;
  if (word.size() < 2 * kSyllable) return found;
  const std::string_view all = joined_;
  for (size_t at = Find(all, word, 0); at != all.npos;) {
    const size_t begin = all.rfind('\n', at) + 1, end = all.find('\n', at);
    const std::string_view stem = all.substr(begin, end - begin);
    if (stem.size() > word.size() && PassesCompoundTest(stem, word)) found.emplace_back(stem);
    at = Find(all, word, end);
  }
  return found;
}

std::vector<std::vector<std::string>> StemList::Divisions(std::string_view word) const {
  std::vector<std::vector<std::string>> divisions;
  std::vector<std::string> before;
  Divide(word, word.size() <= kLongestDivided ? kMostParts : 2, before, divisions);
  return divisions;
}

// Adds the divisions of `rest` into up to `parts`, `before` before each.
void StemList::Divide(std::string_view rest, size_t parts, std::vector<std::string>& before,
                      std::vector<std::vector<std::string>>& found) const {
  if (!before.empty() && Known(rest)) {
    found.push_back(before);
    found.back().emplace_back(rest);
  }
  if (parts < 2) return;
  for (size_t cut = 2 * kSyllable; cut + 2 * kSyllable <= rest.size(); cut += kSyllable) {
    if (!Known(rest.substr(0, cut))) continue;
    before.emplace_back(rest.substr(0, cut));
    Divide(rest.substr(cut), parts - 1, before, found);
    before.pop_back();
  }
}

}  // namespace attest
