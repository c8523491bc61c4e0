/* conllu_read.c - reading CoNLL-U: rows into words, and the text they were cut from put together again. */
#include "lang/conllu.h"

#include "base/limits.h"
#include "base/utf8.h"

enum { COLUMNS = 10, WORDS_MAX = 1 << 24 };

typedef struct {
    sayso_doc *d;
    sy_gold *gold;
    const char *path;
    uint32_t line;
    SY_VEC(char) text;
    int open;                   /* a sentence is open */
    int new_block;              /* the next sentence begins a paragraph */
    int space;                  /* white space stands before the next token */
    uint32_t part, parts;       /* place in the open multi-word token */
    uint32_t token_start;
    uint8_t token_space;
    int exact;                  /* the words of the token make up its form */
    const char *id;
} state;

_Noreturn static void bad(state *r, const char *what)
{
    sy_fail(&r->d->arena, SAYSO_INPUT, r->line, "%.140s:%u: %s", r->path, r->line, what);
}

static void append(state *r, const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++) *SY_PUSH(&r->d->arena, &r->text) = s[i];
    if (r->text.n > SY_TEXT_BYTES_MAX) bad(r, "the text is too long");
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
        if (r->text.n) append(r, "\n\n", 2);
        sy_block_of_text *b = SY_PUSH(&d->arena, &d->blocks);
        b->kind = SY_BLOCK_PARAGRAPH;
        b->span.start = r->text.n;
        b->first_sentence = d->sentences.n;
        r->space = r->new_block = 0;
    }
    sy_sentence *s = SY_PUSH(&d->arena, &d->sentences);
    s->first_word = d->words.n;
    s->block = d->blocks.n - 1;
    s->root = -1;
    *SY_PUSH(&d->arena, &r->gold->ids) = r->id;
    r->id = "";
    r->open = 1;
}

static void close_sentence(state *r)
{
    if (!r->open) return;
    sayso_doc *d = r->d;
    sy_sentence *s = &d->sentences.at[d->sentences.n - 1];
    if (r->part < r->parts) bad(r, "a multi-word token is not complete");
    s->n_words = d->words.n - s->first_word;
    if (!s->n_words) bad(r, "a sentence has no words");
    for (uint32_t i = s->first_word; i < d->words.n; i++) {
        int32_t h = r->gold->words.at[i].head;
        if (h >= (int32_t)s->n_words) bad(r, "a head lies outside its sentence");
        if (h >= 0) r->gold->words.at[i].head = (int32_t)s->first_word + h;
    }
    s->span.start = d->words.at[s->first_word].span.start;
    s->span.end = d->words.at[d->words.n - 1].span.end;
    d->blocks.at[s->block].span.end = s->span.end;
    d->blocks.at[s->block].n_sentences++;
    *SY_PUSH(&d->arena, &d->sentence_spans) = s->span;
    r->open = 0;
    r->part = r->parts = 0;
}

static void comment(state *r, const char *s, size_t n)
{
    static const char id[] = "# sent_id = ";
    if (n > sizeof id && memcmp(s, id, sizeof id - 1) == 0) r->id = sy_strndup(&r->d->arena, s + sizeof id - 1, n - sizeof id + 1);
    if (n >= 8 && memcmp(s, "# newpar", 8) == 0 && (n == 8 || s[8] == ' ')) r->new_block = 1;
    if (n >= 8 && memcmp(s, "# newdoc", 8) == 0) r->new_block = 1;
}

static int no_space_after(const char *misc) { return strstr(misc, "SpaceAfter=No") != NULL; }

static void put_token_text(state *r, const char *form, size_t n, const char *misc)
{
    r->token_space = (uint8_t)r->space;
    if (r->space) append(r, " ", 1);
    r->token_start = r->text.n;
    append(r, form, n);
    r->space = !no_space_after(misc);
}

static const char *straight_lower(state *r, const char *form, size_t n)
{
    size_t room = 3 * n + 4, w = 0;
    char *low = sy_alloc(&r->d->arena, room);
    for (size_t i = 0; i < n;) {
        unsigned len;
        uint32_t c = sy_utf8_get(form + i, n - i, &len);
        c = c == 0x2018 || c == 0x2019 ? '\'' : c == 0x201C || c == 0x201D ? '"' : sy_lower(c);
        w += sy_utf8_put(c, low + w);
        i += len;
    }
    return low;
}

static void put_word(state *r, char *const *col, long head)
{
    sayso_doc *d = r->d;
    size_t n = strlen(col[1]);
    sy_word *w = SY_PUSH(&d->arena, &d->words);
    if (d->words.n > WORDS_MAX) bad(r, "too many words");
    w->sentence = d->sentences.n - 1;
    w->head = w->first_child = w->next_sibling = w->mention = -1;
    w->form = sy_strndup(&d->arena, col[1], n);
    w->lower = straight_lower(r, col[1], n);
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
    g->lemma = sy_strdup(&d->arena, col[2]);
    g->feats = sy_strdup(&d->arena, col[5]);
    g->misc = sy_strdup(&d->arena, col[9]);
    g->upos = (uint8_t)sy_upos_find(col[3], strlen(col[3]));
    g->xpos = (uint8_t)sy_xpos_find(col[4], strlen(col[4]));
    g->rel = (uint8_t)sy_rel_find(col[7], strlen(col[7]));
    g->head = (int32_t)head - 1;
}

static void open_token(state *r, char *const *col, const char *dash, long first, const char *forms_next)
{
    long last = number(dash + 1, col[0] + strlen(col[0]));
    if (r->part < r->parts || last < first || last - first > 15) bad(r, "a multi-word token has a wrong range");
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

static void row(state *r, char *line, const char *behind)
{
    char *col[COLUMNS];
    unsigned n = 0;
    for (char *p = line; n < COLUMNS; p++) {
        col[n++] = p;
        p = strchr(p, '\t');
        if (!p) break;
        *p = 0;
    }
    if (n != COLUMNS || strchr(col[COLUMNS - 1], '\t')) bad(r, "a row must have ten columns");
    if (!col[1][0]) bad(r, "a word has no form");
    if (strchr(col[0], '.')) return;
    if (!r->open) open_sentence(r);
    const char *dash = strchr(col[0], '-');
    long id = number(col[0], dash ? dash : col[0] + strlen(col[0]));
    if (id != (long)(r->d->words.n - r->d->sentences.at[r->d->sentences.n - 1].first_word) + 1) bad(r, "words are not numbered in order");
    if (dash) {
        open_token(r, col, dash, id, behind);
        return;
    }
    long head = strcmp(col[6], "_") == 0 ? 0 : number(col[6], col[6] + strlen(col[6]));
    if (head < 0) bad(r, "a head is no number");
    put_word(r, col, head);
}

void sy_conllu_read(sayso_doc *doc, const char *path, const char *bytes, size_t n, sy_gold *out)
{
    state r = { .d = doc, .gold = out, .path = path, .id = "" };
    size_t bad_byte = sy_utf8_check(bytes, n);
    if (bad_byte < n || memchr(bytes, 0, n)) sy_fail(&doc->arena, SAYSO_INPUT, 0, "%.140s: not UTF-8 text", path);
    char *copy = sy_strndup(&doc->arena, bytes, n);
    for (char *line = copy; line < copy + n;) {
        char *end = memchr(line, '\n', (size_t)(copy + n - line)), *next = end ? end + 1 : copy + n;
        if (!end) end = copy + n;
        if (end > line && end[-1] == '\r') end--;
        *end = 0;
        r.line++;
        if (line == end) close_sentence(&r);
        else if (*line == '#') comment(&r, line, (size_t)(end - line));
        else row(&r, line, next);
        line = next;
    }
    close_sentence(&r);
    if (!doc->sentences.n) sy_fail(&doc->arena, SAYSO_EMPTY, 0, "%.140s: no sentences", path);
    *SY_PUSH(&doc->arena, &r.text) = 0;
    doc->text = r.text.at;
    doc->n_text = r.text.n - 1;
}
