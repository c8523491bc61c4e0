/*
 * retold_denials.c - what one party says and another denies: "accused the soldiers of looting", "denied it" behind it in the report; and statements of two
 * reports (retold.c) on the word of two speakers, one of which denies what the other states. Parties differ there, not reports.
 */
#include "compare/parties.h"
#include "compare/retold.h"

#include <stdlib.h>

enum {
    NEAR_BYTES = 40,               /* between what is said and the sentence that denies it */
    WORDS_MIN = 2, OWN_MIN = 8 * 256, COVER_SUM = 120, COVER_DENIED = 60, NEAR_MIN = 90,
    CONF_DENIAL = 45,              /* attributions of denials that are looked at */
    CONF_SURE = 74, CONF_UNSURE = 60
};

static void report(sy_collation *c, uint32_t claims_report, sayso_span claims, uint32_t denies_report, sayso_span denies, uint8_t conf, const char *reason, const char *actor)
{
    sy_evidence_list list = { 0 };
    sy_evidence_add(&c->scratch, &list, claims_report, claims, "claims");
    sy_evidence_add(&c->scratch, &list, denies_report, denies, "denies");
    if (list.n < 2) return;
    sayso_finding *f = sy_finding_of(c, SAYSO_DISAGREEMENT, &list);
    f->conf = conf;
    f->reason = reason;
    f->actor = actor;
}

/* ---- "denied it" */

static int is_class(const sayso_attribution *a, const char *class) { return a->cue_class && strcmp(a->cue_class, class) == 0; }

/* Is what is denied only pointed at? */
static int points_back(const sy_cdoc *d, const sayso_attribution *a)
{
    static const char *const words[] = { "it", "this", "that", "the", "these", "those", "all", "any", "both", "accusation", "accusations", "allegation", "allegations", "charge", "charges", "claim", "claims", "report", "reports", "wrongdoing", "responsibility" };
    uint32_t n = 0;
    for (uint32_t k = 0; k < a->content.n; k++)
        for (uint32_t i = sy_cword_at(d, a->content.at[k].start); i < d->n_words && d->words[i].start < a->content.at[k].end; i++, n++)
            if (!sy_compare_key_is(d->words[i].key, words, sizeof words / sizeof *words)) return 0;
    return n > 0;
}

static sayso_span hull_of(const sayso_attribution *a)
{
    sayso_span s = sy_spans_hull(a->content);
    const sayso_spans parts[] = { a->source, a->cue };
    for (int i = 0; i < 2; i++) {
        sayso_span p = sy_spans_hull(parts[i]);
        if (p.end <= p.start) continue;
        if (p.start < s.start) s.start = p.start;
        if (p.end > s.end) s.end = p.end;
    }
    return s;
}

static int breaks_between(const sayso_doc *doc, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++)
        if (doc->text[i] == '\n') return 1;
    return 0;
}

/* The statement that ends right before the byte, in the same paragraph; the widest. NULL: none. */
static const sayso_attribution *said_before(const sayso_doc *doc, uint32_t byte)
{
    const sayso_attribution *best = NULL;
    for (uint32_t i = 0; i < doc->attributions.n; i++) {
        const sayso_attribution *a = &doc->attributions.at[i];
        sayso_span s = hull_of(a);
        if (!a->content.n || !a->source.n || s.end > byte || byte - s.end > NEAR_BYTES || breaks_between(doc, s.end, byte)) continue;
        if (!best || hull_of(best).end - hull_of(best).start < s.end - s.start) best = a;
    }
    return best;
}

static void read_denial(sy_collation *c, uint32_t r, const sayso_attribution *a)
{
    const sy_cdoc *d = &c->docs[r];
    sayso_span here = hull_of(a);
    const sayso_attribution *said = said_before(d->doc, here.start);
    if (!said || is_class(said, "deny") || (said->speaker >= 0 && said->speaker == a->speaker)) return;
    int known = (said->speaker >= 0 || said->anonymous) && (a->speaker >= 0 || a->anonymous);
    const char *actor = said->speaker >= 0 ? d->doc->actors.at[said->speaker].id : NULL;
    uint8_t conf = known && (is_class(said, "accuse") || is_class(said, "say") || is_class(said, "claim") || is_class(said, "report")) ? CONF_SURE : CONF_UNSURE;
    report(c, r, hull_of(said), r, here, conf, "one party denies what another says right before it", actor);
}

void sy_compare_denials(sy_collation *c)
{
    for (uint32_t r = 0; r < c->n; r++) {
        const sayso_doc *doc = c->docs[r].doc;
        for (uint32_t i = 0; i < doc->attributions.n; i++) {
            const sayso_attribution *a = &doc->attributions.at[i];
            if (is_class(a, "deny") && a->conf >= CONF_DENIAL && a->source.n && a->cue.n && points_back(&c->docs[r], a)) read_denial(c, r, a);
        }
    }
}

/* ---- two speakers */

static uint32_t part_of(const sy_clause *x, uint64_t alike)
{
    uint64_t n = 0;
    for (uint32_t i = 0; i < x->n_words; i++) n += alike >> i & 1 ? x->words[i].weight : 0;
    return x->weight ? (uint32_t)(n * 100 / x->weight) : 0;
}

/* Do the clauses state one thing, but for a denial in one? */
static uint8_t judge(const sy_facts *t, const sy_retelling *m, const sy_frame *a, const sy_frame *b)
{
    const sy_clause *x = &a->x, *y = &b->x;
    const sy_cdoc *d = &t->c->docs[t->s->of_form[x->form].report], *e = &t->c->docs[t->s->of_form[y->form].report];
    if (m->speakers >= 0 || m->days < 0 || m->n_opposite || x->negated == y->negated || x->future != y->future || x->possible != y->possible) return 0;
    if (x->hypothetical || y->hypothetical || x->conditional || y->conditional || d->family == e->family || m->n_own < WORDS_MIN || m->own < OWN_MIN) return 0;
    if (a->verb == SY_CLAUSE_NONE || b->verb == SY_CLAUSE_NONE || !(m->in_x >> a->verb & 1) || m->with[a->verb] != b->verb) return 0;
    uint32_t in_x = part_of(x, m->in_x), in_y = part_of(y, m->in_y), denied = x->negated ? in_x : in_y;
    if (denied < COVER_DENIED || in_x + in_y < COVER_SUM) return 0;
    return m->near >= NEAR_MIN && sy_tell_apart(d, e) >= 0 ? CONF_SURE : CONF_UNSURE;
}

void sy_compare_retold_denials(const sy_frames *f, const sy_retelling_list *l)
{
    const sy_facts *t = f->t;
    for (uint32_t i = 0; i < l->n; i++) {
        const sy_frame *a = &f->at.at[l->at[i].x], *b = &f->at.at[l->at[i].y];
        uint8_t conf = judge(t, &l->at[i], a, b);
        if (!conf) continue;
        const sy_frame *claims = a->x.negated ? b : a, *denies = a->x.negated ? a : b;
        report(t->c, t->s->of_form[claims->x.form].report, claims->x.span, t->s->of_form[denies->x.form].report, denies->x.span, conf, "two parties: one states, one denies, in other words", NULL);
    }
}
