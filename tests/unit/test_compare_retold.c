/* test_compare_retold.c - what independent reports tell alike in other words, positions in other words, and what one party says and another denies. */
#include "compare_fixture.h"

#define VALLEY "\\nThe dam of Brenn stands above the valley of Lowen on the upper Selva, where Orvenia and Castavar meet."
#define ABOVE "\\nAbove Lowen the Brenn dam holds back the Selva, a river of Orvenia and Castavar."

/* A report whose first sentence is a claim with that predicate. */
static void tell(fixture *f, const char *id, const char *date, const char *text, const char *claim, const char *predicate)
{
    record r = { .text = text };
    put(&r, ",\"actors\":[],\"attributions\":[],\"claims\":[{\"id\":\"k-00000001\",\"span\":");
    put_pair(&r, claim);
    put(&r, ",\"predicate\":");
    put_pair(&r, predicate);
    put(&r, ",\"lemma\":\"");
    put(&r, predicate);
    put(&r, "\",\"subject\":null,\"object\":null,\"attribution\":null,\"negated\":false}]");
    add_text(f, id, date, text, r.json);
}

/* Confidence of the agreement of the two; 0: none. */
static unsigned agreement(const char *one, const char *verb, const char *date, const char *other, const char *other_verb)
{
    fixture f = { 0 };
    char a[400], b[400];
    snprintf(a, sizeof a, "%s.%s", one, VALLEY);
    snprintf(b, sizeof b, "%s.%s", other, ABOVE);
    open_tables(&f);
    tell(&f, "a", "2024-10-09", a, one, verb);
    tell(&f, "b", date, b, other, other_verb);
    collate(&f);
    const sayso_finding *k = finding(&f, SAYSO_AGREEMENT, "event", 0);
    unsigned conf = k ? k->conf : 0;
    if (k) assert_words(&f, &k->evidence[0], one);
    if (k) assert_words(&f, &k->evidence[1], other);
    if (k) assert_int_equal(k->reports, 2);
    close_tables(&f);
    return conf;
}

#define HELD "Rangers of Orvenia arrested the headman of the fishermen and his brother near the sluices"

static void one_deed_in_other_words(void **state)
{
    (void)state;
    const char *day = "2024-10-09";
    assert_true(agreement(HELD, "arrested", day, "Close to the sluices the fishermen's headman was detained by Orvenian rangers", "detained") >= 70);
    /* weeks later, announced only, denied, by others, of others, and the other way round */
    assert_int_equal(agreement(HELD, "arrested", "2024-11-20", "Close to the sluices the fishermen's headman was detained by Orvenian rangers", "detained"), 0);
    assert_int_equal(agreement(HELD, "arrested", day, "Close to the sluices the fishermen's headman will be detained by Orvenian rangers", "detained"), 0);
    assert_int_equal(agreement(HELD, "arrested", day, "Close to the sluices the fishermen's headman was not detained by Orvenian rangers", "detained"), 0);
    assert_true(agreement(HELD, "arrested", day, "Close to the sluices the fishermen's headman was detained by police of Castavar", "detained") < 70);
    assert_int_equal(agreement(HELD, "arrested", day, "In a village of the plain the fishermen's headman, an angry teacher, detained Orvenian rangers", "detained"), 0);
    assert_int_equal(agreement("Rangers of Orvenia arrested the headman of the fishermen near the sluices", "arrested", day, "The headman of the fishermen detained Orvenian rangers near the sluices", "detained"), 0);
    assert_true(agreement("Rangers of Orvenia arrested the headman of the fishermen near the sluices", "arrested", day, "The headman of the fishermen was detained by Orvenian rangers near the sluices", "detained") >= 70);
}

/* A report with one position: holder and scope as they are printed. */
static void hold(fixture *f, const char *id, const char *text, const char *holder, const char *stance, const char *scope)
{
    record r = { .text = text };
    put(&r, ",\"actors\":[],\"attributions\":[],\"conditions\":[],\"positions\":[{\"id\":\"p-00000001\",\"holder\":null,\"holder_span\":");
    put_span(&r, holder);
    put(&r, ",\"stance\":\"");
    put(&r, stance);
    put(&r, "\",\"issue\":null,\"scope\":");
    put_span(&r, scope);
    put(&r, ",\"evidence\":");
    put_span(&r, text);
    put(&r, ",\"attribution\":null,\"condition\":null,\"target\":null,\"conf\":0.9}]");
    add_text(f, id, "2024-10-09", text, r.json);
}

static unsigned positions(sayso_finding_kind kind, const char *text, const char *holder, const char *stance, const char *scope)
{
    fixture f = { 0 };
    open_tables(&f);
    hold(&f, "a", "Minister Dostan of Orvenia rejected a pardon for the fishermen of Brenn", "Minister Dostan of Orvenia", "rejects", "a pardon for the fishermen");
    hold(&f, "b", text, holder, stance, scope);
    collate(&f);
    const sayso_finding *k = finding(&f, kind, NULL, 0);
    unsigned conf = k ? k->conf : 0;
    close_tables(&f);
    return conf;
}

static void one_position_in_other_words(void **state)
{
    (void)state;
    const char *no = "At Brenn in Orvenia Dostan ruled out an amnesty for the fishermen", *yes = "At Brenn Captain Weil demanded an amnesty for the fishermen of Orvenia";
    assert_true(positions(SAYSO_AGREEMENT, no, "Dostan", "rejects", "an amnesty for the fishermen") >= 70);
    /* of another holder or stance they agree on nothing, but the parties differ */
    assert_int_equal(positions(SAYSO_AGREEMENT, yes, "Captain Weil", "demands", "an amnesty for the fishermen"), 0);
    assert_true(positions(SAYSO_DISAGREEMENT, yes, "Captain Weil", "demands", "an amnesty for the fishermen") >= 70);
    assert_int_equal(positions(SAYSO_DISAGREEMENT, no, "Dostan", "rejects", "an amnesty for the fishermen"), 0);
}

/* The minister accuses; cue and content of who answers. */
static unsigned answered(const char *answer, const char *content, const char *speaker)
{
    fixture f = { 0 };
    char text[300];
    snprintf(text, sizeof text, "Dostan accused the rangers of opening the sluices in the night. %s.", answer);
    record r = { .text = text };
    put(&r, ",\"actors\":[{\"id\":\"ov:dostan\",\"name\":\"Mira Dostan\",\"kind\":\"person\",\"country\":null,\"mentions\":[]},{\"id\":\"cv:rusk\",\"name\":\"Pol Rusk\",\"kind\":\"person\",\"country\":null,\"mentions\":[]}],"
            "\"attributions\":[{\"id\":\"a-00000001\",\"source\":");
    put_span(&r, "Dostan");
    put(&r, ",\"cue\":");
    put_span(&r, "accused");
    put(&r, ",\"content\":");
    put_span(&r, "the rangers of opening the sluices in the night");
    put(&r, ",\"form\":\"indirect\",\"cue_class\":\"accuse\",\"conf\":0.9,\"speaker\":\"ov:dostan\"},{\"id\":\"a-00000002\",\"source\":");
    put_span(&r, "Rusk");
    put(&r, ",\"cue\":");
    put_span(&r, "denied");
    put(&r, ",\"content\":");
    put_span(&r, content);
    put(&r, ",\"form\":\"indirect\",\"cue_class\":\"deny\",\"conf\":0.9,\"speaker\":\"");
    put(&r, speaker);
    put(&r, "\"}]");
    open_tables(&f);
    add_text(&f, "a", "2024-10-09", text, r.json);
    collate(&f);
    const sayso_finding *k = finding(&f, SAYSO_DISAGREEMENT, NULL, 0);
    unsigned conf = k ? k->conf : 0;
    if (k) assert_words(&f, &k->evidence[0], "Dostan accused the rangers of opening the sluices in the night");
    if (k) assert_string_equal(k->evidence[1].role, "denies");
    close_tables(&f);
    return conf;
}

static void what_is_denied_right_behind(void **state)
{
    (void)state;
    assert_true(answered("Rusk denied the accusation", "the accusation", "cv:rusk") >= 70);
    assert_int_equal(answered("Rusk denied a visit to Lowen", "a visit to Lowen", "cv:rusk"), 0);
    assert_int_equal(answered("Rusk denied the accusation", "the accusation", "ov:dostan"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_deed_in_other_words),
        cmocka_unit_test(one_position_in_other_words),
        cmocka_unit_test(what_is_denied_right_behind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
