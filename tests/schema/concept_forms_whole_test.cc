// Every form of the built-in vocabulary is found in itself, however it is encoded.
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <set>

#include "schema/analysis/han.h"
#include "schema/analysis/utf8.h"
#include "schema/concept_forms.h"

namespace attest {
namespace {

std::string Utf8(const icu::UnicodeString& text) {
  std::string bytes;
  return text.toUTF8String(bytes);
}

std::string Decomposed(const std::string& text) {
  UErrorCode error = U_ZERO_ERROR;
  const auto* nfd = icu::Normalizer2::getNFDInstance(error);
  const auto decomposed = nfd->normalize(icu::UnicodeString::fromUTF8(text), error);
  REQUIRE(U_SUCCESS(error));
  return Utf8(decomposed);
}

std::string FullWidth(const std::string& text) {
  std::u32string wide = ToUtf32(text);
  for (char32_t& c : wide) {
    if (c > U' ' && c < 0x7F) c += 0xFEE0;
  }
  return ToUtf8(wide);
}

struct Variant {
  const char* name;
  std::function<std::string(const std::string&)> of;
};
const Variant kVariants[] = {
    {"as it is", [](const std::string& text) { return text; }},
    {"upper case",
     [](const std::string& text) {
       return Utf8(icu::UnicodeString::fromUTF8(text).toUpper(icu::Locale::getRoot()));
     }},
    {"lower case",
     [](const std::string& text) {
       return Utf8(icu::UnicodeString::fromUTF8(text).toLower(icu::Locale::getRoot()));
     }},
    {"NFD", Decomposed},
    {"full width", FullWidth},
    {"Simplified", [](const std::string& text) { return ToUtf8(Simplified(ToUtf32(text))); }},
};

bool IsFoundIn(ConceptForms& forms, const ConceptForm& form, const std::string& text) {
  const auto mentions = forms.Find(NormalForm(text));
  return std::any_of(mentions.begin(), mentions.end(),
                     [&](const auto& mention) { return mention.form->normal == form.normal; });
}

// Of the whole vocabulary, read at once, those that name something.
std::vector<const ConceptForm*> AllForms(ConceptForms& forms, bool backwards = false) {
  std::vector<const ConceptForm*> all;
  std::set<const ConceptForm*> seen;
  const auto& concepts = Vocabulary::BuiltIn().concepts();
  for (size_t i = 0; i < concepts.size(); ++i) {
    const Concept& item = concepts[backwards ? concepts.size() - 1 - i : i];
    for (const auto& writing : forms.WritingsOf(item)) {
      if (seen.insert(writing.form).second) all.push_back(writing.form);
    }
  }
  std::erase_if(all, [](const ConceptForm* form) { return form->full.empty(); });
  return all;
}

}  // namespace

TEST_CASE("every form of the vocabulary is found in itself, however it is encoded") {
  const Vocabulary& vocabulary = Vocabulary::BuiltIn();
  ConceptForms read(vocabulary);
  const auto all = AllForms(read);
  CHECK(all.size() > 8000);
  std::string lost;
  for (const Variant& variant : kVariants) {
    ConceptForms forms(vocabulary);  // which has read nothing yet
    for (const ConceptForm* form : all) {
      if (!IsFoundIn(forms, *form, variant.of(form->text)))
        lost += form->text + " in " + variant.name + "\n";
    }
  }
  CHECK(lost == "");
}

TEST_CASE("in which order labels are read does not matter") {
  ConceptForms forwards(Vocabulary::BuiltIn()), backwards(Vocabulary::BuiltIn());
  const auto sorted = [](std::vector<const ConceptForm*> forms) {
    std::sort(forms.begin(), forms.end(),
              [](const auto* a, const auto* b) { return a->normal < b->normal; });
    return forms;
  };
  const auto some = sorted(AllForms(forwards)), same = sorted(AllForms(backwards, true));
  REQUIRE(some.size() == same.size());
  std::string other;
  for (size_t i = 0; i < some.size(); ++i) {
    REQUIRE(some[i]->normal == same[i]->normal);
    if (some[i]->language != same[i]->language)
      other += some[i]->text + " / " + same[i]->text + "\n";
    CHECK(std::set(some[i]->full.begin(), some[i]->full.end()) ==
          std::set(same[i]->full.begin(), same[i]->full.end()));
  }
  CHECK(other == "");
}

}  // namespace attest
