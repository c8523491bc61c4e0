/* gaps_out.c - gaps between sides for a terminal, as JSON and as a table. */
#include "view/csv.h"
#include "view/gaps.h"
#include "view/matrix_json.h"
#include "view/print.h"

#include <stdio.h>

enum { PAIRS_SHOWN = 8 };

static const char *plural(uint32_t n) { return n == 1 ? "" : "s"; }

/* ---- terminal */

static const char *shared_words(sy_gaps *g, const sy_gap *gap)
{
    const char *all = "";
    for (uint32_t i = 0; i < gap->shared.n && i < PAIRS_SHOWN; i++) all = sy_printf(g->m->a->arena, "%s%s%s", all, i ? ", " : "", gap->shared.at[i]);
    return gap->shared.n > PAIRS_SHOWN ? sy_printf(g->m->a->arena, "%s \xE2\x80\xA6", all) : all;
}

static void side_lines(sy_printer *p, sy_gaps *g, const sy_numbers *entries, uint32_t indent)
{
    for (uint32_t i = 0; i < entries->n && (i < PAIRS_SHOWN || p->all); i++) {
        sy_print_line(p, sy_entry_line(g->m, &g->m->entries.at[entries->at[i]], 1), indent);
        g->m->a->lines.n = 0; /* printed, not kept */
    }
    if (entries->n <= PAIRS_SHOWN || p->all) return;
    sy_print_start(p, indent, indent + 2);
    sy_print_words(p, sy_printf(g->m->a->arena, "%u more; see them with --all", entries->n - PAIRS_SHOWN), "2");
    sy_print_end(p);
}

static void sides_head(sy_printer *p, sy_gaps *g, const sy_gap *gap)
{
    sy_arena *a = g->m->a->arena;
    sy_print_start(p, 4, 6);
    sy_print_words(p, sy_printf(a, "%s / %s", gap->one, gap->other), "1");
    if (gap->shared.n) sy_print_words(p, sy_printf(a, "\xC2\xB7 both speak of: %s", shared_words(g, gap)), "2");
    if (gap->kind == SY_GAP_MEETING && gap->on_condition) sy_print_words(p, "\xC2\xB7 on a condition", "33");
    if (p->all && gap->conf < SY_SURE) sy_print_words(p, "[less sure]", "33");
    sy_print_end(p);
}

/* Which of the headings a gap stands under. */
static int heading_of(const sy_gap *gap) { return gap->kind == SY_GAP_APART && !gap->shared.n ? SY_GAP_KINDS : (int)gap->kind; }

static void kind_head(sy_printer *p, const sy_gap *gap)
{
    static const char *const titles[] = { "demanded or offered here, rejected there", "offered", "where they meet", "demanded here; there, something on this issue rejected" };
    sy_print_start(p, 2, 4);
    sy_print_words(p, titles[heading_of(gap)], "4");
    sy_print_end(p);
}

static void issue_head(sy_printer *p, const sy_column *c)
{
    sy_buf_char(p->out, '\n');
    sy_print_start(p, 0, 2);
    sy_print_words(p, c->title, "1;4");
    if (c->id) sy_print_words(p, sy_printf(p->a->arena, "(%s)", sy_clean(p->a->arena, c->id, strlen(c->id), 80)), "2");
    sy_print_end(p);
}

static void gap_lines(sy_printer *p, sy_gaps *g, const sy_gap *gap)
{
    if (gap->kind == SY_GAP_OFFER) {
        side_lines(p, g, &gap->wants, 4);
        if (gap->on_condition) return;
        sy_print_start(p, 6, 8);
        sy_print_words(p, "no condition found", "2");
        sy_print_end(p);
        return;
    }
    sides_head(p, g, gap);
    side_lines(p, g, &gap->wants, 6);
    side_lines(p, g, &gap->answers, 6);
}

void sy_gaps_text(sy_buf *out, sy_gaps *g)
{
    sy_printer p = sy_list_printer(out, g->m->a, g->m->how);
    uint32_t reports = g->m->a->story->docs.n;
    sy_print_start(&p, 0, 2);
    sy_print_words(&p, "GAPS", "1");
    sy_print_words(&p, sy_printf(g->m->a->arena, "%u report%s \xC2\xB7 %u apart \xC2\xB7 %u offer%s \xC2\xB7 %u meeting%s", reports, plural(reports), g->n[SY_GAP_APART],
                                 g->n[SY_GAP_OFFER], plural(g->n[SY_GAP_OFFER]), g->n[SY_GAP_MEETING], plural(g->n[SY_GAP_MEETING])), NULL);
    sy_print_end(&p);
    sy_undated_note(&p, g->m->a);
    for (uint32_t i = 0; i < g->gaps.n; i++) {
        const sy_gap *gap = &g->gaps.at[i];
        int fresh = i == 0 || g->gaps.at[i - 1].column != gap->column;
        if (fresh) issue_head(&p, &g->m->columns.at[gap->column]);
        if (fresh || heading_of(&g->gaps.at[i - 1]) != heading_of(gap)) kind_head(&p, gap);
        gap_lines(&p, g, gap);
    }
    sy_folded_note(&p, g->unsure + g->m->unsure);
}

/* ---- JSON */

static void entries_json(sy_json *j, sy_gaps *g, const char *key, const sy_numbers *entries)
{
    sy_json_array(j, key);
    for (uint32_t i = 0; i < entries->n; i++) {
        sy_json_object(j, NULL);
        sy_json_entry(j, g->m, &g->m->entries.at[entries->at[i]]);
        sy_json_end_object(j);
    }
    sy_json_end_array(j);
}

static void gap_json(sy_buf *out, sy_gaps *g, const sy_gap *gap)
{
    sy_json j;
    sy_json_line(&j, out, sy_gap_word(gap->kind));
    sy_json_str(&j, "issue", g->m->columns.at[gap->column].id);
    sy_json_str(&j, "issue_name", g->m->columns.at[gap->column].id ? g->m->columns.at[gap->column].title : NULL);
    sy_json_str(&j, gap->other ? "one" : "side", gap->one);
    if (gap->other) {
        sy_json_str(&j, "other", gap->other);
        sy_json_array(&j, "shared");
        for (uint32_t i = 0; i < gap->shared.n; i++) sy_json_str(&j, NULL, gap->shared.at[i]);
        sy_json_end_array(&j);
    }
    if (gap->kind != SY_GAP_APART) sy_json_bool(&j, "on_condition", gap->on_condition);
    entries_json(&j, g, gap->kind == SY_GAP_OFFER ? "offers" : "wants", &gap->wants);
    if (gap->other) entries_json(&j, g, gap->kind == SY_GAP_APART ? "refuses" : "gives", &gap->answers);
    sy_json_conf(&j, "conf", gap->conf);
    sy_json_str(&j, "reason", gap->reason);
    sy_json_end_line(&j);
}

void sy_gaps_json(sy_buf *out, sy_gaps *g)
{
    sy_json j;
    sy_json_line(&j, out, "gaps");
    sy_json_int(&j, "reports", g->m->a->story->docs.n);
    sy_json_int(&j, "apart", g->n[SY_GAP_APART]);
    sy_json_int(&j, "offers", g->n[SY_GAP_OFFER]);
    sy_json_int(&j, "meetings", g->n[SY_GAP_MEETING]);
    sy_json_int(&j, "less_sure", g->unsure);
    sy_json_int(&j, "less_sure_told", g->m->unsure);
    sy_json_end_line(&j);
    for (uint32_t i = 0; i < g->gaps.n; i++) gap_json(out, g, &g->gaps.at[i]);
}

/* ---- table: one row for each telling of a position in a gap */

static void side_rows(sy_csv *t, sy_gaps *g, const sy_gap *gap, int answers)
{
    static const char *const roles[SY_GAP_KINDS][2] = { { "wants", "refuses" }, { "offers", "" }, { "wants", "gives" } };
    const sy_numbers *entries = answers ? &gap->answers : &gap->wants;
    for (uint32_t i = 0; i < entries->n; i++) {
        const sy_entry *e = &g->m->entries.at[entries->at[i]];
        for (uint32_t k = 0; k < e->tellings.n; k++) {
            sy_csv_number(t, (uint32_t)(gap - g->gaps.at));
            sy_csv_str(t, sy_gap_word(gap->kind));
            sy_csv_str(t, gap->one);
            sy_csv_str(t, gap->other);
            sy_csv_str(t, gap->other ? gap->shared.n ? "words" : "issue" : NULL);
            sy_csv_conf(t, gap->conf);
            sy_csv_str(t, roles[gap->kind][answers]);
            sy_csv_number(t, entries->at[i]);
            sy_csv_telling(t, g->m, &g->m->tellings.at[e->tellings.at[k]]);
            sy_csv_row_end(t);
        }
    }
}

void sy_gaps_csv(sy_buf *out, sy_gaps *g)
{
    static const char *const columns[] = { "gap", "kind", "one", "other", "shared", "gap_conf", "role", "position", NULL };
    sy_csv t = { .out = out };
    sy_csv_names(&t, columns);
    sy_csv_head(&t, sy_telling_columns);
    for (uint32_t i = 0; i < g->gaps.n; i++)
        for (int answers = 0; answers < 2; answers++) side_rows(&t, g, &g->gaps.at[i], answers);
}
