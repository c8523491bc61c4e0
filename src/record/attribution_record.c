/* attribution_record.c - from links to records: spans, form, speaker and what else stands around a statement. */
#include "record/attribution.h"

#include "names/names.h"

static sayso_spans spans_of_run(sayso_doc *d, sy_run r)
{
    return r.first < 0 ? sy_no_spans() : sy_spans_one(d, sy_words_span(d, (uint32_t)r.first, (uint32_t)r.last));
}

static sayso_spans spans_of_content(sayso_doc *d, const sy_link *k)
{
    sayso_span *at = sy_alloc_array(&d->arena, k->content.n + 1, sizeof *at);
    for (uint32_t i = 0; i < k->content.n; i++) at[i] = sy_words_span(d, (uint32_t)k->content.at[i].first, (uint32_t)k->content.at[i].last);
    sayso_spans s = { at, k->content.n };
    return s;
}

static sayso_form form_of(const sayso_doc *d, const sy_link *k)
{
    uint32_t inside = 0, all = 0;
    for (uint32_t i = 0; i < k->content.n; i++)
        for (int32_t w = k->content.at[i].first; w <= k->content.at[i].last; w++) {
            if (d->words.at[w].upos == SY_PUNCT) continue;
            all++;
            inside += d->words.at[w].quote_depth > 0;
        }
    return !inside ? SAYSO_INDIRECT : inside == all ? SAYSO_DIRECT : SAYSO_MIXED;
}

void sy_attr_record(const struct sy_cues *cues, sayso_doc *d, const sy_attr_word *w, sy_links *links)
{
    (void)w;
    for (uint32_t i = 0; i < links->n; i++) {
        const sy_link *k = &links->at[i];
        if (!k->content.n) continue;
        sayso_attribution *a = SY_PUSH(&d->arena, &d->attributions);
        a->source = spans_of_run(d, k->source);
        a->cue = spans_of_run(d, k->cue);
        a->content = spans_of_content(d, k);
        a->form = form_of(d, k);
        a->id = sy_record_id(d, 'a', a->content, 0);
        a->speaker = a->via = a->parent = a->addressee = a->time = -1;
        a->cue_class = k->row >= 0 ? cues->cues.at[k->row].class_name : NULL;
        a->attitude = k->row >= 0 && cues->cues.at[k->row].attitude;
        a->conf = k->margin > 99 ? 99 : k->margin;
        a->reason = k->reason;
    }
}
