// What left its root: after a run, the documents of the roots that were read whole are held against
// what the run met.
#pragma once
#include "indexer/archive.h"
#include "indexer/pipeline.h"

namespace attest {

enum class SweepMode : uint8_t {
  kMirror,  // sync: whatever is gone is removed
  kRehome   // add: removes nothing; only a file that is gone and has copies leaves its place to one
};

// A document stays where the run could not see whether it is gone, and `pipeline` tells so. Throws
// IndexError and Pipeline::Interrupted.
void Sweep(Archive& archive, Pipeline& pipeline, SweepMode mode);

}  // namespace attest
