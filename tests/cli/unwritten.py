#!/usr/bin/env python3
"""No answer hangs on memory that was never written: the commands under valgrind. Without valgrind the tests are skipped, saying so.

usage: tests/cli/unwritten.py --sayso PROGRAM [NAME...]      runs the tests (all, or those whose name has one of NAME)
"""
import glob, json, os, shutil, subprocess, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import run as cli
from run import write

EXAMPLES = sorted(glob.glob(os.path.join(cli.ROOT, "examples", "[0-9]*")))
STORIES = os.path.join(cli.ROOT, "tests", "data", "stories")
UNWRITTEN = 99

def watched(*args):
    if not shutil.which("valgrind"):
        raise cli.Skip("no valgrind here")
    p = subprocess.run(["valgrind", "-q", "--track-origins=yes", f"--error-exitcode={UNWRITTEN}", cli.SAYSO, *args], capture_output=True, timeout=600)
    assert p.returncode in (0, 1), f"exit {p.returncode}: {' '.join(args)}\n{p.stderr[:3000].decode(errors='replace')}"

def short_texts(d):
    texts = [json.loads(l) for l in open(os.path.join(cli.ROOT, "tests", "data", "positions-more.jsonl"), encoding="utf-8")]
    return write(d, "short.jsonl", "".join(json.dumps({"id": t["id"], "text": t["text"]}) + "\n" for t in texts))

def test_records_of_short_texts(d):
    watched("read", "-q", "--json", "--jobs", "1", short_texts(d))

def test_report_of_stories(d):
    watched("report", "-q", "--json", "--jobs", "1", *sorted(glob.glob(os.path.join(STORIES, "border", "*.txt"))))

def test_lists_of_the_samples(d):
    records = write(d, "records.jsonl", cli.expect(cli.sayso("read", "-q", "--json", *EXAMPLES), 0).stdout)
    for command in "events", "positions", "gaps", "timeline", "claims", "who":
        watched(command, "-q", "--jobs", "1", records)

def test_page_of_the_samples(d):
    watched("report", "-q", "-o", os.path.join(d, "page.html"), "--jobs", "1", *EXAMPLES)

def test_events_by_dictionaries(d):
    watched("events", "-q", "--jobs", "1", "--dictionaries", os.path.join(cli.ROOT, "examples", "dictionaries"), *EXAMPLES)

def test_draft_held_against_the_samples(d):
    watched("check", "-q", "--jobs", "1", os.path.join(cli.ROOT, "examples", "draft.md"), *EXAMPLES)

if __name__ == "__main__":
    sys.exit(cli.run_all(globals()))
