#include "corpus/readers/mail.h"

#include <algorithm>
#include <set>
#include <utility>

#include "corpus/clean.h"
#include "corpus/readers/encoding.h"
#include "corpus/readers/html.h"
#include "corpus/readers/html_meta.h"
#include "corpus/readers/mail_header.h"
#include "corpus/readers/mime.h"
#include "schema/text.h"

namespace attest {
namespace {

constexpr size_t kStub = 4;  // a plain form of less than a quarter of the HTML's text is none

bool IsMultipart(const MimePart& part) { return part.type.starts_with("multipart/"); }

bool IsEncrypted(const MimePart& part) {
  return part.type == "multipart/encrypted" || part.type == "application/pkcs7-mime" ||
         part.type == "application/x-pkcs7-mime";
}

// What mail programs add for each other.
bool IsMachinery(const MimePart& part) {
  return part.type == "application/pgp-signature" || part.type == "application/pkcs7-signature" ||
         part.type == "application/x-pkcs7-signature" || part.type == "message/delivery-status" ||
         part.type == "message/disposition-notification" || part.type == "text/rfc822-headers";
}

class MailReader {
 public:
  MailReader(std::string_view bytes, MemberSink& members, std::string_view encoding)
      : mail_(bytes), members_(members), encoding_(encoding) {}

  Reading Read() {
    if (!mail_.parts().empty()) Visit(mail_.parts()[0], false);
    if (IsBlank(reading_.text) && encrypted_) {
      throw RecordError("encrypted mail: decrypt it in the mail program and save it again");
    }
    if (IsBlank(reading_.text) && names_.empty())
      throw RecordError("expected a text or an attachment in the mail, found neither");
    SetFields();
    return std::move(reading_);
  }

 private:
  static bool IsBlank(std::string_view text) { return Trim(text).empty(); }

  // No deeper than MimeMessage lets a mail nest. `resource`: it serves a page that is its sibling.
  void Visit(const MimePart& part, bool resource) {
    encrypted_ |= IsEncrypted(part);
    if (IsEncrypted(part) || IsMachinery(part)) return;
    if (part.type == "multipart/alternative") return VisitAlternatives(part);
    if (IsMultipart(part)) {
      const bool related = part.type == "multipart/related";
      for (size_t i = 0; i < part.children.size(); ++i)
        Visit(mail_.parts()[part.children[i]], related && i > 0);
      return;
    }
    const bool text = part.type == "text/plain" || part.type == "text/html";
    if (text && !part.attachment && part.name.empty()) return AppendText(TextOf(part));
    if (!resource || part.attachment) AddMember(part);
  }

  // The forms of one text: the best one, with what comes with it.
  void VisitAlternatives(const MimePart& part) {
    const MimePart *plain = nullptr, *rich = nullptr;
    for (const size_t number : part.children) {
      const MimePart& child = mail_.parts()[number];
      if (child.type == "text/plain" && !plain) {
        plain = &child;
      } else if (child.type == "text/html" || IsMultipart(child)) {
        rich = &child;
      } else if (child.type == "text/calendar" || child.type == "text/enriched") {
        continue;
      } else {
        AddMember(child);
      }
    }
    if (!plain && rich) return Visit(*rich, false);
    std::string text = plain ? TextOf(*plain) : "";
    if (rich) {
      const std::string before = std::exchange(reading_.text, "");
      Visit(*rich, false);  // its attachments count, whichever text is taken
      const bool stub = IsBlank(text) || Trim(text).size() * kStub < Trim(reading_.text).size();
      if (stub) text = reading_.text;
      reading_.text = before;
    }
    AppendText(text);
  }

  void AppendText(const std::string& text) {
    if (IsBlank(text)) return;
    reading_.text += text;
    if (reading_.text.back() != '\n') reading_.text += '\n';
  }

  std::string TextOf(const MimePart& part) {
    const std::string bytes = mail_.Content(part);
    const std::string_view charset = part.charset.empty() ? encoding_ : part.charset;
    if (part.type == "text/html") {
      Reading page = ReadHtml(bytes, {.charset = charset, .whole = true});
      for (std::string& note : page.notes) Note(std::move(note));
      return page.text;
    }
    const Decoded decoded = DecodeText(bytes, charset);
    Note(EncodingNote(decoded.encoding));
    return decoded.text;
  }

  void Note(std::string note) {
    auto& notes = reading_.notes;
    if (!note.empty() && std::find(notes.begin(), notes.end(), note) == notes.end())
      notes.push_back(std::move(note));
  }

  void AddMember(const MimePart& part) {
    const bool mail = part.type == "message/rfc822";
    std::string name = SafeName(part.name);
    size_t number = names_.size() + 1;
    if (name.empty())
      name = mail ? "mail-" + std::to_string(number) + ".eml" : "part-" + std::to_string(number);
    const size_t dot = std::min(name.rfind('.'), name.size());
    const std::string stem = name.substr(0, dot), extension = name.substr(dot);
    for (; !names_.insert(name).second; ++number)
      name = stem + "-" + std::to_string(number) + extension;
    members_.OnMember(name, mail_.Content(part));
  }

  void SetFields() {
    const auto add = [&](const char* name, const std::string& value) {
      if (!value.empty()) reading_.fields.push_back({name, {value}, false, ""});
    };
    add("title", HeaderText(mail_.RawHeader("Subject")));
    add("creator", DisplayName(mail_.RawHeader("From")));
    const std::string day = mail_.WrittenDay();
    add("date", day.empty() ? DayWritten(HeaderText(mail_.RawHeader("Date"))) : day);
    std::string id = HeaderText(mail_.RawHeader("Message-ID"));
    id.erase(std::remove_if(id.begin(), id.end(), [](char c) { return c == '<' || c == '>'; }),
             id.end());
    add("identifier", id);
  }

  MimeMessage mail_;
  MemberSink& members_;
  std::string_view encoding_;
  Reading reading_;
  std::set<std::string> names_;
  bool encrypted_ = false;
};

}  // namespace

Reading ReadMail(std::string_view bytes, MemberSink& members, std::string_view encoding) {
  return MailReader(bytes, members, encoding).Read();
}

Reading ReadSavedPage(std::string_view bytes) {
  const MimeMessage mail(bytes);
  for (const MimePart& part : mail.parts()) {
    if (part.type != "text/html" && part.type != "application/xhtml+xml") continue;
    Reading page = ReadHtml(mail.Content(part), {.charset = part.charset});
    const auto is_url = [](const RawField& field) { return field.name == "url"; };
    const std::string url = HeaderText(mail.RawHeader("Snapshot-Content-Location"));
    if (url.starts_with("http") && std::none_of(page.fields.begin(), page.fields.end(), is_url))
      page.fields.push_back({"url", {url}, false, ""});
    return page;
  }
  throw RecordError("expected a web page in the saved page, found none");
}

}  // namespace attest
