#include "schema/analysis/korean_irregular.h"

#include <unordered_map>
#include <utility>

#include "schema/analysis/jamo.h"
#include "schema/analysis/word_set.h"

namespace attest {
namespace {

using Text = std::u32string_view;

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

// Stems in 르 lose ㅡ and double ㄹ (몰라), a few lose ㅡ alone (따라), two add 러 (이르러). 놀라다
// has a ㄹ of its own. Empty where `syllable` is of no such stem.
bool LosesEuAlone(Text before) {
  static const WordSet stems{U"따", U"치", U"들", U"뒤따", U"잇따", U"다다"};
  return stems.Has(before);
}

std::u32string StemInReu(Text before, char32_t syllable) {
  if (!In(syllable, U"라러") || before.empty()) return {};
  const char32_t last = before.back();
  if (last == U'놀') return {};
  if (last == U'르') return std::u32string(before);
  if (LosesEuAlone(before)) return With(before, U'르');
  if (Split(last).final != final_consonant::kRieul) return {};
  return With(With(before.substr(0, before.size() - 1), WithoutFinal(last)), U'르');
}

// Stems in ㅡ lose it before 아/어: 썼다, 고팠다, 잠갔다. Alone, 파 is 파다.
bool EndsInEu(Text before, char32_t syllable) {
  if (In(syllable, U"꺼떠써커터퍼뻐더")) return true;
  if (In(syllable, U"파빠")) return !before.empty();
  return syllable == U'가' && (before == U"잠" || before == U"담");
}

// 들, 걸 … may be the form of a ㄷ stem before a vowel: alone also of a ㄹ stem (걷다 and 걸다), in
// these compounds of no other.
constexpr std::pair<char32_t, char32_t> kDieut[] = {{U'들', U'듣'}, {U'걸', U'걷'}, {U'물', U'묻'},
                                                    {U'실', U'싣'}, {U'길', U'긷'}, {U'달', U'닫'},
                                                    {U'컬', U'컫'}};

bool MayBeDieut(Text stem) {
  if (stem.size() == 1) return In(stem[0], U"들걸물실길");

  static const WordSet compounds{U"깨달",   U"일컬", U"엿들", U"알아들", U"전해들",
                                 U"얻어들", U"되물", U"캐물", U"따져물"};
  return compounds.Has(stem);
}

// A stem in a vowel takes 아 and 으 only by contraction; spelt out, it has lost a ㅅ: 지은, 나았다.
constexpr std::pair<char32_t, char32_t> kSiot[] = {
    {U'지', U'짓'}, {U'나', U'낫'}, {U'그', U'긋'}, {U'부', U'붓'}, {U'저', U'젓'}};

template <size_t N>
char32_t Find(const std::pair<char32_t, char32_t> (&table)[N], char32_t syllable) {
  for (const auto& [from, to] : table) {
    if (from == syllable) return to;
  }
  return 0;
}

// These would be no word without their ㄹ, or too many: 사 is also 사고, 드 and 우 are none.
bool KeepsRieul(Text stem) { return stem.size() == 1 && In(stem[0], U"살들울갈날말빌줄"); }

// 사는, 드는 and 우는 are forms of 살다, 들다 and 울다.
char32_t RestoredRieul(Text stem) {
  static constexpr std::pair<char32_t, char32_t> kTable[] = {
      {U'사', U'살'}, {U'드', U'들'}, {U'우', U'울'}};
  return stem.size() == 1 ? Find(kTable, stem[0]) : 0;
}

std::u32string WithoutRieul(std::u32string stem) {
  char32_t& last = stem.back();
  if (Split(last).final == final_consonant::kRieul && !KeepsRieul(stem)) last = WithoutFinal(last);
  return stem;
}

}  // namespace

std::u32string Uncontract(Text before, char32_t syllable) {
  const Jamo jamo = Split(syllable);
  if (syllable == U'해') return With(before, U'하');
  // Of all stems in ㅂ only 돕 and 곱 take 와, the others 워; 켜다 and 펴다 are short as they are.
  if (syllable == U'와' && (before == U"도" || before == U"고")) return With(before, U'우');
  if (before.empty() && In(syllable, U"켜펴")) return With(before, syllable);
  if (const int stem_vowel = UncontractedVowel(jamo.vowel); stem_vowel >= 0) {
    return With(before, Join(jamo.lead, stem_vowel));
  }
  if (std::u32string stem = StemInReu(before, syllable); !stem.empty()) return stem;
  if (EndsInEu(before, syllable)) return With(before, Join(jamo.lead, vowel::kEu));
  return With(before, syllable);
}

bool HasLostEu(std::u32string_view before, char32_t syllable) {
  if (before.empty()) return In(syllable, U"꺼떠써커터퍼");
  const char32_t last = before.back();
  if (In(syllable, U"라러")) {
    return LosesEuAlone(before) || (last != U'놀' && Split(last).final == final_consonant::kRieul);
  }
  return In(syllable, U"뻐퍼") || (syllable == U'파' && In(last, U"아고")) ||
         (syllable == U'가' && EndsInEu(before, syllable));
}

std::vector<std::u32string> FoldedStems(std::u32string stem, Following following) {
  char32_t& last = stem.back();
  if (In(last, U"춥덥돕눕굽깁줍맵쉽렵깝맙섭답롭럽겁볍갑겁립곱밉섧")) {
    last = WithoutFinal(last);
    stem.push_back(U'우');
    return {std::move(stem)};
  }
  if (stem.ends_with(U"모으")) stem.pop_back();  // 모아
  if (following == Following::kNieun) {
    if (const char32_t with_rieul = RestoredRieul(stem)) return {{with_rieul}};
  }
  if (following == Following::kVowel) {
    if (const char32_t siot = Find(kSiot, stem.back())) {
      stem.back() = siot;
      return {std::move(stem)};
    }
    const char32_t dieut = Find(kDieut, stem.back());
    if (dieut != 0 && MayBeDieut(stem)) {
      std::u32string other = stem;
      other.back() = dieut;
      if (stem.size() > 1) return {std::move(other)};
      return {std::move(other), WithoutRieul(std::move(stem))};
    }
  }
  return {WithoutRieul(std::move(stem))};
}

}  // namespace attest
