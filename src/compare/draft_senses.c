/* draft_senses.c - the tables behind `sayso check`: synonyms, opposites, words that turn the sense, irregular forms. */
#include "compare/draft_senses.h"

#include "base/common.h"
#include "base/tsv.h"
#include "base/utf8.h"
#include "turns_tsv.h"

enum { STEM_BYTES = 128, BY_STEM = SY_TURN_REVERSAL | SY_TURN_SUPPORT | SY_TURN_ANNOUNCING };

static const char *const turn_names[] = { "negation", "reversal", "condition", "modal", "be", "will", "have", "light", "inexact", "focus", "support", "possessive", "definite", "until", "announcing", "by", "contrast", "stance", "ordinal", "asks" };

static uint32_t get(const sy_map *m, uint32_t key)
{
    const uint32_t *at = sy_map_get(m, (const char *)&key, sizeof key);
    return at ? *at : 0;
}

static uint32_t *put(sy_arena *a, sy_map *m, uint32_t key) { return sy_map_put(a, m, (const char *)&key, sizeof key, NULL); }

/* "denied" as "deny", "died" as "die", "runs" as "run", "move" as "moved", "slowly" as "slow", not "apply". */
static size_t stem(char *s, size_t n)
{
    if (n == 4 && (memcmp(s + 1, "ied", 3) == 0 || (s[3] == 's' && !strchr("sui", s[2])))) return 3;
    if (n > 4 && memcmp(s + n - 3, "ied", 3) == 0) {
        s[n - 3] = 'y';
        return n - 2;
    }
    if (n > 5 && memcmp(s + n - 2, "ly", 2) == 0 && s[n - 3] != 'p') n -= 2;
    n = sy_stem(s, n);
    return n == 4 && s[3] == 'e' && s[2] != 'e' ? 3 : n;
}

uint32_t sy_senses_stem(const sy_senses *t, const char *word, size_t n, uint32_t key)
{
    char s[STEM_BYTES];
    static const char curly[] = "\xE2\x80\x99s";
    size_t whole = n = sy_utf8_lower(word, n, s, sizeof s);
    if (n > 4 && memcmp(s + n - 4, curly, 4) == 0) n -= 4;
    if (n > 2 && s[n - 1] == 's' && s[n - 2] == '\'') n -= 2;
    uint32_t lemma = t ? get(&t->irregular, n < whole ? sy_compare_key(s, n) : key) : 0;
    if (lemma) return lemma;
    return (uint32_t)(sy_hash(s, stem(s, n)) >> 32);
}

static uint32_t stem_of(const sy_senses *t, const char *word, size_t n)
{
    if (sy_compare_is_common(word, n)) return sy_compare_key(word, n);
    return sy_senses_stem(t, word, n, sy_compare_key(word, n));
}

/* ---- loading */

/* A form that has a lemma of its own ("found") keeps that, too: the first row counts. */
static void load_irregular(sayso *engine, sy_senses *t)
{
    sy_tsv f;
    sy_tsv_open(&f, &engine->arena, engine->options.data_dir, "lang/irregular.tsv", 0);
    uint32_t form = sy_tsv_column(&f, "form"), lemma = sy_tsv_column(&f, "lemma");
    while (sy_tsv_next(&f)) {
        const char *word = f.field[form], *of = f.field[lemma];
        if (strcmp(word, of) == 0 || sy_compare_is_common(word, strlen(word)) || sy_compare_is_common(of, strlen(of))) continue;
        uint32_t *at = put(&engine->arena, &t->irregular, sy_compare_key(word, strlen(word)));
        if (!*at) *at = sy_senses_stem(NULL, of, strlen(of), 0);
    }
}

/* The key of one word of a table by its stem; "pull_back" is a verb with its particle. */
static uint32_t key_of(sy_senses *t, sy_tsv *f, const char *word, size_t n)
{
    size_t k = 0;
    while (k < n && word[k] != '_' && word[k] != '-') k++; /* "go-between" is two words in a report */
    if (!k || k + 1 == n) sy_tsv_fail(f, "one blank between words, and a word on each side of _");
    uint32_t key = stem_of(t, word, k);
    if (k == n) return key;
    uint32_t particle = sy_compare_key(word + k + 1, n - k - 1);
    *put(f->arena, &t->particles, particle) = 1;
    return sy_pair_key(key, particle);
}

static unsigned turn_bit(sy_tsv *f, const char *name)
{
    for (size_t i = 0; i < sizeof turn_names / sizeof *turn_names; i++)
        if (strcmp(name, turn_names[i]) == 0) return 1u << i;
    sy_tsv_fail(f, "kind must be negation, reversal, condition, modal, be, will, have, light, inexact, focus, support, possessive, definite, until, announcing, by, contrast, stance, ordinal or asks");
}

static void load_turns(sy_tsv *f, sy_senses *t)
{
    uint32_t word = sy_tsv_column(f, "word"), kind = sy_tsv_column(f, "kind");
    while (sy_tsv_next(f)) {
        const char *w = f->field[word];
        unsigned bit = turn_bit(f, f->field[kind]);
        *put(f->arena, &t->turns, bit & BY_STEM || strchr(w, '_') ? key_of(t, f, w, strlen(w)) : sy_compare_key(w, strlen(w))) |= bit;
    }
}

static void add_sense(sayso *engine, sy_senses *t, uint32_t key, uint32_t group, uint8_t side)
{
    sy_sense *s = SY_PUSH(&engine->arena, &t->at);
    uint32_t *head = put(&engine->arena, &t->words, key);
    s->group = group;
    s->side = side;
    s->next = *head;
    *head = t->at.n - 1;
}

static void add_words(sayso *engine, sy_senses *t, sy_tsv *f, const char *words, uint32_t group, uint8_t side)
{
    while (*words) {
        size_t n = strcspn(words, " ");
        add_sense(engine, t, key_of(t, f, words, n), group, side);
        words += n;
        if (*words) words++;
    }
}

static void load_groups(sayso *engine, sy_senses *t, const char *name, const char *one, const char *other)
{
    sy_tsv f;
    sy_tsv_open(&f, &engine->arena, engine->options.data_dir, name, 0);
    uint32_t a = sy_tsv_column(&f, one), b = other ? sy_tsv_column(&f, other) : 0;
    while (sy_tsv_next(&f)) {
        add_words(engine, t, &f, f.field[a], f.line, other ? 1 : 0);
        if (other) add_words(engine, t, &f, f.field[b], f.line, 2);
    }
}

void sy_senses_load(sayso *engine, sy_background *b)
{
    sy_tsv f;
    sy_senses *t = sy_alloc(&engine->arena, sizeof *t);
    (void)SY_PUSH(&engine->arena, &t->at);
    load_irregular(engine, t);
    sy_tsv_open(&f, &engine->arena, engine->options.data_dir, "compare/turns.tsv", 0);
    load_turns(&f, t);
    load_groups(engine, t, "compare/synonyms.tsv", "words", NULL);
    load_groups(engine, t, "compare/opposites.tsv", "one", "other");
    b->senses = t;
}

const sy_senses *sy_senses_small(sy_arena *a)
{
    sy_tsv f;
    sy_senses *t = sy_alloc(a, sizeof *t);
    (void)SY_PUSH(a, &t->at);
    sy_tsv_text(&f, a, turns_table, "compare/turns.tsv");
    load_turns(&f, t);
    return t;
}

/* ---- asking */

unsigned sy_senses_turn(const sy_senses *t, uint32_t key, uint32_t stem)
{
    if (!t) return 0;
    unsigned particle = get(&t->particles, key) ? SY_TURN_PARTICLE : 0;
    return particle | (get(&t->turns, key) & ~(unsigned)BY_STEM) | (stem ? get(&t->turns, stem) & BY_STEM : 0);
}

unsigned sy_senses_turn_two(const sy_senses *t, uint32_t stem, uint32_t next_key)
{
    return t && get(&t->particles, next_key) ? get(&t->turns, sy_pair_key(stem, next_key)) & ~(unsigned)SY_TURN_REVERSAL : 0;
}

uint32_t sy_senses_of(const sy_senses *t, uint32_t stem, const uint32_t *behind, uint32_t n, uint32_t *particle)
{
    *particle = n;
    if (!t) return 0;
    for (uint32_t k = 0; k < n; k++) {
        uint32_t sense = behind[k] ? get(&t->words, sy_pair_key(stem, behind[k])) : 0;
        if (!sense) continue;
        *particle = k;
        return sense;
    }
    return get(&t->words, stem);
}

int sy_senses_reverses(const sy_senses *t, uint32_t stem, const uint32_t *behind, uint32_t n)
{
    if (!t) return 0;
    for (uint32_t k = 0; k < n; k++)
        if (behind[k] && get(&t->turns, sy_pair_key(stem, behind[k])) & SY_TURN_REVERSAL) return 1;
    return (get(&t->turns, stem) & SY_TURN_REVERSAL) != 0;
}

uint64_t sy_senses_groups(const sy_senses *t, uint32_t sense)
{
    uint64_t bits = 0;
    for (uint32_t i = sense; i; i = t->at.at[i].next) bits |= (uint64_t)1 << (sy_mix(t->at.at[i].group, 1) >> 58);
    return bits;
}

sy_sense_relation sy_senses_relate(const sy_senses *t, uint32_t a, uint32_t b)
{
    sy_sense_relation best = SY_SENSE_OTHER;
    for (uint32_t i = a; i; i = t->at.at[i].next)
        for (uint32_t j = b; j; j = t->at.at[j].next) {
            const sy_sense *p = &t->at.at[i], *q = &t->at.at[j];
            if (p->group != q->group || !p->side != !q->side) continue;
            if (!p->side) return SY_SENSE_LIKE;
            if (p->side != q->side) best = SY_SENSE_OPPOSITE;
        }
    return best;
}

int sy_senses_agree(const sy_senses *t, uint32_t a, uint32_t b)
{
    for (uint32_t i = a; i; i = t->at.at[i].next)
        for (uint32_t j = b; j; j = t->at.at[j].next)
            if (t->at.at[i].group == t->at.at[j].group && t->at.at[i].side == t->at.at[j].side) return 1;
    return 0;
}
