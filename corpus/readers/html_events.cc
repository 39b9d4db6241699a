#include "corpus/readers/html_events.h"

#include <libxml/HTMLparser.h>

#include <exception>
#include <memory>
#include <string>

#include "corpus/fields.h"
#include "corpus/readers/html_tags.h"
#include "schema/text.h"

namespace attest {
namespace {

constexpr size_t kChunk = 65536;
constexpr size_t kMaxAttributes = 1000;

std::string_view View(const xmlChar* text) {
  return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

struct FreeContext {
  void operator()(xmlParserCtxt* context) const { htmlFreeParserCtxt(context); }
};

// No exception may pass through libxml2: the first one is kept, and nothing is heard after it.
struct Listener {
  HtmlSink& sink;
  xmlParserCtxt* context = nullptr;
  std::exception_ptr failure;

  template <typename Call>
  void Hear(Call call) {
    if (failure) return;
    try {
      call();
    } catch (...) {
      failure = std::current_exception();
      xmlStopParser(context);
    }
  }
};

void OnStart(void* user, const xmlChar* name, const xmlChar** pairs) {
  auto& listener = *static_cast<Listener*>(user);
  listener.Hear([&] {
    HtmlAttributes attributes;
    for (; pairs && pairs[0]; pairs += 2) attributes.emplace_back(View(pairs[0]), View(pairs[1]));
    listener.sink.OnStart(View(name), attributes);
  });
}

void OnEnd(void* user, const xmlChar* name) {
  auto& listener = *static_cast<Listener*>(user);
  listener.Hear([&] { listener.sink.OnEnd(View(name)); });
}

void OnText(void* user, const xmlChar* text, int size) {
  auto& listener = *static_cast<Listener*>(user);
  listener.Hear([&] {
    listener.sink.OnText({reinterpret_cast<const char*>(text), static_cast<size_t>(size)});
  });
}

xmlSAXHandler Handler() {
  xmlSAXHandler handler = {};
  handler.startElement = OnStart;
  handler.endElement = OnEnd;
  handler.characters = OnText;
  handler.ignorableWhitespace = OnText;
  handler.cdataBlock = OnText;
  return handler;
}

}  // namespace

void ParseHtml(std::string_view utf8, HtmlSink& sink) {
  if (const size_t bomb = FindTagWithAttributes(utf8, kMaxAttributes + 1); bomb != utf8.npos) {
    throw RecordError("expected at most 1,000 attributes in a tag, found more at byte " +
                      std::to_string(bomb));
  }
  static const bool initialized = (xmlInitParser(), true);  // once, before threads use it
  static_cast<void>(initialized);
  Listener listener{sink, nullptr, nullptr};
  xmlSAXHandler handler = Handler();
  const std::unique_ptr<xmlParserCtxt, FreeContext> context(
      htmlCreatePushParserCtxt(&handler, &listener, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8));
  if (!context) throw std::bad_alloc();
  listener.context = context.get();
  htmlCtxtUseOptions(context.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                        HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
  while (!utf8.empty() && !listener.failure) {
    const size_t size = PrefixLength(utf8, kChunk);
    htmlParseChunk(context.get(), utf8.data(), static_cast<int>(size), 0);
    utf8.remove_prefix(size);
  }
  htmlParseChunk(context.get(), nullptr, 0, 1);
  if (listener.failure) std::rethrow_exception(listener.failure);
}

}  // namespace attest
