/*
 * attribution_relay.c - through whom a statement came: "X said, according to the agency", "X told parliament, the agency
 * reported". Where the clause before is a statement of its own, the agency relays it and is no speaker; where it is not,
 * the agency's own statement is the whole clause, not its last phrase.
 */
#include "record/attribution.h"

#include "base/common.h"
#include "names/names.h"

enum { COVERED_PERCENT = 60, LINKS_NEAR = 12, TAIL_WORDS_MAX = 6, ASIDE_WORDS_MAX = 24 };

typedef struct {
    sy_run cue, source;  /* of the relaying words */
    sy_run clause;       /* what they are said of */
    sy_run all;          /* cue and source, in text order */
} relay;


static int is_media(const sayso_doc *d, int32_t actor) { return actor >= 0 && d->actors.at[actor].kind == SAYSO_ACTOR_MEDIA; }

/* The outlet that the words name; else the person or actor; -1. */
static int32_t relayer(const sayso_doc *d, sy_run source)
{
    for (int32_t i = source.first; i >= 0 && i <= source.last; i++)
        if (is_media(d, sy_actor_of_word(d, i))) return sy_actor_of_word(d, i);
    int32_t person = sy_person_named(d, source);
    if (person >= 0) return person;
    int32_t head = sy_source_head(d, source);
    return head < 0 ? -1 : sy_actor_near(d, head);
}

/* ---- the clause */

static sy_run sentence_run(const sayso_doc *d, int32_t w)
{
    const sy_sentence *s = &d->sentences.at[sy_nth(d, w)->sentence];
    sy_run run = { (int32_t)s->first_word, (int32_t)(s->first_word + s->n_words) - 1 };
    while (run.last > run.first && !sy_word_is_wordy(sy_nth(d, run.last))) run.last--;
    while (run.first < run.last && (!sy_word_is_wordy(sy_nth(d, run.first)) || sy_nth(d, run.first)->upos == SY_CCONJ)) run.first++;
    return run;
}

/* The rest of the sentence where the relaying words end or begin it; none in between. */
static sy_run clause_beside(const sayso_doc *d, sy_run all)
{
    sy_run s = sentence_run(d, all.first), none = { -1, -1 };
    int32_t comma = all.first - 1;
    if (comma > s.first && !sy_word_is_wordy(sy_nth(d, comma)) && !sy_word_is(sy_nth(d, comma), ",")) comma--; /* "...," the agency said */
    if (all.last >= s.last && comma > s.first + 1 && sy_word_is(sy_nth(d, comma), ",")) {
        s.last = comma - 1;
        while (s.last > s.first && !sy_word_is_wordy(sy_nth(d, s.last))) s.last--;
        return s;
    }
    if (all.first <= s.first && all.last + 2 < s.last && sy_word_is(sy_nth(d, all.last + 1), ",")) {
        s.first = all.last + 2;
        return s;
    }
    return none;
}

/* "Orvenia's state-run news agency ORPRESS": a name behind the noun belongs to it. */
static sy_run with_name(const sayso_doc *d, sy_run source)
{
    int32_t n = (int32_t)d->words.n;
    while (source.last + 1 < n) {
        const sy_word *next = sy_nth(d, source.last + 1);
        if (next->sentence != sy_nth(d, source.last)->sentence || !(next->form[0] >= 'A' && next->form[0] <= 'Z')) break;
        source.last++;
    }
    return source;
}

/* "according to X" by the grammar. */
static int frame_of(const struct sy_cues *cues, const sayso_doc *d, const sy_link *k, relay *out)
{
    if (k->row < 0 || cues->cues.at[k->row].pos != 'P' || k->source.first < 0 || k->source.first <= k->cue.last) return 0;
    out->cue = k->cue;
    out->source = with_name(d, k->source);
    out->all.first = k->cue.first;
    out->all.last = out->source.last;
    out->clause = clause_beside(d, out->all);
    return out->clause.first >= 0;
}

/* ", the agency reported." at the end of a sentence, by a paper or agency. */
static int tail_of(const struct sy_cues *cues, const sayso_doc *d, const sy_link *k, relay *out)
{
    if (k->row < 0 || cues->cues.at[k->row].pos != 'V' || k->source.first < 0 || k->cue.first < 0 || cues->cues.at[k->row].attitude) return 0;
    int32_t actor = relayer(d, k->source);
    if (!is_media(d, actor)) return 0;
    out->cue = k->cue;
    out->source = k->source;
    out->all.first = k->source.first < k->cue.first ? k->source.first : k->cue.first;
    out->all.last = k->source.first < k->cue.first ? k->cue.last : k->source.last;
    out->clause = clause_beside(d, out->all);
    return out->clause.first >= 0 && out->clause.last < out->all.first;
}

/* ", the agency reported|, citing an official": where the participle that goes on from the relaying words begins; else the sentence's end. */
static int32_t before_participle(const sayso_doc *d, sy_run s)
{
    static const char *const lemmas[] = { "cite", "quote", "add", NULL };
    for (int32_t i = s.last; i > s.first + 3 && s.last - i < ASIDE_WORDS_MAX; i--)
        if (sy_nth(d, i)->xpos == SY_XPOS_VBG && sy_is_one_of(sy_nth(d, i)->lemma, lemmas) && sy_word_is(sy_nth(d, i - 1), ",") && sy_word_is_wordy(sy_nth(d, i - 2))) return i - 2;
    return s.last;
}

/* The same by the words alone, where no verb of the sentence's end became a link: its last verb, behind a comma and an outlet. */
static int tail_of_sentence(const sayso_doc *d, const sy_sentence *sentence, relay *out)
{
    if (!sentence->n_words) return 0;
    sy_run s = sentence_run(d, (int32_t)sentence->first_word);
    int32_t last = before_participle(d, s), verb = last;
    while (verb > s.first && last - verb < TAIL_WORDS_MAX && sy_nth(d, verb)->upos != SY_VERB) verb--;
    int32_t comma = verb - 1;
    while (comma > s.first && verb - comma <= TAIL_WORDS_MAX && !sy_word_is(sy_nth(d, comma), ",")) comma--;
    if (sy_nth(d, verb)->upos != SY_VERB || sy_nth(d, verb)->quote_depth || comma <= s.first || comma + 1 >= verb || !sy_word_is(sy_nth(d, comma), ",")) return 0;
    if (!sy_lemma_is(sy_nth(d, verb), "report") && !sy_lemma_is(sy_nth(d, verb), "say")) return 0;
    sy_run source = { comma + 1, verb - 1 };
    if (!sy_word_is_wordy(sy_nth(d, source.first))) source.first++; /* the closing mark */
    int32_t teller = sy_actor_of_word(d, verb - 1);
    int media = is_media(d, teller) && is_media(d, sy_actor_of_word(d, sy_word_is(sy_nth(d, source.first), "the") ? source.first + 1 : source.first));
    int person = teller >= 0 && d->actors.at[teller].kind == SAYSO_ACTOR_PERSON && sy_nth(d, verb - 1)->head == verb; /* "Doren wants a delay, | Rusk said" */
    if (!media && !person) return 0;
    out->cue.first = out->cue.last = verb;
    out->source = source;
    out->all.first = source.first;
    out->all.last = s.last;
    out->clause = clause_beside(d, out->all);
    return out->clause.first >= 0 && out->clause.last < out->all.first;
}

/* ---- is the clause a statement of its own? */

static int32_t words_within(sy_run a, sy_run clause)
{
    int32_t first = a.first > clause.first ? a.first : clause.first, last = a.last < clause.last ? a.last : clause.last;
    return a.first < 0 || last < first ? 0 : last - first + 1;
}

/* How much of the clause a link of somebody with a verb fills, in per cent; 0 for others. */
static int32_t share_of(const struct sy_cues *cues, const sy_link *k, sy_run clause)
{
    if (!k->content.n || k->cue.first < 0 || k->source.first < 0 || !sy_in_run(k->cue.first, clause) || !sy_in_run(k->source.first, clause)) return 0;
    if (k->row >= 0 && cues->cues.at[k->row].pos == 'P') return 0;
    sy_run all = k->cue;
    if (k->source.first < all.first) all.first = k->source.first;
    if (k->source.last > all.last) all.last = k->source.last;
    for (uint32_t c = 0; c < k->content.n; c++) {
        if (!words_within(k->content.at[c], clause)) continue;
        if (k->content.at[c].first < all.first) all.first = k->content.at[c].first;
        if (k->content.at[c].last > all.last) all.last = k->content.at[c].last;
    }
    return words_within(all, clause) * 100 / (clause.last - clause.first + 1);
}

/* Among the links around number `near`: which fills the clause best; -1. */
static int32_t statement_in(const struct sy_cues *cues, const sy_links *links, uint32_t near, sy_run clause)
{
    int32_t best = -1, most = 0;
    for (uint32_t i = near > LINKS_NEAR ? near - LINKS_NEAR : 0; i < links->n && i < near + LINKS_NEAR; i++) {
        int32_t share = share_of(cues, &links->at[i], clause);
        if (share <= most) continue;
        most = share;
        best = (int32_t)i;
    }
    return most >= COVERED_PERCENT ? best : -1;
}

/* First link whose cue or content begins at or after word w; links are in text order by and large. */
static uint32_t link_near(const sy_links *links, int32_t w)
{
    uint32_t lo = 0, hi = links->n;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        const sy_link *k = &links->at[mid];
        int32_t at = k->cue.first >= 0 ? k->cue.first : k->content.n ? k->content.at[0].first : -1;
        if (at < w) lo = mid + 1;
        else hi = mid;
    }
    return lo;
}

static void cut_contents(sy_links *links, uint32_t self, uint32_t near, sy_run all)
{
    for (uint32_t i = near > LINKS_NEAR ? near - LINKS_NEAR : 0; i < links->n && i < near + LINKS_NEAR; i++) {
        sy_link *k = &links->at[i];
        for (uint32_t c = 0; c < k->content.n && i != self; c++)
            if (k->content.at[c].first < all.first && k->content.at[c].last >= all.first && k->content.at[c].last <= all.last + 1) k->content.at[c].last = all.first - 2;
    }
}

static void drop(sy_link *k) { k->content.n = 0; }

/* A clause that is told by the relaying words alone is their content, all of it. */
static void take_clause(const sayso_doc *d, sy_link *k, const relay *r)
{
    for (int32_t i = r->clause.first; i <= r->clause.last; i++)
        if (sy_nth(d, i)->quote_depth) return;
    k->source = r->source;
    k->content.n = 1;
    k->content.at[0] = r->clause;
    k->reason = "framing phrase at the end";
}

static int has_link_at(const sy_links *links, uint32_t near, sy_run cue)
{
    for (uint32_t i = near > LINKS_NEAR ? near - LINKS_NEAR : 0; i < links->n && i < near + LINKS_NEAR; i++)
        if (links->at[i].content.n && sy_in_run(cue.first, links->at[i].cue)) return 1;
    return 0;
}

/* Frames at the end of a sentence that no link has, and whose clause is nobody's statement. */
static void add_frames(const struct sy_cues *cues, sayso_doc *d, sy_links *links, const sy_links *rules)
{
    for (uint32_t i = 0, n = links->n; i < rules->n; i++) {
        relay r;
        if (!rules->at[i].content.n || !frame_of(cues, d, &rules->at[i], &r) || r.clause.first > r.all.first) continue;
        sy_links old = { links->at, n, n };
        uint32_t near = link_near(&old, r.clause.first);
        if (has_link_at(&old, near, r.cue) || statement_in(cues, &old, near, r.clause) >= 0) continue;
        sy_link copy = rules->at[i];
        copy.margin = 30;
        *SY_PUSH(&d->arena, links) = copy;
    }
}

/* "According to an official, who asked not to be named," - "the city has": the aside is the source's. */
static void skip_aside(const sayso_doc *d, sy_link *k)
{
    sy_run *c = &k->content.at[0];
    if (c->first <= k->source.last || !(sy_word_is(sy_nth(d, c->first), "who") || sy_word_is(sy_nth(d, c->first), "which"))) return;
    for (int32_t i = c->first + 1; i + 2 < c->last && i < c->first + ASIDE_WORDS_MAX; i++) {
        if (!sy_word_is(sy_nth(d, i), ",")) continue;
        c->first = i + 1;
        return;
    }
}

/* "I thought he did well," said the channel's host: what stands between the marks is the host's own word, and relays nothing. */
static int is_in_speech(const sayso_doc *d, const sy_links *links, int32_t told, uint32_t self)
{
    if (told < 0 || told == (int32_t)self || links->at[told].cue.first < 0 || links->at[self].cue.first < 0) return 0;
    return sy_nth(d, links->at[told].cue.first)->quote_depth > sy_nth(d, links->at[self].cue.first)->quote_depth;
}

void sy_attr_mend_relays(const struct sy_cues *cues, sayso_doc *d, sy_links *links, const sy_links *rules)
{
    add_frames(cues, d, links, rules);
    for (uint32_t i = 0; i < links->n; i++) {
        relay r;
        sy_link *k = &links->at[i];
        if (!k->content.n || (!frame_of(cues, d, k, &r) && !tail_of(cues, d, k, &r))) continue;
        uint32_t near = link_near(links, r.clause.first);
        if (is_in_speech(d, links, statement_in(cues, links, near, r.clause), i)) continue;
        cut_contents(links, i, near, r.all);
        int32_t told = statement_in(cues, links, near, r.clause);
        if (told >= 0 && told != (int32_t)i) drop(k);
        else if (r.all.first > r.clause.first) take_clause(d, k, &r);
        else skip_aside(d, k);
    }
}

/* ---- records */

static int is_stance(const sayso_attribution *a)
{
    static const char *const stances[] = { "demand", "offer", "accept", "reject", "threaten", "promise", "urge", "want", "support", "agree", NULL };
    return a->cue_class && sy_is_one_of(a->cue_class, stances);
}

static void note(const struct sy_cues *cues, sayso_doc *d, const sy_links *links, const relay *r, uint32_t base)
{
    int32_t told = statement_in(cues, links, link_near(links, r->clause.first), r->clause);
    if (told < 0) return;
    sayso_attribution *a = &d->attributions.at[base + (uint32_t)told];
    int32_t via = relayer(d, r->source);
    if (via >= 0 && d->actors.at[via].kind == SAYSO_ACTOR_PERSON && !is_stance(a) && r->source.first > r->clause.last) return; /* a statement tells itself */
    if (a->via >= 0 || a->parent >= 0 || (via >= 0 && via == a->speaker)) return;
    a->via = via;
    a->via_span = sy_spans_one(d, sy_words_span(d, (uint32_t)r->all.first, (uint32_t)r->all.last));
}

void sy_attr_relays(const struct sy_cues *cues, sayso_doc *d, const sy_links *links, const sy_links *rules)
{
    uint32_t base = d->attributions.n - links->n;
    for (uint32_t i = 0; i < rules->n; i++) {
        relay r;
        if (frame_of(cues, d, &rules->at[i], &r)) note(cues, d, links, &r, base);
    }
    for (uint32_t i = 0; i < d->sentences.n; i++) {
        relay r;
        if (tail_of_sentence(d, &d->sentences.at[i], &r)) note(cues, d, links, &r, base);
    }
    for (uint32_t i = base; i < d->attributions.n; i++) { /* reported by a paper or agency: that is the relay */
        sayso_attribution *a = &d->attributions.at[i];
        if (a->via >= 0 || a->parent < 0) continue;
        const sayso_attribution *p = &d->attributions.at[a->parent];
        if (!is_media(d, p->speaker) || p->speaker == a->speaker) continue;
        a->via = p->speaker;
        a->via_span = p->source;
    }
}
