// The stem of a Korean verb or adjective, at the level of jamo: the past tense and contractions
// undone, an ending cut, irregular stems folded to one form (ANALYSIS section 3).
#include <array>
#include <string>
#include <unordered_map>

#include "schema/analysis/jamo.h"
#include "schema/analysis/korean.h"
#include "schema/analysis/word_set.h"

namespace attest {
namespace {

using Text = std::u32string_view;

bool In(char32_t c, Text set) { return set.find(c) != set.npos; }

// What an ending attaches to; an ending may be of several kinds.
enum EndingKind : uint8_t {
  kBare = 1,              // any stem
  kBareShort = 2,         // any stem, but so short that it is tried last
  kAfterEu = 4,           // a stem with 으
  kAfterVowel = 8,        // the same endings of them that follow a vowel or ㄹ without 으
  kAfterPast = 16,        // the past tense
  kAfterInfinitive = 32,  // the form in 아/어
};
constexpr size_t kLongestEnding = 6;

struct Endings {
  std::unordered_map<std::u32string, uint8_t, TextHash, std::equal_to<>> kinds;
  std::unordered_set<std::u32string, TextHash, std::equal_to<>> ignored_stems;

  Endings() {
    static const std::unordered_map<std::string_view, uint8_t> sections = {
        {"[bare, multi-syllable]", kBare},
        {"[bare, one-syllable ok]", kBareShort},
        {"[eu]", kAfterEu},
        {"[past]", kAfterPast},
        {"[aux after a/eo]", kAfterInfinitive},
        {"[ignored stems]", 0}};
    uint8_t kind = 0;
    for (std::string_view line : DataLines("ko_verb_endings.txt")) {
      if (line[0] == '[') {
        kind = sections.at(line);
      } else if (kind == 0) {
        ignored_stems.insert(ToUtf32(line));
      } else {
        kinds[ToUtf32(line)] |= kind;
      }
    }
    for (Text open : {U"면서", U"면서도", U"니까", U"니까요", U"려고", U"려는", U"려면", U"려던",
                      U"므로", U"며", U"면", U"십니다", U"셨다", U"시고", U"시며", U"시는"}) {
      kinds[std::u32string(open)] |= kAfterVowel;
    }
  }
  uint8_t KindsOf(Text ending) const {
    const auto found = kinds.find(ending);
    return found == kinds.end() ? 0 : found->second;
  }
};

const Endings& Data() {
  static const Endings endings;
  return endings;
}

std::u32string With(Text before, char32_t last) {
  std::u32string stem(before);
  stem.push_back(last);
  return stem;
}

// The vowel of a stem from the vowel that it forms with 아/어, or -1: ㅘ was ㅗ + ㅏ.
int UncontractedVowel(int contracted) {
  switch (contracted) {
    case vowel::kYeo:
      return vowel::kI;
    case vowel::kWa:
      return vowel::kO;
    case vowel::kWo:
      return vowel::kU;
    case vowel::kWae:
      return vowel::kOe;
    case vowel::kWi:
      return vowel::kU;
    default:
      return -1;
  }
}

// The stem whose form in 아/어 ends in `syllable`, which has no final consonant, behind `before`.
std::u32string Uncontract(Text before, char32_t syllable) {
  const Jamo jamo = Split(syllable);
  if (syllable == U'해') return With(before, U'하');
  if (const int stem_vowel = UncontractedVowel(jamo.vowel); stem_vowel >= 0) {
    return With(before, Join(jamo.lead, stem_vowel));
  }
  if (In(syllable, U"라러") && !before.empty() &&
      Split(before.back()).final == final_consonant::kRieul) {  // 몰라 → 모르
    return With(With(before.substr(0, before.size() - 1), WithoutFinal(before.back())), U'르');
  }
  if (In(syllable, U"꺼떠써커터퍼뻐더파빠")) return With(before, Join(jamo.lead, vowel::kEu));
  return With(before, syllable);
}

// 하여 → 하, else the contraction of 이 + 어: 보여 → 보이.
std::u32string StemBeforeYeo(Text before, Text takes_yeo) {
  return In(before.back(), takes_yeo) ? std::u32string(before) : With(before, U'이');
}

// The stem before a syllable in ㅆ and endings of the past tense: 때렸다 → 때리, 먹었던 → 먹.
bool FindPast(Text word, std::u32string* stem) {
  for (size_t i = word.size() - 1; i-- > 0;) {
    const Jamo jamo = Split(word[i]);
    if (jamo.final != final_consonant::kSsangSiot || word[i] == U'있' || word[i] == U'겠') continue;
    if ((Data().KindsOf(word.substr(i + 1)) & kAfterPast) == 0) return false;
    const Text before = word.substr(0, i);
    const bool spelt_out = jamo.lead == lead_consonant::kIeung &&
                           (jamo.vowel == vowel::kA || jamo.vowel == vowel::kEo);
    if (spelt_out && i > 0) {
      *stem = before;
    } else if (word[i] == U'였' && i > 0) {
      *stem = StemBeforeYeo(before, U"하되시");
    } else {
      *stem = Uncontract(before, Join(jamo.lead, jamo.vowel));
    }
    return true;
  }
  return false;
}

// 갑니다 → 가, 먹습니까 → 먹.
bool FindFormal(Text word, std::u32string* stem) {
  if (word.size() < 3 || !(word.ends_with(U"니다") || word.ends_with(U"니까"))) return false;
  const Text form = word.substr(0, word.size() - 2);
  const char32_t last = form.back();
  if (Split(last).final != final_consonant::kBieup) return false;
  *stem = form.substr(0, form.size() - 1);
  if (last != U'습') stem->push_back(WithoutFinal(last));
  return true;
}

// The stem of a form in 아/어 before one of the endings that follow it: 때려서 → 때리.
bool StemOfInfinitive(Text form, Text ending, std::u32string* stem) {
  const char32_t last = form.back();
  const Text before = form.substr(0, form.size() - 1);
  const Jamo jamo = Split(last);
  if (!before.empty()) {
    if (In(last, U"아어")) return *stem = before, true;
    if (last == U'여') return *stem = StemBeforeYeo(before, U"하되"), true;
    if (last == U'해') return *stem = With(before, U'하'), true;
  }
  if (jamo.final != final_consonant::kNone) return false;
  const bool contracted =
      jamo.vowel == vowel::kYeo || jamo.vowel == vowel::kWo || jamo.vowel == vowel::kWae ||
      (!before.empty() && (jamo.vowel == vowel::kWa || jamo.vowel == vowel::kEo));
  // A stem in ㅏ is its own form (가서); only before these, since 가 and 나 are also particles and
  // words.
  const bool own_form = !before.empty() && In(last, U"가나라사자차타파하바까따") &&
                        (ending == U"서" || ending == U"서는" || ending == U"야한다" ||
                         ending == U"야하는" || ending == U"야");
  if (!contracted && !own_form) return false;
  *stem = Uncontract(before, last);
  return true;
}

bool FindEnding(Text word, std::u32string* stem) {
  for (size_t size = std::min(kLongestEnding, word.size() - 1); size > 0; --size) {
    const Text ending = word.substr(word.size() - size), form = word.substr(0, word.size() - size);
    const uint8_t kinds = Data().KindsOf(ending);
    if (size > 1 && (kinds & kBare) != 0) return *stem = form, true;
    if ((kinds & kAfterInfinitive) != 0 && StemOfInfinitive(form, ending, stem)) return true;
    if ((kinds & kAfterEu) == 0) continue;
    if (form.back() == U'으' && form.size() > 1) {
      return *stem = form.substr(0, form.size() - 1), true;
    }
    const int final = Split(form.back()).final;
    if ((kinds & kAfterVowel) != 0 &&
        (final == final_consonant::kNone || final == final_consonant::kRieul)) {
      return *stem = form, true;
    }
  }
  return false;
}

// Short endings, in an order of which the first that fits decides.
bool FindShortEnding(Text word, std::u32string* stem) {
  for (Text ending : {U"고", U"지", U"게", U"기", U"던", U"도록", U"거나", U"든지", U"는", U"다"}) {
    if (!word.ends_with(ending)) continue;
    *stem = word.substr(0, word.size() - ending.size());
    if (ending == U"다" && !stem->empty() && Split(stem->back()).final == final_consonant::kNieun) {
      stem->back() = WithoutFinal(stem->back());  // 간다 → 가
    }
    return true;
  }
  return false;
}

// The bare form in 아/어, or the adnominal forms in ㄴ, ㄹ and ㅁ: 때려 → 때리, 때린 → 때리.
bool FindLastSyllable(Text word, std::u32string* stem) {
  const char32_t last = word.back();
  const Text before = word.substr(0, word.size() - 1);
  const Jamo jamo = Split(last);
  if (In(last, U"아어은을음")) return *stem = before, true;
  if (last == U'여') return *stem = StemBeforeYeo(before, U"하되"), true;
  if (last == U'해') return *stem = With(before, U'하'), true;
  if (jamo.final == final_consonant::kNone &&
      (jamo.vowel == vowel::kYeo || jamo.vowel == vowel::kWo || jamo.vowel == vowel::kWae ||
       (jamo.vowel == vowel::kWa && last != U'과'))) {
    return *stem = Uncontract(before, last), true;
  }
  if (jamo.final == final_consonant::kNieun || jamo.final == final_consonant::kRieul ||
      jamo.final == final_consonant::kMieum) {
    return *stem = With(before, WithoutFinal(last)), true;
  }
  return false;
}

// One form for the two stems of an irregular predicate: 듣/들, 춥/추우, 짓/지, 만들/만드.
void FoldIrregular(std::u32string* stem) {
  static const std::unordered_map<char32_t, char32_t> d_irregular = {
      {U'듣', U'들'}, {U'걷', U'걸'}, {U'묻', U'물'}, {U'닫', U'달'},
      {U'싣', U'실'}, {U'긷', U'길'}, {U'컫', U'컬'}};
  static const std::unordered_map<char32_t, char32_t> s_irregular = {
      {U'짓', U'지'}, {U'낫', U'나'}, {U'긋', U'그'},
      {U'잇', U'이'}, {U'붓', U'부'}, {U'젓', U'저'}};
  char32_t& last = stem->back();
  if (const auto d = d_irregular.find(last);
      d != d_irregular.end() && (last != U'닫' || stem->ends_with(U"깨닫"))) {
    last = d->second;
  } else if (In(last, U"춥덥돕눕굽깁줍맵쉽렵깝맙섭답롭럽겁볍갑겁립곱밉섧")) {
    last = WithoutFinal(last);
    stem->push_back(U'우');
    return;
  } else if (const auto s = s_irregular.find(last); s != s_irregular.end()) {
    last = s->second;
  }
  if (Split(last).final == final_consonant::kRieul) last = WithoutFinal(last);
}

}  // namespace

std::u32string KoreanPredicate(std::u32string_view eojeol) {
  if (eojeol.size() < 2) return {};
  for (char32_t c : eojeol) {
    if (!IsSyllable(c)) return {};
  }
  std::u32string stem;
  const bool found = FindPast(eojeol, &stem) || FindFormal(eojeol, &stem) ||
                     FindEnding(eojeol, &stem) || FindShortEnding(eojeol, &stem) ||
                     FindLastSyllable(eojeol, &stem);
  if (!found || stem.empty()) return {};
  FoldIrregular(&stem);
  return Data().ignored_stems.find(stem) != Data().ignored_stems.end() ? std::u32string() : stem;
}

}  // namespace attest
