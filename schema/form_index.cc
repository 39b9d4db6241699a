#include "schema/form_index.h"

#include <algorithm>

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

void FormIndex::Add(const std::string& normal, uint32_t number) {
  auto& forms = forms_[std::string(Beginning(normal))];
  const auto at = std::find_if(forms.begin(), forms.end(), [&](const Form& form) {
    return form.normal.size() < normal.size();
  });
  forms.insert(at, {normal, number});
}

std::vector<FormIndex::Place> FormIndex::FindAll(const NormalForm& text) const {
  const std::string_view chars = text.chars();
  std::vector<Place> places;
  for (size_t at = 0; at < chars.size(); at = NextCharacter(chars, at)) {
    if (IsInsideWord(chars[at])) continue;
    const std::string_view rest = chars.substr(at);
    const auto forms = forms_.find(Beginning(rest));
    if (forms == forms_.end()) continue;
    for (const Form& form : forms->second) {
      const size_t end = at + form.normal.size();
      if (rest.starts_with(form.normal) && IsAtEdges(text, at, end))
        places.push_back({at, end, form.number});
    }
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
