// What a reader makes of bytes, as text, for tables of tests.
#pragma once
#include <functional>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/readers/reading.h"
#include "tests/corpus/recorder.h"

namespace attest {

using Reader = std::function<Reading(std::string_view)>;

// "title=T\n" for each field, then "note: …\n".
inline std::string Fields(const Reading& reading) {
  std::string out;
  for (const RawField& field : reading.fields)
    out += field.name + "=" + Joined(field.values) + "\n";
  for (const std::string& note : reading.notes) out += "note: " + note + "\n";
  return out;
}

// The text without its last line feed, or "rejected: …".
inline std::string TextOf(const Reader& read, std::string_view bytes) {
  try {
    std::string text = read(bytes).text;
    if (text.ends_with('\n')) text.pop_back();
    return text;
  } catch (const RecordError& error) {
    return std::string("rejected: ") + error.what();
  }
}

// Cut off at `places` places and with flipped bytes in `rounds` rounds: a text or a RecordError,
// nothing else. Returns how many were rejected.
inline size_t TryDamaged(const Reader& read, const std::string& bytes, size_t places,
                         size_t rounds) {
  size_t rejected = 0;
  const auto run = [&](const std::string& damaged) {
    rejected += TextOf(read, damaged).starts_with("rejected: ");
  };
  for (size_t i = 0; i < places; ++i) run(bytes.substr(0, bytes.size() * i / places));
  std::mt19937 random(7);
  for (size_t i = 0; i < rounds; ++i) {
    std::string damaged = bytes;
    for (size_t k = 0; k <= i % 4; ++k)
      damaged[random() % damaged.size()] = static_cast<char>(random());
    run(damaged);
  }
  return rejected;
}

// "title=T language=ko | text {note}": line feeds of the text as '/', page breaks as '^'.
inline std::string Dump(const Reading& reading) {
  std::string out;
  for (const RawField& field : reading.fields) {
    out += field.name + "=";
    for (const std::string& value : field.values)
      out += (&value == &field.values[0] ? "" : ",") + value;
    out += " ";
  }
  out += "| ";
  for (const char c : reading.text) out += c == '\n' ? '/' : c == '\f' ? '^' : c;
  for (const std::string& note : reading.notes) out += "{" + note + "}";
  return out;
}

// Keeps the members of a container as lines "name: bytes".
class MemberLog : public MemberSink {
 public:
  void OnMember(const std::string& name, std::string bytes) override {
    names += name + "\n";
    log += name + ": " + bytes + "\n";
    members.emplace_back(name, std::move(bytes));
  }
  void OnMemberProblem(const std::string& name, const std::string& reason) override {
    names += name + " REJECTED " + reason + "\n";
    log += name + ": REJECTED " + reason + "\n";
  }

  std::string names, log;
  std::vector<std::pair<std::string, std::string>> members;
};

}  // namespace attest
