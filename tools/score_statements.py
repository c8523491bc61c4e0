#!/usr/bin/env python3
"""Statements and attitudes against 300 attributions that were read and classed by hand: tests/data/statements.tsv.

usage: tools/score_statements.py [--build DIR] [--shared DIR] [--records FILE.jsonl] [--least 0.7] [--list]

The table has offsets into articles that are not part of the project; where they are not (--shared DIR), nothing is scored.
--records takes what `sayso read --json` wrote for them. An attribution of the record is one of the table if their cues overlap (or,
without a cue, their contents by half). It is right if the reader found an attribution there, half of the two contents' words are
shared, and the sources overlap: so the table stays good when spans change, and what it covers is printed. --list prints misses.
"""
import argparse, collections, json, os, re

from readings import ROOT, add_options, documents, overlap, pieces, read, rows_of, share, skip_without

TABLE = os.path.join(ROOT, "tests", "data", "statements.tsv")
LETTER = {"S": "statement", "A": "attitude", "N": "neither"}

def read_table(path):
    rows = []
    for article, source, cue, content, kind, right, meant, who in rows_of(path, "article"):
        shown = pieces(content)
        rows.append({"article": article, "source": pieces(source), "cue": pieces(cue), "content": shown, "class": kind,
                     "right": right == "y", "meant": shown if meant == "=" else pieces(meant), "who": pieces(who)})
    return rows

def words(text, spans):
    return {s + m.start() for s, e in spans for m in re.finditer(rb"[^\s\"'.,;:!?()-]+", text[s:e])}

def shared_words(text, a, b):
    a, b = words(text, a), words(text, b)
    return len(a & b) / len(a | b) if a | b else 0.0

def find(row, text, shown):
    """The shown attribution that the row is about, None if it is shown no more."""
    best, found = 0.0, None
    for a in shown:
        share = max(shared_words(text, a["content"], row["content"]), shared_words(text, a["content"], row["meant"]))
        same = overlap(a["cue"], row["cue"]) if row["cue"] and a["cue"] else share >= 0.5
        if same and 1 + share > best:
            best, found = 1 + share, a
    return found

def is_right(row, text, a):
    if row["class"] == "N" or shared_words(text, a["content"], row["meant"]) < 0.5:
        return False
    return overlap(a["source"], row["source"]) if row["source"] else not a["source"]

def speaker(row, record, a):
    """right, another, unresolved (the article names the speaker), open (it does not, and nobody is claimed)."""
    if not row["who"]:
        return "another" if a["speaker"] else "open"
    if not a["speaker"]:
        return "unresolved"
    actor = next(x for x in record["actors"] if x["id"] == a["speaker"])
    return "right" if overlap([m["span"] for m in actor["mentions"]], row["who"]) else "another"

def read_articles(a, needed):
    docs = [{"id": d["id"], "text": d["text"]} for d in documents(a.shared, "polnear") if d["id"] in needed]
    skip_without(docs)
    return read(a.build, docs)

def report(rows, records, least, list_misses):
    confusion, right, voices, found, all_shown = collections.Counter(), collections.Counter(), collections.Counter(), 0, 0
    for article in sorted({r["article"] for r in rows}):
        record = records[article]
        text = record["text"].encode()
        shown = [a for a in record["attributions"] if a["conf"] >= least]
        all_shown += len(shown)
        for row in (r for r in rows if r["article"] == article):
            a = find(row, text, shown)
            if not a:
                continue
            found += 1
            kind, ok, voice = "A" if a["attitude"] else "S", is_right(row, text, a), speaker(row, record, a)
            confusion[kind, row["class"]] += 1
            right[kind] += ok and kind == row["class"]
            voices[voice] += 1
            if list_misses and (not ok or kind != row["class"] or voice not in ("right", "open")):
                print(f"{article}\t{a['id']}\t{'pair right' if ok else 'pair wrong'}\t{LETTER[kind]}/{LETTER[row['class']]}\tspeaker {voice}")
    of = {k: sum(n for (kind, _), n in confusion.items() if kind == k) for k in "SA"}
    print(f"read by hand and shown now    {share(found, len(rows))}   (of {all_shown} shown in these articles)")
    print(f"precision of statement pairs  {share(right['S'], of['S'])}   class, half of the content and source right")
    print(f"precision of attitude pairs   {share(right['A'], of['A'])}")
    print(f"\n{'shown as':<12}" + "".join(f"{'read: ' + LETTER[h]:>18}" for h in "SAN"))
    for kind in "SA":
        print(f"{LETTER[kind]:<12}" + "".join(f"{confusion[kind, h]:18d}" for h in "SAN"))
    print(f"\nspeakers      right {voices['right']}, rightly left open {voices['open']}, named in the article but unresolved {voices['unresolved']}, another {voices['another']}")
    print(f"speakers right or rightly open  {share(voices['right'] + voices['open'], found)}")

def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_options(ap)
    a = ap.parse_args()
    rows = read_table(TABLE)
    records = map(json.loads, open(a.records, encoding="utf-8")) if a.records else read_articles(a, {r["article"] for r in rows})
    report(rows, {r["id"]: r for r in records}, a.least, a.list)

if __name__ == "__main__":
    main()
