/* conllu_read.c - reading CoNLL-U: rows into words, and the text they were cut from put together again. */
#include "lang/conllu.h"

#include "text/text.h"

#include "base/limits.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { COLUMNS = 10, WORDS_MAX = 1 << 24, TOKEN_WORDS_MAX = 16 };

typedef struct {
    sayso_doc *d;
    sy_gold *gold;
    const char *path;
    uint32_t line;
    const char *bytes, *row;    /* the file's copy, and where the line at hand begins in it */
    SY_VEC(char) text;
    int open;                   /* a sentence is open */
    int new_block;              /* the next sentence begins a paragraph */
    SY_VEC(char) gap;           /* the white space before the next token */
    int told;                   /* by the file, as SpacesAfter=, rather than by default */
    uint32_t part, parts;       /* place in the open multi-word token */
    uint32_t token_start;
    uint8_t token_space;
    int exact;                  /* the words of the token make up its form */
    const char *id;             /* of the sentence that is about to begin */
    const char *token_misc;     /* of the token that is about to begin */
    uint32_t comments;          /* how many comments belong to sentences so far */
} state;

static void bad(state *r, const char *format, ...) __attribute__((format(printf, 2, 3), noreturn));

/* Leave the call: the line at hand is malformed. */
static void bad(state *r, const char *format, ...)
{
    char what[140];
    va_list args;
    va_start(args, format);
    vsnprintf(what, sizeof what, format, args);
    va_end(args);
    sy_fail(&r->d->arena, SAYSO_INPUT, (uint32_t)(r->row - r->bytes), "%.80s:%u: %s", r->path, r->line, what);
}

static void append(state *r, const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++) *SY_PUSH(&r->d->arena, &r->text) = s[i];
    if (r->text.n > SY_TEXT_BYTES_MAX) bad(r, "the text is over %u bytes; cut the file up", SY_TEXT_BYTES_MAX);
}

/* A number of at most eight digits that is all of [s, end); -1 otherwise. */
static long number(const char *s, const char *end)
{
    long v = 0;
    if (s == end || end - s > 8) return -1;
    for (; s < end; s++) {
        if ((unsigned)(*s - '0') > 9u) return -1;
        v = v * 10 + (*s - '0');
    }
    return v;
}

static void open_sentence(state *r)
{
    sayso_doc *d = r->d;
    if (r->new_block || !d->blocks.n) {
        if (r->told) append(r, r->gap.at, r->gap.n);
        else if (d->words.n) append(r, "\n\n", 2);
        sy_block_of_text *b = SY_PUSH(&d->arena, &d->blocks);
        b->kind = SY_BLOCK_PARAGRAPH;
        b->span.start = r->text.n;
        b->first_sentence = d->sentences.n;
        r->gap.n = 0;
        r->told = r->new_block = 0;
    }
    sy_sentence *s = SY_PUSH(&d->arena, &d->sentences);
    s->first_word = d->words.n;
    s->block = d->blocks.n - 1;
    s->root = -1;
    *SY_PUSH(&d->arena, &r->gold->ids) = r->id;
    r->id = "";
    *SY_PUSH(&d->arena, &r->gold->first_comment) = r->comments;
    r->comments = r->gold->comments.n;
    r->open = 1;
}

static void close_sentence(state *r)
{
    if (!r->open) return;
    sayso_doc *d = r->d;
    sy_sentence *s = &d->sentences.at[d->sentences.n - 1];
    s->n_words = d->words.n - s->first_word;
    if (r->part < r->parts || !s->n_words) bad(r, "the sentence ends before the last word of a multi-word token");
    for (uint32_t i = s->first_word; i < d->words.n; i++) {
        sy_gold_word *g = &r->gold->words.at[i];
        if (g->head >= (int32_t)s->n_words) {
            r->line = g->line;
            bad(r, "HEAD (column 7) is %d, but the sentence has %u words", (int)g->head + 1, s->n_words);
        }
        if (g->head >= 0) g->head += (int32_t)s->first_word;
    }
    s->span.start = d->words.at[s->first_word].span.start;
    s->span.end = d->words.at[d->words.n - 1].span.end;
    d->blocks.at[s->block].span.end = s->span.end;
    d->blocks.at[s->block].n_sentences++;
    *SY_PUSH(&d->arena, &d->sentence_spans) = s->span;
    r->open = 0;
    r->part = r->parts = 0;
}

static int begins(const char *s, const char *with) { return strncmp(s, with, strlen(with)) == 0; }

/* "# newpar", alone or with more behind it. */
static int is_mark(const char *s, const char *mark) { return begins(s, mark) && (!s[strlen(mark)] || s[strlen(mark)] == ' '); }

static void comment(state *r, const char *s)
{
    if (is_mark(s, "# newpar") || is_mark(s, "# newdoc")) r->new_block = 1;
    if (begins(s, "# sent_id = ")) r->id = s + strlen("# sent_id = ");
    if (!begins(s, "# text = ")) *SY_PUSH(&r->d->arena, &r->gold->comments) = s;
}

/* ---- white space */

/* The value of an attribute of MISC and its length, or NULL. */
static const char *attribute(const char *misc, const char *name, size_t *n)
{
    size_t k = strlen(name);
    while (*misc) {
        size_t len = strcspn(misc, "|");
        if (len > k && memcmp(misc, name, k) == 0 && misc[k] == '=') {
            *n = len - k - 1;
            return misc + k + 1;
        }
        misc += len + (misc[len] == '|');
    }
    return NULL;
}

/* \s \t \r \n and \uXXXX, as conllu.c writes them; what stands for no white space is not taken. 0: it is not. */
static int take_gap(state *r, const char *s, size_t n)
{
    static const char names[] = "strn", meant[] = " \t\r\n";
    r->gap.n = 0;
    for (size_t i = 0; i < n;) {
        unsigned len;
        uint32_t c = sy_utf8_get(s + i, n - i, &len);
        if (c == '\\' && i + 1 < n) {
            const char *name = strchr(names, s[i + 1]);
            unsigned long code = 0;
            char digits[5] = "";
            if (s[i + 1] == 'u' && i + 6 <= n) {
                memcpy(digits, s + i + 2, 4);
                code = strtoul(digits, NULL, 16);
            }
            c = name ? (unsigned char)meant[name - names] : (uint32_t)code;
            len = name ? 2 : 6;
        }
        if (!sy_is_space(c)) return 0;
        char bytes[4];
        unsigned k = sy_utf8_put(c, bytes);
        for (unsigned j = 0; j < k; j++) *SY_PUSH(&r->d->arena, &r->gap) = bytes[j];
        i += len;
    }
    return 1;
}

/* What stands behind a token: nothing, what the file says, or one blank. */
static void set_gap(state *r, const char *misc)
{
    size_t n;
    const char *spaces = attribute(misc, "SpacesAfter", &n);
    r->told = spaces && take_gap(r, spaces, n);
    if (r->told) return;
    const char *space = attribute(misc, "SpaceAfter", &n);
    r->gap.n = 0;
    if (!space || n != 2 || memcmp(space, "No", 2) != 0) *SY_PUSH(&r->d->arena, &r->gap) = ' ';
}

/* The white space that the file says stands before its first token. */
static void begin_text(state *r, const char *misc)
{
    size_t n;
    const char *spaces = r->text.n ? NULL : attribute(misc, "SpacesBefore", &n);
    r->told = spaces && take_gap(r, spaces, n);
}

/* ---- words */

static void put_token_text(state *r, const char *form, size_t n, const char *misc)
{
    r->token_space = r->gap.n > 0;
    append(r, r->gap.at, r->gap.n);
    r->token_start = r->text.n;
    append(r, form, n);
    set_gap(r, misc);
}

static void put_word(state *r, char *const *col, long head)
{
    sayso_doc *d = r->d;
    size_t n = strlen(col[1]);
    sy_word *w = SY_PUSH(&d->arena, &d->words);
    if (d->words.n > WORDS_MAX) bad(r, "more than %d words; cut the file up", WORDS_MAX);
    w->sentence = d->sentences.n - 1;
    w->head = w->first_child = w->next_sibling = w->mention = -1;
    w->form = sy_strndup(&d->arena, col[1], n);
    w->lower = sy_word_lower(&d->arena, w->form, (uint32_t)n);
    w->lemma = "";
    if (r->part < r->parts) {
        w->token_words = r->part ? 0 : (uint8_t)r->parts;
        w->space_before = r->part ? 0 : r->token_space;
        uint32_t at = r->part ? d->words.at[d->words.n - 2].span.end : r->token_start;
        w->span.start = r->exact ? at : r->token_start;
        w->span.end = r->exact ? at + (uint32_t)n : r->text.n;
        r->part++;
    } else {
        w->token_words = 1;
        put_token_text(r, col[1], n, col[9]);
        w->space_before = r->token_space;
        w->span.start = r->token_start;
        w->span.end = r->text.n;
    }
    sy_gold_word *g = SY_PUSH(&d->arena, &r->gold->words);
    g->lemma = col[2];
    g->upos_name = col[3];
    g->xpos_name = col[4];
    g->feats = col[5];
    g->rel_name = col[7];
    g->misc = col[9];
    g->token_misc = r->token_misc;
    r->token_misc = "_";
    g->headless = strcmp(col[6], "_") == 0;
    g->line = r->line;
    g->upos = (uint8_t)sy_upos_find(col[3], strlen(col[3]));
    g->xpos = (uint8_t)sy_xpos_find(col[4], strlen(col[4]));
    g->rel = (uint8_t)sy_rel_find(col[7], strlen(col[7]));
    g->head = (int32_t)head - 1;
}

static void open_token(state *r, char *const *col, const char *dash, long first, const char *forms_next)
{
    long last = number(dash + 1, col[0] + strlen(col[0]));
    if (r->part < r->parts || last < first) bad(r, "a multi-word token is numbered \"%.20s\"; it must be first-last, and none inside another", col[0]);
    if (last - first >= TOKEN_WORDS_MAX) bad(r, "a multi-word token of more than %d words", TOKEN_WORDS_MAX);
    r->token_misc = col[9];
    put_token_text(r, col[1], strlen(col[1]), col[9]);
    r->parts = (uint32_t)(last - first + 1);
    r->part = 0;
    /* do the forms of the following rows make up the token? */
    const char *p = forms_next;
    size_t at = 0, n = strlen(col[1]);
    r->exact = 1;
    for (uint32_t k = 0; k < r->parts && r->exact; k++) {
        const char *tab = strchr(p, '\t'), *end = tab ? strchr(tab + 1, '\t') : NULL, *line = strchr(p, '\n');
        if (!end || !line || end > line) break;
        size_t m = (size_t)(end - tab - 1);
        if (at + m > n || memcmp(col[1] + at, tab + 1, m) != 0) r->exact = 0;
        at += m;
        p = line + 1;
    }
    if (at != n) r->exact = 0;
}

/* Part a line at its tabs. */
static void split(state *r, char *line, char *col[COLUMNS])
{
    unsigned n = 0;
    for (char *p = line; p; n++) {
        if (n < COLUMNS) col[n] = p;
        p = strchr(p, '\t');
        if (p && n + 1 < COLUMNS) *p = 0;
        if (p) p++;
    }
    if (n == 1) bad(r, "no tab in this line; tabs part the ten columns of a row, and an empty line ends a sentence");
    if (n != COLUMNS) bad(r, "%u columns; a row has ten, parted by single tabs, with _ where there is nothing to say", n);
}

static void row(state *r, char *line, const char *behind)
{
    char *col[COLUMNS];
    split(r, line, col);
    if (!col[1][0]) bad(r, "the word has no form (column 2)");
    if (strchr(col[0], '.')) return;
    if (!r->d->words.n && !r->open) begin_text(r, col[9]);
    if (!r->open) open_sentence(r);
    const char *dash = strchr(col[0], '-');
    long id = number(col[0], dash ? dash : col[0] + strlen(col[0]));
    long next = (long)(r->d->words.n - r->d->sentences.at[r->d->sentences.n - 1].first_word) + 1;
    if (id != next) bad(r, "the word is numbered \"%.20s\" where %ld comes next; an empty line ends a sentence", col[0], next);
    if (dash) {
        open_token(r, col, dash, id, behind);
        return;
    }
    long head = strcmp(col[6], "_") == 0 ? 0 : number(col[6], col[6] + strlen(col[6]));
    if (head < 0) bad(r, "HEAD (column 7) is \"%.20s\"; write the number of a word, 0 for the root, _ for none", col[6]);
    put_word(r, col, head);
}

/* Refuse bytes that are no text, naming the line. */
static void check_bytes(state *r, size_t n)
{
    const char *zero = memchr(r->bytes, 0, n);
    size_t at = sy_utf8_check(r->bytes, n);
    if (zero && (size_t)(zero - r->bytes) < at) at = (size_t)(zero - r->bytes);
    if (at == n) return;
    for (r->line = 1; r->row < r->bytes + at; r->row++) r->line += *r->row == '\n';
    bad(r, "byte %zu of the file is not UTF-8 text; convert the file with iconv", at);
}

void sy_conllu_read(sayso_doc *doc, const char *path, const char *bytes, size_t n, sy_gold *out)
{
    state r = { .d = doc, .gold = out, .path = path, .id = "", .token_misc = "_", .bytes = bytes, .row = bytes };
    check_bytes(&r, n);
    if (n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        bytes += 3;
        n -= 3;
    }
    char *copy = sy_strndup(&doc->arena, bytes, n);
    r.bytes = copy;
    for (char *line = copy; line < copy + n;) {
        char *end = memchr(line, '\n', (size_t)(copy + n - line)), *next = end ? end + 1 : copy + n;
        if (!end) end = copy + n;
        if (end > line && end[-1] == '\r') end--;
        *end = 0;
        r.line++;
        r.row = line;
        if (line == end) close_sentence(&r);
        else if (*line == '#') comment(&r, line);
        else row(&r, line, next);
        line = next;
    }
    close_sentence(&r);
    if (r.told) append(&r, r.gap.at, r.gap.n);
    if (!doc->sentences.n) sy_fail(&doc->arena, SAYSO_EMPTY, 0, "%.140s: no sentences", path);
    *SY_PUSH(&doc->arena, &out->first_comment) = r.comments;
    *SY_PUSH(&doc->arena, &r.text) = 0;
    doc->text = r.text.at;
    doc->n_text = r.text.n - 1;
}

/* ---- trees */

_Noreturn static void bad_tree(sayso_doc *doc, const char *path, const sy_gold_word *g, const char *what)
{
    sy_fail(&doc->arena, SAYSO_INPUT, 0, "%.100s:%u: %s", path, g->line, what);
}

/* Follow the heads up from word i, marking the way with i + 1, until the root or a way that was gone before. */
static void climb(sayso_doc *doc, const char *path, const sy_gold *gold, uint32_t *seen, uint32_t i)
{
    int32_t at = (int32_t)i;
    for (; at >= 0 && !seen[at]; at = gold->words.at[at].head) seen[at] = i + 1;
    if (at >= 0 && seen[at] == i + 1) bad_tree(doc, path, &gold->words.at[at], "the heads go round in a circle from this word; only trees can be scored");
}

void sy_conllu_check_trees(sayso_doc *doc, const char *path, const sy_gold *gold)
{
    uint32_t *seen = sy_alloc_array(&doc->arena, gold->words.n, sizeof *seen);
    for (uint32_t k = 0; k < doc->sentences.n; k++) {
        const sy_sentence *s = &doc->sentences.at[k];
        uint32_t roots = 0; /* without one, the heads go round */
        for (uint32_t i = s->first_word; i < s->first_word + s->n_words; i++) {
            const sy_gold_word *g = &gold->words.at[i];
            if (g->headless) bad_tree(doc, path, g, "the word has no HEAD (column 7); only trees can be scored");
            if (g->head < 0 && roots++) bad_tree(doc, path, g, "a second root (HEAD 0) in one sentence; only trees can be scored");
            climb(doc, path, gold, seen, i);
        }
    }
}
