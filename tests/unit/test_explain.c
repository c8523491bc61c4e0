/* test_explain.c - how a line of a record came about: rows of tables, operators, actors, tree; from a report and from its record. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/doc.h"
#include "sayso.h"

#include <stdlib.h>
#include <string.h>

static const char text[] = "Russia agreed to withdraw its troops from the valley. Russian soldiers attacked a village in Ukraine. Ukraine demanded a ban on new mines. "
                           "Ukraine would close the port if Russia kept its troops at the border, the Ukrainian foreign minister said.\n";
static sayso *engine;
static sayso_doc *read_doc, *record;

static int open_all(void **state)
{
    (void)state;
    sayso_options o = { .size = sizeof o, .data_dir = SY_DATA, .model_dir = SY_DATA "/../models" };
    sayso_input in = { .size = sizeof in, .id = "a", .bytes = text, .n_bytes = sizeof text - 1, .format = SAYSO_FORMAT_TEXT };
    char *json;
    size_t n;
    if (sayso_open(&o, &engine, NULL) || sayso_read(engine, &in, &read_doc, NULL) || sayso_doc_json(read_doc, &json, &n, NULL) || sayso_doc_from_json(json, n, &record, NULL)) return -1;
    sayso_free(json);
    return 0;
}

static int close_all(void **state)
{
    (void)state;
    sayso_doc_free(read_doc);
    sayso_doc_free(record);
    sayso_close(engine);
    return 0;
}

static char *explain(const sayso_doc *doc, const char *id)
{
    char *out = NULL;
    size_t n;
    assert_int_equal(sayso_doc_explain(engine, doc, id, &out, &n, NULL), SAYSO_OK);
    assert_int_equal(strlen(out), n);
    return out;
}

static void has(const char *id, const char *const *words)
{
    char *a = explain(read_doc, id), *b = explain(record, id);
    for (; *words; words++) {
        int found = strstr(a, *words) != NULL;
        if (!found) print_error("explain %s lacks words; it says:\n%s", id, a);
        assert_true(found);
    }
    assert_string_equal(a, b); /* a record holds no words: its sentences are parsed anew */
    sayso_free(a);
    sayso_free(b);
}

#define HAS(id, ...) has(id, (const char *const[]){ __VA_ARGS__, NULL })

static const sayso_event *event_of(const char *code)
{
    for (uint32_t i = 0; i < read_doc->events.n; i++)
        if (read_doc->events.at[i].code && strcmp(read_doc->events.at[i].code, code) == 0) return &read_doc->events.at[i];
    return NULL;
}

static void an_event_names_frame_operator_roles_and_tree(void **state)
{
    (void)state;
    assert_non_null(event_of("0356"));
    HAS(event_of("0356")->id, "operators    actual, not negated", "frame        frames.tsv:", " agree verb ", "operator     frames-compose.tsv:", "promise 087 0356", "source is    ", "tree         sentence 0 [0,53)",
        "    agreed ", "VERB root [7,13)  trigger", "PROPN nsubj [0,6)  source");
    assert_non_null(event_of("190"));
    HAS(event_of("190")->id, "attack verb", "\"Russian soldiers\"");
}

static void a_position_and_a_condition_name_their_rows_and_each_other(void **state)
{
    (void)state;
    const sayso_condition *c = &read_doc->conditions.at[0];
    assert_int_equal(read_doc->conditions.n, 1);
    HAS(c->id, "kind         threat", "frame        conditions.tsv:", " if clause ", "governs      position ", "  marker\n", "  condition\n", "  consequence\n");
    int threats = 0, demands = 0;
    for (uint32_t i = 0; i < read_doc->positions.n; i++) {
        const sayso_position *p = &read_doc->positions.at[i];
        threats += p->stance == SAYSO_THREATENS;
        demands += p->stance == SAYSO_DEMANDS;
        if (p->stance == SAYSO_THREATENS) HAS(p->id, "stance       threatens", "condition    c-", ": if Russia kept its troops at the border", "frame        conditions.tsv:");
        if (p->stance == SAYSO_DEMANDS) HAS(p->id, "stance       demands", "frame        stances.tsv:", " demand ");
    }
    assert_true(threats && demands);
}

static void an_attribution_names_the_row_of_its_cue(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < read_doc->attributions.n; i++)
        if (read_doc->attributions.at[i].cue_class && strcmp(read_doc->attributions.at[i].cue_class, "say") == 0) HAS(read_doc->attributions.at[i].id, "cue by       cues.tsv:", " say V say ", "speaker is");
    char *nothing = explain(read_doc, "e-00000000");
    assert_string_equal(nothing, "");
    sayso_free(nothing);
}

static void what_is_missing_is_refused_and_every_failed_allocation_told(void **state)
{
    (void)state;
    char *out = NULL;
    size_t n;
    assert_int_equal(sayso_doc_explain(engine, read_doc, NULL, &out, &n, NULL), SAYSO_USAGE);
    assert_int_equal(sayso_doc_explain(NULL, read_doc, "a", &out, &n, NULL), SAYSO_USAGE);
    const char *ids[] = { read_doc->events.at[0].id, read_doc->conditions.at[0].id, read_doc->positions.at[0].id };
    for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++) {
        sayso_status status = SAYSO_MEMORY;
        for (long nth = 1; status && nth < 100000; nth++) {
            out = NULL;
            sy_test_fail_nth(nth);
            status = sayso_doc_explain(engine, record, ids[i], &out, &n, NULL);
            sy_test_fail_nth(0);
            assert_true(status == SAYSO_OK || status == SAYSO_MEMORY);
        }
        assert_int_equal(status, SAYSO_OK);
        assert_null(strstr(out, "not parsed"));
        sayso_free(out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_event_names_frame_operator_roles_and_tree),
        cmocka_unit_test(a_position_and_a_condition_name_their_rows_and_each_other),
        cmocka_unit_test(an_attribution_names_the_row_of_its_cue),
        cmocka_unit_test(what_is_missing_is_refused_and_every_failed_allocation_told),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
