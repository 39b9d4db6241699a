#include "corpus/readers/mime.h"

#include <gmime/gmime.h>

#include <algorithm>

#include "corpus/ascii.h"
#include "corpus/fields.h"
#include "corpus/readers/mail_header.h"
#include "corpus/readers/reading.h"
#include "schema/text.h"

namespace attest {
namespace {

constexpr size_t kMaxNesting = 50;
constexpr size_t kMaxHeader = 1u << 20;  // bytes; gmime takes 80 times as much memory

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <typename T>
using Owned = std::unique_ptr<T, Unref>;

void InitOnce() {
  static const bool done = (g_mime_init(), true);
  static_cast<void>(done);
}

size_t HeaderSize(std::string_view bytes) {
  return std::min({bytes.find("\n\n"), bytes.find("\n\r\n"), bytes.size()});
}

std::string Text(const char* text) { return text ? text : ""; }

std::string RawHeaderOf(GMimeObject* object, const char* name) {
  GMimeHeader* header = g_mime_header_list_get_header(g_mime_object_get_header_list(object), name);
  return header ? Text(g_mime_header_get_raw_value(header)) : "";
}

// gmime takes bytes beyond ASCII for UTF-8 or Latin; the whole header tells what they are.
std::string ReadableHeader(GMimeObject* object, const char* name) {
  const std::string raw = RawHeaderOf(object, name);
  return FindInvalidUtf8(raw) == std::string::npos ? raw : HeaderText(raw);
}

// Encoded words in a parameter are against RFC 2047 and usual.
std::string FileName(GMimeObject* object) {
  const Owned<GMimeContentDisposition> disposition(g_mime_content_disposition_parse(
      nullptr, ReadableHeader(object, "Content-Disposition").c_str()));
  std::string name = Text(g_mime_content_disposition_get_parameter(disposition.get(), "filename"));
  if (name.empty()) {
    const Owned<GMimeContentType> type(
        g_mime_content_type_parse(nullptr, ReadableHeader(object, "Content-Type").c_str()));
    name = Text(g_mime_content_type_get_parameter(type.get(), "name"));
  }
  return HeaderText(name);
}

MimePart Describe(GMimeObject* object) {
  MimePart part;
  GMimeContentType* type = g_mime_object_get_content_type(object);
  const char *media = g_mime_content_type_get_media_type(type),
             *subtype = g_mime_content_type_get_media_subtype(type);
  part.type = AsciiLower(Text(media) + "/" + Text(subtype));
  if (GMIME_IS_MESSAGE_PART(object)) part.type = "message/rfc822";
  part.charset = Text(g_mime_content_type_get_parameter(type, "charset"));
  part.name = FileName(object);
  const char* disposition = g_mime_object_get_disposition(object);
  part.attachment = disposition && g_ascii_strcasecmp(disposition, "attachment") == 0;
  return part;
}

}  // namespace

struct MimeMessage::Objects {
  // The bytes are read where they are: gmime gets an array that it must not free.
  explicit Objects(std::string_view bytes)
      : array(g_byte_array_new_take(reinterpret_cast<guint8*>(const_cast<char*>(bytes.data())),
                                    bytes.size())) {}
  ~Objects() {
    message.reset();
    g_byte_array_free(array, FALSE);
  }
  GByteArray* array;
  Owned<GMimeMessage> message;
  std::vector<GMimeObject*> parts;  // of the message
};

MimeMessage::MimeMessage(std::string_view bytes) {
  if (bytes.size() > kMaxFile)
    throw RecordError("expected at most " + std::to_string(kMaxFile) + " bytes");
  if (HeaderSize(bytes) > kMaxHeader)
    throw RecordError("expected a mail whose header has at most 1 MB");
  InitOnce();
  objects_ = std::make_unique<Objects>(bytes);
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_byte_array(objects_->array));
  g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream.get()), FALSE);
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  objects_->message.reset(g_mime_parser_construct_message(parser.get(), nullptr));
  if (!objects_->message) throw RecordError("expected a mail, found no header");
  GMimeObject* root = g_mime_message_get_mime_part(objects_->message.get());
  if (!root) return;
  std::vector<size_t> depths = {0};
  objects_->parts = {root};
  parts_ = {Describe(root)};
  for (size_t i = 0; i < parts_.size(); ++i) {
    GMimeObject* object = objects_->parts[i];
    if (!GMIME_IS_MULTIPART(object)) continue;
    if (depths[i] == kMaxNesting)
      throw RecordError("expected multiparts in at most " + std::to_string(kMaxNesting) +
                        " others, found more");
    auto* multipart = GMIME_MULTIPART(object);
    const int count = g_mime_multipart_get_count(multipart);
    for (int k = 0; k < count; ++k) {
      if (parts_.size() == kMaxMembers)
        throw RecordError("expected at most " + std::to_string(kMaxMembers) + " parts");
      GMimeObject* child = g_mime_multipart_get_part(multipart, k);
      parts_[i].children.push_back(parts_.size());
      objects_->parts.push_back(child);
      depths.push_back(depths[i] + 1);
      parts_.push_back(Describe(child));
      parts_.back().number = parts_.size() - 1;
    }
  }
}

MimeMessage::~MimeMessage() = default;

std::string MimeMessage::RawHeader(const char* name) const {
  return RawHeaderOf(GMIME_OBJECT(objects_->message.get()), name);
}

std::string MimeMessage::WrittenDay() const {
  GDateTime* date = g_mime_message_get_date(objects_->message.get());
  if (!date) return "";
  gchar* day = g_date_time_format(date, "%Y-%m-%d");
  std::string written = Text(day);
  g_free(day);
  return written;
}

std::string MimeMessage::Content(const MimePart& part) const {
  GMimeObject* object = objects_->parts[part.number];
  const Owned<GMimeStream> stream(g_mime_stream_mem_new());
  if (GMIME_IS_MESSAGE_PART(object)) {
    GMimeMessage* inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
    if (inner) g_mime_object_write_to_stream(GMIME_OBJECT(inner), nullptr, stream.get());
  } else if (GMIME_IS_PART(object)) {
    GMimeDataWrapper* content = g_mime_part_get_content(GMIME_PART(object));
    if (content) g_mime_data_wrapper_write_to_stream(content, stream.get());
  }
  const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

}  // namespace attest
