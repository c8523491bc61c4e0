#!/usr/bin/env python3
"""Write folders of real reports for train-compare: look-alikes.py DATA OUT. OUT/alike: openly licensed news items of one day or topic that are alike, from which
it learns what is no conflict; OUT/tune: four reports each of one story of ECB+, on which it tunes what is shown, and from which it learns nothing. What DATA lacks is left out."""
import collections, gzip, json, os, re, sys

PAIRS, LIKE_MOST, GROUP, STORY = 300, 0.75, 3, 4
DATE = "The Gazette, 3 March 2026"

def rows(path):
    if not os.path.exists(path):
        return []
    with gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f]

def words(text):
    return set(re.findall(r"[a-z]{5,}", text.lower()))

def topics(data):
    of = collections.defaultdict(list)
    for d in rows(os.path.join(data, "timex", "meantime.jsonl")):
        d["text"] = "\n".join(d["text"].split("\n")[2:])
        of[d["source"]].append(d)
    for source, docs in sorted(of.items()):
        docs.sort(key=lambda d: (d["dct"] or "", d["id"]))
        for i in range(0, len(docs) - GROUP + 1, GROUP):
            yield f"{source.replace('/', '-')}-{i:02}", docs[i:i + GROUP]

def days(data):
    of, likes, used = collections.defaultdict(list), [], set()
    for d in rows(os.path.join(data, "text", "kremlin.jsonl.gz")):
        if d.get("kind") == "news" and 120 <= len(d["text"].split()) <= 600:
            of[d["date"]].append((d, words(d["text"])))
    for docs in of.values():
        for i, (a, x) in enumerate(docs):
            likes += [(len(x & y) / min(len(x), len(y)), a["id"], a, b) for b, y in docs[:i]]
    for like, _, a, b in sorted((l for l in likes if l[0] < LIKE_MOST), key=lambda l: (-l[0], l[1])):
        if a["id"] not in used and b["id"] not in used and len(used) < 2 * PAIRS:
            used |= {a["id"], b["id"]}
            yield f"items-{len(used) // 2:03}", [b, a]

def stories(data):
    of = collections.defaultdict(list)
    for part in "dev", "train":
        for d in rows(os.path.join(data, "clusters", f"ecbplus-{part}.jsonl")):
            of[d["story"]].append(d)
    for story, docs in sorted(of.items()):
        docs.sort(key=lambda d: d["id"])
        for i in range(0, len(docs) - 1, STORY):
            yield f"{story}-{i:02}", docs[i:i + STORY]

def write(folder, docs, head):
    os.makedirs(folder)
    for i, d in enumerate(docs):
        with open(os.path.join(folder, f"{i + 1}.txt"), "w", encoding="utf-8") as f:
            f.write((f"{d['title']}\n{DATE}\n\n" if head else "") + d["text"] + "\n")

def main():
    data, out = sys.argv[1:3]
    for name, docs in [*topics(data), *days(data)]:
        write(os.path.join(out, "alike", name), docs, True)
    for name, docs in stories(data):
        if len(docs) > 1:
            write(os.path.join(out, "tune", name), docs, False)

if __name__ == "__main__":
    main()
