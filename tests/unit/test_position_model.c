/* test_position_model.c - what was learned of positions: its classes, its file, the marked texts it comes from, and what it may not say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "marked.h"
#include "record/position_model.h"
#include "sayso.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static sayso *engine;

static int open_engine(void **state)
{
    sayso_options options = { .size = sizeof options, .data_dir = SY_DATA, .model_dir = SY_DATA "/../models" };
    (void)state;
    return sayso_open(&options, &engine, NULL) != SAYSO_OK;
}

static int close_engine(void **state)
{
    (void)state;
    sayso_close(engine);
    return 0;
}

static sayso_doc *read_text(const char *text)
{
    sayso_input in = { .size = sizeof in, .bytes = text, .n_bytes = strlen(text), .id = "text" };
    sayso_doc *doc = NULL;
    sayso_error err = { 0 };
    if (sayso_read(engine, &in, &doc, &err)) print_error("%s\n", err.text);
    assert_non_null(doc);
    return doc;
}

/* ---- classes and margins */

static void a_class_is_a_stance_and_a_place(void **state)
{
    (void)state;
    assert_int_equal(sy_stance_class(SAYSO_STANCE_NONE, SY_SCOPE_SELF), 0);
    assert_int_equal(sy_stance_of_class(0), SAYSO_STANCE_NONE);
    for (unsigned stance = SAYSO_DEMANDS; stance <= SAYSO_OPPOSES; stance++)
        for (unsigned place = 0; place < SY_SCOPE_PLACES; place++) {
            unsigned class = sy_stance_class(stance, place);
            assert_in_range(class, 1, SY_STANCE_CLASSES - 1);
            assert_int_equal(sy_stance_of_class(class), stance);
            assert_int_equal(sy_place_of_class(class), place);
        }
}

/* Two places of one stance do not make it less sure; another stance, or none, does. */
static void a_margin_is_over_other_stances(void **state)
{
    (void)state;
    int32_t scores[SY_STANCE_CLASSES] = { 10 };
    unsigned class;
    scores[sy_stance_class(SAYSO_REJECTS, SY_SCOPE_BEHIND)] = 50;
    scores[sy_stance_class(SAYSO_REJECTS, SY_SCOPE_SELF)] = 49;
    scores[sy_stance_class(SAYSO_OPPOSES, SY_SCOPE_BEHIND)] = 20;
    assert_int_equal(sy_stance_margin(scores, 0, &class), 30);
    assert_int_equal(class, sy_stance_class(SAYSO_REJECTS, SY_SCOPE_BEHIND));
    assert_int_equal(sy_stance_margin(scores, SAYSO_OPPOSES, &class), -30);
    assert_int_equal(class, sy_stance_class(SAYSO_OPPOSES, SY_SCOPE_BEHIND));
}

/* ---- the file */

static char folder[] = "/tmp/sayso-models-XXXXXX";

static const char *in_folder(const char *name)
{
    static char path[200];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static sayso_status open_with(const void *bytes, size_t n, sayso_error *err)
{
    static const char *const others[] = { "english.sayso", "attribution.model", "background.bin", "compare.model" };
    sayso_options options = { .size = sizeof options, .data_dir = SY_DATA, .model_dir = folder };
    sayso *e = NULL;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        char from[300];
        snprintf(from, sizeof from, "%s/../models/%s", SY_DATA, others[i]);
        (void)unlink(in_folder(others[i]));
        assert_int_equal(symlink(from, in_folder(others[i])), 0);
    }
    (void)unlink(in_folder("positions.model"));
    if (bytes) {
        FILE *f = fopen(in_folder("positions.model"), "wb");
        assert_non_null(f);
        assert_int_equal(fwrite(bytes, 1, n, f), n);
        fclose(f);
    }
    sayso_status status = sayso_open(&options, &e, err);
    sayso_close(e);
    return status;
}

static void a_missing_or_damaged_file_is_named(void **state)
{
    (void)state;
    sayso_error err;
    assert_non_null(mkdtemp(folder));
    assert_int_equal(open_with(NULL, 0, &err), SAYSO_MODEL);
    assert_non_null(strstr(err.text, "positions.model"));
    FILE *f = fopen(SY_DATA "/../models/positions.model", "rb");
    assert_non_null(f);
    static unsigned char bytes[8 << 20];
    size_t n = fread(bytes, 1, sizeof bytes, f);
    fclose(f);
    assert_in_range(n, 1000, sizeof bytes - 1);
    assert_int_equal(open_with(bytes, n, &err), SAYSO_OK);
    static const size_t cuts[] = { 0, 7, 200, 1000, 20000 };
    for (size_t i = 0; i < sizeof cuts / sizeof cuts[0]; i++) {
        assert_int_equal(open_with(bytes, cuts[i], &err), SAYSO_MODEL);
        assert_non_null(strstr(err.text, "positions.model"));
    }
    bytes[n / 2] ^= 0xFF;
    assert_int_equal(open_with(bytes, n, &err), SAYSO_MODEL);
    static const char *const all[] = { "english.sayso", "attribution.model", "background.bin", "compare.model", "positions.model" };
    for (size_t i = 0; i < 5; i++) (void)unlink(in_folder(all[i]));
    (void)rmdir(folder);
}

/* ---- what is read */

static unsigned shown(const char *text)
{
    sayso_doc *d = read_text(text);
    unsigned n = 0;
    size_t all;
    const sayso_position *p = sayso_doc_positions(d, &all);
    for (size_t i = 0; i < all; i++) n += p[i].conf >= 70;
    sayso_doc_free(d);
    return n;
}

/* The same word of stance: put to another side, and in a sense that takes none. Both stay in the record. */
static void a_word_in_another_sense_is_less_sure(void **state)
{
    (void)state;
    assert_int_equal(shown("Orvenia rejected the offer of a truce on Monday, and its foreign minister said the talks were over."), 1);
    assert_int_equal(shown("Pavo Rusk threw for 300 yards and rejected two shots in the second half on Monday."), 0);
}

/* ---- trees of questions */

/* Feature 1 over 10 is worth 500, feature 0 over 0 besides 200 more. */
static void answers_lead_to_a_leaf(void **state)
{
    (void)state;
    sy_forest_tree tree = { { 1, 0, 0, 0 }, { 10, 0, INT16_MAX, INT16_MAX }, { 0, 500, 200, 700 } };
    sy_forest forest = { &tree, 1, -100 };
    assert_int_equal(sy_forest_score(&forest, (const int16_t[]){ 0, 10 }), -100);
    assert_int_equal(sy_forest_score(&forest, (const int16_t[]){ 0, 11 }), 400);
    assert_int_equal(sy_forest_score(&forest, (const int16_t[]){ 1, 11 }), 600);
}

typedef struct {
    sy_arena arena;
    const unsigned char *bytes;
    size_t n;
    sy_forest forest;
} forest_reading;

static void read_forest(void *arg)
{
    forest_reading *r = arg;
    sy_model file = { .path = "made.model" };
    sy_section section = { "trees", r->bytes, r->n };
    size_t at = 0;
    sy_forest_read(&r->arena, &file, &section, &at, 2, &r->forest);
    assert_int_equal(at, r->n);
}

static sayso_status forest_of(const unsigned char *bytes, size_t n, sayso_error *err)
{
    forest_reading r = { .bytes = bytes, .n = n };
    sy_arena_init(&r.arena, 1 << 12);
    sayso_status status = sy_guard(&r.arena, read_forest, &r, err);
    if (!status) assert_int_equal(sy_forest_score(&r.forest, (const int16_t[]){ 0, 0 }), -2 + 7);
    sy_arena_free(&r.arena);
    return status;
}

static void a_forest_that_asks_for_what_there_is_not_is_refused(void **state)
{
    (void)state;
    unsigned char bytes[8 + 3 * SY_FOREST_DEPTH + (2 << SY_FOREST_DEPTH)] = { 1, 0, 0, 0, 0xFE, 0xFF, 0xFF, 0xFF, 1, 0, 0, 0 };
    sayso_error err;
    bytes[8 + 3 * SY_FOREST_DEPTH] = 7;
    assert_int_equal(forest_of(bytes, sizeof bytes, &err), SAYSO_OK);
    assert_int_equal(forest_of(bytes, sizeof bytes - 1, &err), SAYSO_MODEL);
    assert_non_null(strstr(err.text, "made.model"));
    bytes[9] = 2;
    assert_int_equal(forest_of(bytes, sizeof bytes, &err), SAYSO_MODEL);
    bytes[9] = 0, bytes[0] = 0xFF, bytes[3] = 0xFF; /* more trees than there are bytes */
    assert_int_equal(forest_of(bytes, sizeof bytes, &err), SAYSO_MODEL);
}

/* A question, a guess, what an observer foresees: nobody takes a stand there, whatever its words look like. */
static void what_nobody_says_is_no_position(void **state)
{
    (void)state;
    assert_int_equal(shown("Orvenia will reject the water treaty, its foreign minister said."), 1);
    assert_int_equal(shown("Will Orvenia reject the water treaty?"), 0);
    assert_int_equal(shown("Perhaps Orvenia will reject the water treaty."), 0);
    assert_int_equal(shown("Orvenia will close its ports, analyst Joran Pell said."), 0);
}

/* Nothing but the sentence says how sure its stance is: the same beside others, and the second time. */
/* How sure it is may differ: reports tell of what they are. */
static void a_stance_is_found_among_other_paragraphs(void **state)
{
    (void)state;
    static const char alone[] = "The miners' union spurned the company's pay offer on Monday.";
    static const char among[] = "Rain fell on the coast.\n\nThe miners' union spurned the company's pay offer on Monday.\n\nShops stayed open in the capital.";
    sayso_doc *a = read_text(alone), *b = read_text(among), *c = read_text(alone);
    size_t n, m;
    const sayso_position *p = sayso_doc_positions(a, &n), *q = sayso_doc_positions(b, &m), *again;
    assert_int_equal(n, 1);
    assert_int_equal(m, 1);
    assert_int_equal(p->stance, SAYSO_REJECTS);
    assert_int_equal(q->stance, SAYSO_REJECTS);
    assert_true(p->conf >= 70 && q->conf >= 70);
    again = sayso_doc_positions(c, &n);
    assert_int_equal(p->conf, again->conf);
    sayso_doc_free(a);
    sayso_doc_free(b);
    sayso_doc_free(c);
}

/* ---- issues */

static const char lessons[] = "Parents in Dolm demanded that lessons be taught in Ilven.";

/* The issue of the one position of a text, and its reason, kept until the next call. */
static const char *issue_of(sayso *e, const char *text, const char **reason)
{
    static char issue[64], why[256];
    sayso_input in = { .size = sizeof in, .bytes = text, .n_bytes = strlen(text), .id = "text" };
    sayso_doc *doc = NULL;
    size_t n;
    assert_int_equal(sayso_read(e, &in, &doc, NULL), SAYSO_OK);
    const sayso_position *p = sayso_doc_positions(doc, &n);
    assert_int_equal(n, 1);
    snprintf(issue, sizeof issue, "%s", p->issue ? p->issue : "");
    snprintf(why, sizeof why, "%s", p->reason);
    sayso_doc_free(doc);
    *reason = why;
    return issue;
}

/* No pattern of the table names it; marked texts and words for issues do, and the reason tells. */
static void what_the_table_does_not_name_is_learned(void **state)
{
    (void)state;
    const char *reason;
    assert_string_equal(issue_of(engine, lessons, &reason), "language-religion");
    assert_non_null(strstr(reason, "issue learned"));
    assert_string_equal(issue_of(engine, "Orvenia rejected a ceasefire.", &reason), "ceasefire");
    assert_null(strstr(reason, "issue learned"));
}

/* What a user adds to the table is not overruled by what was learned without it. */
static void an_issue_of_the_user_stays(void **state)
{
    (void)state;
    char path[] = "/tmp/sayso-issues-XXXXXX";
    static const char rows[] = "id\tparent\tname\tpatterns\nlessons\tpolitics\tLessons\tlesson,teach .. lesson\n";
    int at = mkstemp(path);
    assert_true(at >= 0);
    assert_int_equal(write(at, rows, sizeof rows - 1), (ssize_t)(sizeof rows - 1));
    close(at);
    sayso_options options = { .size = sizeof options, .data_dir = SY_DATA, .model_dir = SY_DATA "/../models", .issues = path };
    sayso *e = NULL;
    assert_int_equal(sayso_open(&options, &e, NULL), SAYSO_OK);
    const char *reason;
    assert_string_equal(issue_of(e, lessons, &reason), "lessons");
    sayso_close(e);
    (void)unlink(path);
}

/* ---- marked texts */

typedef struct {
    const char *line, *why;
    marked_text text;
} marking;

static void read_marks(void *arg)
{
    sy_arena a;
    marking *m = arg;
    sy_arena_init(&a, 1 << 12);
    m->why = marked_read(&a, m->line, &m->text);
    m->text.text = m->why ? NULL : strdup(m->text.text);
    sy_arena_free(&a);
}

static void marks_give_the_text_and_its_spans(void **state)
{
    (void)state;
    marking m = { .line = "[h12 Velmora] [rejects1 turned down] [s1:prisoners a swap] and [threatens2 will] [s2:sanctions freeze it]." };
    read_marks(&m);
    assert_null(m.why);
    assert_string_equal(m.text.text, "Velmora turned down a swap and will freeze it.");
    assert_int_equal(m.text.n, 5);
    assert_int_equal(m.text.spans[0].of, 1u << 1 | 1u << 2);
    assert_int_equal(m.text.spans[2].start, 20);
    assert_int_equal(m.text.spans[2].end, 26);
    assert_string_equal(m.text.spans[2].issue, "prisoners");
    assert_true(marked_is_cue(&m.text.spans[1]));
    assert_false(marked_is_cue(&m.text.spans[0]));
    free(m.text.text);
}

static void wrong_marks_are_refused(void **state)
{
    (void)state;
    static const char *const lines[] = { "a ] alone", "[h", "[h ]", "[h one [rejects two]]", "[rejects: nothing]", "[ no tag]", "[Rejects it]" };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        marking m = { .line = lines[i] };
        read_marks(&m);
        if (!m.why) print_error("%s\n", lines[i]);
        assert_non_null(m.why);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_class_is_a_stance_and_a_place),
        cmocka_unit_test(a_margin_is_over_other_stances),
        cmocka_unit_test(a_missing_or_damaged_file_is_named),
        cmocka_unit_test(what_nobody_says_is_no_position),
        cmocka_unit_test(a_word_in_another_sense_is_less_sure),
        cmocka_unit_test(answers_lead_to_a_leaf),
        cmocka_unit_test(a_forest_that_asks_for_what_there_is_not_is_refused),
        cmocka_unit_test(a_stance_is_found_among_other_paragraphs),
        cmocka_unit_test(what_the_table_does_not_name_is_learned),
        cmocka_unit_test(an_issue_of_the_user_stays),
        cmocka_unit_test(marks_give_the_text_and_its_spans),
        cmocka_unit_test(wrong_marks_are_refused),
    };
    return cmocka_run_group_tests(tests, open_engine, close_engine);
}
