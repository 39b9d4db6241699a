#include "searcher/worker_pool.h"

#include <utility>

namespace attest {

WorkerPool::WorkerPool(std::vector<Worker> workers, size_t queue_limit,
                       std::chrono::milliseconds idle_after)
    : queue_limit_(queue_limit), idle_after_(idle_after) {
  threads_.reserve(workers.size());
  for (Worker& worker : workers) {
    threads_.emplace_back([this, own = std::move(worker)]() mutable {
      const Worker mine = std::move(own);  // destroyed here, not where the thread is joined
      Work(mine);
    });
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

void WorkerPool::Work(const Worker& worker) {
  while (const std::optional<Job> job = Take(worker)) (*job)(worker.answer);
}

std::optional<WorkerPool::Job> WorkerPool::Take(const Worker& worker) {
  const auto due = [this] { return closed_ || !queue_.empty(); };
  std::unique_lock lock(mutex_);
  while (!changed_.wait_for(lock, idle_after_, due)) {
    if (!worker.idle) continue;
    lock.unlock();
    worker.idle();
    lock.lock();
  }
  if (queue_.empty()) return std::nullopt;
  Job job = std::move(queue_.front());
  queue_.pop_front();
  return job;
}

}  // namespace attest
