/* test_check.c - a draft against reports: what is carried, and above all what must not be called so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "sayso.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { REPORTS_MAX = 4 };

static sayso *engine;

static int open_engine(void **state)
{
    sayso_options options = { .size = sizeof options, .data_dir = SY_DATA, .model_dir = SY_DATA "/../models" };
    (void)state;
    return sayso_open(&options, &engine, NULL) != SAYSO_OK;
}

static int close_engine(void **state)
{
    (void)state;
    sayso_close(engine);
    return 0;
}

static sayso_doc *read_text(const char *id, const char *text)
{
    sayso_input in = { .size = sizeof in, .bytes = text, .n_bytes = strlen(text), .id = id };
    sayso_doc *doc = NULL;
    sayso_error err = { 0 };
    if (sayso_read(engine, &in, &doc, &err)) print_error("%s\n", err.text);
    assert_non_null(doc);
    return doc;
}

/* A report of these words and one more sentence: a report of the draft's very bytes would be left out. */
static sayso_doc *read_report(const char *id, const char *words)
{
    char text[1024];
    snprintf(text, sizeof text, "%s\n\nSnow lay on the roofs of the old town.", words);
    return read_text(id, text);
}

/* Texts of the reports, then the draft; the lines that the check writes. The caller frees them. */
static char *check(const char *const *reports, size_t n, const char *draft, sayso_checked *counts)
{
    sayso_doc *docs[REPORTS_MAX], *read = read_text("draft", draft);
    sayso_error err = { 0 };
    sayso_check how = { .size = sizeof how, .as = SAYSO_AS_JSON };
    char id[2] = "a", *out = NULL, *kept;
    size_t n_bytes;
    for (size_t i = 0; i < n; i++, id[0]++) docs[i] = read_report(id, reports[i]);
    sayso_status status = sayso_check_draft(read, (const sayso_doc *const *)docs, n, &how, &out, &n_bytes, counts, &err);
    if (status) print_error("%s\n", err.text);
    assert_int_equal(status, SAYSO_OK);
    kept = strdup(out);
    sayso_free(out);
    for (size_t i = 0; i < n; i++) sayso_doc_free(docs[i]);
    sayso_doc_free(read);
    return kept;
}

static void expect(const char *report, const char *draft, const char *item, const char *status, const char *type)
{
    char wanted[160];
    sayso_checked n;
    char *lines = check(&report, 1, draft, &n);
    snprintf(wanted, sizeof wanted, "\"item\":\"%s\",\"status\":\"%s\",\"type\":%s%s%s", item, status, type ? "\"" : strcmp(status, "re-worded") ? "null" : "", type ? type : "", type ? "\"," : "");
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
    expect("The island demanded compensation for the flooded northern fields.", "The island dropped compensation for the flooded northern fields.", "statement", "in conflict", "polarity");
}

static void statements_in_other_words_are_found(void **state)
{
    static const char report[] = "The island of Tavel rejected a proposal to open the eastern harbour and said it would discuss fuel only after the mainland had released the crew.";
    (void)state;
    expect(report, "Tavel turned down a plan to open the eastern harbour.", "statement", "re-worded", NULL);
    expect(report, "Tavel will not talk about fuel until the crew has been freed by the mainland.", "statement", "re-worded", NULL);
    expect(report, "Tavel refuses to lift the ban on coal.", "statement", "not found", NULL);
    expect("The miners began repairing the old tunnel in 2031.", "In 2031 the miners started to repair the old tunnel.", "figure", "re-worded", "words");
}

static void an_opposite_in_a_words_place_is_a_conflict(void **state)
{
    (void)state;
    expect("The price of flour in the capital rose sharply after the storm.", "The price of flour in the capital fell sharply after the storm.", "statement", "in conflict", "polarity");
    expect("The mayor closed the northern bridge before the storm.", "The mayor closed the northern bridge after the storm.", "statement", "in conflict", "polarity");
    expect("The council accepted the plan for the ferry.", "The council did not reject the plan for the ferry.", "statement", "re-worded", NULL);
    expect("The two towns will share the mill but not the well.", "The two towns will share the well but not the mill.", "statement", "in conflict", "polarity");
}

static void another_doer_or_owner_is_a_conflict(void **state)
{
    static const char report[] = "At dawn Keldaran gunboats shelled the lighthouse of Port Anselm for an hour.";
    (void)state;
    expect(report, "At dawn Drasovian gunboats shelled the lighthouse of Port Anselm for an hour.", "statement", "in conflict", "actor");
    expect("The contract was approved by the owners and thrown out by the sailors' union.", "The owners rejected the contract.", "statement", "in conflict", "actor");
    expect("The bakers support the tax but oppose the toll.", "The bakers oppose the tax but support the toll.", "statement", "in conflict", "actor");
}

/* A wrong toll is another number, and nobody's; "the end of June" ends nothing. */
static void a_toll_and_the_end_of_a_month(void **state)
{
    static const char report[] = "The death toll from the flood in the southern Orvenian town of Lowen rose to 21 on Thursday after four people died in hospital.";
    (void)state;
    expect(report, "The death toll in Lowen later climbed to 24.", "statement", "in conflict", "number");
    expect("The river commission has offered to send 20 divers to the town of Lowen.", "The river commission is offering to send 20 divers to Lowen at the end of June.", "statement", "re-worded", "words");
}

static void what_is_announced_or_a_condition_is_not_told_as_done(void **state)
{
    (void)state;
    expect("The shipyard will dismiss forty welders in the spring.", "The shipyard dismissed forty welders in the spring.", "statement", "in conflict", "modality");
    expect("The union would end its strike if the shipyard reopened the northern dock.", "The shipyard reopened the northern dock.", "statement", "in conflict", "condition");
}

static void words_from_several_sentences_are_not_found_as_one(void **state)
{
    static const char report[] = "The envoy praised the harvest in the lower valley. Farmers sold their wheat to the mill. The mill was closed by the governor.";
    (void)state;
    expect(report, "The envoy sold the harvest of the governor to farmers.", "statement", "not found", NULL);
    expect("The governor closed the mill on the Isk. He told farmers that wheat must be stored in the barns of the monastery.",
           "The governor closed the mill on the Isk and told farmers to store wheat in the barns of the monastery.", "statement", "re-worded", "merged");
}

static void numbers_of_a_row_differ_and_those_of_a_list_are_none(void **state)
{
    sayso_checked n;
    static const char *const report[] = { "The third round of talks on the ferry opened in the old castle." };
    (void)state;
    expect(report[0], "The fourth round of talks on the ferry opened in the old castle.", "statement", "in conflict", "number");
    char *lines = check(report, 1, "Notes\n\n1. The third round of talks on the ferry opened in the old castle.\n", &n);
    assert_null(strstr(lines, "\"item\":\"figure\""));
    assert_int_equal(n.carried, 1);
    free(lines);
}

static void names_are_those_that_reports_print(void **state)
{
    static const char report[] = "In the evening Ana Pellbody met the miners of Lowen.";
    (void)state;
    expect(report, "It was clear that Ana Pellbody slept there.", "name", "carried", NULL);
    expect(report, "It was clear that Ana Pellbody's brother slept there.", "name", "carried", NULL);
    expect("In the evening President Ana Pellbody met the miners.", "It was clear that President Pellbody slept there.", "name", "carried", NULL);
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
    assert_int_equal(n.carried, 2); /* the figure, too */
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
        cmocka_unit_test(statements_in_other_words_are_found),
        cmocka_unit_test(an_opposite_in_a_words_place_is_a_conflict),
        cmocka_unit_test(another_doer_or_owner_is_a_conflict),
        cmocka_unit_test(a_toll_and_the_end_of_a_month),
        cmocka_unit_test(what_is_announced_or_a_condition_is_not_told_as_done),
        cmocka_unit_test(words_from_several_sentences_are_not_found_as_one),
        cmocka_unit_test(numbers_of_a_row_differ_and_those_of_a_list_are_none),
        cmocka_unit_test(names_are_those_that_reports_print),
        cmocka_unit_test(the_best_report_decides_and_the_others_are_shown),
        cmocka_unit_test(wrong_calls_are_refused),
    };
    return cmocka_run_group_tests(tests, open_engine, close_engine);
}
