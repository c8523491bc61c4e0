/*
 * seats.c - "Moscow" the town or the government: where the name of a capital, a seat of government or a state does what
 * governments do (speak, demand, negotiate), it stands for the government.
 */
#include "names/inner.h"

#include "base/common.h"

#include <string.h>

typedef enum { PLACE_HERE, PLACE_THERE, SPEAKS, ACTS, OWNS_ACT, OWNS_PLACE, PARTY, LIKELY, UNCLEAR } use;

static const char *const here[] = { "in", "at", "near", "outside", "inside", "around", "across", "throughout", "within", "over", "above", "into", "onto", "through", "towards", "toward", "off", "beyond", "along", "surrounding", NULL };
static const char *const there[] = { "to", "from", "of", "on", "for", NULL };
static const char *const parties[] = { "with", "by", "against", "between", "among", "under", "via", "than", NULL };
static const char *const auxiliaries[] = { "has", "have", "had", "is", "was", "will", "would", "may", "might", "could", "should", "must", "can", "did", "does", "also", "again", "repeatedly", "still", "already", "now", "later", "has", "not", "never", "firmly", "earlier", NULL };

/* The word behind a mention, a possessive skipped; owns says whether there was one. */
static uint32_t word_behind(const sy_work *w, const sy_found *f, int *owns)
{
    uint32_t i = f->last + 1, end = sy_sentence_end(w, f->first);
    *owns = 0;
    if (i < end && (sy_is(w, i, "'s") || sy_is(w, i, "'") || sy_is(w, i, "\xE2\x80\x99s"))) {
        *owns = 1;
        i++;
    }
    return i < end ? i : UINT32_MAX;
}

/* What a noun that follows says: "Moscow's demands" or "Moscow's airports". Adjectives between are skipped. */
static use owned(const sy_work *w, uint32_t i)
{
    uint32_t end = sy_sentence_end(w, i);
    for (uint32_t steps = 0; i < end && steps < 5; i++, steps++) {
        unsigned upos = w->d->words.at[i].upos;
        unsigned act = sy_act_of(w, i);
        if (w->tagged && upos != SY_NOUN && upos != SY_PROPN && upos != SY_ADJ && upos != SY_ADV && upos != SY_NUM && upos != SY_PUNCT && upos != SY_VERB) break;
        if (w->tagged && upos == SY_NOUN && w->d->words.at[i].rel == SY_REL_COMPOUND) continue;
        if ((!w->tagged || upos == SY_NOUN || upos == SY_PROPN) && (act & SY_PLACE_NOUN)) return OWNS_PLACE;
        if ((!w->tagged || upos == SY_NOUN) && (act & SY_ACT_NOUN)) return OWNS_ACT;
        if (w->tagged && upos == SY_NOUN) break;
    }
    return UNCLEAR;
}

/* The clause it is the subject of, by the tree. */
static use as_subject(const sy_work *w, const sy_found *f)
{
    const sy_word *x = &w->d->words.at[f->head];
    if (x->head < 0) return UNCLEAR;
    unsigned act = sy_act_of(w, (uint32_t)x->head), upos = w->d->words.at[x->head].upos;
    if (x->rel == SY_REL_NSUBJ_PASS && !(act & SY_PLACE_VERB)) return act & SY_ACT_VERB ? ACTS : UNCLEAR;
    if (act & SY_PLACE_VERB) return PLACE_THERE;
    if (upos == SY_VERB) return act & SY_ACT_VERB ? SPEAKS : ACTS;
    if (upos == SY_ADJ) return ACTS;
    return LIKELY;
}

/* By the words around, where there is no tree. */
static use by_neighbours(const sy_work *w, const sy_found *f, uint32_t behind)
{
    uint32_t begin = sy_sentence_first(w, f->first), end = sy_sentence_end(w, f->first), i = behind;
    if (f->first > begin) {
        uint32_t p = f->first - 1;
        if (p > begin && sy_is(w, p, "the")) p--;
        const char *s = w->d->words.at[p].lower;
        if (sy_is_one_of(s, here)) return PLACE_HERE;
        if (sy_is_one_of(s, there)) return PLACE_THERE;
        if (sy_is_one_of(s, parties)) return PARTY;
    }
    for (uint32_t steps = 0; i < end && steps < 4; i++, steps++) {
        unsigned act = sy_act_of(w, i);
        if (act & SY_PLACE_VERB) return PLACE_THERE;
        if (act & SY_ACT_VERB) return SPEAKS;
        if (!sy_is_one_of(w->d->words.at[i].lower, auxiliaries)) break;
    }
    return UNCLEAR;
}

/* "presented to the Kremlin", "pressure on Moscow", "demands from Kyiv": a preposition after a noun or verb of diplomacy. */
static use by_governor(const sy_work *w, const sy_found *f, const char *preposition)
{
    int32_t h = w->d->words.at[f->head].head;
    if (h < 0 || !sy_is_one_of(preposition, there)) return PLACE_THERE;
    unsigned act = sy_act_of(w, (uint32_t)h);
    if (act & (SY_PLACE_VERB | SY_PLACE_NOUN | SY_MOTION)) return PLACE_THERE;
    return act & (SY_ACT_NOUN | SY_ACT_VERB) ? PARTY : PLACE_THERE;
}

static use by_tree(const sy_work *w, const sy_found *f)
{
    const sayso_doc *d = w->d;
    uint32_t first = f->head;
    for (int guard = 0; guard < 8 && d->words.at[first].rel == SY_REL_CONJ && d->words.at[first].head >= 0; guard++) first = (uint32_t)d->words.at[first].head;
    const sy_word *x = &d->words.at[first];
    sy_found g = *f;
    g.head = first;
    SY_EACH_CHILD(d, (int32_t)first, c) {
        if (d->words.at[c].rel != SY_REL_CASE) continue;
        const char *s = d->words.at[c].lower;
        if (sy_is_one_of(s, here)) return PLACE_HERE;
        if (sy_is_one_of(s, parties)) return PARTY;
        if (sy_is_one_of(s, there)) return by_governor(w, &g, s);
    }
    unsigned rel = sy_rel_main(x->rel);
    if (rel == SY_REL_NSUBJ) return as_subject(w, &g);
    if (rel == SY_REL_OBJ || rel == SY_REL_IOBJ) {
        unsigned act = x->head >= 0 ? sy_act_of(w, (uint32_t)x->head) : 0;
        return (act & SY_ACT_VERB) && !(act & (SY_PLACE_VERB | SY_MOTION)) ? PARTY : PLACE_THERE;
    }
    return UNCLEAR;
}

static use use_of(const sy_work *w, const sy_found *f)
{
    int owns;
    uint32_t behind = word_behind(w, f, &owns);
    uint32_t end = sy_sentence_end(w, f->first);
    if (f->modifies) return UNCLEAR;
    if (owns || f->kind == SY_MENTION_ADJECTIVE) {
        use u = behind < end ? owned(w, behind) : UNCLEAR;
        return u == UNCLEAR && owns ? LIKELY : u; /* a town is seldom said to own anything but what stands in it */
    }
    if (sy_span_covers(w->d->report.dateline_span, w->d->words.at[f->first].span)) return PLACE_HERE;
    if (behind < end && f->kind == SY_MENTION_CAPITAL && sy_is(w, behind, ",") && behind + 1 < end && w->owner[behind + 1] >= 0) {
        const sy_found *g = &w->found.at[w->owner[behind + 1]];
        if (g->kind == SY_MENTION_NAME && g->actor == f->actor) return PLACE_HERE; /* "Brennport, Orvenia" */
    }
    /* "Brennport region", "Brennport mayor": it only modifies */
    if (w->tagged && w->d->words.at[f->head].rel == SY_REL_COMPOUND) return behind < end ? owned(w, behind) : UNCLEAR;
    if (behind < end && (f->kind == SY_MENTION_CAPITAL) && (sy_act_of(w, behind) & SY_PLACE_NOUN)) return OWNS_PLACE;
    return w->tagged ? by_tree(w, f) : by_neighbours(w, f, behind);
}

/* The town itself, apart from the state. */
static int32_t town(sy_work *w, const sy_found *f)
{
    sayso_actor p = w->locals.at[f->actor].pub;
    sayso_span s = sy_words_span(w->d, f->first, f->last);
    char key[SY_FOLD_MAX];
    size_t n = sy_fold(w->d->text + s.start, s.end - s.start, key, sizeof key);
    for (size_t i = 0; i < n; i++)
        if (key[i] == ' ' || key[i] == ',') key[i] = '-';
    char *name = sy_strndup(&w->d->arena, w->d->text + s.start, s.end - s.start);
    for (char *c = name; *c; c++)
        if (*c == '\n' || *c == '\r') *c = ' ';
    return sy_local_make(w, sy_printf(&w->d->arena, "place:%s", key), name, SAYSO_ACTOR_PLACE, p.country, NULL);
}

static void to_government(sy_work *w, sy_found *f, unsigned conf)
{
    int32_t gov = -1;
    if (f->seat_role) {
        sayso_actor p = w->locals.at[f->actor].pub;
        int32_t role = -1;
        for (uint32_t i = 0; i < w->t->roles.n && role < 0; i++)
            if (strcmp(w->t->roles.at[i].role, f->seat_role) == 0 && w->t->roles.at[i].what == SY_ROLE_BODY) role = (int32_t)i;
        if (role >= 0 && p.country) gov = sy_local_role(w, f->actor, role);
    } else {
        gov = sy_local_government(w, f->actor);
    }
    if (gov < 0) return;
    f->actor = gov;
    f->how = SAYSO_HOW_SEAT;
    f->conf = (uint8_t)conf;
}

static void settle_seat(sy_work *w, sy_found *f, use u)
{
    if (u == PLACE_HERE || u == OWNS_PLACE) f->actor = town(w, f), f->conf = 80;
    else to_government(w, f, u == UNCLEAR || u == LIKELY || u == PLACE_THERE ? 80 : 90);
}

static void settle_capital(sy_work *w, sy_found *f, use u, int acts_elsewhere, int government_met)
{
    switch (u) {
    case SPEAKS: case OWNS_ACT: to_government(w, f, 88); return;
    case ACTS: to_government(w, f, acts_elsewhere ? 82 : 74); return;
    case PARTY: to_government(w, f, acts_elsewhere ? 80 : 72); return;
    case LIKELY: case UNCLEAR:
        if (acts_elsewhere || (u == LIKELY && government_met)) {
            to_government(w, f, 70);
            return;
        }
        break;
    default: break;
    }
    f->actor = town(w, f);
    f->conf = u == UNCLEAR || u == LIKELY ? 60 : 85;
}

static void settle_state(sy_work *w, sy_found *f, use u)
{
    if (u == SPEAKS) to_government(w, f, 86);
    else if (u == OWNS_ACT && f->kind != SY_MENTION_DEMONYM) to_government(w, f, 80);
}

/* "ethnic Serbs", "Kosovar Serbs", "Serbs living in", "the Serbs of Kosovo": a people outside its state. */
static int lives_elsewhere(const sy_work *w, const sy_found *f)
{
    static const char *const before[] = { "ethnic", "local", "minority", "expatriate", "overseas", "native", "exiled", "emigre", NULL }, *const living[] = { "living", "residing", "settled", "born", NULL };
    uint32_t begin = sy_sentence_first(w, f->first), end = sy_sentence_end(w, f->last), next = f->last + 1;
    const sy_word *at = w->d->words.at;
    if (f->first > begin && sy_is_one_of(at[f->first - 1].lower, before)) return 1;
    int32_t o = f->first > begin ? w->owner[f->first - 1] : -1;
    if (o >= 0 && w->found.at[o].actor >= 0 && w->found.at[o].actor != f->actor && w->found.at[o].kind != SY_MENTION_PRONOUN && !w->locals.at[w->found.at[o].actor].person) return 1;
    if (next < end && sy_is_one_of(at[next].lower, living)) return 1;
    if (next + 1 >= end || (!sy_is(w, next, "of") && !sy_is(w, next, "in"))) return 0;
    for (next++; next < end && next < f->last + 5; next++)
        if (w->owner[next] >= 0) return w->found.at[w->owner[next]].actor >= 0 && w->found.at[w->owner[next]].actor != f->actor && !w->locals.at[w->found.at[w->owner[next]].actor].person;
    return 0;
}

static void is_nobody_known(sy_found *f)
{
    f->actor = -1;
    f->how = SAYSO_HOW_NONE;
    f->conf = 30;
    f->hidden = 1;
}

/* The people of a state: "the Russians" who speak are its government in the language of diplomacy, not surely. */
static void settle_demonym(sy_work *w, sy_found *f, use u, const sy_map *abroad)
{
    sayso_actor p = w->locals.at[f->actor].pub;
    int definite = f->first > 0 && sy_is(w, f->first - 1, "the");
    if (sy_map_get(abroad, p.id, strlen(p.id))) {
        is_nobody_known(f);
        return;
    }
    if (u == SPEAKS && definite && p.country && f->kind == SY_MENTION_DEMONYM) {
        to_government(w, f, 66);
        return;
    }
    const char *s = w->d->words.at[f->last].lower;
    int plural = s[0] && s[strlen(s) - 1] == 's';
    if (!plural) { /* "a Ukrainian": somebody, nobody we know */
        is_nobody_known(f);
        return;
    }
    sy_arena *a = &w->d->arena;
    f->actor = sy_local_make(w, sy_printf(a, "%s:people", p.id), sy_printf(a, "people of %s", p.name), SAYSO_ACTOR_GROUP, p.country,
                             p.country ? sy_printf(a, "%sCVL", p.country) : p.code);
}

static int is_state(const sy_work *w, const sy_found *f)
{
    return f->actor >= 0 && w->locals.at[f->actor].pub.kind == SAYSO_ACTOR_STATE;
}

/* In adjective position before a noun ("a Ukrainian town") or alone ("a Ukrainian said"). */
static int is_noun_use(const sy_work *w, const sy_found *f)
{
    const char *s = w->d->words.at[f->last].lower;
    if (f->modifies || !w->tagged) return 0;
    if (f->kind == SY_MENTION_ADJECTIVE) { /* "the Chinese said": no noun follows, and it fills a noun's place */
        unsigned rel = sy_rel_main(w->d->words.at[f->head].rel), next = f->last + 1 < w->d->words.n ? w->d->words.at[f->last + 1].upos : 0;
        return (rel == SY_REL_NSUBJ || rel == SY_REL_OBJ || rel == SY_REL_OBL) && next != SY_NOUN && next != SY_PROPN && next != SY_ADJ && next != SY_PUNCT;
    }
    if (s[0] && s[strlen(s) - 1] == 's' && w->d->words.at[f->last].upos != SY_ADJ) return 1;
    unsigned upos = w->d->words.at[f->last].upos;
    return upos == SY_NOUN || (upos == SY_PROPN && w->d->words.at[f->head].rel != SY_REL_COMPOUND && sy_rel_main(w->d->words.at[f->head].rel) != SY_REL_AMOD);
}

/* What the tagger takes for a place but speaks and decides, and is nowhere "in": an organisation. */
static void settle_strangers(sy_work *w)
{
    uint32_t *acts = sy_alloc_array(&w->d->arena, w->locals.n + 1, sizeof *acts), *places = sy_alloc_array(&w->d->arena, w->locals.n + 1, sizeof *places);
    for (uint32_t k = 0; k < w->found.n && w->tagged; k++) {
        const sy_found *f = &w->found.at[k];
        if (f->actor < 0 || f->kind != SY_MENTION_NAME || w->locals.at[f->actor].entity >= 0 || w->locals.at[f->actor].pub.kind != SAYSO_ACTOR_PLACE) continue;
        use u = use_of(w, f);
        acts[f->actor] += u == SPEAKS || u == ACTS;
        places[f->actor] += u == PLACE_HERE || u == OWNS_PLACE;
    }
    for (uint32_t i = 0; i < w->locals.n; i++)
        if (acts[i] && !places[i]) w->locals.at[i].pub.kind = SAYSO_ACTOR_ORGANISATION;
}

void sy_settle_seats(sy_work *w)
{
    uint32_t n = w->found.n;
    use *uses = sy_alloc_array(&w->d->arena, n + 1, sizeof *uses);
    sy_map acting = { 0 }; /* states whose capital acts somewhere in this report */
    sy_map met = { 0 };    /* states that act by any name */
    sy_map abroad = { 0 }; /* states whose people the report also speaks of outside them */
    for (uint32_t k = 0; k < n; k++) {
        const sy_found *f = &w->found.at[k];
        if (!is_state(w, f) || f->kind > SY_MENTION_SEAT) continue;
        uses[k] = use_of(w, f);
        if (f->kind == SY_MENTION_DEMONYM && is_noun_use(w, f) && lives_elsewhere(w, f)) *sy_map_put(&w->d->arena, &abroad, w->locals.at[f->actor].pub.id, strlen(w->locals.at[f->actor].pub.id), NULL) = 1;
        int acts = uses[k] == SPEAKS || uses[k] == OWNS_ACT;
        if (acts || f->kind == SY_MENTION_SEAT) *sy_map_put(&w->d->arena, &met, w->locals.at[f->actor].pub.id, strlen(w->locals.at[f->actor].pub.id), NULL) = 1;
        if (acts && f->kind == SY_MENTION_CAPITAL) *sy_map_put(&w->d->arena, &acting, w->locals.at[f->actor].pub.id, strlen(w->locals.at[f->actor].pub.id), NULL) = 1;
    }
    for (uint32_t k = 0; k < n; k++) {
        sy_found f = w->found.at[k];
        if (!is_state(w, &f) || f.kind > SY_MENTION_SEAT) continue;
        const char *id = w->locals.at[f.actor].pub.id;
        int elsewhere = sy_map_get(&acting, id, strlen(id)) != NULL;
        if (f.kind == SY_MENTION_CAPITAL) settle_capital(w, &f, uses[k], elsewhere, sy_map_get(&met, id, strlen(id)) != NULL);
        else if (f.kind == SY_MENTION_SEAT) settle_seat(w, &f, uses[k]);
        else if ((f.kind == SY_MENTION_DEMONYM || f.kind == SY_MENTION_ADJECTIVE) && is_noun_use(w, &f)) settle_demonym(w, &f, uses[k], &abroad);
        else settle_state(w, &f, uses[k]);
        w->found.at[k] = f;
    }
    settle_strangers(w);
}
