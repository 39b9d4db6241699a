// The stem of a Korean verb or adjective, at the level of jamo: the past tense and contractions
// undone, an ending cut, irregular stems folded (ANALYSIS section 3).
#include <algorithm>
#include <string>
#include <utility>

#include "schema/analysis/jamo.h"
#include "schema/analysis/korean.h"
#include "schema/analysis/korean_endings.h"
#include "schema/analysis/korean_irregular.h"
#include "schema/analysis/korean_shape.h"

namespace attest {
namespace {

using Text = std::u32string_view;

// A predicate without its ending.
struct Form {
  std::u32string stem;
  Following following = Following::kConsonant;
  bool certain = true;
  size_t ending = 0;  // its syllables, where an ending of the table was cut
};

Following FollowingOf(Text ending) {
  if (In(ending[0], U"은을음")) return Following::kVowel;
  return In(ending[0], U"는느니네시신셔셨") ? Following::kNieun : Following::kConsonant;
}

// 간다 → 가, before 다 and what begins with it.
std::u32string WithoutNieun(Text before, Form* form) {
  std::u32string stem(before);
  if (Split(stem.back()).final == final_consonant::kNieun) {
    stem.back() = WithoutFinal(stem.back());
    form->following = Following::kNieun;
  }
  return stem;
}

// 하여 → 하, northern 때리여 → 때리, else the contraction of 이 + 어: 보여 → 보이.
std::u32string StemBeforeYeo(Text before) {
  const Jamo jamo = Split(before.back());
  const bool northern = jamo.final == final_consonant::kNone &&
                        (jamo.vowel == vowel::kI || jamo.vowel == vowel::kAe ||
                         jamo.vowel == vowel::kE || jamo.vowel == vowel::kOe);
  return northern || before.back() == U'하' ? std::u32string(before) : With(before, U'이');
}

bool IsPast(char32_t syllable) {
  return Split(syllable).final == final_consonant::kSsangSiot && !In(syllable, U"있겠");
}

// The stem before a syllable in ㅆ and endings of the past tense: 때렸다 → 때리, 먹었던 → 먹.
bool FindPast(Text word, Form* form) {
  for (size_t i = word.size() - 1; i-- > 0;) {
    if (!IsPast(word[i])) continue;
    if ((KindsOfEnding(word.substr(i + 1)) & kAfterPast) == 0) return false;
    if (i > 0 && word[i] == U'었' && IsPast(word[i - 1])) --i;  // 때렸었다
    const Text before = word.substr(0, i);
    const Jamo jamo = Split(word[i]);
    const bool spelt_out = jamo.lead == lead_consonant::kIeung &&
                           (jamo.vowel == vowel::kA || jamo.vowel == vowel::kEo);
    if (spelt_out && i > 0) {
      *form = {std::u32string(before), Following::kVowel};
    } else if (word[i] == U'였' && i > 0) {
      *form = {StemBeforeYeo(before)};
    } else {
      *form = {Uncontract(before, Join(jamo.lead, jamo.vowel))};
    }
    return true;
  }
  return false;
}

// 갑니다 → 가, 먹습니까 → 먹.
bool FindFormal(Text word, Form* form) {
  if (word.size() < 3 || !(word.ends_with(U"니다") || word.ends_with(U"니까"))) return false;
  const Text before = word.substr(0, word.size() - 2);
  const char32_t last = before.back();
  if (Split(last).final != final_consonant::kBieup) return false;
  *form = {std::u32string(before.substr(0, before.size() - 1))};
  if (last == U'습') return true;
  form->stem.push_back(WithoutFinal(last));
  form->following = Following::kNieun;
  return true;
}

// The stem of a form in 아/어 before one of the endings that follow it: 때려서 → 때리.
bool StemOfInfinitive(Text word, Text ending, Form* form) {
  const char32_t last = word.back();
  const Text before = word.substr(0, word.size() - 1);
  const Jamo jamo = Split(last);
  if (!before.empty()) {
    if (In(last, U"아어")) return *form = {std::u32string(before), Following::kVowel}, true;
    if (last == U'여') return *form = {StemBeforeYeo(before)}, true;
    if (last == U'해') return *form = {With(before, U'하')}, true;
  }
  if (jamo.final != final_consonant::kNone) return false;
  const bool contracted =
      jamo.vowel == vowel::kYeo || jamo.vowel == vowel::kWo || jamo.vowel == vowel::kWae ||
      (!before.empty() && (jamo.vowel == vowel::kWa || jamo.vowel == vowel::kEo)) ||
      HasLostEu(before, last);
  // A stem in ㅏ is its own form (가서); only before these, since 가 and 나 are also particles and
  // words, but where 가 can be none.
  const bool own_form =
      !before.empty() && In(last, U"가나라사자차타파하바까따") &&
      ((last == U'가' && IsBeforeMotion(before)) || ending == U"서" || ending == U"서는" ||
       ending == U"야한다" || ending == U"야하는" || ending == U"야");
  if (!contracted && !own_form) return false;
  *form = {Uncontract(before, last)};
  return true;
}

// 음 is no ending after a vowel or ㄹ (마음을, 발음을), but for a few irregular stems.
bool TakesEnding(Text before, Text ending) {
  const int final = Split(before.back()).final;
  return ending[0] != U'음' ||
         (final != final_consonant::kNone && final != final_consonant::kRieul);
}

bool FindEndingOf(size_t size, Text word, Form* form) {
  const Text ending = word.substr(word.size() - size), before = word.substr(0, word.size() - size);
  const uint8_t kinds = KindsOfEnding(ending);
  if (size > 1 && (kinds & kBare) != 0 && TakesEnding(before, ending)) {
    form->following = FollowingOf(ending);
    form->stem = ending[0] == U'다' ? WithoutNieun(before, form) : std::u32string(before);
    return true;
  }
  if ((kinds & kAfterInfinitive) != 0 && StemOfInfinitive(before, ending, form)) return true;
  if ((kinds & kAfterEu) == 0) return false;
  if (before.back() == U'으' && before.size() > 1) {
    *form = {std::u32string(before.substr(0, before.size() - 1)), Following::kVowel, true, 1};
    return true;
  }
  const int final = Split(before.back()).final;
  const bool open = final == final_consonant::kNone || final == final_consonant::kRieul;
  if ((kinds & kAfterVowel) == 0 || !open) return false;
  return *form = {std::u32string(before), FollowingOf(ending)}, true;
}

bool FindEnding(Text word, Form* form) {
  for (size_t size = std::min(kLongestEnding, word.size() - 1); size > 0; --size) {
    if (!FindEndingOf(size, word, form)) continue;
    form->ending += size;
    return true;
  }
  return false;
}

// Short endings, in an order of which the first that fits decides. Nouns end in most of them too.
bool FindShortEnding(Text word, Form* form) {
  if (IsPredicateInJa(word)) {
    return *form = {std::u32string(word.substr(0, word.size() - 1)), {}, false}, true;
  }
  for (Text ending : {U"고", U"지", U"게", U"기", U"던", U"도록", U"거나", U"든지", U"는", U"다"}) {
    if (!word.ends_with(ending)) continue;
    const Text stem = word.substr(0, word.size() - ending.size());
    if (stem.empty()) return false;
    *form = {std::u32string(stem), FollowingOf(ending), ending == U"는" || ending == U"다"};
    if (ending == U"다") form->stem = WithoutNieun(stem, form);
    return true;
  }
  return false;
}

// The bare form in 아/어, or the adnominal forms in ㄴ, ㄹ and ㅁ: 때려 → 때리, 때린 → 때리. Many a
// noun looks so.
bool FindLastSyllable(Text word, Form* form) {
  const char32_t last = word.back();
  const Text before = word.substr(0, word.size() - 1);
  const Jamo jamo = Split(last);
  const auto found = [&](std::u32string stem, Following following = Following::kConsonant) {
    *form = {std::move(stem), following, false};
    return true;
  };
  if (In(last, U"가와") && IsBeforeMotion(before)) {
    return *form = {With(before, last == U'가' ? U'가' : U'오')}, true;
  }
  if (In(last, U"아어은을음")) return found(std::u32string(before), Following::kVowel);
  if (last == U'여') return found(StemBeforeYeo(before));
  if (last == U'해') return found(With(before, U'하'));
  if (jamo.final == final_consonant::kNone &&
      (jamo.vowel == vowel::kYeo || jamo.vowel == vowel::kWo || jamo.vowel == vowel::kWae ||
       (jamo.vowel == vowel::kWa && last != U'과') || HasLostEu(before, last))) {
    return found(Uncontract(before, last));
  }
  if (jamo.final == final_consonant::kNieun || jamo.final == final_consonant::kRieul ||
      jamo.final == final_consonant::kMieum) {
    return found(With(before, WithoutFinal(last)));
  }
  return false;
}

// An auxiliary verb behind 고, 지 or 아/어.
bool CutAuxiliary(Form* form) {
  const Text stem = form->stem;
  for (Text auxiliary : {U"고있", U"고싶", U"지않", U"지못하"}) {
    if (!stem.ends_with(auxiliary) || stem.size() == auxiliary.size()) continue;
    *form = {std::u32string(stem.substr(0, stem.size() - auxiliary.size())), {}, form->certain};
    return true;
  }
  for (Text auxiliary : {U"버리", U"드리", U"주", U"놓", U"두", U"있"}) {
    if (!stem.ends_with(auxiliary) || stem.size() == auxiliary.size()) continue;
    Form main;
    if (!StemOfInfinitive(stem.substr(0, stem.size() - auxiliary.size()), auxiliary, &main))
      continue;
    main.certain = form->certain;
    *form = std::move(main);
    return true;
  }
  return false;
}

// What may stand between a stem and its ending: the future in 겠 (몰랐겠), and auxiliary verbs,
// which the orthography of the South allows to join and that of the North joins: 도와주었다,
// 먹고있다.
void CutAuxiliaries(Form* form) {
  if (form->stem.size() > 1 && form->stem.back() == U'겠') {
    form->stem.pop_back();
    if (IsPast(form->stem.back())) FindPast(form->stem + U'다', form);
  }
  while (CutAuxiliary(form)) {
  }
}

bool FindForm(Text eojeol, size_t stem_length, Form* form) {
  if (MayBePredicate(eojeol, stem_length)) {
    return FindPast(eojeol, form) || FindFormal(eojeol, form) || FindEnding(eojeol, form) ||
           FindShortEnding(eojeol, form) || FindLastSyllable(eojeol, form);
  }
  // What the noun stemmer took for a particle may be the end of a longer ending: 붙잡기를,
  // 죽으라고.
  return FindEnding(eojeol, form) && form->ending > eojeol.size() - stem_length &&
         !MayEndNoun(eojeol, form->ending);
}

}  // namespace

bool IsLightPredicate(std::u32string_view eojeol) {
  if (eojeol.size() < 2 || !std::all_of(eojeol.begin(), eojeol.end(), IsSyllable)) return false;
  Form form;
  if (!FindPast(eojeol, &form) && !FindFormal(eojeol, &form)) {
    if (eojeol.back() != U'다' || !FindShortEnding(eojeol, &form)) return false;
  }
  if (form.stem.empty()) return false;
  const std::vector<std::u32string> stems = FoldedStems(form.stem, form.following);
  return std::all_of(stems.begin(), stems.end(), IsIgnoredPredicate);
}

std::vector<Predicate> KoreanPredicates(std::u32string_view eojeol, size_t stem_length) {
  if (eojeol.size() < 2 || !std::all_of(eojeol.begin(), eojeol.end(), IsSyllable)) return {};
  Form form;
  if (!FindForm(eojeol, stem_length, &form) || form.stem.empty()) return {};
  CutAuxiliaries(&form);
  std::vector<Predicate> predicates;
  for (std::u32string& stem : FoldedStems(std::move(form.stem), form.following)) {
    if (IsIgnoredPredicate(stem)) continue;
    predicates.push_back({std::move(stem), form.certain});
  }
  return predicates;
}

}  // namespace attest
