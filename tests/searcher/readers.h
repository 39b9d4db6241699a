// Threads that ask again and again while a test writes. Catch2's checks belong to one thread, so
// what they find wrong is collected and checked at the end.
#pragma once
#include <atomic>
#include <exception>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace attest {

class Readers {
 public:
  // Returns what is wrong with one answer, or nothing.
  using Ask = std::function<std::string()>;

  ~Readers() { Stop(); }

  // `make` runs in the new thread: a Searcher belongs to one.
  void Start(const std::function<Ask()>& make) {
    threads_.emplace_back([this, make] {
      Ask ask;
      Guarded([&] { return ask = make(), ""; });
      for (bool last = !ask; !last;) {  // once more after the last commit
        last = done_;
        Guarded(ask);
        ++answered_;
      }
    });
  }

  // The first few of what was wrong, a line each; empty where all was right.
  std::string Stop() {
    done_ = true;
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
    return wrong_;
  }
  int answered() const { return answered_; }

 private:
  void Guarded(const Ask& act) {
    try {
      Say(act());
    } catch (const std::exception& error) {
      Say(error.what());
    }
  }

  void Say(const std::string& wrong) {
    if (wrong.empty()) return;
    const std::lock_guard lock(mutex_);
    if (said_++ < 5) wrong_ += wrong + "\n";
  }

  std::atomic<bool> done_{false};
  std::atomic<int> answered_{0};
  std::mutex mutex_;  // guards the two below
  std::string wrong_;
  int said_ = 0;
  std::vector<std::thread> threads_;
};

}  // namespace attest
