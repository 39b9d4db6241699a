#include "indexer/vocabulary_choice.h"

#include <algorithm>
#include <map>
#include <set>

#include "corpus/files.h"
#include "indexer/writer.h"
#include "schema/error.h"
#include "schema/layout.h"
#include "schema/stored_vocabulary.h"
#include "schema/text.h"
#include "schema/vocabulary_check.h"

namespace attest {
namespace {

// A file that is too large is refused before it is read.
std::string ReadVocabularyFile(const std::string& path) try {
  File file(path);
  if (file.size() > kMaxVocabularyBytes) throw InputError(TooLargeVocabulary(file.size()));
  return ReadUpTo(file, kMaxVocabularyBytes + 1);  // it may grow
} catch (const InputError& error) {
  throw UsageError("--vocabulary " + Printable(path, 4096) + ": " + error.what());
}

// How many labels of a concept one must add, remove or change to come from `before` to `after`.
size_t ChangedLabels(const Concept& before, const Concept& after) {
  using Key = std::tuple<std::string, std::string, bool, bool>;
  const auto keys = [](const Concept& item) {
    std::set<Key> all;
    for (const Label& l : item.labels) all.emplace(l.language, l.text, l.preferred, l.broad);
    return all;
  };
  const std::set<Key> old_keys = keys(before), new_keys = keys(after);
  const auto gone = std::count_if(old_keys.begin(), old_keys.end(),
                                  [&](const Key& key) { return !new_keys.contains(key); });
  const auto come = std::count_if(new_keys.begin(), new_keys.end(),
                                  [&](const Key& key) { return !old_keys.contains(key); });
  return static_cast<size_t>(std::max(gone, come));
}

std::string_view PrefixOf(Scheme scheme) {
  return scheme == Scheme::kViolation    ? prefix::kViolation
         : scheme == Scheme::kSourceType ? prefix::kSourceType
                                         : prefix::kPlace;
}

// Documents with an id that the new vocabulary does not know.
size_t CountOrphans(IndexWriter& writer, const VocabularyChange& change) {
  std::set<std::string, std::less<>> ids;
  for (const auto& [scheme, id] : change.retired) {
    if (scheme == Scheme::kTerm) continue;  // no field of a document
    writer.EachWithTerm(FilterTerm(PrefixOf(scheme), id),
                        [&](std::string_view document) { ids.emplace(document); });
  }
  return ids.size();
}

std::string Told(const VocabularyChange& change) {
  std::string out;
  const auto add = [&](size_t count, const std::string& what) {
    if (count > 0) out += (out.empty() ? "" : ", ") + std::to_string(count) + what;
  };
  add(change.added, change.added == 1 ? " concept added" : " concepts added");
  add(change.renamed, " renamed");
  add(change.retired.size(), " retired");
  add(change.moved, " with another parent");
  add(change.labels, change.labels == 1 ? " label changed" : " labels changed");
  return out.empty() ? "no concept or label changed" : out;
}

}  // namespace

VocabularyChoice ChooseVocabulary(const std::string& file) {
  if (file == kBuiltInVocabulary)
    return {"", Vocabulary::SharedBuiltIn(), BuiltInVocabularyStamp(), {}};
  VocabularyChoice choice;
  choice.xml = ReadVocabularyFile(file);
  try {
    choice.vocabulary = std::make_shared<const Vocabulary>(Vocabulary::Parse(choice.xml));
    choice.notes = Review(*choice.vocabulary);
  } catch (const InputError& error) {
    throw UsageError(error.what());
  }
  choice.stamp = VocabularyStamp(*choice.vocabulary, choice.xml);
  return choice;
}

VocabularyChange Compare(const Vocabulary& before, const Vocabulary& after) {
  VocabularyChange change;
  for (const Concept& item : before.concepts()) {
    const auto retire = [&](const std::string& id) {
      if (!after.Find(item.scheme, id)) change.retired.emplace_back(item.scheme, id);
    };
    retire(item.id);
    for (const std::string& alias : item.aliases) retire(alias);
    const Concept* now = after.Find(item.scheme, item.id);
    if (now == nullptr) continue;
    if (now->id != item.id) ++change.renamed;
    // A parent that was only renamed is the same one.
    const Concept* parent = after.Find(item.scheme, item.parent);
    if ((parent ? parent->id : item.parent) != now->parent) ++change.moved;
    change.labels += ChangedLabels(item, *now);
  }
  for (const Concept& item : after.concepts()) {
    const auto known = [&](const std::string& id) {
      return before.Find(item.scheme, id) != nullptr;
    };
    if (!known(item.id) && std::none_of(item.aliases.begin(), item.aliases.end(), known))
      ++change.added;
  }
  return change;
}

std::string Exchange(IndexWriter& writer, const VocabularyChoice& choice) {
  const std::string name =
      "vocabulary " + choice.vocabulary->version() + (choice.xml.empty() ? " (built-in)" : "");
  if (writer.VocabularyStamp() == choice.stamp) return name + " is that of the index already";
  VocabularyChange change;
  std::string unread;
  try {
    change = Compare(*writer.SharedVocabulary(), *choice.vocabulary);
  } catch (const IndexError& error) {  // what replaces a damaged one need not be compared with it
    unread = error.what();
  }
  const size_t orphans = CountOrphans(writer, change);
  writer.SetVocabulary(choice.xml, choice.stamp);
  std::string told =
      name + " stored: " + (unread.empty() ? Told(change) : "the old one was damaged");
  if (orphans > 0) {
    told += "; " + std::to_string(orphans) +
            (orphans == 1 ? " document keeps" : " documents keep") +
            " a retired id as text (an <alias> would lead it to another concept)";
  }
  return told + "; no document was analysed again";
}

}  // namespace attest
