/* matrix_text.c - the matrix of holders and issues for a terminal: how many positions stand in each cell, then what they are. */
#include "view/matrix.h"
#include "view/print.h"

#include "store/record_words.h"

#include <stdio.h>

enum { LABEL_CELLS = 24, COLUMN_CELLS = 12, GAP = 2, ROWS_SHOWN = 40, SHOWN_FORMS = 3, ASIDE_BYTES = 80, DAY_BYTES = 10, OTHERS_CELLS = 12 };

static const sayso_doc *doc_at(const sy_account *a, uint32_t report) { return a->story->docs.at[report]; }
static const char *plural(uint32_t n) { return n == 1 ? "" : "s"; }

/* ---- the matrix: letters for stances, numbers of positions */

static const char letters[] = " DOARTPSX";

static uint32_t cells(const char *s) { return sy_print_cells(s, strlen(s)); }

/* "2D 1O" of the entries [from, to) of a row; "·" for none. */
static const char *cell_words(sy_matrix *m, const uint32_t *counts)
{
    char text[96];
    size_t n = 0;
    text[0] = 0;
    for (unsigned s = SAYSO_DEMANDS; s <= SAYSO_OPPOSES; s++)
        if (counts[s]) n += (size_t)snprintf(text + n, sizeof text - n, "%s%u%c", n ? " " : "", counts[s], letters[s]);
    return n ? sy_strdup(m->a->arena, text) : "\xC2\xB7";
}

typedef struct {
    uint32_t shown;      /* columns that have a place of their own; the others share the last */
    uint32_t width[64];
    const char *head[64];
    const char **cell;   /* row by row, `shown` + 1 each */
} grid;

/* Cut to at most so many cells of the screen. */
static const char *fit(sy_account *a, const char *s, uint32_t most)
{
    const char *shown = s;
    for (uint32_t bytes = most; bytes > 4 && cells(shown) > most; bytes -= 2) shown = sy_clean(a->arena, s, strlen(s), bytes);
    return shown;
}

static void fill_column(sy_matrix *m, grid *g, const uint32_t *counts, uint32_t column, uint32_t from, uint32_t to)
{
    enum { STANCES = SAYSO_OPPOSES + 1 };
    for (uint32_t r = 0; r < m->rows.n; r++) {
        uint32_t sum[STANCES] = { 0 };
        for (uint32_t c = from; c < to; c++)
            for (unsigned s = 0; s < STANCES; s++) sum[s] += counts[((size_t)r * m->columns.n + c) * STANCES + s];
        const char *words = cell_words(m, sum);
        g->cell[(size_t)r * 65 + column] = words;
        if (cells(words) > g->width[column]) g->width[column] = cells(words);
    }
}

/* As many columns as the width has room for; what is left shares one. */
static void lay_out(sy_matrix *m, grid *g, const uint32_t *counts, uint32_t width)
{
    uint32_t used = GAP + LABEL_CELLS;
    for (uint32_t c = 0; c < m->columns.n && c < 63; c++) {
        g->head[c] = fit(m->a, m->columns.at[c].id ? m->columns.at[c].id : "no issue", COLUMN_CELLS);
        g->width[c] = cells(g->head[c]);
        fill_column(m, g, counts, c, c, c + 1);
        uint32_t rest = c + 1 < m->columns.n ? OTHERS_CELLS : 0;
        if (c && used + GAP + g->width[c] + rest > width) break;
        used += GAP + g->width[c];
        g->shown = c + 1;
    }
    if (g->shown == m->columns.n) return;
    g->head[g->shown] = sy_printf(m->a->arena, "%u others", m->columns.n - g->shown);
    g->width[g->shown] = cells(g->head[g->shown]);
    fill_column(m, g, counts, g->shown, g->shown, m->columns.n);
}

static void padded(sy_printer *p, const char *text, uint32_t width, const char *code, int left)
{
    uint32_t n = cells(text);
    for (uint32_t i = n; !left && i < width; i++) sy_buf_char(p->out, ' ');
    sy_print_word(p, text, strlen(text), code, 1);
    for (uint32_t i = n; left && i < width; i++) sy_buf_char(p->out, ' ');
}

static void grid_row(sy_printer *p, const sy_matrix *m, const grid *g, const char *label, const char *const *cell, int head)
{
    uint32_t width = p->width, n = g->shown + (g->shown < m->columns.n);
    p->width = UINT32_MAX / 2; /* a row is never folded */
    sy_print_start(p, head ? 0 : GAP, 0);
    padded(p, fit(m->a, label, LABEL_CELLS), LABEL_CELLS + (head ? GAP : 0), head ? "1;4" : "1", 1);
    for (uint32_t c = 0; c < n; c++) padded(p, cell[c], g->width[c] + GAP, head ? "2" : NULL, 0);
    sy_print_end(p);
    p->width = width;
}

static void matrix(sy_printer *p, sy_matrix *m)
{
    enum { STANCES = SAYSO_OPPOSES + 1 };
    grid *g = sy_alloc(m->a->arena, sizeof *g);
    uint32_t *counts = sy_alloc_array(m->a->arena, ((size_t)m->rows.n * m->columns.n + 1) * STANCES, sizeof *counts);
    g->cell = sy_alloc_array(m->a->arena, (size_t)m->rows.n * 65 + 1, sizeof *g->cell);
    for (uint32_t i = 0; i < m->entries.n; i++) {
        const sy_entry *e = &m->entries.at[i];
        counts[((size_t)e->row * m->columns.n + e->column) * STANCES + e->stance]++;
    }
    lay_out(m, g, counts, p->width);
    sy_buf_char(p->out, '\n');
    grid_row(p, m, g, "Holders and issues", g->head, 1);
    uint32_t shown = 0;
    for (; shown < m->rows.n && (shown < ROWS_SHOWN || p->all); shown++) grid_row(p, m, g, m->rows.at[shown].name, g->cell + (size_t)shown * 65, 0);
    sy_print_start(p, 2, 4);
    if (shown < m->rows.n) sy_print_words(p, sy_printf(m->a->arena, "%u more holders; see them with --all.", m->rows.n - shown), "2");
    sy_print_words(p, "D demands, O offers, A accepts, R rejects, T threatens, P prefers, S supports, X opposes", "2");
    sy_print_end(p);
}

/* ---- what stands in a cell */

/* Words, each once; more than fit are counted. */
typedef struct {
    const char *at[SHOWN_FORMS];
    uint32_t n, more;
} few_words;

static void few_add(few_words *f, const char *words)
{
    for (uint32_t i = 0; words && i < f->n; i++)
        if (strcmp(f->at[i], words) == 0) return;
    if (!words) return;
    if (f->n < SHOWN_FORMS) f->at[f->n++] = words;
    else f->more++;
}

static void few_show(sy_account *a, sy_line *l, const few_words *f, const char *before)
{
    for (uint32_t i = 0; i < f->n; i++) sy_line_addf(a, l, SY_PIECE_QUIET, "%s%s%s%s", i ? "" : "\xC2\xB7 ", i ? "" : before, f->at[i], i + 1 < f->n || f->more ? "," : "");
    if (f->more) sy_line_addf(a, l, SY_PIECE_QUIET, "%u more", f->more);
}

static const char *occasion_words(sy_account *a, const sy_occasion_of_position *o)
{
    const char *venue = o->venue.n ? sy_words(a, o->venue_report, o->venue, ASIDE_BYTES) : NULL, *date = o->date ? sy_date_words(a, o->date) : NULL;
    if (!venue) return date;
    return sy_printf(a->arena, "\xE2\x80\x9C%s\xE2\x80\x9D%s%s", venue, date ? " " : "", date ? date : "");
}

void sy_line_occasions(sy_account *a, sy_line *l, const sy_occasion_of_position *at, uint32_t n)
{
    few_words said = { .n = 0 }, told = { .n = 0 };
    for (uint32_t i = 0; i < n; i++) {
        const char *day = at[i].report_date;
        few_add(&said, occasion_words(a, &at[i]));
        if (!at[i].date && day) few_add(&told, sy_date_words(a, sy_strndup(a->arena, day, strnlen(day, DAY_BYTES))));
    }
    few_show(a, l, &said, "");
    few_show(a, l, &told, "told ");
}

static void add_occasions(sy_matrix *m, sy_line *l, const sy_entry *e)
{
    sy_occasion_of_position *at = sy_alloc_array(m->a->arena, e->tellings.n, sizeof *at);
    for (uint32_t k = 0; k < e->tellings.n; k++) {
        const sy_telling *t = &m->tellings.at[e->tellings.at[k]];
        at[k] = sy_occasion_find(m->a, t->report, t->p->attribution);
    }
    sy_line_occasions(m->a, l, at, e->tellings.n);
    if (e->reports > 1) sy_line_addf(m->a, l, SY_PIECE_QUIET, "\xC2\xB7 %u reports", e->reports);
}

/* The holder as printed, in each wording of the tellings. */
static void add_printed(sy_matrix *m, sy_line *l, const sy_entry *e, int named)
{
    const sy_row *row = &m->rows.at[e->row];
    few_words forms = { .n = 0 };
    for (uint32_t k = 0; k < e->tellings.n; k++) {
        const sy_telling *t = &m->tellings.at[e->tellings.at[k]];
        few_add(&forms, sy_holder_words(m->a, t->report, t->p));
    }
    int beside = named && row->actor && !(forms.n == 1 && strcmp(forms.at[0], row->name) == 0);
    for (uint32_t i = 0; i < forms.n; i++) sy_line_addf(m->a, l, SY_PIECE_CITED, "%s%s", forms.at[i], i + 1 < forms.n ? " /" : beside ? "" : ":");
    if (beside) sy_line_addf(m->a, l, SY_PIECE_QUIET, "(%s):", row->name);
}

/* The bytes of every telling; those of a condition that stands inside them once. */
static void add_evidence(sy_matrix *m, sy_line *l, const sy_entry *e)
{
    for (uint32_t k = 0; k < e->tellings.n; k++) {
        const sy_telling *x = &m->tellings.at[e->tellings.at[k]];
        sayso_spans evidence = x->p->evidence.n ? x->p->evidence : x->p->scope, condition = sy_position_condition(m->a, x->report, x->p);
        sy_line_evidence_of(m->a, l, x->report, evidence);
        for (uint32_t i = 0; i < condition.n; i++) {
            int inside = 0;
            for (uint32_t j = 0; j < evidence.n && !inside; j++) inside = sy_span_covers(evidence.at[j], condition.at[i]);
            if (!inside) sy_line_evidence(m->a, l, x->report, condition.at[i], NULL);
        }
    }
    sy_line_evidence_sort(l);
}

sy_line *sy_entry_line(sy_matrix *m, const sy_entry *e, int named)
{
    const sy_telling *t = &m->tellings.at[e->best];
    const sayso_position *p = t->p;
    const sayso_doc *d = doc_at(m->a, t->report);
    sayso_spans condition = sy_position_condition(m->a, t->report, p);
    const char *word = sy_other_word(m->a, t->report, p);
    sy_line *l = sy_line_new(m->a, (sy_tone)e->stance, t->conf, p->reason);
    l->id = p->id;
    add_printed(m, l, e, named);
    sy_line_add(m->a, l, SY_PIECE_LABEL, sy_word_of_stance(e->stance));
    sy_line_words(m->a, l, SY_PIECE_WORDS, t->report, sy_scope_words(m->a, t->report, p));
    if (condition.n) sy_line_add(m->a, l, SY_PIECE_LABEL, sy_condition_label(d, &d->conditions.at[p->condition]));
    sy_line_words(m->a, l, SY_PIECE_WORDS, t->report, condition);
    if (p->target >= 0) sy_line_addf(m->a, l, SY_PIECE_QUIET, "\xC2\xB7 to %s", sy_actor_name(m->a, d->actors.at[p->target].id));
    if (word) sy_line_addf(m->a, l, SY_PIECE_LABEL, "\xC2\xB7 on the word of %s", word);
    add_occasions(m, l, e);
    add_evidence(m, l, e);
    return l;
}

static void column_head(sy_printer *p, const sy_matrix *m, const sy_column *c)
{
    sy_buf_char(p->out, '\n');
    sy_print_start(p, 0, 2);
    sy_print_words(p, c->title, "1;4");
    if (c->id) sy_print_words(p, sy_printf(m->a->arena, "(%s)", sy_clean(m->a->arena, c->id, strlen(c->id), ASIDE_BYTES)), "2");
    sy_print_end(p);
}

const char *sy_row_note(const sy_matrix *m, const sy_row *row)
{
    if (!row->actor) return "not resolved, as printed";
    const char *kind = sy_word_of_actor_kind(row->actor->kind), *id = sy_clean(m->a->arena, row->key, strlen(row->key), ASIDE_BYTES);
    return kind ? sy_printf(m->a->arena, "%s, %s", kind, id) : id;
}

static void row_head(sy_printer *p, const sy_matrix *m, const sy_row *row)
{
    sy_print_start(p, 2, 4);
    sy_print_words(p, row->name, "1");
    sy_print_words(p, sy_printf(m->a->arena, "(%s)", sy_row_note(m, row)), "2");
    sy_print_end(p);
}

static void details(sy_printer *p, sy_matrix *m)
{
    for (uint32_t i = 0; i < m->entries.n; i++) {
        const sy_entry *e = &m->entries.at[i];
        int fresh = i == 0 || m->entries.at[i - 1].column != e->column;
        if (fresh) column_head(p, m, &m->columns.at[e->column]);
        if (fresh || m->entries.at[i - 1].row != e->row) row_head(p, m, &m->rows.at[e->row]);
        sy_print_line(p, sy_entry_line(m, e, 0), 4);
        m->a->lines.n = 0; /* printed, not kept */
    }
}

static void head(sy_printer *p, const sy_matrix *m)
{
    uint32_t reports = m->a->story->docs.n;
    sy_print_start(p, 0, 2);
    sy_print_words(p, "POSITIONS", "1");
    sy_print_words(p, sy_printf(m->a->arena, "%u report%s \xC2\xB7 %u position%s \xC2\xB7 %u holder%s \xC2\xB7 %u issue%s", reports, plural(reports), m->entries.n,
                                plural(m->entries.n), m->rows.n, plural(m->rows.n), m->columns.n, plural(m->columns.n)), NULL);
    sy_print_end(p);
    sy_undated_note(p, m->a);
}

void sy_matrix_text(sy_buf *out, sy_matrix *m)
{
    sy_printer p = sy_list_printer(out, m->a, m->how);
    head(&p, m);
    if (m->entries.n) matrix(&p, m);
    details(&p, m);
    sy_folded_note(&p, m->unsure);
}
