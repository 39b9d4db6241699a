#include "corpus/readers/html_elements.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "corpus/ascii.h"

namespace attest {
namespace {

using Names = std::unordered_set<std::string_view>;

const Names& Skipped() {
  static const Names names = {"script", "style",  "noscript", "template", "svg",    "iframe",
                              "object", "select", "button",   "textarea", "input",  "canvas",
                              "audio",  "video",  "noframes", "datalist", "applet", "map"};
  return names;
}

const Names& Blocks() {
  static const Names names = {
      "address", "article", "aside",  "blockquote", "body",  "caption", "center",   "dd",
      "details", "dialog",  "dir",    "div",        "dl",    "dt",      "fieldset", "figcaption",
      "figure",  "footer",  "form",   "h1",         "h2",    "h3",      "h4",       "h5",
      "h6",      "header",  "hgroup", "hr",         "html",  "legend",  "li",       "main",
      "menu",    "nav",     "ol",     "p",          "pre",   "section", "summary",  "table",
      "tbody",   "td",      "tfoot",  "th",         "thead", "title",   "tr",       "ul",
      "listing", "xmp",     "search", "plaintext"};
  return names;
}

const Names& ChromeRoles() {
  static const Names roles = {"navigation",    "banner", "contentinfo", "search",
                              "complementary", "menu",   "menubar",     "dialog",
                              "alertdialog",   "toolbar"};
  return roles;
}

// gnb, lnb, snb: what Korean pages call their navigation bars.
const Names& ChromeWords() {
  static const Names words = {"cookie",     "cookies", "consent", "gdpr", "navbar",
                              "breadcrumb", "gnb",     "lnb",     "snb",  "breadcrumbs"};
  return words;
}

const Names& SuspectWords() {
  static const Names words = {
      "nav",           "navigation", "menu",       "sidebar",   "share",       "sharing",
      "social",        "sns",        "related",    "recommend", "recommended", "recommendations",
      "newsletter",    "subscribe",  "promo",      "advert",    "ads",         "ad",
      "advertisement", "sponsor",    "sponsored",  "footer",    "header",      "copyright",
      "popup",         "modal",      "pagination", "paging",    "pager",       "toolbar",
      "widget",        "login",      "skip"};
  return words;
}

bool IsAlnum(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The words of a class or id: "shareBar cookie-note" has share, bar, cookie, note.
Suspicion SuspicionOfWords(std::string_view value) {
  Suspicion found = Suspicion::kNone;
  std::string word;
  const auto judge = [&] {
    if (ChromeWords().contains(word)) found = Suspicion::kChrome;
    if (SuspectWords().contains(word) && found == Suspicion::kNone) found = Suspicion::kWord;
    word.clear();
  };
  for (const char c : value.substr(0, 500)) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (!IsAlnum(c) || (upper && !word.empty() && word.back() >= 'a')) judge();
    if (IsAlnum(c)) word += AsciiLower(c);
  }
  judge();
  return found;
}

bool IsHidden(const HtmlAttributes& attributes) {
  for (const auto& [name, value] : attributes) {
    if (name == "hidden" || (name == "aria-hidden" && value == "true")) return true;
    if (name != "style") continue;
    std::string style;
    for (const char c : value.substr(0, 1000)) {
      if (c != ' ' && c != '\t') style += AsciiLower(c);
    }
    if (style.find("display:none") != style.npos || style.find("visibility:hidden") != style.npos)
      return true;
  }
  return false;
}

Suspicion SuspicionOf(std::string_view name, const HtmlAttributes& attributes, bool in_article) {
  const std::string_view role = ValueOf(attributes, "role");
  if (name == "nav" || ChromeRoles().contains(role)) return Suspicion::kChrome;
  if (name == "aside" && !role.starts_with("doc-")) return Suspicion::kChrome;
  if ((name == "header" || name == "footer") && !in_article) return Suspicion::kChrome;
  // On these a word says what a page has, not what the element is ("has-sidebar").
  if (name == "html" || name == "body" || name == "main" || name == "article")
    return Suspicion::kNone;
  return std::max(SuspicionOfWords(ValueOf(attributes, "class")),
                  SuspicionOfWords(ValueOf(attributes, "id")));
}

}  // namespace

std::string_view ValueOf(const HtmlAttributes& attributes, std::string_view name) {
  for (const auto& [known, value] : attributes) {
    if (known == name) return value;
  }
  return {};
}

ElementKind KindOf(std::string_view name, const HtmlAttributes& attributes, bool in_article) {
  ElementKind kind;
  const std::string_view role = ValueOf(attributes, "role");
  kind.skip = Skipped().contains(name) || (name != "body" && IsHidden(attributes));
  kind.block = Blocks().contains(name);
  kind.line_break = name == "br";
  kind.preformatted = name == "pre" || name == "listing" || name == "xmp" || name == "plaintext";
  kind.link = name == "a" && !ValueOf(attributes, "href").empty();
  kind.heading = name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
  kind.main = name == "main" || role == "main";
  kind.article = name == "article";
  kind.page_break =
      role == "doc-pagebreak" || ValueOf(attributes, "epub:type").find("pagebreak") == 0;
  // A word in a line (<b class=header>) is a part of its paragraph, whatever it is called.
  if (kind.block) kind.suspicion = SuspicionOf(name, attributes, in_article);
  return kind;
}

}  // namespace attest
