// HWP 5, the documents of Hancom Office since 2002: records in the streams of a compound file.
// 본 제품은 한글과컴퓨터의 한글 문서 파일(.hwp) 공개 문서를 참고하여 개발하였습니다. (Developed
// with Hancom's public description of the HWP document file format, revision 1.3 of 2018, whose
// terms ask for this sentence.)
#pragma once
#include <string_view>

#include "corpus/readers/reading.h"

namespace attest {

// As ReadHwpx does. Which text was deleted under change tracking is not published: a document that
// tracks changes comes with a note. Throws RecordError: encrypted, under DRM, for distribution only
// (its text is encrypted), another version, damaged.
Reading ReadHwp(std::string_view bytes);

}  // namespace attest
