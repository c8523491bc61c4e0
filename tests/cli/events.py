#!/usr/bin/env python3
"""sayso events from outside: forms, formats of others, the user's dictionaries, exit codes, bad input.

usage: tests/cli/events.py --sayso PROGRAM [NAME...]      runs the tests (all, or those whose name has one of NAME)
"""
import csv, io, json, os, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import run as cli
from run import expect, records, sayso, write

EXAMPLES = os.path.join(cli.ROOT, "examples")
DICTIONARIES = os.path.join(EXAMPLES, "dictionaries")
NEXT_DAY = os.path.join(EXAMPLES, "5-next-day.txt")
TEXT = ("Orvenia rejected the peace plan of Castavar on Monday. Mirela Dostan accused Castavar of fraud. Castavari soldiers attacked a dam of Orvenia. "
        "Orvenia and Castavar met in Vellin. Orvenia did not attack Estmark. Castavar attacked Orvenia at football.\n")

def events(*args, code=0):
    return expect(sayso("events", "-q", "--dictionaries", DICTIONARIES, *args), code).stdout.decode()

def coded(path, *more):
    rows = [json.loads(l) for l in sayso("events", "-q", "--dictionaries", DICTIONARIES, "--json", "--all", *more, path).stdout.splitlines()]
    return [(r["source"], r["target"], r["code"]) for r in rows if r["kind"] == "event"], [r for r in rows if r["kind"] == "nonevent"]

def test_dictionaries_code_the_events(d):
    got, no = coded(write(d, "a.txt", TEXT), "--date", "2024-10-08")
    assert got == [("XOR", "XCA", "125"), ("XORGOV", "XCA", "112"), ("XCAMIL", "XOR", "185"), ("XOR", "XCA", "040"), ("XCA", "XOR", "040")], got
    assert any("negated" in x["reason"] for x in no) and any("discarded by river.discards:2" in x["reason"] for x in no), no

def test_conditions_are_linked_and_no_facts(d):
    path = write(d, "a.txt", "Castavar will attack a dam of Orvenia if Orvenia rejects the peace plan of Castavar.\n")
    rows = [json.loads(l) for l in events("--json", "--all", path).splitlines()]
    told = [(r["kind"], r["code"], r["modality"]) for r in rows if r["kind"] != "event_type"]
    assert told == [("event", "185", "conditional"), ("nonevent", "125", "hypothetical")], told
    assert all(r["condition"] for r in rows if r["kind"] != "event_type")

def test_the_date_of_the_report_picks_the_role(d):
    path = write(d, "a.txt", "Mirela Dostan accused Castavar of fraud.\n")
    assert coded(path, "--date", "2021-12-31")[0] == [("XOROPP", "XCA", "112")]
    assert coded(path, "--date", "2022-01-01")[0] == [("XORGOV", "XCA", "112")]
    assert coded(path, "--date", "2027-01-01")[0] == [("XORELI", "XCA", "112")]
    assert coded(path)[0] == []

def test_each_event_names_file_and_line(d):
    lines = {n: open(os.path.join(DICTIONARIES, n), encoding="utf-8").read().splitlines() for n in os.listdir(DICTIONARIES)}
    for e in map(json.loads, events("--json", NEXT_DAY).splitlines()):
        if e["kind"] == "event":
            places = [w.rstrip(";").split(":") for w in e["reason"].split() if w.startswith("river.")]
            assert len(places) >= 3 and all(0 < int(n) <= len(lines[f]) for f, n in places), e["reason"]
            verb, at = places[0]
            assert e["trigger_text"].split()[0][:5].upper() in lines[verb][int(at) - 1], (e["trigger_text"], lines[verb][int(at) - 1])

def test_a_store_knows_which_dictionaries_read_it(d):
    db, path = os.path.join(d, "s.db"), write(d, "a.txt", TEXT)
    own = os.path.join(d, "own"); os.mkdir(own)
    write(own, "actors.txt", "ORVENIA [AAA]\nCASTAVAR [BBB]\n"); write(own, "verbs.txt", "--- ACCUSE [112] ---\nREJECT\n")
    expect(sayso("read", "-q", "--db", db, "--dictionaries", own, path), 0)
    expect(sayso("read", "-q", "--db", db, "--dictionaries", DICTIONARIES, path), 0)
    got = [json.loads(l) for l in expect(sayso("events", "-q", "--json", "--db", db), 0).stdout.splitlines()]
    assert {e["source"][:1] for e in got if e["kind"] == "event"} == {"X"}, got

def test_forms_list_the_same_events(d):
    path = write(d, "a\t,b.txt", TEXT)
    for more in [], ["--actor", "XCA"], ["--type", "ASSAULT"], ["--type", "18"]:
        args = ["--date", "2024-10-08", *more, path]
        rows = list(csv.DictReader(io.StringIO(events("--csv", *args), newline=""), strict=True))
        objects = [json.loads(l) for l in events("--json", *args).splitlines()]
        told = [o for o in objects if o["kind"] == "event"]
        assert rows and [r["id"] for r in rows] == [o["id"] for o in told]
        text = TEXT.encode()
        for r in rows:
            assert None not in r and None not in r.values()
            for k in "source_text", "trigger", "target_text":
                cut = [text[int(a):int(b)].decode() for a, b in (x.split("-") for x in r[k.replace("_text", "") + "_bytes"].split(";") if x)]
                assert r[k] == " ... ".join(cut), r
        for form, head, n in ("icews", 1, 20), ("gdelt", 0, 61), ("petrarch", 0, 10):
            lines = [l.split("\t") for l in events("--as", form, *args).splitlines()]
            assert len(lines) == head + len(rows) and {len(l) for l in lines} == {n}, (form, lines)
        plover = [json.loads(l) for l in events("--as", "plover", *args).splitlines()]
        assert [p["id"].split("#")[1] for p in plover] == [r["id"] for r in rows]
        assert [p["cameo"] for p in plover] == [r["code"] for r in rows] and all(p["date"] == "2024-10-08" for p in plover)
        for p, r in zip(plover, rows):
            assert "".join([p["source"][0]["code"], *p["source"][0]["sector"]]) == r["source"]

def test_columns_of_others_hold_what_their_names_say(d):
    path = write(d, "a.txt", TEXT)
    args = ["--date", "2024-10-08", "--outlet", "River News", "--type", "185", path]
    head, row = [l.split("\t") for l in events("--as", "icews", *args).splitlines()]
    icews = dict(zip(head, row))
    assert icews["Event Date"] == "2024-10-08" and icews["Source Sectors"] == "Military" and icews["CAMEO Code"] == "185", icews
    assert icews["Publisher"] == "River News" and icews["Sentence Number"] == "3" and float(icews["Intensity"]) < 0, icews
    gdelt = events("--as", "gdelt", *args).rstrip("\n").split("\t")
    assert gdelt[1:5] == ["20241008", "202410", "2024", "2024.7616"] and gdelt[5] == "XCAMIL" and gdelt[7] == "XCA" and gdelt[12] == "MIL", gdelt
    assert gdelt[15] == "XOR" and gdelt[25:29] == ["1", "185", "185", "18"] and gdelt[29] == "4" and gdelt[60].endswith("a"), gdelt
    line = events("--as", "petrarch", *args).rstrip("\n").split("\t")
    assert line[:5] == ["20241008", "XCAMIL", "XOR", "185", "WATER_WORKS,1"] and line[5].endswith("a_3"), line

def test_the_list_is_the_same_whatever_the_order_and_from_a_store(d):
    files = [os.path.join(EXAMPLES, f) for f in ("1-wire.txt", "2-gazette.html", "5-next-day.txt")]
    db = os.path.join(d, "s.db")
    actors = ["--actors", os.path.join(EXAMPLES, "actors.tsv")]
    expect(sayso("read", *actors, "--db", db, *files), 0)
    for form in [], ["--json", "--all"], ["--csv", "--all"], ["--as", "icews", "--all"]:
        once = expect(sayso("events", "-q", *actors, *form, *files), 0).stdout
        assert once == expect(sayso("events", "-q", *actors, *form, *reversed(files), "--jobs", "3"), 0).stdout == expect(sayso("events", "-q", *form, "--db", db), 0).stdout, form

def test_refuses_what_makes_no_sense(d):
    path = write(d, "a.txt", TEXT)
    expect(sayso("events", "--json", "--csv", path), 2, "leave all but one out")
    expect(sayso("events", "--as", "cameo", path), 2, "plover icews gdelt petrarch")
    expect(sayso("events", "--actor", "Nobody At All", path), 1, "no event fits")
    expect(sayso("events", "--dictionaries", os.path.join(d, "none"), path), 2, "none", "--dictionaries takes a folder")
    empty = os.path.join(d, "empty"); os.mkdir(empty)
    expect(sayso("events", "--dictionaries", empty, path), 2, "no dictionary of verbs")
    write(empty, "verbs.txt", "--- A [010] ---\nATTACK\n- NO STAR [010]\n"); write(empty, "actors.txt", "ORVENIA [ORV]\nCASTAVAR [CAV]\n")
    expect(sayso("events", "--dictionaries", empty, path), 0, "verbs.txt:3: a pattern needs one *")

def test_a_hostile_dictionary_ends_soon(d):
    own = os.path.join(d, "own"); os.mkdir(own)
    write(own, "actors.txt", "ORVENIA [ORV]\nCASTAVAR [CAV]\n" + "A " * 23 + "B [X]\n" + "".join(f"A_{i} [X]\n" for i in range(20000)))
    write(own, "verbs.txt", "&S\n" + "+A\n" * 5000 + "+&S\n\n--- A [190] ---\nATTACK\n" + "- &S &S &S &S &S &S &S &S * [1]\n" * 2000)
    text = ("a " * 150 + "Castavar attacked Orvenia. ") * 20
    assert len(coded_with(own, write(d, "a.txt", text))) == 20

def coded_with(folder, path):
    out = expect(sayso("events", "-q", "--json", "--all", "--dictionaries", folder, path), 0).stdout
    return [l for l in map(json.loads, out.splitlines()) if l["kind"] in ("event", "nonevent")]

if __name__ == "__main__":
    sys.exit(cli.run_all(globals()))
