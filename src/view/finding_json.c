/* finding_json.c - what the collation found, one JSON object a line (docs/json.md): all of it, or what answers one question. */
#include "store/record_words.h"
#include "view/found.h"
#include "view/view.h"

static void evidence(sy_json *j, const sayso_story *s, const sayso_finding *f, int with_text)
{
    sy_json_array(j, "evidence");
    for (uint32_t i = 0; i < f->n_evidence; i++) {
        const sayso_evidence *e = &f->evidence[i];
        sy_json_object(j, NULL);
        sy_json_str(j, "report", s->docs.at[e->report]->report.id);
        sy_json_span(j, "span", e->span);
        if (e->role) sy_json_str(j, "role", e->role);
        if (with_text) sy_json_strn(j, "text", s->docs.at[e->report]->text + e->span.start, e->span.end - e->span.start);
        sy_json_end_object(j);
    }
    sy_json_end_array(j);
}

static void aligned_words(sy_json *j, const sayso_finding *f)
{
    sy_json_array(j, "words");
    for (uint32_t i = 0; i < f->n_words; i++) {
        sy_json_object(j, NULL);
        sy_json_span_or_null(j, "a", f->words[i].a);
        sy_json_span_or_null(j, "b", f->words[i].b);
        sy_json_bool(j, "changed", f->words[i].changed != 0);
        if (f->words[i].changed == SAYSO_CHANGED_SPELLING) sy_json_bool(j, "spelling", 1);
        sy_json_end_object(j);
    }
    sy_json_end_array(j);
}

static void strings(sy_json *j, const char *key, const char *const *at, uint32_t n)
{
    sy_json_array(j, key);
    for (uint32_t i = 0; i < n; i++) sy_json_str(j, NULL, at[i]);
    sy_json_end_array(j);
}

static void counts(sy_json *j, const sayso_finding *f)
{
    if (f->reports) sy_json_int(j, "reports", f->reports);
    if (f->kind != SAYSO_ORIGIN) return;
    if (f->occasions) sy_json_int(j, "occasions", f->occasions);
    else sy_json_raw(j, "occasions", NULL); /* not stated */
    sy_json_int(j, "wordings", f->wordings);
    strings(j, "relays", f->relays, f->n_relays);
}

void sy_view_finding(sy_json *j, const sayso_story *s, const sayso_finding *f, int with_text)
{
    sy_json_object(j, NULL);
    sy_json_int(j, "schema", SAYSO_SCHEMA);
    sy_json_str(j, "kind", sy_word_of_finding(f->kind));
    sy_json_str(j, "id", f->id);
    if (f->type) sy_json_str(j, f->kind == SAYSO_ATTRIBUTION_CHANGE ? "change" : "type", f->type);
    if (f->label) sy_json_str(j, "label", f->label);
    if (f->actor) sy_json_str(j, "actor", f->actor);
    if (f->issue) sy_json_str(j, "issue", f->issue);
    if (f->date || f->kind == SAYSO_OCCASION) sy_json_str(j, "date", f->date);
    evidence(j, s, f, with_text);
    if (f->kind == SAYSO_VARIANT) aligned_words(j, f);
    counts(j, f);
    if (f->n_refs) strings(j, "refs", f->refs, f->n_refs);
    if (f->note) sy_json_str(j, "note", f->note);
    sy_json_conf(j, "conf", f->conf);
    sy_json_str(j, "reason", f->reason);
    sy_json_end_object(j);
}

void sy_view_findings(sy_buf *out, const sayso_story *story)
{
    for (uint32_t i = 0; i < story->findings.n; i++) {
        sy_json j;
        sy_json_init(&j, out);
        sy_view_finding(&j, story, &story->findings.at[i], 0);
        sy_buf_char(out, '\n');
    }
}

/* ---- the answer to one question */

static void listed(sy_buf *out, sy_found *l)
{
    static const char *const names[] = { "quotes", "claims", "conflicts", "origins" };
    sy_json j;
    sy_json_line(&j, out, "listed");
    sy_json_str(&j, "what", names[l->how->what]);
    sy_json_int(&j, "of_reports", l->a->story->docs.n);
    sy_json_int(&j, "found", l->lines.n);
    sy_json_int(&j, "less_sure", l->n_unsure);
    sy_json_end_line(&j);
}

static void words_of(sy_buf *out, sy_found *l, uint32_t report)
{
    sy_json j;
    uint32_t n[SY_WORDS_OF];
    const sayso_doc *d = l->a->story->docs.at[report];
    sy_found_count_words(d, n);
    sy_json_line(&j, out, "words_of");
    sy_json_str(&j, "report", d->report.id);
    for (unsigned k = 0; k < SY_WORDS_OF; k++) sy_json_int(&j, sy_word_of_name((sy_word_of)k), n[k]);
    sy_json_end_line(&j);
}

static void line(sy_buf *out, sy_found *l, const sy_found_line *x)
{
    sy_json j;
    sy_json_init(&j, out);
    sy_view_finding(&j, l->a->story, x->f, 1);
    sy_buf_char(out, '\n');
}

const sy_found_form sy_found_json = { .head = listed, .report = words_of, .line = line };
