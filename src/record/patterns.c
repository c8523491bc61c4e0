/* patterns.c - compile and match the word patterns of our tables. */
#include "record/patterns.h"

enum { GAP_WORDS = 3, WIDE_GAP_WORDS = 6, PATTERN_BYTES_MAX = 400, ALTS_MAX = 32 };

static int is_class(const char *s, size_t n)
{
    static const char *const classes[] = { "<org>", "<state>", "<person>", "<place>", "<name>" };
    for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++)
        if (strlen(classes[i]) == n && memcmp(classes[i], s, n) == 0) return 1;
    return 0;
}

static uint8_t part_of(char c) { return c == 'n' ? SY_NOUN : c == 'v' ? SY_VERB : 0; }

/* The alternatives of one item. NULL or a complaint. */
static const char *add_item(sy_patterns *p, const char *s, size_t n, uint32_t gap)
{
    sy_pattern_item *item = SY_PUSH(p->arena, &p->items);
    item->first_alt = p->alts.n;
    item->gap = gap;
    for (const char *end = s + n; s <= end;) {
        const char *bar = memchr(s, '|', (size_t)(end - s));
        size_t k = (size_t)((bar ? bar : end) - s);
        if (!k) return "an empty word in a pattern";
        if (*s == '<' && !is_class(s, k)) return "a pattern names an unknown kind; <org> <state> <person> <place> <name> exist";
        if (item->n_alts == ALTS_MAX) return "a pattern has over 32 alternatives in one place";
        uint8_t part = k > 2 && s[k - 2] == '/' ? part_of(s[k - 1]) : 0;
        sy_pattern_word alt = { sy_strndup(p->arena, s, part ? k - 2 : k), part };
        *SY_PUSH(p->arena, &p->alts) = alt;
        item->n_alts++;
        if (!bar) break;
        s = bar + 1;
    }
    return NULL;
}

/* Enter the last pattern under each first word. */
static void index_pattern(sy_patterns *p)
{
    uint32_t number = p->patterns.n - 1;
    uint32_t value = p->patterns.at[number].value;
    sy_pattern_item first = p->items.at[p->patterns.at[number].first_item];
    for (uint32_t i = 0; i < first.n_alts; i++) {
        const char *word = p->alts.at[first.first_alt + i].word;
        uint32_t *slot = sy_map_put(p->arena, &p->first, word, strlen(word), NULL);
        if (i) { /* a pattern is in one chain only: copy it */
            sy_pattern copy = p->patterns.at[number];
            *SY_PUSH(p->arena, &p->patterns) = copy;
        }
        sy_pattern *q = &p->patterns.at[p->patterns.n - 1];
        q->value = value;
        q->part = p->alts.at[first.first_alt + i].part;
        q->next = *slot;
        *slot = p->patterns.n;
    }
}

static const char *add_pattern(sy_patterns *p, const char *s, size_t n, uint32_t value)
{
    if (n > PATTERN_BYTES_MAX) return "a pattern is over 400 bytes long";
    sy_pattern q = { .first_item = p->items.n, .value = value, .weak = n && *s == '~', .open = n && *s == '?' };
    uint32_t gap = 0;
    s += q.weak + q.open;
    n -= (size_t)(q.weak + q.open);
    for (const char *end = s + n; s < end;) {
        const char *space = memchr(s, ' ', (size_t)(end - s));
        size_t k = (size_t)((space ? space : end) - s);
        if (k == 2 && memcmp(s, "..", 2) == 0) gap = GAP_WORDS;
        else if (k == 3 && memcmp(s, "...", 3) == 0) gap = WIDE_GAP_WORDS;
        else if (k) {
            const char *wrong = add_item(p, s, k, gap);
            if (wrong) return wrong;
            q.n_items++;
            q.weight += *s != '*';
            gap = 0;
        }
        s += k + 1;
    }
    if (!q.n_items) return NULL;
    if (gap) return "a pattern ends in '..'";
    const char *first = p->alts.at[p->items.at[q.first_item].first_alt].word;
    if (*first == '*') return "a pattern begins with '*'";
    *SY_PUSH(p->arena, &p->patterns) = q;
    index_pattern(p);
    return NULL;
}

/* "self-rule" is one word to some and three to others: the pattern holds for both. */
static const char *add_split(sy_patterns *p, const char *s, size_t n, uint32_t value)
{
    char split[PATTERN_BYTES_MAX];
    uint32_t hyphens = 0;
    for (size_t i = 0; i < n; i++) {
        int inner = s[i] == '-' && i > 0 && i + 1 < n && s[i - 1] != ' ' && s[i + 1] != ' ' && !strchr("|", s[i - 1]) && !strchr("|", s[i + 1]);
        hyphens += (uint32_t)inner;
        split[i] = inner ? ' ' : s[i];
        if (inner && memchr(s, '|', n)) return NULL; /* an alternative of one word and one of two make no pattern */
    }
    return hyphens ? add_pattern(p, split, n, value) : NULL;
}

const char *sy_patterns_add(sy_patterns *p, const char *field, uint32_t value)
{
    while (*field) {
        size_t n = strcspn(field, ",");
        const char *next = field + n + (field[n] == ',');
        while (n && *field == ' ') field++, n--;
        while (n && field[n - 1] == ' ') n--;
        const char *wrong = add_pattern(p, field, n, value);
        if (!wrong) wrong = add_split(p, field, n, value);
        if (wrong) return wrong;
        field = next;
    }
    return NULL;
}

/* ---- matching */

static unsigned kind_of(const sayso_doc *d, const sy_word *w)
{
    if (w->mention >= 0 && (uint32_t)w->mention < d->mentions.n) {
        int32_t actor = d->mentions.at[w->mention].actor;
        if (actor >= 0 && (uint32_t)actor < d->actors.n) return d->actors.at[actor].kind;
    }
    switch (w->ner) {
    case SY_NER_PERSON: return SAYSO_ACTOR_PERSON;
    case SY_NER_ORG: return SAYSO_ACTOR_ORGANISATION;
    case SY_NER_PLACE: return SAYSO_ACTOR_PLACE;
    case SY_NER_NORP: return SAYSO_ACTOR_STATE;
    default: return SAYSO_ACTOR_NONE;
    }
}

static int is_kind(const sayso_doc *d, const sy_word *w, const char *class_name)
{
    unsigned kind = kind_of(d, w);
    switch (class_name[1]) {
    case 'o': return kind == SAYSO_ACTOR_ORGANISATION || kind == SAYSO_ACTOR_GROUP;
    case 's': return kind == SAYSO_ACTOR_STATE || kind == SAYSO_ACTOR_GOVERNMENT;
    case 'n': return kind != SAYSO_ACTOR_NONE;
    default: return class_name[2] == 'e' ? kind == SAYSO_ACTOR_PERSON : kind == SAYSO_ACTOR_PLACE || kind == SAYSO_ACTOR_STATE;
    }
}

/* The word without the -s of a plural: length of what is left, 0 if there is none. */
static size_t without_s(const sy_word *w)
{
    size_t n = strlen(w->lower);
    return n > 3 && w->lower[n - 1] == 's' && w->lower[n - 2] != 's' && w->upos != SY_VERB ? n - 1 : 0;
}

static int is_part(const sy_word *w, uint8_t part)
{
    return !part || w->upos == part || (part == SY_NOUN && w->upos == SY_PROPN);
}

static int is_alt(const sy_word *w, const sy_pattern_word *alt)
{
    if (*alt->word != *w->lemma && *alt->word != *w->lower) return 0; /* most differ in their first letter */
    if (!is_part(w, alt->part)) return 0;
    if (sy_lemma_is(w, alt->word) || sy_word_is(w, alt->word)) return 1;
    size_t n = without_s(w);
    return n && strlen(alt->word) == n && memcmp(alt->word, w->lower, n) == 0;
}

static int matches_item(const sy_patterns *p, const sayso_doc *d, const sy_word *w, const sy_pattern_item *item)
{
    for (uint32_t i = 0; i < item->n_alts; i++) {
        const sy_pattern_word *alt = &p->alts.at[item->first_alt + i];
        if (*alt->word == '<' ? is_kind(d, w, alt->word) : *alt->word == '*' || is_alt(w, alt)) return 1;
    }
    return 0;
}

/* Next word that is no punctuation inside words (hyphen, quotation mark); last + 1 at the end or at other punctuation. */
static uint32_t step(const sayso_doc *d, uint32_t at, uint32_t last)
{
    for (at++; at <= last; at++) {
        const sy_word *w = &d->words.at[at];
        if (w->upos != SY_PUNCT) return at;
        if (strchr(",.;:!?()", *w->lower) || strcmp(w->lower, "—") == 0 || strcmp(w->lower, "–") == 0) return last + 1;
    }
    return last + 1;
}

static int matches(const sy_patterns *p, const sayso_doc *d, const sy_pattern *q, uint32_t at, uint32_t last, uint32_t *end)
{
    for (uint32_t k = 1; k < q->n_items; k++) {
        const sy_pattern_item *item = &p->items.at[q->first_item + k];
        uint32_t skipped = 0;
        for (;;) {
            at = step(d, at, last);
            if (at > last) return 0;
            if (matches_item(p, d, &d->words.at[at], item)) break;
            if (skipped++ == item->gap) return 0;
        }
    }
    *end = at;
    return 1;
}

static uint32_t chain(const sy_patterns *p, const sayso_doc *d, const char *key, size_t n_key, uint32_t at, uint32_t last, sy_pattern_hit *out,
                      uint32_t n, uint32_t max)
{
    const uint32_t *slot = sy_map_get(&p->first, key, n_key);
    for (uint32_t i = slot ? *slot : 0; i && n < max; i = p->patterns.at[i - 1].next) {
        const sy_pattern *q = &p->patterns.at[i - 1];
        uint32_t end = at;
        if (!is_part(&d->words.at[at], q->part) || !matches(p, d, q, at, last, &end)) continue;
        sy_pattern_hit hit = { q->value, q->weight, at, end, q->weak, q->open };
        out[n++] = hit;
    }
    return n;
}

uint32_t sy_patterns_at(const sy_patterns *p, const sayso_doc *d, uint32_t at, uint32_t last, sy_pattern_hit *out, uint32_t max)
{
    static const char *const classes[] = { "<org>", "<state>", "<person>", "<place>", "<name>" };
    const sy_word *w = &d->words.at[at];
    uint32_t n = chain(p, d, w->lemma, strlen(w->lemma), at, last, out, 0, max);
    size_t stem = without_s(w);
    if (strcmp(w->lemma, w->lower) != 0) n = chain(p, d, w->lower, strlen(w->lower), at, last, out, n, max);
    if (stem && (strlen(w->lemma) != stem || memcmp(w->lemma, w->lower, stem) != 0)) n = chain(p, d, w->lower, stem, at, last, out, n, max);
    if (w->mention < 0 && !w->ner) return n;
    for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++)
        if (is_kind(d, w, classes[i])) n = chain(p, d, classes[i], strlen(classes[i]), at, last, out, n, max);
    return n;
}
