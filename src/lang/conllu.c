/* conllu.c - writing CoNLL-U. */
#include "lang/conllu.h"

#include "base/utf8.h"
#include "lang/lang.h"

/* Bytes as they stand, with white space made one blank: a field or a comment is one line. */
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

static void put_form(sy_buf *out, const sayso_doc *d, uint32_t start, uint32_t end) { put_text(out, d->text + start, end - start); }

static uint32_t token_end(const sayso_doc *d, uint32_t first) { return first + (d->words.at[first].token_words ? d->words.at[first].token_words : 1); }

static void put_misc(sy_buf *out, const sayso_doc *d, uint32_t start, uint32_t end, uint32_t next, uint32_t sentence_end)
{
    int no_space = next < d->words.n && !d->words.at[next].space_before && (next < sentence_end || d->words.at[next].span.start == end);
    sy_buf_printf(out, "%sTokenRange=%u:%u\n", no_space ? "SpaceAfter=No|" : "", start, end);
}

static void put_name(sy_buf *out, const sy_word *w)
{
    static const char *const kinds[] = { "", "PER", "ORG", "LOC", "NORP", "OFFICE" };
    if (w->ner && w->ner < sizeof kinds / sizeof kinds[0]) sy_buf_printf(out, "NER=%c-%s|", w->ner_begins ? 'B' : 'I', kinds[w->ner]);
}

static void put_word(sy_buf *out, const sayso_doc *d, const sy_sentence *s, uint32_t i, int in_token)
{
    const sy_word *w = &d->words.at[i];
    uint32_t end = s->first_word + s->n_words;
    char lemma[SY_LEMMA_ROOM];
    sy_buf_printf(out, "%u\t", i - s->first_word + 1);
    put_text(out, w->form, (uint32_t)strlen(w->form));
    sy_buf_char(out, '\t');
    sy_lang_lemma(d, i, lemma);
    put_text(out, lemma[0] ? lemma : "_", (uint32_t)strlen(lemma[0] ? lemma : "_"));
    sy_buf_printf(out, "\t%s\t%s\t%s\t", sy_upos_name(w->upos), sy_xpos_name(w->xpos), sy_lang_feats(d->engine, w));
    if (w->rel) sy_buf_printf(out, "%d\t%s\t_\t", w->head < 0 ? 0 : w->head - (int)s->first_word + 1, sy_rel_name(w->rel));
    else sy_buf_str(out, "_\t_\t_\t");
    put_name(out, w);
    if (in_token) sy_buf_printf(out, "TokenRange=%u:%u\n", w->span.start, w->span.end);
    else put_misc(out, d, w->span.start, w->span.end, i + 1, end);
}

static void put_sentence(sy_buf *out, const sayso_doc *d, uint32_t k)
{
    const sy_sentence *s = &d->sentences.at[k];
    uint32_t end = s->first_word + s->n_words;
    if (k == 0 || d->sentences.at[k - 1].block != s->block) sy_buf_str(out, "# newpar\n");
    sy_buf_printf(out, "# sent_id = %u\n# text = ", k + 1);
    put_form(out, d, s->span.start, s->span.end);
    sy_buf_char(out, '\n');
    for (uint32_t i = s->first_word; i < end;) {
        uint32_t last = token_end(d, i);
        int many = last > i + 1;
        if (many) {
            sy_buf_printf(out, "%u-%u\t", i - s->first_word + 1, last - s->first_word);
            put_form(out, d, d->words.at[i].span.start, d->words.at[last - 1].span.end);
            sy_buf_str(out, "\t_\t_\t_\t_\t_\t_\t_\t");
            put_misc(out, d, d->words.at[i].span.start, d->words.at[last - 1].span.end, last, end);
        }
        for (; i < last; i++) put_word(out, d, s, i, many);
    }
    sy_buf_char(out, '\n');
}

void sy_conllu_write(const sayso_doc *doc, sy_buf *out)
{
    sy_buf_str(out, "# newdoc id = ");
    put_text(out, doc->report.id, (uint32_t)strlen(doc->report.id));
    sy_buf_char(out, '\n');
    for (uint32_t k = 0; k < doc->sentences.n && !out->failed; k++) put_sentence(out, doc, k);
}
