#include "corpus/readers/pdf.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <algorithm>
#include <array>
#include <memory>

#include "corpus/ascii.h"
#include "corpus/clean.h"
#include "corpus/readers/encoding.h"
#include "corpus/readers/lines.h"
#include "corpus/readers/page_lines.h"
#include "schema/analysis/utf8.h"
#include "schema/text.h"

namespace attest {
namespace {

constexpr int kMaxPages = 100'000;
constexpr size_t kMinPageText = 2;  // bytes, fewer are dirt
constexpr size_t kMaxListed = 20;   // ranges of pages in a note

std::string Utf8(const poppler::ustring& utf16) {
  std::string out;
  for (size_t i = 0; i < utf16.size(); ++i) {
    char32_t c = utf16[i];
    const bool lead = c >= 0xD800 && c < 0xDC00, tail = c >= 0xDC00 && c < 0xE000;
    if (lead && i + 1 < utf16.size() && utf16[i + 1] >= 0xDC00 && utf16[i + 1] < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10) + (utf16[++i] - 0xDC00);
    } else if (lead || tail) {
      c = kReplacement;
    }
    AppendUtf8(c, &out);
  }
  return out;
}

// What poppler complains of while one file is read.
struct Complaints {
  size_t count = 0;
  std::string first;
};
void Complain(const std::string& message, void* complaints) {
  auto* const all = static_cast<Complaints*>(complaints);
  if (all->count++ == 0) all->first = Printable(Trim(message), 200);
}

std::unique_ptr<poppler::document> Load(std::string_view bytes) {
  std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document) throw RecordError("damaged PDF: expected a table of its objects, found none");
  if (document->is_locked()) throw RecordError("encrypted document: save it without a password");
  const int pages = document->pages();
  if (pages <= 0) throw RecordError("damaged PDF: expected pages, found none");
  if (pages > kMaxPages) {
    throw RecordError("expected at most " + std::to_string(kMaxPages) + " pages, found " +
                      std::to_string(pages));
  }
  return document;
}

// The text of pages as poppler gives it; those that cannot be read are empty.
std::vector<std::string> PagesOf(const poppler::document& document) {
  std::vector<std::string> pages;
  size_t size = 0;
  for (int i = 0; i < document.pages(); ++i) {
    const std::unique_ptr<poppler::page> page(document.create_page(i));
    std::string text;
    // Columns one behind the other, and Korean with its spaces; the others lose one of them.
    if (page) text = Utf8(page->text(poppler::rectf(), poppler::page::non_raw_non_physical_layout));
    std::replace(text.begin(), text.end(), '\f', '\n');
    text.erase(text.find_last_not_of(" \n") + 1);
    size += text.size();
    if (size > kMaxText)
      throw RecordError("expected at most " + std::to_string(kMaxText) +
                        " bytes of text, found more; divide the file");
    pages.push_back(text.empty() ? text : text + '\n');
  }
  return pages;
}

// "3, 5-9" of the pages that have no text.
std::string Blank(const std::vector<std::string>& pages) {
  const auto blank = [&](size_t i) { return Trim(pages[i]).size() < kMinPageText; };
  std::string out;
  size_t ranges = 0;
  for (size_t i = 0, end; i < pages.size(); i = end) {
    end = i + 1;
    if (!blank(i)) continue;
    while (end < pages.size() && blank(end)) ++end;
    if (++ranges > kMaxListed) return out + ", …";
    out += (out.empty() ? "" : ", ") + std::to_string(i + 1);
    if (end > i + 1) out += "-" + std::to_string(end);
  }
  return out;
}

// Old programs wrote titles in the encoding of their country where PDF wants its own or UTF-16;
// poppler takes each byte for a character.
std::string InfoText(const poppler::document& document, const char* key) {
  const std::string text = CleanLine(Utf8(document.info_key(key)));
  std::string bytes;
  size_t high = 0;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = DecodeUtf8(text, &at);
    if (c > 0xFF) return text;
    high += c >= 0xA0;
    bytes += static_cast<char>(c);
  }
  if (high * 2 < bytes.size()) return text;
  try {
    const Decoded decoded = DecodeText(bytes);
    return decoded.encoding.confidence >= kSureEncoding ? CleanLine(decoded.text) : text;
  } catch (const RecordError&) {
    return text;  // no text of that kind
  }
}

// What programs write where nobody gave a title.
bool IsPlaceholder(std::string_view title) {
  static constexpr std::array kBeginnings = {std::string_view("untitled"),
                                             std::string_view("microsoft word - "),
                                             std::string_view("microsoft powerpoint - "),
                                             std::string_view("microsoft excel - "),
                                             std::string_view("powerpoint presentation"),
                                             std::string_view("제목 없음"),
                                             std::string_view("未命名"),
                                             std::string_view("无标题"),
                                             std::string_view("無標題")};
  static constexpr std::array kEnds = {
      std::string_view(".doc"),  std::string_view(".docx"), std::string_view(".hwp"),
      std::string_view(".hwpx"), std::string_view(".odt"),  std::string_view(".pdf"),
      std::string_view(".rtf"),  std::string_view(".indd"), std::string_view(".wpd"),
      std::string_view(".tif"),  std::string_view(".jpg")};
  const std::string lower = AsciiLower(title);
  return std::any_of(kBeginnings.begin(), kBeginnings.end(),
                     [&](std::string_view known) { return lower.starts_with(known); }) ||
         std::any_of(kEnds.begin(), kEnds.end(),
                     [&](std::string_view known) { return lower.ends_with(known); });
}

// The day as written, in its own time zone: "D:20190304233000+09'00'" (ISO 32000-1, 7.9.4).
std::string Day(std::string_view date) {
  if (date.starts_with("D:")) date.remove_prefix(2);
  const auto digits = static_cast<size_t>(
      std::find_if(date.begin(), date.end(), [](char c) { return c < '0' || c > '9'; }) -
      date.begin());
  const std::string s(date.substr(0, digits));
  if (digits >= 8) return s.substr(0, 4) + "-" + s.substr(4, 2) + "-" + s.substr(6, 2);
  if (digits == 6) return s.substr(0, 4) + "-" + s.substr(4, 2);
  return digits == 4 ? s : "";
}

void ReadInfo(const poppler::document& document, Reading* reading) {
  const std::string title = InfoText(document, "Title");
  if (!IsPlaceholder(title)) AddField("title", title, reading);
  AddField("creator", InfoText(document, "Author"), reading);
  AddDate(Day(Utf8(document.info_key("CreationDate"))), reading);
}

}  // namespace

Reading ReadPdf(std::string_view bytes) {
  Complaints complaints;
  poppler::set_debug_error_function(Complain, &complaints);
  const std::unique_ptr<poppler::document> document = Load(bytes);
  std::vector<std::string> pages = PagesOf(*document);
  const std::string blank = Blank(pages);
  const std::string count = std::to_string(pages.size()) + (pages.size() == 1 ? " page" : " pages");
  if (std::all_of(pages.begin(), pages.end(),
                  [](const std::string& page) { return Trim(page).empty(); })) {
    throw RecordError("no text layer (" + count +
                      "): recognise it first with ocrmypdf FILE OUT.pdf (package ocrmypdf)");
  }
  Reading reading;
  RemoveRunningLines(&pages);
  JoinLines(&pages);
  for (const std::string& page : pages) {
    if (&page != &pages.front()) reading.text += '\f';
    reading.text += page;
  }
  ReadInfo(*document, &reading);
  if (!blank.empty())
    reading.notes.push_back("no text layer on page " + blank + " of " + count +
                            ": recognise them with ocrmypdf --skip-text FILE OUT.pdf");
  if (document->has_embedded_files())
    reading.notes.push_back("the files that are attached to it are not read: save them beside it");
  if (complaints.count > 0) {
    reading.notes.push_back(
        "damaged PDF, text may be missing: " + complaints.first +
        (complaints.count > 1 ? " and " + std::to_string(complaints.count - 1) + " more" : ""));
  }
  return reading;
}

}  // namespace attest
