// A text as one string in which a name is found however it is spaced, inflected or spelt: what the
// forms of the vocabulary are compared in (ANALYSIS section 6).
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schema/analysis/runs.h"

namespace attest {

// Before, between and behind Latin words and numbers; ends a clause.
inline constexpr char kWordBreak = '\x1f', kClauseBreak = '\n';

class NormalForm {
 public:
  // A run of the text in `chars()`.
  struct Piece {
    size_t begin,
        end;     // bytes of chars(); of Latin words and numbers with a kWordBreak either side
    size_t run;  // in runs()
  };

  // `utf8` is valid. Korean stems (of verbs the predicate's) and Simplified Han joined without
  // spaces, English stems and numbers between kWordBreak, a kClauseBreak wherever punctuation other
  // than quotation marks and brackets stands.
  explicit NormalForm(std::string_view utf8);

  const std::string& chars() const { return chars_; }  // UTF-8
  // In order. Neighbouring Latin words share the kWordBreak between them.
  const std::vector<Piece>& pieces() const { return pieces_; }
  std::string Text(const Piece& piece) const {
    return chars_.substr(piece.begin, piece.end - piece.begin);
  }
  RunKind kind(const Piece& piece) const { return list_.runs[piece.run].kind; }
  // The piece in which a byte of chars() lies, or the one before a break.
  size_t PieceAt(size_t byte) const;
  // The bytes of the text that chars()[begin, end) stands for: of a stem its syllables, of a word
  // all of it.
  ByteRange Source(size_t begin, size_t end) const;

 private:
  void Add(size_t run);
  bool EndsClause(size_t run) const;

  RunList list_;
  std::string chars_;
  std::vector<Piece> pieces_;
};

}  // namespace attest
