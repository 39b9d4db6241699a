#include "schema/analysis/han_pieces.h"

#include "schema/analysis/stop_words.h"

namespace attest {
namespace {

constexpr size_t kShortHanRun = 3;  // characters: one word, though ICU may divide it

bool IsLone(const HanWord& word) { return word.size() == 1 && !word.stop; }

// Lone characters side by side are mostly words that ICU does not know: words of two, the last of
// three. (Of 20,000 pairs of the vocabulary's forms side by side 10 % then have a word across them;
// joined into one word 23 %.)
void AddLone(size_t begin, size_t end, std::vector<HanWord>* pieces) {
  for (; end - begin > 3; begin += 2) pieces->push_back({begin, begin + 2, false});
  pieces->push_back({begin, end, false});
}

// ICU's words; a single lone character joins the word before it, else the one behind it, but no
// stop word.
std::vector<HanWord> Pieces(std::u32string_view run) {
  if (run.size() <= kShortHanRun)
    return {{0, run.size(), IsHanStopWord(run) || IsHanFunctionWord(run)}};
  std::vector<HanWord> words = HanWords(run, Purpose::kQuery), pieces;
  for (size_t i = 0; i < words.size();) {
    size_t next = i + 1;
    if (IsLone(words[i])) {
      while (next < words.size() && IsLone(words[next])) ++next;
    }
    if (!IsLone(words[i])) {
      pieces.push_back(words[i]);
    } else if (next - i > 1) {
      AddLone(words[i].begin, words[next - 1].end, &pieces);
    } else if (!pieces.empty() && !pieces.back().stop) {
      pieces.back().end = words[i].end;
    } else if (next < words.size() && !words[next].stop) {
      words[next].begin = words[i].begin;
    } else {
      pieces.push_back(words[i]);
    }
    i = next;
  }
  return pieces;
}

}  // namespace

std::vector<HanWord> HanPieces(std::u32string_view run, size_t counter) {
  if (counter == 0) return Pieces(run);
  const std::u32string_view word = run.substr(0, counter);
  std::vector<HanWord> pieces = {{0, counter, IsHanStopWord(word) || IsHanFunctionWord(word)}};
  if (counter == run.size()) return pieces;
  for (const HanWord& piece : Pieces(run.substr(counter))) {
    pieces.push_back({counter + piece.begin, counter + piece.end, piece.stop});
  }
  return pieces;
}

}  // namespace attest
