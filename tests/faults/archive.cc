#include "tests/faults/archive.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

namespace attest {
namespace {

constexpr const char* kWords[] = {"수용소에서", "고문을",     "강제북송된", "증인은", "보위부의",
                                  "witness",    "detained",   "the",        "camp",   "statement",
                                  "酷刑",       "强制遣返了", "他們在",     "人权",   "证人"};

}  // namespace

std::string MakeText(Random& random, size_t bytes) {
  const bool pages = random.OneIn(4);
  std::string text = "Statement " + std::to_string(random.Below(1'000'000'000)) + ".";
  while (text.size() < bytes) {
    text += (pages && random.OneIn(200)) ? "\f" : random.OneIn(60) ? "\n\n" : " ";
    text += kWords[random.Below(std::size(kWords))];
    if (random.OneIn(12)) text += " " + std::to_string(random.Below(5000)) + ".";
  }
  return text + " End.";
}

TestArchive::TestArchive(std::string folder, Random& random, size_t percent)
    : folder_(std::move(folder)), random_(random), percent_(percent) {
  for (const char* kind : {"short", "long", "copy"})
    std::filesystem::create_directories(folder_ + "/" + kind);
  for (size_t i = 0; i < Some(250); ++i)
    Put(NewPath("short"), MakeText(random_, 200 + random_.Below(1500)));
  for (size_t i = 0; i < Some(24); ++i) {
    // Few are as long as they may be.
    Put(NewPath("long"),
        MakeText(random_, 3200 + random_.Below(97'000) * random_.Below(100) / 100));
  }
  for (size_t i = 0; i < Some(10); ++i) Put(NewPath("copy"), files_.at(SomeFile("short")));
  for (size_t i = 0; i < Some(160); ++i) PutRecord("record-" + std::to_string(++made_));
  WriteBatch();
}

size_t TestArchive::Some(size_t at_hundred_percent) const {
  return std::max<size_t>(1, at_hundred_percent * percent_ / 100);
}

std::string TestArchive::NewPath(const char* kind) {
  return std::string(kind) + "/" + std::to_string(100'000 + ++made_) + ".txt";
}

// There is always one: Change() makes more than it removes.
std::string TestArchive::SomeFile(const char* kind) {
  const auto begin = files_.lower_bound(std::string(kind) + "/");
  const auto end = files_.lower_bound(std::string(kind) + "0");  // '0' follows '/'
  return std::next(begin, static_cast<ptrdiff_t>(
                              random_.Below(static_cast<uint64_t>(std::distance(begin, end)))))
      ->first;
}

void TestArchive::Put(const std::string& path, const std::string& text) {
  std::ofstream(folder_ + "/" + path, std::ios::binary) << text;
  files_[path] = text;
}

void TestArchive::Remove(const std::string& path) {
  std::filesystem::remove(folder_ + "/" + path);
  files_.erase(path);
}

void TestArchive::PutRecord(const std::string& id) {
  const size_t bytes = random_.OneIn(10) ? 4000 + random_.Below(8000) : 200 + random_.Below(2000);
  records_[id] = {MakeText(random_, bytes), random_.OneIn(5), false};
}

void TestArchive::Change() {
  for (size_t i = 0; i < Some(20); ++i)
    Put(SomeFile("short"), MakeText(random_, random_.OneIn(10) ? 5000 : 900));
  for (size_t i = 0; i < Some(3); ++i)
    Put(SomeFile("long"), MakeText(random_, random_.OneIn(3) ? 900 : 20'000));
  for (const char* kind : {"short", "long", "copy"}) {
    const size_t count = kind[0] == 's' ? Some(8) : 1;
    for (size_t i = 0; i < count; ++i) Remove(SomeFile(kind));
    for (size_t i = 0; i < count; ++i) {
      Put(NewPath(kind), kind[0] == 'c'   ? files_.at(SomeFile("short"))
                         : kind[0] == 'l' ? MakeText(random_, 3200 + random_.Below(30'000))
                                          : MakeText(random_, 700));
    }
  }
  Put(SomeFile("short"), files_.at(SomeFile("copy")));  // the other way round: it goes as a copy
  ChangeRecords();
  WriteBatch();
}

void TestArchive::ChangeRecords() {
  const auto any = [this] {
    return std::next(records_.begin(), static_cast<ptrdiff_t>(random_.Below(records_.size())))
        ->first;
  };
  for (size_t i = 0; i < Some(12); ++i) {
    Version& record = records_.at(any());
    record.restricted = !record.restricted;
  }
  for (size_t i = 0; i < Some(8); ++i) PutRecord(any());
  for (size_t i = 0; i < Some(4); ++i) records_.erase(any());
  for (size_t i = 0; i < Some(4); ++i) PutRecord("record-" + std::to_string(++made_));
}

void TestArchive::WriteBatch() const {
  std::ofstream file(folder_ + "/batch.jsonl", std::ios::binary);
  for (const auto& [id, record] : records_) {
    file << nlohmann::json{{"id", id},
                           {"text", record.text},
                           {"access", record.restricted ? "restricted" : "public"}}
         << "\n";
  }
}

State TestArchive::Documents() const {
  State documents(records_.begin(), records_.end());
  for (const auto& [path, text] : files_) documents[path] = {text, false, true};
  return documents;
}

}  // namespace attest
