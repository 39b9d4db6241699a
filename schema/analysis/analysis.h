// How text becomes terms: the one analysis for index, query and snippet (ANALYSIS sections 2
// and 3). Start here; fold.h, runs.h, korean.h, han.h, latin.h and terms.h are its steps, in that
// order.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace attest {

// index: everything. query: what carries weight in a ranking. literal: folded words only (no stems,
// no n-grams): Latin words, numbers, whole eojeols (as class KW) and ICU's words of a Han run,
// which tile it in order.
enum class Purpose : uint8_t { kIndex, kQuery, kLiteral };

// The classes of ANALYSIS section 3; names as in analyse.py: KW KA KV KB KD HW HS HB0 HB1 HB2 HC0
// HC1 HC2 HF LZ LR LJ N; NC is a number with its counter.
enum class TermClass : uint8_t {
  kKoreanStem,
  kKoreanAlternate,
  kKoreanPredicate,
  kKoreanBigram,
  kKoreanOuterBigram,
  kHanWord,
  kHanStopWord,
  kHanBigram0,
  kHanBigram1,
  kHanBigram2,
  kHanCrossing0,
  kHanCrossing1,
  kHanCrossing2,
  kHanLast,
  kLatinStem,
  kLatinWord,
  kLatinJoined,
  kNumber,
  kCounted,
};
std::string_view ClassName(TermClass cls);  // "KW"
double ClassWeight(TermClass cls);          // weight in a query

struct Token {
  std::string term;      // with its prefix; never empty, room for the title's prefix, no NUL
  uint32_t begin, end;   // bytes of the source to highlight; non-empty, on character boundaries
  uint32_t position;     // from 1; one a Hangul or Han character, Latin word or number
  uint32_t length;       // positions that it covers
  uint32_t token_begin;  // bytes of the whole word (eojeol, Han run, Latin token) that it is of
  uint32_t token_end;
  TermClass cls;
  bool ending;   // of Hangul that is only the particles of the word before it: 이 in UN이
  bool reading;  // of Hanja, as they are read in Korean
};

// `utf8` is valid UTF-8 of less than 4 GB. Thread-safe. Order: as in the text; a Hanja reading
// after the rest.
std::vector<Token> Analyze(std::string_view utf8, Purpose purpose);

// The same term in the title's namespace.
std::string TitleTerm(std::string_view term);

struct WeightedTerm {
  std::string term;
  double weight;  // scale on its BM25 leaf; > 0
  TermClass cls;
};
// The distinct weighted terms of a query in order of appearance (analyse.py query_terms). Title
// twins not included.
std::vector<WeightedTerm> QueryTerms(std::string_view utf8);

// A word of a query as matching sees it (ANALYSIS section 4, DESIGN section 4): what a document
// must have a unit of.
enum class WordKind : uint8_t { kKorean, kHan, kLatin, kNumber };
struct QueryWord {
  WordKind kind;
  std::string folded;                   // eojeol, Simplified Han, Latin word without marks, number
  std::string stem;                     // of Korean and of English, without prefix; else as folded
  std::vector<std::string> predicates;  // Korean: what it may be a form of (no prefix)
  std::vector<std::string> alternates;  // Korean: other stems, without spellings or compounds
  std::vector<std::string> joined;      // Latin: stems of its hyphen pairs (no prefix)
  std::vector<std::string> readings;    // Han beside Hangul: stems of its Hangul readings
  // Of a number and of its counter: what they are together (9명); all of these, each in
  // one of its forms. Several where a date is written in one (2014年2月).
  std::vector<std::vector<std::string>> counted;
  bool stop;          // a question or function word
  size_t begin, end;  // bytes in the query
};
// Words in order. A Han run of up to three characters is one word; a longer one gives ICU's words,
// where a lone character that is no stop word joins its neighbour: lone characters side by side are
// words of two, the last of three; a single one joins the word before it, else the one behind it.
// The particles of a word of another script are none (UN이). A word may be longer than a term can
// be: then no document has it.
std::vector<QueryWord> QueryWords(std::string_view utf8);

// Of a query in Han alone, which may be Korean as well (出身成分): for each of its runs the Korean
// stems that it may be read as; none for a run of one character or without a reading. Empty where
// anything else is in the query.
std::vector<std::vector<std::string>> KoreanReadings(std::string_view utf8);

// Other North and South Korean spellings of a stem, at most 64, without itself (ANALYSIS
// section 3).
std::vector<std::string> KoreanSpellings(std::string_view stem);

// ICU's version as it is recorded in the index ("72.1").
std::string IcuVersion();

}  // namespace attest
