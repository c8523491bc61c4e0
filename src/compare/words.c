/*
 * words.c - a report as a row of comparable words: folded forms as hashes, with their bytes, the quotation marks
 * around them and the lines and sentences they begin. What was stripped as site furniture is not compared.
 */
#include "compare/inner.h"

#include "base/calendar.h"
#include "base/common.h"
#include "base/limits.h"
#include "base/sort.h"
#include "base/utf8.h"

#include <stdlib.h>

enum { WORD_BYTES_MAX = 96, COMMON_BYTES_MAX = 16, FOLDED_MAX = 4 * WORD_BYTES_MAX + 4, QUOTE_LINES_MAX = 3 };

/* English function words, sorted. They carry no subject matter; two texts that share only these share nothing. */
static const char *const common_words[] = {
    "a", "about", "above", "after", "again", "against", "all", "also", "although", "am", "amid", "among", "an", "and", "another", "any",
    "are", "around", "as", "at", "be", "because", "been", "before", "being", "below", "between", "both", "but", "by", "can", "could",
    "did", "do", "does", "doing", "down", "during", "each", "even", "ever", "every", "few", "for", "from", "further", "had", "has",
    "have", "having", "he", "her", "here", "hers", "herself", "him", "himself", "his", "how", "however", "i", "if", "in", "into", "is",
    "it", "its", "itself", "just", "like", "made", "many", "may", "me", "might", "more", "most", "much", "must", "my", "new", "no",
    "nor", "not", "now", "of", "off", "on", "once", "one", "only", "or", "other", "our", "out", "over", "own", "part", "s", "said",
    "same", "say", "says", "she", "should", "since", "so", "some", "such", "t", "than", "that", "the", "their", "them", "themselves",
    "then", "there", "these", "they", "this", "those", "though", "through", "to", "too", "under", "until", "up", "upon", "us", "very",
    "was", "we", "were", "what", "when", "where", "whether", "which", "while", "who", "whom", "whose", "why", "will", "with",
    "within", "without", "would", "yet", "you", "your",
};

static int compare_strings(const void *a, const void *b) { return strcmp(a, *(const char *const *)b); }

static int is_ascii_word(unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/* Folded form: lower case, curly apostrophes straight, no marks inside abbreviations and numbers. */
static size_t fold(const char *s, size_t n, char out[FOLDED_MAX])
{
    size_t w = 0;
    for (size_t i = 0; i < n && w + 4 < FOLDED_MAX;) {
        unsigned char ascii = (unsigned char)s[i];
        if (is_ascii_word(ascii)) {
            out[w++] = (char)(ascii >= 'A' && ascii <= 'Z' ? ascii + 32 : ascii);
            i++;
            continue;
        }
        unsigned len;
        uint32_t c = sy_utf8_get(s + i, n - i, &len);
        i += len;
        if (c == 0x2019 || c == 0x2BC) c = '\'';
        if (c == '.' && !(w > 0 && out[w - 1] >= '0' && out[w - 1] <= '9')) continue;
        if (c == ',') continue;
        w += sy_utf8_put(sy_lower(c), out + w);
    }
    out[w] = 0;
    return w;
}

uint32_t sy_compare_key(const char *s, size_t n)
{
    char folded[FOLDED_MAX];
    return (uint32_t)(sy_hash(folded, fold(s, n, folded)) >> 32);
}

int sy_compare_key_is(uint32_t key, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (key == sy_compare_key(words[i], strlen(words[i]))) return 1;
    return 0;
}

static int is_common(const char *folded)
{
    return bsearch(folded, common_words, sizeof common_words / sizeof *common_words, sizeof *common_words, compare_strings) != NULL;
}

int sy_compare_is_common(const char *s, size_t n)
{
    char folded[FOLDED_MAX];
    if (n > COMMON_BYTES_MAX) return 0;
    fold(s, n, folded);
    return is_common(folded);
}

size_t sy_stem(char *s, size_t n)
{
    if (n > 2 && s[n - 1] == 's' && s[n - 2] == '\'') n -= 2;
    if (n > 4 && memcmp(s + n - 3, "ies", 3) == 0) {
        s[n - 3] = 'y';
        return n - 2;
    }
    if (n > 4 && s[n - 1] == 's' && s[n - 2] != 's' && s[n - 2] != 'u' && s[n - 2] != 'i') n--;
    if (n > 5 && memcmp(s + n - 3, "ing", 3) == 0) n -= 3;
    else if (n > 4 && memcmp(s + n - 2, "ed", 2) == 0) n -= 2;
    if (n > 4 && s[n - 1] == 'e') n--;
    if (n > 4 && s[n - 1] == s[n - 2]) n--;
    return n;
}

static int is_apostrophe(uint32_t c) { return c == '\'' || c == 0x2019 || c == 0x2BC; }

/* Does the mark c at `at` join the word before to what follows it? */
static int joins(const char *s, uint32_t n, uint32_t at, uint32_t start, uint32_t c, unsigned len)
{
    unsigned k;
    uint32_t next = at + len < n ? sy_utf8_get(s + at + len, n - at - len, &k) : ' ';
    uint32_t before = sy_utf8_before(s, at, &k);
    if (is_apostrophe(c)) return sy_is_letter(next);
    if (c == ',') return sy_is_digit(next) && sy_is_digit(before);
    if (c != '.') return 0;
    if (sy_is_digit(next) && sy_is_digit(before)) return 1;
    /* "U.S.": single capitals with full stops between */
    return sy_is_upper(before) && (at - start == 1 || s[at - 2] == '.') && at > start && (sy_is_upper(next) || (at - start >= 3 && s[at - 2] == '.'));
}

static uint32_t word_end(const char *s, uint32_t n, uint32_t start)
{
    uint32_t at = start;
    while (at < n && at - start < WORD_BYTES_MAX) {
        unsigned len;
        if (is_ascii_word((unsigned char)s[at])) {
            at++;
            continue;
        }
        uint32_t c = sy_utf8_get(s + at, n - at, &len);
        if (!sy_is_letter(c) && !sy_is_digit(c) && !(at > start && joins(s, n, at, start, c, len))) break;
        at += len;
    }
    return at;
}

/* Key and flags of a word. */
static void read_word(const char *s, uint32_t n, sy_cword *w)
{
    unsigned len;
    char folded[FOLDED_MAX];
    uint32_t c = sy_utf8_get(s, n, &len);
    w->n_bytes = (uint16_t)n;
    w->key = (uint32_t)(sy_hash(folded, fold(s, n, folded)) >> 32);
    if (sy_is_upper(c)) w->flags |= SY_CW_CAPITAL;
    if (sy_is_digit(c)) w->flags |= SY_CW_NUMBER;
    if (n <= COMMON_BYTES_MAX && is_common(folded)) w->flags |= SY_CW_COMMON;
}

/* "6. The minister said", "3) Gates": the number of a list item, which is no figure. */
static int is_item_number(const char *s, uint32_t n, uint32_t at, uint32_t end)
{
    if (end - at > 3 || end + 1 >= n || (s[end] != '.' && s[end] != ')') || s[end + 1] != ' ') return 0;
    for (uint32_t i = at; i < end; i++)
        if (s[i] < '0' || s[i] > '9') return 0;
    return 1;
}

typedef SY_VEC(sy_cword) word_list;

uint32_t sy_compare_cut(sy_arena *a, const char *text, uint32_t n_text, const sayso_span *skip, uint32_t n_skip, sy_cword **out)
{
    word_list list = { sy_alloc_array(a, n_text / 5 + 8, sizeof(sy_cword)), 0, n_text / 5 + 8 }; /* room for most texts */
    uint32_t k = 0;
    int line = 1;
    for (uint32_t at = 0; at < n_text;) {
        while (k < n_skip && skip[k].end <= at) k++;
        if (k < n_skip && skip[k].start <= at) {
            at = skip[k].end;
            line = 1;
            continue;
        }
        unsigned len;
        uint32_t c = sy_utf8_get(text + at, n_text - at, &len);
        if (c == '\n') line = 1;
        if (!sy_is_letter(c) && !sy_is_digit(c)) {
            at += len;
            continue;
        }
        uint32_t limit = k < n_skip && skip[k].start < n_text ? skip[k].start : n_text;
        uint32_t end = word_end(text, limit, at);
        if (line && is_item_number(text, limit, at, end)) {
            at = end + 1;
            continue;
        }
        sy_cword *w = SY_PUSH(a, &list);
        w->start = at;
        w->flags = line ? SY_CW_LINE : 0;
        read_word(text + at, end - at, w);
        line = 0;
        at = end;
    }
    *out = list.at;
    return list.n;
}

/* ---- quotation marks */

typedef struct {
    uint32_t at, end; /* bytes of the mark */
    int turn;         /* 1 opens, -1 closes, 0 either */
} mark;

/* The double quotation mark at byte i, also as `` and ''. */
static int mark_at(const char *s, uint32_t n, uint32_t i, mark *m)
{
    unsigned len;
    uint32_t c = sy_utf8_get(s + i, n - i, &len);
    m->at = i;
    m->end = i + len;
    if (c == 0x201C || c == 0x201E || c == 0xAB) m->turn = 1;
    else if (c == 0x201D || c == 0xBB) m->turn = -1;
    else if (c == '"') m->turn = 0;
    else if ((c == '`' || c == '\'') && i + 1 < n && s[i + 1] == (char)c) {
        m->turn = c == '`' ? 1 : -1;
        m->end = i + 2;
    } else return 0;
    return 1;
}

typedef struct {
    sy_cdoc *d;
    SY_VEC(sy_crange) quotes, wide;
    SY_VEC(sayso_span) marks;
} quote_reader;

uint32_t sy_cword_at(const sy_cdoc *d, uint32_t byte)
{
    uint32_t lo = 0, hi = d->n_words;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (sy_word_end(&d->words[mid]) <= byte) lo = mid + 1;
        else hi = mid;
    }
    return lo;
}

static void add_quote(sy_arena *a, quote_reader *r, uint32_t open, uint32_t inner, uint32_t close, uint32_t end, int wide)
{
    uint32_t first = sy_cword_at(r->d, inner), last = sy_cword_at(r->d, close);
    sy_crange words = { first, last - first };
    if (last <= first) return;
    for (uint32_t i = first; i < last; i++) r->d->words[i].flags |= wide ? SY_CW_WITHIN : SY_CW_QUOTED;
    if (wide) {
        *SY_PUSH(a, &r->wide) = words;
        return;
    }
    sayso_span span = { open, end };
    *SY_PUSH(a, &r->quotes) = words;
    *SY_PUSH(a, &r->marks) = span;
}

static int begins_line(const char *s, uint32_t at)
{
    while (at > 0 && (s[at - 1] == ' ' || s[at - 1] == '\t')) at--;
    return at == 0 || s[at - 1] == '\n';
}

typedef struct {
    mark open;
    int is_open;
    uint32_t lines; /* since the mark that is open */
} quote_state;

/* How many straight marks stand on the rest of the line. */
static uint32_t straight_marks(const char *s, uint32_t n, uint32_t at)
{
    uint32_t count = 0;
    for (; at < n && s[at] != '\n'; at++) count += s[at] == '"';
    return count;
}

/* Does the mark close what is open? A straight mark closes what is open on its line; what is open on an earlier line
 * it closes only if the marks of this line would not pair without it. */
static int closes(const char *s, uint32_t n, const quote_state *q, const mark *m)
{
    if (!q->is_open || m->turn > 0) return 0;
    if (m->turn < 0 || q->lines == 0) return 1;
    return straight_marks(s, n, m->at) % 2 == 1 && !begins_line(s, m->at);
}

/* Can the mark open a quotation? Not a closing one, nor a straight one with nothing behind it. */
static int opens(const char *s, uint32_t n, const mark *m)
{
    if (m->turn) return m->turn > 0;
    return m->end < n && s[m->end] != '\n' && !(s[m->end] == ' ' && m->at > 0 && s[m->at - 1] != ' ');
}

/* Pair the marks. A mark that is not closed on its line quotes nothing for certain;
 * what stands between it and the next mark a few lines on is kept apart: it may be quoted. */
static void read_quotes(sy_arena *a, sy_cdoc *d)
{
    quote_reader r = { .d = d };
    quote_state q = { { 0, 0, 0 }, 0, 0 };
    const char *s = d->doc->text;
    for (uint32_t i = 0, n = d->doc->n_text; i < n;) {
        mark m;
        if (s[i] == '\n' && q.is_open && ++q.lines > QUOTE_LINES_MAX) q.is_open = 0;
        if (!mark_at(s, n, i, &m)) {
            i++;
            continue;
        }
        int is_close = closes(s, n, &q, &m);
        if (is_close) add_quote(a, &r, q.open.at, q.open.end, m.at, m.end, q.lines > 0);
        else if (q.is_open && q.lines == 1 && begins_line(s, m.at)) add_quote(a, &r, q.open.at, q.open.end, m.at, m.at, 1);
        q.is_open = !is_close && opens(s, n, &m);
        q.open = m;
        q.lines = 0;
        i = m.end;
    }
    d->quotes = r.quotes.at;
    d->marks = r.marks.at;
    d->n_quotes = r.quotes.n;
    d->wide = r.wide.at;
    d->n_wide = r.wide.n;
}

/* ---- sentences: the record's, cut at lines too; lines alone where the record has none */

static void read_sentences(sy_arena *a, sy_cdoc *d)
{
    const sayso_span *spans = d->doc->sentence_spans.at;
    uint32_t n = d->doc->sentence_spans.n, k = 0;
    SY_VEC(sy_crange) list = { 0 };
    uint32_t last = UINT32_MAX;
    for (uint32_t i = 0; i < d->n_words; i++) {
        sy_cword *w = &d->words[i];
        while (k < n && spans[k].end <= w->start) k++;
        uint32_t here = k < n && spans[k].start <= w->start ? k : UINT32_MAX - 1;
        if (i == 0 || here != last || ((w->flags & SY_CW_LINE) && here >= n)) {
            SY_PUSH(a, &list)->first = i;
            w->flags |= SY_CW_SENTENCE;
        }
        last = here;
        list.at[list.n - 1].n++;
    }
    d->sentences = list.at;
    d->n_sentences = list.n;
}

/* ---- dates */

static int digits(const char *s, int n, int *out)
{
    *out = 0;
    for (int i = 0; i < n; i++) {
        if (s[i] < '0' || s[i] > '9') return 0;
        *out = *out * 10 + (s[i] - '0');
    }
    return 1;
}

/* Minutes that the zone at s is ahead of UTC; a time without a zone is taken as UTC. */
static int zone_minutes(const char *s)
{
    int h, m = 0;
    while (*s && *s != '+' && *s != '-' && *s != 'Z') s++;
    if ((*s != '+' && *s != '-') || !digits(s + 1, 2, &h)) return 0;
    const char *rest = s + 3 + (s[3] == ':');
    if (*rest && !digits(rest, 2, &m)) m = 0;
    return *s == '-' ? -(h * 60 + m) : h * 60 + m;
}

static void read_date(sy_cdoc *d)
{
    const char *s = d->doc->report.date;
    int y, m, day, hour, minute;
    d->from = 1;
    d->to = 0;
    if (!s || strlen(s) < 10 || !digits(s, 4, &y) || !digits(s + 5, 2, &m) || !digits(s + 8, 2, &day) || m < 1 || m > 12) return;
    sy_date date = { y, m, day };
    d->from = (int64_t)sy_days_from_date(date) * 1440;
    d->to = d->from + 1439;
    if (strlen(s) < 16 || !digits(s + 11, 2, &hour) || !digits(s + 14, 2, &minute)) return;
    d->from += hour * 60 + minute - zone_minutes(s + 16);
    d->to = d->from;
}

/* ---- shingles */

/* room: for twice as many numbers as the longest report has words. */
static void read_shingles(sy_arena *a, sy_cdoc *d, uint32_t *room)
{
    uint32_t n = d->n_words < 3 ? 0 : d->n_words - 2;
    for (uint32_t i = 0; i < n; i++) room[i] = sy_phrase_key(d->words + i, 3);
    sy_sort_u32(room, room + n, n);
    d->n_shingles = sy_unique_u32(room, n);
    d->shingles = sy_alloc_array(a, d->n_shingles, sizeof *d->shingles);
    if (d->n_shingles) memcpy(d->shingles, room, d->n_shingles * sizeof *room);
}

void sy_compare_words(sy_collation *c)
{
    uint32_t longest = 0;
    for (uint32_t i = 0; i < c->n; i++) {
        sy_cdoc *d = &c->docs[i];
        const sayso_doc *doc = d->doc;
        d->n_words = sy_compare_cut(&c->scratch, doc->text, doc->n_text, doc->stripped.at, doc->stripped.n, &d->words);
        read_quotes(&c->scratch, d);
        read_sentences(&c->scratch, d);
        read_date(d);
        longest = d->n_words > longest ? d->n_words : longest;
    }
    uint32_t *room = sy_alloc_array(&c->scratch, longest, 2 * sizeof *room);
    for (uint32_t i = 0; i < c->n; i++) {
        read_shingles(&c->scratch, &c->docs[i], room);
        sy_winnow(&c->scratch, &c->docs[i]);
    }
}
