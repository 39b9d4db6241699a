#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <algorithm>
#include <filesystem>

#include "corpus/batch.h"
#include "corpus/ids.h"
#include "schema/icu_error.h"
#include "schema/text.h"

namespace attest {
namespace {

constexpr const char* kManifestNames[] = {"manifest.csv", "manifest.jsonl", "manifest.xml"};

[[noreturn]] void Throw(const std::string& file, const std::string& what) {
  throw RecordError("file: " + Printable(file) + what);
}

std::string Normalised(const std::string& utf8, bool composed) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = composed ? icu::Normalizer2::getNFCInstance(status)
                                          : icu::Normalizer2::getNFDInstance(status);
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  if (U_SUCCESS(status)) form->normalizeUTF8(0, utf8, sink, nullptr, status);
  CheckIcu(status, "NFC or NFD");
  return out;
}

// "a/./b/../c" -> "a/c", in text alone: what lies outside is not even looked for.
std::string LexicallyInside(const std::string& file) {
  if (file.find('\0') != std::string::npos) Throw(file, " is missing");
  const std::string relative = std::filesystem::path(file).lexically_normal().string();
  if (relative.starts_with('/') || relative == ".." || relative.starts_with("../")) {
    Throw(file, " lies outside the folder of the batch");
  }
  return relative;
}

}  // namespace

BatchFolder::BatchFolder(std::string folder, std::string below, std::string manifest,
                         Claims* claims)
    : folder_(std::move(folder)),
      below_(std::move(below)),
      manifest_(std::move(manifest)),
      claims_(claims) {}

BatchFolder::Found BatchFolder::Find(const std::string& file) {
  try {
    const std::string relative = Locate(LexicallyInside(file));
    if (relative.empty()) Throw(file, " is missing");
    const std::string absolute = CanonicalPath(folder_ + "/" + relative);
    if (!IsInside(absolute, folder_)) Throw(file, " lies outside the folder of the batch");
    const FileStatus status = StatusOf(absolute, false);
    if (status.kind != FileKind::kRegular) Throw(file, " is no regular file");
    CheckRuler(absolute.substr(folder_ == "/" ? 1 : folder_.size() + 1));
    const auto [claim, first] = claims_->emplace(status.id, manifest_);
    if (!first && manifest_.empty() && !claim->second.empty()) {
      Throw(file, " enters through " + Printable(claim->second) + " only");
    }
    return {absolute, PathText(below_ + relative)};
  } catch (const InputError& error) {
    Throw(file, std::string(": ") + error.what());
  }
}

// The file as written, else in the other normal form (names of a Mac are decomposed, tables mostly
// not), else with the backslashes of Windows turned. Empty where there is none.
std::string BatchFolder::Locate(const std::string& relative) const {
  std::string turned = relative;
  std::replace(turned.begin(), turned.end(), '\\', '/');
  for (const std::string& candidate : {relative, Normalised(relative, true),
                                       Normalised(relative, false), LexicallyInside(turned)}) {
    if (StatusOf(folder_ + "/" + candidate, true).kind != FileKind::kMissing) return candidate;
  }
  return "";
}

// The nearest manifest rules its folder: none between the batch and the file may be another.
void BatchFolder::CheckRuler(const std::string& relative) {
  for (size_t slash = relative.find('/'); slash != std::string::npos;
       slash = relative.find('/', slash + 1)) {
    const std::string between = relative.substr(0, slash);
    const auto [known, first] = manifests_.emplace(between, "");
    if (first) {
      for (const char* name : kManifestNames) {
        const std::string path = between + "/" + name;
        if (StatusOf(folder_ + "/" + path, true).kind == FileKind::kRegular) known->second = path;
      }
    }
    if (!known->second.empty()) {
      Throw(relative, " is ruled by the nearer manifest " + Printable(known->second));
    }
  }
}

}  // namespace attest
