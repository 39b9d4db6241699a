#include "indexer/batch_log.h"

#include <nlohmann/json.hpp>

#include "schema/error.h"

namespace attest {

using Json = nlohmann::ordered_json;

void BatchLog::Add(Rejection rejection) {
  ++rejected;
  if (first.size() < kLoggedRejections) first.push_back(std::move(rejection));
}

std::string BatchLog::Encode() const {
  if (complete && rejected == 0) return "";
  Json json{{"complete", complete}, {"rejected", rejected}, {"first", Json::array()}};
  for (const Rejection& rejection : first) {
    json["first"].push_back({{"place", rejection.place}, {"reason", rejection.reason}});
  }
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

BatchLog BatchLog::Decode(std::string_view text) try {
  const Json json = Json::parse(text);
  BatchLog log;
  log.complete = json.at("complete").get<bool>();
  log.rejected = json.at("rejected").get<size_t>();
  for (const Json& entry : json.at("first")) {
    log.first.push_back(
        {entry.at("place").get<std::string>(), entry.at("reason").get<std::string>()});
  }
  return log;
} catch (const Json::exception& error) {
  throw IndexError(std::string("damaged index: log of a batch: ") + error.what());
}

}  // namespace attest
