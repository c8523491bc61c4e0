/*
 * dictionary_verbs.c - reading verbs: blocks, forms, synonym sets and patterns of TABARI and of PETRARCH 1 and 2. The two styles
 * stand in one kind of file; round and curly brackets in a pattern tell the second.
 */
#include "base/limits.h"
#include "base/utf8.h"
#include "record/dictionary.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TOKENS_MAX = 2 * SY_DICTIONARY_WORDS_MAX, WORD_BYTES = 120 };

/* A pattern while it is read, in the order of the text. */
typedef struct {
    sy_dict_token tokens[TOKENS_MAX];
    uint8_t near_next[TOKENS_MAX], joined_next[TOKENS_MAX];
    uint8_t n;
    int verb;             /* tokens before the verb; -1: not met */
    uint8_t verb_joined;  /* to the token before it */
    int depth;            /* inside ( or { */
    int brackets;         /* there were some: PETRARCH-2 */
    int failed;           /* 1: and a note says why; 2: no note yet */
} draft;

typedef struct {
    sy_dict_reader *r;
    int32_t block, set;
} verb_file;

static const char *lower_copy(const sy_dict_reader *r, const char *s)
{
    size_t room = strlen(s) * 2 + 8;
    char *out = sy_alloc(r->arena, room);
    sy_utf8_lower(s, strlen(s), out, room);
    return out;
}

/* ---- codes */

static int is_no_code(const char *s) { return !*s || strcmp(s, "---") == 0 || strcmp(s, "+++") == 0 || strcmp(s, "###") == 0; }

/* "042", "042:043", ":043". */
static sy_dict_codes read_codes(const sy_dict_reader *r, char *content)
{
    sy_dict_codes out = { NULL, NULL };
    char *mirror = strchr(content, ':');
    if (mirror) *mirror++ = 0;
    content = sy_dict_trim(content);
    if (!is_no_code(content)) out.code = sy_strdup(r->arena, content);
    if (mirror) mirror = sy_dict_trim(mirror);
    if (mirror && !is_no_code(mirror)) out.mirror = sy_strdup(r->arena, mirror);
    return out;
}

/* ---- synonym sets */

static int32_t set_named(const sy_dictionaries *d, const char *s, size_t n)
{
    const uint32_t *at = sy_map_get(&d->set_names, s, n);
    return at ? (int32_t)*at : -1;
}

static int32_t new_set(const sy_dict_reader *r, const char *name)
{
    sy_dict_set *set = SY_PUSH(r->arena, &r->d->sets);
    set->name = name;
    return (int32_t)r->d->sets.n - 1;
}

static void begin_set(verb_file *f, char *s)
{
    size_t n = strcspn(s + 1, " \t");
    while (n && s[n] == '_') n--;
    int fresh;
    uint32_t *at = sy_map_put(f->r->arena, &f->r->d->set_names, s + 1, n, &fresh);
    if (fresh) *at = (uint32_t)new_set(f->r, sy_strndup(f->r->arena, s + 1, n));
    f->set = (int32_t)*at;
}

static void add_member(verb_file *f, const char *s, int32_t set)
{
    sy_dict_phrase p;
    memset(&p, 0, sizeof p);
    p.entry = -1;
    p.place = sy_dict_here(f->r);
    if (*s == '&') {
        p.entry = set_named(f->r->d, s + 1, strcspn(s + 1, " \t"));
        if (p.entry < 0) {
            sy_dict_note(f->r, "%.60s is not defined above; write the set before it is used", s);
            return;
        }
    } else if (!sy_dict_phrase_of(f->r, s, &p)) {
        return;
    }
    *SY_PUSH(f->r->arena, &f->r->d->sets.at[set].members) = p;
}

/* ---- patterns */

static void add_token(draft *t, sy_dict_token token)
{
    if (t->n == TOKENS_MAX) {
        t->failed = 2;
        return;
    }
    t->tokens[t->n] = token;
    t->near_next[t->n] = t->depth > 0;
    t->joined_next[t->n++] = 0;
}

static void add_word(const verb_file *f, draft *t, const char *s, size_t n)
{
    char lower[WORD_BYTES];
    size_t at = 0, from, k, m = sy_utf8_lower(s, n, lower, sizeof lower);
    uint8_t before = t->n;
    while ((k = sy_dict_cut(lower, m, &at, &from)) > 0) {
        sy_dict_token token = { .kind = SY_DICT_WORD, .set = -1 };
        token.word.text = sy_strndup(f->r->arena, lower + from, k);
        if (t->n > before) t->joined_next[t->n - 1] = 1;
        add_token(t, token);
    }
}

/* "&TIETYPES_RELATIONS": the longest part that is a set; how many bytes it takes. */
static size_t add_set(const verb_file *f, draft *t, const char *s, size_t n)
{
    for (size_t k = n; k > 1; k--) {
        if (k < n && s[k] != '_') continue;
        int32_t set = set_named(f->r->d, s + 1, k - 1);
        if (set < 0) continue;
        add_token(t, (sy_dict_token){ .kind = SY_DICT_SET, .set = set });
        return k;
    }
    sy_dict_note(f->r, "%.*s is not defined above; write the set before it is used", (int)(n < 60 ? n : 60), s);
    t->failed = 1;
    return n;
}

/* A set without a name: what `marks` part. */
static void add_choice(verb_file *f, draft *t, const char *s, size_t n, const char *marks)
{
    int32_t set = new_set(f->r, "");
    char *inside = sy_strndup(f->r->arena, s, n), *save = NULL;
    for (char *m = strtok_r(inside, marks, &save); m; m = strtok_r(NULL, marks, &save))
        if (*sy_dict_trim(m)) add_member(f, sy_dict_trim(m), set);
    add_token(t, (sy_dict_token){ .kind = SY_DICT_CHOICE, .set = set });
}

/* "{A | B}"; bytes taken. */
static size_t add_braced_choice(verb_file *f, draft *t, const char *s)
{
    size_t n = strcspn(s, "}");
    add_choice(f, t, s + 1, n - 1, "|");
    return n + (s[n] == '}');
}

static int is_choice(const char *s)
{
    size_t n = strcspn(s, "}");
    return *s == '{' && s[n] == '}' && memchr(s, '|', n) != NULL;
}

static void meet_verb(draft *t)
{
    if (t->verb >= 0) {
        t->failed = 2;
        return;
    }
    t->verb = t->n;
    t->verb_joined = t->n ? t->joined_next[t->n - 1] : 0;
}

static size_t one_token(verb_file *f, draft *t, const char *s)
{
    static const char marks[] = "$+%^";
    static const uint8_t kinds[] = { SY_DICT_SOURCE, SY_DICT_TARGET, SY_DICT_COMPOUND, SY_DICT_SKIP };
    const char *mark = strchr(marks, *s);
    size_t n = strcspn(s, " \t_(){}*");
    if (mark && n == 1) {
        add_token(t, (sy_dict_token){ .kind = kinds[mark - marks], .set = -1 });
        return 1;
    }
    if (*s == '&') return add_set(f, t, s, strcspn(s, " \t(){}*"));
    const char *slash = memchr(s, '/', n);
    if (slash && slash > s && slash + 1 < s + n && n < WORD_BYTES) add_choice(f, t, s, n, "/"); /* "FAVOUR/FAVOR" */
    else if (n < WORD_BYTES) add_word(f, t, s, n);
    else t->failed = 2;
    return n;
}

/* "_" between two joins them; "_" before a blank or the end says that the word takes no ending. */
static size_t underline(draft *t, const char *s)
{
    size_t n = strspn(s, "_");
    int at_end = !s[n] || strchr(" \t)}[", s[n]) != NULL;
    if (t->n && t->verb != t->n) {
        if (at_end) t->tokens[t->n - 1].word.whole = 1;
        else t->joined_next[t->n - 1] = 1;
    } else if (t->verb == t->n && !at_end) {
        t->verb_joined |= 2; /* to the token behind it */
    }
    return n;
}

static void read_tokens(verb_file *f, draft *t, const char *s)
{
    while (*s && !t->failed) {
        if (*s == ' ' || *s == '\t') s++;
        else if (*s == '_') s += underline(t, s);
        else if (*s == '*') meet_verb(t), s++;
        else if (is_choice(s)) s += add_braced_choice(f, t, s);
        else if (*s == '(' || *s == '{') t->depth++, t->brackets = 1, s++;
        else if (*s == ')' || *s == '}') {
            if (t->depth) t->depth--;
            if (!t->depth && t->n) t->near_next[t->n - 1] = 0;
            s++;
        } else s += one_token(f, t, s);
    }
}

static const sy_dict_token *left_side(const verb_file *f, const draft *t, uint8_t *n)
{
    *n = (uint8_t)t->verb;
    sy_dict_token *out = sy_alloc_array(f->r->arena, *n + 1u, sizeof *out);
    for (uint8_t i = 0; i < *n; i++) {
        uint8_t from = (uint8_t)(*n - 1 - i);
        out[i] = t->tokens[from];
        out[i].joined = i ? t->joined_next[from] : t->verb_joined & 1;
        out[i].near = t->near_next[from];
    }
    return out;
}

static const sy_dict_token *right_side(const verb_file *f, const draft *t, uint8_t *n)
{
    *n = (uint8_t)(t->n - t->verb);
    sy_dict_token *out = sy_alloc_array(f->r->arena, *n + 1u, sizeof *out);
    for (uint8_t i = 0; i < *n; i++) {
        out[i] = t->tokens[t->verb + i];
        out[i].joined = i ? t->joined_next[t->verb + i - 1] : t->verb_joined >> 1;
        out[i].near = i && t->near_next[t->verb + i - 1];
    }
    return out;
}

static uint32_t weight_of(const draft *t)
{
    uint32_t weight = 1000u * t->n, letters = 0;
    for (uint8_t i = 0; i < t->n; i++) {
        weight += 100u * t->joined_next[i];
        letters += t->tokens[i].kind == SY_DICT_WORD ? (uint32_t)strlen(t->tokens[i].word.text) : 1;
    }
    return weight + 100u * (t->verb_joined & 1) + 50u * (t->verb_joined >> 1) + (letters < 99 ? letters : 99);
}

static void read_pattern(verb_file *f, char *s)
{
    draft t = { .verb = -1 };
    char *rest, *text = sy_strdup(f->r->arena, s), *content = sy_dict_bracket(f->r, s, &rest);
    if (f->block < 0) {
        sy_dict_note(f->r, "a pattern before the first verb; write --- NAME [CODE] --- and the verb above it");
        return;
    }
    if (!content) {
        sy_dict_note(f->r, "a pattern without a code; write [CODE] behind it");
        return;
    }
    sy_dict_codes codes = read_codes(f->r, content);
    s = sy_dict_trim(s + 1);
    read_tokens(f, &t, s);
    if (t.failed || t.verb < 0) {
        if (t.failed != 1) sy_dict_note(f->r, "a pattern needs one * where the verb stands, and at most %u words on a side", SY_DICTIONARY_WORDS_MAX);
        return;
    }
    sy_dict_pattern p = { .codes = codes, .weight = weight_of(&t), .by_tree = (uint8_t)(t.brackets != 0), .place = sy_dict_here(f->r) };
    p.left = left_side(f, &t, &p.n_left);
    p.right = right_side(f, &t, &p.n_right);
    p.text = sy_dict_trim(text + 1);
    *SY_PUSH(f->r->arena, &f->r->d->blocks.at[f->block].patterns) = p;
}

/* ---- verbs */

static void begin_block(verb_file *f, char *s)
{
    char *rest;
    f->block = (int32_t)f->r->d->blocks.n;
    f->set = -1;
    sy_dict_block *b = SY_PUSH(f->r->arena, &f->r->d->blocks);
    b->place = sy_dict_here(f->r);
    char *content = sy_dict_bracket(f->r, s, &rest), *name = sy_dict_trim(s);
    name[strcspn(name, " \t-")] = 0;
    b->name = lower_copy(f->r, name);
    if (content) b->codes = read_codes(f->r, content);
}

/* Put the verb into the index under one form of its head word. */
static void add_form(const verb_file *f, const sy_dict_verb *verb, const char *form, size_t n)
{
    int fresh;
    uint32_t *at = sy_map_put(f->r->arena, &f->r->d->forms, form, n, &fresh);
    sy_dict_verb v = *verb;
    v.next = fresh ? -1 : (int32_t)*at;
    *at = f->r->d->verbs.n;
    *SY_PUSH(f->r->arena, &f->r->d->verbs) = v;
}

static void add_regular_forms(const verb_file *f, const sy_dict_verb *verb)
{
    char form[WORD_BYTES + 8];
    const char *base = verb->base;
    size_t n = strlen(base);
    int y = n > 1 && base[n - 1] == 'y' && !strchr("aeiou", base[n - 2]), e = base[n - 1] == 'e';
    int hiss = strchr("sxz", base[n - 1]) || (n > 1 && base[n - 1] == 'h' && strchr("cs", base[n - 2]));
    const char *const s_ed_ing[] = { y ? "ies" : hiss ? "es" : "s", y ? "ied" : e ? "d" : "ed", "ing" };
    const size_t cut[] = { y, y, e };
    for (int i = 0; i < 3; i++) {
        size_t k = n - cut[i];
        memcpy(form, base, k);
        strcpy(form + k, s_ed_ing[i]);
        add_form(f, verb, form, strlen(form));
    }
}

/* "WIRE_+TAP": cut into words, of which the one behind "+" (else the first) is inflected. 0: passed over. */
static int cut_verb(const verb_file *f, const char *s, sy_dict_verb *out)
{
    sy_dict_word *words;
    char *plain = sy_strdup(f->r->arena, s), *mark = strchr(plain, '+');
    uint8_t n, head = 0;
    if (mark && mark != plain) {
        uint8_t before;
        *mark = 0;
        words = sy_dict_words(f->r, plain, &before);
        if (!words) return 0;
        head = before;
    }
    if (mark) *mark = ' ';
    words = sy_dict_words(f->r, plain, &n);
    if (!words || head >= n || strlen(words[head].text) >= WORD_BYTES) return 0;
    out->base = words[head].text;
    out->n_before = head;
    out->n_after = (uint8_t)(n - head - 1);
    out->after = words + head + 1;
    sy_dict_word *before = sy_alloc_array(f->r->arena, head + 1u, sizeof *before);
    for (uint8_t i = 0; i < head; i++) before[i] = words[head - 1 - i];
    out->before = before;
    return 1;
}

static void read_verb(verb_file *f, char *s)
{
    sy_dict_verb verb = { .block = f->block, .place = sy_dict_here(f->r) };
    char *rest, *content = sy_dict_bracket(f->r, s, &rest), *open = strchr(s, '{'), *close = open ? strchr(open, '}') : NULL;
    if (f->block < 0) {
        sy_dict_note(f->r, "%.60s stands before the first block; write --- NAME [CODE] --- above it", s);
        return;
    }
    if (content) {
        verb.has_code = 1;
        verb.codes = read_codes(f->r, content);
    }
    if (close) *close = 0;
    if (open) *open++ = 0;
    if (!cut_verb(f, sy_dict_trim(s), &verb)) return;
    verb.regular = open == NULL;
    add_form(f, &verb, verb.base, strlen(verb.base));
    if (!open) {
        add_regular_forms(f, &verb);
        return;
    }
    char *save = NULL;
    for (char *form = strtok_r(open, " \t", &save); form; form = strtok_r(NULL, " \t", &save)) {
        sy_dict_verb other = verb;
        if (cut_verb(f, form, &other)) add_form(f, &other, other.base, strlen(other.base));
    }
}

/* ---- transformations */

static sy_dict_match_side match_side(const char *s, const char *outer)
{
    if (strcmp(s, "_") == 0) return SY_DICT_NOBODY;
    if (strcmp(s, ".") == 0) return SY_DICT_ANYBODY;
    return strcmp(s, outer) == 0 ? SY_DICT_SAME : SY_DICT_OTHER;
}

/* Which side of the whole a letter of the result is. */
static char result_side(const char *wanted, const char *outer, const char *source, const char *target)
{
    if (wanted[0] == '_' || wanted[0] == '.') return '_';
    if (strcmp(wanted, outer) == 0) return 'o';
    return strcmp(wanted, source) == 0 ? 's' : strcmp(wanted, target) == 0 ? 't' : '_';
}

/* "a (b . ATTACK) SAY = a b 112" */
static void read_transformation(verb_file *f, char *s)
{
    sy_dict_transformation t = { .place = sy_dict_here(f->r) };
    char outer_side[8], source[8], target[8], inner[WORD_BYTES], outer[WORD_BYTES], to_source[8], to_target[8], code[16];
    if (sscanf(s, " %7s ( %7s %7s %119[^ )] ) %119s = %7s %7s %15s", outer_side, source, target, inner, outer, to_source, to_target, code) != 8) {
        sy_dict_note(f->r, "a transformation is not read; write ~ a (b . VERB) VERB = a b CODE");
        return;
    }
    t.future = strncmp(inner, "WILL_", 5) == 0;
    t.inner = strcmp(inner, "Q") == 0 ? NULL : lower_copy(f->r, inner + (t.future ? 5 : 0));
    t.outer = strcmp(outer, "Q") == 0 ? NULL : lower_copy(f->r, outer);
    t.is_source = (uint8_t)match_side(source, outer_side);
    t.is_target = (uint8_t)match_side(target, outer_side);
    t.source = result_side(to_source, outer_side, source, target);
    t.target = result_side(to_target, outer_side, source, target);
    t.code = strcmp(code, "Q") == 0 ? NULL : sy_strdup(f->r->arena, code);
    *SY_PUSH(f->r->arena, &f->r->d->transformations) = t;
}

/* ---- the file */

void sy_dict_read_verbs(sy_dict_reader *r)
{
    verb_file f = { r, -1, -1 };
    for (char *line = sy_dict_line(r); line; line = sy_dict_line(r)) {
        char *s = sy_dict_trim(line);
        if (!*s) f.set = -1;
        else if (strncmp(s, "---", 3) == 0) begin_block(&f, s + 3);
        else if (*s == '&') begin_set(&f, s);
        else if (*s == '+' && f.set >= 0) add_member(&f, sy_dict_trim(s + 1), f.set);
        else if (*s == '-') read_pattern(&f, s);
        else if (*s == '~') read_transformation(&f, s + 1);
        else read_verb(&f, s);
    }
}

static int by_weight(const void *x, const void *y)
{
    const sy_dict_pattern *a = x, *b = y;
    if (a->weight != b->weight) return a->weight > b->weight ? -1 : 1;
    if (a->place.file != b->place.file) return a->place.file < b->place.file ? -1 : 1;
    return a->place.line < b->place.line ? -1 : a->place.line > b->place.line;
}

void sy_dict_finish_verbs(sy_dictionaries *d)
{
    for (uint32_t i = 0; i < d->blocks.n; i++)
        if (d->blocks.at[i].patterns.n) qsort(d->blocks.at[i].patterns.at, d->blocks.at[i].patterns.n, sizeof *d->blocks.at[i].patterns.at, by_weight);
}
