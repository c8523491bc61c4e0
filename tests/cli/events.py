#!/usr/bin/env python3
"""sayso events from outside: forms, formats of others, the user's dictionaries, exit codes, bad input.

usage: tests/cli/events.py --sayso PROGRAM [NAME...]      runs the tests (all, or those whose name has one of NAME)
"""
import csv, datetime, io, json, os, subprocess, sys

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
        for form, read in ("icews", read_icews), ("gdelt", read_gdelt), ("petrarch", read_petrarch), ("plover", read_plover):
            others = read(events("--as", form, *args))
            assert [o["code"] for o in others] == [r["code"] for r in rows], form
            assert all(o["day"] == "20241008" for o in others), form
            if form != "icews":
                assert [(o["source"], o["target"]) for o in others] == [(r["source"], r["target"]) for r in rows], form
        assert [json.loads(l)["id"].split("#")[1] for l in events("--as", "plover", *args).splitlines()] == [r["id"] for r in rows]

# ---- what others read, by their codebooks and the readers that go round; nothing here is taken from the program

# The R package icews reads so: these columns by name, integers, dates and numbers as such, empty or NA is missing, no quotes.
ICEWS = ("Event ID:int,Event Date:date,Source Name,Source Sectors,Source Country,Event Text,CAMEO Code,Intensity:float,Target Name,Target Sectors,Target Country,"
         "Story ID:int,Sentence Number:int,Publisher,City,District,Province,Country,Latitude:float,Longitude:float").split(",")
# The GDELT Event Database, Data Format Codebook V2.0: no head line.
ACTOR = "Code,Name,CountryCode,KnownGroupCode,EthnicCode,Religion1Code,Religion2Code,Type1Code,Type2Code,Type3Code"
PLACE = "Type:int,FullName,CountryCode,ADM1Code,ADM2Code,Lat:float,Long:float,FeatureID"
GDELT = ("GlobalEventID:int,Day:int,MonthYear:int,Year:int,FractionDate:float".split(",") + [f"Actor{n}{c}" for n in (1, 2) for c in ACTOR.split(",")] +
         "IsRootEvent:int,EventCode,EventBaseCode,EventRootCode,QuadClass:int,GoldsteinScale:float,NumMentions:int,NumSources:int,NumArticles:int,AvgTone:float".split(",") +
         [f"{w}Geo_{c}" for w in ("Actor1", "Actor2", "Action") for c in PLACE.split(",")] + ["DATEADDED:int", "SOURCEURL"])
# PLOVER manual: fields of an event, of an actor, of a text and of a citation; what else stands in a record is the provider's.
PLOVER = {"id": str, "date": str, "source": list, "recipient": list, "event": list, "mode": list, "context": list, "quad_code": int, "event_loc": dict, "event_text": list,
          "text": str, "text_info": dict, "cite_info": dict, "coder": str, "comment": str}
PLOVER_REQUIRED = ("id", "date", "source", "event")
PLOVER_PARTS = {"source": {"code", "sector", "actor_text", "identifier_id", "identifier_text"}, "text_info": {"sequence", "start", "end", "text_story"}, "event_loc": {"name", "cc3"},
                "cite_info": {"corpus", "citation", "url", "title", "language", "publication", "license", "copyright", "coder", "codebook", "version"}}
PLOVER_TYPES = set("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split())
KINDS = {"int": int, "float": float, "date": datetime.date.fromisoformat}

def typed(columns, fields):
    assert len(fields) == len(columns), (len(fields), len(columns))
    row = {}
    for c, f in zip(columns, fields):
        name, _, kind = c.partition(":")
        row[name] = None if f in ("", "NA") else KINDS[kind](f) if kind else f
    return row

def read_icews(text):
    head, *lines = text.splitlines()
    assert head.split("\t") == [c.partition(":")[0] for c in ICEWS], head
    rows = [typed(ICEWS, l.split("\t")) for l in lines]
    for r in rows:
        assert r["Source Name"] and -10 <= r["Intensity"] <= 10 and (r["Source Country"] or r["Source Sectors"]), r
        r.update(code=r["CAMEO Code"], day=r["Event Date"].strftime("%Y%m%d"))
    assert len({(r["Event ID"], r["Event Date"]) for r in rows}) == len(rows)
    return rows

def read_gdelt(text):
    rows = [typed(GDELT, l.split("\t")) for l in text.splitlines()]
    assert len(GDELT) == 61
    for r in rows:
        day = str(r["Day"])
        assert str(r["MonthYear"]) == day[:6] and str(r["Year"]) == day[:4]
        assert abs(r["FractionDate"] - r["Year"] - ((int(day[4:6]) - 1) * 30 + int(day[6:])) / 365) < 0.0002, r
        assert r["EventCode"].startswith(r["EventBaseCode"]) and r["EventBaseCode"].startswith(r["EventRootCode"]) and len(r["EventRootCode"]) == 2
        assert r["QuadClass"] == (1 if r["EventRootCode"] < "06" else 2 if r["EventRootCode"] < "10" else 3 if r["EventRootCode"] < "15" else 4), r
        assert r["IsRootEvent"] in (0, 1) and -10 <= r["GoldsteinScale"] <= 10 and len(str(r["DATEADDED"])) == 14
        for n in "1", "2":
            parts = [r[f"Actor{n}{c}"] for c in ("CountryCode", "Type1Code", "Type2Code", "Type3Code")]
            assert r[f"Actor{n}Code"] == "".join(p for p in parts if p), r
            assert r[f"Actor{n}Name"] == r[f"Actor{n}Name"].upper()
        r.update(code=r["EventCode"], day=day, source=r["Actor1Code"], target=r["Actor2Code"])
    return rows

def read_petrarch(text):
    """As PETRARCH-2 writes with its own configuration: the URL only where there is one, then the texts of actors and event."""
    rows = []
    for l in text.splitlines():
        f = l.split("\t")
        assert len(f) in (10, 11) and all(f[i] for i in range(len(f)) if i != 4), f
        r = dict(zip(("day", "source", "target", "code", "issues", "id"), f), url=f[6] if len(f) == 11 else None, publisher=f[-4], source_text=f[-3], target_text=f[-2], event_text=f[-1])
        r["issues"] = {k: int(n) for k, n in (i.split(",") for i in r["issues"].split(";") if i)}
        r["story"], _, sentence = r["id"].rpartition("_")
        r["sentence"] = int(sentence)
        rows.append(r)
    return rows

def read_plover(text):
    rows = [json.loads(l) for l in text.splitlines()]
    for r in rows:
        assert all(r.get(k) is not None for k in PLOVER_REQUIRED), r
        assert all(r[k] is None or type(r[k]) is t for k, t in PLOVER.items()), r
        assert set(r["event"]) <= PLOVER_TYPES and r["quad_code"] in (1, 2, 3, 4) and datetime.date.fromisoformat(r["date"])
        assert set(r["context"]) <= {"historical", "future", "hypothetical", "negation"}
        for part, keys in PLOVER_PARTS.items():
            for o in r[part] if type(r[part]) is list else [r[part]] if r[part] else []:
                assert set(o) <= keys, (part, o)
        for side in r["source"] + r["recipient"]:
            assert len(side["code"]) == 3 and len(side["sector"] or "") in (0, 3, 6), side
        r.update(code=r["cameo"], day=r["date"].replace("-", ""), **{k: "".join(filter(None, (r[o][0]["code"], r[o][0]["sector"]))) for k, o in (("source", "source"), ("target", "recipient"))})
    assert len({r["id"] for r in rows}) == len(rows)
    return rows

def test_columns_of_others_hold_what_their_names_say(d):
    path = write(d, "a.txt", TEXT)
    args = ["--date", "2024-10-08", "--outlet", "River News", "--type", "185", path]
    icews = read_icews(events("--as", "icews", *args))[0]
    assert icews["Source Sectors"] == "Military" and icews["CAMEO Code"] == "185" and icews["Event Text"] == "Attempt to assassinate" and icews["Target Country"] == "XOR", icews
    assert icews["Publisher"] == "River News" and icews["Sentence Number"] == 3 and icews["Intensity"] < 0 and icews["City"] is None, icews
    gdelt = read_gdelt(events("--as", "gdelt", *args))[0]
    assert gdelt["Actor1Code"] == "XCAMIL" and gdelt["Actor1CountryCode"] == "XCA" and gdelt["Actor1Type1Code"] == "MIL" and gdelt["Actor2Code"] == "XOR" and gdelt["FractionDate"] == 2024.7616, gdelt
    assert gdelt["IsRootEvent"] == 1 and gdelt["QuadClass"] == 4 and gdelt["AvgTone"] is None and gdelt["ActionGeo_Type"] == 0 and gdelt["SOURCEURL"].endswith("a"), gdelt
    line = read_petrarch(events("--as", "petrarch", *args))[0]
    assert line["issues"] == {"WATER_WORKS": 1} and line["id"].endswith("a_3") and line["publisher"] == "River News" and line["source_text"] == "Castavari soldiers" and not line["url"], line

def test_what_is_not_known_stays_empty(d):
    path = write(d, "a.txt", "Rebels attacked a police station. Castavar accused Orvenia of fraud.\n")
    own = os.path.join(d, "own"); os.mkdir(own)
    write(own, "actors.txt", "ORVENIA [XOR]\nCASTAVAR [XCA]\n"); write(own, "agents.txt", "REBEL [~REB]\nPOLICE [~COP]\n"); write(own, "verbs.txt", "--- ACCUSE [112] ---\nACCUSE\n\n--- ATTACK [190] ---\nATTACK\n")
    out = {f: expect(sayso("events", "-q", "--dictionaries", own, "--as", f, path), 0).stdout.decode() for f in ("icews", "gdelt", "petrarch", "plover")}
    icews = typed(ICEWS, out["icews"].splitlines()[1].split("\t"))
    assert icews["Event Date"] is None and icews["Publisher"] is None and icews["Source Country"] is None and icews["Source Sectors"] == "Rebel", icews
    gdelt = typed(GDELT, out["gdelt"].splitlines()[0].split("\t"))
    assert gdelt["Actor1Code"] == "REB" == gdelt["Actor1Type1Code"] and gdelt["Actor1CountryCode"] is None and all(gdelt[c] is None for c in ("Day", "MonthYear", "Year", "FractionDate", "DATEADDED")), gdelt
    f = out["petrarch"].splitlines()[0].split("\t")
    assert f[0] == "" and f[1] == "---REB" and f[6] == "NULL", f
    r = json.loads(out["plover"].splitlines()[0])
    assert r["date"] is None and r["source"][0]["code"] is None and r["source"][0]["sector"] == "REB" and r["cite_info"]["publication"] is None and r["event_loc"] is None, r

def test_a_url_and_characters_beyond_ascii(d):
    line = json.dumps({"id": "x", "url": "http://river.example/1", "outlet": "Río", "date": "2024-10-08", "text": "“Água” — Ostrel. Castavar accused Orvenia of fraud."})
    path = write(d, "a.jsonl", line + "\n")
    r = read_petrarch(events("--as", "petrarch", path))[0]
    assert (r["url"], r["publisher"], r["sentence"]) == ("http://river.example/1", "Río", 2), r
    assert read_gdelt(events("--as", "gdelt", path))[0]["SOURCEURL"] == "http://river.example/1"
    r = read_plover(events("--as", "plover", path))[0]
    text = json.loads(line)["text"]
    assert text[r["text_info"]["start"]:r["text_info"]["end"]] == r["text"] == "Castavar accused Orvenia of fraud." and r["cite_info"]["url"] == "http://river.example/1", r

def test_a_claim_is_no_fact_in_the_formats_of_others(d):
    path = write(d, "a.txt", "Mirela Dostan said Castavari soldiers attacked a dam of Orvenia.\n")
    r = read_plover(expect(sayso("events", "-q", "--actors", os.path.join(EXAMPLES, "actors.tsv"), "--dictionaries", DICTIONARIES, "--date", "2024-10-08", "--as", "plover", "--type", "ASSAULT", path), 0).stdout.decode())
    assert [(x["modality"], x["said_by"]) for x in r] == [("claimed", "or:dostan")], r

def test_the_list_is_the_same_whatever_the_order_and_from_a_store(d):
    files = [os.path.join(EXAMPLES, f) for f in ("1-wire.txt", "2-gazette.html", "5-next-day.txt")]
    db = os.path.join(d, "s.db")
    actors = ["--actors", os.path.join(EXAMPLES, "actors.tsv")]
    expect(sayso("read", *actors, "--db", db, *files), 0)
    for form in [], ["--json", "--all"], ["--csv", "--all"], ["--as", "icews", "--all"]:
        once = expect(sayso("events", "-q", *actors, *form, *files), 0).stdout
        assert once == expect(sayso("events", "-q", *actors, *form, *reversed(files), "--jobs", "3"), 0).stdout == expect(sayso("events", "-q", *form, "--db", db), 0).stdout, form

# ---- explain

def explained(i, *args):
    """Lines of explain by their name; a nameless line belongs to the one before; the tree's words apart."""
    fields, tree, last = {}, [], None
    for l in expect(sayso("explain", i, *args), 0).stdout.decode().splitlines()[1:]:
        if l.startswith("    ") and not l.startswith("     " * 3):
            tree.append(l)
            continue
        name, value = l[2:14].strip(), l[15:]
        last = name or last
        fields.setdefault(last, []).append(value)
    return fields, tree

def ids(kind, *args):
    return [(x["id"], x) for r in records(sayso("read", "-q", "--json", *args)) for x in r[kind]]

def test_explain_shows_the_lines_of_the_users_dictionaries(d):
    path = write(d, "a.txt", TEXT)
    args = ["--date", "2024-10-08", "--dictionaries", DICTIONARIES, path]
    for i, e in ids("events", *args):
        fields, tree = explained(i, *args)
        assert fields["operators"] == ["actual, not negated"] and "source by" in fields and "target by" in fields and fields["tree"], fields
        for f in fields.get("verb", []) + fields.get("pattern", []) + fields["source by"] + fields["target by"]:
            place, _, line = f.partition(" ")
            name, _, n = place.partition(":")
            assert open(os.path.join(DICTIONARIES, name), encoding="utf-8").read().splitlines()[int(n) - 1].strip() == line.strip(), f
        start, end = e["trigger"][0]
        assert any(f"[{start},{end})  trigger" in l or "trigger" in l for l in tree), tree
    dam = next(i for i, e in ids("events", *args) if e["code"] == "185")
    fields, _ = explained(dam, *args)
    assert "river.verbs" in fields["pattern"][0] and "&WATERWORK" in fields["pattern"][0] and "SOLDIER" in fields["source by"][1], fields
    record = write(d, "r.jsonl", sayso("read", "-q", "--json", *args).stdout)
    assert explained(dam, record)[0]["verb"][0].endswith("give --dictionaries to see the line")

def test_explain_shows_frame_operators_and_actors(d):
    path = write(d, "a.txt", "Orvenia agreed to withdraw its troops. Mirela Dostan said Castavari soldiers would attack the dam if Orvenia opened the gates.\n")
    args = ["--actors", os.path.join(EXAMPLES, "actors.tsv"), path]
    frames = open(os.path.join(cli.ROOT, "data", "frames.tsv"), encoding="utf-8").read().splitlines()
    events_of = {e["code"]: i for i, e in ids("events", *args)}
    fields, tree = explained(events_of["0356"], *args)
    place, word = fields["frame"][0].split()[:2]
    assert frames[int(place.split(":")[1]) - 1].split("\t")[0] == word == "agree", fields
    assert fields["operator"][0].startswith("frames-compose.tsv:") and fields["operator"][0].endswith("promise 087 0356"), fields
    assert fields["source is"] == ['or:gov (Government of Orvenia, government, code XORGOV): "Orvenia" by seat'], fields
    assert tree[0].split()[:4] == ["agreed", "VERB", "root", "[8,14)"] and tree[0].endswith("trigger") and any(l.split()[0] == "Orvenia" and l.endswith("source") for l in tree), tree

def test_explain_of_a_position_and_its_condition(d):
    path = write(d, "a.txt", "Mirela Dostan said Orvenia would close the gates if Castavar kept its troops at the border. Castavar demanded a ban on new turbines.\n")
    args = ["--actors", os.path.join(EXAMPLES, "actors.tsv"), path]
    (c, condition), = ids("conditions", *args)
    fields, tree = explained(c, *args)
    assert fields["kind"] == ["threat"] and fields["frame"][0].startswith("conditions.tsv:") and fields["frame"][0].split()[1] == "if" and "or:dostan" in fields["holder is"][0], fields
    governed = [g.split()[1].rstrip(":") for g in fields["governs"]]
    positions = dict(ids("positions", *args))
    assert {i for i, p in positions.items() if p["condition"] == c} <= set(governed) and governed
    assert any(l.split()[0] == "if" and l.endswith("marker") for l in tree) and any(l.split()[0] == "kept" and l.endswith("condition") for l in tree), tree
    threat = next(i for i, p in positions.items() if p["stance"] == "threatens")
    fields, _ = explained(threat, *args)
    assert fields["stance"] == ["threatens"] and fields["condition"] == [f"{c}: if Castavar kept its troops at the border"] and fields["on the word"][0].endswith("Mirela Dostan said"), fields
    demand = next(i for i, p in positions.items() if p["stance"] == "demands")
    fields, tree = explained(demand, *args)
    assert fields["frame"][0].startswith("stances.tsv:") and fields["frame"][0].split()[1] == "demand" and fields["holder is"][0].startswith("ca"), fields
    if positions[demand]["issue"]:
        assert fields["issue by"][0].startswith("issues.tsv:") and fields["issue by"][0].split()[1] == positions[demand]["issue"], fields
    a = next(i for i, x in ids("attributions", *args) if x["cue_class"] == "say")
    assert explained(a, *args)[0]["cue by"][0].split()[1] == "say"

def test_explain_is_the_same_from_the_report_and_from_its_record(d):
    path = write(d, "a.txt", TEXT)
    args = ["--actors", os.path.join(EXAMPLES, "actors.tsv")]
    record = write(d, "r.jsonl", sayso("read", "-q", "--json", *args, path).stdout)
    for kind in "events", "positions", "attributions":
        for i, _ in ids(kind, *args, path)[:2]:
            assert sayso("explain", i, *args, path).stdout == sayso("explain", i, *args, record).stdout

def test_bad_input_full_disks_and_closed_pipes(d):
    good = write(d, "a.txt", TEXT)
    line = ids("events", "--dictionaries", DICTIONARIES, "--date", "2024-10-08", good)[0][0]
    forms = [["events", *f] for f in ([], ["--json"], ["--csv"], *(["--as", x] for x in ("plover", "icews", "gdelt", "petrarch")))] + [["explain", line], ["timeline"]]
    for form in forms:
        args = [*form, "--dictionaries", DICTIONARIES, "--date", "2024-10-08"]
        for name, content, words in ("none.txt", None, "No such file"), ("empty.txt", b"", "empty"), ("x.txt", bytes(range(256)) * 20, "binary"), ("bad.jsonl", b'{"id":"a","text":"x"\n', "line 1"):
            path = os.path.join(d, name) if content is None else write(d, name, content)
            assert not expect(sayso(*args, path), 3, name, words).stdout, (form, name)
            if form[0] != "timeline":
                assert expect(sayso(*args, path, good), 3, words).stdout, (form, name)
        latin = write(d, "l.txt", TEXT.replace("Monday", "M\xe4rz").encode("latin-1"))
        if form[0] == "events":
            assert expect(sayso(*args, latin), 0).stdout
        with open("/dev/full", "wb") as full:
            p = subprocess.run([cli.SAYSO, *args, good], stdout=full, stderr=subprocess.PIPE)
        assert p.returncode == 5 and b"No space left" in p.stderr, (form, p.returncode, p.stderr)
        p = subprocess.run(["bash", "-c", '"$@" | head -c 10 >/dev/null; echo ${PIPESTATUS[0]}', "-", cli.SAYSO, *args, good], capture_output=True)
        assert p.stdout == b"0\n" and not p.stderr, (form, p.stdout, p.stderr)
    expect(sayso("explain", "", good), 2, "name the id")
    expect(sayso("explain", "e-00000000", good), 1, "no line of these reports")
    expect(sayso("events", "--as", "gdelt", write(d, "rain.txt", "It rained.\n")), 1, "no event was found")

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
