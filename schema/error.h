// The one family of errors. what() is a single line without the program's name, ready for stderr
// and for problem+json: place, what was expected, what was found, what to do. Bugs are asserts,
// never these.
#pragma once
#include <cstddef>
#include <stdexcept>
#include <string>

namespace attest {

class Error : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Wrong option, parameter or value: exit code 2, HTTP 400.
class UsageError : public Error {
  using Error::Error;
};

// A query that is not well formed. `position` is the byte offset in the query at which the caret
// stands.
class QueryError : public UsageError {
 public:
  QueryError(const std::string& what, size_t position) : UsageError(what), position_(position) {}
  size_t position() const { return position_; }

 private:
  size_t position_;
};

// A file or batch that cannot be read at all (one bad record in it is a corpus Problem, not this):
// exit code 1.
class InputError : public Error {
  using Error::Error;
};

// The index cannot be used: missing, locked, damaged, foreign layout, disk full. Exit code 3, HTTP
// 503.
class IndexError : public Error {
  using Error::Error;
};

// A document id that the index does not have: exit code 1, HTTP 404.
class NotFoundError : public Error {
  using Error::Error;
};

}  // namespace attest
