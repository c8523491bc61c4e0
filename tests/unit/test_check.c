/* test_check.c - a draft against reports: what is carried, and above all what must not be called so. */
#include "compare_fixture.h"

#include <string.h>

/* Texts of the reports, then the draft; the lines that the check writes. The caller frees them. */
static char *check(const char *const *reports, size_t n, const char *draft, sayso_checked *counts)
{
    fixture f = { .n = 0 };
    sayso_error err = { 0 };
    sayso_check how = { .size = sizeof how, .as = SAYSO_AS_JSON };
    char id[2] = "a", *out = NULL, *kept;
    size_t n_bytes;
    for (size_t i = 0; i < n; i++, id[0]++) add_text(&f, id, NULL, reports[i], NULL);
    add_text(&f, "draft", NULL, draft, NULL);
    sayso_status status = sayso_check_draft(f.docs[n], (const sayso_doc *const *)f.docs, n, &how, &out, &n_bytes, counts, &err);
    if (status) print_error("%s\n", err.text);
    assert_int_equal(status, SAYSO_OK);
    kept = strdup(out);
    sayso_free(out);
    release(&f);
    return kept;
}

static void expect(const char *report, const char *draft, const char *item, const char *status, const char *type)
{
    char wanted[160];
    sayso_checked n;
    char *lines = check(&report, 1, draft, &n);
    snprintf(wanted, sizeof wanted, "\"item\":\"%s\",\"status\":\"%s\",\"type\":%s%s%s,", item, status, type ? "\"" : "", type ? type : "null", type ? "\"" : "");
    int found = lines && strstr(lines, wanted);
    if (!found) print_error("%s not in %s\n", wanted, lines ? lines : "nothing");
    assert_true(found);
    free(lines);
}

#define OPEN "\xE2\x80\x9C"
#define CLOSE "\xE2\x80\x9D"

static void quotations_are_carried_word_for_word_only(void **state)
{
    static const char report[] = "The envoy spoke. " OPEN "We will open the northern gate before the winter comes," CLOSE " she said.";
    (void)state;
    expect(report, OPEN "We will open the northern gate before the winter comes," CLOSE " she said.", "quotation", "carried", NULL);
    expect(report, OPEN "open the northern gate" CLOSE " she said.", "quotation", "carried", NULL);
    expect(report, OPEN "We will open the northern gates before the winter comes," CLOSE " she said.", "quotation", "re-worded", "words");
    expect(report, OPEN "We will not open the northern gate before the winter comes," CLOSE " she said.", "quotation", "in conflict", "polarity");
    expect(report, OPEN "The harvest was the worst in living memory," CLOSE " she said.", "quotation", "not found", NULL);
    expect("The envoy will open the northern gate before the winter comes.", OPEN "open the northern gate" CLOSE " it was.", "quotation", "re-worded", "marks");
}

static void quotations_cut_from_a_condition_or_a_not_are_no_longer_carried(void **state)
{
    (void)state;
    expect(OPEN "We will sign the treaty if the troops leave," CLOSE " she said.", OPEN "We will sign the treaty," CLOSE " she said.", "quotation", "re-worded", "condition");
    expect(OPEN "We will never sign the treaty," CLOSE " she said.", OPEN "sign the treaty," CLOSE " she said.", "quotation", "re-worded", "polarity");
}

static void statements_with_another_number_or_a_not_conflict(void **state)
{
    static const char report[] = "The river commission moved 400 families from the lower valley.";
    (void)state;
    expect(report, "The river commission moved 400 families from the lower valley.", "statement", "carried", NULL);
    expect(report, "The river commission moved 900 families from the lower valley.", "statement", "in conflict", "number");
    expect(report, "The river commission moved not 400 families from the lower valley.", "statement", "in conflict", "polarity");
    expect(report, "Families moved the river commission from the lower valley 400.", "statement", "re-worded", "words");
    expect(report, "Bakers of the capital went on strike over flour.", "statement", "not found", NULL);
}

static void a_verb_that_turns_the_sense_is_never_a_rewording(void **state)
{
    (void)state;
    expect("The island demanded compensation for the flooded northern fields.", "The island dropped compensation for the flooded northern fields.", "statement", "not found", NULL);
}

static void names_are_those_that_reports_print(void **state)
{
    static const char report[] = "In the evening Ana Pellbody met the miners of Lowen.";
    (void)state;
    expect(report, "It was clear that Ana Pellbody slept there.", "name", "carried", NULL);
    expect(report, "It was clear that Odalys Temmerin slept there.", "name", "not found", NULL);
    expect(report, "It was clear that Boris Pellbody slept there.", "name", "not found", "words");
}

static void the_best_report_decides_and_the_others_are_shown(void **state)
{
    static const char *const reports[] = { "The river commission moved 400 families from the lower valley.", "The river commission moved 900 families from the lower valley." };
    sayso_checked n;
    (void)state;
    char *lines = check(reports, 2, "The river commission moved 900 families from the lower valley.", &n);
    assert_non_null(strstr(lines, "\"status\":\"carried\",\"type\":null,\"span\":[0,61]"));
    assert_non_null(strstr(lines, "\"report\":\"b\",\"span\":[0,61],\"text\":\"The river commission moved 900 families from the lower valley\",\"status\":\"carried\""));
    assert_non_null(strstr(lines, "\"status\":\"in conflict\",\"type\":\"number\""));
    assert_int_equal(n.carried, 1);
    assert_int_equal(n.conflict, 0);
    free(lines);
}

static void wrong_calls_are_refused(void **state)
{
    sayso_error err;
    char *out;
    size_t n;
    (void)state;
    assert_int_equal(sayso_check_draft(NULL, NULL, 0, NULL, &out, &n, NULL, &err), SAYSO_USAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quotations_are_carried_word_for_word_only),
        cmocka_unit_test(quotations_cut_from_a_condition_or_a_not_are_no_longer_carried),
        cmocka_unit_test(statements_with_another_number_or_a_not_conflict),
        cmocka_unit_test(a_verb_that_turns_the_sense_is_never_a_rewording),
        cmocka_unit_test(names_are_those_that_reports_print),
        cmocka_unit_test(the_best_report_decides_and_the_others_are_shown),
        cmocka_unit_test(wrong_calls_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
