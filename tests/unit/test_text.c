/* test_text.c - tokens, words and sentences of plain text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/limits.h"
#include "base/model.h"
#include "text/text.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
    sayso engine;
    sayso_doc doc;
    const char *text;
    size_t n;
} job;

static void load_work(void *arg)
{
    sy_model_load(arg);
    sy_sentences_load(arg);
}

static void read_work(void *arg)
{
    job *j = arg;
    sayso_doc *d = &j->doc;
    d->text = sy_strndup(&d->arena, j->text, j->n);
    d->n_text = (uint32_t)j->n;
    sayso_span all = { 0, d->n_text };
    sy_block_of_text *b = SY_PUSH(&d->arena, &d->blocks);
    b->kind = SY_BLOCK_PARAGRAPH;
    b->span = sy_span_trim(d, all);
    sy_sentences_run(&j->engine, d);
}

static job *read_bytes(const char *text, size_t n)
{
    job *j = calloc(1, sizeof *j);
    assert_non_null(j);
    sy_arena_init(&j->engine.arena, 0);
    sy_arena_init(&j->doc.arena, 0);
    j->engine.options.data_dir = SY_DATA;
    j->engine.options.model_dir = SY_DATA "/../models";
    j->text = text;
    j->n = n;
    assert_int_equal(sy_guard(&j->engine.arena, load_work, &j->engine, NULL), SAYSO_OK);
    assert_int_equal(sy_guard(&j->doc.arena, read_work, j, NULL), SAYSO_OK);
    return j;
}

static void done(job *j)
{
    sy_arena_free(&j->doc.arena);
    sy_arena_free(&j->engine.arena);
    free(j);
}

/* Words as "a b|c d": a blank between tokens, a bar between words of one token, " / " between sentences. */
static void expect(const char *text, const char *want)
{
    job *j = read_bytes(text, strlen(text));
    static char got[8192];
    size_t n = 0;
    for (uint32_t i = 0; i < j->doc.words.n; i++) {
        const sy_word *w = &j->doc.words.at[i];
        int first = j->doc.sentences.at[w->sentence].first_word == i;
        n += (size_t)snprintf(got + n, sizeof got - n, "%s%s", !i ? "" : first ? " / " : w->token_words ? " " : "|", w->form);
        assert_int_equal(w->span.end - w->span.start, strlen(w->form));
        assert_memory_equal(text + w->span.start, w->form, strlen(w->form));
    }
    assert_string_equal(got, want);
    done(j);
}

static void clitics_are_words_of_one_token(void **state)
{
    (void)state;
    expect("It's the minister's plan; they don't, can't and won't sign.", "It|'s the minister|'s plan ; they do|n't , ca|n't and wo|n't sign .");
    expect("We cannot stop. They\xE2\x80\x99re gonna talk.", "We can|not stop . / They|\xE2\x80\x99re gon|na talk .");
    expect("the workers' union wouldn't've met", "the workers|' union would|n't|'ve met");
}

static void compounds_are_split_but_not_prefixes(void **state)
{
    (void)state;
    expect("A nuclear-armed neighbour", "A nuclear - armed neighbour");
    expect("the ex-minister, a co-founder of an anti-dam group", "the ex-minister , a co-founder of an anti-dam group");
    expect("the 15-year Orvenia-Castavar truce", "the 15 - year Orvenia - Castavar truce");
}

static void numbers_are_split_from_signs_and_units(void **state)
{
    (void)state;
    expect("$800 million, \xE2\x82\xAC" "5m, 20% and 10km by 10:30 on 3/4/2031", "$ 800 million , \xE2\x82\xAC 5 m , 20 % and 10 km by 10:30 on 3/4/2031");
    expect("1,200 men, 3.5 tons, the 1990s and the 20th.", "1,200 men , 3.5 tons , the 1990s and the 20th .");
}

static void addresses_and_abbreviations_are_whole(void **state)
{
    (void)state;
    expect("See https://www.dam.example/a?b=1. Write to press@dam.example.", "See https://www.dam.example/a?b=1 . / Write to press@dam.example .");
    expect("Gen. A. Brusk of the U.N. met Mr. Oyen Ltd. on Jan. 5, i.e. late.", "Gen. A. Brusk of the U.N. met Mr. Oyen Ltd. on Jan. 5 , i.e. late .");
}

static void sentences_end_behind_the_closing_mark(void **state)
{
    (void)state;
    expect("\"We will sign.\" The envoy left.", "\" We will sign . \" / The envoy left .");
    expect("\xE2\x80\x9CWill you sign?\xE2\x80\x9D asked the envoy. He left.",
           "\xE2\x80\x9C Will you sign ? \xE2\x80\x9D asked the envoy . / He left .");
    expect("He went to the U.N. The talks failed.", "He went to the U.N. / The talks failed .");
    expect("They waited ... and waited. Then nothing.", "They waited ... and waited . / Then nothing .");
}

static void abbreviations_end_a_sentence_only_where_the_next_word_opens_one(void **state)
{
    (void)state;
    expect("He praised the U.S. The talks went on.", "He praised the U.S. / The talks went on .");
    expect("U.S. President Harl met the U.N. Women office in Jan. He left.", "U.S. President Harl met the U.N. Women office in Jan. / He left .");
    expect("It starts at 5 p.m. Monday in Selva. It ends at 9 a.m. The envoy waits.",
           "It starts at 5 p.m. Monday in Selva . / It ends at 9 a.m. / The envoy waits .");
    expect("Maj. Gen. A. B. Suvaro and Lt. Denn spoke. J. R. Harl agreed.", "Maj. Gen. A. B. Suvaro and Lt. Denn spoke . / J. R. Harl agreed .");
    expect("He works for Dam Co. It is rich.", "He works for Dam Co. / It is rich .");
    expect("The wall, the gate etc. The envoy left.", "The wall , the gate etc . / The envoy left .");
}

static void speech_and_who_says_it_are_one_sentence(void **state)
{
    (void)state;
    expect("\"Really?\" she said. He left.", "\" Really ? \" she said . / He left .");
    expect("\"No!\" he added.", "\" No ! \" he added .");
    expect("\"We will sign,\" Marak said. \"They will not.\"", "\" We will sign , \" Marak said . / \" They will not . \"");
    expect("He said: \"We will sign. We will not wait.\" Then he left.",
           "He said : \" We will sign . / We will not wait . \" / Then he left .");
    expect("He cited the \"dam clause.\" Others did not.", "He cited the \" dam clause . \" / Others did not .");
    expect("\"Talks... failed,\" he said.", "\" Talks ... failed , \" he said .");
}

static void datelines_notes_and_lists(void **state)
{
    (void)state;
    expect("KYRA, Orvenia (AP) - The envoy arrived on Monday. He left at once.",
           "KYRA , Orvenia ( AP ) - / The envoy arrived on Monday . / He left at once .");
    expect("It was wrong.[2] It said so.", "It was wrong . [ 2 ] / It said so .");
    expect("1. Open the gate. 2. Close the gate.", "1 . Open the gate . / 2 . Close the gate .");
    expect("Talks on dam fail as envoys leave", "Talks on dam fail as envoys leave");
    expect("It cost $4.2 million. No. 5 rose 3.5 percent.", "It cost $ 4.2 million . / No. 5 rose 3.5 percent .");
    expect("The clause (see Art. 5) is void. (It was never signed.) They left.",
           "The clause ( see Art. 5 ) is void . / ( It was never signed . ) / They left .");
}

static void capitals_do_not_decide_alone(void **state)
{
    (void)state;
    expect("TALKS FAIL. ENVOY LEAVES SELVA. GEN. MARAK SAYS NO.", "TALKS FAIL . / ENVOY LEAVES SELVA . / GEN. MARAK SAYS NO .");
    expect("the talks failed. the envoy left selva. nobody knows why.", "the talks failed . / the envoy left selva . / nobody knows why .");
}

static void marks_of_other_hands(void **state)
{
    (void)state;
    expect("They left. Really?! Yes...? They did.", "They left . / Really ?! / Yes ... ? / They did .");
    expect("a\xC2\xA0gate nego\xC2\xADtiated", "a gate nego\xC2\xADtiated");
    expect("ok \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 \xF0\x9F\x87\xB8\xF0\x9F\x87\xAA!",
           "ok \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 \xF0\x9F\x87\xB8\xF0\x9F\x87\xAA !");
    expect("at -5 degrees, 75watt and $5.6b or 4G", "at - 5 degrees , 75 watt and $ 5.6 b or 4G");
    expect("\xE2\x80\x98the workers\xE2\x80\x99 of the workers\xE2\x80\x99 union", "\xE2\x80\x98 the workers \xE2\x80\x99 of the workers|\xE2\x80\x99 union");
    expect("post in alt.dam.keepers, file.DOC, mailto:a@dam.example", "post in alt.dam.keepers , file.DOC , mailto:a@dam.example");
    expect("==== ---- **** Dam-wise", "==== ---- **** Dam-wise");
}

static void the_lower_form_has_no_soft_hyphen(void **state)
{
    (void)state;
    job *j = read_bytes("NEGO\xC2\xADTIATED", 12);
    assert_string_equal(j->doc.words.at[0].lower, "negotiated");
    done(j);
}

static void load_without_section(void *arg)
{
    sayso *engine = arg;
    sy_model_load(engine);
    sy_model *m = sy_alloc(&engine->arena, sizeof *m);
    *m = *engine->model;
    for (uint32_t i = 0; i < m->n_sections; i++)
        if (strcmp(m->sections[i].name, "sentences") == 0) m->sections[i].name[0] = 0;
    engine->model = m;
    sy_sentences_load(engine);
}

static void a_model_without_sentences_is_refused(void **state)
{
    (void)state;
    sayso engine = { 0 };
    sayso_error err;
    sy_arena_init(&engine.arena, 0);
    engine.options.data_dir = SY_DATA;
    engine.options.model_dir = SY_DATA "/../models";
    assert_int_equal(sy_guard(&engine.arena, load_without_section, &engine, &err), SAYSO_MODEL);
    assert_non_null(strstr(err.text, "\"sentences\" is missing"));
    sy_arena_free(&engine.arena);
}

static void no_byte_is_lost_in_odd_input(void **state)
{
    (void)state;
    static const char *const odd[] = { "\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD ok \xE2\x9C\x8D\xEF\xB8\x8F end", "a\xC2\xA0" "b \xFF\xFE c\xC3", "----....!!?" "?((([[['''\"\"\"``",
        "\xD0\xA1\xD0\xBB\xD0\xB0\xD0\xB2\xD0\xB0 \xE4\xB8\xAD\xE6\x96\x87\xE3\x80\x82 A.B.C 's 'tis x@ @y #z :-) $-5", "'''''", "" };
    for (size_t k = 0; k < sizeof odd / sizeof odd[0]; k++) {
        job *j = read_bytes(odd[k], strlen(odd[k]));
        uint32_t at = 0;
        for (uint32_t i = 0; i < j->doc.words.n; i++) {
            sayso_span gap = { at, j->doc.words.at[i].span.start };
            assert_true(gap.end >= gap.start);
            gap = sy_span_trim(&j->doc, gap);
            assert_int_equal(gap.end - gap.start, 0);
            at = j->doc.words.at[i].span.end;
        }
        sayso_span rest = { at, j->doc.n_text };
        rest = sy_span_trim(&j->doc, rest);
        assert_int_equal(rest.end - rest.start, 0);
        done(j);
    }
}

static void long_input_is_cut_at_named_limits(void **state)
{
    (void)state;
    size_t n = 3u << 20;
    char *s = malloc(n);
    assert_non_null(s);
    for (size_t i = 0; i < n; i++) s[i] = i % 5 == 4 ? ' ' : 'a';
    job *j = read_bytes(s, n);
    for (uint32_t i = 0; i < j->doc.sentences.n; i++) assert_true(j->doc.sentences.at[i].n_words <= SY_SENTENCE_WORDS_MAX);
    done(j);
    for (size_t i = 0; i < n; i++) s[i] = "a-@.'1"[i * 7 % 6];
    j = read_bytes(s, n);
    for (uint32_t i = 0; i < j->doc.words.n; i++) assert_true(j->doc.words.at[i].span.end - j->doc.words.at[i].span.start <= SY_TOKEN_BYTES_MAX);
    done(j);
    free(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clitics_are_words_of_one_token),
        cmocka_unit_test(compounds_are_split_but_not_prefixes),
        cmocka_unit_test(numbers_are_split_from_signs_and_units),
        cmocka_unit_test(addresses_and_abbreviations_are_whole),
        cmocka_unit_test(sentences_end_behind_the_closing_mark),
        cmocka_unit_test(abbreviations_end_a_sentence_only_where_the_next_word_opens_one),
        cmocka_unit_test(speech_and_who_says_it_are_one_sentence),
        cmocka_unit_test(datelines_notes_and_lists),
        cmocka_unit_test(capitals_do_not_decide_alone),
        cmocka_unit_test(marks_of_other_hands),
        cmocka_unit_test(the_lower_form_has_no_soft_hyphen),
        cmocka_unit_test(a_model_without_sentences_is_refused),
        cmocka_unit_test(no_byte_is_lost_in_odd_input),
        cmocka_unit_test(long_input_is_cut_at_named_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
