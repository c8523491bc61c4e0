#!/usr/bin/env python3
"""Run the tests and count them.

usage: tests/run.py [--build DIR] [--full] [--asan] [--only SUITE]

Suites: unit (cmocka programs), golden (text in, record out), cli (commands, exit codes, bad input), docs (every documented
example), replay (fuzz corpora), source (rules of the code), train (training twice gives the same bytes). --full adds: the
commands under valgrind, a build with clang, all of that under the address and undefined-behaviour sanitizers, and the page
in a browser. --asan runs the sanitizers alone. Closes with `N passed, N failed, N skipped`.
"""
import argparse, os, re, subprocess, sys, time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SANITIZERS = {"ASAN_OPTIONS": "detect_leaks=1:abort_on_error=0:exitcode=99:allocator_may_return_null=1",
              "UBSAN_OPTIONS": "print_stacktrace=1:halt_on_error=1:exitcode=99"}

class Tally:
    def __init__(self):
        self.passed = self.failed = self.skipped = 0

    def add(self, passed, failed, skipped=0):
        self.passed += passed; self.failed += failed; self.skipped += skipped

def programs(folder):
    if not os.path.isdir(folder):
        return []
    paths = [os.path.join(folder, f) for f in sorted(os.listdir(folder))]
    return [p for p in paths if os.path.isfile(p) and os.access(p, os.X_OK) and re.match(r"(test|replay)_\w+$", os.path.basename(p))]

def cmocka(tally, path, env):
    """One cmocka program; its tests are counted one by one from its TAP output."""
    p = subprocess.run([path], env=dict(env, CMOCKA_MESSAGE_OUTPUT="TAP"), cwd=ROOT, capture_output=True, text=True, errors="replace", timeout=900)
    ok = len(re.findall(r"^ok \d+(?!.*# SKIP)", p.stdout, re.M))
    skip = len(re.findall(r"^ok \d+.*# SKIP", p.stdout, re.M))
    bad = len(re.findall(r"^not ok \d+", p.stdout, re.M))
    if p.returncode and not bad:
        bad = 1
    if bad:
        print(f"FAILED {os.path.relpath(path, ROOT)} (exit {p.returncode})\n{p.stdout[-4000:]}\n{p.stderr[-6000:]}")
    tally.add(ok, bad, skip)

def counted(tally, command, env, timeout=1800):
    """A runner of ours that closes with `N passed, N failed[, N skipped]`."""
    p = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, errors="replace", timeout=timeout)
    m = re.findall(r"^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$", p.stdout, re.M)
    if not m:
        print(f"FAILED {' '.join(command)} (exit {p.returncode}) said nothing of its tests\n{p.stdout[-4000:]}\n{p.stderr[-4000:]}")
        tally.add(0, 1)
        return
    passed, failed, skipped = (int(x or 0) for x in m[-1])
    for line in p.stdout.splitlines():
        if line.startswith(("FAILED", "SKIPPED", "FIXED", "  ")):
            print(line)
    if p.returncode and not failed:
        print(f"FAILED {' '.join(command)} (exit {p.returncode})\n{p.stderr[-2000:]}")
        failed = 1
    tally.add(passed, failed, skipped)

def suites(tally, build, env, only, sanitized=False):
    sayso = os.path.join(build, "sayso")
    env = dict(env, SAYSO=sayso)
    if sanitized:
        env.update(SANITIZERS, SAYSO_SANITIZED="1")
    def wanted(name):
        return not only or only == name
    if wanted("unit"):
        for p in programs(os.path.join(build, "tests", "unit")) + programs(os.path.join(build, "tests", "api")):
            cmocka(tally, p, env)
    if wanted("golden"):
        counted(tally, ["tests/golden/run.py", "--sayso", sayso], env)
    if wanted("cli"):
        for runner in "run", "parse", "hostile", "lists", "lines", "events", "order":
            counted(tally, [f"tests/cli/{runner}.py", "--sayso", sayso], env)
    if wanted("docs") and not sanitized:
        counted(tally, ["tests/docs/run.py", "--sayso", sayso], env)
    if wanted("replay"):
        for p in programs(os.path.join(build, "tests", "fuzz")):
            counted(tally, [p, os.path.join(ROOT, "tests/fuzz/corpus", os.path.basename(p)[len("replay_"):])], env)
    for name in "source", "train":
        if wanted(name) and not sanitized:
            counted(tally, [f"tests/{name}/run.py", "--build", build], env)

def build_with(folder, options, env):
    if not os.path.exists(os.path.join(ROOT, folder, "build.ninja")):
        subprocess.run(["meson", "setup", folder, "--werror"] + options, cwd=ROOT, env=env, check=True, stdout=subprocess.DEVNULL)
    p = subprocess.run(["ninja", "-C", folder], cwd=ROOT, env=env, capture_output=True, text=True)
    if p.returncode:
        print(p.stdout[-6000:])
    return p.returncode == 0

def step(name, began):
    print(f"-- {name} ({time.time() - began:.0f} s)", flush=True)

def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--build", default="build"); ap.add_argument("--full", action="store_true")
    ap.add_argument("--asan", action="store_true"); ap.add_argument("--only")
    a = ap.parse_args()
    env, tally, began = dict(os.environ), Tally(), time.time()
    for k in ("SAYSO_DATA", "NO_COLOR"):
        env.pop(k, None)
    if not a.asan:
        suites(tally, os.path.join(ROOT, a.build), env, a.only)
        step("built with the default compiler: unit, golden, command line, documents, fuzz corpora, source, training", began)
    if a.full:
        counted(tally, ["tests/cli/unwritten.py", "--sayso", os.path.join(a.build, "sayso")], env)
        step("the commands under valgrind", began)
        tally.add(*((1, 0) if build_with("build-clang", [], dict(env, CC="clang", CXX="clang++")) else (0, 1)))
        step("built with clang, no warnings", began)
    if a.full or a.asan:
        options = ["-Db_sanitize=address,undefined", "-Dplain_malloc=true", "-Dbuildtype=debugoptimized", "-Db_lundef=false"]
        if build_with("build-asan", options, env):
            suites(tally, os.path.join(ROOT, "build-asan"), env, a.only, sanitized=True)
        else:
            tally.add(0, 1)
        step("the same under the address and undefined-behaviour sanitizers", began)
    if a.full:
        counted(tally, ["tests/browser/run.sh", a.build], env)
        step("the page in a browser", began)
    print(f"{tally.passed} passed, {tally.failed} failed, {tally.skipped} skipped")
    return 1 if tally.failed or not tally.passed else 0

if __name__ == "__main__":
    sys.exit(main())
