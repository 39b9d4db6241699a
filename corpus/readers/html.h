// Web pages as documents.
#pragma once
#include <string_view>

#include "corpus/readers/reading.h"

namespace attest {

struct HtmlOptions {
  std::string_view charset = {};   // of a header outside of it (a mail part); overrules <meta>
  std::string_view encoding = {};  // what a person names; overrules all
  bool whole = false;              // a part of a book or mail: nothing is taken for boilerplate
};

// The text of a page: its blocks, a line each (what is preformatted keeps its lines), without
// scripts, hidden elements, forms' controls and, unless `whole`, what pages have around their text
// (html_boilerplate.h). Alternative texts of images belong to it. U+000C where it marks a page of
// the printed edition; unless `whole`, not before the first or behind the last words. May be empty.
// Throws RecordError: bytes that the encoding does not have, over 1,000 attributes in a tag, over
// kMaxText of text.
Reading ReadHtml(std::string_view bytes, const HtmlOptions& options);

}  // namespace attest
