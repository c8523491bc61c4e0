/* tags.c - counting pairs of tags. */
#include "tags.h"

#include "base/common.h"
#include "base/ud.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PAIRS_MAX = SY_UPOS_N * SY_XPOS_N };

typedef struct {
    char name[TAG_ROOM];
    uint32_t count;
} tag_count;

static int by_count(const void *a, const void *b)
{
    const tag_count *x = a, *y = b;
    return x->count != y->count ? (x->count < y->count ? 1 : -1) : strcmp(x->name, y->name);
}

void tags_make(corpus *const *corpora, uint32_t n, tag_list *out)
{
    static tag_count counts[PAIRS_MAX];
    memset(counts, 0, sizeof counts);
    out->n = 0;
    for (unsigned k = 0; k < PAIRS_MAX; k++)
        snprintf(counts[k].name, TAG_ROOM, "%s %s", sy_upos_name(k / SY_XPOS_N), sy_xpos_name(k % SY_XPOS_N));
    for (uint32_t k = 0; k < n; k++)
        for (uint32_t i = 0; i < corpora[k]->doc.words.n; i++) {
            const sy_gold_word *g = &corpora[k]->gold.words.at[i];
            counts[g->upos * SY_XPOS_N + g->xpos].count++;
        }
    qsort(counts, PAIRS_MAX, sizeof *counts, by_count);
    while (out->n < TAGS_MAX && out->n < PAIRS_MAX && counts[out->n].count >= TAG_SEEN_MIN) {
        memcpy(out->name[out->n], counts[out->n].name, TAG_ROOM);
        out->n++;
    }
    for (uint32_t k = 0; k < n; k++)
        for (uint32_t i = 0; i < corpora[k]->doc.words.n; i++) corpora[k]->tag[i] = tag_of(out, &corpora[k]->gold.words.at[i]);
}

uint8_t tag_of(const tag_list *tags, const sy_gold_word *g)
{
    char name[TAG_ROOM];
    size_t upos_bytes = (size_t)snprintf(name, sizeof name, "%s ", sy_upos_name(g->upos));
    snprintf(name + upos_bytes, sizeof name - upos_bytes, "%s", sy_xpos_name(g->xpos));
    for (uint32_t k = 0; k < tags->n; k++)
        if (strcmp(tags->name[k], name) == 0) return (uint8_t)k;
    for (uint32_t k = 0; k < tags->n; k++)
        if (strncmp(tags->name[k], name, upos_bytes) == 0) return (uint8_t)k;
    return 0;
}

void tags_put(const tag_list *tags, sy_buf *out)
{
    sy_buf_char(out, 0);
    for (uint32_t k = 0; k < tags->n; k++) sy_buf_add(out, tags->name[k], strlen(tags->name[k]) + 1);
}
