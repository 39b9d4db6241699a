// Office files as LibreOffice writes them, from flat OpenDocument that we write.
#pragma once
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>

#include "corpus/files.h"
#include "tests/corpus/recorder.h"

namespace attest {

class Soffice {
 public:
  // The bytes of `source` ("text.fodt", with `content`) saved as `format` ("docx").
  std::string Convert(const std::string& source, std::string_view content,
                      const std::string& format) const {
    const std::string path = folder_.Write(source, content);
    const std::string out =
        folder_.path() + "/" + source.substr(0, source.rfind('.')) + "." + format;
    const std::string command = "soffice --headless -env:UserInstallation=file://" +
                                folder_.path() + "/profile --convert-to " + format + " --outdir " +
                                folder_.path() + " " + path + " >" + folder_.path() + "/log 2>&1";
    if (std::system(command.c_str()) != 0)
      throw std::runtime_error(command + ": " + ReadAll(folder_.path() + "/log", 1u << 20));
    return ReadAll(out, 1u << 26);
  }

 private:
  TemporaryFolder folder_;
};

}  // namespace attest
