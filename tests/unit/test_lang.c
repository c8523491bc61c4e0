/* test_lang.c - the language model: its file, tags, lemmas, trees, names; CoNLL-U in and out; scores. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/doc.h"
#include "base/engine.h"
#include "lang/lang.h"
#include "lang/net.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "lang/feats.h"
#include "lang/lemma_case.h"
#include "lang/names_path.h"
#include "base/model.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define MODELS SY_DATA "/../models"

static sayso *engine;
static sy_arena lemma_arena;
static sy_lemmas lemmas;
static sy_feats feats;

static void open_lemmas_work(void *arg)
{
    (void)arg;
    sy_lemmas_open(&lemma_arena, "test", engine->model, &lemmas);
    sy_feats_open(&lemma_arena, "test", engine->model, &feats);
}

static int open_engine(void **state)
{
    (void)state;
    sayso_options o = { .size = sizeof o, .data_dir = SY_DATA, .model_dir = MODELS, .language_only = 1 };
    sayso_error err;
    sy_arena_init(&lemma_arena, 0);
    if (sayso_open(&o, &engine, &err) == SAYSO_OK && sy_guard(&lemma_arena, open_lemmas_work, NULL, &err) == SAYSO_OK) return 0;
    print_error("%s\n", err.text);
    return -1;
}

static int close_engine(void **state)
{
    (void)state;
    sayso_close(engine);
    sy_arena_free(&lemma_arena);
    return 0;
}

static sayso_doc *read_text(const char *text)
{
    sayso_input in = { .size = sizeof in, .id = "t", .bytes = text, .n_bytes = strlen(text), .format = SAYSO_FORMAT_TEXT };
    sayso_doc *d = NULL;
    assert_int_equal(sayso_read(engine, &in, &d, NULL), SAYSO_OK);
    return d;
}

static int32_t word(const sayso_doc *d, const char *form)
{
    for (uint32_t i = 0; i < d->words.n; i++)
        if (strcmp(d->words.at[i].form, form) == 0) return (int32_t)i;
    fail_msg("no word %s", form);
    return -1;
}

static void expect_arc(const sayso_doc *d, const char *child, unsigned rel, const char *head)
{
    const sy_word *w = &d->words.at[word(d, child)];
    assert_string_equal(sy_rel_name(w->rel), sy_rel_name(rel));
    if (head) assert_string_equal(d->words.at[w->head].form, head);
    else assert_int_equal(w->head, -1);
}

/* An article's head is beyond doubt; what a clause at the end of a winding sentence hangs on is not. */
static void heads_lead_where_they_are_plain(void **state)
{
    (void)state;
    sayso_doc *d = read_text("The minister rejected the offer that the union, which met the owners of the mines whose pumps failed, had made near the port by night.");
    assert_true(d->words.at[word(d, "The")].head_lead > 40);
    assert_true(d->words.at[word(d, "night")].head_lead < d->words.at[word(d, "The")].head_lead);
    sayso_doc_free(d);
}

static void expect_trees(const sayso_doc *d)
{
    for (uint32_t k = 0; k < d->sentences.n; k++) {
        const sy_sentence *s = &d->sentences.at[k];
        uint32_t roots = 0;
        for (uint32_t i = s->first_word; i < s->first_word + s->n_words; i++) {
            const sy_word *w = &d->words.at[i];
            int32_t h = (int32_t)i;
            uint32_t steps = 0;
            roots += w->head < 0;
            assert_true(w->rel != 0 && w->upos != 0);
            assert_int_equal(w->head < 0, w->rel == SY_REL_ROOT);
            while (d->words.at[h].head >= 0 && steps++ <= s->n_words) h = d->words.at[h].head;
            assert_int_equal(h, s->root);
        }
        assert_int_equal(roots, 1);
    }
}

static void a_plain_sentence_is_understood(void **state)
{
    (void)state;
    sayso_doc *d = read_text("The envoys rejected the offer on Friday.");
    expect_arc(d, "rejected", SY_REL_ROOT, NULL);
    expect_arc(d, "envoys", SY_REL_NSUBJ, "rejected");
    expect_arc(d, "offer", SY_REL_OBJ, "rejected");
    const sy_word *w = &d->words.at[word(d, "rejected")];
    assert_string_equal(w->lemma, "reject");
    assert_int_equal(w->upos, SY_VERB);
    assert_int_equal(w->xpos, SY_XPOS_VBD);
    assert_string_equal(d->words.at[word(d, "envoys")].lemma, "envoy");
    assert_non_null(strstr(sy_lang_feats(engine, &d->words.at[word(d, "envoys")]), "Number=Plur"));
    expect_trees(d);
    sayso_doc_free(d);
}

static void a_reported_clause_hangs_on_its_verb(void **state)
{
    (void)state;
    sayso_doc *d = read_text("The minister said that the army would not leave the valley.");
    expect_arc(d, "minister", SY_REL_NSUBJ, "said");
    expect_arc(d, "leave", SY_REL_CCOMP, "said");
    expect_arc(d, "not", SY_REL_ADVMOD, "leave");
    sayso_doc_free(d);
}

static void names_are_found(void **state)
{
    (void)state;
    sayso_doc *d = read_text("President Anna Smith met officials in London on Monday.");
    assert_int_equal(d->words.at[word(d, "Anna")].ner, SY_NER_PERSON);
    assert_int_equal(d->words.at[word(d, "Smith")].ner, SY_NER_PERSON);
    assert_int_equal(d->words.at[word(d, "Smith")].ner_begins, 0);
    assert_int_equal(d->words.at[word(d, "London")].ner, SY_NER_PLACE);
    assert_int_equal(d->words.at[word(d, "met")].ner, SY_NER_NONE);
    sayso_doc_free(d);
}

static void lemma_keeps_capitals_of_names_only(void **state)
{
    (void)state;
    sayso_doc *d = read_text("The Germans liked London.");
    char lemma[SY_LEMMA_ROOM];
    sy_lang_lemma(d, (uint32_t)word(d, "London"), lemma);
    assert_string_equal(lemma, "London");
    assert_string_equal(d->words.at[word(d, "London")].lemma, "london");
    sy_lang_lemma(d, (uint32_t)word(d, "The"), lemma);
    assert_string_equal(lemma, "the");
    sayso_doc_free(d);
}

static void every_input_gives_trees(void **state)
{
    (void)state;
    static const char *const odd[] = { "THE ENVOYS HAVE REJECTED THE OFFER OF THE GOVERNMENT.", "the envoys rejected it they said no", "\xF0\x9F\x91\x8D",
        "\xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82, world! \xE4\xB8\xAD\xE6\x96\x87", "( ( ( ) \" ' -- ... ?", "1 2 3 4 5 6 7 8 9" };
    for (size_t k = 0; k < sizeof odd / sizeof odd[0]; k++) {
        sayso_doc *d = read_text(odd[k]);
        assert_true(d->words.n > 0);
        expect_trees(d);
        sayso_doc_free(d);
    }
}

static void capitals_do_not_hide_the_verb(void **state)
{
    (void)state;
    sayso_doc *d = read_text("THE ENVOYS HAVE REJECTED THE OFFER OF THE GOVERNMENT.");
    assert_int_equal(d->words.at[word(d, "REJECTED")].upos, SY_VERB);
    assert_string_equal(d->words.at[word(d, "REJECTED")].lemma, "reject");
    sayso_doc_free(d);
}

/* ---- names */

static void a_further_word_follows_only_its_kind(void **state)
{
    (void)state;
    enum { STEP = 16, PERSON = 1, PERSON_ON = 2, PLACE_ON = 6 };
    int32_t scores[3 * STEP] = { 0 };
    uint8_t classes[3];
    scores[PERSON] = 50;
    scores[STEP + PLACE_ON] = 90; /* the best by itself, but no place is open */
    scores[STEP + PERSON_ON] = 60;
    scores[2 * STEP + PERSON_ON] = 10;
    sy_names_path(scores, STEP, 3, classes);
    const uint8_t want[] = { PERSON, PERSON_ON, PERSON_ON };
    assert_memory_equal(classes, want, 3);
    scores[5] = 20; /* a place may open before it: 20 + 90 is more than 50 + 60 */
    scores[PERSON] = 40;
    sy_names_path(scores, STEP, 3, classes);
    assert_int_equal(classes[0], 5);
    assert_int_equal(classes[1], PLACE_ON);
    memset(scores, 0, sizeof scores);
    sy_names_path(scores, STEP, 3, classes);
    const uint8_t none[] = { 0, 0, 0 };
    assert_memory_equal(classes, none, 3);
}

/* ---- the file */

static unsigned char *model_bytes(size_t *n)
{
    FILE *f = fopen(MODELS "/english.sayso", "rb");
    assert_non_null(f);
    fseek(f, 0, SEEK_END);
    *n = (size_t)ftell(f);
    rewind(f);
    unsigned char *b = malloc(*n);
    assert_non_null(b);
    assert_int_equal(fread(b, 1, *n, f), *n);
    fclose(f);
    return b;
}

typedef struct {
    sy_arena arena;
    const unsigned char *bytes;
    size_t n;
} opening;

static void open_work(void *arg)
{
    opening *o = arg;
    const sy_model *m = sy_model_read(&o->arena, "test", o->bytes, o->n);
    sy_table t;
    sy_table_open(&o->arena, "test", m, "lists", 256, &t);
    sy_net_open(&o->arena, m, NULL);
}

static sayso_status try_open(const unsigned char *bytes, size_t n, sayso_error *err)
{
    opening o = { .bytes = bytes, .n = n };
    sy_arena_init(&o.arena, 0);
    sayso_status status = sy_guard(&o.arena, open_work, &o, err);
    sy_arena_free(&o.arena);
    return status;
}

static void a_damaged_model_is_refused_with_a_reason(void **state)
{
    (void)state;
    size_t n;
    sayso_error err;
    unsigned char *b = model_bytes(&n);
    assert_int_equal(try_open(b, n, &err), SAYSO_OK);
    assert_int_equal(try_open(b, n - 1, &err), SAYSO_MODEL);
    assert_non_null(strstr(err.text, "bytes instead of"));
    assert_int_equal(try_open(b, 100, &err), SAYSO_MODEL);
    b[n / 2] ^= 1;
    assert_int_equal(try_open(b, n, &err), SAYSO_MODEL);
    assert_non_null(strstr(err.text, "checksum"));
    b[n / 2] ^= 1;
    b[8] = SY_MODEL_VERSION + 1;
    assert_int_equal(try_open(b, n, &err), SAYSO_MODEL);
    assert_non_null(strstr(err.text, "newer sayso"));
    b[0] = 'X';
    assert_int_equal(try_open(b, n, &err), SAYSO_MODEL);
    free(b);
}

/* With the checksum put right, damage inside must still be found before it is read. */
static void damage_under_a_right_checksum_is_found(void **state)
{
    (void)state;
    size_t n;
    sayso_error err;
    unsigned char *b = model_bytes(&n);
    for (uint32_t k = 0; k < 64; k++) { /* the directory and what follows: offsets, counts, indexes */
        size_t at = SY_MODEL_HEADER_BYTES + 7 * k;
        unsigned char old = b[at];
        b[at] ^= 0xFF;
        uint64_t sum = sy_model_checksum(b + SY_MODEL_HEADER_BYTES, n - SY_MODEL_HEADER_BYTES);
        for (int i = 0; i < 8; i++) b[24 + i] = (unsigned char)(sum >> (8 * i));
        sayso_status status = try_open(b, n, &err);
        assert_true(status == SAYSO_OK || status == SAYSO_MODEL);
        b[at] = old;
    }
    free(b);
}

static void a_missing_model_is_named(void **state)
{
    (void)state;
    sayso_options o = { .size = sizeof o, .data_dir = SY_DATA, .model_dir = SY_DATA "/none", .language_only = 1 };
    sayso *e = NULL;
    sayso_error err;
    assert_int_equal(sayso_open(&o, &e, &err), SAYSO_MODEL);
    assert_non_null(strstr(err.text, "/none/english.sayso"));
    assert_null(e);
}

/* ---- lemmas */

static const char *lemma_of(const char *lower, unsigned upos, unsigned xpos)
{
    static char out[SY_LEMMA_FORM_MAX + SY_EDIT_BYTES + 1];
    return sy_lemma_find(&lemmas, lower, upos, xpos, out) ? out : lower;
}

/* Words that no treebank of the model has under that tag are lemmatised by their ending and by what is a word. */
static void lemmas_of_known_and_unknown_words(void **state)
{
    (void)state;
    static const struct {
        const char *form;
        unsigned upos, xpos;
        const char *lemma;
    } cases[] = { { "cities", SY_NOUN, SY_XPOS_NNS, "city" }, { "was", SY_AUX, SY_XPOS_VBD, "be" }, { "n't", SY_PART, SY_XPOS_RB, "not" },
        { "ca", SY_AUX, SY_XPOS_MD, "can" }, { "me", SY_PRON, SY_XPOS_PRP, "i" }, { "provoking", SY_VERB, SY_XPOS_VBG, "provoke" },
        { "preceding", SY_VERB, SY_XPOS_VBG, "precede" }, { "deferred", SY_VERB, SY_XPOS_VBN, "defer" }, { "faded", SY_VERB, SY_XPOS_VBD, "fade" },
        { "underlining", SY_VERB, SY_XPOS_VBG, "underline" }, { "sang", SY_VERB, SY_XPOS_VBD, "sing" }, { "swore", SY_VERB, SY_XPOS_VBD, "swear" },
        { "underwent", SY_VERB, SY_XPOS_VBD, "undergo" }, { "simplest", SY_ADJ, SY_XPOS_JJS, "simple" }, { "series", SY_NOUN, SY_XPOS_NNS, "series" },
        { "31,400", SY_NUM, SY_XPOS_CD, "31400" }, { "3200", SY_NUM, SY_XPOS_CD, "3200" }, { "3,40", SY_NUM, SY_XPOS_CD, "3,40" },
        { "sooooo", SY_ADV, SY_XPOS_RB, "so" } };
    for (size_t k = 0; k < sizeof cases / sizeof cases[0]; k++)
        assert_string_equal(lemma_of(cases[k].form, cases[k].upos, cases[k].xpos), cases[k].lemma);
}

/* Whatever tag a word gets, its lemma is itself or differs in the ending, unless the word is a known irregular one. */
static void no_word_takes_the_lemma_of_another(void **state)
{
    (void)state;
    static const char *const words[] = { "withdraw", "foresaw", "warsaw", "jigsaw", "overdraw", "1818", "3500", "fled", "thawed", "zvix", "brid", "mids" };
    static const char *const other[] = { "see", "saw", "12", "18" };
    for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
        for (unsigned x = 1; x < SY_XPOS_N; x++) {
            const char *l = lemma_of(words[k], SY_VERB, x);
            assert_int_equal(l[0], words[k][0]);
            for (size_t i = 0; i < sizeof other / sizeof other[0]; i++) assert_string_not_equal(l, other[i]);
        }
    assert_string_equal(lemma_of("withdraw", SY_VERB, SY_XPOS_VBD), "withdraw");
}

static void strange_forms_are_their_own_lemmas(void **state)
{
    (void)state;
    char form[SY_TOKEN_BYTES_MAX + 1];
    memset(form, 's', SY_TOKEN_BYTES_MAX);
    form[SY_TOKEN_BYTES_MAX] = 0;
    static const char *const odd[] = { "\xF0\x9F\x91\x8D", "s", "ed", "ing", "\xD0\xBC\xD0\xB8\xD1\x80s", "a-1,b", ",", ",,,", "1,", "", "\xCC\x81", "-" };
    for (unsigned x = 0; x < SY_XPOS_N; x++) {
        assert_string_equal(lemma_of(form, SY_NOUN, x), form);
        for (size_t k = 0; k < sizeof odd / sizeof odd[0]; k++) assert_int_equal(sy_utf8_check(lemma_of(odd[k], SY_NOUN, x), strlen(lemma_of(odd[k], SY_NOUN, x))), strlen(lemma_of(odd[k], SY_NOUN, x)));
    }
}

static void capitals_of_a_lemma(void **state)
{
    (void)state;
    static const struct {
        const char *form;
        sy_case c;
    } cases[] = { { "London", SY_CASE_TITLE }, { "NATO", SY_CASE_UPPER }, { "I", SY_CASE_TITLE }, { "U.S.", SY_CASE_UPPER }, { "McCall", SY_CASE_MIXED },
        { "said", SY_CASE_LOWER }, { "12", SY_CASE_NONE }, { "\xC3\x89mile", SY_CASE_TITLE } };
    for (size_t k = 0; k < sizeof cases / sizeof cases[0]; k++) assert_int_equal(sy_case_of(cases[k].form), cases[k].c);
    char out[16];
    sy_case_apply(SY_CASE_MIXED, "McCalls", "mccalls", "mccall", out, sizeof out);
    assert_string_equal(out, "McCall");
    sy_case_apply(SY_CASE_TITLE, "\xC3\xA9mile", "\xC3\xA9mile", "\xC3\xA9mile", out, sizeof out);
    assert_string_equal(out, "\xC3\x89mile");
    sy_case_apply(SY_CASE_UPPER, "nato", "nato", "nato", out, sizeof out);
    assert_string_equal(out, "NATO");
    sy_case_apply(SY_CASE_LOWER, "\xC3\x89\xC3\x89\xC3\x89", "\xC3\xA9\xC3\xA9\xC3\xA9", "\xC3\xA9\xC3\xA9\xC3\xA9", out, 6);
    assert_string_equal(out, "\xC3\xA9\xC3\xA9");
}

static void edits_are_read_and_applied(void **state)
{
    (void)state;
    static const char *const fit[][3] = { { "3y ies", "cities", "city" }, { "3 ~ed", "planned", "plan" }, { "1 s", "dams", "dam" }, { "0", "dam", "dam" } };
    sy_edit e;
    char out[16];
    for (size_t k = 0; k < sizeof fit / sizeof fit[0]; k++) {
        assert_true(sy_edit_read(fit[k][0], &e));
        assert_true(sy_edit_fits(&e, fit[k][1], strlen(fit[k][1])));
        sy_edit_apply(&e, fit[k][1], strlen(fit[k][1]), out);
        assert_string_equal(out, fit[k][2]);
    }
    assert_true(sy_edit_read("3 ~ed", &e));
    assert_false(sy_edit_fits(&e, "walked", 6));
    assert_false(sy_edit_fits(&e, "ed", 2));
    assert_false(sy_edit_read("x", &e));
    assert_false(sy_edit_read("3y", &e));
    assert_false(sy_edit_read("4 ing", &e));
    assert_false(sy_edit_read("1abcdefghi s", &e));
}

static void a_verb_agrees_with_its_subject(void **state)
{
    (void)state;
    sayso_doc *d = read_text("The envoys left. She left. Read the letter before they arrive.");
    assert_non_null(strstr(sy_lang_feats(engine, &d->words.at[2]), "Number=Plur|Person=3"));
    assert_non_null(strstr(sy_lang_feats(engine, &d->words.at[5]), "Number=Sing|Person=3"));
    assert_non_null(strstr(sy_lang_feats(engine, &d->words.at[word(d, "Read")]), "Mood=Imp"));
    sayso_doc_free(d);
}

/* ---- CoNLL-U */

static const char gold[] =
    "# sent_id = a\n# text = They don't know.\n"
    "1\tThey\tthey\tPRON\tPRP\tCase=Nom\t4\tnsubj\t_\t_\n2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n2\tdo\tdo\tAUX\tVBP\tMood=Ind\t4\taux\t_\t_\n"
    "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n4\tknow\tknow\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No\n5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n\n";

static sayso_input file(const char *id, const char *bytes)
{
    sayso_input f = { .size = sizeof f, .id = id, .bytes = bytes, .n_bytes = strlen(bytes) };
    return f;
}

static char *score(const char *a, const char *b)
{
    char *out = NULL;
    size_t n;
    sayso_error err;
    sayso_input g = file("gold", a), s = file("system", b);
    if (sayso_score_conllu(&g, &s, &out, &n, &err)) fail_msg("%s", err.text);
    return out;
}

/* The language layers of a CoNLL-U file, as CoNLL-U. */
static char *parse(const char *bytes, int keep_words)
{
    sayso_input f = file("g", bytes);
    sayso_doc *d = NULL;
    char *out = NULL;
    size_t n;
    assert_int_equal(sayso_read_conllu(engine, &f, keep_words, &d, NULL), SAYSO_OK);
    assert_int_equal(sayso_doc_conllu(d, &out, &n, NULL), SAYSO_OK);
    sayso_doc_free(d);
    return out;
}

static void a_file_agrees_with_itself(void **state)
{
    (void)state;
    char *t = score(gold, gold);
    assert_non_null(strstr(t, "LAS        |    100.00 |    100.00 |    100.00 |    100.00"));
    assert_non_null(strstr(t, "MLAS       |    100.00 |    100.00 |    100.00 |    100.00"));
    sayso_free(t);
}

static void one_wrong_head_costs_one_word(void **state)
{
    (void)state;
    char wrong[sizeof gold];
    memcpy(wrong, gold, sizeof gold);
    char *at = strstr(wrong, "Case=Nom\t4");
    at[9] = '5';
    char *t = score(gold, wrong);
    assert_non_null(strstr(t, "UPOS       |    100.00 |    100.00 |    100.00 |    100.00"));
    assert_non_null(strstr(t, "LAS        |     80.00 |     80.00 |     80.00 |     80.00"));
    sayso_free(t);
}

static void malformed_files_are_refused_with_their_line(void **state)
{
    (void)state;
    static const struct {
        const char *bytes, *says;
    } bad[] = {
        { "# a comment\n1\tThey\n\n", "bad:2: 2 columns" },
        { "1 They they PRON\n\n", "bad:1: no tab" },
        { "1\ta\ta\tX\t_\t_\t0\troot\t_\t_\t_\n", "bad:1: 11 columns" },
        { "2\ta\ta\tX\t_\t_\t0\troot\t_\t_\n\n", "bad:1: the word is numbered \"2\" where 1 comes next" },
        { "1\ta\ta\tX\t_\t_\t7\tdep\t_\t_\n2\tb\tb\tX\t_\t_\t0\troot\t_\t_\n\n", "bad:1: HEAD (column 7) is 7, but the sentence has 2 words" },
        { "1-2\tab\t_\t_\t_\t_\t_\t_\t_\t_\n1\ta\ta\tX\t_\t_\t0\troot\t_\t_\n\n", "bad:3: the sentence ends before" },
        { "1-40\tab\t_\t_\t_\t_\t_\t_\t_\t_\n", "bad:1: a multi-word token of more than 16 words" },
        { "1\ta\ta\tX\t_\t_\tx\troot\t_\t_\n\n", "bad:1: HEAD (column 7) is \"x\"" },
        { "1\t\ta\tX\t_\t_\t0\troot\t_\t_\n\n", "bad:1: the word has no form" },
        { "# \n\n1\t\xE9\ta\tX\t_\t_\t0\troot\t_\t_\n\n", "bad:3: byte 6 of the file is not UTF-8" },
    };
    for (size_t k = 0; k < sizeof bad / sizeof bad[0]; k++) {
        sayso_doc *d = NULL;
        sayso_error err;
        sayso_input f = file("bad", bad[k].bytes);
        assert_int_equal(sayso_read_conllu(engine, &f, 1, &d, &err), SAYSO_INPUT);
        if (!strstr(err.text, bad[k].says)) fail_msg("\"%s\" does not say \"%s\"", err.text, bad[k].says);
        assert_null(d);
    }
}

static void only_trees_are_scored(void **state)
{
    (void)state;
    static const struct {
        const char *bytes, *says;
    } bad[] = {
        { "1\ta\ta\tX\t_\t_\t2\tdep\t_\t_\n2\tb\tb\tX\t_\t_\t1\tdep\t_\t_\n3\tc\tc\tX\t_\t_\t0\troot\t_\t_\n", "system:1: the heads go round" },
        { "1\ta\ta\tX\t_\t_\t1\tdep\t_\t_\n", "system:1: the heads go round" },
        { "1\ta\ta\tX\t_\t_\t0\troot\t_\t_\n2\tb\tb\tX\t_\t_\t0\troot\t_\t_\n", "system:2: a second root" },
        { "1\ta\ta\tX\t_\t_\t_\t_\t_\t_\n", "system:1: the word has no HEAD" },
        { "1\t\xC2\xA0\ta\tX\t_\t_\t0\troot\t_\t_\n", "system:1: the form" },
    };
    for (size_t k = 0; k < sizeof bad / sizeof bad[0]; k++) {
        char *out = NULL;
        size_t n;
        sayso_error err;
        sayso_input g = file("gold", gold), s = file("system", bad[k].bytes);
        assert_int_equal(sayso_score_conllu(&g, &s, &out, &n, &err), SAYSO_INPUT);
        if (!strstr(err.text, bad[k].says)) fail_msg("\"%s\" does not say \"%s\"", err.text, bad[k].says);
    }
}

static void words_of_a_file_are_kept_and_offsets_written(void **state)
{
    (void)state;
    char *out = parse(gold, 1);
    assert_non_null(strstr(out, "# sent_id = a\n# text = They don't know.\n1\tThey\t"));
    assert_non_null(strstr(out, "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tTokenRange=5:10\n"));
    assert_non_null(strstr(out, "4\tknow\tknow\tVERB\tVB\t"));
    assert_non_null(strstr(out, "SpaceAfter=No|TokenRange=11:15\n"));
    char *t = score(gold, out);
    assert_non_null(strstr(t, "Words      |    100.00"));
    sayso_free(t);
    sayso_free(out);
}

static void comments_and_misc_of_a_file_are_kept(void **state)
{
    (void)state;
    static const char given[] = "\xEF\xBB\xBF# newdoc id = d\r\n# speaker = x\r\n# text = wrong\r\n1-2\tcannot\t_\t_\t_\t_\t_\t_\t_\tA=1|SpaceAfter=No|B=2\r\n"
                                "1\tcan\t_\t_\t_\t_\t_\t_\t_\tC=3\r\n2\tnot\t_\t_\t_\t_\t_\t_\t_\t_\r\n3\t!\t_\t_\t_\t_\t_\t_\t_\tTokenRange=7:9";
    char *out = parse(given, 1);
    assert_int_equal(strncmp(out, "# newdoc id = d\n# speaker = x\n# sent_id = 1\n# text = cannot!\n1-2\tcannot\t", 71), 0);
    assert_non_null(strstr(out, "\tA=1|B=2|SpaceAfter=No|TokenRange=0:6\n"));
    assert_non_null(strstr(out, "\tC=3|TokenRange=0:3\n"));
    assert_non_null(strstr(out, "\tTokenRange=6:7\n\n"));
    assert_null(strchr(out, '\r'));
    sayso_free(out);
}

static void the_text_of_a_file_can_be_read_anew(void **state)
{
    (void)state;
    char *out = parse(gold, 0);
    char *t = score(gold, out);
    assert_non_null(strstr(t, "Words      |    100.00"));
    sayso_free(t);
    sayso_free(out);
}

static void white_space_can_be_put_back(void **state)
{
    (void)state;
    sayso_doc *d = read_text(" The  envoys left.\n\n\tThey\xC2\xA0said no.\n");
    char *out;
    size_t n;
    assert_int_equal(sayso_doc_conllu(d, &out, &n, NULL), SAYSO_OK);
    assert_non_null(strstr(out, "# text = The envoys left.\n"));
    assert_non_null(strstr(out, "# text = They said no.\n"));
    assert_non_null(strstr(out, "SpacesBefore=\\s|SpacesAfter=\\s\\s|TokenRange=1:4\n"));
    assert_non_null(strstr(out, "SpacesAfter=\\n\\n\\t|TokenRange=17:18\n"));
    assert_non_null(strstr(out, "SpacesAfter=\xC2\xA0|TokenRange=21:25\n"));
    sayso_free(out);
    sayso_doc_free(d);
}

static void texts_that_differ_cannot_be_scored(void **state)
{
    (void)state;
    char other[sizeof gold], *out = NULL;
    size_t n;
    sayso_error err;
    memcpy(other, gold, sizeof gold);
    strstr(other, "\tknow\t")[1] = 'g';
    sayso_input g = file("gold", gold), s = file("system", other);
    assert_int_equal(sayso_score_conllu(&g, &s, &out, &n, &err), SAYSO_INPUT);
    assert_non_null(strstr(err.text, "gold:7 has \"know.\" where system:7 has \"gnow.\""));
    assert_int_equal(err.at, 9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_plain_sentence_is_understood),
        cmocka_unit_test(a_reported_clause_hangs_on_its_verb),
        cmocka_unit_test(heads_lead_where_they_are_plain),
        cmocka_unit_test(names_are_found),
        cmocka_unit_test(lemma_keeps_capitals_of_names_only),
        cmocka_unit_test(every_input_gives_trees),
        cmocka_unit_test(capitals_do_not_hide_the_verb),
        cmocka_unit_test(a_further_word_follows_only_its_kind),
        cmocka_unit_test(a_damaged_model_is_refused_with_a_reason),
        cmocka_unit_test(damage_under_a_right_checksum_is_found),
        cmocka_unit_test(a_missing_model_is_named),
        cmocka_unit_test(lemmas_of_known_and_unknown_words),
        cmocka_unit_test(no_word_takes_the_lemma_of_another),
        cmocka_unit_test(strange_forms_are_their_own_lemmas),
        cmocka_unit_test(capitals_of_a_lemma),
        cmocka_unit_test(edits_are_read_and_applied),
        cmocka_unit_test(a_verb_agrees_with_its_subject),
        cmocka_unit_test(a_file_agrees_with_itself),
        cmocka_unit_test(one_wrong_head_costs_one_word),
        cmocka_unit_test(malformed_files_are_refused_with_their_line),
        cmocka_unit_test(only_trees_are_scored),
        cmocka_unit_test(comments_and_misc_of_a_file_are_kept),
        cmocka_unit_test(white_space_can_be_put_back),
        cmocka_unit_test(words_of_a_file_are_kept_and_offsets_written),
        cmocka_unit_test(the_text_of_a_file_can_be_read_anew),
        cmocka_unit_test(texts_that_differ_cannot_be_scored),
    };
    return cmocka_run_group_tests(tests, open_engine, close_engine);
}
