/* kernels_dotprod.c - the kernels with the dot product of bytes of ARMv8.2. Activations fit its signed bytes, too. */
#include <arm_neon.h>
#include <stdint.h>

#define LANES 4
#define TILE_ROWS 4
#define TILE_PANELS 1
#define GROUPS 1
#define KERNELS sy_kernels_dotprod
#define KERNELS_NAME "neon-dotprod"
typedef int32x4_t vec;

static inline vec vec_load(const int32_t *p) { return vld1q_s32(p); }
static inline void vec_store(int32_t *p, vec v) { vst1q_s32(p, v); }
static inline vec vec_bytes(const int8_t *p) { return vreinterpretq_s32_s8(vld1q_s8(p)); }

static inline vec vec_spread(const uint8_t *p)
{
    int32_t four;
    __builtin_memcpy(&four, p, 4);
    return vdupq_n_s32(four);
}

static inline vec vec_dot(vec sum, vec a, vec w, vec a_too, vec w_too)
{
    (void)a_too;
    (void)w_too;
    return vdotq_s32(sum, vreinterpretq_s8_s32(a), vreinterpretq_s8_s32(w));
}

static inline vec vec_scale(vec sum, vec scale, vec shift)
{
    vec half = vshlq_s32(vdupq_n_s32(1), vsubq_s32(shift, vdupq_n_s32(1)));
    return vshlq_s32(vaddq_s32(vmulq_s32(sum, scale), half), vnegq_s32(shift));
}

#include "lang/kernels_body.h"
