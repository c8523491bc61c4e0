/* test_times.c - time expressions: spans, types, values against the report's date, and openness without one. */
#include "values_fixture.h"

#include "base/calendar.h"

static void is(const char *text, const char *date, const char *want)
{
    char got[1024];
    values_of(text, date, 1, got, sizeof got);
    if (strcmp(got, want) != 0) fail_msg("\"%s\" (%s)\n  want %s\n  got  %s", text, date ? date : "no date", want, got);
}

static const char *const wednesday = "2031-03-12"; /* a Wednesday */

static void weekdays_count_from_the_dateline(void **state)
{
    (void)state;
    is("The envoy spoke on Monday.", wednesday, "Monday|DATE|2031-03-10");
    is("The envoy spoke on Wednesday.", wednesday, "Wednesday|DATE|2031-03-12");
    is("The envoy spoke on Thursday.", wednesday, "Thursday|DATE|2031-03-06");
    is("Talks will open on Friday.", wednesday, "Friday|DATE|2031-03-14");
    is("The envoy spoke last Wednesday.", wednesday, "last Wednesday|DATE|2031-03-05");
    is("The envoy spoke on Monday morning.", wednesday, "Monday morning|TIME|2031-03-10TMO");
    is("The border stays shut until Friday.", wednesday, "Friday|DATE|2031-03-14");
}

static void without_a_date_nothing_is_guessed(void **state)
{
    (void)state;
    is("The envoy spoke on Wednesday.", NULL, "Wednesday|DATE|XXXX-WXX-3");
    is("Yesterday the dam was opened.", NULL, "Yesterday|DATE|XXXX-XX-XX");
    is("It was opened on Dec. 17.", NULL, "Dec. 17|DATE|XXXX-12-17");
    is("It was opened last year.", NULL, "last year|DATE|XXXX");
    is("It was opened last week.", NULL, "last week|DATE|XXXX-WXX");
    is("It was opened in June 2024.", NULL, "June 2024|DATE|2024-06");
}

static void days_and_months(void **state)
{
    (void)state;
    is("Yesterday the dam was opened.", "2031-03-01", "Yesterday|DATE|2031-02-28");
    is("It happened on Dec. 17.", wednesday, "Dec. 17|DATE|2030-12-17");
    is("It happened on 17 December 2025.", wednesday, "17 December 2025|DATE|2025-12-17");
    is("It happened on Wednesday, December 17, 2025.", wednesday, "Wednesday, December 17, 2025|DATE|2025-12-17");
    is("It happened on 2025-12-17.", wednesday, "2025-12-17|DATE|2025-12-17");
    is("It happened in November 2024.", wednesday, "November 2024|DATE|2024-11");
    is("It was built in the 1990s.", wednesday, "the 1990s|DATE|199");
    is("They may march.", wednesday, "");
}

static void units_count_from_the_dateline(void **state)
{
    (void)state;
    is("Talks resume next week.", wednesday, "next week|DATE|2031-W12");
    is("Talks were held last month.", "2031-01-15", "last month|DATE|2030-12");
    is("Talks were held earlier this year.", wednesday, "earlier this year|DATE|2031");
    is("A deal is due by the end of the year.", wednesday, "the end of the year|DATE|2031");
    is("Two weeks ago the gates broke.", wednesday, "Two weeks ago|DATE|2031-02-26");
    is("Shelling grew in recent weeks.", wednesday, "recent weeks|DURATION|PXW");
}

static void durations_keep_their_modifier(void **state)
{
    (void)state;
    is("The war has lasted nearly four years.", wednesday, "nearly four years|DURATION|P4Y");
    is("the nearly four-year conflict", wednesday, "nearly four-year|DURATION|P4Y");
    is("more than two and a half years of talks", wednesday, "more than two and a half years|DURATION|P2.5Y");
    is("They argued for decades.", wednesday, "decades|DURATION|PXDE");
    is("a 12-hour session", wednesday, "12-hour|DURATION|PT12H");
    is("over the past three years", wednesday, "the past three years|DURATION|P3Y");
    is("the 33-year-old envoy", wednesday, "");
    is("They meet every two weeks and report daily.", wednesday, "every two weeks|SET|P2W; daily|SET|P1D");
}

static void clocks_keep_their_zone(void **state)
{
    (void)state;
    is("Sirens sounded at 18:00 UTC.", wednesday, "18:00 UTC|TIME|2031-03-12T18:00Z");
    is("Sirens sounded at 6:40 p.m. on Monday.", wednesday, "6:40 p.m.|TIME|2031-03-12T18:40; Monday|DATE|2031-03-10");
}

static void a_history_counts_from_its_own_dates(void **state)
{
    (void)state;
    is("Built in 1901, raised in 1911, 1912 and 1915, sold in 1921, 1922 and 1924, it broke in December 1931. On April 26 it was closed.", wednesday,
       "1901|DATE|1901; 1911|DATE|1911; 1912|DATE|1912; 1915|DATE|1915; 1921|DATE|1921; 1922|DATE|1922; 1924|DATE|1924; December 1931|DATE|1931-12; April 26|DATE|1932-04-26");
}

static void the_calendar_holds(void **state)
{
    (void)state;
    sy_date d = { 2024, 2, 29 };
    int32_t days = sy_days_from_date(d), year, week;
    assert_int_equal(days, 19782);
    assert_int_equal(sy_weekday(days), 4);
    sy_date next = sy_date_from_days(days + 1);
    assert_int_equal(next.m * 100 + next.d, 301);
    sy_iso_week(sy_days_from_date((sy_date){ 2021, 1, 3 }), &year, &week); /* still the last week of 2020 */
    assert_int_equal(year * 100 + week, 202053);
    assert_false(sy_date_parse("2023-02-29", &d));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weekdays_count_from_the_dateline),
        cmocka_unit_test(without_a_date_nothing_is_guessed),
        cmocka_unit_test(days_and_months),
        cmocka_unit_test(units_count_from_the_dateline),
        cmocka_unit_test(durations_keep_their_modifier),
        cmocka_unit_test(clocks_keep_their_zone),
        cmocka_unit_test(a_history_counts_from_its_own_dates),
        cmocka_unit_test(the_calendar_holds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
