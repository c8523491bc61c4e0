/*
 * peak.c - how many multiplications of bytes a second the core can do at best: the widest multiply-add it has, on registers
 * alone, enough of them at a time that none waits for another. Compiled like each set of kernels (src/lang/meson.build).
 */
#include <stdint.h>

#if defined(__AVX512VNNI__)
#include <immintrin.h>
#define REGISTER "+x"
typedef __m512i vec;
#define ZERO _mm512_setzero_si512()
static inline vec dot(vec sum, vec a, vec w) { return _mm512_dpbusd_epi32(sum, a, w); }
#elif defined(__AVXVNNI__)
#include <immintrin.h>
#define REGISTER "+x"
typedef __m256i vec;
#define ZERO _mm256_setzero_si256()
static inline vec dot(vec sum, vec a, vec w) { return _mm256_dpbusd_avx_epi32(sum, a, w); }
#elif defined(__AVX2__)
#include <immintrin.h>
#define REGISTER "+x"
typedef __m256i vec;
#define ZERO _mm256_setzero_si256()
#define SUMS 8
#define VECS_A_DOT 2 /* two products fit 16 bits, as in the kernel */
static inline vec dot(vec sum, vec a, vec w)
{
    vec first = _mm256_maddubs_epi16(a, w);
    __asm__ volatile("" : "+x"(a));
    return _mm256_add_epi32(sum, _mm256_madd_epi16(_mm256_add_epi16(first, _mm256_maddubs_epi16(a, w)), _mm256_set1_epi16(1)));
}
#else
#include <arm_neon.h>
#define REGISTER "+w"
typedef int32x4_t vec;
#define ZERO vdupq_n_s32(0)
static inline vec dot(vec sum, vec a, vec w) { return vdotq_s32(sum, vreinterpretq_s8_s32(a), vreinterpretq_s8_s32(w)); }
#endif

#ifndef SUMS
#define SUMS 12
#define VECS_A_DOT 1
#endif

/* Do `rounds` times SUMS multiply-adds; gives how many bytes were multiplied. */
uint64_t PEAK(uint64_t rounds, int *sink);

uint64_t PEAK(uint64_t rounds, int *sink)
{
    vec sum[SUMS], a, w;
    for (int i = 0; i < SUMS; i++) sum[i] = ZERO;
    __builtin_memset(&a, 3, sizeof a);
    __builtin_memset(&w, *sink & 7, sizeof w);
    for (uint64_t k = 0; k < rounds; k++) {
#pragma GCC unroll 16
        for (int i = 0; i < SUMS; i++) {
            __asm__ volatile("" : REGISTER(a)); /* for all the compiler knows, another number: nothing can be computed once for all */
            sum[i] = dot(sum[i], a, w);
        }
    }
    for (int i = 1; i < SUMS; i++) sum[0] = dot(sum[0], sum[i], a);
    int32_t first;
    __builtin_memcpy(&first, &sum[0], sizeof first);
    *sink = first;
    return rounds * SUMS * VECS_A_DOT * sizeof(vec);
}
