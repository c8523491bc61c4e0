/* sureness.c - outcomes pooled into steps. */
#include "sureness.h"

#include "files.h"
#include "record/position_model.h"

#include <stdio.h>
#include <stdlib.h>

enum { SHOWN = 70, LINE = 55, LEAST = 40 /* in a step */ };

static int by_margin(const void *a, const void *b)
{
    const outcome *x = a, *y = b;
    if (x->margin != y->margin) return x->margin < y->margin ? -1 : 1;
    return (int)y->right - (int)x->right; /* equal margins are pooled */
}

uint32_t sureness_pool(outcome *o, uint32_t n, uint32_t least)
{
    uint32_t m = 0;
    qsort(o, n, sizeof *o, by_margin);
    for (uint32_t i = 0; i < n; i++) {
        outcome next = o[i];
        while (m && (next.margin == o[m - 1].margin || o[m - 1].n < least || (uint64_t)o[m - 1].right * next.n >= (uint64_t)next.right * o[m - 1].n)) {
            next.margin = o[m - 1].margin;
            next.right += o[m - 1].right;
            next.n += o[m - 1].n;
            next.sum += o[m - 1].sum;
            m--;
        }
        o[m++] = next;
    }
    if (m > 1 && o[m - 1].n < least) {
        o[m - 2].right += o[m - 1].right;
        o[m - 2].n += o[m - 1].n;
        o[m - 2].sum += o[m - 1].sum;
        m--;
    }
    return m;
}

/* How far off the pooled shares are: the sum of p (1 - p), p being a step's share, in millionths. */
static uint64_t error_of(const outcome *o, uint32_t n)
{
    uint64_t sum = 0;
    for (uint32_t i = 0; i < n; i++) sum += 1000000 * (uint64_t)o[i].right * (o[i].n - o[i].right) / o[i].n;
    return sum;
}

int32_t sureness_weigh(sy_arena *a, outcomes *o)
{
    enum { STEP = 10, MOST = 300 };
    outcome *room = sy_alloc_array(a, o->n + 1, sizeof *room);
    uint64_t least = UINT64_MAX;
    int32_t best = 0;
    for (int32_t worth = 0; worth <= MOST; worth += STEP) {
        for (uint32_t i = 0; i < o->n; i++) {
            room[i] = o->at[i];
            room[i].margin += worth * (int64_t)o->at[i].conf;
        }
        uint64_t error = error_of(room, sureness_pool(room, o->n, LEAST));
        if (error < least) least = error, best = worth;
    }
    for (uint32_t i = 0; i < o->n; i++) o->at[i].margin += best * (int64_t)o->at[i].conf;
    printf("a hundredth of the rules is worth %d\n", best);
    return best;
}

uint32_t sureness_told(const outcome *o, uint32_t line)
{
    enum { MOST = 99 };
    uint32_t share = (10000 * o->right + o->n / 2) / o->n;
    return share < 100 * line ? share * SHOWN / line / 100 : SHOWN + (share - 100 * line) * (MOST - SHOWN) / (100 - line) / 100;
}

void sureness_put(sy_buf *b, outcomes *o, uint32_t shown[2])
{
    uint32_t asked = o->n, n = sureness_pool(o->at, o->n, LEAST), skip = n > SY_SURE_STEPS_MAX ? n - SY_SURE_STEPS_MAX : 0;
    printf("%u asked, error %.2f\n", asked, (double)error_of(o->at, n) / 1e6);
    buf_put32(b, n - skip);
    for (uint32_t i = skip; i < n; i++) {
        uint32_t conf = sureness_told(&o->at[i], LINE);
        if (shown && conf >= SHOWN) shown[0] += o->at[i].right, shown[1] += o->at[i].n;
        buf_put32(b, (uint32_t)(int32_t)o->at[i].margin);
        buf_put32(b, conf < 99 ? conf : 99);
        printf("  margin %6d: %u %% of %u\n", (int)o->at[i].margin, conf, o->at[i].n);
    }
}

void sureness_note(sy_arena *a, outcomes *to, int64_t margin, int right, int conf)
{
    outcome one = { margin, (uint32_t)right, 1, conf, margin };
    *SY_PUSH(a, to) = one;
}
