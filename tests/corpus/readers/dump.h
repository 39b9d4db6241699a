// What a reader handed over, for tables of tests.
#pragma once
#include <string>

#include "corpus/readers/reading.h"

namespace attest {

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
