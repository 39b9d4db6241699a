#include "corpus/readers/encoded_reading.h"

#include <charconv>
#include <utility>

#include "corpus/readers/frames.h"

namespace attest {
namespace {

class Taker {
 public:
  Taker(std::vector<std::string> parts, size_t from) : parts_(std::move(parts)), at_(from) {}

  bool AtEnd() const { return at_ >= parts_.size(); }
  std::string Take() {
    if (AtEnd()) throw ChannelError("a reading ends too early");
    return std::move(parts_[at_++]);
  }
  std::vector<std::string> TakeList() {
    const std::string digits = Take();
    size_t count = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
    if (error != std::errc() || end != digits.data() + digits.size() ||
        count > parts_.size() - at_) {
      throw ChannelError("a reading has a list of no length");
    }
    std::vector<std::string> list;
    while (list.size() < count) list.push_back(Take());
    return list;
  }

 private:
  std::vector<std::string> parts_;
  size_t at_;
};

void AppendList(std::vector<std::string> list, std::vector<std::string>& parts) {
  parts.push_back(std::to_string(list.size()));
  for (std::string& item : list) parts.push_back(std::move(item));
}

}  // namespace

void AppendReading(Reading reading, std::vector<std::string>& parts) {
  parts.push_back(std::move(reading.text));
  AppendList(std::move(reading.notes), parts);
  for (RawField& field : reading.fields) {
    parts.push_back(std::move(field.name));
    AppendList(std::move(field.values), parts);
  }
}

Reading TakeReading(std::vector<std::string> parts, size_t from) {
  Taker taker(std::move(parts), from);
  Reading reading;
  reading.text = taker.Take();
  reading.notes = taker.TakeList();
  while (!taker.AtEnd()) {
    RawField field;
    field.name = taker.Take();
    field.values = taker.TakeList();
    field.list = field.values.size() > 1;
    reading.fields.push_back(std::move(field));
  }
  return reading;
}

}  // namespace attest
