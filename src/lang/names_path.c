/* names_path.c - the best path through the classes of names. */
#include "lang/names_path.h"

#include "base/limits.h"

static int may_follow(unsigned before, unsigned class) { return class == 0 || class & 1 || before == class || before + 1 == class; }

void sy_names_path(const int32_t *scores, size_t step, uint32_t n, uint8_t *classes)
{
    uint8_t from[SY_SENTENCE_WORDS_MAX][SY_NER_CLASSES];
    int64_t best[SY_NER_CLASSES], next[SY_NER_CLASSES];
    for (unsigned c = 0; c < SY_NER_CLASSES; c++) best[c] = may_follow(0, c) ? scores[c] : INT32_MIN;
    for (uint32_t i = 1; i < n; i++) {
        for (unsigned c = 0; c < SY_NER_CLASSES; c++) {
            unsigned top = c == 0 || c & 1 ? 0 : c - 1;
            for (unsigned p = 0; p < SY_NER_CLASSES; p++)
                if (may_follow(p, c) && best[p] > best[top]) top = p;
            from[i][c] = (uint8_t)top;
            next[c] = best[top] + scores[i * step + c];
        }
        for (unsigned c = 0; c < SY_NER_CLASSES; c++) best[c] = next[c];
    }
    unsigned at = 0;
    for (unsigned c = 1; c < SY_NER_CLASSES; c++)
        if (best[c] > best[at]) at = c;
    for (uint32_t i = n; i-- > 0;) {
        classes[i] = (uint8_t)at;
        if (i) at = from[i][at];
    }
}
