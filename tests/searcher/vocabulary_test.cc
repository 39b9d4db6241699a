// An index with a vocabulary of its own: filters, facets and labels go by it, from the answer after
// the one that it was exchanged behind.
#include <catch2/catch.hpp>
#include <set>

#include "schema/stored_vocabulary.h"
#include "searcher/output.h"
#include "searcher/searcher.h"
#include "tests/searcher/served_index.h"

namespace attest {
namespace {

std::string Violation(const std::string& id, const std::string& parent, const std::string& english,
                      const std::string& korean, const std::string& alias = "") {
  return "<concept scheme=\"violation\" id=\"" + id + "\"" +
         (parent.empty() ? "" : " parent=\"" + parent + "\"") + ">" +
         (alias.empty() ? "" : "<alias id=\"" + alias + "\"/>") + "<pref lang=\"en\">" + english +
         "</pref><pref lang=\"ko\">" + korean + "</pref></concept>\n";
}

void Exchange(const TestIndex& index, const std::string& concepts) {
  const std::string xml = "<vocabulary version=\"1\">" + concepts + "</vocabulary>";
  IndexWriter(index.path).SetVocabulary(xml, VocabularyStamp(Vocabulary::Parse(xml), xml));
}

StoredDocument With(const std::string& id, const std::vector<std::string>& violations,
                    Access access = Access::kPublic) {
  StoredDocument stored = MakeStored(id, "a road", access);
  stored.document.violations = violations;
  return stored;
}

std::string Dump(const std::vector<FacetValue>& values) {
  std::string out;
  for (const FacetValue& value : values) {
    out += (out.empty() ? "" : " ") + value.value + "/" + value.label + "=" +
           std::to_string(value.count);
    if (!value.children.empty()) out += "(" + Dump(value.children) + ")";
  }
  return out;
}

// "ids: violation facet"
std::string Found(Searcher& searcher, const std::string& violation, const std::string& label,
                  const std::string& query = "road") {
  SearchRequest request;
  request.query = query;
  request.label = label;
  if (!violation.empty()) request.violation = {violation};
  const ResultPage page = searcher.Search(request);
  std::set<std::string> ids;
  for (const Hit& hit : page.hits) ids.insert(hit.stored.document.id);
  std::string out;
  for (const std::string& id : ids) out += id + " ";
  return out + ": " + Dump(page.facets[5].values);
}

const std::string kTrees = Violation("tree", "", "Tree", "나무") +
                           Violation("tree.oak", "tree", "Oak", "참나무") +
                           Violation("shrub", "", "Shrub", "떨기나무");

TEST_CASE("filters, facets and labels go by the vocabulary of the index") {
  TestIndex index;
  index.Add({With("a", {"tree.oak"}), With("b", {"shrub"}), With("c", {"hazel", "shrub"})});
  Exchange(index, kTrees);
  Searcher searcher({index.path});
  CHECK(Found(searcher, "", "en") ==
        "a b c : shrub/Shrub=2 hazel/hazel=1 tree/Tree=1(tree.oak/Oak=1)");
  CHECK(Found(searcher, "tree", "ko") ==
        "a : shrub/떨기나무=2 hazel/hazel=1 tree/나무=1(tree.oak/참나무=1)");
  CHECK(Found(searcher, "참나무", "ko").substr(0, 3) == "a :");  // by a label
  CHECK(Found(searcher, "", "en", "road violation:tree").substr(0, 3) == "a :");
  CHECK(Found(searcher, "liberty.torture", "en").substr(0, 1) == ":");  // of the built-in one
  CHECK(ToText(searcher.Show("a"), {}).find("tree.oak (Oak)") != std::string::npos);
  SearchRequest request;
  request.query = "road";
  CHECK(ToText(searcher.Search(request), {}).find("Shrub") != std::string::npos);
  CHECK(searcher.SharedVocabulary()->Find(Scheme::kViolation, "shrub") != nullptr);
}

TEST_CASE("a vocabulary that is exchanged is that of the next answer") {
  TestIndex index;
  index.Add({With("a", {"tree.oak"}), With("b", {"shrub"}), With("c", {"shrub", "bush"}),
             With("d", {"shrub"}, Access::kRestricted)});
  Searcher searcher({index.path}), both({index.path}, true);
  CHECK(Found(searcher, "", "en") == "a b c : shrub/shrub=2 bush/bush=1 tree.oak/tree.oak=1");
  Exchange(index, kTrees);
  CHECK(Found(searcher, "tree", "en").substr(0, 3) == "a :");
  const auto loaded = searcher.SharedVocabulary();
  index.Add({With("e", {"shrub"})});
  CHECK(Found(searcher, "shrub", "en").substr(0, 7) == "b c e :");
  CHECK(searcher.SharedVocabulary() == loaded);  // not read again for a new revision

  // Retired: it means another concept, which lies below a tree now. c has both and counts once.
  Exchange(index, Violation("tree", "", "Tree", "나무") +
                      Violation("bush", "tree", "Bush", "덤불", "shrub"));
  const std::string facet = "tree/Tree=3(bush/Bush=3) tree.oak/tree.oak=1";
  CHECK(Found(searcher, "", "en") == "a b c e : " + facet);
  for (const char* value : {"bush", "shrub", "tree", "Bush", "덤불"})
    CHECK(Found(searcher, value, "en") == "b c e : " + facet);
  CHECK(Found(searcher, "", "en", "road violation:shrub").substr(0, 7) == "b c e :");
  CHECK(ToText(searcher.Show("b"), {}).find("shrub (Bush)") != std::string::npos);
  CHECK(Found(both, "bush", "en").substr(0, 9) == "b c d e :");  // one for both levels
}

TEST_CASE("of several indexes the first one's vocabulary counts") {
  TestIndex one, two;
  one.Add({With("a", {"shrub"})});
  two.Add({With("b", {"shrub"})});
  Exchange(one, Violation("shrub", "", "Shrub", "떨기나무"));
  Exchange(two, Violation("shrub", "", "Bush", "덤불"));
  Searcher first({one.path, two.path}), second({two.path, one.path});
  CHECK(Found(first, "", "en") == "a b : shrub/Shrub=2");
  CHECK(Found(second, "", "en") == "a b : shrub/Bush=2");
}

}  // namespace
}  // namespace attest
