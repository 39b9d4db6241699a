#include "schema/analysis/korean_shape.h"

#include "schema/analysis/jamo.h"
#include "schema/analysis/korean_irregular.h"

namespace attest {
namespace {

using Text = std::u32string_view;

char32_t Before(Text text) { return text.size() > 1 ? text[text.size() - 2] : 0; }

// The past tense and the future in 겠: no noun has these syllables.
bool HasTense(Text stem) {
  for (char32_t c : stem) {
    if (c == U'겠') return true;
    if (IsSyllable(c) && Split(c).final == final_consonant::kSsangSiot && c != U'있') return true;
  }
  return false;
}

// A syllable before 은 and 을 that may be a verb: 맞은, 죽을. No verb ends in ㅇ, a stem in ㄹ
// takes ㄴ and ㄹ alone, and words from Chinese end in ㄱ ㄴ ㄹ ㅁ ㅂ ㅇ or a vowel: what ends in
// another sound is native, a verb but for a few nouns. Of those in ㄱ ㅁ ㅂ, which a noun may have
// as well, the verbs of testimonies that are more frequent than their nouns; 들 and 걸 are of 듣다
// and 걷다.
bool MayBeRoot(char32_t syllable) {
  if (In(syllable, U"먹죽막박썩찍녹익넘참심잡씹뽑접좁들걸")) return true;
  if (!IsSyllable(syllable) ||
      In(syllable, U"것곳옷숫뜻맛멋앞옆끝밖값꽃빛밭숲잎닭흙몫넋솥겉팥낯")) {
    return false;
  }
  switch (Split(syllable).final) {
    case final_consonant::kNone:
    case final_consonant::kGiyeok:
    case final_consonant::kNieun:
    case final_consonant::kRieul:
    case final_consonant::kMieum:
    case final_consonant::kBieup:
    case final_consonant::kIeung:
      return false;
    default:
      return true;
  }
}

// A form in 아/어, before 도, 라도 and 야: 맞아, 때려, 가둬. Nouns in 어 mostly have ㅇ or ㄴ
// before it (영어, 언어), which verbs have not.
bool MayBeInfinitive(Text stem) {
  if (stem.size() < 2) return false;
  const char32_t last = stem.back(), before = Before(stem);
  if (!IsSyllable(last) || !IsSyllable(before)) return false;
  if (last == U'어' && In(before, U"지저부그")) return true;  // 짓다 …, without its ㅅ
  const int final_before = Split(before).final;
  if (In(last, U"아어")) {
    return final_before != final_consonant::kNone && final_before != final_consonant::kNieun &&
           final_before != final_consonant::kIeung;
  }
  if (HasLostEu(stem.substr(0, stem.size() - 1), last)) return true;
  const Jamo jamo = Split(last);
  if (jamo.final != final_consonant::kNone) return false;
  return jamo.vowel == vowel::kYeo || jamo.vowel == vowel::kWo || In(last, U"써커꺼떠터와봐놔쏴");
}

}  // namespace

bool IsBeforeMotion(std::u32string_view form) {
  if (form.size() < 2 || !IsSyllable(form.back()) || !IsSyllable(Before(form))) return false;
  const char32_t last = form.back(), before = Before(form);
  const int final_before = Split(before).final;
  switch (last) {
    case U'아':
    case U'어':  // 외국어 and 아람어 are no forms
      return MayBeRoot(before) || In(before, U"돌날살몰끌쓸늘굴넘담뛰");
    case U'려':  // 우려 and 고려 are none
      return final_before == final_consonant::kRieul || In(before, U"내데");
    case U'혀':
    case U'겨':
      return final_before != final_consonant::kNone;
    case U'져':
      return true;
    case U'라':
      return In(before, U"올따");
    case U'나':
      return In(before, U"지떠");
    case U'너':
      return before == U'건';
    default:
      return false;
  }
}

bool MayBePredicate(std::u32string_view eojeol, size_t stem_length) {
  const Text stem = eojeol.substr(0, stem_length), tail = eojeol.substr(stem_length);
  if (tail.empty() || tail == U"다" || HasTense(stem)) return true;
  if (In(stem.back(), U"가오") && IsBeforeMotion(stem.substr(0, stem_length - 1))) return true;
  if (stem_length == 1) {
    // 부르다 and its like lose their 르 into 를: 부를, 모를.
    return ((tail == U"은" || tail == U"을") && MayBeRoot(stem[0])) || eojeol == U"숨은" ||
           (tail == U"를" && In(stem[0], U"부모따찌흐누"));
  }
  return (tail == U"도" || tail == U"라도" || tail == U"야") && MayBeInfinitive(stem);
}

bool IsPredicateInJa(std::u32string_view eojeol) {
  if (eojeol.size() < 2 || eojeol.back() != U'자') return false;
  const char32_t before = Before(eojeol);
  return MayBeRoot(before) || (eojeol.size() > 2 && In(before, U"리히키르치지우두추내"));
}

bool MayEndNoun(std::u32string_view eojeol, size_t ending) {
  const size_t at = eojeol.size() - ending;
  if (!In(eojeol[at], U"기지고게자다시") || ending > 2 || MayBeRoot(eojeol[at - 1])) return false;
  return !In(eojeol[at], U"기지고게") || !In(eojeol[at - 1], U"살울팔알풀열걸돕춥눕섭줍숨안");
}

}  // namespace attest
