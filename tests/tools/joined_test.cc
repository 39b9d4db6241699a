#include "tools/joined.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "schema/error.h"

using namespace attest;

namespace {

std::string Lines(size_t count) {
  std::string lines;
  for (size_t i = 0; i < count; ++i) {
    lines += R"({"id":"p)" + std::to_string(i) + R"(","language":")" + (i % 2 ? "ko" : "en") +
             R"(","text":"passage )" + std::to_string(i) + "\"}\n";
  }
  return lines;
}

std::vector<nlohmann::json> Files(const Joined& joined) {
  std::vector<nlohmann::json> files;
  for (size_t at = 0; at < joined.documents.size();) {
    const size_t end = joined.documents.find('\n', at);
    files.push_back(nlohmann::json::parse(joined.documents.substr(at, end - at)));
    at = end + 1;
  }
  return files;
}

}  // namespace

TEST_CASE("passages are joined whole, in order, 1 to 30 a file") {
  const Joined joined = JoinPassages(Lines(1000), "d", {}, 1, false);
  CHECK(joined.passages == 1000);
  const auto files = Files(joined);
  CHECK(files.size() == joined.files);
  std::string all;
  std::set<size_t> sizes;
  for (const auto& file : files) {
    const std::string text = file["text"], id = file["id"];
    size_t passages = 1;
    for (size_t at = text.find("\n\n"); at != text.npos; at = text.find("\n\n", at + 1)) ++passages;
    sizes.insert(passages);
    CHECK(id.substr(id.find('+')) == "+" + std::to_string(passages - 1));
    CHECK(text.starts_with("passage " + id.substr(1, id.find('+') - 1)));
    CHECK(file["language"].size() == (passages > 1 ? 2 : 1));
    all += (all.empty() ? "" : "\n\n") + text;
  }
  CHECK(*sizes.begin() == 1);
  CHECK(*sizes.rbegin() <= kMostJoined);
  CHECK(*sizes.rbegin() > 25);
  std::string whole;
  for (size_t i = 0; i < 1000; ++i) whole += (i ? "\n\npassage " : "passage ") + std::to_string(i);
  CHECK(all == whole);
}

TEST_CASE("the same seed joins the same on every machine") {
  // Written down: another library's random numbers would show here.
  const auto ids = [](const Joined& joined) {
    std::string out;
    for (const auto& file : Files(joined)) out += file["id"].get<std::string>() + " ";
    return out;
  };
  CHECK(ids(JoinPassages(Lines(60), "d", {}, 1, false)) == "p0+5 p6+19 p26+0 p27+5 p33+21 p55+4 ");
  CHECK(ids(JoinPassages(Lines(60), "d", {}, 2, false)) == "p0+10 p11+26 p38+21 ");
  CHECK(ids(JoinPassages(Lines(60), "d", {}, 1, true)) == "p46+26 p13+0 p17+29 p42+1 ");
}

TEST_CASE("shuffled passages are all there, elsewhere") {
  const Joined joined = JoinPassages(Lines(300), "d", {}, 1, true);
  std::multiset<std::string> passages;
  for (const auto& file : Files(joined)) {
    std::string text = file["text"].get<std::string>() + "\n\n";
    for (size_t at = 0; at < text.size(); at = text.find("\n\n", at) + 2)
      passages.insert(text.substr(at, text.find("\n\n", at) - at));
  }
  CHECK(passages.size() == 300);
  CHECK(std::set<std::string>(passages.begin(), passages.end()).size() == 300);
}

TEST_CASE("judgments follow the passages into their files, the best grade stays") {
  const std::string lines = R"({"id":"a","title":"T","text":"x"})"
                            "\n\n"
                            R"({"id":"b","language":["ko","zh"],"text":"y"})";
  Joined joined;
  for (uint64_t seed = 1; joined.files != 1; ++seed) {
    joined = JoinPassages(lines, "d", ParseQrels("1 0 a 0\n1 0 b 2\n2 0 a -1\n", "q"), seed, false);
  }
  CHECK(joined.qrels == "1 0 a+1 2\n2 0 a+1 -1\n");
  CHECK(joined.documents == R"({"id":"a+1","language":["ko","zh"],"text":"T\n\nx\n\ny"})"
                            "\n");
}

TEST_CASE("what is no collection is refused with its place") {
  struct Row {
    std::string lines, error;
  };
  const Row rows[] = {
      {"{\"id\":\"a\",\"text\":\"x\"}\n{\"id\":\"b\"}\n",
       "d.jsonl:2: expected an object with id and text, found {\"id\":\"b\"}"},
      {"\n[1]", "d.jsonl:2: expected an object with id and text, found [1]"},
      {"{\"id\":1,\"text\":\"x\"}",
       "d.jsonl:1: expected an object with id and text, found {\"id\":1,\"text\":\"x\"}"},
      {"no json", "d.jsonl:1: expected an object with id and text, found no json"},
      {"{\"id\":\"a\",\"text\":\"x\"}", "topic 1: expected judgments of these documents, found z"},
  };
  for (const Row& row : rows) {
    CHECK_THROWS_WITH(JoinPassages(row.lines, "d.jsonl", ParseQrels("1 0 z 1\n", "q"), 1, false),
                      row.error);
    CHECK_THROWS_AS(JoinPassages(row.lines, "d.jsonl", ParseQrels("1 0 z 1\n", "q"), 1, false),
                    InputError);
  }
}
