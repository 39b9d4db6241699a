#include "tools/made_record.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <nlohmann/json.hpp>
#include <set>

#include "schema/vocabulary.h"

namespace attest {
namespace {

constexpr size_t kLongBytes = 1'000'000, kPageBytes = 2500;
constexpr std::string_view kTags[] = {"ko", "zh-Hans", "en"};  // in the order of MadeLanguage

enum class Stream : uint64_t {
  kFields = 1,
  kText = 2,
  kLongFields = 3,
  kLongText = 4,
  kRequest = 5
};

Random RandomFor(uint64_t seed, Stream stream, uint64_t number) {
  Random outer(seed ^ (static_cast<uint64_t>(stream) << 56));
  return Random(outer.Next() ^ Random(number).Next());
}

MadeLanguage LanguageOf(uint64_t number) { return static_cast<MadeLanguage>(number % 3); }

std::vector<std::string> IdsOf(Scheme scheme) {
  std::vector<std::string> ids;
  for (const Concept& item : Vocabulary::BuiltIn().concepts()) {
    if (item.scheme == scheme) ids.push_back(item.id);
  }
  assert(!ids.empty());
  return ids;
}

// A few values are frequent, most are rare, as in archives.
const std::string& Skewed(const std::vector<std::string>& values, Random& random) {
  const double unit = random.Unit();
  return values[static_cast<size_t>(unit * unit * static_cast<double>(values.size()))];
}

const std::string& AnyViolation(Random& random) {
  static const auto ids = IdsOf(Scheme::kViolation);
  return Skewed(ids, random);
}
const std::string& AnyPlace(Random& random) {
  static const auto ids = IdsOf(Scheme::kPlace);
  return Skewed(ids, random);
}
const std::string& AnySourceType(Random& random) {
  static const auto ids = IdsOf(Scheme::kSourceType);
  return Skewed(ids, random);
}

std::string AnySource(Random& random) {
  const double unit = random.Unit();
  const auto rank = static_cast<unsigned>(unit * unit * unit * 60);
  static constexpr std::array<std::string_view, 3> kKinds = {"기록 보관소 ", "人权组织 ",
                                                             "Archive "};
  return std::string(kKinds[rank % 3]) + std::to_string(rank + 1);
}

std::string TwoDigits(size_t n) { return (n < 10 ? "0" : "") + std::to_string(n); }

// All forms that a record may have; an empty string for none.
std::string AnyDate(Random& random) {
  const size_t year = 1990 + random.Below(36);
  const std::string y = std::to_string(year), m = TwoDigits(1 + random.Below(12)),
                    d = TwoDigits(1 + random.Below(28));
  const size_t form = random.Below(100);
  if (form < 70) return y + "-" + m + "-" + d;
  if (form < 80) return y + "-" + m;
  if (form < 86) return y;
  if (form < 89) return y + "~";
  if (form < 91) return y.substr(0, 3) + "X";
  if (form < 94) return y + "/" + std::to_string(year + 1 + random.Below(4));
  if (form < 95) return y + "/..";
  return "";
}

nlohmann::ordered_json Fields(MadeLanguage language, Random& random, std::string id) {
  nlohmann::ordered_json record{{"id", std::move(id)}, {"title", MadeTitle(language, random)}};
  if (!random.Chance(10)) record["language"] = {kTags[static_cast<size_t>(language)]};
  if (std::string date = AnyDate(random); !date.empty()) record["date"] = date;
  if (random.Chance(40)) {
    if (std::string date = AnyDate(random); !date.empty()) record["event_date"] = date;
  }
  record["source"] = AnySource(random);
  record["source_type"] = AnySourceType(random);
  std::set<std::string> violations, places;
  for (size_t n = 1 + random.Below(3); n > 0; --n) violations.insert(AnyViolation(random));
  for (size_t n = random.Below(3); n > 0; --n) places.insert(AnyPlace(random));
  record["violations"] = violations;
  if (!places.empty()) record["places"] = places;
  return record;
}

std::string ShortText(uint64_t seed, uint64_t number, std::vector<std::string>* words) {
  Random random = RandomFor(seed, Stream::kText, number);
  return MadeText(LanguageOf(number), random, 1000 + random.Below(1900), 0, words);
}

std::string Encoded(std::string_view text) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
        c == '-' || c == '_') {
      encoded += c;
    } else {
      encoded.append({'%', kHex[byte >> 4], kHex[byte & 15]});
    }
  }
  return encoded;
}

std::string AnyFilter(Random& random, MadeLanguage language) {
  const std::string year = std::to_string(1990 + random.Below(30));
  switch (random.Below(6)) {
    case 0:
      return "&violation=" + Encoded(AnyViolation(random));
    case 1:
      return "&place=" + Encoded(AnyPlace(random));
    case 2:
      return "&source_type=" + Encoded(AnySourceType(random));
    case 3:
      return "&source=" + Encoded(AnySource(random));
    case 4:
      return "&from=" + year + "&to=" + std::to_string(std::stoi(year) + 5);
    default:
      return "&language=" + Encoded(kTags[static_cast<size_t>(language)]);
  }
}

}  // namespace

std::string MadeShortRecord(uint64_t seed, uint64_t number) {
  Random random = RandomFor(seed, Stream::kFields, number);
  auto record = Fields(LanguageOf(number), random, "made-" + std::to_string(number));
  record["text"] = ShortText(seed, number, nullptr);
  return record.dump() + "\n";
}

std::string MadeLongRecord(uint64_t seed, uint64_t number) {
  Random random = RandomFor(seed, Stream::kLongFields, number);
  auto record = Fields(LanguageOf(number), random, "made-long-" + std::to_string(number));
  Random text = RandomFor(seed, Stream::kLongText, number);
  record["text"] = MadeText(LanguageOf(number), text, kLongBytes, kPageBytes, nullptr);
  return record.dump() + "\n";
}

std::string MadeRequest(uint64_t seed, uint64_t number, uint64_t documents) {
  assert(documents > 0);
  Random random = RandomFor(seed, Stream::kRequest, number);
  // One, two, three words of each language in turn.
  const size_t count = 1 + number / 3 % 3;
  uint64_t document = random.Below(documents);
  if (documents >= 3) {
    document = document / 3 * 3 + number % 3;
    if (document >= documents) document -= 3;
  }
  std::vector<std::string> words;
  ShortText(seed, document, &words);
  std::sort(words.begin(), words.end());  // distinct words: the rare ones are asked for as well
  words.erase(std::unique(words.begin(), words.end()), words.end());
  std::string query;
  for (size_t i = 0; i < count; ++i) {
    if (i > 0) query += ' ';
    query += words[random.Below(words.size())];
  }
  std::string request = "q=" + Encoded(query);
  if (number / 9 % 3 == 2) {
    for (size_t n = 1 + random.Below(2); n > 0; --n) {
      request += AnyFilter(random, LanguageOf(document));
    }
  }
  return request;
}

}  // namespace attest
