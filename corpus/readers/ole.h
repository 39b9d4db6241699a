// OLE2 compound files in memory ([MS-CFB]): the only place that knows libgsf.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "corpus/readers/reading.h"

namespace attest {

// Do they begin as such a file does?
bool IsOle(std::string_view bytes);

class Ole {
 public:
  // `bytes` must outlive it. Throws RecordError where they are no compound file that can be read.
  explicit Ole(std::string_view bytes);
  ~Ole();
  Ole(const Ole&) = delete;
  Ole& operator=(const Ole&) = delete;

  // Streams and storages by their path, '/' between its parts: "BodyText/Section0". Throws
  // RecordError that begins with the path where it is there, but damaged, as Read does.
  bool Has(std::string_view path) const;
  // What the stream holds. Throws RecordError that begins with the path: missing, damaged.
  std::string Read(std::string_view path) const;

 private:
  struct File;
  std::unique_ptr<File> file_;
};

}  // namespace attest
