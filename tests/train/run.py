#!/usr/bin/env python3
"""Training gives the same bytes twice, and models that open and read.

usage: tests/train/run.py --build DIR

Runs tools/train.sh, the whole of it, on a few made sentences in the layout of the data folder.
"""
import argparse, gzip, hashlib, json, os, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PEOPLE = "Elin Marak", "Tomas Harl", "Lara Denn", "Ilia Suvaro"
PLACES = "Orvenia", "Castavar", "Selva", "Brennport"
VERBS = "open", "close", "visit", "leave", "praise", "guard"
THINGS = "gate", "dam", "bridge", "market", "river", "road"
FEATURES = {"NN": "Number=Sing", "NNP": "Number=Sing", "VBD": "Tense=Past"}
GAZETTEER = {"persons.tsv": "name", "countries.tsv": "name\tcapital\tdemonym_adjective", "cities.tsv": "name", "regions.tsv": "name",
             "organisations.tsv": "name\tabbreviation"}

def sentences():
    """[(form, lemma, upos, xpos, head, relation, name tag)]: "Elin Marak opened the gate in Selva ." """
    for i in range(96):
        first, last = PEOPLE[i % 4].split()
        verb, thing, place = VERBS[i // 3 % 6], THINGS[i // 5 % 6], PLACES[i // 2 % 4]
        past = "left" if verb == "leave" else verb + ("d" if verb.endswith("e") else "ed")
        yield [(first, first, "PROPN", "NNP", 3, "nsubj", "B-PER"), (last, last, "PROPN", "NNP", 1, "flat", "I-PER"),
               (past, verb, "VERB", "VBD", 0, "root", "O"), ("the", "the", "DET", "DT", 5, "det", "O"),
               (thing, thing, "NOUN", "NN", 3, "obj", "O"), ("in", "in", "ADP", "IN", 7, "case", "O"),
               (place, place, "PROPN", "NNP", 3, "obl", "B-LOC"), (".", ".", "PUNCT", ".", 3, "punct", "O")]

def conllu(rows):
    out = []
    for i, row in enumerate(rows):
        out.append(f"# sent_id = made-{i}\n# text = {text_of(row)}\n")
        for k, (form, lemma, upos, xpos, head, rel, _) in enumerate(row):
            misc = "SpaceAfter=No" if k + 2 == len(row) else "_"
            out.append(f"{k + 1}\t{form}\t{lemma}\t{upos}\t{xpos}\t{FEATURES.get(xpos, '_')}\t{head}\t{rel}\t_\t{misc}\n")
        out.append("\n")
    return "".join(out)

def names(rows):
    out = []
    for i, row in enumerate(rows):
        out.append(f"# sent_id = made-{i}\n")
        out += [f"{k + 1}\t{w[0]}\t{w[6]}\t-\t-\n" for k, w in enumerate(row)] + ["\n"]
    return "".join(out)

def text_of(row):
    return " ".join(w[0] for w in row[:-1]) + row[-1][0]

def put(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") if path.endswith(".gz") else open(path, "w", encoding="utf-8") as f:
        f.write(text)

def statement(row):
    """A document in which somebody says the sentence, with byte offsets of source, cue and content."""
    clause = text_of(row)[:-1]
    text = f"The minister said that {clause}.\n"
    at = text.index("that")
    return {"text": text, "attributions": [{"source": [[0, 12]], "cue": [[13, 17]], "content": [[at, at + 5 + len(clause)]]}], "ignore": []}

def make_data(data):
    rows = list(sentences())
    for name in "ewt-2.16/en_ewt-ud-train", "gum-2.16-open/en_gum-open-train":
        put(f"{data}/ud/en_{name}.conllu.gz", conllu(rows))
    put(f"{data}/ud/uner_en_ewt/en_ewt-uner-train.iob2.gz", names(rows))
    for name, columns in GAZETTEER.items():
        values = PEOPLE if name == "persons.tsv" else PLACES
        put(f"{data}/gazetteer/{name}", columns + "\n" + "".join("\t".join([v] * len(columns.split("\t"))) + "\n" for v in values))
    text = "".join(json.dumps({"text": " ".join(text_of(r) for r in rows[i::8])}) + "\n" for i in range(8))
    for name in "ungdc-2010-2024", "ungdc-1990-2009", "ungdc-1970-1989", "kremlin", "us-presidents-1933-2020", "factbook-2026", "wikinews-small":
        put(f"{data}/text/{name}.jsonl.gz", text)
    put(f"{data}/polnear/train.jsonl.gz", "".join(json.dumps(statement(r)) + "\n" for r in rows))

def run(command, threads="2"):
    p = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, errors="replace", timeout=300, env={**os.environ, "TRAIN_THREADS": threads})
    assert p.returncode == 0, f"{command[0]}: exit {p.returncode}: {(p.stdout + p.stderr)[-800:]}"
    return p.stdout

def hashes(folder):
    return {f: hashlib.sha256(open(os.path.join(folder, f), "rb").read()).hexdigest() for f in sorted(os.listdir(folder))}

def test_the_same_data_give_the_same_models(build, d):
    one, two = os.path.join(d, "one", "models"), os.path.join(d, "two", "models")
    for models, threads in (one, "1"), (two, "3"):
        run(["tools/train.sh", build, os.path.join(d, "data"), models, "new"], threads)
    assert sorted(hashes(one)) == ["attribution.model", "background.bin", "compare.model", "english.sayso", "positions.model"], sorted(hashes(one))
    assert hashes(one) == hashes(two), "one thread and three give different models"

def test_the_models_learned_what_they_were_shown(build, d):
    home = os.path.join(d, "one")
    os.symlink(os.path.join(ROOT, "data"), os.path.join(home, "data"))
    put(os.path.join(d, "a.txt"), "Lara Denn guarded the bridge in Castavar.\n")
    parsed = run([os.path.join(build, "sayso"), "parse", "--data", home, os.path.join(d, "a.txt")])
    words = [l.split("\t") for l in parsed.splitlines() if l[:1].isdigit()]
    assert [w[3] for w in words] == ["PROPN", "PROPN", "VERB", "DET", "NOUN", "ADP", "PROPN", "PUNCT"], parsed
    assert [w[6] for w in words] == ["3", "1", "0", "5", "3", "7", "3", "3"], parsed

def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--build", required=True)
    build = os.path.abspath(ap.parse_args().build)
    passed = failed = 0
    with tempfile.TemporaryDirectory() as d:
        make_data(os.path.join(d, "data"))
        for test in test_the_same_data_give_the_same_models, test_the_models_learned_what_they_were_shown:
            try:
                test(build, d)
                passed += 1
            except (AssertionError, OSError, subprocess.TimeoutExpired) as e:
                failed += 1
                print(f"FAILED {test.__name__}: {e}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0

if __name__ == "__main__":
    sys.exit(main())
