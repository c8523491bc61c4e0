/*
 * tree_from_conllu.h - a document for tests from sentences with hand-made trees. One word a line:
 *   form lemma UPOS XPOS head relation [actor]
 * A blank line ends a sentence. `actor` names the actor whose mention the word is ("orv:gov/government/ORV").
 * A word whose form begins with "~" joins the word before it without a space.
 */
#ifndef TREE_FROM_CONLLU_H
#define TREE_FROM_CONLLU_H

#include "base/doc.h"
#include "base/ud.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static inline int32_t tree_actor(sayso_doc *d, const char *spec)
{
    static const char *const kinds[] = { "none", "person", "state", "government", "organisation", "group", "media", "place" };
    char id[64] = "", kind[32] = "", country[8] = "";
    sscanf(spec, "%63[^/]/%31[^/]/%7s", id, kind, country);
    for (uint32_t i = 0; i < d->actors.n; i++)
        if (strcmp(d->actors.at[i].id, id) == 0) return (int32_t)i;
    sayso_actor *a = SY_PUSH(&d->arena, &d->actors);
    a->id = a->name = sy_strdup(&d->arena, id);
    for (unsigned k = 0; k < 8; k++)
        if (strcmp(kinds[k], kind) == 0) a->kind = (sayso_actor_kind)k;
    a->country = *country ? sy_strdup(&d->arena, country) : NULL;
    return (int32_t)d->actors.n - 1;
}

/* The line at p, as a string of its own. */
static inline const char *tree_line(const char *p, char *line, size_t room)
{
    size_t n = strcspn(p, "\n");
    if (n >= room) n = room - 1;
    memcpy(line, p, n);
    line[n] = 0;
    return line;
}

/* The text first, so that spans can be set while the words are read again. */
static inline void tree_text(sayso_doc *d, const char *lines)
{
    char *text = sy_alloc(&d->arena, strlen(lines) + 2);
    size_t n = 0;
    for (const char *p = lines; *p;) {
        char form[128], line[512];
        const char *end = strchr(p, '\n');
        if (*p != '\n' && sscanf(tree_line(p, line, sizeof line), "%127s", form) == 1) {
            const char *f = form;
            if (*f == '~') f++;
            else if (n) text[n++] = ' ';
            memcpy(text + n, f, strlen(f));
            n += strlen(f);
        }
        if (!end) break;
        p = end + 1;
    }
    d->text = text;
    d->n_text = (uint32_t)n;
}

static inline void tree_close(sayso_doc *d, sy_sentence *s)
{
    s->n_words = d->words.n - s->first_word;
    if (!s->n_words) return;
    s->span = sy_words_span(d, s->first_word, d->words.n - 1);
    s->root = -1;
    for (uint32_t i = s->first_word; i < d->words.n; i++)
        if (d->words.at[i].head < 0) s->root = (int32_t)i;
    *SY_PUSH(&d->arena, &d->sentences) = *s;
    sy_tree_link(d, d->sentences.n - 1);
    s->first_word = d->words.n;
}

static inline void tree_word(sayso_doc *d, const char *p, uint32_t first_word, uint32_t *at)
{
    char line[512];
    tree_line(p, line, sizeof line);
    char form[128], lemma[128], upos[16], xpos[16], rel[32], actor[96] = "";
    int head;
    if (sscanf(line, "%127s %127s %15s %15s %d %31s %95[^\n]", form, lemma, upos, xpos, &head, rel, actor) < 6) abort();
    const char *f = form;
    if (*f == '~') f++;
    else if (*at) (*at)++;
    sy_word *w = SY_PUSH(&d->arena, &d->words);
    char lower[128];
    size_t n = strlen(f);
    for (size_t i = 0; i <= n; i++) lower[i] = f[i] >= 'A' && f[i] <= 'Z' ? (char)(f[i] + 32) : f[i];
    w->span.start = *at;
    w->span.end = *at += (uint32_t)n;
    w->sentence = d->sentences.n;
    w->head = head ? (int32_t)first_word + head - 1 : -1;
    w->upos = (uint8_t)sy_upos_find(upos, strlen(upos));
    w->xpos = (uint8_t)sy_xpos_find(xpos, strlen(xpos));
    w->rel = (uint8_t)sy_rel_find(rel, strlen(rel));
    w->form = sy_strdup(&d->arena, f);
    w->lower = sy_strdup(&d->arena, lower);
    w->lemma = sy_strdup(&d->arena, lemma);
    w->mention = -1;
    w->token_words = 1;
    if (*actor) {
        sayso_mention m = { w->span, tree_actor(d, actor), SAYSO_HOW_NAME, 90 };
        w->mention = (int32_t)d->mentions.n;
        *SY_PUSH(&d->arena, &d->mentions) = m;
    }
}

/* Fill an empty document (arena set up) with the sentences. */
static inline void tree_from_conllu(sayso_doc *d, const char *lines)
{
    uint32_t at = 0;
    sy_sentence s = { 0 };
    tree_text(d, lines);
    d->report.id = "test";
    d->report.sha256 = "00";
    for (const char *p = lines; *p;) {
        const char *end = strchr(p, '\n');
        if (*p == '\n') tree_close(d, &s);
        else tree_word(d, p, s.first_word, &at);
        if (!end) break;
        p = end + 1;
    }
    tree_close(d, &s);
}

/* Put an attribution over bytes found by their words. */
static inline void tree_attribution(sayso_doc *d, const char *source, const char *cue, const char *content, int32_t speaker)
{
    sayso_attribution *a = SY_PUSH(&d->arena, &d->attributions);
    const char *at[3] = { source, cue, content };
    sayso_spans *out[3] = { &a->source, &a->cue, &a->content };
    for (int i = 0; i < 3; i++) {
        const char *found = at[i] ? strstr(d->text, at[i]) : NULL;
        if (!found) continue;
        sayso_span span = { (uint32_t)(found - d->text), (uint32_t)(found - d->text + (long)strlen(at[i])) };
        *out[i] = sy_spans_one(d, span);
    }
    a->speaker = speaker;
    a->via = a->parent = a->addressee = a->time = -1;
    a->id = "a-test";
    a->cue_class = "say";
    a->conf = 90;
}

/* The words of spans, pieces joined by " | ". */
static inline const char *tree_words(sayso_doc *d, sayso_spans spans)
{
    char *out = sy_alloc(&d->arena, d->n_text + 4 * (size_t)spans.n + 1);
    for (uint32_t i = 0; i < spans.n; i++) {
        if (i) strcat(out, " | ");
        strncat(out, d->text + spans.at[i].start, spans.at[i].end - spans.at[i].start);
    }
    return out;
}

#endif
