/*
 * attribution_link.c - ties sources and contents to cues, block by block. Given the right pieces this is nearly
 * free of errors (96 of 100 on gold pieces), so it is a page of costs: nearest wins, jumping over another cue or
 * into another sentence costs, a relation in the tree earns. A cue without a source of its own takes over its
 * neighbour's ("X said ... and added ...").
 */
#include "record/attribution.h"

enum { LINK_COST_MAX = 90, CUE_BETWEEN = 12, CONTENT_BETWEEN = 2, SENTENCE_BETWEEN = 22, TREE_GAIN = 25, OTHER_VOICE = 25, NEAR_PIECES = 24 };

typedef enum { SOURCE = 0, CUE, CONTENT } piece_kind;

typedef struct {
    piece_kind kind;
    sy_run run;
    uint8_t margin;
    int32_t link; /* of a cue: its link; of a content: the link it went to; -1 */
} piece;

typedef struct {
    const struct sy_cues *cues;
    sayso_doc *d;
    const sy_attr_word *w;
    sy_links *links;
    SY_VEC(piece) pieces;
    int32_t last_link; /* of the block before, -1 */
} linker;

static int32_t gap(sy_run a, sy_run b) { return a.last < b.first ? b.first - a.last - 1 : a.first > b.last ? a.first - b.last - 1 : 0; }
static uint32_t sentence_of(const linker *l, sy_run r) { return l->d->words.at[r.first].sentence; }
static int is_quoted(const linker *l, sy_run r) { return l->d->words.at[r.first].quote_depth > 0 && l->d->words.at[r.last].quote_depth > 0; }

/* ---- pieces from labels */

/* "said privately, reflecting": two cues. */
static void split_cue(linker *l)
{
    piece *p = &l->pieces.at[l->pieces.n - 1];
    for (int32_t i = p->run.first + 1; i < p->run.last; i++) {
        if (!sy_word_is(&l->d->words.at[i], ",") || l->d->words.at[i + 1].upos != SY_VERB || !l->w[i + 1].cuelike) continue;
        piece second = *p;
        p->run.last = i - 1;
        second.run.first = i + 1;
        *SY_PUSH(&l->d->arena, &l->pieces) = second;
        return;
    }
}

static void take_pieces(linker *l, const uint8_t *labels, const uint8_t *margins, uint32_t first, uint32_t end)
{
    l->pieces.n = 0;
    for (uint32_t i = first; i < end; i++) {
        uint8_t y = labels[i];
        if (y == SY_LABEL_O) continue;
        piece *p = SY_PUSH(&l->d->arena, &l->pieces);
        p->kind = (piece_kind)((y - 1) / 2);
        p->run.first = (int32_t)i;
        p->margin = margins[i];
        p->link = -1;
        while (i + 1 < end && labels[i + 1] == (y + 1 - (y - 1) % 2)) i++;
        p->run.last = (int32_t)i;
        if (p->kind == CUE) split_cue(l);
    }
}

/* ---- costs */

int32_t sy_run_top(const sayso_doc *d, sy_run r)
{
    for (int32_t i = r.first; i <= r.last && i >= 0; i++) {
        const sy_word *w = &d->words.at[i];
        if ((w->head < r.first || w->head > r.last) && w->upos != SY_PUNCT && w->rel) return i;
    }
    return -1;
}


static int has_tree(const sayso_doc *d, int32_t i) { return i >= 0 && d->words.at[i].rel; }

/* Does the tree hang a content below a word of the cue, or the cue beside the content as an inserted clause? */
static int content_by_tree(const linker *l, sy_run content, sy_run cue)
{
    int32_t top = sy_run_top(l->d, content);
    if (!has_tree(l->d, top)) return 0;
    if (sy_in_run(l->d->words.at[top].head, cue)) return 1;
    for (int32_t i = cue.first; i <= cue.last; i++)
        if (sy_in_run(l->d->words.at[i].head, content) && sy_rel_main(l->d->words.at[i].rel) == SY_REL_PARATAXIS) return 1;
    return 0;
}

static int source_by_tree(const linker *l, sy_run source, sy_run cue)
{
    int32_t top = sy_run_top(l->d, source);
    if (!has_tree(l->d, top)) return 0;
    if (sy_in_run(l->d->words.at[top].head, cue)) return 1;
    for (int32_t i = cue.first; i <= cue.last; i++)
        if (l->d->words.at[i].upos == SY_VERB && sy_in_run(sy_subject(l->d, i), source)) return 1;
    return 0;
}

static int32_t between_cost(const linker *l, uint32_t a, uint32_t b, int32_t cue_cost, int32_t content_cost)
{
    int32_t cost = 0;
    uint32_t lo = a < b ? a : b, hi = a < b ? b : a;
    for (uint32_t k = lo + 1; k < hi; k++)
        cost += l->pieces.at[k].kind == CUE ? cue_cost : l->pieces.at[k].kind == CONTENT ? content_cost : 0;
    return cost;
}

/* Words of speech, not a few words set off. */
static int is_speech(const linker *l, sy_run r) { return l->w[r.first].quote_kind == SY_QUOTE_SPEECH || l->w[r.last].quote_kind == SY_QUOTE_SPEECH; }

/* The only way for words without marks to belong to a cue of another sentence: "The ministry said:" before them. */
static int follows_colon(const linker *l, sy_run r) { return r.first > 0 && sy_word_is(&l->d->words.at[r.first - 1], ":"); }

static int32_t content_cost(const linker *l, uint32_t content, uint32_t cue)
{
    sy_run t = l->pieces.at[content].run, c = l->pieces.at[cue].run;
    uint32_t st = sentence_of(l, t), sc = sentence_of(l, c), apart = st < sc ? sc - st : st - sc;
    int32_t cost = gap(t, c) / 2 + (int32_t)apart * SENTENCE_BETWEEN + between_cost(l, content, cue, CUE_BETWEEN, CONTENT_BETWEEN);
    if (apart && !(is_quoted(l, t) ? is_speech(l, t) : follows_colon(l, t))) return LINK_COST_MAX + 1;
    if (apart && st < sc) cost += 4; /* a quotation more often goes on after its cue than it waits for it */
    if (l->d->words.at[c.first].quote_depth > l->d->words.at[t.first].quote_depth) cost += OTHER_VOICE;
    if (content_by_tree(l, t, c)) cost -= TREE_GAIN;
    return cost;
}

static int32_t source_cost(const linker *l, uint32_t source, uint32_t cue)
{
    sy_run s = l->pieces.at[source].run, c = l->pieces.at[cue].run;
    if (sentence_of(l, s) != sentence_of(l, c)) return LINK_COST_MAX + 1;
    int32_t cost = gap(s, c) / 2 + between_cost(l, source, cue, CUE_BETWEEN, CONTENT_BETWEEN * 2);
    if (s.first > c.last) cost += 3;
    if (l->d->words.at[s.first].quote_depth != l->d->words.at[c.first].quote_depth) cost += OTHER_VOICE;
    if (source_by_tree(l, s, c)) cost -= TREE_GAIN;
    return cost;
}

/* The piece of a kind that costs least; only pieces near in the list are looked at. */
static int32_t cheapest(const linker *l, uint32_t at, piece_kind kind, int32_t (*cost)(const linker *, uint32_t, uint32_t))
{
    int32_t best = -1, least = LINK_COST_MAX;
    uint32_t from = at > NEAR_PIECES ? at - NEAR_PIECES : 0, to = at + NEAR_PIECES < l->pieces.n ? at + NEAR_PIECES : l->pieces.n;
    for (uint32_t k = from; k < to; k++) {
        if (l->pieces.at[k].kind != kind) continue;
        int32_t c = cost(l, kind == CUE ? at : k, kind == CUE ? k : at);
        if (c >= least) continue;
        least = c;
        best = (int32_t)k;
    }
    return best;
}

/* ---- links */

static sy_link *new_link(linker *l)
{
    sy_link *k = SY_PUSH(&l->d->arena, l->links);
    k->cue.first = k->cue.last = k->source.first = k->source.last = k->cue_word = k->row = -1;
    k->margin = 255;
    return k;
}

static void lower_margin(sy_link *k, uint8_t margin)
{
    if (margin < k->margin) k->margin = margin;
}

/* The word of the cue that says what kind it is: a verb of the lexicon, else any word of the lexicon. */
static void name_cue(const linker *l, sy_link *k)
{
    for (int32_t i = k->cue.last; i >= k->cue.first && k->cue.first >= 0; i--) {
        int32_t row = l->w[i].cue;
        if (row < 0) continue;
        char pos = l->cues->cues.at[row].pos;
        if (pos == 'O' || pos == 'K') continue;
        int verb = pos == 'V' || pos == 'P';
        if (k->row >= 0 && (!verb || l->cues->cues.at[k->row].pos == 'V')) continue;
        if (k->row >= 0 && pos == 'V' && l->cues->cues.at[k->row].pos == 'N' && sy_verb_carries(&l->d->words.at[i])) continue;
        k->row = row;
        k->cue_word = i;
    }
    for (int32_t i = k->cue.first; i >= 0 && i <= k->cue.last && k->row < 0; i++) { /* headlines: "Warns" read as a name */
        k->row = sy_cue_by_form(l->cues, &l->d->words.at[i]);
        if (k->row >= 0) k->cue_word = i;
    }
}

static void add_content(linker *l, sy_link *k, const piece *p)
{
    *SY_PUSH(&l->d->arena, &k->content) = p->run;
    lower_margin(k, p->margin);
}

static int32_t link_of_cue(linker *l, uint32_t cue)
{
    piece *c = &l->pieces.at[cue];
    if (c->link >= 0) return c->link;
    sy_link *k = new_link(l);
    k->cue = c->run;
    lower_margin(k, c->margin);
    int32_t s = cheapest(l, cue, SOURCE, source_cost);
    if (s >= 0) {
        k->source = l->pieces.at[s].run;
        k->inherited = between_cost(l, cue, (uint32_t)s, 1, 0) > 0 && !source_by_tree(l, k->source, k->cue);
        lower_margin(k, l->pieces.at[s].margin);
    }
    name_cue(l, k);
    k->reason = "tagged";
    c->link = (int32_t)l->links->n - 1;
    return c->link;
}

/* Speech in a sentence without a cue of its own goes on from the speech before it, if that is near; else it may wait
 * for the cue of the next sentence. */
static int32_t speech_before(const linker *l, uint32_t at)
{
    uint32_t sentence = sentence_of(l, l->pieces.at[at].run);
    for (uint32_t k = at; k-- > 0 && k + NEAR_PIECES > at;) {
        const piece *p = &l->pieces.at[k];
        if (p->kind == CONTENT && p->link >= 0 && is_quoted(l, p->run) && sentence_of(l, p->run) + 4 > sentence) return p->link;
    }
    return -1;
}

static int cue_in_sentence(const linker *l, uint32_t at)
{
    uint32_t s = sentence_of(l, l->pieces.at[at].run);
    for (uint32_t k = at; k-- > 0 && sentence_of(l, l->pieces.at[k].run) == s;)
        if (l->pieces.at[k].kind == CUE) return 1;
    for (uint32_t k = at + 1; k < l->pieces.n && sentence_of(l, l->pieces.at[k].run) == s; k++)
        if (l->pieces.at[k].kind == CUE) return 1;
    return 0;
}

/* A content with no cue near: words in quotation marks go on from the link before them, or are left alone. */
static void take_orphan(linker *l, piece *p, int32_t before)
{
    if (!is_quoted(l, p->run) || !is_speech(l, p->run) || before < 0) return;
    p->link = before;
    add_content(l, &l->links->at[before], p);
}

static int opens_continued(const linker *l, sy_run r)
{
    const sayso_doc *d = l->d;
    uint32_t lo = 0, hi = d->quotes.n;
    uint32_t at = d->words.at[r.first].span.start;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (d->quotes.at[mid].inner.start < at) lo = mid + 1;
        else hi = mid;
    }
    return lo < d->quotes.n && d->quotes.at[lo].inner.start == at && d->quotes.at[lo].continued_from >= 0;
}

static void link_content(linker *l, uint32_t i)
{
    piece *p = &l->pieces.at[i];
    int32_t c = -1;
    if (!cue_in_sentence(l, i) && is_quoted(l, p->run)) {
        int32_t before = speech_before(l, i);
        if (before < 0 && opens_continued(l, p->run)) before = l->last_link;
        if (before >= 0) {
            take_orphan(l, p, before);
            return;
        }
    }
    c = cheapest(l, i, CUE, content_cost);
    if (c < 0) return;
    p->link = link_of_cue(l, (uint32_t)c);
    add_content(l, &l->links->at[p->link], p);
}

static void link_block(linker *l)
{
    int32_t last = -1;
    for (int speech = 0; speech < 2; speech++) /* first what has a cue in its sentence, then the rest */
        for (uint32_t i = 0; i < l->pieces.n; i++)
            if (l->pieces.at[i].kind == CONTENT && l->pieces.at[i].link < 0 && (speech || cue_in_sentence(l, i))) link_content(l, i);
    for (uint32_t i = 0; i < l->pieces.n; i++)
        if (l->pieces.at[i].kind == CONTENT && l->pieces.at[i].link >= 0 && is_quoted(l, l->pieces.at[i].run)) last = l->pieces.at[i].link;
    l->last_link = last;
}

void sy_attr_link(const struct sy_cues *cues, sayso_doc *d, const sy_attr_word *w, const uint8_t *labels, const uint8_t *margins,
                  sy_links *out)
{
    linker l;
    memset(&l, 0, sizeof l);
    l.cues = cues;
    l.d = d;
    l.w = w;
    l.links = out;
    l.last_link = -1;
    uint32_t at = 0, first, end;
    while (sy_attr_sequence(d, &at, &first, &end)) {
        take_pieces(&l, labels, margins, first, end);
        link_block(&l);
    }
}
