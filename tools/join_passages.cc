// join_passages: long documents of a collection of short ones.
#include <boost/program_options.hpp>
#include <filesystem>
#include <iostream>

#include "schema/error.h"
#include "tools/files.h"
#include "tools/guarded.h"
#include "tools/joined.h"

namespace po = boost::program_options;

namespace {

constexpr std::string_view kHelp = R"(join_passages: long documents of a collection of short ones

  join_passages [--seed 1] [--shuffle] DOCUMENTS.jsonl QRELS --out DIR

Joins the documents, 1 to 30 at a time (the seed says how many, the same on every machine), into files,
and writes DIR/documents.jsonl and DIR/qrels.txt, where a file has the best grade of its documents. The
topics stay as they are. Documents are joined in the order of the file, where neighbours are often of one
article, as in a report; with --shuffle at random. A file has the languages of its documents.

So the measure of long documents is made: each collection joined by itself, all in one index, the mean of
MRR@10 over all topics of all collections (the line "all").

  for c in korquad-a drcd-dev; do
    join_passages --out /tmp/joined/$c eval/$c/documents.jsonl eval/$c/qrels.txt
  done
  attest-index add --index /tmp/joined.index /tmp/joined/*/documents.jsonl
  evaluate --all --index /tmp/joined.index --limit 100 \
    --topics eval/korquad-a/topics.tsv --qrels /tmp/joined/korquad-a/qrels.txt \
    --topics eval/drcd-dev/topics.tsv --qrels /tmp/joined/drcd-dev/qrels.txt
)";

int Main(int argc, char** argv) {
  std::string folder;
  std::vector<std::string> files;
  uint64_t seed = 1;
  po::options_description options;
  options.add_options()("help,h", "")("out,o", po::value(&folder))("seed", po::value(&seed))(
      "shuffle", "")("files", po::value(&files));
  po::positional_options_description positional;
  positional.add("files", -1);
  po::variables_map values;
  po::store(po::command_line_parser(argc, argv).options(options).positional(positional).run(),
            values);
  po::notify(values);
  if (values.count("help")) {
    std::cout << kHelp;
    return 0;
  }
  if (folder.empty() || files.size() != 2) {
    throw attest::UsageError(
        "expected DOCUMENTS.jsonl, QRELS and --out DIR; see join_passages --help");
  }
  const attest::Qrels qrels = attest::ParseQrels(attest::ReadFile(files[1]), files[1]);
  const attest::Joined joined = attest::JoinPassages(attest::ReadFile(files[0]), files[0], qrels,
                                                     seed, values.count("shuffle") > 0);
  std::filesystem::create_directories(folder);
  attest::WriteFile(folder + "/documents.jsonl", joined.documents);
  attest::WriteFile(folder + "/qrels.txt", joined.qrels);
  std::cout << "joined " << joined.passages << " documents into " << joined.files << " files\n";
  return 0;
}

}  // namespace

int main(int argc, char** argv) { return attest::Guarded("join_passages", Main, argc, argv); }
