/* test_lists.c - the lists of positions and conditions of a story: what stands in which cell, what is kept apart. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/doc.h"
#include "base/engine.h"
#include "compare/compare.h"
#include "record/stances.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- a story made by hand: each position is a sentence of its report, found by its words */

typedef struct {
    sayso engine;
    sayso_story *story;
    sayso_doc *docs[4];
    uint32_t n;
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
    static const struct { const char *id, *name, *country, *code; sayso_actor_kind kind; } known[] = {
        { "or", "Orvenia", "XOR", "XOR", SAYSO_ACTOR_STATE },
        { "or:gov", "Government of Orvenia", "XOR", "XORGOV", SAYSO_ACTOR_GOVERNMENT },
        { "or:dostan", "Mirela Dostan", "XOR", "XORGOV", SAYSO_ACTOR_PERSON },
        { "ca:gov", "Government of Castavar", "XCA", "XCAGOV", SAYSO_ACTOR_GOVERNMENT },
        { "x:pell", "Ina Pell", NULL, NULL, SAYSO_ACTOR_PERSON },
    };
    for (uint32_t i = 0; i < d->actors.n; i++)
        if (strcmp(d->actors.at[i].id, id) == 0) return (int32_t)i;
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (strcmp(known[i].id, id) != 0) continue;
        *SY_PUSH(&d->arena, &d->actors) = (sayso_actor){ known[i].id, known[i].name, known[i].kind, known[i].country, known[i].code, 0, 0 };
        return (int32_t)d->actors.n - 1;
    }
    return -1;
}

typedef struct {
    const char *holder;  /* id; NULL: not resolved */
    const char *printed;
    sayso_stance stance;
    const char *issue, *scope, *condition; /* condition: "if ..." as it stands; NULL */
    uint8_t conf;
} held;

static void hold(sayso_doc *d, const held *h)
{
    int32_t condition = -1;
    sayso_span scope = find(d, h->scope), printed = find(d, h->printed);
    if (h->condition) {
        sayso_span words = find(d, h->condition), marker = { words.start, words.start + (uint32_t)strcspn(h->condition, " ") };
        words.start = marker.end + 1;
        sayso_condition c = { "c-00000001", sy_spans_one(d, words), sy_spans_one(d, scope), sy_spans_one(d, marker), -1, -1, SAYSO_CONDITION_OFFER, 90, "by hand" };
        if (h->stance == SAYSO_THREATENS) c.kind = SAYSO_CONDITION_THREAT;
        if (h->holder) c.holder = actor_of(d, h->holder);
        *SY_PUSH(&d->arena, &d->conditions) = c;
        condition = (int32_t)d->conditions.n - 1;
    }
    sayso_span evidence = { printed.start < scope.start ? printed.start : scope.start, scope.end };
    *SY_PUSH(&d->arena, &d->positions) = (sayso_position){ sy_printf(&d->arena, "p-%08x", (unsigned)d->positions.n), h->holder ? actor_of(d, h->holder) : -1,
        sy_spans_one(d, printed), h->issue, h->stance, sy_spans_one(d, scope), sy_spans_one(d, evidence), -1, condition, -1, h->conf, "by hand" };
}

typedef struct {
    fixture *f;
    const char *id, *text;
    const held *held;
    size_t n;
} report_job;

static void fill_report(void *arg)
{
    report_job *job = arg;
    fixture *f = job->f;
    sayso_doc *d = f->docs[f->n - 1];
    d->text = sy_strdup(&d->arena, job->text);
    d->n_text = (uint32_t)strlen(job->text);
    d->report.id = sy_strdup(&d->arena, job->id);
    d->report.date = "2024-10-08";
    for (size_t i = 0; i < job->n; i++) hold(d, &job->held[i]);
}

static void tell(fixture *f, const char *id, const char *text, const held *h, size_t n)
{
    sayso_doc *d = calloc(1, sizeof *d);
    assert_non_null(d);
    sy_arena_init(&d->arena, 0);
    f->docs[f->n++] = d;
    report_job job = { f, id, text, h, n };
    assert_int_equal(sy_guard(&d->arena, fill_report, &job, NULL), SAYSO_OK);
}

#define TELL(f, id, text, ...) \
    tell(f, id, text, (const held[]){ __VA_ARGS__ }, sizeof((const held[]){ __VA_ARGS__ }) / sizeof(held))

static void load_tables(void *arg) { sy_stances_load(arg); }

static void open_tables(fixture *f)
{
    memset(f, 0, sizeof *f);
    sy_arena_init(&f->engine.arena, 0);
    f->engine.options.data_dir = SY_DATA;
    assert_int_equal(sy_guard(&f->engine.arena, load_tables, &f->engine, NULL), SAYSO_OK);
}

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
    f->story->engine = &f->engine;
    assert_int_equal(sy_guard(&f->story->arena, join, f, NULL), SAYSO_OK);
}

static void close_tables(fixture *f)
{
    for (uint32_t i = 0; i < f->n; i++) sayso_doc_free(f->docs[i]);
    sayso_story_free(f->story);
    sy_arena_free(&f->engine.arena);
}

typedef sayso_status (*lister)(const sayso_story *, const sayso_list *, char **, size_t *, size_t *, sayso_error *);

static char *list(fixture *f, lister which, sayso_list how, size_t *listed)
{
    char *out = NULL;
    size_t n, count;
    sayso_error err = { 0 };
    how.size = sizeof how;
    if (!f->story) collate(f);
    sayso_status status = which(f->story, &how, &out, &n, &count, &err);
    if (status) print_error("%s\n", err.text);
    assert_int_equal(status, SAYSO_OK);
    assert_int_equal(strlen(out), n);
    if (listed) *listed = count;
    return out;
}

/* The JSON lines of one kind, as a list. */
static json_t *lines(fixture *f, lister which, sayso_list how, const char *kind)
{
    json_t *all = json_array();
    how.as = SAYSO_AS_JSON;
    char *out = list(f, which, how, NULL);
    for (char *line = strtok(out, "\n"); line; line = strtok(NULL, "\n")) {
        json_t *o = json_loads(line, 0, NULL);
        assert_non_null(o);
        if (strcmp(json_string_value(json_object_get(o, "kind")), kind) == 0) json_array_append(all, o);
        json_decref(o);
    }
    sayso_free(out);
    return all;
}

static const char *string_of(const json_t *list, size_t i, const char *key) { return json_string_value(json_object_get(json_array_get(list, i), key)); }
static long long number_of(const json_t *list, size_t i, const char *key) { return json_integer_value(json_object_get(json_array_get(list, i), key)); }

/* ---- positions */

static const char wire[] = "Orvenia rejects a limit on the filling. Dostan rejects any limit at all. The Orvenian government rejects limits. Castavar demands a steady flow. "
                           "The army rejects a truce. Castavar offers to lift the grain ban if Orvenia signs the treaty.";
static const char second[] = "Castavar demands a steady flow. The army rejects a truce. They demand pay. They demand a pardon.";

static void wire_and_second(fixture *f)
{
    open_tables(f);
    TELL(f, "talks/1", wire, { "or", "Orvenia", SAYSO_REJECTS, "water", "a limit on the filling", NULL, 90 },
         { "or:dostan", "Dostan", SAYSO_REJECTS, "water", "any limit at all", NULL, 90 },
         { "or:gov", "The Orvenian government", SAYSO_REJECTS, "water", "limits", NULL, 60 },
         { "ca:gov", "Castavar", SAYSO_DEMANDS, "water", "a steady flow", NULL, 90 },
         { NULL, "The army", SAYSO_REJECTS, "ceasefire", "a truce", NULL, 80 },
         { "ca:gov", "Castavar", SAYSO_OFFERS, "trade", "lift the grain ban", "if Orvenia signs the treaty", 85 });
    TELL(f, "talks/2", second, { "ca:gov", "Castavar", SAYSO_DEMANDS, "water", "a steady flow", NULL, 75 },
         { NULL, "The army", SAYSO_REJECTS, "ceasefire", "a truce", NULL, 80 },
         { NULL, "They", SAYSO_DEMANDS, NULL, "pay", NULL, 80 }, { NULL, "They", SAYSO_DEMANDS, NULL, "a pardon", NULL, 80 });
}

static void holders_are_never_joined_unseen(void **state)
{
    (void)state;
    fixture f;
    wire_and_second(&f);
    json_t *rows = lines(&f, sayso_story_positions, (sayso_list){ .all = 1 }, "holder");
    unsigned armies = 0, they = 0, orvenian = 0;
    for (size_t i = 0; i < json_array_size(rows); i++) {
        const char *id = string_of(rows, i, "holder"), *name = string_of(rows, i, "name");
        armies += strcmp(name, "The army") == 0;
        they += strcmp(name, "They") == 0;
        orvenian += id && strncmp(id, "or", 2) == 0;
        assert_int_equal(number_of(rows, i, "row"), i);
    }
    assert_int_equal(orvenian, 2); /* the government, which acts for its country; its president */
    assert_int_equal(armies, 2);   /* of two reports: nobody says it is one */
    assert_int_equal(they, 2);     /* a pronoun may mean another each time */
    json_decref(rows);
    close_tables(&f);
}

static void one_position_of_two_reports_counts_once(void **state)
{
    (void)state;
    fixture f;
    wire_and_second(&f);
    json_t *all = lines(&f, sayso_story_positions, (sayso_list){ .holder = "ca:gov", .stance = SAYSO_DEMANDS }, "position");
    assert_int_equal(json_array_size(all), 1);
    assert_int_equal(number_of(all, 0, "reports"), 2);
    const json_t *told = json_object_get(json_array_get(all, 0), "told");
    assert_int_equal(json_array_size(told), 2);
    assert_string_equal(string_of(told, 1, "report"), "talks/2");
    assert_string_equal(string_of(told, 1, "scope_text"), "a steady flow");
    assert_string_equal(string_of(told, 0, "date"), "2024-10-08");
    json_decref(all);
    close_tables(&f);
}

static void cells_add_up_to_the_positions(void **state)
{
    (void)state;
    fixture f;
    wire_and_second(&f);
    json_t *cells = lines(&f, sayso_story_positions, (sayso_list){ .all = 1 }, "cell"), *all = lines(&f, sayso_story_positions, (sayso_list){ .all = 1 }, "position");
    long long sum = 0, next = 0;
    for (size_t i = 0; i < json_array_size(cells); i++) {
        const json_t *numbers = json_object_get(json_array_get(cells, i), "positions"), *count;
        const char *stance;
        long long here = 0;
        json_object_foreach((json_t *)json_object_get(json_array_get(cells, i), "stances"), stance, count) here += json_integer_value(count);
        assert_int_equal(here, json_array_size(numbers));
        for (size_t k = 0; k < json_array_size(numbers); k++, next++) {
            assert_int_equal(json_integer_value(json_array_get(numbers, k)), next);
            assert_int_equal(number_of(all, (size_t)next, "row"), number_of(cells, i, "row"));
            assert_int_equal(number_of(all, (size_t)next, "column"), number_of(cells, i, "column"));
        }
        sum += here;
    }
    assert_int_equal(sum, json_array_size(all));
    assert_int_equal(sum, 9); /* ten tellings, two of one position */
    json_decref(cells);
    json_decref(all);
    close_tables(&f);
}

static void less_sure_positions_are_counted_and_shown_on_demand(void **state)
{
    (void)state;
    fixture f;
    size_t few, all;
    wire_and_second(&f);
    char *text = list(&f, sayso_story_positions, (sayso_list){ .width = 200 }, &few);
    assert_non_null(strstr(text, "1 less sure folded away"));
    assert_null(strstr(text, "The Orvenian government"));
    sayso_free(text);
    text = list(&f, sayso_story_positions, (sayso_list){ .width = 200, .all = 1 }, &all);
    assert_non_null(strstr(text, "The Orvenian government: rejects \xE2\x80\x9Climits\xE2\x80\x9D"));
    assert_non_null(strstr(text, "[less sure]"));
    assert_int_equal(all, few + 1);
    sayso_free(text);
    close_tables(&f);
}

static void an_issue_holds_those_below_it(void **state)
{
    (void)state;
    fixture f;
    size_t under, name, exact;
    wire_and_second(&f);
    sayso_free(list(&f, sayso_story_positions, (sayso_list){ .issue = "economy" }, &under)); /* water and trade */
    sayso_free(list(&f, sayso_story_positions, (sayso_list){ .issue = "Economy" }, &name));
    sayso_free(list(&f, sayso_story_positions, (sayso_list){ .issue = "trade" }, &exact));
    assert_int_equal(under, 4);
    assert_int_equal(name, under);
    assert_int_equal(exact, 1);
    char *out = NULL;
    size_t n;
    sayso_list how = { .size = sizeof how, .issue = "no such issue" };
    assert_int_equal(sayso_story_positions(f.story, &how, &out, &n, NULL, NULL), SAYSO_USAGE);
    assert_null(out);
    close_tables(&f);
}

static void the_cell_shows_printed_holder_condition_and_bytes(void **state)
{
    (void)state;
    fixture f;
    wire_and_second(&f);
    char *text = list(&f, sayso_story_positions, (sayso_list){ .width = 300 }, NULL);
    assert_non_null(strstr(text, "Castavar: offers \xE2\x80\x9Clift the grain ban\xE2\x80\x9D condition: \xE2\x80\x9Cif Orvenia signs the treaty\xE2\x80\x9D"));
    assert_non_null(strstr(text, "Government of Castavar (government, ca:gov)"));
    assert_non_null(strstr(text, "The army (not resolved, as printed)"));
    char at[64];
    sayso_span s = find(f.docs[0], "Castavar demands a steady flow");
    snprintf(at, sizeof at, "1:%u-%u 2:0-30", s.start, s.end);
    assert_non_null(strstr(text, at));
    sayso_free(text);
    close_tables(&f);
}

/* ---- gaps */

static const char claims[] = "Castavar demands a steady flow of the river. Orvenia rejects a steady flow. Dostan would accept a steady flow if the ban ends. "
                             "Castavar demands no new turbines. Orvenia rejects new turbines. Ina Pell rejects a steady flow of water. "
                             "Castavar demands compensation. Orvenia rejects a treaty on water. Orvenia offers a hotline.";

/* The first position of the first report is aimed at this actor; NULL: at nobody. */
static void aim(fixture *f, const char *id)
{
    sayso_doc *d = f->docs[0];
    d->positions.at[0].target = -1;
    for (uint32_t i = 0; id && i < d->actors.n; i++)
        if (strcmp(d->actors.at[i].id, id) == 0) d->positions.at[0].target = (int32_t)i;
}

static void two_sides(fixture *f)
{
    open_tables(f);
    TELL(f, "talks/1", claims, { "ca:gov", "Castavar", SAYSO_DEMANDS, "water", "a steady flow of the river", NULL, 90 },
         { "or", "Orvenia", SAYSO_REJECTS, "water", "a steady flow", NULL, 90 },
         { "or:dostan", "Dostan", SAYSO_ACCEPTS, "water", "accept a steady flow", "if the ban ends", 90 },
         { "ca:gov", "Castavar", SAYSO_DEMANDS, "energy", "no new turbines", NULL, 90 },
         { "or:gov", "Orvenia", SAYSO_REJECTS, "energy", "rejects new turbines", NULL, 90 },
         { "x:pell", "Ina Pell", SAYSO_REJECTS, "water", "a steady flow of water", NULL, 90 },
         { "ca:gov", "Castavar", SAYSO_DEMANDS, "water", "compensation", NULL, 90 },
         { "or:gov", "Orvenia", SAYSO_REJECTS, "water", "a treaty on water", NULL, 90 },
         { "or:gov", "Orvenia", SAYSO_OFFERS, NULL, "a hotline", NULL, 90 });
    aim(f, "or:gov");
}

static const json_t *entry_of(const json_t *gaps, size_t i, const char *key, size_t k) { return json_array_get(json_object_get(json_array_get(gaps, i), key), k); }
static const char *scope_of(const json_t *gaps, size_t i, const char *key, size_t k)
{
    return json_string_value(json_object_get(json_array_get(json_object_get(entry_of(gaps, i, key, k), "told"), 0), "scope_text"));
}

static void one_matter_stands_before_one_issue(void **state)
{
    (void)state;
    fixture f;
    two_sides(&f);
    json_t *apart = lines(&f, sayso_story_gaps, (sayso_list){ .width = 80 }, "apart");
    assert_int_equal(json_array_size(apart), 1); /* "compensation" and "a treaty" share the issue alone, and neither is aimed at the other */
    assert_string_equal(string_of(apart, 0, "other"), "Orvenia");
    assert_string_equal(scope_of(apart, 0, "wants", 0), "a steady flow of the river");
    assert_string_equal(scope_of(apart, 0, "refuses", 0), "a steady flow");
    assert_int_equal(json_array_size(json_object_get(json_array_get(apart, 0), "refuses")), 1); /* Pell's side was not found */
    assert_int_equal(json_array_size(json_object_get(json_array_get(apart, 0), "shared")), 2);
    json_decref(apart);
    f.docs[0]->positions.at[6].target = f.docs[0]->positions.at[0].target; /* compensation, demanded of the other side */
    apart = lines(&f, sayso_story_gaps, (sayso_list){ .width = 80 }, "apart");
    assert_int_equal(json_array_size(apart), 2);
    assert_string_equal(scope_of(apart, 1, "wants", 0), "compensation");
    assert_string_equal(scope_of(apart, 1, "refuses", 0), "a treaty on water");
    assert_int_equal(json_array_size(json_object_get(json_array_get(apart, 1), "shared")), 0);
    json_decref(apart);
    close_tables(&f);
}

/* Where no report sets the two sides against each other, and the words are others, it is too little. */
static void one_issue_alone_sets_only_opponents_apart(void **state)
{
    (void)state;
    fixture f;
    two_sides(&f);
    aim(&f, NULL);
    json_t *apart = lines(&f, sayso_story_gaps, (sayso_list){ .width = 80 }, "apart"), *all = lines(&f, sayso_story_gaps, (sayso_list){ .width = 80, .all = 1 }, "apart");
    assert_int_equal(json_array_size(apart), 1);
    assert_string_equal(scope_of(apart, 0, "wants", 0), "a steady flow of the river");
    assert_true(json_array_size(all) > 1);
    json_decref(apart);
    json_decref(all);
    close_tables(&f);
}

/* Engine with the project's tables, so that words for one thing, words that take back and words that say little are known. */
static size_t apart(const char *wanted, const char *refused)
{
    fixture f;
    open_tables(&f);
    char text[200];
    snprintf(text, sizeof text, "Castavar demands %s. Orvenia rejects %s.", wanted, refused);
    TELL(&f, "talks/1", text, { "ca:gov", "Castavar", SAYSO_DEMANDS, "water", wanted, NULL, 90 }, { "or:gov", "Orvenia", SAYSO_REJECTS, "water", refused, NULL, 90 });
    f.engine.options.data_dir = SY_DATA;
    json_t *found = lines(&f, sayso_story_gaps, (sayso_list){ .width = 80 }, "apart");
    size_t n = json_array_size(found);
    json_decref(found);
    close_tables(&f);
    return n;
}

static void words_of_the_table_tell_one_matter_from_another(void **state)
{
    (void)state;
    assert_int_equal(apart("a truce on the river", "any ceasefire"), 1);                     /* words for one thing */
    assert_int_equal(apart("a delay of the water tax", "the water tax"), 0);                 /* takes back what the other has */
    assert_int_equal(apart("a delay of the water tax", "any delay of the water tax"), 1);
    assert_int_equal(apart("an end to the grain ban", "a halt to the grain ban"), 1);
    assert_int_equal(apart("the plan", "the plan"), 1);
    assert_int_equal(apart("the plan", "the earlier plan for fishing rights"), 0);           /* "plan" says too little */
    assert_int_equal(apart("no turbines on the river", "turbines on the river"), 0);
    assert_int_equal(apart("no turbines without a treaty", "turbines under a treaty"), 1);   /* twice turned is not turned */
}

static void who_wants_none_and_who_rejects_one_are_not_apart(void **state)
{
    (void)state;
    fixture f;
    two_sides(&f);
    char *text = list(&f, sayso_story_gaps, (sayso_list){ .all = 1, .width = 200, .issue = "energy" }, NULL);
    assert_null(strstr(text, "turbines"));
    sayso_free(text);
    close_tables(&f);
}

static void a_demand_met_on_a_condition_is_a_meeting(void **state)
{
    (void)state;
    fixture f;
    two_sides(&f);
    json_t *met = lines(&f, sayso_story_gaps, (sayso_list){ .width = 80 }, "meeting");
    assert_int_equal(json_array_size(met), 1);
    assert_true(json_is_true(json_object_get(json_array_get(met, 0), "on_condition")));
    assert_string_equal(json_string_value(json_object_get(entry_of(met, 0, "gives", 0), "holder")), "or:dostan");
    json_decref(met);
    char *text = list(&f, sayso_story_gaps, (sayso_list){ .width = 300 }, NULL);
    assert_non_null(strstr(text, "where they meet"));
    assert_non_null(strstr(text, "Dostan (Mirela Dostan): accepts \xE2\x80\x9C" "accept a steady flow\xE2\x80\x9D condition: \xE2\x80\x9Cif the ban ends\xE2\x80\x9D"));
    assert_non_null(strstr(text, "no condition found"));
    sayso_free(text);
    close_tables(&f);
}

static void sides_of_two_stories_are_not_set_against_each_other(void **state)
{
    (void)state;
    fixture f;
    size_t one_story, two_stories;
    open_tables(&f);
    TELL(&f, "a", "Castavar demands a steady flow.", { "ca:gov", "Castavar", SAYSO_DEMANDS, "water", "a steady flow", NULL, 90 });
    TELL(&f, "b", "Orvenia rejects a steady flow.", { "or:gov", "Orvenia", SAYSO_REJECTS, "water", "a steady flow", NULL, 90 });
    sayso_free(list(&f, sayso_story_gaps, (sayso_list){ .width = 80 }, &one_story));
    f.story->places.at[1].story = 1;
    sayso_free(list(&f, sayso_story_gaps, (sayso_list){ .width = 80 }, &two_stories));
    assert_int_equal(one_story, 1);
    assert_int_equal(two_stories, 0);
    close_tables(&f);
}

static void gaps_of_one_holder_show_both_sides(void **state)
{
    (void)state;
    fixture f;
    two_sides(&f);
    json_t *of_dostan = lines(&f, sayso_story_gaps, (sayso_list){ .holder = "dostan" }, "meeting"), *apart = lines(&f, sayso_story_gaps, (sayso_list){ .holder = "dostan" }, "apart");
    assert_int_equal(json_array_size(of_dostan), 1);
    assert_int_equal(json_array_size(apart), 0);
    json_decref(of_dostan);
    json_decref(apart);
    close_tables(&f);
}

/* ---- whatif: needs the language model, since words are compared by their dictionary forms */

static const char warned[] = "Dostan will close the gates if the talks fail. Orvenia will lift the ban unless the talks fail. Orvenia will leave if the first talks on water fail. "
                             "Castavar will pay if the harvest fails. Castavar will wait if the negotiations collapse. Castavar will leave if her neighbour signs the treaty.";

static sayso_status what_if(const sayso_story *story, const char *asked, sayso_list how, char **out, size_t *listed)
{
    size_t n;
    how.size = sizeof how;
    return sayso_story_what_if(story, asked, &how, out, &n, listed, NULL);
}

static sayso *open_engine(void)
{
    sayso_options options = { .size = sizeof options, .data_dir = SY_DATA, .model_dir = SY_DATA "/../models" };
    sayso *engine = NULL;
    assert_int_equal(sayso_open(&options, &engine, NULL), SAYSO_OK);
    return engine;
}

static void six_conditions(fixture *f)
{
    open_tables(f);
    TELL(f, "talks/1", warned, { "or:dostan", "Dostan", SAYSO_THREATENS, "water", "close the gates", "if the talks fail", 90 },
         { "or:gov", "Orvenia", SAYSO_OFFERS, "trade", "lift the ban", "unless the talks fail", 90 },
         { "or:gov", "Orvenia", SAYSO_THREATENS, NULL, "will leave", "if the first talks on water fail", 90 },
         { "ca:gov", "Castavar", SAYSO_OFFERS, NULL, "will pay", "if the harvest fails", 90 },
         { "ca:gov", "Castavar", SAYSO_THREATENS, NULL, "will wait", "if the negotiations collapse", 90 },
         { "ca:gov", "Castavar", SAYSO_THREATENS, NULL, "Castavar will leave", "if her neighbour signs the treaty", 90 });
    collate(f);
    sayso_doc *d = f->docs[0];
    sayso_span neighbour = find(d, "her neighbour"); /* the report has resolved who that is */
    for (uint32_t i = 0; i < d->actors.n; i++)
        if (strcmp(d->actors.at[i].id, "or:gov") == 0) *SY_PUSH(&d->arena, &d->mentions) = (sayso_mention){ neighbour, (int32_t)i, SAYSO_HOW_TITLE, 80 };
}

static void exact_and_related_conditions_stand_apart(void **state)
{
    (void)state;
    static const char *const touches[] = { "exact", "opposite polarity", "holds all words", "other words" }, *const scopes[] = { "close the gates", "lift the ban", "will leave", "will wait" };
    fixture f;
    char *out = NULL;
    size_t listed;
    six_conditions(&f);
    sayso *engine = open_engine();
    f.story->engine = engine;
    assert_int_equal(what_if(f.story, "if talks fail", (sayso_list){ .as = SAYSO_AS_JSON }, &out, &listed), SAYSO_OK);
    assert_int_equal(listed, 4); /* a failed harvest is no failed talks */
    strtok(out, "\n");
    for (size_t i = 0; i < 4; i++) {
        json_t *o = json_loads(strtok(NULL, "\n"), 0, NULL);
        assert_non_null(o);
        const json_t *told = json_array_get(json_object_get(o, "told"), 0);
        assert_string_equal(json_string_value(json_object_get(o, "touch")), touches[i]);
        assert_string_equal(json_string_value(json_object_get(o, "kind")), i ? "related" : "exact");
        assert_string_equal(json_string_value(json_object_get(told, "consequence_text")), scopes[i]);
        json_decref(o);
    }
    sayso_free(out);
    assert_int_equal(what_if(f.story, "the talks do not fail", (sayso_list){ .as = SAYSO_AS_TEXT, .width = 200 }, &out, &listed), SAYSO_OK);
    assert_non_null(strstr(out, "1 exact"));
    assert_true(strstr(out, "lift the ban") < strstr(out, "Related"));
    sayso_free(out);
    sayso_close(engine);
    close_tables(&f);
}

static void a_name_is_found_by_what_the_report_calls_it(void **state)
{
    (void)state;
    fixture f;
    char *out = NULL;
    size_t listed;
    six_conditions(&f);
    sayso *engine = open_engine();
    f.story->engine = engine;
    assert_int_equal(what_if(f.story, "Orvenia signs the treaty", (sayso_list){ .width = 200 }, &out, &listed), SAYSO_OK);
    assert_non_null(strstr(out, "1 exact"));
    assert_non_null(strstr(out, "Castavar will leave"));
    sayso_free(out);
    assert_int_equal(what_if(f.story, "the parrot sings", (sayso_list){ .width = 200 }, &out, &listed), SAYSO_OK);
    assert_int_equal(listed, 0);
    assert_non_null(strstr(out, "not found"));
    sayso_free(out);
    out = NULL;
    assert_int_equal(what_if(f.story, "if it is so", (sayso_list){ .width = 200 }, &out, &listed), SAYSO_USAGE);
    assert_int_equal(what_if(f.story, "", (sayso_list){ .width = 200 }, &out, &listed), SAYSO_USAGE);
    f.story->engine = &f.engine; /* tables, but no language model */
    assert_int_equal(what_if(f.story, "talks fail", (sayso_list){ .width = 200 }, &out, &listed), SAYSO_USAGE);
    assert_null(out);
    sayso_close(engine);
    close_tables(&f);
}

/* What a condition of a report is to the one asked for; "" if it is not listed. */
static void touches(const sayso *engine, const char *asked, const char *condition, const char *touch, const char *note)
{
    fixture f;
    char text[200], *out = NULL;
    size_t listed;
    open_tables(&f);
    snprintf(text, sizeof text, "Castavar will wait %s.", condition);
    TELL(&f, "talks/1", text, { "ca:gov", "Castavar", SAYSO_THREATENS, NULL, "will wait", condition, 90 });
    collate(&f);
    f.story->engine = engine;
    assert_int_equal(what_if(f.story, asked, (sayso_list){ .as = SAYSO_AS_JSON }, &out, &listed), SAYSO_OK);
    if (listed != (*touch != 0)) print_error("%s / %s: %s", asked, condition, out);
    assert_int_equal(listed, *touch != 0);
    if (listed) {
        char *line = strchr(out, '\n') + 1;
        json_t *o = json_loads(line, JSON_DISABLE_EOF_CHECK, NULL);
        assert_string_equal(json_string_value(json_object_get(o, "touch")), touch);
        assert_true(!note || strstr(json_string_value(json_object_get(o, "note")), note));
        json_decref(o);
    }
    sayso_free(out);
    close_tables(&f);
}

static void what_touches_a_condition_is_about_it(void **state)
{
    (void)state;
    sayso *engine = open_engine();
    touches(engine, "talks fail", "if the talks failed", "exact", NULL);
    touches(engine, "talks fail", "unless the talks fail", "opposite polarity", NULL);
    touches(engine, "talks succeed", "if the talks fail", "other words", "the other polarity; other words: fail for succeed");
    touches(engine, "negotiations collapse", "if the talks break down", "other words", "break down for collapse");
    touches(engine, "the talks collapse", "if the talks stall on Monday", "other words", "stall for collapse");
    touches(engine, "the rebels withdraw", "if the rebels refuse to withdraw", "holds all words", "the other polarity; also: refuse");
    touches(engine, "the army leaves the valley", "if the harvest in the valley fails", "", NULL);    /* a place alone */
    touches(engine, "taxes are cut", "if the paper prints his tax returns", "", NULL);                /* before a noun it tells something else */
    touches(engine, "the deal fails", "if the matter is dealt with quickly", "", NULL);               /* a verb of the same form */
    touches(engine, "the harvest fails", "if a new treaty is signed", "", NULL);
    touches(engine, "the treaty is signed", "if the treaty enters into force", "shares words", "shares: treaty");
    sayso_close(engine);
}

static void the_deed_of_another_is_not_touched(void **state)
{
    (void)state;
    fixture f;
    char *out = NULL;
    size_t listed;
    static const char *const asked[] = { "Castavar withdraws", "Orvenia withdraws" };
    sayso *engine = open_engine();
    for (size_t i = 0; i < 2; i++) {
        open_tables(&f);
        TELL(&f, "talks/1", "Dostan will wait if Orvenia withdraws.", { "or:dostan", "Dostan", SAYSO_THREATENS, NULL, "will wait", "if Orvenia withdraws", 90 });
        collate(&f);
        sayso_doc *d = f.docs[0];
        int32_t actor = actor_of(d, "or");
        *SY_PUSH(&d->arena, &d->mentions) = (sayso_mention){ find(d, "Orvenia"), actor, SAYSO_HOW_NAME, 90 };
        f.story->engine = engine;
        assert_int_equal(what_if(f.story, asked[i], (sayso_list){ .width = 80 }, &out, &listed), SAYSO_OK);
        assert_int_equal(listed, i);
        sayso_free(out);
        close_tables(&f);
    }
    sayso_close(engine);
}

/* How many allocations the list makes: each in turn fails, and is told. */
static long fail_each(fixture *f, lister which, sayso_as as)
{
    for (long n = 1; n < 100000; n++) {
        char *out = NULL;
        size_t bytes;
        sayso_list how = { .size = sizeof how, .as = as, .all = 1 };
        sy_test_fail_nth(n);
        sayso_status status = which(f->story, &how, &out, &bytes, NULL, NULL);
        sy_test_fail_nth(0);
        if (!status) {
            sayso_free(out);
            return n;
        }
        assert_int_equal(status, SAYSO_MEMORY);
        assert_null(out);
    }
    return 0;
}

static sayso_status talks_fail(const sayso_story *story, const sayso_list *how, char **out, size_t *n, size_t *listed, sayso_error *err)
{
    return sayso_story_what_if(story, "talks fail", how, out, n, listed, err);
}

static void every_failed_allocation_of_a_list_is_a_status(void **state)
{
    (void)state;
    static const lister lists[] = { sayso_story_positions, sayso_story_gaps, talks_fail };
    fixture f;
    six_conditions(&f);
    sayso *engine = open_engine();
    f.story->engine = engine;
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++)
        for (int as = SAYSO_AS_TEXT; as <= SAYSO_AS_CSV; as++) assert_true(fail_each(&f, lists[i], (sayso_as)as) > 1);
    sayso_close(engine);
    close_tables(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(holders_are_never_joined_unseen),
        cmocka_unit_test(one_position_of_two_reports_counts_once),
        cmocka_unit_test(cells_add_up_to_the_positions),
        cmocka_unit_test(less_sure_positions_are_counted_and_shown_on_demand),
        cmocka_unit_test(an_issue_holds_those_below_it),
        cmocka_unit_test(the_cell_shows_printed_holder_condition_and_bytes),
        cmocka_unit_test(one_matter_stands_before_one_issue),
        cmocka_unit_test(one_issue_alone_sets_only_opponents_apart),
        cmocka_unit_test(words_of_the_table_tell_one_matter_from_another),
        cmocka_unit_test(who_wants_none_and_who_rejects_one_are_not_apart),
        cmocka_unit_test(a_demand_met_on_a_condition_is_a_meeting),
        cmocka_unit_test(sides_of_two_stories_are_not_set_against_each_other),
        cmocka_unit_test(gaps_of_one_holder_show_both_sides),
        cmocka_unit_test(exact_and_related_conditions_stand_apart),
        cmocka_unit_test(a_name_is_found_by_what_the_report_calls_it),
        cmocka_unit_test(what_touches_a_condition_is_about_it),
        cmocka_unit_test(the_deed_of_another_is_not_touched),
        cmocka_unit_test(every_failed_allocation_of_a_list_is_a_status),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
