/* test_dictionaries.c - dictionaries that users own: what their lines mean, which are passed over, and what they code. */
#include "base/limits.h"
#include "record/dictionary.h"
#include "record/record.h"
#include "tables_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[64];
static sy_arena arena;
static sy_dictionaries *loaded;

static int open_tables(void **state)
{
    (void)state;
    return open_tables_by(sy_events_load);
}

/* ---- folders of dictionaries */

static void file(const char *name, const void *text, size_t n)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(text, 1, n, f), n);
    fclose(f);
}

static void put(const char *name, const char *text) { file(name, text, strlen(text)); }

static int begin(void **state)
{
    (void)state;
    snprintf(folder, sizeof folder, "/tmp/sayso-dictionaries-XXXXXX");
    if (!mkdtemp(folder)) return -1;
    sy_arena_init(&arena, 0);
    put("actors.txt", "ORVENIA [ORV]\n+ORVENE\nCASTAVAR_ [CAV]\n+CASTAVARI\nESTMARK [EST]\nLARA_DENN\n+DENN_\n\t[ORVOPP <230101]\n\t[ORVGOV 20230101 - 241231]\n\t[ORVELI > 20250101]\n");
    put("agents.txt", "SOLDIER [~MIL]\nPOLICE {} [~COP]\nPRESIDENT [~GOV]\nOX {OXEN} [~AGR]\n");
    put("verbs.txt", "--- CONDEMN [111] ---\nCONDEMN\n");
    return 0;
}

static int end(void **state)
{
    static const char *const names[] = { "actors.txt", "agents.txt", "verbs.txt", "discards.txt", "issues.txt", "words.txt" };
    char path[128];
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        unlink(path);
    }
    sy_arena_free(&arena);
    return rmdir(folder);
}

static void load_work(void *arg)
{
    (void)arg;
    loaded = sy_dictionaries_load(&arena, folder);
}

static void load(void) { assert_int_equal(sy_guard(&arena, load_work, NULL, NULL), SAYSO_OK); }

static void fails(const char *words)
{
    sayso_error err;
    assert_int_equal(sy_guard(&arena, load_work, NULL, &err), SAYSO_INPUT);
    if (!strstr(err.text, words)) fail_msg("lacks \"%s\": %s", words, err.text);
}

/* ---- events on hand-made trees */

static const char *day = "2024-05-01";

static void read_tree(void *arg)
{
    tree_from_conllu(&doc, arg);
    doc.report.date = day;
    sy_events_run(&engine, &doc);
}

/* All events, then the nonevents after " / " with the end of their reasons. */
static void is(const char *lines, const char *want)
{
    char got[1024] = "";
    size_t n = 0;
    load();
    engine.dictionaries = loaded;
    read_doc(read_tree, lines);
    for (uint32_t i = 0; i < doc.events.n; i++) {
        const sayso_event *e = &doc.events.at[i];
        n += (size_t)snprintf(got + n, sizeof got - n, "%s%s>%s %s", i ? "; " : "", e->source, e->target, e->code);
    }
    for (uint32_t i = 0; i < doc.nonevents.n; i++) {
        const char *why = strrchr(doc.nonevents.at[i].reason, ':');
        if (strstr(doc.nonevents.at[i].reason, "discarded by")) why = strstr(doc.nonevents.at[i].reason, "discarded by") - 2;
        n += (size_t)snprintf(got + n, sizeof got - n, " /%s", why + 1);
    }
    sy_arena_free(&doc.arena);
    engine.dictionaries = NULL;
    if (strcmp(got, want) != 0) fail_msg("%s\n  want %s\n  got  %s", lines, want, got);
}

#define ORVENIA "Orvenia orvenia PROPN NNP 2 nsubj\n"

static void a_verb_of_its_own_code_takes_subject_and_object(void **state)
{
    (void)state;
    is(ORVENIA "condemned condemn VERB VBD 0 root\nCastavar castavar PROPN NNP 2 obj\n\n", "ORV>CAV 111");
    is(ORVENIA "condemns condemn VERB VBZ 0 root\nthe the DET DT 4 det\nattack attack NOUN NN 2 obj\nby by ADP IN 7 case\nCastavari castavari ADJ JJ 7 amod\nsoldiers soldier NOUN NNS 4 nmod\n\n", "ORV>CAVMIL 111");
}

static void the_passive_turns_the_sides(void **state)
{
    (void)state;
    is("Orvenia orvenia PROPN NNP 3 nsubj:pass\nwas be AUX VBD 3 aux:pass\ncondemned condemn VERB VBN 0 root\nby by ADP IN 5 case\nCastavar castavar PROPN NNP 3 obl:agent\n\n", "CAV>ORV 111");
}

static void who_acts_behind_the_comma_is_no_target(void **state)
{
    (void)state;
    is(ORVENIA "condemned condemn VERB VBD 0 root\nit it PRON PRP 2 obj\n, , PUNCT , 7 punct\nafter after SCONJ IN 7 mark\nCastavar castavar PROPN NNP 7 nsubj\nspoke speak VERB VBD 2 advcl\n\n", " / an event needs both sides");
    is(ORVENIA "condemned condemn VERB VBD 0 root\nit it PRON PRP 2 obj\n, , PUNCT , 6 punct\nlike like ADP IN 6 case\nCastavar castavar PROPN NNP 2 obl\n\n", "ORV>CAV 111");
}

static void a_side_without_a_code_and_a_negation_make_no_event(void **state)
{
    (void)state;
    is(ORVENIA "condemned condemn VERB VBD 0 root\nit it PRON PRP 2 obj\n\n", " / an event needs both sides");
    is("Orvenia orvenia PROPN NNP 4 nsubj\ndid do AUX VBD 4 aux\nnot not PART RB 4 advmod\ncondemn condemn VERB VB 0 root\nCastavar castavar PROPN NNP 4 obj\n\n", " / negated");
}

static void a_pattern_may_ask_for_the_negation(void **state)
{
    (void)state;
    put("verbs.txt", "--- CONDEMN [111] ---\nCONDEMN\n- NOT * [051]\n");
    is("Orvenia orvenia PROPN NNP 4 nsubj\ndid do AUX VBD 4 aux\nnot not PART RB 4 advmod\ncondemn condemn VERB VB 0 root\nCastavar castavar PROPN NNP 4 obj\n\n", "ORV>CAV 051");
}

static void the_report_s_date_picks_the_role(void **state)
{
    static const char denn[] = "Denn denn PROPN NNP 2 nsubj\ncondemned condemn VERB VBD 0 root\nCastavar castavar PROPN NNP 2 obj\n\n";
    (void)state;
    is(denn, "ORVGOV>CAV 111");
    day = "2022-12-31";
    is(denn, "ORVOPP>CAV 111");
    day = "2025-01-01";
    is(denn, "ORVELI>CAV 111");
    day = NULL;
    is(denn, " / an event needs both sides"); /* no date, no role */
    day = "2024-05-01";
}

static void roles_stand_with_their_actor(void **state)
{
    (void)state;
    is("Soldiers soldier NOUN NNS 4 nsubj\nof of ADP IN 3 case\nOrvenia orvenia PROPN NNP 1 nmod\ncondemned condemn VERB VBD 0 root\nformer former ADJ JJ 7 amod\nCastavari castavari ADJ JJ 7 amod\npolice police NOUN NNS 4 obj\n\n", "ORVMIL>CAVELI 111");
    is("Oxen ox NOUN NNS 2 nsubj\ncondemned condemn VERB VBD 0 root\nthe the DET DT 4 det\npresident president NOUN NN 2 obj\n\n", "---AGR>---GOV 111");
}

static void joined_actors_each_have_an_event(void **state)
{
    (void)state;
    is(ORVENIA "condemned condemn VERB VBD 0 root\nCastavar castavar PROPN NNP 2 obj\nand and CCONJ CC 5 cc\nEstmark estmark PROPN NNP 3 conj\n\n", "ORV>CAV 111; ORV>EST 111");
}

#define BOTH "Orvenia orvenia PROPN NNP 4 nsubj\nand and CCONJ CC 3 cc\nCastavar castavar PROPN NNP 1 conj\n"

static void the_most_specific_pattern_wins(void **state)
{
    (void)state;
    put("verbs.txt", "&TIE_\n+LINK\n+OLD_BOND\n--- MEND [---] ---\nMEND\n- * &TIE [050]\n- % * &TIE [051]\n- * &TIE WITH [052:053]\n");
    is(ORVENIA "mended mend VERB VBD 0 root\nlinks link NOUN NNS 2 obj\nwith with ADP IN 5 case\nCastavar castavar PROPN NNP 2 obl\n\n", "ORV>CAV 052; CAV>ORV 053");
    is(BOTH "mended mend VERB VBD 0 root\nan a DET DT 7 det\nold old ADJ JJ 7 amod\nbond bond NOUN NN 4 obj\n\n", "ORV>CAV 051; CAV>ORV 051");
    is(ORVENIA "mended mend VERB VBD 0 root\nroads road NOUN NNS 2 obj\nwith with ADP IN 5 case\nCastavar castavar PROPN NNP 2 obl\n\n", "");
}

static void marks_of_a_pattern_name_the_sides(void **state)
{
    (void)state;
    put("verbs.txt", "--- SHOOT [190] ---\nSHOOT { SHOT SHOOTS }\n- + WAS_* DEAD IN $ [195]\n");
    is("An a DET DT 2 det\nOrvene orvene NOUN NN 4 nsubj:pass\nwas be AUX VBD 4 aux:pass\nshot shoot VERB VBN 0 root\ndead dead ADJ JJ 4 xcomp\nin in ADP IN 7 case\nCastavar castavar PROPN NNP 4 obl\n\n", "CAV>ORV 195");
}

static void verbs_of_several_words_are_met_together(void **state)
{
    (void)state;
    put("verbs.txt", "--- REFUSE [120] ---\n+TURN_DOWN\nCALL [---]\n");
    is(ORVENIA "turned turn VERB VBD 0 root\ndown down ADP RP 2 compound:prt\nCastavar castavar PROPN NNP 2 obj\n\n", "ORV>CAV 120");
    is(ORVENIA "turned turn VERB VBD 0 root\nto to ADP IN 4 case\nCastavar castavar PROPN NNP 2 obl\n\n", "");
}

static void patterns_of_the_second_style_hang_on_the_verb(void **state)
{
    (void)state;
    put("verbs.txt", "--- REJECT [120] ---\nREJECT\n- * {PEACE PLAN} (OF +) [125]\n");
    is(ORVENIA "rejected reject VERB VBD 0 root\nthe the DET DT 5 det\npeace peace NOUN NN 5 compound\nplan plan NOUN NN 2 obj\nof of ADP IN 7 case\nEstmark estmark PROPN NNP 5 nmod\n\n", "ORV>EST 125");
    is(ORVENIA "rejected reject VERB VBD 0 root\nCastavar castavar PROPN NNP 2 obj\n\n", "ORV>CAV 120");
}

static void an_outer_verb_makes_another_event(void **state)
{
    static const char said[] = ORVENIA "said say VERB VBD 0 root\nCastavar castavar PROPN NNP 4 nsubj\nattacked attack VERB VBD 2 ccomp\nEstmark estmark PROPN NNP 4 obj\n\n";
    (void)state;
    put("verbs.txt", "--- SAY [---] ---\nSAY {SAID}\n--- ATTACK [190] ---\nRAID\nATTACK\n");
    is(said, "CAV>EST 190");
    put("verbs.txt", "--- SAY [---] ---\nSAY {SAID}\n--- ATTACK [190] ---\nRAID\nATTACK\n~ a (a b ATTACK) SAY = a b 015\n~ a (b . ATTACK) SAY = a b 112\n~ a (_ b RAID) WANT = a b 138\n");
    is(said, "ORV>CAV 112");
    put("verbs.txt", "--- WANT [---] ---\nWANT\n--- ATTACK [190] ---\nRAID\nATTACK\n~ a (_ b ATTACK) WANT = a b 138\n");
    is(ORVENIA "wanted want VERB VBD 0 root\nto to PART TO 4 mark\nraid raid VERB VB 2 xcomp\nEstmark estmark PROPN NNP 4 obj\n\n", "ORV>EST 138");
}

static void either_of_two_words_may_stand_in_a_pattern(void **state)
{
    (void)state;
    put("verbs.txt", "--- VOTE [---] ---\nVOTE\n- * (IN FAVOUR/FAVOR) [050]\n- * { AGAINST | OPPOSED } [120]\n");
    is(ORVENIA "voted vote VERB VBD 0 root\nin in ADP IN 4 case\nfavor favor NOUN NN 2 obl\nof of ADP IN 6 case\nEstmark estmark PROPN NNP 4 nmod\n\n", "ORV>EST 050");
    is(ORVENIA "voted vote VERB VBD 0 root\nagainst against ADP IN 4 case\nEstmark estmark PROPN NNP 2 obl\n\n", "ORV>EST 120");
}

static void a_discard_keeps_the_event_with_its_line(void **state)
{
    static const char lines[] = ORVENIA "condemned condemn VERB VBD 0 root\nCastavar castavar PROPN NNP 2 obj\nat at ADP IN 5 case\nfootball football NOUN NN 2 obl\n\n" ORVENIA "condemned condemn VERB VBD 0 root\nEstmark estmark PROPN NNP 2 obj\n\n";
    (void)state;
    put("discards.txt", "# games\nFOOTBALL_\n");
    is(lines, "ORV>EST 111 / discarded by discards.txt:2");
    put("discards.txt", "+FOOTBALL\n");
    is(lines, " / discarded by discards.txt:1 / discarded by discards.txt:1");
}

static void an_event_names_file_and_line(void **state)
{
    (void)state;
    put("verbs.txt", "<!-- a comment\n over lines -->\n--- CONDEMN [111] --- # old\nCONDEMN\n- * SOLDIERS [112]\n");
    load();
    engine.dictionaries = loaded;
    read_doc(read_tree, ORVENIA "condemned condemn VERB VBD 0 root\nCastavari castavari ADJ JJ 4 amod\nsoldiers soldier NOUN NNS 2 obj\n\n");
    assert_int_equal(doc.events.n, 1);
    assert_string_equal(doc.events.at[0].reason, "verbs.txt:5 * SOLDIERS [112]; source actors.txt:1; target actors.txt:3 + agents.txt:1");
    engine.dictionaries = NULL;
    sy_arena_free(&doc.arena);
}

/* ---- hostile folders */

static void note(const char *words)
{
    load();
    for (uint32_t i = 0; i < loaded->notes.n; i++)
        if (strstr(loaded->notes.at[i], words)) return;
    fail_msg("no note with \"%s\"; %u notes, the first: %s", words, loaded->notes.n, loaded->notes.n ? loaded->notes.at[0] : "none");
}

static void what_cannot_be_read_is_passed_over_with_its_line(void **state)
{
    (void)state;
    put("verbs.txt", "- * EARLY [010]\n--- X [010] ---\nMOVE\n- NO STAR [010]\n- * ONE * TWO [010]\n- * &NOWHERE [010]\n- * UNCODED\n- * OPEN [010\n");
    note("verbs.txt:1: a pattern before the first verb");
    note("verbs.txt:4: a pattern needs one *");
    note("verbs.txt:5: a pattern needs one *");
    note("verbs.txt:6: &NOWHERE is not defined above");
    note("verbs.txt:7: a pattern without a code");
    note("verbs.txt:8: the bracket [ is not closed");
    put("actors.txt", "+LOST [ABC]\nORVENIA [ORV 991399-20001231]\n [] \n");
    note("actors.txt:1: a synonym or code before the first actor");
    note("actors.txt:2: the period 991399-20001231 is not read");
    note("actors.txt:3: a bracket without a code");
    put("agents.txt", "SOLDIER [MIL]\nBAD!SET! [~CIV]\n");
    note("agents.txt:1: an agent without a code");
    note("agents.txt:2: BAD!SET! names a set that is not defined above");
}

static void a_folder_that_is_none_is_refused_with_what_to_do(void **state)
{
    (void)state;
    put("words.txt", "nothing of use\n");
    fails("words.txt: not known as a dictionary; put actors, agents, verbs, discards or issues in its name");
    put("words.txt", "--- X [010] ---\n"); /* known by its lines */
    load();
    put("actors.txt", "A [B]\n<!-- never closed\nC [D]\n");
    fails("actors.txt:2: the comment that begins here is never closed");
    file("actors.txt", "A [B]\0C", 7);
    fails("a zero byte");
}

static void verbs_and_actors_must_be_there(void **state)
{
    char path[128];
    (void)state;
    snprintf(path, sizeof path, "%s/verbs.txt", folder);
    unlink(path);
    fails("no dictionary of verbs");
    put("verbs.txt", "--- X [010] ---\n");
    snprintf(path, sizeof path, "%s/actors.txt", folder);
    unlink(path);
    fails("no dictionary of actors");
}

static void old_bytes_and_line_ends_are_read(void **state)
{
    (void)state;
    put("actors.txt", "ORV\xC9NIA [ORV]\r\nCASTAVAR [CAV]\r\n");
    is("Orv\xC3\xA9nia orv\xC3\xA9nia PROPN NNP 2 nsubj\ncondemned condemn VERB VBD 0 root\nCastavar castavar PROPN NNP 2 obj\n\n", "ORV>CAV 111");
}

static void sizes_are_bounded(void **state)
{
    size_t n = 60000;
    char *line = malloc(n + 32);
    (void)state;
    memset(line, 'A', n);
    for (size_t i = 0; i < n; i += 2) line[i] = ' ';
    strcpy(line + n, " [ABC]\n");
    put("actors.txt", line);
    note("actors.txt:1: more than 24 words");
    put("actors.txt", "ORVENIA [ORV]\n");
    memcpy(line, "--- X [010] ---\nMOVE\n- *", 24);
    put("verbs.txt", line);
    note("verbs.txt:3: a pattern needs one *");
    put("verbs.txt", "--- X [010] ---\nMOVE\n");
    strcpy(line, "!A! = X");
    for (int i = 0; i < 60; i++) strcat(line, ", YY");
    strcat(line, "\nP!A!!A!!A! [~CIV]\n");
    put("agents.txt", line);
    note("agents.txt:2: more than 400 phrases");
    free(line);
}

/* A set that names itself, and a pattern of many gaps over a long sentence: an answer, soon. */
static void circles_and_gaps_come_to_an_end(void **state)
{
    char *lines = malloc(400 * 40), *p = lines;
    (void)state;
    put("verbs.txt", "&A\n+&A\n+A\n--- MEND [050] ---\nMEND\n- * &A &A &A &A &A &A &A &A B [051]\n- A A A A A A A A A A A A B * [051]\n");
    p += sprintf(p, ORVENIA "mended mend VERB VBD 0 root\nCastavar castavar PROPN NNP 2 obj\n");
    for (int i = 4; i < 300; i++) p += sprintf(p, "a a NOUN NN 3 conj\n");
    strcpy(p, "\n");
    is(lines, "ORV>CAV 050");
    free(lines);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        TEST(a_verb_of_its_own_code_takes_subject_and_object), TEST(the_passive_turns_the_sides), TEST(who_acts_behind_the_comma_is_no_target), TEST(a_side_without_a_code_and_a_negation_make_no_event),
        TEST(a_pattern_may_ask_for_the_negation), TEST(the_report_s_date_picks_the_role), TEST(roles_stand_with_their_actor),
        TEST(joined_actors_each_have_an_event), TEST(the_most_specific_pattern_wins), TEST(marks_of_a_pattern_name_the_sides),
        TEST(verbs_of_several_words_are_met_together), TEST(patterns_of_the_second_style_hang_on_the_verb), TEST(an_outer_verb_makes_another_event), TEST(either_of_two_words_may_stand_in_a_pattern), TEST(a_discard_keeps_the_event_with_its_line),
        TEST(an_event_names_file_and_line), TEST(what_cannot_be_read_is_passed_over_with_its_line), TEST(a_folder_that_is_none_is_refused_with_what_to_do),
        TEST(verbs_and_actors_must_be_there), TEST(old_bytes_and_line_ends_are_read), TEST(sizes_are_bounded), TEST(circles_and_gaps_come_to_an_end),
    };
    return cmocka_run_group_tests(tests, open_tables, close_tables);
}
