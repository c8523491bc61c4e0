#!/usr/bin/env python3
"""sayso positions, gaps and whatif from outside: what they list, their forms, exit codes, bad input.

usage: tests/cli/lists.py --sayso PROGRAM [NAME...]      runs the tests (all, or those whose name has one of NAME)
"""
import csv, io, json, os, subprocess, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import run as cli
from run import expect, records, sayso, write

EXAMPLES = os.path.join(cli.ROOT, "examples")
ACTORS = os.path.join(EXAMPLES, "actors.tsv")
SAMPLES = [os.path.join(EXAMPLES, f) for f in ("1-wire.txt", "2-gazette.html", "3-reprint.txt", "4-rewrite.txt", "5-next-day.txt")]
TALKS = "Castavar demands a guaranteed flow of the river. Orvenia rejects any limit on the filling of the dam.\n"
STEERING = "Castavar demands a guaranteed flow of water. Orvenia offers a guaranteed flow of \u202ewater if the talks \x1b[31mfail on Monday.\n"
TROOPS = "Castavar keeps its troops at the border"
COMMANDS = [["positions"], ["gaps"], ["whatif", TROOPS]]

def below(issue):
    """The issue and those under it in the table."""
    rows = [l.rstrip("\n").split("\t") for l in open(os.path.join(cli.ROOT, "data", "issues.tsv"), encoding="utf-8") if not l.startswith("#")]
    found = {issue}
    for row in rows[1:]:
        if row[1] in found:
            found.add(row[0])
    return found

def listed(*args, code=0):
    return expect(sayso(*args[:-1], "-q", "--actors", ACTORS, args[-1]), code).stdout.decode()

def lines(*args, kind=None):
    return [l for l in map(json.loads, listed(*args[:-1], "--json", args[-1]).splitlines()) if kind is None or l["kind"] == kind]

def texts():
    return {r["id"]: r["text"].encode() for r in records(sayso("read", "--json", EXAMPLES))}

def cut(text, spans):
    return " ... ".join(text[s:e].decode() for s, e in spans) if spans else None

def tellings(tree):
    """Each telling of a position that stands anywhere in a line."""
    if isinstance(tree, dict):
        if "holder_span" in tree:
            yield tree
        for v in tree.values():
            yield from tellings(v)
    elif isinstance(tree, list):
        for v in tree:
            yield from tellings(v)

# ---- every list

def test_words_are_the_bytes_they_name(d):
    text = texts()
    for command in COMMANDS:
        seen = 0
        for t in tellings(lines(*command, "--all", EXAMPLES)):
            own = text[t["report"]]
            for words, spans in ("holder_text", "holder_span"), ("scope_text", "scope"), ("evidence_text", "evidence"), ("condition_text", "condition_span"), ("consequence_text", "consequence"):
                assert words not in t or t[words] == cut(own, t[spans]), (command, t)
            seen += bool(t["condition_text"])
        assert seen, command

def test_terminal_lines_name_their_bytes(d):
    short = {os.path.basename(k): v for k, v in texts().items()}
    for command in COMMANDS:
        out = listed(*command, "--all", EXAMPLES)
        at = [x.split(":") for x in out.split() if x.count(":") == 1 and x.split(":")[0] in short]
        assert len(at) > 3, out
        for report, span in at:
            s, e = map(int, span.split("-"))
            assert short[report][s:e].decode() == short[report][s:e].decode().strip() != "", (report, span)

def test_lists_are_the_same_whatever_the_order_and_from_a_store(d):
    db, record = os.path.join(d, "s.db"), os.path.join(d, "r.jsonl")
    expect(sayso("read", "--db", db, "--actors", ACTORS, *SAMPLES), 0)
    open(record, "wb").write(expect(sayso("read", "--json", "--actors", ACTORS, *SAMPLES), 0).stdout)
    for command in COMMANDS:
        for form in [], ["--json"], ["--csv"]:
            one = expect(sayso(*command, "-q", "--actors", ACTORS, *form, *SAMPLES), 0).stdout
            for other in [*reversed(SAMPLES), "--jobs", "3"], ["--db", db], [record]:
                assert one == expect(sayso(*command, "-q", "--actors", ACTORS, *form, *other), 0).stdout, (command, form, other)

def test_two_forms_at_once_are_refused(d):
    for command in COMMANDS:
        expect(sayso(*command, "--json", "--csv", SAMPLES[0]), 2, "--csv")

def test_bad_input_is_named_and_the_rest_is_listed(d):
    for command in COMMANDS:
        p = expect(sayso(*command, "--actors", ACTORS, os.path.join(d, "none.txt"), *SAMPLES), 3, "none.txt")
        assert p.stdout
        expect(sayso(*command, write(d, "empty.txt", b"")), 3, "empty")
        expect(sayso(*command, write(d, "x.txt", bytes(range(256)) * 20)), 3, "binary")

def test_nothing_found_is_exit_1(d):
    path = write(d, "a.txt", "It rained in the valley.\n")
    for command in COMMANDS:
        expect(sayso(*command, path), 1)
        if command[0] == "whatif":
            expect(sayso("whatif", "the parrot sings", "--actors", ACTORS, SAMPLES[0]), 1, out="not found")
            continue
        expect(sayso(*command, "--issue", "elections", "--actors", ACTORS, SAMPLES[0]), 1, "nothing was found that fits")

def test_full_disk_and_closed_pipe(d):
    for command in COMMANDS:
        with open("/dev/full", "wb") as full:
            p = subprocess.run([cli.SAYSO, *command, "--actors", ACTORS, *SAMPLES], stdout=full, stderr=subprocess.PIPE)
        assert p.returncode == 5 and b"No space left" in p.stderr, (command, p.returncode, p.stderr)
        p = subprocess.run(["bash", "-c", '"$@" | head -c 10 >/dev/null; echo ${PIPESTATUS[0]}', "-", cli.SAYSO, *command, "--actors", ACTORS, *SAMPLES], capture_output=True)
        assert p.stdout == b"0\n" and not p.stderr, (command, p.stdout, p.stderr)

def test_tables_are_read_by_a_csv_reader(d):
    text = texts()
    for command in COMMANDS:
        out = expect(sayso(*command, "-q", "--csv", "--all", "--actors", ACTORS, EXAMPLES), 0).stdout
        assert out.count(b"\n") == out.count(b"\r\n")
        rows = list(csv.DictReader(io.StringIO(out.decode(), newline=""), strict=True))
        assert rows
        for r in rows:
            assert None not in r and None not in r.values(), r
            for words in "holder_text", "scope", "condition", "evidence":
                key = words.replace("_text", "") + "_bytes"
                if key in r:
                    spans = [tuple(map(int, x.split("-"))) for x in r[key].split(";") if x]
                    assert r[words] == (cut(text[r["report"]], spans) or ""), (command, r)

def test_a_report_cannot_steer_the_terminal(d):
    path = write(d, "\x1b[2J" + "x" * 90 + ".txt", STEERING)
    for command in COMMANDS[:2] + [["whatif", "the talks \x1b \u202e"]]:
        out = listed(*command, "--all", "--color", "never", path)
        assert "\x1b" not in out and "\u202e" not in out, command

# ---- positions

def test_positions_reports_and_options_agree(d):
    everything = lines("positions", EXAMPLES, kind="position")
    head = lines("positions", EXAMPLES, kind="matrix")[0]
    assert head["positions"] == len(everything) and head["told"] == sum(len(p["told"]) for p in everything) and head["reports"] == 5
    assert head["less_sure"] == sum(1 for t in tellings(lines("positions", "--all", EXAMPLES)) if t["conf"] < 0.7) > 0
    def some(*args):
        return sorted((p["told"][0]["id"], p["stance"]) for p in lines("positions", *args, EXAMPLES, kind="position"))
    def those(test):
        return sorted((p["told"][0]["id"], p["stance"]) for p in everything if test(p))
    assert some("--holder", "rusk") == some("--holder", "ca:rusk") == those(lambda p: p["holder"] == "ca:rusk") != []
    assert some("--stance", "threatens") == those(lambda p: p["stance"] == "threatens") != []
    assert some("--issue", "water") == those(lambda p: p["issue"] in below("water")) != []
    assert some("--issue", "economy") == those(lambda p: p["issue"] in below("economy")) != []
    assert some("--issue", "Talks and their outcome") == those(lambda p: p["issue"] in below("diplomacy"))

def test_positions_keep_holders_apart_and_their_printed_forms(d):
    rows = {r["holder"]: r for r in lines("positions", EXAMPLES, kind="holder")}
    assert "Orvenia" in rows["or:gov"]["printed"] and any("Dostan" in w for w in rows["or:dostan"]["printed"])
    assert {"or:gov", "or:dostan", "or:vorrek", "ca:gov", "ca:rusk"} <= set(rows)
    for p in lines("positions", "--all", EXAMPLES, kind="position"):
        for t in p["told"]:
            assert p["holder"] or t["holder_text"] == p["holder_name"] or len(p["told"]) == 1, p

def word_of(d, text):
    """On whose word each position of the text is shown, by the holder as printed."""
    return {t["holder_text"]: t["on_the_word_of"] for t in tellings(lines("positions", "--all", write(d, "word.txt", text)))}

def test_positions_name_whose_word_they_stand_on(d):
    assert word_of(d, "The owners refuse to shield the singers from machines, the guild told its members.\n")["The owners"] == "\u201cthe guild\u201d"
    assert word_of(d, "Orvenia said Castavar had rejected the monitors.\n")["Castavar"] == "Government of Orvenia"
    joint = word_of(d, "Castavar and the lake states rejected the Orvenian proposal.\n")
    assert joint["Castavar"] is None and joint["the lake states"] is None, joint
    told = word_of(d, "The guild wants a delay of the talks until noon, according to two clerks of the harbour.\n")
    assert told["The guild"] == "\u201ctwo clerks of the harbour\u201d", told
    own = word_of(d, "The guild demanded a share of the fees. The owners rejected the demand.\n")
    assert set(own.values()) == {None}, own

def test_sides_of_a_disagreement_stand_on_their_own_word(d):
    story = write(d, "sides.txt", "Castavar rejected an Orvenian offer to slow the filling of the reservoir on Monday.\nSarn said Orvenia had offered to slow the filling of the reservoir.\n")
    text = " ".join(listed("conflicts", "--all", story).split())
    assert "rejects:" in text and text.count("on the word of") == 1 and "on the word of Helka Sarn" in text, text

def test_an_act_that_the_report_tells_is_on_nobodys_word(d):
    told = write(d, "told.txt", "Orvenia rejected the proposal of Castavar on Friday. Sarn said Orvenia had attacked Castavar.\n")
    said = {e["trigger_text"]: e["said_by"] for e in lines("events", "--all", told, kind="event")}
    assert said["rejected"] is None and said["attacked"] is not None, said
    unnamed = listed("events", "--all", write(d, "unnamed.txt", "The guild told its members that Orvenia had attacked Castavar.\n"))
    assert "on the word of \u201cThe guild\u201d" in " ".join(unnamed.split()), unnamed

def test_positions_refuse_what_makes_no_sense(d):
    expect(sayso("positions", "--stance", "hates", SAMPLES[0]), 2, "demands offers accepts")
    expect(sayso("positions", "--issue", "no such issue", SAMPLES[0]), 2, "no issue is called")
    expect(sayso("positions", "--holder", "Nobody At All", SAMPLES[0]), 1, "nothing was found that fits")

def test_a_users_issues_are_columns_too(d):
    table = write(d, "issues.tsv", "id\tparent\tname\tpatterns\nfilling\twater\tFilling of the reservoir\tlimit .. filling,filling of the dam\n")
    path = write(d, "a.txt", TALKS)
    got = [json.loads(l) for l in expect(sayso("positions", "--json", "--issues", table, "--issue", "water", path), 0).stdout.splitlines()]
    column = [l for l in got if l["kind"] == "issue" and l["issue"] == "filling"]
    assert column and column[0]["name"] == "Filling of the reservoir" and column[0]["parent"] == "water", got

# ---- gaps

MEETING = ("Castavar demanded compensation for the lost harvest on Monday. The government of Orvenia offered compensation for the lost harvest if the "
           "talks resume. Castavar demanded a ban on new turbines. Orvenia rejected a ban on new turbines.\n")

def test_gaps_count_what_they_list(d):
    got = lines("gaps", "--all", EXAMPLES)
    head = got[0]
    for kind, key in ("apart", "apart"), ("offer", "offers"), ("meeting", "meetings"):
        assert head[key] == sum(l["kind"] == kind for l in got), (kind, head)
    few = lines("gaps", EXAMPLES)
    assert few[0]["less_sure"] > 0 and all(l["conf"] >= 0.7 for l in few[1:])
    assert any(t["condition"] and l["on_condition"] for l in few if l["kind"] == "offer" for t in tellings(l))

def test_gaps_show_both_sides(d):
    path = write(d, "a.txt", MEETING)
    apart, = [l for l in lines("gaps", path, kind="apart") if l["shared"]]
    assert "turbines" in apart["shared"] and (apart["one"], apart["other"]) == ("Government of Castavar", "Orvenia"), apart
    assert [e["stance"] for e in apart["wants"]] == ["demands"] and [e["stance"] for e in apart["refuses"]] == ["rejects"]
    met, = lines("gaps", "--all", path, kind="meeting")
    assert met["on_condition"] and [t["condition_text"] for t in tellings(met["gives"])] == ["if the talks resume"], met
    out = listed("gaps", path)
    assert "both speak of" in out and "where they meet" in out, out
    assert all(l["issue"] == "reparations" for l in lines("gaps", "--all", "--issue", "economy", "--holder", "Orvenia", path) if l["kind"] == "meeting")

# ---- whatif

def test_whatif_keeps_exact_and_related_apart(d):
    path = write(d, "a.txt", "“If the talks fail, we will close the gates,” Mirela Dostan said. Castavar will accept monitors unless the river talks fail. "
                             "Castavar would leave the valley if its neighbour signed a treaty, Anton Rusk said.\n")
    got = lines("whatif", "talks fail", "--all", path)
    assert got[0]["kind"] == "whatif" and got[0]["words"] == ["talk", "fail"] and not got[0]["negated"], got[0]
    exact = [l for l in got if l["kind"] == "exact"]
    assert [t["condition_text"].lower() for l in exact for t in l["told"]] == ["if the talks fail"], got
    assert got[0]["exact"] == len(exact) and got[0]["related"] == sum(l["kind"] == "related" for l in got) == len(got) - 1 - len(exact) - got[0]["predictions"]
    assert all(l["note"] for l in got if l["kind"] == "related")
    other = lines("whatif", "the talks do not fail", "--all", path)
    assert other[0]["negated"] and all(l["kind"] != "exact" or l["told"][0]["condition_text"] != "If the talks fail" for l in other)
    out = listed("whatif", "talks fail", "--all", path)
    assert out.index("Exact") < out.index("close the gates") < out.index("Related"), out
    assert "%" not in out and "probab" not in out

def test_whatif_needs_a_condition(d):
    expect(sayso("whatif"), 2, "write the condition first")
    expect(sayso("whatif", "if it is so", SAMPLES[0]), 2, "no word of this can be looked for")
    expect(sayso("whatif", "", SAMPLES[0]), 2, "no word of this can be looked for")

def test_whatif_says_that_the_condition_was_forgotten(d):
    expect(sayso("whatif", SAMPLES[0]), 2, "is a file; write the condition first")
    expect(sayso("whatif", d, SAMPLES[0]), 2, "is a folder; write the condition first")

def test_whatif_shows_predictions_in_a_section_of_their_own(d):
    path = write(d, "a.txt", "Mirela Dostan said Orvenia would close the gates if the harvest failed. If the harvest fails, prices will rise, a trader said. "
                             "If the harvest of the hills fails next year, prices will rise again, a trader said.\n")
    got = lines("whatif", "the harvest fails", path)
    assert [l["kind"] for l in got[1:]] == ["exact", "prediction", "prediction"], [l["kind"] for l in got]
    assert (got[0]["exact"], got[0]["related"], got[0]["predictions"]) == (1, 0, 2), got[0]
    out = listed("whatif", "the harvest fails", path)
    assert out.index("close the gates") < out.index("Related") < out.index("Predictions") < out.index("prices will rise"), out
    assert "Predictions" not in listed("whatif", "the harvest fails", write(d, "b.txt", "Mirela Dostan said Orvenia would close the gates if the harvest failed.\n"))

def test_report_tells_a_headlines_event_once(d):
    path = write(d, "a.txt", "Orvenia accuses Castavar of closing the lock\n\nMEREL, March 3, 2025 - Orvenia accused Castavar on Monday of closing the lock of Ostrel. "
                             "Castavar accused Orvenia of shelling the ferry.\n")
    out = sayso("report", "--actors", os.path.join(EXAMPLES, "actors.tsv"), path).stdout.decode()
    told = out[out.index("\nEvents"):].split("\n\n")[0]
    assert told.count("accuse") == 2 and "accuses" not in told, told

def touched(d, asked, text):
    got = lines("whatif", asked, write(d, "t.txt", text))
    return [(l["kind"], l["note"] or "") for l in got[1:]]

def test_whatif_finds_the_reports_own_words(d):
    text = "Mirela Dostan said Orvenia would close the gates if there was no agreement on the sluices.\n"
    assert touched(d, "there is no agreement on the sluices", text)[0][0] == "exact", touched(d, "there is no agreement on the sluices", text)
    (kind, note), = touched(d, "there is no agreement", text)
    assert kind == "related" and "sluice" in note and "polarity" not in note, note
    (kind, note), = touched(d, "no deal is reached", "The drivers will walk out on Friday if no new contract is reached.\n")
    assert kind == "related" and "contract for deal" in note, note
    assert touched(d, "both sides respect the truce", "“Once both sides respect the truce, Orvenia is prepared to lift the ban,” Mirela Dostan said.\n")[0][0] == "exact"

def test_whatif_what_stands_beside_turns_nothing_round(d):
    (kind, note), = touched(d, "the blockade is lifted", "Mirela Dostan said Castavar must stop its raids and lift the blockade before Orvenia will go to any talks.\n")
    assert "polarity" not in note, note
    (kind, note), = touched(d, "the blockade is lifted", "Mirela Dostan said Orvenia would leave the talks if Castavar refused to lift the blockade.\n")
    assert "polarity" in note, note

def test_whatif_who_reports_an_offer_is_not_its_holder(d):
    out = listed("whatif", "the boats are released", write(d, "a.txt", "The Lakeside news site reported on Monday that the river towns had handed in a paper that would see them agree to pause their blockade in exchange for a release of the boats.\n"))
    assert "Lakeside" not in out.split("Exact")[1], out

def test_whatif_takes_hostile_words(d):
    for asked in "talks\x00fail"[:5], "\udcff\udcfe talks", "talks " * 20000, "(" * 500 + "talks", "If " * 300 + "talks fail", "\n\n\ntalks\n\n\nfail\n":
        p = sayso("whatif", os.fsencode(asked) if "\udcff" in asked else asked, SAMPLES[0])
        assert p.returncode in (0, 1, 2), (asked[:20], p.returncode, p.stderr)

def test_reports_agree_on_no_other_figure_nor_on_what_is_put_off(d):
    head = "MEREL, March 3, 2025 - "
    offer = [head + "The Lake Council offered to send 20 monitors to the dam of Ostrel. Fog lay on the water.\n",
             head + "It snowed in the hills. The Lake Council has offered to send 200 monitors to the dam of Ostrel, a spokesman said.\n",
             head + "The Lake Council offered 20 monitors for the dam of Ostrel, to the relief of the fishermen who had asked for them.\n"]
    files = [write(d, f"{i}.txt", text) for i, text in enumerate(offer)]
    agreed = [{e["report"][-1] for e in f["evidence"]} for f in records(sayso("claims", "-q", "--all", "--json", *files)) if f.get("kind") == "agreement"]
    assert {"0", "2"} in agreed and not any("1" in reports for reports in agreed), agreed
    swap = [write(d, "a.txt", head + "Orvenia and Castavar have agreed to exchange 260 prisoners each at the bridge of Ostrel, two diplomats said.\n"),
            write(d, "b.txt", head + "An exchange of 260 prisoners each at the bridge of Ostrel was put off until April, two diplomats said.\n")]
    assert not [f for f in records(sayso("claims", "-q", "--all", "--json", *swap)) if f.get("kind") == "agreement"]

def test_credits_name_the_relays(d):
    words = "\u201cWe have waited eleven months and we will not wait a twelfth,\u201d union leader Ana Dorvic told a rally on Monday.\n"
    agency = "Pay row\n\nMEREL, March 3, 2025 (Orpress) - Crane drivers stayed away from the harbour for a third week while the cabinet met behind closed doors to talk about the budget. " + words + "\nThe ministry has offered the crane drivers a bonus, and four ships wait outside the harbour with grain.\n"
    copy = "No more waiting, says union\n\nMerel Courier, March 4, 2025\n\nNo barge has left the grain terminal since the middle of February, and bakers in three towns say that flour is short. " + words + "\nThe port stood still and lorries queued for miles along the coast road, where shops have closed since Friday.\n\n(With Orpress and UNA)\n"
    own = "Dockers march\n\nBy Pavel Lund\n\nMEREL, March 4, 2025 - Brass bands led some two thousand people down to the old quay after dark, past the empty offices of the shipping line. " + words + "\nShe spoke (loudly) for an hour, while musicians played and children sold lemonade under the lamps of the old quay.\n\nAdditional reporting by Ilja Weber\n"
    files = [write(d, "agency.txt", agency), write(d, "copy.txt", copy), write(d, "own.txt", own)]
    found = [f for f in records(expect(sayso("origins", "-q", "--json", *files), 0)) if f.get("kind") == "origin"]
    assert found and all(f["relays"] == ["x:orpress", "x:una"] for f in found), found
    places = {(e["report"].split("/")[-1], {"agency": agency, "copy": copy, "own": own}[e["report"].split("/")[-1]].encode()[e["span"][0]:e["span"][1]]) for f in found for e in f["evidence"] if e.get("role") == "relay"}
    assert places == {("agency", b"Orpress"), ("copy", b"Orpress"), ("copy", b"UNA")}, places
    out = expect(sayso("origins", "-q", *files), 0).stdout.decode()
    assert "relayed by Orpress, UNA" in " ".join(out.split())
    assert "no relay found" in " ".join(sayso("origins", "-q", write(d, "x.txt", own), write(d, "y.txt", "Port\n\nLUNTEN, March 4, 2025 - It rained in the valley, and nobody came to the second rally of this week. " + words)).stdout.decode().split())
    dot = os.path.join(d, "o.dot")
    expect(sayso("origins", "-q", "-o", dot, *files), 0)
    assert 'label="Orpress"' in open(dot).read()

def test_wordings_are_whole_quotations(d):
    a = write(d, "a.txt", "Pay row\n\nMEREL, March 3, 2025 - \u201cWe have waited eleven months and we will not wait a twelfth,\u201d union leader Ana Dorvic told a rally on Monday.\n")
    b = write(d, "b.txt", "Dockers\n\nMEREL, March 3, 2025 - \u201cWe waited eleven months. We will not wait for a twelfth,\u201d union leader Ana Dorvic told a rally on Monday.\n")
    out = expect(sayso("quotes", "-q", a, b), 0).stdout.decode()
    assert "\u201cWe have waited eleven months and we will not wait a twelfth\u201d" in out and "\u201cWe waited eleven months." in out
    assert "only in a: \u201chave\u201d" in out and "/ \u201cWe\u201d" not in out

def test_a_paraphrase_shows_what_only_it_has(d):
    by = "Foreign Minister Mirela Dostan said on Tuesday at a news conference in Ostrel.\n"
    quoted = "Dostan on patrols\n\nOSTREL, Oct. 8, 2024 - \u201cWe will withdraw our patrols from the northern valley,\u201d " + by
    told = "Border talks\n\nOSTREL, Oct. 8, 2024 - Orvenia will withdraw its patrols from the northern valley before the winter, " + by
    p = expect(sayso("quotes", "-q", "--json", write(d, "quoted.txt", quoted), write(d, "told.txt", told)), 0)
    found = [f for f in map(json.loads, p.stdout.splitlines()) if f.get("type") == "paraphrase"]
    assert len(found) == 1
    only = [told.encode()[e["span"][0]:e["span"][1]] for e in found[0]["evidence"] if e["role"] == "only in the paraphrase"]
    assert only == [b"winter"], only # not "Orvenia", which the quotation has as "we"

if __name__ == "__main__":
    sys.exit(cli.run_all(globals()))
