/*
 * attribution.c - who said what: the stage. Words are observed, tagged as source, cue and content, tied together,
 * and written as records; docs/attributions.md tells the whole story.
 */
#include "record/attribution.h"

#include "record/record.h"

void sy_attributions_load(sayso *engine)
{
    sy_cues_load(engine);
    sy_attribution_model_load(engine, engine->cues);
}

void sy_attributions_run(const sayso *engine, sayso_doc *d)
{
    const struct sy_cues *cues = engine->cues;
    if (!d->words.n) return;
    sy_attr_word *w = sy_attr_observe(cues, d);
    sy_attr_likely(cues->model, d, w);
    sy_attr_context(cues, d, w);
    sy_links rules = { NULL, 0, 0 }, links = { NULL, 0, 0 };
    sy_attr_rules(cues, d, w, &rules);
    uint8_t *labels = sy_alloc(&d->arena, d->words.n), *margins = sy_alloc(&d->arena, d->words.n);
    sy_attr_tag(cues->model, d, w, labels, margins);
    sy_attr_link(cues, d, w, labels, margins, &links);
    sy_attr_beside(cues, d, w, &links, &rules);
    sy_attr_quotes(d, w, &links);
    sy_attr_mend(cues, d, w, &links, &rules);
    sy_attr_merge(cues, d, w, &links, &rules);
    sy_attr_mend_quoted(d, &links);
    sy_attr_mend_relays(cues, d, &links, &rules);
    sy_attr_record(cues, d, w, &links, &rules);
}
