#!/usr/bin/env python3
"""The program from outside: exit codes, bad input, order, jobs, stores, pipes, disks.

usage: tests/cli/run.py --sayso PROGRAM [NAME...]      runs the tests (all, or those whose name has one of NAME)
"""
import argparse, glob, json, os, resource, shutil, signal, sqlite3, subprocess, sys, tempfile, time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SAYSO = None
SLOW = bool(os.environ.get("SAYSO_SANITIZED"))
ONE = "The river minister of Orvenia, Elin Marak, said on Monday that the dam would be finished in two years.\n"
TWO = "“We will not open the gates,” Marak said. Castavar has demanded that Orvenia stop filling the reservoir.\n"

class Skip(Exception):
    """What a test needs is not here."""

def sayso(*args, stdin=b"", cwd=None, env=None, **more):
    e = dict(os.environ, **(env or {}))
    return subprocess.run([SAYSO, *args], input=stdin, capture_output=True, cwd=cwd, env=e, timeout=600, **more)

def write(folder, name, content):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as f:
        f.write(content if isinstance(content, bytes) else content.encode())
    return path

def expect(p, code, *words, out=None):
    err = p.stderr.decode(errors="replace")
    assert p.returncode == code, f"exit {p.returncode}, expected {code}; stderr: {err[-400:]}"
    for w in words:
        assert w in err, f"stderr lacks {w!r}: {err[-400:]}"
    if out is not None:
        assert out in p.stdout.decode(errors="replace"), f"stdout lacks {out!r}: {p.stdout[-400:]!r}"
    return p

def records(p):
    return [json.loads(l) for l in p.stdout.splitlines()]

# ---- usage

def test_no_command_shows_short_help(d):
    expect(sayso(), 2, "usage: sayso COMMAND", "examples:")

def test_help_of_each_command(d):
    text = sayso("help").stdout.decode()
    for line in text[text.index("commands:"):text.index("examples:")].splitlines()[1:]:
        if line.strip():
            expect(sayso(line.split()[0], "--help"), 0, out="usage: sayso " + line.split()[0])

def test_unknown_command_offers_the_nearest(d):
    expect(sayso("reprot"), 2, "did you mean 'report'?")

def test_a_part_of_a_command_is_named_with_it(d):
    for part, command in ("brief", "report"), ("agreements", "claims"), ("conditions", "whatif"):
        expect(sayso(part, "x"), 2, f"'sayso {command}' shows that")

def test_unknown_option_offers_the_nearest(d):
    expect(sayso("read", "--jsn", "x"), 2, "did you mean --json?")

def test_option_without_its_value(d):
    expect(sayso("read", "--db"), 2, "--db needs a FILE")

def test_bad_date_is_refused(d):
    expect(sayso("read", "--date", "yesterday", "x"), 2, "YYYY-MM-DD")

def test_a_day_that_no_month_has_is_refused(d):
    expect(sayso("read", "--date", "2031-02-30", "x"), 2, "YYYY-MM-DD")
    expect(sayso("read", "--json", "--date", "2028-02-29", write(d, "a.txt", ONE)), 0, out="2028-02-29")

def test_an_empty_file_name_is_refused(d):
    for option in ("--db", "--actors", "--data"):
        expect(sayso("read", option, "", write(d, "a.txt", ONE)), 2, option + " needs a")

def test_a_missing_data_folder_says_how_to_name_it(d):
    expect(sayso("read", "--data", os.path.join(d, "none"), write(d, "a.txt", ONE)), 4, "--data or SAYSO_DATA")

def test_version(d):
    expect(sayso("--version"), 0, out="sayso 0.")

def test_man_page_names_every_command(d):
    man = sayso("--man").stdout.decode()
    for c in ("read", "report", "who", "events", "positions", "gaps", "whatif", "quotes", "claims", "conflicts", "origins", "verify", "show", "explain", "parse", "cluster", "correct", "diff", "check", "timeline"):
        assert ".SS sayso " + c in man, c

def test_completions_are_valid_shell(d):
    p = subprocess.run(["bash", "-n"], input=sayso("--completion", "bash").stdout, capture_output=True)
    assert p.returncode == 0, p.stderr
    assert b"report" in sayso("--completion", "zsh").stdout and b"report" in sayso("--completion", "fish").stdout

# ---- input

def test_reads_text_and_standard_input(d):
    path = write(d, "a.txt", ONE)
    r = records(expect(sayso("read", "--json", path), 0))[0]
    assert r["text"] == ONE and r["id"] == path[:-4]
    r = records(expect(sayso("read", "--json", "-", stdin=ONE.encode()), 0))[0]
    assert r["text"] == ONE and r["id"] == "stdin"

def test_json_lines_take_id_date_outlet(d):
    line = json.dumps({"id": "n1", "text": ONE, "date": "2031-05-05", "outlet": "Selva Post"})
    r = records(expect(sayso("read", "--json", write(d, "a.jsonl", line + "\n")), 0))[0]
    assert (r["id"], r["date"]["value"], r["date"]["basis"], r["outlet"]) == ("n1", "2031-05-05", "given", "Selva Post")

def test_a_line_with_a_date_that_is_none_is_read_without_it(d):
    p = expect(sayso("read", "--json", write(d, "a.jsonl", json.dumps({"id": "n1", "text": ONE, "date": "2010"}))), 0, "2010")
    assert records(p)[0]["date"] is None

def test_a_truncated_json_line_is_named_and_the_rest_is_read(d):
    lines = json.dumps({"id": "n1", "text": ONE}) + "\n" + '{"id":"n2","text":"cut' + "\n" + json.dumps({"id": "n3", "text": TWO}) + "\n"
    p = expect(sayso("read", "--json", write(d, "a.jsonl", lines)), 3, "line 2")
    assert [r["id"] for r in records(p)] == ["n1", "n3"]

def test_empty_file(d):
    expect(sayso("read", write(d, "empty.txt", b"")), 3, "empty")

def test_binary_file(d):
    expect(sayso("read", write(d, "x.txt", bytes(range(256)) * 20)), 3, "x")

def test_missing_file_is_named_and_the_rest_is_read(d):
    p = expect(sayso("read", "--json", write(d, "a.txt", ONE), os.path.join(d, "none.txt")), 3, "none.txt")
    assert len(records(p)) == 1

def test_folder_without_reports(d):
    os.mkdir(os.path.join(d, "f"))
    expect(sayso("read", os.path.join(d, "f")), 3, "no reports in this folder")

def test_folders_are_walked(d):
    write(d, "f/a.txt", ONE); write(d, "f/g/b.html", "<html><body><article><p>" + ONE * 3 + "</p></article></body></html>"); write(d, "f/c.png", b"x")
    p = expect(sayso("read", "--json", os.path.join(d, "f")), 0)
    assert [os.path.basename(r["id"]) for r in records(p)] == ["a", "b"]

def test_invalid_utf8_is_read_with_a_map_to_the_raw_bytes(d):
    r = records(expect(sayso("read", "--json", write(d, "a.txt", "The café owner said no.\n".encode("latin-1"))), 0))[0]
    assert "café" in r["text"] and r["raw"]

def test_fifty_megabytes_of_one_line(d):
    path = write(d, "big.txt", b"word " * (10 << 20))
    began = time.time()
    p = sayso("read", path)
    assert p.returncode == 3 and b"big" in p.stderr and time.time() - began < 60, p.stderr[-300:]

def test_a_long_line_is_read_in_linear_time(d):
    if SLOW:
        return
    small, large = (write(d, n, (ONE.strip() + " ") * k) for n, k in (("s.txt", 400), ("l.txt", 4000)))
    times = []
    for path in (small, large):
        began = time.time(); expect(sayso("read", path), 0); times.append(time.time() - began)
    assert times[1] < 25 * times[0] + 2, times

def test_ten_thousand_nested_tags(d):
    began = time.time()
    p = sayso("read", write(d, "deep.html", "<html><body>" + "<div>" * 10000 + ONE + "</div>" * 10000 + "</body></html>"))
    assert p.returncode in (0, 3) and time.time() - began < 30, (p.returncode, p.stderr[-300:])

def test_unbalanced_quotation_marks(d):
    r = records(expect(sayso("read", "--json", write(d, "a.txt", "“We will not open the gates, Marak said.\n\nThe talks” go on ”.\n" * 50)), 0))[0]
    assert r["sentences"]

def test_bad_files_are_named_as_the_user_named_them(d):
    a, b = write(d, "bad.txt", bytes(range(256)) * 20), write(d, "empty.txt", b"")
    expect(sayso("read", a, b), 3, a + ": byte 0: binary", b + ": byte 0: the report is empty")

def test_a_pipe_is_read_like_a_file(d):
    p = subprocess.run(["bash", "-c", '"$0" read --json <(cat "$1") | grep -c attributions', SAYSO, write(d, "a.txt", ONE)], capture_output=True)
    assert p.stdout == b"1\n", (p.stdout, p.stderr)
    p = subprocess.run(["bash", "-c", 'cat "$1" | "$0" read --json /dev/stdin | grep -c attributions', SAYSO, os.path.join(d, "a.txt")], capture_output=True)
    assert p.stdout == b"1\n", (p.stdout, p.stderr)

def test_json_over_several_lines_gets_one_message(d):
    a = write(d, "pretty.json", json.dumps({"id": "n", "text": ONE}, indent=1))
    b = write(d, "list.json", json.dumps([{"id": "n", "text": ONE}]))
    for path in (a, b):
        p = expect(sayso("read", path), 3, "on a line of its own")
        assert p.stderr.count(b"\n") == 1 and not p.stdout, p.stderr

def test_links_to_files_are_followed_and_loops_are_not(d):
    write(d, "f/a.txt", ONE); os.symlink("a.txt", os.path.join(d, "f", "b.txt")); os.symlink("..", os.path.join(d, "f", "up"))
    p = expect(sayso("read", "--json", os.path.join(d, "f")), 0)
    assert [os.path.basename(r["id"]) for r in records(p)] == ["a", "b"]

def test_an_id_with_odd_characters_stays_one_line(d):
    ids = ["a b", 'q"uote', "n\nl", "t\tx", "</script>", "..%2F", "ünï"]
    lines = "".join(json.dumps({"id": i, "text": f"Report {k}. " + ONE}) + "\n" for k, i in enumerate(ids))
    path = write(d, "a.jsonl", lines + json.dumps({"id": "nul\0", "text": ONE}) + "\n")
    assert sayso("read", path).stdout.count(b"\n") == len(ids)
    p = expect(sayso("read", "--json", path), 3, "line 8", "NUL")
    assert sorted(r["id"] for r in records(p)) == sorted(ids)
    expect(sayso("verify", write(d, "r.jsonl", p.stdout)), 0, out="all verified")

def test_same_id_twice_is_read_once(d):
    path = write(d, "a.txt", ONE)
    assert len(records(expect(sayso("read", "--json", path, path), 0))) == 1

def test_one_id_with_two_texts_keeps_both(d):
    a, b = write(d, "1.jsonl", json.dumps({"id": "n", "text": ONE})), write(d, "2.jsonl", json.dumps({"id": "n", "text": TWO}))
    one, two = (sorted(r["id"] for r in records(sayso("read", "--json", *f))) for f in ((a, b), (b, a)))
    assert one == two and len(one) == 2 and all(i.startswith("n~") for i in one), one

# ---- the same bytes

def test_order_and_jobs_stay_out_of_the_answer(d):
    for i in range(12):
        write(d, f"r/{i}.txt", (ONE, TWO)[i % 2] * (i + 1))
    files = [os.path.join(d, "r", f"{i}.txt") for i in range(12)]
    outs = {expect(sayso("read", "--json", "--jobs", j, *f), 0).stdout for j, f in (("1", files), ("2", files[::-1]), ("4", files[5:] + files[:5]))}
    assert len(outs) == 1

def test_a_record_reads_back_to_the_same_bytes(d):
    write(d, "r/a.txt", ONE + TWO); write(d, "r/b.txt", TWO)
    once = sayso("read", "--json", os.path.join(d, "r")).stdout
    again = sayso("read", "--json", write(d, "record.jsonl", once)).stdout
    assert once == again

def test_report_is_the_same_in_one_run_or_through_a_store(d):
    for i, t in enumerate((ONE + TWO, TWO, ONE)):
        write(d, f"r/{i}.txt", t)
    files = [os.path.join(d, "r", f"{i}.txt") for i in range(3)]
    once = expect(sayso("report", "--json", *files), 0).stdout
    db = os.path.join(d, "x.db")
    for f in reversed(files):
        expect(sayso("read", "--db", db, f), 0)
    assert once == expect(sayso("report", "--json", "--db", db), 0).stdout
    record = write(d, "record.jsonl", sayso("read", "--json", *files).stdout)
    assert once == expect(sayso("report", "--json", record), 0).stdout

def test_two_texts_of_one_id_are_called_the_same_from_a_store(d):
    a, b = (write(d, n, json.dumps({"id": "n", "text": t, "outlet": "Selva Post"})) for n, t in (("1.jsonl", ONE), ("2.jsonl", TWO)))
    db = os.path.join(d, "x.db")
    for path in (b, a):
        expect(sayso("read", "--db", db, path), 0)
    assert expect(sayso("report", "--json", a, b), 0).stdout == expect(sayso("report", "--json", "--db", db), 0).stdout

def test_the_page_is_the_same_in_one_run_or_through_a_store(d):
    for i, t in enumerate((ONE + TWO, TWO, ONE)):
        write(d, f"r/{i}.txt", t)
    db, pages = os.path.join(d, "x.db"), [os.path.join(d, n) for n in ("a.html", "b.html")]
    for i in (2, 0, 1):
        expect(sayso("read", "--db", db, os.path.join(d, "r", f"{i}.txt")), 0)
    expect(sayso("report", "-o", pages[0], os.path.join(d, "r")), 0); expect(sayso("report", "-o", pages[1], "--db", db), 0)
    assert open(pages[0], "rb").read() == open(pages[1], "rb").read()

# ---- verify, show, explain

def test_verify_holds(d):
    expect(sayso("verify", write(d, "a.txt", ONE + TWO)), 0, out="all verified")

def test_verify_refuses_a_span_outside_the_text(d):
    r = records(sayso("read", "--json", write(d, "a.txt", ONE)))[0]
    r["sentences"] = [[0, 9999]]
    expect(sayso("verify", write(d, "r.jsonl", json.dumps(r))), 3, "outside the text")

def test_verify_refuses_a_cut_character(d):
    r = records(sayso("read", "--json", write(d, "a.txt", TWO)))[0]
    r["sentences"] = [[1, 8]]
    expect(sayso("verify", write(d, "r.jsonl", json.dumps(r))), 3, "character")

def test_a_newer_record_is_refused(d):
    r = records(sayso("read", "--json", write(d, "a.txt", ONE)))[0]
    r["schema"] = 99
    expect(sayso("verify", write(d, "r.jsonl", json.dumps(r))), 3, "newer")

def test_show_cuts_the_bytes(d):
    path = write(d, "a.txt", ONE)
    expect(sayso("show", "a:4-18", path), 0, out="[[river minister]]")
    expect(sayso("show", "a:4-99999", path), 1, "lies outside")
    expect(sayso("show", "a", path), 2)

def test_explain_names_the_reason(d):
    path = write(d, "a.txt", TWO)
    r = records(sayso("read", "--json", path))[0]
    assert r["attributions"], "nothing to explain"
    expect(sayso("explain", r["attributions"][0]["id"], path), 0, out="reason")
    expect(sayso("explain", "a-00000000", path), 1)

def test_explain_knows_every_id_that_is_shown(d):
    a, b = write(d, "a.txt", ONE + TWO), write(d, "b.txt", "Elin Marak spoke on Tuesday. " + ONE + TWO.replace("gates", "sluices"))
    whole = expect(sayso("report", "--json", a, b), 0).stdout
    ids = []
    for r in map(json.loads, whole.splitlines()):
        lists = [] if "kind" in r else [r[k] for k in ("attributions", "events", "nonevents", "positions", "conditions", "claims", "actors") if k in r]
        ids += [r["id"]] if "kind" in r else [x["id"] for l in lists for x in l]
    assert any(json.loads(l).get("kind") for l in whole.splitlines()) and len(set(ids)) > 8, ids
    for i in sorted(set(ids)):
        expect(sayso("explain", i, a, b), 0, out=i)
    page = os.path.join(d, "p.html")
    expect(sayso("report", "-o", page[:-5] + ".pdf", a, b), 2, "written as .html")
    expect(sayso("report", "-o", page, a, b), 0)
    html, every = open(page).read(), sayso("report", "--all", a, b).stdout.decode()
    said = json.loads(whole.splitlines()[0])["attributions"][0]["id"]
    assert said in html and said in every

def test_the_same_words_with_other_signs_are_cut_right(d):
    told = "Police searched a barge on Lake Dorn.\n\nVELSTAD, May 3, 2025 - During the search of the barge on Friday, six {} rifles, {} magazines and about 300 rounds of ammunition were found and confiscated, the interior ministry said.\n"
    other = "Barge yields guns\n\nVELSTAD, May 3, 2025 - Six KA 74 rifles, {} magazines and about 300 rounds of ammunition were seized from the barge on {}, the interior ministry said.\n"
    for name, text in (("a", told.format("KA - 74", 12)), ("b", told.format("KA 74", 12)), ("c", other.format(31, "Lake Dorn")), ("d", other.format(12, "Friday"))):
        write(d, name + ".txt", text)
    out = expect(sayso("report", "-q", "--json", *(os.path.join(d, n + ".txt") for n in "abcd")), 0).stdout.decode()
    rows = [json.loads(line) for line in out.splitlines()]
    texts = {r["id"]: r["text"].encode() for r in rows if "text" in r and "sentences" in r}
    found = [f for f in rows if f.get("kind") == "conflict" and f["type"] == "number"]
    assert found, out[-600:]
    for f in found:
        cut = sorted(texts[e["report"]][slice(*e["span"])].decode() for e in f["evidence"])
        assert cut == ["12", "12", "12", "31"], cut

def test_two_who_reject_do_not_contradict(d):
    told = "{}\n\nDALEN, March 11, 2025 - {} Police closed the road to the station on Tuesday evening.\n"
    a = write(d, "a.txt", told.format("Tarvia rejects blame for bombing", "Tarvia's Foreign Ministry rejected the accusation."))
    for words in ("dismissed the charge", "denied the accusation", "brushed aside the charge", "called the accusation false"):
        b = write(d, "b.txt", told.format("Anger in Tarvia over blame for bombing", "Tarvia " + words + "."))
        expect(sayso("conflicts", "-q", a, b), 1)

def test_a_page_has_a_matrix_for_each_story(d):
    dam, ferry = (sorted(glob.glob(os.path.join(ROOT, "tests", "data", "stories", story, "*.txt"))) for story in ("dam", "ferry"))
    page = os.path.join(d, "p.html")
    expect(sayso("report", "-q", "-o", page, *dam, *ferry), 0)
    html = open(page).read()
    assert html.count('<table class="matrix">') == 2 and "<h3>story 1</h3>" in html and "<h3>story 2</h3>" in html
    expect(sayso("report", "-q", "-o", page, *dam), 0)
    assert open(page).read().count('<table class="matrix">') == 1

def test_excerpts_and_json_do_not_go_together(d):
    expect(sayso("report", "--json", "--excerpts", write(d, "a.txt", ONE)), 2, "--excerpts")

# ---- the store

def test_reading_again_changes_nothing(d):
    db, path = os.path.join(d, "x.db"), write(d, "a.txt", ONE)
    expect(sayso("read", "--db", db, path), 0, "1 reports stored")
    before = sqlite3.connect(db).execute("SELECT * FROM report").fetchall()
    expect(sayso("read", "--db", db, path), 0, "0 reports stored", "1 were there")
    assert before == sqlite3.connect(db).execute("SELECT * FROM report").fetchall()

def test_little_memory_is_said_once_and_the_rest_is_read(d):
    if SLOW:
        return # a sanitizer takes more than any limit that would bite
    big, small = write(d, "big.txt", (ONE.strip() + " ") * 40000), write(d, "small.txt", ONE)
    def limit():
        resource.setrlimit(resource.RLIMIT_AS, (400 << 20, 400 << 20))
    p = subprocess.run([SAYSO, "read", "--json", "--jobs", "1", big, small], capture_output=True, preexec_fn=limit)
    assert p.returncode == 3 and p.stderr.count(b"out of memory") == 1 and big.encode() in p.stderr, (p.returncode, p.stderr[-300:])
    assert [os.path.basename(r["id"]) for r in records(p)] == ["small"]

def test_the_views_show_words(d):
    db = os.path.join(d, "x.db")
    expect(sayso("read", "--db", db, write(d, "a.txt", TWO)), 0)
    rows = sqlite3.connect(db).execute("SELECT source_text, cue_text, content_text FROM v_attribution").fetchall()
    assert any("Marak" in (r[0] or "") and r[1] == "said" and "open the gates" in r[2] for r in rows), rows

def test_a_store_holds_all_of_an_attribution(d):
    db = os.path.join(d, "x.db")
    expect(sayso("read", "--db", db, write(d, "a.txt", "Elin Marak and Anton Rusk said the dam would stand. Two Castavar officials claimed that it was leaking.\n"), "--actors", ACTORS), 0)
    rows = sqlite3.connect(db).execute("SELECT speaker, joint, anonymous, anonymous_number, cue_strength FROM v_attribution ORDER BY start_byte").fetchall()
    assert rows[0][0] and json.loads(rows[0][1]) and rows[0][2:] == (None, None, "neutral"), rows
    assert rows[1][1] is None and rows[1][2:] == ("official", 2, "claim"), rows

NEW_COLUMNS = "joint", "anonymous_number", "anonymous_country", "cue_strength"

def older_store(db):
    """Takes a store back to version 1."""
    c = sqlite3.connect(db)
    old = c.execute("SELECT sql FROM sqlite_master WHERE name = 'v_attribution'").fetchone()[0]
    c.execute("DROP VIEW v_attribution")
    for column in NEW_COLUMNS:
        c.execute("ALTER TABLE attribution DROP COLUMN " + column)
        old = old.replace(", a." + column, "")
    c.execute(old)
    for table in "signature", "answer":
        c.execute("DROP TABLE " + table)
    for trigger in "report_new", "report_changed", "report_gone":
        c.execute("DROP TRIGGER " + trigger)
    c.execute("PRAGMA user_version = 1")
    c.commit()
    c.close()

def test_an_older_store_is_read_and_gets_what_it_lacks(d):
    db, text = os.path.join(d, "x.db"), write(d, "a.txt", "Elin Marak and Anton Rusk said the dam would stand. Two Castavar officials claimed that it was leaking.\n")
    def rows():
        return sqlite3.connect(db).execute("SELECT * FROM v_attribution ORDER BY report, id").fetchall()
    def version():
        return sqlite3.connect(db).execute("PRAGMA user_version").fetchone()[0]
    expect(sayso("read", "--db", db, "--actors", ACTORS, text), 0)
    new, listed = rows(), who("--json", "--db", db)
    assert version() == 3 and any(r[-4] for r in new) and any(r[-1] == "claim" for r in new), new
    older_store(db)
    assert [r[:-4] for r in new] == rows() and version() == 1
    assert who("--json", "--db", db) == listed and version() == 1  # reading changes nothing
    expect(sayso("read", "--db", db, write(d, "b.txt", ONE)), 0)
    assert version() == 3 and set(new) <= set(rows()), rows()
    expect(sayso("verify", db), 0)

def test_a_corrupt_store(d):
    expect(sayso("read", "--db", write(d, "x.db", b"SQLite format 3\0" + b"garbage" * 500), write(d, "a.txt", ONE)), 4, "x.db")

def test_a_file_that_is_no_store(d):
    expect(sayso("read", "--db", write(d, "x.db", b"hello there" * 100), write(d, "a.txt", ONE)), 4, "x.db")

def test_a_newer_store(d):
    db = os.path.join(d, "x.db")
    sayso("read", "--db", db, write(d, "a.txt", ONE))
    c = sqlite3.connect(db); c.execute("PRAGMA user_version = 99"); c.commit(); c.close()
    expect(sayso("report", "--db", db), 4, "newer")

def test_another_programs_database(d):
    db = os.path.join(d, "x.db")
    c = sqlite3.connect(db); c.execute("CREATE TABLE t (a)"); c.commit(); c.close()
    expect(sayso("read", "--db", db, write(d, "a.txt", ONE)), 4, "another program")

def test_a_missing_store(d):
    expect(sayso("report", "--db", os.path.join(d, "none.db")), 4, "no such store")

def test_a_store_that_cannot_be_written(d):
    expect(sayso("read", "--db", os.path.join(d, "no-folder", "x.db"), write(d, "a.txt", ONE)), 4, "x.db")

def test_a_store_in_a_place_that_may_only_be_read(d):
    if os.geteuid() != 0 or not shutil.which("setpriv"):
        return # root is needed to become somebody else
    db = os.path.join(d, "f%3f", "x.db"); os.mkdir(os.path.dirname(db))
    expect(sayso("read", "--db", db, write(d, "a.txt", TWO)), 0)
    os.chmod(d, 0o755); os.chmod(db, 0o444); os.chmod(os.path.dirname(db), 0o555)
    other = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", SAYSO]
    if subprocess.run([*other, "--version"], capture_output=True).returncode:
        return # the build lies where others may not go
    p = subprocess.run([*other, "report", "--json", "--db", db], capture_output=True)
    assert p.returncode == 0 and p.stdout == sayso("report", "--json", "--db", db).stdout, p.stderr
    p = subprocess.run([*other, "read", "--db", db, os.path.join(d, "a.txt")], capture_output=True)
    assert p.returncode == 4 and b"cannot be written" in p.stderr, p.stderr

def test_two_writers_and_a_reader_share_a_store(d):
    for i in range(200):
        write(d, f"r/{i:03}.txt", f"Report {i}. " + ONE * 20)
    db = os.path.join(d, "x.db")
    sayso("read", "--db", db, os.path.join(d, "r", "000.txt"))
    both = [subprocess.Popen([SAYSO, "read", "-q", "--db", db, os.path.join(d, "r")], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for _ in range(2)]
    expect(sayso("report", "--db", db), 0, out="SAYSO")
    for p in both:
        _, err = p.communicate(timeout=300)
        assert p.returncode == 0, err
    assert sqlite3.connect(db).execute("SELECT count(*) FROM report").fetchone()[0] == 200

def test_a_kill_loses_no_finished_report(d):
    for i in range(300):
        write(d, f"r/{i:03}.txt", f"Report {i}. " + ONE * 40)
    db = os.path.join(d, "x.db")
    p = subprocess.Popen([SAYSO, "read", "--db", db, os.path.join(d, "r")], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    done = [p.stdout.readline() for _ in range(1)]
    time.sleep(0.3)
    p.send_signal(signal.SIGKILL); p.wait()
    c = sqlite3.connect(db)
    stored = {r[0] for r in c.execute("SELECT id FROM report")}
    assert c.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    for line in done:
        assert not line or line.split(b"\t")[0].decode() in stored
    expect(sayso("read", "--db", db, os.path.join(d, "r")), 0)
    assert c.execute("SELECT count(*) FROM report").fetchone()[0] == 300

def test_a_full_disk_under_the_store(d):
    for i in range(60):
        write(d, f"r/{i:03}.txt", f"Report {i}. " + ONE * 60)
    db = os.path.join(d, "x.db")
    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (400000, 400000))
    p = subprocess.run([SAYSO, "read", "--db", db, os.path.join(d, "r")], capture_output=True, preexec_fn=limit)
    assert p.returncode == 4 and b"x.db" in p.stderr, (p.returncode, p.stderr[-300:])
    expect(sayso("read", "--db", db, os.path.join(d, "r")), 0)
    assert sqlite3.connect(db).execute("SELECT count(*) FROM report").fetchone()[0] == 60

# ---- output

def test_a_full_disk_under_the_output(d):
    path = write(d, "a.txt", ONE)
    with open("/dev/full", "wb") as full:
        p = subprocess.run([SAYSO, "read", "--json", path], stdout=full, stderr=subprocess.PIPE)
    assert p.returncode == 5 and b"No space left" in p.stderr, (p.returncode, p.stderr)

def test_a_closed_pipe_is_no_error(d):
    for i in range(100):
        write(d, f"r/{i:03}.txt", ONE * 20)
    p = subprocess.run(["bash", "-c", '"$0" read --json "$1" | head -c 100 >/dev/null; echo ${PIPESTATUS[0]}', SAYSO, os.path.join(d, "r")], capture_output=True)
    assert p.stdout == b"0\n" and not p.stderr, (p.stdout, p.stderr)

def test_interrupt_keeps_what_is_finished(d):
    for i in range(400):
        write(d, f"r/{i:03}.txt", f"Report {i}. " + ONE * 60)
    db = os.path.join(d, "x.db")
    p = subprocess.Popen([SAYSO, "read", "--db", db, os.path.join(d, "r")], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    time.sleep(1.0 if not SLOW else 6.0)
    p.send_signal(signal.SIGINT)
    code = p.wait(timeout=120)
    assert code in (130, 0), code
    assert sqlite3.connect(db).execute("PRAGMA integrity_check").fetchone()[0] == "ok"

def test_quiet_says_nothing_but_errors(d):
    p = expect(sayso("read", "-q", "--db", os.path.join(d, "x.db"), write(d, "a.txt", ONE)), 0)
    assert p.stderr == b""

# ---- models and tables

def test_a_missing_model(d):
    os.mkdir(os.path.join(d, "models")); shutil.copytree(os.path.join(ROOT, "data"), os.path.join(d, "data"))
    expect(sayso("read", "--data", d, write(d, "a.txt", ONE)), 4, "models/")

def test_a_damaged_model(d):
    shutil.copytree(os.path.join(ROOT, "models"), os.path.join(d, "models")); shutil.copytree(os.path.join(ROOT, "data"), os.path.join(d, "data"))
    for f in os.listdir(os.path.join(d, "models")):
        path = os.path.join(d, "models", f)
        if os.path.getsize(path) > 100000:
            with open(path, "r+b") as g:
                g.truncate(os.path.getsize(path) // 2)
    expect(sayso("read", "--data", d, write(d, "a.txt", ONE)), 4, "models/")

def test_a_users_table_that_is_malformed_is_named_by_line(d):
    expect(sayso("read", "--actors", write(d, "actors.tsv", "no\tcolumns\nof\tours\n"), write(d, "a.txt", ONE)), 2, "actors.tsv:1")
    expect(sayso("read", "--issues", write(d, "issues.tsv", "no\tcolumns\nof\tours\n"), write(d, "a.txt", ONE)), 2, "issues.tsv:1")
    expect(sayso("read", "--corrections", write(d, "c.txt", "do something\n"), write(d, "a.txt", ONE)), 2, "c.txt:1")

# ---- who

ACTORS = os.path.join(ROOT, "examples", "actors.tsv")
JOINT = "Elin Marak and Anton Rusk said the gates would open. “We will see,” a senior official said. “Perhaps, \"soon\",” Marak said.\n"

def who(*args, code=0):
    return expect(sayso("who", "-q", *args), code).stdout.decode()

def test_who_counts_every_line_that_it_lists(d):
    lines = [json.loads(l) for l in who("--json", os.path.join(ROOT, "examples")).splitlines()]
    said = [l for l in lines if l["kind"] == "said"]
    sources = [l for l in lines if l["kind"] == "sources"]
    groups = [l for l in lines if l["kind"] == "group"]
    assert said and len(sources) == 5 and lines == sources + groups + said
    for part, attitude in ("statements", False), ("attitudes", True):
        for s in sources:
            for kind, n in s[part].items():
                assert n == sum(1 for x in said if x["report"] == s["report"] and x["attitude"] == attitude and x["source_kind"] == kind), (s, kind)
    assert {(x["report"], x["id"]) for x in said} == {(y["report"], y["id"]) for g in groups for y in g["said"]}
    for g in groups:
        assert g["statements"] + g["attitudes"] == len(g["said"]) == g["direct"] + g["mixed"] + g["indirect"]
        assert g["reports"] == len({y["report"] for y in g["said"]})

def test_who_cuts_the_words_it_shows(d):
    texts = {r["id"]: r["text"].encode() for r in records(sayso("read", "--json", os.path.join(ROOT, "examples")))}
    for l in map(json.loads, who("--json", "--all", os.path.join(ROOT, "examples")).splitlines()):
        for k in ("source", "cue", "content") if l["kind"] == "said" else ():
            assert (l[k + "_text"] or "") == " ... ".join(texts[l["report"]][s:e].decode() for s, e in l[k]), l

def test_who_writes_a_table_that_a_csv_reader_understands(d):
    import csv, io
    path = write(d, "a,\"b.txt", JOINT)
    out = expect(sayso("who", "--csv", "--all", path), 0).stdout
    assert out.count(b"\n") == out.count(b"\r\n") and not out.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(out.decode(), newline=""), strict=True))
    text = JOINT.encode()
    assert rows and all(r["report"] == os.path.join(d, "a,\"b") for r in rows)
    assert any(r["content"] == "“Perhaps, \"soon\",”" for r in rows), rows
    for r in rows:
        assert None not in r and None not in r.values() and r["kind"] in ("statement", "attitude")
        for k in "source", "cue", "content":
            cut = [text[int(a):int(b)].decode() for a, b in (x.split("-") for x in r[k + "_bytes"].split(";") if x)]
            assert r[k] == " ... ".join(cut), r

def test_who_lists_the_same_whatever_the_order_and_from_a_store(d):
    files = [os.path.join(ROOT, "examples", f) for f in ("1-wire.txt", "2-gazette.html", "5-next-day.txt")]
    db = os.path.join(d, "s.db")
    expect(sayso("read", "--db", db, *files), 0)
    for form in [], ["--json"], ["--csv"]:
        assert who(*form, *files) == who(*form, *reversed(files), "--jobs", "3") == who(*form, "--db", db), form

def test_who_lists_only_what_is_asked_for(d):
    path = os.path.join(ROOT, "examples", "1-wire.txt")
    def said(*args):
        return [l for l in map(json.loads, who("--json", "--actors", ACTORS, *args, path).splitlines()) if l["kind"] == "said"]
    everything = said()
    assert said("--speaker", "rusk") == said("--speaker", "ca:rusk") == [x for x in everything if x["speaker"] == "ca:rusk"] != []
    assert said("--speaker", "diplomat") == [x for x in everything if x["anonymous"] == "diplomat"] != []
    assert said("--class", "reject") == [x for x in everything if x["cue_class"] == "reject"] != []
    assert said("--direct") == [x for x in everything if x["form"] == "direct"] != []
    assert len(said("--all")) > len(everything)
    assert who("--speaker", "usk", "--json", path, code=1).count('"said"') == 0  # no part of a word

def test_who_groups(d):
    path = write(d, "a.txt", "Elin Marak told reporters the dam was safe. Elin Marak said that it would stand. Anton Rusk denied it would.\n")
    def groups(by):
        return {g["name"]: (g["key"], len(g["said"])) for g in map(json.loads, who("--json", "--all", "--outlet", "River News", "--by", by, path).splitlines()) if g["kind"] == "group"}
    assert groups("speaker")["Elin Marak"][1] == 2
    assert groups("outlet")["River News"][0] == "River News"
    assert "deny" in groups("class") and groups("addressee")["nobody addressed"][0] is None

def test_who_refuses_what_makes_no_sense(d):
    path = write(d, "a.txt", ONE)
    expect(sayso("who", "--by", "mood", path), 2, "speaker addressee class outlet")
    expect(sayso("who", "--json", "--csv", path), 2, "--csv")
    expect(sayso("who", "--csv", "--by", "class", path), 2, "--by")
    expect(sayso("who", "--speaker", "Nobody At All", path), 1, "nothing was found that fits")
    expect(sayso("who", os.path.join(d, "none.txt"), path), 3, "none.txt", out="WHO SAID WHAT")

def test_who_is_of_one_width_and_steers_no_terminal(d):
    path = write(d, "\x1b[2J" + "x" * 90 + ".txt", ONE + TWO)
    out = who("--all", "--color", "never", path)
    assert "\x1b" not in out and "WHO SAID WHAT 1 report" in out

# ---- quotes, claims, conflicts, origins

FOUND = ("quotes", "claims", "conflicts", "origins")
EXAMPLES = os.path.join(ROOT, "examples")

def found(command, *args, code=0):
    return expect(sayso(command, "-q", "--actors", ACTORS, *args), code).stdout

def test_findings_are_those_of_the_report_with_their_words(d):
    texts = {r["id"]: r["text"].encode() for r in records(sayso("read", "--json", "--actors", ACTORS, EXAMPLES))}
    whole = {r["id"]: r for r in records(sayso("report", "--json", "--actors", ACTORS, EXAMPLES)) if "evidence" in r}
    seen = {}
    for command in FOUND:
        first, *lines = [json.loads(l) for l in found(command, "--json", "--all", EXAMPLES).splitlines()]
        lines = [l for l in lines if l["kind"] != "words_of"]
        assert first["what"] == command and first["found"] == len(lines) > 0 and first["of_reports"] == 5
        assert first["less_sure"] == sum(l["conf"] < 0.7 for l in lines)
        for l in lines:
            for e in l["evidence"]:
                assert texts[e["report"]][e["span"][0]:e["span"][1]].decode() == e.pop("text"), l
            assert l == whole[l["id"]]
            seen[l["id"]] = seen.get(l["id"], "") + l["kind"]
    assert set(seen) == {k for k, r in whole.items() if r["kind"] not in ("story", "occasion")}

def test_findings_fold_away_and_count_what_is_less_sure(d):
    for command in FOUND:
        sure, everything = ([json.loads(l) for l in found(command, "--json", *more, EXAMPLES).splitlines()] for more in ([], ["--all"]))
        assert sure[0]["less_sure"] == everything[0]["less_sure"] == everything[0]["found"] - sure[0]["found"]
        assert [l for l in everything[1:] if l.get("conf", 1) >= 0.7] == sure[1:]
        said = f"{sure[0]['less_sure']} less sure folded away" if sure[0]["less_sure"] else "found"
        assert said in " ".join(found(command, EXAMPLES).decode().split())

def test_findings_as_a_table_cut_the_words_they_show(d):
    import csv, io
    texts = {r["id"]: r["text"].encode() for r in records(sayso("read", "--json", "--actors", ACTORS, EXAMPLES))}
    for command in FOUND:
        out = found(command, "--csv", "--all", EXAMPLES)
        assert out.count(b"\n") == out.count(b"\r\n")
        rows = list(csv.DictReader(io.StringIO(out.decode(), newline=""), strict=True))
        assert rows
        for r in rows:
            assert None not in r and None not in r.values()
            for report, place, words in ("report", "bytes", "words"), ("other_report", "other_bytes", "other_words"):
                a, b = (int(x) for x in (r[place] or "0-0").split("-"))
                assert not r[report] or texts[r[report]][a:b].decode() == r[words], r

def test_quotes_tell_each_change_with_the_bytes_of_both_wordings(d):
    a = write(d, "a.txt", "VELLIN, May 5, 2031 - “We will open the eastern gates of the dam before the harvest begins in Lowen,” President Mirela Dostan said on Monday.\n")
    b = write(d, "b.txt", "VELLIN, May 5, 2031 - The river talks went on. “We will open the gates of the old dam before the harvest starts in Lowen,” President Mirela Dostan said on Monday.\n")
    text = {p: open(p, encoding="utf-8").read().encode() for p in (a, b)}
    out = found("quotes", a, b).decode()
    wanted = ("omission", "only in a: “eastern”", b"eastern", None), ("insertion", "only in b: “old”", None, b"old"), ("substitution", "“begins” / “starts”", b"begins", b"starts")
    for word, shown, one, other in wanted:
        line = next(l for l in out.splitlines() if shown in l)
        places = [f"{n}:{text[p].index(w)}-{text[p].index(w) + len(w)}" for n, p, w in (("a", a, one), ("b", b, other)) if w]
        assert word in line and line.rstrip().endswith(" ".join(places)), line
    assert "conflict" not in found("conflicts", a, b, code=1).decode()

def test_findings_are_the_same_whatever_the_order_from_records_and_from_a_store(d):
    files = [os.path.join(EXAMPLES, f) for f in ("1-wire.txt", "2-gazette.html", "3-reprint.txt", "4-rewrite.txt")]
    db, record = os.path.join(d, "s.db"), os.path.join(d, "r.jsonl")
    expect(sayso("read", "--actors", ACTORS, "--db", db, *files), 0)
    write(d, "r.jsonl", sayso("read", "--actors", ACTORS, "--json", *files).stdout)
    for command in FOUND:
        for form in [], ["--json"], ["--csv", "--all"]:
            assert found(command, *form, *files) == found(command, *form, *reversed(files), "--jobs", "3") == found(command, *form, "--db", db) == found(command, *form, record), (command, form)

def test_origins_are_drawn_with_the_bytes_they_rest_on(d):
    import re, xml.dom.minidom
    svg, dot = os.path.join(d, "o.svg"), os.path.join(d, "o.dot")
    assert found("origins", "-o", svg, EXAMPLES) == found("origins", "-o", dot, EXAMPLES) == b""
    drawing = xml.dom.minidom.parse(svg).documentElement
    graph = open(dot, encoding="utf-8").read()
    titles = [t.firstChild.data for t in drawing.getElementsByTagName("title")][1:]
    assert sorted(titles) == sorted(re.findall(r'tooltip="([^"]*)"', graph)) and len(titles) > 2
    texts = {r["id"].split("/")[-1]: r["text"].encode() for r in records(sayso("read", "--json", "--actors", ACTORS, EXAMPLES))}
    relays = [re.match(r"(.*):(\d+)-(\d+)$", t).groups() for t in titles if " " not in t]
    named = {texts[name][int(start):int(end)] for name, start, end in relays}
    assert b"UNA" in named and any(b"Orpress" in n for n in named), named # of the dateline; of "Orpress reported"
    path = write(d, "</text><script>.txt", ONE)
    found("origins", "-o", svg, path)
    assert not xml.dom.minidom.parse(svg).getElementsByTagName("script")
    expect(sayso("origins", "-o", "origins.png", path), 2, ".svg")
    expect(sayso("origins", "-o", os.path.join(d, "none", "o.svg"), path), 5, "cannot be written")

def test_findings_refuse_what_makes_no_sense_and_say_when_there_are_none(d):
    for command in FOUND:
        expect(sayso(command, "--json", "--csv", EXAMPLES), 2, "--csv")
        expect(sayso(command, os.path.join(d, "none.txt")), 3, "none.txt")
        expect(sayso(command, write(d, "a.txt", "The river is long.\n")), 1, out="1 report")
# ---- check

def check(d, text, *args, code=1, reports=("1-wire.txt", "2-gazette.html", "3-reprint.txt", "4-rewrite.txt", "5-next-day.txt")):
    path = write(d, "draft.md", text)
    p = expect(sayso("check", "-q", "--json", "--actors", ACTORS, *args, path, *(os.path.join(ROOT, "examples", r) for r in reports)), code)
    return [json.loads(l) for l in p.stdout.splitlines()]

def status_of(lines, item, text=None):
    return {l["text"]: l["status"] for l in lines if l["kind"] == "check" and l["item"] == item and (text is None or text in l["text"])}

def test_check_carries_what_the_reports_say(d):
    lines = check(d, "“Water is not a weapon,” Rusk said at a rally in Marendal.\n\nOrvenia has rejected any binding limit on the filling of the reservoir.\n", code=0)
    assert {l["status"] for l in lines if l["kind"] == "check"} == {"carried"} and lines[-1]["kind"] == "checked" and lines[-1]["carried"] > 4, lines

def test_check_finds_the_figure_that_was_changed(d):
    lines = check(d, "Castavar's Defence Ministry said it had moved 9,000 soldiers to the border district of Lowen.\n")
    assert status_of(lines, "figure") == {"9,000": "in conflict"}, lines
    figure = next(l for l in lines if l.get("item") == "figure")
    assert {e["text"] for e in figure["evidence"]} == {"2,000", "3,500"} and figure["type"] == "number", figure
    assert set(status_of(check(d, "Castavar's Defence Ministry said it had moved 3,500 soldiers to the border district of Lowen.\n", code=0), "figure").values()) == {"carried"}

def test_check_figures_of_other_things_are_not_carried(d):
    for text in "Castavar sent 1,200 horses to Estmark.", "1,200 people returned to villages below the dam.", "Orvenia moved 2,000 soldiers to the border district of Lowen.":
        assert "carried" not in status_of(check(d, text + "\n"), "figure").values(), text

def test_check_shows_the_words_of_a_quotation_that_changed(d):
    lines = check(d, "“We have never come here to ask for a kindness,” Sarn told reporters.\n")
    quote = next(l for l in lines if l.get("item") == "quotation")
    text = open(os.path.join(d, "draft.md"), "rb").read()
    changed = [text[w["a"][0]:w["a"][1]].decode() for w in quote["words"] if w["changed"] and w["a"]]
    assert quote["status"] == "re-worded" and set(changed) == {"never", "kindness"}, quote

def test_check_tells_who_did_not_say_it(d):
    lines = check(d, "“No state signs away its own rain,” Helka Sarn said.\n")
    assert status_of(lines, "quotation") == {"No state signs away its own rain": "carried"} and status_of(lines, "attribution") == {"Helka Sarn": "in conflict"}, lines

def test_check_finds_nothing_of_what_is_invented(d):
    lines = check(d, "“I will resign if the talks fail,” said Odalys Temmerin, a lawyer from Brenport.\n")
    assert set(status_of(lines, "quotation").values()) == set(status_of(lines, "attribution").values()) == {"not found"}, lines
    assert status_of(lines, "name") == {"Odalys Temmerin": "not found", "Brenport": "not found"}, lines

def test_check_minds_what_turns_the_sense(d):
    for text in ("The gates will be closed by the end of the month, “the gates will be closed by the end of the month,” Dostan said.",
                 "“A weapon,” Rusk said.", "Orvenia had dropped its demand for compensation.", "Orvenia has not rejected any binding limit on the filling of the reservoir.",
                 "Castavar threatens to shut Brenn dam outlet unless Orvenia withdraws troops."):
        check(d, text + "\n", reports=("1-wire.txt", "5-next-day.txt"))
    quoted = check(d, "“The gates will be closed by the end of the month,” Dostan said.\n", reports=("1-wire.txt",))
    assert next(l for l in quoted if l.get("item") == "quotation")["type"] == "condition", quoted
    denied = check(d, "Orvenia had dropped its demand for compensation.\n", reports=("5-next-day.txt",))
    assert set(status_of(denied, "statement").values()) == {"in conflict"}, denied

def test_check_cuts_the_words_it_shows(d):
    texts = {r["id"]: r["text"].encode() for r in records(expect(sayso("read", "--json", "--actors", ACTORS, os.path.join(ROOT, "examples")), 0))}
    draft = open(os.path.join(ROOT, "examples", "draft.md"), "rb").read()
    lines = [json.loads(l) for l in expect(sayso("check", "-q", "--json", "--actors", ACTORS, os.path.join(ROOT, "examples", "draft.md"), os.path.join(ROOT, "examples")), 1).stdout.splitlines()]
    for l in lines[:-1]:
        assert draft[l["span"][0]:l["span"][1]].decode() == l["text"], l
        for e in l["evidence"]:
            assert texts[e["report"]][e["span"][0]:e["span"][1]].decode() == e["text"], e
        assert bool(l["evidence"]) or l["status"] == "not found", l
    assert lines[-1]["carried"] + lines[-1]["reworded"] + lines[-1]["conflict"] + lines[-1]["not_found"] == len(lines) - 1

def test_check_is_the_same_in_any_order_and_from_a_store(d):
    draft, files = os.path.join(ROOT, "examples", "draft.md"), [os.path.join(ROOT, "examples", f) for f in ("1-wire.txt", "2-gazette.html", "5-next-day.txt")]
    db = os.path.join(d, "s.db")
    expect(sayso("read", "--db", db, *files), 0)
    for form in [], ["--json"], ["--csv"]:
        one = expect(sayso("check", "-q", *form, draft, *files), 1).stdout
        assert one == expect(sayso("check", "-q", "--jobs", "3", *form, draft, *reversed(files)), 1).stdout == expect(sayso("check", "-q", *form, "--db", db, draft), 1).stdout, form

def test_check_refuses_what_makes_no_sense(d):
    path = write(d, "a.txt", ONE)
    expect(sayso("check", path), 2, "name the draft")
    expect(sayso("check", "--json", "--csv", path, path), 2, "--csv")
    expect(sayso("check", os.path.join(d, "none.txt"), path), 3, "none.txt")
    expect(sayso("check", write(d, "b.txt", "The.\n"), path), 1, "nothing that could be looked for")
    expect(sayso("check", write(d, "c.txt", ONE * 4000), path), 3, "check it in parts")
    assert b"against 0 reports" in sayso("check", path, path).stdout  # a draft does not vouch for itself

def test_check_reads_drafts_of_any_form(d):
    rejected, wire = "Orvenia has rejected any binding limit on the filling of the reservoir.", os.path.join(ROOT, "examples", "1-wire.txt")
    moved = "it had moved 9,000 soldiers to the border district of Lowen."
    forms = {"dos.txt": "Talks\r\n\r\n%s\r\n\r\nCastavar's Defence Ministry said %s\r\n", "notes.md": "# Talks\n\n- *%s*\n\n2. **Castavar's** Defence Ministry [said](http://a.example/b-c) %s\n",
             "page.html": "<html><body><h1>Talks</h1><p>%s</p><ul><li>Castavar&#8217;s Defence Ministry said %s</li></ul></body></html>", "plain": "%s\nCastavar's Defence Ministry said %s"}
    for name, form in forms.items():
        lines = [json.loads(l) for l in expect(sayso("check", "-q", "--json", "--actors", ACTORS, write(d, name, form % (rejected, moved)), wire), 1).stdout.splitlines()]
        assert "carried" in status_of(lines, "statement", rejected[8:-1]).values() and status_of(lines, "figure") == {"9,000": "in conflict"}, (name, lines)
        assert set(status_of(lines, "attribution").values()) == {"carried"} and lines[-1]["not_found"] == 0, (name, lines)
    p = sayso("check", "-q", "--json", "--actors", ACTORS, "-", wire, stdin=rejected.encode())
    assert expect(p, 0) and json.loads(p.stdout.splitlines()[-1])["draft"] == "stdin"

def test_check_says_what_is_wrong_with_a_draft(d):
    wire = os.path.join(ROOT, "examples", "1-wire.txt")
    binary = os.path.join(d, "b.txt")
    with open(binary, "wb") as f:
        f.write(bytes(range(256)) * 20)
    for path, words in (write(d, "empty.txt", ""), "empty"), (write(d, "blank.txt", " \n\n"), "empty"), (binary, "binary data"), (write(d, "long.txt", "a" * ((256 << 10) + 1)), "check it in parts"):
        p = expect(sayso("check", "-q", "--json", path, wire), 3, words)
        assert not p.stdout, (path, p.stdout)
    expect(sayso("check", "-q", write(d, "most.txt", ("The gates of the dam were closed. " * 8000)[:256 << 10]), wire), 1)

# ---- timeline

def timeline(*args, code=0):
    return expect(sayso("timeline", "-q", "--actors", ACTORS, *args), code).stdout

def test_timeline_is_in_the_order_of_days_and_cuts_its_words(d):
    folder = os.path.join(ROOT, "examples")
    texts = {r["id"]: r["text"].encode() for r in records(sayso("read", "--json", "--actors", ACTORS, folder))}
    moments = [json.loads(l) for l in timeline("--json", folder).splitlines()]
    days = [m["date"] for m in moments]
    known = [x for x in days if x]
    assert known == sorted(known) and days[:len(known)] == known and "2024-10-08" in known and "2024-10-09" in known, days
    for m in moments:
        assert m["reports"] == len({t["report"] for t in m["told"]}) > 0, m
        for t in m["told"]:
            assert t["text"] == " ... ".join(texts[t["report"]][a:b].decode() for a, b in t["span"]), t
    rally = next(m for m in moments if m["occasion"] and m["date"] == "2024-10-08" and any(t["actor"] == "org:river-commission" for t in m["told"]))
    assert rally["reports"] == 2, rally

def test_timeline_takes_no_day_from_the_day_of_the_report(d):
    path = write(d, "a.txt", "Elin Marak said that the dam would stand.\n")
    assert {json.loads(l)["date"] for l in timeline("--json", "--all", "--date", "2031-05-06", path).splitlines()} == {None}
    path = write(d, "b.txt", "Elin Marak said on Monday that the dam would stand.\n")
    assert "2031-05-05" in {json.loads(l)["date"] for l in timeline("--json", "--all", "--date", "2031-05-06", path).splitlines()}

def test_timeline_is_the_same_in_any_order(d):
    files = [os.path.join(ROOT, "examples", f) for f in ("1-wire.txt", "2-gazette.html", "5-next-day.txt")]
    for form in [], ["--json"], ["--csv"]:
        assert timeline(*form, *files) == timeline(*form, *reversed(files), "--jobs", "3"), form
    expect(sayso("timeline", "--json", "--csv", *files), 2, "--csv")

# ---- diff

THEN = "Elin Marak said that the river commission had moved 400 families from the lower valley. Elin Marak said that the northern gate would open if the troops left the valley.\n"
NOW = "Elin Marak said that the river commission had moved 900 families from the lower valley. Elin Marak said that the northern gate would open. Anton Rusk said that the harvest had failed in every district.\n"

def diff(*args, code=0):
    return expect(sayso("diff", "-q", *args), code).stdout

def test_diff_finds_what_changed_is_new_and_has_lost_its_condition(d):
    a, b = write(d, "a.txt", THEN), write(d, "b.txt", NOW)
    lines = [json.loads(l) for l in diff("--json", "--all", a, b).splitlines()]
    text = {"then": THEN.encode(), "now": NOW.encode()}
    for l in lines:
        assert l["then"] or l["now"], l
        for side in text:
            for p in l[side]:
                assert text[side][p["span"][0]:p["span"][1]].decode() == p["text"], p
    claims = {(l["status"], l["type"], l["now"][0]["text"][-20:]) for l in lines if l["of"] == "claim"}
    assert any(s == "changed" and t == "number" for s, t, _ in claims), lines
    assert any(s == "new" and "district" in w for s, _, w in claims), lines
    assert any(l["of"] == "condition" and l["status"] == "not found now" and l["type"] == "condition" and l["then"] and l["now"] for l in lines), lines

def test_diff_of_the_same_is_empty_and_sides_can_be_parted_by_a_day(d):
    a, b = write(d, "a.txt", THEN), write(d, "b.txt", NOW)
    assert diff("--json", a, a, code=1) == b""
    lines = os.path.join(d, "two.jsonl")
    with open(lines, "w") as f:
        for name, day, text in ("a", "2031-05-05", THEN), ("b", "2031-05-06", NOW):
            f.write(json.dumps({"id": name, "date": day, "text": text}) + "\n")
    parted = diff("--json", "--since", "2031-05-06", lines)
    assert parted and parted == diff("--json", "--since", "2031-05-06", "--jobs", "3", lines)
    expect(sayso("diff", a), 2, "then and now")
    expect(sayso("diff", "--since", "May", a), 2, "YYYY-MM-DD")
    expect(sayso("diff", "--json", "--csv", a, b), 2, "--csv")
    assert diff("--csv", a, b).startswith(b"number,of,status")

def test_diff_sets_nothing_against_a_side_that_is_not_there(d):
    a, undated = write(d, "a.txt", THEN), write(d, "b.txt", NOW)
    empty = os.path.join(d, "empty"); os.mkdir(empty)
    for missing in os.path.join(d, "none.txt"), write(d, "nothing.txt", b""), write(d, "x.txt", bytes(range(256)) * 20):
        for pair, side in ([a, missing], "now"), ([missing, a], "then"):
            p = expect(sayso("diff", *pair), 3, "the side of " + side, "nothing is compared")
            assert not p.stdout, p.stdout
    assert not expect(sayso("diff", "--since", "2031-05-06", a, undated), 1, "2 reports have no date").stdout
    dated = write(d, "c.jsonl", json.dumps({"id": "a", "date": "2031-05-05", "text": THEN}) + "\n")
    for day, side in ("2031-05-06", "now, from that day on"), ("2031-05-05", "then, before that day"):
        assert not expect(sayso("diff", "--since", day, dated), 1, "the side of " + side).stdout

def test_diff_of_stores_and_records_is_that_of_the_reports(d):
    a, b = write(d, "a.txt", THEN), write(d, "b.txt", NOW)
    stores, jsonl = [], []
    for path in a, b:
        stores.append(path + ".db"); jsonl.append(path + ".jsonl")
        expect(sayso("read", "-q", "--db", stores[-1], path), 0)
        open(jsonl[-1], "wb").write(sayso("read", "-q", "--json", path).stdout)
    assert diff("--csv", a, b) == diff("--csv", *jsonl) == diff("--csv", *stores) != b""

def run_all(tests):
    """Run the functions of a module that begin with test_, each in a folder of its own; an exit code."""
    global SAYSO
    ap = argparse.ArgumentParser()
    ap.add_argument("--sayso", required=True); ap.add_argument("names", nargs="*")
    a = ap.parse_args()
    SAYSO = os.path.abspath(a.sayso)
    passed = failed = skipped = 0
    for name, test in sorted((k, v) for k, v in tests.items() if k.startswith("test_")):
        if a.names and not any(n in name for n in a.names):
            continue
        with tempfile.TemporaryDirectory() as d:
            try:
                test(d)
                passed += 1
            except Skip as why:
                skipped += 1
                print(f"SKIPPED {name}: {why}")
            except (AssertionError, subprocess.TimeoutExpired, ValueError, KeyError, IndexError, sqlite3.Error) as e:
                failed += 1
                print(f"FAILED {name}: {type(e).__name__}: {str(e)[:700]}")
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed else 0

if __name__ == "__main__":
    sys.exit(run_all(globals()))
