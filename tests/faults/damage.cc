#include "tests/faults/damage.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace attest {
namespace {

namespace fs = std::filesystem;

void Flip(const std::string& path, uint64_t offset, uint8_t mask) {
  std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
  file.seekg(static_cast<std::streamoff>(offset));
  const int byte = file.get();
  file.seekp(static_cast<std::streamoff>(offset));
  file.put(static_cast<char>(byte ^ mask));
  if (!file.flush()) throw std::runtime_error("cannot flip a byte of " + path);
}

}  // namespace

std::string ToString(const Damage& damage) {
  switch (damage.kind) {
    case Damage::Kind::kFlip:
      return damage.file + ", byte " + std::to_string(damage.offset) + " xor " +
             std::to_string(damage.mask);
    case Damage::Kind::kTruncate:
      return damage.file + ", cut off at " + std::to_string(damage.offset);
    case Damage::Kind::kMissing:
      return damage.file + ", missing";
  }
  return "";
}

std::vector<std::string> DatabaseFiles(const std::string& index) {
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(index)) {  // follows no link
    if (entry.is_symlink() || !entry.is_regular_file() || entry.file_size() == 0) continue;
    const std::string name = fs::relative(entry.path(), index).string();
    if (name.find('/') != std::string::npos) files.push_back(name);
  }
  std::sort(files.begin(), files.end());
  return files;
}

Damage RandomFlip(const std::string& index, Random& random) {
  const std::vector<std::string> files = DatabaseFiles(index);
  uint64_t total = 0;
  for (const std::string& file : files) total += fs::file_size(index + "/" + file);
  uint64_t place = random.Below(total);
  for (const std::string& file : files) {
    const uint64_t size = fs::file_size(index + "/" + file);
    if (place < size)
      return {Damage::Kind::kFlip, file, place, static_cast<uint8_t>(1 + random.Below(255))};
    place -= size;
  }
  throw std::logic_error("no byte to flip");
}

std::vector<Damage> CutsAndLosses(const std::string& index) {
  std::vector<Damage> all;
  for (const std::string& file : DatabaseFiles(index)) {
    all.push_back({Damage::Kind::kTruncate, file, fs::file_size(index + "/" + file) / 2, 0});
    all.push_back({Damage::Kind::kMissing, file, 0, 0});
  }
  return all;
}

void MakeDamaged(const std::string& index, const Damage& damage, const std::string& copy) {
  fs::remove_all(copy);
  fs::copy(index, copy, fs::copy_options::recursive | fs::copy_options::copy_symlinks);
  const std::string path = copy + "/" + damage.file;
  switch (damage.kind) {
    case Damage::Kind::kFlip:
      return Flip(path, damage.offset, damage.mask);
    case Damage::Kind::kTruncate:
      return fs::resize_file(path, damage.offset);
    case Damage::Kind::kMissing:
      fs::remove(path);
  }
}

}  // namespace attest
