#include "indexer/options.h"

namespace attest {
namespace {

constexpr const char* kProgram =
    R"(attest-index makes a searchable index of an archive of testimonies and keeps it up to date.

  attest-index add     --index DIR PATH...   documents, folders and batches into the index
  attest-index sync    --index DIR FOLDER    the same, and what is gone from the folder is removed
  attest-index remove  --index DIR ID...     documents out of the index
  attest-index check   --index DIR           whether the index is whole, its sources unchanged
  attest-index compact --index DIR           a smaller index, without traces of what was removed
  attest-index rebuild --index DIR           after an upgrade: the index anew, from its own texts
  attest-index stats   --index DIR           what the index holds and what was left out
  attest-index suggest --index DIR           what the texts suggest where metadata is missing, to review
  attest-index vocabulary                    the names of violations, places, types and terms

Begin with a folder of text files, or with the small archive that comes along:

  attest-index add --index ~/index ~/testimonies
  attest-index add --index ~/index corpus/sample
  attest-index stats --index ~/index
  attest-search --index ~/index 고문

ATTEST_INDEX stands for --index where that is not given. attest-index COMMAND --help tells more;
--version prints the versions of the program and of the index layout.

Exit codes: 0 done; 1 done, but something was left out, and it says what; 2 wrong usage; 3 the index
cannot be used (locked, damaged, of another layout, disk full), and nothing committed was lost.
)";

constexpr const char* kAdd = R"(attest-index add --index DIR [OPTION...] PATH...

Adds documents to the index in DIR, which is made where it is missing. A PATH is
  a folder              every file below it; a file named manifest.csv (.jsonl, .xml) in it
                        describes the files beside and below it
  a .jsonl, .xml, .csv  a batch of records, with their text or the names of their files
  any other file        one document

Files are told by their content: text in any encoding of Korean, Chinese and English, PDF, DOCX, ODT,
XLSX, ODS, HWPX, HWP 5, HTML, EPUB, mail (EML, mbox, MHTML). Archives (ZIP, TAR, gzip) are read as
folders, attachments of mails as documents: mail.eml!/report.pdf. NAME.meta.json or NAME.meta.xml
(Dublin Core) beside a file NAME describes it; a manifest says more than that, and that more than the
file says of itself. A file may have 512 MB and is read by a program of its own, locked in, within
60 s of processor time and 1 GB of memory; an archive 10,000 members, 4 GB in all, in two levels, a
member beyond 64 MB at most 200 times its packed size. A PDF without a text layer is rejected: run
ocrmypdf over it first.

What is indexed already and did not change is skipped, what changed is updated, so the same command
can be run again at any time; nothing is removed for being gone (that does sync). A document that is
wrong is left out with its file, line and reason; all others are added. Records are committed by the thousand: a run that is stopped goes on where it
was when the command is given again.

  --dry-run       count what would happen, write nothing
  --report FILE   one JSON object a document: path, id, outcome, reason
  --batch NAME    the batch that the documents belong to (else the name of the folder or batch file)
  --prefix TEXT   put before ids that are made from paths, where two folders have the same paths
  --encoding NAME the encoding of texts that do not say their own (euc-kr, gb18030, big5, utf-16le …);
                  else it is told by their bytes, and a doubtful one is reported
  --retry REPORT  take only what that report says was rejected, from the same PATHs
  --vocabulary FILE  the vocabulary of this index from now on (see attest-index vocabulary --help)

  attest-index add --index ~/index ~/testimonies
  attest-index add --index ~/index --dry-run ~/letters/manifest.csv
  attest-index add --index ~/index --batch 2024-seoul --report report.jsonl interviews.jsonl
  attest-index add --index ~/index --prefix kinu/ ~/archives/kinu
  attest-index add --index ~/index --retry report.jsonl --report again.jsonl ~/letters

The last line counts: added 5, updated 0, unchanged 0, removed 0, duplicate 0, rejected 0
)";

constexpr const char* kSync = R"(attest-index sync --index DIR [OPTION...] FOLDER

Makes the index mirror FOLDER (or one batch, .xml .jsonl .csv): adds what is new, updates what changed,
removes what is gone from it. Documents of other folders and batches are not touched.

Nothing is removed for being out of sight: a folder that is missing, unreadable or empty is refused;
what lies behind a subfolder or batch that cannot be read whole stays, and so does the old version of
a file that is rejected now. Each is told. Look first with --dry-run: the figures are the same.

  --dry-run       count what would happen, write nothing
  --report FILE   one JSON object a document: path, id, outcome, reason
  --batch NAME    the batch that the documents belong to (else the name of the folder or batch file)
  --prefix TEXT   put before ids that are made from paths, where two folders have the same paths
  --encoding NAME the encoding of texts that do not say their own (euc-kr, gb18030, big5, utf-16le …);
                  else it is told by their bytes, and a doubtful one is reported
  --vocabulary FILE  the vocabulary of this index from now on (see attest-index vocabulary --help)

  attest-index sync --index ~/index --dry-run ~/testimonies
  attest-index sync --index ~/index ~/testimonies

The last line counts: added 5, updated 0, unchanged 0, removed 0, duplicate 0, rejected 0
)";

constexpr const char* kRemove = R"(attest-index remove --index DIR [--compact] ID...

Removes the documents with these ids. Write -- before an id that begins with a hyphen. A file that
still lies in a folder comes back when the folder is added again.

  --compact   write the index anew without them, at once: otherwise blocks of the database that are
              set free keep the text until they are written again

  attest-index remove --index ~/index letters/1998-04.txt
  attest-index remove --index ~/index --compact witness-17
)";

constexpr const char* kCheck = R"(attest-index check --index DIR [--sources]

Tells whether the index is whole: the structure of its databases, each entry against its checksum,
each text against the SHA-256 made when it was indexed, passages, counts. What it finds names the
document. Nothing is changed.

  --sources   also the files and records that the documents came from, by their SHA-256, where they
              still lie: same, changed, missing

  attest-index check --index ~/index
  attest-index check --index ~/index --sources

Exit codes: 0 all sound; 1 a source changed or is missing; 3 the index is damaged. A damaged index is
made anew from its sources: add them to a new folder.
)";

constexpr const char* kCompact = R"(attest-index compact --index DIR

Writes the databases anew, about half as large, beside the old ones, which are then deleted. Nothing
of a removed document stays in the new files. Searches go on meanwhile.

  attest-index compact --index ~/index
)";

constexpr const char* kRebuild = R"(attest-index rebuild --index DIR

Makes the index anew with the layout and text analysis of this version, from the texts that it holds:
the sources are not needed. Searches go on with the old one meanwhile, if their version can read it.
Every text is compared with its SHA-256 first; where one differs nothing is changed.

  attest-index rebuild --index ~/index
)";

constexpr const char* kStats = R"(attest-index stats --index DIR [--format text|json]

Shows how many documents the index holds, by language, source, source type, violation, year and
batch, the bytes that it takes on disk, and what was rejected in the last run of each batch and why.
A document with a span of dates counts in each of its years.

  attest-index stats --index ~/index
  attest-index stats --index ~/index --format json
)";

constexpr const char* kVocabulary =
    R"(attest-index vocabulary [--index DIR] [--format text|skos|tsv|xml]
attest-index vocabulary --index DIR --vocabulary FILE

Shows the vocabulary of an index, or without --index the one that comes with the program: violations,
source types, places and terms, with their names in English, Korean and Chinese. With --vocabulary it
makes FILE the vocabulary of the index, in place of that one: filters, facets and their labels go by
it at once. No document is analysed again, whatever changes. FILE is looked at whole first; where a
line of it is wrong the index stays as it was. --vocabulary built-in goes back.

  --format text   how many concepts and forms there are
  --format xml    the file: begin your own with it, raise its version with every change
  --format skos   SKOS in Turtle, for Skosmos, Protégé and other tools of thesauri
  --format tsv    a table, one row a concept, with the columns
                    scheme id parent aliases kind
                    en ko zh-Hans zh-Hant   the preferred labels
                    forms                   all others, LANGUAGE=FORM; LANGUAGE~FORM a broad one
                    codes                   in other schemes, SCHEME=CODE
                    note
                  several values in a cell have | between them

In the file, <alias id="old.id"/> in a concept keeps an id alive that is no concept of its own any
more: documents that carry it are found and counted under the concept.

  attest-index vocabulary --format xml > our-vocabulary.xml
  attest-index vocabulary --index ~/index --vocabulary our-vocabulary.xml
  attest-index vocabulary --index ~/index --format skos > our-vocabulary.ttl
)";

constexpr const char* kSuggest =
    R"(attest-index suggest --index DIR [--format csv|json] [--field FIELD]...

Prints what the texts themselves suggest for documents without violations, places or a date: a
manifest for review, restricted documents included. Correct it in a spreadsheet, delete the rows
that you do not want, and add it: its values are then assigned, and nothing else is changed.

  --format csv     the default, for spreadsheets: id, #title, violations, #violations (their names),
                   places, #places, date. A field that a document has already is shown as it is. A
                   document is left out, and told, where a spreadsheet could run its id or a value
                   (one that begins with = + - @): --format json has it
  --format json    JSON Lines, in each object the suggested fields alone
  --field FIELD    only violations, places or date; may be repeated

Columns and keys that begin with # are remarks: add passes over them. Lists are written a|b.

  attest-index suggest --index ~/index > review.csv
  attest-index suggest --index ~/index --field date --format json > dates.jsonl
  attest-index add --index ~/index review.csv
)";

}  // namespace

std::string HelpText(const std::string& command) {
  if (command == "add") return kAdd;
  if (command == "sync") return kSync;
  if (command == "remove") return kRemove;
  if (command == "check") return kCheck;
  if (command == "compact") return kCompact;
  if (command == "rebuild") return kRebuild;
  if (command == "stats") return kStats;
  if (command == "suggest") return kSuggest;
  if (command == "vocabulary") return kVocabulary;
  return kProgram;
}

}  // namespace attest
