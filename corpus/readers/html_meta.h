// What a page says of itself in its head.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/fields.h"
#include "corpus/readers/html_events.h"

namespace attest {

class HtmlMeta {
 public:
  // <html lang>, <meta>, <link>, <time>.
  void OnElement(std::string_view name, const HtmlAttributes& attributes);
  void OnTitle(std::string_view text);
  void OnHeading(std::string_view text);  // an <h1>
  void OnJsonLd(std::string_view json);

  // title, creator, date, language, source, rights, url, identifier, where they are known; one
  // value each. The title is og:title; else the <h1> where <title> holds it, since what stands
  // before or behind it there is the site; else <title>; else the <h1>.
  std::vector<RawField> Fields() const;

 private:
  std::string Title() const;
  std::string First(std::initializer_list<const char*> names) const;
  std::string All(std::initializer_list<const char*> names) const;

  std::map<std::string, std::vector<std::string>, std::less<>> values_;  // of <meta>, by its name
  std::string title_, heading_;
};

// The day (or month, year) of a date in a file, as EDTF; empty where there is none.
std::string DayWritten(std::string_view value);

}  // namespace attest
