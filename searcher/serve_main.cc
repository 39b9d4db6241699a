// attest-serve: options, one call, an exit code. What it serves is in service.h and api.h.
#include <boost/program_options.hpp>
#include <cstdlib>
#include <iostream>

#include "schema/error.h"
#include "schema/layout.h"
#include "searcher/service.h"
#include "searcher/url.h"

namespace po = boost::program_options;

namespace {

constexpr std::string_view kHelp = R"(attest-serve: answers searches over HTTP, in JSON

  attest-serve --index DIR [--host 127.0.0.1] [--port 8080] [--public-url URL] [--threads N] [--restricted]

  --index DIR       an index that attest-index made; several are searched as one.
                    ATTEST_INDEX stands for it where it is not given
  --host ADDRESS    127.0.0.1: only this machine can ask. Anything else opens the archive to whoever
                    reaches that address: there is no password and no encryption
  --port N          0: any free one
  --public-url URL  the address by which a proxy in front is reached; requests for other names are refused
  --threads N       searches at a time, 4 by default
  --restricted      also what is not public, to everyone who uses this machine. Not with a --host that
                    others reach, nor with --public-url
  --version         of the program and of the layout of its indexes

Addresses, with the parameters of attest-search (q, match, from, to, violation, source, limit, …):
  /api/search       the answer of attest-search --format json
  /api/documents/ID one document, whole
  /api/status       the number of documents, the revision and the layout

Examples:
  attest-serve --index archive.index
  curl 'http://127.0.0.1:8080/api/search?q=torture&from=2009&language=ko'
  attest-serve --index letters.index --index reports.index --port 9000

It runs until it is told to stop (Ctrl-C, SIGTERM) and answers what is in flight. What is asked for is
written nowhere. Exit codes: 0 stopped, 2 wrong usage, 3 the index cannot be used.
)";

attest::ServeOptions Options(const po::variables_map& values) {
  attest::ServeOptions options;
  if (values.count("index")) {
    options.indexes = values["index"].as<std::vector<std::string>>();
  } else if (const char* index = std::getenv("ATTEST_INDEX"); index && *index) {
    options.indexes = {index};
  } else {
    throw attest::UsageError("expected --index DIR (or ATTEST_INDEX); see attest-serve --help");
  }
  options.host = values["host"].as<std::string>();
  options.public_url = values["public-url"].as<std::string>();
  options.restricted = values.count("restricted") > 0;
  const long port = values["port"].as<long>(), threads = values["threads"].as<long>();
  if (port < 0 || port > 65535) throw attest::UsageError("--port takes 0 to 65535");
  if (threads < 1 || threads > 256) throw attest::UsageError("--threads takes 1 to 256");
  options.port = static_cast<unsigned short>(port);
  options.threads = static_cast<unsigned>(threads);
  return options;
}

void Warn(const attest::ServeOptions& options) {
  if (options.restricted) {
    std::cerr << "attest-serve: warning: restricted documents are shown to every program and every "
              << "user of this machine\n";
  } else if (!attest::IsLoopback(options.host)) {
    std::cerr << "attest-serve: warning: " << options.host
              << " can be reached from other machines, "
              << "and whoever reaches it reads the archive\n";
  }
}

int Main(int argc, char** argv) {
  po::options_description known;
  known.add_options()("help,h", "")("version", "")("index", po::value<std::vector<std::string>>())(
      "host", po::value<std::string>()->default_value("127.0.0.1"))(
      "port", po::value<long>()->default_value(8080))("public-url",
                                                      po::value<std::string>()->default_value(""))(
      "threads", po::value<long>()->default_value(4))("restricted", "");
  po::variables_map values;
  po::store(po::command_line_parser(argc, argv).options(known).positional({}).run(), values);
  po::notify(values);
  if (values.count("help")) return std::cout << kHelp, 0;
  if (values.count("version")) {
    return std::cout << "attest-serve " ATTEST_VERSION ", " << attest::StampText() << "\n", 0;
  }
  const attest::ServeOptions options = Options(values);
  const std::string host =
      options.host.find(':') == std::string::npos ? options.host : "[" + options.host + "]";
  attest::Serve(options, [&](unsigned short port) {
    Warn(options);
    std::cerr << "listening on http://" << host << ":" << port << "/" << std::endl;
  });
  return 0;
}

}  // namespace

int main(int argc, char** argv) try {
  return Main(argc, argv);
} catch (const attest::IndexError& error) {
  return std::cerr << "attest-serve: " << error.what() << "\n", 3;
} catch (const attest::UsageError& error) {
  return std::cerr << "attest-serve: " << error.what() << "\n", 2;
} catch (const po::error& error) {
  return std::cerr << "attest-serve: " << error.what() << "; see attest-serve --help\n", 2;
} catch (const std::exception& error) {
  return std::cerr << "attest-serve: " << error.what() << "\n", 3;
}
