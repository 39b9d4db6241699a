// attest-search: options, one call, an exit code.
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>

#include "schema/error.h"
#include "searcher/search_run.h"

namespace {

std::string Environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

std::string Locale() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    if (std::string value = Environment(name); !value.empty()) return value;
  }
  return "";
}

attest::TextStyle TerminalStyle(const std::string& label) {
  attest::TextStyle style;
  style.label = label;
  winsize size{};
  if (isatty(STDOUT_FILENO) == 0) return style;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) style.width = size.ws_col;
  style.color = Environment("NO_COLOR").empty() && Environment("TERM") != "dumb";
  return style;
}

int Fail(const std::exception& error, int code) {
  std::cerr << "attest-search: " << error.what() << "\n";
  return code;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const attest::SearchDefaults defaults{Environment("ATTEST_INDEX"),
                                          attest::LocaleLanguage(Locale()), ATTEST_VERSION};
    const attest::SearchCommand command =
        attest::ReadSearchCommand({argv + 1, argv + argc}, defaults);
    return attest::RunSearchCommand(command, TerminalStyle(command.request.label), std::cout,
                                    isatty(STDERR_FILENO) != 0 ? &std::cerr : nullptr);
  } catch (const attest::UsageError& error) {
    return Fail(error, 2);
  } catch (const attest::NotFoundError& error) {
    return Fail(error, 1);
  } catch (const attest::InputError& error) {
    return Fail(error, 1);
  } catch (const std::exception& error) {
    return Fail(error, 3);
  }
}
