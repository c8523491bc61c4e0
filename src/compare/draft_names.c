/* draft_names.c - names of a draft: printed so in a report, printed otherwise, or in none. */
#include "compare/draft.h"

#include "base/hash.h"

enum { NAME_WORDS_MAX = 12, HEADLINE = 80, PUT_IN_MAX = 3, AROUND = 8 };

typedef struct {
    sy_draft_index *x;
    sy_map seen;    /* names of the draft that were looked at */
    sy_map actors;  /* id -> report in whose list it stands first */
} namer;

static int is_timed(const sayso_doc *doc, const sy_cword *w)
{
    uint32_t i = sy_time_from(doc, w->start);
    return i < doc->times.n && doc->times.at[i].span.start <= w->start;
}

static int is_capital(const sy_cdoc *d, uint32_t k)
{
    uint8_t f = d->words[k].flags;
    return (f & SY_CW_CAPITAL) && !(f & (SY_CW_COMMON | SY_CW_QUOTED | SY_CW_WITHIN)) && !is_timed(d->doc, &d->words[k]);
}

static void list_actors(namer *n)
{
    for (uint32_t i = 0; i < n->x->n_reports; i++) {
        const sayso_doc *doc = n->x->c->docs[i].doc;
        for (uint32_t k = 0; k < doc->actors.n; k++) {
            int fresh;
            uint32_t *at = sy_map_put(&n->x->c->scratch, &n->actors, doc->actors.at[k].id, strlen(doc->actors.at[k].id), &fresh);
            if (fresh) *at = i;
        }
    }
}

static int is_fresh(namer *n, uint32_t first, uint32_t count)
{
    uint32_t keys[NAME_WORDS_MAX];
    int fresh;
    for (uint32_t i = 0; i < count; i++) keys[i] = n->x->draft->words[first + i].key;
    sy_map_put(&n->x->c->scratch, &n->seen, (const char *)keys, count * sizeof *keys, &fresh);
    return fresh;
}

/* The words as names stand in reports: with capital letters. */
static int places_of_run(namer *n, uint32_t first, uint32_t count, sy_check_status status, sy_check_item *item)
{
    sy_run run;
    uint32_t report, word, before = item->n_places;
    sy_draft_run_open(n->x, first, count, &run);
    run.names = 1;
    while (item->n_places < SY_CHECK_PLACES_MAX && sy_draft_run_next(n->x, &run, &report, &word)) {
        const sy_cdoc *d = &n->x->c->docs[report];
        if (d->words[word].flags & SY_CW_CAPITAL) sy_draft_place(item, report, sy_cwords_span(d, word, count), status, status == SY_CARRIED ? NULL : "words");
    }
    return item->n_places > before;
}

/* "President Almas" in "President Ruta Almas": the name's words in order up to the word, with capitalised ones put in between. */
static uint32_t begins_at(const namer *n, uint32_t first, uint32_t count, uint32_t report, uint32_t word)
{
    const sy_cdoc *d = &n->x->c->docs[report];
    uint32_t left = count - 1, put_in = 0, k = word;
    while (left > 0 && k > 0 && put_in <= PUT_IN_MAX && (d->words[k - 1].flags & SY_CW_CAPITAL)) {
        k--;
        if (n->x->stems[report][k] == n->x->stems[n->x->n_reports][first + left - 1]) left--;
        else put_in++;
    }
    return left ? UINT32_MAX : k;
}

/* The words of the name one by one around the word: "the Ostrel bridge" of "the bridge at Ostrel". */
static int stands_around(const namer *n, uint32_t first, uint32_t count, uint32_t report, uint32_t word, sayso_span *span)
{
    const sy_cdoc *d = &n->x->c->docs[report];
    uint32_t from = word > AROUND ? word - AROUND : 0, to = word + AROUND < d->n_words ? word + AROUND : d->n_words, lo = word, hi = word;
    const sy_crange *s = &d->sentences[sy_draft_sentence(d, word)];
    for (uint32_t i = 0; i + 1 < count; i++) {
        uint32_t k = from > s->first ? from : s->first, end = to < s->first + s->n ? to : s->first + s->n;
        while (k < end && n->x->stems[report][k] != n->x->stems[n->x->n_reports][first + i]) k++;
        if (k == end) return 0;
        if (k < lo) lo = k;
        if (k > hi) hi = k;
    }
    *span = sy_cwords_span(d, lo, hi - lo + 1);
    return 1;
}

/* Places of the name with other words in between (carried: a part of a longer name), or in another order (re-worded). */
static int places_apart(namer *n, uint32_t first, uint32_t count, sy_check_item *item)
{
    uint32_t n_at, last = n->x->stems[n->x->n_reports][first + count - 1];
    const uint64_t *at = sy_draft_postings(n->x, last, &n_at);
    for (int pass = 0; pass < 2 && !item->n_places; pass++)
        for (uint32_t i = 0; i < n_at && item->n_places < SY_CHECK_PLACES_MAX; i++) {
            uint32_t word, report = sy_draft_report(n->x, (uint32_t)at[i], &word), from = pass ? UINT32_MAX : begins_at(n, first, count, report, word);
            sayso_span span = { 0, 0 };
            if (!pass && from != UINT32_MAX) sy_draft_place(item, report, sy_cwords_span(&n->x->c->docs[report], from, word - from + 1), SY_CARRIED, NULL);
            else if (pass && stands_around(n, first, count, report, word, &span)) sy_draft_place(item, report, span, SY_REWORDED, "words");
        }
    if (!item->n_places) return 0;
    item->status = item->places[0].status;
    if (item->status == SY_REWORDED) item->type = "words", item->note = "its words stand in a report in another order";
    return 1;
}

/* A report that names the actor, in other letters or words. */
static int place_of_actor(namer *n, const char *id, sy_check_item *item)
{
    const uint32_t *at = sy_map_get(&n->actors, id, strlen(id));
    if (!at) return 0;
    const sayso_doc *doc = n->x->c->docs[*at].doc;
    for (uint32_t i = 0; i < doc->mentions.n; i++) {
        const sayso_mention *m = &doc->mentions.at[i];
        if (m->actor < 0 || m->how == SAYSO_HOW_PRONOUN || m->how == SAYSO_HOW_TITLE || strcmp(doc->actors.at[m->actor].id, id) != 0) continue;
        sy_draft_place(item, *at, m->span, SY_REWORDED, "spelling");
        return 1;
    }
    return 0;
}

/* By its part of speech a name or the adjective of one. */
static int is_proper_noun(const sy_cdoc *d, uint32_t k)
{
    uint32_t w = sy_word_at(d->doc, d->words[k].start);
    return w >= d->doc->words.n || d->doc->words.at[w].upos == SY_PROPN || d->doc->words.at[w].upos == SY_ADJ;
}

static void look_up(namer *n, uint32_t first, uint32_t count, const char *id, sy_check_items *out)
{
    const sy_cdoc *d = n->x->draft;
    while (count > 1 && (!is_capital(d, first) || ((d->words[first].flags & SY_CW_SENTENCE) && !is_proper_noun(d, first)))) first++, count--;
    while (count > 1 && !is_capital(d, first + count - 1)) count--;
    if (count > NAME_WORDS_MAX || !is_fresh(n, first, count)) return;
    sy_check_item *item = sy_draft_item(n->x, out, SY_ITEM_NAME, sy_cwords_span(d, first, count));
    if (places_of_run(n, first, count, SY_CARRIED, item)) {
        item->status = SY_CARRIED;
        return;
    }
    if (count > 1 && places_apart(n, first, count, item)) return;
    for (uint32_t k = 1; k < count; k++) {
        if (!places_of_run(n, first + k, count - k, SY_REWORDED, item)) continue;
        int whole = count - k > 1 || (id && sy_map_get(&n->actors, id, strlen(id)));
        item->status = whole ? SY_REWORDED : SY_NOT_FOUND;
        item->type = "words";
        item->note = whole ? "part of it stands in a report, with other words before it or none" : "only the last word of it stands in a report";
        if (!whole) item->n_places = 0;
        return;
    }
    if (!id || !place_of_actor(n, id, item)) return;
    item->status = SY_REWORDED;
    item->type = "spelling";
    item->note = "called otherwise in the reports";
}

static int is_mentioned(const sayso_doc *doc, const sy_cword *w, sayso_span *span, int32_t *actor)
{
    for (uint32_t i = 0; i < doc->mentions.n; i++) {
        const sayso_mention *m = &doc->mentions.at[i];
        if (m->how == SAYSO_HOW_PRONOUN || w->start < m->span.start || w->start >= m->span.end) continue;
        *span = m->span;
        *actor = m->actor;
        return 1;
    }
    return 0;
}

/* A headline in capitals shows no names by them. */
static int is_headline(const sy_cdoc *d, const sy_crange *s)
{
    uint32_t subjects = 0, capitals = 0;
    for (uint32_t k = s->first; k < s->first + s->n; k++) {
        if (d->words[k].flags & SY_CW_COMMON) continue;
        subjects++;
        capitals += (d->words[k].flags & SY_CW_CAPITAL) != 0;
    }
    return subjects > 5 && capitals * 100 >= HEADLINE * subjects;
}

/* Do only blanks stand between two words? */
static int adjoin(const sy_cdoc *d, uint32_t k)
{
    for (uint32_t i = sy_word_end(&d->words[k]); i < d->words[k + 1].start; i++)
        if (d->doc->text[i] != ' ' && (unsigned char)d->doc->text[i] < 0x80) return 0;
    return 1;
}

/* "Residents of the valley": the capital letter is the sentence's. */
static int is_noun_alone(const sy_cdoc *d, uint32_t k, uint32_t count)
{
    for (uint32_t i = k + 1; i < k + count; i++)
        if (is_capital(d, i)) return 0;
    return d->doc->words.n && !is_proper_noun(d, k);
}

static void sentence(namer *n, const sy_crange *s, sy_check_items *out)
{
    const sy_cdoc *d = n->x->draft;
    int headline = is_headline(d, s);
    for (uint32_t k = s->first, end = s->first + s->n; k < end;) {
        sayso_span span;
        int32_t actor = -1;
        uint32_t count = 1;
        if (!is_mentioned(d->doc, &d->words[k], &span, &actor)) {
            int initial = k == s->first;
            if (!is_capital(d, k)) { k++; continue; }
            while (k + count < end && is_capital(d, k + count) && adjoin(d, k + count - 1) && !is_mentioned(d->doc, &d->words[k + count], &span, &actor)) count++;
            if (!headline && !(initial && count == 1)) look_up(n, k, count, NULL, out);
        } else {
            while (k + count < end && d->words[k + count].start < span.end) count++;
            int capital = 0;
            for (uint32_t i = k; i < k + count; i++) capital |= is_capital(d, i);
            if (k == s->first && is_noun_alone(d, k, count)) capital = 0;
            if (capital) look_up(n, k, count, actor < 0 ? NULL : d->doc->actors.at[actor].id, out);
        }
        k += count;
    }
}

void sy_draft_names(sy_draft_index *x, sy_check_items *out)
{
    namer n = { .x = x };
    list_actors(&n);
    for (uint32_t s = 0; s < x->draft->n_sentences; s++) sentence(&n, &x->draft->sentences[s], out);
}
