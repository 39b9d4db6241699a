// Threads that answer requests, each with a handler of its own (a Xapian database belongs to one
// thread), behind a queue with a limit: where it is full, a caller is told at once instead of
// waiting for ever.
#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "searcher/api.h"

namespace attest {

using Handler = std::function<HttpResponse(const HttpRequest&)>;

class WorkerPool {
 public:
  using Job = std::function<void(const Handler&)>;  // must not throw

  // One thread a handler; each is used and destroyed by its own thread alone from here on.
  WorkerPool(std::vector<Handler> handlers, size_t queue_limit);
  ~WorkerPool();  // what is queued is done first

  // False, and the job is not taken, where `queue_limit` jobs wait already.
  bool Post(Job job);

 private:
  void Work(Handler handler);

  const size_t queue_limit_;
  std::mutex mutex_;  // guards the two below
  std::deque<Job> queue_;
  bool closed_ = false;
  std::condition_variable changed_;
  std::vector<std::thread> threads_;
};

}  // namespace attest
