/* test_attribution.c - who said what, read from sentences a desk would meet; tables and model as installed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/doc.h"

#include <stdio.h>
#include <string.h>

static sayso *engine;

static int open_engine(void **state)
{
    (void)state;
    sayso_error err;
    sayso_options o = { .size = sizeof o, .data_dir = SY_DATA, .model_dir = SY_DATA "/../models" };
    if (!sayso_open(&o, &engine, &err)) return 0;
    fprintf(stderr, "%s\n", err.text);
    return -1;
}

static int close_engine(void **state)
{
    (void)state;
    sayso_close(engine);
    return 0;
}

static sayso_doc *read_text(const char *text)
{
    sayso_doc *d = NULL;
    sayso_error err;
    sayso_input in = { .size = sizeof in, .id = "t", .bytes = text, .n_bytes = strlen(text), .format = SAYSO_FORMAT_TEXT, .date = "2031-05-07" };
    if (sayso_read(engine, &in, &d, &err)) fail_msg("%s", err.text);
    return d;
}

static const char *words(const sayso_doc *d, sayso_spans s)
{
    static char out[4][1000];
    static int next;
    char *to = out[next++ % 4];
    *to = 0;
    for (uint32_t i = 0; i < s.n; i++) {
        if (i) strcat(to, " ... ");
        strncat(to, d->text + s.at[i].start, s.at[i].end - s.at[i].start);
    }
    return to;
}

/* The attribution whose content begins with these words; fails when there is none. */
static const sayso_attribution *find(const sayso_doc *d, const char *begin)
{
    for (uint32_t i = 0; i < d->attributions.n; i++)
        if (strncmp(words(d, d->attributions.at[i].content), begin, strlen(begin)) == 0) return &d->attributions.at[i];
    for (uint32_t i = 0; i < d->attributions.n; i++)
        fprintf(stderr, "found: %s | %s | %s\n", words(d, d->attributions.at[i].source), words(d, d->attributions.at[i].cue), words(d, d->attributions.at[i].content));
    fail_msg("nothing begins with: %s", begin);
    return NULL;
}

static void a_quotation_split_by_its_speaker_is_one(void **state)
{
    (void)state;
    sayso_doc *d = read_text("“The dam stays closed,” the Orvenian minister Amra Doren said on Tuesday. “Nobody will open it.”\n");
    const sayso_attribution *a = find(d, "“The dam stays closed,”");
    assert_string_equal(words(d, a->content), "“The dam stays closed,” ... “Nobody will open it.”");
    assert_string_equal(words(d, a->source), "the Orvenian minister Amra Doren");
    assert_non_null(strstr(words(d, a->cue), "said"));
    assert_int_equal(a->form, SAYSO_DIRECT);
    assert_string_equal(a->cue_class, "say");
    assert_int_equal(a->cue_strength, SAYSO_STRENGTH_NEUTRAL);
    sayso_doc_free(d);
}

static void an_indirect_statement(void **state)
{
    (void)state;
    sayso_doc *d = read_text("Castavar’s president Ilo Venn warned that any closure of the dam would be considered an act of war.\n");
    const sayso_attribution *a = find(d, "that any closure of the dam");
    assert_string_equal(words(d, a->content), "that any closure of the dam would be considered an act of war");
    assert_string_equal(words(d, a->cue), "warned");
    assert_int_equal(a->form, SAYSO_INDIRECT);
    assert_string_equal(a->cue_class, "warn");
    assert_int_equal(a->attitude, 0);
    sayso_doc_free(d);
}

static void words_set_off_are_no_speech(void **state)
{
    (void)state;
    sayso_doc *d = read_text("The envoys entered a “quiet zone” near the river during the yearly “Voices of the River” broadcast.\n");
    for (uint32_t i = 0; i < d->attributions.n; i++)
        assert_true(d->attributions.at[i].form != SAYSO_DIRECT && d->attributions.at[i].conf < 60);
    sayso_doc_free(d);
}

static void a_mixed_content_keeps_its_marks_whole(void **state)
{
    (void)state;
    sayso_doc *d = read_text("Doren said that the offer was “not final” and that the talks would go on.\n");
    const sayso_attribution *a = find(d, "that the offer");
    assert_int_equal(a->form, SAYSO_MIXED);
    assert_non_null(strstr(words(d, a->content), "“not final”"));
    sayso_doc_free(d);
}

static void an_unnamed_source_has_a_type(void **state)
{
    (void)state;
    sayso_doc *d = read_text("“This is a bluff,” said a regional security analyst. “They want the water.”\n");
    const sayso_attribution *a = find(d, "“This is a bluff,”");
    assert_string_equal(words(d, a->source), "a regional security analyst");
    assert_int_equal(a->speaker, -1);
    assert_string_equal(a->anonymous, "analyst");
    sayso_doc_free(d);
}

static void a_reopened_paragraph_goes_on(void **state)
{
    (void)state;
    sayso_doc *d = read_text("“The dam stays closed,” Amra Doren said. “We have decided it.\n\n“Nobody will open it before the spring, and nobody will ask us to.”\n");
    const sayso_attribution *a = find(d, "“The dam stays closed,”");
    assert_non_null(strstr(words(d, a->content), "Nobody will open it"));
    sayso_doc_free(d);
}

static void a_clause_of_the_reporters_is_its_own(void **state)
{
    (void)state;
    sayso_doc *d = read_text("President Amra Doren on Wednesday warned that Orvenia would widen the dam if the envoys reject the offer, underlining that the ministry "
                             "remains prepared to use force.\n");
    const sayso_attribution *a = find(d, "that Orvenia would widen");
    assert_string_equal(words(d, a->content), "that Orvenia would widen the dam if the envoys reject the offer");
    assert_string_equal(words(d, a->source), "President Amra Doren");
    a = find(d, "that the ministry remains");
    assert_string_equal(words(d, a->source), "President Amra Doren");
    assert_string_equal(words(d, a->cue), "underlining");
    sayso_doc_free(d);
}

static void a_frame_on_a_statement_is_a_relay(void **state)
{
    (void)state;
    sayso_doc *d = read_text("“The goals will be reached,” Amra Doren said, according to the state news agency. According to officials, the talks have failed.\n");
    const sayso_attribution *a = find(d, "“The goals will be reached,”");
    assert_string_equal(words(d, a->source), "Amra Doren");
    assert_string_equal(words(d, a->via_span), "according to the state news agency");
    a = find(d, "the talks have failed");
    assert_string_equal(words(d, a->source), "officials");
    assert_string_equal(a->anonymous, "official");
    assert_int_equal(a->via_span.n, 0);
    sayso_doc_free(d);
}

static void what_is_said_inside_what_is_said(void **state)
{
    (void)state;
    sayso_doc *d = read_text("President Ilo Venn has repeatedly said he believes the envoys want a settlement.\n");
    const sayso_attribution *outer = find(d, "he believes"), *inner = find(d, "the envoys want a settlement");
    assert_int_equal(outer->parent, -1);
    assert_ptr_equal(&d->attributions.at[inner->parent], outer);
    assert_int_equal(inner->attitude, 1);
    assert_string_equal(words(d, inner->source), "he");
    sayso_doc_free(d);
}

static void a_condemnation_without_a_voice(void **state)
{
    (void)state;
    sayso_doc *d = read_text("The offer has been condemned as a reckless act of hostility.\n");
    const sayso_attribution *a = find(d, "The offer");
    assert_int_equal(a->unsourced, 1);
    assert_int_equal(a->source.n, 0);
    sayso_doc_free(d);
}

static void every_span_cuts_words(void **state)
{
    (void)state;
    sayso_doc *d = read_text("\"We will stay,\" he said, \"and we will win,\" and added that 'nobody' could say otherwise. According to the agency, the\n"
                             "talks failed. The claim could not be independently verified. “Why?\n\n\n“No!” ‘‘''\"\"\"\n");
    size_t n;
    sayso_error err;
    if (sayso_doc_verify(d, &n, &err)) fail_msg("%s", err.text);
    for (uint32_t i = 0; i < d->attributions.n; i++)
        for (uint32_t k = 0; k < d->attributions.at[i].content.n; k++) {
            sayso_span s = d->attributions.at[i].content.at[k], t = sy_span_trim(d, s);
            assert_true(s.start == t.start && s.end == t.end && s.start < s.end);
        }
    sayso_doc_free(d);
}

/* Of each pair of marks a content holds both or neither. */
static void assert_no_pair_is_cut(const sayso_doc *d)
{
    for (uint32_t i = 0; i < d->attributions.n; i++)
        for (uint32_t k = 0; k < d->attributions.at[i].content.n; k++)
            for (uint32_t q = 0; q < d->quotes.n; q++) {
                sayso_span s = d->attributions.at[i].content.at[k];
                const sy_quote *x = &d->quotes.at[q];
                if (x->unclosed || x->outer.start == x->inner.start) continue;
                int opens = s.start <= x->outer.start && x->outer.start < s.end, closes = s.start < x->outer.end && x->outer.end <= s.end;
                if (opens != closes) fail_msg("content [%.*s] cuts [%.*s]", (int)(s.end - s.start), d->text + s.start, (int)(x->outer.end - x->outer.start), d->text + x->outer.start);
            }
}

/* Clauses with marks at every place put together at random: statements of which many are broken. */
static void no_content_cuts_a_quotation_in_half(void **state)
{
    static const char *const parts[] = { "Amra Doren said ", "that the dam was “ready to open” ", "and added ", "“we will ", "stay in Ostrel” ", "the 'final' offer ", "\"would hold,\" ",
        "according to Edan Stefak, ", "he told reporters. ", "\"Never,\" ", "he warned that ", "the “quiet zone ", "near the bridge” was closed ", "and called it \"a trap\". ",
        "Officials believe ", "‘the talks’ ", "''have failed'' ", "who, she said, “must ", "leave.” ", "\n", "They demanded ", "an end to “all of it”. ", "She said: " };
    uint32_t seed = 11;
    size_t contents = 0;
    (void)state;
    for (int text = 0; text < 40; text++) {
        char out[4000] = "";
        for (int i = 0; i < 60; i++) {
            seed = seed * 1664525u + 1013904223u;
            strcat(out, parts[(seed >> 16) % (sizeof parts / sizeof parts[0])]);
        }
        sayso_doc *d = read_text(out);
        assert_no_pair_is_cut(d);
        contents += d->attributions.n;
        sayso_doc_free(d);
    }
    assert_true(contents > 100);
}

static void speech_behind_a_participle_is_its_own(void **state)
{
    (void)state;
    sayso_doc *d = read_text("“The dam stays closed,” Amra Doren said, adding later, “Nobody will open it before the spring.”\n");
    const sayso_attribution *said = find(d, "“The dam"), *added = find(d, "“Nobody will");
    assert_string_equal(words(d, said->content), "“The dam stays closed,”");
    assert_non_null(strstr(words(d, added->cue), "adding"));
    assert_string_equal(words(d, added->source), "Amra Doren");
    sayso_doc_free(d);
}

static void a_verb_read_as_a_noun_still_says_the_quotation_before_it(void **state)
{
    (void)state;
    sayso_doc *d = read_text("The talks went on until night.\n\n“I can point to only two results. Two dams and a bridge. Besides that, not a single thing,” "
                             "Doren answers.\n\nThe engineers left.");
    const sayso_attribution *a = find(d, "“I can point");
    assert_string_equal(words(d, a->source), "Doren");
    assert_string_equal(words(d, a->cue), "answers");
    assert_string_equal(words(d, a->content), "“I can point to only two results. Two dams and a bridge. Besides that, not a single thing,”");
    sayso_doc_free(d);
}

/* A colon may lead into a quotation that has its own clause behind it; what that clause's speaker goes on to say is his, too. */
static void a_quotation_goes_to_the_clause_right_behind_it(void **state)
{
    (void)state;
    sayso_doc *d = read_text("Amra Doren told reporters last week that the gates were failing. \"This is the place that the board called safe. Really?\" Marak said. "
                             "\"The valley is in ruins.\"");
    const sayso_attribution *a = find(d, "\"This is the place");
    assert_string_equal(words(d, a->source), "Marak");
    assert_string_equal(words(d, a->content), "\"This is the place that the board called safe. Really?\" ... \"The valley is in ruins.\"");
    a = find(d, "that the gates");
    assert_string_equal(words(d, a->content), "that the gates were failing");
    sayso_doc_free(d);
}

/* A clause that the tree hangs below the ones spoken to. */
static void what_a_meeting_is_told_is_a_statement(void **state)
{
    (void)state;
    sayso_doc *d = read_text("The talks went on until night.\n\nLast week Amra Doren told a meeting that the gates were failing.");
    const sayso_attribution *a = find(d, "that the gates");
    assert_string_equal(words(d, a->source), "Amra Doren");
    assert_string_equal(words(d, a->content), "that the gates were failing");
    sayso_doc_free(d);
}

static void speech_behind_a_colon_has_the_subject_before_it(void **state)
{
    (void)state;
    sayso_doc *d = read_text("The talks went on until night.\n\nOn Friday, Doren made the following comment:\n\n“For the people of the valley, who have waited so "
                             "long, the dam is a promise.”\n\nThe engineers left.");
    const sayso_attribution *a = find(d, "“For the people");
    assert_string_equal(words(d, a->source), "Doren");
    sayso_doc_free(d);
}

static void words_inside_a_clause_are_not_all_it_says(void **state)
{
    (void)state;
    sayso_doc *d = read_text("The river board has lost its \"last reserve of trust in the ministry,\" Doren said.");
    for (uint32_t i = 0; i < d->attributions.n; i++)
        assert_int_not_equal(strncmp(words(d, d->attributions.at[i].content), "\"last", 5), 0);
    sayso_doc_free(d);
}

static void the_subject_of_a_passive_speaks_in_the_clause_below(void **state)
{
    (void)state;
    sayso_doc *d = read_text("Amra Doren was led out of the hall, shouting that the talks had failed.\n");
    assert_string_equal(words(d, find(d, "that the talks")->source), "Amra Doren");
    sayso_doc_free(d);
}

static void what_is_expected_of_something_has_no_source(void **state)
{
    (void)state;
    sayso_doc *d = read_text("The talks stopped on Monday. The gate is expected to open before the summer.\n");
    const sayso_attribution *a = find(d, "The gate");
    assert_int_equal(a->source.n, 0);
    assert_int_equal(a->unsourced, 1);
    sayso_doc_free(d);
}

static void a_missing_model_is_said_plainly(void **state)
{
    (void)state;
    sayso *none = NULL;
    sayso_error err;
    sayso_options o = { .size = sizeof o, .data_dir = SY_DATA, .model_dir = SY_DATA };
    assert_int_equal(sayso_open(&o, &none, &err), SAYSO_MODEL);
    assert_null(none);
    assert_true(strlen(err.text) > 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_quotation_split_by_its_speaker_is_one),
        cmocka_unit_test(an_indirect_statement),
        cmocka_unit_test(words_set_off_are_no_speech),
        cmocka_unit_test(a_mixed_content_keeps_its_marks_whole),
        cmocka_unit_test(an_unnamed_source_has_a_type),
        cmocka_unit_test(a_reopened_paragraph_goes_on),
        cmocka_unit_test(a_clause_of_the_reporters_is_its_own),
        cmocka_unit_test(a_frame_on_a_statement_is_a_relay),
        cmocka_unit_test(what_is_said_inside_what_is_said),
        cmocka_unit_test(a_condemnation_without_a_voice),
        cmocka_unit_test(every_span_cuts_words),
        cmocka_unit_test(no_content_cuts_a_quotation_in_half),
        cmocka_unit_test(speech_behind_a_participle_is_its_own),
        cmocka_unit_test(a_verb_read_as_a_noun_still_says_the_quotation_before_it),
        cmocka_unit_test(a_quotation_goes_to_the_clause_right_behind_it),
        cmocka_unit_test(what_a_meeting_is_told_is_a_statement),
        cmocka_unit_test(speech_behind_a_colon_has_the_subject_before_it),
        cmocka_unit_test(words_inside_a_clause_are_not_all_it_says),
        cmocka_unit_test(the_subject_of_a_passive_speaks_in_the_clause_below),
        cmocka_unit_test(what_is_expected_of_something_has_no_source),
        cmocka_unit_test(a_missing_model_is_said_plainly),
    };
    return cmocka_run_group_tests(tests, open_engine, close_engine);
}
