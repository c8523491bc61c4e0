/* found_sides.c - the sides of a finding: who says it where, in which words, and what differs between two wordings. */
#include "base/utf8.h"
#include "compare/align.h"
#include "store/record_words.h"
#include "view/found.h"

#include <string.h>

enum { NAME_BYTES = 80, QUOTATION_BYTES = 600 };

/* ---- on whose word */

static uint32_t length_of(sayso_spans s)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < s.n; i++) n += s.at[i].end - s.at[i].start;
    return n;
}

/* The statement in whose content most of the span stands; of several the one that says least else. NULL: none. */
static const sayso_attribution *attribution_at(const sayso_doc *d, sayso_span span)
{
    const sayso_attribution *best = NULL;
    for (uint32_t i = 0; i < d->attributions.n; i++) {
        const sayso_attribution *at = &d->attributions.at[i];
        if (sy_spans_within(at->content, span) * 2 <= span.end - span.start || at->attitude) continue;
        if (!best || length_of(at->content) < length_of(best->content)) best = at;
    }
    return best;
}

static sy_word_of word_of(const sayso_attribution *at)
{
    if (!at) return SY_WORD_NOT_FOUND;
    if (at->unsourced) return SY_WORD_HIDDEN;
    if (at->anonymous) return SY_WORD_UNNAMED;
    if (at->speaker >= 0) return SY_WORD_NAMED;
    return at->source.n ? SY_WORD_UNRESOLVED : SY_WORD_HIDDEN;
}

const char *sy_word_of_name(sy_word_of kind)
{
    static const char *const words[] = { "named", "unnamed", "unresolved", "none", "not_found" };
    return words[kind];
}

void sy_found_count_words(const sayso_doc *d, uint32_t n[SY_WORDS_OF])
{
    memset(n, 0, SY_WORDS_OF * sizeof *n);
    for (uint32_t i = 0; i < d->claims.n; i++) n[word_of(d->claims.at[i].attribution < 0 ? NULL : &d->attributions.at[d->claims.at[i].attribution])]++;
}

const char *sy_found_who(sy_account *a, uint32_t report, sayso_span span, sayso_spans *source)
{
    const sayso_doc *d = a->story->docs.at[report];
    const sayso_attribution *at = attribution_at(d, span);
    sy_word_of kind = word_of(at);
    source->n = 0;
    if (kind == SY_WORD_NOT_FOUND) return "source not found";
    if (kind == SY_WORD_HIDDEN) return "no source named";
    const char *sure = at->conf < SY_SURE ? " (less sure)" : "";
    *source = at->source;
    if (kind == SY_WORD_NAMED) return sy_printf(a->arena, "on the word of %s%s", sy_actor_name(a, d->actors.at[at->speaker].id), sure);
    if (kind == SY_WORD_UNNAMED) return sy_printf(a->arena, "on the word of an unnamed source: %s%s", sy_clean(a->arena, at->anonymous, strlen(at->anonymous), NAME_BYTES), sure);
    return sy_printf(a->arena, "on the word of \xE2\x80\x9C%s\xE2\x80\x9D%s", sy_words(a, report, at->source, NAME_BYTES), sure);
}

/* ---- a bare figure or name within its sentence */

/* The sentence around the span; its line where no sentence holds it. */
static sayso_span sentence_of(const sayso_doc *d, sayso_span s)
{
    for (uint32_t i = 0; i < d->sentence_spans.n; i++)
        if (d->sentence_spans.at[i].start <= s.start && s.end <= d->sentence_spans.at[i].end) return d->sentence_spans.at[i];
    while (s.start > 0 && d->text[s.start - 1] != '\n') s.start--;
    while (s.end < d->n_text && d->text[s.end] != '\n') s.end++;
    return s;
}

/* At most SY_FOUND_CONTEXT_BYTES on either side, cut at a blank. */
static sayso_span narrowed(const sayso_doc *d, sayso_span sentence, sayso_span s)
{
    if (s.start - sentence.start > SY_FOUND_CONTEXT_BYTES)
        for (sentence.start = s.start - SY_FOUND_CONTEXT_BYTES; sentence.start < s.start && d->text[sentence.start - 1] != ' ';) sentence.start++;
    if (sentence.end - s.end > SY_FOUND_CONTEXT_BYTES)
        for (sentence.end = s.end + SY_FOUND_CONTEXT_BYTES; sentence.end > s.end && d->text[sentence.end] != ' ';) sentence.end--;
    return sentence;
}

int sy_found_is_bare(const sayso_finding *f)
{
    return f->kind == SAYSO_CONFLICT || (f->type && (strcmp(f->type, "figure") == 0 || strcmp(f->type, "cue") == 0 || strcmp(f->type, "source") == 0));
}

sayso_span sy_found_around(const sayso_doc *d, sayso_span s) { return narrowed(d, sentence_of(d, s), s); }

/* What stands around the words, so that only what reads the same is shown as one. */
static const char *context_of(sy_account *a, const sayso_evidence *e)
{
    const sayso_doc *d = a->story->docs.at[e->report];
    sayso_span c = sy_found_around(d, e->span);
    const char *before = sy_clean(a->arena, d->text + c.start, e->span.start - c.start, 2 * SY_FOUND_CONTEXT_BYTES);
    return sy_printf(a->arena, "%s|%s", before, sy_clean(a->arena, d->text + e->span.end, c.end - e->span.end, 2 * SY_FOUND_CONTEXT_BYTES));
}

/* ---- sides */

/* The position whose evidence a side of a disagreement is; NULL. */
static const sayso_position *position_of(sy_account *a, const sayso_evidence *e)
{
    const sayso_doc *d = a->story->docs.at[e->report];
    for (uint32_t i = 0; i < d->positions.n; i++) {
        const sayso_position *p = &d->positions.at[i];
        const char *stance = sy_word_of_stance(p->stance);
        if (!p->evidence.n || !stance || !e->role || strcmp(stance, e->role) != 0) continue;
        if (p->evidence.at[0].start != e->span.start || p->evidence.at[p->evidence.n - 1].end != e->span.end) continue;
        if (p->holder >= 0 || p->holder_span.n) return p;
    }
    return NULL;
}

const char *sy_found_holder(sy_account *a, const sayso_evidence *e)
{
    const sayso_position *p = position_of(a, e);
    if (!p) return NULL;
    return p->holder >= 0 ? sy_actor_name(a, a->story->docs.at[e->report]->actors.at[p->holder].id) : sy_words(a, e->report, p->holder_span, NAME_BYTES); /* who he is was not found: as printed */
}

const char *sy_found_word(sy_account *a, const sayso_finding *f, const sayso_evidence *e, sayso_spans *source)
{
    const sayso_position *p = f->kind == SAYSO_DISAGREEMENT ? position_of(a, e) : NULL;
    if (!p) return sy_found_who(a, e->report, e->span, source);
    const char *word = sy_other_word(a, e->report, p);
    source->n = 0;
    if (!word) return NULL; /* the holder's own stance, told by the report */
    *source = a->story->docs.at[e->report]->attributions.at[p->attribution].source;
    return sy_printf(a->arena, "on the word of %s", word);
}

sy_sides sy_found_sides(sy_account *a, const sayso_finding *f, int with_who)
{
    sy_sides all = { { 0 } };
    sy_map seen = { 0 };
    uint32_t most = f->kind == SAYSO_VARIANT ? QUOTATION_BYTES : SY_WORDS_SHOWN;
    for (uint32_t i = 0; i < f->n_evidence; i++) {
        const sayso_evidence *e = &f->evidence[i];
        if (e->span.end <= e->span.start) continue;
        sayso_spans source;
        int fresh;
        const char *words = sy_words_of(a, e->report, e->span, most), *who = with_who ? sy_found_word(a, f, e, &source) : NULL;
        size_t room = strlen(words) * 2 + 16;
        char *low = sy_alloc(a->arena, room);
        low[sy_utf8_lower(words, strlen(words), low, room - 1)] = 0;
        const char *holder = f->kind == SAYSO_DISAGREEMENT ? sy_found_holder(a, e) : NULL;
        const char *around = sy_found_is_bare(f) ? context_of(a, e) : "";
        const char *key = sy_printf(a->arena, "%s|%s|%s|%s|%s", e->role ? e->role : "", who ? who : "", holder ? holder : "", low, around);
        uint32_t *at = sy_map_put(a->arena, &seen, key, strlen(key), &fresh);
        if (fresh) {
            *at = all.at.n;
            sy_side *s = SY_PUSH(a->arena, &all.at);
            s->words = words;
            s->role = e->role;
            s->who = who;
            s->holder = holder;
        }
        *SY_PUSH(a->arena, &all.at.at[*at].places) = *e;
    }
    return all;
}

/* ---- two wordings side by side */

static sayso_span word_span(const sy_cword *w, uint32_t offset)
{
    sayso_span s = { offset + w->start, offset + sy_word_end(w) };
    return s;
}

static sy_wording_pair align(sy_account *a, const sayso_finding *f, uint32_t one, uint32_t other)
{
    const sayso_evidence *e = &f->evidence[one], *g = &f->evidence[other];
    const char *s = a->story->docs.at[e->report]->text + e->span.start, *t = a->story->docs.at[g->report]->text + g->span.start;
    sy_cword *x, *y;
    sy_alignment al;
    uint32_t n = sy_compare_cut(a->arena, s, e->span.end - e->span.start, NULL, 0, &x), m = sy_compare_cut(a->arena, t, g->span.end - g->span.start, NULL, 0, &y);
    sy_align(a->arena, x, n, y, m, &al);
    sayso_aligned *words = sy_alloc_array(a->arena, al.n, sizeof *words);
    for (uint32_t i = 0; i < al.n; i++) {
        const sy_step *step = &al.steps[i];
        if (step->i >= 0) words[i].a = word_span(&x[step->i], e->span.start);
        if (step->j >= 0) words[i].b = word_span(&y[step->j], g->span.start);
        words[i].changed = !sy_step_is_equal(x, y, step);
    }
    return (sy_wording_pair){ one, other, words, al.n };
}

sy_wording_pair sy_found_pair(sy_account *a, const sayso_finding *f)
{
    if (f->n_words && f->n_evidence >= 2) return (sy_wording_pair){ 0, 1, f->words, f->n_words };
    for (uint32_t i = 1; f->kind == SAYSO_ATTRIBUTION_CHANGE && f->type && strcmp(f->type, "quotation_marks") == 0 && i < f->n_evidence; i++)
        if (f->evidence[i].role && strcmp(f->evidence[i].role, "not quoted") == 0) return align(a, f, 0, i);
    return (sy_wording_pair){ 0, 0, NULL, 0 };
}

static int is_there(sayso_span s) { return s.end > s.start; }

/* Neighbours that differ are one change: “opened the gates” / “shut the dam”; but spelling stands apart. */
int sy_found_change(const sy_wording_pair *p, uint32_t *i, sy_change *out)
{
    while (*i < p->n_words && !p->words[*i].changed) ++*i;
    if (*i >= p->n_words) return 0;
    out->a = p->words[*i].a;
    out->b = p->words[*i].b;
    out->spelling = p->words[*i].changed == SAYSO_CHANGED_SPELLING;
    for (++*i; *i < p->n_words && p->words[*i].changed && (p->words[*i].changed == SAYSO_CHANGED_SPELLING) == out->spelling; ++*i) {
        const sayso_aligned *w = &p->words[*i];
        if (is_there(w->a)) out->a = is_there(out->a) ? (sayso_span){ out->a.start, w->a.end } : w->a;
        if (is_there(w->b)) out->b = is_there(out->b) ? (sayso_span){ out->b.start, w->b.end } : w->b;
    }
    return 1;
}

const char *sy_change_word(const sy_change *c)
{
    if (c->spelling) return "spelling";
    return !is_there(c->b) ? "omission" : !is_there(c->a) ? "insertion" : "substitution";
}
