/* page.c - a saved page to blocks. */
#include "report/page.h"

#include "base/limits.h"
#include "report/mapped.h"
#include "report/plain.h"

void sy_page_read(const sy_report_tables *t, sayso_doc *d, const sayso_input *in, const sy_decoded *page)
{
    sy_mapped m;
    sy_mapped_init(&m, &d->arena, page->n / 4);
    sy_page_strip(page->text, page->n, &m);
    if (page->n_pieces) sy_mapped_compose(&m, page->pieces, page->n_pieces);
    d->text = m.text;
    d->n_text = m.n;
    for (uint32_t i = 0; i < m.pieces.n; i++) *SY_PUSH(&d->arena, &d->raw) = m.pieces.at[i];
    sy_plain_read(t, d, in->title);
}
