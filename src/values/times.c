/*
 * times.c - time expressions: which words are one, and its TIMEX3 type and value.
 *
 * At each atom every reader tries; the longest reading wins. A reader of a core ("17 December", "last week",
 * "four years") may stand behind a modifier ("early", "the end of", "nearly"), which belongs to the span.
 */
#include "values/timeread.h"

enum { HISTORY_YEARS = 8 };

/* ---- modifiers before a core */

static int is_date_like(const sy_timeread *m) { return m->type == SAYSO_DATE; }

static int behind(sy_timereader *r, uint32_t i, uint32_t k, int need_date, sy_timeread *out)
{
    sy_timeread core;
    if (!sy_time_core(r, k, &core)) return 0;
    if (need_date && !is_date_like(&core)) return 0;
    *out = core;
    out->n_atoms = k - i + core.n_atoms;
    return 1;
}

/* "(the) end of September", "the rest of the year". */
static int read_edge_of(sy_timereader *r, uint32_t i, sy_timeread *out)
{
    uint32_t k = i, n;
    if (sy_atom_word(&r->atoms, k, "the")) k++;
    if (!sy_atom_phrase(&r->atoms, k, SY_LEX_EDGE_OF, &n)) return 0;
    k += n;
    if (!sy_atom_word(&r->atoms, k, "of")) return 0;
    k++;
    return behind(r, i, k, 1, out) || (sy_time_this_unit(r, k, out) && (out->n_atoms += k - i));
}

/* "early 2009", "late in September", "mid-December". */
static int read_edge(sy_timereader *r, uint32_t i, sy_timeread *out)
{
    uint32_t k = i;
    if (sy_atom_word(&r->atoms, k, "the")) k++;
    if (!sy_atom_is(&r->atoms, k, SY_LEX_EDGE)) return 0;
    k++;
    if (sy_atom_mark(&r->atoms, k, '-')) k++;
    else if (sy_atom_word(&r->atoms, k, "in") || sy_atom_word(&r->atoms, k, "on")) k++;
    if (behind(r, i, k, 0, out) && out->type != SAYSO_DURATION && out->type != SAYSO_SET) return 1;
    return sy_time_this_unit(r, k, out) && (out->n_atoms += k - i);
}

/* "earlier in June" of a report of August is June past, whatever tense it stands in. */
static int turned(sy_timereader *r, uint32_t i, sy_timeread *out)
{
    sy_date date = out->date, now = r->line.now;
    if (out->level != SY_LEVEL_MONTH || !now.y || r->line.history || (date.y != now.y && date.y != now.y + 1)) return 1;
    int ahead = date.y > now.y || date.m > now.m;
    if (!sy_atom_word(&r->atoms, i, "earlier") || !ahead) return 1;
    date.y = date.m > now.m ? now.y - 1 : now.y;
    return sy_time_give_date(r, out, out->n_atoms, date, SY_LEVEL_MONTH);
}

/* "earlier this year", "later in 2008", "later that month". */
static int read_relative(sy_timereader *r, uint32_t i, sy_timeread *out)
{
    uint32_t k = i + 1;
    if (!sy_atom_is(&r->atoms, i, SY_LEX_RELATIVE)) return 0;
    if (sy_atom_word(&r->atoms, k, "in") || sy_atom_word(&r->atoms, k, "on")) k++;
    if (behind(r, i, k, 1, out)) return turned(r, i, out);
    return sy_time_this_unit(r, k, out) && (out->n_atoms += k - i);
}

/* "nearly four years", "more than a decade", "around 1910". */
static int read_bound(sy_timereader *r, uint32_t i, sy_timeread *out)
{
    uint32_t n;
    const sy_lex *bound = sy_atom_phrase(&r->atoms, i, SY_LEX_BOUND, &n);
    if (!bound) return 0;
    uint32_t k = i + n;
    if (strcmp(bound->value, "none") == 0 && !sy_atom_word(&r->atoms, i, "another")) return 0;
    if (sy_atom_mark(&r->atoms, k, '-')) k++;
    if (sy_atom_word(&r->atoms, k, "the") || sy_atom_is(&r->atoms, k, SY_LEX_UNITS) || !behind(r, i, k, 0, out)) return 0; /* "over the past year", "talk about hours" */
    if (out->type == SAYSO_DURATION) return 1;
    return strcmp(bound->value, "about") == 0 && out->plain_year;
}

static int read_any(sy_timereader *r, uint32_t i, sy_timeread *out)
{
    static int (*const readers[])(sy_timereader *, uint32_t, sy_timeread *) = { sy_time_core, read_edge_of, read_edge, read_relative, read_bound };
    sy_timeread m;
    out->n_atoms = 0;
    for (unsigned k = 0; k < sizeof readers / sizeof readers[0]; k++)
        if (readers[k](r, i, &m) && m.n_atoms > out->n_atoms) *out = m;
    return out->n_atoms > 0;
}

/* ---- the run */

/* Years written out in the text, near the report's date and far from it. */
static int is_history(const sayso_doc *d, sy_date now)
{
    uint32_t near = 0, far = 0, digits = 0, year = 0;
    for (uint32_t i = 0; i <= d->n_text; i++) {
        unsigned c = (unsigned char)d->text[i] - '0';
        if (c < 10) {
            year = digits < 5 ? year * 10 + c : year;
            digits++;
            continue;
        }
        if (digits == 4 && year >= 1000 && year < 2100) {
            if (now.y && (int32_t)year >= now.y - 1 && (int32_t)year <= now.y + 1) near++;
            else far++;
        }
        digits = year = 0;
    }
    return far >= HISTORY_YEARS && far > 4 * near;
}

static void remember(sy_timeline *t, const sy_timeread *m)
{
    if (m->level == SY_LEVEL_NONE || !m->date.y) return;
    t->ref = m->date;
    if (m->level == SY_LEVEL_DAY) t->ref_day = m->date;
}

static void read_sentence(sy_timereader *r, const sayso *engine, uint32_t s)
{
    sayso_doc *d = r->doc;
    sy_atoms_read(&r->atoms, engine, d, s);
    for (uint32_t i = 0; i < r->atoms.n;) {
        const sy_atom *a = &r->atoms.at[i];
        sy_timeread m;
        if ((!a->classes && !a->phrase && a->kind != SY_ATOM_NUMBER && a->mark != '\'') || !read_any(r, i, &m)) {
            i++;
            continue;
        }
        sayso_time *t = SY_PUSH(&d->arena, &d->times);
        t->span = sy_atoms_span(&r->atoms, i, i + m.n_atoms - 1);
        t->type = m.type;
        t->value = m.value;
        remember(&r->line, &m);
        i += m.n_atoms;
    }
}

void sy_times_run(const sayso *engine, sayso_doc *doc)
{
    sy_timereader r = { 0 };
    r.doc = doc;
    r.line.arena = &doc->arena;
    if (!sy_date_parse(doc->report.date, &r.line.now)) r.line.now.y = 0;
    r.line.history = is_history(doc, r.line.now);
    for (uint32_t s = 0; s < doc->sentences.n; s++) {
        if (s && doc->sentences.at[s].block != doc->sentences.at[s - 1].block && !r.line.history) {
            sy_date none = { 0, 0, 0 };
            r.line.ref_day = none;
        }
        read_sentence(&r, engine, s);
    }
}
