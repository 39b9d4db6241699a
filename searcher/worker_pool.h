// Threads that answer requests, each with a worker of its own (a Xapian database belongs to one
// thread), behind a queue with a limit: where it is full, a caller is told at once instead of
// waiting for ever.
#pragma once
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "searcher/api.h"

namespace attest {

using Handler = std::function<HttpResponse(const HttpRequest&)>;

struct Worker {
  Handler answer;
  // Called each time that nothing was asked of this worker for as long as the pool was told. May be
  // empty; must not throw.
  std::function<void()> idle;
};

class WorkerPool {
 public:
  using Job = std::function<void(const Handler&)>;  // must not throw

  // One thread a worker; each is used and destroyed by its own thread alone from here on.
  WorkerPool(std::vector<Worker> workers, size_t queue_limit, std::chrono::milliseconds idle_after);
  ~WorkerPool();  // what is queued is done first

  // False, and the job is not taken, where `queue_limit` jobs wait already.
  bool Post(Job job);

 private:
  void Work(const Worker& worker);
  // The next job; nothing where the pool is closed.
  std::optional<Job> Take(const Worker& worker);

  const size_t queue_limit_;
  const std::chrono::milliseconds idle_after_;
  std::mutex mutex_;  // guards the two below
  std::deque<Job> queue_;
  bool closed_ = false;
  std::condition_variable changed_;
  std::vector<std::thread> threads_;
};

}  // namespace attest
