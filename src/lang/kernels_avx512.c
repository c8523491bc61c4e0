/* kernels_avx512.c - the kernels with AVX-512 and its multiplication of bytes (VNNI). */
#include <immintrin.h>
#include <stdint.h>

#define LANES 16
#define TILE_ROWS 12
#define TILE_PANELS 2
#define GROUPS 1
#define KERNELS sy_kernels_avx512
#define KERNELS_NAME "avx512-vnni"
typedef __m512i vec;

static inline vec vec_load(const int32_t *p) { return _mm512_loadu_si512(p); }
static inline void vec_store(int32_t *p, vec v) { _mm512_storeu_si512(p, v); }
static inline vec vec_bytes(const int8_t *p) { return _mm512_loadu_si512(p); }

static inline vec vec_spread(const uint8_t *p)
{
    int32_t four;
    __builtin_memcpy(&four, p, 4);
    return _mm512_set1_epi32(four);
}

static inline vec vec_dot(vec sum, vec a, vec w, vec a_too, vec w_too)
{
    (void)a_too;
    (void)w_too;
    return _mm512_dpbusd_epi32(sum, a, w);
}

static inline vec vec_scale(vec sum, vec scale, vec shift)
{
    vec half = _mm512_sllv_epi32(_mm512_set1_epi32(1), _mm512_sub_epi32(shift, _mm512_set1_epi32(1)));
    return _mm512_srav_epi32(_mm512_add_epi32(_mm512_mullo_epi32(sum, scale), half), shift);
}

#include "lang/kernels_body.h"
