/* test_compare_clauses.c - what one report states and another denies in other words, how far it goes, who did it. */
#include "compare_fixture.h"

#define VALLEY "\\nThe dam of Brenn stands above the valley of Lowen on the upper Selva, where Orvenia and Castavar meet."
#define ABOVE "\\nAbove Lowen the Brenn dam holds back the Selva, a river of Orvenia and Castavar."

/* A report whose first sentence is Pol Rusk's word for it (content: what he said; NULL: the report's own). */
static void tell(fixture *f, const char *id, const char *date, const char *text, const char *source, const char *content)
{
    record r = { .text = text };
    put(&r, ",\"actors\":[{\"id\":\"cv:rusk\",\"name\":\"Pol Rusk\",\"kind\":\"person\",\"country\":null,\"mentions\":[]}],\"attributions\":[");
    if (source) {
        put(&r, "{\"id\":\"a-00000001\",\"source\":");
        put_span(&r, source);
        put(&r, ",\"cue\":");
        put_span(&r, "said");
        put(&r, ",\"content\":");
        put_span(&r, content);
        put(&r, strcmp(source, "Pol Rusk") == 0 ? ",\"form\":\"indirect\",\"cue_class\":\"say\",\"conf\":0.9,\"speaker\":\"cv:rusk\"}" : ",\"form\":\"indirect\",\"cue_class\":\"say\",\"conf\":0.9,\"speaker\":null}");
    }
    put(&r, "]");
    add_text(f, id, date, text, r.json);
}

/* Confidence of the conflict of the type between the two; 0: none of any type. */
static unsigned conflict(const char *type, const char *date, const char *a, const char *of_a, const char *b, const char *source, const char *of_b)
{
    fixture f = { 0 };
    char one[400], other[400];
    snprintf(one, sizeof one, "%s%s", a, VALLEY);
    snprintf(other, sizeof other, "%s%s", b, ABOVE);
    open_tables(&f);
    tell(&f, "a", "2024-10-09", one, of_a ? "Pol Rusk" : NULL, of_a);
    tell(&f, "b", date, other, source, of_b);
    collate(&f);
    const sayso_finding *k = finding(&f, SAYSO_CONFLICT, NULL, 0);
    unsigned conf = k && strcmp(k->type, type) == 0 ? k->conf : 0;
    if (k && !conf) print_message("found %s: %s\n", k->type, k->reason);
    assert_true(conf || !k);
    close_tables(&f);
    return conf;
}

#define GIVEN "engineers from Castavar would be allowed to inspect the lower sluices of the dam"

static void stated_here_and_denied_there(void **state)
{
    (void)state;
    const char *day = "2024-10-09";
    assert_true(conflict("polarity", day, "Pol Rusk said " GIVEN ".", GIVEN, "The engineers of Castavar would not be allowed to examine the lower sluices of the dam, said Pol Rusk.", "Pol Rusk",
                         "The engineers of Castavar would not be allowed to examine the lower sluices of the dam") >= 70);
    /* of another occasion, of another speaker, of the past, of other sluices */
    assert_int_equal(conflict("polarity", "2024-11-20", "Pol Rusk said " GIVEN ".", GIVEN, "The engineers of Castavar would not be allowed to examine the lower sluices of the dam, said Pol Rusk.", "Pol Rusk",
                              "The engineers of Castavar would not be allowed to examine the lower sluices of the dam"), 0);
    assert_true(conflict("polarity", day, "Pol Rusk said " GIVEN ".", GIVEN, "The engineers of Castavar would not be allowed to examine the lower sluices of the dam, said a guard.", "a guard",
                         "The engineers of Castavar would not be allowed to examine the lower sluices of the dam") < 70);
    assert_int_equal(conflict("polarity", day, "Pol Rusk said " GIVEN ".", GIVEN, "The engineers of Castavar were not allowed to examine the lower sluices of the dam, said Pol Rusk.", "Pol Rusk",
                              "The engineers of Castavar were not allowed to examine the lower sluices of the dam"), 0);
    assert_int_equal(conflict("polarity", day, "Pol Rusk said " GIVEN ".", GIVEN, "The engineers of Castavar would not be allowed to examine the lower sluices of Marendal, said Pol Rusk.", "Pol Rusk",
                              "The engineers of Castavar would not be allowed to examine the lower sluices of Marendal"), 0);
    /* a condition, and no denial at all */
    assert_int_equal(conflict("polarity", day, "Pol Rusk said " GIVEN ".", GIVEN, "If engineers from Castavar would not be allowed to inspect the sluices of the dam, Pol Rusk said, he would go.", "Pol Rusk",
                              "If engineers from Castavar would not be allowed to inspect the sluices of the dam"), 0);
    assert_int_equal(conflict("polarity", day, "Pol Rusk said " GIVEN ".", GIVEN, "Not only engineers from Castavar would be allowed to inspect the lower sluices of the dam, said Pol Rusk.", "Pol Rusk",
                              "Not only engineers from Castavar would be allowed to inspect the lower sluices of the dam"), 0);
}

static void how_far_it_goes(void **state)
{
    (void)state;
    const char *day = "2024-10-09", *all = "all of the villages below the dam would be moved to Lowen";
    assert_true(conflict("scope", day, "Pol Rusk said all of the villages below the dam would be moved to Lowen.", all, "Only some villages below the dam will be moved to Lowen, said Pol Rusk.", "Pol Rusk",
                         "Only some villages below the dam will be moved to Lowen") >= 70);
    assert_int_equal(conflict("scope", day, "Pol Rusk said all of the villages below the dam would be moved to Lowen.", all, "Every village below the dam will be moved to Lowen, said Pol Rusk.", "Pol Rusk",
                              "Every village below the dam will be moved to Lowen"), 0);
    assert_int_equal(conflict("scope", day, "Pol Rusk said all of the villages below the dam would be moved to Lowen.", all, "Some villages in the hills will be moved, too, said Pol Rusk, and the dam at Lowen raised.", "Pol Rusk",
                              "Some villages in the hills will be moved, too"), 0);
}

static void told_again_in_hardly_a_word_alike(void **state)
{
    (void)state;
    const char *day = "2024-10-09", *held = "the headman of the fishermen had been locked up by the guards of the dam";
    assert_true(conflict("polarity", day, "Pol Rusk said the headman of the fishermen had been locked up by the guards of the dam.", held, "Nobody had imprisoned the fishermen's headman, said Pol Rusk.", "Pol Rusk",
                         "Nobody had imprisoned the fishermen's headman") >= 70);
    /* of another one, of another deed, up to a day, and not meant */
    assert_int_equal(conflict("polarity", day, "Pol Rusk said the headman of the fishermen had been locked up by the guards of the dam.", held, "Nobody had imprisoned the priest of Marendal, said Pol Rusk.", "Pol Rusk",
                              "Nobody had imprisoned the priest of Marendal"), 0);
    assert_int_equal(conflict("polarity", day, "Pol Rusk said the headman of the fishermen had been locked up by the guards of the dam.", held, "Nobody had beaten the fishermen's headman, said Pol Rusk.", "Pol Rusk",
                              "Nobody had beaten the fishermen's headman"), 0);
    assert_int_equal(conflict("polarity", day, "Pol Rusk said the headman of the fishermen had been locked up by the guards of the dam.", held, "Nobody had imprisoned the fishermen's headman until Tuesday, said Pol Rusk.", "Pol Rusk",
                              "Nobody had imprisoned the fishermen's headman until Tuesday"), 0);
}

static void on_which_bank(void **state)
{
    (void)state;
    assert_true(conflict("place", "2024-10-09", "Soldiers of Orvenia have taken up positions on the east bank of the Selva.", NULL, "Orvenian soldiers stand on the west bank of the Selva.", NULL, NULL) >= 70);
    assert_int_equal(conflict("place", "2024-10-09", "Soldiers of Orvenia have taken up positions on the east bank of the Selva.", NULL, "Orvenian soldiers stand on the east bank of the Selva.", NULL, NULL), 0);
}

static const sayso_finding *agreement(fixture *f, const char *one, const char *other)
{
    char a[400], b[400];
    snprintf(a, sizeof a, "%s%s", one, VALLEY);
    snprintf(b, sizeof b, "%s%s", other, ABOVE);
    memset(f, 0, sizeof *f);
    open_tables(f);
    tell(f, "a", "2024-10-09", a, NULL, NULL);
    tell(f, "b", "2024-10-09", b, NULL, NULL);
    collate(f);
    return finding(f, SAYSO_AGREEMENT, NULL, 0);
}

static void told_alike_without_a_number(void **state)
{
    (void)state;
    fixture f;
    const sayso_finding *k = agreement(&f, "The engineers of Orvenia will close the lower sluices of the Brenn dam, and fishermen are angry.", "At Brenn the lower sluices of the dam will be shut by Orvenian engineers.");
    assert_non_null(k);
    assert_true(k->conf >= 70);
    assert_int_equal(k->reports, 2);
    assert_words(&f, &k->evidence[0], "The engineers of Orvenia will close the lower sluices of the Brenn dam");
    close_tables(&f);
    k = agreement(&f, "The engineers of Orvenia will close the lower sluices of the Brenn dam, and fishermen are angry.", "At Brenn the lower sluices of the dam will not be shut by Orvenian engineers.");
    assert_null(k); /* a conflict, if anything */
    assert_non_null(finding(&f, SAYSO_CONFLICT, NULL, 0));
    close_tables(&f);
    k = agreement(&f, "The engineers of Orvenia will close all of the lower sluices of the Brenn dam.", "At Brenn only some of the lower sluices of the dam will be shut by Orvenian engineers.");
    assert_null(k);
    close_tables(&f);
}

/* A report that names a person; the name stands once. */
static void name(fixture *f, const char *id, const char *date, const char *text, const char *person)
{
    record r = { .text = text };
    put(&r, ",\"actors\":[{\"id\":\"x:one\",\"name\":\"");
    put(&r, person);
    put(&r, "\",\"kind\":\"person\",\"country\":null,\"mentions\":[{\"span\":");
    put_pair(&r, person);
    put(&r, ",\"how\":\"name\",\"conf\":0.9}]}]");
    add_text(f, id, date, text, r.json);
}

static unsigned other_doer(const char *date, const char *text, const char *person)
{
    fixture f = { 0 };
    char other[400];
    snprintf(other, sizeof other, "%s%s", text, ABOVE);
    open_tables(&f);
    name(&f, "a", "2024-10-09", "Mira Dostan, who chaired the talks on the dam of Brenn, left Lowen in the night." VALLEY, "Mira Dostan");
    name(&f, "b", date, other, person);
    collate(&f);
    const sayso_finding *k = finding(&f, SAYSO_CONFLICT, NULL, 0);
    if (k) assert_string_equal(k->type, "actor");
    if (k) assert_words(&f, &k->evidence[0], "Mira Dostan");
    if (k) assert_words(&f, &k->evidence[1], person);
    unsigned conf = k ? k->conf : 0;
    close_tables(&f);
    return conf;
}

static void who_did_it(void **state)
{
    (void)state;
    assert_true(other_doer("2024-10-09", "In Lowen the talks on the dam of Brenn were led by Pol Rusk through the night.", "Pol Rusk") >= 70);
    assert_int_equal(other_doer("2024-11-09", "In Lowen the talks on the dam of Brenn were led by Pol Rusk through the night.", "Pol Rusk"), 0);
    assert_int_equal(other_doer("2024-10-09", "In Lowen the talks on the dam of Marendal were led by Pol Rusk through the night.", "Pol Rusk"), 0);
    assert_int_equal(other_doer("2024-10-09", "In Lowen the talks on the dam of Brenn were left by Pol Rusk in the night.", "Pol Rusk"), 0);
    assert_int_equal(other_doer("2024-10-09", "In Lowen the talks on the dam of Brenn were led by Vera Dostan through the night.", "Vera Dostan"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stated_here_and_denied_there),
        cmocka_unit_test(how_far_it_goes),
        cmocka_unit_test(told_again_in_hardly_a_word_alike),
        cmocka_unit_test(on_which_bank),
        cmocka_unit_test(who_did_it),
        cmocka_unit_test(told_alike_without_a_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
