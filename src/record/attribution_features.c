/*
 * attribution_features.c - the features of a word for the tagger: about ninety hashed templates over forms,
 * lemmas, parts of speech, names, quotation marks, cue-likeliness, and the tree. Changing a template changes what
 * a trained model means: train again.
 */
#include "record/attribution.h"

typedef struct {
    const sayso_doc *d;
    const sy_attr_word *w;
    uint32_t i, first, end, *out, n;
} maker;

static void put(maker *m, uint32_t template, uint64_t value)
{
    m->out[m->n++] = (uint32_t)(sy_mix(value, template) >> 16);
}

static uint64_t pair(uint64_t a, uint64_t b) { return a * 0x9E3779B97F4A7C15u + b; }

static int inside(const maker *m, int offset)
{
    int64_t k = (int64_t)m->i + offset;
    return k >= (int64_t)m->first && k < (int64_t)m->end;
}

static uint32_t form(const maker *m, int offset) { return inside(m, offset) ? m->w[m->i + (uint32_t)offset].form : (uint32_t)(offset < 0 ? 1 : 2); }
static uint32_t lemma(const maker *m, int offset) { return inside(m, offset) ? m->w[m->i + (uint32_t)offset].lemma : (uint32_t)(offset < 0 ? 1 : 2); }
static uint32_t pos(const maker *m, int offset) { return inside(m, offset) ? m->d->words.at[m->i + (uint32_t)offset].xpos : (uint32_t)(offset < 0 ? 98 : 99); }
static uint32_t quote(const maker *m, int offset) { return inside(m, offset) ? m->w[m->i + (uint32_t)offset].quote : 32u; }

static uint32_t distance(int64_t n)
{
    uint32_t k = (uint32_t)(n < 0 ? -n : n), side = n < 0 ? 16 : 0;
    return side + (k < 4 ? k : k < 6 ? 4 : k < 9 ? 5 : k < 15 ? 6 : k < 30 ? 7 : 8);
}

static void surface(maker *m)
{
    const sy_attr_word *w = &m->w[m->i];
    for (int k = -4; k <= 4; k++) put(m, (uint32_t)(10 + k), form(m, k));
    for (int k = -1; k <= 1; k++) put(m, (uint32_t)(20 + k), lemma(m, k));
    for (int k = -2; k <= 2; k++) put(m, (uint32_t)(25 + k), pos(m, k));
    put(m, 30, pair(pos(m, -1), pos(m, 0)));
    put(m, 31, pair(pos(m, 0), pos(m, 1)));
    put(m, 32, pair(pair(pos(m, -1), pos(m, 0)), pos(m, 1)));
    put(m, 33, pair(form(m, -1), form(m, 0)));
    put(m, 34, pair(form(m, 0), form(m, 1)));
    put(m, 35, w->shape);
    put(m, 36, w->suffix);
    put(m, 37, pair(pos(m, 0), m->d->words.at[m->i].ner * 2u + m->d->words.at[m->i].ner_begins));
    put(m, 38, inside(m, 1) ? m->d->words.at[m->i + 1].ner : 99u);
    put(m, 39, pair(pair(pos(m, -2), pos(m, -1)), pos(m, 0)));
    put(m, 40, pair(pair(pos(m, 0), pos(m, 1)), pos(m, 2)));
}

static uint32_t cluster(const maker *m, int offset) { return inside(m, offset) ? m->w[m->i + (uint32_t)offset].cluster : 999u; }

static void clusters(maker *m)
{
    const sy_attr_word *w = &m->w[m->i];
    int32_t l = w->near_left, r = w->near_right, a = w->above, h = m->d->words.at[m->i].head, ph = m->d->words.at[w->phrase].head;
    for (int k = -2; k <= 2; k++) put(m, (uint32_t)(152 + k), cluster(m, k));
    put(m, 155, pair(cluster(m, 0), pos(m, 0)));
    put(m, 156, pair(cluster(m, -1), cluster(m, 0)));
    put(m, 157, pair(cluster(m, 0), cluster(m, 1)));
    put(m, 158, pair(l < 0 ? 999 : m->w[l].cluster, l < 0 ? 40 : distance((int32_t)m->i - l)));
    put(m, 159, pair(r < 0 ? 999 : m->w[r].cluster, r < 0 ? 40 : distance(r - (int32_t)m->i)));
    put(m, 160, pair(pair(a < 0 ? 999 : m->w[a].cluster, w->above_rel), (uint32_t)(a > (int32_t)m->i)));
    put(m, 161, pair(h < 0 ? 999 : m->w[h].cluster, m->d->words.at[m->i].rel));
    put(m, 162, pair(ph < 0 ? 999 : m->w[ph].cluster, m->d->words.at[w->phrase].rel));
    put(m, 163, pair(pair(cluster(m, 0), m->d->words.at[m->i].rel), w->likely));
}

static void quotations(maker *m)
{
    const sy_attr_word *w = &m->w[m->i];
    uint32_t q = quote(m, 0), state = q | (uint32_t)w->quote_kind << 6;
    put(m, 50, state);
    put(m, 51, pair(quote(m, -1), q));
    put(m, 52, pair(q, quote(m, 1)));
    put(m, 53, pair(state, pos(m, 0)));
    put(m, 54, pair(q, form(m, 0)));
    put(m, 55, pair(q, w->around));
    put(m, 56, w->around);
    put(m, 57, pair(pair(q, w->likely), w->around & 7u));
    put(m, 58, pair(pair(q, form(m, -1)), form(m, 1)));
    put(m, 59, w->place);
    put(m, 60, pair(pair(w->place, w->around), pos(m, 0)));
}

static void cue_class(maker *m, uint32_t template, int32_t at, uint64_t with)
{
    const sy_attr_word *w = at < 0 ? NULL : &m->w[at];
    put(m, template, pair(with, w ? (uint64_t)w->likely * 4 + (w->cue >= 0) * 2u + w->cuelike : 999));
}

static void neighbours(maker *m)
{
    const sy_attr_word *w = &m->w[m->i];
    int32_t l = w->near_left, r = w->near_right, i = (int32_t)m->i;
    uint32_t dl = l < 0 ? 40 : distance(i - l), dr = r < 0 ? 40 : distance(r - i);
    put(m, 70, (uint32_t)w->likely * 2 + (w->cue >= 0));
    put(m, 71, pair(w->likely, pos(m, 0)));
    put(m, 72, pair(w->cue < 0 ? 0u : (uint32_t)w->cue + 1, pos(m, 0)));
    cue_class(m, 73, l, dl);
    cue_class(m, 74, r, dr);
    put(m, 75, pair(l < 0 ? 0 : m->w[l].lemma, dl));
    put(m, 76, pair(r < 0 ? 0 : m->w[r].lemma, dr));
    put(m, 77, pair(pair(dl, dr), w->likely));
    put(m, 78, pair(l < 0 ? 0 : m->w[l].lemma, pos(m, 0)));
    put(m, 79, pair(r < 0 ? 0 : m->w[r].lemma, pos(m, 0)));
    put(m, 80, inside(m, -1) ? m->w[i - 1].likely : 9u);
    put(m, 81, inside(m, 1) ? m->w[i + 1].likely : 9u);
    put(m, 82, pair(pair(inside(m, -1) ? m->w[i - 1].likely : 9u, w->likely), inside(m, 1) ? m->w[i + 1].likely : 9u));
    put(m, 83, pair(pair(l < 0 ? 9u : m->w[l].likely, r < 0 ? 9u : m->w[r].likely), form(m, 0)));
}

static void tree(maker *m)
{
    const sy_attr_word *w = &m->w[m->i];
    const sy_word *words = m->d->words.at, *word = &words[m->i];
    int32_t h = word->head, i = (int32_t)m->i, a = w->above, p = w->phrase, ph = words[p].head;
    uint32_t rel = word->rel, head_likely = h < 0 ? 9u : m->w[h].likely;
    put(m, 100, pair(rel, pos(m, 0)));
    put(m, 101, pair(rel, h < 0 ? 0 : m->w[h].lemma));
    put(m, 102, pair(pair(rel, head_likely), h < 0 ? 2u : (uint32_t)(h > i)));
    put(m, 103, pair(pair(w->likely, rel), pos(m, 0)));
    uint32_t side = a < 0 ? 2u : (uint32_t)(a > i), steps = w->above_steps > 4 ? 5u : w->above_steps;
    uint64_t reach = pair(pair(w->above_rel, side), a < 0 ? 9u : m->w[a].likely);
    put(m, 104, reach);
    put(m, 105, pair(reach, steps));
    put(m, 106, pair(reach, pos(m, 0)));
    put(m, 107, pair(pair(w->above_rel, side), a < 0 ? 0 : m->w[a].lemma));
    put(m, 108, pair(reach, pair(w->opens, w->closes)));
    put(m, 109, pair(reach, quote(m, 0)));
    put(m, 110, pair(pair(words[p].rel, ph < 0 ? 9u : m->w[ph].likely), ph < 0 ? 2u : (uint32_t)(ph > p)));
    put(m, 111, pair(pair(words[p].rel, ph < 0 ? 0 : m->w[ph].lemma), (uint32_t)(p == i)));
    put(m, 112, pair(pair(words[p].rel, (uint32_t)(m->w[p].lo == i)), pair((uint32_t)(m->w[p].hi == i), ph < 0 ? 9u : m->w[ph].likely)));
    put(m, 113, pair(w->opens, inside(m, -1) ? m->w[i - 1].closes : 99u));
    put(m, 114, pair(w->closes, inside(m, 1) ? m->w[i + 1].opens : 99u));
    put(m, 115, pair(w->opens, form(m, 0)));
    put(m, 116, pair(pair(w->opens, w->closes), pos(m, 0)));
    put(m, 117, pair(inside(m, -1) ? m->w[i - 1].above_rel : 99u, w->above_rel));
    put(m, 118, pair(w->above_rel, inside(m, 1) ? m->w[i + 1].above_rel : 99u));
}

static int has_subject(const maker *m, int32_t at)
{
    SY_EACH_CHILD(m->d, at, c) {
        unsigned rel = sy_rel_main(m->d->words.at[c].rel);
        if (rel == SY_REL_NSUBJ) return 1 + (c > at);
    }
    return 0;
}

/* Relations on the way up, the next cue above the nearest, and where the word stands to the clause of its cue. */
static void way_up(maker *m)
{
    const sy_attr_word *w = &m->w[m->i];
    const sy_word *words = m->d->words.at, *word = &words[m->i];
    int32_t i = (int32_t)m->i, h = word->head, g = h < 0 ? -1 : words[h].head, a = w->above, b = a < 0 ? -1 : m->w[a].above;
    uint32_t rel = word->rel, hrel = h < 0 ? 99u : words[h].rel, grel = g < 0 ? 99u : words[g].rel;
    put(m, 170, pair(pair(rel, hrel), grel));
    put(m, 171, pair(pair(rel, hrel), h < 0 ? 99u : words[h].xpos));
    put(m, 172, pair(pair(rel, hrel), g < 0 ? 0u : m->w[g].lemma));
    uint32_t brel = a < 0 ? 99u : m->w[a].above_rel, side = b < 0 ? 2u : (uint32_t)(b > i);
    put(m, 173, pair(pair(w->above_rel, brel), pair(a < 0 ? 9u : m->w[a].likely, b < 0 ? 9u : m->w[b].likely)));
    put(m, 174, pair(pair(brel, side), b < 0 ? 0u : m->w[b].lemma));
    put(m, 175, pair(pair(w->above_rel, a < 0 ? 40 : distance(a - i)), a < 0 ? 9u : m->w[a].likely));
    put(m, 176, pair(pair(w->above_rel, a < 0 ? 9u : (uint32_t)has_subject(m, a)), pair(a < 0 ? 9u : m->w[a].likely, (uint32_t)(a > i))));
    put(m, 177, pair(pair(w->above_rel, a < 0 ? 9u : words[a].xpos), a < 0 ? 0u : m->w[a].lemma));
    if (w->likely >= 2 || w->cue >= 0) put(m, 178, pair(pair((uint32_t)has_subject(m, i), rel), pair(w->likely, hrel)));
    put(m, 179, pair(pair(words[w->phrase].rel, w->phrase == i), pair(words[w->phrase].xpos, words[w->phrase].ner)));
}

/* Relations of the children: what a cue has below it tells what it is. */
static void children(maker *m)
{
    uint64_t set = 0, n = 0;
    SY_EACH_CHILD(m->d, m->i, c) {
        unsigned rel = sy_rel_main(m->d->words.at[c].rel);
        if (rel == SY_REL_PUNCT || ++n > 12) continue;
        uint64_t bit = (uint64_t)rel * 2 + (c > (int32_t)m->i);
        set ^= sy_mix(bit, 5);
        put(m, 130, pair(bit, m->w[m->i].likely));
    }
    put(m, 131, pair(set, pos(m, 0)));
}

static void rules(maker *m)
{
    const sy_attr_word *w = &m->w[m->i];
    uint32_t before = inside(m, -1) ? m->w[m->i - 1].rule : 9u, after = inside(m, 1) ? m->w[m->i + 1].rule : 9u;
    put(m, 140, pair(w->rule, w->rule_kind));
    put(m, 141, pair(pair(before, w->rule), after));
    put(m, 142, pair(w->rule, pos(m, 0)));
    put(m, 143, pair(pair(w->rule, w->rule_kind), quote(m, 0)));
    put(m, 144, pair(w->rule, form(m, 0)));
    const sy_attr_word *c = w->rule_cue < 0 ? NULL : &m->w[w->rule_cue];
    put(m, 145, pair(w->rule, c ? c->likely : 9u));
    put(m, 146, pair(w->rule, c ? c->lemma : 0u));
    put(m, 147, pair(pair(before, w->rule), pair(after, c ? c->likely : 9u)));
}

uint32_t sy_attr_features(const sayso_doc *d, const sy_attr_word *w, uint32_t i, uint32_t first, uint32_t end, uint32_t *out)
{
    maker m = { d, w, i, first, end, out, 0 };
    put(&m, 1, 0);
    surface(&m);
    clusters(&m);
    quotations(&m);
    neighbours(&m);
    if (d->words.at[i].rel || d->words.at[i].head >= 0) {
        tree(&m);
        way_up(&m);
        children(&m);
        rules(&m);
    }
    return m.n;
}
