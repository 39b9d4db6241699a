// Sidecars: what a file beside a document says of it.
#pragma once
#include <string_view>
#include <vector>

#include "corpus/fields.h"

namespace attest {

// NAME.meta.json: one object with the keys of JSON Lines. Both throw RecordError with the place
// where the bytes are no such file, hold `text` or `file` (a sidecar only describes), or are over
// 1 MB.
std::vector<RawField> ReadJsonSidecar(std::string_view bytes);

// NAME.meta.xml: Dublin Core (<dc>, <oai_dc:dc>, <metadata>, also within OAI-PMH's <record>), the
// elements of both its namespaces under any prefix, or our own <record>. Dublin Core repeats where
// our fields do not: creators and publishers are joined with "; ", of others the first counts, an
// identifier that is a web address is the url. Its elements that have no field here are left out;
// what is of no known namespace keeps its name.
std::vector<RawField> ReadXmlSidecar(std::string_view bytes);

}  // namespace attest
