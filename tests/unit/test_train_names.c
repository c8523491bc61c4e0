/* test_train_names.c - names that the trainer gives treebanks, and the lists of names as bits of words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "gazetteer.h"
#include "lessons.h"
#include "names.h"
#include "perceptron.h"

#include "base/common.h"
#include "lang/names_settle.h"
#include "lang/units.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/sayso-names-XXXXXX";
static const char *const written[] = { "gazetteer/persons.tsv", "gazetteer/countries.tsv", "gazetteer/cities.tsv", "gazetteer/regions.tsv",
    "gazetteer/organisations.tsv", "ud/uner_en_ewt/en_ewt-uner-train.iob2.gz" };
static const char *const made[] = { "gazetteer", "ud", "ud/uner_en_ewt" };

static char *path_of(const char *name)
{
    static char path[4][256];
    static unsigned k;
    k = (k + 1) % 4;
    snprintf(path[k], sizeof path[k], "%s/%s", folder, name);
    return path[k];
}

static void put(const char *name, const char *text)
{
    FILE *f = fopen(path_of(name), "wb");
    assert_non_null(f);
    assert_true(fwrite(text, 1, strlen(text), f) == strlen(text));
    fclose(f);
}

static int make_folder(void **state)
{
    (void)state;
    assert_non_null(mkdtemp(folder));
    for (size_t i = 0; i < sizeof made / sizeof *made; i++) assert_int_equal(mkdir(path_of(made[i]), 0700), 0);
    put(written[0], "name\nLara Denn\n");
    put(written[1], "name\tcapital\tdemonym_noun\tdemonym_adjective\nOrvenia\tBrennport\tOrvenian(s)\tOrvenian\nNorth Castavar\tSelva\tCastavarian(s)\tCastavarian\n");
    put(written[2], "name\nUpper Selva\n");
    put(written[3], "name\n");
    put(written[4], "name\tabbreviation\tkind\nSelva River Commission\tSRC\tigo\n");
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof written / sizeof *written; i++) unlink(path_of(written[i]));
    for (size_t i = sizeof made / sizeof *made; i--;) rmdir(path_of(made[i]));
    rmdir(folder);
    return 0;
}

/* ---- marking */

/* A sentence as "form upos xpos head rel [name or entity]" lines, its names as "[words]KIND". */
static const char *marked(const char *rows, int entities)
{
    static char conllu[8000], iob[4000], out[2000];
    static const char *const kinds[] = { "PER", "ORG", "LOC", "NORP", "OFFICE" };
    char form[64], upos[16], xpos[16], rel[32], name[96];
    size_t n = (size_t)snprintf(conllu, sizeof conllu, "# sent_id = a\n"), m = (size_t)snprintf(iob, sizeof iob, "# sent_id = a\n");
    int head, used, k = 0;
    for (const char *p = rows; sscanf(p, "%63s %15s %15s %d %31s %95s\n%n", form, upos, xpos, &head, rel, name, &used) == 6; p += used) {
        k++;
        n += (size_t)snprintf(conllu + n, sizeof conllu - n, "%d\t%s\t%s\t%s\t%s\t_\t%d\t%s\t_\t%s%s\n", k, form, form, upos, xpos, head, rel,
            entities && strcmp(name, "O") != 0 ? "Entity=" : "", entities && strcmp(name, "O") != 0 ? name : "_");
        m += (size_t)snprintf(iob + m, sizeof iob - m, "%d\t%s\t%s\t-\t-\n", k, form, entities ? "O" : name);
    }
    strcpy(conllu + n, "\n");
    put(written[5], iob);
    corpus *ewt = corpus_of("ewt", conllu, n + 1), *gum = corpus_of("gum", conllu, n + 1), *c = entities ? gum : ewt;
    names_fill(ewt, gum, folder, SY_DATA "/../train/kinds.tsv");
    n = 0;
    out[0] = 0;
    for (uint32_t i = 0; i < c->doc.words.n; i++) {
        if (!c->ner[i]) continue;
        assert_in_range(c->ner[i], 1, 10);
        int begins = c->ner[i] & 1, ends = i + 1 == c->doc.words.n || !c->ner[i + 1] || (c->ner[i + 1] & 1);
        n += (size_t)snprintf(out + n, sizeof out - n, "%s%s%s%s%s", begins ? "[" : " ", c->doc.words.at[i].form, ends ? "]" : "", ends ? kinds[(c->ner[i] - 1) / 2] : "", ends ? " " : "");
    }
    corpus_free(ewt);
    corpus_free(gum);
    return out;
}

static void an_office_is_what_says_which_post(void **state)
{
    (void)state;
    assert_string_equal(marked("the DET DT 4 det O\nformer ADJ JJ 4 amod O\nOrvenian ADJ JJ 4 amod O\nminister NOUN NN 8 nsubj O\nof ADP IN 6 case O\nwater NOUN NN 4 nmod O\n"
                               "Lara PROPN NNP 4 appos B-PER\nleft VERB VBD 0 root O\n", 0), "[Orvenian]NORP [minister of water]OFFICE [Lara]PER ");
    assert_string_equal(marked("Deputy PROPN NNP 3 compound O\nForeign PROPN NNP 3 amod O\nMinister PROPN NNP 5 nsubj O\nDenn PROPN NNP 3 flat B-PER\nspoke VERB VBD 0 root O\n", 0),
        "[Deputy Foreign Minister]OFFICE [Denn]PER ");
    assert_string_equal(marked("her PRON PRP$ 2 nmod:poss O\nchief NOUN NN 0 root O\nof ADP IN 4 case O\nstaff NOUN NN 2 nmod O\n", 0), "[chief of staff]OFFICE ");
    assert_string_equal(marked("a DET DT 3 det O\npolice NOUN NN 3 compound O\nofficer NOUN NN 0 root O\n", 0), "");
    assert_string_equal(marked("the DET DT 3 det O\nmayor NOUN NN 3 compound O\nrace NOUN NN 0 root O\n", 0), "");
}

static void a_people_is_no_language_and_no_part_of_a_name(void **state)
{
    (void)state;
    assert_string_equal(marked("The DET DT 2 det O\nCastavarians PROPN NNPS 3 nsubj O\nspoke VERB VBD 0 root O\nOrvenian PROPN NNP 3 obj O\n", 0), "[Castavarians]NORP ");
    assert_string_equal(marked("a DET DT 2 det O\nMuslim PROPN NNP 0 root O\n", 0), "[Muslim]NORP ");
    assert_string_equal(marked("the DET DT 3 det O\nOrvenian PROPN NNP 3 compound B-ORG\nArmy PROPN NNP 0 root I-ORG\n", 0), "[Orvenian Army]ORG ");
    assert_string_equal(marked("North ADJ NNP 2 amod O\nCastavarian ADJ JJ 3 amod O\ntroops NOUN NNS 0 root O\n", 0), "[North Castavarian]NORP ");
}

static void entities_become_names_without_titles_and_common_nouns(void **state)
{
    (void)state;
    assert_string_equal(marked("President PROPN NNP 4 nsubj (1-person-new-nnnnn-cf1-1-sgl\nLara PROPN NNP 1 flat O\nDenn PROPN NNP 1 flat 1)\nleft VERB VBD 0 root O\n"
                               "the DET DT 6 det (2-place-new-nnnnn-cf2-2-sgl\ncity NOUN NN 4 obj 2)\n", 1), "[President]OFFICE [Lara Denn]PER ");
    assert_string_equal(marked("the DET DT 2 det (1-organization-new-nnnnn-cf1-2-sgl\nBank PROPN NNP 0 root O\nof ADP IN 4 case O\nOrvenia PROPN NNP 2 nmod (2-place-new-nnnnn-cf2-1-sgl)1)\n", 1),
        "[Bank of Orvenia]ORG ");
    assert_string_equal(marked("Selva PROPN NNP 0 root (1-place-new-nnnnn-cf1-1-sgl\n, PUNCT , 3 punct O\nOrvenia PROPN NNP 1 appos (2-place-new-nnnnn-cf2-1-sgl)1)\n", 1), "[Selva]LOC [Orvenia]LOC ");
}

/* ---- lists */

/* Words as a document in the arena of the result; kinds: ner of each, "P" begins a person, "p" goes on, "O" organisation, "L" place, "-" none. */
static corpus *document(const char *sentence, const char *kinds)
{
    static const char row[] = "%u\t%s\t_\tNOUN\tNN\t_\t%u\tdep\t_\t_\n";
    char text[4000], word[64];
    size_t at = (size_t)snprintf(text, sizeof text, "# sent_id = a\n");
    uint32_t k = 0;
    int used;
    for (const char *p = sentence; sscanf(p, "%63s %n", word, &used) == 1; p += used, k++) at += (size_t)snprintf(text + at, sizeof text - at, row, k + 1, word, k);
    strcpy(text + at, "\n");
    corpus *c = corpus_of("lists", text, at + 1);
    for (uint32_t i = 0; kinds && i < c->doc.words.n; i++) {
        sy_word *w = &c->doc.words.at[i];
        w->ner = kinds[i] == '-' ? SY_NER_NONE : kinds[i] == 'O' ? SY_NER_ORG : kinds[i] == 'L' ? SY_NER_PLACE : SY_NER_PERSON;
        w->ner_begins = kinds[i] != '-' && kinds[i] != 'p';
    }
    return c;
}

static unsigned char *open_lists(sy_arena *a, sy_table *t)
{
    size_t size;
    unsigned char *bytes = gazetteer_pack(a, folder, SY_DATA "/../train/kinds.tsv", &size);
    table_of_packed(bytes, t);
    return bytes;
}

/* The kinds after settling, written as they were given. */
static const char *settled(const char *sentence, const char *kinds)
{
    static char out[64];
    corpus *c = document(sentence, kinds);
    sy_arena a;
    sy_table t = { 0 };
    sy_arena_init(&a, 0);
    unsigned char *bytes = open_lists(&a, &t);
    sy_names_settle(&c->doc, &t);
    uint32_t i = 0;
    for (; i < c->doc.words.n; i++) {
        const sy_word *w = &c->doc.words.at[i];
        out[i] = w->ner == SY_NER_NONE ? '-' : w->ner == SY_NER_ORG ? 'O' : w->ner == SY_NER_PLACE ? 'L' : w->ner_begins ? 'P' : 'p';
    }
    out[i] = 0;
    free(bytes);
    corpus_free(c);
    sy_arena_free(&a);
    return out;
}

static const uint8_t *bits(const char *sentence, uint32_t *n)
{
    static uint8_t out[32];
    corpus *c = document(sentence, NULL);
    sy_arena a;
    sy_arena_init(&a, 0);
    sy_table l = { 0 };
    unsigned char *bytes = open_lists(&a, &l);
    sy_units u = { .arena = &a };
    sy_units_fill(&u, &c->doc, 0, c->doc.words.n, &l);
    for (*n = 0; *n < u.n; ++*n) out[*n] = u.u[*n].lists;
    free(bytes);
    corpus_free(c);
    sy_arena_free(&a);
    return out;
}

static void the_longest_name_of_a_list_counts(void **state)
{
    (void)state;
    uint32_t n;
    const uint8_t *b = bits("The Selva River Commission left Upper Selva for Selva .", &n);
    assert_int_equal(n, 10);
    assert_int_equal(b[0], 0);
    assert_int_equal(b[1], LIST_ORGANISATION);
    assert_int_equal(b[2], LIST_ORGANISATION | SY_LIST_GOES_ON);
    assert_int_equal(b[3], LIST_ORGANISATION | SY_LIST_GOES_ON);
    assert_int_equal(b[5], LIST_PLACE);
    assert_int_equal(b[6], LIST_PLACE | SY_LIST_GOES_ON);
    assert_int_equal(b[8], LIST_PLACE);
    b = bits("Upper Orvenian prime minister Lara", &n);
    assert_int_equal(b[0], 0); /* only the beginning of a name */
    assert_int_equal(b[1], LIST_PEOPLE);
    assert_int_equal(b[2], LIST_OFFICE);
    assert_int_equal(b[3], LIST_OFFICE | SY_LIST_GOES_ON);
    assert_int_equal(b[4] & LIST_GIVEN, LIST_GIVEN);
}

static void a_name_helps_the_same_name_elsewhere(void **state)
{
    (void)state;
    assert_string_equal(settled("there Orlo Keth spoke and Keth left with Keth", "-Pp--P--P"), "-Pp--P--P");
    assert_string_equal(settled("there Orlo Keth spoke and Keth left", "-Pp----"), "-Pp----"); /* once with, once without: open */
    assert_string_equal(settled("there Orlo Keth spoke , Keth left , Keth stayed and Keth", "-Pp--P--P--L"), "-Pp--P--P--P");
    assert_string_equal(settled("there Orlo Keth spoke , Keth left , Keth stayed", "-Pp--P----"), "-Pp--P--P-");
    assert_string_equal(settled("there Orlo Keth spoke , Keth left for keth", "-Pp--P---"), "-Pp--P---"); /* a common word */
}

static void names_in_a_list_without_commas_are_parted(void **state)
{
    (void)state;
    assert_string_equal(settled("there Lara Dennough James Harl Mary Oskinn", "-Pppppp"), "-PpPpPp");
    assert_string_equal(settled("there Muhammad Ali Hassan Saleh", "-Pppp"), "-Pppp");
}

/* ---- other names */

static int drawn(const other_names *o, sy_arena *a, sy_ner kind, uint32_t n, const char **words, const char *wanted)
{
    const char *out[4];
    char all[100];
    uint64_t random = 1;
    for (int k = 0; k < 400; k++) {
        memcpy(out, words, n * sizeof *out);
        other_names_draw(o, a, kind, n, &random, out);
        all[0] = 0;
        for (uint32_t i = 0; i < n; i++) {
            assert_true(strlen(out[i]) > 0 && !strchr(out[i], ' ') && strlen(all) + strlen(out[i]) + 2 < sizeof all);
            strcat(strcat(all, i ? " " : ""), out[i]);
        }
        if (strcmp(all, wanted) == 0) return 1;
    }
    return 0;
}

static void other_names_are_of_the_lists_or_made(void **state)
{
    (void)state;
    sy_arena a;
    sy_arena_init(&a, 0);
    put("kinds.tsv", "word\tkind\nlara\tgiven\ndenn\tsurname\nSelva River Mills\torganisation\nOrven-Rusk Bank\torganisation\nupper tarn\tplace\n");
    const other_names *o = other_names_read(&a, folder, path_of("kinds.tsv"));
    const char *person[] = { "Anton", "Keth" }, *place[] = { "Lower", "Harl" }, *firm[] = { "Old", "Brennport", "Bakers" };
    assert_true(drawn(o, &a, SY_NER_PERSON, 2, person, "Lara Denn"));
    assert_true(drawn(o, &a, SY_NER_PLACE, 2, place, "Upper Tarn"));
    assert_true(drawn(o, &a, SY_NER_PLACE, 2, place, "Upper Selva")); /* of the gazetteer */
    assert_true(drawn(o, &a, SY_NER_ORG, 3, firm, "Selva River Mills"));
    assert_false(drawn(o, &a, SY_NER_ORG, 2, firm, "Orven-Rusk Bank")); /* the tokenizer would cut it */
    assert_false(drawn(o, &a, SY_NER_PERSON, 2, person, "Anton Keth"));
    uint64_t random = 7;
    int kept = 0;
    for (int k = 0; k < 100; k++) { /* what is nobody's keeps the words that say what it is */
        const char *out[] = { firm[0], firm[1], firm[2] };
        other_names_draw(o, &a, SY_NER_ORG, 3, &random, out);
        kept += strcmp(out[0], "Old") != 0 && strcmp(out[2], "Bakers") == 0;
    }
    assert_in_range(kept, 20, 80);
    unlink(path_of("kinds.tsv"));
    sy_arena_free(&a);
}

static void copies_change_names_and_nothing_else(void **state)
{
    (void)state;
    corpus *c = document("yesterday Orlo Keth left Harl with five letters", NULL);
    static const uint8_t ner[] = { 0, 1, 2, 0, 5, 0, 0, 0 };
    for (uint32_t i = 0; i < c->doc.words.n; i++) {
        c->ner[i] = ner[i];
        c->gold.words.at[i].xpos = ner[i] ? SY_XPOS_NNP : SY_XPOS_NN;
    }
    sy_arena a;
    sy_arena_init(&a, 0);
    sy_table lists = { 0 };
    unsigned char *bytes = open_lists(&a, &lists), no_words[4] = { 0 };
    sy_vocabulary v = { no_words, 0, 1000 };
    tag_list tags = { 0 };
    corpus *one[] = { c };
    tags_make(one, 1, &tags);
    lessons l = { .arena = &a, .vocabulary = &v, .lists = &lists, .tags = &tags, .names = other_names_read(&a, folder, SY_DATA "/../train/kinds.tsv"), .random = 3 };
    l.units.arena = &a;
    lesson_list all = { 0 };
    lessons_add(&l, c, 1, &all);
    assert_int_equal(l.copies.n, 2);
    const net_word *as_is = all.at[0].words, *copy = l.copies.at[0].words;
    int changed[8] = { 0 };
    for (int round = 0; round < 20; round++) {
        lessons_rename(&l);
        for (int i = 0; i < 8; i++) {
            assert_int_equal(copy[i].tag, as_is[i].tag);
            assert_int_equal(copy[i].ner, as_is[i].ner);
            assert_int_equal(copy[i].head, as_is[i].head);
            changed[i] += memcmp(copy[i].rows, as_is[i].rows, 8 * sizeof copy[i].rows[0]) != 0;
        }
    }
    for (int i = 0; i < 8; i++) assert_true(ner[i] ? changed[i] > 15 : changed[i] == 0);
    free(bytes);
    corpus_free(c);
    sy_arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(an_office_is_what_says_which_post), cmocka_unit_test(a_people_is_no_language_and_no_part_of_a_name),
        cmocka_unit_test(entities_become_names_without_titles_and_common_nouns), cmocka_unit_test(the_longest_name_of_a_list_counts),
        cmocka_unit_test(a_name_helps_the_same_name_elsewhere), cmocka_unit_test(names_in_a_list_without_commas_are_parted),
        cmocka_unit_test(other_names_are_of_the_lists_or_made), cmocka_unit_test(copies_change_names_and_nothing_else) };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
