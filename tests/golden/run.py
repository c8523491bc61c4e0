#!/usr/bin/env python3
"""Golden tests: text in, record out, spans shown as words.

usage: tests/golden/run.py --sayso PROGRAM [--show] [FILE...]

A file holds cases:

    === title of the case
    options: --date 2031-05-03            (optional; examples/actors.tsv is always given)
    The text of the report, as many lines as it needs.
    ---
    attribution speaker=x:elin-marak source="Elin Marak" cue="said" form=direct content="..."
    * position stance=demands             must not be found
    ? event event_type=THREATEN           known to be wrong; says FIXED when it is found

A line of the record is a kind and key=value pairs; spans are shown as the words they cut, pieces joined by " ... ".
shown is yes where the confidence is 0.70 or more. An expected line is met by a line of the record of its kind that has all its pairs. --show prints the whole record of each
case in this notation, which is how new cases are written and looked at.
"""
import argparse, glob, json, os, re, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ACTORS = os.path.join(HERE, "..", "..", "examples", "actors.tsv")
PAIR = re.compile(r'([\w.]+)=("(?:[^"\\]|\\.)*"|\S+)')
SPAN_KEYS = {"source", "cue", "content", "via_span", "venue", "addressee_span", "verification", "trigger", "source_span", "target_span", "place",
             "holder_span", "scope", "evidence", "condition", "consequence", "marker", "of"}

def is_spans(v):
    return isinstance(v, list) and all(isinstance(s, list) and len(s) == 2 for s in v)

def words(text, spans):
    return " ... ".join(text[s:e].decode() for s, e in spans)

def show_value(v):
    if v is None:
        return "null"
    if isinstance(v, bool):
        return "true" if v else "false"
    return str(v)

def lines_of(record):
    """The record as (kind, {key: value as text}) lines."""
    text, out = record["text"].encode(), []
    conditions = {c["id"]: c for c in record["conditions"]}
    attributions = {a["id"]: a for a in record["attributions"]}
    for kind, key in (("attribution", "attributions"), ("event", "events"), ("nonevent", "nonevents"), ("position", "positions"),
                      ("condition", "conditions"), ("time", "times"), ("quantity", "quantities"), ("claim", "claims")):
        for o in record[key]:
            line = {}
            for k, v in o.items():
                if k in ("id", "conf"):
                    continue
                if k == "span" or k == "predicate":
                    line["words" if k == "span" else k] = words(text, [v]) if v else "null"
                elif k == "condition" and kind in ("position", "event"):
                    line["if"] = words(text, conditions[v]["condition"]) if v else "null"
                elif k in ("attribution", "parent"):
                    line[k + ".speaker"] = show_value(attributions[v]["speaker"]) if v else "null"
                    line[k + ".source"] = words(text, attributions[v]["source"]) if v else "null"
                elif k == "time":
                    line[k] = v["value"] if v else "null"
                elif is_spans(v) and (v or k in SPAN_KEYS):
                    line[k] = words(text, v)
                else:
                    line[k] = show_value(v)
            if "conf" in o:
                line["shown"] = "yes" if o["conf"] >= 0.7 else "no"
            out.append((kind, line))
    for a in record["actors"]:
        for m in a["mentions"]:
            out.append(("mention", {"actor": a["id"], "words": words(text, [m["span"]]), "how": show_value(m["how"]), "kind": show_value(a["kind"])}))
    for m in record["unresolved"]:
        out.append(("mention", {"actor": "null", "words": words(text, [m["span"]]), "how": show_value(m["how"])}))
    for s in record["sentences"]:
        out.append(("sentence", {"words": words(text, [s])}))
    for s in record["stripped"]:
        out.append(("stripped", {"words": words(text, [s])}))
    for k in ("title", "outlet", "byline", "dateline"):
        out.append(("report", {k: show_value(record[k])}))
    out.append(("report", {"date": record["date"]["value"] if record["date"] else "null"}))
    return out

def parse_line(line):
    kind, _, rest = line.partition(" ")
    pairs = {k: (json.loads(v) if v.startswith('"') else v) for k, v in PAIR.findall(rest)}
    return kind, pairs

def cases(path):
    title, options, text, expected, state = None, [], [], [], 0
    for raw in open(path, encoding="utf-8").read().split("\n") + ["=== "]:
        if raw.startswith("=== "):
            if title:
                assert expected, f"{os.path.basename(path)}: {title}: nothing is expected (--- stands between text and answers)"
                yield title, options, "\n".join(text).strip("\n") + "\n", expected
            title, options, text, expected, state = raw[4:].strip(), [], [], [], 1
        elif state == 1 and raw.startswith("options: "):
            options = raw[9:].split()
        elif state == 1 and raw == "---":
            state = 2
        elif state == 1:
            text.append(raw)
        elif state == 2 and raw.strip() and not raw.startswith("#"):
            expected.append(raw.strip())

def read(sayso, options, text):
    with tempfile.TemporaryDirectory() as d:
        path = os.path.join(d, "case.txt")
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)
        actors = ["--actors", ACTORS] if os.path.exists(ACTORS) else []
        p = subprocess.run([sayso, "read", "--json"] + actors + options + [path], capture_output=True, cwd=HERE)
        if p.returncode:
            return None, p.stderr.decode(errors="replace")
        return json.loads(p.stdout), ""

def quoted(line):
    return line[0] + " " + " ".join(k + "=" + (json.dumps(v, ensure_ascii=False) if re.search(r'[\s"]|^$', v) else v) for k, v in line[1].items())

def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--sayso", required=True); ap.add_argument("--show", action="store_true"); ap.add_argument("files", nargs="*")
    a = ap.parse_args()
    a.sayso = os.path.abspath(a.sayso)
    passed = failed = 0
    for path in a.files or sorted(glob.glob(os.path.join(HERE, "*.golden"))):
        for title, options, text, expected in cases(path):
            record, problem = read(a.sayso, options, text)
            name = os.path.basename(path) + ": " + title
            if record is None:
                print("FAILED " + name + ": " + problem.strip()); failed += 1
                continue
            lines = lines_of(record)
            if a.show:
                print("=== " + title); print("\n".join(quoted(l) for l in lines))
            for want in expected:
                mark, line = (want[0], want[2:]) if want[:2] in ("* ", "? ") else ("", want)
                kind, pairs = parse_line(line)
                found = any(k == kind and all(l.get(x) == y for x, y in pairs.items()) for k, l in lines)
                if mark == "?":
                    if found:
                        print("FIXED " + name + ": " + line)
                    passed += 1
                elif found == (mark != "*"):
                    passed += 1
                else:
                    failed += 1
                    print("FAILED " + name + (": found, but must not be: " if mark else ": not found: ") + line)
                    for k, l in lines:
                        if k == kind and kind in ("attribution", "position", "condition"):
                            print("    " + quoted((k, {x: y for x, y in l.items() if x in pairs or x in ("content", "scope")})))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0

if __name__ == "__main__":
    sys.exit(main())
