#!/usr/bin/env python3
"""Rules of the source that a script can keep.

usage: tests/source/run.py --build DIR

A folder of src/ includes its own headers and those of folders above it in the pipeline; each C file has a head comment; the
library exports only sayso_ names and calls nothing that prints, ends the program, or reads environment or locale.
"""
import argparse, glob, os, re, subprocess, sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ORDER = ["base", "report", "text", "lang", "names", "values", "record", "compare", "store", "view"]
BANNED = ["printf", "puts", "putchar", "exit", "_exit", "abort", "getenv", "setlocale", "system", "rand", "srand", "time", "perror"]

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
        before = text[:m.start()].rstrip()
        assert before.endswith("*/") or before.endswith(";"), m.group().split("(")[0]

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
