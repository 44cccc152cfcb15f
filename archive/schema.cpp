// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/schema.hpp"

#include <array>
#include <chrono>
#include <thread>

namespace scrutineer::archived {
namespace {

// "Scru": tells an archive from any other SQLite file (`file` prints it).
constexpr int application_id = 0x53637275;

/// Migration i takes schema i to schema i + 1. Never change one that was released: add another.
/// Keys are texts that follow from the papers' bytes, never counters, so that the same papers give the same rows in
/// whatever order they came.
constexpr std::array<const char*, 5> migrations{R"sql(
CREATE TABLE document (
  id             TEXT PRIMARY KEY,        -- SHA-256 of the file's bytes
  file           TEXT NOT NULL,           -- base name
  path           TEXT NOT NULL,           -- where it was read from, as given
  pages          INTEGER NOT NULL,
  authority_name TEXT, authority_code TEXT,
  committee      TEXT, title TEXT,
  meeting_date   TEXT,                    -- ISO date
  period_label   TEXT, period_kind TEXT, period_start TEXT, period_end TEXT,
  text_pages     INTEGER NOT NULL, ocr_pages INTEGER NOT NULL,
  outcome        TEXT NOT NULL CHECK (outcome IN ('read', 'failed')),
  program        TEXT NOT NULL,           -- version of the program that read it
  options        TEXT NOT NULL            -- the options that change what is read
) WITHOUT ROWID;

CREATE TABLE report (
  document_id    TEXT NOT NULL REFERENCES document ON DELETE CASCADE,
  number         INTEGER NOT NULL,        -- from 0
  title          TEXT NOT NULL,
  first_page     INTEGER NOT NULL, last_page INTEGER NOT NULL,
  period_label   TEXT, period_kind TEXT, period_start TEXT, period_end TEXT,
  PRIMARY KEY (document_id, number)
) WITHOUT ROWID;

-- What papers of one authority call by one name (see archive/identity.hpp): records of several papers share one.
CREATE TABLE identity (
  id             TEXT PRIMARY KEY,
  authority      TEXT NOT NULL,           -- name, or empty where no paper says
  name_key       TEXT NOT NULL,           -- the name with spelling, abbreviations and filling words evened out
  family         TEXT NOT NULL CHECK (family IN ('indicator', 'finance', 'breakdown')),
  unit           TEXT, per INTEGER
) WITHOUT ROWID;
CREATE INDEX identity_by_authority ON identity (authority, family);

-- What the paper's own key says of its ratings.
CREATE TABLE rating_key (
  document_id    TEXT NOT NULL REFERENCES document ON DELETE CASCADE,
  number         INTEGER NOT NULL,        -- from 0, in reading order
  rating         TEXT NOT NULL, against TEXT,
  heading        TEXT,
  text           TEXT NOT NULL,
  page           INTEGER NOT NULL,
  x0 REAL NOT NULL, y0 REAL NOT NULL, x1 REAL NOT NULL, y1 REAL NOT NULL,
  PRIMARY KEY (document_id, number)
) WITHOUT ROWID;

CREATE TABLE record (
  id             TEXT PRIMARY KEY,
  document_id    TEXT NOT NULL REFERENCES document ON DELETE CASCADE,
  number         INTEGER NOT NULL,        -- its place in the document, from 0
  kind           TEXT NOT NULL,
  ref            TEXT, code TEXT,
  name           TEXT NOT NULL,
  unit           TEXT, per INTEGER,
  updated        INTEGER,                 -- 0, 1 or NULL
  page           INTEGER NOT NULL, table_number INTEGER NOT NULL, row_number INTEGER NOT NULL,
  x0 REAL NOT NULL, y0 REAL NOT NULL, x1 REAL NOT NULL, y1 REAL NOT NULL,  -- points from the top left
  method         TEXT NOT NULL, confidence REAL NOT NULL,
  layout         TEXT NOT NULL, report INTEGER NOT NULL,
  identity_id    TEXT NOT NULL REFERENCES identity
) WITHOUT ROWID;
CREATE INDEX record_by_identity ON record (identity_id);
CREATE INDEX record_by_document ON record (document_id, number);

CREATE TABLE record_group (
  record_id      TEXT NOT NULL REFERENCES record ON DELETE CASCADE,
  level          INTEGER NOT NULL,        -- 0 is outermost
  heading        TEXT NOT NULL,
  PRIMARY KEY (record_id, level)
) WITHOUT ROWID;

CREATE TABLE record_note (
  record_id      TEXT NOT NULL REFERENCES record ON DELETE CASCADE,
  number         INTEGER NOT NULL,
  note           TEXT NOT NULL,
  PRIMARY KEY (record_id, number)
) WITHOUT ROWID;

CREATE TABLE observation (
  record_id      TEXT NOT NULL REFERENCES record ON DELETE CASCADE,
  number         INTEGER NOT NULL,        -- its place in the record, from 0
  measure        TEXT NOT NULL, label TEXT NOT NULL, basis TEXT NOT NULL,
  area_kind      TEXT NOT NULL, area_name TEXT, area_code TEXT,
  period_label   TEXT, period_kind TEXT, period_start TEXT, period_end TEXT, period_derived INTEGER,
  value REAL, unit TEXT, numerator REAL, denominator REAL, "count" REAL,
  bound          TEXT NOT NULL, status TEXT NOT NULL, provisional INTEGER NOT NULL,
  text           TEXT NOT NULL,
  page           INTEGER NOT NULL,
  x0 REAL NOT NULL, y0 REAL NOT NULL, x1 REAL NOT NULL, y1 REAL NOT NULL,
  confidence     REAL NOT NULL,
  PRIMARY KEY (record_id, number)
) WITHOUT ROWID;

CREATE TABLE assessment (
  record_id      TEXT NOT NULL REFERENCES record ON DELETE CASCADE,
  number         INTEGER NOT NULL,
  against        TEXT NOT NULL, rating TEXT NOT NULL, evidence TEXT NOT NULL,
  text           TEXT,
  x0 REAL, y0 REAL, x1 REAL, y1 REAL,
  confidence     REAL NOT NULL,
  PRIMARY KEY (record_id, number)
) WITHOUT ROWID;

CREATE TABLE diagnostic (
  document_id    TEXT NOT NULL REFERENCES document ON DELETE CASCADE,
  number         INTEGER NOT NULL,
  severity       TEXT NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL,
  page           INTEGER,
  x0 REAL, y0 REAL, x1 REAL, y1 REAL,
  PRIMARY KEY (document_id, number)
) WITHOUT ROWID;

-- Two names of one indicator. identity_a < identity_b.
CREATE TABLE link (
  identity_a     TEXT NOT NULL REFERENCES identity ON DELETE CASCADE,
  identity_b     TEXT NOT NULL REFERENCES identity ON DELETE CASCADE,
  score          REAL NOT NULL,           -- 0..1
  status         TEXT NOT NULL CHECK (status IN ('made', 'proposed')),
  reasons        TEXT NOT NULL,           -- a sentence for each, separated by "; "
  PRIMARY KEY (identity_a, identity_b)
) WITHOUT ROWID;

-- What a person said of two names. Refers to no row: it outlives reading the papers again.
CREATE TABLE decision (
  identity_a     TEXT NOT NULL,
  identity_b     TEXT NOT NULL,
  verdict        TEXT NOT NULL CHECK (verdict IN ('accepted', 'rejected')),
  PRIMARY KEY (identity_a, identity_b)
) WITHOUT ROWID;

-- Authorities whose links are out of date: a paper was stored since they were made.
CREATE TABLE link_wanted (authority TEXT PRIMARY KEY) WITHOUT ROWID;

-- One figure a row with everything that places it: what most questions start from.
CREATE VIEW figure AS
SELECT d.authority_name AS authority, d.file, d.meeting_date, r.name AS indicator, r.code, r.ref,
       o.measure, o.basis, o.area_kind AS area, o.period_label AS period, o.period_start, o.period_end,
       o.value, o.unit, o.bound, o.status, o.text, o.page, o.confidence, r.id AS record_id, d.id AS document_id
FROM observation o JOIN record r ON r.id = o.record_id JOIN document d ON d.id = r.document_id;

CREATE VIEW rating AS
SELECT d.authority_name AS authority, d.file, d.meeting_date, r.name AS indicator, r.code, r.ref,
       a.against, a.rating, a.evidence, a.text, r.page, r.id AS record_id, d.id AS document_id
FROM assessment a JOIN record r ON r.id = a.record_id JOIN document d ON d.id = r.document_id;
)sql",
                                                R"sql(
-- One indicator of one authority, whatever its papers call it: identities joined by links made or accepted.
CREATE TABLE indicator (
  id               TEXT PRIMARY KEY,      -- that of the identity in the oldest paper: newer papers do not change it
  authority        TEXT NOT NULL,
  family           TEXT NOT NULL,
  name             TEXT NOT NULL,         -- as the newest paper prints it
  unit             TEXT,
  papers           INTEGER NOT NULL,      -- how many it is in
  first_period_end TEXT, last_period_end TEXT  -- of its own figures, ISO dates
) WITHOUT ROWID;
CREATE INDEX indicator_by_authority ON indicator (authority);

-- Every spelling of it, newest first.
CREATE TABLE indicator_name (
  indicator_id     TEXT NOT NULL REFERENCES indicator ON DELETE CASCADE,
  number           INTEGER NOT NULL,      -- from 0
  name             TEXT NOT NULL,
  PRIMARY KEY (indicator_id, number)
) WITHOUT ROWID;

ALTER TABLE identity ADD COLUMN indicator_id TEXT;  -- NULL from the storing of a paper until its links are made
CREATE INDEX identity_by_indicator ON identity (indicator_id);
CREATE INDEX record_by_code ON record (code) WHERE code IS NOT NULL;
INSERT OR IGNORE INTO link_wanted SELECT DISTINCT authority FROM identity;

-- How much was read of a paper, so that a list of papers need not count.
ALTER TABLE document ADD COLUMN records INTEGER NOT NULL DEFAULT 0;
ALTER TABLE document ADD COLUMN figures INTEGER NOT NULL DEFAULT 0;
ALTER TABLE document ADD COLUMN diagnostics INTEGER NOT NULL DEFAULT 0;
UPDATE document SET
  records = (SELECT count(*) FROM record r WHERE r.document_id = document.id),
  figures = (SELECT count(*) FROM record r JOIN observation o ON o.record_id = r.id WHERE r.document_id = document.id),
  diagnostics = (SELECT count(*) FROM diagnostic g WHERE g.document_id = document.id);

DROP VIEW figure;
CREATE VIEW figure AS
SELECT i.indicator_id, d.authority_name AS authority, d.file, d.meeting_date, r.name AS indicator, r.code, r.ref,
       o.measure, o.basis, o.area_kind AS area, o.period_label AS period, o.period_start, o.period_end,
       o.value, o.unit, o.bound, o.status, o.text, o.page, o.confidence, r.id AS record_id, d.id AS document_id
FROM observation o JOIN record r ON r.id = o.record_id JOIN document d ON d.id = r.document_id
  JOIN identity i ON i.id = r.identity_id;

DROP VIEW rating;
CREATE VIEW rating AS
SELECT i.indicator_id, d.authority_name AS authority, d.file, d.meeting_date, r.name AS indicator, r.code, r.ref,
       a.against, a.rating, a.evidence, a.text, r.page, r.id AS record_id, d.id AS document_id
FROM assessment a JOIN record r ON r.id = a.record_id JOIN document d ON d.id = r.document_id
  JOIN identity i ON i.id = r.identity_id;
)sql",
                                                R"sql(
-- What a heading says besides its measure, and what a row prints about its indicator besides its name.
ALTER TABLE observation ADD COLUMN version TEXT;
ALTER TABLE observation ADD COLUMN aspect TEXT;
ALTER TABLE observation ADD COLUMN reading REAL NOT NULL DEFAULT 1;
ALTER TABLE record ADD COLUMN polarity TEXT;

CREATE TABLE observation_dimension (
  record_id      TEXT NOT NULL REFERENCES record ON DELETE CASCADE,
  number         INTEGER NOT NULL,        -- the observation's place in the record
  level          INTEGER NOT NULL,        -- 0 is outermost
  text           TEXT NOT NULL,
  PRIMARY KEY (record_id, number, level)
) WITHOUT ROWID;

CREATE TABLE record_field (
  record_id      TEXT NOT NULL REFERENCES record ON DELETE CASCADE,
  number         INTEGER NOT NULL,        -- from 0, left to right
  heading        TEXT NOT NULL,
  text           TEXT NOT NULL,
  PRIMARY KEY (record_id, number)
) WITHOUT ROWID;
)sql",
                                                R"sql(
-- What became of the cells of a paper that look like figures; printed is the sum of the others. 0 for papers read before.
ALTER TABLE document ADD COLUMN printed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE document ADD COLUMN given_out INTEGER NOT NULL DEFAULT 0;
ALTER TABLE document ADD COLUMN used INTEGER NOT NULL DEFAULT 0;
ALTER TABLE document ADD COLUMN set_aside INTEGER NOT NULL DEFAULT 0;
ALTER TABLE document ADD COLUMN not_read INTEGER NOT NULL DEFAULT 0;
)sql",
                                                R"sql(
-- What a person said of two names has its own name; who, when and why are known from now on.
ALTER TABLE decision RENAME TO link_decision;
ALTER TABLE link_decision ADD COLUMN because TEXT NOT NULL DEFAULT '';
ALTER TABLE link_decision ADD COLUMN decided_by TEXT NOT NULL DEFAULT '';
ALTER TABLE link_decision ADD COLUMN decided_at TEXT NOT NULL DEFAULT '';

-- What a person said of something printed. Bound to the place on paper, refers to no row: it outlives reading the papers
-- again, and may come before the paper does.
CREATE TABLE decision (
  id             TEXT PRIMARY KEY,        -- follows from all but the last five
  subject        TEXT NOT NULL,           -- paper, record, figure, rating, finding, diagnostic
  document_id    TEXT NOT NULL,           -- SHA-256 of the paper
  page           INTEGER NOT NULL,        -- 0 for a paper as a whole
  x0 REAL NOT NULL, y0 REAL NOT NULL, x1 REAL NOT NULL, y1 REAL NOT NULL,
  text           TEXT NOT NULL,           -- as printed
  about          TEXT NOT NULL,           -- which of several things at that place
  field          TEXT NOT NULL,
  value          TEXT NOT NULL,
  because        TEXT NOT NULL, decided_by TEXT NOT NULL, decided_at TEXT NOT NULL,
  state          TEXT NOT NULL            -- applied, not-found, no-paper: when the paper was last stored
) WITHOUT ROWID;
CREATE INDEX decision_by_document ON decision (document_id);

-- Fields that are not as they were read, each with the decision that changed it. record and observation hold what stands.
CREATE TABLE correction (
  document_id    TEXT NOT NULL REFERENCES document ON DELETE CASCADE,
  record_id      TEXT NOT NULL,           -- empty for the paper itself
  subject        TEXT NOT NULL,
  number         INTEGER NOT NULL,        -- of the observation or assessment
  field          TEXT NOT NULL,
  as_read        TEXT NOT NULL,
  stands         TEXT NOT NULL,
  decision_id    TEXT NOT NULL,
  PRIMARY KEY (record_id, subject, number, field, document_id)
) WITHOUT ROWID;
CREATE INDEX correction_by_document ON correction (document_id);

-- Records (and papers' headers) that decisions changed, as they were read: what decisions are applied to again.
CREATE TABLE as_read (
  document_id    TEXT NOT NULL REFERENCES document ON DELETE CASCADE,
  record_id      TEXT NOT NULL,           -- empty for the paper itself
  number         INTEGER NOT NULL,        -- the record's
  dataset        TEXT NOT NULL,           -- JSON (docs/dataset.md) of that alone
  PRIMARY KEY (document_id, record_id)
) WITHOUT ROWID;

-- Records that print again what another paper's record printed: the same table in an agenda pack and in its appendix.
CREATE TABLE record_copy (
  record_id      TEXT PRIMARY KEY REFERENCES record ON DELETE CASCADE,
  copy_of        TEXT NOT NULL            -- the record that counts
) WITHOUT ROWID;
)sql"};

}  // namespace

int newest_schema() { return static_cast<int>(migrations.size()); }

namespace {

/// Two programs that make one archive at the same moment each hold what the other waits for: SQLite then says at once
/// that the file is busy, whatever its time limit (sqlite3_busy_handler, "The presence of a busy handler does not
/// guarantee…"). Whoever was told so tries again.
void use_write_ahead_log(Database& database) {
    constexpr std::chrono::seconds patience{60};
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (true) {
        try {
            database.execute("PRAGMA journal_mode = WAL");
            return;
        } catch (const ArchiveError& error) {
            if (!error.is_busy() || std::chrono::steady_clock::now() > deadline) throw;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
}

}  // namespace

void migrate(Database& database, const std::string& path) {
    database.execute("PRAGMA foreign_keys = ON");
    if (database.integer("PRAGMA user_version") == newest_schema() &&
        database.integer("PRAGMA application_id") == application_id)
        return;
    const auto refuse_others = [&] {
        if (database.integer("PRAGMA application_id") != application_id &&
            database.integer("SELECT count(*) FROM sqlite_schema") != 0)
            throw ArchiveError(path +
                               ": is an SQLite database, but not a scrutineer archive; choose another --archive");
    };
    // Both looks at one state of the file: another program may be making the archive just now.
    database.execute("BEGIN");
    refuse_others();
    database.execute("COMMIT");
    // Cannot be changed inside a transaction; harmless to ask for twice.
    use_write_ahead_log(database);
    Transaction transaction(database);
    // Read anew under the lock: another program may have been first.
    const int version = static_cast<int>(database.integer("PRAGMA user_version"));
    refuse_others();
    if (version > newest_schema())
        throw ArchiveError(path + ": was made by a newer scrutineer (schema " + std::to_string(version) +
                           ", this program knows " + std::to_string(newest_schema()) + "); upgrade the program");
    for (int i = version; i < newest_schema(); ++i) database.execute(migrations[static_cast<std::size_t>(i)]);
    database.execute("PRAGMA application_id = " + std::to_string(application_id));
    database.execute("PRAGMA user_version = " + std::to_string(newest_schema()));
    transaction.commit();
}

void require_newest_schema(const Database& database, const std::string& path) {
    if (database.integer("PRAGMA application_id") != application_id)
        throw ArchiveError(path + ": not a scrutineer archive; make one with: scrutineer ingest PAPERS --archive " +
                           path);
    const auto version = database.integer("PRAGMA user_version");
    if (version > newest_schema()) throw ArchiveError(path + ": was made by a newer scrutineer; upgrade the program");
    if (version < newest_schema())
        throw ArchiveError(path + ": has an older schema; run `scrutineer ingest` on it once to upgrade it");
}

}  // namespace scrutineer::archived
