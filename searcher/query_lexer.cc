#include "searcher/query_lexer.h"

#include <string>

#include "schema/text.h"
#include "searcher/query_fields.h"
#include "searcher/query_text.h"

namespace attest {
namespace {

using Kind = QueryCharacter::Kind;
using Op = Query::Op;
using Type = QueryToken::Type;

bool IsAsciiLetter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text), characters_(ReadQueryCharacters(text)) {}

  std::vector<QueryToken> Run() {
    while (at_ < characters_.size()) {
      const QueryCharacter& c = characters_[at_];
      switch (c.kind) {
        case Kind::kSeparator:
          ++at_;
          break;
        case Kind::kOpen:
          Emit(Type::kOpen, at_, at_ + 1), ++at_;
          break;
        case Kind::kClose:
          Emit(Type::kClose, at_, at_ + 1), ++at_;
          break;
        case Kind::kQuote:
          ReadQuotation(at_, Op::kPhrase, false);
          break;
        case Kind::kOther:
          ReadChunk();
          break;
      }
    }
    tokens_.push_back({Type::kEnd, QueryNode(Op::kAll, text_.size(), text_.size())});
    return std::move(tokens_);
  }

 private:
  // Indices are of characters, [first, last).
  size_t Byte(size_t i) const {
    return i < characters_.size() ? characters_[i].begin : text_.size();
  }
  std::string Slice(size_t first, size_t last) const {
    return std::string(text_.substr(Byte(first), Byte(last) - Byte(first)));
  }
  // The ASCII twins; characters that have none as '\x7f', which no operator, name or date contains.
  std::string Ascii(size_t first, size_t last) const {
    std::string out;
    for (size_t i = first; i < last; ++i) {
      out += characters_[i].twin < 0x80 ? static_cast<char>(characters_[i].twin) : '\x7f';
    }
    return out;
  }
  bool HasSolid(size_t first, size_t last) const {
    for (size_t i = first; i < last; ++i) {
      if (characters_[i].solid) return true;
    }
    return false;
  }
  // Whether nothing but separators and closing brackets stands from `i` on.
  bool EndsQuery(size_t i) const {
    while (Is(i, Kind::kSeparator) || Is(i, Kind::kClose)) ++i;
    return i == characters_.size();
  }
  bool Is(size_t i, Kind kind) const {
    return i < characters_.size() && characters_[i].kind == kind;
  }
  bool OpensQuotation(size_t i) const { return Is(i, Kind::kQuote) && characters_[i].opens; }
  size_t Find(size_t first, size_t last, char32_t twin) const {
    while (first < last && characters_[first].twin != twin) ++first;
    return first;
  }
  [[noreturn]] void Fail(size_t i, const std::string& message) const {
    FailQuery(text_, Byte(i), message);
  }

  void Emit(Type type, size_t first, size_t last) {
    tokens_.push_back({type, QueryNode(Op::kAll, Byte(first), Byte(last))});
  }
  void EmitNode(Type type, Op op, size_t first, size_t last, std::string text) {
    tokens_.push_back({type, QueryNode(op, Byte(first), Byte(last), std::move(text))});
  }

  // The index of the quote that ends the quotation opened at `open`.
  size_t FindClosing(size_t open) const {
    if (!characters_[open].opens) Fail(open, "nothing opens this quotation");
    size_t i = open + 1;
    // Where 「 and 」 differ, a second 「 inside does not end the quotation.
    const bool directed = characters_[open].quote > 2;
    while (i < characters_.size() && !(characters_[i].quote == characters_[open].quote &&
                                       (!directed || !characters_[i].opens))) {
      ++i;
    }
    if (i == characters_.size()) Fail(open, "nothing closes this quotation");
    if (!HasSolid(open + 1, i)) {
      Fail(open, "nothing to search for in this quotation: no letter or digit");
    }
    return i;
  }

  // The quotation that opens at at_ or, of ="…", behind it; the node begins at `first`.
  void ReadQuotation(size_t first, Op op, bool literal) {
    const size_t open = literal ? first + 1 : first;
    const size_t close = FindClosing(open);
    EmitNode(Type::kLeaf, op, first, close + 1, Slice(open + 1, close));
    tokens_.back().node.literal = literal;
    at_ = close + 1;
  }

  void ReadChunk() {
    const size_t first = at_;
    size_t last = first;
    while (Is(last, Kind::kOther)) ++last;
    at_ = last;
    if (characters_[first].twin == U'-') return ReadDash(first, last);
    if (ReadOperator(first, last)) return;
    ReadOperand(first, last);
  }

  // One dash with something behind it is NOT; a lone one, and two and more, separate.
  void ReadDash(size_t first, size_t last) {
    const size_t rest = first + 1;
    if (rest < last && characters_[rest].twin == U'-') {
      at_ = rest;
      while (at_ < last && characters_[at_].twin == U'-') ++at_;
      return;
    }
    if (rest == last && !Is(last, Kind::kOpen) && !OpensQuotation(last)) return;
    Emit(Type::kNot, first, rest);
    if (rest < last && !ReadOperand(rest, last)) tokens_.pop_back();
  }

  bool ReadOperator(size_t first, size_t last) {
    const std::string word = Ascii(first, last);
    if (word == "AND") return Emit(Type::kAnd, first, last), true;
    if (word == "OR") return Emit(Type::kOr, first, last), true;
    if (word == "NOT") return Emit(Type::kNot, first, last), true;
    if (word == "NEAR" && first > 0 && EndsQuery(last)) {
      Fail(first, "NEAR needs a distance and a word behind it, as in a NEAR/5 b");
    }
    if (!word.starts_with("NEAR/")) return false;
    const std::string digits = word.substr(5);
    const bool number = !digits.empty() && digits.size() <= 3 &&
                        digits.find_first_not_of("0123456789") == digits.npos;
    const int distance = number ? std::stoi(digits) : 0;
    if (distance < 1 || distance > 100) {
      Fail(first, "NEAR/n takes a distance from 1 to 100, as in a NEAR/5 b");
    }
    Emit(Type::kNear, first, last);
    tokens_.back().node.distance = static_cast<unsigned>(distance);
    return true;
  }

  // False where there is nothing to search for. Reads on behind `last` where a quotation belongs to
  // the chunk.
  bool ReadOperand(size_t first, size_t last) {
    if (characters_[first].twin == U'=' && first + 1 == last && OpensQuotation(last)) {
      ReadQuotation(first, Op::kPhrase, true);
      return true;
    }
    if (characters_[first].twin != U'=' && ReadField(first, last)) return true;
    const size_t star = Find(first, last, U'*');
    if (star < last) {
      ReadStar(first, star, last);
    } else if (!HasSolid(first, last)) {
      return false;
    } else if (characters_[first].twin == U'=') {
      EmitNode(Type::kLeaf, Op::kLiteral, first, last, Slice(first + 1, last));
    } else {
      EmitNode(Type::kWord, Op::kWords, first, last, Slice(first, last));
    }
    return true;
  }

  void ReadStar(size_t first, size_t star, size_t last) {
    if (last - first == 1) return EmitNode(Type::kLeaf, Op::kAll, first, last, "");
    if (characters_[first].twin == U'=') {
      Fail(star, "=word is one literal word and takes no *");
    }
    if (star + 1 != last || !HasSolid(first, star)) {
      Fail(star, "* stands at the end of a word that has a letter or digit, as in tortur*");
    }
    EmitNode(Type::kLeaf, Op::kPrefix, first, last, Slice(first, star));
  }

  bool ReadField(size_t first, size_t last) {
    const size_t colon = Find(first, last, U':');
    if (colon == last || colon == first) return false;
    for (size_t i = first; i < colon; ++i) {
      if (!IsAsciiLetter(characters_[i].twin)) return false;
    }
    const size_t value = colon + 1;
    const std::string name = Ascii(first, colon);
    const bool quoted = value == last && OpensQuotation(last);
    if (!IsQueryField(name)) {
      CheckUnknownField(first, colon, last, name);
      return false;
    }
    if (quoted) {
      const size_t close = FindClosing(last);
      at_ = close + 1;
      EmitField(name, first, close + 1, last + 1, close);
      return true;
    }
    if (value == last) {
      if (EndsQuery(last)) {
        Fail(first, name + ": needs a value right behind it; as a word it stands in quotes");
      }
      if (!Is(last, Kind::kOpen)) return false;
      Fail(last, name + ": takes one word or a quotation, not brackets");
    }
    const size_t star = Find(value, last, U'*');
    if (star < last) Fail(star, name + ": takes no *; a value that has one stands in quotes");
    EmitField(name, first, last, value, last);
    return true;
  }

  void EmitField(const std::string& name, size_t first, size_t last, size_t value, size_t end) {
    if (!HasSolid(value, end)) {
      Fail(value, name + ": needs a value with a letter or digit");
    }
    std::string text = name == "date" ? ReadDate(value, end) : std::string(Trim(Slice(value, end)));
    const bool phrase = name == "title" && OpensQuotation(value - 1);
    EmitNode(Type::kLeaf, phrase ? Op::kPhrase : Op::kField, first, last, std::move(text));
    tokens_.back().node.field = name;
  }

  // A name that could be meant as a field must not silently become words.
  void CheckUnknownField(size_t first, size_t colon, size_t last, const std::string& name) const {
    const bool behind = colon + 1 < last || OpensQuotation(last);
    if (!behind) return;
    std::string lower = name;
    for (char& c : lower) c = static_cast<char>(c | 0x20);
    if (IsQueryField(lower)) {
      Fail(first, "field names are lower case: expected " + lower + ":, found " + name + ":");
    }
    const bool word = colon + 1 == last || characters_[colon + 1].solid;
    const bool digit = colon + 1 < last && characters_[colon + 1].twin >= U'0' &&
                       characters_[colon + 1].twin <= U'9';
    if (!word || digit || characters_[colon].code != U':') return;
    Fail(first, UnknownQueryField(name));
  }

  std::string ReadDate(size_t value, size_t end) const {
    std::string why;
    const auto edtf = QueryDateToEdtf(std::string(Trim(Ascii(value, end))), &why);
    if (!edtf) Fail(value, "date: " + why);
    return *edtf;
  }

  std::string_view text_;
  std::vector<QueryCharacter> characters_;
  size_t at_ = 0;
  std::vector<QueryToken> tokens_;
};

}  // namespace

std::vector<QueryToken> LexQuery(std::string_view text) { return Lexer(text).Run(); }

}  // namespace attest
