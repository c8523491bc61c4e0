/* test_events.c - events on hand-made trees: frames, operators, sides, and what is no event. */
#include "record/record.h"
#include "tables_fixture.h"

static int open_tables(void **state)
{
    (void)state;
    return open_tables_by(sy_events_load);
}

static void read_tree(void *arg)
{
    tree_from_conllu(&doc, arg);
    sy_events_run(&engine, &doc);
}

static const char *or_none(const char *s) { return s ? s : "-"; }

/* All events, then all nonevents after " / ", as "SOURCE>TARGET TYPE code". */
static void is(const char *lines, const char *want)
{
    char got[1024];
    size_t n = 0;
    read_doc(read_tree, lines);
    got[0] = 0;
    for (uint32_t i = 0; i < doc.events.n; i++) {
        const sayso_event *e = &doc.events.at[i];
        n += (size_t)snprintf(got + n, sizeof got - n, "%s%s>%s %s %s", i ? "; " : "", or_none(e->source), or_none(e->target), e->event_type, or_none(e->code));
    }
    for (uint32_t i = 0; i < doc.nonevents.n; i++) {
        const sayso_event *e = &doc.nonevents.at[i];
        n += (size_t)snprintf(got + n, sizeof got - n, " / %s %s", e->event_type, strchr(e->reason, ':') ? strchr(e->reason, ':') + 2 : "");
    }
    sy_arena_free(&doc.arena);
    if (strcmp(got, want) != 0) fail_msg("%s\n  want %s\n  got  %s", lines, want, got);
}

#define PORTUGAL "Portugal portugal PROPN NNP 2 nsubj\n"

static void a_deed_has_two_sides(void **state)
{
    (void)state;
    is("Portuguese portuguese ADJ JJ 2 amod\ntroops troops NOUN NNS 3 nsubj\nattacked attack VERB VBD 0 root\nDanish danish ADJ JJ 5 amod\nrebels rebel NOUN NNS 3 obj\n\n",
       "PRTMIL>DNKREB ASSAULT 190");
}

static void the_passive_turns_the_sides(void **state)
{
    (void)state;
    is("Danish danish ADJ JJ 2 amod\nrebels rebel NOUN NNS 4 nsubj:pass\nwere be AUX VBD 4 aux:pass\narrested arrest VERB VBN 0 root\nby by ADP IN 7 case\nPortuguese portuguese ADJ JJ 7 amod\npolice police NOUN NNS 4 obl:agent\n\n",
       "PRTCOP>DNKREB COERCE 173");
}

static void a_light_verb_takes_the_noun(void **state)
{
    (void)state;
    is(PORTUGAL "imposed impose VERB VBD 0 root\nsanctions sanction NOUN NNS 2 obj\non on ADP IN 5 case\nDenmark denmark PROPN NNP 2 obl\n\n", "PRT>DNK SANCTION 163");
    is(PORTUGAL "held hold VERB VBD 0 root\ntalks talk NOUN NNS 2 obj\nwith with ADP IN 5 case\nDenmark denmark PROPN NNP 2 obl\n\n", "PRT>DNK CONSULT 046");
}

static void operators_make_other_acts(void **state)
{
    (void)state;
    is(PORTUGAL "agreed agree VERB VBD 0 root\nto to PART TO 4 mark\nrelease release VERB VB 2 xcomp\nDanish danish ADJ JJ 6 amod\nprisoners prisoner NOUN NNS 4 obj\n\n",
       "PRT>DNKCVL AGREE 0353 / RETREAT part of another act");
    is(PORTUGAL "refused refuse VERB VBD 0 root\nto to PART TO 4 mark\nrelease release VERB VB 2 xcomp\nDanish danish ADJ JJ 6 amod\nprisoners prisoner NOUN NNS 4 obj\n\n",
       "PRT>DNKCVL REJECT 1243 / RETREAT part of another act");
    is(PORTUGAL "threatened threaten VERB VBD 0 root\nto to PART TO 4 mark\nattack attack VERB VB 2 xcomp\nDenmark denmark PROPN NNP 4 obj\n\n",
       "PRT>DNK THREATEN 138 / ASSAULT part of another act");
    is(PORTUGAL "urged urge VERB VBD 0 root\nDenmark denmark PROPN NNP 2 obj\nto to PART TO 5 mark\nrelease release VERB VB 2 xcomp\nprisoners prisoner NOUN NNS 5 obj\n\n",
       "PRT>DNK REQUEST 0253 / RETREAT part of another act");
}

static void the_future_of_a_deed_is_a_promise_or_a_threat(void **state)
{
    (void)state;
    is("Portugal portugal PROPN NNP 3 nsubj\nwill will AUX MD 3 aux\nvisit visit VERB VB 0 root\nDenmark denmark PROPN NNP 3 obj\n\n", "PRT>DNK AGREE 036");
    is("Portugal portugal PROPN NNP 3 nsubj\nwill will AUX MD 3 aux\nattack attack VERB VB 0 root\nDenmark denmark PROPN NNP 3 obj\n\n", "PRT>DNK THREATEN 138");
}

static void somebody_elses_forecast_is_no_threat(void **state)
{
    (void)state;
    is("Norway norway PROPN NNP 2 nsubj\nsaid say VERB VBD 0 root\nPortugal portugal PROPN NNP 5 nsubj\nwould would AUX MD 5 aux\nattack attack VERB VB 2 ccomp\nDenmark denmark PROPN NNP 5 obj\n\n",
       " / ASSAULT foretold by another");
}

static void negated_and_conditional_deeds_are_no_events(void **state)
{
    (void)state;
    is("Portugal portugal PROPN NNP 4 nsubj\ndid do AUX VBD 4 aux\nnot not PART RB 4 advmod\nattack attack VERB VB 0 root\nDenmark denmark PROPN NNP 4 obj\n\n", " / ASSAULT negated");
    is("If if SCONJ IN 3 mark\nPortugal portugal PROPN NNP 3 nsubj\nattacked attack VERB VBD 0 root\nDenmark denmark PROPN NNP 3 obj\n\n", " / ASSAULT a condition, not a fact");
}

static void a_claim_keeps_its_actors(void **state)
{
    (void)state;
    is("Norway norway PROPN NNP 2 nsubj\nsaid say VERB VBD 0 root\nPortugal portugal PROPN NNP 4 nsubj\nattacked attack VERB VBD 2 ccomp\nDenmark denmark PROPN NNP 4 obj\n\n", "PRT>DNK ASSAULT 190");
    is("Norway norway PROPN NNP 2 nsubj\naccused accuse VERB VBD 0 root\nPortugal portugal PROPN NNP 2 obj\nof of SCONJ IN 5 mark\nattacking attack VERB VBG 2 advcl\nDenmark denmark PROPN NNP 5 obj\n\n",
       "NOR>PRT ACCUSE 112 / ASSAULT part of another act");
}

static void nothing_is_coded_without_a_frame(void **state)
{
    (void)state;
    is("Portugal portugal PROPN NNP 2 nsubj\nlikes like VERB VBZ 0 root\nDenmark denmark PROPN NNP 2 obj\n\n", "");
}

static void a_threat_hangs_on_its_condition(void **state)
{
    (void)state;
    is(PORTUGAL "threatened threaten VERB VBD 0 root\nto to PART TO 4 mark\nattack attack VERB VB 2 xcomp\nunless unless SCONJ IN 7 mark\nDenmark denmark PROPN NNP 7 nsubj\n"
                "withdraws withdraw VERB VBZ 2 advcl\nits its PRON PRP$ 9 nmod:poss\ntroops troops NOUN NNS 7 obj\n\n",
       "PRT>DNK THREATEN 138 / ASSAULT part of another act / RETREAT a condition, not a fact");
}

static void somebodys_allies_are_not_somebody(void **state)
{
    (void)state;
    is("Denmark denmark PROPN NNP 3 nmod:poss\n~'s 's PART POS 1 case\nallies ally NOUN NNS 4 nsubj\ncondemned condemn VERB VBD 0 root\nPortugal portugal PROPN NNP 4 obj\n\n", "->PRT ACCUSE 111");
}

static void a_state_demands_nothing_of_itself(void **state)
{
    (void)state;
    is(PORTUGAL "demanded demand VERB VBD 0 root\nthat that SCONJ IN 5 mark\nLisbon lisbon PROPN NNP 5 nsubj\nwithdraw withdraw VERB VB 2 ccomp\ntroops troops NOUN NNS 5 obj\n\n",
       "PRT>- REQUEST 1056 / RETREAT part of another act");
}

static void a_pronoun_is_no_country(void **state)
{
    (void)state;
    is("Danish danish ADJ JJ 2 amod\npolice police NOUN NNS 3 nsubj\narrested arrest VERB VBD 0 root\nus us PRON PRP 3 obj\n\n", "DNKCOP>- COERCE 173");
}

static void a_plan_is_no_deed(void **state)
{
    (void)state;
    is(PORTUGAL "plans plan VERB VBZ 0 root\nto to PART TO 4 mark\nattack attack VERB VB 2 xcomp\nDenmark denmark PROPN NNP 4 obj\n\n",
       "PRT>DNK THREATEN 138 / ASSAULT part of another act");
}

static void what_must_be_done_is_asked_of_the_one_who_must(void **state)
{
    (void)state;
    is("Norway norway PROPN NNP 2 nsubj\nsaid say VERB VBD 0 root\nPortugal portugal PROPN NNP 5 nsubj\nmust must AUX MD 5 aux\nthink think VERB VB 2 ccomp\nagain again ADV RB 5 advmod\n\n",
       "NOR>PRT REQUEST 100");
}

static void those_who_are_disarmed_lay_down_their_arms(void **state)
{
    (void)state;
    is("Danish danish ADJ JJ 2 amod\nrebels rebel NOUN NNS 4 nsubj:pass\nwere be AUX VBD 4 aux:pass\ndemobilized demobilize VERB VBN 0 root\n\n", "DNKREB>DNK RETREAT 0873");
}

static void a_side_without_a_country_is_of_the_only_one_named(void **state)
{
    (void)state;
    is("Rebels rebel NOUN NNS 2 nsubj\naccused accuse VERB VBD 0 root\nDanish danish ADJ JJ 4 amod\ntroops troops NOUN NNS 2 obj\n\n", "DNKREB>DNKMIL ACCUSE 112");
    is("Rebels rebel NOUN NNS 2 nsubj\nattacked attack VERB VBD 0 root\nDanish danish ADJ JJ 4 amod\ntroops troops NOUN NNS 2 obj\n\n", "---REB>DNKMIL ASSAULT 190"); /* who attacks it may be foreign */
    is("The the DET DT 2 det\ngovernment government NOUN NN 3 nsubj\npraised praise VERB VBD 0 root\nDenmark denmark PROPN NNP 3 obj\n\n", "---GOV>DNK SUPPORT 051");
}

static void a_town_is_not_the_government_in_it(void **state)
{
    (void)state;
    is("Danish danish ADJ JJ 2 amod\nstudents student NOUN NNS 3 nsubj\nprotested protest VERB VBD 0 root\nin in ADP IN 5 case\nLisbon lisbon PROPN NNP 3 obl\n\n", "DNKCVL>PRT PROTEST 140");
}

static void what_is_alleged_of_another_accuses_it(void **state)
{
    (void)state;
    is(PORTUGAL "alleged allege VERB VBD 0 root\nthat that SCONJ IN 5 mark\nDenmark denmark PROPN NNP 5 nsubj\nknew know VERB VBD 2 ccomp\n\n", "PRT>DNK ACCUSE 112");
}

static void whom_a_purpose_names_is_the_target(void **state)
{
    (void)state;
    is("Danish danish ADJ JJ 2 amod\npolice police NOUN NNS 3 nsubj\nused use VERB VBD 0 root\ntear tear NOUN NN 5 compound\ngas gas NOUN NN 3 obj\nto to PART TO 7 mark\n"
       "disperse disperse VERB VB 3 advcl\nPortuguese portuguese ADJ JJ 9 amod\ndemonstrators demonstrator NOUN NNS 7 obj\n\n",
       "DNKCOP>PRTCVL ASSAULT 175 / ASSAULT a purpose, not a fact");
}

static void unless_makes_a_threat_of_a_promise(void **state)
{
    (void)state;
    is("Portugal portugal PROPN NNP 3 nsubj\nwill will AUX MD 3 aux\nwithdraw withdraw VERB VB 0 root\nits its PRON PRP$ 5 nmod:poss\ntroops troops NOUN NNS 3 obj\nfrom from ADP IN 7 case\n"
       "Denmark denmark PROPN NNP 3 obl\nunless unless SCONJ IN 10 mark\nit it PRON PRP 10 nsubj\nyields yield VERB VBZ 3 advcl\n\n",
       "PRT>DNK THREATEN 131");
}

static void rebels_are_of_the_country_they_are_based_in(void **state)
{
    (void)state;
    is("Rebels rebel NOUN NNS 5 nsubj\nbased base VERB VBN 1 acl\nin in ADP IN 4 case\nPortugal portugal PROPN NNP 2 obl\nattacked attack VERB VBD 0 root\nDenmark denmark PROPN NNP 5 obj\n\n",
       "PRTREB>DNK ASSAULT 190");
}

static void those_who_come_for_talks_consult(void **state)
{
    (void)state;
    is("Danish danish ADJ JJ 4 amod\nand and CCONJ CC 3 cc\nPortuguese portuguese ADJ JJ 1 conj\nofficials official NOUN NNS 5 nsubj\ngathered gather VERB VBD 0 root\nfor for ADP IN 7 case\ntalks talk NOUN NNS 5 obl\n\n",
       "DNKGOV>PRTGOV CONSULT 046");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_deed_has_two_sides),
        cmocka_unit_test(the_passive_turns_the_sides),
        cmocka_unit_test(a_light_verb_takes_the_noun),
        cmocka_unit_test(operators_make_other_acts),
        cmocka_unit_test(the_future_of_a_deed_is_a_promise_or_a_threat),
        cmocka_unit_test(somebody_elses_forecast_is_no_threat),
        cmocka_unit_test(negated_and_conditional_deeds_are_no_events),
        cmocka_unit_test(a_claim_keeps_its_actors),
        cmocka_unit_test(a_threat_hangs_on_its_condition),
        cmocka_unit_test(somebodys_allies_are_not_somebody),
        cmocka_unit_test(a_state_demands_nothing_of_itself),
        cmocka_unit_test(a_pronoun_is_no_country),
        cmocka_unit_test(a_plan_is_no_deed),
        cmocka_unit_test(whom_a_purpose_names_is_the_target),
        cmocka_unit_test(unless_makes_a_threat_of_a_promise),
        cmocka_unit_test(rebels_are_of_the_country_they_are_based_in),
        cmocka_unit_test(those_who_come_for_talks_consult),
        cmocka_unit_test(what_must_be_done_is_asked_of_the_one_who_must),
        cmocka_unit_test(those_who_are_disarmed_lay_down_their_arms),
        cmocka_unit_test(a_side_without_a_country_is_of_the_only_one_named),
        cmocka_unit_test(a_town_is_not_the_government_in_it),
        cmocka_unit_test(what_is_alleged_of_another_accuses_it),
        cmocka_unit_test(nothing_is_coded_without_a_frame),
    };
    return cmocka_run_group_tests(tests, open_tables, close_tables);
}
