// What a file or its sidecar says of the document, where whoever assigned fields said nothing.
#pragma once
#include <string>
#include <vector>

#include "corpus/fields.h"

namespace attest {

// Of fields that are assigned; id, text and file stay as they are.
void CopyField(Field field, const Document& from, Document& to);

// Both give `record` the fields that have no value in it, with their origin. Unknown names and
// values outside the vocabulary become `notes`.

// Of a sidecar, which somebody wrote: throws RecordError for the first rule that is broken. Its
// access counts unless the record names one.
void AddSidecarFields(const std::vector<RawField>& found, const Vocabulary& vocabulary,
                      Record* record, std::vector<std::string>* notes);
// Of the file itself, which a program wrote: title, creator, date, language, source, rights, url
// and identifier; a value that breaks a rule is left out with a note, and a language that the text
// is not in without a word: programs write their own. `record` has its text.
void AddFileFields(const std::vector<RawField>& found, const Vocabulary& vocabulary, Record* record,
                   std::vector<std::string>* notes);

}  // namespace attest
