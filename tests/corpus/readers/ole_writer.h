// Compound files, through libgsf's writing side.
#pragma once
#include <gsf/gsf-outfile-msole.h>
#include <gsf/gsf-outfile.h>
#include <gsf/gsf-output-memory.h>
#include <gsf/gsf-utils.h>

#include <map>
#include <stdexcept>
#include <string>

namespace attest {

// Streams by their paths: "BodyText/Section0", at most one storage deep.
using Streams = std::map<std::string, std::string>;

inline std::string MakeOle(const Streams& streams) {
  gsf_init();
  const auto check = [](bool good) {
    if (!good) throw std::runtime_error("libgsf does not write");
  };
  GsfOutput* memory = gsf_output_memory_new();
  GsfOutfile* root = gsf_outfile_msole_new(memory);
  std::map<std::string, GsfOutput*> storages;
  for (const auto& [path, bytes] : streams) {
    const size_t slash = path.find('/');
    GsfOutfile* parent = root;
    if (slash != std::string::npos) {
      GsfOutput*& storage = storages[path.substr(0, slash)];
      if (!storage) storage = gsf_outfile_new_child(root, path.substr(0, slash).c_str(), TRUE);
      parent = GSF_OUTFILE(storage);
    }
    GsfOutput* stream = gsf_outfile_new_child(
        parent, path.substr(slash == std::string::npos ? 0 : slash + 1).c_str(), FALSE);
    check(gsf_output_write(stream, bytes.size(), reinterpret_cast<const guint8*>(bytes.data())));
    check(gsf_output_close(stream));
    g_object_unref(stream);
  }
  for (const auto& [name, storage] : storages) {
    check(gsf_output_close(storage));
    g_object_unref(storage);
  }
  check(gsf_output_close(GSF_OUTPUT(root)));
  g_object_unref(root);
  const auto* bytes = gsf_output_memory_get_bytes(GSF_OUTPUT_MEMORY(memory));
  std::string out(reinterpret_cast<const char*>(bytes),
                  static_cast<size_t>(gsf_output_size(memory)));
  g_object_unref(memory);
  return out;
}

}  // namespace attest
