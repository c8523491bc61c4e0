/* test_report.c - plain text in, blocks and head of the report out; charsets; input that is no report. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "report_fixture.h"

#define DASH "\xE2\x80\x94"

static void a_prefix_gives_the_date_and_the_rest_of_its_line_the_headline(void **state)
{
    (void)state;
    fixture f = fixture_read(" date 2031-03-04 Orvenia warns Castavar over the Teln dam\nMinisters in Orvenia spoke of a last chance for talks\n"
                             "The foreign minister of Orvenia said on Tuesday that the talks would end.\nA last round\nBoth sides met again in the old town hall.\n");
    assert_string_equal(f.doc.report.date, "2031-03-04");
    assert_int_equal(f.doc.report.date_basis, SAYSO_BASIS_STATED);
    assert_cut(&f, f.doc.report.date_span, "2031-03-04");
    assert_string_equal(f.doc.report.title, "Orvenia warns Castavar over the Teln dam");
    assert_block(&f, 0, SY_BLOCK_META, "date 2031-03-04");
    assert_block(&f, 1, SY_BLOCK_TITLE, "Orvenia warns Castavar over the Teln dam");
    assert_block(&f, 2, SY_BLOCK_HEADING, "Ministers in Orvenia spoke of a last chance for talks");
    assert_block(&f, 3, SY_BLOCK_PARAGRAPH, "The foreign minister of Orvenia said on Tuesday that the talks would end.");
    assert_block(&f, 4, SY_BLOCK_HEADING, "A last round");
    fixture_free(&f);
}

static void a_headline_that_comes_twice_names_the_site(void **state)
{
    (void)state;
    fixture f = fixture_read("Castavar Rejects Dam Deal - Valley Daily Post Castavar Rejects Dam Deal\n\nCastavar Rejects Dam Deal\n\nSpread the love\n\n"
                             "The government of Castavar rejected the deal on Monday.\n\n\nLeave a Reply\n\nYour email address will not be published.\n");
    assert_string_equal(f.doc.report.title, "Castavar Rejects Dam Deal");
    assert_string_equal(f.doc.report.outlet, "Valley Daily Post");
    assert_block(&f, 4, SY_BLOCK_PARAGRAPH, "The government of Castavar rejected the deal on Monday.");
    assert_int_equal(f.doc.stripped.n, 5);
    assert_cut(&f, f.doc.stripped.at[2], "Spread the love");
    assert_cut(&f, f.doc.stripped.at[4], "Your email address will not be published.");
    fixture_free(&f);
}

static void a_dateline_is_cut_from_its_paragraph(void **state)
{
    (void)state;
    fixture f = fixture_read("Dam talks stall\nBy Ada Brook and Tom de Wit\nTELN, Orvenia (VNA) " DASH " The talks between the two river states stalled on Monday.\n");
    assert_string_equal(f.doc.report.byline, "Ada Brook and Tom de Wit");
    assert_cut(&f, f.doc.report.byline_span, "Ada Brook and Tom de Wit");
    assert_string_equal(f.doc.report.dateline, "TELN, Orvenia (VNA)");
    assert_block(&f, 2, SY_BLOCK_META, "TELN, Orvenia (VNA) " DASH);
    assert_block(&f, 3, SY_BLOCK_PARAGRAPH, "The talks between the two river states stalled on Monday.");
    assert_null(f.doc.report.date);
    fixture_free(&f);
}

static void a_dateline_without_a_year_gives_no_date(void **state)
{
    (void)state;
    fixture f = fixture_read("TELN, Dec 17 (Valley Wire) - The talks between the two river states stalled on Monday night.\n");
    assert_string_equal(f.doc.report.dateline, "TELN, Dec 17 (Valley Wire)");
    assert_null(f.doc.report.date);
    fixture_free(&f);
    f = fixture_read("TELN, Dec 17, 2031 (Valley Wire) - The talks between the two river states stalled on Monday night.\n");
    assert_string_equal(f.doc.report.date, "2031-12-17");
    fixture_free(&f);
}

static void a_capital_word_before_a_dash_is_no_dateline(void **state)
{
    (void)state;
    fixture f = fixture_read("Orvenia " DASH " which had promised to come " DASH " stayed away from the talks on Monday.\n");
    assert_null(f.doc.report.dateline);
    assert_int_equal(f.doc.blocks.n, 1);
    fixture_free(&f);
}

static void date_lines_are_read_with_time_and_zone(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        { "Published: 17 December 2031", "2031-12-17" },
        { "Updated 18 December 2031, published 17 December 2031", "2031-12-17" },
        { "Dec. 17, 2031 10:30 GMT", "2031-12-17T10:30Z" },
        { "Wednesday, December 17th, 2031 at 9.05 p.m. CET", "2031-12-17T21:05+01:00" },
        { "By Ada Brook | 2031-12-17T10:30:15+02:00", "2031-12-17T10:30:15+02:00" },
        { "17.12.2031, 08:15", "2031-12-17T08:15" },
        { "25/12/2031", "2031-12-25" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[300];
        snprintf(text, sizeof text, "Dam talks stall again\n%s\nThe talks between the two river states stalled on Monday.\n", cases[i][0]);
        fixture f = fixture_read(text);
        assert_non_null(f.doc.report.date);
        assert_string_equal(f.doc.report.date, cases[i][1]);
        assert_block(&f, 1, SY_BLOCK_META, cases[i][0]);
        fixture_free(&f);
    }
}

static void dates_that_are_none_or_unclear_are_not_taken(void **state)
{
    (void)state;
    static const char *const cases[] = { "31 February 2031", "04/05/2031", "17 December", "date 2031-13-01", "Version 12.10.7" };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[300];
        snprintf(text, sizeof text, "%s\nThe talks between the two river states stalled on Monday.\n", cases[i]);
        fixture f = fixture_read(text);
        assert_null(f.doc.report.date);
        fixture_free(&f);
    }
}

static void a_stamp_is_no_heading_and_a_statement_by_somebody_no_byline(void **state)
{
    (void)state;
    fixture f = fixture_read("Dam talks stall again\nUPDATED: 04/05/2031 9:36 AM\nStatement by Mirela Holt\nThe talks between the two river states stalled on Monday.\n");
    assert_null(f.doc.report.date); /* April or May? */
    assert_block(&f, 1, SY_BLOCK_META, "UPDATED: 04/05/2031 9:36 AM");
    assert_block(&f, 2, SY_BLOCK_HEADING, "Statement by Mirela Holt");
    assert_null(f.doc.report.byline);
    fixture_free(&f);
}

static void a_date_in_the_story_is_not_the_date_of_the_report(void **state)
{
    (void)state;
    fixture f = fixture_read("Dam talks stall again\nThe two river states signed their first treaty on 17 December 2019 after a flood.\n");
    assert_null(f.doc.report.date);
    fixture_free(&f);
}

static void lines_of_fixed_width_become_paragraphs(void **state)
{
    (void)state;
    fixture f = fixture_read("The foreign minister of Orvenia said on Tuesday that the talks with\nCastavar would go on, and that neither side had given up the plan\n"
                             "that the two presidents had signed in the spring.\n\nA spokesman for Castavar would not say who had asked for the new\nround of talks, or what the two sides meant to talk about.\n");
    assert_int_equal(f.doc.blocks.n, 2);
    assert_int_equal(f.doc.blocks.at[0].kind, SY_BLOCK_PARAGRAPH);
    fixture_free(&f);
}

static void every_byte_that_is_no_space_is_in_a_block_in_order(void **state)
{
    (void)state;
    fixture f = fixture_read("\xEF\xBB\xBF  Talks | Site\r\n\r\nBy Ada Brook\r\n* one thing\r\n- another\r\n(Reporting by Ada Brook; Editing by Tom Wit)\r\nTags: dam, river\r\nThe end.\r\n");
    uint32_t at = 0;
    for (uint32_t b = 0; b <= f.doc.blocks.n; b++) {
        uint32_t stop = b < f.doc.blocks.n ? f.doc.blocks.at[b].span.start : f.doc.n_text;
        assert_true(at <= stop);
        while (at < stop) {
            unsigned len;
            assert_true(sy_is_space(sy_utf8_get(f.doc.text + at, stop - at, &len)));
            at += len;
        }
        if (b < f.doc.blocks.n) at = f.doc.blocks.at[b].span.end;
    }
    assert_int_equal(f.doc.raw.n, 0);
    fixture_free(&f);
}

static sy_block_kind kind_of_line(const char *line)
{
    char text[400];
    snprintf(text, sizeof text, "The talks between the two river states stalled on Monday.\n%s\nThe minister of Orvenia said so, and then said no more.\n", line);
    fixture f = fixture_read(text);
    sy_block_kind k = f.doc.blocks.at[1].kind;
    fixture_free(&f);
    return k;
}

static void furniture_is_told_from_what_people_say(void **state)
{
    (void)state;
    static const char *const furniture[] = { "Advertisement", "Read more: The dam that was never built", "SHARE THIS ARTICLE", "Sign up for our newsletter", "* * *",
                                             "3 hours ago", "\xE2\x9C\x8D This article is written by the team of the Valley Post.", "Related: Ten dams" };
    static const char *const kept[] = { "Related talks in Vellin stalled.", "\xE2\x80\x9CSubscribe to peace,\xE2\x80\x9D he said.", "Print workers in Teln went on strike.",
                                        "Comments by the minister were not helpful.", "Live rounds were fired.", "Topics included water and troops." };
    for (size_t i = 0; i < sizeof furniture / sizeof furniture[0]; i++) assert_int_equal(kind_of_line(furniture[i]), SY_BLOCK_FURNITURE);
    for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++) assert_int_equal(kind_of_line(kept[i]), SY_BLOCK_PARAGRAPH);
}

/* ---- charsets */

static void assert_text(const char *raw, size_t n, const char *want, const char *of_raw, uint32_t raw_start)
{
    fixture f = fixture_bytes(raw, n, SAYSO_FORMAT_TEXT);
    assert_int_equal(f.status, SAYSO_OK);
    assert_int_equal(f.doc.n_text, strlen(want));
    assert_string_equal(f.doc.text, want);
    const char *at = strstr(f.doc.text, of_raw);
    assert_non_null(at);
    assert_int_equal(fixture_raw(&f, (uint32_t)(at - f.doc.text)), raw_start);
    fixture_free(&f);
}

static void charsets_are_told_and_mapped_back(void **state)
{
    (void)state;
    assert_text("Orv\xE9nie says \x93no\x94 to it", 23, "Orv\xC3\xA9nie says \xE2\x80\x9Cno\xE2\x80\x9D to it", "no", 14);
    assert_text("\xFF\xFEO\0k\0 \0\x19\x20" "d\0", 12, "Ok \xE2\x80\x99" "d", "d", 10);
    assert_text("T\0a\0l\0k\0s\0 \0e\0n\0d\0", 18, "Talks end", "end", 12);
    assert_text("\0\0\xFE\xFF\0\0\0O\0\1\xF6\0\0\0\0k", 16, "O\xF0\x9F\x98\x80k", "k", 12);
    assert_text("caf\xC3\xA9 caf\xC3\xA9 caf\xC3\xA9 caf\xC3\xA9 caf\xC3\xA9 x\xFFy", 33, "caf\xC3\xA9 caf\xC3\xA9 caf\xC3\xA9 caf\xC3\xA9 caf\xC3\xA9 x\xEF\xBF\xBDy", "y", 32);
}

/* ---- no report */

static void assert_refused(const char *raw, size_t n, sayso_status status, uint32_t at)
{
    fixture f = fixture_bytes(raw, n, SAYSO_FORMAT_NONE);
    assert_int_equal(f.status, status);
    assert_int_equal(f.error.at, at);
    assert_non_null(strstr(f.error.text, "test:"));
    fixture_free(&f);
}

static void what_is_no_report_is_refused_by_name_and_byte(void **state)
{
    (void)state;
    assert_refused("", 0, SAYSO_EMPTY, 0);
    assert_refused(" \n\xC2\xA0\n", 5, SAYSO_EMPTY, 0);
    assert_refused("The talks\0stalled", 17, SAYSO_INPUT, 9);
    assert_refused("\x01\x02\x03\x04 abc", 8, SAYSO_INPUT, 0);
    assert_refused("%PDF-1.7 ...", 12, SAYSO_INPUT, 0);
    assert_refused("<html><body><script>x</script></body></html>", 44, SAYSO_EMPTY, 0);
}

static void too_long_a_text_is_a_limit(void **state)
{
    (void)state;
    size_t n = SY_TEXT_BYTES_MAX + 1;
    char *s = malloc(n);
    memset(s, 'a', n);
    assert_refused(s, n, SAYSO_LIMIT, SY_TEXT_BYTES_MAX);
    free(s);
}

static void what_the_user_gave_goes_first(void **state)
{
    (void)state;
    sayso_input in = { .size = sizeof in, .date = "2031-01-02T10:00Z", .outlet = "Valley Wire", .title = "Dam talks stall", .url = "https://valley.example/1" };
    fixture f = fixture_input(&in, "Dam talks stall!\nPublished: 17 December 2031\nThe talks between the two river states stalled on Monday.\n");
    assert_string_equal(f.doc.report.date, "2031-01-02T10:00Z");
    assert_int_equal(f.doc.report.date_basis, SAYSO_BASIS_GIVEN);
    assert_int_equal(f.doc.report.date_span.end, 0);
    assert_string_equal(f.doc.report.outlet, "Valley Wire");
    assert_string_equal(f.doc.report.title, "Dam talks stall");
    assert_cut(&f, f.doc.report.title_span, "Dam talks stall");
    assert_int_equal(f.doc.report.given, 15);
    fixture_free(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_prefix_gives_the_date_and_the_rest_of_its_line_the_headline),
        cmocka_unit_test(a_headline_that_comes_twice_names_the_site),
        cmocka_unit_test(a_dateline_is_cut_from_its_paragraph),
        cmocka_unit_test(a_dateline_without_a_year_gives_no_date),
        cmocka_unit_test(a_capital_word_before_a_dash_is_no_dateline),
        cmocka_unit_test(date_lines_are_read_with_time_and_zone),
        cmocka_unit_test(dates_that_are_none_or_unclear_are_not_taken),
        cmocka_unit_test(a_stamp_is_no_heading_and_a_statement_by_somebody_no_byline),
        cmocka_unit_test(a_date_in_the_story_is_not_the_date_of_the_report),
        cmocka_unit_test(lines_of_fixed_width_become_paragraphs),
        cmocka_unit_test(every_byte_that_is_no_space_is_in_a_block_in_order),
        cmocka_unit_test(furniture_is_told_from_what_people_say),
        cmocka_unit_test(charsets_are_told_and_mapped_back),
        cmocka_unit_test(what_is_no_report_is_refused_by_name_and_byte),
        cmocka_unit_test(too_long_a_text_is_a_limit),
        cmocka_unit_test(what_the_user_gave_goes_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
