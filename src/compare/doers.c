/*
 * doers.c - one deed, told of two persons in other words: "Ewald, who chaired the talks", "the talks were led by Oyen". Only deeds that
 * have one doer (data/compare/sole.tsv) are compared, of one thing by the words around the verb, and only where each sentence
 * names one person as the doer right beside it.
 */
#include "compare/clauses.h"
#include "compare/sides.h"

enum {
    PAIR_MIN = 5 * 256,     /* likeness of the sentences */
    BESIDE_WORDS = 5,       /* between a doer and the verb */
    BY_WORDS = 12, AFTER_BY_WORDS = 8, /* between the verb and "by", and from there to the name */
    THING_WORDS = 9,        /* around the verb, that tell what is done */
    THINGS_MAX = 8, DEEDS_MAX = 4,
    CONF_SURE = 76, CONF_UNSURE = 60
};

/* A deed in a sentence. */
typedef struct {
    uint32_t form, verb;     /* verb: word of the report */
    sy_clause_word word;     /* the verb */
    uint32_t person;         /* key of the doer's last name */
    sayso_span name;
    const char *last;        /* last name as it is written */
    sy_clause_word things[THINGS_MAX]; /* subject words of what is done */
    uint32_t n_things;
} deed;

typedef SY_VEC(deed) deed_list;

typedef struct {
    const sy_facts *t;
    sy_sides sides;
    deed_list deeds;  /* of all forms */
    uint32_t *first;  /* of each form */
} doers;

static int is_one(uint32_t key, const char *const *words, size_t n) { return sy_compare_key_is(key, words, n); }

/* ---- persons beside a verb */

/* The person whose name holds the word, or begins there; -1. */
static int32_t person_at(const sy_facts *t, const sy_statement *s, uint32_t word, sayso_span *name)
{
    const sy_cdoc *d = &t->c->docs[s->report];
    const sy_begins *l = &t->s->mentions[s->report];
    sayso_span at = { d->words[word].start, sy_word_end(&d->words[word]) };
    for (uint32_t i = sy_begins_from(l, s->span.start); i < l->n && l->at[i].start < at.end; i++) {
        const sayso_mention *m = &d->doc->mentions.at[l->at[i].at];
        int named = m->how == SAYSO_HOW_NAME || m->how == SAYSO_HOW_SURNAME || m->how == SAYSO_HOW_SPELLING;
        if (!named || !sy_span_touches(m->span, at) || d->doc->actors.at[m->actor].kind != SAYSO_ACTOR_PERSON) continue;
        *name = m->span;
        return m->actor;
    }
    return -1;
}

/* Does another capital word stand right before the name somewhere in the report, as a first name does? */
static int has_first_name(const sy_cdoc *d, uint32_t key)
{
    for (uint32_t i = 1; i < d->n_words; i++) {
        const sy_cword *w = &d->words[i];
        if (w->key == key && w->flags & w[-1].flags & SY_CW_CAPITAL && !(w->flags & SY_CW_SENTENCE) && !(w[-1].flags & SY_CW_COMMON) && sy_word_end(w - 1) + 1 == w->start) return 1;
    }
    return 0;
}

/* Key of the last name; 0 for a name of one word all over, which may be of anything. */
static uint32_t last_name(const sy_cdoc *d, int32_t actor, const char **last)
{
    const char *name = d->doc->actors.at[actor].name, *space = name ? strrchr(name, ' ') : NULL;
    *last = space ? space + 1 : name;
    uint32_t key = name ? sy_compare_key(*last, strlen(*last)) : 0;
    return space || (key && has_first_name(d, key)) ? key : 0;
}

static int may_stand_between(uint32_t key)
{
    static const char *const words[] = { "who", "has", "had", "have", "also", "then", "himself", "herself", "that" };
    return is_one(key, words, sizeof words / sizeof *words);
}

static int is_passive(const sy_cdoc *d, const sy_statement *s, uint32_t verb)
{
    static const char *const be[] = { "was", "were", "is", "are", "been", "being", "be" };
    return (verb > s->first && is_one(d->words[verb - 1].key, be, 7)) || (verb > s->first + 1 && is_one(d->words[verb - 2].key, be, 7));
}

/* "Jonas Ewald, who chaired", "Brekk broke off". */
static int32_t doer_before(const sy_facts *t, const sy_statement *s, uint32_t verb, sayso_span *name)
{
    const sy_cdoc *d = &t->c->docs[s->report];
    for (uint32_t i = verb; i-- > s->first && verb - i <= BESIDE_WORDS;) {
        int32_t person = person_at(t, s, i, name);
        if (person >= 0) return person;
        if (!may_stand_between(d->words[i].key)) return -1;
    }
    return -1;
}

/* "was opened in March by President Igor Tansky", "led by the Front's commander, Berin Sool". */
static int32_t doer_behind(const sy_facts *t, const sy_statement *s, uint32_t verb, sayso_span *name)
{
    static const char *const by[] = { "by" }, *const others[] = { "and", "who", "which", "but", "or", "after", "before", "when", "while", "with" };
    const sy_cdoc *d = &t->c->docs[s->report];
    uint32_t end = s->first + s->n, i = verb + 1;
    while (i < end && i - verb <= BY_WORDS && !is_one(d->words[i].key, by, 1) && !is_one(d->words[i].key, others, sizeof others / sizeof *others)) i++;
    if (i >= end || !is_one(d->words[i].key, by, 1)) return -1;
    for (uint32_t k = i + 1; k < end && k - i <= AFTER_BY_WORDS && !is_one(d->words[k].key, others, sizeof others / sizeof *others); k++) {
        int32_t person = person_at(t, s, k, name);
        if (person >= 0) return person;
    }
    return -1;
}

/* ---- deeds */

static void read_word(const sy_facts *t, const sy_cdoc *d, uint32_t i, uint32_t end, sy_clause_word *out)
{
    const sy_senses *senses = t->c->background->senses;
    uint32_t behind[2] = { 0, 0 }, none;
    out->word = i;
    out->term = sy_term_of(t->c, d, &d->words[i]);
    out->stem = sy_senses_stem(senses, d->doc->text + d->words[i].start, d->words[i].n_bytes, d->words[i].key);
    for (uint32_t k = 0; k < 2 && i + 1 + k < end; k++) behind[k] = d->words[i + 1 + k].key;
    out->sense = sy_senses_of(senses, out->stem, behind, 2, &none);
}

/* Is the verb, with its particle, one whose doer is one? */
static int is_sole(const sy_facts *t, const sy_cdoc *d, uint32_t i, uint32_t end, uint32_t stem)
{
    if (sy_sole_deed(t->c->background, stem, 0)) return 1;
    return i + 1 < end && sy_sole_deed(t->c->background, stem, d->words[i + 1].key);
}

/* Subject words before a passive verb, or behind an active one: what is done. */
static void read_things(const sy_facts *t, const sy_statement *s, int passive, deed *x)
{
    const sy_cdoc *d = &t->c->docs[s->report];
    uint32_t end = s->first + s->n, from = passive ? x->verb : x->verb + 1, to = passive ? s->first : end;
    for (uint32_t i = from, steps = 0; passive ? i-- > to : i < to; i += passive ? 0 : 1) {
        sayso_span word = { d->words[i].start, sy_word_end(&d->words[i]) };
        if (++steps > THING_WORDS || x->n_things == THINGS_MAX) return;
        if (!passive && i > x->verb + 1 && memchr(d->doc->text + sy_word_end(&d->words[i - 1]), ',', word.start - sy_word_end(&d->words[i - 1]))) return;
        if (d->words[i].flags & (SY_CW_COMMON | SY_CW_NUMBER) || sy_span_touches(x->name, word)) continue;
        uint32_t time = sy_time_from(d->doc, word.start);
        if (time < d->doc->times.n && d->doc->times.at[time].span.start <= word.start) continue;
        read_word(t, d, i, end, &x->things[x->n_things++]);
    }
}

static void list_deeds(const sy_facts *t, uint32_t form, deed_list *out)
{
    const sy_statement *s = &t->s->of_form[form];
    const sy_cdoc *d = &t->c->docs[s->report];
    uint32_t n = 0, end = s->first + s->n;
    for (uint32_t i = s->first; i < end && n < DEEDS_MAX; i++) {
        deed x = { .form = form, .verb = i };
        if (d->words[i].flags & (SY_CW_COMMON | SY_CW_NUMBER | SY_CW_CAPITAL | SY_CW_QUOTED)) continue;
        uint32_t stem = sy_senses_stem(t->c->background->senses, d->doc->text + d->words[i].start, d->words[i].n_bytes, d->words[i].key);
        if (!is_sole(t, d, i, end, stem)) continue;
        read_word(t, d, i, end, &x.word);
        int32_t before = is_passive(d, s, i) ? -1 : doer_before(t, s, i, &x.name), person = before >= 0 ? before : doer_behind(t, s, i, &x.name);
        x.person = person < 0 ? 0 : last_name(d, person, &x.last);
        if (!x.person) continue;
        read_things(t, s, before < 0, &x);
        if (!x.n_things) continue;
        *SY_PUSH(&t->c->scratch, out) = x;
        n++;
    }
}

/* ---- two of them */

static int are_like(const sy_facts *t, const sy_clause_word *x, const sy_clause_word *y)
{
    if (x->term == y->term || x->stem == y->stem) return 1;
    return x->sense && y->sense && sy_senses_relate(t->c->background->senses, x->sense, y->sense) == SY_SENSE_LIKE;
}

static int has_word(const sy_cdoc *d, const sy_statement *s, uint32_t key)
{
    for (uint32_t i = s->first; i < s->first + s->n; i++)
        if (d->words[i].key == key) return 1;
    return 0;
}

/* Have both deeds a thing in common, and neither a name among its things that the other's sentence lacks? */
static int of_one_thing(const sy_facts *t, const deed *x, const deed *y)
{
    const sy_statement *other = &t->s->of_form[y->form];
    const sy_cdoc *d = &t->c->docs[t->s->of_form[x->form].report], *e = &t->c->docs[other->report];
    int any = 0;
    for (uint32_t i = 0; i < x->n_things; i++) {
        int met = 0;
        for (uint32_t j = 0; j < y->n_things; j++) met |= are_like(t, &x->things[i], &y->things[j]);
        const sy_cword *w = &d->words[x->things[i].word];
        any |= met && !(w->flags & SY_CW_CAPITAL);
        if (!met && w->flags & SY_CW_CAPITAL && !(w->flags & SY_CW_SENTENCE) && !has_word(e, other, w->key)) return 0;
    }
    return any;
}

/* They may be two spellings of one name. */
static int begin_alike(const deed *x, const deed *y) { return strncmp(x->last, y->last, 2) == 0; }

/* Does the report name the person as the doer of such a deed somewhere? Then there are two deeds, or two doers. */
static int names_doer(const doers *k, uint32_t report, const deed *like, uint32_t person)
{
    for (uint32_t i = 0; i < k->deeds.n; i++) {
        const deed *x = &k->deeds.at[i];
        if (k->t->s->of_form[x->form].report != report || x->form == like->form || x->person != person) continue;
        if (are_like(k->t, &x->word, &like->word) && of_one_thing(k->t, x, like)) return 1;
    }
    return 0;
}

static sy_side side_of(const sy_facts *t, const deed *x)
{
    const sy_cdoc *d = &t->c->docs[t->s->of_form[x->form].report];
    uint32_t first = sy_cword_at(d, x->name.start), n = 1;
    while (first + n < d->n_words && d->words[first + n].start < x->name.end) n++;
    return (sy_side){ x->form, first, n };
}

static void compare(doers *k, const deed *x, const deed *y)
{
    const sy_facts *t = k->t;
    const sy_statement *a = &t->s->of_form[x->form], *b = &t->s->of_form[y->form];
    const sy_cdoc *d = &t->c->docs[a->report], *e = &t->c->docs[b->report];
    int years = 0;
    if (x->person == y->person || !are_like(t, &x->word, &y->word) || begin_alike(x, y)) return;
    if (has_word(d, a, y->person) || has_word(e, b, x->person) || !of_one_thing(t, x, y) || !of_one_thing(t, y, x)) return;
    int days = sy_tell_days(t, a, b, NULL, NULL, &years);
    int64_t apart = sy_tell_apart(d, e);
    if (days < 0 || (apart > 1 && days <= 0) || sy_tell_years_differ(t, a, b)) return;
    if (names_doer(k, a->report, x, y->person) || names_doer(k, b->report, y, x->person)) return;
    sy_side one = side_of(t, x), other = side_of(t, y);
    sy_sides_add(&k->sides, "actor", "one deed told in other words, of another person", apart >= 0 || days > 0 || years ? CONF_SURE : CONF_UNSURE, &one, &other);
}

static void compare_pair(doers *k, const sy_likeness *p)
{
    for (uint32_t i = k->first[p->a]; i < k->first[p->a + 1]; i++)
        for (uint32_t j = k->first[p->b]; j < k->first[p->b + 1]; j++) compare(k, &k->deeds.at[i], &k->deeds.at[j]);
}

void sy_compare_doers(const sy_facts *t)
{
    doers k = { .t = t, .sides = { .t = t } };
    if (!t->c->background || !t->c->background->senses) return;
    k.first = sy_alloc_array(&t->c->scratch, t->e->n_forms + 1, sizeof *k.first);
    for (uint32_t f = 0; f < t->e->n_forms; f++) {
        k.first[f] = k.deeds.n;
        if (!t->s->of_form[f].title) list_deeds(t, f, &k.deeds);
    }
    k.first[t->e->n_forms] = k.deeds.n;
    for (uint32_t i = 0; i < t->s->pairs.n && k.deeds.n; i++)
        if (t->s->pairs.at[i].shared >= PAIR_MIN) compare_pair(&k, &t->s->pairs.at[i]);
    sy_sides_report(&k.sides);
}
