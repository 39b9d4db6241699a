// What an element of a page is: by its name, its role, its class and id.
#pragma once
#include <cstdint>
#include <string_view>

#include "corpus/readers/html_events.h"

namespace attest {

// How far an element is suspected to hold no text of the document.
enum class Suspicion : uint8_t {
  kNone,
  kWord,   // a word of its class or id, such as "share" or "related"
  kChrome  // its name or role says so (nav, banner), or it asks for consent (cookie)
};

struct ElementKind {
  bool skip = false;   // neither it nor what is in it is text: scripts, forms' controls, hidden
  bool block = false;  // begins and ends a line
  bool line_break = false;
  bool preformatted = false;
  bool link = false;
  bool heading = false;
  bool main = false;        // <main> or its role
  bool article = false;     // <article>
  bool page_break = false;  // a page of the printed edition begins (EPUB)
  Suspicion suspicion = Suspicion::kNone;
};

// `in_article`: within <article> or <main>, whose headers and footers are the author's.
ElementKind KindOf(std::string_view name, const HtmlAttributes& attributes, bool in_article);

// The value of an attribute; empty where it has none.
std::string_view ValueOf(const HtmlAttributes& attributes, std::string_view name);

}  // namespace attest
