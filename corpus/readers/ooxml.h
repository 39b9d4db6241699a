// Packages of Office Open XML (ISO/IEC 29500-2): parts found by their relationships, which some
// producers give other names than Word and Excel do.
#pragma once
#include <map>
#include <string>
#include <string_view>

#include "corpus/readers/zip.h"

namespace attest {

struct Relationship {
  std::string type;    // the last part of the URI: "footnotes"; strict and transitional alike
  std::string target;  // name of the part, without '/' in front
};

// Of a part ("" for the package) by their ids; external ones are left out. Empty where there are
// none. Throws RecordError.
std::map<std::string, Relationship> Relationships(std::string_view part, Zip* zip);
// The target of the first one of the type, by their ids; empty where there is none. Of a type that
// stands for one part, more are not read.
std::string Target(const std::map<std::string, Relationship>& relationships, std::string_view type);
// The part that holds the document. Throws RecordError where none is named.
std::string MainPart(Zip* zip);
// Title, creator, date, language and identifier of the core properties, where there are any.
void ReadCoreProperties(Zip* zip, Reading* reading);

}  // namespace attest
