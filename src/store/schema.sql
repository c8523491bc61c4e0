-- schema.sql - the store's tables; the views stand in views.sql. A documented interface (docs/store.md): columns are added,
-- at the end of their table, never changed.
-- Spans are byte offsets [start_byte, end_byte) into report.text; where a thing has several pieces these are the
-- first and the last byte, and `pieces` has them all as JSON.
CREATE TABLE report (
  report INTEGER PRIMARY KEY,
  id TEXT NOT NULL, sha256 TEXT NOT NULL, read_key TEXT NOT NULL,
  date TEXT, date_basis TEXT, outlet TEXT, byline TEXT, dateline TEXT, title TEXT, url TEXT,
  text TEXT NOT NULL, record TEXT NOT NULL,
  UNIQUE (id, sha256)
);
CREATE TABLE actor (
  report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  id TEXT NOT NULL, name TEXT, kind TEXT, country TEXT, code TEXT,
  PRIMARY KEY (report, id)
) WITHOUT ROWID;
CREATE TABLE mention (
  report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  actor TEXT, start_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL, how TEXT, conf REAL
);
CREATE TABLE attribution (
  report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  id TEXT NOT NULL, form TEXT, speaker TEXT, anonymous TEXT, via TEXT, parent TEXT, addressee TEXT,
  cue_class TEXT, attitude INTEGER, unsourced INTEGER,
  source_start INTEGER, source_end INTEGER, cue_start INTEGER, cue_end INTEGER,
  start_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL, pieces TEXT NOT NULL, conf REAL, reason TEXT,
  joint TEXT, anonymous_number INTEGER, anonymous_country TEXT, cue_strength TEXT,
  PRIMARY KEY (report, id)
) WITHOUT ROWID;
CREATE TABLE event (
  report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  id TEXT NOT NULL, nonevent INTEGER NOT NULL, event_type TEXT, mode TEXT, code TEXT, source TEXT, target TEXT, date TEXT,
  modality TEXT, polarity TEXT, attribution TEXT, condition TEXT,
  start_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL, pieces TEXT NOT NULL, conf REAL, reason TEXT,
  PRIMARY KEY (report, id)
) WITHOUT ROWID;
CREATE TABLE position (
  report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  id TEXT NOT NULL, holder TEXT, issue TEXT, stance TEXT, target TEXT, condition TEXT, attribution TEXT,
  holder_start INTEGER, holder_end INTEGER, scope_start INTEGER, scope_end INTEGER,
  start_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL, pieces TEXT NOT NULL, conf REAL, reason TEXT,
  PRIMARY KEY (report, id)
) WITHOUT ROWID;
CREATE TABLE condition (
  report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  id TEXT NOT NULL, holder TEXT, kind TEXT, attribution TEXT,
  consequence_start INTEGER, consequence_end INTEGER,
  start_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL, pieces TEXT NOT NULL, conf REAL, reason TEXT,
  PRIMARY KEY (report, id)
) WITHOUT ROWID;
CREATE TABLE time (
  report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  start_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL, type TEXT, value TEXT
);
CREATE TABLE quantity (
  report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  start_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL, type TEXT, value NUMERIC, unit TEXT, bound TEXT
);
CREATE INDEX mention_of_report ON mention (report);
CREATE INDEX time_of_report ON time (report);
CREATE INDEX quantity_of_report ON quantity (report);
CREATE INDEX report_of_id ON report (id);
CREATE INDEX attribution_of_speaker ON attribution (speaker);
CREATE INDEX position_of_holder ON position (holder, issue);

-- Reports as they are called outside: an id that two texts share carries the first 8 digits of their sha256.
