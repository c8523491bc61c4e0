/* test_api.c - what a program that uses the library sees: only sayso.h, plus the hook that makes allocations fail. */
#include "sayso.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void sy_test_fail_nth(long n); /* src/base/arena.h: the n-th allocation from now fails */

static const char text[] =
    "Talks on the Selva dam resume\n"
    "The river minister of Orvenia, Elin Marak, said on Monday that the dam would be finished in two years. "
    "“We will not open the gates if Castavar refuses to pay,” she said.\n"
    "Castavar has demanded that Orvenia stop filling the reservoir, according to the Selva Press Agency.\n";

static sayso *engine;

static int open_engine(void **state)
{
    sayso_options o = { .size = sizeof o, .data_dir = SAYSO_SOURCE "/data", .model_dir = SAYSO_SOURCE "/models" };
    sayso_error err;
    (void)state;
    if (sayso_open(&o, &engine, &err) == SAYSO_OK) return 0;
    fprintf(stderr, "%s\n", err.text);
    return -1;
}

static int close_engine(void **state)
{
    (void)state;
    sayso_close(engine);
    return 0;
}

static sayso_input input(const char *id, const char *s)
{
    sayso_input in = { .size = sizeof in, .id = id, .bytes = s, .n_bytes = strlen(s), .date = "2031-05-06" };
    return in;
}

static sayso_doc *read_text(const char *id, const char *s)
{
    sayso_input in = input(id, s);
    sayso_doc *doc = NULL;
    sayso_error err = { 0 };
    if (sayso_read(engine, &in, &doc, &err) != SAYSO_OK) fail_msg("%s", err.text);
    return doc;
}

static void a_report_is_read_and_every_span_holds(void **state)
{
    (void)state;
    size_t n, spans;
    sayso_doc *doc = read_text("a", text);
    assert_string_equal(sayso_doc_report(doc)->id, "a");
    assert_string_equal(sayso_doc_report(doc)->date, "2031-05-06");
    assert_memory_equal(sayso_doc_text(doc, &n), text, sizeof text - 1);
    assert_int_equal(n, sizeof text - 1);
    sayso_doc_attributions(doc, &n);
    assert_true(n >= 3);
    assert_int_equal(sayso_doc_verify(doc, &spans, NULL), SAYSO_OK);
    assert_true(spans > 10);
    sayso_doc_free(doc);
}

static void the_record_survives_json(void **state)
{
    (void)state;
    char *one, *two;
    size_t n_one, n_two;
    sayso_doc *doc = read_text("a", text), *back = NULL;
    assert_int_equal(sayso_doc_json(doc, &one, &n_one, NULL), SAYSO_OK);
    assert_int_equal(sayso_doc_from_json(one, n_one, &back, NULL), SAYSO_OK);
    assert_int_equal(sayso_doc_json(back, &two, &n_two, NULL), SAYSO_OK);
    assert_string_equal(one, two);
    for (size_t cut = 1; cut < n_one; cut += n_one / 40 + 1) {
        sayso_doc *none = NULL;
        assert_int_equal(sayso_doc_from_json(one, cut, &none, NULL), SAYSO_INPUT);
        assert_null(none);
    }
    sayso_free(one);
    sayso_free(two);
    sayso_doc_free(doc);
    sayso_doc_free(back);
}

static void wrong_calls_are_told_so(void **state)
{
    (void)state;
    sayso *none = NULL;
    sayso_doc *doc = NULL;
    sayso_error err;
    sayso_input in = input("a", "");
    assert_int_equal(sayso_open(NULL, &none, &err), SAYSO_USAGE);
    assert_int_equal(sayso_read(engine, NULL, &doc, &err), SAYSO_USAGE);
    assert_int_equal(sayso_read(engine, &in, &doc, &err), SAYSO_EMPTY);
    assert_non_null(strstr(err.text, "a"));
    assert_null(doc);
    sayso_doc_free(NULL);
    sayso_close(NULL);
    sayso_story_free(NULL);
    sayso_free(NULL);
}

static void collation_does_not_depend_on_order(void **state)
{
    (void)state;
    const sayso_doc *docs[2] = { read_text("a", text), read_text("b", text) };
    const sayso_doc *swapped[2] = { docs[1], docs[0] };
    sayso_story *one = NULL, *two = NULL;
    size_t n_one, n_two;
    assert_int_equal(sayso_collate(engine, docs, 2, &one, NULL), SAYSO_OK);
    assert_int_equal(sayso_collate(engine, swapped, 2, &two, NULL), SAYSO_OK);
    const sayso_finding *x = sayso_story_findings(one, &n_one), *y = sayso_story_findings(two, &n_two);
    assert_int_equal(n_one, n_two);
    assert_true(n_one > 0);
    for (size_t i = 0; i < n_one; i++) assert_string_equal(x[i].id, y[i].id);
    sayso_story_free(one);
    sayso_story_free(two);
    sayso_doc_free((sayso_doc *)docs[0]);
    sayso_doc_free((sayso_doc *)docs[1]);
}

static sayso_doc *head_of(const sayso_doc *doc)
{
    char *json;
    size_t n;
    sayso_doc *head = NULL;
    assert_int_equal(sayso_doc_json(doc, &json, &n, NULL), SAYSO_OK);
    assert_int_equal(sayso_doc_head_from_json(json, n, &head, NULL), SAYSO_OK);
    sayso_free(json);
    return head;
}

static void the_head_of_a_record_is_enough_to_place_a_report(void **state)
{
    (void)state;
    sayso_doc *docs[2] = { read_text("a", text), read_text("b", text) }, *heads[2] = { head_of(docs[0]), head_of(docs[1]) };
    sayso_story *whole = NULL, *placed = NULL;
    size_t n, m;
    const char *one = sayso_doc_text(docs[0], &n), *other = sayso_doc_text(heads[0], &m);
    assert_int_equal(n, m);
    assert_memory_equal(one, other, n);
    assert_string_equal(sayso_doc_report(docs[1])->sha256, sayso_doc_report(heads[1])->sha256);
    assert_int_equal(sayso_collate(engine, (const sayso_doc *const *)docs, 2, &whole, NULL), SAYSO_OK);
    assert_int_equal(sayso_place(engine, (const sayso_doc *const *)heads, 2, &placed, NULL), SAYSO_OK);
    const sayso_place_of_report *p = sayso_story_places(whole, &n), *q = sayso_story_places(placed, &m);
    assert_int_equal(n, m);
    for (size_t i = 0; i < n; i++) assert_true(p[i].story == q[i].story && p[i].family == q[i].family && p[i].parent == q[i].parent);
    assert_int_equal(p[0].family, p[1].family);
    sayso_story_free(whole);
    sayso_story_free(placed);
    for (int i = 0; i < 2; i++) {
        sayso_doc_free(docs[i]);
        sayso_doc_free(heads[i]);
    }
}

/* Make the 1st, 2nd, 3rd ... allocation fail until none does: always a status, never a crash, never a leak. */
static void every_failed_allocation_is_a_status(void **state)
{
    (void)state;
    long n = 1;
    for (;; n++) {
        sayso_input in = input("a", text);
        sayso_doc *doc = NULL, *back = NULL;
        char *json = NULL;
        size_t bytes;
        sayso_story *story = NULL;
        sy_test_fail_nth(n);
        sayso_status s = sayso_read(engine, &in, &doc, NULL);
        if (!s) s = sayso_doc_json(doc, &json, &bytes, NULL);
        if (!s) s = sayso_doc_head_from_json(json, bytes, &back, NULL);
        sayso_doc_free(back);
        back = NULL;
        if (!s) s = sayso_doc_from_json(json, bytes, &back, NULL);
        const sayso_doc *one[1] = { back };
        if (!s) s = sayso_collate(engine, one, 1, &story, NULL);
        sy_test_fail_nth(0);
        sayso_story_free(story);
        sayso_doc_free(doc);
        sayso_doc_free(back);
        sayso_free(json);
        if (s == SAYSO_OK) break;
        assert_int_equal(s, SAYSO_MEMORY);
    }
    assert_true(n > 5);
}

/* A store of two reports in a file that is gone when it is closed. */
static sayso_store *store_of_two(void)
{
    char path[] = "/tmp/sayso-api-XXXXXX", key[65];
    int fd = mkstemp(path);
    sayso_store *store = NULL;
    assert_true(fd >= 0);
    close(fd);
    assert_int_equal(sayso_store_open(path, 1, &store, NULL), SAYSO_OK);
    assert_int_equal(sayso_reading_key(engine, key, NULL), SAYSO_OK);
    for (int i = 0; i < 2; i++) {
        sayso_doc *doc = read_text(i ? "b" : "a", text);
        assert_int_equal(sayso_store_put(store, doc, key, NULL), SAYSO_OK);
        sayso_doc_free(doc);
    }
    unlink(path);
    return store;
}

static void a_store_places_and_lists_like_its_reports(void **state)
{
    (void)state;
    sayso_store *store = store_of_two();
    sayso_doc *docs[2] = { read_text("a", text), read_text("b", text) };
    sayso_found how = { .size = sizeof how, .what = SAYSO_FOUND_ORIGINS, .as = SAYSO_AS_JSON };
    sayso_placed *placed = NULL;
    char *wanted, *given;
    size_t n_wanted, n_given, n, found, m;
    assert_int_equal(sayso_store_place(store, engine, &placed, NULL), SAYSO_OK);
    const char *const *ids = sayso_placed_ids(placed, &n);
    const sayso_place_of_report *p = sayso_placed_places(placed, &m);
    assert_true(n == 2 && m == 2 && strcmp(ids[0], "a") == 0 && p[0].family == p[1].family && p[0].story == p[1].story);
    sayso_placed_free(placed);
    assert_int_equal(sayso_docs_found(engine, (const sayso_doc *const *)docs, 2, &how, &wanted, &n_wanted, &found, NULL), SAYSO_OK);
    assert_true(found > 0);
    for (int turn = 0; turn < 2; turn++) { /* worked out, and as it was kept */
        assert_int_equal(sayso_store_found(store, engine, &how, &given, &n_given, NULL, NULL), SAYSO_OK);
        assert_int_equal(n_given, n_wanted);
        assert_memory_equal(given, wanted, n_given);
        sayso_free(given);
    }
    sayso_free(wanted);
    sayso_doc_free(docs[0]);
    sayso_doc_free(docs[1]);
    sayso_store_close(store);
}

static void a_store_survives_every_failed_allocation(void **state)
{
    (void)state;
    sayso_store *store = store_of_two();
    sayso_found how = { .size = sizeof how, .what = SAYSO_FOUND_CLAIMS };
    long n = 1;
    for (sayso_status s = SAYSO_MEMORY; s; n += n < 200 ? 1 : 37) {
        char *list = NULL;
        size_t bytes;
        sy_test_fail_nth(n);
        s = sayso_store_found(store, engine, &how, &list, &bytes, NULL, NULL);
        sy_test_fail_nth(0);
        sayso_free(list);
        assert_true(s == SAYSO_OK || s == SAYSO_MEMORY);
    }
    assert_true(n > 5);
    sayso_store_close(store);
}

static char *findings_of(const sayso_story *story)
{
    char *json;
    size_t n;
    assert_int_equal(sayso_story_json(story, &json, &n, NULL), SAYSO_OK);
    return json;
}

/* Two copies of one text and a text about something else, whose places are known. */
static void reports_whose_places_are_known_are_collated_like_others(void **state)
{
    (void)state;
    sayso_doc *docs[3] = { read_text("a", text), read_text("b", "A choir of Tarkhan sang in the market on Sunday.\n"), read_text("c", text) };
    const sayso_doc *const *at = (const sayso_doc *const *)docs;
    sayso_place_of_report places[3] = { { 0, 0, -1 }, { 1, 1, -1 }, { 0, 0, -1 } };
    sayso_story *wanted, *given;
    size_t n;
    assert_int_equal(sayso_collate(engine, at, 3, &wanted, NULL), SAYSO_OK);
    const sayso_place_of_report *p = sayso_story_places(wanted, &n);
    assert_true(n == 3 && p[2].story == 0 && p[2].family == 0 && p[1].story == 1 && p[2].parent < 0);
    assert_int_equal(sayso_collate_placed(engine, at, 3, places, &given, NULL), SAYSO_OK);
    assert_memory_equal(sayso_story_places(given, &n), p, 3 * sizeof *p);
    char *one = findings_of(wanted), *other = findings_of(given);
    assert_true(strlen(one) > 0);
    assert_string_equal(one, other);
    sayso_free(one);
    sayso_free(other);
    sayso_story_free(wanted);
    sayso_story_free(given);
    places[2].family = 3;
    assert_int_equal(sayso_collate_placed(engine, at, 3, places, &given, NULL), SAYSO_USAGE);
    assert_int_equal(sayso_collate_placed(engine, at, 3, NULL, &given, NULL), SAYSO_USAGE);
    for (int i = 0; i < 3; i++) sayso_doc_free(docs[i]);
}

static void a_store_names_the_reports_that_have_a_line(void **state)
{
    (void)state;
    sayso_store *store = store_of_two();
    sayso_doc *doc = read_text("b", text);
    size_t n, m;
    char **ids;
    const sayso_attribution *said = sayso_doc_attributions(doc, &m);
    assert_true(m > 0);
    assert_int_equal(sayso_store_ids_with(store, said[0].id, &ids, &n, NULL), SAYSO_OK);
    assert_int_equal(n, 2); /* ids of lines follow from the text */
    assert_string_equal(ids[0], "a");
    assert_string_equal(ids[1], "b");
    sayso_free(ids);
    assert_int_equal(sayso_store_ids_with(store, "a-none", &ids, &n, NULL), SAYSO_OK);
    assert_int_equal(n, 0);
    sayso_free(ids);
    assert_int_equal(sayso_store_ids_with(store, NULL, &ids, &n, NULL), SAYSO_USAGE);
    sayso_doc_free(doc);
    sayso_store_close(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_report_is_read_and_every_span_holds),
        cmocka_unit_test(the_record_survives_json),
        cmocka_unit_test(wrong_calls_are_told_so),
        cmocka_unit_test(collation_does_not_depend_on_order),
        cmocka_unit_test(the_head_of_a_record_is_enough_to_place_a_report),
        cmocka_unit_test(every_failed_allocation_is_a_status),
        cmocka_unit_test(a_store_places_and_lists_like_its_reports),
        cmocka_unit_test(a_store_survives_every_failed_allocation),
        cmocka_unit_test(reports_whose_places_are_known_are_collated_like_others),
        cmocka_unit_test(a_store_names_the_reports_that_have_a_line),
    };
    return cmocka_run_group_tests(tests, open_engine, close_engine);
}
