#!/usr/bin/env python3
"""Run every documented example.

usage: tests/docs/run.py --sayso PROGRAM [FILE...]

In README.md and docs/*.md a fenced block marked `console` holds commands after `$ ` and, below each, lines of its output.
Commands run in a copy of the project's tree, one after the other within a file, with `sayso` and `build/sayso` being the
program under test. Each line of output must be there, in that order; a line that is `...` stands for any number of lines.
The examples that each command's --help gives are run too.
"""
import argparse, glob, os, re, shutil, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

def blocks(path):
    for block in re.findall(r"^```console\n(.*?)^```", open(path, encoding="utf-8").read(), re.M | re.S):
        command, lines = None, []
        for line in block.split("\n"):
            if line.startswith("$ "):
                if command:
                    yield command, lines
                command, lines = line[2:], []
            elif command and line.strip():
                lines.append(line.rstrip())
        if command:
            yield command, lines

def shell(command, tree, bin_dir):
    env = dict(os.environ, PATH=bin_dir + ":" + os.environ["PATH"], SAYSO_DATA=ROOT, NO_COLOR="1")
    return subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=tree, env=env, capture_output=True, text=True, errors="replace", timeout=300)

def matches(got, want):
    at = 0
    for w in want:
        if w.strip() == "...":
            continue
        while at < len(got) and got[at].rstrip() != w:
            at += 1
        if at == len(got):
            return w
        at += 1
    return None

def help_examples(sayso):
    text = subprocess.run([sayso, "help"], capture_output=True, text=True).stdout
    for name in re.findall(r"^  (\w+) ", text[text.index("commands:"):text.index("examples:")], re.M):
        page = subprocess.run([sayso, name, "--help"], capture_output=True, text=True).stdout
        for line in page.partition("\nexamples:\n")[2].splitlines():
            if line.strip():
                yield name, line.strip()

def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--sayso", required=True); ap.add_argument("files", nargs="*")
    a = ap.parse_args()
    sayso, passed, failed = os.path.abspath(a.sayso), 0, 0
    with tempfile.TemporaryDirectory() as d:
        bin_dir, tree = os.path.join(d, "bin"), os.path.join(d, "tree")
        os.mkdir(bin_dir); os.mkdir(tree)
        os.symlink(sayso, os.path.join(bin_dir, "sayso"))
        shutil.copytree(os.path.join(ROOT, "examples"), os.path.join(tree, "examples"))
        os.mkdir(os.path.join(tree, "build")); os.symlink(sayso, os.path.join(tree, "build", "sayso"))
        for path in a.files or [os.path.join(ROOT, "README.md")] + sorted(glob.glob(os.path.join(ROOT, "docs", "*.md"))):
            if not os.path.exists(path):
                continue
            for command, want in blocks(path):
                if command.startswith("make "):
                    continue  # run by the build itself
                p = shell(command, tree, bin_dir)
                missing = matches((p.stdout + p.stderr).splitlines(), want)
                if missing is None and p.returncode <= 1:
                    passed += 1
                else:
                    failed += 1
                    print(f"FAILED {os.path.relpath(path, ROOT)}: $ {command} (exit {p.returncode}): not in its output: {missing!r}")
                    for line in (p.stdout + p.stderr).splitlines()[:12]:
                        print("    " + line)
        if not a.files:
            shell("sayso read --json examples/ > record.jsonl", tree, bin_dir)
            ids = re.findall(r'"attributions":\[\{"id":"(a-[0-9a-f]+)"', open(os.path.join(tree, "record.jsonl")).read())
            for name, command in help_examples(sayso):
                p = shell(re.sub(r"a-5f3c91aa", ids[0] if ids else "a-5f3c91aa", command), tree, bin_dir)
                if p.returncode == 0:
                    passed += 1
                else:
                    failed += 1
                    print(f"FAILED example of {name}: $ {command} (exit {p.returncode}): {p.stderr[-300:]}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0

if __name__ == "__main__":
    sys.exit(main())
