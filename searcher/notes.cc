#include "searcher/notes.h"

#include "schema/text.h"
#include "searcher/unknown_values.h"

namespace attest {

std::vector<std::string> MakeNotes(const ResultPage& page, const Plan& plan, uint64_t any,
                                   const Xapian::Database& db, const Vocabulary& vocabulary) {
  std::vector<std::string> notes = UnknownValues(page.request, db, vocabulary);
  if (page.match != page.request.match) {
    notes.push_back("No document has all of these words; listed are documents with any of them.");
  }
  if (any > page.total) {
    notes.push_back(std::to_string(page.total) + (page.total == 1 ? " has" : " have") +
                    " every word; " + std::to_string(any) + " have one of them: --match any");
  }
  if (!plan.ignored.empty()) {
    std::string words;
    for (const std::string& word : plan.ignored) words += (words.empty() ? "" : ", ") + word;
    notes.push_back("Function words do not count: " + Printable(words, 200) +
                    ". Search =word for one of them.");
  }
  return notes;
}

}  // namespace attest
