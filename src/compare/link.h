/* link.h - average link clustering of the reports of a neighbourhood. */
#ifndef SY_LINK_H
#define SY_LINK_H

#include "compare/near.h"

#include "base/limits.h"

typedef struct {
    sy_collation *c;   /* memory is its scratch */
    sy_vectors v;
    int64_t kept;      /* similarities below count as none */
    int64_t same, few; /* groups become one if their pairs have `same` on average, and the more of `few` the fewer reports they are */
    uint32_t *sets;    /* in: reports that are one group from the start; out: the groups */
    int is_cut;        /* out: they were too many to be linked as a whole, even group by group */
} sy_linking;

/* Two groups become one only if they are about as alike as each is in itself: their pairs must have so many tenths of the lesser
 * mean within, and the less of it the fewer reports the smaller group has (half of it with two, all with many). */
enum { SY_LINK_WITHIN = 8 };

/* Put reports into groups. */
void sy_link(sy_linking *l);

#endif
