/* test_view.c - the account on the terminal, on the page and as JSON: what it says, and what it never lets through. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "view/view.h"
#include "view_fixture.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

typedef sayso_status (*shower)(const sayso_story *, const sayso_view *, char **, size_t *, sayso_error *);

static char *show(shower how, sayso_view view)
{
    sayso_story *s = view_fixture_make();
    char *out = NULL;
    size_t n = 0;
    view.size = sizeof view;
    assert_int_equal(how(s, &view, &out, &n, NULL), SAYSO_OK);
    assert_int_equal(strlen(out), n); /* nothing in a report puts a NUL into a view */
    view_fixture_free(s);
    char *copy = strdup(out);
    sayso_free(out);
    assert_non_null(copy);
    return copy;
}

static unsigned count(const char *text, const char *what)
{
    unsigned n = 0;
    for (const char *at = strstr(text, what); at; at = strstr(at + 1, what)) n++;
    return n;
}

static char *text_view(sayso_view view) { return show(sayso_story_text, view); }
static char *page_view(sayso_view view) { return show(sayso_story_page, view); }

/* ---- brief */

static void brief_holds_the_threat_with_its_condition(void **state)
{
    (void)state;
    char *t = text_view((sayso_view){ .brief = 1, .width = 400 });
    const char *line = strstr(t, "threatens \xE2\x80\x9Cthe gates will be closed\xE2\x80\x9D condition: \xE2\x80\x9Cif the troops stay\xE2\x80\x9D");
    assert_non_null(line);
    const char *end = strchr(line, '\n');
    assert_non_null(strstr(line, "1-wire:"));
    assert_true(strstr(line, "1-wire:") < end);
    free(t);
}

static void brief_has_twelve_lines_at_most_and_only_sure_ones(void **state)
{
    (void)state;
    char *t = text_view((sayso_view){ .brief = 1, .width = 1000, .all = 1 });
    assert_null(strstr(t, "\n 13 "));
    assert_non_null(strstr(t, "2,000 soldiers"));
    assert_non_null(strstr(t, "3,500 soldiers"));
    assert_null(strstr(t, "a pause")); /* 55 in a hundred */
    free(t);
}

static void brief_never_lists_one_position_twice(void **state)
{
    (void)state;
    char *t = text_view((sayso_view){ .brief = 1, .width = 1000 });
    assert_int_equal(count(t, "Castavar: demands"), 1);
    free(t);
}

/* Words side by side prove themselves at 75, and one figure is disputed once. */
static void brief_lists_a_conflict_and_its_figure_once(void **state)
{
    (void)state;
    sayso_story *s = view_fixture_make();
    sayso_view view = { .size = sizeof view, .brief = 1, .width = 1000 };
    char *out = NULL;
    size_t n = 0;
    for (uint32_t i = 0, found = s->findings.n; i < found; i++) {
        if (s->findings.at[i].kind != SAYSO_CONFLICT) continue;
        s->findings.at[i].conf = 76;
        sayso_finding again = s->findings.at[i];
        again.id = "k-00000002";
        *SY_PUSH(&s->arena, &s->findings) = again;
    }
    assert_int_equal(sayso_story_text(s, &view, &out, &n, NULL), SAYSO_OK);
    assert_int_equal(count(out, "number:"), 1);
    sayso_free(out);
    view_fixture_free(s);
}

static void brief_leaves_out_what_says_too_little(void **state)
{
    (void)state;
    char *brief = text_view((sayso_view){ .brief = 1, .width = 1000 }), *all = text_view((sayso_view){ .width = 1000 });
    assert_null(strstr(brief, "these terms"));
    assert_non_null(strstr(all, "Castavar: rejects \xE2\x80\x9Cthese terms\xE2\x80\x9D"));
    free(brief);
    free(all);
}

/* ---- positions */

static void position_on_anothers_word_says_so(void **state)
{
    (void)state;
    char *t = text_view((sayso_view){ .width = 400 });
    assert_non_null(strstr(t, "Orvenia: rejects \xE2\x80\x9C" "all further talks\xE2\x80\x9D \xC2\xB7 on the word of Government of Castavar"));
    assert_null(strstr(t, "closed\xE2\x80\x9D condition: \xE2\x80\x9Cif the troops stay\xE2\x80\x9D \xC2\xB7 on the word"));
    free(t);
}

static void supposed_position_is_less_sure(void **state)
{
    (void)state;
    char *t = text_view((sayso_view){ .width = 400 });
    assert_null(strstr(t, "accepts \xE2\x80\x9Cthe new terms"));
    assert_non_null(strstr(t, "condition: \xE2\x80\x9Cif Orvenia accepts the new terms\xE2\x80\x9D"));
    free(t);
}

static void condition_behind_but_is_not_the_offers(void **state)
{
    (void)state;
    char *t = text_view((sayso_view){ .width = 400, .all = 1 });
    assert_null(strstr(t, "offers \xE2\x80\x9Cshare the water\xE2\x80\x9D condition"));
    assert_non_null(strstr(t, "offers \xE2\x80\x9Cshare the water\xE2\x80\x9D [less sure]"));
    free(t);
}

/* ---- terminal */

static void less_sure_lines_are_counted_and_shown_on_demand(void **state)
{
    (void)state;
    char *few = text_view((sayso_view){ .width = 200 }), *all = text_view((sayso_view){ .width = 200, .all = 1 });
    assert_null(strstr(few, "a pause"));
    assert_non_null(strstr(few, "3 less sure"));
    assert_non_null(strstr(few, "--all"));
    assert_non_null(strstr(all, "a pause"));
    assert_non_null(strstr(all, "hedged: may consider"));
    free(few);
    free(all);
}

static void report_cannot_steer_the_terminal(void **state)
{
    (void)state;
    char *t = text_view((sayso_view){ .all = 1 });
    assert_null(strchr(t, '\x1b'));
    assert_null(strstr(t, "\xE2\x80\xAE"));
    free(t);
    t = text_view((sayso_view){ .colour = 1 });
    assert_null(strstr(t, "\x1b[31mred"));
    free(t);
}

static unsigned cells_of(const char *s, size_t n)
{
    unsigned k = 0;
    for (size_t i = 0; i < n; i++) k += ((unsigned char)s[i] & 0xC0) != 0x80;
    return k;
}

static void lines_keep_to_the_width(void **state)
{
    (void)state;
    char *t = text_view((sayso_view){ .width = 60, .all = 1 });
    for (char *line = t; *line; line = strchr(line, '\n') + 1) {
        size_t n = strcspn(line, "\n"), word = strspn(line, " ");
        int one_word = memchr(line + word, ' ', n - word) == NULL; /* a word wider than the line stands alone */
        assert_true(cells_of(line, n) <= 60 || one_word);
    }
    free(t);
}

static void changed_words_are_marked(void **state)
{
    (void)state;
    char *t = text_view((sayso_view){ .width = 200 });
    assert_non_null(strstr(t, "We are [ready] to share the [water]"));
    assert_non_null(strstr(t, "We are [willing] to share the [waters]"));
    free(t);
}

/* ---- page */

static void hostile_text_stays_text(void **state)
{
    (void)state;
    char *p = page_view((sayso_view){ 0 });
    assert_int_equal(count(p, "<script"), 1);
    assert_int_equal(count(p, "</script"), 1);
    assert_int_equal(count(p, "<img"), 0);
    assert_int_equal(count(p, "<b onmouseover"), 0);
    assert_int_equal(count(p, "<!--"), 0);
    assert_int_equal(count(p, "\x1b"), 0);
    assert_int_equal(count(p, "\xE2\x80\xAE"), 0);
    assert_true(count(p, "&lt;script&gt;") > 0);
    assert_true(count(p, "&lt;/table&gt;") > 0);
    free(p);
}

static void page_loads_nothing(void **state)
{
    (void)state;
    char *p = page_view((sayso_view){ 0 });
    assert_non_null(strstr(p, "default-src 'none'"));
    assert_null(strstr(p, "'unsafe-inline'"));
    assert_null(strstr(p, "http://"));
    assert_null(strstr(p, "https://"));
    assert_null(strstr(p, " style=\""));
    assert_null(strstr(p, "<link"));
    assert_null(strstr(p, "url(h"));
    free(p);
}

/* Every link to bytes finds them, every mark in a text finds its card. */
static void links_have_ends(void **state)
{
    (void)state;
    for (uint32_t excerpts = 0; excerpts < 2; excerpts++) {
        char *p = page_view((sayso_view){ .excerpts = excerpts });
        unsigned seen = 0;
        for (const char *at = strstr(p, "href=\"#"); at; at = strstr(at + 1, "href=\"#"), seen++) {
            char id[80];
            snprintf(id, sizeof id, " id=\"%.*s\"", (int)strcspn(at + 7, "\""), at + 7);
            if (count(p, id) != 1) fail_msg("%s: %u ends", id, count(p, id));
        }
        assert_true(seen > 40);
        free(p);
    }
}

static void text_is_whole_between_overlapping_marks(void **state)
{
    (void)state;
    char *p = page_view((sayso_view){ 0 }), plain[4096];
    const char *at = strstr(p, "<div class=\"text\""), *end = strstr(at, "</div>");
    size_t n = 0;
    for (int in_tag = 0; at < end; at++) {
        if (*at == '<') in_tag = 1;
        if (!in_tag) plain[n++] = *at;
        if (*at == '>') in_tag = 0;
    }
    plain[n] = 0;
    assert_non_null(strstr(plain, "We are ready to share the water, but if the troops stay, the gates will be closed."));
    assert_non_null(strstr(plain, "A sentence that nothing rests on stands here."));
    free(p);
}

static void excerpts_carry_no_more_than_the_evidence(void **state)
{
    (void)state;
    char *p = page_view((sayso_view){ .excerpts = 1 });
    assert_null(strstr(p, "nothing rests on"));
    assert_non_null(strstr(p, "the gates will be closed"));
    assert_int_equal(count(p, "<dt>sha256</dt><dd title="), 3);
    free(p);
}

static void same_story_same_bytes(void **state)
{
    (void)state;
    char *a = page_view((sayso_view){ 0 }), *b = page_view((sayso_view){ 0 });
    assert_string_equal(a, b);
    free(a);
    free(b);
}

/* ---- JSON and graph */

static void findings_are_json_lines_with_spans(void **state)
{
    (void)state;
    sayso_story *s = view_fixture_make();
    char *out;
    size_t n;
    unsigned kinds = 0;
    assert_int_equal(sayso_story_json(s, &out, &n, NULL), SAYSO_OK);
    for (char *line = strtok(out, "\n"); line; line = strtok(NULL, "\n"), kinds++) {
        json_t *o = json_loads(line, 0, NULL);
        assert_non_null(o);
        const char *kind = json_string_value(json_object_get(o, "kind"));
        const json_t *e = json_array_get(json_object_get(o, "evidence"), 0);
        assert_int_equal(json_array_size(json_object_get(e, "span")), 2);
        assert_string_equal(json_string_value(json_object_get(e, "report")), "talks/1-wire");
        if (strcmp(kind, "attribution_change") == 0) assert_string_equal(json_string_value(json_object_get(o, "change")), "cue");
        if (strcmp(kind, "variant") == 0) assert_int_equal(json_array_size(json_object_get(o, "words")), 7);
        if (strcmp(kind, "origin") == 0) {
            assert_int_equal(json_integer_value(json_object_get(o, "occasions")), 1);
            assert_string_equal(json_string_value(json_array_get(json_object_get(o, "relays"), 0)), "or:orpress");
        }
        json_decref(o);
    }
    assert_int_equal(kinds, 6);
    sayso_free(out);
    view_fixture_free(s);
}

static void graph_names_the_relay(void **state)
{
    (void)state;
    sayso_story *s = view_fixture_make();
    char *out;
    size_t n;
    assert_int_equal(sayso_story_graph(s, &out, &n, NULL), SAYSO_OK);
    assert_non_null(strstr(out, "relay0 [shape=box, label=\"Orpress\"]"));
    assert_non_null(strstr(out, "relay0 -> r1"));
    assert_non_null(strstr(out, "dir=none, label=\"9 words\""));
    sayso_free(out);
    view_fixture_free(s);
}

/* ---- failure */

static void every_failed_allocation_is_a_status(void **state)
{
    (void)state;
    static const shower views[] = { sayso_story_text, sayso_story_page };
    sayso_story *s = view_fixture_make();
    for (size_t v = 0; v < 2; v++) {
        int failures = 0;
        for (long nth = 1;; nth++) {
            char *out = NULL;
            size_t n;
            sayso_error err;
            sy_test_fail_nth(nth);
            sayso_status status = views[v](s, NULL, &out, &n, &err);
            sy_test_fail_nth(0);
            sayso_free(out);
            if (status == SAYSO_OK) break;
            assert_int_equal(status, SAYSO_MEMORY);
            assert_int_equal(err.code, SAYSO_MEMORY);
            failures++;
        }
        assert_true(failures > 3);
    }
    view_fixture_free(s);
}

/* ---- quotes, claims, conflicts, origins */

static char *found_view(sayso_found how, size_t *found)
{
    sayso_story *s = view_fixture_make();
    char *out = NULL;
    size_t n;
    how.size = sizeof how;
    assert_int_equal(sayso_story_found(s, &how, &out, &n, found, NULL), SAYSO_OK);
    assert_int_equal(strlen(out), n);
    char *copy = strdup(out);
    sayso_free(out);
    view_fixture_free(s);
    return copy;
}

static void each_change_of_a_wording_stands_with_both_places(void **state)
{
    (void)state;
    size_t found;
    char *t = found_view((sayso_found){ .what = SAYSO_FOUND_QUOTES, .width = 200 }, &found);
    assert_true(found > 0);
    assert_non_null(strstr(t, "substitution \xE2\x80\x9Cready\xE2\x80\x9D / \xE2\x80\x9Cwilling\xE2\x80\x9D \xC2\xB7 1-wire:"));
    free(t);
    t = found_view((sayso_found){ .what = SAYSO_FOUND_CONFLICTS, .width = 200 }, &found);
    assert_non_null(strstr(t, "It moved [2,000 soldiers] to Lowen"));
    assert_non_null(strstr(t, "that it had moved [3,500 soldiers] to Lowen."));
    free(t);
    t = found_view((sayso_found){ .what = SAYSO_FOUND_CONFLICTS, .width = 200, .colour = 1 }, &found);
    assert_non_null(strstr(t, "moved \x1b[1;7m2,000\x1b[0m \x1b[1;7msoldiers\x1b[0m to"));
    free(t);
}

static void lists_of_findings_keep_to_the_width_and_steer_nothing(void **state)
{
    (void)state;
    for (int what = SAYSO_FOUND_QUOTES; what <= SAYSO_FOUND_ORIGINS; what++) {
        size_t found;
        char *t = found_view((sayso_found){ .what = (sayso_found_what)what, .width = 64, .all = 1 }, &found);
        for (char *line = t; *line; line = strchr(line, '\n') + 1) {
            size_t n = strcspn(line, "\n"), word = strspn(line, " ");
            int is_row = what == SAYSO_FOUND_CLAIMS && n > word && (strstr(line, "not found") || memchr(line, '\xB7', n)); /* the table is never folded */
            assert_true(cells_of(line, n) <= 64 || is_row || memchr(line + word, ' ', n - word) == NULL);
        }
        assert_null(strchr(t, '\x1b'));
        assert_null(strstr(t, "\xE2\x80\xAE"));
        free(t);
    }
}

static void every_failed_allocation_of_a_list_is_a_status(void **state)
{
    (void)state;
    sayso_story *s = view_fixture_make();
    for (int form = 0; form < 12; form++) {
        sayso_found how = { .size = sizeof how, .what = (sayso_found_what)(form % 4), .as = (sayso_as)(form / 4), .all = 1 };
        for (long nth = 1;; nth++) {
            char *out = NULL;
            size_t n;
            sy_test_fail_nth(nth);
            sayso_status status = sayso_story_found(s, &how, &out, &n, NULL, NULL);
            sy_test_fail_nth(0);
            sayso_free(out);
            if (status == SAYSO_OK) break;
            assert_int_equal(status, SAYSO_MEMORY);
        }
    }
    sayso_found how = { .size = sizeof how, .what = (sayso_found_what)9 };
    char *out = NULL;
    size_t n;
    assert_int_equal(sayso_story_found(s, &how, &out, &n, NULL, NULL), SAYSO_USAGE);
    assert_int_equal(sayso_story_found(s, NULL, &out, &n, NULL, NULL), SAYSO_USAGE);
    assert_null(out);
    view_fixture_free(s);
}

static void wrong_use_is_refused(void **state)
{
    (void)state;
    char *out = NULL;
    size_t n;
    assert_int_equal(sayso_story_text(NULL, NULL, &out, &n, NULL), SAYSO_USAGE);
    assert_null(out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(brief_holds_the_threat_with_its_condition),
        cmocka_unit_test(brief_has_twelve_lines_at_most_and_only_sure_ones),
        cmocka_unit_test(brief_never_lists_one_position_twice),
        cmocka_unit_test(brief_lists_a_conflict_and_its_figure_once),
        cmocka_unit_test(brief_leaves_out_what_says_too_little),
        cmocka_unit_test(position_on_anothers_word_says_so),
        cmocka_unit_test(supposed_position_is_less_sure),
        cmocka_unit_test(condition_behind_but_is_not_the_offers),
        cmocka_unit_test(less_sure_lines_are_counted_and_shown_on_demand),
        cmocka_unit_test(report_cannot_steer_the_terminal),
        cmocka_unit_test(lines_keep_to_the_width),
        cmocka_unit_test(changed_words_are_marked),
        cmocka_unit_test(hostile_text_stays_text),
        cmocka_unit_test(page_loads_nothing),
        cmocka_unit_test(links_have_ends),
        cmocka_unit_test(text_is_whole_between_overlapping_marks),
        cmocka_unit_test(excerpts_carry_no_more_than_the_evidence),
        cmocka_unit_test(same_story_same_bytes),
        cmocka_unit_test(findings_are_json_lines_with_spans),
        cmocka_unit_test(graph_names_the_relay),
        cmocka_unit_test(every_failed_allocation_is_a_status),
        cmocka_unit_test(each_change_of_a_wording_stands_with_both_places),
        cmocka_unit_test(lists_of_findings_keep_to_the_width_and_steer_nothing),
        cmocka_unit_test(every_failed_allocation_of_a_list_is_a_status),
        cmocka_unit_test(wrong_use_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
