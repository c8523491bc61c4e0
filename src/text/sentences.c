/* sentences.c - blocks into sentences and words. */
#include "text/text.h"

#include "base/utf8.h"

void sy_sentences_run(const sayso *engine, sayso_doc *d)
{
    (void)engine;
    for (uint32_t b = 0; b < d->blocks.n; b++) {
        sayso_span s = d->blocks.at[b].span;
        d->blocks.at[b].first_sentence = d->sentences.n;
        for (uint32_t i = s.start; i < s.end;) {
            sy_sentence *t = SY_PUSH(&d->arena, &d->sentences);
            t->block = b;
            t->first_word = d->words.n;
            t->root = -1;
            t->span.start = i;
            int stop = 0;
            while (i < s.end && !stop) {
                uint32_t e = i;
                if ((unsigned char)d->text[e] < 0x80 && !sy_is_letter((unsigned char)d->text[e]) && !sy_is_digit((unsigned char)d->text[e])) e++;
                else while (e < s.end && ((unsigned char)d->text[e] >= 0x80 || sy_is_letter((unsigned char)d->text[e]) || sy_is_digit((unsigned char)d->text[e]))) e++;
                sy_word *w = SY_PUSH(&d->arena, &d->words);
                w->span.start = i;
                w->span.end = e;
                w->sentence = d->sentences.n - 1;
                w->head = w->first_child = w->next_sibling = w->mention = -1;
                w->token_words = 1;
                w->form = sy_strndup(&d->arena, d->text + i, e - i);
                char *low = sy_alloc(&d->arena, 3 * (e - i) + 4);
                sy_utf8_lower(w->form, e - i, low, 3 * (e - i) + 4);
                w->lower = w->lemma = low;
                stop = e - i == 1 && strchr(".?!", d->text[i]) != NULL;
                i = e;
                while (i < s.end && d->text[i] == ' ') i++;
                t->span.end = e;
            }
            t->n_words = d->words.n - t->first_word;
        }
        d->blocks.at[b].n_sentences = d->sentences.n - d->blocks.at[b].first_sentence;
    }
    for (uint32_t i = 0; i < d->sentences.n; i++) *SY_PUSH(&d->arena, &d->sentence_spans) = d->sentences.at[i].span;
}
