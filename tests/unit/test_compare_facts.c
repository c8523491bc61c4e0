/* test_compare_facts.c - sentences that tell one thing in other words: what excludes what, what agrees, what lost its source. */
#include "compare_fixture.h"

#define VALLEY "\\nThe dam of Brenn stands above the valley of Lowen on the upper Selva, where Orvenia and Castavar meet."

#define ABOVE "\\nAbove Lowen the Brenn dam holds back the Selva, a river of Orvenia and Castavar."

enum { FACTS_MAX = 4 };

/* A report with its numbers, days and speaker; what is counted, a unit and a bound may be NULL. */
typedef struct {
    const char *id, *date, *text;
    struct {
        const char *words, *value, *of, *unit;
    } quantities[FACTS_MAX];
    struct {
        const char *words, *value;
    } days[FACTS_MAX];
    const char *source, *cue, *content, *speaker;
    const char *clause, *predicate;
} told;

static void put_quantity(record *r, const char *words, const char *value, const char *of, const char *unit)
{
    char item[160];
    const char *at = strstr(r->text, words);
    assert_non_null(at);
    snprintf(item, sizeof item, "{\"span\":[%zu,%zu],\"type\":\"%s\",\"value\":%s,\"unit\":%s%s%s,\"bound\":null,\"of\":", (size_t)(at - r->text), (size_t)(at - r->text) + strlen(words),
             unit ? "MONEY" : "QUANTITY", value, unit ? "\"" : "", unit ? unit : "null", unit ? "\"" : "");
    put(r, item);
    if (of) put_span(r, of);
    else put(r, "[]");
    put(r, "}");
}

static void tell(fixture *f, const told *t)
{
    record r = { .text = t->text };
    put(&r, ",\"actors\":[{\"id\":\"cv:rusk\",\"name\":\"Pol Rusk\",\"kind\":\"person\",\"country\":null,\"mentions\":[]},"
            "{\"id\":\"ov:dostan\",\"name\":\"Mira Dostan\",\"kind\":\"person\",\"country\":null,\"mentions\":[]}],\"quantities\":[");
    for (int i = 0; i < FACTS_MAX && t->quantities[i].words; i++) {
        if (i) put(&r, ",");
        put_quantity(&r, t->quantities[i].words, t->quantities[i].value, t->quantities[i].of, t->quantities[i].unit);
    }
    put(&r, "],\"times\":[");
    for (int i = 0; i < FACTS_MAX && t->days[i].words; i++) {
        if (i) put(&r, ",");
        put_item(&r, t->days[i].words, "DATE", t->days[i].value);
    }
    put(&r, "],\"attributions\":[");
    if (t->source) {
        put(&r, "{\"id\":\"a-00000001\",\"source\":");
        put_span(&r, t->source);
        put(&r, ",\"cue\":");
        put_span(&r, t->cue);
        put(&r, ",\"content\":");
        put_span(&r, t->content);
        put(&r, ",\"form\":\"indirect\",\"cue_class\":\"say\",\"conf\":0.9,\"speaker\":");
        put(&r, t->speaker ? t->speaker : "null");
        put(&r, "}");
    }
    put(&r, "],\"claims\":[");
    if (t->clause) {
        put(&r, "{\"id\":\"m-00000001\",\"span\":");
        put_pair(&r, t->clause);
        put(&r, ",\"predicate\":");
        put_pair(&r, t->predicate);
        put(&r, ",\"lemma\":\"be\",\"subject\":null,\"object\":null,\"attribution\":null,\"negated\":false}");
    }
    put(&r, "]");
    add_text(f, t->id, t->date, t->text, r.json);
}

/* The conflict between two reports, or NULL; f is to be closed. */
static const sayso_finding *conflict_of(fixture *f, const told *a, const told *b)
{
    memset(f, 0, sizeof *f);
    open_tables(f);
    tell(f, a);
    tell(f, b);
    collate(f);
    return finding(f, SAYSO_CONFLICT, NULL, 0);
}

#define SHELLED "In the flood of Tuesday night 37 people were injured when the lower gate of the Brenn dam broke, Pol Rusk, the mayor of Lowen, said."

static const told wire = { "a", "2024-10-09", SHELLED VALLEY, { { "37", "37", "people", NULL } }, { { "Tuesday", "2024-10-08" } },
                           "Pol Rusk, the mayor of Lowen", "said.", "In the flood of Tuesday night 37 people were injured when the lower gate of the Brenn dam broke", "\"cv:rusk\"", NULL, NULL };

static void one_count_told_with_two_numbers(void **state)
{
    (void)state;
    fixture f;
    told other = { "b", "2024-10-09", "Pol Rusk, mayor of Lowen, put the number of those hurt by the flood on Tuesday night, when a gate of the dam gave way, at 52." VALLEY,
                   { { "52", "52", NULL, NULL } }, { { "Tuesday", "2024-10-08" } }, NULL, NULL, NULL, NULL, NULL, NULL };
    told first = wire;
    const sayso_finding *k = conflict_of(&f, &first, &other);
    assert_null(k); /* "at 52" names nothing that is counted beside it */
    close_tables(&f);
    other.text = "Pol Rusk, mayor of Lowen, said 52 were hurt by the flood on Tuesday night, when a gate of the Brenn dam gave way." VALLEY;
    k = conflict_of(&f, &first, &other);
    assert_non_null(k);
    assert_string_equal(k->type, "number");
    assert_true(k->conf >= 70);
    assert_words(&f, &k->evidence[0], "37");
    assert_words(&f, &k->evidence[1], "52");
    assert_string_equal(k->evidence[0].role, "one");
    assert_string_equal(k->evidence[1].role, "other");
    assert_null(finding(&f, SAYSO_CONFLICT, NULL, 1));
    close_tables(&f);
}

static int excludes(const told *a, const told *b)
{
    fixture f;
    int found = conflict_of(&f, a, b) != NULL;
    close_tables(&f);
    return found;
}

static void what_is_no_conflict(void **state)
{
    (void)state;
    told other = { "b", "2024-10-09", "Pol Rusk, mayor of Lowen, said 52 were hurt by the flood on Tuesday night, when a gate of the Brenn dam gave way." VALLEY,
                   { { "52", "52", NULL, NULL } }, { { "Tuesday", "2024-10-08" } }, NULL, NULL, NULL, NULL, NULL, NULL };
    assert_true(excludes(&wire, &other));
    told x = other; /* another day */
    x.text = "Pol Rusk, mayor of Lowen, said 52 were hurt by the flood on Friday night, when a gate of the Brenn dam gave way." VALLEY;
    x.days[0].words = "Friday", x.days[0].value = "2024-10-11";
    assert_false(excludes(&wire, &x));
    x = other; /* another fate */
    x.text = "Pol Rusk, mayor of Lowen, said 52 were killed by the flood on Tuesday night, when a gate of the Brenn dam gave way." VALLEY;
    assert_false(excludes(&wire, &x));
    x = other; /* another thing */
    x.text = "Pol Rusk, mayor of Lowen, said 52 goats were hurt by the flood on Tuesday night, when a gate of the Brenn dam gave way." VALLEY;
    x.quantities[0].of = "goats";
    assert_false(excludes(&wire, &x));
    x = other; /* others than those */
    x.text = "Pol Rusk, mayor of Lowen, said a further 52 were hurt by the flood on Tuesday night, when a gate of the Brenn dam gave way." VALLEY;
    assert_false(excludes(&wire, &x));
    x = other; /* another speaker: the parties differ */
    x.text = "Mira Dostan in Lowen said 52 were hurt by the flood on Tuesday night, when a gate of the Brenn dam gave way." VALLEY;
    x.source = "Mira Dostan", x.cue = "said", x.content = "52 were hurt by the flood on Tuesday night, when a gate of the Brenn dam gave way", x.speaker = "\"ov:dostan\"";
    assert_false(excludes(&wire, &x));
    x = other; /* it has both numbers */
    x.text = "Pol Rusk, mayor of Lowen, said 52 were hurt by the flood on Tuesday night, when a gate of the Brenn dam gave way, not 37 as was told." VALLEY;
    x.quantities[1].words = "37", x.quantities[1].value = "37";
    assert_false(excludes(&wire, &x));
    x = other; /* more than a day between the reports, and no day that both name */
    x.date = "2024-10-12";
    x.text = "Pol Rusk, mayor of Lowen, said 52 were hurt by the flood of that night, when a gate of the Brenn dam gave way." VALLEY;
    x.days[0].words = NULL;
    assert_false(excludes(&wire, &x));
    x = other; /* a later count of things that grow in number */
    x.date = "2024-10-10";
    assert_false(excludes(&wire, &x));
}

/* A toll that a report of a later day has higher is told as what may be an update, and as no conflict. */
static void a_toll_that_rises(void **state)
{
    (void)state;
    fixture f;
    told first = wire, later = { "b", "2024-10-11", "The number of people injured in the flood at the lower gate of the Brenn dam rose to 52 on Friday, the mayor of Lowen said." VALLEY, { { "52", "52", NULL, NULL } }, { { "Friday", "2024-10-11" } },
                                 NULL, NULL, NULL, NULL, NULL, NULL };
    assert_null(conflict_of(&f, &first, &later));
    const sayso_finding *k = finding(&f, SAYSO_VARIANT, "figure", 0);
    assert_non_null(k);
    assert_true(k->conf >= 70);
    assert_words(&f, &k->evidence[0], "37");
    assert_words(&f, &k->evidence[1], "52");
    close_tables(&f);
    /* rounder, lower, of the dead, and on the same day */
    later.text = "The number of people injured in the flood at the lower gate of the Brenn dam rose to 50 on Friday, the mayor of Lowen said." VALLEY;
    later.quantities[0].words = later.quantities[0].value = "50";
    conflict_of(&f, &first, &later);
    assert_null(finding(&f, SAYSO_VARIANT, "figure", 0));
    close_tables(&f);
    later.text = "The number of people killed in the flood at the lower gate of the Brenn dam rose to 52 on Friday, the mayor of Lowen said." VALLEY;
    later.quantities[0].words = later.quantities[0].value = "52";
    conflict_of(&f, &first, &later);
    assert_null(finding(&f, SAYSO_VARIANT, "figure", 0));
    close_tables(&f);
    later.text = "The number of people injured in the flood at the lower gate of the Brenn dam rose to 52, the mayor of Lowen said." VALLEY;
    later.days[0].words = NULL;
    later.date = "2024-10-09";
    conflict_of(&f, &first, &later);
    assert_null(finding(&f, SAYSO_VARIANT, "figure", 0));
    close_tables(&f);
}

static void parts_beside_each_other_are_no_total(void **state)
{
    (void)state;
    told a = { "a", "2024-10-09", "Seven rifles and two other rifles lay in the boats at the Brenn dam, police in Lowen said after the raid of Tuesday." VALLEY,
               { { "Seven", "7", "rifles", NULL }, { "two", "2", "other rifles", NULL } }, { { "Tuesday", "2024-10-08" } }, NULL, NULL, NULL, NULL, NULL, NULL };
    told b = { "b", "2024-10-09", "After the raid of Tuesday police in Lowen counted nine rifles in the boats at the Brenn dam." VALLEY,
               { { "nine", "9", "rifles", NULL } }, { { "Tuesday", "2024-10-08" } }, NULL, NULL, NULL, NULL, NULL, NULL };
    assert_false(excludes(&a, &b));
    a.text = "Seven rifles lay in the boats at the Brenn dam, police in Lowen said after the raid of Tuesday." VALLEY;
    a.quantities[1].words = NULL;
    assert_true(excludes(&a, &b));
}

static void money_is_compared_in_one_currency_only(void **state)
{
    (void)state;
    told a = { "a", "2024-10-09", "Orvenia sold water worth $640 million from the Brenn dam to Castavar last year, the Water Council said." VALLEY,
               { { "$640 million", "640000000", NULL, "USD" } }, { { "last year", "2023" } }, NULL, NULL, NULL, NULL, NULL, NULL };
    told b = { "b", "2024-10-09", "From water of the Brenn dam that was sold to Castavar Orvenia earned 580 million dollars last year, figures of the Water Council show." VALLEY,
               { { "580 million dollars", "580000000", NULL, "USD" } }, { { "last year", "2023" } }, NULL, NULL, NULL, NULL, NULL, NULL };
    assert_true(excludes(&a, &b));
    b.text = "From water of the Brenn dam that was sold to Castavar Orvenia earned 580 million euros last year, figures of the Water Council show." VALLEY;
    b.quantities[0].words = "580 million euros", b.quantities[0].unit = "EUR";
    assert_false(excludes(&a, &b));
}

static void days_of_one_act(void **state)
{
    (void)state;
    told a = { "a", "2024-10-09", "The envoys of Orvenia and Castavar will meet in Ostrel again on Friday to speak of the Brenn dam." VALLEY, { { NULL, NULL, NULL, NULL } },
               { { "Friday", "2024-10-11" } }, NULL, NULL, NULL, NULL, "The envoys of Orvenia and Castavar will meet in Ostrel again on Friday to speak of the Brenn dam", "meet" };
    told b = { "b", "2024-10-09", "On Thursday Castavar and Orvenia are to meet in Ostrel for talks of their envoys on the dam of Brenn." VALLEY, { { NULL, NULL, NULL, NULL } },
               { { "Thursday", "2024-10-03" } }, NULL, NULL, NULL, NULL, "On Thursday Castavar and Orvenia are to meet in Ostrel for talks of their envoys on the dam of Brenn", "meet" };
    fixture f;
    const sayso_finding *k = conflict_of(&f, &a, &b);
    assert_non_null(k);
    assert_string_equal(k->type, "date");
    close_tables(&f);
    b.text = "On Friday Castavar and Orvenia are to meet in Ostrel for talks of their envoys on the dam of Brenn." VALLEY;
    b.days[0].words = "Friday", b.days[0].value = "2024-10-04"; /* read as another week: the name of the day is what is printed */
    b.clause = "On Friday Castavar and Orvenia are to meet in Ostrel for talks of their envoys on the dam of Brenn";
    assert_false(excludes(&a, &b));
    b.text = "On Thursday Castavar and Orvenia chose in Ostrel envoys for talks on the dam of Brenn." VALLEY;
    b.days[0].words = "Thursday", b.days[0].value = "2024-10-03";
    b.clause = "On Thursday Castavar and Orvenia chose in Ostrel envoys for talks on the dam of Brenn", b.predicate = "chose";
    assert_false(excludes(&a, &b));
}

static void a_not_more_in_reported_speech(void **state)
{
    (void)state;
    fixture f;
    told a = { "a", "2024-10-09", "He said the Castavar side would take part in the next round of the talks in Ostrel." VALLEY, { { NULL, NULL, NULL, NULL } }, { { NULL, NULL } },
               "He", "said", "the Castavar side would take part in the next round of the talks in Ostrel", "\"cv:rusk\"", NULL, NULL };
    told b = { "b", "2024-10-09", "The Castavar side would not take part in the next round of talks in Ostrel, the mayor of Lowen added." VALLEY, { { NULL, NULL, NULL, NULL } }, { { NULL, NULL } },
               "the mayor of Lowen", "added", "The Castavar side would not take part in the next round of talks in Ostrel", "\"cv:rusk\"", NULL, NULL };
    const sayso_finding *k = conflict_of(&f, &a, &b);
    assert_non_null(k);
    assert_string_equal(k->type, "polarity");
    close_tables(&f);
}

static void an_opposite_in_one_sentence(void **state)
{
    (void)state;
    told a = { "a", "2024-10-09", "The Water Council of Lowen has accepted the draft of the envoys about the dam of Brenn." VALLEY, { { NULL, NULL, NULL, NULL } }, { { NULL, NULL } }, NULL, NULL, NULL, NULL, NULL, NULL };
    told b = a;
    b.id = "b";
    b.text = "The Water Council of Lowen has rejected the draft of the envoys about the dam of Brenn." VALLEY;
    fixture f;
    const sayso_finding *k = conflict_of(&f, &a, &b);
    assert_non_null(k);
    assert_string_equal(k->type, "polarity");
    assert_words(&f, &k->evidence[0], "accepted");
    assert_words(&f, &k->evidence[1], "rejected");
    close_tables(&f);
    b.text = "The Water Council of Lowen has studied the draft of the envoys about the dam of Brenn." VALLEY;
    assert_false(excludes(&a, &b));
}

static void one_event_in_other_words(void **state)
{
    (void)state;
    told a = { "a", "2024-10-09", "The flood of Tuesday night took away 140 houses in Lowen, the mayor, Pol Rusk, told the Water Council." VALLEY,
               { { "140", "140", "houses", NULL } }, { { "Tuesday", "2024-10-08" } }, NULL, NULL, NULL, NULL, NULL, NULL };
    told b = { "b", "2024-10-09", "Mayor Pol Rusk counted 140 houses in Lowen that were lost in the flood of Tuesday night." ABOVE,
               { { "140", "140", "houses", NULL } }, { { "Tuesday", "2024-10-08" } }, NULL, NULL, NULL, NULL, NULL, NULL };
    fixture f;
    assert_null(conflict_of(&f, &a, &b));
    const sayso_finding *k = finding(&f, SAYSO_AGREEMENT, "event", 0);
    assert_non_null(k);
    assert_int_equal(k->reports, 2);
    assert_true(k->conf >= 70);
    close_tables(&f);
    b.text = "Mayor Pol Rusk counted 140 houses in Lowen that were not lost in the flood of Tuesday night." ABOVE;
    conflict_of(&f, &a, &b);
    assert_null(finding(&f, SAYSO_AGREEMENT, "event", 0));
    close_tables(&f);
    b.text = "Mayor Pol Rusk counted 140 houses in Lowen that were lost in the flood of Friday night." ABOVE;
    b.days[0].words = "Friday", b.days[0].value = "2024-10-04";
    conflict_of(&f, &a, &b);
    assert_null(finding(&f, SAYSO_AGREEMENT, "event", 0));
    close_tables(&f);
}

#define FIRED "the shells had been fired from positions of the Reed Front north of the Brenn dam"

/* How sure it is that b has without a source what a has with one; 0: not found. */
static unsigned drops_source(const char *without)
{
    fixture f;
    told a = { "a", NULL, "The army of Orvenia said " FIRED "." VALLEY, { { NULL, NULL, NULL, NULL } }, { { NULL, NULL } },
               "The army of Orvenia", "said", FIRED, NULL, FIRED, "fired" };
    told b = { "b", NULL, without, { { NULL, NULL, NULL, NULL } }, { { NULL, NULL } }, NULL, NULL, NULL, NULL, NULL, NULL };
    conflict_of(&f, &a, &b);
    const sayso_finding *t = finding(&f, SAYSO_ATTRIBUTION_CHANGE, "unsourced", 0);
    unsigned conf = t ? t->conf : 0;
    close_tables(&f);
    return conf;
}

static void a_source_that_is_left_out(void **state)
{
    (void)state;
    assert_true(drops_source("The shells were fired from positions of the Reed Front north of the Brenn dam, and every child in the valley of the Selva knows it." ABOVE) >= 70);
    assert_true(drops_source("The shells had hit positions of the Reed Front north of the Brenn dam." ABOVE) < 70); /* another verb */
    assert_int_equal(drops_source("The shells were fired from positions of the Reed Front north of the Brenn dam, farmers said." ABOVE), 0);
}

/* A statement of the mayor's on the flood with a place beside its cue. */
static void speak(fixture *f, const char *id, const char *text, const char *source, const char *content, const char *place)
{
    record r = { .text = text };
    put(&r, ",\"actors\":[{\"id\":\"cv:rusk\",\"name\":\"Pol Rusk\",\"kind\":\"person\",\"country\":null,\"mentions\":[{\"span\":");
    put_pair(&r, source);
    put(&r, ",\"how\":\"name\",\"conf\":0.9}]},{\"id\":\"x:place\",\"name\":\"");
    put(&r, place);
    put(&r, "\",\"kind\":\"place\",\"country\":null,\"mentions\":[{\"span\":");
    put_pair(&r, place);
    put(&r, ",\"how\":\"name\",\"conf\":0.9}]}],\"attributions\":[{\"id\":\"a-00000001\",\"source\":");
    put_span(&r, source);
    put(&r, ",\"cue\":");
    put_span(&r, "told");
    put(&r, ",\"content\":");
    put_span(&r, content);
    put(&r, ",\"form\":\"indirect\",\"cue_class\":\"say\",\"conf\":0.9,\"speaker\":\"cv:rusk\"}]");
    add_text(f, id, "2024-10-09", text, r.json);
}

static int tells_two_places(const char *text, const char *place)
{
    fixture f = { 0 };
    open_tables(&f);
    speak(&f, "a", "Pol Rusk told fishermen in Marendal that the lower gate of the Brenn dam had broken before the flood came." VALLEY, "Pol Rusk",
          "that the lower gate of the Brenn dam had broken before the flood came", "Marendal");
    speak(&f, "b", text, "Pol Rusk", "the gate of the Brenn dam had broken before the flood", place);
    collate(&f);
    const sayso_finding *k = finding(&f, SAYSO_CONFLICT, "place", 0);
    if (k) assert_words(&f, &k->evidence[1], place);
    close_tables(&f);
    return k != NULL;
}

static void one_speech_in_two_places(void **state)
{
    (void)state;
    assert_true(tells_two_places("In the port of Tarnholm Pol Rusk told the fishermen that the gate of the Brenn dam had broken before the flood." ABOVE, "Tarnholm"));
    assert_false(tells_two_places("In the port of Tarnholm Pol Rusk told the fishermen that the gate of the Brenn dam had broken before the flood.\\nTarnholm, in the district of Marendal, lies on the upper Selva." ABOVE, "Tarnholm"));
    assert_false(tells_two_places("After a night in Tarnholm, where he slept, Pol Rusk told farmers in Marendal the gate of the Brenn dam had broken before the flood." ABOVE, "Tarnholm"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_count_told_with_two_numbers),
        cmocka_unit_test(what_is_no_conflict),
        cmocka_unit_test(a_toll_that_rises),
        cmocka_unit_test(parts_beside_each_other_are_no_total),
        cmocka_unit_test(money_is_compared_in_one_currency_only),
        cmocka_unit_test(days_of_one_act),
        cmocka_unit_test(a_not_more_in_reported_speech),
        cmocka_unit_test(an_opposite_in_one_sentence),
        cmocka_unit_test(one_event_in_other_words),
        cmocka_unit_test(a_source_that_is_left_out),
        cmocka_unit_test(one_speech_in_two_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
