/* test_corrections.c - what the user's corrections do to a record, and which lines are none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "names/names.h"
#include "record/record.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct {
    struct sayso engine;
    sayso_doc doc;
    const char *lines;
} bench;

static sayso_span span(uint32_t a, uint32_t b) { return (sayso_span){ a, b }; }

static void add_mention(sayso_doc *d, int32_t actor, uint32_t a, uint32_t b)
{
    sayso_mention *m = SY_PUSH(&d->arena, &d->mentions);
    m->span = span(a, b);
    m->actor = actor;
    m->how = SAYSO_HOW_NAME;
}

static void add_actor(sayso_doc *d, const char *id, uint32_t first, uint32_t n)
{
    sayso_actor *a = SY_PUSH(&d->arena, &d->actors);
    a->id = a->name = id;
    a->kind = SAYSO_ACTOR_PERSON;
    a->first_mention = first;
    a->n_mentions = n;
}

/* "Denn left. Arlo spoke. Denn came.": two actors, two attributions (the second in the first), an event, a position. */
static void build(bench *b)
{
    sayso_doc *d = &b->doc;
    d->engine = &b->engine;
    d->text = "Denn left. Arlo spoke. Denn came.";
    d->n_text = (uint32_t)strlen(d->text);
    d->report.sha256 = "0";
    add_actor(d, "ov:denn", 0, 2);
    add_actor(d, "x:arlo", 2, 1);
    add_mention(d, 0, 0, 4);
    add_mention(d, 0, 23, 27);
    add_mention(d, 1, 11, 15);
    for (int i = 0; i < 2; i++) {
        sayso_attribution *a = SY_PUSH(&d->arena, &d->attributions);
        a->id = i ? "a-00000002" : "a-00000001";
        a->source = sy_spans_one(d, i ? span(11, 15) : span(23, 27));
        a->speaker = i;
        a->parent = i - 1;
        a->via = a->addressee = a->time = -1;
    }
    sayso_event *e = SY_PUSH(&d->arena, &d->events);
    e->id = "e-00000001";
    e->source_actor = 1;
    e->target_actor = e->condition = -1;
    e->attribution = 1;
    sayso_position *p = SY_PUSH(&d->arena, &d->positions);
    p->id = "p-00000001";
    p->holder = 1;
    p->target = p->condition = -1;
    p->attribution = 0;
}

static void work(void *arg)
{
    bench *b = arg;
    char path[] = "/tmp/sayso-corrections-XXXXXX";
    int fd = mkstemp(path);
    if (fd < 0 || write(fd, b->lines, strlen(b->lines)) != (ssize_t)strlen(b->lines)) return;
    close(fd);
    b->engine.options.corrections = path;
    sy_corrections_load(&b->engine);
    unlink(path);
}

static void work_on_doc(void *arg)
{
    bench *b = arg;
    build(b);
    sy_corrections_run(&b->engine, &b->doc);
}

static void correct(bench *b, const char *lines)
{
    memset(b, 0, sizeof *b);
    b->lines = lines;
    assert_int_equal(sy_guard(&b->engine.arena, work, b, NULL), SAYSO_OK);
    assert_int_equal(sy_guard(&b->doc.arena, work_on_doc, b, NULL), SAYSO_OK);
}

static void done(bench *b)
{
    sy_arena_free(&b->doc.arena);
    sy_arena_free(&b->engine.arena);
}

static const char *speaker(const bench *b, uint32_t i)
{
    int32_t a = b->doc.attributions.at[i].speaker;
    return a < 0 ? "-" : b->doc.actors.at[a].id;
}

static void no_corrections_change_nothing(void **state)
{
    (void)state;
    bench b;
    correct(&b, "# nothing\n\n");
    assert_int_equal(b.doc.actors.n, 2);
    assert_string_equal(b.doc.actors.at[0].id, "ov:denn");
    assert_int_equal(b.doc.actors.at[0].n_mentions, 2);
    assert_string_equal(speaker(&b, 1), "x:arlo");
    done(&b);
}

static void merge_makes_two_actors_one(void **state)
{
    (void)state;
    bench b;
    correct(&b, "merge ov:denn x:arlo\n");
    assert_int_equal(b.doc.actors.n, 1);
    assert_int_equal(b.doc.actors.at[0].n_mentions, 3);
    assert_int_equal(b.doc.mentions.at[1].span.start, 11);
    assert_int_equal(b.doc.mentions.at[1].how, SAYSO_HOW_CORRECTION);
    assert_string_equal(speaker(&b, 1), "ov:denn");
    assert_int_equal(b.doc.positions.at[0].holder, 0);
    assert_int_equal(b.doc.events.at[0].source_actor, 0);
    done(&b);
}

static void merge_with_an_absent_actor_renames(void **state)
{
    (void)state;
    bench b;
    correct(&b, "merge ov:minister x:arlo\n");
    assert_int_equal(b.doc.actors.n, 2);
    assert_string_equal(speaker(&b, 1), "ov:minister");
    done(&b);
}

static void split_moves_the_form_and_its_lines(void **state)
{
    (void)state;
    bench b;
    correct(&b, "split ov:denn \"Denn\" x:engineer\n");
    assert_int_equal(b.doc.actors.n, 2);
    assert_string_equal(b.doc.actors.at[0].id, "x:engineer");
    assert_string_equal(speaker(&b, 0), "x:engineer");
    done(&b);
}

static void speaker_is_set(void **state)
{
    (void)state;
    bench b;
    correct(&b, "speaker a-00000001 x:arlo\nspeaker a-99999999 x:arlo\n");
    assert_string_equal(speaker(&b, 0), "x:arlo");
    done(&b);
}

static void reject_takes_the_line_out_and_mends_what_hung_on_it(void **state)
{
    (void)state;
    bench b;
    correct(&b, "reject a-00000001\nreject e-00000001\n");
    assert_int_equal(b.doc.attributions.n, 1);
    assert_string_equal(b.doc.attributions.at[0].id, "a-00000002");
    assert_int_equal(b.doc.attributions.at[0].parent, -1);
    assert_int_equal(b.doc.events.n, 0);
    assert_int_equal(b.doc.positions.at[0].attribution, -1);
    done(&b);
}

static void what_meets_nothing_does_no_harm(void **state)
{
    (void)state;
    bench b;
    correct(&b, "merge a:b c:d\nsplit c:d \"X\" e:f\nreject p-12345678\n");
    assert_int_equal(b.doc.actors.n, 2);
    assert_int_equal(b.doc.positions.n, 1);
    done(&b);
}

static void malformed_lines_are_refused(void **state)
{
    (void)state;
    static const char *const bad[] = { "", "# comment", "drop a-00000001", "merge ov:denn", "merge ov:denn ov:denn", "merge ov:denn x:a x:b", "split ov:denn Denn x:e",
        "split ov:denn \"Denn x:e", "speaker p-00000001 ov:denn", "speaker a-0000000g ov:denn", "reject", "reject denn", "reject \"a-00000001\"", "merge a:b c:d\nreject x" };
    static const char *const good[] = { "merge ov:denn x:arlo", "split ov:denn \"the \\\"Denn\\\"\" x:e", "  speaker a-00000001 ov:denn ", "reject c-00000001" };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (sayso_correction_check(bad[i], NULL) != SAYSO_INPUT) fail_msg("'%s' passes", bad[i]);
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        if (sayso_correction_check(good[i], NULL) != SAYSO_OK) fail_msg("'%s' is refused", good[i]);
}

static void a_bad_line_in_a_file_is_named(void **state)
{
    (void)state;
    bench b;
    sayso_error err;
    memset(&b, 0, sizeof b);
    b.lines = "# fine\nmerge a:b c:d\nmerge a:b\n";
    assert_int_equal(sy_guard(&b.engine.arena, work, &b, &err), SAYSO_INPUT);
    assert_non_null(strstr(err.text, ":3: "));
    sy_arena_free(&b.engine.arena);
    unlink(b.engine.options.corrections);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_corrections_change_nothing),
        cmocka_unit_test(merge_makes_two_actors_one),
        cmocka_unit_test(merge_with_an_absent_actor_renames),
        cmocka_unit_test(split_moves_the_form_and_its_lines),
        cmocka_unit_test(speaker_is_set),
        cmocka_unit_test(reject_takes_the_line_out_and_mends_what_hung_on_it),
        cmocka_unit_test(what_meets_nothing_does_no_harm),
        cmocka_unit_test(malformed_lines_are_refused),
        cmocka_unit_test(a_bad_line_in_a_file_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
