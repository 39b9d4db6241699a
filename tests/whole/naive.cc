#include "tests/whole/naive.h"

#include <algorithm>

#include "schema/data_files.h"
#include "schema/layout.h"
#include "schema/passages.h"
#include "schema/vocabulary.h"
#include "searcher/pattern.h"

namespace attest::naive {
namespace {

bool IsHangul(const std::string& term) {
  return term.size() >= 3 && term >= "\xEA\xB0\x80" && term < "\xED\x9E\xA4";
}

void Read(std::string_view text, Text& out) {
  out.streams.push_back(Analyze(text, Purpose::kIndex));
  out.raw.emplace_back(text);
  for (const Token& token : out.streams.back()) out.terms.insert(token.term);
  for (const Token& token : Analyze(text, Purpose::kLiteral)) out.literals.insert(token.term);
}

// Next to each other, or with a position between them that no word takes (punctuation, a line end).
bool SideBySide(const std::vector<Token>& tokens, const std::vector<std::string>& row) {
  std::set<uint32_t> taken, ends;  // ends of the stems so far in their row
  for (const Token& token : tokens) {
    for (uint32_t i = 0; i < token.length; ++i) taken.insert(token.position + i);
  }
  for (size_t i = 0; i < row.size(); ++i) {
    std::set<uint32_t> next;
    for (const Token& token : tokens) {
      if (token.cls != TermClass::kKoreanStem || token.term != row[i]) continue;
      const uint32_t at = token.position;
      if (i == 0 || ends.contains(at) || (ends.contains(at - 1) && !taken.contains(at - 1)))
        next.insert(at + token.length);
    }
    ends = next;
  }
  return !ends.empty();
}

std::vector<std::string> Characters(const std::string& text) {
  std::vector<std::string> characters;
  for (const char byte : text) {
    if ((byte & 0xC0) != 0x80) characters.emplace_back();
    characters.back() += byte;
  }
  return characters;
}

bool Overlaps(const DateInterval& date, const std::string& from, const std::string& to) {
  const Day first = from.empty() ? kFirstDay : ParseDate(from, nullptr)->earliest;
  const Day last = to.empty() ? kLastDay : ParseDate(to, nullptr)->latest;
  return date.earliest <= last && date.latest >= first;
}

bool OneIs(Scheme scheme, const std::vector<std::string>& wanted,
           const std::vector<std::string>& values) {
  const Vocabulary& vocabulary = Vocabulary::BuiltIn();
  for (const auto& want : wanted) {
    for (const auto& value : values) {
      if (FoldValue(want) == FoldValue(value)) return true;
      const auto above = vocabulary.Broader(scheme, value);
      if (std::find(above.begin(), above.end(), want) != above.end()) return true;
    }
  }
  return false;
}

bool LanguageIs(const std::string& want, const std::string& have) {
  const std::string a = FoldValue(want), b = FoldValue(have);
  return b == a || b.starts_with(a + "-");
}

}  // namespace

void Archive::Add(const Document& document, const std::string& batch) {
  Entry entry{document, batch, {}, {}, {}, {}, {}};
  std::vector<std::string_view> pieces;
  const std::string_view text = document.text;
  if (text.size() > kShortLimit) {
    for (const PassageRange& range : CutPassages(text))
      pieces.push_back(text.substr(range.begin, range.end - range.begin));
  } else {
    pieces.push_back(text);
  }
  for (const auto& piece : pieces) {
    Text one;
    Read(document.title, one);
    Read(piece, one);
    entry.terms.insert(one.terms.begin(), one.terms.end());
    entry.texts.push_back(std::move(one));
  }
  entry.title = Analyze(document.title, Purpose::kIndex);
  for (const Token& token : entry.title) entry.title_terms.insert(token.term);
  for (const Token& token : Analyze(document.title, Purpose::kLiteral))
    entry.title_literals.insert(token.term);
  for (const auto& term : entry.terms) {
    if (IsHangul(term)) stems_.insert(term);
  }
  entries_.push_back(std::move(entry));
}

// The stems of the archive that hold `word` in at least one place where they do not divide inside
// it.
const std::vector<std::string>& Archive::Compounds(const std::string& word) const {
  const auto known = compounds_.find(word);
  if (known != compounds_.end()) return known->second;
  std::vector<std::string>& found = compounds_[word];
  for (const std::string& stem : stems_) {
    if (stem.size() <= word.size()) continue;
    for (size_t at = stem.find(word); at != stem.npos; at = stem.find(word, at + 3)) {
      bool divided = false;
      for (size_t cut = at + 3; cut < at + word.size(); cut += 3) {
        divided |= Known(stem.substr(0, cut)) && Known(stem.substr(cut));
      }
      if (divided) continue;
      found.push_back(stem);
      break;
    }
  }
  return found;
}

// The word in up to `parts` known stems.
std::vector<std::vector<std::string>> Archive::Rows(const std::string& word, int parts) const {
  std::vector<std::vector<std::string>> rows;
  if (Known(word)) rows.push_back({word});
  for (size_t cut = 6; parts > 1 && cut < word.size(); cut += 3) {
    if (!Known(word.substr(0, cut))) continue;
    for (auto& rest : Rows(word.substr(cut), parts - 1)) {
      rest.insert(rest.begin(), word.substr(0, cut));
      rows.push_back(std::move(rest));
    }
  }
  return rows;
}

bool Archive::HasKorean(const std::string& stem, const Entry& entry, bool title) const {
  const auto& terms = title ? entry.title_terms : entry.terms;
  std::vector<std::string> spellings = KoreanSpellings(stem);
  spellings.push_back(stem);
  static const auto nouns = DataLines("ko_particle_nouns.txt");
  for (const auto& word : spellings) {
    if (terms.contains(word)) return true;
    if (std::find(nouns.begin(), nouns.end(), word) != nouns.end() && terms.contains("D" + word))
      return true;
    if (word.size() < 6) continue;
    for (const auto& compound : Compounds(word)) {
      if (terms.contains(compound)) return true;
    }
    for (const auto& row : Rows(word, word.size() > 48 ? 2 : 4)) {
      if (row.size() < 2) continue;
      if (title) {
        if (SideBySide(entry.title, row)) return true;
        continue;
      }
      for (const Text& text : entry.texts) {
        for (const auto& stream : text.streams) {
          if (SideBySide(stream, row)) return true;
        }
      }
    }
  }
  return false;
}

bool Archive::HasHan(const QueryWord& word, const Entry& entry, bool title, bool literal) const {
  const auto characters = Characters(word.folded);
  const auto& all = title ? entry.title_terms : entry.terms;
  if (characters.size() == 1) {
    if (literal) return all.contains(word.folded);
    return std::any_of(all.begin(), all.end(),
                       [&](const auto& term) { return term.starts_with(word.folded); });
  }
  const auto holds = [&](const std::set<std::string>& terms) {
    for (size_t i = 0; i + 1 < characters.size(); ++i) {
      const std::string bigram = characters[i] + characters[i + 1];
      if (!terms.contains(bigram) && (characters.size() == 2 || !terms.contains("C" + bigram)))
        return false;
    }
    return true;
  };
  if (title) return holds(entry.title_terms);
  return std::any_of(entry.texts.begin(), entry.texts.end(),
                     [&](const Text& text) { return holds(text.terms); });
}

const StemList& Archive::Stems() const {
  if (!stem_list_) stem_list_.emplace(std::vector<std::string>(stems_.begin(), stems_.end()));
  return *stem_list_;
}

bool Archive::HasCounted(const QueryWord& word, const Entry& entry, bool title) const {
  const auto holds = [&](const std::set<std::string>& terms) {
    return std::all_of(word.counted.begin(), word.counted.end(), [&](const auto& forms) {
      return std::any_of(forms.begin(), forms.end(),
                         [&](const auto& form) { return terms.contains(form); });
    });
  };
  if (title) return holds(entry.title_terms);
  return std::any_of(entry.texts.begin(), entry.texts.end(),
                     [&](const Text& text) { return holds(text.terms); });
}

bool Archive::HasWord(const QueryWord& word, const Entry& entry, bool title) const {
  if (!word.counted.empty()) return HasCounted(word, entry, title);
  const auto& terms = title ? entry.title_terms : entry.terms;
  switch (word.kind) {
    case WordKind::kKorean:
      for (const auto& predicate : word.predicates) {
        if (terms.contains("V" + predicate)) return true;
      }
      for (const auto& alternate : word.alternates) {
        if (terms.contains(alternate)) return true;
      }
      return HasKorean(word.stem, entry, title);
    case WordKind::kHan:
      if (HasHan(word, entry, title, false)) return true;
      return std::any_of(word.readings.begin(), word.readings.end(),
                         [&](const auto& reading) { return HasKorean(reading, entry, title); });
    case WordKind::kLatin:
      for (const auto& joined : word.joined) {
        if (terms.contains("Z" + joined)) return true;
      }
      return terms.contains("Z" + word.stem);
    case WordKind::kNumber:
      return terms.contains(word.folded);
  }
  return false;
}

bool Archive::HasLiteral(const QueryWord& word, const Entry& entry, bool title) const {
  if (word.kind == WordKind::kNumber && !word.counted.empty())
    return HasCounted(word, entry, title);
  if (word.kind == WordKind::kHan) return HasHan(word, entry, title, true);
  if (word.kind != WordKind::kKorean || word.folded == word.stem) {
    return (title ? entry.title_terms : entry.terms).contains(word.folded);
  }
  if (title) return entry.title_literals.contains(word.folded);
  return std::any_of(entry.texts.begin(), entry.texts.end(),
                     [&](const Text& text) { return text.literals.contains(word.folded); });
}

// `says` becomes true where the node has a word that counts; without, its value means nothing.
bool Archive::Matches(const Query& node, const Entry& entry, bool any, bool skip_stop,
                      bool* says) const {
  const auto join = [&](bool all, bool subtract) {
    bool result = all, positive = false, negative = false, filtered = true;
    for (const Query& child : node.children) {
      bool child_says = false;
      const bool negated = subtract && child.op == Query::Op::kNot;
      const bool is =
          Matches(negated ? child.children[0] : child, entry, any, skip_stop, &child_says);
      if (!child_says) continue;
      *says = true;
      if (negated) {
        negative |= is;
      } else if (node.op == Query::Op::kJoin && child.op == Query::Op::kField &&
                 child.field != "title") {
        filtered &= is;  // however the words are joined
      } else {
        result = !positive ? is : all ? result && is : result || is;
        positive = true;
      }
    }
    return (!positive || result) && !negative && filtered;
  };
  switch (node.op) {
    case Query::Op::kAll:
      *says = true;
      return true;
    case Query::Op::kAnd:
      return join(true, true);
    case Query::Op::kOr:
      return join(false, false);
    case Query::Op::kJoin:
      return join(!any, true);
    case Query::Op::kNot:
      return !Matches(node.children[0], entry, any, skip_stop, says);
    default:
      break;
  }
  if (node.op == Query::Op::kPhrase || node.op == Query::Op::kNear) {
    *says = true;
    const Pattern pattern(node, Stems());
    if (node.field == "title") return !pattern.Find(entry.document.title).empty();
    for (const Text& text : entry.texts) {
      for (const std::string& raw : text.raw) {
        if (!pattern.Find(raw).empty()) return true;
      }
    }
    return false;
  }
  const bool title = node.op == Query::Op::kField;
  if (title && node.field != "title") {
    *says = true;
    const Document& d = entry.document;
    if (node.field == "id") return d.id == node.text;
    if (node.field == "source") return FoldValue(d.source) == FoldValue(node.text);
    if (node.field == "violation") return OneIs(Scheme::kViolation, {node.text}, d.violations);
    if (node.field == "place") return OneIs(Scheme::kPlace, {node.text}, d.places);
    if (node.field == "language") {
      return std::any_of(d.languages.begin(), d.languages.end(),
                         [&](const auto& l) { return LanguageIs(node.text, l); });
    }
    return d.date && Overlaps(*d.date, node.text, node.text);
  }
  bool result = false, first = true;
  const bool or_words = any && node.op == Query::Op::kWords;
  auto words = QueryWords(node.text);
  for (size_t i = 0; i < words.size(); ++i) {
    const QueryWord& word = words[i];
    const bool stop = word.stop && (node.op == Query::Op::kWords || node.op == Query::Op::kField);
    if (stop && skip_stop && !meant_.contains(&node)) continue;
    bool is;
    if (node.op == Query::Op::kLiteral) {
      is = HasLiteral(word, entry, title);
    } else if (node.op == Query::Op::kPrefix && i + 1 == words.size() &&
               word.kind != WordKind::kHan) {
      is = std::any_of(entry.terms.begin(), entry.terms.end(),
                       [&](const auto& t) { return t.starts_with(word.folded); });
    } else {
      is = HasWord(word, entry, title);
    }
    result = first ? is : or_words ? result || is : result && is;
    first = false;
    *says = true;
  }
  return result;
}

bool Archive::Passes(const SearchRequest& r, const Entry& entry, const std::string& except) const {
  const Document& d = entry.document;
  const bool date = r.undated || !r.from.empty() || !r.to.empty();
  if (date && except != "year") {
    bool is = r.undated && !d.date;
    if (!r.from.empty() || !r.to.empty()) is |= d.date && Overlaps(*d.date, r.from, r.to);
    if (!is) return false;
  }
  if ((!r.event_from.empty() || !r.event_to.empty()) && except != "event_year") {
    if (!d.event_date || !Overlaps(*d.event_date, r.event_from, r.event_to)) return false;
  }
  if (!r.source.empty() && except != "source" &&
      std::none_of(r.source.begin(), r.source.end(),
                   [&](auto& s) { return FoldValue(s) == FoldValue(d.source); })) {
    return false;
  }
  if (!r.source_type.empty() && except != "source_type" &&
      !OneIs(Scheme::kSourceType, r.source_type, {d.source_type})) {
    return false;
  }
  if (!r.violation.empty() && except != "violation" &&
      !OneIs(Scheme::kViolation, r.violation, d.violations))
    return false;
  if (!r.place.empty() && except != "place" && !OneIs(Scheme::kPlace, r.place, d.places))
    return false;
  if (!r.language.empty() && except != "language") {
    bool is = false;
    for (const auto& want : r.language) {
      for (const auto& have : d.languages) is |= LanguageIs(want, have);
    }
    if (!is) return false;
  }
  return r.batch.empty() || std::find(r.batch.begin(), r.batch.end(), entry.batch) != r.batch.end();
}

namespace {

// What an operator or field stands before counts, though it be but stop words.
bool OnlyStopWords(const Query& node) {
  const auto words = QueryWords(node.text);
  return std::all_of(words.begin(), words.end(), [](const auto& word) { return word.stop; });
}

void FindMeant(const Query& node, bool chosen, std::set<const Query*>& meant) {
  const bool title = node.op == Query::Op::kField && node.field == "title";
  if ((title || (chosen && node.op == Query::Op::kWords)) && OnlyStopWords(node))
    meant.insert(&node);
  const bool next = node.op == Query::Op::kNot || node.op == Query::Op::kOr;
  for (const Query& child : node.children) FindMeant(child, next, meant);
}

// Of what is not negated.
bool HasContent(const Query& node, bool negated, const std::set<const Query*>& meant) {
  if (node.op == Query::Op::kNot) return HasContent(node.children[0], !negated, meant);
  const auto below = [&](const Query& child) { return HasContent(child, negated, meant); };
  if (negated) return std::any_of(node.children.begin(), node.children.end(), below);
  if (meant.contains(&node)) return true;
  if (node.op == Query::Op::kLiteral || node.op == Query::Op::kPrefix) return true;
  if (node.op == Query::Op::kPhrase || node.op == Query::Op::kNear) return true;
  if (node.op == Query::Op::kWords || (node.op == Query::Op::kField && node.field == "title")) {
    const auto words = QueryWords(node.text);
    if (std::any_of(words.begin(), words.end(), [](const auto& word) { return !word.stop; }))
      return true;
  }
  return std::any_of(node.children.begin(), node.children.end(), below);
}

// Only where there are several can `any` mean more than `all`.
size_t CountWords(const Query& node, bool skip_stop, const std::set<const Query*>& meant) {
  if (node.op == Query::Op::kPhrase || node.op == Query::Op::kNear) return 1;
  const bool plain =
      node.op == Query::Op::kWords || (node.op == Query::Op::kField && node.field == "title");
  size_t count = 0;
  if (plain || node.op == Query::Op::kLiteral || node.op == Query::Op::kPrefix) {
    for (const QueryWord& word : QueryWords(node.text)) {
      count += !(plain && skip_stop && word.stop && !meant.contains(&node));
    }
  }
  for (const Query& child : node.children) count += CountWords(child, skip_stop, meant);
  return count;
}

std::set<std::string> WithParents(Scheme scheme, const std::vector<std::string>& values) {
  std::set<std::string> all;
  for (const auto& value : values) {
    all.insert(value);
    for (auto& parent : Vocabulary::BuiltIn().Broader(scheme, value)) all.insert(parent);
  }
  return all;
}

std::set<std::string> FacetValues(const std::string& facet, const Document& d) {
  const auto years = [](const std::optional<DateInterval>& date) {
    std::set<std::string> all;
    for (int y = date ? date->FirstYear() : 1; y <= (date ? date->LastYear() : 0); ++y)
      all.insert(DayToKey(y * 10000).substr(0, 4));
    return all;
  };
  if (facet == "language") return {d.languages.begin(), d.languages.end()};
  if (facet == "year") return d.date ? years(d.date) : std::set<std::string>{"undated"};
  if (facet == "event_year") return years(d.event_date);
  if (facet == "source")
    return d.source.empty() ? std::set<std::string>{} : std::set<std::string>{d.source};
  if (facet == "source_type") {
    return d.source_type.empty() ? std::set<std::string>{}
                                 : WithParents(Scheme::kSourceType, {d.source_type});
  }
  if (facet == "violation") return WithParents(Scheme::kViolation, d.violations);
  return WithParents(Scheme::kPlace, d.places);
}

}  // namespace

Archive::Answer Archive::Search(const SearchRequest& request) const {
  const Query query = ParseQuery(request.query);
  meant_.clear();
  FindMeant(query, false, meant_);
  const bool skip_stop = HasContent(query, false, meant_);
  Answer answer;
  std::vector<const Entry*> matched;
  const auto collect = [&](SearchRequest::Match match) {
    answer.match = match;
    matched.clear();
    for (const Entry& entry : entries_) {
      bool says = false;
      const bool is = Matches(query, entry, match == SearchRequest::Match::kAny, skip_stop, &says);
      if (is || !says) matched.push_back(&entry);
    }
    for (const Entry* entry : matched) {
      if (Passes(request, *entry, "")) answer.ids.insert(entry->document.id);
    }
  };
  collect(request.match);
  if (answer.ids.empty() && request.match == SearchRequest::Match::kAll &&
      CountWords(query, skip_stop, meant_) > 1) {
    const std::vector<const Entry*> all = matched;
    collect(SearchRequest::Match::kAny);
    if (answer.ids.empty()) {
      answer.match = SearchRequest::Match::kAll;
      matched = all;
    }
  }
  for (const std::string facet :
       {"language", "year", "event_year", "source", "source_type", "violation", "place"}) {
    for (const Entry* entry : matched) {
      if (!Passes(request, *entry, facet)) continue;
      for (const auto& value : FacetValues(facet, entry->document)) ++answer.facets[facet][value];
    }
  }
  for (auto& [tag, count] : answer.facets["language"]) {  // a tag counts what its filter finds
    count = 0;
    for (const Entry* entry : matched) {
      const auto& have = entry->document.languages;
      const auto is = [&, wanted = tag](const auto& language) {
        return LanguageIs(wanted, language);
      };
      count += std::any_of(have.begin(), have.end(), is) && Passes(request, *entry, "language");
    }
  }
  return answer;
}

}  // namespace attest::naive
