// The JSON of DESIGN section 3. Scripts depend on names and order of its keys: add, never rename.
#include <cmath>
#include <nlohmann/json.hpp>

#include "searcher/json.h"
#include "searcher/output.h"
#include "searcher/output_explain.h"

namespace attest {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kVersion = 1;  // of the answer's form

Json OrNull(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json OrNull(const std::optional<DateInterval>& date) {
  return date ? Json(date->written) : Json(nullptr);
}

Json PageNumber(uint32_t page) { return page == 0 ? Json(nullptr) : Json(page); }

// Digits behind these are noise of the machine, and would make equal answers differ.
double Rounded(double value, double steps) { return std::round(value * steps) / steps; }

std::string_view Name(SearchRequest::Match match) {
  return match == SearchRequest::Match::kAll ? "all" : "any";
}

std::string_view Name(SearchRequest::Sort sort) {
  switch (sort) {
    case SearchRequest::Sort::kRelevance:
      return "relevance";
    case SearchRequest::Sort::kDate:
      return "date";
    case SearchRequest::Sort::kDateDescending:
      return "-date";
  }
  return "";
}

Json SnippetJson(const Snippet& snippet) {
  Json fragments = Json::array();
  for (const Fragment& fragment : snippet.fragments) {
    Json& json = fragments.emplace_back(Json{{"text", fragment.text}});
    if (fragment.hit) json["hit"] = true;
  }
  return {{"page", PageNumber(snippet.page)}, {"fragments", std::move(fragments)}};
}

// The fields that a hit and a whole document share.
void AddDescription(const Document& document, Json& json) {
  json["title"] = OrNull(document.title);
  json["languages"] = document.languages;
  json["date"] = OrNull(document.date);
  json["event_date"] = OrNull(document.event_date);
  json["source"] = OrNull(document.source);
  json["source_type"] = OrNull(document.source_type);
  json["violations"] = document.violations;
  json["places"] = document.places;
}

// What a machine proposed for fields without a value.
Json SuggestedJson(const Suggestions& suggested) {
  Json json = Json::object();
  if (!suggested.violations.empty()) json["violations"] = suggested.violations;
  if (!suggested.places.empty()) json["places"] = suggested.places;
  if (suggested.date) json["date"] = suggested.date->written;
  return json;
}

Json OriginsJson(const StoredDocument& stored) {
  Json origins = Json::object();
  for (const auto& [field, origin] : stored.provenance.origins)
    origins[std::string(FieldName(field))] = kOriginNames[static_cast<size_t>(origin)];
  const Json suggested = SuggestedJson(stored.suggested);
  for (const auto& [field, value] : suggested.items())
    origins[field] = kOriginNames[static_cast<size_t>(Origin::kSuggested)];
  return origins;
}

void AddProvenance(const Provenance& provenance, Json& json) {
  json["path"] = provenance.path;
  json["sha256"] = provenance.sha256;
  json["batch"] = OrNull(provenance.batch);
}

Json HitJson(const Hit& hit) {
  Json json{{"rank", hit.rank}, {"id", hit.stored.document.id}, {"score", Rounded(hit.score, 1e4)}};
  AddDescription(hit.stored.document, json);
  if (!hit.stored.suggested.empty()) json["suggested"] = SuggestedJson(hit.stored.suggested);
  json["url"] = OrNull(hit.stored.document.url);
  AddProvenance(hit.stored.provenance, json);
  Json& snippets = json["snippets"] = Json::array();
  for (const Snippet& snippet : hit.snippets) snippets.push_back(SnippetJson(snippet));
  if (hit.explanation) json["explain"] = ExplanationJson(hit);
  return json;
}

// Recursion is as deep as the vocabulary. Years and values without a name of their own have no
// label.
Json FacetValuesJson(const std::vector<FacetValue>& values, bool labels) {
  Json json = Json::array();
  for (const FacetValue& value : values) {
    Json entry{{"value", value.value}};
    if (labels && !value.label.empty()) entry["label"] = value.label;
    entry["count"] = value.count;
    if (value.suggested > 0) entry["suggested"] = value.suggested;
    if (!value.children.empty()) entry["children"] = FacetValuesJson(value.children, labels);
    json.push_back(std::move(entry));
  }
  return json;
}

Json InfoJson(const IndexInfo& info) {
  return {{"documents", info.documents}, {"revision", info.revision}, {"layout", info.layout}};
}

Json ExpansionsJson(const std::vector<Expansion>& expansions) {
  Json json = Json::array();
  for (const Expansion& expansion : expansions) {
    json.push_back({{"for", expansion.for_words},
                    {"concept", expansion.concept_id},
                    {"forms", expansion.forms}});
  }
  return json;
}

}  // namespace

std::string DumpJson(const nlohmann::ordered_json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string ToJson(const ResultPage& page) {
  Json json{{"version", kVersion},
            {"query", page.request.query},
            {"total", page.total},
            {"exact", page.exact},
            {"offset", page.request.offset},
            {"limit", page.request.limit},
            {"sort", Name(page.request.sort)},
            {"match", Name(page.match)},
            {"took_ms", Rounded(page.took_ms, 10)}};
  Json& hits = json["hits"] = Json::array();
  for (const Hit& hit : page.hits) hits.push_back(HitJson(hit));
  Json& facets = json["facets"] = Json::object();
  for (const Facet& facet : page.facets) {
    facets[facet.name] = FacetValuesJson(facet.values, !facet.name.ends_with("year"));
  }
  json["expansions"] = ExpansionsJson(page.expansions);
  json["suggestion"] = page.suggestion ? Json(*page.suggestion) : Json(nullptr);
  json["index"] = InfoJson(page.index);
  return DumpJson(json);
}

std::string ToJson(const ShownDocument& shown) {
  const Document& document = shown.stored.document;
  Json json{{"version", kVersion}, {"id", document.id}};
  AddDescription(document, json);
  json["access"] = document.access == Access::kRestricted ? "restricted" : "public";
  json["creator"] = OrNull(document.creator);
  json["rights"] = OrNull(document.rights);
  json["url"] = OrNull(document.url);
  json["identifier"] = OrNull(document.identifier);
  AddProvenance(shown.stored.provenance, json);
  json["paths"] = AllPaths(shown.stored);
  Json& pages = json["pages"] = Json::array();
  for (const Page& page : shown.pages) {
    pages.push_back({{"page", PageNumber(page.number)}, {"text", page.text}});
  }
  json["origins"] = OriginsJson(shown.stored);
  json["suggested"] = SuggestedJson(shown.stored.suggested);
  return DumpJson(json);
}

std::string ToJson(const IndexInfo& info) {
  Json json{{"version", kVersion}};
  json.update(InfoJson(info));
  return DumpJson(json);
}

std::string ProblemJson(int status, std::string_view title, std::string_view detail,
                        long position) {
  Json json{{"type", "about:blank"}, {"title", title}, {"status", status}, {"detail", detail}};
  if (position >= 0) json["position"] = position;
  return DumpJson(json);
}

}  // namespace attest
