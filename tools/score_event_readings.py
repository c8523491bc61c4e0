#!/usr/bin/env python3
"""Events shown by default against events that were read in their sentences and judged by hand: tests/data/events.tsv.

usage: tools/score_event_readings.py [--build DIR] [--shared DIR] [--records FILE.jsonl] [--least 0.7] [--list]

The table has offsets into texts that are not part of the project; where they are not (--shared DIR), nothing is scored.
--records takes what `sayso read --json` wrote for them, ids as "corpus/document". An event of the record is one of the table if it has
its type, their triggers overlap, and so do both their sides. What was judged and is shown otherwise by now (another type, another side)
is counted as unread: precision is that of the readings which still hold. --list prints what is shown and was judged wrong.
"""
import argparse, collections, os

from readings import ROOT, add_options, overlap, pieces, records_of, rows_of, share

TABLE = os.path.join(ROOT, "tests", "data", "events.tsv")
JUDGED = ("type", "source", "target", "told", "said", "sectors")

def read_table(path):
    rows = []
    for number, (sample, corpus, document, event, trigger, source, target, *verdicts) in enumerate(rows_of(path, "sample")):
        rows.append({"number": number, "sample": sample, "corpus": corpus, "id": corpus + "/" + document, "event": event, "trigger": pieces(trigger), "source": pieces(source),
                     "target": pieces(target), "ok": dict(zip(JUDGED, (v == "y" for v in verdicts)))})
    return rows

def is_right(row):
    return all(row["ok"][k] for k in JUDGED if k != "sectors")

def same_side(a, b):
    return overlap(a, b) if a and b else not a and not b

def find(row, events):
    """The event that the row is about: as it was judged, or (..., False) on the same words otherwise."""
    near = [e for e in events if overlap(e["trigger"], row["trigger"])]
    for e in near:
        if e["event_type"] == row["event"] and same_side(e["source_span"], row["source"]) and same_side(e["target_span"], row["target"]):
            return e, True
    return (near[0], False) if near else (None, False)

def count(rows, records, least, list_wrong):
    n = collections.Counter()
    for row in rows:
        record = records.get(row["id"])
        e, same = find(row, [e for e in record["events"] if e["conf"] >= least]) if record else (None, False)
        state = "folded" if not e else "shown" if same else "otherwise"
        n[state, is_right(row)] += 1
        n["sectors"] += state == "shown" and is_right(row) and row["ok"]["sectors"]
        if state == "shown":
            for k in JUDGED[:-1]:
                n["wrong", k] += not row["ok"][k]
        if list_wrong and state == "shown" and not is_right(row):
            print(f"{row['id']}\t{e['id']}\t{row['event']}\t{e['conf']}\twrong: {' '.join(k for k in JUDGED if not row['ok'][k])}")
    return n

def report(name, rows, n):
    shown = n["shown", True] + n["shown", False]
    print(f"{name}\n  judged and shown now        {share(shown, len(rows))}   ({n['otherwise', True] + n['otherwise', False]} shown otherwise: unread)")
    print(f"  right of these              {share(n['shown', True], shown)}   type, both sides, told as it is shown, on whose word")
    print(f"  right with the sectors too  {share(n['sectors'], shown)}")
    print("  wrong in                    " + ", ".join(f"{k} {n['wrong', k]}" for k in JUDGED[:-1]))
    print(f"  folded by now               {n['folded', False]} wrong, {n['folded', True]} right")

def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_options(ap)
    a = ap.parse_args()
    rows = read_table(TABLE)
    records = records_of(a, rows)
    names = {"1": "draw 1: 240, shown before any repair", "6": "draw 6: fresh, when the points of the confidence stood"}
    for sample in sorted({r["sample"] for r in rows}):
        drawn = [r for r in rows if r["sample"] == sample]
        halves = ((", even rows (read for the repairs)", 0), (", odd rows", 1)) if sample == "1" else (("", None),)
        for half, parity in halves:
            part = [r for r in drawn if parity is None or r["number"] % 2 == parity]
            report(names.get(sample, f"draw {sample}: fresh after the repairs before it, read for the next") + half, part, count(part, records, a.least, a.list))

if __name__ == "__main__":
    main()
