/* about.c - see about.h. */
#include "about.h"

#include "base/tsv.h"
#include "files.h"
#include "perceptron.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS_OF_PATTERN = 8, ALTERNATIVES = 4, TEXTS_TOGETHER = 150, EPOCHS = 8, LEAST = 2 };

static const float word_weight = 0.5f, hint_weight = 0.2f;

uint8_t about_issue(about *a, const char *name)
{
    for (uint32_t k = 0; k < a->n_names; k++)
        if (strcmp(a->names[k], name) == 0) return (uint8_t)k;
    if (a->n_names == ABOUT_NAMES_MAX || strlen(name) >= ABOUT_NAME) return 0;
    memcpy(a->names[a->n_names], name, strlen(name) + 1);
    return (uint8_t)a->n_names++;
}

about_lesson *about_add(about *a, const sy_about *f, unsigned right, float weight)
{
    about_lesson *x = SY_PUSH(a->arena, &a->lessons);
    uint32_t n = 0;
    memset(x, 0, sizeof *x);
    for (int k = 0; k < SY_ABOUT_STEPS; k++) n += f->n[k];
    x->l.at = sy_alloc_array(a->arena, n + 1, sizeof *x->l.at);
    n = 0;
    for (int k = 0; k < SY_ABOUT_STEPS; k++) {
        memcpy(x->l.at + n, f->at[k], f->n[k] * sizeof *x->l.at);
        x->l.n[k] = (uint16_t)f->n[k];
        n += f->n[k];
    }
    int16_t *profile = sy_alloc_array(a->arena, SY_ABOUT_PROFILES * SY_PROFILE_ISSUES_MAX, sizeof *profile);
    for (uint32_t i = 0; i < a->weights.n_issues; i++)
        for (int k = 0; k < SY_ABOUT_PROFILES; k++) profile[k * SY_PROFILE_ISSUES_MAX + a->weights.class_of[i]] = f->profile[k][i];
    x->l.profile = profile;
    x->l.right = (uint8_t)right;
    x->l.weight = weight;
    return x;
}

/* ---- words */

/* One item of a pattern, its alternatives apart: words in lower case, nothing for names and gaps. */
typedef struct {
    const char *alternatives[64];
    uint32_t n;
} item;

static void read_item(char *s, item *out)
{
    char *save = NULL;
    out->n = 0;
    for (char *w = strtok_r(s, "|", &save); w && out->n < 64; w = strtok_r(NULL, "|", &save)) {
        char *part = strchr(w, '/');
        if (part) *part = 0;
        if (strlen(w) >= 3 && w[0] != '<' && strcmp(w, "...") != 0) out->alternatives[out->n++] = w;
    }
}

/* A pattern as lessons: one for each of the first alternatives of the item that has most of them. */
static void add_pattern(about *a, char *pattern, unsigned issue)
{
    static item items[WORDS_OF_PATTERN];
    static sy_about f;
    uint32_t n = 0, most = 0;
    char *save = NULL;
    while (*pattern == ' ') pattern++;
    int hint = *pattern == '~';
    for (char *s = strtok_r(pattern + hint, " ", &save); s && n < WORDS_OF_PATTERN; s = strtok_r(NULL, " ", &save)) {
        read_item(s, &items[n]);
        if (items[n].n > items[most].n) most = n;
        n += items[n].n > 0;
    }
    for (uint32_t k = 0; n && k < items[most].n && k < ALTERNATIVES; k++) {
        const char *words[WORDS_OF_PATTERN];
        for (uint32_t i = 0; i < n; i++) words[i] = items[i].alternatives[k % items[i].n];
        sy_about_words(words, n, &f);
        about_lesson *x = about_add(a, &f, issue, hint ? hint_weight : word_weight);
        x->is_word = x->l.known = 1;
        x->l.profile = NULL; /* they come from these very words */
    }
}

static void add_words(about *a, const char *dir, const char *name, const char *column)
{
    sy_tsv tsv;
    sy_tsv_open(&tsv, a->arena, dir, name, 0);
    uint32_t id = sy_tsv_column(&tsv, "id"), words = sy_tsv_column(&tsv, column);
    while (sy_tsv_next(&tsv)) {
        char *save = NULL, *field = sy_strdup(a->arena, tsv.field[words]);
        uint8_t issue = about_issue(a, tsv.field[id]);
        for (char *s = strtok_r(field, ",", &save); s; s = strtok_r(NULL, ",", &save)) add_pattern(a, s, issue);
    }
}

void about_open(about *a, sy_arena *arena, const char *data, const char *more)
{
    a->arena = arena;
    add_words(a, data, "issues.tsv", "patterns");
    add_words(a, NULL, more, "words");
}

void about_profiles(about *a, const sy_word_profiles *p)
{
    a->weights.n_issues = p->n_issues;
    for (uint32_t i = 0; i < p->n_issues; i++) a->weights.class_of[i] = about_issue(a, p->names[i]);
}

/* ---- learning */

int about_in_fold(const about *a, const about_lesson *l, int fold)
{
    uint32_t together = a->n_files >= ABOUT_FOLDS ? l->file : l->text / TEXTS_TOGETHER;
    return !l->is_word && together % ABOUT_FOLDS == (uint32_t)fold;
}

unsigned char *about_learn(about *a, int fold, size_t *n_bytes, int64_t *scale)
{
    uint8_t *use = checked(calloc(a->lessons.n + 1, 1));
    softmax_lesson *lessons = checked(calloc(a->lessons.n + 1, sizeof *lessons));
    for (uint32_t i = 0; i < a->lessons.n; i++) {
        lessons[i] = a->lessons.at[i].l;
        use[i] = !a->lessons.at[i].dev && !about_in_fold(a, &a->lessons.at[i], fold);
    }
    softmax_options o = { a->n_names, EPOCHS, LEAST, 20261 };
    unsigned char *out = softmax_learn(lessons, use, a->lessons.n, o, n_bytes, scale, a->weights.weights);
    free(lessons);
    free(use);
    return out;
}

int64_t about_ask(const about *a, const sy_table *issues, const about_lesson *l, unsigned *best)
{
    static sy_about f;
    int32_t scores[SY_TABLE_CLASSES];
    const uint64_t *at = l->l.at;
    unsigned second;
    for (int k = 0; k < SY_ABOUT_STEPS; at += l->l.n[k++]) {
        f.n[k] = l->l.n[k];
        memcpy(f.at[k], at, l->l.n[k] * sizeof *at);
    }
    memset(f.profile, 0, sizeof f.profile);
    for (uint32_t i = 0; l->l.profile && i < a->weights.n_issues; i++)
        for (int k = 0; k < SY_ABOUT_PROFILES; k++) f.profile[k][i] = l->l.profile[k * SY_PROFILE_ISSUES_MAX + a->weights.class_of[i]];
    sy_about_score(issues, &a->weights, &f, scores);
    *best = 0;
    for (unsigned k = 1; k < a->n_names; k++)
        if (scores[k] > scores[*best]) *best = k;
    second = *best ? 0 : 1;
    for (unsigned k = 0; k < a->n_names; k++)
        if (k != *best && scores[k] > scores[second]) second = k;
    return scores[*best] - scores[second];
}
