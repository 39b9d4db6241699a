// Office files as LibreOffice writes them, from flat OpenDocument that we write.
#pragma once
#include <cstdlib>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/files.h"
#include "tests/corpus/recorder.h"

namespace attest {

class Soffice {
 public:
  // The bytes of `source` ("text.fodt", with `content`) saved as `format` ("docx").
  std::string Convert(const std::string& source, std::string_view content,
                      const std::string& format) const {
    return Convert({{source, std::string(content)}}, format)[0];
  }

  // Of several sources in one run.
  std::vector<std::string> Convert(const std::map<std::string, std::string>& sources,
                                   const std::string& format) const {
    std::string command = "soffice --headless -env:UserInstallation=file://" + folder_.path() +
                          "/profile --convert-to " + format + " --outdir " + folder_.path();
    for (const auto& [name, content] : sources) command += " " + folder_.Write(name, content);
    command += " >" + folder_.path() + "/log 2>&1";
    if (std::system(command.c_str()) != 0)
      throw std::runtime_error(command + ": " + ReadAll(folder_.path() + "/log", 1u << 20));
    std::vector<std::string> converted;
    for (const auto& [name, content] : sources) {
      const std::string stem = name.substr(0, name.rfind('.'));
      converted.push_back(ReadAll(folder_.path() + "/" + stem + "." + format, 1u << 26));
    }
    return converted;
  }

 private:
  TemporaryFolder folder_;
};

}  // namespace attest
