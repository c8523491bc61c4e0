/* conllu.c - writing CoNLL-U. */
#include "lang/conllu.h"

#include "base/utf8.h"
#include "lang/lang.h"

/* Bytes as they stand, with each white space of ASCII made a blank: a field or a comment is one line. */
static void put_text(sy_buf *out, const char *s, uint32_t n)
{
    for (uint32_t i = 0; i < n;) {
        unsigned len;
        uint32_t c = sy_utf8_get(s + i, n - i, &len);
        if (c < 0x80 && sy_is_space(c)) sy_buf_char(out, ' ');
        else sy_buf_add(out, s + i, len);
        i += len;
    }
}

static uint32_t token_end(const sayso_doc *d, uint32_t first) { return first + (d->words.at[first].token_words ? d->words.at[first].token_words : 1); }

/* ---- MISC */

/* Attributes that are written anew. */
static int is_ours(const char *item, size_t n)
{
    static const char *const names[] = { "SpaceAfter=", "SpacesAfter=", "SpacesBefore=", "TokenRange=", "NER=" };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (n >= strlen(names[i]) && memcmp(item, names[i], strlen(names[i])) == 0) return 1;
    return 0;
}

/* What the file said beside that. */
static void put_given(sy_buf *out, const char *misc)
{
    while (*misc && strcmp(misc, "_") != 0) {
        size_t n = strcspn(misc, "|");
        if (n && !is_ours(misc, n)) {
            sy_buf_add(out, misc, n);
            sy_buf_char(out, '|');
        }
        misc += n + (misc[n] == '|');
    }
}

/* White space as UDPipe writes it; what some readers take for the end of a line is written by number. */
static void put_spaces(sy_buf *out, const char *name, const char *s, uint32_t n)
{
    sy_buf_str(out, name);
    for (uint32_t i = 0; i < n;) {
        unsigned len;
        uint32_t c = sy_utf8_get(s + i, n - i, &len);
        if (c == ' ') sy_buf_str(out, "\\s");
        else if (c == '\t') sy_buf_str(out, "\\t");
        else if (c == '\r') sy_buf_str(out, "\\r");
        else if (c == '\n') sy_buf_str(out, "\\n");
        else if (c < ' ' || c == 0x85 || c == 0x2028 || c == 0x2029) sy_buf_printf(out, "\\u%04X", c);
        else sy_buf_add(out, s + i, len);
        i += len;
    }
    sy_buf_char(out, '|');
}

static void put_name(sy_buf *out, const sy_word *w)
{
    static const char *const kinds[] = { "", "PER", "ORG", "LOC", "NORP", "OFFICE" };
    if (w->ner && w->ner < sizeof kinds / sizeof kinds[0]) sy_buf_printf(out, "NER=%c-%s|", w->ner_begins ? 'B' : 'I', kinds[w->ner]);
}

/* Does word i begin a paragraph? */
static int begins_block(const sayso_doc *d, uint32_t i)
{
    return i < d->words.n && d->sentences.at[d->words.at[i].sentence].block != d->sentences.at[d->words.at[i - 1].sentence].block;
}

/* The white space before the first word of the document, and between a token and word `next`, where it is not what a reader
 * takes for granted: one blank, or an empty line between paragraphs. */
static void put_space_around(sy_buf *out, const sayso_doc *d, uint32_t start, uint32_t end, uint32_t next)
{
    uint32_t to = next < d->words.n ? d->words.at[next].span.start : d->n_text;
    if (start == d->words.at[0].span.start && start) put_spaces(out, "SpacesBefore=", d->text, start);
    if (to <= end) sy_buf_str(out, next < d->words.n ? "SpaceAfter=No|" : "");
    else if (to != end + 1 || d->text[end] != ' ' || begins_block(d, next)) put_spaces(out, "SpacesAfter=", d->text + end, to - end);
}

static void put_range(sy_buf *out, uint32_t start, uint32_t end) { sy_buf_printf(out, "TokenRange=%u:%u\n", start, end); }

/* ---- rows */

static void put_form(sy_buf *out, const sayso_doc *d, uint32_t start, uint32_t end) { put_text(out, d->text + start, end - start); }

static void put_word(sy_buf *out, const sayso_doc *d, const sy_sentence *s, uint32_t i, int in_token)
{
    const sy_word *w = &d->words.at[i];
    char lemma[SY_LEMMA_ROOM];
    sy_buf_printf(out, "%u\t", i - s->first_word + 1);
    put_text(out, w->form, (uint32_t)strlen(w->form));
    sy_buf_char(out, '\t');
    sy_lang_lemma(d, i, lemma);
    put_text(out, lemma[0] ? lemma : "_", (uint32_t)strlen(lemma[0] ? lemma : "_"));
    sy_buf_printf(out, "\t%s\t%s\t%s\t", sy_upos_name(w->upos), sy_xpos_name(w->xpos), sy_lang_feats(d->engine, w));
    if (w->rel) sy_buf_printf(out, "%d\t%s\t_\t", w->head < 0 ? 0 : w->head - (int)s->first_word + 1, sy_rel_name(w->rel));
    else sy_buf_str(out, "_\t_\t_\t");
    if (d->given) put_given(out, d->given->words.at[i].misc);
    put_name(out, w);
    if (!in_token) put_space_around(out, d, w->span.start, w->span.end, i + 1);
    put_range(out, w->span.start, w->span.end);
}

static void put_token(sy_buf *out, const sayso_doc *d, const sy_sentence *s, uint32_t first, uint32_t end)
{
    sayso_span span = sy_words_span(d, first, end - 1);
    sy_buf_printf(out, "%u-%u\t", first - s->first_word + 1, end - s->first_word);
    put_form(out, d, span.start, span.end);
    sy_buf_str(out, "\t_\t_\t_\t_\t_\t_\t_\t");
    if (d->given) put_given(out, d->given->words.at[first].token_misc);
    put_space_around(out, d, span.start, span.end, end);
    put_range(out, span.start, span.end);
}

/* ---- comments */

static void put_comments(sy_buf *out, const sayso_doc *d, uint32_t k)
{
    const sy_sentence *s = &d->sentences.at[k];
    if (!d->given) {
        if (k == 0 || d->sentences.at[k - 1].block != s->block) sy_buf_str(out, "# newpar\n");
        sy_buf_printf(out, "# sent_id = %u\n", k + 1);
        return;
    }
    int named = 0;
    for (uint32_t i = d->given->first_comment.at[k]; i < d->given->first_comment.at[k + 1]; i++) {
        named |= strncmp(d->given->comments.at[i], "# sent_id", 9) == 0;
        sy_buf_str(out, d->given->comments.at[i]);
        sy_buf_char(out, '\n');
    }
    if (!named) sy_buf_printf(out, "# sent_id = %u\n", k + 1);
}

/* The tokens, with a blank where there is white space between two. */
static void put_text_line(sy_buf *out, const sayso_doc *d, const sy_sentence *s)
{
    uint32_t end = s->first_word + s->n_words;
    sy_buf_str(out, "# text = ");
    for (uint32_t i = s->first_word; i < end; i = token_end(d, i)) {
        uint32_t last = token_end(d, i);
        sayso_span span = sy_words_span(d, i, last - 1);
        put_form(out, d, span.start, span.end);
        if (last < end && d->words.at[last].span.start > span.end) sy_buf_char(out, ' ');
    }
    sy_buf_char(out, '\n');
}

static void put_sentence(sy_buf *out, const sayso_doc *d, uint32_t k)
{
    const sy_sentence *s = &d->sentences.at[k];
    uint32_t end = s->first_word + s->n_words;
    put_comments(out, d, k);
    put_text_line(out, d, s);
    for (uint32_t i = s->first_word; i < end;) {
        uint32_t last = token_end(d, i);
        int many = last > i + 1;
        if (many) put_token(out, d, s, i, last);
        for (; i < last; i++) put_word(out, d, s, i, many);
    }
    sy_buf_char(out, '\n');
}

/* Does the file itself say where the first document begins? */
static int has_newdoc(const sy_gold *given)
{
    for (uint32_t i = 0; given && i < given->first_comment.at[1]; i++)
        if (strncmp(given->comments.at[i], "# newdoc", 8) == 0) return 1;
    return 0;
}

void sy_conllu_write(const sayso_doc *doc, sy_buf *out)
{
    if (!has_newdoc(doc->given)) {
        sy_buf_str(out, "# newdoc id = ");
        put_text(out, doc->report.id, (uint32_t)strlen(doc->report.id));
        sy_buf_char(out, '\n');
    }
    for (uint32_t k = 0; k < doc->sentences.n && !out->failed; k++) put_sentence(out, doc, k);
}
