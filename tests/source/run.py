#!/usr/bin/env python3
"""Rules of the source that a script can keep.

usage: tests/source/run.py --build DIR

A folder of src/ includes its own headers and those of folders above it in the pipeline; each C file has a head comment; the
library exports only sayso_ names and calls nothing that prints, ends the program, or reads environment or locale. Functions and
files are short, nothing is left to do, no machine's folders are named, and no state, person or outlet stands in the code.
"""
import argparse, fnmatch, glob, os, re, subprocess, sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ORDER = ["base", "report", "text", "lang", "names", "values", "record", "compare", "store", "view"]
BANNED = ["printf", "puts", "putchar", "exit", "_exit", "abort", "getenv", "setlocale", "system", "rand", "srand", "time", "perror"]

FUNCTION_LINES_MAX, FILE_LINES_MAX = 100, 900

def ours(pattern):
    """Files of the source tree, wherever they stand; build folders left out."""
    for folder, inside, names in os.walk(ROOT):
        inside[:] = sorted(d for d in inside if not d.startswith((".", "build", "__")))
        yield from (os.path.join(folder, n) for n in sorted(fnmatch.filter(names, pattern)) if not n.startswith("."))

def source(pattern):
    return sorted(glob.glob(os.path.join(ROOT, pattern), recursive=True))

def test_includes_point_up(build):
    for path in source("src/*/*.[ch]"):
        mine = path.split(os.sep)[-2]
        for name in re.findall(r'#include "(\w+)/', open(path, encoding="utf-8").read()):
            assert name in ORDER and ORDER.index(name) <= ORDER.index(mine), f"{os.path.relpath(path, ROOT)} includes {name}/"

def test_each_file_says_its_purpose(build):
    for path in source("src/**/*.[ch]") + source("cli/*.[ch]") + source("train/*.[ch]") + source("include/*.h"):
        assert open(path, encoding="utf-8").read().startswith("/*"), os.path.relpath(path, ROOT) + " has no head comment"

def symbols(build, which):
    return subprocess.run(["nm", "-D", which, os.path.join(build, "libsayso.so")], capture_output=True, text=True, check=True).stdout

def test_only_public_names_are_exported(build):
    out = symbols(build, "--defined-only")
    names = [l.split()[-1].split("@")[0] for l in out.splitlines()]
    assert names and all(n.startswith("sayso_") for n in names), [n for n in names if not n.startswith("sayso_")]

def test_the_library_neither_prints_nor_ends_the_program(build):
    out = symbols(build, "--undefined-only")
    used = {l.split()[-1].split("@")[0] for l in out.splitlines()}
    assert not used & set(BANNED), used & set(BANNED)

def test_every_public_call_is_documented(build):
    text = open(os.path.join(ROOT, "include/sayso.h"), encoding="utf-8").read()
    for m in re.finditer(r"^SAYSO_API [^;]*;", text, re.M):
        assert text[:m.start()].endswith("*/\n"), m.group().split("(")[0] + " has no comment"

def functions(path):
    """(name, first line, length) of the functions of a C file, by our layout: `{` and `}` in the first column."""
    lines = open(path, encoding="utf-8").read().split("\n")
    begin = None
    for i, line in enumerate(lines):
        if line == "{":
            begin = i
        elif line == "}" and begin is not None:
            yield lines[begin - 1].strip(), begin, i - begin + 1
            begin = None

def test_functions_and_files_are_short(build):
    for path in ours("*.[ch]"):
        here = os.path.relpath(path, ROOT)
        n = open(path, encoding="utf-8").read().count("\n")
        assert n <= FILE_LINES_MAX, f"{here} has {n} lines"
        for name, at, lines in functions(path):
            assert lines <= FUNCTION_LINES_MAX, f"{here}:{at}: {lines} lines: {name}"

def test_nothing_is_left_to_do_and_no_machine_is_named(build):
    left = re.compile(r'\b(TODO|FIXME)\b|(?<!")\bXXX\b(?![-"])')
    machine = re.compile(r"(?<![\w.~-])/(work|home|root|mnt|Users)/")
    for path in ours("*"):
        try:
            text = open(path, encoding="utf-8").read()
        except UnicodeDecodeError:
            continue # a model
        if path == os.path.abspath(__file__):
            continue
        for rule in left, machine:
            m = rule.search(text)
            assert not m, f"{os.path.relpath(path, ROOT)}:{text.count(chr(10), 0, m.start()) + 1}: {m.group()}"

def test_every_table_names_its_licence(build):
    for path in source("data/**/*.tsv"):
        head = "".join(l for l in open(path, encoding="utf-8") if l.startswith("#"))
        assert re.search(r"Apache-2\.0|CC0|CC BY|public domain|MIT", head), os.path.relpath(path, ROOT) + " has no head comment with a licence"

def test_every_limit_is_documented(build):
    named = re.findall(r"#define (SY_\w+_MAX)", open(os.path.join(ROOT, "src/base/limits.h"), encoding="utf-8").read())
    documented = re.findall(r"^\| `(SY_\w+_MAX)`", open(os.path.join(ROOT, "docs/limits.md"), encoding="utf-8").read(), re.M)
    assert named and sorted(named) == sorted(documented), sorted(set(named) ^ set(documented))

def actor_names():
    """Names of the tables of actors: (all of them, those of states, media and groups)."""
    names, short = set(), set()
    for path in glob.glob(os.path.join(ROOT, "data/actors/*.tsv")):
        rows = [l.rstrip("\n").split("\t") for l in open(path, encoding="utf-8") if not l.startswith("#")]
        if rows[0][:3] != ["id", "kind", "name"]:
            continue
        for row in (dict(zip(rows[0], r)) for r in rows[1:]):
            for column in "name", "aliases", "adjective", "demonym", "capital":
                for name in filter(lambda x: len(x) >= 4, row.get(column, "").split(";")):
                    names.add(name)
                    if row["kind"] in ("state", "media", "group") and column in ("name", "aliases"):
                        short.add(name.lower())
    return names, short

def test_code_names_no_state_person_or_outlet(build):
    names, short = actor_names()
    assert len(names) > 1000
    longest = max(n.count(" ") for n in names) + 1
    for path in source("src/**/*.[ch]"):
        here, text = os.path.relpath(path, ROOT), re.sub(r"/\*.*?\*/", " ", open(path, encoding="utf-8").read(), flags=re.S)
        for literal in re.findall(r'"((?:[^"\\\n]|\\.)*)"', text):
            words = re.findall(r"[\w'-]+", literal)
            for i in range(len(words)):
                for n in range(1, longest + 1):
                    assert " ".join(words[i:i + n]) not in names, f"{here}: {literal}"
        for word in re.findall(r"[A-Za-z_]\w+", re.sub(r'"(?:[^"\\\n]|\\.)*"', " ", text)):
            assert not short & set(word.lower().split("_")), f"{here}: {word}"

def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--build", required=True)
    build = ap.parse_args().build
    passed = failed = 0
    for name, test in sorted((k, v) for k, v in globals().items() if k.startswith("test_")):
        try:
            test(build)
            passed += 1
        except (AssertionError, subprocess.CalledProcessError, IndexError) as e:
            failed += 1
            print(f"FAILED {name}: {e}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0

if __name__ == "__main__":
    sys.exit(main())
