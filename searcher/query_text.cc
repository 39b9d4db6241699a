#include "searcher/query_text.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "schema/error.h"
#include "schema/text.h"

namespace attest {
namespace {

using Kind = QueryCharacter::Kind;

struct QuoteMark {
  char32_t code;
  int family;
  bool opens;
};
// In family 1 and 2 writers disagree on which one opens („German“, »Danish«), so each may do both.
constexpr QuoteMark kQuoteMarks[] = {
    {U'"', 1, true},   {U'“', 1, true},   {U'”', 1, true},   {U'„', 1, true},   {U'‟', 1, true},
    {U'〝', 1, true},  {U'〞', 1, true},  {U'〟', 1, true},  {U'«', 2, true},   {U'»', 2, true},
    {U'「', 3, true},  {U'」', 3, false}, {U'『', 4, true},  {U'』', 4, false}, {U'《', 5, true},
    {U'》', 5, false}, {U'〈', 6, true},  {U'〉', 6, false}, {U'｢', 3, true},   {U'｣', 3, false}};

constexpr char32_t Twin(char32_t code) {
  if (code == U'\u2010' || code == U'\u2011') return U'-';  // hyphens of print
  return code >= 0xFF01 && code <= 0xFF5E ? code - 0xFF01 + U'!' : code;
}

bool IsControl(char32_t code) {
  const int8_t type = u_charType(static_cast<UChar32>(code));
  return type == U_CONTROL_CHAR || type == U_LINE_SEPARATOR || type == U_PARAGRAPH_SEPARATOR;
}

bool IsSeparator(char32_t code) {
  constexpr std::u32string_view kMarks = U"。、，；｡､";
  return IsControl(code) || u_isUWhiteSpace(static_cast<UChar32>(code)) ||
         kMarks.find(code) != kMarks.npos;
}

QueryCharacter Classify(char32_t code, size_t begin, size_t end) {
  QueryCharacter c{
      .code = code, .twin = Twin(code), .kind = Kind::kOther, .begin = begin, .end = end};
  if (IsSeparator(code)) {
    c.kind = Kind::kSeparator;
  } else if (c.twin == U'(' || c.twin == U')') {
    c.kind = c.twin == U'(' ? Kind::kOpen : Kind::kClose;
  } else {
    c.solid = U_GET_GC_MASK(static_cast<UChar32>(code)) & (U_GC_L_MASK | U_GC_N_MASK);
    for (const QuoteMark& mark : kQuoteMarks) {
      if (mark.code != c.twin) continue;
      c.kind = Kind::kQuote;
      c.quote = mark.family;
      c.opens = mark.opens;
    }
  }
  return c;
}

// A comma between digits or letters belongs to the word (10,000); any other ends it (beat*,
// tortur*).
void SeparateAtCommas(std::vector<QueryCharacter>& characters) {
  for (size_t i = 0; i < characters.size(); ++i) {
    if (characters[i].code != U',' && characters[i].code != U';') continue;
    const bool inside =
        i > 0 && i + 1 < characters.size() && characters[i - 1].solid && characters[i + 1].solid;
    if (!inside) characters[i].kind = Kind::kSeparator;
  }
}

// One column group of the drawing: a character of the query as a terminal may show it.
struct Cell {
  std::string shown;
  size_t width;
};

Cell NextCell(std::string_view text, size_t& i) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  const size_t begin = i;
  UChar32 code;
  U8_NEXT(bytes, i, text.size(), code);
  if (code < 0)
    i = begin + 1;  // one cell for each bad byte, so that the caret stands under the right one
  std::string shown = Printable(text.substr(begin, i - begin));
  const size_t width = DisplayWidth(shown);
  return {std::move(shown), width};
}

constexpr size_t kLineColumns = 76, kColumnsBefore = 48;

// What lies before the place, from the end backwards until the columns are full; bounded, however
// long the query is.
std::vector<Cell> CellsBefore(std::string_view text, size_t position, bool* cut) {
  size_t i = position > 400 ? position - 400 : 0;
  while (i < position && i > 0 && U8_IS_TRAIL(static_cast<uint8_t>(text[i]))) ++i;
  *cut = i > 0;
  std::vector<Cell> cells;
  while (i < position) cells.push_back(NextCell(text, i));
  size_t columns = 0, first = cells.size();
  while (first > 0 && columns + cells[first - 1].width <= kColumnsBefore) {
    columns += cells[--first].width;
  }
  *cut = *cut || first > 0;
  cells.erase(cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(first));
  return cells;
}

std::string Drawing(std::string_view text, size_t position) {
  bool cut = false;
  std::string line;
  size_t caret = 0;
  for (const Cell& cell : CellsBefore(text, position, &cut)) {
    line += cell.shown;
    caret += cell.width;
  }
  if (cut) {
    line.insert(0, "…");
    caret += 1;
  }
  size_t columns = caret;
  for (size_t i = position; i < text.size();) {
    const Cell cell = NextCell(text, i);
    columns += cell.width;
    if (columns > kLineColumns) {
      line += "…";
      break;
    }
    line += cell.shown;
  }
  return line + "\n" + std::string(caret, ' ') + "^";
}

}  // namespace

std::vector<QueryCharacter> ReadQueryCharacters(std::string_view text) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  std::vector<QueryCharacter> characters;
  characters.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    const size_t begin = i;
    UChar32 code;
    U8_NEXT(bytes, i, text.size(), code);
    if (code < 0) FailQuery(text, begin, "the query is not UTF-8: it has a bad byte");
    characters.push_back(Classify(static_cast<char32_t>(code), begin, i));
  }
  SeparateAtCommas(characters);
  return characters;
}

void FailQuery(std::string_view text, size_t position, const std::string& message) {
  position = std::min(position, text.size());
  throw QueryError(message + "\n" + Drawing(text, position), position);
}

}  // namespace attest
