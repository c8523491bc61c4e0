"""What the tables of readings by hand share (tests/data/statements.tsv, events.tsv, positions-read.tsv): fields of spans, texts by corpus, records of them.

The tables have offsets into texts that are not part of the project: they lie in a folder of development data, by default ../shared.
"""
import gzip, json, os, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

def add_options(parser):
    parser.add_argument("--build", default="build"); parser.add_argument("--shared", default=os.path.join(ROOT, "..", "shared"))
    parser.add_argument("--records"); parser.add_argument("--least", type=float, default=0.7); parser.add_argument("--list", action="store_true")

def pieces(field):
    return [] if field == "-" else [tuple(map(int, p.split("-"))) for p in field.split(";")]

def rows_of(path, first_column):
    """The fields of each row of a table, behind its comments and its head line."""
    for line in open(path, encoding="utf-8"):
        if not line.startswith(("#", first_column + "\t")):
            yield line.rstrip("\n").split("\t")

def overlap(a, b):
    return any(s < y and x < e for s, e in a for x, y in b)

def share(n, of):
    return f"{n:4d} of {of:4d}  {n / of if of else 0:.3f}"

# Where a corpus lies under data/, and the key of the day of a text.
CORPORA = {"polnear": (("polnear", "dev.jsonl"), "date"), "polnear-train": (("polnear", "train.jsonl.gz"), "date"), "meantime": (("timex", "meantime.jsonl"), "dct"),
           "wikiwars": (("timex", "wikiwars.jsonl"), "dct"), "wikinews": (("text", "wikinews-small.jsonl.gz"), "date"), "ecb-train": (("clusters", "ecbplus-train.jsonl"), None), "ecb-dev": (("clusters", "ecbplus-dev.jsonl"), None),
           "kremlin": (("text", "kremlin.jsonl.gz"), "date"), "presidents": (("text", "us-presidents-1933-2020.jsonl.gz"), "date"), "ungdc-2010": (("text", "ungdc-2010-2024.jsonl.gz"), None),
           "ungdc-1990": (("text", "ungdc-1990-2009.jsonl.gz"), None)}

def documents(shared, corpus):
    """The texts of a corpus, as lines sayso reads; the five reports lie beside data/."""
    if corpus == "reports":
        folder = os.path.join(shared, "reports")
        for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
            if name.startswith("report-"):
                yield {"id": name[:-len(".txt")], "text": open(os.path.join(folder, name), encoding="utf-8").read()}
        return
    (parts, day) = CORPORA[corpus]
    path = os.path.join(shared, "data", *parts)
    if not os.path.exists(path):
        return
    with (gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")) as lines:
        for d in map(json.loads, lines):
            date = (d.get(day) or "")[:10] if day else ""
            yield {"id": d["id"], "text": d["text"], "date": date or None}

def skip_without(found):
    if not found:
        print("skipped: the articles are not here (--shared DIR names the folder of the development data)")
        sys.exit(0)

def read(build, lines):
    """The records of these lines."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as f:
        f.writelines(json.dumps(l) + "\n" for l in lines)
        f.flush()
        p = subprocess.run([os.path.join(ROOT, build, "sayso"), "read", "-q", "--json", f.name], capture_output=True, text=True)
    return [json.loads(l) for l in p.stdout.splitlines()]

def records_of(a, rows):
    """{id: record} of the texts that rows name by corpus and id: from --records, or read now."""
    if a.records:
        found = map(json.loads, open(a.records, encoding="utf-8"))
    else:
        needed, docs = {r["id"] for r in rows}, []
        for corpus in sorted({r["corpus"] for r in rows}):
            docs += [dict(d, id=corpus + "/" + d["id"]) for d in documents(a.shared, corpus) if corpus + "/" + d["id"] in needed]
        skip_without(docs)
        found = read(a.build, docs)
    return {r["id"]: r for r in found}
