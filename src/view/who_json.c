/* who_json.c - who said what as JSON, one object a line: sources of each report, groups, attributions (docs/json.md). */
#include "store/record_words.h"
#include "view/view.h"
#include "view/who.h"

static const sayso_doc *doc_at(const sy_said_all *w, uint32_t report) { return w->a->story->docs.at[report]; }

static void report(sy_buf *out, const sy_said_all *w, uint32_t r)
{
    static const char *const classes[] = { "statements", "attitudes" };
    const sayso_report *x = &doc_at(w, r)->report;
    sy_json j;
    sy_json_line(&j, out, "sources");
    sy_json_str(&j, "report", x->id);
    sy_json_str(&j, "outlet", x->outlet);
    sy_json_str(&j, "date", x->date);
    for (int k = 0; k < 2; k++) {
        sy_json_object(&j, classes[k]);
        for (unsigned s = 0; s < SY_SOURCE_KINDS; s++) sy_json_int(&j, sy_source_word((sy_source_kind)s), w->counts[r].n[k][s]);
        sy_json_end_object(&j);
    }
    sy_json_int(&j, "less_sure", w->counts[r].unsure);
    sy_json_end_line(&j);
}

static void voice(sy_buf *out, const sy_said_all *w, const sy_voice *v)
{
    sy_json j;
    sy_json_line(&j, out, "group");
    sy_json_str(&j, "by", sy_by_word(w->how->by));
    sy_json_str(&j, "key", v->key);
    sy_json_str(&j, "name", v->name);
    sy_json_int(&j, "statements", v->n[0]);
    sy_json_int(&j, "attitudes", v->n[1]);
    sy_json_int(&j, "direct", v->direct[0] + v->direct[1]);
    sy_json_int(&j, "mixed", v->mixed[0] + v->mixed[1]);
    sy_json_int(&j, "indirect", v->said.n - v->direct[0] - v->direct[1] - v->mixed[0] - v->mixed[1]);
    sy_json_int(&j, "reports", v->reports);
    sy_json_array(&j, "said");
    for (uint32_t i = 0; i < v->said.n; i++) {
        const sy_utterance *u = &w->said.at[v->said.at[i]];
        sy_json_object(&j, NULL);
        sy_json_str(&j, "report", doc_at(w, u->report)->report.id);
        sy_json_str(&j, "id", u->at->id);
        sy_json_end_object(&j);
    }
    sy_json_end_array(&j);
    sy_json_end_line(&j);
}

static void actor(sy_json *j, const sy_said_all *w, uint32_t r, const char *key, const char *name_key, int32_t a)
{
    sy_json_str(j, key, a < 0 ? NULL : doc_at(w, r)->actors.at[a].id);
    sy_json_str(j, name_key, a < 0 ? NULL : doc_at(w, r)->actors.at[a].name);
}

static void joint(sy_json *j, const sy_said_all *w, const sy_utterance *u)
{
    sy_json_array(j, "joint");
    for (uint32_t k = 0; k < u->at->n_joint; k++) sy_json_str(j, NULL, doc_at(w, u->report)->actors.at[u->at->joint[k]].id);
    sy_json_end_array(j);
}

static void source(sy_json *j, sy_said_all *w, const sy_utterance *u)
{
    const sayso_attribution *at = u->at;
    sy_json_str(j, "source_kind", sy_source_word(u->kind));
    actor(j, w, u->report, "speaker", "speaker_name", at->speaker);
    joint(j, w, u);
    sy_json_str(j, "anonymous", at->anonymous);
    if (at->anonymous && at->anonymous_number) sy_json_int(j, "anonymous_number", at->anonymous_number);
    else sy_json_raw(j, "anonymous_number", NULL);
    sy_json_str(j, "anonymous_country", at->anonymous_country);
}

static void said(sy_buf *out, sy_said_all *w, const sy_utterance *u)
{
    const sayso_attribution *at = u->at;
    const sayso_doc *d = doc_at(w, u->report);
    sy_json j;
    sy_json_line(&j, out, "said");
    sy_json_str(&j, "report", d->report.id);
    sy_json_str(&j, "id", at->id);
    source(&j, w, u);
    sy_json_bool(&j, "attitude", at->attitude);
    sy_json_str(&j, "cue_class", at->cue_class);
    sy_json_str(&j, "cue_strength", sy_word_of_strength(at->cue_strength));
    sy_json_str(&j, "form", sy_word_of_form(at->form));
    sy_json_words(&j, w->a, u->report, "source_text", at->source);
    sy_json_words(&j, w->a, u->report, "cue_text", at->cue);
    sy_json_words(&j, w->a, u->report, "content_text", at->content);
    sy_json_spans(&j, "source", at->source);
    sy_json_spans(&j, "cue", at->cue);
    sy_json_spans(&j, "content", at->content);
    actor(&j, w, u->report, "addressee", "addressee_name", at->addressee);
    sy_json_words(&j, w->a, u->report, "addressee_text", at->addressee_span);
    actor(&j, w, u->report, "via", "via_name", at->via);
    sy_json_str(&j, "parent", at->parent < 0 ? NULL : d->attributions.at[at->parent].id);
    sy_json_words(&j, w->a, u->report, "venue_text", at->venue);
    sy_json_str(&j, "time", at->time < 0 ? NULL : d->times.at[at->time].value);
    sy_json_words(&j, w->a, u->report, "verification_text", at->verification);
    sy_json_conf(&j, "conf", at->conf);
    sy_json_str(&j, "reason", at->reason);
    sy_json_end_line(&j);
}

void sy_who_json(sy_buf *out, sy_said_all *w)
{
    for (uint32_t r = 0; r < w->a->story->docs.n; r++) report(out, w, r);
    for (uint32_t i = 0; i < w->voices.n; i++) voice(out, w, &w->voices.at[i]);
    for (uint32_t i = 0; i < w->said.n; i++) said(out, w, &w->said.at[i]);
}
