/*
 * word_profiles.h - beside which issues a word stands in plain text: of each word and issue, how much more often than by chance (the logarithm of the ratio;
 * Church, Hanks 1990). Tells what "wages" or "ballot" is about, though no pattern of data/issues.tsv has it. Made by train/make-profiles.c.
 *
 * The section "profiles": number of words, number of issues, bytes of their names, 4 bytes each; names, each ended by NUL; hashes of words, ascending, 4 bytes
 * each; of each word its rarity and, for each issue, the logarithm in sixteenths of a bit, a signed byte each. Numbers are little-endian.
 */
#ifndef SY_WORD_PROFILES_H
#define SY_WORD_PROFILES_H

#include "base/doc.h"
#include "base/model.h"

enum { SY_PROFILE_ISSUES_MAX = 64, SY_PROFILE_RARE = 127 };

typedef struct {
    uint32_t n_words, n_issues;
    const char *names[SY_PROFILE_ISSUES_MAX]; /* ids of the issues */
    const unsigned char *hashes;
    const int8_t *rows;                       /* 1 + n_issues numbers a word: rarity, up to SY_PROFILE_RARE; logarithms */
} sy_word_profiles;

/* From the bytes of the section, which outlive it; path is for messages. Fails with SAYSO_MODEL if they are damaged. */
void sy_word_profiles_read(sy_arena *a, const char *path, const void *bytes, size_t n_bytes, sy_word_profiles *out);

/* The row of a word, by its form or its lemma; NULL. */
const int8_t *sy_word_profile(const sy_word_profiles *p, const sy_word *w);

#endif
