/* test_quantities.c - how much: scaled values, units, bounds; and numbers that are no quantity. */
#include "values_fixture.h"

static void is(const char *text, const char *want)
{
    char got[1024];
    values_of(text, "2031-03-12", 0, got, sizeof got);
    if (strcmp(got, want) != 0) fail_msg("\"%s\"\n  want %s\n  got  %s", text, want, got);
}

static void money_is_scaled_and_has_a_currency(void **state)
{
    (void)state;
    is("an aid package worth $800 million", "$800 million|MONEY|800000000 USD");
    is("a loan of US$7.2bn", "US$7.2bn|MONEY|7200000000 USD");
    is("it paid 90 billion euros", "90 billion euros|MONEY|90000000000 EUR");
    is("at least 1.5 million dollars", "at least 1.5 million dollars|MONEY|1500000 USD min");
    is("billions of dollars", "billions of dollars|MONEY|1000000000 USD min");
}

static void shares_and_counts(void **state)
{
    (void)state;
    is("roughly 20% of the valley", "roughly 20%|PERCENT|20 % about");
    is("20 to 25 percent of the valley", "20 to 25 percent|PERCENT|20 % min");
    is("up to 800 drones", "up to 800|QUANTITY|800 max");
    is("hundreds of thousands of casualties", "hundreds of thousands|QUANTITY|100000 min");
    is("thirty-five villages", "thirty-five|QUANTITY|35");
    is("more than 1,200 soldiers", "more than 1,200|QUANTITY|1200 min");
    is("two dozen villages", "two dozen|QUANTITY|24");
    is("a 300 km canal", "300 km|QUANTITY|300 km");
    is("half a million people", "half a million|QUANTITY|500000");
}

static void several_has_no_value(void **state)
{
    (void)state;
    is("several villages were flooded", "several|QUANTITY|-");
}

static void years_times_ordinals_and_names_are_none(void **state)
{
    (void)state;
    is("in 2024 it was four years old", "");
    is("the 38th parallel and the third round", "");
    is("the T-72 and the Dorva 3 rocket", "");
    is("at 18:30 it fell", "");
    is("one of the villages", "");
}

static void what_is_counted_is_a_span(void **state)
{
    (void)state;
    values_fixture f;
    memset(&f, 0, sizeof f);
    sy_arena_init(&f.engine.arena, 0);
    sy_arena_init(&f.doc.arena, 0);
    fixture_text = "They sent 800 attack drones north.", fixture_date = NULL;
    assert_int_equal(sy_guard(&f.doc.arena, values_work, &f, NULL), SAYSO_OK);
    assert_int_equal(f.doc.quantities.n, 1);
    sayso_span of = sy_spans_hull(f.doc.quantities.at[0].of);
    assert_int_equal(of.end - of.start, strlen("attack drones"));
    assert_memory_equal(fixture_text + of.start, "attack drones", of.end - of.start);
    sy_arena_free(&f.doc.arena);
    sy_arena_free(&f.engine.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(money_is_scaled_and_has_a_currency),
        cmocka_unit_test(shares_and_counts),
        cmocka_unit_test(several_has_no_value),
        cmocka_unit_test(years_times_ordinals_and_names_are_none),
        cmocka_unit_test(what_is_counted_is_a_span),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
