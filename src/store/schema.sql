-- schema.sql - the store's tables and views. A documented interface (docs/store.md): columns are added, never changed.
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
CREATE VIEW v_report AS
  SELECT report, CASE WHEN (SELECT count(*) FROM report o WHERE o.id = r.id) > 1 THEN id || '~' || substr(sha256, 1, 8) ELSE id END AS id,
         sha256, date, date_basis, outlet, byline, dateline, title, url
  FROM report r;
-- Each view below shows the words that its spans cut.
CREATE VIEW v_attribution AS
  SELECT v.id AS report, a.id, a.speaker, a.anonymous, a.via, a.form, a.cue_class, a.attitude, a.unsourced, a.conf,
         CAST(substr(CAST(r.text AS BLOB), a.source_start + 1, a.source_end - a.source_start) AS TEXT) AS source_text,
         CAST(substr(CAST(r.text AS BLOB), a.cue_start + 1, a.cue_end - a.cue_start) AS TEXT) AS cue_text,
         CAST(substr(CAST(r.text AS BLOB), a.start_byte + 1, a.end_byte - a.start_byte) AS TEXT) AS content_text,
         a.start_byte, a.end_byte
  FROM attribution a JOIN report r USING (report) JOIN v_report v USING (report);
CREATE VIEW v_position AS
  SELECT v.id AS report, p.id, p.holder, p.issue, p.stance, p.target, p.conf,
         CAST(substr(CAST(r.text AS BLOB), p.holder_start + 1, p.holder_end - p.holder_start) AS TEXT) AS holder_text,
         CAST(substr(CAST(r.text AS BLOB), p.scope_start + 1, p.scope_end - p.scope_start) AS TEXT) AS scope_text,
         CAST(substr(CAST(r.text AS BLOB), c.start_byte + 1, c.end_byte - c.start_byte) AS TEXT) AS condition_text,
         p.start_byte, p.end_byte
  FROM position p JOIN report r USING (report) JOIN v_report v USING (report)
  LEFT JOIN condition c ON c.report = p.report AND c.id = p.condition;
CREATE VIEW v_event AS
  SELECT v.id AS report, e.id, e.event_type, e.mode, e.code, e.source, e.target, e.date, e.modality, e.polarity, e.conf,
         CAST(substr(CAST(r.text AS BLOB), e.start_byte + 1, e.end_byte - e.start_byte) AS TEXT) AS trigger_text,
         e.start_byte, e.end_byte
  FROM event e JOIN report r USING (report) JOIN v_report v USING (report) WHERE NOT e.nonevent;
CREATE VIEW v_condition AS
  SELECT v.id AS report, c.id, c.holder, c.kind, c.conf,
         CAST(substr(CAST(r.text AS BLOB), c.start_byte + 1, c.end_byte - c.start_byte) AS TEXT) AS condition_text,
         CAST(substr(CAST(r.text AS BLOB), c.consequence_start + 1, c.consequence_end - c.consequence_start) AS TEXT) AS consequence_text,
         c.start_byte, c.end_byte
  FROM condition c JOIN report r USING (report) JOIN v_report v USING (report);
