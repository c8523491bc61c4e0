/* test_report_page.c - saved pages in, article and head of the report out, with the way back to the raw bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/limits.h"
#include "report_fixture.h"

#include <time.h>

#define BODY                                                                                                                  \
    "<p>The foreign minister of Orvenia said on Tuesday that the talks with Castavar, now in their third week, would go on.</p>" \
    "<p>A spokesman for Castavar would not say who had asked for the new round, or what the two sides meant to talk about.</p>"

static const char page[] =
    "<!doctype html><html lang=\"en-GB\"><head><title>Dam talks go on &mdash; Valley Daily | World</title>"
    "<meta property=\"og:title\" content=\"Dam talks go on\"><meta property=\"og:site_name\" content=\"Valley Daily\">"
    "<meta property=\"article:published_time\" content=\"2031-12-17T10:30:00+02:00\"><link rel=\"canonical\" href=\"https://valley.example/world/dam\">"
    "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@graph\":[{\"@type\":[\"NewsArticle\"],\"headline\":\"Dam talks go on\","
    "\"author\":[{\"@type\":\"Person\",\"name\":\"Ada Brook\"},{\"name\":\"Tom O&#39;Wit\"}],\"datePublished\":\"2031-12-17T10:30:00+02:00\"}]}</script></head>"
    "<body><nav><ul><li><a href=\"/\">Home</a></li><li><a href=\"/w\">World</a></li></ul></nav>"
    "<div class=\"share-tools\"><p>Share this story with all of your friends, neighbours, and colleagues, wherever they are.</p></div>"
    "<article><h1>Dam talks go on</h1><p class=\"byline\">By Ada Brook</p><div class=\"article-body\">" BODY
    "<h2>Old quarrel</h2><p>Advertisement</p>"
    "<blockquote>We want water &amp; peace, he said, &#8220;not war&#8221;, and nobody in the hall said a word.</blockquote>"
    "<ul><li>The first point of the plan is the height of the dam.</li></ul>"
    "<figure><img src=x><figcaption>The dam at Teln, seen from the old bridge. Photo: A. Brook</figcaption></figure>"
    "<p>Both sides meet again on Friday, in the old town hall of Teln, to talk about the height of the dam.</p></div></article>"
    "<section class=\"comments\"><p>First! I think, and my friends think so too, that the dam should be higher, much higher.</p></section>"
    "<footer><p>Copyright Valley Daily, all rights reserved, in this and every other valley of the land.</p></footer></body></html>";

static void an_article_is_told_from_its_page(void **state)
{
    (void)state;
    fixture f = fixture_read(page);
    uint32_t i = 0;
    assert_block(&f, i++, SY_BLOCK_TITLE, "Dam talks go on");
    assert_block(&f, i++, SY_BLOCK_META, "By Ada Brook");
    assert_block(&f, i++, SY_BLOCK_PARAGRAPH, "The foreign minister of Orvenia said on Tuesday that the talks with Castavar, now in their third week, would go on.");
    assert_block(&f, i++, SY_BLOCK_PARAGRAPH, "A spokesman for Castavar would not say who had asked for the new round, or what the two sides meant to talk about.");
    assert_block(&f, i++, SY_BLOCK_HEADING, "Old quarrel");
    assert_block(&f, i++, SY_BLOCK_FURNITURE, "Advertisement");
    assert_block(&f, i++, SY_BLOCK_QUOTE, "We want water & peace, he said, \xE2\x80\x9Cnot war\xE2\x80\x9D, and nobody in the hall said a word.");
    assert_block(&f, i++, SY_BLOCK_ITEM, "The first point of the plan is the height of the dam.");
    assert_block(&f, i++, SY_BLOCK_FURNITURE, "The dam at Teln, seen from the old bridge. Photo: A. Brook");
    assert_block(&f, i++, SY_BLOCK_PARAGRAPH, "Both sides meet again on Friday, in the old town hall of Teln, to talk about the height of the dam.");
    assert_int_equal(f.doc.blocks.n, i);
    assert_int_equal(f.doc.stripped.n, 2);
    fixture_free(&f);
}

static void a_page_says_what_it_is(void **state)
{
    (void)state;
    fixture f = fixture_read(page);
    const sayso_report *r = &f.doc.report;
    assert_string_equal(r->title, "Dam talks go on");
    assert_cut(&f, r->title_span, "Dam talks go on");
    assert_string_equal(r->byline, "Ada Brook; Tom O'Wit");
    assert_string_equal(r->date, "2031-12-17T10:30:00+02:00");
    assert_int_equal(r->date_basis, SAYSO_BASIS_METADATA);
    assert_string_equal(r->outlet, "Valley Daily");
    assert_string_equal(r->url, "https://valley.example/world/dam");
    fixture_free(&f);
}

static void a_given_headline_has_no_place_where_the_page_has_another(void **state)
{
    (void)state;
    sayso_input in = { .size = sizeof in, .title = "Water war", .date = "2031-12-18" };
    fixture f = fixture_input(&in, page);
    assert_string_equal(f.doc.report.title, "Water war");
    assert_int_equal(f.doc.report.title_span.end, 0);
    assert_string_equal(f.doc.report.date, "2031-12-18");
    assert_int_equal(f.doc.report.date_basis, SAYSO_BASIS_GIVEN);
    assert_block(&f, 0, SY_BLOCK_TITLE, "Dam talks go on");
    fixture_free(&f);
}

/* Every character of the text but our line ends has a raw place; pieces are in order and do not overlap. */
static void assert_mapped(const fixture *f, const char *raw)
{
    uint32_t at = 0, raw_at = 0;
    for (uint32_t i = 0; i < f->doc.raw.n; i++) {
        sayso_raw_piece p = f->doc.raw.at[i];
        while (at < p.text_start) assert_int_equal(f->doc.text[at++], '\n');
        assert_int_equal(at, p.text_start);
        assert_true(i == 0 || p.raw_start > raw_at);
        raw_at = p.raw_start;
        if (p.length > 4) assert_memory_equal(f->doc.text + p.text_start, raw + p.raw_start, p.length);
        at += p.length;
    }
    while (at < f->doc.n_text) assert_int_equal(f->doc.text[at++], '\n');
}

static void the_text_leads_back_to_the_raw_bytes(void **state)
{
    (void)state;
    fixture f = fixture_read(page);
    assert_mapped(&f, page);
    uint32_t amp = (uint32_t)(strstr(f.doc.text, "& peace") - f.doc.text), quote = (uint32_t)(strstr(f.doc.text, "\xE2\x80\x9Cnot") - f.doc.text);
    assert_memory_equal(page + fixture_raw(&f, amp), "&amp; peace", 11);
    assert_memory_equal(page + fixture_raw(&f, quote), "&#8220;not", 10);
    fixture_free(&f);
}

static void byte_order_holds_where_the_parser_moves_text(void **state)
{
    (void)state;
    static const char moved[] = "\xEF\xBB\xBF<html><body><div><p>One thing, said the minister of Orvenia on Monday, is the height of the dam.</p><table>"
                                "Another thing, said the minister of Castavar, is the price of water.<tr><td>A third, they both said, is who will pay for it.</td></tr></table>"
                                "<p>Caf\xC3\xA9 &notit; a&ltb &#x41;\r\nc<!-- x -->d</bogus>e &AMP R&D, all of it, on Monday.</p></div></body></html>";
    fixture f = fixture_read(moved);
    assert_int_equal(f.doc.blocks.n, 4);
    assert_block(&f, 1, SY_BLOCK_PARAGRAPH, "Another thing, said the minister of Castavar, is the price of water.");
    assert_block(&f, 2, SY_BLOCK_PARAGRAPH, "A third, they both said, is who will pay for it.");
    assert_block(&f, 3, SY_BLOCK_PARAGRAPH, "Caf\xC3\xA9 \xC2\xACit; a<b A cde & R&D, all of it, on Monday.");
    assert_mapped(&f, moved);
    fixture_free(&f);
}

static void a_page_in_another_charset_leads_back_too(void **state)
{
    (void)state;
    static const char latin[] = "<html><head><meta charset=iso-8859-1></head><body>" BODY "<p>The caf\xE9 of the town hall, said the minister, was \x93shut\x94, and so the talks went on outside.</p></body></html>";
    fixture f = fixture_read(latin);
    const char *at = strstr(f.doc.text, "\xC3\xA9 of the town");
    assert_non_null(at);
    assert_int_equal(latin[fixture_raw(&f, (uint32_t)(at - f.doc.text))], '\xE9');
    assert_int_equal(latin[fixture_raw(&f, (uint32_t)(strstr(f.doc.text, "shut") - f.doc.text))], 's');
    fixture_free(&f);
}

static void a_declared_charset_of_the_c_library_is_read(void **state)
{
    (void)state;
    static const char greek[] = "<html><head><meta charset=\"iso-8859-7\"></head><body>" BODY "<p>The minister said \xE4\xDD, and then, after a long while, nothing more was heard of him.</p></body></html>";
    fixture f = fixture_read(greek);
    assert_non_null(strstr(f.doc.text, "said \xCE\xB4\xCE\xAD, and"));
    fixture_free(&f);
}

static void what_is_hidden_is_not_read(void **state)
{
    (void)state;
    fixture f = fixture_read("<html><body>" BODY "<p style=\"display: none\">Secret words that nobody sees, on a page of a paper, at all.</p>"
                             "<div hidden><p>More secret words that nobody sees, on a page of a paper, at all.</p></div></body></html>");
    assert_null(strstr(f.doc.text, "ecret words"));
    assert_int_equal(f.doc.blocks.n, 2);
    fixture_free(&f);
}

static void a_date_that_only_the_page_shows_is_stated_with_its_place(void **state)
{
    (void)state;
    fixture f = fixture_read("<html><body><h1>Dam talks go on, and on</h1><div>Published on 17 December 2031</div>" BODY "</body></html>");
    assert_string_equal(f.doc.report.date, "2031-12-17");
    assert_int_equal(f.doc.report.date_basis, SAYSO_BASIS_STATED);
    assert_cut(&f, f.doc.report.date_span, "17 December 2031");
    fixture_free(&f);
}

static void malformed_json_still_gives_the_date(void **state)
{
    (void)state;
    fixture f = fixture_read("<html><head><script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"datePublished\" : \"2031-12-17\",\"x\":\"line\nend\",}</script></head><body>" BODY "</body></html>");
    assert_string_equal(f.doc.report.date, "2031-12-17");
    fixture_free(&f);
}

static void line_breaks_inside_a_sentence_join(void **state)
{
    (void)state;
    fixture f = fixture_read("<html><body><div>The minister of Orvenia said that the talks<br>would go on for a week, at least.<br><br>The minister of Castavar said nothing, and left.</div></body></html>");
    assert_block(&f, 0, SY_BLOCK_PARAGRAPH, "The minister of Orvenia said that the talks would go on for a week, at least.");
    assert_block(&f, 1, SY_BLOCK_PARAGRAPH, "The minister of Castavar said nothing, and left.");
    fixture_free(&f);
}

static void a_dateline_opens_a_page(void **state)
{
    (void)state;
    fixture f = fixture_read("<html><body><p>TELN, Orvenia (VNA) - The talks stalled on Monday, said the minister, after three weeks of quarrels.</p>" BODY "</body></html>");
    assert_string_equal(f.doc.report.dateline, "TELN, Orvenia (VNA)");
    assert_block(&f, 0, SY_BLOCK_META, "TELN, Orvenia (VNA) -");
    assert_block(&f, 1, SY_BLOCK_PARAGRAPH, "The talks stalled on Monday, said the minister, after three weeks of quarrels.");
    fixture_free(&f);
}

/* A page of n times `open` before the text: too deep for the tree, still read, and in no time. */
static void assert_deep(const char *open, size_t n)
{
    size_t k = strlen(open), at = 0;
    char *s = malloc(n * k + 200);
    for (size_t i = 0; i < n; i++, at += k) memcpy(s + at, open, k);
    strcpy(s + at, "<p>The minister said that the talks would go on &amp; on.</p>");
    clock_t begin = clock();
    fixture f = fixture_bytes(s, strlen(s), SAYSO_FORMAT_HTML);
    assert_int_equal(f.status, SAYSO_OK);
    assert_non_null(strstr(f.doc.text, "the talks would go on & on."));
    assert_true(clock() - begin < 20 * CLOCKS_PER_SEC); /* it would be minutes */
    fixture_free(&f);
    free(s);
}

static void deep_pages_are_cut_to_their_text(void **state)
{
    (void)state;
    assert_deep("<div>", 100000);
    assert_deep("<b><i>", 50000);
    assert_deep("<div/>", 100000);
    assert_deep("<table><tr><td>", 30000);
    assert_deep("<svg><desc><x/>", 30000);
    assert_deep("<font color=a><p>", 30000);
}

static void a_page_without_an_article_keeps_what_it_shows(void **state)
{
    (void)state;
    fixture f = fixture_read("<html><body><h1>Teln</h1><p>Yes.</p></body></html>");
    assert_non_null(strstr(f.doc.text, "Yes."));
    fixture_free(&f);
}

/* Whichever allocation fails, the call ends with a status and nothing is lost (the sanitizers see to the latter). */
static void every_failed_allocation_is_a_status(void **state)
{
    (void)state;
    fixture f = fixture_read(page);
    int failures = 0;
    for (long n = 1;; n += 1 + n / 8) {
        sayso_input in = { .size = sizeof in, .id = "test", .bytes = page, .n_bytes = sizeof page - 1 };
        fixture_job job = { &f, in };
        sy_arena_free(&f.doc.arena);
        memset(&f.doc, 0, sizeof f.doc);
        sy_arena_init(&f.doc.arena, 1024);
        sy_test_fail_nth(n);
        sayso_status s = sy_guard(&f.doc.arena, fixture_run, &job, &f.error);
        sy_test_fail_nth(0);
        if (s == SAYSO_OK) break;
        assert_int_equal(s, SAYSO_MEMORY);
        failures++;
    }
    assert_true(failures > 3);
    fixture_free(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_article_is_told_from_its_page),
        cmocka_unit_test(a_page_says_what_it_is),
        cmocka_unit_test(a_given_headline_has_no_place_where_the_page_has_another),
        cmocka_unit_test(the_text_leads_back_to_the_raw_bytes),
        cmocka_unit_test(byte_order_holds_where_the_parser_moves_text),
        cmocka_unit_test(a_page_in_another_charset_leads_back_too),
        cmocka_unit_test(a_declared_charset_of_the_c_library_is_read),
        cmocka_unit_test(what_is_hidden_is_not_read),
        cmocka_unit_test(a_date_that_only_the_page_shows_is_stated_with_its_place),
        cmocka_unit_test(malformed_json_still_gives_the_date),
        cmocka_unit_test(line_breaks_inside_a_sentence_join),
        cmocka_unit_test(a_dateline_opens_a_page),
        cmocka_unit_test(deep_pages_are_cut_to_their_text),
        cmocka_unit_test(a_page_without_an_article_keeps_what_it_shows),
        cmocka_unit_test(every_failed_allocation_is_a_status),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
