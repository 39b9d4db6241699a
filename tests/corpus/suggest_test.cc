#include "corpus/suggest.h"

#include <catch2/catch.hpp>

#include "recorder.h"

namespace attest {
namespace {

// "violations / places / date"
std::string Suggested(const Document& document) {
  Suggester suggester(Vocabulary::SharedBuiltIn());
  const Suggestions found = suggester.Suggest(document);
  return Joined(found.violations) + " / " + Joined(found.places) + " / " +
         (found.date ? found.date->written : "");
}

Document Of(const std::string& title, const std::string& text) {
  Document document;
  document.title = title;
  document.text = text;
  return document;
}

}  // namespace

TEST_CASE("concepts that a text names") {
  // No form of the vocabulary, longer than a beginning.
  std::string rest;
  for (int i = 0; i < 40; ++i) rest += "The witness spoke quietly.\n";
  struct Row {
    std::string title, text, suggested;
  };
  const Row rows[] = {
      {"", "", " /  / "},
      {"Torture in a prison", "", "liberty.torture /  / "},
      {"그가 겪은 고문", "", "liberty.torture /  / "},
      {"她遭受的酷刑", "", "liberty.torture /  / "},
      {"", "그는 강제송환된 뒤 고문을 당했다.", "liberty.torture,movement.refoulement /  / "},
      {"참고문헌", "", " /  / "},                     // no 고문
      {"", rest + "He spoke of torture.", " /  / "},  // in passing
      {"", rest + "He spoke of torture. The torture lasted a week.", "liberty.torture /  / "},
      {"", rest + "고문이었다. 그 고문은 일주일 걸렸다.", "liberty.torture /  / "},
      // The most specific.
      {"Unlawful killing and public executions", "", "life.execution.public /  / "},
      {"Unlawful killing", "", "life /  / "},
      {"Hoeryong", "In North Korea he lived in Hoeryong, North Korea.", " / kp.hoeryong / "},
      {"회령시", "북한 함경북도 회령시에서 살았다.", " / kp.hoeryong / "},
      // Countries are named in passing.
      {"", "He has lived in China since.", " /  / "},
      {"", "他从新义州到了中国。", " / kp.sinuiju / "},
      {"In China", "", " / cn / "},
      {"", "China is where she lives. In China she has no papers.", " / cn / "},
      {"Hoeryong",
       rest + "North Korea. North Korea. North Korea. North Korea. North Korea. "
              "North Korea. North Korea. North Korea. North Korea. North Korea. "
              "North Korea. North Korea. North Korea.",
       " / kp.hoeryong / "},
      {"", "Killed in the evening.", " /  / "},  // a broad form
      {"고문", "2019년 3월 4일\n그의 말", "liberty.torture /  / 2019-03-04"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.title, row.text);
    CHECK(Suggested(Of(row.title, row.text)) == row.suggested);
  }
}

TEST_CASE("suggestions are for fields that a document lacks") {
  const Document bare = Of("Torture in Hoeryong", "21 October 2023\nDear Minister,");
  CHECK(Suggested(bare) == "liberty.torture / kp.hoeryong / 2023-10-21");
  Document document = bare;
  document.violations = {"life"};
  CHECK(Suggested(document) == " / kp.hoeryong / 2023-10-21");
  document.places = {"a village"};
  CHECK(Suggested(document) == " /  / 2023-10-21");
  document.date = ParseDate("2019", nullptr);
  CHECK(Suggested(document) == " /  / ");
  document.places.clear();
  CHECK(Suggested(document) == " / kp.hoeryong / ");
}

TEST_CASE("suggestions are at most six and of the beginning of a long text") {
  std::string text =
      "Torture, rape, infanticide, forced abortion, arbitrary detention, public "
      "execution, enforced disappearance, human trafficking.";
  Suggester suggester(Vocabulary::SharedBuiltIn());
  CHECK(suggester.Suggest(Of("", text)).violations.size() == 6);
  const std::string far = std::string(100000, '.') + text + text;
  CHECK(suggester.Suggest(Of("", far)).empty());
}

}  // namespace attest
