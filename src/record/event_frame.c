/* event_frame.c - which frame of a predicate fits, and where its theme stands. */
#include "record/event_frame.h"

static const struct sy_frames *tables(const sy_event_reader *r) { return r->engine->frames; }

/* The particle of a phrasal verb; also an adverb right behind it where the table has that verb. -1. */
int32_t sy_event_particle(const sy_event_reader *r, int32_t w)
{
    int32_t prt = sy_child(r->doc, w, SY_REL_COMPOUND_PRT);
    if (prt >= 0 || sy_event_nth(r, w)->upos != SY_VERB) return prt;
    int32_t next = w + 1;
    if (next >= (int32_t)(r->first_word + r->n_words) || (sy_event_nth(r, next)->upos != SY_ADV && sy_event_nth(r, next)->upos != SY_ADP)) return -1;
    return sy_frames_of(tables(r), SY_FRAME_VERB, sy_event_nth(r, w)->lemma, sy_event_nth(r, next)->lower) ? next : -1;
}

/* ---- themes */

static int is_sum(const sy_word *w)
{
    return w->upos == SY_NUM || w->upos == SY_SYM || sy_lemma_is(w, "million") || sy_lemma_is(w, "billion") || sy_lemma_is(w, "dollar") || sy_lemma_is(w, "euro");
}

/* "a million in aid": the aid, also where the tree hangs it on the verb. */
static int32_t sum_in(const sy_event_reader *r, int32_t w)
{
    int32_t in = sy_arg_prep(r->doc, w, "in"), end = (int32_t)(r->first_word + r->n_words);
    for (int32_t k = w + 1; in < 0 && k < end && k < w + 5; k++)
        if (sy_word_is(sy_event_nth(r, k), "in") && sy_event_nth(r, k)->rel == SY_REL_CASE) in = sy_event_nth(r, k)->head;
    return in;
}

/* The noun that carries the sense: "a series of attacks" is attacks. */
int32_t sy_event_sense_noun(const sy_event_reader *r, int32_t w)
{
    static const char *const hollow[] = { "series", "number", "wave", "round", "lot", "campaign", "act", "kind", "state", "process", "spate", "string", "package", "total", "policy", "effort", "new", "period", "type", "form", "piece", "resumption", "continuation", "start", "possibility", "idea", "prospect", "use", "day", "week", "month", "hour", "worth", "amount", "level", "million", "billion", "dollar", "euro", "pound", "$", "million", "tonne", "ton" };
    for (unsigned i = 0; i < sizeof hollow / sizeof hollow[0]; i++)
        if (sy_lemma_is(sy_event_nth(r, w), hollow[i]) || (!i && is_sum(sy_event_nth(r, w)))) {
            int32_t of = sy_arg_prep(r->doc, w, "of");
            if (of < 0 && w + 1 < (int32_t)(r->first_word + r->n_words) && sy_word_is(sy_event_nth(r, w + 1), "of")) of = sy_event_nth(r, w + 1)->head;
            if (of < 0 && is_sum(sy_event_nth(r, w))) of = sum_in(r, w);
            SY_EACH_CHILD(r->doc, w, c) /* "mediation efforts" */
                if (of < 0 && sy_event_nth(r, c)->rel == SY_REL_COMPOUND && sy_frames_of(tables(r), SY_FRAME_NOUN, sy_event_nth(r, c)->lemma, NULL)) of = c;
            return of >= 0 ? of : w; /* also where the tree hangs "of" elsewhere */
        }
    return w;
}

/* Does noun w carry this lemma, alone or with a noun before it ("hunger_strike")? */
static int noun_is(const sy_event_reader *r, int32_t w, const char *lemma)
{
    if (sy_lemma_is(sy_event_nth(r, w), lemma)) return 1;
    const char *join = strchr(lemma, '_');
    if (!join) { /* "mediation efforts" */
        SY_EACH_CHILD(r->doc, w, c)
            if (sy_event_nth(r, c)->rel == SY_REL_COMPOUND && sy_lemma_is(sy_event_nth(r, c), lemma)) return 1;
    }
    if (!join || !sy_lemma_is(sy_event_nth(r, w), join + 1)) return 0;
    SY_EACH_CHILD(r->doc, w, c)
        if (strlen(sy_event_nth(r, c)->lemma) == (size_t)(join - lemma) && memcmp(sy_event_nth(r, c)->lemma, lemma, (size_t)(join - lemma)) == 0) return 1;
    return 0;
}

/* By lemma; plural words such as "troops" are their own lemma for some, so the ending is tried too. */
static int word_in_class(const sy_event_reader *r, int32_t w, int32_t of_class)
{
    const char *lemma = sy_event_nth(r, w)->lemma;
    size_t n = strlen(lemma);
    char cut[64];
    if (sy_frames_class_has(tables(r), of_class, lemma)) return 1;
    if (n < 4 || n >= sizeof cut || lemma[n - 1] != 's') return 0;
    memcpy(cut, lemma, n - 1);
    cut[n - 1] = 0;
    return sy_frames_class_has(tables(r), of_class, cut);
}

static int in_class(const sy_event_reader *r, int32_t w, int32_t of_class)
{
    if (word_in_class(r, w, of_class)) return 1;
    if (is_sum(sy_event_nth(r, w)) && sy_frames_class_has(tables(r), of_class, "money")) return 1;
    if (sy_arg_is_town(tables(r), r->doc, w) && sy_frames_class_has(tables(r), of_class, "town")) return 1; /* "captured Vell" */
    SY_EACH_CHILD(r->doc, w, c) { /* "emergency rule", "troop levels"; "training and equipment" */
        unsigned rel = sy_event_nth(r, c)->rel;
        if ((rel == SY_REL_COMPOUND || rel == SY_REL_CONJ) && sy_event_nth(r, c)->upos == SY_NOUN && word_in_class(r, c, of_class)) return 1;
    }
    if (w > (int32_t)r->first_word && sy_event_nth(r, w)->rel == SY_REL_OBJ && sy_event_nth(r, w - 1)->rel == SY_REL_OBJ && sy_event_nth(r, w - 1)->head == sy_event_nth(r, w)->head && word_in_class(r, w - 1, of_class)) return 1; /* "aid deliveries" taken for two objects */
    int32_t of = sy_event_sense_noun(r, w);
    return of != w && word_in_class(r, of, of_class);
}

static int theme_passes(const sy_event_reader *r, const sy_frame *f, int32_t theme)
{
    if (f->theme_word) return noun_is(r, theme, f->theme_word) || noun_is(r, sy_event_sense_noun(r, theme), f->theme_word);
    if (f->theme_class >= 0) return in_class(r, theme, f->theme_class);
    return 1;
}

static int32_t clause_under(const sy_event_reader *r, int32_t w, unsigned rel)
{
    int32_t c = sy_child(r->doc, w, rel);
    return c;
}

/* Infinitive that the parser hung elsewhere: "refused to allow", "offer to hand over" (acl), "ready to" (advcl). */
int32_t sy_event_infinitive(const sy_event_reader *r, int32_t w)
{
    int32_t x = clause_under(r, w, SY_REL_XCOMP);
    if (x >= 0) return x;
    SY_EACH_CHILD(r->doc, w, c) {
        const sy_word *k = sy_event_nth(r, c);
        if ((k->rel == SY_REL_ACL || (k->rel == SY_REL_ADVCL && c > w)) && (k->xpos == SY_XPOS_VB || k->xpos == SY_XPOS_VBG)) return c;
    }
    return -1;
}

/* "demanded an admission that ...": the thing, not the clause that hangs on it. */
static int32_t thing_asked(const sy_event_reader *r, const sy_frame *f, int32_t w)
{
    if (f->kind != SY_FRAME_VERB || (f->op != SY_OP_DEMAND && f->op != SY_OP_REJECT)) return -1;
    int32_t o = sy_arg_passive(r->doc, w) ? sy_arg_patient(r->doc, w) : sy_child(r->doc, w, SY_REL_OBJ);
    return o >= 0 && sy_event_nth(r, o)->upos == SY_NOUN && sy_event_nth(r, o)->mention < 0 ? o : -1;
}

/* "called for the troops to leave", "committed to opening the border" */
static int32_t clause_with(const sy_event_reader *r, int32_t w, const char *prep)
{
    SY_EACH_CHILD(r->doc, w, c) {
        unsigned rel = sy_event_nth(r, c)->rel, xpos = sy_event_nth(r, c)->xpos;
        int32_t mark = c > w && (rel == SY_REL_ADVCL || rel == SY_REL_XCOMP || rel == SY_REL_CCOMP) ? sy_child(r->doc, c, SY_REL_MARK) : -1;
        if (mark >= 0 && sy_word_is(sy_event_nth(r, mark), prep) && (xpos == SY_XPOS_VBG || (xpos == SY_XPOS_VB && strcmp(prep, "for") == 0))) return c;
    }
    return -1;
}

/* "called off | the strike", where the tree makes "off" a preposition of the strike. */
int32_t sy_event_behind_particle(const sy_event_reader *r, int32_t w)
{
    int32_t k = w + 1;
    if (k >= (int32_t)(r->first_word + r->n_words) || sy_event_nth(r, k)->rel != SY_REL_CASE) return -1;
    return sy_event_nth(r, k)->head > k && sy_event_nth(r, sy_event_nth(r, k)->head)->head == w ? sy_event_nth(r, k)->head : -1;
}

static int32_t theme_of(const sy_event_reader *r, const sy_frame *f, int32_t w)
{
    int32_t t = -1;
    switch (f->theme) {
    case SY_THEME_OBJ:
        t = f->kind == SY_FRAME_VERB ? sy_arg_patient(r->doc, w) : -1;
        return t < 0 && f->kind == SY_FRAME_VERB && strchr(f->word, '_') ? sy_event_behind_particle(r, w) : t;
    case SY_THEME_XCOMP:
        t = clause_under(r, w, SY_REL_XCOMP);
        return t >= 0 || f->kind != SY_FRAME_ADJ ? t : sy_event_infinitive(r, w);
    case SY_THEME_CCOMP: return clause_under(r, w, SY_REL_CCOMP);
    case SY_THEME_PREP:
        t = sy_arg_prep(r->doc, w, f->theme_prep);
        return t < 0 && f->op ? clause_with(r, w, f->theme_prep) : t;
    case SY_THEME_ANY:
        t = clause_under(r, w, SY_REL_XCOMP);
        if (t < 0) t = thing_asked(r, f, w);
        if (t < 0) t = clause_under(r, w, SY_REL_CCOMP);
        if (t < 0 && f->kind == SY_FRAME_VERB) t = sy_arg_patient(r->doc, w);
        if (t < 0 && f->kind == SY_FRAME_VERB) t = sy_event_infinitive(r, w);
        return t;
    default: return -1;
    }
}

static int score_of(const sy_frame *f)
{
    if (f->theme_word || f->theme_class >= 0) return 6;
    return f->theme == SY_THEME_NONE ? 1 : f->theme == SY_THEME_ANY || f->theme == SY_THEME_OBJ ? 2 : 4;
}

static int operator_nouns(const sy_event_reader *r, const sy_frame *f, int32_t theme)
{
    if (f->op != SY_OP_LIGHT && f->op != SY_OP_SAY) return 1;
    int32_t noun = sy_event_sense_noun(r, theme);
    return sy_event_nth(r, theme)->upos != SY_NOUN || sy_frames_of(tables(r), SY_FRAME_NOUN, sy_event_nth(r, noun)->lemma, NULL) != NULL;
}

/* tried: rows that beat it, or stand before it, are left out; NULL. */
static const sy_frame *choose_frame(const sy_event_reader *r, const sy_frame *f, int32_t w, const sy_frame *tried, int32_t *theme)
{
    const sy_frame *best = NULL;
    int best_score = 0, passed = 0;
    for (; f; passed |= f == tried, f = f->next) {
        int32_t t = theme_of(r, f, w);
        int score = score_of(f);
        if (tried && (score > score_of(tried) || (score == score_of(tried) && !passed))) continue;
        if (score <= best_score || (f->theme != SY_THEME_NONE && t < 0)) continue;
        if (t >= 0 && (!theme_passes(r, f, t) || !operator_nouns(r, f, t))) continue;
        best = f, best_score = score, *theme = t;
    }
    return best;
}

/* A participle taken for an adjective has a subject or an object of its own. */
static int verb_as_adjective(const sy_event_reader *r, int32_t w)
{
    const sy_word *k = sy_event_nth(r, w);
    size_t n = strlen(k->lower);
    if (k->upos != SY_ADJ || n < 5 || strcmp(k->lower + n - 2, "ed") != 0) return 0;
    SY_EACH_CHILD(r->doc, w, c) {
        unsigned rel = sy_rel_main(sy_event_nth(r, c)->rel);
        if (rel == SY_REL_NSUBJ || rel == SY_REL_OBJ || rel == SY_REL_IOBJ) return 1;
    }
    return 0;
}

/* "contribute up to 4,000 troops": no phrasal verb. */
static int up_to(const sy_event_reader *r, int32_t w)
{
    int32_t end = (int32_t)(r->first_word + r->n_words);
    for (int32_t k = w + 1; k + 1 < end && k < w + 4; k++)
        if (sy_word_is(sy_event_nth(r, k), "up")) return sy_word_is(sy_event_nth(r, k + 1), "to");
    return 0;
}

/* "Orvenia, like others, plans to", where the verb is taken for a noun: it has a subject and an infinitive, and no word that goes with
 * nouns. */
static int verb_as_noun(const sy_event_reader *r, int32_t w)
{
    int subject = 0, infinitive = 0;
    SY_EACH_CHILD(r->doc, w, c) {
        unsigned rel = sy_rel_main(sy_event_nth(r, c)->rel);
        if (rel == SY_REL_DET || rel == SY_REL_CASE || sy_event_nth(r, c)->rel == SY_REL_COP || rel == SY_REL_AMOD || rel == SY_REL_COMPOUND) return 0;
        subject |= rel == SY_REL_NSUBJ && c < w;
        infinitive |= rel == SY_REL_XCOMP && c > w;
    }
    return subject && infinitive;
}

/* Frames of the lemma; where the lemma is none of the table's words, of what the inflected form may come from. */
static const sy_frame *frames_by_form(const sy_event_reader *r, sy_frame_kind kind, int32_t w, const char *prt)
{
    static const struct { const char *ending, *instead; } rules[] = { { "ed", "e" }, { "ed", "" }, { "ing", "e" }, { "ing", "" }, { "ies", "y" }, { "ied", "y" }, { "s", "" } };
    const sy_word *k = sy_event_nth(r, w);
    const sy_frame *f = sy_frames_of(tables(r), kind, k->lower, prt); /* a form that is a word of the table needs no lemma */
    if (!f) f = sy_frames_of(tables(r), kind, k->lemma, prt);
    if (!f && prt && strcmp(prt, "up") == 0 && up_to(r, w)) prt = NULL, f = sy_frames_of(tables(r), kind, k->lemma, NULL);
    size_t n = strlen(k->lower);
    for (unsigned i = 0; !f && i < sizeof rules / sizeof rules[0]; i++) {
        char form[64];
        size_t cut = strlen(rules[i].ending);
        if (n <= cut + 2 || n + 2 > sizeof form || strcmp(k->lower + n - cut, rules[i].ending) != 0) continue;
        memcpy(form, k->lower, n - cut);
        memcpy(form + n - cut, rules[i].instead, strlen(rules[i].instead) + 1);
        f = sy_frames_of(tables(r), kind, form, prt);
    }
    return f;
}

const sy_frame *sy_event_frame(const sy_event_reader *r, int32_t w, int32_t *theme)
{
    const sy_word *k = sy_event_nth(r, w);
    *theme = -1;
    if (k->upos == SY_VERB || verb_as_adjective(r, w)) {
        int32_t prt = sy_event_particle(r, w);
        const sy_frame *state = prt < 0 && k->xpos == SY_XPOS_VBN && sy_arg_passive(r->doc, w) ? sy_frames_of(tables(r), SY_FRAME_ADJ, k->lower, NULL) : NULL;
        if (state && (state = choose_frame(r, state, w, NULL, theme))) return state; /* "is prepared to": ready, not being prepared */
        const sy_frame *f = frames_by_form(r, SY_FRAME_VERB, w, prt >= 0 ? sy_event_nth(r, prt)->lower : NULL), *with_prt = f && prt >= 0 ? choose_frame(r, f, w, NULL, theme) : NULL;
        if (with_prt) return with_prt;
        if (prt >= 0 && sy_event_nth(r, prt)->rel != SY_REL_COMPOUND_PRT) prt = -1, f = frames_by_form(r, SY_FRAME_VERB, w, NULL); /* "withdrew from": no phrasal verb here */
        if (!f && prt < 0) f = sy_frames_of(tables(r), SY_FRAME_ADJ, k->lower, NULL); /* "unwilling", "prepared" taken for verbs */
        return choose_frame(r, f, w, NULL, theme);
    }
    if (k->upos == SY_NOUN && verb_as_noun(r, w)) {
        const sy_frame *f = choose_frame(r, frames_by_form(r, SY_FRAME_VERB, w, NULL), w, NULL, theme);
        if (f) return f;
    }
    if (k->upos == SY_NOUN) {
        SY_EACH_CHILD(r->doc, w, c) { /* "drone strike", "general strike": two kinds of strike */
            unsigned rel = sy_event_nth(r, c)->rel;
            const sy_frame *two = c < w && (rel == SY_REL_COMPOUND || rel == SY_REL_AMOD) ? sy_frames_of(tables(r), SY_FRAME_NOUN, sy_event_nth(r, c)->lemma, k->lemma) : NULL;
            if (two && (two = choose_frame(r, two, w, NULL, theme))) return two;
        }
        return choose_frame(r, frames_by_form(r, SY_FRAME_NOUN, w, NULL), w, NULL, theme);
    }
    if (k->upos == SY_ADJ) return choose_frame(r, sy_frames_of(tables(r), SY_FRAME_ADJ, k->lemma, NULL), w, NULL, theme);
    return NULL;
}

const sy_frame *sy_event_frame_after(const sy_event_reader *r, const sy_frame *tried, int32_t w, int32_t *theme)
{
    sy_frame_kind kind = (sy_frame_kind)tried->kind;
    *theme = -1;
    return choose_frame(r, sy_frames_of(tables(r), kind, tried->word, NULL), w, tried, theme);
}
