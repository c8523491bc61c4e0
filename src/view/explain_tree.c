/* explain_tree.c - the tree of a sentence as text: one word a line, indented under its head, with the fields that hold it. */
#include "view/explain.h"

#include "base/engine.h"
#include "base/ud.h"

#include <stdio.h>

/* A sentence of more words is cut; deeper words are not indented further. */
enum { WORDS_SHOWN = 200, DEPTH_SHOWN = 12, COLUMN = 34 };

static void marks(sy_explainer *x, sayso_span word)
{
    int any = 0;
    for (uint32_t i = 0; i < x->n_fields; i++) {
        if (!sy_spans_touch(x->fields[i].spans, word)) continue;
        sy_buf_printf(x->out, "%s%s", any ? ", " : "  ", x->fields[i].name);
        any = 1;
    }
}

static unsigned width_of(const char *s)
{
    unsigned n = 0;
    for (; *s; s++) n += ((unsigned char)*s & 0xC0) != 0x80;
    return n;
}

/* at: where the parsed text begins in the report's. */
static void word_line(sy_explainer *x, const sy_word *w, unsigned depth, uint32_t at)
{
    sayso_span span = { at + w->span.start, at + w->span.end };
    unsigned indent = 2 * (depth < DEPTH_SHOWN ? depth : DEPTH_SHOWN), used = indent + width_of(w->form);
    sy_buf_printf(x->out, "    %*s%s%*s %s %s [%u,%u)", (int)indent, "", w->form, used < COLUMN ? (int)(COLUMN - used) : 0, "", sy_upos_name(w->upos), sy_rel_name(w->rel), span.start, span.end);
    marks(x, span);
    sy_buf_char(x->out, '\n');
}

/* Heads before what hangs on them, left to right; without a stack, since a tree may be as deep as its sentence is long. */
static void one_tree(sy_explainer *x, const sayso_doc *d, const sy_sentence *s, uint32_t at)
{
    unsigned depth = 0, shown = 0;
    int32_t w = s->root;
    while (w >= 0 && shown < WORDS_SHOWN) {
        const sy_word *word = sy_nth(d, w);
        word_line(x, word, depth, at);
        shown++;
        if (word->first_child >= 0) {
            w = word->first_child;
            depth++;
            continue;
        }
        while (w >= 0 && sy_nth(d, w)->next_sibling < 0 && w != s->root) {
            w = sy_nth(d, w)->head;
            depth -= depth > 0;
        }
        w = w < 0 || w == s->root ? -1 : sy_nth(d, w)->next_sibling;
    }
    if (s->n_words > shown) sy_buf_printf(x->out, "    ... %u more words\n", s->n_words - shown);
}

/* A record holds no words: then its sentence is parsed anew. NULL, and what went wrong, if it cannot be. Nothing may fail by a jump
 * while what it gives is open. */
static sayso_doc *parse_anew(const sy_explainer *x, sayso_span sentence, sayso_error *err)
{
    struct sayso shallow = *x->engine;
    sayso_doc *d = NULL;
    shallow.options.language_only = 1;
    sayso_input in = { .size = sizeof in, .id = "sentence", .bytes = x->doc->text + sentence.start, .n_bytes = sentence.end - sentence.start, .format = SAYSO_FORMAT_TEXT };
    sayso_status status = sayso_read(&shallow, &in, &d, err);
    if (status == SAYSO_MEMORY) sy_fail(x->arena, status, 0, "%s", err->text);
    return status ? NULL : d;
}

static void tree_anew(sy_explainer *x, sayso_span sentence)
{
    sayso_error err;
    sayso_doc *d = parse_anew(x, sentence, &err);
    if (!d) sy_buf_printf(x->out, "    not parsed: %s\n", err.text);
    for (uint32_t i = 0; d && i < d->sentences.n; i++) one_tree(x, d, &d->sentences.at[i], sentence.start);
    sayso_doc_free(d);
}

static void copy_lemma(const sayso_doc *d, uint32_t byte, char *out, size_t room)
{
    uint32_t w = sy_word_at(d, byte);
    snprintf(out, room, "%s", w < d->words.n ? d->words.at[w].lemma : "");
}

void sy_explain_lemma(const sy_explainer *x, uint32_t byte, char *out, size_t room)
{
    const sayso_doc *d = x->doc;
    sayso_error err;
    *out = 0;
    if (d->words.n) copy_lemma(d, byte, out, room);
    for (uint32_t i = 0; !d->words.n && x->engine->model && i < d->sentence_spans.n; i++) {
        sayso_span s = d->sentence_spans.at[i];
        if (s.start > byte || s.end <= byte) continue;
        sayso_doc *read = parse_anew(x, s, &err);
        if (read) copy_lemma(read, byte - s.start, out, room);
        sayso_doc_free(read);
        return;
    }
}

static int is_touched(const sy_explainer *x, sayso_span sentence)
{
    for (uint32_t i = 0; i < x->n_fields; i++)
        if (sy_spans_touch(x->fields[i].spans, sentence)) return 1;
    return 0;
}

void sy_explain_tree(sy_explainer *x)
{
    const sayso_doc *d = x->doc;
    for (uint32_t i = 0; i < d->sentence_spans.n; i++) {
        sayso_span s = d->sentence_spans.at[i];
        if (!is_touched(x, s)) continue;
        sy_explain_line(x, "tree", "sentence %u [%u,%u)", i, s.start, s.end);
        if (d->words.n && i < d->sentences.n) one_tree(x, d, &d->sentences.at[i], 0);
        else if (x->engine->model) tree_anew(x, s);
    }
}
