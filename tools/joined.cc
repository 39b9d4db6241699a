#include "tools/joined.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "schema/error.h"
#include "schema/text.h"
#include "tools/made_text.h"

namespace attest {
namespace {

using Json = nlohmann::ordered_json;

struct Passage {
  std::string id, text;
  std::vector<std::string> languages;
};

// Throws what was expected, without the place.
Passage ReadPassage(std::string_view line) {
  const Json json = Json::parse(line, nullptr, false);
  const auto text_of = [&](const char* key) {
    return json.contains(key) && json[key].is_string() ? json[key].get<std::string>() : "";
  };
  Passage passage;
  if (json.is_object()) {
    passage.id = text_of("id");
    passage.text = text_of("text");
    if (const std::string title = text_of("title"); !title.empty())
      passage.text.insert(0, title + "\n\n");
    const Json language = json.contains("language") ? json["language"] : Json();
    if (language.is_string()) passage.languages = {language.get<std::string>()};
    if (language.is_array()) passage.languages = language.get<std::vector<std::string>>();
  }
  if (passage.id.empty() || passage.text.empty())
    throw InputError("expected an object with id and text, found " + Printable(line, 40));
  return passage;
}

std::vector<Passage> ReadPassages(std::string_view jsonl, const std::string& name) {
  std::vector<Passage> passages;
  for (size_t number = 1; !jsonl.empty(); ++number) {
    const size_t end = std::min(jsonl.find('\n'), jsonl.size());
    const std::string_view line = jsonl.substr(0, end);
    jsonl.remove_prefix(std::min(end + 1, jsonl.size()));
    if (Trim(line).empty()) continue;
    try {
      passages.push_back(ReadPassage(line));
    } catch (const std::exception& error) {
      throw InputError(name + ":" + std::to_string(number) + ": " + error.what());
    }
  }
  return passages;
}

// Not std::shuffle, which each library does in its own way.
void Shuffle(std::vector<Passage>& passages, Random& random) {
  for (size_t i = passages.size(); i > 1; --i)
    std::swap(passages[i - 1], passages[random.Below(i)]);
}

std::string FileLine(const std::string& id, const Passage* first, const Passage* last) {
  std::string text;
  std::set<std::string> languages;
  for (const Passage* passage = first; passage != last; ++passage) {
    text += (text.empty() ? "" : "\n\n") + passage->text;
    languages.insert(passage->languages.begin(), passage->languages.end());
  }
  const Json json{{"id", id}, {"language", languages}, {"text", text}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string MappedQrels(const Qrels& qrels, const std::map<std::string, std::string>& file_of) {
  std::string lines;
  for (const auto& [topic, judgments] : qrels) {
    std::map<std::string, int> grades;
    for (const auto& [id, grade] : judgments) {
      const auto file = file_of.find(id);
      if (file == file_of.end()) {
        throw InputError("topic " + Printable(topic) +
                         ": expected judgments of these documents, found " + Printable(id));
      }
      const auto [known, added] = grades.emplace(file->second, grade);
      if (!added) known->second = std::max(known->second, grade);
    }
    for (const auto& [file, grade] : grades)
      lines += topic + " 0 " + file + " " + std::to_string(grade) + "\n";
  }
  return lines;
}

}  // namespace

Joined JoinPassages(std::string_view jsonl, const std::string& name, const Qrels& qrels,
                    uint64_t seed, bool shuffled) {
  std::vector<Passage> passages = ReadPassages(jsonl, name);
  Random random(seed);
  if (shuffled) Shuffle(passages, random);
  Joined joined;
  joined.passages = passages.size();
  std::map<std::string, std::string> file_of;
  for (size_t at = 0; at < passages.size();) {
    const size_t count = std::min(1 + random.Below(kMostJoined), passages.size() - at);
    const std::string id = passages[at].id + "+" + std::to_string(count - 1);
    joined.documents += FileLine(id, &passages[at], &passages[at] + count);
    for (const size_t end = at + count; at < end; ++at) file_of[passages[at].id] = id;
    ++joined.files;
  }
  joined.qrels = MappedQrels(qrels, file_of);
  return joined;
}

}  // namespace attest
