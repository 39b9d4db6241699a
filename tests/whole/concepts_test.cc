// Every name of the built-in vocabulary against texts that hold one other name of the same concept.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "schema/concept_forms.h"
#include "schema/layout.h"
#include "tests/whole/acceptance.h"

namespace attest {
namespace {

constexpr const char* kLanguageNames[] = {"Korean", "Chinese", "English"};

constexpr const char* kEndings[] = {"다", "는", "끼리"};

// Nothing in these sentences names anything. What has an ending stands as it is.
std::string Inflected(FormLanguage language, const std::string& name) {
  const auto is_inflected = [&](const char* ending) { return name.ends_with(ending); };
  if (std::any_of(std::begin(kEndings), std::end(kEndings), is_inflected))
    return "어제 " + name + ".";
  switch (language) {
    case FormLanguage::kKorean:
      return "어제 온 종이에는 " + name + "에 대하여 두 줄이 있다.";
    case FormLanguage::kChinese:
      return "昨天的纸上，" + name + "，写了两行。";
    default:
      return "On the second sheet, " + name + ", in pencil, twice.";
  }
}
std::string AsWritten(const std::string& name) { return "(" + name + ")"; }

// Words as =word compares them: case, width and what joins them do not count, and Latin words end
// where other scripts begin.
std::string Words(const std::string& text) {
  std::string words = " ";
  bool ascii = true;
  for (const char c : FoldValue(text)) {
    const bool was_ascii = ascii;
    ascii = static_cast<unsigned char>(c) < 0x80;
    if (ascii != was_ascii && words.back() != ' ') words += ' ';
    if (!ascii || isalnum(c))
      words += c;
    else if (words.back() != ' ')
      words += ' ';
  }
  return words;
}

// How the vocabulary writes a form, in two texts: with a particle and alone.
struct Name {
  const Concept* item;
  const ConceptForm* form;
  std::string text;
};

class NamesIndex {
 public:
  NamesIndex() : forms_(Vocabulary::BuiltIn()) {
    for (const Concept& item : Vocabulary::BuiltIn().concepts()) {
      for (const auto& writing : forms_.WritingsOf(item)) {
        if (!Names(*writing.form, item)) continue;
        of_concept_[&item].push_back(names_.size());
        names_.push_back({&item, writing.form, std::string(writing.name)});
      }
    }
    char name[] = "/tmp/attest-concepts-XXXXXX";
    REQUIRE(mkdtemp(name));
    folder_ = name;
    IndexWriter writer(folder_ + "/index");
    for (size_t i = 0; i < names_.size(); ++i) {
      const std::string n = std::to_string(i);
      Put(writer, "i" + n, Inflected(names_[i].form->language, names_[i].text), names_[i].item);
      Put(writer, "w" + n, AsWritten(names_[i].text), names_[i].item);
    }
    writer.Commit();
    searcher_ = std::make_unique<Searcher>(std::vector<std::string>{folder_ + "/index"});
  }
  ~NamesIndex() { std::filesystem::remove_all(folder_); }

  static bool Names(const ConceptForm& form, const Concept& item) {
    return std::find(form.full.begin(), form.full.end(), &item) != form.full.end();
  }
  const std::vector<Name>& names() const { return names_; }
  const std::vector<size_t>& NamesOf(const Concept* item) const { return of_concept_.at(item); }

  // All of a query, "i7" or "w7", of the texts that hold a name of the concept, or of all.
  SearchRequest Request(const std::string& query, const Concept* of) const {
    SearchRequest request;
    request.query = query;
    request.limit = 5000;
    request.sort = SearchRequest::Sort::kDate;  // not ranked
    request.facets = request.snippets = false;
    if (of != nullptr) request.violation = {Mark(of)};
    return request;
  }
  std::set<std::string> Find(const std::string& query, const Concept* of = nullptr) {
    const ResultPage page = searcher_->Search(Request(query, of));
    std::set<std::string> ids;
    if (page.match != SearchRequest::Match::kAll) return ids;
    for (const Hit& hit : page.hits) ids.insert(hit.stored.document.id);
    return ids;
  }
  bool FindsAll(const std::string& query, const Concept* of) {
    SearchRequest request = Request(query, of);
    request.limit = 0;
    const ResultPage page = searcher_->Search(request);
    return page.match == SearchRequest::Match::kAll && page.total == 2 * NamesOf(of).size();
  }

 private:
  static std::string Mark(const Concept* item) {
    return std::string(SchemeName(item->scheme)) + " " + item->id;
  }
  static void Put(IndexWriter& writer, const std::string& id, const std::string& text,
                  const Concept* item) {
    StoredDocument stored;
    stored.document.violations = {Mark(item)};
    stored.document.id = id;
    stored.document.text = text;
    stored.provenance = {id + ".txt", Hex(Sha256(id)), "batch", "/archive", false, true, {}};
    writer.Put(stored);
  }

  ConceptForms forms_;
  std::vector<Name> names_;
  std::map<const Concept*, std::vector<size_t>> of_concept_;
  std::string folder_;
  std::unique_ptr<Searcher> searcher_;
};

// Counts what is wrong by text, with the first query.
class Failures {
 public:
  void Add(const std::string& text, const std::string& query) {
    auto& [count, first] = by_text_[text];
    if (count++ == 0) first = query;
  }
  std::string ToString() const {
    std::string out;
    for (const auto& [text, failure] : by_text_) {
      out +=
          text + ": " + std::to_string(failure.first) + " queries, first " + failure.second + "\n";
    }
    return out;
  }

 private:
  std::map<std::string, std::pair<size_t, std::string>> by_text_;
};

// Of the texts that hold a name of its concepts those that a query by a name does not find.
void AddMissed(NamesIndex& index, const Name& name, Failures& failures) {
  for (const Concept* item : name.form->full) {
    if (index.FindsAll(name.text, item)) continue;
    const std::set<std::string> found = index.Find(name.text, item);
    for (const size_t other : index.NamesOf(item)) {
      for (const char* kind : {"i", "w"}) {
        if (found.contains(kind + std::to_string(other))) continue;
        const Name& missed = index.names()[other];
        failures.Add(missed.text + (*kind == 'i' ? " inflected, " : ", ") +
                         kLanguageNames[static_cast<size_t>(missed.form->language)] + ", " +
                         item->id,
                     name.text);
      }
    }
  }
}

// Of the texts that ="name" finds those that do not hold it.
void AddForeign(NamesIndex& index, size_t number, Failures& failures) {
  const Name& name = index.names()[number];
  const std::set<std::string> found = index.Find("=\"" + name.text + "\"");
  if (!found.contains("w" + std::to_string(number))) failures.Add("itself", name.text);
  const bool latin = name.form->language == FormLanguage::kEnglish;
  const std::string words = latin ? Words(name.text) + " " : Words(name.text).substr(1);
  for (const std::string& id : found) {
    const std::string& text = index.names()[std::stoul(id.substr(1))].text;
    if (Words(AsWritten(text)).find(words) == std::string::npos) failures.Add(text, name.text);
  }
}

TEST_CASE("any name of the vocabulary finds the others of its concepts, and with = only itself") {
#ifdef __SANITIZE_ADDRESS__
  const size_t step = 8;  // six minutes and more for all
#else
  const size_t step = 1;
#endif
  NamesIndex index;
  std::set<std::string> asked;
  Failures missed, foreign;
  for (size_t i = 0; i < index.names().size(); i += step) {
    const Name& name = index.names()[i];
    if (!asked.insert(name.text).second) continue;
    CAPTURE(name.text);
    AddMissed(index, name, missed);
    AddForeign(index, i, foreign);
  }
  CHECK(missed.ToString() == "");
  CHECK(foreign.ToString() == "");
  CHECK(asked.size() > 8000 / step);
}

}  // namespace
}  // namespace attest
