// evaluate: topics and judgments in, measures of the ranking out. The measures are in measures.h.
#include <boost/program_options.hpp>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>

#include "schema/error.h"
#include "schema/text.h"
#include "searcher/output.h"
#include "searcher/searcher.h"
#include "tools/compare_command.h"
#include "tools/files.h"
#include "tools/guarded.h"
#include "tools/measures.h"

namespace po = boost::program_options;
using attest::UsageError;
using Strings = std::vector<std::string>;

namespace {

constexpr std::string_view kHelp = R"(evaluate: how good is a ranking, by judgments

  evaluate --qrels FILE --run FILE
  evaluate NAME=QRELS:RUN...
  evaluate --index DIR --topics FILE --qrels FILE [--run-out FILE] [--limit 1000] [--prefer TAG] [--literal]
  evaluate --compare QRELS:RUN_BEFORE:RUN_AFTER [--topics FILE [--index DIR]] [--measure rr] [--worst 20]

Prints, averaged over the topics of the qrels, one line a collection:
  MRR@10    1 / rank of the first relevant document among the first ten, else 0
  nDCG@10   as trec_eval: gain = grade, discount log2(rank + 1), ideal = the judged documents, best first
  R@10      share of the relevant documents among the first 10; R@100 among the first 100
  AP        average precision: the precision at the rank of each relevant document, averaged over them
A grade of 1 and more is relevant. A topic without results counts as zero; topics that have no
judgments are left out. Order is by score, equal scores by id descending, as in trec_eval.

Files: qrels "topic 0 document grade", run "topic Q0 document rank score tag", topics "topic TAB text".
With --index the topics are ranked as plain words (for the reader of --prefer); --topics, --qrels and
--run-out may be repeated, the
first of each together, then the second: one line a collection, named by the folder of its qrels. With --all
a last line "all": the means over all topics of all collections.

--compare prints the means of both runs by one measure (rr: as MRR@10; ndcg: @10; ap; recall: @100), how many
topics became better or worse, the p of a paired randomisation test (how often chance alone would move the
mean so far), and the --worst topics each way, with the rank of the first relevant document before and after.
With --topics their texts; with --index (what made the run after) also what decided between the first relevant
document and the best one that is not: terms and factors, in points of the score, the greatest difference
first. --compare may be repeated, --topics as often.

Examples:
  attest-search --index archive.index --topics topics.tsv --format trec --limit 100 > today.run
  evaluate --qrels qrels.txt --run today.run
  evaluate before=qrels.txt:yesterday.run after=qrels.txt:today.run
  evaluate --index archive.index --topics topics.tsv --qrels qrels.txt --format json
  evaluate --index archive.index --topics topics.tsv --qrels qrels.txt --run-out today.run
  evaluate --compare qrels.txt:yesterday.run:today.run
  evaluate --compare qrels.txt:yesterday.run:today.run --topics topics.tsv --index archive.index --worst 5

Exit codes: 0 done, 1 a file cannot be read or is malformed, 2 wrong usage, 3 the index cannot be used.
)";

struct Collection {
  std::string name;
  attest::Measures measures;
};

Collection FromFiles(std::string name, const std::string& qrels, const std::string& run) {
  return {std::move(name), MeasureRun(attest::ParseQrels(attest::ReadFile(qrels), qrels),
                                      attest::ParseRun(attest::ReadFile(run), run))};
}

// NAME=QRELS:RUN
Collection FromPair(const std::string& pair) {
  const size_t equals = pair.find('='), colon = pair.find(':', equals == pair.npos ? 0 : equals);
  if (equals == pair.npos || colon == pair.npos || equals == 0) {
    throw UsageError("expected NAME=QRELS:RUN, found \"" + attest::Printable(pair) + "\"");
  }
  return FromFiles(pair.substr(0, equals), pair.substr(equals + 1, colon - equals - 1),
                   pair.substr(colon + 1));
}

// "domain" for …/domain/qrels.txt, "domain/qrels-cross" for another file beside it.
std::string CollectionName(const std::string& qrels) {
  const std::filesystem::path path = std::filesystem::absolute(qrels);
  const std::string folder = path.parent_path().filename().string();
  return path.stem() == "qrels" ? folder : folder + "/" + path.stem().string();
}

// Measured is what a run file would say, so that a run that was kept gives the same figures again.
Collection FromIndex(attest::Searcher& searcher, const std::string& topics_file,
                     const std::string& qrels_file, const std::string& run_file, size_t limit,
                     const std::string& prefer, bool literal) {
  const auto qrels = attest::ParseQrels(attest::ReadFile(qrels_file), qrels_file);
  std::string lines;
  for (const auto& [id, text] : attest::ParseTopics(attest::ReadFile(topics_file), topics_file)) {
    lines += attest::ToTrec(id, searcher.Rank(text, limit, prefer, literal));
  }
  if (!run_file.empty()) attest::WriteFile(run_file, lines);
  return {CollectionName(qrels_file),
          MeasureRun(qrels, attest::ParseRun(lines, run_file.empty() ? "run" : run_file))};
}

void PrintTable(const std::vector<Collection>& collections) {
  size_t width = sizeof("collection") - 1;
  for (const auto& c : collections) width = std::max(width, attest::DisplayWidth(c.name));
  const auto padded = [width](const std::string& name) {
    return name + std::string(width - attest::DisplayWidth(name), ' ');
  };
  std::printf("%s  topics  empty  MRR@10  nDCG@10    R@10   R@100      AP\n",
              padded("collection").c_str());
  for (const auto& [name, m] : collections) {
    std::printf("%s  %6zu  %5zu  %6.4f  %7.4f  %6.4f  %6.4f  %6.4f\n", padded(name).c_str(),
                m.topics, m.without, m.reciprocal, m.ndcg, m.recall10, m.recall100,
                m.precision_mean);
  }
}

void PrintJson(const std::vector<Collection>& collections) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const auto& [name, m] : collections) {
    list.push_back({{"collection", name},
                    {"topics", m.topics},
                    {"empty", m.without},
                    {"mrr_10", m.reciprocal},
                    {"ndcg_10", m.ndcg},
                    {"recall_10", m.recall10},
                    {"recall_100", m.recall100},
                    {"average_precision", m.precision_mean}});
  }
  std::puts(list.dump(2, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
}

struct Options {
  Strings index, topics, qrels, run, run_out, pairs, compare;
  std::string format, measure, prefer;
  size_t limit = 1000, worst = 20;
  bool all = false, literal = false;
};

void Compare(const Options& o) {
  if (!o.qrels.empty() || !o.run.empty() || !o.run_out.empty() || !o.pairs.empty() || o.all) {
    throw UsageError(
        "--compare goes with --topics, --index, --prefer, --literal, --measure, --worst, --limit "
        "and --format "
        "alone");
  }
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  std::string text;
  for (const auto& shown :
       attest::CompareFiles({o.compare, o.topics, o.index, o.measure.empty() ? "rr" : o.measure,
                             o.worst, o.limit, o.prefer, o.literal})) {
    text += (text.empty() ? "" : "\n") + ToText(shown);
    if (o.format == "json") list.push_back(ToJson(shown));
  }
  if (o.format == "json")
    text = list.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
  std::cout << text;
}

std::vector<Collection> Evaluate(const Options& o) {
  std::vector<Collection> collections;
  if (!o.index.empty()) {
    if (o.topics.empty() || o.topics.size() != o.qrels.size() ||
        (!o.run_out.empty() && o.run_out.size() != o.topics.size()) || !o.run.empty()) {
      throw UsageError("--index takes --topics, --qrels and (if wanted) --run-out, each as often");
    }
    attest::Searcher searcher(o.index);
    for (size_t i = 0; i < o.topics.size(); ++i) {
      collections.push_back(FromIndex(searcher, o.topics[i], o.qrels[i],
                                      o.run_out.empty() ? "" : o.run_out[i], o.limit, o.prefer,
                                      o.literal));
    }
  } else {
    if (!o.topics.empty() || !o.run_out.empty()) {
      throw UsageError("--topics and --run-out need --index");
    }
    if (o.qrels.size() != o.run.size()) throw UsageError("--qrels and --run go in pairs");
    for (size_t i = 0; i < o.qrels.size(); ++i) {
      collections.push_back(FromFiles(CollectionName(o.qrels[i]), o.qrels[i], o.run[i]));
    }
  }
  for (const std::string& pair : o.pairs) collections.push_back(FromPair(pair));
  if (collections.empty()) throw UsageError("nothing to evaluate; see evaluate --help");
  if (o.all) {
    std::vector<attest::Measures> each;
    for (const Collection& collection : collections) each.push_back(collection.measures);
    collections.push_back({"all", attest::Pooled(each)});
  }
  return collections;
}

int Main(int argc, char** argv) {
  Options o;
  po::options_description options;
  const auto list = [](Strings* to) { return po::value(to)->composing(); };
  options.add_options()("help,h", "")("index", list(&o.index))("topics", list(&o.topics))(
      "qrels", list(&o.qrels))("run", list(&o.run))("run-out", list(&o.run_out))(
      "pairs", list(&o.pairs))("format", po::value(&o.format)->default_value("text"))(
      "limit", po::value(&o.limit))("prefer", po::value(&o.prefer))(
      "literal", po::bool_switch(&o.literal))("compare", list(&o.compare))(
      "measure", po::value(&o.measure))("worst", po::value(&o.worst)->default_value(20))(
      "all", po::bool_switch(&o.all));
  po::positional_options_description positional;
  positional.add("pairs", -1);
  po::variables_map values;
  po::store(po::command_line_parser(argc, argv).options(options).positional(positional).run(),
            values);
  po::notify(values);
  if (values.count("help")) {
    std::cout << kHelp;
    return 0;
  }
  if (o.format != "text" && o.format != "json") {
    throw UsageError("--format takes text or json, found \"" + attest::Printable(o.format) + "\"");
  }
  if (!o.compare.empty()) {
    Compare(o);
    return 0;
  }
  if (!o.measure.empty() || !values["worst"].defaulted())
    throw UsageError("--measure and --worst need --compare");
  const auto collections = Evaluate(o);
  o.format == "json" ? PrintJson(collections) : PrintTable(collections);
  return 0;
}

}  // namespace

int main(int argc, char** argv) { return attest::Guarded("evaluate", Main, argc, argv); }
