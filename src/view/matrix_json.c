/* matrix_json.c - the matrix of holders and issues as JSON, one object a line: counts, rows, columns, cells, positions. */
#include "view/matrix_json.h"

#include "store/record_words.h"
#include "view/view.h"

static const sayso_doc *doc_at(const sy_account *a, uint32_t report) { return a->story->docs.at[report]; }

void sy_json_actor(sy_json *j, const sy_account *a, uint32_t report, const char *key, const char *name_key, int32_t number)
{
    sy_json_str(j, key, number < 0 ? NULL : doc_at(a, report)->actors.at[number].id);
    sy_json_str(j, name_key, number < 0 ? NULL : doc_at(a, report)->actors.at[number].name);
}

/* ---- one position as one report tells it */

void sy_json_occasion(sy_json *j, sy_account *a, uint32_t report, int32_t attribution)
{
    sy_occasion_of_position o = sy_occasion_find(a, report, attribution);
    sy_json_object(j, "occasion");
    sy_json_str(j, "id", o.id);
    sy_json_str(j, "date", o.date);
    sy_json_words(j, a, o.venue_report, "venue_text", o.venue);
    sy_json_str(j, "venue_report", o.venue.n ? doc_at(a, o.venue_report)->report.id : NULL);
    sy_json_spans(j, "venue", o.venue);
    sy_json_end_object(j);
    sy_json_str(j, "date", o.report_date);
}

static void condition(sy_json *j, sy_account *a, uint32_t report, const sayso_position *p)
{
    const sayso_condition *c = p->condition < 0 ? NULL : &doc_at(a, report)->conditions.at[p->condition];
    sayso_spans words = sy_position_condition(a, report, p);
    sy_json_str(j, "condition", c && words.n ? c->id : NULL);
    sy_json_str(j, "condition_kind", c && words.n ? sy_word_of_condition_kind(c->kind) : NULL);
    sy_json_words(j, a, report, "condition_text", words);
    sy_json_spans(j, "condition_span", words);
}

static void word_of(sy_json *j, sy_account *a, uint32_t report, const sayso_position *p)
{
    const sayso_doc *d = doc_at(a, report);
    const sayso_attribution *at = p->attribution < 0 ? NULL : &d->attributions.at[p->attribution];
    sy_json_str(j, "attribution", at ? at->id : NULL);
    sy_json_actor(j, a, report, "speaker", "speaker_name", at ? at->speaker : -1);
    sy_json_actor(j, a, report, "via", "via_name", at ? at->via : -1);
    sy_json_str(j, "on_the_word_of", sy_other_word(a, report, p));
}

void sy_json_telling(sy_json *j, sy_account *a, const sy_telling *t)
{
    const sayso_position *p = t->p;
    sy_json_object(j, NULL);
    sy_json_str(j, "report", doc_at(a, t->report)->report.id);
    sy_json_str(j, "id", p->id);
    sy_json_words(j, a, t->report, "holder_text", p->holder_span);
    sy_json_spans(j, "holder_span", p->holder_span);
    sy_json_words(j, a, t->report, "scope_text", p->scope);
    sy_json_spans(j, "scope", p->scope);
    sy_json_words(j, a, t->report, "evidence_text", p->evidence);
    sy_json_spans(j, "evidence", p->evidence);
    condition(j, a, t->report, p);
    sy_json_actor(j, a, t->report, "target", "target_name", p->target);
    word_of(j, a, t->report, p);
    sy_json_occasion(j, a, t->report, p->attribution);
    sy_json_conf(j, "conf", t->conf);
    sy_json_str(j, "reason", p->reason);
    sy_json_end_object(j);
}

void sy_json_entry(sy_json *j, sy_matrix *m, const sy_entry *e)
{
    const sy_row *row = &m->rows.at[e->row];
    const sy_column *column = &m->columns.at[e->column];
    sy_json_int(j, "number", (long long)(e - m->entries.at));
    sy_json_int(j, "row", e->row);
    sy_json_int(j, "column", e->column);
    sy_json_str(j, "holder", row->key);
    sy_json_str(j, "holder_name", row->name);
    sy_json_str(j, "issue", column->id);
    sy_json_str(j, "issue_name", column->id ? column->title : NULL);
    sy_json_str(j, "stance", sy_word_of_stance(e->stance));
    sy_json_int(j, "reports", e->reports);
    sy_json_conf(j, "conf", m->tellings.at[e->best].conf);
    sy_json_array(j, "told");
    for (uint32_t k = 0; k < e->tellings.n; k++) sy_json_telling(j, m->a, &m->tellings.at[e->tellings.at[k]]);
    sy_json_end_array(j);
}

/* ---- rows, columns, cells */

static void counts(sy_buf *out, const sy_matrix *m)
{
    sy_json j;
    sy_json_line(&j, out, "matrix");
    sy_json_int(&j, "reports", m->a->story->docs.n);
    sy_json_int(&j, "holders", m->rows.n);
    sy_json_int(&j, "issues", m->columns.n);
    sy_json_int(&j, "positions", m->entries.n);
    sy_json_int(&j, "told", m->tellings.n);
    sy_json_int(&j, "less_sure", m->unsure);
    sy_json_end_line(&j);
}

static void holder(sy_buf *out, const sy_matrix *m, const sy_row *row)
{
    sy_json j;
    sy_json_line(&j, out, "holder");
    sy_json_int(&j, "row", (long long)(row - m->rows.at));
    sy_json_str(&j, "holder", row->key);
    sy_json_str(&j, "name", row->name);
    sy_json_str(&j, "actor_kind", row->actor ? sy_word_of_actor_kind(row->actor->kind) : NULL);
    sy_json_str(&j, "country", row->actor ? row->actor->country : NULL);
    sy_json_array(&j, "printed");
    for (uint32_t i = 0; i < row->printed.n; i++) sy_json_str(&j, NULL, row->printed.at[i]);
    sy_json_end_array(&j);
    sy_json_int(&j, "positions", row->entries);
    sy_json_int(&j, "reports", row->reports);
    sy_json_end_line(&j);
}

static void issue(sy_buf *out, const sy_matrix *m, const sy_column *column)
{
    sy_json j;
    sy_json_line(&j, out, "issue");
    sy_json_int(&j, "column", (long long)(column - m->columns.at));
    sy_json_str(&j, "issue", column->id);
    sy_json_str(&j, "name", column->id ? column->title : NULL);
    sy_json_str(&j, "parent", sy_issue_parent(m->a, column->id));
    sy_json_int(&j, "positions", column->entries);
    sy_json_end_line(&j);
}

/* The entries [from, to) stand in one cell. */
static void cell(sy_buf *out, const sy_matrix *m, uint32_t from, uint32_t to)
{
    const sy_entry *first = &m->entries.at[from];
    sy_json j;
    sy_json_line(&j, out, "cell");
    sy_json_int(&j, "row", first->row);
    sy_json_int(&j, "column", first->column);
    sy_json_str(&j, "holder", m->rows.at[first->row].key);
    sy_json_str(&j, "issue", m->columns.at[first->column].id);
    sy_json_object(&j, "stances");
    for (uint32_t i = from; i < to;) {
        uint32_t next = i;
        while (next < to && m->entries.at[next].stance == m->entries.at[i].stance) next++;
        sy_json_int(&j, sy_word_of_stance(m->entries.at[i].stance), next - i);
        i = next;
    }
    sy_json_end_object(&j);
    sy_json_array(&j, "positions");
    for (uint32_t i = from; i < to; i++) sy_json_int(&j, NULL, i);
    sy_json_end_array(&j);
    sy_json_end_line(&j);
}

void sy_matrix_json(sy_buf *out, sy_matrix *m)
{
    counts(out, m);
    for (uint32_t i = 0; i < m->rows.n; i++) holder(out, m, &m->rows.at[i]);
    for (uint32_t i = 0; i < m->columns.n; i++) issue(out, m, &m->columns.at[i]);
    for (uint32_t i = 0; i < m->entries.n;) {
        uint32_t next = i;
        while (next < m->entries.n && m->entries.at[next].row == m->entries.at[i].row && m->entries.at[next].column == m->entries.at[i].column) next++;
        cell(out, m, i, next);
        i = next;
    }
    for (uint32_t i = 0; i < m->entries.n; i++) {
        sy_json j;
        sy_json_line(&j, out, "position");
        sy_json_entry(&j, m, &m->entries.at[i]);
        sy_json_end_line(&j);
    }
}
