#include "schema/stored.h"

#include <nlohmann/json.hpp>

#include "schema/error.h"
#include "schema/layout.h"
#include "schema/text.h"

namespace attest {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kAccessNames[] = {"public", "restricted"};

std::string Dump(const Json& json) {
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string Name(Field field) { return std::string(FieldName(field)); }

// Writing: what has no value takes no room.
void Put(Json* json, const std::string& name, const std::string& value) {
  if (!value.empty()) (*json)[name] = value;
}
void Put(Json* json, const std::string& name, const std::vector<std::string>& values) {
  if (!values.empty()) (*json)[name] = values;
}
void Put(Json* json, const std::string& name, const std::optional<DateInterval>& date) {
  if (date) (*json)[name] = date->written;
}
void Put(Json* json, const std::string& name, bool value) {
  if (value) (*json)[name] = true;
}

[[noreturn]] void Damaged(const std::string& what) {
  throw IndexError("damaged index: stored record: " + what);
}

// Reading. Any value may have any type: the index may be damaged or foreign.
class Reader {
 public:
  explicit Reader(std::string_view data) : json_(Json::parse(data, nullptr, false)) {
    // The bytes are not shown: they may be a testimony.
    if (!json_.is_object()) {
      Damaged("expected a JSON object, found " + std::to_string(data.size()) + " other bytes");
    }
  }

  explicit Reader(Json json) : json_(std::move(json)) {}

  void Get(const std::string& name, std::string* value) const {
    if (const Json* found = Find(name)) *value = String(*found, name);
  }

  void Get(const std::string& name, std::vector<std::string>* values) const {
    const Json* found = Find(name);
    if (found == nullptr) return;
    if (!found->is_array()) Wrong(name, "a list", *found);
    for (const Json& value : *found) values->push_back(String(value, name));
  }

  void Get(const std::string& name, bool* value) const {
    const Json* found = Find(name);
    if (found == nullptr) return;
    if (!found->is_boolean()) Wrong(name, "true or false", *found);
    *value = found->get<bool>();
  }

  void Get(const std::string& name, uint32_t* value) const {
    const Json* found = Find(name);
    if (found == nullptr) return;
    if (!found->is_number_unsigned() || found->get<uint64_t>() > UINT32_MAX) {
      Wrong(name, "a number", *found);
    }
    *value = found->get<uint32_t>();
  }

  void Get(const std::string& name, std::optional<DateInterval>* date) const {
    const Json* found = Find(name);
    if (found == nullptr) return;
    std::string why;
    *date = ParseDate(String(*found, name), &why);
    if (!*date) Damaged(name + ": " + why);
  }

  void Get(const std::string& name, std::map<Field, Origin>* origins) const {
    const Json* found = Find(name);
    if (found == nullptr) return;
    if (!found->is_object()) Wrong(name, "an object", *found);
    for (const auto& [field, origin] : found->items()) {
      const size_t f = IndexOf(kFieldNames, field, name);
      const size_t o = IndexOf(kOriginNames, String(origin, name), name);
      (*origins)[static_cast<Field>(f)] = static_cast<Origin>(o);
    }
  }

  std::vector<Copy> GetCopies() const;
  Suggestions GetSuggestions() const;

  // Never assumed: a record without it must not be taken for a public one.
  Access GetAccess() const {
    std::string name;
    Get(Name(Field::kAccess), &name);
    return static_cast<Access>(IndexOf(kAccessNames, name, Name(Field::kAccess)));
  }

  const std::string& Require(const std::string& name, const std::string& value) const {
    if (value.empty()) Damaged("expected \"" + name + "\", found nothing");
    return value;
  }

 private:
  const Json* Find(const std::string& name) const {
    const auto found = json_.find(name);
    return found == json_.end() ? nullptr : &*found;
  }

  static const std::string& String(const Json& value, const std::string& name) {
    if (!value.is_string()) Wrong(name, "text", value);
    return value.get_ref<const std::string&>();
  }

  template <size_t N>
  static size_t IndexOf(const std::string_view (&names)[N], std::string_view wanted,
                        const std::string& where) {
    for (size_t i = 0; i < N; ++i) {
      if (names[i] == wanted) return i;
    }
    Damaged(where + ": unknown value \"" + Printable(wanted) + '"');
  }

  [[noreturn]] static void Wrong(const std::string& name, const std::string& expected,
                                 const Json& found) {
    Damaged(name + ": expected " + expected + ", found " + found.type_name());
  }

  Json json_;
};

// Calls `visit(name, value)` for each plain field of a document: one list for writing, reading and
// the digest, so that none can forget a field.
template <typename Stored, typename Visit>
void EachField(Stored& stored, Visit visit) {
  auto& document = stored.document;
  visit(Name(Field::kId), document.id);
  visit(Name(Field::kTitle), document.title);
  visit(Name(Field::kLanguage), document.languages);
  visit(Name(Field::kDate), document.date);
  visit(Name(Field::kEventDate), document.event_date);
  visit(Name(Field::kSource), document.source);
  visit(Name(Field::kSourceType), document.source_type);
  visit(Name(Field::kViolations), document.violations);
  visit(Name(Field::kPlaces), document.places);
  visit(Name(Field::kCreator), document.creator);
  visit(Name(Field::kRights), document.rights);
  visit(Name(Field::kUrl), document.url);
  visit(Name(Field::kIdentifier), document.identifier);
  auto& provenance = stored.provenance;
  visit("path", provenance.path);
  visit("sha256", provenance.sha256);
  visit("batch", provenance.batch);
  visit("root", provenance.root);
  visit("bare", provenance.bare);
  visit("given_id", provenance.given_id);
  visit("via", provenance.via);
}

template <typename OneCopy, typename Visit>
void EachCopyField(OneCopy& copy, Visit visit) {
  visit("id", copy.id);
  visit("path", copy.path);
  visit("batch", copy.batch);
  visit("root", copy.root);
}

Json CopyJson(const Copy& copy) {
  Json json = Json::object();
  EachCopyField(
      copy, [&](const std::string& name, const std::string& value) { Put(&json, name, value); });
  return json;
}

std::vector<Copy> Reader::GetCopies() const {
  std::vector<Copy> copies;
  const Json* found = Find("copies");
  if (found == nullptr) return copies;
  if (!found->is_array()) Wrong("copies", "a list", *found);
  for (const Json& entry : *found) {
    if (!entry.is_object()) Wrong("copies", "objects", entry);
    const Reader reader(entry);
    EachCopyField(copies.emplace_back(),
                  [&](const std::string& name, std::string& value) { reader.Get(name, &value); });
    reader.Require("path", copies.back().path);
  }
  return copies;
}

template <typename Suggested, typename Visit>
void EachSuggestion(Suggested& suggested, Visit visit) {
  visit(Name(Field::kViolations), suggested.violations);
  visit(Name(Field::kPlaces), suggested.places);
  visit(Name(Field::kDate), suggested.date);
}

Suggestions Reader::GetSuggestions() const {
  Suggestions suggestions;
  const Json* found = Find("suggested");
  if (found == nullptr) return suggestions;
  if (!found->is_object()) Wrong("suggested", "an object", *found);
  const Reader reader(*found);
  EachSuggestion(suggestions,
                 [&](const std::string& name, auto& value) { reader.Get(name, &value); });
  return suggestions;
}

Json SuggestionsJson(const Suggestions& suggested) {
  Json json = Json::object();
  EachSuggestion(suggested,
                 [&](const std::string& name, const auto& value) { Put(&json, name, value); });
  return json;
}

// Layout 1 kept of copies only their paths, all below the document's own root.
void AddPathsOfLayout1(const Reader& reader, StoredDocument* stored) {
  std::vector<std::string> paths;
  reader.Get("paths", &paths);
  const Provenance& own = stored->provenance;
  for (const std::string& path : paths) {
    if (path != own.path) stored->copies.push_back({path, path, own.batch, own.root});
  }
}

Json OriginsJson(const std::map<Field, Origin>& origins) {
  Json json = Json::object();
  for (const auto& [field, origin] : origins) {
    json[Name(field)] = kOriginNames[static_cast<size_t>(origin)];
  }
  return json;
}

}  // namespace

std::vector<std::string> AllPaths(const StoredDocument& stored) {
  std::vector<std::string> paths{stored.provenance.path};
  for (const Copy& copy : stored.copies) paths.push_back(copy.path);
  return paths;
}

std::string EncodeDocument(const StoredDocument& stored) {
  Json json = Json::object();
  EachField(stored, [&](const std::string& name, const auto& value) { Put(&json, name, value); });
  json[Name(Field::kAccess)] = kAccessNames[static_cast<size_t>(stored.document.access)];
  for (const Copy& copy : stored.copies) json["copies"].push_back(CopyJson(copy));
  if (!stored.provenance.origins.empty()) json["origins"] = OriginsJson(stored.provenance.origins);
  if (!stored.suggested.empty()) json["suggested"] = SuggestionsJson(stored.suggested);
  Put(&json, Name(Field::kText), stored.document.text);
  return Dump(json);
}

StoredDocument DecodeDocument(std::string_view data) {
  const Reader reader(data);
  StoredDocument stored;
  EachField(stored, [&](const std::string& name, auto& value) { reader.Get(name, &value); });
  reader.Require(Name(Field::kId), stored.document.id);
  stored.document.access = reader.GetAccess();
  stored.copies = reader.GetCopies();
  if (stored.copies.empty()) AddPathsOfLayout1(reader, &stored);
  reader.Get("origins", &stored.provenance.origins);
  stored.suggested = reader.GetSuggestions();
  reader.Get(Name(Field::kText), &stored.document.text);
  return stored;
}

std::string EncodePassage(const StoredPassage& passage) {
  Json json = Json::object();
  if (passage.page > 0) json["page"] = passage.page;
  if (passage.overlap > 0) json["overlap"] = passage.overlap;
  json["text"] = passage.text;
  return Dump(json);
}

StoredPassage DecodePassage(std::string_view data) {
  const Reader reader(data);
  StoredPassage passage;
  reader.Get("page", &passage.page);
  reader.Get("overlap", &passage.overlap);
  reader.Get("text", &passage.text);
  reader.Require("text", passage.text);
  if (passage.overlap >= passage.text.size()) Damaged("the overlap is longer than the passage");
  return passage;
}

// The record as JSON, in which names and quotes keep values apart, with the hash of the text in
// place of the text. `copies` are left out: a file that is read again knows only its own path.
std::string Digest(const StoredDocument& stored) { return Digest(stored, StampText()); }

std::string Digest(const StoredDocument& stored, std::string_view stamp) {
  Json json = Json::object();
  json["stamp"] = stamp;
  EachField(stored, [&](const std::string& name, const auto& value) { Put(&json, name, value); });
  json[Name(Field::kAccess)] = kAccessNames[static_cast<size_t>(stored.document.access)];
  json["origins"] = OriginsJson(stored.provenance.origins);
  json["text_sha256"] = Hex(Sha256(stored.document.text));
  return Sha256(Dump(json));
}

}  // namespace attest
