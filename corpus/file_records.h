// From a file to records: its own document and those that lie inside.
#pragma once
#include <functional>
#include <string>

#include "corpus/file_reader.h"
#include "corpus/record.h"
#include "schema/vocabulary.h"

namespace attest {

struct FileTask {
  std::string absolute;  // where it lies
  std::string path;      // its bytes relative to the root
  // The record of the file without text: id, assigned fields, provenance, place. Members take its
  // batch, root and access.
  Record base;
  // Of a member; by what it has and where its problems are told.
  std::function<std::string(const std::string& member)> id_of;
  std::function<Place(const std::string& member)> place_of;
  std::function<std::string(const std::string& member, const std::string& reason)> reason_of;
  // Throws RecordError where the id is taken.
  std::function<void(const std::string& id)> take_id;
};

// Hands the records of the file to `sink`, with the fields of its sidecars and what the file says
// of itself, and a problem for each document in it that is rejected. Throws InputError or
// RecordError where the file is.
void ReadFileRecords(const FileTask& task, FileReader& reader, const Vocabulary& vocabulary,
                     RecordSink& sink);

}  // namespace attest
