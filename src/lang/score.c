/* score.c - the CoNLL 2018 metrics. */
#include "lang/score.h"

#include "base/utf8.h"
#include "lang/conllu.h"

#include <stdlib.h>

const char *const sy_score_names[SY_SCORE_N] = { "Tokens", "Sentences", "Words", "UPOS", "XPOS", "UFeats", "AllTags",
    "Lemmas", "UAS", "LAS", "CLAS", "MLAS", "BLEX" };

enum { REGION_MAX = 1024 };

/* A file: its words with spans in bytes of the text without white space. */
typedef struct {
    sayso_doc d;
    sy_gold gold;
    char *squeezed;
    uint32_t n_squeezed;
    uint32_t *start, *end;   /* of each word; a part of a multi-word token has the token's */
    uint8_t *part;           /* 1: part of a multi-word token */
    const char **feats;      /* universal features only, sorted */
    const char **lower;      /* forms in small letters, where words have to be aligned by them; else NULL */
    int32_t *other;          /* the word of the other file that it is aligned with; -1 */
} side;

/* ---- reading */

/* Is the name of n bytes in the list, which ends in ""? */
static int is_listed(const char *const *list, const char *name, size_t n)
{
    for (; **list; list++)
        if (strlen(*list) == n && memcmp(*list, name, n) == 0) return 1;
    return 0;
}

static int compare_items(const void *a, const void *b) { return strcmp(*(const char *const *)a, *(const char *const *)b); }

/* The universal features among `feats`, sorted. */
static const char *universal(side *s, const char *feats)
{
    enum { ITEMS_MAX = 64 };
    static const char *const kept[] = { "PronType", "NumType", "Poss", "Reflex", "Foreign", "Abbr", "Gender", "Animacy", "Number", "Case",
        "Definite", "Degree", "VerbForm", "Mood", "Tense", "Aspect", "Voice", "Evident", "Polarity", "Person", "Polite", "" };
    if (strcmp(feats, "_") == 0) return "";
    const char *items[ITEMS_MAX];
    char *out = sy_alloc(&s->d.arena, strlen(feats) + 2), *at = out, *copy = sy_strdup(&s->d.arena, feats), *more;
    size_t n = 0;
    for (char *item = strtok_r(copy, "|", &more); item && n < ITEMS_MAX; item = strtok_r(NULL, "|", &more))
        if (is_listed(kept, item, strcspn(item, "="))) items[n++] = item;
    qsort(items, n, sizeof *items, compare_items);
    for (size_t i = 0; i < n; i++) {
        size_t k = strlen(items[i]);
        memcpy(at, items[i], k);
        at[k] = '|';
        at += k + 1;
    }
    return out;
}

static void squeeze(side *s)
{
    sy_arena *a = &s->d.arena;
    const sayso_doc *d = &s->d;
    uint32_t *before = sy_alloc_array(a, (size_t)d->n_text + 1, sizeof *before);
    s->squeezed = sy_alloc(a, (size_t)d->n_text + 1);
    for (uint32_t i = 0; i < d->n_text;) {
        unsigned len;
        uint32_t c = sy_utf8_get(d->text + i, d->n_text - i, &len);
        for (unsigned k = 0; k < len; k++) {
            before[i + k] = s->n_squeezed;
            if (!sy_is_space(c)) s->squeezed[s->n_squeezed++] = d->text[i + k];
        }
        i += len;
    }
    before[d->n_text] = s->n_squeezed;
    s->start = sy_alloc_array(a, d->words.n, sizeof *s->start);
    s->end = sy_alloc_array(a, d->words.n, sizeof *s->end);
    for (uint32_t i = 0; i < d->words.n; i++) {
        s->start[i] = before[d->words.at[i].span.start];
        s->end[i] = before[d->words.at[i].span.end];
    }
}

/* A token must hold something to be found by. */
static void check_forms(side *s, const char *path)
{
    for (uint32_t i = 0; i < s->d.words.n; i++)
        if (s->start[i] == s->end[i] && s->d.words.at[i].token_words)
            sy_fail(&s->d.arena, SAYSO_INPUT, 0, "%.120s:%u: the form (column 2) is white space only", path, s->gold.words.at[i].line);
}

typedef struct {
    side *s;
    const sayso_input *file;
} reading;

static void read_work(void *arg)
{
    reading *r = arg;
    side *s = r->s;
    sayso_doc *d = &s->d;
    sy_conllu_read(d, r->file->id, r->file->bytes, r->file->n_bytes, &s->gold);
    sy_conllu_check_trees(d, r->file->id, &s->gold);
    squeeze(s);
    check_forms(s, r->file->id);
    s->part = sy_alloc(&d->arena, d->words.n);
    s->feats = sy_alloc_array(&d->arena, d->words.n, sizeof *s->feats);
    s->lower = sy_alloc_array(&d->arena, d->words.n, sizeof *s->lower);
    s->other = sy_alloc_array(&d->arena, d->words.n, sizeof *s->other);
    for (uint32_t i = 0; i < d->words.n; i++) {
        d->words.at[i].head = s->gold.words.at[i].head;
        s->other[i] = -1;
        s->feats[i] = universal(s, s->gold.words.at[i].feats);
    }
    for (uint32_t i = 0; i < d->words.n; i++) {
        uint32_t m = d->words.at[i].token_words;
        for (uint32_t k = i; m > 1 && k < i + m; k++) {
            s->part[k] = 1;
            s->start[k] = s->start[i];
            s->end[k] = s->end[i + m - 1];
        }
    }
    for (uint32_t k = 0; k < d->sentences.n; k++) sy_tree_link(d, k);
}

static void release_side(void *what) { sy_arena_free(&((side *)what)->d.arena); }

/* A side has an arena of its own, released with `a`. */
static side *read_side(sy_arena *a, const sayso_input *file)
{
    side *s = sy_alloc(a, sizeof *s);
    reading r = { s, file };
    sayso_error err;
    sy_arena_init(&s->d.arena, 1 << 20);
    sy_arena_defer(a, release_side, s);
    sayso_status status = sy_guard(&s->d.arena, read_work, &r, &err);
    if (status) sy_fail(a, status, err.at, "%s", err.text);
    return s;
}

/* The line of the word that covers byte `at` of the text without white space; of the last word if none does. */
static uint32_t line_of(const side *s, uint32_t at)
{
    uint32_t i = 0;
    while (i + 1 < s->d.words.n && s->end[i] <= at) i++;
    return s->gold.words.at[i].line;
}

static uint32_t piece(const side *s, uint32_t at)
{
    uint32_t n = s->n_squeezed - at < 16 ? s->n_squeezed - at : 16;
    while (n && !sy_utf8_boundary(s->squeezed, s->n_squeezed, at + n)) n--;
    return n;
}

_Noreturn static void say_difference(sy_arena *a, const side *g, const side *s, const char *gold, const char *system, uint32_t at)
{
    while (at && (!sy_utf8_boundary(g->squeezed, g->n_squeezed, at) || !sy_utf8_boundary(s->squeezed, s->n_squeezed, at))) at--;
    sy_fail(a, SAYSO_INPUT, at, "the texts differ (white space not counted): %.60s:%u has \"%.*s\" where %.60s:%u has \"%.*s\"", gold, line_of(g, at),
            (int)piece(g, at), g->squeezed + at, system, line_of(s, at), (int)piece(s, at), s->squeezed + at);
}

/* ---- spans that both have */

static uint32_t common_tokens(const side *g, const side *s, uint32_t *n_g, uint32_t *n_s)
{
    uint32_t i = 0, j = 0, same = 0;
    *n_g = *n_s = 0;
    for (uint32_t k = 0; k < g->d.words.n; k++) *n_g += g->d.words.at[k].token_words > 0;
    for (uint32_t k = 0; k < s->d.words.n; k++) *n_s += s->d.words.at[k].token_words > 0;
    while (i < g->d.words.n && j < s->d.words.n) {
        if (!g->d.words.at[i].token_words) i++;
        else if (!s->d.words.at[j].token_words) j++;
        else if (g->start[i] == s->start[j]) {
            same += g->end[i] == s->end[j];
            i++;
            j++;
        } else if (g->start[i] < s->start[j]) i++;
        else j++;
    }
    return same;
}

static void sentence_span(const side *s, uint32_t k, uint32_t *start, uint32_t *end)
{
    const sy_sentence *t = &s->d.sentences.at[k];
    *start = s->start[t->first_word];
    *end = s->end[t->first_word + t->n_words - 1];
}

static uint32_t common_sentences(const side *g, const side *s)
{
    uint32_t i = 0, j = 0, same = 0;
    while (i < g->d.sentences.n && j < s->d.sentences.n) {
        uint32_t a, b, c, e;
        sentence_span(g, i, &a, &b);
        sentence_span(s, j, &c, &e);
        same += a == c && b == e;
        if (a <= c) i++;
        if (c <= a) j++;
    }
    return same;
}

/* ---- alignment of words */

static void pair_up(side *g, side *s, uint32_t i, uint32_t j)
{
    g->other[i] = (int32_t)j;
    s->other[j] = (int32_t)i;
}

static void fill_lower(side *s, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        const char *form = s->d.words.at[i].form;
        size_t n = strlen(form), room = 3 * n + 4;
        char *low = sy_alloc(&s->d.arena, room);
        sy_utf8_lower(form, n, low, room);
        s->lower[i] = low;
    }
}

static int same_form(const side *g, uint32_t i, const side *s, uint32_t j) { return strcmp(g->lower[i], s->lower[j]) == 0; }

/* The longest common subsequence of forms of gold [ga, gb) and system [sa, sb). */
static void align_region(sy_arena *a, side *g, side *s, uint32_t ga, uint32_t gb, uint32_t sa, uint32_t sb)
{
    uint32_t n = gb - ga, m = sb - sa;
    if (!n || !m || n > REGION_MAX || m > REGION_MAX) return;
    fill_lower(g, ga, gb);
    fill_lower(s, sa, sb);
    uint16_t *t = sy_alloc_array(a, (size_t)(n + 1) * (m + 1), sizeof *t);
#define T(i, j) t[(size_t)(i) * (m + 1) + (j)]
    for (uint32_t i = n; i-- > 0;)
        for (uint32_t j = m; j-- > 0;)
            T(i, j) = same_form(g, ga + i, s, sa + j) ? (uint16_t)(T(i + 1, j + 1) + 1) : T(i + 1, j) > T(i, j + 1) ? T(i + 1, j) : T(i, j + 1);
    for (uint32_t i = 0, j = 0; i < n && j < m;) {
        if (same_form(g, ga + i, s, sa + j)) pair_up(g, s, ga + i++, sa + j++);
        else if (T(i + 1, j) >= T(i, j + 1)) i++;
        else j++;
    }
#undef T
}

static int inside(const side *s, uint32_t i, uint32_t end)
{
    return i < s->d.words.n && (s->part[i] ? s->start[i] < end : s->end[i] <= end);
}

static uint32_t behind_token(const side *s, uint32_t i)
{
    uint32_t a = s->start[i], b = s->end[i];
    while (i < s->d.words.n && s->part[i] && s->start[i] == a && s->end[i] == b) i++;
    return i;
}

/* A stretch that a multi-word token of either side covers, from gold word *gi and system word *si. */
static void cover_region(sy_arena *a, side *g, side *s, uint32_t *gi, uint32_t *si)
{
    uint32_t end, i = *gi, j = *si;
    if (g->part[i]) {
        end = g->end[i];
        while (j < s->d.words.n && !s->part[j] && s->start[j] < g->start[i]) j++;
    } else {
        end = s->end[j];
        while (i < g->d.words.n && !g->part[i] && g->start[i] < s->start[j]) i++;
    }
    uint32_t ga = i, sa = j;
    while (inside(g, i, end) || inside(s, j, end)) {
        side *x = inside(g, i, end) ? g : s;
        uint32_t *k = x == g ? &i : &j;
        if (x->part[*k] && x->end[*k] > end) end = x->end[*k];
        ++*k;
    }
    align_region(a, g, s, ga, i, sa, j);
    *gi = i;
    *si = j;
}

static void align(sy_arena *a, side *g, side *s)
{
    uint32_t i = 0, j = 0;
    while (i < g->d.words.n && j < s->d.words.n) {
        int gp = g->part[i], sp = s->part[j];
        if (!gp && !sp) {
            int same = g->start[i] == s->start[j] && g->end[i] == s->end[j];
            if (same) pair_up(g, s, i, j);
            int first = g->start[i] <= s->start[j];
            i += same || first;
            j += same || !first;
        } else if (gp && s->end[j] <= g->start[i]) {
            j = sp ? behind_token(s, j) : j + 1;
        } else if (sp && g->end[i] <= s->start[j]) {
            i = gp ? behind_token(g, i) : i + 1;
        } else {
            cover_region(a, g, s, &i, &j);
        }
    }
}

/* ---- what is right */

/* A relation without its subtype is that long. */
static size_t main_length(const char *rel) { return strcspn(rel, ":"); }

static int is_content(const char *rel)
{
    static const char *const rels[] = { "nsubj", "obj", "iobj", "csubj", "ccomp", "xcomp", "obl", "vocative", "expl", "dislocated", "advcl",
        "advmod", "discourse", "nmod", "appos", "nummod", "acl", "amod", "conj", "fixed", "flat", "compound", "list", "parataxis", "orphan",
        "goeswith", "reparandum", "root", "dep", "" };
    return is_listed(rels, rel, main_length(rel));
}

static int is_function(const char *rel)
{
    static const char *const rels[] = { "aux", "cop", "mark", "det", "clf", "case", "cc", "" };
    return is_listed(rels, rel, main_length(rel));
}

static const char *rel_of(const side *s, uint32_t i) { return s->gold.words.at[i].rel_name; }
static int same_rel(const char *a, const char *b) { return main_length(a) == main_length(b) && memcmp(a, b, main_length(a)) == 0; }
static int head_right(const side *g, uint32_t i, const side *s, uint32_t j)
{
    int32_t a = g->gold.words.at[i].head, b = s->gold.words.at[j].head;
    return a < 0 || b < 0 ? a < 0 && b < 0 : s->other[b] == a;
}

static int tags_right(const side *g, uint32_t i, const side *s, uint32_t j)
{
    return strcmp(g->gold.words.at[i].upos_name, s->gold.words.at[j].upos_name) == 0 && strcmp(g->feats[i], s->feats[j]) == 0;
}

/* Of the children from c on: the next function word, or -1. */
static int32_t next_function(const side *s, int32_t c)
{
    while (c >= 0 && !is_function(rel_of(s, (uint32_t)c))) c = s->d.words.at[c].next_sibling;
    return c;
}

static int children_right(const side *g, uint32_t i, const side *s, uint32_t j)
{
    int32_t x = g->d.words.at[i].first_child, y = s->d.words.at[j].first_child;
    for (;; x = g->d.words.at[x].next_sibling, y = s->d.words.at[y].next_sibling) {
        x = next_function(g, x);
        y = next_function(s, y);
        if (x < 0 || y < 0) return x < 0 && y < 0;
        if (s->other[y] != x || !same_rel(rel_of(g, (uint32_t)x), rel_of(s, (uint32_t)y)) || !tags_right(g, (uint32_t)x, s, (uint32_t)y)) return 0;
    }
}

static void count_pair(const side *g, uint32_t i, const side *s, uint32_t j, sy_score out[SY_SCORE_N])
{
    const sy_gold_word *a = &g->gold.words.at[i], *b = &s->gold.words.at[j];
    int upos = strcmp(a->upos_name, b->upos_name) == 0, xpos = strcmp(a->xpos_name, b->xpos_name) == 0;
    int feats = strcmp(g->feats[i], s->feats[j]) == 0, head = head_right(g, i, s, j);
    int arc = head && same_rel(rel_of(g, i), rel_of(s, j)), content = is_content(rel_of(g, i));
    int lemma = strcmp(a->lemma, "_") == 0 || strcmp(a->lemma, b->lemma) == 0;
    out[SY_SCORE_WORDS].correct++;
    out[SY_SCORE_UPOS].correct += (uint32_t)upos;
    out[SY_SCORE_XPOS].correct += (uint32_t)xpos;
    out[SY_SCORE_UFEATS].correct += (uint32_t)feats;
    out[SY_SCORE_ALLTAGS].correct += (uint32_t)(upos && xpos && feats);
    out[SY_SCORE_LEMMAS].correct += (uint32_t)lemma;
    out[SY_SCORE_UAS].correct += (uint32_t)head;
    out[SY_SCORE_LAS].correct += (uint32_t)arc;
    if (!content) return;
    for (int m = SY_SCORE_CLAS; m <= SY_SCORE_BLEX; m++) out[m].aligned++;
    out[SY_SCORE_CLAS].correct += (uint32_t)arc;
    out[SY_SCORE_MLAS].correct += (uint32_t)(arc && upos && feats && children_right(g, i, s, j));
    out[SY_SCORE_BLEX].correct += (uint32_t)(arc && lemma);
}

static void count_words(const side *g, const side *s, sy_score out[SY_SCORE_N])
{
    uint32_t pairs = 0, content_g = 0, content_s = 0;
    for (uint32_t i = 0; i < g->d.words.n; i++) {
        content_g += (uint32_t)is_content(rel_of(g, i));
        if (g->other[i] < 0) continue;
        count_pair(g, i, s, (uint32_t)g->other[i], out);
        pairs++;
    }
    for (uint32_t j = 0; j < s->d.words.n; j++) content_s += (uint32_t)is_content(rel_of(s, j));
    for (int m = SY_SCORE_WORDS; m < SY_SCORE_N; m++) {
        out[m].gold = m < SY_SCORE_CLAS ? g->d.words.n : content_g;
        out[m].system = m < SY_SCORE_CLAS ? s->d.words.n : content_s;
        if (m > SY_SCORE_WORDS && m < SY_SCORE_CLAS) out[m].aligned = pairs;
    }
}

void sy_score_conllu(sy_arena *a, const sayso_input *gold, const sayso_input *system, sy_score out[SY_SCORE_N])
{
    side *g = read_side(a, gold), *s = read_side(a, system);
    uint32_t k = 0;
    while (k < g->n_squeezed && k < s->n_squeezed && g->squeezed[k] == s->squeezed[k]) k++;
    if (k < g->n_squeezed || k < s->n_squeezed) say_difference(a, g, s, gold->id, system->id, k);
    memset(out, 0, SY_SCORE_N * sizeof *out);
    out[SY_SCORE_TOKENS].correct = common_tokens(g, s, &out[SY_SCORE_TOKENS].gold, &out[SY_SCORE_TOKENS].system);
    out[SY_SCORE_SENTENCES].correct = common_sentences(g, s);
    out[SY_SCORE_SENTENCES].gold = g->d.sentences.n;
    out[SY_SCORE_SENTENCES].system = s->d.sentences.n;
    align(a, g, s);
    count_words(g, s, out);
}
