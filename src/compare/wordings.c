/*
 * wordings.c - quotations that several reports have: the same words, or the same words but for some (a variant,
 * aligned word by word); and for each how many occasions, wordings and named relays stand behind it (an origin).
 *
 * Only what is printed between quotation marks is compared here. Two quotations are one if they are of one speaker
 * as far as the speakers are known, and neither day nor venue puts them on two occasions: a slogan that is
 * repeated is no variant.
 */
#include "compare/scenes.h"
#include "compare/spelling.h"

#include <stdlib.h>

enum {
    EDGE_WORDS = 2,        /* words at the edge of a quotation that may differ */
    PROOF_WORDS = 7,       /* equal words that show one quotation though a speaker or occasion is not known */
    CERTAIN_WORDS = 10,    /* equal words that show it though the speakers were read otherwise */
    JOIN_WORDS = 5,        /* equal words that show one occasion */
    EVIDENCE_MAX = 48,
    CONF_KNOWN = 90, CONF_UNKNOWN = 78, CONF_ORIGIN = 88
};

/* A quotation as an attribution has it. */
typedef struct {
    int32_t attribution, scene;
    int64_t speaker; /* number of an actor of the set; -1 */
} spoken;

/* The part of a quotation that others have too: two quotations may share parts with a third and not with each other. */
typedef struct {
    uint32_t form, first, n;
} piece;

typedef struct {
    sy_collation *c;
    sy_scenes *s;
    sy_echoes e;
    SY_VEC(piece) pieces;
    uint32_t *same_words; /* sets of pieces that differ in nothing but their length */
    uint32_t *one_quote;  /* sets of pieces that are wordings of one quotation */
} wordings;

static spoken spoken_at(const wordings *w, const sy_unit *u)
{
    const sy_cdoc *d = &w->c->docs[u->report];
    spoken x = { sy_attribution_of(d, sy_cwords_span(d, u->first, u->n)), -1, -1 };
    if (x.attribution < 0) return x;
    int32_t speaker = sy_speaker_of(d->doc, &d->doc->attributions.at[x.attribution]);
    x.scene = w->s->of[u->report][x.attribution];
    if (speaker >= 0) x.speaker = w->s->actor[u->report][speaker];
    return x;
}

static const sy_unit *unit_of(const wordings *w, uint32_t form) { return w->e.forms[form].at; }
static const sy_cword *words_of(const wordings *w, uint32_t form) { return w->c->docs[unit_of(w, form)->report].words + unit_of(w, form)->first; }

/* Steps from the words at (i, j) on, in one direction, until one of the two has no more (*left_a, *left_b); a word that only one has is stepped over
 * where the next one is equal: "we have waited", "we waited". */
static uint32_t walk_edge(const sy_cword *x, const sy_cword *y, int32_t i, int32_t j, int by, uint32_t *left_a, uint32_t *left_b, sy_step *out)
{
    uint32_t n = 0;
    while (*left_a && *left_b) {
        int equal = x[i].key == y[j].key, over_a = !equal && *left_a > 1 && x[i + by].key == y[j].key;
        int over_b = !equal && !over_a && *left_b > 1 && x[i].key == y[j + by].key;
        out[n++] = (sy_step){ over_b ? -1 : i, over_a ? -1 : j };
        if (!over_b) i += by, --*left_a;
        if (!over_a) j += by, --*left_b;
    }
    return n;
}

static uint32_t edge_words(const sy_alignment *al, uint32_t a, uint32_t b)
{
    uint32_t n = a < b ? a : b;
    return n <= EDGE_WORDS && al->equal >= 2 * n ? n : 0;
}

/* Take in the words at the edges where one of the two quotations begins or ends. */
static void extend_to_edges(sy_arena *a, const wordings *w, sy_echo *e)
{
    sy_alignment *al = &e->alignment;
    const sy_cword *x = words_of(w, e->a), *y = words_of(w, e->b);
    uint32_t end_a = al->a_first + al->a_n, end_b = al->b_first + al->b_n;
    uint32_t before_a = al->a_first, before_b = al->b_first, after_a = unit_of(w, e->a)->n - end_a, after_b = unit_of(w, e->b)->n - end_b;
    int before = edge_words(al, before_a, before_b) > 0, after = edge_words(al, after_a, after_b) > 0;
    if (!before && !after) return;
    uint32_t room = before_a + before_b + after_a + after_b, n = 0;
    sy_step *steps = sy_alloc_array(a, al->n + room, sizeof *steps);
    if (before) n = walk_edge(x, y, (int32_t)al->a_first - 1, (int32_t)al->b_first - 1, -1, &before_a, &before_b, steps);
    for (uint32_t i = 0; i + 1 < n - i; i++) {
        sy_step s = steps[i];
        steps[i] = steps[n - 1 - i];
        steps[n - 1 - i] = s;
    }
    memcpy(steps + n, al->steps, al->n * sizeof *steps);
    n += al->n;
    if (after) n += walk_edge(x, y, (int32_t)end_a, (int32_t)end_b, 1, &after_a, &after_b, steps + n);
    al->steps = steps;
    al->n = n;
    if (before) al->a_first = before_a, al->b_first = before_b;
    al->a_n = (after ? unit_of(w, e->a)->n - after_a : end_a) - al->a_first;
    al->b_n = (after ? unit_of(w, e->b)->n - after_b : end_b) - al->b_first;
}

static int is_equal(const wordings *w, const sy_echo *e, const sy_step *s)
{
    return sy_step_is_equal(words_of(w, e->a), words_of(w, e->b), s);
}

/* 0, or one of SAYSO_CHANGED_. */
static uint8_t change_of(const wordings *w, const sy_echo *e, const sy_step *s)
{
    if (is_equal(w, e, s)) return 0;
    const sy_cdoc *p = &w->c->docs[unit_of(w, e->a)->report], *q = &w->c->docs[unit_of(w, e->b)->report];
    int spelling = s->i >= 0 && s->j >= 0 && sy_same_spelling(w->c, p, &words_of(w, e->a)[s->i], q, &words_of(w, e->b)[s->j]);
    return spelling ? SAYSO_CHANGED_SPELLING : SAYSO_CHANGED_WORD;
}

static uint32_t count_words_changed(const wordings *w, const sy_echo *e)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < e->alignment.n; i++) n += change_of(w, e, &e->alignment.steps[i]) == SAYSO_CHANGED_WORD;
    return n;
}

static uint32_t count_changes(const wordings *w, const sy_echo *e)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < e->alignment.n; i++) n += !is_equal(w, e, &e->alignment.steps[i]);
    return n;
}

/* Are the two one quotation? joined: the occasions have been made one. */
static int one_quotation(const wordings *w, const sy_echo *e, int *known)
{
    spoken x = spoken_at(w, unit_of(w, e->a)), y = spoken_at(w, unit_of(w, e->b));
    const sy_cdoc *p = &w->c->docs[unit_of(w, e->a)->report], *q = &w->c->docs[unit_of(w, e->b)->report];
    *known = x.speaker >= 0 && x.speaker == y.speaker;
    if (p->family == q->family) return 1;
    if (x.speaker >= 0 && y.speaker >= 0 && x.speaker != y.speaker) return e->alignment.equal >= CERTAIN_WORDS;
    if (x.scene >= 0 && y.scene >= 0) {
        if (sy_occasion_of(w->s, x.scene) == sy_occasion_of(w->s, y.scene)) return 1;
        if (!sy_scenes_agree(w->s, x.scene, y.scene)) return 0;
    }
    return e->alignment.equal >= (*known ? JOIN_WORDS : PROOF_WORDS);
}

/* A few words that reports of different days print may be a slogan that was said again. */
static int may_join(const wordings *w, const sy_unit *x, const sy_unit *y, uint32_t words)
{
    const sy_cdoc *a = &w->c->docs[x->report], *b = &w->c->docs[y->report];
    int dated = a->from <= a->to && b->from <= b->to;
    return words > PROOF_WORDS || !dated || a->from / 1440 == b->from / 1440;
}

static void join_occasions(wordings *w, const sy_echo *e)
{
    const sy_form *a = &w->e.forms[e->a], *b = &w->e.forms[e->b];
    if (e->alignment.equal < JOIN_WORDS) return;
    for (uint32_t i = 0; i < a->n; i++)
        for (uint32_t j = 0; j < b->n && (i == 0 || j == 0); j++) {
            if (!may_join(w, &a->at[i], &b->at[j], e->alignment.equal)) continue;
            spoken x = spoken_at(w, &a->at[i]), y = spoken_at(w, &b->at[j]);
            sy_scenes_join_by_quote(w->s, x.scene, y.scene);
        }
}

/* Reports that print the very same words. */
static void join_occasions_of_form(wordings *w, const sy_form *f)
{
    if (f->n < 2 || f->at->n < JOIN_WORDS) return;
    int32_t first = -1;
    uint32_t from = 0;
    for (uint32_t i = 0; i < f->n; i++) {
        int32_t scene = spoken_at(w, &f->at[i]).scene;
        if (first < 0) first = scene, from = i;
        else if (may_join(w, &f->at[from], &f->at[i], f->at->n)) sy_scenes_join_by_quote(w->s, first, scene);
    }
}

/* ---- findings */

static sayso_span step_span(const sy_cdoc *d, uint32_t first, int32_t i)
{
    sayso_span none = { 0, 0 };
    return i < 0 ? none : sy_cwords_span(d, first + (uint32_t)i, 1);
}

static const char *speaker_id(const wordings *w, int64_t speaker)
{
    return speaker < 0 ? NULL : sy_strdup(w->c->arena, w->s->actors.entries.at[speaker].key);
}

static const char *country_of(const wordings *w, const sy_unit *u, const spoken *x)
{
    const sayso_doc *doc = w->c->docs[u->report].doc;
    return x->attribution < 0 || x->speaker < 0 ? NULL : doc->actors.at[sy_speaker_of(doc, &doc->attributions.at[x->attribution])].country;
}

static void add_side(wordings *w, sy_evidence_list *list, uint32_t form, uint32_t first, uint32_t n, uint32_t from)
{
    const sy_form *f = &w->e.forms[form];
    for (uint32_t i = from; i < f->n && list->n < EVIDENCE_MAX; i++) {
        if (i && f->at[i].report == f->at[i - 1].report) continue;
        sayso_evidence e = { f->at[i].report, sy_cwords_span(&w->c->docs[f->at[i].report], f->at[i].first + first, n), NULL };
        *SY_PUSH(&w->c->scratch, list) = e;
    }
}

static void align_words(wordings *w, const sy_echo *e, sayso_finding *f)
{
    const sy_unit *a = unit_of(w, e->a), *b = unit_of(w, e->b);
    sayso_aligned *words = sy_alloc_array(w->c->arena, e->alignment.n, sizeof *words);
    for (uint32_t i = 0; i < e->alignment.n; i++) {
        const sy_step *s = &e->alignment.steps[i];
        words[i].a = step_span(&w->c->docs[a->report], a->first, s->i);
        words[i].b = step_span(&w->c->docs[b->report], b->first, s->j);
        words[i].changed = change_of(w, e, s);
    }
    f->words = words;
    f->n_words = e->alignment.n;
}

static void report_variant(wordings *w, const sy_echo *e, int known)
{
    sy_evidence_list list = { 0 };
    const sy_alignment *al = &e->alignment;
    spoken x = spoken_at(w, unit_of(w, e->a)), y = spoken_at(w, unit_of(w, e->b));
    sayso_evidence *to;
    for (uint32_t form = 0; form < 2; form++) { /* evidence 0 and 1 are what the words are aligned for */
        const sy_unit *u = unit_of(w, form ? e->b : e->a);
        sayso_evidence one = { u->report, sy_cwords_span(&w->c->docs[u->report], u->first + (form ? al->b_first : al->a_first), form ? al->b_n : al->a_n), NULL };
        *SY_PUSH(&w->c->scratch, &list) = one;
    }
    add_side(w, &list, e->a, al->a_first, al->a_n, 1);
    add_side(w, &list, e->b, al->b_first, al->b_n, 1);
    sayso_finding *f = sy_finding_new(w->c, SAYSO_VARIANT, &to, list.n);
    memcpy(to, list.at, list.n * sizeof *to);
    align_words(w, e, f);
    f->type = count_words_changed(w, e) ? "quotation" : "spelling";
    f->actor = speaker_id(w, x.speaker >= 0 ? x.speaker : y.speaker);
    const char *country = country_of(w, unit_of(w, e->a), &x);
    if (!country) country = country_of(w, unit_of(w, e->b), &y);
    int copied = w->c->docs[unit_of(w, e->a)->report].family == w->c->docs[unit_of(w, e->b)->report].family;
    if (!copied && count_words_changed(w, e) && sy_speaks_other_language(w->c->background, country)) f->note = "two renderings, possibly translation";
    f->reports = list.n;
    f->conf = known || copied ? CONF_KNOWN : CONF_UNKNOWN;
    f->reason = sy_printf(w->c->arena, "%u words alike%s", al->equal, known ? ", one speaker" : copied ? ", one text" : "");
}

/* ---- origins */

typedef struct {
    uint32_t quote, piece;
} membership;

static int by_quote(const void *a, const void *b)
{
    const membership *x = a, *y = b;
    if (x->quote != y->quote) return x->quote < y->quote ? -1 : 1;
    return x->piece < y->piece ? -1 : x->piece > y->piece;
}

typedef struct {
    sy_evidence_list evidence, relays;
    sy_map relay_ids, reports, occasions, wordings;
    uint32_t families, unplaced;
    int64_t speaker;
    const char *date;
    uint32_t first_family;
} origin;

static void count_in(sy_arena *a, sy_map *m, uint32_t key) { sy_map_put(a, m, (const char *)&key, sizeof key, NULL); }

static void note_relay(wordings *w, origin *o, uint32_t report, const sy_relay *relay)
{
    sy_map_put(w->c->arena, &o->relay_ids, relay->id, strlen(relay->id), NULL);
    for (uint32_t i = 0; i < o->relays.n; i++)
        if (o->relays.at[i].report == report && sy_span_touches(o->relays.at[i].span, relay->span)) return;
    sayso_evidence e = { report, relay->span, "relay" };
    if (relay->span.end) *SY_PUSH(&w->c->scratch, &o->relays) = e;
}

/* Who passed the statement on, and whom the report credits. */
static void add_relay(wordings *w, origin *o, const sy_unit *u, const spoken *x)
{
    const sayso_doc *doc = w->c->docs[u->report].doc;
    sy_relay relay;
    if (x->attribution >= 0 && sy_relay_of(doc, &doc->attributions.at[x->attribution], &relay)) note_relay(w, o, u->report, &relay);
    for (uint32_t i = 0; i < w->s->relays[u->report].n; i++) note_relay(w, o, u->report, &w->s->relays[u->report].at[i]);
}

static void take_unit(wordings *w, origin *o, const sy_unit *u, const piece *p)
{
    const sy_cdoc *d = &w->c->docs[u->report];
    spoken x = spoken_at(w, u);
    if (!o->evidence.n) o->first_family = d->family;
    o->families += d->family != o->first_family;
    int fresh;
    sy_map_put(&w->c->scratch, &o->reports, (const char *)&u->report, sizeof u->report, &fresh);
    sayso_evidence e = { u->report, sy_cwords_span(d, u->first + p->first, p->n), NULL };
    if (fresh && o->evidence.n < EVIDENCE_MAX) *SY_PUSH(&w->c->scratch, &o->evidence) = e;
    if (x.speaker >= 0 && o->speaker < 0) o->speaker = x.speaker;
    if (x.scene >= 0 && sy_scene_is_placed(w->s, x.scene)) {
        count_in(&w->c->scratch, &o->occasions, sy_occasion_of(w->s, x.scene));
        if (!o->date) o->date = w->s->groups[sy_occasion_of(w->s, x.scene)].date;
    } else {
        o->unplaced++;
    }
    add_relay(w, o, u, &x);
}

static void report_origin(wordings *w, const membership *m, uint32_t n)
{
    origin o = { .speaker = -1 };
    for (uint32_t i = 0; i < n; i++) {
        const piece *p = &w->pieces.at[m[i].piece];
        const sy_form *f = &w->e.forms[p->form];
        for (uint32_t k = 0; k < f->n; k++) take_unit(w, &o, &f->at[k], p);
        count_in(&w->c->scratch, &o.wordings, sy_set_find(w->same_words, m[i].piece));
    }
    if (!o.families) return; /* one report and its copies: nothing to count */
    sayso_evidence *e;
    sayso_finding *f = sy_finding_new(w->c, SAYSO_ORIGIN, &e, o.evidence.n + o.relays.n);
    memcpy(e, o.evidence.at, o.evidence.n * sizeof *e);
    if (o.relays.n) memcpy(e + o.evidence.n, o.relays.at, o.relays.n * sizeof *e);
    const char **relays = sy_alloc_array(w->c->arena, o.relay_ids.entries.n, sizeof *relays);
    for (uint32_t i = 0; i < o.relay_ids.entries.n; i++) relays[i] = o.relay_ids.entries.at[i].key;
    f->type = "quotation";
    f->actor = speaker_id(w, o.speaker);
    f->date = o.date;
    f->reports = o.reports.entries.n;
    f->occasions = o.occasions.entries.n;
    f->wordings = o.wordings.entries.n;
    f->relays = relays;
    f->n_relays = o.relay_ids.entries.n;
    f->note = o.unplaced && f->occasions ? "the occasion is not found for every report; a shared quotation alone shows no dependence" : "a shared quotation alone shows no dependence";
    f->conf = CONF_ORIGIN;
    f->reason = "one quotation in several reports";
}

static void report_origins(wordings *w)
{
    uint32_t n = w->pieces.n;
    membership *all = sy_alloc_array(&w->c->scratch, n, sizeof *all);
    for (uint32_t i = 0; i < n; i++) {
        membership m = { sy_set_find(w->one_quote, i), i };
        all[i] = m;
    }
    if (n) qsort(all, n, sizeof *all, by_quote);
    for (uint32_t i = 0; i < n;) {
        uint32_t j = i + 1;
        while (j < n && all[j].quote == all[i].quote) j++;
        report_origin(w, all + i, j - i);
        i = j;
    }
}

/* ---- pieces */

static void add_piece(wordings *w, uint32_t form, uint32_t first, uint32_t n)
{
    piece p = { form, first, n };
    *SY_PUSH(&w->c->scratch, &w->pieces) = p;
}

/* Two pieces for each echo that counts, at 2k and 2k + 1; then the quotations that are alike to the letter. */
static void make_pieces(wordings *w, const sy_echo *const *echoes, uint32_t n)
{
    uint8_t *echoed = sy_alloc_array(&w->c->scratch, w->e.n_forms, 1);
    for (uint32_t i = 0; i < n; i++) {
        const sy_alignment *al = &echoes[i]->alignment;
        add_piece(w, echoes[i]->a, al->a_first, al->a_n);
        add_piece(w, echoes[i]->b, al->b_first, al->b_n);
        echoed[echoes[i]->a] = echoed[echoes[i]->b] = 1;
    }
    for (uint32_t i = 0; i < w->e.n_forms; i++)
        if (!echoed[i] && w->e.forms[i].n > 1) add_piece(w, i, 0, w->e.forms[i].at->n);
    w->same_words = sy_alloc_array(&w->c->scratch, w->pieces.n, sizeof *w->same_words);
    w->one_quote = sy_alloc_array(&w->c->scratch, w->pieces.n, sizeof *w->one_quote);
    for (uint32_t i = 0; i < w->pieces.n; i++) w->same_words[i] = w->one_quote[i] = i;
}

/* Pieces of one form that cover each other by half are one. */
static void join_pieces(wordings *w)
{
    membership *order = sy_alloc_array(&w->c->scratch, w->pieces.n, sizeof *order);
    for (uint32_t i = 0; i < w->pieces.n; i++) {
        membership m = { w->pieces.at[i].form, i };
        order[i] = m;
    }
    if (w->pieces.n) qsort(order, w->pieces.n, sizeof *order, by_quote);
    for (uint32_t i = 1; i < w->pieces.n; i++)
        for (uint32_t j = i; j-- > 0 && order[j].quote == order[i].quote;) {
            const piece *p = &w->pieces.at[order[i].piece], *q = &w->pieces.at[order[j].piece];
            uint32_t from = p->first > q->first ? p->first : q->first, least = p->n < q->n ? p->n : q->n;
            uint32_t to = p->first + p->n < q->first + q->n ? p->first + p->n : q->first + q->n;
            if (to <= from || (to - from) * 2 < least) continue;
            sy_set_join(w->one_quote, order[i].piece, order[j].piece);
            sy_set_join(w->same_words, order[i].piece, order[j].piece);
        }
}

static void list_quotes(sy_collation *c, wordings *w)
{
    static const sy_echo_terms terms = { .equal_min = 4, .content_min = 2, .density = 60 };
    SY_VEC(sy_unit) units = { 0 };
    for (uint32_t i = 0; i < c->n; i++)
        for (uint32_t k = 0; k < c->docs[i].n_quotes; k++) {
            sy_unit u = { i, c->docs[i].quotes[k].first, c->docs[i].quotes[k].n };
            if (u.n >= 3) *SY_PUSH(&c->scratch, &units) = u;
        }
    sy_find_echoes(c, units.at, units.n, &terms, &w->e);
}

void sy_compare_wordings(sy_collation *c, sy_scenes *s)
{
    wordings w = { .c = c, .s = s };
    list_quotes(c, &w);
    for (uint32_t i = 0; i < w.e.n_forms; i++) join_occasions_of_form(&w, &w.e.forms[i]);
    for (uint32_t i = 0; i < w.e.n_echoes; i++) { /* first all occasions, then what rests on them */
        int known;
        if (one_quotation(&w, &w.e.echoes[i], &known)) join_occasions(&w, &w.e.echoes[i]);
    }
    const sy_echo **echoes = sy_alloc_array(&c->scratch, w.e.n_echoes, sizeof *echoes);
    uint32_t n = 0;
    for (uint32_t i = 0; i < w.e.n_echoes; i++) {
        int known;
        if (!one_quotation(&w, &w.e.echoes[i], &known)) continue;
        extend_to_edges(&c->scratch, &w, &w.e.echoes[i]);
        if (count_changes(&w, &w.e.echoes[i])) report_variant(&w, &w.e.echoes[i], known);
        echoes[n++] = &w.e.echoes[i];
    }
    make_pieces(&w, echoes, n);
    for (uint32_t i = 0; i < n; i++) {
        sy_set_join(w.one_quote, 2 * i, 2 * i + 1);
        if (!count_words_changed(&w, echoes[i])) sy_set_join(w.same_words, 2 * i, 2 * i + 1);
    }
    join_pieces(&w);
    report_origins(&w);
}
