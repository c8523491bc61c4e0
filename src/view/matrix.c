/* matrix.c - which positions stand in which cell of the matrix of holders and issues, and in which order. */
#include "view/matrix.h"

#include "base/utf8.h"
#include "names/fold.h"
#include "record/stances.h"

#include <stdlib.h>

enum { NAME_BYTES = 80, KEY_BYTES = 1000, ISSUES_ABOVE = 64 };

static const sayso_doc *doc_at(const sy_account *a, uint32_t report) { return a->story->docs.at[report]; }

const char *sy_holder_words(sy_account *a, uint32_t report, const sayso_position *p)
{
    return p->holder_span.n ? sy_words(a, report, p->holder_span, NAME_BYTES) : NULL;
}

sayso_spans sy_position_condition(sy_account *a, uint32_t report, const sayso_position *p)
{
    if (!sy_condition_fits(a, report, p)) return sy_no_spans();
    return sy_condition_words(a, &doc_at(a, report)->conditions.at[p->condition]);
}

/* ---- which are listed */

const char *sy_issue_parent(const sy_account *a, const char *id)
{
    const sy_issue *x = id ? sy_issue_find(a->story->engine, id) : NULL;
    return x && x->parent >= 0 ? sy_issue_at(a->story->engine, x->parent)->id : NULL;
}

int sy_issue_is_under(const sy_account *a, const char *id, const char *above)
{
    for (int hops = 0; id && hops < ISSUES_ABOVE; hops++, id = sy_issue_parent(a, id))
        if (strcmp(id, above) == 0) return 1;
    return 0;
}

/* The id of the issue that the user means by an id or a name; NULL. */
static const char *wanted_issue(sy_account *a, const char *wanted)
{
    const sy_issue *known = sy_issue_find(a->story->engine, wanted);
    if (known) return known->id;
    for (int32_t i = 0; i < sy_issue_count(a->story->engine); i++)
        if (strcasecmp(sy_issue_at(a->story->engine, i)->name, wanted) == 0) return sy_issue_at(a->story->engine, i)->id;
    for (uint32_t r = 0; r < a->story->docs.n; r++)
        for (uint32_t i = 0; i < doc_at(a, r)->positions.n; i++) {
            const char *id = doc_at(a, r)->positions.at[i].issue;
            if (id && strcmp(id, wanted) == 0) return id;
        }
    return NULL;
}

/* What is asked for, looked up once. */
typedef struct {
    const char *issue;              /* NULL: all */
    sy_map holders;                 /* ids of the actors that any report calls so */
    char folded[SY_FOLD_MAX];       /* the holder's name */
} wanted;

static void find_holder(sy_matrix *m, wanted *x, const char *holder)
{
    sy_fold(holder, strlen(holder), x->folded, sizeof x->folded);
    for (uint32_t r = 0; r < m->a->story->docs.n; r++) {
        const sayso_doc *d = doc_at(m->a, r);
        for (uint32_t i = 0; i < d->actors.n; i++)
            if (sy_is_called(d, (int32_t)i, holder, x->folded)) sy_map_put(m->a->arena, &x->holders, d->actors.at[i].id, strlen(d->actors.at[i].id), NULL);
    }
}

static void find_wanted(sy_matrix *m, wanted *x)
{
    const char *issue = m->how->issue;
    if (issue && !(x->issue = wanted_issue(m->a, issue)))
        sy_fail(m->a->arena, SAYSO_USAGE, 0, "no issue is called '%.80s'; the table of issues (data/issues.tsv) has ids and names", issue);
    if (m->how->holder) find_holder(m, x, m->how->holder);
}

static int is_held_by(sy_account *a, uint32_t report, const sayso_position *p, const wanted *x)
{
    const sayso_doc *d = doc_at(a, report);
    if (p->holder >= 0) return sy_map_get(&x->holders, d->actors.at[p->holder].id, strlen(d->actors.at[p->holder].id)) != NULL;
    const char *words = sy_holder_words(a, report, p);
    return words && sy_words_hold(words, strlen(words), x->folded);
}

static int is_wanted(sy_matrix *m, uint32_t report, const sayso_position *p, const wanted *x)
{
    if (p->stance == SAYSO_STANCE_NONE || (m->how->stance && p->stance != m->how->stance)) return 0;
    if (x->issue && !sy_issue_is_under(m->a, p->issue, x->issue)) return 0;
    return !m->how->holder || is_held_by(m->a, report, p, x);
}

/* ---- rows and columns */

/* Does the printed holder begin with a word that points back ("he", "her country")? Two of them need not mean one holder. */
static int points_back(const char *words)
{
    char first[16];
    size_t n = strcspn(words, " ");
    if (n >= sizeof first) return 0;
    memcpy(first, words, n);
    first[n] = 0;
    return sy_is_pronoun(first) || strcasecmp(first, "our") == 0 || strcasecmp(first, "my") == 0 || strcasecmp(first, "these") == 0 ||
           strcasecmp(first, "those") == 0;
}

/* A country that demands and offers does so by its government: one row, whose lines print what each report calls it. */
static const char *row_key(sy_matrix *m, uint32_t report, const sayso_position *p, const char *printed)
{
    char folded[SY_FOLD_MAX];
    const sayso_actor *a = p->holder >= 0 ? &doc_at(m->a, report)->actors.at[p->holder] : NULL;
    if (a) return sy_printf(m->a->arena, a->kind == SAYSO_ACTOR_STATE ? "id %s:gov" : "id %s", a->id);
    if (!printed || points_back(printed)) return sy_printf(m->a->arena, "one %u %u", report, (unsigned)(p - doc_at(m->a, report)->positions.at));
    sy_fold(printed, strlen(printed), folded, sizeof folded);
    return sy_printf(m->a->arena, "as printed %u %s", report, folded);
}

/* Of a country and its government the government gives the row its name. */
static void note_actor(sy_matrix *m, sy_row *row, const sayso_actor *a)
{
    if (a->kind == SAYSO_ACTOR_STATE) row->state = a->id;
    if (a->kind == SAYSO_ACTOR_STATE || row->actor->kind != SAYSO_ACTOR_STATE) return;
    row->actor = a;
    row->key = a->id;
    row->name = sy_actor_name(m->a, a->id);
}

static uint32_t row_of(sy_matrix *m, sy_map *known, uint32_t report, const sayso_position *p)
{
    const char *printed = sy_holder_words(m->a, report, p), *key = row_key(m, report, p, printed);
    int fresh;
    uint32_t *at = sy_map_put(m->a->arena, known, key, strlen(key), &fresh);
    if (fresh) {
        *at = m->rows.n;
        sy_row *row = SY_PUSH(m->a->arena, &m->rows);
        row->actor = p->holder >= 0 ? &doc_at(m->a, report)->actors.at[p->holder] : NULL;
        row->key = row->actor ? row->actor->id : NULL;
        row->name = row->actor ? sy_actor_name(m->a, row->actor->id) : printed ? printed : "holder not found";
        row->nth = *at;
        row->last_report = UINT32_MAX;
    }
    sy_row *row = &m->rows.at[*at];
    if (p->holder >= 0) note_actor(m, row, &doc_at(m->a, report)->actors.at[p->holder]);
    row->reports += row->last_report != report;
    row->last_report = report;
    int seen = printed == NULL;
    for (uint32_t i = 0; i < row->printed.n && !seen; i++) seen = strcmp(row->printed.at[i], printed) == 0;
    if (!seen) *SY_PUSH(m->a->arena, &row->printed) = printed;
    return *at;
}

static uint32_t column_of(sy_matrix *m, sy_map *known, const char *issue)
{
    int fresh;
    const char *key = issue ? issue : "";
    uint32_t *at = sy_map_put(m->a->arena, known, key, strlen(key), &fresh);
    if (!fresh) return *at;
    *at = m->columns.n;
    sy_column *c = SY_PUSH(m->a->arena, &m->columns);
    c->id = issue;
    c->title = sy_issue_title(m->a, issue);
    c->nth = *at;
    return *at;
}

/* ---- entries: one position, told by one report or several */

static const char *folded(sy_matrix *m, uint32_t report, sayso_spans spans)
{
    if (!spans.n) return "";
    char *out = sy_alloc(m->a->arena, KEY_BYTES * 2);
    const char *words = sy_words(m->a, report, spans, KEY_BYTES);
    sy_utf8_lower(words, strlen(words), out, KEY_BYTES * 2);
    return out;
}

static const char *entry_key(sy_matrix *m, uint32_t row, uint32_t column, uint32_t report, const sayso_position *p)
{
    const char *word = sy_other_word(m->a, report, p);
    return sy_printf(m->a->arena, "%u %u %d|%s|%s|%s", row, column, (int)p->stance, word ? word : "",
                     folded(m, report, sy_scope_words(m->a, report, p)), folded(m, report, sy_position_condition(m->a, report, p)));
}

static void add_telling(sy_matrix *m, sy_entry *e, uint32_t i)
{
    uint32_t report = m->tellings.at[i].report;
    if (!e->tellings.n || m->tellings.at[e->tellings.at[e->tellings.n - 1]].report != report) e->reports++;
    if (e->tellings.n && m->tellings.at[i].conf > m->tellings.at[e->best].conf) e->best = i;
    if (!e->tellings.n) e->best = i;
    *SY_PUSH(m->a->arena, &e->tellings) = i;
}

typedef struct {
    sy_map rows, columns, entries;
} sorter;

static void put_in(sy_matrix *m, sorter *s, uint32_t report, const sayso_position *p, uint8_t conf)
{
    uint32_t row = row_of(m, &s->rows, report, p), column = column_of(m, &s->columns, p->issue);
    const char *key = entry_key(m, row, column, report, p);
    int fresh;
    uint32_t *at = sy_map_put(m->a->arena, &s->entries, key, strlen(key), &fresh);
    if (fresh) {
        *at = m->entries.n;
        *SY_PUSH(m->a->arena, &m->entries) = (sy_entry){ .row = row, .column = column, .stance = p->stance };
        m->rows.at[row].entries++;
        m->columns.at[column].entries++;
    }
    *SY_PUSH(m->a->arena, &m->tellings) = (sy_telling){ report, *at, p, conf };
    add_telling(m, &m->entries.at[*at], m->tellings.n - 1);
}

static void choose(sy_matrix *m, const wanted *x)
{
    sorter s = { 0 };
    for (uint32_t r = 0; r < m->a->story->docs.n; r++)
        for (uint32_t i = 0; i < doc_at(m->a, r)->positions.n; i++) {
            const sayso_position *p = &doc_at(m->a, r)->positions.at[i];
            if (!is_wanted(m, r, p, x)) continue;
            uint8_t conf = sy_position_conf(m->a, r, p);
            if (conf >= SY_SURE || m->how->all) put_in(m, &s, r, p, conf);
            else m->unsure++;
        }
}

/* ---- order */

static int compare_rows(const void *x, const void *y)
{
    const sy_row *a = x, *b = y;
    if ((a->key == NULL) != (b->key == NULL)) return a->key == NULL ? 1 : -1;
    if (a->entries != b->entries) return a->entries > b->entries ? -1 : 1;
    int order = strcmp(a->name, b->name);
    return order ? order : a->nth < b->nth ? -1 : a->nth > b->nth;
}

static int compare_columns(const void *x, const void *y)
{
    const sy_column *a = x, *b = y;
    if ((a->id == NULL) != (b->id == NULL)) return a->id == NULL ? 1 : -1;
    if (a->entries != b->entries) return a->entries > b->entries ? -1 : 1;
    int order = strcmp(a->title, b->title);
    return order ? order : a->nth < b->nth ? -1 : a->nth > b->nth;
}

static int compare_entries(const void *x, const void *y)
{
    const sy_entry *a = x, *b = y;
    if (a->column != b->column) return a->column < b->column ? -1 : 1;
    if (a->row != b->row) return a->row < b->row ? -1 : 1;
    if (a->stance != b->stance) return a->stance < b->stance ? -1 : 1;
    return a->tellings.at[0] < b->tellings.at[0] ? -1 : 1;
}

/* Sort rows, columns, then the entries, whose numbers follow. */
static void sort(sy_matrix *m)
{
    uint32_t *row = sy_alloc_array(m->a->arena, m->rows.n + 1, sizeof *row), *column = sy_alloc_array(m->a->arena, m->columns.n + 1, sizeof *column);
    if (!m->entries.n) return;
    qsort(m->rows.at, m->rows.n, sizeof *m->rows.at, compare_rows);
    qsort(m->columns.at, m->columns.n, sizeof *m->columns.at, compare_columns);
    for (uint32_t i = 0; i < m->rows.n; i++) row[m->rows.at[i].nth] = i;
    for (uint32_t i = 0; i < m->columns.n; i++) column[m->columns.at[i].nth] = i;
    for (uint32_t i = 0; i < m->entries.n; i++) {
        m->entries.at[i].row = row[m->entries.at[i].row];
        m->entries.at[i].column = column[m->entries.at[i].column];
    }
    qsort(m->entries.at, m->entries.n, sizeof *m->entries.at, compare_entries);
    for (uint32_t i = 0; i < m->entries.n; i++)
        for (uint32_t k = 0; k < m->entries.at[i].tellings.n; k++) m->tellings.at[m->entries.at[i].tellings.at[k]].entry = i;
}

uint8_t *sy_matrix_called(sy_matrix *m, const char *holder)
{
    uint8_t *called = sy_alloc(m->a->arena, m->rows.n + 1);
    wanted *x = sy_alloc(m->a->arena, sizeof *x);
    find_holder(m, x, holder);
    for (uint32_t i = 0; i < m->rows.n; i++) {
        const sy_row *row = &m->rows.at[i];
        if (row->state && sy_map_get(&x->holders, row->state, strlen(row->state))) called[i] = 1;
        else called[i] = row->key ? sy_map_get(&x->holders, row->key, strlen(row->key)) != NULL : sy_words_hold(row->name, strlen(row->name), x->folded) != 0;
    }
    return called;
}

sy_matrix *sy_matrix_make(sy_account *a, const sayso_list *how)
{
    sy_matrix *m = sy_alloc(a->arena, sizeof *m);
    m->a = a;
    m->how = how;
    wanted *x = sy_alloc(a->arena, sizeof *x);
    find_wanted(m, x);
    choose(m, x);
    sort(m);
    return m;
}
