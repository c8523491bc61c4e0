/* test_moments.c - what was said and done when (timeline), and what differs between then and now (diff), on reports made by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/doc.h"
#include "base/engine.h"
#include "compare/compare.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- reports: each sentence may hold one statement, deed, position or condition, found by its words */

typedef enum { NOTHING = 0, STATEMENT, DEED, POSITION, CONDITION } kind;

typedef struct {
    kind kind;
    const char *who, *words; /* who: id of an actor; NULL: not resolved */
    const char *more;        /* deed: id of the target; position: issue; condition: its consequence */
    const char *date;        /* as a time expression resolved it */
    unsigned how;            /* deed: modality; position: stance */
    uint8_t conf;
} told;

typedef struct {
    sayso_doc *docs[6];
    uint32_t n;
    sayso engine;
    sayso_story *story;
} fixture;

static sayso_span find(const sayso_doc *d, const char *words)
{
    const char *at = strstr(d->text, words);
    if (!at) print_error("no such words: %s\n", words);
    assert_non_null(at);
    return (sayso_span){ (uint32_t)(at - d->text), (uint32_t)(at - d->text + (long)strlen(words)) };
}

static int32_t actor_of(sayso_doc *d, const char *id)
{
    for (uint32_t i = 0; id && i < d->actors.n; i++)
        if (strcmp(d->actors.at[i].id, id) == 0) return (int32_t)i;
    if (!id) return -1;
    *SY_PUSH(&d->arena, &d->actors) = (sayso_actor){ id, id, SAYSO_ACTOR_GOVERNMENT, "XOR", "XORGOV", 0, 0 };
    return (int32_t)d->actors.n - 1;
}

static int32_t time_of(sayso_doc *d, const told *t)
{
    if (!t->date) return -1;
    *SY_PUSH(&d->arena, &d->times) = (sayso_time){ find(d, t->words), SAYSO_DATE, t->date };
    return (int32_t)d->times.n - 1;
}

static void put(sayso_doc *d, const told *t)
{
    sayso_spans words = sy_spans_one(d, find(d, t->words));
    int32_t who = actor_of(d, t->who);
    const char *id = sy_printf(&d->arena, "%c-%s-%u", "?aepc"[t->kind], d->report.id, words.at[0].start);
    if (t->kind == STATEMENT)
        *SY_PUSH(&d->arena, &d->attributions) = (sayso_attribution){ .id = id, .content = words, .speaker = who, .via = -1, .parent = -1, .addressee = -1, .time = time_of(d, t), .conf = t->conf, .reason = "by hand" };
    if (t->kind == DEED)
        *SY_PUSH(&d->arena, &d->events) = (sayso_event){ .id = id, .event_type = "ASSAULT", .source = t->who, .target = t->more, .source_actor = who, .target_actor = actor_of(d, t->more), .trigger = words,
            .date = t->date, .modality = t->how, .polarity = '+', .attribution = -1, .condition = -1, .conf = t->conf, .reason = "by hand" };
    if (t->kind == POSITION)
        *SY_PUSH(&d->arena, &d->positions) = (sayso_position){ .id = id, .holder = who, .holder_span = words, .issue = t->more, .stance = t->how, .scope = words, .evidence = words, .target = -1, .condition = -1, .attribution = -1, .conf = t->conf, .reason = "by hand" };
    if (t->kind == CONDITION)
        *SY_PUSH(&d->arena, &d->conditions) = (sayso_condition){ .id = id, .condition = words, .consequence = sy_spans_one(d, find(d, t->more)), .holder = who, .attribution = -1, .kind = SAYSO_CONDITION_THREAT, .conf = t->conf, .reason = "by hand" };
}

typedef struct {
    sayso_doc *d;
    const char *id, *text;
    const told *told;
    size_t n;
} report_job;

static void fill(void *arg)
{
    report_job *job = arg;
    sayso_doc *d = job->d;
    d->text = sy_strdup(&d->arena, job->text);
    d->n_text = (uint32_t)strlen(job->text);
    d->report.id = sy_strdup(&d->arena, job->id);
    for (uint32_t i = 0; i < d->n_text;) {
        uint32_t end = i + (uint32_t)strcspn(d->text + i, ".") + 1;
        *SY_PUSH(&d->arena, &d->sentence_spans) = (sayso_span){ i, end };
        i = end + (d->text[end] == ' ');
    }
    for (size_t i = 0; i < job->n; i++) put(d, &job->told[i]);
}

static const sayso_doc *report(fixture *f, const char *id, const char *text, const told *at, size_t n)
{
    sayso_doc *d = calloc(1, sizeof *d);
    assert_non_null(d);
    sy_arena_init(&d->arena, 0);
    f->docs[f->n++] = d;
    report_job job = { d, id, text, at, n };
    assert_int_equal(sy_guard(&d->arena, fill, &job, NULL), SAYSO_OK);
    return d;
}

#define REPORT(f, id, text, ...) report(f, id, text, (const told[]){ __VA_ARGS__ }, sizeof((const told[]){ __VA_ARGS__ }) / sizeof(told))

static void join(void *arg)
{
    fixture *f = arg;
    for (uint32_t i = 0; i < f->n; i++) {
        *SY_PUSH(&f->story->arena, &f->story->docs) = f->docs[i];
        *SY_PUSH(&f->story->arena, &f->story->places) = (sayso_place_of_report){ 0, i, -1 };
    }
}

static void collate(fixture *f)
{
    f->story = calloc(1, sizeof *f->story);
    assert_non_null(f->story);
    sy_arena_init(&f->story->arena, 0);
    assert_int_equal(sy_guard(&f->story->arena, join, f, NULL), SAYSO_OK);
}

static void close_all(fixture *f)
{
    for (uint32_t i = 0; i < f->n; i++) sayso_doc_free(f->docs[i]);
    if (f->story) sayso_story_free(f->story);
}

/* JSON lines as a list. */
static json_t *list_of(char *out)
{
    json_t *all = json_array();
    for (char *line = out; *line;) {
        char *end = strchr(line, '\n');
        *end = 0;
        json_t *o = json_loads(line, 0, NULL);
        assert_non_null(o);
        json_array_append_new(all, o);
        line = end + 1;
    }
    sayso_free(out);
    return all;
}

static const char *string_of(const json_t *list, size_t i, const char *key) { return json_string_value(json_object_get(json_array_get(list, i), key)); }

/* ---- timeline */

static json_t *timeline(fixture *f, int all)
{
    char *out = NULL;
    size_t n, listed;
    sayso_list how = { .size = sizeof how, .as = SAYSO_AS_JSON, .all = (uint32_t)all };
    if (!f->story) collate(f);
    assert_int_equal(sayso_story_timeline(f->story, &how, &out, &n, &listed, NULL), SAYSO_OK);
    json_t *l = list_of(out);
    assert_int_equal(json_array_size(l), listed);
    return l;
}

static void moments_stand_by_day_and_what_has_none_is_last(void **state)
{
    (void)state;
    fixture f = { .n = 0 };
    REPORT(&f, "a", "One spoke. Two spoke. Three struck. Four spoke. Five spoke.", { STATEMENT, "x", "One spoke", NULL, NULL, 0, 90 }, { STATEMENT, "x", "Two spoke", NULL, "2031-05-07", 0, 90 },
           { DEED, "x", "struck", "y", "2031-05-06", SAYSO_ACTUAL, 90 }, { STATEMENT, "x", "Four spoke", NULL, "2031-05-06", 0, 90 }, { STATEMENT, "x", "Five spoke", NULL, "XXXX-05-01", 0, 90 });
    json_t *l = timeline(&f, 0);
    static const char *const days[] = { "2031-05-06", "2031-05-06", "2031-05-07", NULL, NULL }, *const what[] = { "said", "done", "said", "said", "said" };
    assert_int_equal(json_array_size(l), 5);
    for (size_t i = 0; i < 5; i++) {
        if (days[i]) assert_string_equal(string_of(l, i, "date"), days[i]);
        else assert_null(string_of(l, i, "date"));
        assert_string_equal(string_of(l, i, "what"), what[i]);
    }
    assert_null(string_of(l, 3, "open_date"));
    assert_string_equal(string_of(l, 4, "open_date"), "XXXX-05-01"); /* by its place in the text */
    json_decref(l);
    close_all(&f);
}

static void one_deed_of_two_reports_is_one_moment(void **state)
{
    (void)state;
    fixture f = { .n = 0 };
    REPORT(&f, "a", "One struck. One hit.", { DEED, "x", "struck", "y", "2031-05-06", SAYSO_ACTUAL, 90 }, { DEED, "x", "hit", NULL, "2031-05-06", SAYSO_ACTUAL, 90 });
    REPORT(&f, "b", "Then struck. Then hit. Later struck again.", { DEED, "x", "struck", "y", "2031-05-06", SAYSO_ACTUAL, 90 }, { DEED, "x", "hit", NULL, "2031-05-06", SAYSO_ACTUAL, 90 },
           { DEED, "x", "struck again", "y", "2031-05-07", SAYSO_ACTUAL, 90 });
    json_t *l = timeline(&f, 0);
    assert_int_equal(json_array_size(l), 4); /* one told twice; two whose target is not known; one of another day */
    assert_int_equal(json_integer_value(json_object_get(json_array_get(l, 0), "reports")), 2);
    assert_int_equal(json_array_size(json_object_get(json_array_get(l, 0), "told")), 2);
    assert_string_equal(string_of(l, 3, "date"), "2031-05-07");
    json_decref(l);
    close_all(&f);
}

static void only_what_is_told_as_done_is_a_deed(void **state)
{
    (void)state;
    fixture f = { .n = 0 };
    REPORT(&f, "a", "One plans. One threatens. One may have struck. One struck.", { DEED, "x", "plans", "y", "2031-05-06", SAYSO_PLANNED, 90 }, { DEED, "x", "threatens", "y", "2031-05-06", SAYSO_CONDITIONAL, 90 },
           { DEED, "x", "may have struck", "y", "2031-05-06", SAYSO_ACTUAL, 50 }, { DEED, "x", "One struck", "y", "2031-05-06", SAYSO_ACTUAL, 90 });
    f.docs[0]->events.at[3].polarity = '-';
    json_t *l = timeline(&f, 0), *all = timeline(&f, 1);
    assert_int_equal(json_array_size(l), 0);
    assert_int_equal(json_array_size(all), 1); /* the less sure one */
    json_decref(l);
    json_decref(all);
    close_all(&f);
}

typedef struct {
    fixture *f;
    const char *refs[2];
    sayso_finding finding;
} occasion_job;

static void add_occasion(void *arg)
{
    occasion_job *job = arg;
    *SY_PUSH(&job->f->story->arena, &job->f->story->findings) = job->finding;
}

static void statements_of_one_occasion_stand_together(void **state)
{
    (void)state;
    fixture f = { .n = 0 };
    REPORT(&f, "a", "One spoke.", { STATEMENT, "x", "One spoke", NULL, NULL, 0, 90 });
    REPORT(&f, "b", "He spoke so.", { STATEMENT, "x", "He spoke so", NULL, "2031-05-08", 0, 90 });
    REPORT(&f, "c", "One spoke.", { STATEMENT, "x", "One spoke", NULL, NULL, 0, 90 });
    collate(&f);
    occasion_job job = { .f = &f, .refs = { f.docs[0]->attributions.at[0].id, f.docs[1]->attributions.at[0].id } };
    job.finding = (sayso_finding){ .id = "o-1", .kind = SAYSO_OCCASION, .refs = job.refs, .n_refs = 2, .date = "2031-05-07", .actor = "x", .conf = 90 };
    assert_int_equal(sy_guard(&f.story->arena, add_occasion, &job, NULL), SAYSO_OK);
    json_t *l = timeline(&f, 0);
    assert_int_equal(json_array_size(l), 2);
    assert_string_equal(string_of(l, 0, "occasion"), "o-1");
    assert_string_equal(string_of(l, 0, "date"), "2031-05-07"); /* that of the occasion */
    assert_int_equal(json_array_size(json_object_get(json_array_get(l, 0), "told")), 2);
    assert_null(string_of(l, 1, "occasion"));
    json_decref(l);
    close_all(&f);
}

/* ---- diff */

static json_t *diff(const sayso_doc *const *then, size_t n_then, const sayso_doc *const *now, size_t n_now, int all)
{
    char *out = NULL;
    size_t n, listed;
    sayso_list how = { .size = sizeof how, .as = SAYSO_AS_JSON, .all = (uint32_t)all };
    assert_int_equal(sayso_diff_records(then, n_then, now, n_now, &how, &out, &n, &listed, NULL), SAYSO_OK);
    json_t *l = list_of(out);
    assert_int_equal(json_array_size(l), listed);
    return l;
}

#define SIDE(...) (const sayso_doc *const[]){ __VA_ARGS__ }, sizeof((const sayso_doc *const[]){ __VA_ARGS__ }) / sizeof(const sayso_doc *)

static const char flow[] = "Castavar demands a guaranteed flow. Dostan spoke of the river.";

static void the_same_reports_do_not_differ(void **state)
{
    (void)state;
    fixture f = { .n = 0 };
    const sayso_doc *a = REPORT(&f, "a", flow, { POSITION, "ca", "demands a guaranteed flow", "water", NULL, SAYSO_DEMANDS, 90 }, { STATEMENT, "or", "Dostan spoke of the river", NULL, NULL, 0, 90 });
    const sayso_doc *b = REPORT(&f, "b", "The northern gates of the old dam opened early.", { STATEMENT, "or", "The northern gates of the old dam opened early", NULL, NULL, 0, 90 });
    json_t *same = diff(SIDE(a), SIDE(a), 1), *both = diff(SIDE(a, b), SIDE(b, a), 1), *more = diff(SIDE(a), SIDE(a, b), 0), *none = diff(NULL, 0, NULL, 0, 0);
    assert_int_equal(json_array_size(same), 0);
    assert_int_equal(json_array_size(both), 0);
    assert_int_equal(json_array_size(more), 1); /* what the report of both sides holds is no difference */
    assert_string_equal(string_of(more, 0, "status"), "new");
    assert_int_equal(json_array_size(none), 0);
    json_decref(same);
    json_decref(both);
    json_decref(more);
    json_decref(none);
    close_all(&f);
}

static void positions_that_moved_are_told_from_new_and_gone_ones(void **state)
{
    (void)state;
    fixture f = { .n = 0 };
    const sayso_doc *then = REPORT(&f, "then", "One demands water. Two rejects trade. Three keeps peace. Four asks.", { POSITION, "a", "One demands water", "water", NULL, SAYSO_DEMANDS, 90 },
        { POSITION, "b", "Two rejects trade", "trade", NULL, SAYSO_REJECTS, 90 }, { POSITION, "c", "Three keeps peace", "peace", NULL, SAYSO_SUPPORTS, 90 }, { POSITION, NULL, "Four asks", "water", NULL, SAYSO_DEMANDS, 90 });
    const sayso_doc *now = REPORT(&f, "now", "One accepts water. Three keeps peace. Five offers aid. Six may offer.", { POSITION, "a", "One accepts water", "water", NULL, SAYSO_ACCEPTS, 90 },
        { POSITION, "c", "Three keeps peace", "peace", NULL, SAYSO_SUPPORTS, 90 }, { POSITION, "e", "Five offers aid", "aid", NULL, SAYSO_OFFERS, 90 }, { POSITION, "f", "Six may offer", "aid", NULL, SAYSO_OFFERS, 50 });
    json_t *l = diff(SIDE(then), SIDE(now), 0), *all = diff(SIDE(then), SIDE(now), 1), *back = diff(SIDE(now), SIDE(then), 0);
    static const char *const status[] = { "another stance", "new", "not found now" }, *const actor[] = { "a", "e", "b" };
    assert_int_equal(json_array_size(l), 3);
    for (size_t i = 0; i < 3; i++) {
        assert_string_equal(string_of(l, i, "status"), status[i]);
        assert_string_equal(string_of(l, i, "actor"), actor[i]);
    }
    assert_string_equal(json_string_value(json_array_get(json_object_get(json_array_get(l, 0), "stances_then"), 0)), "demands");
    assert_string_equal(json_string_value(json_array_get(json_object_get(json_array_get(l, 0), "stances_now"), 0)), "accepts");
    assert_int_equal(json_array_size(all), 4); /* the less sure offer; never the holder that was not found */
    assert_int_equal(json_array_size(back), 3);
    assert_string_equal(string_of(back, 1, "actor"), "b");
    json_decref(l);
    json_decref(all);
    json_decref(back);
    close_all(&f);
}

static void a_condition_in_other_words_is_not_gone(void **state)
{
    (void)state;
    fixture f = { .n = 0 };
    const sayso_doc *then = REPORT(&f, "then", "The gates will be closed by the end of the month if the neighbour keeps troops at the border. The harvest aid ends if the bridge of Lowen falls.",
        { CONDITION, "or", "the neighbour keeps troops at the border", "The gates will be closed by the end of the month", NULL, 0, 90 }, { CONDITION, "or", "the bridge of Lowen falls", "The harvest aid ends", NULL, 0, 90 });
    const sayso_doc *now = REPORT(&f, "now", "If troops stay at the border the gates will be closed. Grain will be sold again if the fishing fleet returns.",
        { CONDITION, "or", "troops stay at the border", "the gates will be closed", NULL, 0, 90 }, { CONDITION, "ca", "the fishing fleet returns", "Grain will be sold again", NULL, 0, 90 });
    json_t *l = diff(SIDE(then), SIDE(now), 0), *back = diff(SIDE(now), SIDE(then), 0);
    assert_int_equal(json_array_size(l), 2);
    assert_string_equal(string_of(l, 0, "status"), "new");
    assert_string_equal(string_of(l, 0, "actor"), "ca");
    assert_string_equal(string_of(l, 1, "status"), "not found now");
    assert_non_null(strstr(json_string_value(json_object_get(json_array_get(json_object_get(json_array_get(l, 1), "then"), 0), "text")), "bridge of Lowen"));
    assert_int_equal(json_array_size(back), 2);
    json_decref(l);
    json_decref(back);
    close_all(&f);
}

static void two_reports_of_one_side_and_one_name_are_refused(void **state)
{
    (void)state;
    fixture f = { .n = 0 };
    sayso_error err = { 0 };
    char *out = NULL;
    size_t n;
    const sayso_doc *a = REPORT(&f, "a", flow, { POSITION, "ca", "demands a guaranteed flow", "water", NULL, SAYSO_DEMANDS, 90 });
    assert_int_equal(sayso_diff_records(SIDE(a, a), SIDE(a), NULL, &out, &n, NULL, &err), SAYSO_USAGE);
    assert_non_null(strstr(err.text, "called a"));
    assert_null(out);
    close_all(&f);
}

/* ---- memory */

static sayso_status both_lists(fixture *f, sayso_as as, char **out)
{
    size_t n;
    sayso_list how = { .size = sizeof how, .as = as, .all = 1 };
    const sayso_doc *then[] = { f->docs[0] }, *now[] = { f->docs[1] };
    sayso_status status = sayso_story_timeline(f->story, &how, &out[0], &n, NULL, NULL);
    return status ? status : sayso_diff_records(then, 1, now, 1, &how, &out[1], &n, NULL, NULL);
}

static void every_failed_allocation_is_a_status(void **state)
{
    (void)state;
    fixture f = { .n = 0 };
    REPORT(&f, "a", flow, { POSITION, "ca", "demands a guaranteed flow", "water", NULL, SAYSO_DEMANDS, 90 }, { STATEMENT, "or", "Dostan spoke of the river", NULL, "2031-05-07", 0, 90 });
    REPORT(&f, "b", "Orvenia struck the northern gates of the old dam. The gates close if the talks on water fail.", { DEED, "or", "struck", "ca", "2031-05-06", SAYSO_ACTUAL, 90 }, { STATEMENT, "or", "the northern gates of the old dam", NULL, NULL, 0, 90 },
           { CONDITION, "or", "the talks on water fail", "The gates close", NULL, 0, 90 });
    collate(&f);
    for (int as = SAYSO_AS_TEXT; as <= SAYSO_AS_CSV; as++) {
        sayso_status status = SAYSO_MEMORY;
        for (long n = 1; status && n < 100000; n++) {
            char *out[2] = { NULL, NULL };
            sy_test_fail_nth(n);
            status = both_lists(&f, (sayso_as)as, out);
            sy_test_fail_nth(0);
            assert_true(status == SAYSO_OK || status == SAYSO_MEMORY);
            sayso_free(out[0]);
            sayso_free(out[1]);
        }
        assert_int_equal(status, SAYSO_OK);
    }
    close_all(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(moments_stand_by_day_and_what_has_none_is_last),
        cmocka_unit_test(one_deed_of_two_reports_is_one_moment),
        cmocka_unit_test(only_what_is_told_as_done_is_a_deed),
        cmocka_unit_test(statements_of_one_occasion_stand_together),
        cmocka_unit_test(the_same_reports_do_not_differ),
        cmocka_unit_test(positions_that_moved_are_told_from_new_and_gone_ones),
        cmocka_unit_test(a_condition_in_other_words_is_not_gone),
        cmocka_unit_test(two_reports_of_one_side_and_one_name_are_refused),
        cmocka_unit_test(every_failed_allocation_is_a_status),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
