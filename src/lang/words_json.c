/* words_json.c - the language layers as JSON: what the record calls id, text, sentences, and beside them words, tokens, names. */
#include "base/json.h"
#include "lang/conllu.h"
#include "lang/lang.h"

/* "_" stands for none. */
static const char *or_null(const char *s) { return strcmp(s, "_") != 0 ? s : NULL; }

/* "Number=Sing|Person=3" as an object. */
static void put_feats(sy_json *j, const char *feats)
{
    sy_json_object(j, "feats");
    while (*feats && strcmp(feats, "_") != 0) {
        char name[64];
        size_t n = strcspn(feats, "|"), k = strcspn(feats, "=|");
        if (k < n && k < sizeof name) {
            memcpy(name, feats, k);
            name[k] = 0;
            sy_json_strn(j, name, feats + k + 1, n - k - 1);
        }
        feats += n + (feats[n] == '|');
    }
    sy_json_end_object(j);
}

static void put_word(sy_json *j, const sayso_doc *d, uint32_t i)
{
    char lemma[SY_LEMMA_ROOM];
    const sy_word *w = &d->words.at[i];
    sy_lang_lemma(d, i, lemma);
    sy_json_object(j, NULL);
    sy_json_int(j, "sentence", w->sentence);
    sy_json_span(j, "span", w->span);
    sy_json_str(j, "form", w->form);
    sy_json_str(j, "lemma", lemma[0] ? lemma : NULL);
    sy_json_str(j, "upos", or_null(sy_upos_name(w->upos)));
    sy_json_str(j, "xpos", or_null(sy_xpos_name(w->xpos)));
    put_feats(j, sy_lang_feats(d->engine, w));
    if (w->head < 0) sy_json_raw(j, "head", NULL);
    else sy_json_int(j, "head", w->head);
    sy_json_str(j, "deprel", or_null(sy_rel_name(w->rel)));
    sy_json_end_object(j);
}

/* Words [first, last] as a group with a span of its own. */
static void put_group(sy_json *j, const sayso_doc *d, uint32_t first, uint32_t last, const char *kind)
{
    sy_json_object(j, NULL);
    sy_json_span(j, "span", sy_words_span(d, first, last));
    if (kind) sy_json_str(j, "kind", kind);
    sy_json_int(j, "first_word", first);
    sy_json_int(j, "n_words", last - first + 1);
    sy_json_end_object(j);
}

static void put_tokens(sy_json *j, const sayso_doc *d)
{
    sy_json_array(j, "tokens");
    for (uint32_t i = 0; i < d->words.n; i++)
        if (d->words.at[i].token_words > 1) put_group(j, d, i, i + d->words.at[i].token_words - 1, NULL);
    sy_json_end_array(j);
}

static void put_names(sy_json *j, const sayso_doc *d)
{
    static const char *const kinds[] = { NULL, "person", "organisation", "place", "nationality", "office" };
    sy_json_array(j, "names");
    for (uint32_t i = 0; i < d->words.n; i++) {
        const sy_word *w = &d->words.at[i];
        if (!w->ner || w->ner >= sizeof kinds / sizeof kinds[0]) continue;
        uint32_t last = i;
        while (last + 1 < d->words.n && w[last + 1 - i].ner == w->ner && !w[last + 1 - i].ner_begins && w[last + 1 - i].sentence == w->sentence) last++;
        put_group(j, d, i, last, kinds[w->ner]);
        i = last;
    }
    sy_json_end_array(j);
}

void sy_words_json(const sayso_doc *d, sy_buf *out)
{
    sy_json j;
    sy_json_init(&j, out);
    sy_json_object(&j, NULL);
    sy_json_int(&j, "schema", SAYSO_SCHEMA);
    sy_json_str(&j, "id", d->report.id);
    sy_json_str(&j, "sha256", d->report.sha256);
    sy_json_strn(&j, "text", d->text, d->n_text);
    sy_json_raw_map(&j, "raw", d->raw.at, d->raw.n);
    sy_json_array(&j, "sentences");
    for (uint32_t k = 0; k < d->sentences.n; k++) sy_json_span(&j, NULL, d->sentences.at[k].span);
    sy_json_end_array(&j);
    sy_json_array(&j, "words");
    for (uint32_t i = 0; i < d->words.n && !out->failed; i++) put_word(&j, d, i);
    sy_json_end_array(&j);
    put_tokens(&j, d);
    put_names(&j, d);
    sy_json_end_object(&j);
}
