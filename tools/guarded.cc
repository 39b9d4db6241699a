#include "tools/guarded.h"

#include <boost/program_options/errors.hpp>
#include <exception>
#include <iostream>

#include "schema/error.h"

namespace attest {

int Guarded(const char* program, int (*work)(int, char**), int argc, char** argv) try {
  return work(argc, argv);
} catch (const IndexError& error) {
  std::cerr << program << ": " << error.what() << "\n";
  return 3;
} catch (const UsageError& error) {
  std::cerr << program << ": " << error.what() << "\n";
  return 2;
} catch (const boost::program_options::error& error) {
  std::cerr << program << ": " << error.what() << "; see " << program << " --help\n";
  return 2;
} catch (const std::exception& error) {
  std::cerr << program << ": " << error.what() << "\n";
  return 1;
}

}  // namespace attest
