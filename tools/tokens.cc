// tokens: what the analysis makes of a text, for the people who tune it and wonder why something is
// found.
#include <boost/program_options.hpp>
#include <cstdio>
#include <iostream>
#include <string>
#include <vector>

#include "schema/analysis/analysis.h"
#include "schema/concept_forms.h"
#include "schema/text.h"
#include "schema/vocabulary.h"
#include "tools/guarded.h"

namespace po = boost::program_options;
using attest::Purpose;
using Row = std::vector<std::string>;

namespace {

constexpr std::string_view kHelp = R"(tokens: what the analysis makes of a text

  tokens [--query | --literal | --terms | --words | --concepts] [TEXT...]

Without TEXT each line of standard input is a text. Prints a line a token, in columns:
  class     KW Korean stem, KA another stem that it may have, KV predicate stem, KB bigram inside the stem, KD leaving it;
            HW Chinese word, HS stop word, HB0 HB1 HB2 bigram with 0, 1, 2 characters in stop words, HC0 HC1 HC2
            the same across two words, HF last character; LZ English stem, LR word, LJ pair joined at a hyphen; N number,
            NC with its counter
  term      as it is in the index, with its prefix
  weight    in a query
  position  and the positions that it covers
  bytes     of the text, to highlight
  marked    these bytes
  word      bytes of the word that it belongs to

  (none)      all that is indexed
  --query     only what carries weight in a ranking
  --literal   only words as they stand, as =word finds them
  --terms     instead the distinct weighted terms of the text as a query: class, term, weight
  --words     instead the words of the text as a query: kind, word, stem, bytes, and what else finds it
  --concepts  instead the forms of the built-in vocabulary in the text: form, bytes, these bytes, the concepts that it names

Examples:
  tokens "수용소에서의 고문을 고발한다"
  tokens --words "脫北者들의 강제 북송"
  tokens --terms "labour camps" "强制遣返"
  head -3 testimony.txt | tokens --literal

Exit codes: 0 done, 1 a text is not UTF-8 (the others are printed), 2 wrong usage.
)";

void Print(const std::vector<Row>& rows) {
  std::vector<size_t> widths;
  for (const Row& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], attest::DisplayWidth(row[i]));
    }
  }
  for (const Row& row : rows) {
    std::string line;
    for (size_t i = 0; i < row.size(); ++i) {
      line += row[i];
      if (i + 1 < row.size()) line.append(widths[i] - attest::DisplayWidth(row[i]) + 2, ' ');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    std::puts(line.c_str());
  }
}

std::string Number(double value) {
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.3g", value);
  return digits;
}

std::string Range(size_t begin, size_t end) {
  return std::to_string(begin) + "-" + std::to_string(end);
}

std::vector<Row> TokenRows(std::string_view text, Purpose purpose) {
  std::vector<Row> rows;
  for (const attest::Token& token : Analyze(text, purpose)) {
    const std::string length = token.length > 1 ? "+" + std::to_string(token.length - 1) : "";
    rows.push_back({std::string(ClassName(token.cls)), token.term, Number(ClassWeight(token.cls)),
                    std::to_string(token.position) + length, Range(token.begin, token.end),
                    attest::Printable(text.substr(token.begin, token.end - token.begin)),
                    Range(token.token_begin, token.token_end)});
  }
  return rows;
}

std::vector<Row> TermRows(std::string_view text) {
  std::vector<Row> rows;
  for (const attest::WeightedTerm& term : attest::QueryTerms(text)) {
    rows.push_back({std::string(ClassName(term.cls)), term.term, Number(term.weight)});
  }
  return rows;
}

std::string OtherUnits(const attest::QueryWord& word) {
  std::string out;
  const auto add = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) out.append(out.empty() ? "" : " ").append(name).append("=").append(value);
  };
  for (const std::string& predicate : word.predicates) add("predicate", predicate);
  for (const std::string& alternate : word.alternates) add("alternate", alternate);
  for (const std::string& joined : word.joined) add("joined", joined);
  for (const std::string& reading : word.readings) add("reading", reading);
  for (const auto& forms : word.counted) {
    for (const std::string& form : forms) add("counted", form);
  }
  if (word.stop) out.append(out.empty() ? "" : " ").append("stop word");
  if (word.kind != attest::WordKind::kKorean) return out;
  for (const std::string& spelling : attest::KoreanSpellings(word.stem)) add("spelling", spelling);
  return out;
}

std::vector<Row> WordRows(std::string_view text) {
  static constexpr const char* kKinds[] = {"Korean", "Han", "Latin", "number"};
  std::vector<Row> rows;
  for (const attest::QueryWord& word : attest::QueryWords(text)) {
    rows.push_back({kKinds[static_cast<int>(word.kind)], word.folded, word.stem,
                    Range(word.begin, word.end), OtherUnits(word)});
  }
  return rows;
}

std::string IdsOf(const std::vector<const attest::Concept*>& concepts) {
  static constexpr const char* kSchemes[] = {"violation", "source_type", "place", "term"};
  std::string ids;
  for (const attest::Concept* item : concepts)
    ids.append(ids.empty() ? "" : " ")
        .append(kSchemes[static_cast<int>(item->scheme)])
        .append(":")
        .append(item->id);
  return ids;
}

std::vector<Row> ConceptRows(std::string_view text) {
  static attest::ConceptForms forms(attest::Vocabulary::BuiltIn());
  const attest::NormalForm normal(text);
  std::vector<Row> rows;
  for (const auto& mention : forms.Find(normal)) {
    rows.push_back({mention.form->text, Range(mention.begin, mention.end),
                    attest::Printable(text.substr(mention.begin, mention.end - mention.begin)),
                    IdsOf(mention.form->full)});
  }
  for (const attest::ConceptForm* form : forms.FindScattered(normal))
    rows.push_back({form->text, "in any order", "", IdsOf(form->full)});
  return rows;
}

struct Options {
  bool query = false, literal = false, terms = false, words = false, concepts = false;
  std::vector<std::string> texts;
};

// Returns whether the text was one.
bool PrintText(const std::string& text, const Options& options) {
  if (const size_t bad = attest::FindInvalidUtf8(text); bad != text.npos) {
    std::cerr << "tokens: expected UTF-8, found a bad byte at " << bad << " of \""
              << attest::Printable(text) << "\"\n";
    return false;
  }
  std::printf("# %s\n", attest::Printable(text, 200).c_str());
  if (options.terms) {
    Print(TermRows(text));
  } else if (options.words) {
    Print(WordRows(text));
  } else if (options.concepts) {
    Print(ConceptRows(text));
  } else {
    Print(TokenRows(text, options.query     ? Purpose::kQuery
                          : options.literal ? Purpose::kLiteral
                                            : Purpose::kIndex));
  }
  return true;
}

int Main(int argc, char** argv) {
  Options o;
  po::options_description options;
  options.add_options()("help,h", "")("query", po::bool_switch(&o.query))(
      "literal", po::bool_switch(&o.literal))("terms", po::bool_switch(&o.terms))(
      "words", po::bool_switch(&o.words))("concepts", po::bool_switch(&o.concepts))(
      "texts", po::value(&o.texts));
  po::positional_options_description positional;
  positional.add("texts", -1);
  po::variables_map values;
  po::store(po::command_line_parser(argc, argv).options(options).positional(positional).run(),
            values);
  po::notify(values);
  if (values.count("help")) {
    std::cout << kHelp;
    return 0;
  }
  if (o.query + o.literal + o.terms + o.words + o.concepts > 1) {
    throw po::error(
        "expected one of --query, --literal, --terms, --words and --concepts, found several");
  }
  bool good = true;
  for (const std::string& text : o.texts) good &= PrintText(text, o);
  if (o.texts.empty()) {
    for (std::string line; std::getline(std::cin, line);) good &= PrintText(line, o);
  }
  return good ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) { return attest::Guarded("tokens", Main, argc, argv); }
