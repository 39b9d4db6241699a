#include "indexer/vocabulary_output.h"

#include <algorithm>
#include <map>

#include <xapian.h>

#include "indexer/reader.h"
#include "schema/data_files.h"
#include "schema/layout.h"
#include "schema/stored_vocabulary.h"

namespace attest {
namespace {

constexpr std::string_view kLanguages[] = {"en", "ko", "zh-Hans", "zh-Hant"};

std::string ToText(const NamedVocabulary& named) {
  std::map<Scheme, size_t> concepts;
  std::map<std::string, size_t> forms;
  for (const Concept& item : named.vocabulary->concepts()) {
    ++concepts[item.scheme];
    for (const Label& label : item.labels) ++forms[label.language];
  }
  std::string out = "vocabulary " + named.stamp +
                    (IsOwnVocabulary(named.stamp) ? "" : " (built-in)") + "\nConcepts:";
  for (const auto& [scheme, count] : concepts)
    out += " " + std::string(SchemeName(scheme)) + " " + std::to_string(count) + ";";
  if (out.back() == ';') out.pop_back();
  out += "\nForms:";
  for (const auto& [language, count] : forms)
    out += " " + language + " " + std::to_string(count) + ";";
  if (out.back() == ';') out.pop_back();
  return out + "\n";
}

// A cell of a TSV: what divides columns, rows and values becomes a space.
std::string Cell(std::string text) {
  for (char& c : text) {
    if (c == '\t' || c == '\n' || c == '\r' || c == '|') c = ' ';
  }
  return text;
}

void Join(std::string& cell, const std::string& value) {
  cell += (cell.empty() ? "" : "|") + Cell(value);
}

std::string Preferred(const Concept& item, std::string_view language) {
  for (const Label& label : item.labels) {
    if (label.preferred && label.language == language) return Cell(label.text);
  }
  return "";
}

std::string OtherForms(const Concept& item) {
  std::string cell;
  for (const Label& label : item.labels) {
    const bool shown = label.preferred && std::find(std::begin(kLanguages), std::end(kLanguages),
                                                    label.language) != std::end(kLanguages);
    if (!shown) Join(cell, label.language + (label.broad ? "~" : "=") + label.text);
  }
  return cell;
}

std::string Codes(const Concept& item) {
  std::string cell;
  for (const auto& [name, codes] : item.codes) {
    for (const std::string& code : SplitCodes(codes)) Join(cell, name + "=" + code);
  }
  return cell;
}

}  // namespace

std::vector<std::string> SplitCodes(std::string_view joined) {
  std::vector<std::string> codes;
  while (!joined.empty()) {
    const size_t end = std::min(joined.find('|'), joined.size());
    codes.emplace_back(joined.substr(0, end));
    joined.remove_prefix(std::min(end + 1, joined.size()));
  }
  return codes;
}

NamedVocabulary ReadVocabularyOf(const std::string& dir) {
  const std::string built_in(DataFile("vocabulary.xml"));
  if (dir.empty()) return {BuiltInVocabularyStamp(), Vocabulary::SharedBuiltIn(), built_in};
  const IndexReader reader(dir);
  const IndexReader::Opened& open = reader.databases().front();  // `public`
  try {
    const std::string stamp = open.db->get_metadata(key::kVocabulary);
    if (!IsOwnVocabulary(stamp)) return {stamp, Vocabulary::SharedBuiltIn(), built_in};
    return {stamp, reader.SharedVocabulary(),
            UnpackVocabulary(open.db->get_metadata(key::kVocabularyFile))};
  } catch (const Xapian::Error&) {
    RethrowAsIndexError(open.path);
  }
}

std::string DescribeVocabulary(const NamedVocabulary& named, const std::string& format) {
  if (format == "xml") return named.xml;
  if (format == "skos") return ToSkos(*named.vocabulary);
  return format == "tsv" ? ToTsv(*named.vocabulary) : ToText(named);
}

std::string ToTsv(const Vocabulary& vocabulary) {
  std::string out =
      "scheme\tid\tparent\taliases\tkind\ten\tko\tzh-Hans\tzh-Hant\tforms\tcodes\tnote\n";
  for (const Concept& item : vocabulary.concepts()) {
    std::string aliases;
    for (const std::string& alias : item.aliases) Join(aliases, alias);
    out += std::string(SchemeName(item.scheme)) + '\t' + item.id + '\t' + item.parent + '\t' +
           aliases + '\t' + Cell(item.kind);
    for (const std::string_view language : kLanguages) out += '\t' + Preferred(item, language);
    out += '\t' + OtherForms(item) + '\t' + Codes(item) + '\t' + Cell(item.note) + '\n';
  }
  return out;
}

}  // namespace attest
