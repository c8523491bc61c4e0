#!/usr/bin/env python3
"""sayso parse from outside: what it reads and writes, its errors, and its scores.

usage: tests/cli/parse.py --sayso PROGRAM [NAME...]      runs the tests (all, or those whose name has one of NAME)

Scores are compared with numbers worked out by hand and, where ../shared/tools/score_conllu.py is there, with that scorer on
pairs of made files that differ in every way two analyses of one text can differ.
"""
import copy, gzip, importlib.util, json, os, random, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import run as cli
from run import expect, sayso, write

TEXT = "The river minister of Orvenia, Elin Marak, said she won't open the gates.\n\nCastavar  has demanded\u00a0more water.\n"
OTHER_SCORER = os.path.join(cli.ROOT, "..", "shared", "tools", "score_conllu.py")

def rows(conllu):
    """The rows of each sentence: lists of ten columns."""
    for block in conllu.strip("\n").split("\n\n"):
        yield [l.split("\t") for l in block.split("\n") if not l.startswith("#")]

def parse(*args, **more):
    return expect(sayso("parse", *args, **more), 0).stdout.decode()

# ---- reading and writing

def test_text_to_conllu_and_back_scores_a_hundred(d):
    out = parse(write(d, "a.txt", TEXT))
    gold = write(d, "a.conllu", out)
    table = [l for l in parse("--score", gold).splitlines() if "|" in l][1:]
    assert len(table) == 13 and all(l.count("100.00") >= 3 for l in table), table

def test_given_words_come_back_as_they_were(d):
    first = parse(write(d, "a.txt", TEXT))
    again = parse(write(d, "b.conllu", first))
    assert first == again
    mine = "# speaker = x\n1-2\tcan't\t_\t_\t_\t_\t_\t_\t_\tA=1\n1\tca\t_\t_\t_\t_\t_\t_\t_\t_\n2\tn't\t_\t_\t_\t_\t_\t_\t_\t_\n3\tNew York\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No|B=2\n4\t.\t_\t_\t_\t_\t_\t_\t_\t_\n"
    out = parse("-", stdin=mine.encode())
    assert "# speaker = x\n# sent_id = 1\n# text = can't New York.\n" in out, out
    got = list(rows(out))[0]
    assert [r[1] for r in got] == ["can't", "ca", "n't", "New York", "."] and got[0][9] == "A=1|TokenRange=0:5" and "B=2" in got[3][9], got

def test_the_text_can_be_put_together_from_the_rows(d):
    meant = {"\\s": " ", "\\n": "\n", "\\t": "\t", "\\r": "\r"}
    def spaces(misc, name, default):
        for m in misc.split("|"):
            if m.startswith(name + "="):
                v = m.split("=", 1)[1]
                for k, c in meant.items():
                    v = v.replace(k, c)
                return v
        return "" if "SpaceAfter=No" in misc and name == "SpacesAfter" else default
    out, last, text = parse(write(d, "a.txt", TEXT)), 0, ""
    for sentence in rows(out):
        for r in sentence:
            if "-" in r[0]:
                last = int(r[0].split("-")[1])
            elif int(r[0]) <= last:
                last = 0 if int(r[0]) == last else last
                continue
            text += spaces(r[9], "SpacesBefore", "") + r[1] + spaces(r[9], "SpacesAfter", " ")
    assert text == TEXT, (text, TEXT)

def test_json_points_at_the_text(d):
    o = json.loads(parse("--json", write(d, "a.txt", TEXT)))
    text = o["text"].encode()
    assert o["text"] == TEXT and o["raw"] is None and o["id"].endswith("/a") and len(o["sha256"]) == 64 and o["schema"] == 1
    cut = lambda s: text[s[0]:s[1]].decode()
    assert [cut(w["span"]) for w in o["words"]] == [w["form"] for w in o["words"]]
    for k, s in enumerate(o["sentences"]):
        mine = [i for i, w in enumerate(o["words"]) if w["sentence"] == k]
        assert [o["words"][i]["head"] for i in mine].count(None) == 1
        assert all(o["words"][i]["head"] is None or o["words"][i]["head"] in mine for i in mine)
        assert [o["words"][mine[0]]["span"][0], o["words"][mine[-1]]["span"][1]] == s
    assert [cut(t["span"]) for t in o["tokens"]] == ["won't"] and o["tokens"][0]["n_words"] == 2
    assert o["words"][o["tokens"][0]["first_word"]]["form"] == "wo"
    assert all(n["kind"] in ("person", "organisation", "place", "nationality", "office") for n in o["names"])
    assert any("Marak" in cut(n["span"]) for n in o["names"]), o["names"]
    minister = next(w for w in o["words"] if w["form"] == "minister")
    assert minister["upos"] == "NOUN" and minister["feats"]["Number"] == "Sing" and minister["lemma"] == "minister"

def test_json_and_conllu_say_the_same(d):
    path = write(d, "a.txt", TEXT)
    o, got = json.loads(parse("--json", path)), [r for s in rows(parse(path)) for r in s if "-" not in r[0]]
    assert len(got) == len(o["words"])
    for w, r in zip(o["words"], got):
        feats = "|".join(f"{k}={v}" for k, v in w["feats"].items()) or "_"
        assert [w["form"], w["lemma"], w["upos"], w["xpos"], feats, w["deprel"]] == [r[1], r[2], r[3], r[4], r[5], r[7]], (w, r)
        assert f"TokenRange={w['span'][0]}:{w['span'][1]}" in r[9]

def test_one_document_a_json_line(d):
    lines = "".join(json.dumps({"id": i, "text": t, "date": "2031-05-05", "outlet": "Selva Post"}) + "\n" for i, t in (("n1", TEXT), ("n2", "They left.")))
    path = write(d, "a.jsonl", lines + json.dumps({"id": "n3", "html": "<html><body><p>" + "They left the hall of the council. " * 9 + "</p></body></html>"}) + "\n")
    assert [l for l in parse(path).splitlines() if l.startswith("# newdoc")] == ["# newdoc id = n1", "# newdoc id = n2", "# newdoc id = n3"]
    assert [json.loads(l)["id"] for l in parse("--json", path).splitlines()] == ["n1", "n2", "n3"]
    p = expect(sayso("parse", write(d, "b.jsonl", lines + '{"id":"n3","text":"cut')), 3, "line 3")
    assert p.stdout.count(b"# newdoc") == 2

def test_conllu_is_known_by_its_lines_and_by_its_ending(d):
    conllu = parse(write(d, "a.txt", TEXT)).encode()
    want = parse(write(d, "x.conllu", conllu))
    for name, bytes_ in (("y.dat", conllu), ("z.conllu.gz", gzip.compress(conllu)), ("v.gz", gzip.compress(conllu)), ("w.txt", b"\xef\xbb\xbf" + conllu),
                         ("u.conll", b"\n".join(l for l in conllu.split(b"\n") if not l.startswith(b"#")))):
        got = parse(write(d, name, bytes_))
        assert [r for r in rows(got)] == [r for r in rows(want)], name
    assert list(rows(parse("-", stdin=conllu))) == list(rows(want)) == list(rows(parse("-", stdin=gzip.compress(conllu))))
    os.mkdir(os.path.join(d, "f")); write(d, "f/1.conllu", conllu); write(d, "f/2.txt", TEXT)
    assert parse(os.path.join(d, "f")).count("# newdoc") == 2
    assert "# text = 1 A B" in parse(write(d, "table.txt", "1\tA\tB\n")) # a table is text

def test_line_ends_and_a_missing_last_one_change_nothing(d):
    conllu = parse(write(d, "a.txt", TEXT))
    want = parse(write(d, "1/x.conllu", conllu))
    for k, other in enumerate((conllu.replace("\n", "\r\n"), conllu.rstrip("\n"), conllu + "\n\n\n")):
        assert parse(write(d, f"{k + 2}/x.conllu", other)).replace(f"/{k + 2}/", "/1/") == want, k

def test_another_command_says_that_conllu_is_no_report(d):
    path = write(d, "a.conllu", parse(write(d, "a.txt", TEXT)))
    expect(sayso("read", path), 3, path, "sayso parse reads it")

def test_a_given_sentence_of_any_length_stays_one(d):
    words = [w for _ in range(300) for w in "the envoys , who said so , didn't leave".split()]
    lines, n = [], 0
    for w in words:
        if w == "didn't":
            lines += [f"{n + 1}-{n + 2}\t{w}" + "\t_" * 8, f"{n + 1}\tdid" + "\t_" * 8, f"{n + 2}\tn't" + "\t_" * 8]; n += 2
        else:
            n += 1; lines.append(f"{n}\t{w}" + "\t_" * 8)
    out = write(d, "b.conllu", parse(write(d, "a.conllu", "\n".join(lines) + "\n\n")))
    assert [r[1] for s in rows(open(out).read()) for r in s] == [l.split("\t")[1] for l in lines]
    expect(sayso("parse", "--score", out, "--as-is", out), 0, out="MLAS       |    100.00") # one root, no circle

# ---- errors

def test_malformed_rows_are_named_by_file_and_line(d):
    row = "1\tThey\tthey\tPRON\tPRP\t_\t0\troot\t_\t_\n"
    for name, text, says in (("columns", row + "2\tleft\tleave\n\n", ":2: 3 columns; a row has ten"), ("tabs", "1 They they\n", ":1: no tab"),
                             ("head", row.replace("\t0\t", "\t9\t"), ":1: HEAD (column 7) is 9, but the sentence has 1 words"),
                             ("text", row.replace("\t0\t", "\tx\t"), ":1: HEAD (column 7) is \"x\""), ("order", row + row, ":2: the word is numbered \"1\" where 2"),
                             ("bytes", "# a\n" + row.replace("They", "Caf\udce9"), ":2: byte 9 of the file is not UTF-8"), ("empty", "# only a comment\n", "no sentences")):
        path = write(d, name + ".conllu", text.encode(errors="surrogateescape"))
        good = write(d, "good.conllu", row)
        p = expect(sayso("parse", path, good), 3, path + (says if says[0] == ":" else ""), says)
        assert b"They" in p.stdout and p.stderr.count(b"\n") == 1, (name, p.stdout, p.stderr)

def test_damaged_gzip_is_refused(d):
    packed = gzip.compress(parse(write(d, "a.txt", TEXT)).encode())
    expect(sayso("parse", write(d, "cut.conllu.gz", packed[:-20])), 3, "cut.conllu.gz: the gzip file is damaged or cut short")
    expect(sayso("parse", "--score", write(d, "cut2.conllu.gz", packed[:40])), 3, "cut2.conllu.gz: the gzip file is damaged or cut short")

def test_options_that_do_not_go_together(d):
    gold = write(d, "a.conllu", parse(write(d, "a.txt", TEXT)))
    expect(sayso("parse", "--score", gold, "--json"), 2, "leave out --json")
    expect(sayso("parse", "--json", "--conllu", gold), 2, "do not go together")
    expect(sayso("parse", "--as-is", gold), 2, "--as-is needs --score")
    expect(sayso("parse", "--score", gold, "--as-is"), 2, "name the CoNLL-U file")
    expect(sayso("parse", "--score", os.path.join(d, "none.conllu")), 3, "none.conllu: No such file")
    expect(sayso("parse", "--score", gold, os.path.join(d, "none.txt")), 3, "none.txt: No such file")

def test_only_trees_over_one_text_can_be_scored(d):
    row = "1\tThey\tthey\tPRON\tPRP\t_\t{}\t{}\t_\t_\n2\tleft\tleave\tVERB\tVBD\t_\t{}\t{}\t_\t_\n"
    gold = write(d, "gold.conllu", row.format(2, "nsubj", 0, "root"))
    for name, text, says in (("circle", row.format(2, "nsubj", 1, "root"), ":1: the heads go round in a circle"), ("roots", row.format(0, "root", 0, "root"), ":2: a second root"),
                             ("none", row.format("_", "_", 0, "root"), ":1: the word has no HEAD"), ("other", row.format(2, "nsubj", 0, "root").replace("left", "leapt"), ":2 has \"apt\"")):
        path = write(d, name + ".conllu", text)
        expect(sayso("parse", "--score", gold, "--as-is", path), 3, path + says)

# ---- scores

GOLD = """# text = They don't know.
1\tThey\tthey\tPRON\tPRP\tCase=Nom|Number=Plur\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tknow\tknow\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

1\tRivers\triver\tNOUN\tNNS\t_\t2\tnsubj\t_\t_
2\tflow\tflow\tVERB\tVBP\t_\t0\troot\t_\t_
"""
# One sentence for two; "don't" as two tokens; "Rivers" in two; an object for a subject; a wrong part of speech, tag, lemma.
SYSTEM = """1\tThey\tthey\tPRON\tPRP\tNumber=Plur|Case=Nom|Typo=Yes\t4\tobj\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux:pass\t_\tSpaceAfter=No
3\tn't\tnot\tADV\tRB\t_\t4\tadvmod\t_\t_
4\tknow\tknows\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_
5.1\tnothing\t_\t_\t_\t_\t_\t_\t_\t_
6\tRiv\triver\tNOUN\tNNS\t_\t8\tnsubj\t_\tSpaceAfter=No
7\ters\ters\tX\tGW\t_\t6\tgoeswith\t_\t_
8\tflow\tflow\tVERB\tVBZ\t_\t4\tparataxis\t_\t_
"""
BY_HAND = """Tokens 50.00 66.67 57.14
Sentences 0.00 0.00 0.00
Words 75.00 85.71 80.00
UPOS 62.50 71.43 66.67 83.33
XPOS 62.50 71.43 66.67 83.33
UFeats 75.00 85.71 80.00 100.00
AllTags 50.00 57.14 53.33 66.67
Lemmas 62.50 71.43 66.67 83.33
UAS 62.50 71.43 66.67 83.33
LAS 50.00 57.14 53.33 66.67
CLAS 33.33 40.00 36.36 50.00
MLAS 16.67 20.00 18.18 25.00
BLEX 16.67 20.00 18.18 25.00"""

def table(text):
    return [l.replace("|", " ").split() for l in text.splitlines() if "|" in l and "+" not in l][1:]

def test_scores_agree_with_those_worked_out_by_hand(d):
    gold, system = write(d, "g.conllu", GOLD), write(d, "s.conllu", SYSTEM)
    p = expect(sayso("parse", "--score", gold, "--as-is", system), 0)
    assert table(p.stdout.decode()) == [l.split() for l in BY_HAND.splitlines()], p.stdout.decode()
    q = expect(sayso("parse", "--score", gold, "--as-is", "-", stdin=SYSTEM.encode()), 0)
    assert table(q.stdout.decode()) == table(p.stdout.decode())
    q = cli.subprocess.run(["bash", "-c", '"$0" parse --score <(cat "$1") --as-is <(gzip -c "$2")', cli.SAYSO, gold, system], capture_output=True)
    assert table(q.stdout.decode()) == table(p.stdout.decode()), q.stderr
    expect(sayso("parse", "--score", d), 3, "a folder")

def test_scoring_as_it_stands_needs_no_model(d):
    gold = write(d, "g.conllu", GOLD)
    expect(sayso("parse", "--data", os.path.join(d, "none"), "--score", gold, "--as-is", gold), 0, out="LAS        |    100.00")
    expect(sayso("parse", "--data", os.path.join(d, "none"), "--score", gold, gold), 4)

def test_what_was_scored_stands_above_the_table(d):
    gold, text = write(d, "g.conllu", GOLD), write(d, "t.txt", "They don't know.\n\nRivers flow\n")
    said = [parse("--score", gold, *more).splitlines()[1] for more in ((), (text,), (gold,), ("--as-is", gold))]
    assert "its own text, from raw text" in said[0] and said[1].endswith("t.txt, from raw text") and "words given" in said[2] and "as it stands" in said[3], said
    given = table(parse("--score", gold, gold))
    assert [r[1] for r in given[:3]] == ["100.00"] * 3, given

# ---- the same scores as another scorer, on made files

RELS = ["nsubj", "nsubj:pass", "obj", "obl", "case", "det", "punct", "aux", "aux:pass", "cc", "mark", "advmod", "amod", "clf", "flat", "conj", "cop", "x:y", "dep"]
FEATS = ["Number=Sing", "Number=Plur", "Case=Nom", "Tense=Past", "Typo=Yes", "Mood=Ind", "ExtPos=ADP", "PronType=Int,Rel", "Poss"]
UPOS, XPOS = ["NOUN", "VERB", "ADP", "DET", "PUNCT", "WHAT"], ["NN", "VBD", "IN", "_", "odd-tag", "other"]

class W:
    def __init__(self, r, form):
        self.form, self.head = form, None
        self.retag(r)

    def retag(self, r):
        self.lemma = r.choice([self.form.lower(), self.form.lower(), "_", "lemma", "Ämne"])
        self.upos, self.xpos, self.rel = r.choice(UPOS), r.choice(XPOS), r.choice(RELS)
        self.feats = r.sample(FEATS, r.choice((0, 0, 1, 2, 3)))

def pieces(r, form, k):
    cuts = sorted(r.sample(range(1, len(form)), min(k, len(form)) - 1))
    return [form[a:b] for a, b in zip([0] + cuts, cuts + [len(form)])]

def token(r, form):
    """A surface token and its words: one, or several that make it up, or several of other forms."""
    if len(form) < 3 or r.random() < 0.8:
        return [form, [W(r, form)]]
    parts = pieces(r, form, r.choice((2, 3)))
    if r.random() < 0.5:
        parts = [p.upper() if r.random() < 0.3 else p + "x" if r.random() < 0.3 else p for p in parts]
    return [form, [W(r, p) for p in parts]]

def words_of(sentence):
    return [w for t in sentence for w in t[1]]

def mend(r, sentence):
    """One root, no circles, no head in another sentence."""
    words = words_of(sentence)
    mine = {id(w) for w in words}
    root = next((w for w in words if w.head is None), words[0])
    root.head, root.rel = None, "root"
    for w in words:
        if w is not root and (w.head is None or id(w.head) not in mine):
            w.head = root
    for w in words:
        seen, at = set(), w
        while at.head is not None and id(at) not in seen:
            seen.add(id(at)); at = at.head
        if at.head is not None:
            at.head = root

def made(r):
    """A made document: sentences of tokens."""
    letters, out = "abcdeéöşαβгд", []
    for _ in range(r.randint(1, 6)):
        s = [token(r, "".join(r.choice(letters) for _ in range(r.choice((1, 2, 3, 4, 6)))).capitalize()) for _ in range(r.randint(1, 14))]
        order = words_of(s)
        r.shuffle(order)
        for k, w in enumerate(order[1:], 1):
            w.head = order[r.randrange(k)]
        mend(r, s)
        out.append(s)
    return out

def disturbed(r, gold):
    """Another analysis of the same characters."""
    doc = copy.deepcopy(gold)
    for k in range(len(doc) - 1, 0, -1):
        if r.random() < 0.25:
            doc[k - 1] += doc.pop(k)
    for k in range(len(doc) - 1, -1, -1):
        if len(doc[k]) > 2 and r.random() < 0.25:
            at = r.randrange(1, len(doc[k]))
            doc.insert(k + 1, doc[k][at:]); del doc[k][at:]
    for s in doc:
        for i in range(len(s) - 1, -1, -1):
            what, form = r.random(), s[i][0]
            if what < 0.06 and len(form) > 1:
                s[i:i + 1] = [[p, [W(r, p)]] for p in pieces(r, form, 2)]       # a token in two
            elif what < 0.12 and i:
                s[i - 1:i + 1] = [[s[i - 1][0] + form, [W(r, s[i - 1][0] + form)]]]  # two tokens in one
            elif what < 0.20:
                s[i] = [form, [W(r, form)]]                                     # a multi-word token lost
            elif what < 0.28:
                s[i] = token(r, form)                                           # one made, perhaps
        for w in words_of(s):
            if r.random() < 0.15:
                w.retag(r)
            if r.random() < 0.15:
                w.head = r.choice(words_of(s))
        mend(r, s)
    return doc

def conllu(r, doc):
    lines = []
    for s in doc:
        if r.random() < 0.3:
            lines += ["# sent_id = " + str(r.random()), "# text = anything", "#no blank"][:r.randint(1, 3)]
        number = {id(w): k for k, w in enumerate(words_of(s), 1)}
        if r.random() < 0.1:
            lines.append("0.1\tghost\tghost\tVERB\t_\t_\t_\t_\t0:root\t_")
        for form, words in s:
            if len(words) > 1 or r.random() < 0.02:
                first = number[id(words[0])]
                lines.append(f"{first}-{first + len(words) - 1}\t{form}\t_\t_\t_\t_\t_\t_\t_\t" + r.choice(("_", "SpaceAfter=No", "X=1")))
            for w in words:
                n, h = number[id(w)], number[id(w.head)] if w.head else 0
                deps = f"{h}:{w.rel}|{n}.1:dep" if r.random() < 0.1 else "_"
                lines.append("\t".join([str(n), w.form, w.lemma, w.upos, w.xpos, "|".join(w.feats) or "_", str(h), w.rel, deps, r.choice(("_", "SpaceAfter=No", "Gloss=a b"))]))
                if r.random() < 0.03:
                    lines.append(f"{n}.1\tghost\t_\t_\t_\t_\t_\t_\t_\t_")
        lines.append("")
    end = r.choice(("\n", "\n", "\r\n"))
    text = end.join(lines) + end
    return text.rstrip("\r\n") if r.random() < 0.2 else text

def test_scores_agree_with_another_scorer(d):
    if not os.path.exists(OTHER_SCORER):
        raise cli.Skip("../shared/tools/score_conllu.py is not here; test_scores_agree_with_those_worked_out_by_hand runs always")
    spec = importlib.util.spec_from_file_location("score_conllu", OTHER_SCORER)
    other = importlib.util.module_from_spec(spec); spec.loader.exec_module(other)
    lost = seen = 0
    for seed in range(40 if cli.SLOW else 250):
        r = random.Random(seed)
        gold = made(r)
        paths = [write(d, "g.conllu", conllu(r, gold)), write(d, "s.conllu", conllu(r, disturbed(r, gold)))]
        p = expect(sayso("parse", "--score", paths[0], "--as-is", paths[1]), 0)
        want = [[m] + ["%.2f" % s[k] for k in ("precision", "recall", "f1", "aligned") if s[k] is not None] for m, s in other.score(*map(other.load, paths)).items()]
        assert table(p.stdout.decode()) == want, f"seed {seed}: {[(a, b) for a, b in zip(table(p.stdout.decode()), want) if a != b]}"
        seen += 1; lost += want[9][3] != "100.00"
    assert seen and lost > seen / 2 # the made pairs do differ

if __name__ == "__main__":
    sys.exit(cli.run_all(globals()))
