#!/usr/bin/env python3
"""Sentences of real text whose positions were marked, from the documents they stand in.

usage: tools/marked_real.py [--json] [--table FILE.tsv] [--texts FILE.txt] [DATA]      default: train/positions/real.tsv, ../shared/data

Writes the marked sentences, one a line (train/positions/README.md); --json: as tools/score_positions.py --set reads them. Sentences whose
document is not in DATA are left out, and their number is told. --texts takes marked texts, one a line, instead, and writes them as --json does.
"""
import argparse, collections, gzip, json, os, re, sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PARTS = {"h": "holder", "s": "scope", "c": "condition"}

def rows(path):
    with open(path, encoding="utf-8") as f:
        lines = [line.rstrip("\n").split("\t") for line in f if not line.startswith("#")]
    return lines[1:]

def documents(data, wanted):
    """(file, id) -> bytes of the text, of those that are wanted and there."""
    found = {}
    for name in sorted({file for file, _ in wanted}):
        path = os.path.join(data, name)
        if not os.path.exists(path):
            continue
        with (gzip.open if name.endswith(".gz") else open)(path, "rt", encoding="utf-8") as f:
            for line in f:
                one = json.loads(line)
                if (name, one.get("id")) in wanted:
                    found[name, one["id"]] = one["text"].encode()
    return found

def spans(marks):
    """(tag, digits, issue, first, last) of each mark."""
    for mark in [] if marks == "-" else marks.split(" "):
        name, _, place = mark.rpartition("@")
        tag, _, issue = name.partition(":")
        first, last = (int(n) for n in place.split("-"))
        yield tag.rstrip("0123456789"), tag.lstrip("abcdefghijklmnopqrstuvwxyz") or "1", issue, first, last

def marked(sentence, marks):
    out, at = b"", 0
    for tag, digits, issue, first, last in spans(marks):
        name = tag + ("" if digits == "1" else digits) + (":" + issue if issue else "")
        out += sentence[at:first] + f"[{name} ".encode() + sentence[first:last] + b"]"
        at = last
    return out + sentence[at:]

def unmarked(line):
    """A marked line as its text and the marks of a table."""
    text, marks, at = b"", [], 0
    for m in re.finditer(rb"\[([a-z][a-z-]*)(\d*)((?::[a-z-]+)?) ([^\[\]]+)\]", line):
        text += line[at:m.start()]
        marks.append(f"{(m[1] + m[2] + m[3]).decode()}@{len(text)}-{len(text) + len(m[4])}")
        text, at = text + m[4], m.end()
    return text + line[at:], " ".join(marks) or "-"

def as_gold(number, sentence, marks):
    found = collections.defaultdict(lambda: collections.defaultdict(list))
    for tag, digits, issue, first, last in spans(marks):
        for digit in digits:
            one = found[digit]
            if tag in PARTS:
                one[PARTS[tag]].append(sentence[first:last].decode())
            else:
                one["stance"] = [tag]
            if issue and issue not in one["issue"]:
                one["issue"].append(issue)
    positions = [{"holder": p["holder"], "issue": p["issue"], "stance": p["stance"], "scope": [" ... ".join(p["scope"])] if p["scope"] else [],
                  "condition": [" ... ".join(p["condition"])] if p["condition"] else []} for _, p in sorted(found.items())]
    return {"id": f"marked-{number:04}", "conflict": "marked", "text": sentence.decode(), "positions": positions, "conditions": []}

def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n")[2][7:])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--table", default=os.path.join(ROOT, "train", "positions", "real.tsv"))
    parser.add_argument("--texts")
    parser.add_argument("data", nargs="?", default=os.path.join(ROOT, "..", "shared", "data"))
    args = parser.parse_args()
    if args.texts:
        with open(args.texts, "rb") as f:
            for number, line in enumerate(f, 1):
                sys.stdout.write(json.dumps(as_gold(number, *unmarked(line.rstrip(b"\n"))), ensure_ascii=False) + "\n")
        return
    all_rows = rows(args.table)
    texts = documents(args.data, {(file, name) for file, name, *_ in all_rows})
    missing = 0
    for number, (file, name, start, end, marks) in enumerate(all_rows, 1):
        if (file, name) not in texts:
            missing += 1
            continue
        sentence = " ".join(texts[file, name][int(start):int(end)].decode().split()).encode()
        line = json.dumps(as_gold(number, sentence, marks), ensure_ascii=False).encode() if args.json else marked(sentence, marks)
        sys.stdout.buffer.write(line + b"\n")
    if missing:
        print(f"{missing} of {len(all_rows)} sentences left out: their documents are not in {args.data}", file=sys.stderr)

if __name__ == "__main__":
    main()
