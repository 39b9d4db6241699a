#include "indexer/suggest.h"

#include <xapian.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "indexer/lookup.h"
#include "indexer/reader.h"
#include "schema/csv.h"
#include "schema/layout.h"
#include "schema/text.h"

namespace attest {
namespace {

using Values = std::vector<std::string>;

struct SuggestedField {
  const char* name;
  std::optional<Scheme> scheme;
  Values assigned, suggested;
};

std::vector<SuggestedField> FieldsOf(const StoredDocument& stored, const Values& wanted) {
  const Document& document = stored.document;
  const Suggestions& suggested = stored.suggested;
  const auto written = [](const std::optional<DateInterval>& date) {
    return date ? Values{date->written} : Values{};
  };
  std::vector<SuggestedField> fields = {
      {"violations", Scheme::kViolation, document.violations, suggested.violations},
      {"places", Scheme::kPlace, document.places, suggested.places},
      {"date", std::nullopt, written(document.date), written(suggested.date)}};
  std::erase_if(fields, [&](const SuggestedField& field) {
    return !wanted.empty() && std::find(wanted.begin(), wanted.end(), field.name) == wanted.end();
  });
  return fields;
}

const Values& Shown(const SuggestedField& field) {
  return field.suggested.empty() ? field.assigned : field.suggested;
}

class Printer {
 public:
  Printer(const SuggestOptions& options, const Vocabulary& vocabulary, std::ostream& out,
          std::ostream& err)
      : options_(options), vocabulary_(vocabulary), out_(out), err_(err) {}

  void Begin() {
    if (options_.json) return;
    Values header = {"id", "#title"};
    for (const SuggestedField& field : FieldsOf({}, options_.fields)) {
      header.push_back(field.name);
      if (field.scheme) header.push_back(std::string("#") + field.name);
    }
    out_ << kByteOrderMark << CsvLine(header);
  }

  void Add(const StoredDocument& stored) {
    const auto fields = FieldsOf(stored, options_.fields);
    const auto is_suggested = [](const SuggestedField& field) { return !field.suggested.empty(); };
    if (std::none_of(fields.begin(), fields.end(), is_suggested)) return;
    if (options_.json) return AddJson(stored.document, fields);
    if (IsSafe(stored.document, fields)) return AddRow(stored.document, fields);
    ++left_out_;
    err_ << "attest-index: " << Printable(stored.document.id, 250)
         << ": left out: a cell cannot hold its id or a value safely; --format json has it\n";
  }

  size_t left_out() const { return left_out_; }

 private:
  static bool IsSafe(const Document& document, const std::vector<SuggestedField>& fields) {
    const auto fits = [](const std::string& value) {
      return !IsFormula(value) && value.find('|') == value.npos;
    };
    return !IsFormula(document.id) &&
           std::all_of(fields.begin(), fields.end(), [&](const SuggestedField& field) {
             return std::all_of(Shown(field).begin(), Shown(field).end(), fits);
           });
  }

  void AddRow(const Document& document, const std::vector<SuggestedField>& fields) {
    Values cells = {document.id, document.title};
    for (const SuggestedField& field : fields) {
      cells.push_back(CsvList(Shown(field)));
      if (field.scheme) cells.push_back(CsvList(Labels(field)));
    }
    out_ << CsvLine(cells);
  }

  void AddJson(const Document& document, const std::vector<SuggestedField>& fields) {
    nlohmann::ordered_json json{{"id", document.id}, {"#title", document.title}};
    for (const SuggestedField& field : fields) {
      if (field.suggested.empty()) continue;
      if (field.scheme) {
        json[field.name] = field.suggested;
      } else {
        json[field.name] = field.suggested.front();
      }
    }
    out_ << json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
  }

  Values Labels(const SuggestedField& field) const {
    Values labels;
    for (const std::string& id : Shown(field))
      labels.push_back(vocabulary_.LabelOf(*field.scheme, id, "en"));
    return labels;
  }

  const SuggestOptions& options_;
  const Vocabulary& vocabulary_;
  std::ostream& out_;
  std::ostream& err_;
  size_t left_out_ = 0;
};

void AddDatabase(const Xapian::Database& db, Printer& printer) {
  for (const Kind kind : {Kind::kShort, Kind::kLong}) {
    const std::string term = KindTerm(kind);
    for (auto it = db.postlist_begin(term); it != db.postlist_end(term); ++it)
      printer.Add(ReadDocument(db, *it));
  }
}

}  // namespace

size_t PrintSuggestions(const SuggestOptions& options, std::ostream& out, std::ostream& err) {
  const IndexReader reader(options.index);
  const std::shared_ptr<const Vocabulary> vocabulary = reader.SharedVocabulary();
  Printer printer(options, *vocabulary, out, err);
  printer.Begin();
  for (const IndexReader::Opened& opened : reader.databases()) try {
      AddDatabase(*opened.db, printer);
    } catch (const Xapian::Error&) {
      RethrowAsIndexError(opened.path);
    }
  out.flush();
  return printer.left_out();
}

}  // namespace attest
