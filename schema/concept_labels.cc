#include "schema/concept_labels.h"

#include <algorithm>

#include "schema/analysis/han.h"
#include "schema/analysis/jamo.h"
#include "schema/analysis/korean.h"
#include "schema/analysis/stop_words.h"
#include "schema/analysis/utf8.h"

namespace attest {
namespace {

constexpr char32_t kNameDot = U'·';

bool IsHan(char32_t c) { return c >= 0x4E00 && c < 0xA000; }

std::vector<std::string_view> SplitAt(std::string_view text,
                                      const std::vector<std::string_view>& separators) {
  std::vector<std::string_view> parts = {text};
  for (const std::string_view separator : separators) {
    std::vector<std::string_view> finer;
    for (std::string_view part : parts) {
      for (size_t at; (at = part.find(separator)) != part.npos;
           part.remove_prefix(at + separator.size()))
        finer.push_back(part.substr(0, at));
      finer.push_back(part);
    }
    parts = std::move(finer);
  }
  return parts;
}

size_t Characters(std::string_view utf8) {
  return static_cast<size_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

void AddHanWords(std::u32string_view run, std::vector<std::string>* words) {
  size_t begin = 0;
  for (const uint32_t end : SegmentHan(run)) {
    const auto word = run.substr(begin, end - begin);
    if (!IsHanStopWord(word)) words->push_back(ToUtf8(word));
    begin = end;
  }
}

std::string WithoutHyphens(std::string_view label) {
  const auto letter = [&](size_t at) {
    return at < label.size() && ((label[at] | 0x20) >= 'a' && (label[at] | 0x20) <= 'z');
  };
  std::string joined;
  for (size_t i = 0; i < label.size(); ++i) {
    const bool inside = label[i] == '-' && i > 0 && letter(i - 1) && letter(i + 1);
    if (!inside) joined += label[i];
  }
  return joined;
}

std::string WithoutDots(std::string_view label) {
  std::u32string text = ToUtf32(label);
  const bool han =
      std::all_of(text.begin(), text.end(), [](char32_t c) { return c == kNameDot || IsHan(c); });
  if (han) std::erase(text, kNameDot);
  return ToUtf8(text);
}

// Of a syllable what neither an ending nor the initial-sound rule changes.
char32_t SyllableKey(char32_t syllable) { return WithoutFinal(SouthernInitial(syllable)); }

}  // namespace

FormLanguage LanguageOf(const Label& label) {
  if (label.language.find("Latn") != std::string::npos) return FormLanguage::kEnglish;
  if (label.language.starts_with("ko")) return FormLanguage::kKorean;
  if (label.language.starts_with("zh")) return FormLanguage::kChinese;
  return FormLanguage::kEnglish;
}

FormLanguage LanguageOf(const NormalForm& form) {
  const auto has = [&](RunKind kind) {
    return std::any_of(form.pieces().begin(), form.pieces().end(),
                       [&](const auto& piece) { return form.kind(piece) == kind; });
  };
  return has(RunKind::kHangul) ? FormLanguage::kKorean
         : has(RunKind::kHan)  ? FormLanguage::kChinese
                               : FormLanguage::kEnglish;
}

std::string_view WithoutRemark(std::string_view label) {
  for (const std::string_view bracket : {"(", "（"}) {
    const size_t at = label.find(bracket);
    if (at != label.npos && at > 0) label = label.substr(0, at);
  }
  while (label.ends_with(' ')) label.remove_suffix(1);
  return label;
}

std::vector<std::string_view> PartsOf(std::string_view label, FormLanguage language) {
  switch (language) {
    case FormLanguage::kKorean:
      return SplitAt(label, {"·", ", ", "과 ", "와 "});
    case FormLanguage::kChinese:
      return SplitAt(label, {"与", "與", "和", "或", "、"});
    default:
      return SplitAt(label, {" and ", " or ", ", "});
  }
}

std::vector<std::string> VariantsOf(std::string_view label) {
  std::vector<std::string> variants;
  if (std::string joined = WithoutHyphens(label); joined.size() < label.size())
    variants.push_back(std::move(joined));
  if (std::string joined = WithoutDots(label); joined.size() < label.size())
    variants.push_back(std::move(joined));
  if (label.ends_with("임") || label.ends_with("기")) variants.push_back(std::string(label) + "에");
  return variants;
}

bool IsNameEnough(const NormalForm& form) {
  return LanguageOf(form) == FormLanguage::kEnglish ? form.pieces().size() >= 2
                                                    : Characters(form.chars()) >= 3;
}

bool IsLone(const NormalForm& form) {
  std::string chars = form.chars();
  std::erase(chars, kWordBreak);
  return Characters(chars) < 2;
}

bool IsJoined(const NormalForm& form) {
  if (form.pieces().size() != 1) return true;
  const auto& piece = form.pieces().front();
  return form.kind(piece) == RunKind::kHangul && Characters(form.Text(piece)) >= 4;
}

std::vector<std::string> WordsOf(const NormalForm& text) {
  std::vector<std::string> words;
  for (const auto& piece : text.pieces()) {
    std::string word = text.Text(piece);
    std::erase(word, kWordBreak);
    if (text.kind(piece) == RunKind::kHan) {
      AddHanWords(ToUtf32(word), &words);
    } else if (!IsLatinStopWord(word)) {
      words.push_back(std::move(word));
    }
  }
  return words;
}

char32_t SearchKey(std::string_view label) {
  if (label.empty()) return kAnyKey;
  size_t at = 0;
  const char32_t c = DecodeUtf8(label, &at);
  if (c >= U'A' && c <= U'Z') return c - U'A' + U'a';
  if ((c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9')) return c;
  if (IsSyllable(c)) return SyllableKey(c);
  return IsHan(c) ? Simplified(c) : kAnyKey;
}

std::vector<char32_t> SearchKeys(const NormalForm& text) {
  std::vector<char32_t> keys;
  bool at_word = true;
  for (size_t at = 0; at < text.chars().size();) {
    const char32_t c = DecodeUtf8(text.chars(), &at);
    if (IsSyllable(c)) {
      keys.push_back(SyllableKey(c));
    } else if (c >= 0x80 || at_word) {
      keys.push_back(c);
    }
    at_word = c == static_cast<char32_t>(kWordBreak);
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

}  // namespace attest
