#!/usr/bin/env python3
"""The same answer whatever the order of the reports, the number of threads, and the runs that the reports came in.

usage: tests/cli/order.py --sayso PROGRAM [NAME...]      runs the tests (all, or those whose name has one of NAME)
"""
import glob, json, os, random, re, sqlite3, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import run as cli
from run import expect, sayso, write

EXAMPLES = sorted(glob.glob(os.path.join(cli.ROOT, "examples", "*.txt")))
COMMANDS = [["cluster", "--json"], ["report", "--json"], ["conflicts", "--json"], ["origins", "--json"], ["quotes", "--json"], ["claims", "--json"]]
REPORTS = 40 if cli.SLOW else 200

def made_up(n):
    """The samples and n reports made of them: copies, cut copies, rewritten ones, with other figures and other words in quotations."""
    r = random.Random(5)
    lines = [{"id": os.path.basename(f), "text": open(f, encoding="utf-8").read()} for f in EXAMPLES]
    words = sorted({w for l in lines for w in re.findall(r"\b[a-z]{5,}\b", l["text"])})
    for i in range(n):
        paragraphs = [p for p in r.choice(lines[:len(EXAMPLES)])["text"].split("\n") if len(p) > 80]
        kind = i % 4
        if kind:
            paragraphs = paragraphs[:r.randint(3, len(paragraphs))] if kind == 1 else r.sample(paragraphs, r.randint(3, len(paragraphs)))
        if kind == 3:
            paragraphs = [re.sub(r"\b[a-z]{5,}\b", lambda m: r.choice(words) if r.random() < 0.1 else m[0], p) for p in paragraphs]
        paragraphs = [re.sub(r"\b\d{3}\b", lambda m: str(int(m[0]) + r.choice([0, 0, 0, 10])), p) for p in paragraphs]
        lines.append({"id": f"made-{i:03}", "text": f"Report {i} on the talks\n\n" + "\n\n".join(paragraphs) + "\n", "date": f"2024-10-{8 + r.randint(0, 3):02}"})
    return lines

def put(d, name, lines):
    return write(d, name, "".join(json.dumps(l) + "\n" for l in lines))

def answers(*operands, commands=COMMANDS):
    return [expect(sayso(*c, "-q", *operands), 0).stdout for c in commands]

def test_order_threads_and_runs_stay_out_of_every_answer(d):
    lines = made_up(REPORTS)
    shuffled = lines[:]
    random.Random(6).shuffle(shuffled)
    wanted = answers("--jobs", "1", put(d, "a.jsonl", lines))
    assert len(wanted[0].splitlines()) == len(lines) and b'"kind":"conflict"' in wanted[2]
    sizes = {}
    for l in wanted[0].splitlines():
        cluster = json.loads(l)["cluster"]
        sizes[cluster] = sizes.get(cluster, 0) + 1
    told = [json.loads(l)["reports"] for l in wanted[1].splitlines() if b'"kind":"story"' in l]
    assert sorted(told) == sorted(n for n in sizes.values() if n > 1), "cluster, which looks at texts alone, and report have the same stories"
    assert answers("--jobs", "2", put(d, "b.jsonl", lines[::-1]), commands=COMMANDS[:2]) == wanted[:2], "reversed, two threads"
    assert answers("--jobs", "2", put(d, "c.jsonl", shuffled), commands=COMMANDS[:2]) == wanted[:2], "shuffled, two threads"
    expect(sayso("read", "-q", "--jobs", "2", "--db", os.path.join(d, "one.db"), os.path.join(d, "c.jsonl")), 0)
    assert answers("--db", os.path.join(d, "one.db")) == wanted, "a store filled in one run"
    for k in range(4):
        part = put(d, f"part{k}.jsonl", shuffled[k::4])
        expect(sayso("read", "-q", "--jobs", str(1 + k % 2), "--db", os.path.join(d, "more.db"), part), 0)
        if k == 1: # what is asked between the runs leaves nothing behind
            expect(sayso("cluster", "-q", "--db", os.path.join(d, "more.db")), 0)
    assert answers("--jobs", "2", "--db", os.path.join(d, "more.db")) == wanted, "a store filled in four runs"

def kept(db, slot="places"):
    c = sqlite3.connect(db)
    rows = set(c.execute("SELECT key, answer FROM answer WHERE slot LIKE ?", (slot + "%",)))
    c.close()
    return rows

def change(db, *statements):
    c = sqlite3.connect(db)
    c.execute("PRAGMA foreign_keys = ON")
    for s in statements:
        c.execute(*s) if isinstance(s, tuple) else c.execute(s)
    c.commit()
    c.close()

def stories_of_their_own(n, each):
    """n stories of invented words, which have little to do with each other, told by some reports each."""
    r = random.Random(7)
    word = lambda: "".join(r.choice("bdfgklmnprstvz") + r.choice("aeiou") for _ in range(r.randint(2, 4)))
    lines = []
    for i in range(n):
        sentences = [" ".join([word().capitalize(), word(), "said", word(), word(), word().capitalize(), "would", word(), "the", word(), word(), word()]) + "." for _ in range(12)]
        for k in range(each):
            lines.append({"id": f"s{i:02}-{k}", "text": f"Report {k}\n\n" + "\n\n".join(r.sample(sentences, 10)) + "\n", "date": f"2024-10-{8 + k:02}"})
    return lines

def test_a_new_report_is_placed_without_placing_the_others_anew(d):
    db, lines = os.path.join(d, "x.db"), stories_of_their_own(12, 4)
    expect(sayso("read", "-q", "--db", db, put(d, "most.jsonl", lines[:-1])), 0)
    first = answers("--db", db, commands=COMMANDS[:1])
    before = kept(db)
    assert len(before) == 12 and first == answers("--db", db, commands=COMMANDS[:1]) and kept(db) == before
    expect(sayso("read", "-q", "--db", db, put(d, "last.jsonl", lines[-1:])), 0)
    assert answers("--db", db, commands=COMMANDS[:1]) == answers(put(d, "all.jsonl", lines), commands=COMMANDS[:1])
    assert len(kept(db)) == 12 and len(kept(db) - before) == 1, "one of twelve was placed anew"

def test_a_new_report_has_only_its_own_story_compared_anew(d):
    db, lines = os.path.join(d, "x.db"), stories_of_their_own(12, 4)
    for form in "--json", "--csv", "--all":
        expect(sayso("read", "-q", "--db", db, put(d, "most.jsonl", lines[:-1])), 0)
        sayso("claims", "-q", form, "--db", db)
        before = kept(db, "found")
        expect(sayso("read", "-q", "--db", db, put(d, "last.jsonl", lines[-1:])), 0)
        assert sayso("claims", "-q", form, "--db", db).stdout == sayso("claims", "-q", form, put(d, "all.jsonl", lines)).stdout
        assert len(kept(db, "found")) >= 12 and len(kept(db, "found") - before) == 1, "one of twelve was compared anew"
        change(db, "DELETE FROM answer", "DELETE FROM report WHERE id = '%s'" % lines[-1]["id"])

def test_asking_again_looks_for_no_neighbours_again(d):
    """Of what the reports are about nothing is read as long as no report comes, goes or changes."""
    db, lines = os.path.join(d, "x.db"), stories_of_their_own(6, 3)
    expect(sayso("read", "-q", "--db", db, put(d, "most.jsonl", lines[:-1])), 0)
    first = answers("--db", db, commands=COMMANDS[:1])
    words = sqlite3.connect(db).execute("SELECT report, words FROM signature").fetchall()
    change(db, "UPDATE signature SET words = x''")
    assert answers("--db", db, commands=COMMANDS[:1]) == first and len(kept(db, "near")) == 1
    for report, w in words:
        change(db, ("UPDATE signature SET words = ? WHERE report = ?", (w, report)))
    expect(sayso("read", "-q", "--db", db, put(d, "last.jsonl", lines[-1:])), 0)
    before = kept(db, "near")
    assert answers("--db", db, commands=COMMANDS[:1]) == answers(put(d, "all.jsonl", lines), commands=COMMANDS[:1])
    assert len(kept(db, "near")) == 1 and kept(db, "near") != before

def test_an_answer_that_was_kept_is_the_one_that_is_worked_out(d):
    db = os.path.join(d, "x.db")
    expect(sayso("read", "-q", "--db", db, put(d, "a.jsonl", made_up(30) + stories_of_their_own(3, 3))), 0)
    for command in "quotes", "claims", "conflicts", "origins":
        for form in [], ["--all"], ["--json"], ["--csv"]:
            wanted = sayso(command, "-q", *form, os.path.join(d, "a.jsonl"))
            for turn in "worked out", "kept":
                p = sayso(command, "-q", *form, "--db", db)
                assert (p.returncode, p.stdout) == (wanted.returncode, wanted.stdout), (command, form, turn)

def test_what_a_store_keeps_follows_every_change(d):
    """Reports come one by one, go, and are changed behind our back: each answer is that of the reports as they are."""
    db, lines = os.path.join(d, "x.db"), made_up(24) + stories_of_their_own(3, 3)
    random.Random(8).shuffle(lines)
    for k in range(0, len(lines), 12):
        expect(sayso("read", "-q", "--db", db, put(d, "some.jsonl", lines[k:k + 12])), 0)
        assert answers("--db", db, commands=COMMANDS[:1]) == answers(put(d, "a.jsonl", lines[:k + 12]), commands=COMMANDS[:1]), k
    gone = lines.pop(3)
    change(db, ("DELETE FROM report WHERE id = ?", (gone["id"],)))
    assert answers("--db", db) == answers(put(d, "b.jsonl", lines)), "a report was deleted"
    one, two = lines[0], lines[1]
    one["text"] = two["text"]
    expect(sayso("read", "-q", "--json", put(d, "one.jsonl", [one])), 0)
    record = sayso("read", "-q", "--json", os.path.join(d, "one.jsonl")).stdout.decode().rstrip("\n")
    change(db, ("UPDATE report SET record = ? WHERE id = ?", (record, one["id"])))
    wanted = answers(put(d, "c.jsonl", lines))
    assert answers("--db", db) == wanted, "a record was changed"
    change(db, "DELETE FROM signature WHERE report % 2", "DELETE FROM answer WHERE rowid % 2")
    assert answers("--db", db) == wanted, "half of what was kept was deleted"
    os.chmod(db, 0o444)
    assert answers("--db", db) == wanted and answers(db) == wanted, "a store that may not be written, and one that is named as a file"

def one_story_among_others(d):
    """A store and a file of the samples and of other stories, and a file of the samples alone."""
    samples, others = made_up(0), stories_of_their_own(6, 3)
    db = os.path.join(d, "x.db")
    expect(sayso("read", "-q", "--db", db, put(d, "all.jsonl", samples + others)), 0)
    return db, os.path.join(d, "all.jsonl"), put(d, "samples.jsonl", samples)

def damage_others(db):
    """Damage the records of all but the samples, but not what the store keeps of them."""
    sign = sqlite3.connect(db).execute("SELECT * FROM signature").fetchall()
    change(db, "UPDATE report SET record = 'damaged' WHERE id LIKE 's%'")
    for row in sign:
        change(db, ("INSERT OR REPLACE INTO signature VALUES (?,?,?,?,?,?)", row))

STORY_COMMANDS = [["report"], ["report", "--json"], ["positions", "--all"], ["gaps", "--all"], ["timeline", "--csv"], ["whatif", "talks fail", "--all"], ["quotes", "--json"],
                  ["claims"], ["conflicts", "--csv"], ["origins", "--json"], ["who"], ["events", "--all"]]

def test_story_shows_the_reports_of_one_story_and_reads_no_others(d):
    db, everything, samples = one_story_among_others(d)
    wanted = [(p.returncode, p.stdout) for p in (sayso(*c, "-q", samples) for c in STORY_COMMANDS)]
    assert all(out for _, out in wanted)
    expect(sayso("cluster", "-q", "--db", db), 0)
    damage_others(db)
    for given in [everything], ["--db", db], [db]:
        for command, (code, out) in zip(STORY_COMMANDS, wanted):
            p = sayso(*command, "-q", "--story", "3-reprint.txt", *given)
            assert (p.returncode, p.stdout, p.stderr) == (code, out, b""), (command, given)
    graph = [os.path.join(d, x) for x in ("one.dot", "two.dot")]
    expect(sayso("origins", "-q", "-o", graph[0], samples), 0)
    expect(sayso("origins", "-q", "-o", graph[1], "--story", "1-wire.txt", "--db", db), 0)
    assert open(graph[0]).read() == open(graph[1]).read()
    expect(sayso("report", "-q", "--story", "nobody", "--db", db), 2, "no report is called nobody")
    expect(sayso("diff", "-q", "--story", "1-wire.txt", db, db), 2, "--since")

def test_story_of_a_report_that_is_called_by_the_end_of_its_path(d):
    for name in "one/a.txt", "two/a.txt", "two/b.txt":
        write(d, name, "The envoys of Orvenia and Castavar met in Vellin on Monday.\n")
    expect(sayso("report", "-q", "--story", "b", d), 0, out="two/b")
    expect(sayso("report", "-q", "--story", "a", d), 2, "2 reports are called a")

def test_explain_reads_no_other_report_of_a_store(d):
    db, everything, _ = one_story_among_others(d)
    lines = [json.loads(l) for l in sayso("report", "-q", "--json", everything).stdout.splitlines()]
    records = [l for l in lines if "kind" not in l and not l["id"].startswith("s")]
    ids = [r[kind][0]["id"] for r in records for kind in ("attributions", "events", "positions", "conditions", "claims", "actors") if r[kind]]
    findings = [l["id"] for l in lines if "kind" in l][::9]
    for i in findings:
        assert sayso("explain", i, "-q", "--db", db).stdout == expect(sayso("explain", i, "-q", everything), 0).stdout, i
    expect(sayso("explain", "a-none", "-q", "--db", db), 1, "no line of these reports is called a-none")
    wanted = [expect(sayso("explain", i, "-q", everything), 0).stdout for i in ids]
    damage_others(db)
    for i, out in zip(ids, wanted):
        p = sayso("explain", i, "-q", "--db", db)
        assert (p.returncode, p.stdout, p.stderr) == (0, out, b""), i

def test_adding_reads_no_other_report(d):
    """Adding a report to a store of many takes no page of the others but for the indexes: it costs the same at the end as at the start."""
    db = os.path.join(d, "x.db")
    one = put(d, "one.jsonl", [{"id": "one", "text": "The envoys of Orvenia and Castavar met in Vellin on Monday.\n"}])
    expect(sayso("read", "-q", "--db", db, put(d, "many.jsonl", made_up(REPORTS))), 0)
    c = sqlite3.connect(db)
    c.execute("UPDATE report SET record = 'damaged', text = 'damaged'")
    c.commit()
    c.close()
    expect(sayso("read", "-q", "--db", db, one), 0, out="one")
    assert sqlite3.connect(db).execute("SELECT count(*) FROM report").fetchone()[0] == len(EXAMPLES) + REPORTS + 1

def test_a_page_of_many_reports_says_what_it_leaves_out(d):
    lines = [{"id": f"r{i:03}", "text": f"The river minister of Orvenia, Elin Marak, said on Monday that district {i} demanded {i + 5} boats. Castavar rejected the plan of district {i}.\n"}
             for i in range(450)]
    page = os.path.join(d, "x.html")
    expect(sayso("report", "-q", "-o", page, put(d, "many.jsonl", lines)), 0)
    html = open(page, encoding="utf-8").read()
    assert "The texts of 400 of 450 reports." in html and html.count("<article") == 400
    assert re.search(r"The first 400 of \d+ lines\. The page has room for no more", html)
    ids = set(re.findall(r' id="([^"]+)"', html))
    assert not set(re.findall(r'href="#([^"]+)"', html)) - ids, "links that lead nowhere"
    assert not {"c" + c for m in re.findall(r'data-c="([^"]+)"', html) for c in m.split()} - ids, "cards that are not there"

if __name__ == "__main__":
    sys.exit(cli.run_all(globals()))
