#include "corpus/readers/html.h"

#include <algorithm>
#include <string>
#include <utility>

#include "corpus/clean.h"
#include "corpus/readers/encoding.h"
#include "corpus/readers/html_boilerplate.h"
#include "corpus/readers/html_meta.h"
#include "corpus/readers/html_tags.h"

namespace attest {
namespace {

constexpr size_t kMaxJsonLd = 1u << 20;  // bytes

// Keeps an open element each in `open_`: a page may nest them as deep as it likes.
class Page : public HtmlSink {
 public:
  void OnStart(std::string_view name, const HtmlAttributes& attributes) override {
    const bool in_article =
        !open_.empty() && (open_.back().place.main || open_.back().place.article);
    const ElementKind kind = KindOf(name, attributes, in_article);
    Open element = open_.empty() ? Open() : open_.back();
    element.json_ld = name == "script" && ValueOf(attributes, "type") == "application/ld+json";
    element.ends_h1 = name == "h1" && !element.in_h1;
    element.in_h1 |= name == "h1";
    element.title = name == "title" && !element.skip;
    element.skip |= kind.skip;
    element.block = kind.block;
    if (!element.skip) Enter(name, attributes, kind, &element.place);
    open_.push_back(element);
    meta_.OnElement(name, attributes);
  }

  void OnEnd(std::string_view /*name*/) override {
    if (open_.empty()) return;
    const Open element = open_.back();
    open_.pop_back();
    if (element.json_ld) meta_.OnJsonLd(std::exchange(json_ld_, {}));
    if (element.ends_h1) meta_.OnHeading(std::exchange(heading_, {}));
    if (!element.skip && element.block) flow_.EndBlock();
  }

  void OnText(std::string_view text) override {
    if (open_.empty()) return Add(text, {});
    const Open& element = open_.back();
    if (element.title) return meta_.OnTitle(text);
    if (element.json_ld && json_ld_.size() < kMaxJsonLd) json_ld_ += text;
    if (!element.skip) Add(text, element.place);
  }

  std::string Text(bool whole) {
    flow_.EndBlock();
    std::vector<HtmlBlock> blocks = flow_.Take();
    if (!whole) blocks = TextBlocks(std::move(blocks), std::move(groups_));
    std::string text;
    for (const HtmlBlock& block : blocks) {
      text.append(block.pages, '\f');
      text += block.text + '\n';
    }
    if (whole) text.append(flow_.pages(), '\f');
    return text;
  }

  const HtmlMeta& meta() const { return meta_; }

 private:
  struct Open {
    HtmlPlace place;
    bool skip = false, in_h1 = false;  // inherited, as the place is
    bool block = false, title = false, json_ld = false, ends_h1 = false;
  };

  void Enter(std::string_view name, const HtmlAttributes& attributes, const ElementKind& kind,
             HtmlPlace* place) {
    if (kind.block) flow_.EndBlock();
    if (kind.page_break) flow_.BreakPage();
    if (kind.line_break) flow_.BreakLine();
    place->main |= kind.main;
    place->article |= kind.article;
    place->heading |= kind.heading;
    place->link |= kind.link;
    place->preformatted |= kind.preformatted;
    if (kind.suspicion != Suspicion::kNone) {
      groups_.push_back({place->group, kind.suspicion});
      place->group = static_cast<uint32_t>(groups_.size() - 1);
    }
    if (name == "img") Add(" " + std::string(ValueOf(attributes, "alt")) + " ", *place);
  }

  void Add(std::string_view text, const HtmlPlace& place) {
    flow_.Add(text, place);
    if (!open_.empty() && open_.back().in_h1) heading_ += text;
    if (flow_.bytes() > kMaxText)
      throw RecordError("expected at most " + std::to_string(kMaxText) + " bytes of text");
  }

  std::vector<Open> open_;
  std::vector<HtmlGroup> groups_{1};
  HtmlFlow flow_;
  HtmlMeta meta_;
  std::string json_ld_, heading_;
};

}  // namespace

Reading ReadHtml(std::string_view bytes, const HtmlOptions& options) {
  const std::string declared =
      options.charset.empty() ? DeclaredCharset(bytes) : std::string(options.charset);
  Decoded decoded = DecodeText(bytes, declared, options.encoding);
  std::replace(decoded.text.begin(), decoded.text.end(), '\0', ' ');
  Page page;
  ParseHtml(decoded.text, page);
  Reading reading;
  reading.text = page.Text(options.whole);
  if (!options.whole && reading.text.starts_with('\f')) reading.text.erase(0, 1);
  reading.fields = page.meta().Fields();
  const std::string note = EncodingNote(decoded.encoding);
  if (!note.empty()) reading.notes.push_back(note);
  return reading;
}

}  // namespace attest
