#include "corpus/language.h"

#include <unicode/translit.h>
#include <unicode/uniset.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <memory>
#include <unordered_set>

#include "schema/icu_error.h"
#include "schema/text.h"

namespace attest {
namespace {

constexpr size_t kMaxBytes = 4u << 20;
constexpr double kShare = 0.2;          // of the text that makes a language one of its own
constexpr double kKanaShare = 0.1;      // of Han and kana, from which on it is Japanese
constexpr double kEnglishShare = 0.05;  // function words among Latin words
constexpr double kLatinLetter = 0.4;  // a word of five letters says about as much as two syllables
constexpr UChar32 kFirstHan = 0x4E00, kLastHan = 0x9FFF;

// Words that no other large language in Latin letters shares.
const std::unordered_set<std::string_view> kEnglishWords = {
    "the",   "of",  "and", "that", "with", "from", "were", "they", "this", "which", "their", "been",
    "would", "are", "by",  "was",  "for",  "have", "has",  "his",  "her",  "she",   "who",   "not"};

struct Counts {
  double hangul = 0, han = 0, kana = 0, latin = 0, other = 0;
};

// What a Han character says of the script: +1 Traditional only, -1 Simplified only.
class HanForms {
 public:
  static const HanForms& Get() {
    static const HanForms forms;
    return forms;
  }
  int Of(UChar32 c) const {
    return c < kFirstHan || c > kLastHan ? 0 : forms_[static_cast<size_t>(c - kFirstHan)];
  }

 private:
  HanForms() {
    Mark("Traditional-Simplified", +1);
    Mark("Simplified-Traditional", -1);
  }

  // One by one: side by side, the transliterator would see phrases.
  void Mark(const char* id, int form) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> converter(
        icu::Transliterator::createInstance(id, UTRANS_FORWARD, status));
    CheckIcu(status, id);
    icu::UnicodeSet changeable;
    converter->getSourceSet(changeable);
    changeable.retain(kFirstHan, kLastHan);
    for (int32_t range = 0; range < changeable.getRangeCount(); ++range) {
      for (UChar32 c = changeable.getRangeStart(range); c <= changeable.getRangeEnd(range); ++c) {
        icu::UnicodeString text(c);
        converter->transliterate(text);
        if (text != icu::UnicodeString(c)) MarkChanged(c, form);
      }
    }
  }

  // A character that changes both ways (乾, 后) tells nothing.
  void MarkChanged(UChar32 c, int form) {
    auto& value = forms_[static_cast<size_t>(c - kFirstHan)];
    value = value == 0 ? static_cast<int8_t>(form) : int8_t{0};
  }

  std::array<int8_t, kLastHan - kFirstHan + 1> forms_{};
};

class Detector {
 public:
  std::vector<std::string> Run(std::string_view text) {
    const auto size = static_cast<int32_t>(text.size());
    for (int32_t i = 0; i < size;) {
      UChar32 c;
      U8_NEXT(text.data(), i, size, c);
      if (IsEnd(c)) EndSentence();
      Count(c);
    }
    EndWord();
    EndSentence();
    return Answer();
  }

 private:
  static bool IsEnd(UChar32 c) {
    return c == '\n' || c == '\f' || c == '.' || c == '?' || c == '!' || c == 0x3002 ||
           c == 0xFF1F || c == 0xFF01;
  }

  void Count(UChar32 c) {
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = c < 0x80 ? (IsAsciiLetter(c) ? USCRIPT_LATIN : USCRIPT_COMMON)
                                        : uscript_getScript(c, &status);
    CheckIcu(status, "scripts");
    if (script == USCRIPT_LATIN) {
      ++sentence_.latin;
      word_ += c < 0x80 ? static_cast<char>(c | 0x20) : '\x7F';
      return;
    }
    EndWord();
    switch (script) {
      case USCRIPT_HANGUL:
        ++sentence_.hangul;
        break;
      case USCRIPT_HIRAGANA:
      case USCRIPT_KATAKANA:
        ++sentence_.kana;
        break;
      case USCRIPT_HAN:
        CountHan(c);
        break;
      case USCRIPT_COMMON:
      case USCRIPT_INHERITED:
      case USCRIPT_UNKNOWN:
        break;
      default:
        ++sentence_.other;
    }
  }

  void CountHan(UChar32 c) {
    ++sentence_.han;
    if (c < kFirstHan || c > kLastHan) return;
    const int form = HanForms::Get().Of(c);
    if (form > 0) ++traditional_;
    if (form < 0) ++simplified_;
  }

  static bool IsAsciiLetter(UChar32 c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

  void EndWord() {
    if (word_.empty()) return;
    ++words_;
    if (kEnglishWords.contains(word_)) ++english_words_;
    word_.clear();
  }

  // Names in another script belong to the sentence: a script counts for itself where it leads.
  void EndSentence() {
    const Counts& s = sentence_;
    const double latin = s.latin * kLatinLetter, cjk = s.hangul + s.han + s.kana;
    if (latin > cjk) {
      total_.latin += latin;
    } else if (s.hangul > s.han * 0.3) {  // Hanja in Korean sentences is Korean
      total_.hangul += cjk;
    } else {
      total_.han += s.han + s.hangul;
      total_.kana += s.kana;
    }
    total_.other += s.other;
    sentence_ = {};
  }

  std::vector<std::string> Answer() const {
    const double all = total_.hangul + total_.han + total_.kana + total_.latin + total_.other;
    std::vector<std::pair<double, std::string>> found;
    const auto add = [&](double amount, const std::string& tag) {
      if (amount > 0 && amount >= kShare * all) found.emplace_back(-amount, tag);
    };
    const double han = total_.han + total_.kana;
    add(total_.hangul, "ko");
    add(han, total_.kana > kKanaShare * han ? "ja" : Chinese());
    if (english_words_ > 0 && english_words_ >= kEnglishShare * words_) add(total_.latin, "en");
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> tags;
    for (auto& [amount, tag] : found) tags.push_back(tag);
    return tags;
  }

  std::string Chinese() const {
    if (traditional_ > 2 * simplified_) return "zh-Hant";
    return simplified_ > 2 * traditional_ ? "zh-Hans" : "zh";
  }

  Counts sentence_, total_;
  std::string word_;
  double words_ = 0, english_words_ = 0, traditional_ = 0, simplified_ = 0;
};

}  // namespace

std::vector<std::string> DetectLanguages(std::string_view utf8) {
  return Detector().Run(utf8.substr(0, PrefixLength(utf8, kMaxBytes)));
}

}  // namespace attest
