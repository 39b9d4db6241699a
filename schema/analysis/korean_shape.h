// Which eojeols may be predicates though the noun stemmer cut something from them, and which look
// like predicates and are nouns. A term for each that might be one would be one for every noun with
// 을: these rules ask for a sound or a syllable that nouns seldom have.
#pragma once
#include <cstddef>
#include <string_view>

namespace attest {

// Whether the eojeol may be a predicate: the noun stemmer left `stem_length` of it and so found
// nothing or only 다, or what it took for a noun is a form before an ending (때렸|지만, 죽|을).
bool MayBePredicate(std::u32string_view eojeol, size_t stem_length);

// Whether the last `ending` syllables, an ending of verbs, are as well the end of a noun and a
// particle: 비행|기를, 노동|자는, but 붙잡|기를.
bool MayEndNoun(std::u32string_view eojeol, size_t ending);

// Whether 자 at the end is an ending (때리자), behind the vowels that most verbs end in and few
// nouns in 자 have.
bool IsPredicateInJa(std::u32string_view eojeol);

// Whether `form` is one in 아/어 that 가다 and 오다 are joined to (돌아, 끌려), so that what
// follows is no particle.
bool IsBeforeMotion(std::u32string_view form);

}  // namespace attest
