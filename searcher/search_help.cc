#include "schema/layout.h"
#include "searcher/search_options.h"

namespace attest {

std::string SearchHelp() {
  return R"(attest-search: search an archive of testimonies in Korean, English and Chinese

  attest-search --index DIR [FILTER...] [OPTION...] QUERY
  attest-search --index DIR --show ID [--format text|json]
  attest-search --index DIR --topics FILE.tsv --format trec --limit 100

Examples
  attest-search --index archive 정치범수용소 고문
        both words, with their endings and spellings of North and South
  attest-search --index archive 強制遣返 -北京
        強制遣返 and 强制遣返, without 北京
  attest-search --index archive --from 2009 --to 2014-02 'forced labour OR "labour camp"'
        published from 2009 to February 2014
  attest-search --index archive --violation liberty --language ko --sort -date '*'
        everything on these, the newest first
  attest-search --index archive --explain --limit 3 정치범수용소 고문
        why these three are listed, and what each word gave to their scores
  attest-search --index archive --format csv --limit 1000 'source:HRW (구타 OR beat*)' > hits.csv

Query
  a b             both (--match any: one of them)
  a AND b, a OR b, NOT a, -a, (a OR b) c          AND binds before a space, a space before OR
  =word           this form only, without stem or other spelling
  wor*            words that begin so
  "a b"           side by side in this order, endings ignored; ="a b" these very characters
  a NEAR/5 b      within five words, in one passage of a text
  FIELD:value     title source language violation place id; FIELD:"two words"
  date:2019-11  date:2009..2011  date:..1998
  *               everything; so does an empty query
  Korean, Chinese and full-width punctuation does the same: “…” 「…」 《…》 （ ） ： － ＝ ＊
  A query that begins with - stands behind --:  attest-search --index archive -- -北京

Filters (values of one are alternatives, different ones all hold; all but dates may be repeated)
  --from DATE --to DATE               published or recorded: 2019, 2019-11, 2019-11-04, 199X
  --event-from DATE --event-to DATE   when it happened
  --undated                           without a date; beside --from or --to these are added
  --include-suggested                 violations, places and dates also where a machine read them in
                                      the text of a document that has none of its own
  --source TEXT  --source-type ID  --violation ID  --language TAG  --place ID  --batch NAME

Options
  --index DIR         the index; may be repeated: one answer over all; without it, ATTEST_INDEX
  --match all|any     how the words of a query are joined (all)
  --sort relevance|date|-date
  --limit N           hits to show (10)        --offset N   hits to leave out before them (0)
  --format text|json|csv|trec
  --prefer TAG        texts in the reader's language first
  --label TAG         language of the labels (that of the locale)
  --literal           words name no concepts: nothing is found by other names
  --without ID        this concept is not searched by its other names; may be repeated
  --no-facets  --no-snippets
  --explain           why each hit is listed and where it stands (--format text or json, see below)
  --restricted        also what is not public
  --show ID           one document, whole
  --topics FILE       many queries, one a line: an id, a tab, plain words; where a topic finds
                      nothing it has no lines
  --help  --version

Explained (--explain; in JSON "explain" of each hit, with the same numbers)
  listed for   what of each word the document has: its stem, a compound or other spelling that
               holds it, its parts side by side, bigrams in one text, a phrase that was verified
  terms        each gave weight × idf × tf: its weight in the query, how rare it is, and how often
               (wdf) it stands in the text, less where that is long; they add up to "terms" (bm25)
  names        of a concept in a language: weight × idf × tf as if they were one word
  window       words of a question that stand close together, "beginning" those with which the text
               begins, "characters" single Korean or Chinese ones close together (of the first 30)
  slots        the share of two or three keywords that the text has (of the first 100)
  language     texts in the query's language, or that of --prefer, before others
  score        (terms + window + beginning + characters) × slots × language, of the document's best text

Exit codes: 0 found, 1 nothing found, 2 wrong usage or query, 3 the index cannot be used.
)";
}

std::string SearchVersion(std::string_view version) {
  return "attest-search " + std::string(version) + " (" + StampText() + ")\n";
}

}  // namespace attest
