// Mailboxes as files: mails one behind another, each after a line "From sender date".
#pragma once
#include <string_view>

#include "corpus/readers/reading.h"

namespace attest {

// Whether the first line is one that begins a mail in a mailbox.
bool IsMbox(std::string_view bytes);

// Each mail is a member "1.eml", "2.eml", …; one '>' is taken from lines that begin ">From ",
// ">>From " and so on. Throws RecordError for no mailbox and over kMaxMembers mails.
void ReadMbox(std::string_view bytes, MemberSink& members);

}  // namespace attest
