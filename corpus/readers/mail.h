// Mails, mailboxes, and web pages saved as a mail.
#pragma once
#include <string_view>

#include "corpus/readers/reading.h"

namespace attest {

// A mail (RFC 5322) as a document: what it says itself; where it has a plain and an HTML form, the
// plain one unless that is empty or a stub. The subject is its title, the sender's name its
// creator, the day of its Date header, as written there, its date, the Message-ID its identifier.
// Recipients are in no field and not in the text: they are often the people whom a leak would harm,
// and no question of the archive needs them. Attachments and mails in it go to `members`, under
// safe names that are unique in the mail; a mail in a mail is a member, not read here. `encoding`
// is that of parts which declare none. Throws RecordError: no mail, encrypted, neither a text
// nor a member, over the limits of reading.h.
Reading ReadMail(std::string_view bytes, MemberSink& members, std::string_view encoding = {});

// A page saved as MHTML: its root page alone, as ReadHtml does, and where it came from as its url.
Reading ReadSavedPage(std::string_view bytes);

}  // namespace attest
