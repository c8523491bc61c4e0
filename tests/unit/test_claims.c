/* test_claims.c - what counts as a claim: statements of fact, and noun phrases with a number or a length of time. */
#include "record/record.h"
#include "record/stances.h"
#include "tables_fixture.h"

static int open_tables(void **state)
{
    (void)state;
    return open_tables_by(sy_stances_load);
}

static const char *duration; /* words of a length of time in the text; NULL */

static void read_tree(void *arg)
{
    tree_from_conllu(&doc, arg);
    if (duration) {
        const char *at = strstr(doc.text, duration);
        sayso_time t = { { (uint32_t)(at - doc.text), (uint32_t)(at - doc.text + (long)strlen(duration)) }, SAYSO_DURATION, "P9Y" };
        *SY_PUSH(&doc.arena, &doc.times) = t;
    }
    sy_conditions_run(&engine, &doc);
    sy_claims_run(&engine, &doc);
}

static void begin(const char *lines, const char *length_of_time)
{
    duration = length_of_time;
    read_doc(read_tree, lines);
}

static const char *words_of(sayso_span span) { return tree_words(&doc, sy_spans_one(&doc, span)); }

static void a_statement_is_a_claim(void **state)
{
    (void)state;
    begin("Castavar castavar PROPN NNP 4 nsubj cas:gov/government/CAS\ndid do AUX VBD 4 aux\nnot not PART RB 4 advmod\nsign sign VERB VB 0 root\n"
          "the the DET DT 6 det\ntreaty treaty NOUN NN 4 obj\n~. . PUNCT . 4 punct\n", NULL);
    assert_int_equal(doc.claims.n, 1);
    assert_string_equal(words_of(doc.claims.at[0].span), "Castavar did not sign the treaty");
    assert_string_equal(doc.claims.at[0].lemma, "sign");
    assert_int_equal(doc.claims.at[0].negated, 1);
    assert_int_equal(doc.claims.at[0].subject, 0);
    assert_int_equal(doc.claims.at[0].attribution, -1);
    sy_arena_free(&doc.arena);
}

static void a_condition_and_what_could_be_are_none(void **state)
{
    (void)state;
    begin("If if SCONJ IN 3 mark\ntalks talk NOUN NNS 3 nsubj\nfail fail VERB VBP 7 advcl\n~, , PUNCT , 7 punct\nwater water NOUN NN 7 nsubj\ncould could AUX MD 7 aux\n"
          "rise rise VERB VB 0 root\n~. . PUNCT . 7 punct\n", NULL);
    assert_int_equal(doc.claims.n, 0);
    sy_arena_free(&doc.arena);
}

static void a_length_of_time_is_said_of_its_noun(void **state)
{
    (void)state;
    begin("Talks talk NOUN NNS 2 nsubj\nfollow follow VERB VBP 0 root\na a DET DT 5 det\nnine-year nine-year ADJ JJ 5 amod\ndispute dispute NOUN NN 2 obj\n"
          "~. . PUNCT . 2 punct\n", "nine-year");
    assert_int_equal(doc.claims.n, 2);
    assert_string_equal(doc.claims.at[1].lemma, "dispute");
    assert_string_equal(words_of(doc.claims.at[1].span), "a nine-year dispute");
    sy_arena_free(&doc.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_statement_is_a_claim),
        cmocka_unit_test(a_condition_and_what_could_be_are_none),
        cmocka_unit_test(a_length_of_time_is_said_of_its_noun),
    };
    return cmocka_run_group_tests(tests, open_tables, close_tables);
}
