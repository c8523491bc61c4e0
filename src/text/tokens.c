/*
 * tokens.c - a stretch of text into surface tokens and their words.
 *
 * The text is cut at white space into chunks; a chunk is read from the left: an address, an emoticon, a word with the
 * marks that may stand inside it, or a mark. The functions that look ahead never look beyond the chunk, and a chunk is
 * at most SY_TOKEN_BYTES_MAX long, so that the whole is linear.
 */
#include "text/tokens.h"

#include "base/limits.h"
#include "base/utf8.h"

enum kind { SPACE, LETTER, DIGIT, MARK };
enum { SURE_ENDINGS = 19, PART_MAX = 32, RULE_MIN = 4 };

typedef struct {
    const struct sy_text *tables;
    sy_arena *arena;
    sy_tokens *out;
    const char *s;
    uint32_t start, end;      /* the chunk */
    uint32_t limit;           /* end of the whole stretch */
    int space_before;
    int quoted;               /* a single quotation mark is open */
} reader;

static enum kind kind_of(uint32_t c)
{
    if (c < 0x80) {
        if ((c | 32) - 'a' < 26u) return LETTER;
        if (c - '0' < 10u) return DIGIT;
        return sy_is_space(c) ? SPACE : MARK;
    }
    if (sy_is_space(c)) return SPACE;
    if (sy_is_letter(c)) return LETTER;
    return sy_is_digit(c) ? DIGIT : MARK;
}

static enum kind kind_at(const reader *r, uint32_t i, unsigned *len)
{
    *len = 1;
    if (i >= r->end) return SPACE;
    return kind_of(sy_utf8_get(r->s + i, r->end - i, len));
}

static int is_alnum(const reader *r, uint32_t i)
{
    unsigned len;
    enum kind k = kind_at(r, i, &len);
    return k == LETTER || k == DIGIT;
}

static int ascii_at(const reader *r, uint32_t i) { return i < r->end ? (unsigned char)r->s[i] : 0; }
static int digit_at(const reader *r, uint32_t i) { return i < r->end && (unsigned)(r->s[i] - '0') < 10u; }
static int upper_at(const reader *r, uint32_t i) { return i < r->end && (unsigned)(r->s[i] - 'A') < 26u; }
static int lower_at(const reader *r, uint32_t i) { return i < r->end && (unsigned)(r->s[i] - 'a') < 26u; }
static int letter_at(const reader *r, uint32_t i)
{
    unsigned len;
    return kind_at(r, i, &len) == LETTER;
}

static uint32_t digits_from(const reader *r, uint32_t i)
{
    uint32_t n = 0;
    while (digit_at(r, i + n)) n++;
    return n;
}

/* Length of an apostrophe, straight, curly or a grave accent, at i; 0 if there is none. */
static unsigned apostrophe_at(const reader *r, uint32_t i)
{
    if (i >= r->end) return 0;
    if (r->s[i] == '\'' || r->s[i] == '`') return 1;
    return r->end - i >= 3 && memcmp(r->s + i, "\xE2\x80\x99", 3) == 0 ? 3 : 0;
}

/* ---- putting tokens out */

static sy_token *put(reader *r, uint32_t start, uint32_t end)
{
    sy_token *t = SY_PUSH(r->arena, r->out);
    t->start = start;
    t->end = end;
    t->n_words = 1;
    t->space_before = (uint8_t)(start == r->start && r->space_before);
    return t;
}

enum { LOWER_ROOM = 64 };

/* The lower-cased bytes with straight apostrophes; 0 if they are too long to be in a table. */
static size_t lower_of(const reader *r, uint32_t start, uint32_t end, char out[LOWER_ROOM])
{
    if (end - start >= LOWER_ROOM / 2) return 0;
    size_t n = 0;
    for (uint32_t i = start; i < end;) {
        unsigned q = apostrophe_at(r, i), len;
        if (q) {
            out[n++] = '\'';
            i += q;
            continue;
        }
        n += sy_utf8_put(sy_lower(sy_utf8_get(r->s + i, end - i, &len)), out + n);
        i += len;
    }
    return n;
}

static uint32_t look_up(const sy_map *m, const reader *r, uint32_t start, uint32_t end)
{
    char low[LOWER_ROOM];
    size_t n = lower_of(r, start, end, low);
    const uint32_t *v = n ? sy_map_get(m, low, n) : NULL;
    return v ? *v : 0;
}

/* Cut a clitic off the end: where it starts, or 0. end is the end of what is left of the token. */
static uint32_t clitic_start(const reader *r, uint32_t start, uint32_t end)
{
    static const char *const clitics[] = { "n't", "'s", "'re", "'ve", "'ll", "'d", "'m", "'" };
    char low[LOWER_ROOM];
    uint32_t from = end - start > 8 ? end - 8 : start;
    while (from < end && ((unsigned char)r->s[from] & 0xC0) == 0x80) from++;
    size_t n = lower_of(r, from, end, low);
    for (size_t k = 0; k < sizeof clitics / sizeof clitics[0]; k++) {
        size_t m = strlen(clitics[k]);
        if (n < m || memcmp(low + n - m, clitics[k], m) != 0) continue;
        uint32_t at = end;
        for (size_t j = 0; j < m; j++) {
            unsigned len;
            (void)sy_utf8_before(r->s, at, &len);
            at -= len;
        }
        if (at <= start) return 0;
        if (k == 7 && (r->s[at - 1] | 32) != 's') return 0;
        return at;
    }
    return 0;
}

static int cut_words(sy_token *t, const uint32_t *cuts_from_right, unsigned n)
{
    if (!n || n >= SY_TOKEN_PARTS_MAX) return 0;
    for (unsigned i = 0; i < n; i++) t->cut[i] = cuts_from_right[n - 1 - i];
    t->n_words = (uint8_t)(n + 1);
    return 1;
}

/* "16's", "#'s", "60's" are plurals, one word, when a number stands before. */
static int is_number(const reader *r, uint32_t start, uint32_t end)
{
    for (uint32_t i = start; i < end; i++)
        if (!digit_at(r, i)) return 0;
    return end > start;
}

static void put_word(reader *r, uint32_t start, uint32_t end)
{
    sy_token *t = put(r, start, end);
    uint32_t packed = look_up(&r->tables->contractions, r, start, end);
    if (packed) {
        for (; packed; packed >>= 8) t->cut[t->n_words++ - 1] = start + (packed & 0xFF);
        return;
    }
    uint32_t cuts[SY_TOKEN_PARTS_MAX], at = end;
    unsigned n = 0;
    while (n + 1 < SY_TOKEN_PARTS_MAX) {
        uint32_t c = clitic_start(r, start, at);
        if (!c || is_number(r, start, c)) break;
        cuts[n++] = at = c;
    }
    if (n) cut_words(t, cuts, n);
}

/* ---- addresses and emoticons */

static int starts_with(const reader *r, uint32_t i, const char *low)
{
    for (; *low; low++, i++)
        if (i >= r->end || (r->s[i] | ((unsigned)(r->s[i] - 'A') < 26u ? 32 : 0)) != *low) return 0;
    return 1;
}

static uint32_t trim_address(const reader *r, uint32_t start, uint32_t end)
{
    int open = 0;
    for (uint32_t i = start; i < end; i++) open += r->s[i] == '(';
    while (end > start + 1) {
        char c = r->s[end - 1];
        if (strchr(".,;:!?\"'>]}*|", c) != NULL || (c == ')' && !open)) end--;
        else if (end - start > 3 && memcmp(r->s + end - 3, "\xE2\x80", 2) == 0) end -= 3;
        else break;
    }
    return end;
}

enum { MAIL_LOCAL_MAX = 64 }; /* RFC 5321, 4.5.3.1.1 */

/* End of a web or mail address that starts at i; 0 if there is none. */
static uint32_t address_at(const reader *r, uint32_t i)
{
    uint32_t e = i;
    if (starts_with(r, i, "http://") || starts_with(r, i, "https://") || starts_with(r, i, "ftp://") ||
        (starts_with(r, i, "mailto:") && is_alnum(r, i + 7)) || (starts_with(r, i, "www.") && is_alnum(r, i + 4))) {
        while (e < r->end && r->s[e] != '<' && r->s[e] != '>' && r->s[e] != '"') e++;
        return trim_address(r, i, e);
    }
    if (r->s[i] == '@' || r->s[i] == '#') {
        if (!letter_at(r, i + 1)) return 0;
        for (e = i + 1; is_alnum(r, e) || ascii_at(r, e) == '_';) {
            unsigned len;
            (void)kind_at(r, e, &len);
            e += len;
        }
        return r->s[i] == '@' || e == r->end ? e : 0;
    }
    uint32_t at = 0;
    for (; e < r->end; e++) {
        unsigned char c = (unsigned char)r->s[e];
        if (!at && e - i > MAIL_LOCAL_MAX) return 0;
        if (c == '@' && !at && e > i) at = e;
        else if (!((c | 32u) - 'a' < 26u || c - (unsigned)'0' < 10u || (c && strchr("._-+%'", c) != NULL))) break;
    }
    if (!at || e < at + 4 || !is_alnum(r, at + 1)) return 0;
    e = trim_address(r, i, e);
    return e > at + 3 ? e : 0;
}

static uint32_t emoticon_at(const reader *r, uint32_t i)
{
    static const char *const faces[] = { ":-)", ":-(", ";-)", ":-D", ":-P", ":-/", ":)", ":(", ";)", ":D", ":P", ";P", ":O", "=)", "=(", "=D", "=P", ":/",
        "<3", ":'(", ">:(", "^_^", "-_-", "(:", "->", "<-", "=>", ">=", "<=", "\"\"", "//", "\\\\",
        "\xE2\x80\x99\xE2\x80\x99", "\xE2\x80\x98\xE2\x80\x98", "\xE2\x80\x98\xE2\x80\x99" };
    for (size_t k = 0; k < sizeof faces / sizeof faces[0]; k++) {
        size_t n = strlen(faces[k]);
        if (r->end - i < n || memcmp(r->s + i, faces[k], n) != 0) continue;
        if (is_alnum(r, i + (uint32_t)n) && faces[k][0] != '\xE2') continue;
        if ((faces[k][1] == '/' || faces[k][0] == '(') && r->end - i > n) continue;
        return i + (uint32_t)n;
    }
    return 0;
}

/* ---- words */

/* Telephone numbers, dates and the like: groups of digits with hyphens, of which one has more than two digits behind
 * another hyphen ("555-0142", "11-20-2031"), but not a range of years or amounts. */
static uint32_t digit_groups(const reader *r, uint32_t i)
{
    uint32_t n[6] = { 0 }, k = 0, at = i;
    while (k < 6) {
        n[k] = digits_from(r, at);
        if (!n[k]) return 0;
        at += n[k++];
        int slash = k == 1 && n[0] == 3 && ascii_at(r, at) == '/' && digits_from(r, at + 1) == 3; /* "555/867-5309" */
        if (!((slash || ascii_at(r, at) == '-') && digit_at(r, at + 1))) break;
        at++;
    }
    if (k == 2 && n[0] == 3 && n[1] == 4) return at;
    if (k == 2 && (n[0] == 5 || n[0] == 1) && n[1] == 4) return at;
    if (k == 3 && (n[2] == 4 || (n[0] <= 2 && n[1] <= 2 && n[2] == 2) || (n[0] == 4 && n[1] == 2 && n[2] == 2))) return at;
    return k >= 4 ? at : 0;
}

static uint32_t alnum_from(const reader *r, uint32_t i)
{
    uint32_t n = 0;
    while (lower_at(r, i + n) || upper_at(r, i + n) || digit_at(r, i + n)) n++;
    return n;
}

/* Is [i, i + n) the ending of a file's name, or of a host's? Of these the first few are sure ones, whatever their case. */
static int is_ending(const reader *r, uint32_t i, uint32_t n, int sure)
{
    static const char *const endings[] = { "com", "org", "net", "doc", "xls", "pdf", "txt", "zip", "exe", "jpg", "gif", "png", "html", "htm", "php",
        "asp", "mp3", "ppt", "url", "gov", "edu", "info", "co", "uk", "us", "eu", "int", "mil", "io", "tv", "ru", "ua", "de", "fr", "ca", "au", "in" };
    for (size_t k = 0; k < (sure ? SURE_ENDINGS : sizeof endings / sizeof endings[0]); k++)
        if (strlen(endings[k]) == n && starts_with(r, i, endings[k])) return 1;
    return 0;
}

/* Does the part of a word that ends at the stop i begin behind another stop ("alt.animals.cats")? */
static int stop_before(const reader *r, uint32_t start, uint32_t i)
{
    uint32_t k = i;
    while (k > start && i - k < PART_MAX && lower_at(r, k - 1)) k--;
    return k > start && r->s[k - 1] == '.';
}

/* Does what stands between start and the stop at i look like the left of "name.ext", not like a missing space? */
static int joins_at_stop(const reader *r, uint32_t start, uint32_t i)
{
    if (digit_at(r, i - 1) && digit_at(r, i + 1)) return 1;
    if (!is_alnum(r, i + 1)) return 0;
    if (i - start == 1) return 1;                          /* e.g, U.S */
    if (i - start == 2 && upper_at(r, start) && upper_at(r, i + 1) && ascii_at(r, i + 2) == '.') return 1; /* Ph.D. */
    if (i >= start + 2 && r->s[i - 2] == '.') return 1;    /* a.k.a */
    uint32_t n = alnum_from(r, i + 1);
    if (is_ending(r, i + 1, n, 1)) return 1;
    if (upper_at(r, i + 1) && !upper_at(r, i - 1)) return 0; /* end.Next */
    if (lower_at(r, i + 1) && stop_before(r, start, i)) return 1;
    if (is_ending(r, i + 1, n, 0)) return 1;
    return ascii_at(r, i + 1 + n) == '.' && n > 1 && is_alnum(r, i + 2 + n); /* a.bb.cc */
}

/* Does the mark at i join what stands before it to what stands behind? Gives its length, or 0. */
static unsigned joiner_at(const reader *r, uint32_t start, uint32_t i)
{
    unsigned q = apostrophe_at(r, i);
    if (q) return letter_at(r, i + q) && (r->s[i] != '`' || (ascii_at(r, i + 1) == 's' && !is_alnum(r, i + 2))) ? q : 0;
    switch (ascii_at(r, i)) {
    case '.': return (unsigned)joins_at_stop(r, start, i);
    case ',': return digit_at(r, i - 1) && digits_from(r, i + 1) == 3 && is_number(r, i - digit_at(r, i - 1), i);
    case ':': return digit_at(r, i - 1) && digits_from(r, i + 1) == 2 && is_number(r, start, i) + (i > start + 2 && r->s[i - 3] == ':') > 0;
    case '_': return is_alnum(r, i + 1);
    case '&': return i - start <= 2 && upper_at(r, i - 1) && upper_at(r, i + 1);
    case '/':
        if (digit_at(r, i - 1) && digit_at(r, i + 1)) return 1;
        if (i - start == 1 && starts_with(r, start, "w") && (i + 1 == r->end || starts_with(r, i + 1, "out"))) return 1; /* w/, w/out */
        return i - start == 1 && letter_at(r, start) && letter_at(r, i + 1) && !is_alnum(r, i + 2);
    case '-':
        if (!is_alnum(r, i + 1)) return 0;
        return look_up(&r->tables->prefixes, r, i, i + 1 + alnum_from(r, i + 1)) ||
               ((start == r->start || r->s[start - 1] != '-') && look_up(&r->tables->prefixes, r, start, i));
    default:
        /* soft hyphen and zero-width joiners inside a word */
        if (r->end - i > 2 && r->s[i] == '\xC2' && r->s[i + 1] == '\xAD' && letter_at(r, i + 2)) return 2;
        return 0;
    }
}

static uint32_t word_end(const reader *r, uint32_t start)
{
    uint32_t i = digit_groups(r, start);
    if (i && !is_alnum(r, i)) return i;
    for (i = start; i < r->end;) {
        unsigned len;
        enum kind k = kind_at(r, i, &len);
        if (k == MARK) {
            if (i == start) break;
            len = joiner_at(r, start, i);
            if (!len) break;
        }
        i += len;
    }
    return i;
}

/* "10km": where the unit starts; 0 if the number and letters are one word ("20th", "1990s", "3D"). */
static uint32_t unit_start(const reader *r, uint32_t start, uint32_t end)
{
    if (!digit_at(r, start)) return 0;
    uint32_t i = start;
    while (i < end && (digit_at(r, i) || ((r->s[i] == '.' || r->s[i] == ',' || r->s[i] == ':') && digit_at(r, i + 1)))) i++;
    if (i == end || !letter_at(r, i)) return 0;
    if (end - i == 1 && strchr("GCFPX", r->s[i])) return 0; /* "4G" */
    if (end - i == 1 && strchr("bt", r->s[i])) { /* "$5b", "2.8t" */
        int money = start > r->start && memchr("$\xA3\xAC\xA5", r->s[start - 1], 4) != NULL;
        return money || memchr(r->s + start, '.', i - start) ? i : 0;
    }
    return look_up(&r->tables->units, r, i, end) ? i : 0;
}

static int next_is(const reader *r, uint32_t i, int (*test)(uint32_t))
{
    unsigned len;
    while (i < r->limit) {
        uint32_t c = sy_utf8_get(r->s + i, r->limit - i, &len);
        if (!sy_is_space(c)) return test(c);
        i += len;
    }
    return 0;
}

/* "U.S", "a.m", "Ph.D": single letters (or Ph, Sc) with stops between. */
static int is_lettered(const reader *r, uint32_t start, uint32_t end)
{
    uint32_t run = 0, stops = 0;
    for (uint32_t i = start; i < end; i++) {
        if (r->s[i] == '.') {
            if (run != 1) return 0;
            run = 0;
            stops++;
        } else if (upper_at(r, i) || lower_at(r, i)) {
            run++;
        } else {
            return 0;
        }
    }
    return stops > 0 && run == 1;
}

static sy_abbr abbreviation(const reader *r, uint32_t start, uint32_t end)
{
    if (is_lettered(r, start, end)) return SY_ABBR_LETTERS;
    if (end - start == 1 && upper_at(r, start)) {
        if (r->s[start] == 'I') return SY_ABBR_NONE;
        return next_is(r, end + 1, sy_is_upper) || next_is(r, end + 1, sy_is_digit) || r->end > end + 1 ? SY_ABBR_INITIAL : SY_ABBR_NONE;
    }
    sy_abbr k = (sy_abbr)look_up(&r->tables->abbreviations, r, start, end);
    if (k == SY_ABBR_END && starts_with(r, start, "etc") && (r->end == end + 1 && !next_is(r, end + 1, sy_is_lower))) return SY_ABBR_NONE;
    if (k == SY_ABBR_NUMBER && !next_is(r, end + 1, sy_is_digit)) return SY_ABBR_NONE;
    if (k == SY_ABBR_MONTH && !upper_at(r, start)) return SY_ABBR_NONE;
    if (k == SY_ABBR_TITLE && lower_at(r, start) && !next_is(r, end + 1, sy_is_upper)) return SY_ABBR_NONE;
    return k;
}

/* "th-", "w-": one or two letters and a hyphen that end the chunk. */
static int is_broken_off(const reader *r, uint32_t i, uint32_t e)
{
    if (i != r->start || e + 1 != r->end || r->s[e] != '-' || !letter_at(r, i)) return 0;
    return e - i == 1 || (e - i == 2 && lower_at(r, i + 1));
}

/* A word, its unit and its full stop where that belongs to it. Gives where it ends. */
static uint32_t read_word(reader *r, uint32_t i)
{
    uint32_t e = word_end(r, i);
    uint32_t unit = unit_start(r, i, e);
    if (unit) {
        put(r, i, unit);
        i = unit;
    }
    if (e - i == 2 && r->s[i] == 'U' && r->s[i + 1] == 'S' && ascii_at(r, e) == '$') e++;
    sy_abbr k = ascii_at(r, e) == '.' && (ascii_at(r, e + 1) != '.' || ascii_at(r, e + 2) != '.') ? abbreviation(r, i, e) : SY_ABBR_NONE;
    if (k) {
        put(r, i, e + 1)->abbr = (uint8_t)k;
        return e + 1;
    }
    if (is_broken_off(r, i, e)) e++;
    unsigned q = apostrophe_at(r, e); /* "workers'": the apostrophe is the clitic */
    if (q && e > i && (r->s[e - 1] | 32) == 's' && e > i + 1 && letter_at(r, i) && !is_alnum(r, e + q)) {
        if (!r->quoted) e += q;
    }
    put_word(r, i, e);
    return e;
}

/* ---- marks */

static int is_joiner(uint32_t c) { return c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0x1F3FB && c <= 0x1F3FF); }

/* An emoji with its variation selectors and what is joined to it. */
static uint32_t pictograph_end(const reader *r, uint32_t i)
{
    unsigned len;
    uint32_t before = 0;
    while (i < r->end) {
        uint32_t c = sy_utf8_get(r->s + i, r->end - i, &len);
        int flag = c >= 0x1F1E6 && c <= 0x1F1FF; /* two such letters are one flag */
        if (flag && before >= 0x1F1E6 && before <= 0x1F1FF) return i + len;
        if (before && !is_joiner(c) && before != 0x200D) break;
        before = c;
        i += len;
    }
    return i;
}

static uint32_t run_end(const reader *r, uint32_t i, const char *set)
{
    while (i < r->end && r->s[i] && strchr(set, r->s[i])) i++;
    return i;
}

/* ".", "?!", "!."; but an ellipsis is a token of its own: "... ?", "! ..". */
static uint32_t stops_end(const reader *r, uint32_t i)
{
    uint32_t e = run_end(r, i, ".");
    if (e - i > 2) return e;
    e = run_end(r, e, "!?");
    uint32_t dots = run_end(r, e, ".");
    return dots - e == 1 && dots - i > 1 ? dots : e;
}

static uint32_t mark_end(const reader *r, uint32_t i)
{
    unsigned char c = (unsigned char)r->s[i];
    if (c >= 0x80) return starts_with(r, i, "\xE2\x80\xA6") ? run_end(r, i + 3, ".") : pictograph_end(r, i);
    uint32_t e;
    e = run_end(r, i, "-=~*_+|<>#");
    if (e - i >= RULE_MIN) return e; /* a line drawn with marks */
    switch (c) {
    case '.': case '!': case '?': return stops_end(r, i);
    case '-': case '=': case '*': case '_': case '~': case '+': case '#': case '$': case '<': case '>':
        for (e = i; e < r->end && r->s[e] == (char)c;) e++;
        return e;
    case '\'': case '`':
        return i + 1 + (ascii_at(r, i + 1) == c);
    default: return i + 1;
    }
}

/* "'em", "'s" on its own, "'90s": an apostrophe that opens a word. */
static uint32_t elided_at(const reader *r, uint32_t i)
{
    static const char *const words[] = { "em", "cause", "til", "till", "twas", "n", "bout", "round" };
    unsigned q = apostrophe_at(r, i);
    if (!q) return 0;
    uint32_t d = digits_from(r, i + q);
    if (d == 2) {
        uint32_t e = i + q + 2;
        if (ascii_at(r, e) == 's') e++;
        return is_alnum(r, e) ? 0 : e;
    }
    if (i == r->start && r->space_before && starts_with(r, i + q, "s") && !is_alnum(r, i + q + 1)) return i + q + 1;
    for (size_t k = 0; k < sizeof words / sizeof words[0]; k++) {
        uint32_t e = i + q + (uint32_t)strlen(words[k]);
        if (starts_with(r, i + q, words[k]) && !is_alnum(r, e) && !apostrophe_at(r, e)) return e;
    }
    return 0;
}

static uint32_t signed_number(const reader *r, uint32_t i)
{
    char c = r->s[i];
    if (c == '.' && digit_at(r, i + 1)) return word_end(r, i + 1);
    if (c == '+' && i == r->start && digit_at(r, i + 1)) return word_end(r, i + 1);
    return 0;
}

/* A lone apostrophe before a word opens a quotation, behind one it closes it. */
static void note_quotation(reader *r, uint32_t i, uint32_t e)
{
    int opens = e - i == 3 && memcmp(r->s + i, "\xE2\x80\x98", 3) == 0, straight = e - i == 1 && r->s[i] == '\'';
    if (opens || (straight && i == r->start && is_alnum(r, e))) r->quoted = 1;
    else if (straight || (e - i == 3 && memcmp(r->s + i, "\xE2\x80\x99", 3) == 0)) r->quoted = 0;
}

/* ".doc" on its own. */
static uint32_t ending_at(const reader *r, uint32_t i)
{
    if (r->s[i] != '.') return 0;
    uint32_t n = alnum_from(r, i + 1);
    return is_ending(r, i + 1, n, 1) ? i + 1 + n : 0;
}

static void read_chunk(reader *r)
{
    for (uint32_t i = r->start; i < r->end;) {
        uint32_t e = address_at(r, i);
        if (!e) e = emoticon_at(r, i);
        if (!e) e = elided_at(r, i);
        if (!e) e = signed_number(r, i);
        if (!e) e = ending_at(r, i);
        if (e) {
            put(r, i, e);
        } else if (is_alnum(r, i)) {
            e = read_word(r, i);
        } else {
            e = mark_end(r, i);
            note_quotation(r, i, e);
            put(r, i, e);
        }
        i = e;
    }
}

void sy_tokens_read(const struct sy_text *tables, sy_arena *a, const char *text, uint32_t start, uint32_t end, sy_tokens *out)
{
    reader r = { tables, a, out, text, start, start, end, 1, 0 };
    for (uint32_t i = start; i < end;) {
        unsigned len;
        uint32_t e = i;
        int cut = 0;
        while (e < end && !sy_is_space(sy_utf8_get(text + e, end - e, &len))) {
            if (e + len - i > SY_TOKEN_BYTES_MAX) {
                cut = 1;
                break;
            }
            e += len;
        }
        if (e > i) {
            r.start = i;
            r.end = e;
            read_chunk(&r);
            r.space_before = !cut;
            i = e;
            continue;
        }
        r.space_before = 1;
        (void)sy_utf8_get(text + i, end - i, &len);
        i += len;
    }
}
