/* sureness.c - outcomes pooled into steps. */
#include "sureness.h"

#include "files.h"
#include "record/position_model.h"

#include <stdio.h>
#include <stdlib.h>

static int by_margin(const void *a, const void *b)
{
    const outcome *x = a, *y = b;
    if (x->margin != y->margin) return x->margin < y->margin ? -1 : 1;
    return (int)y->right - (int)x->right; /* equal margins are pooled */
}

static uint32_t pool(outcome *o, uint32_t n)
{
    enum { LEAST = 40 };
    uint32_t m = 0;
    qsort(o, n, sizeof *o, by_margin);
    for (uint32_t i = 0; i < n; i++) {
        outcome next = o[i];
        while (m && (next.margin == o[m - 1].margin || o[m - 1].n < LEAST || (uint64_t)o[m - 1].right * next.n >= (uint64_t)next.right * o[m - 1].n)) {
            next.margin = o[m - 1].margin;
            next.right += o[m - 1].right;
            next.n += o[m - 1].n;
            m--;
        }
        o[m++] = next;
    }
    if (m > 1 && o[m - 1].n < LEAST) {
        o[m - 2].right += o[m - 1].right;
        o[m - 2].n += o[m - 1].n;
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
        uint64_t error = error_of(room, pool(room, o->n));
        if (error < least) least = error, best = worth;
    }
    for (uint32_t i = 0; i < o->n; i++) o->at[i].margin += best * (int64_t)o->at[i].conf;
    printf("a hundredth of the rules is worth %d\n", best);
    return best;
}

/* Hundredths as the record has them: what is right in LINE of a hundred cases is told as 70, the least that is shown by default; in a line below and above. */
enum { SHOWN = 70 };
static uint32_t told(uint32_t right, uint32_t n)
{
    enum { LINE = 55, MOST = 99 };
    uint32_t share = (10000 * right + n / 2) / n;
    return share < 100 * LINE ? share * SHOWN / LINE / 100 : SHOWN + (share - 100 * LINE) * (MOST - SHOWN) / (100 - LINE) / 100;
}

void sureness_put(sy_buf *b, outcomes *o, uint32_t shown[2])
{
    uint32_t asked = o->n, n = pool(o->at, o->n), skip = n > SY_SURE_STEPS_MAX ? n - SY_SURE_STEPS_MAX : 0;
    printf("%u asked, error %.2f\n", asked, (double)error_of(o->at, n) / 1e6);
    buf_put32(b, n - skip);
    for (uint32_t i = skip; i < n; i++) {
        uint32_t conf = told(o->at[i].right, o->at[i].n);
        if (shown && conf >= SHOWN) shown[0] += o->at[i].right, shown[1] += o->at[i].n;
        buf_put32(b, (uint32_t)(int32_t)o->at[i].margin);
        buf_put32(b, conf < 99 ? conf : 99);
        printf("  margin %6d: %u %% of %u\n", (int)o->at[i].margin, conf, o->at[i].n);
    }
}

void sureness_note(sy_arena *a, outcomes *to, int64_t margin, int right, int conf)
{
    outcome one = { margin, (uint32_t)right, 1, conf };
    *SY_PUSH(a, to) = one;
}
