/* test_compare_disputes.c - which parties disagree, and which reports agree on what a party wants: no party under two names against itself, one
 * disagreement told once, nothing refused that somebody else proposed, no joining of what one denies or ties to a condition. */
#include "compare_fixture.h"

#define NEAR " The Brenn dam stands above Lowen on the river Selva, where Orvenia and Castavar meet."
#define FAR " Above Lowen the Selva, a river of Orvenia and Castavar, is held back by the dam of Brenn."

/* One position: its holder's name, kind and country (NULL: not known, and so is the actor where the name is NULL). */
typedef struct {
    const char *name, *kind, *country, *stance, *evidence, *scope;
} held;

static void put_held(record *r, const held *h, unsigned nth)
{
    char s[400];
    snprintf(s, sizeof s, "%s{\"id\":\"p-0000000%u\",\"holder\":%s%s%s,\"stance\":\"%s\",\"issue\":\"water\",\"condition\":null,\"scope\":", nth ? "," : "", nth + 1, h->name ? "\"" : "",
             h->name ? h->name : "null", h->name ? "\"" : "", h->stance);
    put(r, s);
    put_span(r, h->scope);
    put(r, ",\"holder_span\":");
    put_span(r, h->name && strstr(r->text, h->name) ? h->name : NULL);
    put(r, ",\"evidence\":");
    put_span(r, h->evidence);
    put(r, ",\"conf\":0.9}");
}

/* A report with these positions, each sentence of which is the evidence of one. */
static void hold_all(fixture *f, const char *id, const char *text, const held *all, unsigned n)
{
    record r = { .text = text };
    char s[300];
    put(&r, ",\"actors\":[");
    for (unsigned i = 0, any = 0; i < n; i++) {
        int known = !all[i].name;
        for (unsigned k = 0; k < i && !known; k++) known = all[k].name && strcmp(all[k].name, all[i].name) == 0;
        if (known) continue;
        snprintf(s, sizeof s, "%s{\"id\":\"%s\",\"name\":\"%s\",\"kind\":\"%s\",\"country\":%s%s%s,\"mentions\":[]}", any++ ? "," : "", all[i].name, all[i].name, all[i].kind,
                 all[i].country ? "\"" : "", all[i].country ? all[i].country : "null", all[i].country ? "\"" : "");
        put(&r, s);
    }
    put(&r, "],\"attributions\":[],\"conditions\":[],\"positions\":[");
    for (unsigned i = 0; i < n; i++) put_held(&r, &all[i], i);
    put(&r, "]");
    add_text(f, id, "2024-10-09", text, r.json);
}

static unsigned count(const fixture *f, sayso_finding_kind kind, unsigned least)
{
    unsigned n = 0;
    const sayso_finding *d;
    for (unsigned i = 0; (d = finding(f, kind, NULL, i)); i++) n += d->conf >= least;
    return n;
}

/* Do the two disagree, one report each? */
static int disagree(const char *one, const char *kind, const char *country, const char *other, const char *other_kind, const char *other_country)
{
    fixture f = { 0 };
    open_tables(&f);
    held a = { one, kind, country, "demands", "a council asks for a joint watch on the lower sluices", "a joint watch on the lower sluices" };
    held b = { other, other_kind, other_country, "rejects", "others refuse a joint watch on the lower sluices", "a joint watch on the lower sluices" };
    hold_all(&f, "a", "On the Selva a council asks for a joint watch on the lower sluices." NEAR, &a, 1);
    hold_all(&f, "b", "On the Selva others refuse a joint watch on the lower sluices." NEAR, &b, 1);
    collate(&f);
    int found = finding(&f, SAYSO_DISAGREEMENT, NULL, 0) != NULL;
    close_tables(&f);
    return found;
}

static void nobody_disagrees_with_himself(void **state)
{
    (void)state;
    assert_true(disagree("Reed Front", "organisation", NULL, "Heron League", "organisation", NULL));
    assert_false(disagree("Reed Front", "organisation", NULL, "leaders of Reed Front", "organisation", NULL));
    assert_false(disagree("RLF", "organisation", NULL, "Reed Land Front", "organisation", NULL));
    assert_false(disagree("Oyen", "person", NULL, "Mira Oyen", "person", NULL));
    assert_false(disagree("Mirra Oyen", "person", NULL, "Mira Oyen", "person", NULL));
    assert_true(disagree("Mira Oyen", "person", NULL, "Mira Dostan", "person", NULL));
    assert_true(disagree("Castavar", "state", "FRA", "Castavar Rail Union", "organisation", "FRA")); /* not the country itself */
    assert_true(disagree("North Orvenia", "state", "RUS", "Orvenia", "state", "FRA"));
}

/* What nearest stands before "the offer" is somebody's who was not found: then nothing farther off is meant. */
static void what_is_refused_is_the_nearest(void **state)
{
    (void)state;
    fixture f = { 0 };
    held all[] = { { "Oyen", "person", "RUS", "offers", "Oyen would lend two dredgers", "lend two dredgers" },
                   { NULL, NULL, NULL, "offers", "The millers would pay for a third", "pay for a third" },
                   { "Rusk", "person", "FRA", "rejects", "Rusk turned down the offer", "the offer" } };
    open_tables(&f);
    hold_all(&f, "a", "Oyen would lend two dredgers. The millers would pay for a third. Rusk turned down the offer." NEAR, all, 3);
    collate(&f);
    assert_int_equal(count(&f, SAYSO_DISAGREEMENT, 70), 0);
    close_tables(&f);
}

/* One refusal of one side's wishes is one disagreement, in which each wording stands; what is of another matter does not. */
static void one_disagreement_is_told_once(void **state)
{
    (void)state;
    fixture f = { 0 };
    held one[] = { { "Oyen", "person", "RUS", "demands", "Oyen demands a joint watch on the lower sluices", "a joint watch on the lower sluices" },
                   { "Oyen", "person", "RUS", "demands", "Oyen demands new pumps for the fields of Marendal", "new pumps for the fields of Marendal" } };
    held other[] = { { "Rusk", "person", "FRA", "rejects", "Rusk rejects a joint watch on the lower sluices", "a joint watch on the lower sluices" } };
    held third[] = { { "Oyen", "person", "RUS", "demands", "Oyen wants the lower sluices under a joint watch", "the lower sluices under a joint watch" } };
    open_tables(&f);
    hold_all(&f, "a", "Oyen demands a joint watch on the lower sluices. Oyen demands new pumps for the fields of Marendal." NEAR, one, 2);
    hold_all(&f, "b", "Rusk rejects a joint watch on the lower sluices." NEAR, other, 1);
    hold_all(&f, "c", "Oyen wants the lower sluices under a joint watch." NEAR, third, 1);
    collate(&f);
    assert_int_equal(count(&f, SAYSO_DISAGREEMENT, 0), 1);
    const sayso_finding *d = finding(&f, SAYSO_DISAGREEMENT, NULL, 0);
    assert_int_equal(d->n_evidence, 3);
    for (uint32_t i = 0; i < 2; i++) assert_string_equal(d->evidence[i].role, "demands");
    assert_words(&f, &d->evidence[0], "Oyen demands a joint watch on the lower sluices");
    assert_words(&f, &d->evidence[2], "Rusk rejects a joint watch on the lower sluices");
    close_tables(&f);
}

/* Do two reports agree on a position of these holders, told so? */
static unsigned agree(const char *name, const char *kind, const char *stance, const char *one, const char *scope, const char *other_name, const char *other, const char *other_scope)
{
    fixture f = { 0 };
    char a[400], b[400];
    held x = { name, kind, NULL, stance, one, scope }, y = { other_name, kind, NULL, stance, other, other_scope };
    snprintf(a, sizeof a, "%s.%s", one, NEAR);
    snprintf(b, sizeof b, "%s.%s", other, FAR);
    open_tables(&f);
    hold_all(&f, "a", a, &x, 1);
    hold_all(&f, "b", b, &y, 1);
    collate(&f);
    unsigned n = count(&f, SAYSO_AGREEMENT, 0);
    close_tables(&f);
    return n;
}

static void positions_that_do_not_agree(void **state)
{
    (void)state;
    const char *plain = "The Front agreed to rest its guns at the lower sluices until spring";
    assert_int_equal(agree("Reed Front", "organisation", "accepts", plain, "rest its guns at the lower sluices until spring", "Reed Front", "It was ready to rest its guns at the lower sluices", "rest its guns at the lower sluices"), 1);
    assert_int_equal(agree("Reed Front", "organisation", "accepts", plain, "rest its guns at the lower sluices until spring", "Reed Front", "The Front denied agreeing to rest its guns at the lower sluices", "rest its guns at the lower sluices"), 0);
    assert_int_equal(agree("Oyen", "person", "offers", "Oyen would meet the millers of Lowen even without a truce", "meet the millers of Lowen even without a truce", "Oyen", "Oyen would meet the millers of Lowen only after a truce", "meet the millers of Lowen"), 0);
    assert_int_equal(agree("River Union", "organisation", "demands", "The River Union gave the millers of Lowen fifteen days to open the sluices", "to open the sluices", "River League", "The River League gave the millers of Lowen a week to open the sluices", "to open the sluices"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_disagrees_with_himself),
        cmocka_unit_test(what_is_refused_is_the_nearest),
        cmocka_unit_test(one_disagreement_is_told_once),
        cmocka_unit_test(positions_that_do_not_agree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
