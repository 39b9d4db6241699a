#include "corpus/readers/lines.h"

#include "corpus/language.h"
#include "schema/text.h"

namespace attest {

namespace {

// "zh" of "zh-Hant".
std::string_view Primary(std::string_view tag) { return tag.substr(0, tag.find('-')); }

}  // namespace

void Lines::Open() {
  open_.push_back(lines_.size());
  lines_.emplace_back();
}

void Lines::Close() {
  if (open()) open_.pop_back();
}

void Lines::Count(size_t bytes) {
  bytes_ += bytes;
  if (bytes_ > kMaxText) {
    throw RecordError("text: expected at most " + std::to_string(kMaxText) +
                      " bytes, found more; divide the document");
  }
}

void Lines::Add(std::string_view utf8) {
  Count(utf8.size());
  (open() ? lines_[open_.back()] : lines_.emplace_back()) += utf8;
}

void Lines::AddLine(std::string_view utf8) {
  if (Trim(utf8).empty()) return;
  Count(utf8.size());
  lines_.emplace_back(Trim(utf8));
}

std::string Lines::Text() const {
  std::string text;
  text.reserve(bytes_ + lines_.size());
  for (const std::string& line : lines_) {
    text += line;
    text += '\n';
  }
  return text;
}

void AddField(std::string name, std::string_view value, Reading* reading) {
  if (Trim(value).empty()) return;
  reading->fields.push_back({std::move(name), {std::string(Trim(value))}, false, ""});
}

void AddDate(std::string_view iso, Reading* reading) {
  const std::string_view day = Trim(iso).substr(0, 10);
  for (const std::string_view zero : {"0000-00-00", "1601-01-01", "1970-01-01", "1980-01-01"})
    if (day == zero) return;
  AddField("date", day, reading);
}

void DropFalseLanguage(Reading* reading) {
  if (FindInvalidUtf8(reading->text) != std::string_view::npos) return;  // rejected anyway
  const std::vector<std::string> languages = DetectLanguages(reading->text);
  if (languages.empty()) return;
  std::erase_if(reading->fields, [&](const RawField& field) {
    return field.name == "language" &&
           (languages.size() > 1 || Primary(field.values[0]) != Primary(languages[0]));
  });
}

}  // namespace attest
