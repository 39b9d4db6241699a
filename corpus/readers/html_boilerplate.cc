#include "corpus/readers/html_boilerplate.h"

#include <algorithm>
#include <utility>

namespace attest {
namespace {

constexpr size_t kParagraph = 100;  // bytes: two lines of English, 33 characters of Chinese
constexpr size_t kShort = 300;      // bytes of a suspected group without a paragraph worth keeping
constexpr size_t kLinkRun = 3;      // blocks

bool IsLink(const HtmlBlock& block) { return block.link_bytes * 5 >= block.text.size() * 4; }

class Chooser {
 public:
  Chooser(std::vector<HtmlBlock> blocks, std::vector<HtmlGroup> groups)
      : blocks_(std::move(blocks)), groups_(std::move(groups)), keep_(blocks_.size(), true) {}

  std::vector<HtmlBlock> Choose() {
    DropGroups();
    DropLinkRuns();
    PreferMarked();
    if (IsTooLittle()) return std::move(blocks_);
    std::vector<HtmlBlock> kept;
    for (size_t i = 0; i < blocks_.size(); ++i) {
      if (keep_[i]) kept.push_back(std::move(blocks_[i]));
    }
    return kept;
  }

 private:
  void DropGroups() {
    for (const HtmlBlock& block : blocks_) {
      groups_[block.group].bytes += block.text.size();
      groups_[block.group].link_bytes += block.link_bytes;
    }
    for (size_t i = groups_.size(); i-- > 1;) {
      HtmlGroup& parent = groups_[groups_[i].parent];
      parent.bytes += groups_[i].bytes;
      parent.link_bytes += groups_[i].link_bytes;
    }
    std::vector<bool> out(groups_.size(), false);
    for (size_t i = 1; i < groups_.size(); ++i)
      out[i] = out[groups_[i].parent] || IsBoilerplate(groups_[i]);
    for (size_t i = 0; i < blocks_.size(); ++i) {
      if (out[blocks_[i].group]) keep_[i] = false;
    }
  }

  bool IsBoilerplate(const HtmlGroup& group) const {
    const bool links = group.link_bytes * 3 >= group.bytes;
    if (group.bytes * 2 > groups_[0].bytes && !links) return false;
    return group.suspicion == Suspicion::kChrome || group.bytes < kShort || links;
  }

  // Lists of links to other pages, with the heading above them.
  void DropLinkRuns() {
    for (size_t i = 0; i < blocks_.size();) {
      size_t end = i;
      while (end < blocks_.size() && IsLink(blocks_[end])) ++end;
      if (end - i >= kLinkRun) {
        if (i > 0 && blocks_[i - 1].heading) keep_[i - 1] = false;
        for (size_t k = i; k < end; ++k) keep_[k] = false;
      }
      i = std::max(end, i + 1);
    }
  }

  // <main>, else the articles, where they hold most of what is kept.
  void PreferMarked() {
    for (const auto marked : {&HtmlBlock::main, &HtmlBlock::article}) {
      size_t inside = 0;
      for (size_t i = 0; i < blocks_.size(); ++i) {
        if (keep_[i] && blocks_[i].*marked) inside += blocks_[i].text.size();
      }
      if (inside == 0 || inside * 2 < Kept()) continue;
      for (size_t i = 0; i < blocks_.size(); ++i) keep_[i] = keep_[i] && blocks_[i].*marked;
    }
  }

  size_t Kept() const {
    size_t bytes = 0;
    for (size_t i = 0; i < blocks_.size(); ++i) bytes += keep_[i] ? blocks_[i].text.size() : 0;
    return bytes;
  }

  bool IsTooLittle() const {
    size_t paragraphs = 0;
    for (size_t i = 0; i < blocks_.size(); ++i)
      paragraphs += keep_[i] && blocks_[i].text.size() >= kParagraph ? 1 : 0;
    return Kept() * 4 < groups_[0].bytes && paragraphs < 3;
  }

  std::vector<HtmlBlock> blocks_;
  std::vector<HtmlGroup> groups_;
  std::vector<bool> keep_;
};

}  // namespace

std::vector<HtmlBlock> TextBlocks(std::vector<HtmlBlock> blocks, std::vector<HtmlGroup> groups) {
  return Chooser(std::move(blocks), std::move(groups)).Choose();
}

}  // namespace attest
