/*
 * page.c - a saved page to blocks: parse, find the article, find what the page says of itself, write the text.
 *
 * doc->text holds the headline and the article, a line a block, in the order of the raw bytes, furniture between the
 * article's lines included. The page's tree and all that is only needed to choose lies in a scratch arena.
 */
#include "report/page.h"

#include "base/limits.h"
#include "report/article.h"
#include "report/facts.h"
#include "report/plain.h"

enum { DATELINE_BLOCKS = 3 };

typedef struct {
    const sy_report_tables *tables;
    sayso_doc *doc;
    const sayso_input *in;
    const char *page;
    uint32_t n_page;
    sy_arena scratch;
    sy_mapped out;
} page_job;

/* ---- writing the text */

/* Copy [span) of one mapped text to the end of another; *piece is where its map begins to matter. */
static void copy_range(sy_mapped *out, const sy_mapped *from, sayso_span span, uint32_t *piece)
{
    while (*piece < from->pieces.n && from->pieces.at[*piece].text_start + from->pieces.at[*piece].length <= span.start) (*piece)++;
    uint32_t at = span.start, k = *piece;
    while (at < span.end) {
        sayso_raw_piece p = from->pieces.at[k++]; /* inside a line every byte has a piece */
        uint32_t end = p.text_start + p.length < span.end ? p.text_start + p.length : span.end;
        uint32_t raw = p.raw_start + (at - p.text_start);
        if (end - at <= 8) sy_mapped_replace(out, from->text + at, end - at, raw);
        else sy_mapped_copy(out, from->text + at, end - at, raw);
        at = end;
    }
}

static sayso_span write_line(page_job *j, const sy_mapped *from, sayso_span span, uint32_t *piece)
{
    if (j->out.n) sy_mapped_insert(&j->out, '\n');
    sayso_span s = { j->out.n, 0 };
    copy_range(&j->out, from, span, piece);
    s.end = j->out.n;
    return s;
}

/* Are these words on that line? A headline that the user gave may be another. */
static int says(const page_job *j, sayso_span line, const char *words)
{
    return strlen(words) == line.end - line.start && memcmp(j->out.text + line.start, words, line.end - line.start) == 0;
}

/* The byline's place, if this line shows it as it is. */
static void find_byline(page_job *j, sayso_span line)
{
    sayso_report *r = &j->doc->report;
    if (!r->byline || r->byline_span.end) return;
    const char *found = memmem(j->out.text + line.start, line.end - line.start, r->byline, strlen(r->byline));
    if (!found) return;
    r->byline_span.start = (uint32_t)(found - j->out.text);
    r->byline_span.end = r->byline_span.start + (uint32_t)strlen(r->byline);
}

static void write_article(page_job *j, const sy_tree *t, const sy_facts *f, const uint8_t *kinds)
{
    sayso_report *r = &j->doc->report;
    uint32_t piece = 0;
    for (uint32_t i = 0; i < t->lines.n; i++) {
        sayso_span cut = t->lines.at[i].text;
        int is_title = (int32_t)i == f->title_line, is_date = (int32_t)i == f->date_line;
        if (!kinds[i] && !is_title && !is_date) continue;
        if (is_title) cut.end = cut.start + f->title_bytes;
        sayso_span s = write_line(j, &t->text, cut, &piece);
        sy_block_of_text *b = SY_PUSH(&j->doc->arena, &j->doc->blocks);
        b->span = s;
        b->kind = is_title ? SY_BLOCK_TITLE : is_date ? SY_BLOCK_META : (sy_block_kind)kinds[i];
        if (b->kind == SY_BLOCK_FURNITURE) *SY_PUSH(&j->doc->arena, &j->doc->stripped) = s;
        if (is_title && says(j, s, r->title)) r->title_span = s;
        if (b->kind == SY_BLOCK_META) find_byline(j, s);
        if (is_date) {
            r->date_span.start = s.start + f->date_span.start;
            r->date_span.end = s.start + f->date_span.end;
        }
    }
}

static void read_tree(void *arg)
{
    page_job *j = arg;
    sy_tree t;
    sy_facts f;
    sy_tree_read(&t, &j->scratch, j->tables, j->page, j->n_page);
    uint8_t *kinds = sy_alloc_array(&j->scratch, t.lines.n + 1, 1);
    sy_facts_title(&t, &f);
    sy_article_find(&t, f.title_folded, f.title_line, kinds);
    sy_facts_read(&t, kinds, &f, j->doc);
    sy_mapped_init(&j->out, &j->doc->arena, t.text.n / 4);
    write_article(j, &t, &f, kinds);
}

/* ---- */

static void release_scratch(void *scratch) { sy_arena_free(scratch); }

/* Parse in a scratch arena, which is freed at once; its failures become the document's. */
static void read_page(page_job *j)
{
    sayso_error err;
    sy_arena_init(&j->scratch, 1 << 20);
    sy_arena_defer(&j->doc->arena, release_scratch, &j->scratch);
    sayso_status s = sy_guard(&j->scratch, read_tree, j, &err);
    sy_arena_free(&j->scratch);
    if (s) sy_fail(&j->doc->arena, s, err.at, "%.120s: %.100s", j->in->id, err.text);
}

static void take_text(page_job *j, const sy_decoded *u, uint32_t skipped)
{
    sayso_doc *d = j->doc;
    if (u->n_pieces) {
        for (uint32_t i = 0; i < j->out.pieces.n; i++) j->out.pieces.at[i].raw_start += skipped;
        sy_mapped_compose(&j->out, u->text, u->n, u->pieces, u->n_pieces);
        skipped = 0;
    }
    d->text = j->out.text;
    d->n_text = j->out.n;
    for (uint32_t i = 0; i < j->out.pieces.n; i++) {
        sayso_raw_piece *p = SY_PUSH(&d->arena, &d->raw);
        *p = j->out.pieces.at[i];
        p->raw_start += skipped;
    }
}

/* The dateline that the article opens with becomes a block of its own. */
static void cut_dateline(const sy_report_tables *t, sayso_doc *d)
{
    uint32_t seen = 0;
    for (uint32_t i = 0; i < d->blocks.n && seen < DATELINE_BLOCKS; i++) {
        if (d->blocks.at[i].kind != SY_BLOCK_PARAGRAPH) continue;
        seen++;
        sy_line l;
        sy_line_measure(d, d->blocks.at[i].span, &l);
        uint32_t k = sy_line_dateline(t, d, &l);
        if (!k) continue;
        if (k == l.span.end - l.span.start) {
            d->blocks.at[i].kind = SY_BLOCK_META;
            return;
        }
        sy_block_of_text rest = d->blocks.at[i];
        rest.span.start += k;
        rest.span = sy_span_trim(d, rest.span);
        (void)SY_PUSH(&d->arena, &d->blocks);
        memmove(&d->blocks.at[i + 2], &d->blocks.at[i + 1], (d->blocks.n - i - 2) * sizeof rest);
        d->blocks.at[i].span.end = d->blocks.at[i].span.start + k;
        d->blocks.at[i].span = sy_span_trim(d, d->blocks.at[i].span);
        d->blocks.at[i].kind = SY_BLOCK_META;
        d->blocks.at[i + 1] = rest;
        return;
    }
}

void sy_page_read(const sy_report_tables *t, sayso_doc *d, const sayso_input *in, const sy_decoded *page)
{
    uint32_t mark = page->n >= 3 && memcmp(page->text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    page_job *j = sy_alloc(&d->arena, sizeof *j); /* outlives this call: its scratch is released with the document */
    j->tables = t;
    j->doc = d;
    j->in = in;
    j->page = page->text + mark;
    j->n_page = page->n - mark;
    int deep = sy_page_too_deep(j->page, j->n_page);
    if (deep) {
        sy_mapped_init(&j->out, &d->arena, j->n_page / 4);
        sy_page_strip(j->page, j->n_page, &j->out);
    } else
        read_page(j);
    take_text(j, page, mark);
    if (deep) sy_plain_read(t, d, in->title);
    else cut_dateline(t, d);
}
