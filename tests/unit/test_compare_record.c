/* test_compare_record.c - what the collation makes of records: occasions, wordings, conflicts, changes, positions. */
#include "compare_fixture.h"

#define MINISTER "{\"id\":\"ov:dostan\",\"name\":\"Mira Dostan\",\"kind\":\"person\",\"country\":\"RUS\",\"mentions\":[]}"
#define RIVAL "{\"id\":\"cv:rusk\",\"name\":\"Pol Rusk\",\"kind\":\"person\",\"country\":\"FRA\",\"mentions\":[]}"
#define AGENCY "{\"id\":\"media:una\",\"name\":\"UNA\",\"kind\":\"media\",\"country\":null,\"mentions\":[]}"

/* One attribution of the minister; venue, via and day may be NULL. */
static void say(fixture *f, const char *id, const char *text, const char *source, const char *cue, const char *content, const char *venue,
                const char *via, const char *day, const char *value)
{
    record r = { .text = text };
    put(&r, ",\"actors\":[" MINISTER "," AGENCY "]");
    put_times(&r, day, "DATE", value);
    put(&r, ",\"attributions\":[{\"id\":\"a-00000001\",\"source\":");
    put_span(&r, source);
    put(&r, ",\"cue\":");
    put_span(&r, cue);
    put(&r, ",\"content\":");
    put_span(&r, content);
    put(&r, ",\"form\":\"direct\",\"speaker\":\"ov:dostan\",\"venue\":");
    put_span(&r, venue);
    put(&r, via ? ",\"via\":\"media:una\",\"via_span\":" : ",\"via\":null,\"via_span\":");
    put_span(&r, via);
    put(&r, ",\"time\":");
    if (day) put_item(&r, day, "DATE", value);
    else put(&r, "null");
    put(&r, ",\"cue_class\":\"say\",\"conf\":0.9}]");
    add_text(f, id, NULL, text, r.json);
}

/* An indirect statement of the minister with a cue of this class and strength. */
static void say_with(fixture *f, const char *id, const char *text, const char *cue, const char *cue_class, const char *strength)
{
    record r = { .text = text };
    put(&r, ",\"actors\":[" MINISTER "],\"attributions\":[{\"id\":\"a-00000001\",\"source\":");
    put_span(&r, "Dostan");
    put(&r, ",\"cue\":");
    put_span(&r, cue);
    put(&r, ",\"content\":");
    put_span(&r, strstr(text, cue) + strlen(cue) + 1);
    put(&r, ",\"form\":\"indirect\",\"speaker\":\"ov:dostan\",\"cue_class\":\"");
    put(&r, cue_class);
    put(&r, "\",\"cue_strength\":\"");
    put(&r, strength);
    put(&r, "\",\"conf\":0.9}]");
    add_text(f, id, "2024-10-08", text, r.json);
}

#define LEAK "that forty thousand litres of water had run out of the northern basin of the Brenn dam during the night."

/* Is there a change of cue between two reports that cue one statement so? */
static int changes_cue(const char *cue, const char *cue_class, const char *strength)
{
    fixture f = { 0 };
    char text[400];
    open_tables(&f);
    say_with(&f, "a", "Dostan said " LEAK, "said", "say", "neutral");
    snprintf(text, sizeof text, "Dostan %s " LEAK, cue);
    say_with(&f, "b", text, cue, cue_class, strength);
    collate(&f);
    const sayso_finding *k = finding(&f, SAYSO_ATTRIBUTION_CHANGE, "cue", 0);
    int found = k != NULL;
    if (found) assert_words(&f, &k->evidence[1], cue);
    close_tables(&f);
    return found;
}

static void cues_are_compared_by_strength(void **state)
{
    (void)state;
    assert_true(changes_cue("claimed", "claim", "claim"));
    assert_true(changes_cue("admitted", "admit", "factive"));
    assert_false(changes_cue("announced", "announce", "neutral"));
}

#define WATER "“We are ready to share the water, but if our neighbour keeps its troops there, the gates will be closed within a month,”"
#define WATERS "“We are willing to share the waters, but if our neighbour keeps its troops there, the gates will be shut within a month,”"

static void one_quotation_in_two_wordings(void **state)
{
    (void)state;
    fixture f = { 0 };
    open_tables(&f);
    say(&f, "a", WATER " Dostan said on Tuesday at a meeting of the Water Council.", "Dostan", "said", WATER, "at a meeting of the Water Council", NULL,
        "Tuesday", "2024-10-08");
    say(&f, "b", "At a session of the Water Council " WATERS " Dostan said, according to UNA.", "Dostan", "said", WATERS,
        "At a session of the Water Council", "according to UNA", NULL, NULL);
    collate(&f);
    const sayso_finding *v = finding(&f, SAYSO_VARIANT, NULL, 0);
    assert_non_null(v);
    assert_null(finding(&f, SAYSO_VARIANT, NULL, 1));
    assert_string_equal(v->actor, "ov:dostan");
    assert_string_equal(v->note, "two renderings, possibly translation");
    assert_words(&f, &v->evidence[0], "We are ready to share the water, but if our neighbour keeps its troops there, the gates will be closed within a month");
    unsigned changed = 0;
    for (uint32_t i = 0; i < v->n_words; i++) changed += v->words[i].changed;
    assert_int_equal(changed, 3);
    const sayso_finding *o = finding(&f, SAYSO_OCCASION, NULL, 0);
    assert_non_null(o);
    assert_null(finding(&f, SAYSO_OCCASION, NULL, 1));
    assert_int_equal(o->reports, 2);
    assert_string_equal(o->date, "2024-10-08");
    const sayso_finding *n = finding(&f, SAYSO_ORIGIN, NULL, 0);
    assert_non_null(n);
    assert_int_equal(n->reports, 2);
    assert_int_equal(n->occasions, 1);
    assert_int_equal(n->wordings, 2);
    assert_int_equal(n->n_relays, 1);
    assert_string_equal(n->relays[0], "media:una");
    close_tables(&f);
}

#define SLOGAN "“Water is not a weapon and it will never become one in our hands,”"

static void a_slogan_on_two_occasions_is_no_variant(void **state)
{
    (void)state;
    fixture f = { 0 };
    open_tables(&f);
    say(&f, "a", SLOGAN " Dostan said at a rally in Marendal on Tuesday.", "Dostan", "said", SLOGAN, "at a rally in Marendal", NULL, "Tuesday", "2024-10-08");
    say(&f, "b", "“Water is not a weapon and it shall never become one in our hands,” Dostan said in parliament on Wednesday.", "Dostan", "said",
        "“Water is not a weapon and it shall never become one in our hands,”", "in parliament", NULL, "Wednesday", "2024-10-09");
    collate(&f);
    assert_null(finding(&f, SAYSO_VARIANT, NULL, 0));
    assert_non_null(finding(&f, SAYSO_OCCASION, NULL, 1));
    assert_null(finding(&f, SAYSO_CONFLICT, NULL, 0));
    close_tables(&f);
}

static void lengths_of_one_war_that_exclude_each_other(void **state)
{
    (void)state;
    fixture f = { 0 };
    open_tables(&f);
    const char *a = "Envoys of Orvenia met in Ostrel to end the nearly three-year war over the river Selva.";
    const char *b = "Talks in Ostrel on the river Selva may end nearly four years of fighting, envoys of Orvenia hope.";
    const char *d = "In Ostrel envoys of Orvenia spoke of the river Selva after more than three years of war.";
    record r = { .text = a }, s = { .text = b }, t = { .text = d };
    put_times(&r, "three-year", "DURATION", "P3Y");
    put_times(&s, "nearly four years", "DURATION", "P4Y");
    put_times(&t, "more than three years", "DURATION", "P3Y");
    add_text(&f, "a", NULL, a, r.json);
    add_text(&f, "b", NULL, b, s.json);
    add_text(&f, "c", NULL, d, t.json);
    collate(&f);
    const sayso_finding *k = finding(&f, SAYSO_CONFLICT, "number", 0);
    assert_non_null(k);
    assert_int_equal(k->n_evidence, 2);
    assert_words(&f, &k->evidence[0], "nearly three-year war");
    assert_words(&f, &k->evidence[1], "nearly four years of fighting");
    assert_null(finding(&f, SAYSO_CONFLICT, NULL, 1));
    close_tables(&f);
}

#define MOVED "Castavar moved %s soldiers to the border district of Lowen on the river Selva after the talks in Ostrel."

static void another_number_in_the_same_sentence(void **state)
{
    (void)state;
    fixture f = { 0 };
    char a[200], b[200];
    snprintf(a, sizeof a, MOVED, "2,000");
    snprintf(b, sizeof b, MOVED, "3,500");
    open_tables(&f);
    add_text(&f, "a", "2024-10-08", a, NULL);
    add_text(&f, "b", "2024-10-08", b, NULL);
    add_text(&f, "c", "2024-10-08", "Castavar moved 2,000 soldiers to the border district of Lowen, where the river Selva is low, before talks in Ostrel.", NULL);
    collate(&f);
    const sayso_finding *k = finding(&f, SAYSO_CONFLICT, NULL, 0);
    assert_non_null(k);
    assert_null(finding(&f, SAYSO_CONFLICT, NULL, 1));
    assert_string_equal(k->type, "number");
    assert_words(&f, &k->evidence[0], "2,000");
    assert_words(&f, &k->evidence[k->n_evidence - 1], "3,500");
    close_tables(&f);
}

static void a_later_count_is_no_conflict(void **state)
{
    (void)state;
    fixture f = { 0 };
    open_tables(&f);
    add_text(&f, "a", "2024-10-08", "About the river Selva: some villages fled. Rescuers took 1,200 people out of the valley below the Brenn dam on Tuesday, the mayor of Lowen said.", NULL);
    add_text(&f, "b", "2024-10-09", "Rain again on the river Selva. Rescuers took 1,900 people out of the valley below the Brenn dam on Wednesday, said the mayor of Lowen.", NULL);
    collate(&f);
    assert_null(finding(&f, SAYSO_CONFLICT, NULL, 0));
    close_tables(&f);
}

/* The finding that the sentence gives, told with one number at 8 and with the other at 18 o'clock. */
static const sayso_finding *two_counts(fixture *f, const char *one, const char *other)
{
    char a[200], b[200];
    snprintf(a, sizeof a, MOVED, one);
    snprintf(b, sizeof b, MOVED, other);
    open_tables(f);
    add_text(f, "a", "2024-10-08T08:00", a, NULL);
    add_text(f, "b", "2024-10-08T18:00", b, NULL);
    collate(f);
    const sayso_finding *k = finding(f, SAYSO_CONFLICT, "number", 0);
    return k ? k : finding(f, SAYSO_VARIANT, "figure", 0);
}

static void a_later_higher_count_is_an_update_unless_it_is_rounder(void **state)
{
    (void)state;
    fixture f = { 0 };
    const sayso_finding *k = two_counts(&f, "2,140", "2,365");
    assert_non_null(k);
    assert_int_equal(k->kind, SAYSO_VARIANT);
    assert_words(&f, &k->evidence[0], "2,140");
    assert_words(&f, &k->evidence[1], "2,365");
    close_tables(&f);
    assert_int_equal(two_counts(&f, "2,140", "3,000")->kind, SAYSO_CONFLICT); /* rounded, not counted on */
    close_tables(&f);
    assert_int_equal(two_counts(&f, "2,365", "2,140")->kind, SAYSO_CONFLICT); /* fewer than before */
    close_tables(&f);
}

static void quotation_marks_that_one_report_drops(void **state)
{
    (void)state;
    fixture f = { 0 };
    open_tables(&f);
    add_text(&f, "a", NULL, "Orvenia said its engineers hold “full control” of the Brenn dam on the upper Selva.", NULL);
    add_text(&f, "b", NULL, "Orvenia said its engineers hold full control of the Brenn dam on the upper Selva, and more.", NULL);
    collate(&f);
    const sayso_finding *t = finding(&f, SAYSO_ATTRIBUTION_CHANGE, "quotation_marks", 0);
    assert_non_null(t);
    assert_words(&f, &t->evidence[0], "full control");
    assert_string_equal(t->evidence[0].role, "quoted");
    assert_string_equal(t->evidence[1].role, "not quoted");
    close_tables(&f);
}

/* Does one report drop the marks that the other sets? */
static int drops_marks(const char *quoted, const char *plain)
{
    fixture f = { 0 };
    open_tables(&f);
    add_text(&f, "a", NULL, quoted, NULL);
    add_text(&f, "b", NULL, plain, NULL);
    collate(&f);
    const sayso_finding *t = finding(&f, SAYSO_ATTRIBUTION_CHANGE, "quotation_marks", 0);
    int found = t && t->conf >= 70;
    close_tables(&f);
    return found;
}

static void marks_around_what_is_nobodys_wording(void **state)
{
    (void)state;
    const char *plain = "Orvenia said its engineers hold full control of the Brenn dam on the upper Selva, and more.";
    assert_false(drops_marks("Orvenia said its engineers hold “full control [of the Brenn dam” on the upper Selva.", plain));
    assert_false(drops_marks("Orvenia said its engineers of the “Selva River Control Board” hold the Brenn dam on the upper Selva.", "Orvenia said its engineers of the Selva River Control Board hold the Brenn dam on the upper Selva, and more."));
    assert_false(drops_marks("Orvenia said its engineers hold “full control” of the Brenn dam on the upper Selva.", "Orvenia said its engineers hold „full control” of the Brenn dam on the upper Selva, and more."));
}

static void a_source_that_one_report_drops(void **state)
{
    (void)state;
    fixture f = { 0 };
    open_tables(&f);
    const char *with = "A diplomat told UNA that Orvenia had dropped its demand for compensation over the Brenn dam.";
    say(&f, "a", with, "A diplomat", "told", "Orvenia had dropped its demand for compensation over the Brenn dam", NULL, NULL, NULL, NULL);
    add_text(&f, "b", NULL, "Orvenia has dropped its demand for compensation over the Brenn dam.", NULL);
    collate(&f);
    const sayso_finding *t = finding(&f, SAYSO_ATTRIBUTION_CHANGE, "unsourced", 0);
    assert_non_null(t);
    assert_string_equal(t->evidence[0].role, "source");
    assert_int_equal(t->evidence[1].report, 1);
    close_tables(&f);
}

/* One position of each of two sides. */
static void hold(fixture *f, const char *id, const char *text, const char *holder, const char *stance, const char *scope, const char *condition)
{
    record r = { .text = text };
    put(&r, ",\"actors\":[" MINISTER "," RIVAL "],\"attributions\":[],\"conditions\":[");
    if (condition) {
        put(&r, "{\"id\":\"c-00000001\",\"condition\":");
        put_span(&r, condition);
        put(&r, ",\"consequence\":");
        put_span(&r, scope);
        put(&r, ",\"marker\":null,\"holder\":null,\"kind\":\"threat\",\"attribution\":null,\"conf\":0.9}");
    }
    put(&r, "],\"positions\":[{\"id\":\"p-00000001\",\"holder\":\"");
    put(&r, holder);
    put(&r, "\",\"holder_span\":null,\"issue\":\"water\",\"stance\":\"");
    put(&r, stance);
    put(&r, "\",\"scope\":");
    put_span(&r, scope);
    put(&r, ",\"evidence\":");
    put_span(&r, scope);
    put(&r, condition ? ",\"condition\":\"c-00000001\",\"attribution\":null,\"conf\":0.8}]" : ",\"condition\":null,\"attribution\":null,\"conf\":0.8}]");
    add_text(f, id, NULL, text, r.json);
}

static void positions_with_and_without_a_condition(void **state)
{
    (void)state;
    fixture f = { 0 };
    open_tables(&f);
    hold(&f, "a", "On the river Selva Dostan of Orvenia threatens to close the gates of the Brenn dam if troops stay.", "ov:dostan", "threatens",
         "close the gates of the Brenn dam", "if troops stay");
    hold(&f, "b", "Dostan of Orvenia, on the river Selva: the gates of the Brenn dam would be closed.", "ov:dostan", "threatens", "the gates of the Brenn dam would be closed", NULL);
    hold(&f, "c", "Rusk, on the river Selva, rejects what Dostan of Orvenia says on the gates of the Brenn dam.", "cv:rusk", "rejects", "the gates of the Brenn dam", NULL);
    collate(&f);
    const sayso_finding *g = finding(&f, SAYSO_AGREEMENT, "position", 0);
    assert_non_null(g);
    assert_int_equal(g->reports, 2);
    const sayso_finding *t = finding(&f, SAYSO_ATTRIBUTION_CHANGE, "condition", 0);
    assert_non_null(t);
    assert_string_equal(t->issue, "water");
    assert_null(finding(&f, SAYSO_CONFLICT, NULL, 0));
    close_tables(&f);
}

static void parties_that_disagree_are_no_conflict(void **state)
{
    (void)state;
    fixture f = { 0 };
    open_tables(&f);
    hold(&f, "a", "Dostan demands a treaty on the flow of the river Selva.", "ov:dostan", "demands", "a treaty on the flow of the river Selva", NULL);
    hold(&f, "b", "Rusk rejects a treaty on the flow of the river Selva.", "cv:rusk", "rejects", "a treaty on the flow of the river Selva", NULL);
    collate(&f);
    const sayso_finding *d = finding(&f, SAYSO_DISAGREEMENT, NULL, 0);
    assert_non_null(d);
    assert_string_equal(d->evidence[0].role, "demands");
    assert_string_equal(d->evidence[1].role, "rejects");
    assert_null(finding(&f, SAYSO_CONFLICT, NULL, 0));
    close_tables(&f);
}

/* A record that names one place. */
static void name_place(fixture *f, const char *id, const char *text, const char *place)
{
    char more[400];
    const char *at = strstr(text, place);
    assert_non_null(at);
    snprintf(more, sizeof more, ",\"actors\":[{\"id\":\"place:%s\",\"name\":\"%s\",\"kind\":\"place\",\"country\":null,\"mentions\":[{\"span\":[%zu,%zu],\"how\":\"name\",\"conf\":0.9}]}]",
             place, place, (size_t)(at - text), (size_t)(at - text) + strlen(place));
    add_text(f, id, NULL, text, more);
}

#define MEET "Envoys of both sides on the river Selva will meet again in %s after the feast of the river next month."

static void another_place_is_a_conflict_and_another_spelling_is_none(void **state)
{
    (void)state;
    fixture f = { 0 };
    char a[200], b[200], d[200];
    snprintf(a, sizeof a, MEET, "Vellin");
    snprintf(b, sizeof b, MEET, "Ostrel");
    snprintf(d, sizeof d, MEET, "Vellyn");
    open_tables(&f);
    name_place(&f, "a", a, "Vellin");
    name_place(&f, "b", b, "Ostrel");
    collate(&f);
    const sayso_finding *k = finding(&f, SAYSO_CONFLICT, "place", 0);
    assert_non_null(k);
    assert_words(&f, &k->evidence[0], "Vellin");
    assert_words(&f, &k->evidence[1], "Ostrel");
    close_tables(&f);
    open_tables(&f);
    name_place(&f, "a", a, "Vellin");
    name_place(&f, "c", d, "Vellyn");
    collate(&f);
    assert_null(finding(&f, SAYSO_CONFLICT, NULL, 0));
    close_tables(&f);
}

static void not_on_one_side_is_a_conflict(void **state)
{
    (void)state;
    fixture f = { 0 };
    open_tables(&f);
    add_text(&f, "a", NULL, "Castavar will sign the treaty on the river Selva before the end of the week, its envoy said in Ostrel.", NULL);
    add_text(&f, "b", NULL, "Castavar will not sign the treaty on the river Selva before the end of the week, its envoy said in Ostrel.", NULL);
    collate(&f);
    const sayso_finding *k = finding(&f, SAYSO_CONFLICT, "polarity", 0);
    assert_non_null(k);
    assert_words(&f, &k->evidence[0], "sign");
    assert_words(&f, &k->evidence[1], "not sign");
    close_tables(&f);
}

/* The conflict of scope between two reports of one sentence with one word and another. */
static int differ_in_scope(const char *one, const char *other)
{
    fixture f = { 0 };
    char a[200], b[200];
    snprintf(a, sizeof a, "Castavar will release %s prisoners from the camps on the river Selva before the end of the week.", one);
    snprintf(b, sizeof b, "Castavar will release %s prisoners from the camps on the river Selva before the end of the week.", other);
    open_tables(&f);
    add_text(&f, "a", NULL, a, NULL);
    add_text(&f, "b", NULL, b, NULL);
    collate(&f);
    const sayso_finding *k = finding(&f, SAYSO_CONFLICT, NULL, 0);
    int found = k != NULL;
    if (found) {
        char words[40];
        assert_string_equal(k->type, "scope");
        snprintf(words, sizeof words, "%s prisoners", one);
        assert_words(&f, &k->evidence[0], words);
        snprintf(words, sizeof words, "%s prisoners", other);
        assert_words(&f, &k->evidence[1], words);
    }
    close_tables(&f);
    return found;
}

static void how_far_something_goes_is_a_conflict_of_scope(void **state)
{
    (void)state;
    assert_true(differ_in_scope("all", "some"));
    assert_true(differ_in_scope("half", "most"));
    assert_false(differ_in_scope("most", "some")); /* both may be right */
    assert_false(differ_in_scope("all", "permanent")); /* of two dimensions */
}

/* A statement of one sentence with its source at the head: "SOURCE said that ...". */
static void say_as(fixture *f, const char *id, const char *source, const char *speaker, const char *more)
{
    char text[400];
    record r = { .text = text };
    snprintf(text, sizeof text, "%s said that forty thousand litres of water had run out of the northern basin of the Brenn dam during the night.", source);
    put(&r, ",\"actors\":[" MINISTER "," AGENCY ",{\"id\":\"ca:rusk\",\"name\":\"Anton Rusk\",\"kind\":\"person\",\"country\":\"CAV\",\"mentions\":[]}],\"attributions\":[{\"id\":\"a-00000001\",\"source\":");
    put_span(&r, source);
    put(&r, ",\"cue\":");
    put_span(&r, "said");
    put(&r, ",\"content\":");
    put_span(&r, strstr(text, "that forty"));
    put(&r, ",\"form\":\"indirect\",\"speaker\":");
    put(&r, speaker);
    put(&r, more);
    put(&r, ",\"cue_class\":\"say\",\"conf\":0.9}]");
    add_text(f, id, "2024-10-08", text, r.json);
}

/* Is another source found where one report names the minister and the other names this one? */
static int changes_source(const char *source, const char *speaker, const char *more)
{
    fixture f = { 0 };
    open_tables(&f);
    say_as(&f, "a", "Mirela Dostan", "\"ov:dostan\"", "");
    say_as(&f, "b", source, speaker, more);
    collate(&f);
    const sayso_finding *k = finding(&f, SAYSO_ATTRIBUTION_CHANGE, "source", 0);
    int found = k ? k->conf : 0;
    for (uint32_t i = 0; k && i < k->n_evidence; i++) assert_words(&f, &k->evidence[i], k->evidence[i].report ? source : "Mirela Dostan");
    assert_null(finding(&f, SAYSO_CONFLICT, NULL, 0));
    close_tables(&f);
    return found;
}

static void another_source_of_the_same_claim(void **state)
{
    (void)state;
    assert_true(changes_source("Anton Rusk", "\"ca:rusk\"", "") >= 70);
    assert_true(changes_source("A senior engineer", "null", ",\"anonymous\":\"engineer\"") >= 70);
    assert_int_equal(changes_source("The minister", "\"ov:dostan\"", ""), 0);  /* the same, by another word */
    assert_int_equal(changes_source("She", "\"ca:rusk\"", ""), 0);             /* who "she" is may be wrong */
    assert_int_equal(changes_source("Anton Dostan", "\"ca:rusk\"", ""), 0);    /* the names share a word */
    assert_int_equal(changes_source("Anton Rusk", "\"ca:rusk\"", ",\"attitude\":true"), 0);
}

#define HARBOUR "“We will honour the treaty on the defence of the river and organise the watch at the dam before the harvest begins,”"
#define HARBOR "“We will honor the treaty on the defense of the river and organize the watch at the dam before the harvest begins,”"

static void other_spellings_are_no_other_wording(void **state)
{
    (void)state;
    fixture f = { 0 };
    open_tables(&f);
    say(&f, "a", HARBOUR " Dostan said on Tuesday. Farmers below the dam have dug wells since the spring, and two mills have closed their gates for want of water.", "Dostan", "said", HARBOUR, NULL, NULL, NULL, NULL);
    say(&f, "b", "The talks went on in the old town hall of Ostrel, where the envoys had met behind closed doors for a third night in a row. " HARBOR " Dostan said on Tuesday.", "Dostan", "said", HARBOR, NULL, NULL, NULL, NULL);
    collate(&f);
    const sayso_finding *v = finding(&f, SAYSO_VARIANT, NULL, 0);
    assert_non_null(v);
    assert_string_equal(v->type, "spelling");
    uint32_t changed = 0;
    for (uint32_t i = 0; i < v->n_words; i++) changed += v->words[i].changed == SAYSO_CHANGED_SPELLING;
    assert_int_equal(changed, 3);
    const sayso_finding *n = finding(&f, SAYSO_ORIGIN, "quotation", 0);
    assert_non_null(n);
    assert_int_equal(n->wordings, 1);
    close_tables(&f);
}

static void marks_that_are_only_of_another_kind_are_not_dropped(void **state)
{
    (void)state;
    fixture f = { 0 };
    open_tables(&f);
    add_text(&f, "a", NULL, "“The gates of the Brenn dam will stay closed until the troops are gone,” the minister of Orvenia said.", NULL);
    add_text(&f, "b", NULL, "'The gates of the Brenn dam will stay closed until the troops are gone,' the minister of Orvenia said.", NULL);
    collate(&f);
    assert_null(finding(&f, SAYSO_ATTRIBUTION_CHANGE, "quotation_marks", 0));
    close_tables(&f);
    open_tables(&f);
    add_text(&f, "a", NULL, "“We will keep the gates of the Brenn dam closed until the troops are gone,” the minister of Orvenia said on the Selva.\\n"
             "Engineers measured the level of the lake above the dam twice a day, and the numbers went up by a hand since spring.\\nIn the valley below it farmers dug wells.", NULL);
    add_text(&f, "b", NULL, "Fishermen of Lowen mended their nets and waited for word from the capital, as they had on each morning of that dry autumn.\\nOn the Selva nothing moved, and the ferry of Marendal lay at its pier with a torn sail.\\nWe will keep the gates of the Brenn dam closed until the troops are gone, the minister of Orvenia told fishermen.", NULL);
    collate(&f);
    const sayso_finding *t = finding(&f, SAYSO_ATTRIBUTION_CHANGE, "quotation_marks", 0);
    assert_true(!t || t->conf < 70); /* it speaks in the first person still */
    close_tables(&f);
}

/* A position of a holder that is no actor of the record, on no issue of the table. */
static void hold_by_words(fixture *f, const char *id, const char *text, const char *holder, const char *scope)
{
    record r = { .text = text };
    put(&r, ",\"actors\":[],\"attributions\":[],\"conditions\":[],\"positions\":[{\"id\":\"p-00000001\",\"holder\":null,\"holder_span\":");
    put_span(&r, holder);
    put(&r, ",\"issue\":null,\"stance\":\"offers\",\"scope\":");
    put_span(&r, scope);
    put(&r, ",\"evidence\":");
    put_span(&r, scope);
    put(&r, ",\"condition\":null,\"attribution\":null,\"conf\":0.8}]");
    add_text(f, id, NULL, text, r.json);
}

static void positions_of_holders_that_no_table_has(void **state)
{
    (void)state;
    fixture f = { 0 };
    open_tables(&f);
    hold_by_words(&f, "a", "The Reed Front offers to open the sluices of the Brenn dam on the river Selva.", "The Reed Front", "open the sluices of the Brenn dam");
    hold_by_words(&f, "b", "On the river Selva fighters of the Reed Front would open the sluices at Brenn.", "fighters of the Reed Front", "open the sluices at Brenn");
    hold_by_words(&f, "c", "On the river Selva the Heron League would open the sluices at Brenn.", "the Heron League", "open the sluices at Brenn");
    collate(&f);
    const sayso_finding *g = finding(&f, SAYSO_AGREEMENT, "position", 0);
    assert_non_null(g);
    assert_int_equal(g->reports, 2); /* not the League's */
    assert_words(&f, &g->evidence[0], "open the sluices of the Brenn dam");
    assert_words(&f, &g->evidence[1], "open the sluices at Brenn");
    assert_null(g->actor);
    assert_null(g->issue);
    close_tables(&f);
}

/* Dostan asks for something and Rusk answers with these words, of which the last are what he rejects. */
static int refuses(const char *stance, const char *asks, const char *rejects, const char *scope)
{
    fixture f = { 0 };
    char text[300];
    open_tables(&f);
    snprintf(text, sizeof text, "%s. %s.", asks, rejects);
    record r = { .text = text };
    put(&r, ",\"actors\":[" MINISTER "," RIVAL "],\"attributions\":[],\"conditions\":[],\"positions\":[{\"id\":\"p-00000001\",\"holder\":\"ov:dostan\",\"stance\":\"");
    put(&r, stance);
    put(&r, "\",\"issue\":null,\"scope\":null,\"evidence\":");
    put_span(&r, asks);
    put(&r, ",\"conf\":0.9},{\"id\":\"p-00000002\",\"holder\":\"cv:rusk\",\"stance\":\"rejects\",\"issue\":null,\"scope\":");
    put_span(&r, scope);
    put(&r, ",\"evidence\":");
    put_span(&r, rejects);
    put(&r, ",\"conf\":0.9}]");
    add_text(&f, "a", NULL, text, r.json);
    collate(&f);
    const sayso_finding *d = finding(&f, SAYSO_DISAGREEMENT, NULL, 0);
    int found = d && d->conf >= 70;
    if (found) {
        assert_words(&f, &d->evidence[0], asks);
        assert_words(&f, &d->evidence[1], rejects);
        assert_string_equal(d->evidence[1].role, "rejects");
    }
    close_tables(&f);
    return found;
}

static void a_demand_that_is_refused_by_that_noun_is_a_disagreement(void **state)
{
    (void)state;
    assert_true(refuses("demands", "Dostan wants the sluice opened by May", "Rusk rejected the demand", "the demand"));
    assert_true(refuses("offers", "Dostan would lend two dredgers", "Rusk turned down her offer", "her offer"));
    assert_false(refuses("offers", "Dostan would lend two dredgers", "Rusk rejected the demand", "the demand"));
    assert_false(refuses("demands", "Dostan wants the sluice opened by May", "Rusk rejected the budget", "the budget"));
}

/* What Rusk rejects as "the demand" is what Dostan's threat is made for, and not that she would go. */
static void a_threat_that_is_refused_is_refused_for_what_it_is_made_for(void **state)
{
    (void)state;
    fixture f = { 0 };
    open_tables(&f);
    record r = { .text = "Dostan will leave the talks unless Castavar opens the sluice. Rusk rejected the demand." };
    put(&r, ",\"actors\":[" MINISTER "," RIVAL "],\"attributions\":[],\"conditions\":[{\"id\":\"c-00000001\",\"condition\":");
    put_span(&r, "Castavar opens the sluice");
    put(&r, ",\"consequence\":");
    put_span(&r, "Dostan will leave the talks");
    put(&r, ",\"marker\":");
    put_span(&r, "unless");
    put(&r, ",\"holder\":\"ov:dostan\",\"kind\":\"threat\",\"conf\":0.9}],\"positions\":[{\"id\":\"p-00000001\",\"holder\":\"ov:dostan\",\"stance\":\"threatens\",\"issue\":null,\"scope\":null,\"condition\":\"c-00000001\",\"evidence\":");
    put_span(&r, "Dostan will leave the talks");
    put(&r, ",\"conf\":0.9},{\"id\":\"p-00000002\",\"holder\":\"cv:rusk\",\"stance\":\"rejects\",\"issue\":null,\"scope\":");
    put_span(&r, "the demand");
    put(&r, ",\"evidence\":");
    put_span(&r, "Rusk rejected the demand");
    put(&r, ",\"conf\":0.9}]");
    add_text(&f, "a", NULL, r.text, r.json);
    collate(&f);
    const sayso_finding *d = finding(&f, SAYSO_DISAGREEMENT, NULL, 0);
    assert_non_null(d);
    assert_string_equal(d->evidence[0].role, "demands");
    assert_words(&f, &d->evidence[0], "Castavar opens the sluice");
    assert_words(&f, &d->evidence[1], "Rusk rejected the demand");
    close_tables(&f);
}

/* A word of the issue in common is no opposition: what is rejected must be what is asked. */
static void a_rejection_answers_only_what_is_of_the_same_matter(void **state)
{
    (void)state;
    fixture f = { 0 };
    open_tables(&f);
    hold(&f, "a", "Dostan demands that both sides keep the sluices of the river dam in repair.", "ov:dostan", "demands", "keep the sluices of the river dam in repair", NULL);
    hold(&f, "b", "Rusk rejects the ultimatum over the dam.", "cv:rusk", "rejects", "the ultimatum over the dam", NULL);
    collate(&f);
    const sayso_finding *d = finding(&f, SAYSO_DISAGREEMENT, NULL, 0);
    assert_true(!d || d->conf < 70);
    close_tables(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cues_are_compared_by_strength),
        cmocka_unit_test(one_quotation_in_two_wordings),
        cmocka_unit_test(a_slogan_on_two_occasions_is_no_variant),
        cmocka_unit_test(lengths_of_one_war_that_exclude_each_other),
        cmocka_unit_test(another_number_in_the_same_sentence),
        cmocka_unit_test(a_later_count_is_no_conflict),
        cmocka_unit_test(a_later_higher_count_is_an_update_unless_it_is_rounder),
        cmocka_unit_test(how_far_something_goes_is_a_conflict_of_scope),
        cmocka_unit_test(another_source_of_the_same_claim),
        cmocka_unit_test(other_spellings_are_no_other_wording),
        cmocka_unit_test(quotation_marks_that_one_report_drops),
        cmocka_unit_test(marks_around_what_is_nobodys_wording),
        cmocka_unit_test(a_source_that_one_report_drops),
        cmocka_unit_test(positions_with_and_without_a_condition),
        cmocka_unit_test(parties_that_disagree_are_no_conflict),
        cmocka_unit_test(a_demand_that_is_refused_by_that_noun_is_a_disagreement),
        cmocka_unit_test(a_threat_that_is_refused_is_refused_for_what_it_is_made_for),
        cmocka_unit_test(a_rejection_answers_only_what_is_of_the_same_matter),
        cmocka_unit_test(another_place_is_a_conflict_and_another_spelling_is_none),
        cmocka_unit_test(not_on_one_side_is_a_conflict),
        cmocka_unit_test(positions_of_holders_that_no_table_has),
        cmocka_unit_test(marks_that_are_only_of_another_kind_are_not_dropped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
