// Texts of OpenDocument (ODF 1.3, ISO/IEC 26300): ODT, OTT and the flat form, FODT.
#pragma once
#include <string_view>

#include "corpus/readers/reading.h"

namespace pugi {
class xml_node;
}
namespace attest {

class Zip;

// As ReadDocx does: no pages, notes and frames behind their paragraph. Throws RecordError.
Reading ReadOdt(std::string_view bytes);
Reading ReadFodt(std::string_view bytes);

// The paragraphs in an element of ODF, comments and deleted text left out, each ending in a line
// feed.
std::string OdfText(const pugi::xml_node& element);
// Throws RecordError where the package (a text, a spreadsheet) is encrypted.
void CheckUnencryptedOdf(Zip* zip);
// The fields of <office:meta>.
void ReadOdfMeta(const pugi::xml_node& meta, Reading* reading);
// The same from meta.xml of a package, if there is one.
void ReadOdfMeta(Zip* zip, Reading* reading);

}  // namespace attest
