#!/usr/bin/env python3
"""`sayso check` against our own golden set of drafts: tests/data/check.jsonl (what it holds, and what is right: tests/data/check.md).

usage: tools/score_check.py [--build DIR] [--part dev|held-out|all] [--no-actors] [--errors [KIND]] [--more]

Each sentence is a draft of its own, held against the five sample reports. Its outcome is the worst status among its items. "passed" counts
sentences with another figure or speaker, and invented ones, in which everything came out as carried: there must be none. --no-actors leaves
examples/actors.tsv out. --errors lists what is not right in the development half only (KIND: one kind): nobody tunes to the held-out half.
--more takes tests/data/check-more.jsonl instead, a development set all of whose errors may be read: one table, or the errors.
Exit code 1 if a sentence passed.
"""
import argparse, collections, json, os, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
GOLD, MORE, STORIES = (os.path.join(ROOT, "tests", "data", n + ".jsonl") for n in ("check", "check-more", "positions"))
REPORTS = ["1-wire.txt", "2-gazette.html", "3-reprint.txt", "4-rewrite.txt", "5-next-day.txt"]
KINDS = ("carried", "reworded", "figure", "speaker", "invented")
WORST = ("not found", "in conflict", "re-worded", "carried")
RIGHT = {"carried": {"carried"}, "reworded": {"re-worded"}}
WRONG = {"in conflict", "not found"}

def sayso(program, *args):
    p = subprocess.run([program, *args], cwd=ROOT, capture_output=True, text=True)
    if p.returncode not in (0, 1):
        sys.exit(f"sayso {args[0]}: exit {p.returncode}: {p.stderr[-400:]}")
    return p.stdout

def outcome(items):
    """The worst status among the items; None where nothing was looked at."""
    return next((s for s in WORST if any(i["status"] == s for i in items)), None)

def read_reports(program, work, story, options):
    """The record of the samples, or of one subject of the positions' golden set as one report."""
    record, report = os.path.join(work, f"{story}.jsonl"), os.path.join(work, f"{story}.txt")
    if not os.path.exists(record):
        if story:
            texts = [d["text"] for d in map(json.loads, open(STORIES, encoding="utf-8")) if d["id"].split("-")[0] == story]
            with open(report, "w", encoding="utf-8") as f:
                f.write("\n\n".join(texts) + "\n")
        with open(record, "w", encoding="utf-8") as f:
            f.write(sayso(program, "read", "-q", "--json", *options, *([report] if story else [os.path.join("examples", r) for r in REPORTS])))
    return record

def check_all(program, golds, options):
    with tempfile.TemporaryDirectory() as work:
        draft = os.path.join(work, "draft.txt")
        for g in golds:
            record = read_reports(program, work, g.get("story"), options)
            with open(draft, "w", encoding="utf-8") as f:
                f.write(g["text"] + "\n")
            lines = [json.loads(l) for l in sayso(program, "check", "-q", "--json", *options, draft, record).splitlines()]
            yield g, [l for l in lines if l["kind"] == "check"]

def table(title, done):
    rows, passed = [f"{title:<10} {'right':>10} {'share':>7}   carried  re-worded  in conflict  not found  nothing"], 0
    for kind in KINDS + ("all",):
        mine = [(g, o) for g, o in done if kind in ("all", g["kind"])]
        right = sum(o in RIGHT.get(g["kind"], WRONG) for g, o in mine)
        n = collections.Counter(o for _, o in mine)
        rows.append(f"{kind:<10} {right:>4} of {len(mine):>3} {right / max(1, len(mine)):7.3f} {n['carried']:>9} {n['re-worded']:>10} {n['in conflict']:>12} {n['not found']:>10} {n[None]:>8}")
        if kind in KINDS[2:]:
            passed += n["carried"] + n[None]
    return "\n".join(rows) + f"\npassed     {passed}\n", passed

def show_errors(checked, kind):
    for g, items in checked:
        o = outcome(items)
        if (g["id"] % 2 and "story" not in g) or o in RIGHT.get(g["kind"], WRONG) or kind not in ("", g["kind"]):
            continue
        print(f"{g['id']} {g['kind']} came out {o}: {g['text']}")
        for i in items:
            there = i["evidence"][0] if i["evidence"] else None
            print(f"    {i['status']:<11} {i['item']:<11} {i['type'] or '-':<9} {i['text']}" + (f"  <-  {there['text']} [{there['report']}]" if there else "") + (f"  ({i['note']})" if i["note"] else ""))

def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--build", default="build"); ap.add_argument("--part", choices=("dev", "held-out", "all")); ap.add_argument("--no-actors", action="store_true")
    ap.add_argument("--errors", nargs="?", const="", default=None, choices=("",) + KINDS)
    ap.add_argument("--more", action="store_true")
    a = ap.parse_args()
    golds = [json.loads(l) for l in open(MORE if a.more else GOLD, encoding="utf-8")]
    options = [] if a.no_actors or a.more else ["--actors", os.path.join("examples", "actors.tsv")]
    checked = list(check_all(os.path.abspath(os.path.join(ROOT, a.build, "sayso")), golds, options))
    if a.errors is not None:
        show_errors(checked, a.errors)
        return
    done, passed = [(g, outcome(items)) for g, items in checked], 0
    for part, keep in (("dev", lambda i: i % 2 == 0), ("held-out", lambda i: i % 2), ("all", lambda i: True)):
        text, n = table(part, [(g, o) for g, o in done if keep(g["id"])])
        if a.part == part or (not a.part and (not a.more or part == "all")):
            print(text)
            passed += n
    sys.exit(1 if passed else 0)

if __name__ == "__main__":
    main()
