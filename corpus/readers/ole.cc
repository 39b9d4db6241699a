#include "corpus/readers/ole.h"

#include <gsf/gsf-infile-msole.h>
#include <gsf/gsf-infile.h>
#include <gsf/gsf-input-memory.h>
#include <gsf/gsf-utils.h>

#include <algorithm>
#include <utility>

#include "schema/text.h"

namespace attest {
namespace {

struct Unref {
  void operator()(GsfInput* input) const { g_object_unref(input); }
};
using Input = std::unique_ptr<GsfInput, Unref>;

// What libgsf has to say of damaged files is said once, in the reason; stderr is the program's.
void Silence(const char*, GLogLevelFlags, const char*, void*) {}

void InitOnce() {
  static const bool done = [] {
    gsf_init();
    // libgsf warns in its own name and, of streams, in none.
    const char* const domains[] = {nullptr, "libgsf", "libgsf:msole", "GLib", "GLib-GObject"};
    for (const char* domain : domains)
      g_log_set_handler(domain, static_cast<GLogLevelFlags>(G_LOG_LEVEL_MASK), Silence, nullptr);
    return true;
  }();
  static_cast<void>(done);
}

}  // namespace

struct Ole::File {
  Input root;
  size_t size = 0;

  // Null where there is none of that path. Throws RecordError where it is there, but damaged.
  Input Find(std::string_view path) const {
    Input at(GSF_INPUT(g_object_ref(root.get())));
    for (size_t begin = 0; at && begin < path.size();) {
      const size_t end = std::min(path.find('/', begin), path.size());
      if (!GSF_IS_INFILE(at.get())) return nullptr;
      const std::string name(path.substr(begin, end - begin));
      Input child(gsf_infile_child_by_name(GSF_INFILE(at.get()), name.c_str()));
      if (!child && HasName(GSF_INFILE(at.get()), name))
        throw RecordError(Printable(path) + ": the stream is damaged or cut off");
      at = std::move(child);
      begin = end + 1;
    }
    return at;
  }

  // libgsf gives null for what it cannot open, whatever the reason.
  static bool HasName(GsfInfile* storage, const std::string& name) {
    const int count = gsf_infile_num_children(storage);  // -1 for a stream
    if (count > static_cast<int>(kMaxMembers)) {  // each name is found by counting from the first
      throw RecordError("expected at most " + std::to_string(kMaxMembers) +
                        " streams in a storage, found " + std::to_string(count));
    }
    for (int i = 0; i < count; ++i) {
      const char* const found = gsf_infile_name_by_index(storage, i);
      if (found && name == found) return true;
    }
    return false;
  }
};

bool IsOle(std::string_view bytes) { return bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"); }

Ole::Ole(std::string_view bytes) : file_(std::make_unique<File>()) {
  InitOnce();
  file_->size = bytes.size();
  const Input memory(bytes.empty()
                         ? nullptr
                         : gsf_input_memory_new(reinterpret_cast<const guint8*>(bytes.data()),
                                                static_cast<gsf_off_t>(bytes.size()), FALSE));
  GError* error = nullptr;
  if (memory) file_->root.reset(GSF_INPUT(gsf_infile_msole_new(memory.get(), &error)));
  if (file_->root) return;
  const std::string why = error ? std::string(": ") + error->message : "";
  g_clear_error(&error);
  throw RecordError("expected an OLE2 compound file, found none or one that is damaged" +
                    Printable(why));
}

Ole::~Ole() = default;

bool Ole::Has(std::string_view path) const { return file_->Find(path) != nullptr; }

std::string Ole::Read(std::string_view path) const {
  const Input stream = file_->Find(path);
  if (!stream) throw RecordError(Printable(path) + ": expected a stream, found none");
  const gsf_off_t size = gsf_input_size(stream.get());
  if (size < 0 || static_cast<uint64_t>(size) > file_->size) {
    throw RecordError(Printable(path) + ": expected at most the " + std::to_string(file_->size) +
                      " bytes of the file, found " + std::to_string(size));
  }
  std::string out(static_cast<size_t>(size), '\0');
  if (size > 0 && !gsf_input_read(stream.get(), out.size(), reinterpret_cast<guint8*>(out.data())))
    throw RecordError(Printable(path) + ": the stream is cut off");
  return out;
}

}  // namespace attest
