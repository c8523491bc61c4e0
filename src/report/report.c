/* report.c - plain UTF-8 text into paragraphs. */
#include "report/report.h"
void sy_report_load(sayso *engine) { (void)engine; }
void sy_report_read(const sayso *engine, sayso_doc *d, const sayso_input *in)
{
    (void)engine;
    char hex[65];
    sy_sha256_hex(in->bytes, in->n_bytes, hex);
    d->report.id = sy_strdup(&d->arena, in->id);
    d->report.sha256 = sy_strdup(&d->arena, hex);
    d->text = sy_strndup(&d->arena, in->bytes, in->n_bytes);
    d->n_text = (uint32_t)in->n_bytes;
    for (uint32_t i = 0; i < d->n_text;) {
        uint32_t e = i;
        while (e < d->n_text && d->text[e] != '\n') e++;
        sayso_span s = { i, e };
        s = sy_span_trim(d, s);
        if (s.end > s.start) {
            sy_block_of_text *b = SY_PUSH(&d->arena, &d->blocks);
            b->span = s;
            b->kind = SY_BLOCK_PARAGRAPH;
        }
        i = e + 1;
    }
}
