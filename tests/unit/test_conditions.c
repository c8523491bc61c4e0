/* test_conditions.c - conditions on hand-made trees: which clause is the condition, which the consequence, and what kind. */
#include "record/record.h"
#include "record/said.h"
#include "record/stances.h"
#include "tables_fixture.h"

static int open_tables(void **state)
{
    (void)state;
    return open_tables_by(sy_stances_load);
}

static void read_tree(void *arg)
{
    tree_from_conllu(&doc, arg);
    sy_conditions_run(&engine, &doc);
}

static void begin(const char *lines)
{
    read_doc(read_tree, lines);
}

static void expect(const char *condition, const char *consequence, sayso_condition_kind kind)
{
    assert_int_equal(doc.conditions.n, 1);
    const sayso_condition *c = &doc.conditions.at[0];
    assert_string_equal(tree_words(&doc, c->condition), condition);
    assert_string_equal(tree_words(&doc, c->consequence), consequence);
    assert_int_equal(c->kind, kind);
}

static void an_if_clause_behind(void **state)
{
    (void)state;
    begin("Orvenia Orvenia PROPN NNP 3 nsubj orv:gov/government/ORV\nwill will AUX MD 3 aux\nseize seize VERB VB 0 root\nthe the DET DT 5 det\n"
          "dam dam NOUN NN 3 obj\nif if SCONJ IN 8 mark\nCastavar Castavar PROPN NNP 8 nsubj cas:gov/government/CAS\nrefuses refuse VERB VBZ 3 advcl\n"
          "talks talk NOUN NNS 8 obj\n~. . PUNCT . 3 punct\n");
    expect("Castavar refuses talks", "Orvenia will seize the dam", SAYSO_CONDITION_THREAT);
    assert_int_equal(doc.conditions.at[0].holder, 0);
    assert_string_equal(tree_words(&doc, doc.conditions.at[0].marker), "if");
    sy_arena_free(&doc.arena);
}

static void an_if_clause_in_front(void **state)
{
    (void)state;
    begin("If if SCONJ IN 3 mark\ntalks talk NOUN NNS 3 nsubj\nresume resume VERB VBP 7 advcl\n~, , PUNCT , 3 punct\nCastavar Castavar PROPN NNP 7 nsubj cas:gov/government/CAS\n"
          "will will AUX MD 7 aux\nlift lift VERB VB 0 root\nthe the DET DT 9 det\nduties duty NOUN NNS 7 obj\n~. . PUNCT . 7 punct\n");
    expect("talks resume", "Castavar will lift the duties", SAYSO_CONDITION_OFFER);
    sy_arena_free(&doc.arena);
}

static void asked_if_is_no_condition(void **state)
{
    (void)state;
    begin("Reporters reporter NOUN NNS 2 nsubj\nasked ask VERB VBD 0 root\nif if SCONJ IN 6 mark\nthe the DET DT 5 det\nminister minister NOUN NN 6 nsubj\n"
          "agreed agree VERB VBD 2 ccomp\n~. . PUNCT . 2 punct\n");
    assert_int_equal(doc.conditions.n, 0);
    sy_arena_free(&doc.arena);
}

static void even_if_is_no_condition(void **state)
{
    (void)state;
    begin("Orvenia Orvenia PROPN NNP 3 nsubj orv:gov/government/ORV\nwill will AUX MD 3 aux\nsign sign VERB VB 0 root\neven even ADV RB 7 advmod\nif if SCONJ IN 7 mark\n"
          "farmers farmer NOUN NNS 7 nsubj\nprotest protest VERB VBP 3 advcl\n~. . PUNCT . 3 punct\n");
    assert_int_equal(doc.conditions.n, 0);
    sy_arena_free(&doc.arena);
}

static void what_was_warned_is_what_depends(void **state)
{
    (void)state;
    /* the parser may hang the condition on the verb of saying */
    begin("Castavar Castavar PROPN NNP 2 nsubj cas:gov/government/CAS\nwarned warn VERB VBD 0 root\nit it PRON PRP 5 nsubj cas:gov/government/CAS\n"
          "would would AUX MD 5 aux\nclose close VERB VB 2 ccomp\nthe the DET DT 7 det\nborder border NOUN NN 5 obj\nunless unless SCONJ IN 10 mark\n"
          "work work NOUN NN 10 nsubj\nstops stop VERB VBZ 2 advcl\n~. . PUNCT . 2 punct\n");
    expect("work stops", "it would close the border", SAYSO_CONDITION_THREAT);
    sy_arena_free(&doc.arena);
}

static void any_deed_would_be_a_threat(void **state)
{
    (void)state;
    begin("Orvenia Orvenia PROPN NNP 2 nsubj orv:gov/government/ORV\nwarned warn VERB VBD 0 root\nthat that SCONJ IN 10 mark\nany any DET DT 5 det\n"
          "deployment deployment NOUN NN 10 nsubj:pass\nof of ADP IN 7 case\nsoldiers soldier NOUN NNS 5 nmod\nwould would AUX MD 10 aux\nbe be AUX VB 10 aux:pass\n"
          "considered consider VERB VBN 2 ccomp\na a DET DT 13 det\nlegitimate legitimate ADJ JJ 13 amod\ntarget target NOUN NN 10 xcomp\n~. . PUNCT . 2 punct\n");
    expect("any deployment of soldiers", "would be considered a legitimate target", SAYSO_CONDITION_THREAT);
    assert_int_equal(doc.conditions.at[0].marker.n, 0);
    sy_arena_free(&doc.arena);
}

static void any_deal_must_hold_something(void **state)
{
    (void)state;
    begin("Castavar Castavar PROPN NNP 2 nsubj cas:gov/government/CAS\ninsisted insist VERB VBD 0 root\nthat that SCONJ IN 7 mark\nany any DET DT 5 det\ndeal deal NOUN NN 7 nsubj\n"
          "must must AUX MD 7 aux\ninclude include VERB VB 2 ccomp\nwater water NOUN NN 9 compound\nreleases release NOUN NNS 7 obj\n~. . PUNCT . 2 punct\n");
    expect("water releases", "any deal", SAYSO_CONDITION_REQUIREMENT);
    assert_int_equal(doc.conditions.at[0].holder, 0);
    sy_arena_free(&doc.arena);
}

static void ask_ids(void *arg)
{
    sayso_span span = { 0, 7 };
    sayso_spans spans = { &span, 1 };
    tree_from_conllu(&doc, arg);
    const char *first = sy_record_id(&doc, 'c', spans);
    assert_string_not_equal(first, sy_record_id(&doc, 'c', spans));
}

static void two_records_on_the_same_words_have_two_ids(void **state)
{
    (void)state;
    read_doc(ask_ids, "Orvenia Orvenia PROPN NNP 0 root\n");
    sy_arena_free(&doc.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_if_clause_behind),        cmocka_unit_test(an_if_clause_in_front),
        cmocka_unit_test(asked_if_is_no_condition),   cmocka_unit_test(even_if_is_no_condition),
        cmocka_unit_test(what_was_warned_is_what_depends), cmocka_unit_test(any_deed_would_be_a_threat),
        cmocka_unit_test(any_deal_must_hold_something), cmocka_unit_test(two_records_on_the_same_words_have_two_ids),
    };
    return cmocka_run_group_tests(tests, open_tables, close_tables);
}
