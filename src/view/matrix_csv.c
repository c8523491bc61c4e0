/* matrix_csv.c - the matrix of holders and issues as a table: RFC 4180, one row for each telling of a position. */
#include "store/record_words.h"
#include "view/csv.h"
#include "view/matrix.h"

const char *const sy_telling_columns[] = { "report", "outlet", "report_date", "id", "holder", "holder_name", "holder_text", "issue", "issue_name", "stance", "scope",
    "condition", "condition_kind", "target", "attribution", "on_the_word_of", "occasion_date", "occasion", "evidence", "holder_bytes", "scope_bytes",
    "condition_bytes", "evidence_bytes", "conf", NULL };

static const sayso_doc *doc_at(const sy_account *a, uint32_t report) { return a->story->docs.at[report]; }

static void who(sy_csv *t, sy_matrix *m, const sy_telling *x)
{
    const sayso_doc *d = doc_at(m->a, x->report);
    const sy_entry *e = &m->entries.at[x->entry];
    sy_csv_str(t, d->report.id);
    sy_csv_str(t, d->report.outlet);
    sy_csv_str(t, d->report.date);
    sy_csv_str(t, x->p->id);
    sy_csv_str(t, m->rows.at[e->row].key);
    sy_csv_str(t, m->rows.at[e->row].key ? m->rows.at[e->row].name : NULL);
    sy_csv_words(t, m->a, x->report, x->p->holder_span);
    sy_csv_str(t, m->columns.at[e->column].id);
    sy_csv_str(t, m->columns.at[e->column].id ? m->columns.at[e->column].title : NULL);
}

static void what(sy_csv *t, sy_matrix *m, const sy_telling *x)
{
    const sayso_doc *d = doc_at(m->a, x->report);
    const sayso_position *p = x->p;
    sayso_spans condition = sy_position_condition(m->a, x->report, p);
    sy_occasion_of_position o = sy_occasion_find(m->a, x->report, p->attribution);
    sy_csv_str(t, sy_word_of_stance(p->stance));
    sy_csv_words(t, m->a, x->report, p->scope);
    sy_csv_words(t, m->a, x->report, condition);
    sy_csv_str(t, condition.n ? sy_word_of_condition_kind(d->conditions.at[p->condition].kind) : NULL);
    sy_csv_str(t, p->target < 0 ? NULL : d->actors.at[p->target].id);
    sy_csv_str(t, p->attribution < 0 ? NULL : d->attributions.at[p->attribution].id);
    sy_csv_str(t, sy_other_word(m->a, x->report, p));
    sy_csv_str(t, o.date);
    sy_csv_words(t, m->a, o.venue_report, o.venue);
    sy_csv_words(t, m->a, x->report, p->evidence);
    sy_csv_bytes(t, p->holder_span);
    sy_csv_bytes(t, p->scope);
    sy_csv_bytes(t, condition);
    sy_csv_bytes(t, p->evidence);
    sy_csv_conf(t, x->conf);
}

void sy_csv_telling(sy_csv *t, sy_matrix *m, const sy_telling *x)
{
    who(t, m, x);
    what(t, m, x);
}

void sy_matrix_csv(sy_buf *out, sy_matrix *m)
{
    sy_csv t = { .out = out };
    sy_csv_str(&t, "position");
    sy_csv_head(&t, sy_telling_columns);
    for (uint32_t i = 0; i < m->entries.n; i++)
        for (uint32_t k = 0; k < m->entries.at[i].tellings.n; k++) {
            const sy_telling *x = &m->tellings.at[m->entries.at[i].tellings.at[k]];
            sy_csv_number(&t, i);
            sy_csv_telling(&t, m, x);
            sy_csv_row_end(&t);
        }
}
