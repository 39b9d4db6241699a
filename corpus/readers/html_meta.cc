#include "corpus/readers/html_meta.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "corpus/ascii.h"
#include "corpus/clean.h"
#include "corpus/readers/html_elements.h"
#include "corpus/written_date.h"
#include "schema/date.h"
#include "schema/layout.h"
#include "schema/text.h"

namespace attest {
namespace {

constexpr size_t kMaxValue = 2000;  // bytes; longer ones are no metadata
constexpr size_t kMaxValues = 100;  // of one name
constexpr size_t kMaxTitle = 1000;  // bytes

// Finds the first "datePublished" of JSON-LD without building a tree.
class DateFinder final : public nlohmann::json_sax<nlohmann::json> {
 public:
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(size_t) override { return ++depth_ < kMaxDepth; }
  bool end_object() override { return Leave(); }
  bool start_array(size_t) override { return ++depth_ < kMaxDepth; }
  bool end_array() override { return Leave(); }
  bool parse_error(size_t, const std::string&, const nlohmann::json::exception&) override {
    return false;
  }
  bool key(string_t& name) override {
    wanted_ = name == "datePublished";
    return true;
  }
  bool string(string_t& value) override {
    if (wanted_) date = value;
    wanted_ = false;
    return date.empty();
  }

  std::string date;

 private:
  static constexpr int kMaxDepth = 64;
  bool Leave() {
    --depth_;
    return true;
  }
  int depth_ = 0;
  bool wanted_ = false;
};

}  // namespace

std::string DayWritten(std::string_view value) {
  std::string why;
  if (const auto date = ParseDate(value, &why)) return date->written;
  const auto found = FindWrittenDate(FoldValue(value));
  return found ? found->date.written : "";
}

void HtmlMeta::OnElement(std::string_view name, const HtmlAttributes& attributes) {
  const auto add = [&](const std::string& key, std::string_view value) {
    if (value.size() > kMaxValue || Trim(value).empty()) return;
    auto& values = values_[key];
    std::string line = CleanLine(value);
    if (values.size() < kMaxValues && std::find(values.begin(), values.end(), line) == values.end())
      values.push_back(std::move(line));
  };
  if (name == "html") {
    const std::string_view lang = ValueOf(attributes, "lang");
    add("html lang", lang.empty() ? ValueOf(attributes, "xml:lang") : lang);
  } else if (name == "meta") {
    for (const char* key : {"name", "property", "itemprop", "http-equiv"}) {
      const std::string_view known = ValueOf(attributes, key);
      if (!known.empty() && known.size() < 100)
        return add(AsciiLower(known), ValueOf(attributes, "content"));
    }
  } else if (name == "link" && AsciiLower(ValueOf(attributes, "rel")) == "canonical") {
    add("link canonical", ValueOf(attributes, "href"));
  } else if (name == "time" && AsciiLower(ValueOf(attributes, "itemprop")) == "datepublished") {
    add("datepublished", ValueOf(attributes, "datetime"));
  }
}

void HtmlMeta::OnTitle(std::string_view text) {
  title_ += text.substr(0, PrefixLength(text, kMaxTitle - std::min(kMaxTitle, title_.size())));
}

void HtmlMeta::OnHeading(std::string_view text) {
  if (heading_.empty() && text.size() <= kMaxTitle) heading_ = CleanLine(text);
}

void HtmlMeta::OnJsonLd(std::string_view json) {
  DateFinder finder;
  // Whatever stops the parser: a date before it counts.
  nlohmann::json::sax_parse(json.begin(), json.end(), &finder);
  if (!finder.date.empty()) values_["json-ld"].push_back(finder.date);
}

std::string HtmlMeta::First(std::initializer_list<const char*> names) const {
  for (const char* name : names) {
    const auto found = values_.find(name);
    if (found != values_.end()) return found->second.front();
  }
  return "";
}

// The values of the first name that has any, as one.
std::string HtmlMeta::All(std::initializer_list<const char*> names) const {
  for (const char* name : names) {
    const auto found = values_.find(name);
    if (found == values_.end()) continue;
    std::string all;
    for (const std::string& value : found->second) all += (all.empty() ? "" : "; ") + value;
    return all;
  }
  return "";
}

std::string HtmlMeta::Title() const {
  const std::string og = First({"og:title", "dc.title", "dcterms.title", "citation_title"});
  if (!og.empty()) return og;
  const std::string title = CleanLine(title_);
  const bool holds = !heading_.empty() && title.find(heading_) != std::string::npos;
  return holds || title.empty() ? heading_ : title;
}

std::vector<RawField> HtmlMeta::Fields() const {
  std::vector<RawField> fields;
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) fields.push_back({name, {value}, false, ""});
  };
  add("title", Title());
  const std::string creator =
      All({"author", "dc.creator", "dcterms.creator", "citation_author", "article:author"});
  if (!creator.starts_with("http")) add("creator", creator);
  for (const char* name :
       {"article:published_time", "datepublished", "json-ld", "citation_publication_date",
        "dcterms.issued", "dc.date.issued", "dc.date", "dcterms.date", "date", "pubdate"}) {
    const std::string day = DayWritten(First({name}));
    if (day.empty()) continue;
    add("date", day);
    break;
  }
  add("language", First({"html lang", "dc.language", "dcterms.language", "content-language"}));
  add("source", First({"og:site_name", "dc.publisher", "dcterms.publisher", "citation_publisher"}));
  add("rights", First({"dc.rights", "dcterms.rights", "copyright"}));
  const std::string url = First({"link canonical", "og:url"});
  if (url.starts_with("http")) add("url", url);
  add("identifier", First({"dc.identifier", "dcterms.identifier", "citation_doi"}));
  return fields;
}

}  // namespace attest
