#include "schema/analysis/korean_endings.h"

#include <string>
#include <unordered_map>

#include "schema/analysis/word_set.h"

namespace attest {
namespace {

using Text = std::u32string_view;

struct Endings {
  std::unordered_map<std::u32string, uint8_t, TextHash, std::equal_to<>> kinds;
  std::unordered_set<std::u32string, TextHash, std::equal_to<>> ignored_stems;

  Endings() {
    static const std::unordered_map<std::string_view, uint8_t> sections = {
        {"[bare, multi-syllable]", kBare},
        {"[bare, one-syllable ok]", kBareShort},
        {"[eu]", kAfterEu},
        {"[past]", kAfterPast},
        {"[aux after a/eo]", kAfterInfinitive},
        {"[ignored stems]", 0}};
    uint8_t kind = 0;
    for (std::string_view line : DataLines("ko_verb_endings.txt")) {
      if (line[0] == '[') {
        kind = sections.at(line);
      } else if (kind == 0) {
        ignored_stems.insert(ToUtf32(line));
      } else {
        kinds[ToUtf32(line)] |= kind;
      }
    }
    for (Text open : {U"면서", U"면서도", U"니까", U"니까요", U"려고", U"려는", U"려면", U"려던",
                      U"므로", U"며", U"면", U"십니다", U"셨다", U"시고", U"시며", U"시는"}) {
      kinds[std::u32string(open)] |= kAfterVowel;
    }
  }
};

const Endings& Data() {
  static const Endings endings;
  return endings;
}

}  // namespace

uint8_t KindsOfEnding(std::u32string_view ending) {
  const auto found = Data().kinds.find(ending);
  return found == Data().kinds.end() ? 0 : found->second;
}

bool IsIgnoredPredicate(std::u32string_view stem) {
  return Data().ignored_stems.find(stem) != Data().ignored_stems.end();
}

}  // namespace attest
