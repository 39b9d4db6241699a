#include "corpus/sidecar.h"

#include "corpus/files.h"
#include "corpus/own_fields.h"
#include "corpus/readers/dublin_core.h"
#include "schema/text.h"

namespace attest {
namespace {

constexpr std::string_view kJson = ".meta.json", kXml = ".meta.xml";
constexpr uint64_t kMaxSidecar = 1u << 20;  // bytes

void AddSidecar(const std::string& path, std::string_view suffix, const Vocabulary& vocabulary,
                Record* record, std::vector<std::string>* notes) {
  const std::string sidecar = path + std::string(suffix);
  const auto rejected = [&](const char* why) {
    return RecordError("its sidecar " + Printable(sidecar.substr(sidecar.rfind('/') + 1)) + ": " +
                       why);
  };
  try {
    if (StatusOf(sidecar, false).kind != FileKind::kRegular) return;
    const std::string bytes = ReadAll(sidecar, kMaxSidecar);
    AddSidecarFields(suffix == kJson ? ReadJsonSidecar(bytes) : ReadXmlSidecar(bytes), vocabulary,
                     record, notes);
  } catch (const InputError& error) {
    throw rejected(error.what());
  } catch (const RecordError& error) {
    throw rejected(error.what());
  }
}

}  // namespace

std::string_view SidecarOwner(std::string_view path) {
  for (const std::string_view suffix : {kJson, kXml}) {
    if (path.ends_with(suffix)) return path.substr(0, path.size() - suffix.size());
  }
  return "";
}

void AddSidecars(const std::string& path, const Vocabulary& vocabulary, Record* record,
                 std::vector<std::string>* notes) {
  for (const std::string_view suffix : {kJson, kXml})
    AddSidecar(path, suffix, vocabulary, record, notes);
}

}  // namespace attest
