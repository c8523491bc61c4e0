/* found_csv.c - findings as a table: RFC 4180, one piece of evidence a row; below the rows of a wording, one for each change. */
#include "store/record_words.h"
#include "view/csv.h"
#include "view/found.h"

typedef struct {
    sy_csv csv;
    sy_found *l;
} table;

static const char *const columns[] = { "finding", "kind", "type", "actor", "actor_name", "issue", "finding_date", "reports", "occasions", "wordings", "relays", "role",
    "report", "outlet", "date", "bytes", "words", "other_report", "other_bytes", "other_words", "word_of", "word_of_bytes", "note", "conf", "reason", NULL };

static void field(table *t, const char *s) { sy_csv_str(&t->csv, s); }
static void bytes(table *t, sayso_span s) { sy_csv_bytes(&t->csv, (sayso_spans){ &s, s.end > s.start }); }
static void words(table *t, uint32_t report, sayso_span s) { sy_csv_strn(&t->csv, t->l->a->story->docs.at[report]->text + s.start, s.end - s.start); }

static void count(table *t, uint32_t n)
{
    if (n) sy_csv_number(&t->csv, n);
    else field(t, NULL);
}

/* ---- rows */

static void of_finding(table *t, const sayso_finding *f)
{
    field(t, f->id);
    field(t, sy_word_of_finding(f->kind));
    field(t, f->type);
    field(t, f->actor);
    field(t, f->actor ? sy_actor_name(t->l->a, f->actor) : NULL);
    field(t, f->issue);
    field(t, f->date);
    count(t, f->reports);
    count(t, f->occasions);
    count(t, f->wordings);
    sy_csv_next(&t->csv);
    for (uint32_t i = 0; i < f->n_relays; i++) sy_buf_printf(t->csv.out, "%s%s", i ? ";" : "", f->relays[i]);
}

static void of_report(table *t, const char *role, uint32_t report, sayso_span s)
{
    const sayso_report *r = &t->l->a->story->docs.at[report]->report;
    field(t, role);
    field(t, r->id);
    field(t, r->outlet);
    field(t, r->date);
    bytes(t, s);
    words(t, report, s);
}

static void tail(table *t, const sayso_finding *f)
{
    field(t, f->note);
    sy_csv_conf(&t->csv, f->conf);
    field(t, f->reason);
    sy_csv_row_end(&t->csv);
}

static void evidence_row(table *t, const sayso_finding *f, const sayso_evidence *e)
{
    sayso_spans source = { NULL, 0 };
    int asked = f->kind == SAYSO_AGREEMENT || f->kind == SAYSO_CONFLICT || f->kind == SAYSO_DISAGREEMENT;
    of_finding(t, f);
    of_report(t, e->role, e->report, e->span);
    for (int i = 0; i < 3; i++) field(t, NULL);
    field(t, asked ? sy_found_word(t->l->a, f, e, &source) : NULL);
    bytes(t, source.n ? source.at[0] : (sayso_span){ 0, 0 });
    tail(t, f);
}

static void change_row(table *t, const sayso_finding *f, const sy_wording_pair *w, const sy_change *c)
{
    uint32_t other = f->evidence[w->other].report;
    of_finding(t, f);
    of_report(t, sy_change_word(c), f->evidence[w->one].report, c->a);
    field(t, t->l->a->story->docs.at[other]->report.id);
    bytes(t, c->b);
    words(t, other, c->b);
    field(t, NULL);
    field(t, NULL);
    tail(t, f);
}

static void head(sy_buf *out, sy_found *l)
{
    sy_csv csv = { .out = out };
    (void)l;
    sy_csv_head(&csv, columns);
}

static void line(sy_buf *out, sy_found *l, const sy_found_line *x)
{
    table t = { .csv = { .out = out }, .l = l };
    const sayso_finding *f = x->f;
    for (uint32_t k = 0; k < f->n_evidence; k++) evidence_row(&t, f, &f->evidence[k]);
    if (l->how->what != SAYSO_FOUND_QUOTES) return;
    sy_wording_pair w = sy_found_pair(l->a, f);
    sy_change c;
    for (uint32_t at = 0; sy_found_change(&w, &at, &c);) change_row(&t, f, &w, &c);
}

const sy_found_form sy_found_csv = { .head = head, .line = line };
