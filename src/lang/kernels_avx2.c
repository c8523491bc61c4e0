/* kernels_avx2.c - the kernels with AVX2; compiled a second time with AVX-VNNI, which multiplies bytes in one step. */
#include <immintrin.h>
#include <stdint.h>

#define LANES 8
#define TILE_PANELS 1
typedef __m256i vec;

static inline vec vec_load(const int32_t *p) { return _mm256_loadu_si256((const __m256i *)(const void *)p); }
static inline void vec_store(int32_t *p, vec v) { _mm256_storeu_si256((__m256i *)(void *)p, v); }
static inline vec vec_bytes(const int8_t *p) { return _mm256_loadu_si256((const __m256i *)(const void *)p); }

static inline vec vec_spread(const uint8_t *p)
{
    int32_t four;
    __builtin_memcpy(&four, p, 4);
    return _mm256_set1_epi32(four);
}

#ifdef __AVXVNNI__
#define KERNELS sy_kernels_avxvnni
#define KERNELS_NAME "avx-vnni"
#define TILE_ROWS 6
#define GROUPS 1
static inline vec vec_dot(vec sum, vec a, vec w, vec a_too, vec w_too)
{
    (void)a_too;
    (void)w_too;
    return _mm256_dpbusd_avx_epi32(sum, a, w);
}
#else
#define KERNELS sy_kernels_avx2
#define KERNELS_NAME "avx2"
#define TILE_ROWS 3
#define GROUPS 2
/* The sums of two groups fit 16 bits (SY_PAIRS_MAX), which saves one widening in two. */
static inline vec vec_dot(vec sum, vec a, vec w, vec more, vec w_more)
{
    vec pairs = _mm256_add_epi16(_mm256_maddubs_epi16(a, w), _mm256_maddubs_epi16(more, w_more));
    return _mm256_add_epi32(sum, _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
}
#endif

static inline vec vec_scale(vec sum, vec scale, vec shift)
{
    vec half = _mm256_sllv_epi32(_mm256_set1_epi32(1), _mm256_sub_epi32(shift, _mm256_set1_epi32(1)));
    return _mm256_srav_epi32(_mm256_add_epi32(_mm256_mullo_epi32(sum, scale), half), shift);
}

#include "lang/kernels_body.h"
