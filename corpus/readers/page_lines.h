// Pages as lines, as a program that lays text out leaves them, made into text again.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace attest {

// Takes out of `pages` (their lines each end in a line feed) what runs along: a line among the
// first or last three of a page that stands, digits and spaces aside, at the same place of more
// than half of the pages, or of the even or odd ones, and on at least three. One that counts
// the pages ("- 3 -") also goes where it stands elsewhere, as it does between columns.
void RemoveRunningLines(std::vector<std::string>* pages);

// Joins the lines that a word or sentence was divided into: full lines (85 % of the longest of
// their script in their block, blocks being divided by blank lines) between Han or kana, and inside
// of a Korean word that stands elsewhere in the pages as a whole, or that the next line goes on
// with a particle of. All other line ends stay.
void JoinLines(std::vector<std::string>* pages);

}  // namespace attest
