#!/usr/bin/env python3
"""Positions and conditions against the texts of our own golden set: tests/data/positions.jsonl (what it holds: tests/data/positions.md).

usage: tools/score_positions.py [--set FILE.jsonl] [--build DIR] [--records FILE.jsonl] [--least 0.7] [--part dev|held-out|all] [--conflicts] [--errors [WHAT]]

--set is another set of the same form (tests/data/positions-more.jsonl). --records takes what `sayso read --json` wrote for the texts. A position is right if words of its holder (as printed, or another mention
of the actor it was resolved to) are among those of the set and issue and stance are the same; a condition, if it shares half of the words
of both conditions, markers left out. What the set calls optional, and the demand inside a condition, count neither way. --errors lists
what was missed and what is wrong in the development half only (WHAT: positions or conditions): nobody tunes to the held-out half.
"""
import argparse, collections, json, os, re, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
GOLD = os.path.join(ROOT, "tests", "data", "positions.jsonl")
MARKERS = set("if unless until once when only provided providing that as so long on in exchange return for condition case event of should "
              "were had without before after failing which assuming otherwise or else subject to contingent soon the not".split())
POSITIONS = ("holder + issue + stance", "holder + stance", "holder + issue + stance + scope", "holder + issue + stance + condition")
CONDITIONS = ("condition", "condition + consequence", "condition + kind", "condition + consequence + kind")

# ---- words, as sets of the offsets where they begin

def words(text, spans):
    return {(s + m.start(), m.group().lower()) for s, e in spans for m in re.finditer(rb"[^\s\"'.,;:!?()-]+", text[s:e])}

def places(text, phrase):
    """Where the words of an alternative stand: each of its places, several pieces together."""
    found = [[m.span() for m in re.finditer(rb"(?<!\w)" + re.escape(p.encode()) + rb"(?!\w)", text)] for p in phrase.split(" ... ")]
    return [[f[0] for f in found]] if len(found) > 1 else [[one] for one in found[0]]

def alternatives(text, phrases):
    return [words(text, spans) for p in phrases for spans in places(text, p)]

def without_markers(found):
    ordered = sorted(found)
    while ordered and ordered[0][1].decode(errors="replace") in MARKERS:
        ordered.pop(0)
    return set(ordered) or found

def half(text, spans, phrases, marked=False):
    """Half of all the words of the two are shared, for one of the alternatives."""
    mine, strip = words(text, spans), without_markers if marked else set
    return any(2 * len(strip(mine) & strip(a)) >= len(strip(mine) | strip(a)) and strip(mine) & strip(a) for a in alternatives(text, phrases))

def touches(text, spans, phrases):
    mine = words(text, spans)
    return any(mine & a for a in alternatives(text, phrases))

# ---- what agrees with what

class Text:
    def __init__(self, gold, record, least):
        self.gold, self.bytes = gold, gold["text"].encode()
        assert record["text"] == gold["text"], gold["id"] + ": the record is of another text"
        self.actors = {a["id"]: [m["span"] for m in a["mentions"]] for a in record["actors"]}
        self.shown = {k: [x for x in record[k] if x.get("conf", 1) >= least] for k in ("positions", "conditions")}
        self.by_id = {c["id"]: c for c in record["conditions"]}

    def cut(self, spans):
        return " ... ".join(self.bytes[s:e].decode(errors="replace") for s, e in spans or []) or "-"

    def holder(self, p, g):
        return touches(self.bytes, p.get("holder_span") or [], g["holder"]) or touches(self.bytes, self.actors.get(p.get("holder"), []), g["holder"])

    def scope(self, p, g):
        return touches(self.bytes, p.get("scope") or [], g["scope"]) if g["scope"] and p.get("scope") else not g["scope"] and not p.get("scope")

    def governed(self, p, g):
        c = self.by_id.get(p.get("condition"))
        return half(self.bytes, c["condition"], g["condition"], True) if c and g["condition"] else not c and not g["condition"]

    def position(self, p, g, level):
        return (self.holder(p, g) and p["stance"] in g["stance"] and (level == 1 or p["issue"] in g["issue"])
                and (level != 2 or self.scope(p, g)) and (level != 3 or self.governed(p, g)))

    def condition(self, c, g, level):
        return (half(self.bytes, c["condition"], g["condition"], True) and (level not in (1, 3) or half(self.bytes, c["consequence"], g["consequence"]))
                and (level not in (2, 3) or c["kind"] in g["kind"]))

    def neither_way(self, what, p):
        """Optional in the set, or a demand whose words are those of a condition of the same holder."""
        optional = [g for g in self.gold[what] if g.get("optional")]
        if what == "conditions":
            return any(half(self.bytes, p["condition"], g["condition"], True) for g in optional)
        inside = [g for g in self.gold["conditions"] if p["stance"] == "demands" and g["holder"]]
        return any(self.holder(p, g) and p["stance"] in g["stance"] for g in optional) or any(
            self.holder(p, g) and (touches(self.bytes, p["scope"], g["condition"]) if p.get("scope") else half(self.bytes, p["evidence"], g["condition"], True)) for g in inside)

    def score(self, what, level):
        """(right pairs, missed, wrong): each of the set is met by one of the record at most, the largest matching."""
        golds = [g for g in self.gold[what] if not g.get("optional")]
        same = self.position if what == "positions" else self.condition
        edges = [[j for j, g in enumerate(golds) if same(p, g, level)] for p in self.shown[what]]
        met = {}
        def place(i, seen):
            for j in edges[i]:
                if j not in seen:
                    seen.add(j)
                    if j not in met or place(met[j], seen):
                        met[j] = i
                        return True
            return False
        for i in range(len(edges)):
            place(i, set())
        wrong = [p for i, p in enumerate(self.shown[what]) if i not in met.values() and not self.neither_way(what, p)]
        return len(met), [g for j, g in enumerate(golds) if j not in met], wrong

# ---- tables

def figures(texts, what, level):
    right = missed = wrong = 0
    for t in texts:
        r, m, w = t.score(what, level)
        right, missed, wrong = right + r, missed + len(m), wrong + len(w)
    p, r = right / (right + wrong) if right + wrong else 0, right / (right + missed) if right + missed else 0
    return p, r, 2 * p * r / (p + r) if p + r else 0, right + missed, right + wrong

def row(name, f):
    return f"{name:<40} {f[0]:.3f}  {f[1]:.3f}  {f[2]:.3f}  {f[3]:5d}  {f[4]:5d}"

HEAD = f"{'':<40} {'P':>5}  {'R':>5}  {'F1':>5}  {'set':>5}  {'shown':>5}"

def table(title, texts):
    print(f"{title + ', ' + str(len(texts)) + ' texts':<40}" + HEAD[40:])
    for what, levels in (("positions", POSITIONS), ("conditions", CONDITIONS)):
        for level, name in enumerate(levels):
            print(row(f"{what[:-1] + ': ' if level == 0 and what == 'positions' else '  '}{name}", figures(texts, what, level)))
    empty = [t for t in texts if not t.gold["positions"] and not t.gold["conditions"]]
    noise = sum(len(t.shown["positions"]) for t in empty), sum(len(t.shown["conditions"]) for t in empty)
    print(f"{len(empty)} texts with neither: {noise[0]} positions and {noise[1]} conditions shown\n")

def by_kind(texts):
    """Recall by stance and by kind of condition: of which sort is what is missed."""
    for what, key in (("positions", "stance"), ("conditions", "kind")):
        found, all_of = collections.Counter(), collections.Counter()
        for t in texts:
            missed = [id(g) for g in t.score(what, 0)[1]]
            for g in (g for g in t.gold[what] if not g.get("optional")):
                all_of[g[key][0]] += 1
                found[g[key][0]] += id(g) not in missed
        print(f"recall by {key}: " + ", ".join(f"{k} {found[k]}/{all_of[k]}" for k in sorted(all_of)))

def errors(texts, what):
    for t in texts:
        for kind in ("positions", "conditions"):
            _, missed, wrong = t.score(kind, 0)
            if kind not in (what, "conditions" if what == "all" else "", "positions" if what == "all" else "") or not missed + wrong:
                continue
            print(f"\n{t.gold['id']}\t{t.gold['text']}")
            for g in missed:
                print("  missed  " + " | ".join("/".join(g[k]) or "-" for k in (("holder", "issue", "stance", "scope") if kind == "positions" else ("condition", "consequence", "kind"))))
            for p in wrong:
                shown = (t.cut(p.get("holder_span")), p["issue"], p["stance"], t.cut(p.get("scope"))) if kind == "positions" else (t.cut(p["condition"]), t.cut(p["consequence"]), p["kind"])
                print("  wrong   " + " | ".join(str(x) for x in shown))

def is_dev(gold):
    return int(gold["id"].rsplit("-", 1)[1]) % 2 == 0

def read(build, golds):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as f:
        f.writelines(json.dumps({"id": g["id"], "text": g["text"]}) + "\n" for g in golds)
        f.flush()
        p = subprocess.run([os.path.join(ROOT, build, "sayso"), "read", "-q", "--json", f.name], capture_output=True, text=True)
    if p.returncode not in (0, 1):
        sys.exit(f"sayso read: exit {p.returncode}: {p.stderr[-400:]}")
    return p.stdout.splitlines()

def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--set", default=GOLD); ap.add_argument("--build", default="build"); ap.add_argument("--records"); ap.add_argument("--least", type=float, default=0.7)
    ap.add_argument("--part", choices=("dev", "held-out", "all")); ap.add_argument("--conflicts", action="store_true")
    ap.add_argument("--errors", nargs="?", const="all", choices=("all", "positions", "conditions"))
    a = ap.parse_args()
    golds = [json.loads(l) for l in open(a.set, encoding="utf-8")]
    records = {r["id"]: r for r in map(json.loads, open(a.records, encoding="utf-8") if a.records else read(a.build, golds))}
    texts = [Text(g, records[g["id"]], a.least) for g in golds]
    parts = {"all": texts, "dev": [t for t in texts if is_dev(t.gold)], "held-out": [t for t in texts if not is_dev(t.gold)]}
    if a.errors:
        return errors(parts["dev"], a.errors)
    for name in [a.part] if a.part else ("dev", "held-out", "all"):
        table(name, parts[name])
    by_kind(parts[a.part or "all"])
    if a.conflicts:
        print("\n" + HEAD)
        for c in dict.fromkeys(g["conflict"] for g in golds):
            of = [t for t in parts[a.part or "all"] if t.gold["conflict"] == c]
            print(row(f"{c}: positions", figures(of, "positions", 0)))
            print(row(f"{'':<{len(c)}}  conditions", figures(of, "conditions", 0)))

if __name__ == "__main__":
    main()
