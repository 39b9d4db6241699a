#include "schema/form_index.h"

#include <algorithm>
#include <cstring>

namespace attest {
namespace {

constexpr size_t kSyllable = 3, kWordSyllables = 2;  // bytes; what may remain of a stem

bool IsInside(char byte) { return (byte & 0xC0) == 0x80; }

size_t NextCharacter(std::string_view text, size_t at) {
  do ++at;
  while (at < text.size() && IsInside(text[at]));
  return at;
}

// Of a Latin word or number: forms begin with the break before one.
bool IsInsideWord(char byte) { return (byte & 0x80) == 0 && byte != kWordBreak; }

// The first Latin word or number, else two characters: enough that few names begin so.
std::string_view Beginning(std::string_view text) {
  if (text[0] == kWordBreak) return text.substr(0, text.find(kWordBreak, 1));
  return text.substr(0, NextCharacter(text, NextCharacter(text, 0)));
}

bool IsWordOrNothing(size_t bytes) { return bytes == 0 || bytes >= kSyllable * kWordSyllables; }

// Of what begins in one stem and ends in the same or another.
bool IsAtEdges(const NormalForm& text, size_t begin, size_t end) {
  const auto& first = text.pieces()[text.PieceAt(begin)];
  const auto& last = text.pieces()[text.PieceAt(end - 1)];
  const bool hangul_first = text.kind(first) == RunKind::kHangul;
  const bool hangul_last = text.kind(last) == RunKind::kHangul;
  const size_t before = hangul_first ? begin - first.begin : 0;
  const size_t behind = hangul_last ? last.end - end : 0;
  return (before == 0 || behind == 0) && IsWordOrNothing(before) && IsWordOrNothing(behind);
}

}  // namespace

// Of the first six bytes: two characters of Korean or Chinese.
size_t FormIndex::FilterBit(std::string_view beginning) {
  uint64_t bytes = 0;
  std::memcpy(&bytes, beginning.data(), std::min<size_t>(beginning.size(), 6));
  constexpr uint64_t kGoldenRatio = 0x9E3779B97F4A7C15;  // Knuth's multiplicative hashing
  return bytes * kGoldenRatio / (UINT64_MAX / kFilterBits + 1);
}

void FormIndex::Add(const std::string& normal, uint32_t number) {
  filter_.set(FilterBit(Beginning(normal)));
  auto& forms = forms_[std::string(Beginning(normal))];
  forms.insert(FirstBehind(forms, normal), {normal, number});
}

std::vector<FormIndex::Form>::const_iterator FormIndex::FirstBehind(const std::vector<Form>& forms,
                                                                    std::string_view text) {
  return std::upper_bound(
      forms.begin(), forms.end(), text,
      [](std::string_view wanted, const Form& form) { return wanted < form.normal; });
}

// Of the forms that are no greater than a text, only the last can be all of its beginning; where it
// differs somewhere, shorter beginnings up to there are left.
template <typename Visit>
void FormIndex::EachAtBeginning(std::string_view text, const Visit& visit) const {
  const std::string_view beginning = Beginning(text);
  if (!filter_.test(FilterBit(beginning))) return;
  const auto forms = forms_.find(beginning);
  if (forms == forms_.end()) return;
  for (auto form = FirstBehind(forms->second, text); form != forms->second.begin();) {
    --form;
    const std::string& normal = form->normal;
    const auto differs = std::mismatch(normal.begin(), normal.end(), text.begin(), text.end());
    auto common = static_cast<size_t>(differs.first - normal.begin());
    if (common == normal.size()) {
      visit(*form);
      --common;
    }
    text = text.substr(0, common);
    form = FirstBehind(forms->second, text);
  }
}

std::vector<FormIndex::Place> FormIndex::FindAll(const NormalForm& text) const {
  const std::string_view chars = text.chars();
  std::vector<Place> places;
  for (size_t at = 0; at < chars.size(); at = NextCharacter(chars, at)) {
    if (IsInsideWord(chars[at])) continue;
    EachAtBeginning(chars.substr(at), [&](const Form& form) {
      const size_t end = at + form.normal.size();
      if (IsAtEdges(text, at, end)) places.push_back({at, end, form.number});
    });
  }
  return places;
}

std::vector<FormIndex::Place> FormIndex::FindLongest(
    const NormalForm& text, const std::function<bool(uint32_t)>& wanted) const {
  std::vector<Place> all = FindAll(text), chosen;
  std::erase_if(all, [&](const Place& place) { return !wanted(place.number); });
  std::stable_sort(all.begin(), all.end(), [](const Place& a, const Place& b) {
    return a.end - a.begin > b.end - b.begin;
  });
  // Latin words share the break between them.
  const auto overlap = [](const Place& a, const Place& b) {
    return a.begin + 1 < b.end && b.begin + 1 < a.end;
  };
  for (const Place& place : all) {
    const auto in_the_way = [&](const Place& other) { return overlap(place, other); };
    if (std::none_of(chosen.begin(), chosen.end(), in_the_way)) chosen.push_back(place);
  }
  std::sort(chosen.begin(), chosen.end(),
            [](const Place& a, const Place& b) { return a.begin < b.begin; });
  return chosen;
}

}  // namespace attest
