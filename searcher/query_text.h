// A query as characters: what each one does to the lexer, and where it stands in the bytes. Korean,
// Chinese and full-width punctuation have the meaning of their ASCII twins; positions stay those of
// the original.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace attest {

struct QueryCharacter {
  enum class Kind {
    kSeparator,  // white space, control characters, 。 、 ，
    kOpen,       // ( （
    kClose,      // ) ）
    kQuote,
    kOther,  // everything that words, operators and fields are made of
  };
  char32_t code;  // as written
  char32_t twin;  // its ASCII twin where it has one, else `code`
  Kind kind;
  int quote = 0;  // quotes: the family, "…“…” or 「…」; a quote ends at the next one of its family
  bool opens = false;  // quotes: may begin a quotation (all but 」 and its like)
  bool solid = false;  // a letter or a number: something that can be searched for
  size_t begin, end;   // bytes
};

// Throws QueryError at the first byte that is not UTF-8.
std::vector<QueryCharacter> ReadQueryCharacters(std::string_view text);

// Throws QueryError: the message, then a line of the query around `position` with control
// characters made visible, then a caret under the place. Takes any bytes.
[[noreturn]] void FailQuery(std::string_view text, size_t position, const std::string& message);

}  // namespace attest
