/* test_quotes.c - pairing of quotation marks and what they are for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "text/text.h"

#include <stdlib.h>

/* A document of paragraphs (one a line; with "> " before it, a block quotation of a page), cut into runs of letters and single
 * other characters. */
static void add_word(sayso_doc *d, uint32_t start, uint32_t end)
{
    sy_word *w = SY_PUSH(&d->arena, &d->words);
    w->span.start = start;
    w->span.end = end;
    w->sentence = d->sentences.n - 1;
    w->head = w->first_child = w->next_sibling = w->mention = -1;
    w->form = sy_strndup(&d->arena, d->text + start, end - start);
    char *low = sy_alloc(&d->arena, 2 * (end - start) + 4);
    sy_utf8_lower(w->form, end - start, low, 2 * (end - start) + 4);
    w->lower = low;
    w->lemma = "";
}

static void add_block(sayso_doc *d, uint32_t start, uint32_t end)
{
    sy_block_of_text *b = SY_PUSH(&d->arena, &d->blocks);
    sy_sentence *s = SY_PUSH(&d->arena, &d->sentences);
    b->kind = SY_BLOCK_PARAGRAPH;
    b->span.start = s->span.start = start;
    b->span.end = s->span.end = end;
    s->block = d->blocks.n - 1;
    for (uint32_t i = start; i < end;) {
        unsigned len;
        uint32_t c = sy_utf8_get(d->text + i, end - i, &len), e = i + len;
        if (!sy_is_space(c)) {
            while (sy_is_letter(c) && e < end && sy_is_letter(sy_utf8_get(d->text + e, end - e, &len))) e += len;
            add_word(d, i, e);
        }
        i = e;
    }
}

static sayso_doc *doc_of(const char *text)
{
    sayso_doc *d = calloc(1, sizeof *d);
    sy_arena_init(&d->arena, 0);
    d->text = text;
    d->n_text = (uint32_t)strlen(text);
    for (uint32_t i = 0; i < d->n_text;) {
        uint32_t e = i;
        while (e < d->n_text && text[e] != '\n') e++;
        int block_quotation = e > i + 2 && text[i] == '>' && text[i + 1] == ' ';
        if (block_quotation) i += 2;
        if (e > i) add_block(d, i, e);
        if (block_quotation) d->blocks.at[d->blocks.n - 1].kind = SY_BLOCK_QUOTE;
        i = e + 1;
    }
    sy_quotes_run(NULL, d);
    return d;
}

static void drop(sayso_doc *d)
{
    sy_arena_free(&d->arena);
    free(d);
}

/* The insides of all quotations, in order, with | between; "-" before an unclosed one, ">" for each depth. */
static void expect(const char *text, const char *insides)
{
    sayso_doc *d = doc_of(text);
    char got[2000] = "";
    for (uint32_t i = 0; i < d->quotes.n; i++) {
        const sy_quote *q = &d->quotes.at[i];
        if (i) strcat(got, "|");
        if (q->unclosed) strcat(got, "-");
        for (int k = 0; k < q->depth; k++) strcat(got, ">");
        strncat(got, text + q->inner.start, q->inner.end - q->inner.start);
        assert_true(sy_span_covers(q->outer, q->inner));
    }
    assert_string_equal(got, insides);
    drop(d);
}

static void marks_with_a_direction(void **state)
{
    (void)state;
    expect("“We will stay,” Amra Doren said. “The dam is ours.”", "We will stay,|The dam is ours.");
    expect("Doren called it “not final” but “close”.", "not final|close");
    expect("„Wir bleiben“, sagte sie. »Ja«, sagte er. «Oui», dit-elle. « Non », dit-il.", "Wir bleiben|Ja|Oui|Non");
    expect("”Nej”, sa han, ”vi går”.", "Nej|vi går");
}

static void marks_without_a_direction(void **state)
{
    (void)state;
    expect("\"We will stay,\" she said. \"The dam is ours.\"", "We will stay,|The dam is ours.");
    expect("She said:\"Go\"and left.", "Go");
    expect("``We will stay,'' she said. ''The dam is ours.''", "We will stay,|The dam is ours.");
    expect("(\"The dam\") or \"the river\" - \"both\"?", "The dam|the river|both");
    expect("He said \" we stay \" twice.", "we stay");
}

static void marks_of_two_kinds_make_a_pair(void **state)
{
    (void)state;
    expect("“We will stay,\" she said. \"The dam is ours.”", "We will stay,|The dam is ours.");
    expect("„Wir bleiben\", sagte sie. „Ja”, sagte er.", "Wir bleiben|Ja");
    expect("``We will stay,\" she said.", "We will stay,");
    expect("`We will stay,' she said. `No.'", "We will stay,|No.");
    expect("''We will stay,'' she said. ''No.''", "We will stay,|No.");
}

static void marks_of_other_languages(void **state)
{
    (void)state;
    expect("„Wir bleiben“, sagte sie. „Er sagte ‚nie‘ zu mir“, sagte er.", "Wir bleiben|Er sagte ‚nie‘ zu mir|>nie");
    expect("Der „Wall“ und die „Rinne“ bei Ostrel.", "Wall|Rinne");
    expect("«Elle a dit ‹jamais› deux fois», dit-il.", "Elle a dit ‹jamais› deux fois|>jamais");
    expect("« Nous restons », dit-elle. « Oui ! »", "Nous restons|Oui !");
    expect("»Wir bleiben«, sagte sie, »sie sagte ›nie‹«.", "Wir bleiben|sie sagte ›nie‹|>nie");
    expect("«Wir bleiben», sagte sie. «Ja.»", "Wir bleiben|Ja.");
}

static void a_mark_used_the_wrong_way_round(void **state)
{
    (void)state;
    expect("”We will stay,” she said.", "We will stay,");
    expect("“We will stay,“ she said.", "We will stay,");
}

static void apostrophes_are_no_marks(void **state)
{
    (void)state;
    expect("It's the workers' dam, Orvenia's and the '90s' best, don't you know 'em?", "");
    expect("It’s the workers’ dam, and the ’90s’ best.", "");
    expect("a 12\" pipe and a 6'2\" guard", "");
    expect("In the '90s the players' union and O'Dar's brothers' firm played rock 'n' roll.", "");
    expect("In the ’90s the players’ union and O’Dar’s brothers’ firm played rock ’n’ roll.", "");
    expect("The players' union won its players' strike; the owners' lawyers left.", "");
    expect("Get 'em out 'cause it's till 'til '68 and '69-'71.", "");
    expect("‘90s bands and ‘em all", "");
    expect("fish 'n' chips, 'n' peas", "");
    expect("\"The '90s were the dam's best years,\" the players' coach said.", "The '90s were the dam's best years,");
    expect("\"Rock 'n' roll is the workers' music,\" she said. \"It's ours.\"", "Rock 'n' roll is the workers' music,|It's ours.");
}

static void single_marks(void **state)
{
    (void)state;
    expect("Doren warns of ‘grave means’ in Castavar", "grave means");
    expect("Envoys' talks are 'not dead' yet, the ministers' aide says", "not dead");
    expect("'The workers' dam is ours,' he said.", "The workers' dam is ours,");
    expect("‘I don’t know,’ he said.", "I don’t know,");
    expect("'Tis the rock 'n' roll of diplomacy", "");
    expect("The ministers' 'final' offer was the envoys' last.", "final");
    expect("He called the '90s 'the lost years' of Vellin.", "the lost years");
    expect("'The '90s were ours,' he said.", "The '90s were ours,");
    expect("'It's the players' dam,' he said, 'and the owners' money.'", "It's the players' dam,|and the owners' money.");
    expect("‘The players’ union is ours,’ he said.", "The players’ union is ours,");
}

static void quotations_in_quotations(void **state)
{
    (void)state;
    expect("“He told me ‘never’ twice,” she said.", "He told me ‘never’ twice,|>never");
    expect("\"He told me, 'It's the farmers' dam.'\"", "He told me, 'It's the farmers' dam.'|>It's the farmers' dam.");
    expect("'He told me \"never\" twice,' she said.", "He told me \"never\" twice,|>never");
    expect("“She said “never” to us,” he said.", "She said “never” to us,|>never");
    expect("“Doren said, ‘He told me “never” twice,’ and left,” he said.", "Doren said, ‘He told me “never” twice,’ and left,|>He told me “never” twice,|>>never");
    expect("“He said, ‘Never.’”", "He said, ‘Never.’|>Never.");
    expect("“‘Never’ is a long time,” she said.", "‘Never’ is a long time,|>Never");
    expect("\"'Never' is a long time,\" she said.", "'Never' is a long time,|>Never");
    expect("Minister: ‘We call it “home”’", "We call it “home”|>home");
}

static void a_mark_left_out(void **state)
{
    (void)state;
    expect("“We will stay.\nThe talks went on.", "-We will stay.");
    expect("“We will stay, she said. “We will win.” All left.", "-We will stay, she said.|We will win.");
    expect("We will stay,” she said.", "");
    expect("We will stay,\" she said. \"The dam is ours,\" he said.", "The dam is ours,");
    expect("\"We will stay,\" she said. \"We will win.", "We will stay,|-We will win.");
    expect("\"We will stay,\" she said. \"We will win.\nHe said: \"No.\"", "We will stay,|-We will win.|No.");
    expect("She said we “will stay, he said.\nThe “dam” is ours.", "-will stay, he said.|dam");
    expect("\"We will stay, she said. \"We will win,\" he said.", "-We will stay, she said.|We will win,");
    expect("He said 'we will stay.\nThe dam's wall is high.", "");
    expect("“", "");
}

static void paragraphs_that_reopen(void **state)
{
    (void)state;
    sayso_doc *d = doc_of("“We will stay.\n“The dam is ours.\n“All of it,” she said.\n“No,” he said.");
    assert_int_equal(d->quotes.n, 4);
    assert_int_equal(d->quotes.at[0].continues, 1);
    assert_int_equal(d->quotes.at[1].continued_from, 0);
    assert_int_equal(d->quotes.at[2].continued_from, 1);
    assert_int_equal(d->quotes.at[2].continues, 0);
    assert_int_equal(d->quotes.at[3].continued_from, -1);
    drop(d);
    d = doc_of("“We will stay.\nThe dam is ours,” she said.");
    assert_int_equal(d->quotes.n, 2);
    assert_int_equal(d->quotes.at[1].continued_from, 0);
    drop(d);
    d = doc_of("\"We will stay.\n\"The dam is ours.\n\"All of it,\" she said.\n\"No,\" he said.");
    assert_int_equal(d->quotes.n, 4);
    assert_int_equal(d->quotes.at[1].continued_from, 0);
    assert_int_equal(d->quotes.at[2].continued_from, 1);
    assert_int_equal(d->quotes.at[3].continued_from, -1);
    drop(d);
    d = doc_of("“We will stay,” she said. “The dam is ours.\n“He told me ‘never’ twice. ‘Not now.’\n“All of it.”");
    assert_int_equal(d->quotes.n, 6);
    assert_int_equal(d->quotes.at[2].continued_from, 1);
    assert_int_equal(d->quotes.at[5].continued_from, 2);
    drop(d);
    d = doc_of("“We will stay.\nThe talks go on.\n“No,” he said."); /* left open once: nothing goes on */
    assert_int_equal(d->quotes.n, 2);
    assert_int_equal(d->quotes.at[1].continued_from, -1);
    drop(d);
}

static void kind_is(const char *text, sy_quote_kind kind)
{
    sayso_doc *d = doc_of(text);
    assert_int_equal(d->quotes.n, 1);
    assert_int_equal(d->quotes.at[0].kind, kind);
    assert_non_null(d->quotes.at[0].reason);
    drop(d);
}

static void reason_is(const char *text, sy_quote_kind kind, const char *reason)
{
    sayso_doc *d = doc_of(text);
    assert_int_equal(d->quotes.n, 1);
    assert_string_equal(d->quotes.at[0].reason, reason);
    assert_int_equal(d->quotes.at[0].kind, kind);
    drop(d);
}

static void the_reason_is_kept(void **state)
{
    (void)state;
    reason_is("“We will stay in Ostrel,” Amra Doren said.", SY_QUOTE_SPEECH, "more than four words");
    reason_is("“We stay,” Amra Doren said.", SY_QUOTE_SPEECH, "holds a clause");
    reason_is("“Never!” Amra Doren said.", SY_QUOTE_SPEECH, "ends as a sentence");
    reason_is("“Never,” Amra Doren said.", SY_QUOTE_SPEECH, "stands first, with a comma");
    reason_is("Doren said: “Never again.”", SY_QUOTE_SPEECH, "after a colon or comma, with a capital");
    reason_is("The so-called “water belt” is wide.", SY_QUOTE_SCARE, "a few words, no clause");
    reason_is("The “...” was cut.", SY_QUOTE_SCARE, "no word inside");
    reason_is("The yearly “Voices of the River” broadcast began.", SY_QUOTE_TITLE, "capitalised like a title");
    reason_is("General Amra “Owl” Doren left.", SY_QUOTE_NICKNAME, "inside a name, or after a word of naming");
}

static void names_and_titles_in_marks_are_no_speech(void **state)
{
    (void)state;
    kind_is("Anton ‘the Ferryman’ Rusk left.", SY_QUOTE_NICKNAME);
    kind_is("Rusk, nicknamed “the Ferryman”, left.", SY_QUOTE_NICKNAME);
    kind_is("Rusk, known as “the Ferryman”, left.", SY_QUOTE_NICKNAME);
    kind_is("Rusk, also called “Ferryman”, left.", SY_QUOTE_NICKNAME);
    kind_is("William \"Bill\" Moss spoke.", SY_QUOTE_NICKNAME);
    kind_is("The operation, codenamed “Grey Heron”, began.", SY_QUOTE_NICKNAME);
    kind_is("He read “The Long Way Down the River” in a night.", SY_QUOTE_TITLE);
    kind_is("They sang “We Will Stay” at the gate.", SY_QUOTE_TITLE);
    kind_is("Her book, “A Dam Too Far,” sold well.", SY_QUOTE_TITLE);
    kind_is("The army's “anti-flood operation” went on.", SY_QUOTE_SCARE);
    kind_is("It was a “special measure”.", SY_QUOTE_SCARE);
    kind_is("Vellin would call it “an act of war,” he said.", SY_QUOTE_SCARE);
}

static void speech_is_told_from_other_uses(void **state)
{
    (void)state;
    kind_is("“We will stay,” Amra Doren said.", SY_QUOTE_SPEECH);
    kind_is("“No,” Amra Doren said.", SY_QUOTE_SPEECH);
    kind_is("She stated: “Never again.”", SY_QUOTE_SPEECH);
    kind_is("The envoys entered a “quiet zone” near the dam.", SY_QUOTE_SCARE);
    kind_is("The so-called “water belt” is wide.", SY_QUOTE_SCARE);
    kind_is("The yearly “Voices of the River” broadcast began.", SY_QUOTE_TITLE);
    kind_is("General Amra “Owl” Doren left.", SY_QUOTE_NICKNAME);
}

static void block_quotations_of_a_page(void **state)
{
    (void)state;
    sayso_doc *d = doc_of("The ministry wrote:\n> We will stay in Ostrel “for good” this time.\n> The dam is ours and stays ours.\nIt was signed by Doren.");
    assert_int_equal(d->quotes.n, 3);
    assert_string_equal(d->quotes.at[0].reason, "block quotation");
    assert_int_equal(d->quotes.at[0].kind, SY_QUOTE_SPEECH);
    assert_int_equal(d->quotes.at[1].depth, 1);
    assert_int_equal(d->quotes.at[2].continued_from, 0);
    assert_int_equal(d->quotes.at[0].continues, 1);
    drop(d);
    expect("> “We will stay in Ostrel for good,” she said.", "We will stay in Ostrel for good,");
    expect("> We will stay in Ostrel for good.\n> - Amra Doren of Ostrel, miller", "We will stay in Ostrel for good.");
    expect("> Photo: Doren", "");
}

static void turns_of_a_transcript(void **state)
{
    (void)state;
    expect("Q: Will you stay?\nA: We will stay.\nQ: And if not?\nA: Then not.", "Will you stay?|We will stay.|And if not?|Then not.");
    expect("AMRA DOREN: We will stay.\nMr. Rusk (to Doren): Never!\nAMRA DOREN: He told me “no” twice.", "We will stay.|Never!|He told me “no” twice.|>no");
    sayso_doc *d = doc_of("“DOREN: We will stay.\n“RUSK: Never.\n“DOREN: We will.”");
    for (uint32_t i = 0, turns = 0; i < d->quotes.n; i++) {
        if (d->quotes.at[i].label.end) assert_memory_equal(d->text + d->quotes.at[i].label.start, turns++ == 1 ? "RUSK" : "DORE", 4);
        if (i + 1 == d->quotes.n) assert_int_equal(turns, 3);
    }
    drop(d);
    expect("Place: The dam.\nTime: At noon.\nEntry: Free.", ""); /* no label comes back */
    expect("Place: Vellin\nTime: noon\nPlace: Ostrel\nTime: noon", ""); /* no sentences */
    expect("Doren: We will stay.\nThe talks went on: nobody left.\nDoren: We stay.", ""); /* one voice, two turns */
}

static void words_know_their_depth(void **state)
{
    (void)state;
    sayso_doc *d = doc_of("He: “She said ‘never’ twice” today");
    int depth_of_never = -1, depth_of_twice = -1, depth_of_today = -1, depth_of_he = -1;
    for (uint32_t i = 0; i < d->words.n; i++) {
        const sy_word *w = &d->words.at[i];
        if (sy_word_is(w, "never")) depth_of_never = w->quote_depth;
        if (sy_word_is(w, "twice")) depth_of_twice = w->quote_depth;
        if (sy_word_is(w, "today")) depth_of_today = w->quote_depth;
        if (sy_word_is(w, "he")) depth_of_he = w->quote_depth;
    }
    assert_int_equal(depth_of_never, 2);
    assert_int_equal(depth_of_twice, 1);
    assert_int_equal(depth_of_today, 0);
    assert_int_equal(depth_of_he, 0);
    drop(d);
}

/* 100,000 marks of every shape in one paragraph: done at once, spans inside the text. */
static void a_flood_of_marks(void **state)
{
    (void)state;
    static const char *const shapes[] = { "“", "”", "\"", " '", "' ", "a", "‘", "’", "„", "«", "»", " ", "''", "``", "s' " };
    size_t n = 0;
    char *text = malloc(100000 * 4 + 1);
    uint32_t seed = 7;
    for (int i = 0; i < 100000; i++) {
        seed = seed * 1664525u + 1013904223u;
        const char *s = shapes[(seed >> 16) % (sizeof shapes / sizeof shapes[0])];
        memcpy(text + n, s, strlen(s));
        n += strlen(s);
    }
    text[n] = 0;
    sayso_doc *d = doc_of(text);
    assert_true(d->quotes.n > 1000);
    for (uint32_t i = 0; i < d->quotes.n; i++) {
        const sy_quote *q = &d->quotes.at[i];
        assert_true(sy_span_covers(q->outer, q->inner) && q->outer.end <= n);
        assert_true(!i || d->quotes.at[i - 1].outer.start < q->outer.start);
        assert_true(q->depth <= 4 && sy_utf8_boundary(text, n, q->outer.start) && sy_utf8_boundary(text, n, q->outer.end));
    }
    drop(d);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_with_a_direction),
        cmocka_unit_test(marks_without_a_direction),
        cmocka_unit_test(marks_of_two_kinds_make_a_pair),
        cmocka_unit_test(marks_of_other_languages),
        cmocka_unit_test(a_mark_used_the_wrong_way_round),
        cmocka_unit_test(apostrophes_are_no_marks),
        cmocka_unit_test(single_marks),
        cmocka_unit_test(quotations_in_quotations),
        cmocka_unit_test(a_mark_left_out),
        cmocka_unit_test(paragraphs_that_reopen),
        cmocka_unit_test(speech_is_told_from_other_uses),
        cmocka_unit_test(the_reason_is_kept),
        cmocka_unit_test(names_and_titles_in_marks_are_no_speech),
        cmocka_unit_test(block_quotations_of_a_page),
        cmocka_unit_test(turns_of_a_transcript),
        cmocka_unit_test(words_know_their_depth),
        cmocka_unit_test(a_flood_of_marks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
