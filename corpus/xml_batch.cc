#include "corpus/xml_batch.h"

#include <algorithm>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "corpus/ascii.h"
#include "schema/text.h"

namespace attest {
namespace {

constexpr ptrdiff_t kMaxTags = 50'000'000;

bool IsNamespace(std::string_view name) {
  return name.starts_with("xmlns") || name.starts_with("xml:") || name.starts_with("xsi:");
}

// Line and column (in bytes) of an offset; offsets must not decrease.
class LineCounter {
 public:
  explicit LineCounter(std::string_view bytes) : bytes_(bytes) {}
  size_t LineOf(size_t offset) {
    offset = std::min(offset, bytes_.size());
    line_ += static_cast<size_t>(std::count(bytes_.begin() + static_cast<ptrdiff_t>(at_),
                                            bytes_.begin() + static_cast<ptrdiff_t>(offset), '\n'));
    at_ = offset;
    return line_;
  }

 private:
  std::string_view bytes_;
  size_t at_ = 0, line_ = 1;
};

size_t ColumnOf(std::string_view bytes, size_t offset) {
  const size_t newline = bytes.substr(0, offset).rfind('\n');
  return newline == std::string_view::npos ? offset + 1 : offset - newline;
}

// The characters directly in an element; elements among them are a wrong type.
std::string Characters(const pugi::xml_node& element, RawField* field) {
  std::string text;
  for (const pugi::xml_node& child : element.children()) {
    if (child.type() == pugi::node_element) {
      field->wrong_type = "the element <" + Printable(child.name()) + ">";
    }
    text += child.value();
  }
  return text;
}

// The pages of a <text>, joined with U+000C; its characters where it has no pages.
std::string PagesOf(const pugi::xml_node& element, RawField* field) {
  if (!element.child("page")) return Characters(element, field);
  std::string text;
  bool first = true;
  for (const pugi::xml_node& child : element.children()) {
    if (std::string_view(child.name()) == "page") {
      text += (first ? "" : "\f") + Characters(child, field);
      first = false;
    } else if (child.type() == pugi::node_element) {
      field->wrong_type = "the element <" + Printable(child.name()) + "> beside pages";
    } else if (!Trim(child.value()).empty()) {
      field->wrong_type = "characters beside pages";
    }
  }
  return text;
}

RawField FieldOf(const pugi::xml_node& element) {
  RawField field{element.name(), {}, false, ""};
  const auto key = FindField(field.name);
  if (!key) return field;
  field.values.push_back(key->field == Field::kText ? PagesOf(element, &field)
                                                    : Characters(element, &field));
  return field;
}

class XmlReader {
 public:
  XmlReader(std::string_view bytes, Batch& batch) : bytes_(bytes), batch_(batch), lines_(bytes) {}

  void Run() {
    if (const std::string why = Unfit(); !why.empty()) return batch_.Unreadable(1, why);
    if (const size_t nul = bytes_.find('\0'); nul != std::string_view::npos) {
      return batch_.Unreadable(lines_.LineOf(nul), "column " +
                                                       std::to_string(ColumnOf(bytes_, nul)) +
                                                       ": expected XML without NUL, found one");
    }
    pugi::xml_document document;
    const auto result =
        document.load_buffer(bytes_.data(), bytes_.size(),
                             pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_utf8);
    readable_ = result ? bytes_.size() : static_cast<size_t>(result.offset);
    const pugi::xml_node root = document.document_element();
    if (std::string_view(root.name()) == "records") {
      NoteAttributes(root, 1);
      for (const pugi::xml_node& child : root.children()) ReadChild(child);
    } else if (result) {
      return batch_.Unreadable(
          1, "expected the root element <records>, found <" + Printable(root.name()) + ">");
    }
    if (!result) return Malformed(readable_, result.description());
    if (const pugi::xml_node second = NextElement(root)) {
      Malformed(OffsetOf(second), "A second root element");
    }
  }

 private:
  static pugi::xml_node NextElement(pugi::xml_node node) {
    do {
      node = node.next_sibling();
    } while (node && node.type() != pugi::node_element);
    return node;
  }

  // Of the '<': pugixml gives the offset of the name.
  static size_t OffsetOf(const pugi::xml_node& element) {
    return static_cast<size_t>(element.offset_debug() - 1);
  }

  std::string Unfit() const {
    if (bytes_.find_first_not_of(" \t\r\n") == std::string_view::npos) return "the file is empty";
    if (bytes_.starts_with("\xFF\xFE") || bytes_.starts_with("\xFE\xFF") ||
        bytes_.substr(0, 4).find('\0') != std::string_view::npos) {
      return "expected XML in UTF-8, found UTF-16 or UTF-32";
    }
    if (std::count(bytes_.begin(), bytes_.end(), '<') > 2 * kMaxTags) {
      return "expected at most " + std::to_string(kMaxTags) + " elements; divide the batch";
    }
    const std::string encoding = DeclaredEncoding();
    if (encoding.empty() || encoding == "utf-8" || encoding == "utf8" || encoding == "us-ascii")
      return "";
    return "expected XML in UTF-8, found the encoding " + Printable(encoding);
  }

  // In lower case; empty where none is declared.
  std::string DeclaredEncoding() const {
    if (!bytes_.starts_with("<?xml")) return "";
    const std::string_view declaration = bytes_.substr(0, bytes_.find("?>"));
    const size_t name = declaration.find("encoding");
    if (name == std::string_view::npos) return "";
    const size_t open = declaration.find_first_of("\"'", name);
    if (open == std::string_view::npos) return "";
    const size_t close = declaration.find(declaration[open], open + 1);
    return AsciiLower(declaration.substr(open + 1, close - open - 1));
  }

  void ReadChild(const pugi::xml_node& child) {
    if (child.type() != pugi::node_element) {
      if (!Trim(child.value()).empty()) batch_.Note(0, "characters between records are kept out");
      return;
    }
    const size_t begin = OffsetOf(child);
    if (std::string_view(child.name()) != "record") {
      return batch_.Note(lines_.LineOf(begin), "the element \"" + Printable(child.name()) +
                                                   "\" is unknown and is kept out");
    }
    const size_t end = FindElementEnd(bytes_, begin);
    if (end == std::string_view::npos || end > readable_) {
      // Where parsing stopped in it, Malformed says so.
      if (readable_ == bytes_.size())
        batch_.Unreadable(lines_.LineOf(begin), "the end of the record cannot be told");
      return;
    }
    ReadRecord(child, lines_.LineOf(begin), bytes_.substr(begin, end - begin));
    batch_.sink().OnBytes(end - reported_);
    reported_ = end;
  }

  void ReadRecord(const pugi::xml_node& record, size_t line, std::string_view bytes) {
    std::vector<RawField> fields;
    for (const pugi::xml_attribute& attribute : record.attributes()) {
      if (!IsNamespace(attribute.name()))
        fields.push_back({attribute.name(), {attribute.value()}, false, ""});
    }
    for (const pugi::xml_node& child : record.children()) {
      if (child.type() == pugi::node_element) {
        NoteAttributes(child, line);
        fields.push_back(FieldOf(child));
      } else if (!Trim(child.value()).empty()) {
        batch_.Note(line, "characters between fields are kept out");
      }
    }
    batch_.Take(line, fields, bytes, "element");
  }

  void NoteAttributes(const pugi::xml_node& element, size_t line) {
    for (const pugi::xml_attribute& attribute : element.attributes()) {
      if (IsNamespace(attribute.name())) continue;
      batch_.Note(line, "the attribute \"" + Printable(attribute.name()) + "\" of <" +
                            Printable(element.name()) + "> is unknown and is kept out");
    }
  }

  void Malformed(size_t offset, const std::string& what) {
    batch_.Unreadable(lines_.LineOf(offset), "column " + std::to_string(ColumnOf(bytes_, offset)) +
                                                 ": expected well-formed XML, found: " + what +
                                                 "; nothing from here on is read");
  }

  std::string_view bytes_;
  Batch& batch_;
  LineCounter lines_;
  size_t readable_ = 0;
  size_t reported_ = 0;
};

}  // namespace

void ReadXmlBatch(std::string_view bytes, Batch& batch) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  XmlReader(bytes, batch).Run();
}

}  // namespace attest
