// A folder of files that changes and the index of it, for tests of add and sync.
#pragma once
#include <catch2/catch.hpp>
#include <map>
#include <sstream>
#include <string>

#include "indexer/add.h"
#include "indexer/check.h"
#include "indexer/lookup.h"
#include "indexer/reader.h"
#include "schema/layout.h"
#include "tests/indexer/fixture.h"

namespace attest {

class Archived {
 public:
  void Write(const std::string& name, const std::string& bytes) { temp_.Write(name, bytes); }
  void Delete(const std::string& name) { std::filesystem::remove_all(temp_ / name); }

  std::string Sync(const std::string& folder) { return Run(folder, true); }
  std::string Add(const std::string& path, const std::string& prefix = "") {
    return Run(path, false, prefix);
  }

  // "a=text b(restricted)=text+b2,b3": ids with text and copies.
  std::string Content() const {
    std::map<std::string, std::string> lines;
    const IndexReader reader(index());
    for (const auto& opened : reader.databases()) {
      for (const Kind kind : {Kind::kShort, Kind::kLong}) {
        EachWithTerm(*opened.db, KindTerm(kind), [&](std::string_view id) {
          const StoredDocument stored = *reader.Find(id);
          std::string line = "=" + reader.ReadText(id);
          if (opened.access == Access::kRestricted) line = "(restricted)" + line;
          for (const Copy& copy : stored.copies)
            line += (&copy == &stored.copies[0] ? "+" : ",") + copy.id;
          REQUIRE(lines.emplace(id, line).second);
        });
      }
    }
    std::string all;
    for (const auto& [id, line] : lines) all += (all.empty() ? "" : " ") + id + line;
    return all;
  }

  std::string index() const { return temp_ / "index"; }
  std::string operator/(const std::string& name) const { return temp_ / name; }
  const std::string& err() const { return err_; }

 private:
  std::string Run(const std::string& path, bool mirror, const std::string& prefix = "") {
    AddOptions options;
    options.index = index();
    options.mirror = mirror;
    options.prefix = prefix;
    options.dry_run = true;
    std::ostringstream planned_err, err;
    const Counts planned = AddPaths({temp_ / path}, options, planned_err);
    options.dry_run = false;
    const Counts done = AddPaths({temp_ / path}, options, err);
    CHECK(planned.ToString() == done.ToString());
    CHECK(planned_err.str() == err.str());
    err_ = err.str();
    for (size_t at; (at = err_.find(temp_.path() + "/")) != std::string::npos;)
      err_.erase(at, temp_.path().size() + 1);
    std::ostringstream findings;
    CheckOptions check;
    check.index = index();
    CHECK(CheckIndex(check, findings).problems == 0);
    CHECK(findings.str() == "");
    return Short(done);
  }

  static std::string Short(const Counts& counts) {
    const std::pair<const char*, size_t> parts[] = {
        {"+", counts.added},   {"~", counts.updated},      {"=", counts.unchanged},
        {"-", counts.removed}, {"dup ", counts.duplicate}, {"bad ", counts.rejected}};
    std::string line;
    for (const auto& [name, n] : parts) {
      if (n) line += (line.empty() ? "" : " ") + std::string(name) + std::to_string(n);
    }
    return line;
  }

  TempDir temp_;
  std::string err_;
};

}  // namespace attest
