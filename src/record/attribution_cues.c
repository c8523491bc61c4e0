/* attribution_cues.c - the lexicon of cues and of nouns for unnamed sources. */
#include "record/attribution.h"

#include "base/tsv.h"

enum { KEY_BYTES = 96, ENTRY_WORDS = 4 };

static uint8_t parse_takes(sy_tsv *t, const char *s)
{
    static const char letters[] = "qtwiorf";
    uint8_t bits = 0;
    for (; *s; s++) {
        const char *at = strchr(letters, *s);
        if (!at) sy_tsv_fail(t, "takes: only the letters q t w i o r f");
        bits |= (uint8_t)(1u << (at - letters));
    }
    return bits;
}

/* In the order of sayso_strength. */
static sayso_strength parse_strength(sy_tsv *t, const char *s)
{
    static const char *const words[] = { "neutral", "claim", "factive", "strong", "weak" };
    for (unsigned i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(s, words[i]) == 0) return (sayso_strength)(i + 1);
    sy_tsv_fail(t, "strength: neutral, claim, factive, strong or weak");
}

static void add_key(struct sy_cues *c, sy_map *m, char pos, const char *words, size_t n, uint32_t value)
{
    char key[KEY_BYTES];
    if (n + 2 >= sizeof key) return;
    key[0] = pos;
    key[1] = ':';
    memcpy(key + 2, words, n);
    *sy_map_put(c->arena, m, key, n + 2, NULL) = value;
}

static void load_cues(struct sy_cues *c, const char *dir)
{
    sy_tsv t;
    sy_tsv_open(&t, c->arena, dir, "cues.tsv", 0);
    uint32_t cue = sy_tsv_column(&t, "cue"), pos = sy_tsv_column(&t, "pos"), cl = sy_tsv_column(&t, "class"),
             strength = sy_tsv_column(&t, "strength"), attitude = sy_tsv_column(&t, "attitude"), takes = sy_tsv_column(&t, "takes");
    while (sy_tsv_next(&t)) {
        sy_cue *e = SY_PUSH(c->arena, &c->cues);
        e->cue = t.field[cue];
        e->class_name = t.field[cl];
        e->strength = parse_strength(&t, t.field[strength]);
        e->pos = t.field[pos][0];
        e->attitude = t.field[attitude][0] == '1';
        e->takes = parse_takes(&t, t.field[takes]);
        if (!e->pos || !strchr("VNARPOK", e->pos) || !e->cue[0]) sy_tsv_fail(&t, "a cue needs a word and one of V N A R P O K");
        int fresh;
        uint32_t *number = sy_map_put(c->arena, &c->classes, e->class_name, strlen(e->class_name), &fresh);
        if (fresh) *number = c->classes.entries.n;
        e->class_number = (uint8_t)*number;
        add_key(c, &c->rows, e->pos, e->cue, strlen(e->cue), c->cues.n - 1);
        const char *space = strchr(e->cue, ' ');
        if (space) add_key(c, &c->firsts, e->pos, e->cue, (size_t)(space - e->cue), 1);
    }
}

static void load_types(struct sy_cues *c, const char *dir)
{
    sy_tsv t;
    sy_tsv_open(&t, c->arena, dir, "source_types.tsv", 0);
    uint32_t noun = sy_tsv_column(&t, "noun"), type = sy_tsv_column(&t, "type");
    while (sy_tsv_next(&t)) {
        *SY_PUSH(c->arena, &c->type_names) = t.field[type];
        *sy_map_put(c->arena, &c->source_types, t.field[noun], strlen(t.field[noun]), NULL) = c->type_names.n;
    }
}

void sy_cues_load(sayso *engine)
{
    struct sy_cues *c = sy_alloc(&engine->arena, sizeof *c);
    c->arena = &engine->arena;
    load_cues(c, engine->options.data_dir);
    load_types(c, engine->options.data_dir);
    engine->cues = c;
}

static char pos_letter(const sy_word *w)
{
    switch (w->upos) {
    case SY_VERB: case SY_AUX: return 'V';
    case SY_NOUN: return 'N';
    case SY_ADJ: return 'A';
    case SY_ADV: return 'R';
    default: return 0;
    }
}

static int32_t find_row(const sy_map *m, char pos, const char *words, size_t n)
{
    char key[KEY_BYTES];
    if (n + 2 >= sizeof key) return -1;
    key[0] = pos;
    key[1] = ':';
    memcpy(key + 2, words, n);
    const uint32_t *row = sy_map_get(m, key, n + 2);
    return row ? (int32_t)*row : -1;
}

/* An entry of several words that begins here: the verb's lemma, then forms ("point out", "called on"). */
static int32_t longer_entry(const struct sy_cues *c, const sayso_doc *d, uint32_t w, char pos, uint32_t *last)
{
    const sy_sentence *s = &d->sentences.at[d->words.at[w].sentence];
    const char *lemma = pos == 'P' ? d->words.at[w].lower : d->words.at[w].lemma;
    if (find_row(&c->firsts, pos, lemma, strlen(lemma)) < 0) return -1;
    char text[KEY_BYTES];
    size_t n = strlen(lemma);
    if (n + 2 >= sizeof text) return -1;
    memcpy(text, lemma, n);
    int32_t found = -1;
    for (uint32_t i = w + 1; i < s->first_word + s->n_words && i < w + ENTRY_WORDS; i++) {
        size_t k = strlen(d->words.at[i].lower);
        if (n + k + 2 >= sizeof text) break;
        text[n++] = ' ';
        memcpy(text + n, d->words.at[i].lower, k);
        n += k;
        int32_t row = find_row(&c->rows, pos, text, n);
        if (row < 0) continue;
        found = row;
        *last = i;
    }
    return found;
}

int32_t sy_cue_of_word(const struct sy_cues *c, const sayso_doc *d, uint32_t w, uint32_t *last)
{
    const sy_word *word = &d->words.at[w];
    *last = w;
    int32_t frame = longer_entry(c, d, w, 'P', last);
    if (frame >= 0) return frame;
    char pos = pos_letter(word);
    if (!pos) return -1;
    int32_t row = pos == 'V' ? longer_entry(c, d, w, pos, last) : -1;
    if (row < 0) row = find_row(&c->rows, pos, word->lemma, strlen(word->lemma));
    return row < 0 && word->upos == SY_VERB ? sy_cue_by_form(c, word) : row;
}

/* A verb of the lexicon by its form alone: parts of speech err in headlines, lemmas in rare verbs. */
int32_t sy_cue_by_form(const struct sy_cues *c, const sy_word *w)
{
    static const char *const ends[] = { "", "s", "es", "ed", "ing", NULL };
    char stem[KEY_BYTES];
    size_t n = strlen(w->lower);
    for (const char *const *e = ends; *e && n + 2 < sizeof stem; e++) {
        size_t k = strlen(*e);
        if (n < k + 3 || strcmp(w->lower + n - k, *e) != 0) continue;
        memcpy(stem, w->lower, n - k);
        int32_t row = find_row(&c->rows, 'V', stem, n - k);
        if (row >= 0) return row;
        stem[n - k] = 'e';
        if (k > 1 && (row = find_row(&c->rows, 'V', stem, n - k + 1)) >= 0) return row;
        if (k > 1 && stem[n - k - 1] == stem[n - k - 2] && (row = find_row(&c->rows, 'V', stem, n - k - 1)) >= 0) return row;
    }
    return -1;
}

int sy_cue_listed(const struct sy_cues *c, char pos, const char *lemma) { return find_row(&c->rows, pos, lemma, strlen(lemma)) >= 0; }

const char *sy_source_type(const struct sy_cues *c, const char *lemma)
{
    const uint32_t *i = sy_map_get(&c->source_types, lemma, strlen(lemma));
    return i ? c->type_names.at[*i - 1] : NULL;
}
