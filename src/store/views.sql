-- views.sql - the store's views (docs/store.md), made anew whenever the tables of an older store have got their new columns.
DROP VIEW IF EXISTS v_report;
CREATE VIEW v_report AS
  SELECT report, CASE WHEN (SELECT count(*) FROM report o WHERE o.id = r.id) > 1 THEN id || '~' || substr(sha256, 1, 8) ELSE id END AS id,
         sha256, date, date_basis, outlet, byline, dateline, title, url
  FROM report r;
-- Each view below shows the words that its spans cut.
DROP VIEW IF EXISTS v_attribution;
CREATE VIEW v_attribution AS
  SELECT v.id AS report, a.id, a.speaker, a.anonymous, a.via, a.form, a.cue_class, a.attitude, a.unsourced, a.conf,
         CAST(substr(CAST(r.text AS BLOB), a.source_start + 1, a.source_end - a.source_start) AS TEXT) AS source_text,
         CAST(substr(CAST(r.text AS BLOB), a.cue_start + 1, a.cue_end - a.cue_start) AS TEXT) AS cue_text,
         CAST(substr(CAST(r.text AS BLOB), a.start_byte + 1, a.end_byte - a.start_byte) AS TEXT) AS content_text,
         a.start_byte, a.end_byte, a.joint, a.anonymous_number, a.anonymous_country, a.cue_strength
  FROM attribution a JOIN report r USING (report) JOIN v_report v USING (report);
DROP VIEW IF EXISTS v_position;
CREATE VIEW v_position AS
  SELECT v.id AS report, p.id, p.holder, p.issue, p.stance, p.target, p.conf,
         CAST(substr(CAST(r.text AS BLOB), p.holder_start + 1, p.holder_end - p.holder_start) AS TEXT) AS holder_text,
         CAST(substr(CAST(r.text AS BLOB), p.scope_start + 1, p.scope_end - p.scope_start) AS TEXT) AS scope_text,
         CAST(substr(CAST(r.text AS BLOB), c.start_byte + 1, c.end_byte - c.start_byte) AS TEXT) AS condition_text,
         p.start_byte, p.end_byte
  FROM position p JOIN report r USING (report) JOIN v_report v USING (report)
  LEFT JOIN condition c ON c.report = p.report AND c.id = p.condition;
DROP VIEW IF EXISTS v_event;
CREATE VIEW v_event AS
  SELECT v.id AS report, e.id, e.event_type, e.mode, e.code, e.source, e.target, e.date, e.modality, e.polarity, e.conf,
         CAST(substr(CAST(r.text AS BLOB), e.start_byte + 1, e.end_byte - e.start_byte) AS TEXT) AS trigger_text,
         e.start_byte, e.end_byte
  FROM event e JOIN report r USING (report) JOIN v_report v USING (report) WHERE NOT e.nonevent;
DROP VIEW IF EXISTS v_condition;
CREATE VIEW v_condition AS
  SELECT v.id AS report, c.id, c.holder, c.kind, c.conf,
         CAST(substr(CAST(r.text AS BLOB), c.start_byte + 1, c.end_byte - c.start_byte) AS TEXT) AS condition_text,
         CAST(substr(CAST(r.text AS BLOB), c.consequence_start + 1, c.consequence_end - c.consequence_start) AS TEXT) AS consequence_text,
         c.start_byte, c.end_byte
  FROM condition c JOIN report r USING (report) JOIN v_report v USING (report);
