#include "corpus/json_record.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_set>

namespace attest {
namespace {

constexpr size_t kMaxDepth = 64;

class Handler final : public nlohmann::json_sax<nlohmann::json> {
 public:
  bool null() override { return depth_ == 1 || Value("null", nullptr); }
  bool boolean(bool) override { return Value("true or false", nullptr); }
  bool number_integer(number_integer_t) override { return Value("a number", nullptr); }
  bool number_unsigned(number_unsigned_t) override { return Value("a number", nullptr); }
  bool number_float(number_float_t, const string_t&) override { return Value("a number", nullptr); }
  bool string(string_t& value) override { return Value("a text", &value); }
  bool binary(binary_t&) override { return Value("binary data", nullptr); }

  bool start_object(size_t) override {
    if (depth_ == 0) return Enter();
    return Value("an object", nullptr) && Enter();
  }
  bool end_object() override { return Leave(); }

  bool start_array(size_t) override {
    if (depth_ != 1) return Value("a list", nullptr) && Enter();
    fields_.back().list = true;
    return Enter();
  }
  bool end_array() override { return Leave(); }

  bool key(string_t& name) override {
    if (depth_ != 1) return true;
    if (!names_.insert(name).second) return Fail("the key \"" + name + "\" stands twice");
    known_ = FindField(name).has_value();
    fields_.push_back({name, {}, false, ""});
    return true;
  }

  bool parse_error(size_t position, const std::string&,
                   const nlohmann::json::exception& error) override {
    std::string what = error.what();
    what = what.substr(0, what.find("; last read"));
    const size_t begin = what.find(" - ");
    return Fail("column " + std::to_string(position) + ": expected a whole JSON object, found " +
                (begin == std::string::npos ? what : what.substr(begin + 3)));
  }

  std::vector<RawField> TakeFields() { return std::move(fields_); }
  const std::string& error() const { return error_; }

 private:
  bool Value(const char* type, std::string* text) {
    if (depth_ == 0) return Fail(std::string("expected a JSON object, found ") + type);
    if (!known_) return true;
    RawField& field = fields_.back();
    const bool in_list = depth_ == 2 && field.list;
    if (text && (depth_ == 1 || in_list)) {
      field.values.push_back(std::move(*text));
    } else if (field.wrong_type.empty()) {
      field.wrong_type = (in_list ? std::string("a list with ") : std::string()) + type;
    }
    return true;
  }

  bool Enter() { return ++depth_ <= kMaxDepth || Fail("nested deeper than 64"); }
  bool Leave() {
    --depth_;
    return true;
  }
  bool Fail(std::string why) {
    error_ = std::move(why);
    return false;
  }

  size_t depth_ = 0;
  bool known_ = false;
  std::vector<RawField> fields_;
  std::unordered_set<std::string> names_;
  std::string error_;
};

}  // namespace

std::vector<RawField> ParseJsonRecord(std::string_view line) {
  Handler handler;
  if (!nlohmann::json::sax_parse(line.begin(), line.end(), &handler)) {
    throw RecordError(handler.error());
  }
  return handler.TakeFields();
}

std::vector<RawField> ParseJsonHead(std::string_view line) {
  Handler handler;
  // Whatever stops the parser, the fields before it stand: `line` may be cut off.
  nlohmann::json::sax_parse(line.begin(), line.end(), &handler);
  return handler.TakeFields();
}

}  // namespace attest
