// XML batches: <records><record id="…">…</record>…</records>, as schema/batch.rng describes them.
#pragma once
#include <cstddef>
#include <string_view>

#include "corpus/batch.h"

namespace attest {

// The whole batch is parsed at once: memory is about twice the file and 60 bytes a tag (at most 50
// million tags are read). Where it is not well formed, the place is reported, the records that end
// before it are read, and the batch is incomplete. Document type declarations and entities of their
// own are never followed.
void ReadXmlBatch(std::string_view bytes, Batch& batch);

// Is the root element <records>? `head` may be cut anywhere behind it.
bool LooksLikeXmlBatch(std::string_view head);

// The end of the element whose '<' is at `begin`, one behind its last '>'; npos where it is not
// closed.
size_t FindElementEnd(std::string_view xml, size_t begin);

}  // namespace attest
