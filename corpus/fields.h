// Every rule about the fields of a record stands here: names, types, lists, checks (DESIGN section
// 2). The readers only say what they found.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/record.h"
#include "schema/error.h"
#include "schema/vocabulary.h"

namespace attest {

// What is wrong with one record or file: what() is the reason of its Problem. Never leaves corpus/.
class RecordError : public Error {
  using Error::Error;
};

// A field as a reader found it; repeated elements are several of these.
struct RawField {
  std::string name;                 // as written, "title" or "dc:title"
  std::vector<std::string> values;  // none: not given (an empty CSV cell of text, JSON null)
  bool list = false;                // written as a list (a JSON array)
  std::string wrong_type;           // "a number", where the value is no text
};

// A field whose name begins so is a remark for people, which is kept out without a word.
bool IsRemark(std::string_view name);

struct FieldKey {
  Field field;
  bool dublin_core;
};

// What a name stands for; nothing where it is unknown. ASCII case is ignored, so that a column
// "Access" is never taken for an unknown one and its restricted records for public ones.
std::optional<FieldKey> FindField(std::string_view name);
bool IsListField(Field field);

// Sets `record`'s fields, `named` and origins (kManifest) from what was found; the value of `file`
// goes to `*file` (empty where there is none). Values outside the vocabulary and unknown names
// become `notes`, `noun` being what a field is called there ("column"). Throws RecordError for the
// first rule that is broken, the id's first.
void SetFields(const std::vector<RawField>& raw, std::string_view noun,
               const Vocabulary& vocabulary, Record* record, std::string* file,
               std::vector<std::string>* notes);

}  // namespace attest
