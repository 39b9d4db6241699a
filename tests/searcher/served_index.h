// An index of a test's own, and a server over it.
#pragma once
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <filesystem>
#include <future>
#include <string>
#include <thread>
#include <vector>

#include "indexer/writer.h"
#include "schema/text.h"
#include "searcher/service.h"
#include "tests/searcher/http_client.h"

namespace attest {

inline StoredDocument MakeStored(const std::string& id, const std::string& text,
                                 Access access = Access::kPublic) {
  StoredDocument stored;
  stored.document.id = id;
  stored.document.text = text;
  stored.document.access = access;
  stored.provenance = {"b.jsonl", Hex(Sha256(id + text)), "b", "/r/b.jsonl", false, true, {}};
  return stored;
}

class TestIndex {
 public:
  TestIndex() {
    std::string name = (std::filesystem::temp_directory_path() / "attest-serve-XXXXXX").string();
    path = mkdtemp(name.data());
  }
  ~TestIndex() { std::filesystem::remove_all(path); }
  TestIndex(const TestIndex&) = delete;
  TestIndex& operator=(const TestIndex&) = delete;

  // One commit.
  void Add(const std::string& id, const std::string& text, Access access = Access::kPublic) const {
    Add({MakeStored(id, text, access)});
  }
  void Add(const std::vector<StoredDocument>& documents) const {
    IndexWriter writer(path);
    for (const StoredDocument& stored : documents) writer.Put(stored);
    writer.Commit();
  }
  // As the last restricted document leaves: the link, then the database.
  void DropRestricted() const {
    const std::string link = path + "/restricted";
    const std::filesystem::path target = std::filesystem::canonical(link);
    std::filesystem::remove(link);
    std::filesystem::remove_all(target);
  }

  std::string path;
};

// Serves until it goes; SIGTERM is how the program is stopped, so it is here too.
class TestService {
 public:
  explicit TestService(const TestIndex& index) : TestService(Options(index)) {}
  explicit TestService(const ServeOptions& options) {
    std::promise<unsigned short> ready;
    thread_ = std::thread([this, &options, &ready] {
      Serve(options, [&ready](unsigned short bound) { ready.set_value(bound); });
      returned = true;
    });
    port = ready.get_future().get();
    own_host = "127.0.0.1:" + std::to_string(port);
    // The first answer says that signals are handled.
    Get("/api/status");
  }
  ~TestService() {
    kill(getpid(), SIGTERM);
    thread_.join();
  }

  static ServeOptions Options(const TestIndex& index) {
    ServeOptions options;
    options.indexes = {index.path};
    options.port = 0;
    options.public_url = "https://archive.example/";
    return options;
  }

  std::string Get(const std::string& target, std::string host = "") const {
    if (host.empty()) host = own_host;
    return Client(port).Send("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n").Answer();
  }

  unsigned short port = 0;
  std::string own_host;
  std::atomic<bool> returned{false};

 private:
  std::thread thread_;
};

}  // namespace attest
