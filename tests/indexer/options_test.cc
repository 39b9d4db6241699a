#include "indexer/options.h"

#include <catch2/catch.hpp>

#include "schema/error.h"

namespace attest {
namespace {

std::string Describe(const std::vector<std::string>& arguments, const char* environment = nullptr) {
  try {
    const Options o = ParseOptions(arguments, environment);
    std::string text = o.command + (o.help ? " help" : "") + (o.version ? " version" : "");
    text += " index=" + o.add.index + (o.add.dry_run ? " dry" : "") + " report=" + o.add.report;
    text += " batch=" + o.add.batch + " prefix=" + o.add.prefix + " format=" + o.format;
    text += std::string(o.add.mirror ? " mirror" : "") + (o.compact ? " compact" : "") +
            (o.sources ? " sources" : "") + " :";
    for (const std::string& argument : o.arguments) text += " " + argument;
    return text;
  } catch (const UsageError& error) {
    return error.what();
  }
}

TEST_CASE("command lines") {
  struct Row {
    std::vector<std::string> arguments;
    const char* dump;
  };
  const Row rows[] = {
      {{"add", "--index", "D", "p", "q"}, "add index=D report= batch= prefix= format=text : p q"},
      {{"add", "p", "--index=D", "--dry-run", "--report", "r", "--batch", "b", "--prefix", "x/"},
       "add index=D dry report=r batch=b prefix=x/ format=text : p"},
      {{"remove", "--index", "D", "--", "-id"},
       "remove index=D report= batch= prefix= format=text : -id"},
      {{"stats", "--index", "D", "--format", "json"},
       "stats index=D report= batch= prefix= format=json :"},
      {{"--version"}, " version index= report= batch= prefix= format=text :"},
      {{"--help"}, " help index= report= batch= prefix= format=text :"},
      {{"add", "-h"}, "add help index= report= batch= prefix= format=text :"},

      {{"sync", "--index", "D", "--dry-run", "p"},
       "sync index=D dry report= batch= prefix= format=text mirror : p"},
      {{"remove", "--index", "D", "--compact", "a"},
       "remove index=D report= batch= prefix= format=text compact : a"},
      {{"check", "--index", "D", "--sources"},
       "check index=D report= batch= prefix= format=text sources :"},
      {{"compact", "--index", "D"}, "compact index=D report= batch= prefix= format=text :"},
      {{"rebuild", "--index", "D"}, "rebuild index=D report= batch= prefix= format=text :"},

      {{"vocabulary", "--format", "skos"},
       "vocabulary index= report= batch= prefix= format=skos :"},
      {{"vocabulary", "--vocabulary", "v.xml"},  // of which index?
       "vocabulary: expected --index DIR or ATTEST_INDEX, found neither; see attest-index "
       "vocabulary --help"},
      {{"vocabulary", "--index", "D", "--format", "json"},
       "--format: expected text, skos, tsv or xml, found json; see attest-index vocabulary --help"},
      {{"vocabulary", "--index", "D", "--vocabulary", "v.xml", "--format", "tsv"},
       "vocabulary: expected --vocabulary or --format, found both; see attest-index vocabulary "
       "--help"},
      {{"remove", "--index", "D", "--vocabulary", "v.xml", "a"},
       "unrecognised option '--vocabulary'; see attest-index remove --help"},

      {{},
       "expected a command (add, sync, remove, check, compact, rebuild, stats, vocabulary, "
       "suggest), "
       "found "
       "none; see "
       "attest-index --help"},
      {{"mirror", "--index", "D", "p"},
       "unknown command mirror: expected one of add, sync, remove, check, compact, rebuild, stats, "
       "vocabulary, suggest; "
       "see attest-index --help"},
      {{"sync", "--index", "D"},
       "sync: expected a FOLDER, found none; see attest-index sync --help"},
      {{"sync", "--index", "D", "p", "q"},  // each root has its own run
       "sync: expected no more words, found q; see attest-index sync --help"},
      {{"compact", "--index", "D", "--sources"},
       "unrecognised option '--sources'; see attest-index compact --help"},
      {{"add", "p"},
       "add: expected --index DIR or ATTEST_INDEX, found neither; see attest-index add --help"},
      {{"add", "--index", "D"}, "add: expected a PATH, found none; see attest-index add --help"},
      {{"remove", "--index", "D"},
       "remove: expected an ID, found none; see attest-index remove --help"},
      {{"stats", "--index", "D", "x"},
       "stats: expected no more words, found x; see attest-index stats --help"},
      {{"stats", "--index", "D", "--format", "xml"},
       "--format: expected text or json, found xml; see attest-index stats --help"},
      {{"suggest", "--index", "D", "--format", "text"},
       "--format: expected csv or json, found text; see attest-index suggest --help"},
      {{"suggest", "--index", "D", "--field", "date", "--field", "source"},
       "--field: expected violations, places or date, found source; see attest-index suggest "
       "--help"},
      {{"stats", "--index", "D", "--field", "date"},
       "unrecognised option '--field'; see attest-index stats --help"},
      {{"add", "--index", "D", "--dry", "p"},  // no shortened names
       "unrecognised option '--dry'; see attest-index add --help"},
      {{"stats", "--prefix", "x"}, "unrecognised option '--prefix'; see attest-index stats --help"},
      {{"add", "--index"},
       "the required argument for option '--index' is missing; see attest-index add --help"},
      {{"add", "--index", "D", "--batch", "a\nb", "p"},
       "--batch: expected UTF-8 without control characters, found a\\x0ab"},
      {{"add", "--index", "D", "--prefix", "\xff", "p"},
       "--prefix: expected UTF-8 without control characters, found \\xff"},
  };
  for (const Row& row : rows) CHECK(Describe(row.arguments) == row.dump);
  CHECK(Describe({"stats"}, "E") == "stats index=E report= batch= prefix= format=text :");
  CHECK(Describe({"stats", "--index", "D"}, "E") ==
        "stats index=D report= batch= prefix= format=text :");
}

TEST_CASE("each command is taught with an example") {
  for (const char* command :
       {"", "add", "sync", "remove", "check", "compact", "rebuild", "stats", "vocabulary"}) {
    INFO(command);
    CHECK(HelpText(command).find("attest-index " + std::string(command)) != std::string::npos);
    CHECK(HelpText(command).find("--index ~/index") != std::string::npos);
  }
}

}  // namespace
}  // namespace attest
