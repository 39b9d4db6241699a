#include "indexer/batch_log.h"

#include <nlohmann/json.hpp>

#include "indexer/small_file.h"
#include "schema/error.h"

namespace attest {
namespace {

using Json = nlohmann::ordered_json;

std::string PathIn(const std::string& dir) { return dir + "/batches.json"; }

Json ToJson(const BatchLog& log) {
  Json json{{"complete", log.complete}, {"rejected", log.rejected}, {"first", Json::array()}};
  for (const Rejection& rejection : log.first) {
    json["first"].push_back({{"place", rejection.place}, {"reason", rejection.reason}});
  }
  return json;
}

BatchLog FromJson(const Json& json) {
  BatchLog log;
  log.complete = json.at("complete").get<bool>();
  log.rejected = json.at("rejected").get<size_t>();
  for (const Json& entry : json.at("first")) {
    log.first.push_back(
        {entry.at("place").get<std::string>(), entry.at("reason").get<std::string>()});
  }
  return log;
}

}  // namespace

void BatchLog::Add(Rejection rejection) {
  ++rejected;
  if (first.size() < kLoggedRejections) first.push_back(std::move(rejection));
}

BatchLogs ReadBatchLogs(const std::string& dir) try {
  BatchLogs logs;
  const auto bytes = ReadSmallFile(PathIn(dir));
  if (!bytes) return logs;
  const Json json = Json::parse(*bytes);
  for (const auto& [name, log] : json.at("batches").items()) logs.emplace(name, FromJson(log));
  return logs;
} catch (const Json::exception& error) {
  throw IndexError(PathIn(dir) + ": expected the logs of batches, found something else (" +
                   error.what() + "): delete this file, no document depends on it");
}

void UpdateBatchLogs(const std::string& dir, const BatchLogs& runs) {
  BatchLogs logs = ReadBatchLogs(dir);
  const bool had_any = !logs.empty();
  for (const auto& [name, log] : runs) {
    logs.erase(name);
    if (!log.HasNothing()) logs.emplace(name, log);
  }
  if (logs.empty() && !had_any) return;
  Json batches = Json::object();
  for (const auto& [name, log] : logs) batches[name] = ToJson(log);
  const Json json{{"version", 1}, {"batches", batches}};
  ReplaceSmallFile(PathIn(dir),
                   json.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

}  // namespace attest
