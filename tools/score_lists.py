#!/usr/bin/env python3
"""What `sayso whatif` and `sayso gaps` show by default, against lines that were read by hand: tests/data/lists.tsv.

usage: tools/score_lists.py [--build DIR] [--shared DIR] [--list]

The table has offsets into reports that are not part of the project, but for the examples; a corpus that is not here (--shared DIR) is
left out. A line is one of the table if it stands in the same report and touches the bytes; lines that nobody read are counted apart.
Of the rows that are right, those not shown are what is known to be missed. --list prints wrong, missed and unread lines.
"""
import argparse, collections, gzip, json, os, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TABLE = os.path.join(ROOT, "tests", "data", "lists.tsv")
ACTORS = os.path.join(ROOT, "examples", "actors.tsv")

def run(command):
    p = subprocess.run(command, capture_output=True, text=True, errors="replace")
    if p.returncode not in (0, 1):
        sys.exit(f"{' '.join(command[:3])}: exit {p.returncode}: {p.stderr[-400:]}")
    return [json.loads(l) for l in p.stdout.splitlines()]

def rows_of(path):
    head, rows = None, []
    for line in open(path, encoding="utf-8"):
        if not line.startswith("#"):
            fields = line.rstrip("\n").split("\t")
            if head:
                rows.append(dict(zip(head, fields)))
            head = head or fields
    return rows

def reports(corpus, shared, work):
    """What to give the program; None if it is not here."""
    if corpus == "examples":
        return os.path.join(ROOT, "examples")
    folder = os.path.join(shared, "reports") if corpus == "reports" else os.path.join(shared, "data", "polnear")
    if not os.path.isdir(folder):
        return None
    if corpus == "reports":
        return folder
    path = os.path.join(work, "polnear.jsonl")
    with open(path, "w", encoding="utf-8") as f:
        for part, opener in (("train.jsonl.gz", gzip.open), ("dev.jsonl", open)):
            for d in map(json.loads, opener(os.path.join(folder, part), "rt", encoding="utf-8")):
                f.write(json.dumps({k: d[k] for k in ("id", "text", "date") if d.get(k)}) + "\n")
    return path

def span(spans):
    return spans[0][0], spans[-1][1]

def shown_whatif(sayso, record, asked):
    for l in run([sayso, "whatif", asked, "-q", "--json", "--actors", ACTORS, record])[1:]:
        if l["kind"] != "prediction": # those stand apart
            yield "whatif", [(t["report"], span(t["condition_span"])) for t in l["told"]], None

def shown_gaps(sayso, record):
    for l in run([sayso, "gaps", "-q", "--json", "--actors", ACTORS, record]):
        if l["kind"] in ("apart", "meeting"):
            sides = [[(t["report"], span(t["evidence"])) for e in l.get(s) or [] for t in e["told"]] for s in ("wants", "refuses" if l["kind"] == "apart" else "gives")]
            yield l["kind"], sides[0], sides[1]

def stands(row, key, bytes_, places):
    start, end = map(int, row[bytes_].split("-"))
    return any(os.path.basename(report) == row[key] and s < end and start < e for report, (s, e) in places)

def is_row(row, kind, places, others):
    return row["list"] == kind and stands(row, "report", "bytes", places) and (others is None or stands(row, "other", "other_bytes", others))

def judge(rows, lines, counts, tell):
    """Each line against the rows it may be; each right row against the lines."""
    lines = list(lines)
    for kind, places, others in lines:
        mine = [r for r in rows if is_row(r, kind, places, others)]
        verdict = "unread" if not mine else "right" if any(r["right"] == "y" for r in mine) else "wrong"
        counts[verdict] += 1
        if verdict != "right":
            tell(verdict, rows[0]["asked"] if rows else kind, places[0])
    for r in rows:
        if r["right"] == "y" and not any(is_row(r, *l) for l in lines):
            counts["missed"] += 1
            tell("missed", r["asked"], (r["report"], r["bytes"]))

def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--build", default=os.path.join(ROOT, "build")); ap.add_argument("--shared", default=os.path.join(ROOT, "..", "shared")); ap.add_argument("--list", action="store_true")
    a = ap.parse_args()
    sayso, rows, total = os.path.join(a.build, "sayso"), rows_of(TABLE), collections.defaultdict(collections.Counter)
    def tell(verdict, asked, place):
        if a.list:
            print(f"{verdict:7} {asked}  {place[0]} {place[1]}")
    with tempfile.TemporaryDirectory() as work:
        for corpus in ("polnear", "reports", "examples"):
            source = reports(corpus, a.shared, work)
            if not source:
                print(f"{corpus}: not here, left out")
                continue
            record = os.path.join(work, corpus + ".record.jsonl")
            with open(record, "wb") as f:
                subprocess.run([sayso, "read", "-q", "--json", "--actors", ACTORS, source], stdout=f, check=True)
            mine = [r for r in rows if r["corpus"] == corpus]
            for asked in dict.fromkeys(r["asked"] for r in mine if r["list"] == "whatif"):
                judge([r for r in mine if r["asked"] == asked], shown_whatif(sayso, record, asked), total["whatif"], tell)
            judge([r for r in mine if r["list"] != "whatif"], shown_gaps(sayso, record), total["gaps: apart, meet"], tell)
    print("list                right  wrong  precision  unread  known and missed")
    for name, c in sorted(total.items()):
        read = c["right"] + c["wrong"]
        print(f"{name:18} {c['right']:6} {c['wrong']:6} {c['right'] / read if read else 0:10.3f} {c['unread']:7} {c['missed']:8}")

if __name__ == "__main__":
    main()
