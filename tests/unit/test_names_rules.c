/* test_names_rules.c - what the rules behind the network's labels make of names: lists of invented names, words labelled by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/doc.h"
#include "lang/names_settle.h"
#include "lang/units.h"
#include "perceptron.h"

#include <stdlib.h>
#include <string.h>

enum { GIVEN = 1, SURNAME = 2, PLACE = 4, ORGANISATION_WORD = 16 };

static unsigned char *packed;
static sy_table lists;

static uint64_t hash_of(const char *name, uint64_t *before)
{
    char copy[80], *rest = copy;
    uint64_t h = 0;
    assert_true(strlen(name) < sizeof copy);
    strcpy(copy, name);
    for (int n = 0; rest; n++) {
        char *word = rest;
        rest = strchr(word, ' ');
        if (rest) *rest++ = 0;
        *before = h;
        h = n ? sy_list_next(h, sy_unit_hash(word)) : sy_list_start(sy_unit_hash(word));
    }
    return h;
}

/* Names of two words at most. */
static int make_lists(void **state)
{
    static const struct { const char *name; uint16_t bits; } names[] = { { "lara", GIVEN }, { "anton", GIVEN }, { "denn", SURNAME }, { "rusk", SURNAME },
        { "pell", GIVEN | SURNAME }, { "marn", GIVEN | SURNAME }, { "orvenia", PLACE }, { "brennport", PLACE }, { "sant orlo", PLACE }, { "ov", PLACE },
        { "bay", PLACE }, { "commission", ORGANISATION_WORD }, { "ministry", ORGANISATION_WORD }, { "press", ORGANISATION_WORD }, { "hotel", ORGANISATION_WORD },
        { "corp.", ORGANISATION_WORD }, { "inc.", ORGANISATION_WORD }, { "center", ORGANISATION_WORD } };
    enum { N = sizeof names / sizeof *names };
    table_value v[2 * N];
    size_t n = 0, bytes;
    (void)state;
    for (size_t k = 0; k < N; k++) {
        uint64_t before = 0;
        v[n++] = (table_value){ .hash = hash_of(names[k].name, &before), .value = names[k].bits };
        if (before) v[n++] = (table_value){ .hash = before, .value = SY_LIST_PREFIX };
    }
    packed = table_pack_values(v, n, &bytes);
    table_of_packed(packed, &lists);
    return 0;
}

static int free_lists(void **state)
{
    (void)state;
    free(packed);
    return 0;
}

static unsigned kind_of(const char *tag)
{
    static const char *const tags[] = { "O", "PER", "ORG", "LOC" };
    unsigned k = 0;
    while (k < 4 && strcmp(tags[k], tag) != 0) k++;
    assert_true(k < 4);
    return k;
}

/*
 * Words of the document from "the O  Denn B-PER"; a word with a capital is a proper noun, one with * before it a common one, and no
 * white space stands before one with ~. "|" ends a sentence. */
static void read_words(sayso_doc *d, const char *text)
{
    char copy[1200];
    assert_true(strlen(text) < sizeof copy);
    strcpy(copy, text);
    sy_sentence *s = SY_PUSH(&d->arena, &d->sentences);
    *s = (sy_sentence){ 0 };
    for (char *form = strtok(copy, " "); form; form = strtok(NULL, " ")) {
        if (strcmp(form, "|") == 0) {
            s = SY_PUSH(&d->arena, &d->sentences);
            *s = (sy_sentence){ .first_word = d->words.n };
            continue;
        }
        char *tag = strrchr(form, '_');
        assert_non_null(tag);
        *tag++ = 0;
        int common = *form == '*', joined = *form == '~';
        form += common || joined;
        int capital = (unsigned)(*form - 'A') < 26u, conjunction = strcmp(form, "and") == 0;
        char *lower = sy_strdup(&d->arena, form);
        for (char *p = lower; *p; p++) *p = (char)((unsigned)(*p - 'A') < 26u ? *p + 32 : *p);
        sy_word *w = SY_PUSH(&d->arena, &d->words);
        *w = (sy_word){ .sentence = d->sentences.n - 1, .head = -1, .form = sy_strdup(&d->arena, form), .lower = lower, .lemma = "", .space_before = !joined,
            .upos = conjunction ? SY_CCONJ : capital && !common ? SY_PROPN : SY_NOUN, .xpos = capital && !common ? SY_XPOS_NNP : SY_XPOS_NN };
        w->ner = (uint8_t)kind_of(*tag == 'O' ? tag : tag + 2);
        w->ner_begins = *tag == 'B';
        s->n_words++;
    }
}

/* The names of the document: "PER[Lara Denn] ORG[...]". */
static const char *names_of(sayso_doc *d)
{
    static const char *const tags[] = { "", "PER[", "ORG[", "LOC[" };
    char *out = sy_alloc(&d->arena, 2000);
    for (uint32_t i = 0; i < d->words.n; i++) {
        const sy_word *w = &d->words.at[i];
        if (!w->ner) continue;
        if (w->ner_begins) strcat(strcat(out, *out ? " " : ""), tags[w->ner]);
        else strcat(out, " ");
        strcat(out, w->form);
        if (i + 1 == d->words.n || w[1].sentence != w->sentence || w[1].ner != w->ner || w[1].ner_begins) strcat(out, "]");
    }
    return out;
}

static void check(const char *words, const char *names)
{
    sayso_doc d = { 0 };
    sy_arena_init(&d.arena, 0);
    read_words(&d, words);
    sy_names_settle(&d, &lists);
    assert_string_equal(names_of(&d), names);
    sy_arena_free(&d.arena);
}

static void persons_that_ran_together_are_parted(void **state)
{
    (void)state;
    check("Lara_B-PER Denn_I-PER Anton_I-PER Rusk_I-PER", "PER[Lara Denn] PER[Anton Rusk]");
    check("Lara_B-PER Lara_I-PER Denn_I-PER", "PER[Lara] PER[Lara Denn]");
    check("Lara_B-PER Denn_I-PER Anton_I-PER", "PER[Lara Denn] PER[Anton]");
}

static void one_person_stays_one(void **state)
{
    (void)state;
    check("Lara_B-PER Denn_I-PER Anton_I-PER III_I-PER", "PER[Lara Denn Anton III]");
    check("Denn_B-PER Denn_I-PER ~-_I-PER ~Rusk_I-PER", "PER[Denn Denn - Rusk]");
    check("Lara_B-PER Marn_I-PER Pell_I-PER", "PER[Lara Marn Pell]");
    check("Pell_B-PER Marn_I-PER Marn_I-PER Pell_I-PER", "PER[Pell Marn Marn Pell]");
}

static void no_name_ends_in_a_mark_or_a_link(void **state)
{
    (void)state;
    check("Lara_B-PER Denn_I-PER -_I-PER", "PER[Lara Denn]");
    check("-_B-PER Lara_I-PER Denn_I-PER", "PER[Lara Denn]");
    check("the_O Ministry_B-ORG of_I-ORG the_O day_O", "ORG[Ministry]");
    check("Lara_B-PER Denn_I-PER -_I-PER Clerk_I-PER", "PER[Lara Denn]");
    check("Lara_B-PER Denn_I-PER -_I-PER Anton_I-PER Rusk_I-PER", "PER[Lara Denn] PER[Anton Rusk]");
    check("Weston_B-ORG ,_I-ORG Inc._I-ORG", "ORG[Weston , Inc.]");
}

static void articles_addresses_and_common_words_are_no_names(void **state)
{
    (void)state;
    check("The_B-ORG river_O", "");
    check("see_O www.orvenia.example_B-PER", "");
    check("*Laughter_B-PER followed_O", "");
    check("then_O *Zeno_B-PER followed_O", "PER[Zeno]");
    check("then_O S._B-LOC came_O S._B-PER too_O", "PER[S.]");
}

static void a_family_name_may_stand_first(void **state)
{
    (void)state;
    check("from_O Denn_B-PER ,_O Lara_B-PER |", "PER[Denn , Lara]");
    check("from_O Denn_B-PER ,_O Lara_B-PER and_O Marn_B-PER", "PER[Denn] PER[Lara] PER[Marn]");
    check("Rusk_B-PER ,_O Denn_B-PER ,_O Lara_B-PER ,_O Anton_B-PER", "PER[Rusk] PER[Denn] PER[Lara] PER[Anton]");
    check("under_O Denn_B-PER ,_O Lara_B-PER noted_O", "PER[Denn] PER[Lara]");
    check("from_O Lara_B-PER ,_O Anton_B-PER |", "PER[Lara] PER[Anton]");
}

static void a_town_and_its_country_are_two(void **state)
{
    (void)state;
    check("in_O Brennport_B-LOC Orvenia_I-LOC", "LOC[Brennport] LOC[Orvenia]");
    check("in_O Sant_B-LOC Orlo_I-LOC Orvenia_I-LOC", "LOC[Sant Orlo] LOC[Orvenia]");
    check("in_O Weston_B-LOC OV_I-LOC", "LOC[Weston] LOC[OV]");
}

static void a_part_of_a_country_is_one(void **state)
{
    (void)state;
    check("in_O Northern_B-LOC Orvenia_I-LOC", "LOC[Northern Orvenia]");
    check("in_O Brennport_B-LOC Bay_I-LOC", "LOC[Brennport Bay]");
    check("in_O Sant_B-LOC Orlo_I-LOC", "LOC[Sant Orlo]");
    check("in_O Weston_B-LOC Orvenia_I-LOC", "LOC[Weston Orvenia]");
}

static void the_last_word_tells_an_organisation(void **state)
{
    (void)state;
    check("the_O Brennport_B-LOC Press_I-LOC", "ORG[Brennport Press]");
    check("the_O Denn_B-PER Commission_O", "ORG[Denn Commission]");
    check("the_O Brennport_B-LOC Hotel_I-LOC", "LOC[Brennport Hotel]");
    check("the_O Denn_B-PER commission_O", "PER[Denn]");
    check("in_O Orvenia_B-ORG", "LOC[Orvenia]");
}

static void what_belongs_to_an_organisation_is_taken_in(void **state)
{
    (void)state;
    check("the_O Ministry_B-ORG of_I-ORG Orvenia_B-LOC", "ORG[Ministry of Orvenia]");
    check("by_O Weston_B-ORG Corp._O", "ORG[Weston Corp.]");
    check("by_O Denn_B-PER ,_O Inc._B-ORG", "ORG[Denn , Inc.]");
    check("Weston_B-ORG ,_I-ORG Inc._I-ORG of_I-ORG Brennport_B-LOC", "ORG[Weston , Inc.] LOC[Brennport]");
}

static void words_beside_a_name_are_of_it(void **state)
{
    (void)state;
    check("by_O R._O E._O Denn_B-PER", "PER[R. E. Denn]");
    check("by_O W.H.S._B-PER Denn_B-PER", "PER[W.H.S. Denn]");
    check("P.S._O Lara_B-PER", "PER[Lara]");
    check("with_O Lara_B-PER Rusk_O", "PER[Lara Rusk]");
    check("with_O Lara_B-PER *Rusk_O", "PER[Lara]");
    check("President_O Lara_B-PER Pol_I-PER ~-_I-PER ~hye_O", "PER[Lara Pol - hye]");
    check("in_O Northern_O Orvenia_B-LOC", "LOC[Northern Orvenia]");
    check("in_O northern_O Orvenia_B-LOC", "LOC[Orvenia]");
}

static void what_a_body_is_about_is_taken_in(void **state)
{
    (void)state;
    check("the_O Center_B-ORG for_I-ORG River_O Safety_O said_O", "ORG[Center for River Safety]");
    check("the_O Center_B-ORG for_I-ORG safe_O rivers_O", "ORG[Center]");
    check("in_O The_B-ORG Brennport_B-ORG Press_I-ORG", "ORG[The Brennport Press]");
    check("the_O City_B-LOC of_I-LOC Brennport_B-LOC", "ORG[City of Brennport]");
    check("the_O Valley_B-LOC of_I-LOC Brennport_B-LOC", "LOC[Valley of Brennport]");
    check("told_O Lara_B-PER Press_O Daily_O", "PER[Lara]");
}

static void letters_stand_for_the_name_before_them(void **state)
{
    (void)state;
    check("the_O Selva_B-ORG River_I-ORG Commission_I-ORG (_O SRC_O )_O met_O | then_O SRC_O met_O | so_O SRC_O met_O",
        "ORG[Selva River Commission] ORG[SRC] ORG[SRC] ORG[SRC]");
    check("the_O Selva_B-LOC Water_I-LOC Center_I-LOC (_O SWC_O )_O", "ORG[Selva Water Center] ORG[SWC]");
    check("the_O Selva_B-ORG River_I-ORG Commission_I-ORG (_O ABC_O )_O", "ORG[Selva River Commission]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(persons_that_ran_together_are_parted),
        cmocka_unit_test(one_person_stays_one),
        cmocka_unit_test(no_name_ends_in_a_mark_or_a_link),
        cmocka_unit_test(articles_addresses_and_common_words_are_no_names),
        cmocka_unit_test(a_family_name_may_stand_first),
        cmocka_unit_test(a_town_and_its_country_are_two),
        cmocka_unit_test(a_part_of_a_country_is_one),
        cmocka_unit_test(the_last_word_tells_an_organisation),
        cmocka_unit_test(what_belongs_to_an_organisation_is_taken_in),
        cmocka_unit_test(words_beside_a_name_are_of_it),
        cmocka_unit_test(what_a_body_is_about_is_taken_in),
        cmocka_unit_test(letters_stand_for_the_name_before_them),
    };
    return cmocka_run_group_tests(tests, make_lists, free_lists);
}
