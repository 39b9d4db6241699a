#include "searcher/highlight.h"

#include <algorithm>

#include "schema/text.h"

namespace attest {
namespace {

bool IsHan(TermClass cls) { return cls >= TermClass::kHanWord && cls <= TermClass::kHanLast; }
bool IsCrossing(TermClass cls) {
  return cls >= TermClass::kHanCrossing0 && cls <= TermClass::kHanCrossing2;
}
bool IsWord(TermClass cls) {
  return cls == TermClass::kKoreanStem || cls == TermClass::kHanWord ||
         cls == TermClass::kHanStopWord || cls == TermClass::kLatinWord ||
         cls == TermClass::kNumber;
}

// The term of a Han token without its namespace.
std::string_view HanText(const Token& token) {
  return std::string_view(token.term).substr(IsCrossing(token.cls) ? 1 : 0);
}

size_t FirstCharacter(std::string_view text, size_t begin) {
  size_t end = begin + 1;
  while (end < text.size() && (text[end] & 0xC0) == 0x80) ++end;
  return end;
}

std::vector<HitSpan> Merge(std::vector<HitSpan> spans) {
  std::sort(spans.begin(), spans.end(),
            [](const HitSpan& a, const HitSpan& b) { return a.begin < b.begin; });
  std::vector<HitSpan> merged;
  for (HitSpan& span : spans) {
    if (!merged.empty() && span.begin < merged.back().end) {
      merged.back().end = std::max(merged.back().end, span.end);
      merged.back().words.merge(span.words);
    } else {
      merged.push_back(std::move(span));
    }
  }
  return merged;
}

}  // namespace

Highlighter::Highlighter(const Plan& plan) {
  for (const Query* leaf : plan.positive) {
    const auto pattern = plan.patterns.find(leaf);
    if (pattern != plan.patterns.end()) {
      patterns_.emplace_back(&pattern->second, AddNumber(nullptr));
      continue;
    }
    for (const PlannedWord& planned : plan.words.at(leaf)) {
      AddWord(planned);
      for (const size_t named : planned.concepts)
        AddConcept(*plan.ranking.concepts[named].expanded, words_.size() - 1);
    }
    const auto beginning = plan.beginnings.find(leaf);
    if (beginning == plan.beginnings.end()) continue;
    beginnings_.emplace_back(beginning->second, AddNumber(nullptr));
  }
  for (const NamedConcept& named : plan.ranking.concepts) {
    if (named.form == nullptr) AddConcept(*named.expanded, AddNumber(nullptr));
  }
}

void Highlighter::AddConcept(const ExpandedConcept& expanded, size_t word) {
  if (!concepts_[&expanded].insert(word).second) return;
  for (const FormTerms& forms : expanded.full) {
    for (const auto& term : forms.terms) terms_.emplace(term, word);
  }
}

size_t Highlighter::AddNumber(const Units* units) {
  words_.push_back(units);
  inside_.emplace_back();
  runs_.emplace_back();
  return words_.size() - 1;
}

void Highlighter::AddWord(const PlannedWord& planned) {
  const Units& units = planned.units;
  const size_t word = AddNumber(&units);
  for (const auto& term : units.terms) terms_.emplace(term, word);
  for (const auto& stem : units.compounds) compounds_.emplace(stem, word);
  for (const auto& character : units.beginnings) han_characters_.emplace_back(character, word);
  if (!units.compounds.empty()) {
    std::vector<std::string> stems = planned.word.readings;
    if (stems.empty()) stems.push_back(planned.word.stem);
    for (const auto& stem : stems) {
      std::vector<std::string> spellings = KoreanSpellings(stem);
      spellings.push_back(stem);
      for (const auto& spelling : spellings) {
        for (const auto& bigram : Bigrams(spelling)) inside_.back().insert("B" + bigram);
      }
    }
  }
  if (units.conjunctions.empty()) return;
  if (planned.word.counted.empty()) {
    runs_.back() = Bigrams(planned.word.folded);
    return;
  }
  for (const auto& forms : units.conjunctions[0]) {
    for (const auto& term : forms) terms_.emplace(term, word);
  }
}

std::vector<HitSpan> Highlighter::Find(std::string_view text) const {
  const std::vector<Token> tokens = Analyze(text, Purpose::kIndex);
  std::vector<HitSpan> spans;
  FindTerms(text, tokens, spans);
  if (!compounds_.empty()) FindCompounds(tokens, spans);
  FindRuns(tokens, spans);
  if (!concepts_.empty()) FindConcepts(text, spans);
  FindTests(text, tokens, spans);
  for (const auto& [pattern, word] : patterns_) {
    for (const Occurrence& found : pattern->Find(text))
      spans.push_back({found.begin, found.end, {word}});
  }
  return Merge(std::move(spans));
}

void Highlighter::FindTerms(std::string_view text, const std::vector<Token>& tokens,
                            std::vector<HitSpan>& spans) const {
  for (const Token& token : tokens) {
    const auto [first, last] = terms_.equal_range(token.term);
    for (auto at = first; at != last; ++at) spans.push_back({token.begin, token.end, {at->second}});
    for (const auto& [beginning, word] : beginnings_) {
      if (IsWord(token.cls) && token.term.starts_with(beginning))
        spans.push_back({token.begin, token.end, {word}});
    }
    for (const auto& [character, word] : han_characters_) {
      if (IsHan(token.cls) && HanText(token).starts_with(character)) {
        spans.push_back({token.begin, FirstCharacter(text, token.begin), {word}});
      }
    }
  }
}

// Inside a compound only the bigrams of the word are marked: 정치범[수용소].
void Highlighter::FindCompounds(const std::vector<Token>& tokens,
                                std::vector<HitSpan>& spans) const {
  std::map<uint32_t, std::set<size_t>>
      at;  // beginning of an eojeol -> words that a compound there holds
  for (const Token& token : tokens) {
    if (token.cls != TermClass::kKoreanStem) continue;
    const auto [first, last] = compounds_.equal_range(token.term);
    for (auto word = first; word != last; ++word) at[token.token_begin].insert(word->second);
  }
  for (const Token& token : tokens) {
    if (token.cls != TermClass::kKoreanBigram) continue;
    const auto words = at.find(token.token_begin);
    if (words == at.end()) continue;
    for (const size_t word : words->second) {
      if (inside_[word].contains(token.term)) spans.push_back({token.begin, token.end, {word}});
    }
  }
}

// Names of several words, and longer ones in Han.
void Highlighter::FindConcepts(std::string_view text, std::vector<HitSpan>& spans) const {
  const NormalForm normal(text);
  for (const auto& [expanded, words] : concepts_) {
    for (const auto& place : expanded->index.FindAll(normal)) {
      const ByteRange source = normal.Source(place.begin, place.end);
      spans.push_back({source.begin, source.end, words});
    }
  }
}

// A longer Han word: all its bigrams one behind the other.
void Highlighter::FindRuns(const std::vector<Token>& tokens, std::vector<HitSpan>& spans) const {
  if (std::all_of(runs_.begin(), runs_.end(), [](const auto& run) { return run.empty(); })) return;
  std::map<uint32_t, std::vector<const Token*>> by_position;
  for (const Token& token : tokens) {
    if (IsHan(token.cls)) by_position[token.position].push_back(&token);
  }
  const auto find = [&](uint32_t position, const std::string& bigram) -> const Token* {
    const auto here = by_position.find(position);
    if (here == by_position.end()) return nullptr;
    for (const Token* token : here->second) {
      if (HanText(*token) == bigram) return token;
    }
    return nullptr;
  };
  for (const auto& [position, here] : by_position) {
    for (size_t word = 0; word < runs_.size(); ++word) {
      const auto& run = runs_[word];
      const Token* first = run.empty() ? nullptr : find(position, run[0]);
      const Token* last = first;
      for (size_t i = 1; last && i < run.size(); ++i) last = find(position + i, run[i]);
      if (last) spans.push_back({first->begin, last->end, {word}});
    }
  }
}

void Highlighter::FindTests(std::string_view text, const std::vector<Token>& tokens,
                            std::vector<HitSpan>& spans) const {
  for (size_t word = 0; word < words_.size(); ++word) {
    if (!words_[word]) continue;
    for (const TextTest& test : words_[word]->tests) {
      if (!test.literal.empty()) {
        for (const Token& token : Analyze(text, Purpose::kLiteral)) {
          if (token.term == test.literal) spans.push_back({token.begin, token.end, {word}});
        }
        continue;
      }
      if (!test.hanja.empty()) {
        for (const Token& token : tokens) {
          if (IsWritten(token, test.rows[0][0])) spans.push_back({token.begin, token.end, {word}});
        }
        continue;
      }
      for (const auto& row : test.rows) {
        for (const auto& found : SideBySide(tokens, row)) {
          for (const Token* token : found) spans.push_back({token->begin, token->end, {word}});
        }
      }
    }
  }
}

}  // namespace attest
