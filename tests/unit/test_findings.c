/* test_findings.c - what is found twice is listed once: by the surer, by the one that has more. */
#include "compare_fixture.h"

#include "compare/inner.h"

enum { PLACES = 3 };

typedef struct {
    fixture f;
    sy_collation c;
    sayso_story story;
    sy_cdoc docs[PLACES];
} found;

static void begin(found *x)
{
    memset(x, 0, sizeof *x);
    for (int i = 0; i < PLACES; i++) {
        add_text(&x->f, (const char *[]){ "a", "b", "c" }[i], NULL, "The sluices of Brenn stay closed until both sides have signed a treaty on the river Selva.", NULL);
        x->docs[i].doc = x->f.docs[i];
    }
    sy_arena_init(&x->c.scratch, 0);
    sy_arena_init(&x->story.arena, 0);
    x->c.arena = &x->story.arena;
    x->c.story = &x->story;
    x->c.docs = x->docs;
    x->c.n = PLACES;
}

static void end(found *x)
{
    sy_arena_free(&x->c.scratch);
    sy_arena_free(&x->story.arena);
    release(&x->f);
}

/* A finding whose evidence is [start, stop) in the first n reports. */
static void add(found *x, sayso_finding_kind kind, const char *type, uint8_t conf, uint32_t n, uint32_t start, uint32_t stop, const char *actor)
{
    sayso_evidence *e;
    sayso_finding *f = sy_finding_new(&x->c, kind, &e, n);
    for (uint32_t i = 0; i < n; i++) e[i] = (sayso_evidence){ i, { start, stop }, NULL };
    f->type = type;
    f->conf = conf;
    f->actor = actor;
    f->reason = "of a test";
}

static void a_conflict_found_in_two_ways_is_one(void **state)
{
    (void)state;
    found x;
    begin(&x);
    add(&x, SAYSO_CONFLICT, "date", 75, 2, 4, 11, NULL);
    add(&x, SAYSO_CONFLICT, "date", 76, 2, 4, 11, NULL);
    add(&x, SAYSO_CONFLICT, "number", 75, 2, 4, 11, NULL);
    add(&x, SAYSO_CONFLICT, "date", 75, 2, 4, 20, NULL);
    add(&x, SAYSO_AGREEMENT, "position", 80, 2, 4, 11, "ov:dostan");
    add(&x, SAYSO_AGREEMENT, "position", 80, 2, 4, 11, "cv:rusk");
    sy_findings_finish(&x.c);
    assert_int_equal(x.story.findings.n, 5);
    unsigned dates = 0;
    for (uint32_t i = 0; i < x.story.findings.n; i++) {
        const sayso_finding *f = &x.story.findings.at[i];
        if (f->kind != SAYSO_CONFLICT || strcmp(f->type, "date") != 0 || f->evidence[0].span.end != 11) continue;
        dates++;
        assert_int_equal(f->conf, 76);
    }
    assert_int_equal(dates, 1);
    end(&x);
}

/* Type of the one origin that is left; NULL: both are. */
static const char *origin_left(uint32_t quoted, uint32_t start, uint32_t stop, uint8_t conf, uint32_t held)
{
    found x;
    begin(&x);
    add(&x, SAYSO_ORIGIN, "quotation", 90, quoted, 4, 40, "ov:dostan");
    add(&x, SAYSO_ORIGIN, "position", conf, held, start, stop, "ov:dostan");
    sy_findings_finish(&x.c);
    const char *type = x.story.findings.n == 1 ? x.story.findings.at[0].type : NULL;
    end(&x);
    return type;
}

static void what_stands_behind_a_sentence_is_told_once(void **state)
{
    (void)state;
    assert_string_equal(origin_left(3, 0, 44, 80, 2), "quotation");
    assert_string_equal(origin_left(2, 0, 44, 80, 2), "quotation");
    assert_string_equal(origin_left(2, 0, 44, 90, 3), "position");
    assert_null(origin_left(2, 0, 44, 60, 3));  /* what is shown stays */
    assert_null(origin_left(3, 41, 80, 80, 2)); /* another sentence */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_conflict_found_in_two_ways_is_one),
        cmocka_unit_test(what_stands_behind_a_sentence_is_told_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
