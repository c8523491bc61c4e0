#!/usr/bin/env python3
"""Hostile and odd input to `sayso parse` and `sayso read`: a sound answer, in linear time and bounded memory, twice the same.

usage: tests/cli/hostile.py --sayso PROGRAM [NAME...]      runs the tests (all, or those whose name has one of NAME)

Sound: every token is cut from the text on the boundaries of characters, tokens do not overlap, nothing but white space stands
between them, each sentence has one root and no circle, and the record's spans verify. Broken models are refused by name.
"""
import json, os, random, re, shutil, struct, subprocess, sys, time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import run as cli
from run import expect, sayso, write

SPACES = set(" \t\n\v\f\r\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\u200b\u2060\ufeff") | {chr(c) for c in range(0x2000, 0x200b)}
LANGUAGE_MODEL = "english.sayso"

# ---- one input through the program

def measured(*args):
    """Exit code, processor seconds, peak bytes, stderr. A peak is never less than that of this process, whose memory the
    program begins with: measure in a small one."""
    out = os.path.join(os.path.dirname(args[-1]), "out")
    with open(out, "wb") as f:
        p = subprocess.Popen([cli.SAYSO, *args], stdout=f, stderr=subprocess.PIPE)
        err = p.stderr.read()
        _, status, usage = os.wait4(p.pid, 0)
        p.returncode = os.waitstatus_to_exitcode(status)
    return p.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, err.decode(errors="replace")

def check_words(o, name):
    """The JSON of parse, for one document."""
    text, at = o["text"].encode(), 0
    boundary = lambda k: k == len(text) or text[k] & 0xC0 != 0x80
    roots, heads = {}, [w["head"] for w in o["words"]]
    for i, w in enumerate(o["words"]):
        a, b = w["span"]
        assert at <= a < b <= len(text) and boundary(a) and boundary(b), f"{name}: word {i} at {a}:{b} after {at}"
        assert text[a:b].decode() == w["form"], f"{name}: word {i} is {w['form']!r}, its bytes are {text[a:b]!r}"
        assert not set(text[at:a].decode()) - SPACES, f"{name}: {text[at:a]!r} is in no token"
        at = b
        k = w["sentence"]
        if w["head"] is None:
            assert k not in roots and w["deprel"] == "root", f"{name}: sentence {k}: a second root, or one that is called {w['deprel']}"
            roots[k] = i
        else:
            assert 0 <= w["head"] < len(heads) and o["words"][w["head"]]["sentence"] == k, f"{name}: word {i}: head {w['head']} outside its sentence"
        assert w["upos"] and w["deprel"], f"{name}: word {i} has no part of speech or relation"
    assert not set(text[at:].decode()) - SPACES, f"{name}: {text[at:]!r} is in no token"
    assert sorted(roots) == list(range(len(o["sentences"]))), f"{name}: sentences without a root"
    done = [h is None for h in heads]
    for i in range(len(heads)):
        way, k = [], i
        while not done[k]:
            way.append(k); done[k] = True; k = heads[k]
        assert k not in way, f"{name}: a circle at word {k}"

def check_sound(d, name, data):
    """Parse, read and verify; each twice the same bytes."""
    path = write(d, "in.txt", data)
    parsed = [expect(sayso("parse", "--json", path, "--jobs", str(j)), 0).stdout for j in (1, 2)]
    assert parsed[0] == parsed[1], f"{name}: two runs of parse differ"
    o = json.loads(parsed[0])
    check_words(o, name)
    conllu = expect(sayso("parse", path), 0).stdout
    assert expect(sayso("parse", write(d, "in.conllu", conllu)), 0).stdout == conllu, f"{name}: CoNLL-U read back is not the same"
    expect(sayso("parse", "--score", os.path.join(d, "in.conllu"), "--as-is", os.path.join(d, "in.conllu")), 0, out="LAS        |    100.00")
    record = [expect(sayso("read", "--json", path), 0).stdout for _ in (1, 2)]
    assert record[0] == record[1], f"{name}: two runs of read differ"
    expect(sayso("verify", write(d, "record.jsonl", record[0])), 0, out="all verified")
    return o

def check_many(d, texts):
    """The same for many texts in one run, but for the way over CoNLL-U."""
    path = write(d, "in.jsonl", "".join(json.dumps({"id": n, "text": t}) + "\n" for n, t in texts.items()))
    parsed, record = ([expect(sayso(*c, path, "--jobs", str(j)), 0).stdout for j in (1, 2)] for c in (["parse", "--json"], ["read", "--json"]))
    assert parsed[0] == parsed[1] and record[0] == record[1], "two runs differ"
    docs = [json.loads(l) for l in parsed[0].splitlines()]
    assert sorted(o["id"] for o in docs) == sorted(texts)
    for o in docs:
        assert o["text"] == texts[o["id"]]
        check_words(o, o["id"])
    expect(sayso("verify", write(d, "record.jsonl", record[0])), 0, out="all verified")

# ---- odd text

ODD = {
    "headline in capitals": "PRESIDENT OF ORVENIA REJECTS DAM OFFER AS ENVOYS LEAVE TELN\n\nORVENIA'S MINISTER SAYS “NO”\n",
    "no capitals": "the president of orvenia said he won't open the gates. castavar wants more water, elin marak said\n",
    "curly and straight quotes": "“We won’t go,” she said. \"We won't go,\" he said. ‘No’ 'no' «non» „nein“ ``no'' “open for ever\n\n”closed” never ’tis ’90s rock ’n’ roll\n",
    "spaces of all kinds": "The\u00a0dam\u2009is\u202f5\u00a0km\u2003wide.\u3000It\u200bholds\u2060much\ufeffwater.\u2028New line.\u2029New paragraph.\x85Next.\vTab.\fPage.",
    "soft hyphens": "The nego\u00adtia\u00adtions of Or\u00advenia went on\u00ad.\u00ad \u00ad They left.",
    "byte-order mark": "\ufeffThe envoys left Teln.",
    "zero-width characters": "The\u200c envoys\u200d left\u200e Teln\u200f.\u202aThey\u202c said \u2066no\u2069.",
    "emoji": "Talks 👩‍👩‍👧‍👦 went 🇺🇦🇺🇦 well 👍🏽👍🏽! ❤️ She said 🙂. #️⃣ 1️⃣ ‍ \ufe0f alone",
    "mixed scripts": "Президент сказал «нет». Ο πρόεδρος είπε όχι; قال الرئيس لا. 总统说不。大统领は言った。 राष्ट्रपति ने कहा नहीं। They said no. Teln(Тельн)中文abc",
    "right to left": "\u202bقال الرئيس إن المحادثات فشلت.\u202c The minister (الوزير) said “لا”.",
    "combining marks": "Cafe\u0301 owner Zoe\u0308 said n\u0303o. \u0301\u0301\u0301 a" + "\u0301" * 300 + " end.",
    "glued to numbers": "500km/h 3rd $5bn 12,000men F16s COVID19 2031-05-05T10:00Z 10:30am €3.5m 5% 1/2 x2 7x 50,000-100,000 No.5 A4 1990s",
    "addresses": "See https://a.example/x?y=z&u=(v). Write to e.marak@teln.example, or @marak #talks www.a.example/… C:\\x /usr/x",
    "punctuation only": "!?!? ... --- ,,, ((( ))) “”‘’ '' `` … — – · • * * * ___ ~~~ | || <> {} [] [1][2][3] ;;; ::: //",
    "one character": "x", "one mark": ".", "one emoji": "👍", "one letter of another script": "я",
    "control characters": "The\x01 envoys\x7f left\x1b[0m Teln. " + "They went home by the river road. " * 20,
    "very long word": "a" * 5000 + " " + "é" * 5000 + " " + "中" * 5000,
    "many paragraphs": "A.\n\n" * 50 + "\n" * 500 + "B\n" * 50,
    "unbalanced brackets": "(The envoys [said {they would (leave [Teln. They did) not] go}. " * 20,
    "abbreviations": "Mr. A. B. Marak Jr. of the U.S. Dept. of State met Lt. Gen. P. Dostan, Ph.D., at 5 p.m. Mon. Jan. 5. etc. etc. No. 5. vs. Inc.",
}

def test_odd_text_gets_a_sound_answer(d):
    for name, text in ODD.items():
        check_sound(d, name, text)

def test_noise_gets_a_sound_answer(d):
    alphabet = list("abcXYZ019 \n\t.,;:!?'\"()[]-–—…“”‘’«»/&@#$%*_") + ["n't", " said ", " the ", "\n\n", "U.S. ", "é", "я", "中", "ع", "\u0301", "\u200d", "👍", "\u00a0", "\u2028", "\u00ad"]
    texts = {}
    for seed in range(20 if cli.SLOW else 80):
        r = random.Random(seed)
        texts[f"noise {seed}"] = "".join(r.choice(alphabet) for _ in range(r.choice((3, 30, 300, 3000)))) + "x"
    check_many(d, texts)

def test_bytes_that_are_no_utf8_get_a_sound_answer(d):
    plain = b"The envoys of Orvenia left the talks on the river treaty on Monday, the minister said. " * 6
    for name, bad in (("latin-1", "café naïve".encode("latin-1")), ("a lone surrogate", b"\xed\xa0\x80"), ("a cut character", b"\xe4\xb8"), ("too long a form", b"\xc0\xaf"),
                      ("bytes that never come", b"\xfe\xff\xfe"), ("beyond the last", b"\xf5\x80\x80\x80")):
        check_sound(d, name, plain + bad + b" they left. " + plain)

def cut_and_shuffled(text, rng):
    """The text without its end, its beginning, its order, its small letters: what ends where a rule looks further."""
    words = text.split()
    cut = rng.randrange(len(words)) + 1
    mixed = words[:]
    rng.shuffle(mixed)
    return [text.upper(), text.title(), text.rstrip('.!?"'), " ".join(words[:cut]), " ".join(words[cut - 1:]), " ".join(words[:cut]) + ":",
            " ".join(words[:cut]) + ' "', " ".join(mixed)]

def test_texts_cut_and_shuffled_are_read(d):
    """Every text that positions are learned from, torn in eight ways: read and verified."""
    rng, texts = random.Random(3), []
    folder = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "train", "positions")
    for name in sorted(os.listdir(folder)):
        if name.endswith(".txt"):
            with open(os.path.join(folder, name), encoding="utf-8") as f:
                texts += [re.sub(r"\[[a-z-]+\d*(?::[a-z-]+)? ([^\[\]]+)\]", r"\1", line.rstrip("\n")) for line in f if line.strip() and line[0] not in "#?"]
    texts = texts[::20] if cli.SLOW else texts
    torn = [one for text in texts for one in cut_and_shuffled(text, rng)]
    assert len(torn) > 1000, "too few texts to tear"
    lines = "".join(json.dumps({"id": f"torn-{i}", "text": text}) + "\n" for i, text in enumerate(torn))
    record = expect(sayso("read", "-q", "--json", write(d, "torn.jsonl", lines)), 0).stdout
    assert record.count(b"\n") == len(torn), "a text was lost"
    expect(sayso("verify", write(d, "record.jsonl", record)), 0, out="all verified")

def test_line_ends_of_other_systems(d):
    words = lambda o: [w["form"] for w in o["words"]]
    unix = "Talks end in Teln\n\nThe envoys left on Monday.\n\nThey said no.\n"
    want = check_sound(d, "unix", unix)
    for end in "\r", "\r\n":
        got = check_sound(d, repr(end), unix.replace("\n", end))
        assert words(got) == words(want) and len(got["sentences"]) == len(want["sentences"]), end

def test_white_space_only_is_empty(d):
    for k, text in enumerate(("\n" * (1 << 20), " " * 1000, "\u00a0\u2003\ufeff\u200b", "\r" * 100, "")):
        for command in "parse", "read":
            expect(sayso(command, write(d, f"{k}.txt", text)), 3, "the report is empty")

# ---- much of it

MUCH = { # name: what is repeated, bytes of the smaller input
    "a sentence of 10,000 words without a mark": ("the envoys said that the river would be closed and then ", 56 << 10),
    "tokens of punctuation": ("!?.,;:()[]-\"'", 32 << 10),
    "quotation marks": ('"', 64 << 10), "curly marks": ("“”", 64 << 10), "opening marks": ("“", 64 << 10), "apostrophes": ("'", 64 << 10),
    "stops and marks": ('."', 32 << 10), "one token": ("a", 300 << 10), "one token of another script": ("中", 300 << 10),
    "joiners": ("\u200d", 300 << 10), "emoji": ("👩‍👩‍👧‍👦", 300 << 10), "marks on one letter": ("\u0301", 300 << 10), "short lines": ("a\n", 32 << 10),
    "headlines": ("PRESIDENT OF ORVENIA REJECTS DAM OFFER AS ENVOYS LEAVE\n\n", 32 << 10), "quotations": ("“No,” she said. ", 32 << 10),
    "conditions": ("if he says ", 40 << 10), "brackets": ("(", 32 << 10), "footnotes": ("[1]", 32 << 10), "list": ("1. ", 40 << 10), "commas": ("a,", 32 << 10),
    "names": ("Elin Marak ", 40 << 10), "hyphens": ("a-", 32 << 10), "initials": ("A. ", 32 << 10), "money": ("$1 million ", 40 << 10),
    "addresses": ("http://a.example/", 300 << 10), "not UTF-8": (b"caf\xe9 ok. ", 32 << 10), "line ends of old": ("They left.\r", 32 << 10),
}
BASE_BYTES, BYTES_PER_BYTE, RATIO = 96 << 20, 900, 6.0 # four times the input may take six times as long

def measure_all(d):
    """Time for an input and four times as much, and memory, of each kind of input and both commands."""
    for name, (unit, size) in MUCH.items():
        unit = unit if isinstance(unit, bytes) else unit.encode()
        for command in ["parse"], ["read", "--json"]:
            for last_try in (False, True):
                times = []
                for n in (size, 4 * size):
                    code, seconds, peak, err = measured(*command, write(d, "in.txt", unit * (n // len(unit))))
                    assert code == 0 and not err, f"{name}: {command[0]}: exit {code}: {err[:200]}"
                    assert peak <= BASE_BYTES + BYTES_PER_BYTE * n, f"{name}: {command[0]}: {peak >> 20} MiB for {n} bytes"
                    times.append(seconds)
                if times[1] <= RATIO * times[0] + 0.1:
                    break
                assert not last_try, f"{name}: {command[0]}: {times[0]:.2f} s, four times as much {times[1]:.2f} s"

def test_time_is_linear_and_memory_bounded(d):
    if cli.SLOW:
        raise cli.Skip("sanitizers change time and memory; the plain build is measured")
    p = subprocess.run([sys.executable, os.path.abspath(__file__), "--measure", cli.SAYSO, d], capture_output=True, text=True)
    assert p.returncode == 0, p.stderr.strip().split("\n")[-1]

def test_much_of_it_is_sound(d):
    check_many(d, {name: unit * ((1 << 10 if cli.SLOW else 16 << 10) // len(unit.encode())) for name, (unit, _) in MUCH.items() if isinstance(unit, str)})

def test_two_megabytes_without_a_space(d):
    if cli.SLOW:
        raise cli.Skip("too long under sanitizers")
    for unit in "a", "é", "中", "x1":
        p = expect(sayso("parse", "--json", write(d, "in.txt", unit * ((2 << 20) // len(unit.encode())))), 0)
        check_words(json.loads(p.stdout), unit)

# ---- models

def models(d):
    """A home with data and models of its own, which can be spoiled."""
    os.symlink(os.path.join(cli.ROOT, "data"), os.path.join(d, "data"))
    shutil.copytree(os.path.join(cli.ROOT, "models"), os.path.join(d, "models"))
    return os.path.join(d, "models", LANGUAGE_MODEL)

def refused(path, text, *words):
    p = sayso("parse", "--model", path, text)
    assert p.returncode == 4 and not p.stdout, (path, p.returncode, p.stderr[-300:])
    err = p.stderr.decode(errors="replace")
    assert path in err and err.count("\n") == 1 and all(w in err for w in words), err

def test_a_model_that_is_none_is_refused(d):
    text, good = write(d, "a.txt", "They left."), open(os.path.join(cli.ROOT, "models", LANGUAGE_MODEL), "rb").read()
    os.mkdir(os.path.join(d, "folder"))
    refused(os.path.join(d, "none"), text, "cannot be opened")
    refused(os.path.join(d, "folder"), text, "no language model")
    refused(write(d, "empty", b""), text, "no language model")
    refused(write(d, "text", b"They left the talks. " * 100), text, "no language model")
    refused(write(d, "zeros", bytes(1 << 16)), text, "no language model")
    refused("/dev/zero", text, "no language model")
    for version in 0, 99:
        refused(write(d, f"version-{version}", good[:8] + struct.pack("<I", version) + good[12:]), text, "format", "newer sayso" if version else "newer model")
    others = [f for f in sorted(os.listdir(os.path.join(cli.ROOT, "models"))) if f.endswith(".sayso") and f != LANGUAGE_MODEL]
    for f in others:
        refused(os.path.join(cli.ROOT, "models", f), text)

def test_a_model_cut_short_is_refused(d):
    text, good = write(d, "a.txt", "They left."), open(os.path.join(cli.ROOT, "models", LANGUAGE_MODEL), "rb").read()
    for n in (1, 7, 8, 100, 319, 320, 321, 1000, len(good) // 2, len(good) - 1):
        refused(write(d, "cut", good[:n]), text, "no language model" if n < 320 else "bytes instead of")
    refused(write(d, "long", good + b"\0"), text, "bytes instead of")

def test_a_model_with_flipped_bits_is_refused(d):
    text, good = write(d, "a.txt", "They left."), bytearray(open(os.path.join(cli.ROOT, "models", LANGUAGE_MODEL), "rb").read())
    r, path = random.Random(3), write(d, "flipped", bytes(good))
    places = list(range(0, 32)) + [r.randrange(320, len(good)) for _ in range(6 if cli.SLOW else 60)] + [320, len(good) - 1]
    with open(path, "r+b") as f:
        for at in places:
            f.seek(at); f.write(bytes([good[at] ^ 1 << r.randrange(8)])); f.flush()
            refused(path, text)
            f.seek(at); f.write(bytes([good[at]])); f.flush()
    expect(sayso("parse", "--model", path, text), 0, out="They")

if __name__ == "__main__":
    if sys.argv[1] == "--measure":
        cli.SAYSO = sys.argv[2]
        sys.exit(measure_all(sys.argv[3]))
    sys.exit(cli.run_all(globals()))
