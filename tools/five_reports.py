#!/usr/bin/env python3
"""What sayso finds in the five real reports, as facts: docs/five-reports.md.

usage: tools/five_reports.py [--build DIR] [--reports DIR] [--check]

The reports are their publishers' and no part of the project; where they are not, nothing is written. The page has hashes,
byte offsets, ids and counts, no sentences. Expected facts stand below as offsets; what is missed is said to be missed.
--check prints the misses and changes nothing.
"""
import argparse, json, os, subprocess, sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

class Record:
    def __init__(self, lines):
        objects = [json.loads(l) for l in lines]
        self.reports = [o for o in objects if "kind" not in o]
        self.findings = [o for o in objects if "kind" in o]
        self.short = {r["id"]: r["id"].rsplit("-", 1)[-1] for r in self.reports}

    def report(self, n):
        return next(r for r in self.reports if self.short[r["id"]] == str(n))

    def of(self, kind):
        return [f for f in self.findings if f["kind"] == kind]

    def places(self, finding):
        return [(self.short[e["report"]], tuple(e["span"])) for e in finding["evidence"]]

    def reports_of(self, finding):
        return sorted({k for k, _ in self.places(finding)})

def overlap(a, b):
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))

def close(spans, want, share=0.6):
    """Do the spans cover most of what is wanted, and little else?"""
    if not spans:
        return False
    hull = (min(s[0] for s in spans), max(s[1] for s in spans))
    o = overlap(hull, want)
    return o >= share * (want[1] - want[0]) and o >= 0.4 * (hull[1] - hull[0])

def near(rec, finding, n, want):
    return any(k == str(n) and overlap(s, want) for k, s in rec.places(finding))

def positions(rec, n, want, stance=None, issue=None, condition=None):
    out = []
    for p in rec.report(n)["positions"]:
        spans = p["evidence"] + p["scope"] + p["holder_span"]
        if overlap((min(s[0] for s in spans), max(s[1] for s in spans)), want) < 0.3 * (want[1] - want[0]):
            continue
        if stance and p["stance"] not in stance or issue and p["issue"] not in issue:
            continue
        if condition is not None and bool(p["condition"]) != condition:
            continue
        out.append(p)
    return out

def attributions(rec, n, want, **fields):
    out = []
    for a in rec.report(n)["attributions"]:
        if any(overlap(s, want) >= 0.5 * min(want[1] - want[0], s[1] - s[0]) for s in a["content"]) and all(a.get(k) == v for k, v in fields.items()):
            out.append(a)
    return out

def expected(rec):
    """(what, met?) for each fact that a reader of the five reports would look for."""
    occasions, conflicts, variants = rec.of("occasion"), rec.of("conflict"), rec.of("variant")
    sets = [rec.reports_of(o) for o in occasions]
    yield "an occasion told by reports 0, 1 and 2", ["0", "1", "2"] in sets
    yield "no occasion that joins report 3 or 4 with another report's speech act of the same speaker", not any(
        ("3" in s or "4" in s) and len(s) > 1 and any(x in s for x in "012") for s in sets)
    yield "no conflict of the weekdays (different occasions)", not any(c.get("type") == "date" for c in conflicts)
    yield "at most one conflict beside the length of the war", len(conflicts) <= 4
    yield "the length of the war: 2:570-591 against 0:1015-1044", any(near(rec, c, 2, (570, 591)) and near(rec, c, 0, (1015, 1044)) for c in conflicts)
    yield "the length of the war: 2:570-591 against 3:3103-3128", any(near(rec, c, 2, (570, 591)) and near(rec, c, 3, (3103, 3128)) for c in conflicts)
    quote = [f for f in variants if near(rec, f, 2, (1213, 1387)) and (near(rec, f, 0, (750, 913)) or near(rec, f, 1, (381, 544)))]
    yield "the threat re-worded: 2:1213-1387 against 0:750-913 / 1:381-544", bool(quote)
    yield "with changed words marked and 'possibly translation' said", any("translation" in (f.get("note") or "") for f in quote)
    yield "its clause beside: 0:659-700 against 2:1150-1189", any(near(rec, f, 0, (659, 700)) and near(rec, f, 2, (1150, 1189)) for f in variants)
    yield "the threat stands in no variant with reports 3 or 4", not any(set(rec.reports_of(f)) & {"3", "4"} for f in quote)
    origins = [o for o in rec.of("origin") if near(rec, o, 0, (750, 913)) and near(rec, o, 2, (1213, 1387))]
    yield "origin of the threat: 3 reports, 1 occasion, 2 wordings", any((o.get("reports"), o.get("occasions"), o.get("wordings")) == (3, 1, 2) for o in origins)
    yield "origin of the threat: relay TASS", any(any("tass" in r for r in o.get("relays", [])) for o in origins)
    shared = [p for p in rec.of("passage") if near(rec, p, 0, (750, 913)) and near(rec, p, 1, (381, 544))]
    yield "reports 0 and 1 share the passage", bool(shared)
    yield "the background clause 1:886-1010 is no shared passage", not any(near(rec, p, 1, (930, 980)) and near(rec, p, 0, (1040, 1100)) for p in rec.of("passage"))
    for n, span in ((0, (3365, 3506)), (2, (4513, 4640))):
        yield f"Ukraine offers to drop its bid, on a condition: {n}:{span[0]}-{span[1]}", bool(positions(rec, n, span, ["offers"], ["alliance-membership"], True))
    yield "and no such offer in report 1", not [p for p in rec.report(1)["positions"] if p["stance"] == "offers" and p["issue"] == "alliance-membership"]
    for n, span in ((0, (3269, 3344)), (1, (1850, 1932)), (2, (4320, 4407))):
        yield f"Russia threatens NATO troops: {n}:{span[0]}-{span[1]}", bool(positions(rec, n, span, ["threatens"]))
    yield "Russia demands withdrawal, report 0", bool([p for p in rec.report(0)["positions"] if p["stance"] == "demands" and (p["holder"] or "").startswith("ru")])
    yield "Ukraine rejects withdrawal, reports 0, 2 and 3", all([p for p in rec.report(n)["positions"] if p["stance"] == "rejects" and (p["holder"] or "").startswith("ua")] for n in (0, 2, 3))
    yield "parties' disagreements stand in their own list", bool(rec.of("disagreement"))
    yield "no source named: 1:1296-1354", any(a["unsourced"] or not a["source"] for a in attributions(rec, 1, (1296, 1354))) or any(near(rec, c, 1, (1296, 1354)) for c in rec.of("claim"))
    yield "verification note 3:1510-1558 bound to a claim", any(a["verification"] for a in rec.report(3)["attributions"])
    yield "AP stands behind 2:1518-1662", any((a["via"] or a["speaker"] or "").find(":ap") > 0 for a in attributions(rec, 2, (1540, 1640)))
    kelly = attributions(rec, 2, (5250, 5400))
    yield "the White House spokesperson speaks 2:5120-5488", any("kelly" in (a["speaker"] or "") for a in rec.report(2)["attributions"] if any(overlap(s, (5120, 5488)) for s in a["content"]))
    yield "'Yesterday' in report 0 is 2025-12-16", any(t["value"] == "2025-12-16" for t in rec.report(0)["times"])
    yield "reports 1 to 4 state no date", all(rec.report(n)["date"] is None for n in (1, 2, 3, 4))
    yield "report 0 states 2025-12-17", (rec.report(0)["date"] or {}).get("value") == "2025-12-17"
    yield "anonymous sources of report 2: at least four, typed", len([a for a in rec.report(2)["attributions"] if a["anonymous"]]) >= 4
    yield "he, Moscow, the Kremlin resolved in report 0", {"pronoun", "seat"} <= {m["how"] for a in rec.report(0)["actors"] for m in a["mentions"]}

def counts(r):
    return [len(r[k]) for k in ("attributions", "positions", "conditions", "events", "times", "quantities", "stripped")]

def page(rec, facts):
    out = ["# The five reports", "", "Made by `tools/five_reports.py` wherever the reports are at hand: hashes, offsets and counts, none of their sentences.", "",
           "| report | sha256 | date | attributions | positions | conditions | events | times | quantities | stripped |", "|---|---|---|---|---|---|---|---|---|---|"]
    for r in rec.reports:
        d = r["date"]
        out.append("| %s | `%s` | %s | %s |" % (rec.short[r["id"]], r["sha256"][:16], f"{d['value']} ({d['basis']})" if d else "not stated", " | ".join(map(str, counts(r)))))
    met = sum(ok for _, ok in facts)
    out += ["", f"## Facts a reader would look for: {met} of {len(facts)} found", ""]
    out += [("* found: " if ok else "* **missed**: ") + what for what, ok in facts]
    out += ["", "## Across the reports", "", "| kind | type | actor, issue | places (report:start-end) | counts |", "|---|---|---|---|---|"]
    for f in rec.findings:
        places = ", ".join("%s:%d-%d" % (k, *s) for k, s in rec.places(f)[:6])
        numbers = ", ".join(f"{f[k]} {k}" for k in ("reports", "occasions", "wordings") if f.get(k))
        out.append("| %s | %s | %s | %s | %s |" % (f["kind"], f.get("type") or f.get("change") or "", " ".join(filter(None, (f.get("actor"), f.get("issue")))), places, numbers))
    out += ["", "## Positions", "", "| report | holder | stance | issue | evidence | condition | confidence |", "|---|---|---|---|---|---|---|"]
    for r in rec.reports:
        for p in r["positions"]:
            e = p["evidence"][0]
            out.append("| %s | %s | %s | %s | %d-%d | %s | %.2f |" % (rec.short[r["id"]], p["holder"] or "not found", p["stance"], p["issue"] or "not found", e[0], p["evidence"][-1][1], "yes" if p["condition"] else "", p["conf"]))
    return "\n".join(out) + "\n"

def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--build", default="build"); ap.add_argument("--reports", default=os.path.join(ROOT, "..", "shared", "reports"))
    ap.add_argument("--check", action="store_true")
    a = ap.parse_args()
    names = [os.path.join(a.reports, f"report-{i}.txt") for i in range(5)]
    if not all(map(os.path.exists, names)):
        print("skipped: the five reports are not here (--reports DIR names their folder)")
        return
    p = subprocess.run([os.path.join(ROOT, a.build, "sayso"), "report", "--json"] + names, capture_output=True, text=True)
    if p.returncode > 1:
        sys.exit(p.stderr)
    rec = Record(p.stdout.splitlines())
    facts = [(what, bool(ok)) for what, ok in expected(rec)]
    if a.check:
        for what, ok in facts:
            print(("found   " if ok else "MISSED  ") + what)
        print(f"{sum(ok for _, ok in facts)} of {len(facts)}")
    else:
        open(os.path.join(ROOT, "docs", "five-reports.md"), "w", encoding="utf-8").write(page(rec, facts))
        print("wrote docs/five-reports.md")

if __name__ == "__main__":
    main()
