#!/usr/bin/env python3
"""Score what sayso finds across the reports of 88 invented stories against the answers written beside them: tests/data/stories/.

usage: tools/score_stories.py [--build DIR] [--list dev|further|reworded|pairs|STORY] [--least 0.7]

dev: ceasefire, trade, climate; further: dam, ferry, rail, mission (most of it told in other words); reworded: mutiny, pipeline, summit, islands
(papers that share no sentence), pairs/01 to 20 (two short reports each, as far re-worded): their errors may be read. Held-out: hostages, border,
election; strike-port, enclave, coalition, refinery; pairs/21 to 40; mixed. Of these figures are printed and nothing else.
A finding meets a side of an answer if it has evidence in that report on the words, and on those that differ where the answer names them.
It is the answer's if it meets sides of two letters (of two reports, where there are no letters) in different roles. `kind`: answers with
a finding of their kind; `type`: of their type, too; `shown`: with conf of at least --least. Of the findings shown: right ones (an answer,
optional or not), wrong ones (no answer, but words that an answer of kind `none` says are not to be joined), and others, which the
answers do not list: read them (--list dev) to know. --list prints what is missed, wrong and other.
"""
import argparse, collections, json, os, subprocess, sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
STORIES = os.path.join(ROOT, "tests", "data", "stories")
PAIRS = [os.path.join("pairs", f"{n:02}") for n in range(1, 41)]
READ = {"dev": ("ceasefire", "trade", "climate"), "further": ("dam", "ferry", "rail", "mission"), "reworded": ("mutiny", "pipeline", "summit", "islands"), "pairs": PAIRS[:20]}
MIXED = [os.path.join("mixed", f"{n:02}") for n in range(1, 31)]
HELD_OUT = {"held-out": ("hostages", "border", "election"), "held-out, reworded": ("strike-port", "enclave", "coalition", "refinery"), "held-out, pairs": PAIRS[20:], "held-out, mixed": MIXED}
KINDS = ("variant", "conflict", "disagreement", "attribution_change", "agreement", "reprint")

def touch(a, b):
    return a[0] < b[1] and b[0] < a[1]

class Side:
    def __init__(self, raw, texts):
        self.report, self.group = raw["report"], raw.get("group")
        text, words = texts[self.report], raw["words"].encode()
        if text.count(words) != 1:
            sys.exit(f"{self.report}: {raw['words']!r} stands {text.count(words)} times")
        start = text.index(words)
        self.words = (start, start + len(words))
        differs = raw.get("differs", "").encode()
        at = words.find(differs)
        self.differs = (start + at, start + at + len(differs)) if differs and at >= 0 else None

    def met(self, e):
        return e["report"] == self.report and touch(e["span"], self.words) and (not self.differs or touch(e["span"], self.differs))

class Answer:
    def __init__(self, raw, texts):
        self.kind, self.type, self.wrong, self.optional, self.note = raw["kind"], raw["type"] if "type" in raw else None, raw.get("not"), raw.get("optional"), raw.get("note", "")
        self.sides = [Side(s, texts) for s in raw["sides"]]

    def meets(self, f):
        if self.kind == "reprint": # of whole texts: their reports are what counts
            return len({s.report for s in self.sides} & {e["report"] for e in f["evidence"]}) > 1
        met = [(e.get("role"), s.group, s.report) for e in f["evidence"] for s in self.sides if s.met(e)]
        if self.sides[0].group is None:
            return len({r for _, _, r in met}) > 1
        by_role = f["kind"] in ("conflict", "attribution_change", "disagreement") or f.get("type") == "figure"
        return any(a[1] != b[1] and not (by_role and a[0] == b[0]) for a in met for b in met)

def findings_of(sayso, folder):
    files = sorted(os.path.join(folder, f) for f in os.listdir(folder) if f.endswith(".txt"))
    out = subprocess.run([sayso, "report", "-q", "--json", *files], capture_output=True, text=True, check=True).stdout
    found = [json.loads(line) for line in out.splitlines()]
    found = [f for f in found if f.get("kind") in KINDS or (f.get("kind") == "passage" and f.get("type") == "reprint")]
    for f in found:
        if f["kind"] == "passage":
            f["kind"] = "reprint"
        f["type"] = f.get("type") or f.get("change")
        f["evidence"] = [dict(e, report=os.path.basename(e["report"]) + ".txt") for e in f["evidence"] if e.get("span")]
    return found

class Tally:
    def __init__(self):
        self.rows = collections.defaultdict(collections.Counter)

    def add(self, sayso, story, least, show):
        folder = os.path.join(STORIES, story)
        texts = {f: open(os.path.join(folder, f), "rb").read() for f in os.listdir(folder) if f.endswith(".txt")}
        answers = [Answer(json.loads(line), texts) for line in open(os.path.join(folder, "answers.jsonl"), encoding="utf-8")]
        found = findings_of(sayso, folder)
        yes = [a for a in answers if a.kind != "none"]
        for f in found:
            f["right"] = [a for a in yes if a.kind == f["kind"] and a.meets(f)]
            f["wrong"] = [a for a in answers if a.kind == "none" and a.wrong == f["kind"] and a.meets(f)]
        for a in yes:
            mine = [f for f in found if a in f["right"]]
            typed = [f for f in mine if a.type in (None, f["type"])]
            shown = [f for f in typed if f["conf"] >= least]
            if not a.optional:
                for key in (a.kind, (a.kind, a.type)):
                    self.rows[key].update(answers=1, kind=bool(mine), type=bool(typed), found=bool(shown))
            if show and not a.optional and not shown:
                print(f"  missed{' (less sure)' if typed else ' (as ' + str(mine[0]['type']) + ')' if mine else ''}  {a.kind} {a.type}: {a.note}")
        for f in found:
            what = "right" if f["right"] else "wrong" if f["wrong"] else "other"
            self.rows[f["kind"]][what if f["conf"] >= least else "less_" + what] += 1
            if show and what != "right":
                print(f"  {what}{'' if f['conf'] >= least else ' (less sure)'}  {f['kind']} {f['type']} {f['conf']:.2f} {f.get('reason')}")
                for e in f["evidence"]:
                    print(f"      {e['report']} {e.get('role') or ''}: {texts[e['report']][slice(*e['span'])].decode()[:170]!r}")
        self.rows["none"].update(answers=sum(a.kind == "none" for a in answers), hit=sum(a.kind == "none" and any(a in f["wrong"] and not f["right"] and f["conf"] >= least for f in found) for a in answers))

    def print(self, name):
        print(f"{name}\n{'':34}answers  kind  type  shown    right wrong other   (less sure: right wrong other)")
        for kind in KINDS:
            types = sorted((k for k in self.rows if isinstance(k, tuple) and k[0] == kind and k[1]), key=str)
            for key in [kind] + types:
                r = self.rows[key]
                line = f"{('  ' + key[1]) if isinstance(key, tuple) else key:34}{r['answers']:7} {r['kind']:5} {r['type']:5} {r['found']:6}"
                print(line + ("" if isinstance(key, tuple) else f"   {r['right']:6} {r['wrong']:5} {r['other']:5}   {r['less_right']:18} {r['less_wrong']:5} {r['less_other']:5}"))
        total = collections.Counter()
        for kind in KINDS:
            total.update(self.rows[kind])
        listed = total["right"] + total["wrong"]
        print(f"{'all':34}{total['answers']:7} {total['kind']:5} {total['type']:5} {total['found']:6}   {total['right']:6} {total['wrong']:5} {total['other']:5}")
        print(f"tempting false ones fallen for: {self.rows['none']['hit']} of {self.rows['none']['answers']}; "
              f"of the findings shown that the answers list, right: {total['right'] / max(1, listed):.3f}\n")

def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--build", default="build"); ap.add_argument("--list", choices=list(READ) + [s for some in READ.values() for s in some]); ap.add_argument("--least", type=float, default=0.7)
    a = ap.parse_args()
    sayso = os.path.abspath(os.path.join(ROOT, a.build, "sayso"))
    for name, stories in {**READ, **HELD_OUT}.items():
        tally = Tally()
        for story in stories:
            show = name in READ and a.list in (story, name)
            if show:
                print(story)
            tally.add(sayso, story, a.least, show)
        tally.print(f"{name}: {', '.join(stories)}" if len(stories) < 9 else f"{name}: {stories[0]} to {stories[-1]}")

if __name__ == "__main__":
    main()
