// What of a vocabulary's labels is a form by which texts name a concept (ANALYSIS section 6).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "schema/analysis/normal_form.h"
#include "schema/concept_forms.h"

namespace attest {

FormLanguage LanguageOf(const Label& label);
// By its script: of a form that labels of two languages share.
FormLanguage LanguageOf(const NormalForm& form);

// "Camp 14 (Kaechon)" is also called Camp 14.
std::string_view WithoutRemark(std::string_view label);
// What a label joins by a conjunction; the label itself where it joins nothing.
std::vector<std::string_view> PartsOf(std::string_view label, FormLanguage language);
// How else texts write a name: joined at its hyphens, as newspapers do (Kim Jongun, reeducation
// camp; the Revised Romanisation of 2000 makes the hyphen optional), without the dots of a foreign
// name in Han (迈克尔科比), and before a particle, where a noun in 임 or 기 is cut like a verb's
// (책|임에, 찾|기에).
std::vector<std::string> VariantsOf(std::string_view label);
// Whether a part is long enough to be a name: two words or three characters.
bool IsNameEnough(const NormalForm& form);
// One Hangul syllable, Han character or letter: too general to name anything.
bool IsLone(const NormalForm& form);
// Whether no single term of an index stands for it wherever a text writes it: Latin or mixed names
// of several words, Han of several runs, Korean of four syllables (a compound that may be spaced).
bool IsJoined(const NormalForm& form);

// Stems, numbers and ICU's words of Han, without function words.
std::vector<std::string> WordsOf(const NormalForm& text);

// How labels begin, so coarsely that inflection and spelling do not matter, and what a text may
// hold by that. kAnyKey for labels that must always be looked at.
inline constexpr char32_t kAnyKey = 0;
char32_t SearchKey(std::string_view label);
std::vector<char32_t> SearchKeys(const NormalForm& text);

}  // namespace attest
