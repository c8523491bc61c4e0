-- version_2.sql - a store of version 1 gets the columns that version 2 added to attributions, filled from the records it holds.
ALTER TABLE attribution ADD COLUMN joint TEXT;
ALTER TABLE attribution ADD COLUMN anonymous_number INTEGER;
ALTER TABLE attribution ADD COLUMN anonymous_country TEXT;
ALTER TABLE attribution ADD COLUMN cue_strength TEXT;
UPDATE attribution SET
  joint = CASE json_array_length(old.record, '$.joint') WHEN 0 THEN NULL ELSE json_extract(old.record, '$.joint') END,
  anonymous_number = json_extract(old.record, '$.anonymous_number'),
  anonymous_country = json_extract(old.record, '$.anonymous_country'),
  cue_strength = json_extract(old.record, '$.cue_strength')
FROM (SELECT r.report, json_extract(e.value, '$.id') AS id, e.value AS record FROM report r, json_each(r.record, '$.attributions') e) AS old
WHERE attribution.report = old.report AND attribution.id = old.id;
