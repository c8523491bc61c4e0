-- version_3.sql - what version 3 added: what is kept so that an answer over many reports need not be worked out again. Nothing here is needed;
-- all of it can be deleted at any time, and goes by itself where a report changes.
CREATE TABLE signature (
  report INTEGER PRIMARY KEY REFERENCES report ON DELETE CASCADE,
  program TEXT NOT NULL,  -- hash of what made it
  content TEXT NOT NULL,  -- hash of the report's record
  first_minute INTEGER NOT NULL, last_minute INTEGER NOT NULL, -- when it was published, since 1970
  words BLOB NOT NULL     -- what the report is about (src/compare/terms.h)
);
CREATE TABLE answer (
  slot TEXT NOT NULL,     -- what was asked
  key TEXT NOT NULL,      -- hash of all that the answer follows from: the program, its tables, the records of the reports
  answer BLOB NOT NULL,
  UNIQUE (slot, key)
);
CREATE TRIGGER report_new AFTER INSERT ON report BEGIN DELETE FROM signature WHERE report = new.report; END;
CREATE TRIGGER report_changed AFTER UPDATE ON report BEGIN DELETE FROM signature WHERE report IN (old.report, new.report); END;
CREATE TRIGGER report_gone AFTER DELETE ON report BEGIN DELETE FROM signature WHERE report = old.report; END;
