#!/usr/bin/env python3
"""Positions against lines of real news and speeches that readers judged: those of train/positions/judged.tsv from which nothing is learned.

usage: tools/score_judged.py [--build DIR] [--shared DIR] [--records FILE.jsonl] [--least 0.7] [--list] [--all]

The table has offsets into texts that are not part of the project; where they are not (--shared DIR), nothing is scored. One document of five is left out of
learning (train/train-sureness.c); --all takes the others, too, and is no measure. The lines were drawn from what the program found, sure or not: of those that it
shows now, how many are right, and how many of all the right ones it shows. --list prints what is shown and was judged wrong.
"""
import argparse, collections, os

from readings import ROOT, add_options, overlap, records_of, rows_of, share

TABLE = os.path.join(ROOT, "train", "positions", "judged.tsv")
CORPUS = {"polnear/train.jsonl.gz": "polnear-train", "clusters/ecbplus-train.jsonl": "ecb-train", "timex/meantime.jsonl": "meantime", "text/kremlin.jsonl.gz": "kremlin",
          "text/wikinews-small.jsonl.gz": "wikinews", "text/us-presidents-1933-2020.jsonl.gz": "presidents", "text/ungdc-2010-2024.jsonl.gz": "ungdc-2010", "text/ungdc-1990-2009.jsonl.gz": "ungdc-1990"}
KINDS = (("news of politics, crime, sport, talks", ("polnear-train", "ecb-train", "meantime", "wikinews")), ("news of one presidency", ("kremlin",)), ("speeches", ("presidents", "ungdc-2010", "ungdc-1990")))

def is_held_out(document):
    return sum(document.encode()) % 5 == 0

def read_table(path, all_of_them):
    rows = []
    for file, document, *rest in rows_of(path, "file"):
        holder, holder_end, stance, scope, scope_end, held, _ = rest
        if held != "?" and (all_of_them or is_held_out(document)):
            rows.append({"corpus": CORPUS[file], "id": CORPUS[file] + "/" + document, "holder": [(int(holder), int(holder_end))], "stance": stance, "scope": [(int(scope), int(scope_end))], "held": held})
    return rows

def find(row, positions):
    for p in positions:
        if p["stance"] == row["stance"] and overlap(p["scope"], row["scope"]) and (overlap(p["holder_span"], row["holder"]) or (not p["holder_span"] and row["holder"] == [(0, 0)])):
            return p
    return None

def report(name, rows, records, a):
    n = collections.Counter()
    for row in rows:
        p = find(row, records[row["id"]]["positions"]) if row["id"] in records else None
        shown = p is not None and p["conf"] >= a.least
        n["shown"] += shown
        n["all", row["held"]] += 1
        n["shown", row["held"]] += shown
        n["gone", row["held"]] += p is None
        if a.list and shown and row["held"] != "r":
            print(f"{row['id']}\t{p['id']}\t{row['held']}\t{row['stance']}\t{p['conf']}\t{p['reason']}")
    print(f"{name}: {len(rows)} lines, {n['all', 'r']} right, {n['all', 'h']} arguable, {n['all', 'w']} wrong\n"
          f"  right of those shown     {share(n['shown', 'r'], n['shown'])}   (arguable {n['shown', 'h']}, wrong {n['shown', 'w']})\n"
          f"  shown of the right ones  {share(n['shown', 'r'], n['all', 'r'])}\n"
          f"  found no more            {n['gone', 'r']} right, {n['gone', 'h'] + n['gone', 'w']} others")

def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_options(ap)
    ap.add_argument("--all", action="store_true")
    a = ap.parse_args()
    rows = read_table(TABLE, a.all)
    records = records_of(a, rows)
    report("all", rows, records, a)
    for name, corpora in KINDS:
        report(name, [r for r in rows if r["corpus"] in corpora], records, a)

if __name__ == "__main__":
    main()
