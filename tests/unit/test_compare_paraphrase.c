/* test_compare_paraphrase.c - what one report quotes and another tells in reported speech. */
#include "compare_fixture.h"

#define LEADER "{\"id\":\"ov:sarn\",\"name\":\"Helka Sarn\",\"kind\":\"person\",\"country\":\"FRA\",\"mentions\":[]}"

/* A report of this day in which Sarn says the content, quoted (direct) or not (indirect). */
static void tell(fixture *f, const char *id, const char *date, const char *text, const char *form, const char *content)
{
    record r = { .text = text };
    put(&r, ",\"actors\":[" LEADER "],\"attributions\":[{\"id\":\"a-00000001\",\"source\":");
    put_span(&r, "Sarn");
    put(&r, ",\"cue\":");
    put_span(&r, "said");
    put(&r, ",\"content\":");
    put_span(&r, content);
    put(&r, ",\"form\":\"");
    put(&r, form);
    put(&r, "\",\"speaker\":\"ov:sarn\",\"cue_class\":\"say\",\"conf\":0.9}]");
    add_text(f, id, date, text, r.json);
}

#define QUOTED "“We are ready to unload the food ships if the port company pays the wages of February,”"
#define TOLD "the dockers were prepared to unload all food ships and tankers if the harbour company paid the February wages"

static void quote(fixture *f, const char *id, const char *date) { tell(f, id, date, QUOTED " Sarn said at the gate.", "direct", QUOTED); }

static const sayso_finding *paraphrase(const fixture *f) { return finding(f, SAYSO_VARIANT, "paraphrase", 0); }

/* The words that stand only in the paraphrase, with a blank between them. */
static void assert_extra(const fixture *f, const sayso_finding *v, const char *const *words, uint32_t n)
{
    uint32_t met = 0;
    for (uint32_t i = 0; i < v->n_evidence; i++) {
        if (strcmp(v->evidence[i].role, "only in the paraphrase") != 0) continue;
        assert_true(met < n);
        assert_words(f, &v->evidence[i], words[met++]);
    }
    assert_int_equal(met, n);
}

static void reported_speech_that_says_more_shows_what_it_adds(void **state)
{
    static const char *const more[] = { "dockers", "tankers" };
    (void)state;
    fixture f = { 0 };
    open_tables(&f);
    quote(&f, "a", "2024-03-04");
    tell(&f, "b", "2024-03-04", "Sarn said " TOLD ".", "indirect", TOLD);
    collate(&f);
    const sayso_finding *v = paraphrase(&f);
    assert_non_null(v);
    assert_string_equal(v->actor, "ov:sarn");
    assert_string_equal(v->evidence[0].role, "quotation");
    assert_words(&f, &v->evidence[0], "We are ready to unload the food ships if the port company pays the wages of February");
    assert_string_equal(v->evidence[1].role, "paraphrase");
    assert_words(&f, &v->evidence[1], TOLD);
    assert_extra(&f, v, more, 2);
    assert_true(v->n_words > 10);
    assert_true(v->conf >= 70);
    close_tables(&f);
}

#define MUST "the food ships must be unloaded once the port company paid the wages"

static void a_must_that_the_quotation_lacks_is_listed(void **state)
{
    static const char *const more[] = { "must" };
    (void)state;
    fixture f = { 0 };
    open_tables(&f);
    quote(&f, "a", "2024-03-04");
    tell(&f, "b", "2024-03-04", "Sarn said " MUST ".", "indirect", MUST);
    collate(&f);
    assert_non_null(paraphrase(&f));
    assert_extra(&f, paraphrase(&f), more, 1);
    close_tables(&f);
}

#define LESS "dockers would empty food ships if the port company paid the wages"

static void a_report_of_another_day_and_speech_of_other_things_are_no_paraphrase(void **state)
{
    (void)state;
    fixture f = { 0 };
    open_tables(&f);
    quote(&f, "a", "2024-03-04");
    tell(&f, "b", "2024-03-04", "Sarn said the port company had paid for new cranes and a wall.", "indirect", "the port company had paid for new cranes and a wall");
    tell(&f, "c", "2024-03-18", "Sarn said " LESS ".", "indirect", LESS);
    collate(&f);
    const sayso_finding *v = paraphrase(&f);
    if (v) assert_true(v->conf < 70); /* two weeks later: never shown by default */
    close_tables(&f);
}

static void a_report_that_prints_the_quotation_paraphrases_nothing(void **state)
{
    (void)state;
    fixture f = { 0 };
    open_tables(&f);
    quote(&f, "a", "2024-03-04");
    quote(&f, "b", "2024-03-04");
    collate(&f);
    assert_null(paraphrase(&f));
    close_tables(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reported_speech_that_says_more_shows_what_it_adds),
        cmocka_unit_test(a_must_that_the_quotation_lacks_is_listed),
        cmocka_unit_test(a_report_of_another_day_and_speech_of_other_things_are_no_paraphrase),
        cmocka_unit_test(a_report_that_prints_the_quotation_paraphrases_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
