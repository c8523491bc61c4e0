/* lemma.c - finding lemmas: irregular words, numbers, edits of the ending. */
#include "lang/lemma.h"

#include "base/common.h"
#include "base/hash.h"

#include <stdlib.h>

/* Templates of the edit features. */
enum { EDIT_TAG = 1, EDIT_LEVELS, EDIT_WORDS, EDIT_BEST, EDIT_ONE, EDIT_STEM, EDIT_SHAPE, EDIT_SUFFIX, SUFFIX_MAX = 6 };
enum { IRREGULAR_BITS_MAX = 20, LONG_VOWEL_MIN = 4, LONG_VOWEL_LEVEL = 3, PART_MIN = 3 };

static uint32_t hash32(const char *s, size_t n) { return (uint32_t)(sy_hash(s, n) >> 32); }

/* ---- edits */

int sy_edit_read(const char *s, sy_edit *out)
{
    memset(out, 0, sizeof *out);
    if ((unsigned)(*s - '0') > 9u) return 0;
    out->cut = (uint8_t)(*s++ - '0');
    for (; *s && *s != ' '; s++) {
        if (out->n_add == SY_EDIT_BYTES) return 0;
        out->add[out->n_add++] = *s;
    }
    if (!*s) return out->cut == 0;
    s++;
    out->doubled = *s == '~';
    for (s += out->doubled; *s; s++) {
        if (out->n_ending == SY_EDIT_BYTES) return 0;
        out->ending[out->n_ending++] = *s;
    }
    return out->cut <= out->n_ending + out->doubled;
}

int sy_edit_fits(const sy_edit *e, const char *lower, size_t n)
{
    if (!e->cut) return 1;
    if (n < (size_t)e->cut + SY_LEMMA_STEM_MIN || memcmp(lower + n - e->n_ending, e->ending, e->n_ending) != 0) return 0;
    size_t at = n - e->n_ending;
    return !e->doubled || (at >= 2 && lower[at - 1] == lower[at - 2] && (unsigned)(lower[at - 1] - 'a') < 26u);
}

size_t sy_edit_apply(const sy_edit *e, const char *lower, size_t n, char *out)
{
    memcpy(out, lower, n - e->cut);
    memcpy(out + n - e->cut, e->add, e->n_add);
    out[n - e->cut + e->n_add] = 0;
    return n - e->cut + e->n_add;
}

unsigned sy_edit_choices(const sy_lemmas *l, const char *lower, size_t n, unsigned xpos, uint8_t out[SY_EDIT_CHOICES])
{
    unsigned k = 0;
    out[k++] = 0;
    for (unsigned i = 0; i < l->n_may[xpos] && k < SY_EDIT_CHOICES; i++)
        if (sy_edit_fits(&l->edits[l->may[xpos][i]], lower, n)) out[k++] = l->may[xpos][i];
    return k;
}

/* Vowels and consonants of the last four letters before the last two. */
static uint32_t shape_of(const char *lower, size_t n)
{
    uint32_t shape = 1;
    size_t end = n > 3 ? n - 2 : n;
    for (size_t i = end > 4 ? end - 4 : 0; i < end; i++) {
        unsigned letter = (unsigned)(lower[i] - 'a') < 26u;
        shape = shape * 3 + (letter ? 1 + (memchr("aeiou", lower[i], 5) != NULL) : 0);
    }
    return shape;
}

static unsigned coarse(unsigned level) { return (level + 1) / 2; }

/* Tags whose words are inflected alike. */
static uint32_t kind_of(unsigned xpos)
{
    return xpos == SY_XPOS_VBN ? SY_XPOS_VBD : xpos == SY_XPOS_NNPS ? SY_XPOS_NNS : xpos == SY_XPOS_RBR ? SY_XPOS_JJR : xpos == SY_XPOS_RBS ? SY_XPOS_JJS : xpos;
}

unsigned sy_edit_features(const char *lower, size_t n, unsigned xpos, const uint8_t *choice, const uint8_t *level, unsigned n_choices,
                          uint64_t out[SY_EDIT_FEATURES])
{
    uint64_t levels = 0, words = 0, best_set = 0;
    unsigned best = 0, k = 0;
    uint32_t kind = kind_of(xpos);
    for (unsigned i = 0; i < n_choices; i++) {
        levels = sy_mix(levels, choice[i] * 8u + coarse(level[i]));
        words = sy_mix(words, choice[i] * 2u + (level[i] > 0));
        if (i && level[i] > best) best = level[i]; /* choice 0, the form itself, is a word most of the time: that says little */
    }
    for (unsigned i = 1; i < n_choices; i++)
        if (level[i] == best) best_set = sy_mix(best_set, choice[i]);
    out[k++] = sy_feature(EDIT_TAG, xpos, 0, 0);
    out[k++] = sy_feature(EDIT_LEVELS, xpos, (uint32_t)(levels >> 32), 0);
    out[k++] = sy_feature(EDIT_WORDS, kind, (uint32_t)(words >> 32), 0);
    out[k++] = sy_feature(EDIT_BEST, kind, (uint32_t)(best_set >> 32), best);
    for (unsigned i = 0; i < n_choices; i++) out[k++] = sy_feature(EDIT_ONE, choice[i], coarse(level[i]), 0);
    for (size_t m = 1; m <= SUFFIX_MAX; m++) out[k++] = sy_feature(EDIT_SUFFIX, kind, m <= n ? hash32(lower + n - m, m) : (uint32_t)n, (uint32_t)m);
    out[k++] = sy_feature(EDIT_SHAPE, kind, shape_of(lower, n), 0);
    if (n > 4) out[k++] = sy_feature(EDIT_STEM, kind, hash32(lower + n - (n > 5 ? 5 : n), 3), (uint32_t)(best_set >> 32));
    return k;
}

unsigned sy_choose(const int32_t *scores, const uint8_t *choice, unsigned n_choices)
{
    unsigned best = choice[0];
    for (unsigned i = 1; i < n_choices; i++)
        if (scores[choice[i]] > scores[best]) best = choice[i];
    return best;
}

/* Choose and apply an edit; 0 if the form stays. */
static int edit(const sy_lemmas *l, const char *lower, size_t n, unsigned xpos, char *out)
{
    uint8_t choice[SY_EDIT_CHOICES], level[SY_EDIT_CHOICES];
    uint64_t features[SY_EDIT_FEATURES];
    int32_t scores[SY_TABLE_CLASSES] = { 0 };
    unsigned k = sy_edit_choices(l, lower, n, xpos, choice);
    if (k < 2) return 0;
    for (unsigned i = 0; i < k; i++) {
        size_t m = sy_edit_apply(&l->edits[choice[i]], lower, n, out);
        level[i] = sy_lexicon_find(&l->lexicon, out, m).level;
    }
    sy_table_add(&l->weights, features, sy_edit_features(lower, n, xpos, choice, level, k, features), scores);
    unsigned best = sy_choose(scores, choice, k);
    sy_edit_apply(&l->edits[best], lower, n, out);
    return best != 0;
}

/* ---- irregular words */

/* A string that ends before `end`; NULL if it does not. */
static const char *string_at(const sy_lemmas *l, size_t at)
{
    return at < l->n_irregular && memchr(l->irregular + at, 0, l->n_irregular - at) ? (const char *)l->irregular + at : NULL;
}

int sy_lemma_akin(unsigned xpos, unsigned other)
{
    static const uint8_t group[SY_XPOS_N] = { [SY_XPOS_VB] = 1, [SY_XPOS_VBD] = 1, [SY_XPOS_VBG] = 1, [SY_XPOS_VBN] = 1, [SY_XPOS_VBP] = 1,
        [SY_XPOS_VBZ] = 1, [SY_XPOS_MD] = 1, [SY_XPOS_NNS] = 2, [SY_XPOS_NNPS] = 2, [SY_XPOS_JJR] = 3, [SY_XPOS_JJS] = 3,
        [SY_XPOS_RBR] = 4, [SY_XPOS_RBS] = 4 };
    return xpos == other || (group[xpos] && group[xpos] == group[other]);
}

int sy_lemma_is_inflected(unsigned xpos)
{
    return xpos == SY_XPOS_VBD || xpos == SY_XPOS_VBN || xpos == SY_XPOS_VBG || xpos == SY_XPOS_VBZ || xpos == SY_XPOS_NNS || xpos == SY_XPOS_NNPS ||
           xpos == SY_XPOS_JJR || xpos == SY_XPOS_JJS || xpos == SY_XPOS_RBR || xpos == SY_XPOS_RBS;
}

/* The lemma under the nearest tag: both parts the same, the Penn tag the same, akin. Records are checked as they are read. */
static const char *irregular(const sy_lemmas *l, const char *lower, size_t n, unsigned upos, unsigned xpos)
{
    const unsigned char *ix = l->irregular + 4 * (sy_hash(lower, n) >> (64 - l->irregular_bits));
    size_t at = sy_get32(ix), end = sy_get32(ix + 4);
    const char *found = NULL;
    unsigned found_rank = 0;
    while (at < end && end <= l->n_irregular) {
        const char *form = string_at(l, at);
        if (!form) return NULL;
        at += strlen(form) + 1;
        unsigned count = at < end ? l->irregular[at++] : 0;
        int same = strcmp(form, lower) == 0;
        for (; count > 0 && at + 2 < end; count--) {
            const unsigned char *tag = l->irregular + at;
            const char *lemma = string_at(l, at + 2);
            if (!lemma) return NULL;
            at += 3 + strlen(lemma);
            if (!same || tag[1] >= SY_XPOS_N || !sy_lemma_akin(xpos, tag[1])) continue;
            unsigned rank = tag[1] != xpos ? 1 : tag[0] != upos ? 2 : 3;
            if (rank > found_rank) {
                found_rank = rank;
                found = lemma;
            }
        }
        if (same) return found;
    }
    return NULL;
}

/* ---- other rules */

int sy_lemma_number(const char *lower, char *out)
{
    size_t group = 0, groups = 0, n = 0;
    for (const char *p = lower; *p; p++) {
        if ((unsigned)(*p - '0') < 10u) {
            out[n++] = *p;
            group++;
        } else if (*p == ',' && group > 0 && (groups ? group == 3 : group <= 3)) {
            groups++;
            group = 0;
        } else if (*p == '.' && groups && group == 3) {
            while (*p) out[n++] = *p++;
            break;
        } else {
            return 0;
        }
    }
    out[n] = 0;
    return groups > 0 && group == 3;
}

static int may_be_drawn_out(unsigned xpos)
{
    return xpos == SY_XPOS_RB || xpos == SY_XPOS_JJ || xpos == SY_XPOS_UH || xpos == SY_XPOS_VB || xpos == SY_XPOS_VBP || xpos == SY_XPOS_NN ||
           xpos == SY_XPOS_IN || xpos == SY_XPOS_DT || xpos == SY_XPOS_PRP;
}

/* "sooooo" is "so": runs of three and more of a letter made one, or two, if that gives a common word. */
static int shorten(const sy_lemmas *l, const char *lower, size_t n, char *out)
{
    int runs = 0;
    for (size_t i = 2; i < n && !runs; i++) runs = lower[i] == lower[i - 1] && lower[i] == lower[i - 2];
    if (!runs || n < LONG_VOWEL_MIN) return 0;
    for (size_t keep = 1; keep <= 2; keep++) {
        size_t m = 0;
        for (size_t i = 0, run = 0; i < n; i += run) {
            if ((unsigned)(lower[i] - 'a') > 25u) return 0;
            for (run = 1; i + run < n && lower[i + run] == lower[i];) run++;
            for (size_t k = 0; k < run && (run < 3 || k < keep); k++) out[m++] = lower[i];
        }
        out[m] = 0;
        if (sy_lexicon_find(&l->lexicon, out, m).level >= LONG_VOWEL_LEVEL) return 1;
    }
    return 0;
}

int sy_lemma_find(const sy_lemmas *l, const char *lower, unsigned upos, unsigned xpos, char *out)
{
    size_t n = strlen(lower);
    if (n > SY_LEMMA_FORM_MAX || xpos >= SY_XPOS_N) return 0;
    const char *known = irregular(l, lower, n, upos, xpos);
    if (known) {
        size_t m = strlen(known);
        if (m > n + SY_EDIT_BYTES || strcmp(known, lower) == 0) return 0;
        memcpy(out, known, m + 1);
        return 1;
    }
    if (xpos == SY_XPOS_CD) return sy_lemma_number(lower, out);
    const char *part = sy_lemma_is_inflected(xpos) ? strrchr(lower, '-') : NULL;
    if (part && part != lower && n - (size_t)(part - lower) > PART_MIN) { /* "re-emerged": the part behind the hyphen is inflected */
        memcpy(out, lower, (size_t)(part + 1 - lower));
        return sy_lemma_find(l, part + 1, upos, xpos, out + (part + 1 - lower));
    }
    if (edit(l, lower, n, xpos, out)) return 1;
    return may_be_drawn_out(xpos) && shorten(l, lower, n, out);
}

/* ---- opening */

_Noreturn static void damaged(sy_arena *a, const char *path, const char *what)
{
    sy_fail(a, SAYSO_MODEL, 0, "%.140s: the part \"%s\" is missing or damaged; fetch or build the model again", path, what);
}

/* "3y ies NNS VBZ": the edit, then the tags whose words take it. */
static void open_edit(sy_arena *a, const char *path, const char *s, sy_lemmas *out)
{
    const char *tags = strchr(s, ' ');
    tags = tags ? strchr(tags + 1, ' ') : NULL;
    char text[32];
    size_t n = tags ? (size_t)(tags - s) : strlen(s);
    if (n >= sizeof text) damaged(a, path, "edits");
    memcpy(text, s, n);
    text[n] = 0;
    if (out->n_edits == SY_EDITS_MAX || !sy_edit_read(text, &out->edits[out->n_edits])) damaged(a, path, "edits");
    while (tags) {
        const char *next = strchr(++tags, ' ');
        unsigned x = sy_xpos_find(tags, next ? (size_t)(next - tags) : strlen(tags));
        if (!x) damaged(a, path, "edits");
        out->may[x][out->n_may[x]++] = (uint8_t)out->n_edits;
        tags = next;
    }
    out->n_edits++;
}

void sy_lemmas_open(sy_arena *a, const char *path, const sy_model *m, sy_lemmas *out)
{
    sy_strings edits;
    sy_lexicon_open(a, path, m, &out->lexicon);
    sy_strings_open(a, path, m, "edits", &edits);
    sy_edit_read("0", &out->edits[0]);
    out->n_edits = 1;
    for (uint32_t i = 1; i < edits.n; i++) open_edit(a, path, edits.at[i], out);
    sy_table_open(a, path, m, "edit-weights", SY_EDITS_MAX, &out->weights);
    sy_table_open(a, path, m, "case-weights", 256, &out->cases);
    const sy_section *s = sy_model_section(m, "irregular");
    unsigned bits = s && s->n_bytes > 4 ? sy_get32(s->bytes) : 0;
    if (bits < 1 || bits > IRREGULAR_BITS_MAX || s->n_bytes < 4 + 4 * (((size_t)1 << bits) + 1)) damaged(a, path, "irregular");
    out->irregular_bits = bits;
    out->irregular = s->bytes + 4; /* offsets in the index count from here */
    out->n_irregular = s->n_bytes - 4;
}
