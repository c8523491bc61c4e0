/* stances.c - load the tables of stances, phrases, markers and word classes, and answer from them. */
#include "record/stances.h"

#include "base/tsv.h"

#include <stdlib.h>

enum { HITS_MAX = 16, MARKER_WORDS_MAX = 6 };

typedef struct {
    sy_marker marker;
    const char *word[MARKER_WORDS_MAX];
    uint32_t next; /* row + 1 with the same first word */
} marker_row;

struct sy_issues {
    sy_issue_table topics;
    sy_patterns classes;
    sy_patterns phrases; /* value: number of the row */
    SY_VEC(sy_stance_phrase) phrase_rows;
    SY_VEC(sy_stance_cue) cues;
    sy_map by_lemma; /* row + 1 */
    SY_VEC(marker_row) markers;
    sy_map by_marker; /* first word -> row + 1 */
};

const sy_issue_table *sy_issues_of(const sayso *engine) { return engine && engine->issues ? &engine->issues->topics : NULL; }

/* ---- classes */

static const char *const class_names[SY_WORDS_N] = {
    "hostile", "yield", "refuse", "agreement", "whether", "party", "observer", "paper", "raise", "doubt", "believe", "say", "press",
    "warn", "light", "generic", "assertion", "commerce", "deed", "require", "silent", "rules",
    "setback", "voice", "undergo", "penalty", "assent", "gain", "opens", "span", "idle", "halted", "effect",
    "promise", "permit", "undone", "former", "attitude", "forsake", "befall", "enact", "phrase", "courtesy", "harm", "cease", "commentator", "academy", "forbear", "servant", "result", "home", "folk"
};

static void load_classes(sayso *engine, struct sy_issues *t)
{
    sy_tsv tsv;
    sy_tsv_open(&tsv, &engine->arena, engine->options.data_dir, "stance-words.tsv", 0);
    uint32_t name = sy_tsv_column(&tsv, "class"), words = sy_tsv_column(&tsv, "words");
    while (sy_tsv_next(&tsv)) {
        uint32_t k = 0;
        while (k < SY_WORDS_N && strcmp(class_names[k], tsv.field[name]) != 0) k++;
        if (k == SY_WORDS_N) sy_tsv_fail(&tsv, "no such class of words");
        const char *wrong = sy_patterns_add(&t->classes, tsv.field[words], k);
        if (wrong) sy_tsv_fail(&tsv, wrong);
    }
}

uint64_t sy_words_at(const sayso *engine, const sayso_doc *d, int32_t w, int32_t last)
{
    sy_pattern_hit hit[2 * HITS_MAX];
    const sy_sentence *s = &d->sentences.at[d->words.at[w].sentence];
    if (last < 0) last = (int32_t)(s->first_word + s->n_words) - 1;
    uint64_t bits = 0;
    uint32_t n = sy_patterns_at(&engine->issues->classes, d, (uint32_t)w, (uint32_t)last, hit, 2 * HITS_MAX);
    for (uint32_t i = 0; i < n; i++) bits |= (uint64_t)1 << hit[i].value;
    return bits;
}

uint32_t sy_words_weight(const sayso *engine, const sayso_doc *d, int32_t w, int32_t last, enum sy_word_class which)
{
    sy_pattern_hit hit[2 * HITS_MAX];
    const sy_sentence *s = &d->sentences.at[d->words.at[w].sentence];
    if (last < 0) last = (int32_t)(s->first_word + s->n_words) - 1;
    uint32_t best = 0, n = sy_patterns_at(&engine->issues->classes, d, (uint32_t)w, (uint32_t)last, hit, 2 * HITS_MAX);
    for (uint32_t i = 0; i < n; i++)
        if (hit[i].value == (uint32_t)which && hit[i].weight > best) best = hit[i].weight;
    return best;
}

int sy_words_phrase(const sayso *engine, const sayso_doc *d, int32_t w, int32_t last, enum sy_word_class which)
{
    sy_pattern_hit hit[2 * HITS_MAX];
    uint32_t n = sy_patterns_at(&engine->issues->classes, d, (uint32_t)w, (uint32_t)last, hit, 2 * HITS_MAX);
    for (uint32_t i = 0; i < n; i++)
        if (hit[i].value == (uint32_t)which && hit[i].weight > 1) return 1;
    return 0;
}

int sy_words_has(const sayso *engine, const sayso_doc *d, int32_t w, int32_t last, enum sy_word_class which)
{
    return w >= 0 && (sy_words_at(engine, d, w, last) >> which & 1);
}

/* ---- stances */

static const char *const stance_names[] = { "none", "demands", "offers", "accepts", "rejects", "threatens", "prefers", "supports", "opposes" };

const char *sy_stance_name(sayso_stance stance)
{
    return (unsigned)stance < sizeof stance_names / sizeof stance_names[0] ? stance_names[stance] : "none";
}

static uint8_t find_stance(sy_tsv *tsv, const char *name)
{
    for (uint8_t i = 1; i < sizeof stance_names / sizeof stance_names[0]; i++)
        if (strcmp(stance_names[i], name) == 0) return i;
    sy_tsv_fail(tsv, "no such stance");
}

static uint8_t find_conf(sy_tsv *tsv, const char *text)
{
    char *end;
    long v = strtol(text, &end, 10);
    if (end == text || *end || v < 0 || v > 100) sy_tsv_fail(tsv, "conf must be a number from 0 to 100");
    return (uint8_t)v;
}

static uint8_t find_part(sy_tsv *tsv, const char *name)
{
    if (strcmp(name, "verb") == 0) return SY_VERB;
    if (strcmp(name, "adj") == 0) return SY_ADJ;
    if (strcmp(name, "noun") == 0) return SY_NOUN;
    sy_tsv_fail(tsv, "part must be verb, adj or noun");
}

/* "for", "ing-on", "obj-to" ... into the cue. */
static void set_frame(sy_tsv *tsv, sy_stance_cue *cue, const char *s, size_t n)
{
    static const struct {
        const char *name;
        enum sy_frame frame;
    } frames[] = { { "that", SY_FRAME_THAT },       { "obj", SY_FRAME_OBJ },       { "to", SY_FRAME_TO },
                   { "obj-to", SY_FRAME_OBJ_TO },   { "ing", SY_FRAME_ING },       { "subj", SY_FRAME_SUBJ },
                   { "subj-poss", SY_FRAME_SUBJ_POSS }, { "subj-red", SY_FRAME_SUBJ_RED }, { "for-to", SY_FRAME_FOR_TO },
                   { "on-to", SY_FRAME_ON_TO },     { "to-to", SY_FRAME_TO_TO },   { "with-to", SY_FRAME_WITH_TO },
                   { "subj-neg", SY_FRAME_SUBJ_NEG }, { "subj-set", SY_FRAME_SUBJ_SET }, { "subj-as", SY_FRAME_SUBJ_AS },
                   { "subj-off", SY_FRAME_SUBJ_OFF }, { "subj-of", SY_FRAME_SUBJ_OF } };
    for (size_t i = 0; i < sizeof frames / sizeof frames[0]; i++)
        if (strlen(frames[i].name) == n && memcmp(frames[i].name, s, n) == 0) {
            cue->frame = (uint8_t)frames[i].frame;
            return;
        }
    cue->frame = SY_FRAME_BY_PREPOSITION;
    if (n > 4 && memcmp(s, "ing-", 4) == 0) {
        cue->ing = 1;
        s += 4;
        n -= 4;
    } else if (n > 3 && memcmp(s + n - 3, "-np", 3) == 0) {
        n -= 3;
    }
    for (size_t i = 0; i < n; i++)
        if (s[i] < 'a' || s[i] > 'z') sy_tsv_fail(tsv, "no such frame");
    cue->preposition = sy_strndup(tsv->arena, s, n);
}

static void add_cues(struct sy_issues *t, sy_tsv *tsv, sy_stance_cue row, const char *frames)
{
    while (*frames) {
        size_t n = strcspn(frames, ",");
        sy_stance_cue cue = row;
        set_frame(tsv, &cue, frames, n);
        uint32_t *slot = sy_map_put(tsv->arena, &t->by_lemma, row.lemma, strlen(row.lemma), NULL);
        cue.next = *slot;
        *SY_PUSH(tsv->arena, &t->cues) = cue;
        *slot = t->cues.n;
        frames += n + (frames[n] == ',');
    }
}

static void load_cues(sayso *engine, struct sy_issues *t)
{
    sy_tsv tsv;
    sy_tsv_open(&tsv, &engine->arena, engine->options.data_dir, "stances.tsv", 0);
    uint32_t lemma = sy_tsv_column(&tsv, "lemma"), part = sy_tsv_column(&tsv, "part"), frames = sy_tsv_column(&tsv, "frames");
    uint32_t stance = sy_tsv_column(&tsv, "stance"), conf = sy_tsv_column(&tsv, "conf");
    while (sy_tsv_next(&tsv)) {
        sy_stance_cue row = { 0 };
        size_t n = strcspn(tsv.field[lemma], " ");
        row.lemma = sy_strndup(tsv.arena, tsv.field[lemma], n);
        if (tsv.field[lemma][n]) row.particle = sy_strdup(tsv.arena, tsv.field[lemma] + n + 1);
        row.part = find_part(&tsv, tsv.field[part]);
        row.stance = find_stance(&tsv, tsv.field[stance]);
        row.conf = find_conf(&tsv, tsv.field[conf]);
        add_cues(t, &tsv, row, tsv.field[frames]);
    }
}

const sy_stance_cue *sy_stance_first(const sayso *engine, const sy_word *w)
{
    const uint32_t *slot = sy_map_get(&engine->issues->by_lemma, w->lemma, strlen(w->lemma));
    if (!slot) slot = sy_map_get(&engine->issues->by_lemma, w->lower, strlen(w->lower)); /* "prepared", lemma "prepare" */
    return slot ? &engine->issues->cues.at[*slot - 1] : NULL;
}

const sy_stance_cue *sy_stance_form(const sayso *engine, const sy_word *w)
{
    const uint32_t *slot = strcmp(w->lemma, w->lower) != 0 ? sy_map_get(&engine->issues->by_lemma, w->lower, strlen(w->lower)) : NULL;
    return slot ? &engine->issues->cues.at[*slot - 1] : NULL;
}

const sy_stance_cue *sy_stance_next(const sayso *engine, const sy_stance_cue *cue)
{
    return cue->next ? &engine->issues->cues.at[cue->next - 1] : NULL;
}

/* ---- phrases */

static uint8_t find_scope(sy_tsv *tsv, const char *name, uint8_t *or_self)
{
    static const char *const scopes[] = { "after", "object", "subject", "self", "said", "last", "after-self" };
    for (uint8_t i = 0; i < sizeof scopes / sizeof scopes[0]; i++)
        if (strcmp(scopes[i], name) == 0) {
            *or_self = i == SY_PHRASE_LAST + 1;
            return *or_self ? SY_PHRASE_AFTER : i;
        }
    sy_tsv_fail(tsv, "scope must be after, object, subject, self, said, last or after-self");
}

static uint8_t find_negation(sy_tsv *tsv, const char *name)
{
    static const char *const names[] = { "turns", "not", "own" };
    for (uint8_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(names[i], name) == 0) return i;
    sy_tsv_fail(tsv, "negation must be turns, not or own");
}

static int begins_with_modal(const char *words)
{
    static const char *const modals[] = { "can", "could", "would", "will", "must", "may", "might", "should", "shall" };
    size_t n = strcspn(words, " |");
    for (size_t i = 0; i < sizeof modals / sizeof modals[0]; i++)
        if (strlen(modals[i]) == n && memcmp(words, modals[i], n) == 0) return 1;
    return 0;
}

static void load_phrases(sayso *engine, struct sy_issues *t)
{
    sy_tsv tsv;
    sy_tsv_open(&tsv, &engine->arena, engine->options.data_dir, "stance-phrases.tsv", 0);
    uint32_t words = sy_tsv_column(&tsv, "words"), scope = sy_tsv_column(&tsv, "scope"), negation = sy_tsv_column(&tsv, "negation");
    uint32_t stance = sy_tsv_column(&tsv, "stance"), conf = sy_tsv_column(&tsv, "conf");
    while (sy_tsv_next(&tsv)) {
        sy_stance_phrase row = { .words = sy_strdup(tsv.arena, tsv.field[words]) };
        if (strchr(row.words, ',')) sy_tsv_fail(&tsv, "one phrase a line");
        row.stance = strcmp(tsv.field[stance], "none") == 0 ? SAYSO_STANCE_NONE : find_stance(&tsv, tsv.field[stance]);
        row.conf = find_conf(&tsv, tsv.field[conf]);
        row.scope = find_scope(&tsv, tsv.field[scope], &row.or_self);
        row.negation = find_negation(&tsv, tsv.field[negation]);
        row.modal = (uint8_t)begins_with_modal(row.words);
        const char *wrong = sy_patterns_add(&t->phrases, row.words, t->phrase_rows.n);
        if (wrong) sy_tsv_fail(&tsv, wrong);
        *SY_PUSH(tsv.arena, &t->phrase_rows) = row;
    }
}

const sy_stance_phrase *sy_stance_phrase_at(const sayso *engine, const sayso_doc *d, uint32_t w, uint32_t *last)
{
    const struct sy_issues *t = engine->issues;
    const sy_sentence *s = &d->sentences.at[d->words.at[w].sentence];
    sy_pattern_hit hit[HITS_MAX];
    uint32_t best = HITS_MAX, n = sy_patterns_at(&t->phrases, d, w, s->first_word + s->n_words - 1, hit, HITS_MAX);
    for (uint32_t i = 0; i < n; i++)
        if (best == HITS_MAX || hit[i].weight > hit[best].weight || (hit[i].weight == hit[best].weight && hit[i].last < hit[best].last)) best = i;
    if (best == HITS_MAX) return NULL;
    *last = hit[best].last;
    return &t->phrase_rows.at[hit[best].value];
}

/* ---- markers */

static uint8_t find_name(sy_tsv *tsv, const char *name, const char *const *names, uint8_t n)
{
    for (uint8_t i = 0; i < n; i++)
        if (strcmp(names[i], name) == 0) return i;
    sy_tsv_fail(tsv, "unknown frame or kind");
}

static void add_marker(struct sy_issues *t, sy_tsv *tsv, const char *words, const char *frame, const char *kind, const char *conf)
{
    static const char *const frames[] = { "none", "clause", "phrase", "until", "once", "before", "without", "depend", "else", "while", "when" };
    static const char *const kinds[] = { "-", "threat", "offer", "requirement", "prediction" };
    marker_row *row = SY_PUSH(tsv->arena, &t->markers);
    row->marker.words = sy_strdup(tsv->arena, words);
    row->marker.frame = find_name(tsv, frame, frames, sizeof frames / sizeof frames[0]);
    row->marker.kind = find_name(tsv, kind, kinds, sizeof kinds / sizeof kinds[0]);
    row->marker.conf = find_conf(tsv, conf);
    while (*words) {
        size_t n = strcspn(words, " ");
        if (row->marker.n_words == MARKER_WORDS_MAX) sy_tsv_fail(tsv, "over six words in a marker");
        row->word[row->marker.n_words++] = sy_strndup(tsv->arena, words, n);
        words += n + (words[n] == ' ');
    }
    if (!row->marker.n_words) sy_tsv_fail(tsv, "a marker without words");
    uint32_t *slot = sy_map_put(tsv->arena, &t->by_marker, row->word[0], strlen(row->word[0]), NULL);
    row->next = *slot;
    *slot = t->markers.n;
}

static void load_markers(sayso *engine, struct sy_issues *t)
{
    sy_tsv tsv;
    sy_tsv_open(&tsv, &engine->arena, engine->options.data_dir, "conditions.tsv", 0);
    uint32_t words = sy_tsv_column(&tsv, "words"), frame = sy_tsv_column(&tsv, "frame"), kind = sy_tsv_column(&tsv, "kind");
    uint32_t conf = sy_tsv_column(&tsv, "conf");
    while (sy_tsv_next(&tsv)) add_marker(t, &tsv, tsv.field[words], tsv.field[frame], tsv.field[kind], tsv.field[conf]);
}

static int is_marker(const marker_row *row, const sayso_doc *d, uint32_t w, uint32_t end)
{
    if (w + row->marker.n_words > end) return 0;
    for (uint32_t i = 0; i < row->marker.n_words; i++) {
        const sy_word *x = &d->words.at[w + i];
        if (!sy_word_is(x, row->word[i]) && !(row->marker.frame == SY_MARKER_DEPEND && sy_lemma_is(x, row->word[i]))) return 0;
    }
    return 1;
}

static const marker_row *longest(const struct sy_issues *t, const sayso_doc *d, const char *key, uint32_t w, uint32_t end,
                                 const marker_row *best)
{
    const uint32_t *slot = sy_map_get(&t->by_marker, key, strlen(key));
    for (uint32_t i = slot ? *slot : 0; i; i = t->markers.at[i - 1].next) {
        const marker_row *row = &t->markers.at[i - 1];
        if (is_marker(row, d, w, end) && (!best || row->marker.n_words > best->marker.n_words)) best = row;
    }
    return best;
}

const sy_marker *sy_marker_at(const sayso *engine, const sayso_doc *d, uint32_t w, uint32_t *last)
{
    const struct sy_issues *t = engine->issues;
    const sy_word *x = &d->words.at[w];
    const sy_sentence *s = &d->sentences.at[x->sentence];
    const marker_row *best = longest(t, d, x->lower, w, s->first_word + s->n_words, NULL);
    if (strcmp(x->lemma, x->lower) != 0) best = longest(t, d, x->lemma, w, s->first_word + s->n_words, best);
    if (!best) return NULL;
    *last = w + best->marker.n_words - 1;
    return &best->marker;
}

void sy_stances_load(sayso *engine)
{
    struct sy_issues *t = sy_alloc(&engine->arena, sizeof *t);
    t->classes.arena = t->phrases.arena = &engine->arena;
    sy_issues_load(engine, &t->topics);
    load_classes(engine, t);
    load_cues(engine, t);
    load_phrases(engine, t);
    load_markers(engine, t);
    engine->issues = t;
}
