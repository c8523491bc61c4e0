#!/usr/bin/env python3
"""Precision, recall and F1 of names: spans with exact boundaries and the right kind.

usage: tools/score_names.py GOLD.conllu NAMES.iob2 SYSTEM.conllu [--errors]

GOLD.conllu has the words of the gold text, NAMES.iob2 the names of its sentences (number, form, IOB2 tag; aligned by sent_id, then by
form), SYSTEM.conllu what `sayso parse` made of the raw text (NER=B-PER in MISC). Words are compared by where they stand in the text
without its white space, so each side may have its own tokens and sentences. Kinds that the gold has none of are not counted.
"""
import argparse, collections, gzip, sys

def lines(path):
    f = gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")
    with f:
        yield from (l.rstrip("\n") for l in f)

class Sentence:
    def __init__(self, id):
        self.id, self.words = id, []  # words: [form, first character, behind the last, tag]

def squeeze(s):
    return "".join(s.split())

def read_words(path):
    """Sentences of a CoNLL-U file; characters are counted without white space."""
    out, at, token_end, token_stop, inside = [], 0, 0, 0, 0
    for l in lines(path):
        if l.startswith("# sent_id = "):
            out.append(Sentence(l[12:]))
            token_end = 0
        f = l.split("\t")
        if len(f) < 10 or "." in f[0]:
            continue
        if "-" in f[0]:
            inside, token_stop, token_end = at, at + len(squeeze(f[1])), int(f[0].split("-")[1])
            continue
        tag = next((x[4:] for x in f[9].split("|") if x.startswith("NER=")), "O")
        n = len(squeeze(f[1]))
        if int(f[0]) < token_end:
            start, end = inside, min(inside + n, token_stop)
            inside = end
        elif int(f[0]) == token_end:
            start, end = inside, token_stop
            at = token_stop
        else:
            start, end = at, at + n
            at = end
        out[-1].words.append([f[1], start, end, tag])
    return out, at

def put_names(sentences, path):
    """Give the words the tags of an IOB2 file; sentences that it lacks are left out."""
    tags, current = {}, None
    for l in lines(path):
        if l.startswith("# sent_id = "):
            current = tags.setdefault(l[12:], [])
        elif l and l[0] != "#" and current is not None:
            current.append(l.split("\t")[1:3])
    for s in sentences:
        rest, k = tags.get(s.id, []), 0
        for w in s.words:
            j = next((j for j in range(k, min(k + 4, len(rest))) if rest[j][0] == w[0]), None)
            w[3] = rest[j][1] if j is not None else "O"
            k = k if j is None else j + 1

def spans(sentences):
    """{(first character, behind the last, kind): words}"""
    out = {}
    for s in sentences:
        open_at = None
        for i, w in enumerate(s.words + [["", 0, 0, "O"]]):
            if open_at is not None and (w[3][0] != "I" or w[3][2:] != s.words[open_at][3][2:]):
                part = s.words[open_at:i]
                out[part[0][1], part[-1][2], part[0][3][2:]] = " ".join(x[0] for x in part), s.id
                open_at = None
            if w[3][0] == "B" or (w[3][0] == "I" and open_at is None):
                open_at = i
    return out

def row(name, right, said, there):
    p, r = (100 * right / n if n else 0 for n in (said, there))
    return f"{name:<10}{p:>10.2f}{r:>10.2f}{2 * p * r / (p + r) if p + r else 0:>10.2f}{there:>10}{said:>10}"

def print_errors(gold, system):
    at = collections.defaultdict(list)
    for key, (words, _) in system.items():
        for c in range(key[0], key[1]):
            at[c].append((key, words))
    touched = set()
    for key, (words, where) in sorted(gold.items()):
        if key in system:
            continue
        hits = sorted({h for c in range(key[0], key[1]) for h in at[c]})
        touched.update(k for k, _ in hits)
        print(f"missed {key[2]} [{words}]" + "".join(f"  said {k[2]} [{w}]" for k, w in hits) + f"  {where}")
    for key, (words, where) in sorted(system.items()):
        if key not in gold and key not in touched:
            print(f"extra {key[2]} [{words}]")

def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    ap.add_argument("gold"); ap.add_argument("names"); ap.add_argument("system")
    ap.add_argument("--errors", action="store_true", help="print each wrong span")
    a = ap.parse_args()
    sentences, n = read_words(a.gold)
    put_names(sentences, a.names)
    gold = spans(sentences)
    system, m = read_words(a.system)
    if n != m:
        sys.exit(f"the texts differ: {n} and {m} characters without white space")
    kinds = sorted({k for _, _, k in gold})
    system = {k: v for k, v in spans(system).items() if k[2] in kinds}
    if a.errors:
        print_errors(gold, system)
    print(f"{'kind':<10}{'precision':>10}{'recall':>10}{'F1':>10}{'gold':>10}{'system':>10}")
    for kind in kinds:
        of = [{k for k in x if k[2] == kind} for x in (gold, system)]
        print(row(kind, len(of[0] & of[1]), len(of[1]), len(of[0])))
    print(row("all", len(gold.keys() & system.keys()), len(system), len(gold)))

if __name__ == "__main__":
    main()
