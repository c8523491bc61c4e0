/* judge_read.c - what is known of each statement before it is held against another: its names, who does it, the actors, numbers and days in it. */
#include "compare/judge.h"

enum { AGENT_WORDS = 8, LED_REACH = 3, CONF_POSITION = 45 };

static int is_one_of(const sy_cdoc *d, uint32_t word, const char *const *words, size_t n) { return sy_compare_key_is(d->words[word].key, words, n); }

/* Words [*from, *to) name who does it: those before the verb, of a passive those behind "by", or what "it was ... who" lifts out; first: word of the sentence. */
static void find_agent(const sy_cdoc *d, const sy_frame *f, uint32_t first, uint32_t *from, uint32_t *to, uint8_t *lifted)
{
    static const char *const by[] = { "by" }, *const relative[] = { "who", "which", "that" }, *const was[] = { "was", "were", "is" };
    *lifted = 0;
    *from = *to = f->x.first;
    if (f->verb == SY_CLAUSE_NONE) return;
    uint32_t verb = f->x.words[f->verb].word, end = f->x.first + f->x.n;
    *to = verb;
    if (is_one_of(d, f->x.first, relative, sizeof relative / sizeof *relative)) {
        for (uint32_t i = f->x.first; i-- > first && f->x.first - i <= AGENT_WORDS;)
            if (is_one_of(d, i, was, sizeof was / sizeof *was) && i == first + 1) *from = i + 1, *to = f->x.first, *lifted = 1;
        return;
    }
    if (!sy_frame_is_passive(d, f)) return;
    for (*from = verb + 1; *from < end && !is_one_of(d, *from, by, 1);) (*from)++;
    *to = *from + AGENT_WORDS < end ? *from + AGENT_WORDS : end;
}

/* Behind "in", "at", "near", over an article or adjective? */
static int is_led(const sy_facts *t, const sy_cdoc *d, const sy_clause *x, uint32_t word)
{
    for (uint32_t i = word; i-- > x->first && word - i <= LED_REACH;) {
        uint32_t small = sy_small_word(t->c->background, d->words[i].key);
        if (small & (SY_SMALL_LED | SY_SMALL_WHERE)) return 1;
        if (d->words[i].flags & SY_CW_COMMON && !is_one_of(d, i, (const char *const[]){ "the", "a", "an", "its", "their", "his", "her" }, 7)) return 0;
    }
    return 0;
}

static void read_actors(const sy_facts *t, const sy_frame *f, uint32_t from, uint32_t to, sy_told *o)
{
    const sy_cdoc *d = &t->c->docs[o->report];
    const sy_begins *l = &t->s->mentions[o->report];
    uint32_t first = from < d->n_words ? d->words[from].start : 0, last = to > from ? sy_word_end(&d->words[to - 1]) : first;
    for (uint32_t i = sy_begins_from(l, f->x.span.start); i < l->n && l->at[i].start < f->x.span.end && o->n_actors < SY_TOLD_ACTORS; i++) {
        const sayso_mention *m = &d->doc->mentions.at[l->at[i].at];
        const sayso_actor *a = &d->doc->actors.at[m->actor];
        uint64_t id = sy_hash_str(a->id);
        int known = 0;
        for (uint32_t k = 0; k < o->n_actors; k++) known |= o->actor[k] == id;
        if (known) continue;
        o->actor[o->n_actors] = id;
        o->subject[o->n_actors] = m->span.start >= first && m->span.start < last;
        o->kind[o->n_actors++] = (uint8_t)a->kind;
    }
}

static void read_facts(const sy_facts *t, const sy_clause *x, sy_told *o)
{
    for (uint32_t i = t->first[x->form]; i < t->first[x->form + 1]; i++) {
        const sy_fact *f = &t->facts.at[i];
        if (!sy_span_covers(x->span, f->span)) continue;
        if (f->kind == SY_FACT_DAY && o->n_days < SY_TOLD_FACTS) o->day[o->n_days++] = i;
        if (f->kind != SY_FACT_DAY && o->n_numbers < SY_TOLD_FACTS) o->number[o->n_numbers++] = i;
    }
}

static const sayso_position *position_in(const sy_cdoc *d, const sy_clause *x)
{
    for (uint32_t i = 0; i < d->doc->positions.n; i++) {
        const sayso_position *p = &d->doc->positions.at[i];
        if (p->stance != SAYSO_STANCE_NONE && p->conf >= CONF_POSITION && p->evidence.n && sy_spans_within(p->evidence, x->span) * 2 > x->span.end - x->span.start) return p;
    }
    return NULL;
}

static void read_told(const sy_judge *j, const sy_frame *f, sy_told *o)
{
    const sy_facts *t = j->t;
    const sy_clause *x = &f->x;
    o->report = t->s->of_form[x->form].report;
    const sy_cdoc *d = &t->c->docs[o->report];
    uint32_t from, to, quoted = 0;
    sy_fact fact = { .form = x->form, .span = x->span };
    o->sentence = sy_frames_sentence(d, t->s->of_form[x->form].first);
    o->n_sentences = d->n_sentences;
    find_agent(d, f, t->s->of_form[x->form].first, &from, &to, &o->lifted);
    for (uint32_t i = 0; i < x->n_words; i++) {
        const sy_cword *w = &d->words[x->words[i].word];
        if (w->flags & SY_CW_CAPITAL && !(w->flags & (SY_CW_SENTENCE | SY_CW_LINE))) o->names |= (uint64_t)1 << i;
        if (x->words[i].word >= from && x->words[i].word < to && i != f->verb) o->agents |= (uint64_t)1 << i;
        if (is_led(t, d, x, x->words[i].word)) o->led |= (uint64_t)1 << i;
    }
    for (uint32_t i = x->first; i < x->first + x->n; i++) quoted += (d->words[i].flags & SY_CW_QUOTED) != 0;
    o->quoted = (uint8_t)(x->n ? quoted * 100 / x->n : 0);
    o->old = (uint8_t)sy_tells_of_old(t, x, d);
    o->sourced = (uint8_t)sy_tell_is_sourced(t, &fact);
    o->position = position_in(d, x);
    read_actors(t, f, from, to, o);
    read_facts(t, x, o);
}

void sy_judge_read(const sy_frames *f, sy_judge *out)
{
    memset(out, 0, sizeof *out);
    out->t = f->t;
    out->f = f;
    out->told = sy_alloc_array(&f->t->c->scratch, f->at.n, sizeof *out->told);
    for (uint32_t i = 0; i < f->at.n; i++) read_told(out, &f->at.at[i], &out->told[i]);
}
