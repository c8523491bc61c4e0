#!/usr/bin/env python3
"""Positions and conditions shown by default against those that were read in their sentences and judged by hand: tests/data/positions-read.tsv.

usage: tools/score_position_readings.py [--build DIR] [--shared DIR] [--records FILE.jsonl] [--least 0.7] [--list]

The table has offsets into texts that are not part of the project; where they are not (--shared DIR), nothing is scored.
--records takes what `sayso read --json` wrote for them, ids as "corpus/document". A position of the record is one of the table if it has
its stance and their holders and scopes overlap; a condition, if it has its kind and both its clauses overlap. What was judged and is shown
otherwise by now is counted as unread, and so is an issue that is another by now: precision is that of the readings which still hold.
--list prints what is shown and was judged wrong.
"""
import argparse, collections, os

from readings import ROOT, add_options, overlap, pieces, records_of, rows_of, share

TABLE = os.path.join(ROOT, "tests", "data", "positions-read.tsv")
STANCES = ("demands", "offers", "accepts", "rejects", "threatens", "prefers", "supports", "opposes")

class Kind:
    """Where a record has them, the names of its fields, what was judged of them, and which of that makes one right."""
    def __init__(self, listed, label, first, second, judged):
        self.listed, self.label, self.first, self.second, self.judged = listed, label, first, second, judged

KINDS = {"position": Kind("positions", "stance", "holder_span", "scope", ("holder", "stance", "issue", "scope")),
         "condition": Kind("conditions", "kind", "condition", "consequence", ("condition", "consequence", "kind"))}

def read_table(path):
    rows = []
    for number, (corpus, document, kind, label, issue, first, second, *verdicts) in enumerate(rows_of(path, "corpus")):
        rows.append({"number": number, "id": corpus + "/" + document, "corpus": corpus, "kind": kind, "label": label, "issue": None if issue == "-" else issue,
                     "first": pieces(first), "second": pieces(second), "ok": dict(zip(KINDS[kind].judged, (v == "y" for v in verdicts)))})
    return rows

def find(row, record, least):
    """What the record shows of the row now: it, as it was judged or otherwise."""
    kind = KINDS[row["kind"]]
    near = [x for x in record[kind.listed] if x["conf"] >= least and overlap(x[kind.first], row["first"]) and overlap(x[kind.second], row["second"])]
    near.sort(key=lambda x: (x[kind.label] != row["label"], x.get("issue") != row["issue"]))
    return (near[0], near[0][kind.label] == row["label"]) if near else (None, False)

def right(row, *keys):
    return all(row["ok"][k] for k in keys)

class Part:
    """The rows of one kind that one half of the readings has, sorted by what is shown of them now."""
    def __init__(self, rows, records, least):
        self.rows, self.shown, self.issues, self.states = rows, [], [], collections.Counter()
        for row in rows:
            x, same = find(row, records[row["id"]], least) if row["id"] in records else (None, False)
            self.states["folded" if not x else "shown" if same else "otherwise", all(row["ok"].values())] += 1
            if same:
                self.shown.append((row, x))
            if same and x.get("issue") == row["issue"]:
                self.issues.append(row)

    def share(self, rows, *keys):
        return share(sum(right(r, *keys) for r in rows), len(rows))

    def head(self):
        print(f"  judged and shown now            {share(len(self.shown), len(self.rows))}   ({self.states['otherwise', True] + self.states['otherwise', False]} shown otherwise: unread)")

    def tail(self):
        print(f"  folded by now                   {self.states['folded', False]} wrong, {self.states['folded', True]} right")

def report_positions(name, part):
    rows = [row for row, _ in part.shown]
    print(f"positions{name}")
    part.head()
    print(f"  holder and stance right         {part.share(rows, 'holder', 'stance')}")
    print(f"  holder, stance and issue right  {part.share(part.issues, 'holder', 'stance', 'issue')}   an issue that is fairly null is right")
    print(f"  the words of the scope too      {part.share(part.issues, 'holder', 'stance', 'issue', 'scope')}")
    print("  wrong in                        " + ", ".join(f"{k} {sum(not r['ok'][k] for r in rows)}" for k in KINDS["position"].judged))
    part.tail()

def report_conditions(name, part):
    rows = [row for row, _ in part.shown]
    print(f"conditions{name}")
    part.head()
    print(f"  a condition, consequence right  {part.share(rows, 'condition', 'consequence')}")
    print(f"  with the right kind too         {part.share(rows, 'condition', 'consequence', 'kind')}")
    told = [r for r in rows if r["label"] != "prediction"]
    print(f"  of threat, offer, requirement   {part.share(told, 'condition', 'consequence', 'kind')}")
    part.tail()

def by_stance(part):
    print("  holder and stance by stance")
    for stance in STANCES:
        rows = [row for row, _ in part.shown if row["label"] == stance]
        print(f"    {stance:<29} {part.share(rows, 'holder', 'stance')}")

def print_wrong(part):
    for row, x in part.shown:
        wrong = [k for k, ok in row["ok"].items() if not ok]
        if wrong:
            print(f"{row['id']}\t{x['id']}\t{row['label']}\t{x['conf']}\twrong: {' '.join(wrong)}\t{x['reason']}")

def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_options(ap)
    a = ap.parse_args()
    rows = read_table(TABLE)
    records = records_of(a, rows)
    for kind, print_report in (("position", report_positions), ("condition", report_conditions)):
        of_kind = [r for r in rows if r["kind"] == kind]
        whole = Part(of_kind, records, a.least)
        print_report("", whole)
        if kind == "position":
            by_stance(whole)
        for half, parity in ((": even rows", 0), (": odd rows", 1)):
            print_report(half, Part([r for r in of_kind if r["number"] % 2 == parity], records, a.least))
        if a.list:
            print_wrong(whole)

if __name__ == "__main__":
    main()
