#include "searcher/worker_pool.h"

#include <utility>

namespace attest {

WorkerPool::WorkerPool(std::vector<Handler> handlers, size_t queue_limit)
    : queue_limit_(queue_limit) {
  threads_.reserve(handlers.size());
  for (Handler& handler : handlers) {
    threads_.emplace_back([this, own = std::move(handler)]() mutable { Work(std::move(own)); });
  }
}

WorkerPool::~WorkerPool() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

bool WorkerPool::Post(Job job) {
  {
    const std::lock_guard lock(mutex_);
    if (queue_.size() >= queue_limit_) return false;
    queue_.push_back(std::move(job));
  }
  changed_.notify_one();
  return true;
}

void WorkerPool::Work(Handler handler) {
  for (;;) {
    Job job;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return closed_ || !queue_.empty(); });
      if (queue_.empty()) return;
      job = std::move(queue_.front());
      queue_.pop_front();
    }
    job(handler);
  }
}

}  // namespace attest
