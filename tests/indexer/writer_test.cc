#include "indexer/writer.h"

#include <sys/resource.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <random>

#include "indexer/database.h"
#include "indexer/lookup.h"
#include "schema/analysis/analysis.h"
#include "schema/error.h"
#include "schema/layout.h"
#include "tests/indexer/fixture.h"

namespace attest {
namespace {

// Number of Xapian documents, and our counter.
std::string StateOf(const std::string& dir, Access access = Access::kPublic) {
  const Xapian::Database db = OpenDatabase(dir, access);
  return std::to_string(db.get_doccount()) + " at " + db.get_metadata(key::kRevision);
}

TEST_CASE("put, find, replace, remove") {
  TempDir temp;
  IndexWriter writer(temp.path());
  const StoredDocument one = MakeStored("a", "first text");
  writer.Put(one);
  CHECK(writer.Find("a")->document.text == "first text");  // before the commit too
  CHECK(writer.IsUnchanged(one));
  CHECK(!writer.IsUnchanged(MakeStored("a", "other text")));
  CHECK(!writer.IsUnchanged(MakeStored("b", "first text")));
  CHECK(!writer.Find("b"));
  CHECK(!writer.IsDurable());
  CHECK(StateOf(temp.path()) == "0 at 1");
  writer.Commit();
  CHECK(writer.IsDurable());
  CHECK(StateOf(temp.path()) == "1 at 2");

  const StoredDocument longer = MakeStored("a", LongText(9000));
  writer.Put(longer);
  CHECK(writer.Find("a")->document.text == "");
  CHECK(writer.ReadText("a") == longer.document.text);
  writer.Commit();
  CHECK(writer.ReadText("a") == longer.document.text);
  CHECK(OpenDatabase(temp.path()).get_metadata(key::kStats).find("\"documents\":1,\"long\":1") !=
        std::string::npos);

  CHECK(writer.Remove("a"));
  CHECK(!writer.Remove("a"));
  writer.Commit();
  CHECK(StateOf(temp.path()) == "0 at 4");
  writer.Commit();  // nothing to do
  CHECK(StateOf(temp.path()) == "0 at 4");
}

TEST_CASE("what is not committed is dropped, never committed by a destructor") {
  TempDir temp;
  {
    IndexWriter writer(temp.path());
    writer.Put(MakeStored("a", "text"));
    writer.Commit();
    writer.Put(MakeStored("b", "text"));
    writer.Remove("a");
  }
  CHECK(StateOf(temp.path()) == "1 at 2");
  IndexWriter writer(temp.path());
  CHECK(writer.Find("a"));
  CHECK(!writer.Find("b"));
}

TEST_CASE("commits fall between documents") {
  TempDir temp;
  IndexWriter writer(temp.path());
  // About 130 entries each: Xapian would flush by itself in the middle of the eighth.
  for (int n = 0; n < 20; ++n) {
    writer.Put(MakeStored("d" + std::to_string(n), LongText(130'000, 1 + n)));
    writer.CommitIfDue();
    const Xapian::Database db = OpenDatabase(temp.path());
    const KindCounts counts = CountKinds(db);
    uint64_t passages = 0;
    for (auto it = db.postlist_begin(KindTerm(Kind::kLong));
         it != db.postlist_end(KindTerm(Kind::kLong)); ++it) {
      passages += DecodeCount(db.get_document(*it).get_value(slot::kPassages));
    }
    CHECK(counts.passages == passages);
    if (n == 19) CHECK(counts.long_documents >= 12);  // it did commit on the way
  }
}

TEST_CASE("a commit by bytes of text") {
  TempDir temp;
  IndexWriter writer(temp.path());
  StoredDocument big = MakeStored("big", std::string(kCommitBytes, '\n'));
  writer.Put(big);
  CHECK(!writer.IsDurable());  // what belongs together may follow
  writer.CommitIfDue();
  CHECK(writer.IsDurable());
}

TEST_CASE("the passages of a document follow it without a gap") {
  TempDir temp;
  IndexWriter writer(temp.path());
  for (int n = 0; n < 3; ++n) {
    writer.Put(MakeStored("s" + std::to_string(n), "short"));
    writer.Put(MakeStored("l", LongText(6000, 5 + n)));
  }
  writer.Commit();
  const Xapian::Database db = OpenDatabase(temp.path());
  const uint32_t docid = FindDocid(db, "l");
  const uint32_t passages = DecodeCount(db.get_document(docid).get_value(slot::kPassages));
  CHECK(CountKinds(db).passages == passages);  // nothing is left of the replaced ones
  for (uint32_t n = 1; n <= passages; ++n) {
    CHECK(DecodeCount(db.get_document(docid + n).get_value(slot::kPassages)) == n);
    CHECK(db.get_document(docid + n).get_value(slot::kId) == "l");
  }
}

TEST_CASE("bare files are found by their hash, on their level only") {
  TempDir temp;
  IndexWriter writer(temp.path());
  const Record bare = MakeBare("a.txt", "same");
  const StoredDocument stored{bare.document, bare.provenance};
  writer.Put(stored);
  CHECK(writer.FindBare(bare.provenance.sha256, Access::kPublic) == "a.txt");
  CHECK(!writer.FindBare(bare.provenance.sha256, Access::kRestricted));
  CHECK(!writer.FindBare(Hex(Sha256("other")), Access::kPublic));
  CHECK(writer.FindByFile("/r/a.txt") == std::vector<std::string>{"a.txt"});
  CHECK(writer.FindByFile("/r/b.txt").empty());
  writer.SetCopies("a.txt", {{"b.txt", "b.txt", "r", "/r"}});
  CHECK(AllPaths(*writer.Find("a.txt")) == std::vector<std::string>{"a.txt", "b.txt"});
  CHECK(writer.FindByFile("/r/b.txt") == std::vector<std::string>{"a.txt"});
  CHECK(writer.IsUnchanged(stored));  // copies are no part of the digest
  writer.SetCopies("a.txt", {});
  CHECK(writer.FindByFile("/r/b.txt").empty());
  writer.Remove("a.txt");
  CHECK(!writer.FindBare(bare.provenance.sha256, Access::kPublic));
}

// All that `public` holds, to look for what must not be there.
std::string DumpPublic(const std::string& dir) {
  const Xapian::Database db = OpenDatabase(dir);
  std::string dump;
  for (auto it = db.allterms_begin(); it != db.allterms_end(); ++it) dump += *it + "\n";
  for (auto it = db.metadata_keys_begin(); it != db.metadata_keys_end(); ++it)
    dump += *it + db.get_metadata(*it) + "\n";
  for (auto it = db.postlist_begin(""); it != db.postlist_end(""); ++it) {
    const Xapian::Document document = db.get_document(*it);
    dump += document.get_data() + "\n";
    for (auto value = document.values_begin(); value != document.values_end(); ++value)
      dump += *value + "\n";
  }
  return dump;
}

TEST_CASE("a document that becomes restricted leaves public, and comes back") {
  TempDir temp;
  IndexWriter writer(temp.path());
  for (const std::string& text : {std::string("the zebra speaks"), LongText(8000) + " zebra"}) {
    StoredDocument secret = MakeStored("witness-7", text);
    writer.Put(MakeStored("other", "a text that stays"));
    writer.Put(secret);
    writer.Commit();
    CHECK(DumpPublic(temp.path()).find("zebra") != std::string::npos);

    secret.document.access = Access::kRestricted;
    CHECK(!writer.IsUnchanged(secret));
    writer.Put(secret);
    CHECK(writer.Find("witness-7")->document.access == Access::kRestricted);
    writer.Finish();
    CHECK(DumpPublic(temp.path()).find("zebra") == std::string::npos);
    CHECK(DumpPublic(temp.path()).find("witness-7") == std::string::npos);
    CHECK(CountKinds(OpenDatabase(temp.path(), Access::kRestricted)).Documents() == 1);
    const Xapian::Database restricted = OpenDatabase(temp.path(), Access::kRestricted);
    CHECK(restricted.metadata_keys_begin(key::kPending) ==
          restricted.metadata_keys_end(key::kPending));
    CHECK(writer.ReadText("witness-7") == text);
    CHECK(writer.IsUnchanged(secret));

    secret.document.access = Access::kPublic;
    writer.Put(secret);
    writer.Commit();
    CHECK(CountKinds(OpenDatabase(temp.path(), Access::kRestricted)).Documents() == 0);
    CHECK(writer.ReadText("witness-7") == text);
  }
}

// Ids, terms and small texts lie in the files as they are.
std::string BytesOf(const std::string& folder) {
  std::string bytes;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    bytes += ReadBytes(entry.path().string());
  return bytes;
}

// First and last in every slot, since Xapian keeps the bounds of a slot's values.
StoredDocument Extreme(const std::string& id, const std::string& date, const std::string& value) {
  StoredDocument stored = MakeStored(id, "zebra " + value);
  stored.document.title = "zebra title";
  stored.document.date = ParseDate(date, nullptr);
  stored.document.event_date = ParseDate(date, nullptr);
  stored.document.languages = {value};
  stored.document.source = stored.document.source_type = value;
  stored.document.violations = stored.document.places = {value};
  return stored;
}

TEST_CASE("the files of public keep nothing of a document that became restricted") {
  for (const bool is_long : {false, true}) {
    INFO(is_long);
    TempDir temp;
    IndexWriter writer(temp.path());
    StoredDocument first = Extreme("!zebra", "1871", "!zebra"),
                   last = Extreme("~zebra", "2391", "~zebra");
    if (is_long) first.document.text += LongText(5000), last.document.text += LongText(7000, 2);
    StoredDocument other = Extreme("other", "2001", "middle");
    other.document.title = "other";
    other.document.text = LongText(9000);
    for (const StoredDocument* stored : {&first, &last, &other}) writer.Put(*stored);
    writer.Finish();
    const std::vector<std::string> marks = {"zebra", "1871", "2391"};
    for (const std::string& mark : marks)
      CHECK(BytesOf(temp / "public").find(mark) != std::string::npos);
    const std::string revision = OpenDatabase(temp.path()).get_metadata(key::kRevision);
    for (StoredDocument* secret : {&first, &last}) {
      secret->document.access = Access::kRestricted;
      writer.Put(*secret);
    }
    writer.Finish();
    CHECK(DatabasePath(temp.path(), Access::kPublic) == temp / "public.2");
    CHECK(!std::filesystem::exists(temp / "public.1"));
    for (const std::string& mark : marks) {
      INFO(mark);
      CHECK(BytesOf(temp / "public").find(mark) == std::string::npos);
      CHECK(DumpPublic(temp.path()).find(mark) == std::string::npos);
    }
    const Xapian::Database open = OpenDatabase(temp.path());
    for (uint32_t slot = 0; slot < slot::kCount; ++slot) {
      CHECK(open.get_value_lower_bound(slot).find("zebra") == std::string::npos);
      CHECK(open.get_value_upper_bound(slot).find("zebra") == std::string::npos);
    }
    CHECK(open.get_metadata(key::kRevision) == std::to_string(std::stoi(revision) + 1));
    CHECK(writer.ReadText("other") == LongText(9000));  // the writer goes on with the new one
    writer.Put(MakeStored("third", "y"));
    writer.Finish();
    CHECK(DatabasePath(temp.path(), Access::kPublic) == temp / "public.2");  // once is enough
  }
}

// Writes beyond the limit fail as they do on a full disk.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) {
    getrlimit(RLIMIT_FSIZE, &before_);
    handler_ = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }

 private:
  rlimit before_{};
  void (*handler_)(int) = nullptr;
};

TEST_CASE("a write that fails ends the writer and leaves the last commit") {
  for (const rlim_t limit :
       {rlim_t{1} << 14, rlim_t{1} << 16, rlim_t{3} << 16, rlim_t{1} << 18, rlim_t{3} << 18}) {
    INFO(limit);
    TempDir temp;
    {
      IndexWriter writer(temp.path());
      writer.Put(MakeStored("safe", "text"));
      writer.Commit();
      const auto overfill = [&] {
        FileSizeLimit full(limit);
        for (int n = 0; n < 400; ++n)
          writer.Put(MakeStored("d" + std::to_string(n), LongText(3000, n + 1)));
        writer.Commit();
      };
      CHECK_THROWS_AS(overfill(), IndexError);
      CHECK_THROWS_WITH(writer.Put(MakeStored("more", "text")),
                        temp / "public.1: was closed after an error; nothing committed was lost");
    }
    CHECK(StateOf(temp.path()) == "1 at 2");
    CHECK(IsSound(temp / "public.1"));
    IndexWriter writer(temp.path());
    writer.Put(MakeStored("more", "text"));
    writer.Commit();
    CHECK(StateOf(temp.path()) == "2 at 3");
    CHECK(IsSound(temp / "public.1"));
  }
}

TEST_CASE("another version of ICU is told") {
  TempDir temp;
  { IndexWriter writer(temp.path()); }
  {
    Xapian::WritableDatabase db(DatabasePath(temp.path(), Access::kPublic));
    db.set_metadata(key::kIcu, "1.0");
    db.commit();
  }
  IndexWriter writer(temp.path());
  REQUIRE(writer.warnings().size() == 1);
  CHECK(writer.warnings()[0] ==
        temp.path() + ": this index was made with ICU 1.0, this program has ICU " + IcuVersion() +
            ": Chinese words may be divided differently; attest-index rebuild makes them equal");
}

TEST_CASE("bookkeeping of restricted documents is not in public") {
  TempDir temp;
  IndexWriter writer(temp.path());
  writer.Commit();
  const std::string before = DumpPublic(temp.path());
  writer.Put(MakeStored("secret", "zebra", Access::kRestricted));
  writer.Commit();
  CHECK(DumpPublic(temp.path()) == before);
}

TEST_CASE("the next writer finishes a move that was interrupted") {
  struct Row {
    const char* why;
    std::string pending;
    bool in_public, in_restricted;
  };
  StoredDocument stored = MakeStored("a", "text");
  stored.document.access = Access::kRestricted;
  const Row rows[] = {
      {"killed before it left public", "restricted", true, true},
      {"killed after it had left public", "restricted", false, true},
      {"killed after public had it", "public", true, true},
      {"killed before public had it: the restricted one stays", "public", false, true},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    TempDir temp;
    {
      IndexWriter writer(temp.path());
      writer.Put(MakeStored("x", "text", Access::kRestricted));  // makes the database
      writer.Commit();
    }
    {
      Suggester suggester(Vocabulary::SharedBuiltIn());
      DatabaseWriter open(DatabasePath(temp.path(), Access::kPublic), temp.path());
      DatabaseWriter closed(DatabasePath(temp.path(), Access::kRestricted), temp.path());
      if (row.in_public) open.Put(MakeStored("a", "text"), suggester);
      if (row.in_restricted) closed.Put(stored, suggester);
      closed.SetMetadata(std::string(key::kPending) + "a", row.pending);
      open.Commit();
      closed.Commit();
    }
    const bool becomes_public = row.pending == "public" && row.in_public;
    IndexWriter writer(temp.path());
    REQUIRE(writer.warnings().size() == 1);
    CHECK(writer.warnings()[0] ==
          temp.path() + ": an interrupted change of access was finished: a");
    CHECK(writer.ReadText("a") == "text");
    CHECK((FindDocid(OpenDatabase(temp.path()), "a") != 0) == becomes_public);
    CHECK((FindDocid(OpenDatabase(temp.path(), Access::kRestricted), "a") != 0) == !becomes_public);
  }
}

TEST_CASE("any sequence of changes leaves what a map would hold") {
  TempDir temp;
  std::mt19937 random(20240917);
  std::map<std::string, StoredDocument> model;
  auto writer = std::make_unique<IndexWriter>(temp.path());
  for (int step = 0; step < 600; ++step) {
    const std::string id = "d" + std::to_string(random() % 25);
    const unsigned what = random() % 100;
    if (what < 65) {
      const Access access = random() % 4 ? Access::kPublic : Access::kRestricted;
      const size_t size = random() % 3 ? 50 : 5000;
      const StoredDocument stored = MakeStored(id, LongText(size, random() % 1000), access);
      CHECK(writer->IsUnchanged(stored) ==
            (model.contains(id) && model[id].document.access == access &&
             Digest(model[id]) == Digest(stored)));
      writer->Put(stored);
      model[id] = stored;
    } else if (what < 90) {
      CHECK(writer->Remove(id) == (model.erase(id) == 1));
    } else if (what < 97) {
      writer->Commit();
    } else {
      writer->Commit();
      writer.reset();
      writer = std::make_unique<IndexWriter>(temp.path());
      CHECK(writer->warnings().empty());
    }
  }
  writer->Commit();
  uint64_t documents = 0, restricted = 0;
  for (const auto& [id, stored] : model) {
    INFO(id);
    CHECK(writer->ReadText(id) == stored.document.text);
    CHECK(writer->Find(id)->document.access == stored.document.access);
    (stored.document.access == Access::kPublic ? documents : restricted) += 1;
  }
  CHECK(CountKinds(OpenDatabase(temp.path())).Documents() == documents);
  CHECK(CountKinds(OpenDatabase(temp.path(), Access::kRestricted)).Documents() == restricted);
  for (const Access access : {Access::kPublic, Access::kRestricted}) {
    CHECK(IsSound(DatabasePath(temp.path(), access)));
  }
}

}  // namespace
}  // namespace attest
