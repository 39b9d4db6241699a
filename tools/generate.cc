// generate: an archive of any size, made by rule, for measuring.
#include <boost/program_options.hpp>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "schema/error.h"
#include "tools/guarded.h"
#include "tools/made_record.h"

namespace po = boost::program_options;

namespace {

constexpr std::string_view kHelp = R"(generate: a made archive for measuring, the same at every run

  generate --out DIR [--documents 1000] [--long 0] [--seed 1] [--queries N --queries-out FILE]

Writes DIR/short.jsonl (--documents records of 1 to 3 KB of text, in turn Korean, Chinese and English)
and DIR/long.jsonl (--long records of about 1 MB in pages), with titles, dates in all forms,
sources, source types, violations and places. Words follow Zipf's law and the vocabulary grows with
the archive (Heaps' law); Korean nouns carry particles. The text means nothing.

--queries writes a file with one request a line, as the API takes it: one, two, three words of the
short documents, every third with filters. query_times times them. Keep it outside of DIR.

Examples:
  generate --documents 100000 --long 200 --out build/made --queries 500 --queries-out build/made.queries
  attest-index add --index build/made.index build/made
  query_times --index build/made.index build/made.queries
)";

class Output {
 public:
  explicit Output(const std::filesystem::path& path)
      : path_(path), out_(path, std::ios::binary | std::ios::trunc) {}

  void Write(const std::string& line) {
    out_.write(line.data(), static_cast<std::streamsize>(line.size()));
    bytes_ += line.size();
    if (!out_) Fail();
  }
  uint64_t Close() {
    out_.close();
    if (!out_) Fail();
    return bytes_;
  }

 private:
  [[noreturn]] void Fail() const {
    throw attest::InputError(path_.string() + ": cannot be written: " + strerror(errno));
  }
  std::filesystem::path path_;
  std::ofstream out_;
  uint64_t bytes_ = 0;
};

template <typename Make>
uint64_t WriteLines(const std::filesystem::path& path, uint64_t count, Make make) {
  if (count == 0) {  // an empty batch would be reported, one of an earlier run would be added
    std::filesystem::remove(path);
    return 0;
  }
  Output out(path);
  for (uint64_t i = 0; i < count; ++i) out.Write(make(i));
  return out.Close();
}

int Main(int argc, char** argv) {
  std::string folder, queries_file;
  uint64_t documents = 0, longs = 0, seed = 0, queries = 0;
  po::options_description options;
  options.add_options()("help,h", "")("out", po::value(&folder))(
      "documents", po::value(&documents)->default_value(1000))(
      "long", po::value(&longs)->default_value(0))("seed", po::value(&seed)->default_value(1))(
      "queries", po::value(&queries))("queries-out", po::value(&queries_file));
  po::variables_map values;
  po::store(po::command_line_parser(argc, argv).options(options).positional({}).run(), values);
  po::notify(values);
  if (values.count("help")) {
    std::cout << kHelp;
    return 0;
  }
  if (folder.empty() && queries_file.empty()) {
    throw attest::UsageError("--out DIR or --queries-out FILE is needed; see generate --help");
  }
  if (queries_file.empty() != (queries == 0)) {
    throw attest::UsageError("--queries and --queries-out go together");
  }
  if (queries > 0 && documents == 0) {
    throw attest::UsageError("--queries needs --documents: their words are taken from the texts");
  }
  if (!folder.empty()) {
    const std::filesystem::path out(folder);
    std::filesystem::create_directories(out);
    const uint64_t bytes =
        WriteLines(out / "short.jsonl", documents,
                   [&](uint64_t i) { return attest::MadeShortRecord(seed, i); }) +
        WriteLines(out / "long.jsonl", longs,
                   [&](uint64_t i) { return attest::MadeLongRecord(seed, i); });
    std::cout << "made " << documents << " short, " << longs << " long, " << bytes << " bytes\n";
  }
  if (queries > 0) {
    WriteLines(queries_file, queries,
               [&](uint64_t i) { return attest::MadeRequest(seed, i, documents) + "\n"; });
    std::cout << "made " << queries << " queries\n";
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) { return attest::Guarded("generate", Main, argc, argv); }
