// Reasons for people: numbers in columns, the greatest first.
#include <algorithm>
#include <cstdio>

#include "schema/text.h"
#include "searcher/explain_units.h"
#include "searcher/output_explain.h"
#include "searcher/rerank.h"

namespace attest {
namespace {

// Of a word or term before what stands behind it; longer ones push that on.
constexpr size_t kWordColumns = 18, kTermColumns = 12, kPartColumns = 12;
constexpr size_t kTextsOfAKind = 8;  // of the words that begin so, or compounds, of a word

template <typename... Values>
std::string Format(const char* format, Values... values) {
  char text[160];
  std::snprintf(text, sizeof text, format, values...);
  return text;
}

std::string Padded(std::string text, size_t columns) {
  const size_t width = DisplayWidth(text);
  if (width < columns) text.append(columns - width, ' ');
  return text;
}

// The columns of the widest of them.
template <typename List, typename Name>
size_t Widest(const List& list, Name name, size_t most) {
  size_t columns = 0;
  for (const auto& entry : list) columns = std::max(columns, DisplayWidth(name(entry)));
  return std::min(columns, most);
}

std::string ShownWord(const MatchedWord& matched) {
  return Printable((matched.negated ? "NOT " : "") + matched.word);
}

// "compound 정치범수용소, 관리소 (elsewhere)": units of one kind that stand at the same places.
std::string UnitsInWords(const std::vector<MatchedUnit>& units) {
  std::string out;
  for (size_t first = 0; first < units.size();) {
    const MatchedUnit& unit = units[first];
    const auto same = [&](const MatchedUnit& other) {
      return other.kind == unit.kind && other.title == unit.title && other.here == unit.here;
    };
    size_t end = first;
    std::string texts;
    for (; end < units.size() && same(units[end]); ++end) {
      if (end - first < kTextsOfAKind) texts += (texts.empty() ? "" : ", ") + units[end].text;
    }
    if (end - first > kTextsOfAKind)
      texts += " and " + std::to_string(end - first - kTextsOfAKind) + " more";
    out += (out.empty() ? "" : "; ") + unit.kind + (texts.empty() ? "" : " ") + texts;
    if (unit.title) out += " (in the title)";
    if (!unit.here) out += " (elsewhere in the document)";
    first = end;
  }
  return out;
}

class ExplanationWriter {
 public:
  ExplanationWriter(const Hit& hit, const LineStyle& style)
      : hit_(hit), e_(*hit.explanation), style_(style), indent_(style.indent, ' ') {}

  std::string Write() {
    WriteMatched();
    if (!e_.not_scored.empty()) {
      Line("not scored: " + e_.not_scored, 0);
      return std::move(out_);
    }
    Line(Format("score %.4f = ", hit_.score) + ScoreInWords(e_), 0);
    WriteText();
    WriteTerms();
    for (const ConceptScore& score : e_.concepts) WriteConcept(score);
    if (e_.details.window) WriteWindow("window", kWindowWeight, *e_.details.window);
    if (e_.details.lead) WriteWindow("beginning", kLeadWeight, *e_.details.lead);
    if (e_.details.characters && !e_.details.characters->words.empty())
      WriteWindow("characters", kCharacterWeight, *e_.details.characters);
    if (e_.details.slots) WriteSlots();
    WriteLanguage();
    return std::move(out_);
  }

 private:
  // `more` columns further in; what is wrapped, two more.
  void Line(const std::string& text, size_t more) { Line(text, "", more); }
  void Line(const std::string& text, const std::string& lead, size_t more) {
    const size_t columns = style_.indent + more;
    const size_t wrapped = columns + (lead.empty() ? 2 : DisplayWidth(lead));
    out_ += Wrap(text, std::string(columns, ' ') + lead, {style_.width, style_.color, wrapped});
  }

  void WriteMatched() {
    if (e_.matched.empty()) return;
    Line("listed for", 0);
    const size_t columns = Widest(e_.matched, ShownWord, kWordColumns);
    for (const MatchedWord& matched : e_.matched) {
      const std::string units = UnitsInWords(matched.units);
      const std::string none = matched.negated ? "not there, as asked" : "not there";
      Line(units.empty() ? none : units, Padded(ShownWord(matched), columns) + "  ", 2);
    }
  }

  void WriteText() {
    std::string text = "of the whole text";
    if (e_.passage != 0) {
      text = "of passage " + std::to_string(e_.passage) + " of " + std::to_string(e_.passages);
      if (e_.page != 0) text += ", p. " + std::to_string(e_.page);
    }
    text += Format(", %u terms long (average %.0f)", e_.length, e_.average_length);
    Line(text + ", rank " + std::to_string(e_.details.rank_before) + " by its terms alone", 2);
  }

  static std::string ShownTerm(const TermScore& term) {
    std::string shown = Printable(WithoutPrefix(term.term));
    for (const auto& spelling : term.spellings) shown += "/" + spelling;
    return shown;
  }

  void WriteTerms() {
    if (e_.terms.empty()) return;
    out_ += indent_ + "      gave  weight     idf     tf  wdf  term\n";
    const size_t columns = Widest(e_.terms, ShownTerm, kTermColumns);
    for (const TermScore& term : e_.terms) {
      const std::string numbers = Format("%8.4f  %6.2f  %6.3f  %5.3f  %3u  ", term.contribution,
                                         term.weight, term.idf, term.tf, term.wdf);
      Line((term.title ? "title: " : "") + std::string(ClassInWords(term.cls)),
           numbers + Padded(ShownTerm(term), columns) + "  ", 2);
    }
  }

  void WriteConcept(const ConceptScore& score) {
    const std::string what = score.title ? "in the title" : score.broad ? "broad names" : "names";
    Line(what + " in " + score.language + " of " + score.concept_name,
         Format("%8.4f  %6.2f  %6.3f  %5.3f       ", score.contribution, score.weight, score.idf,
                score.tf),
         2);
  }

  void WriteWindow(const std::string& name, double weight, const WindowDetails& window) {
    const std::string lead = Padded(name, kPartColumns);
    if (window.words.empty()) return Line("none of the words", lead, 2);
    const WindowWord &first = window.words.front(), &last = window.words.back();
    std::string text = Format("%.2f × %.4f at positions %u to %u (bytes %u to %u):", weight,
                              window.sum, first.position, last.position, first.begin, last.end);
    for (const WindowWord& word : window.words)
      text += " " + WithoutPrefix(word.term) + Format(" %.4f", word.value);
    Line(text, lead, 2);
  }

  void WriteSlots() {
    const SlotDetails& slots = *e_.details.slots;
    std::string has, lacks;
    for (const SlotWord& word : slots.words)
      (word.there ? has : lacks) += " " + word.word + Format(" %.4f", word.value);
    std::string text = Format("1 − %.1f × (1 − %.4f);", kSlotWeight, slots.share);
    if (!has.empty()) text += " has" + has + (lacks.empty() ? "" : ",");
    if (!lacks.empty()) text += " lacks" + lacks;
    Line(text, Padded("slots", kPartColumns), 2);
  }

  void WriteLanguage() {
    const ScoreDetails& details = e_.details;
    if (details.language.empty()) return;
    std::string text = details.own_language ? "× 1: the text is in "
                                            : "× " + Format("%.4f", e_.parts.language_factor) +
                                                  ": the text is not in ";
    text += details.language +
            (details.preferred ? ", which --prefer asks for" : ", which the query's script says");
    if (!details.own_language)
      text += Format("; its score is %.4f of the best one's", details.share_of_best);
    Line(text, Padded("language", kPartColumns), 2);
  }

  const Hit& hit_;
  const Explanation& e_;
  const LineStyle& style_;
  std::string indent_, out_;
};

}  // namespace

std::string ExplanationText(const Hit& hit, const LineStyle& style) {
  return ExplanationWriter(hit, style).Write();
}

}  // namespace attest
