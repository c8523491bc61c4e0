#!/usr/bin/env python3
"""What the terminal prints stands where it says: each quoted text of a line is read back from the bytes beside it.

usage: tests/cli/lines.py --sayso PROGRAM [NAME...]      runs the tests (all, or those whose name has one of NAME)

A line that sayso folds is put together again first. Capitals, white space and the quotation marks at either end of a text are not
compared, since lines that read the same are shown as one and sayso sets its own marks; a text that ends in an ellipsis is a beginning.
"""
import os, re, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import run as cli
from run import expect, records, sayso, write

EXAMPLES = os.path.join(cli.ROOT, "examples")
STORIES = os.path.join(cli.ROOT, "tests", "data", "stories")
DEV = ("ceasefire", "trade", "climate", "dam", "ferry", "rail", "mission")
MARKS = "\u201c\u201d\u201e\u00ab\u00bb\""
PLACE = re.compile(r"^(\S+):(\d+)-(\d+)$")

def sets():
    yield "examples", [os.path.join(EXAMPLES, f) for f in sorted(os.listdir(EXAMPLES)) if f[0].isdigit()]
    for story in DEV:
        folder = os.path.join(STORIES, story)
        yield story, [os.path.join(folder, f) for f in sorted(os.listdir(folder)) if f.endswith(".txt")]

def texts_of(files):
    """Of each report the text that its spans count, by what the terminal calls it."""
    return {os.path.basename(r["id"]): r["text"].encode() for r in records(expect(sayso("read", "--json", "-q", *files), 0))}

def whole_lines(out):
    """Lines with what was folded off them: the first was so wide that the next word found no room, and the next stands further in."""
    lines = [] # [indent, indent of what was folded, last line, all]
    for line in out.splitlines():
        first = line.split()[0] if line.split() else ""
        last = lines[-1] if lines else None
        if first and last and len(last[2]) + 1 + len(first) > 80 and (indent(line) == last[1] if last[1] else indent(line) > last[0]):
            lines[-1] = [last[0], indent(line), line, last[3] + " " + line.strip()]
        else:
            lines.append([indent(line), 0, line, line.strip()])
    return [l[3] for l in lines]

def indent(line):
    return len(line) - len(line.lstrip())

def wide(*args):
    """What is printed, each line in one piece; exit 1 says that nothing was found, or something is not carried."""
    p = sayso(*args)
    assert p.returncode in (0, 1), p.stderr
    return "\n".join(whole_lines(p.stdout.decode()))

def quoted_at(line, start):
    """The end of the text whose opening mark stands at start: marks inside come in pairs."""
    depth = 0
    for i in range(start, len(line)):
        depth += (line[i] == "\u201c") - (line[i] == "\u201d")
        if depth == 0:
            return i
    return -1

def items(line):
    """Quoted texts, places and the slash of a pair in the order of the line; None where other words stand between, but for what a pronoun means."""
    i = 0
    while i < len(line):
        if line[i] == "\u201c":
            end = quoted_at(line, i)
            if end < 0:
                return
            yield line[i + 1:end]
            i = end + 1
        elif line[i] == " ":
            i += 1
        elif line[i] == "(":
            i = line.find(")", i) + 1 or len(line)
        else:
            word = line[i:].split(" ", 1)[0]
            m = PLACE.match(word)
            if m:
                yield m.group(1), int(m.group(2)), int(m.group(3))
            elif word == "/":
                yield "/",
            elif word != "\u00b7" and not re.match(r"^\+\d+$", word):
                yield None
            i += len(word)

def plain(text):
    return re.sub(r"\s+", " ", "".join(c for c in text if c not in MARKS)).strip(" ,").casefold()

def says(shown, text):
    a, b = plain(shown), plain(text)
    return b.startswith(a[:-1].rstrip()) if a.endswith("\u2026") else a == b

def leaves_quotation(text):
    """Does the text run past the end of a quotation that it begins inside of?"""
    text = text.strip().rstrip(MARKS + ",. ")
    return "\u201d" in text and text.find("\u201d") < (text.find("\u201c") if "\u201c" in text else len(text))

def wrong_places(line, texts):
    """Places whose bytes are not the words printed before them."""
    words, pair, seen = [], False, 0
    for x in items(line):
        if x is None or isinstance(x, str):
            words = words + [x] if pair and x else [x] if x else []
            pair = False
            continue
        if x == ("/",):
            pair = True
            continue
        report, start, end = x
        if report not in texts or not words:
            continue
        cut, shown = texts[report][start:end].decode(), words[0]
        words = words[1:] or words # of a pair each has a place of its own
        if shown:
            seen += 1
            if not says(shown, cut):
                yield f"{shown!r} beside {report}:{start}-{end}, which has {cut!r}"
            if leaves_quotation(cut):
                yield f"{report}:{start}-{end} runs past the end of a quotation: {cut!r}"
    yield seen

def check_lines(out, texts, least):
    seen = 0
    for line in out.splitlines():
        for wrong in wrong_places(line.strip(), texts):
            assert isinstance(wrong, int), f"{wrong}\n{line}"
            seen += wrong
    assert seen >= least, f"only {seen} texts with a place were printed"

def listed_true(command):
    seen = 0
    for name, files in sets():
        texts = texts_of(files)
        for more in ([], ["--all"]):
            check_lines(wide(command, "-q", *more, *files), texts, 0)
            seen += 1
    assert seen == 16

# ---- lists: the bytes stand right behind the words

def test_conflicts_print_the_words_that_stand_there(d):
    listed_true("conflicts")

def test_claims_print_the_words_that_stand_there(d):
    listed_true("claims")

def test_quotes_print_the_words_that_stand_there(d):
    listed_true("quotes")

def test_origins_print_the_words_that_stand_there(d):
    listed_true("origins")

def test_lists_are_not_empty(d):
    files = dict(sets())["ceasefire"]
    for command in ("claims", "quotes", "origins"):
        check_lines(wide(command, "-q", *files), texts_of(files), 5)

def test_a_bare_figure_stands_between_brackets_and_so_do_its_bytes(d):
    seen = 0
    for name, files in sets():
        texts = texts_of(files)
        for line in wide("conflicts", "-q", "--all", *files).splitlines():
            m = re.search(r"\[([^\]]+)\](.*?) \u00b7 (\S+:\d+-\d+(?: \S+:\d+-\d+)*)", line)
            if not m or m.group(1) == "less sure":
                continue
            before = line[:m.start()].strip()
            for place in m.group(3).split():
                report, start, end = PLACE.match(place).groups()
                if report not in texts:
                    continue
                seen += 1
                text = texts[report]
                assert says(m.group(1), text[int(start):int(end)].decode()), f"{place}: {line}"
                around = plain(text[max(0, int(start) - 400):int(start)].decode(errors="ignore"))
                assert around.endswith(plain(before).split(": ")[-1][-60:]), f"{place} has other words before it: {line}"
    assert seen > 10

# ---- check

DRAFT = """The dam would hold 4 billion cubic metres, the minister Elin Marak said on Tuesday.

“We shall open the gates when the farmers have water,” Marak told parliament.

Castavar would send 20 inspectors if both sides agreed.
"""
ONE = """MEREL, March 3, 2025 - The dam would hold 4 billion cubic metres, Water Minister Elin Marak said on Tuesday.

“We will open the gates when the farmers have water,” she told parliament in Merel on Tuesday. Castavar said it would send 20 inspectors if both sides agreed.
"""
TWO = """MEREL, March 3, 2025 - The dam would hold 6 billion cubic metres, Water Minister Elin Marak said on Tuesday.

“We will open the sluices when the farmers have water,” Marak told parliament. Castavar said it would send 20 inspectors by the end of March.
"""

def test_check_prints_the_words_of_each_report(d):
    files = [write(d, "draft.md", DRAFT), write(d, "one.txt", ONE), write(d, "two.txt", TWO)]
    texts = texts_of(files)
    for more in ([], ["--all"]):
        out = wide("check", "-q", *more, *files)
        check_lines(out, texts, 6)
        assert "in conflict" in out

def test_check_of_the_example_prints_the_words_that_stand_there(d):
    files = [os.path.join(EXAMPLES, "draft.md")] + dict(sets())["examples"]
    out = wide("check", "-q", "--all", *files)
    check_lines(out, texts_of(files), 20)

def test_check_of_a_report_against_its_story_prints_the_words_that_stand_there(d):
    for name, files in sets():
        out = wide("check", "-q", "--all", files[-1], *files[:-1])
        check_lines(out, texts_of(files), 5)

# ---- report: the bytes of a line stand at its end, so each quoted text must stand at one of them

def report_lines(out, texts):
    for line in out.splitlines():
        xs = list(items(line.strip()))
        places = [x for x in xs if isinstance(x, tuple) and x[0] in texts]
        words = [x for x in xs if isinstance(x, str)]
        if places and words:
            yield line, words, places

def stands_there(words, places, texts):
    """Do the words, or each piece of words with a gap, overlap one of the places?"""
    for piece in (p for p in re.split(r" \u2026 |\u2026$", words) if plain(p)):
        found = False
        for report, start, end in places:
            around = texts[report][max(0, start - 400):end + 400].decode(errors="ignore")
            found = found or plain(piece) in plain(around)
        if not found:
            return False
    return True

def test_report_prints_words_of_the_reports_it_names(d):
    seen = 0
    for name, files in sets():
        texts = texts_of(files)
        for line, words, places in report_lines(wide("report", "-q", "--all", *files), texts):
            for w in words:
                seen += 1
                assert w == "\u2013" or stands_there(w, places, texts), f"{w!r}: {line}"
    assert seen > 500

if __name__ == "__main__":
    sys.exit(cli.run_all(globals()))
