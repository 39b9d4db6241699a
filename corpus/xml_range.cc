#include "corpus/xml_batch.h"

namespace attest {
namespace {

constexpr size_t kNone = std::string_view::npos;

size_t After(std::string_view xml, std::string_view what, size_t from) {
  const size_t at = xml.find(what, from);
  return at == kNone ? kNone : at + what.size();
}

// The end of the markup whose '<' is at `i`: a tag with its quoted values, a comment, a CDATA
// section, an instruction.
size_t MarkupEnd(std::string_view xml, size_t i) {
  const std::string_view rest = xml.substr(i, 9);
  if (rest.starts_with("<!--")) return After(xml, "-->", i + 4);
  if (rest == "<![CDATA[") return After(xml, "]]>", i + 9);
  if (rest.starts_with("<?")) return After(xml, "?>", i + 2);
  for (; i < xml.size(); ++i) {
    if (xml[i] == '>') return i + 1;
    if (xml[i] == '"' || xml[i] == '\'') {
      i = xml.find(xml[i], i + 1);
      if (i == kNone) return kNone;
    }
  }
  return kNone;
}

// The end of a document type declaration with its internal subset.
size_t DoctypeEnd(std::string_view xml, size_t i) {
  size_t depth = 0;
  for (; i < xml.size(); ++i) {
    if (xml[i] == '"' || xml[i] == '\'') {
      i = xml.find(xml[i], i + 1);
      if (i == kNone) return kNone;
    } else if (xml[i] == '<' || xml[i] == '[') {
      ++depth;
    } else if ((xml[i] == '>' || xml[i] == ']') && --depth == 0) {
      return i + 1;
    }
  }
  return kNone;
}

}  // namespace

size_t FindElementEnd(std::string_view xml, size_t begin) {
  size_t depth = 0;
  for (size_t i = begin; (i = xml.find('<', i)) != kNone;) {
    const size_t end = MarkupEnd(xml, i);
    if (end == kNone) return kNone;
    const char next = i + 1 < xml.size() ? xml[i + 1] : '\0';
    if (next == '/') {
      if (depth <= 1) return depth == 1 ? end : kNone;
      --depth;
    } else if (next != '!' && next != '?') {
      const bool empty = xml[end - 2] == '/';
      if (!empty) ++depth;
      if (empty && depth == 0) return end;
    }
    i = end;
  }
  return kNone;
}

bool LooksLikeXmlBatch(std::string_view head) {
  for (size_t i = 0; (i = head.find('<', i)) != kNone;) {
    if (head.substr(i, 2) == "<!" && head.substr(i, 4) != "<!--") {
      i = DoctypeEnd(head, i);
    } else if (head.substr(i, 2) == "<?" || head.substr(i, 2) == "<!") {
      i = MarkupEnd(head, i);
    } else {
      const size_t end = head.find_first_of(" \t\r\n/>", i);
      return head.substr(i, end == kNone ? kNone : end - i) == "<records";
    }
    if (i == kNone) break;
  }
  return false;
}

}  // namespace attest
