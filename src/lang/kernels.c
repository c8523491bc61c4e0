/* kernels.c - which sets of kernels the processor at hand can run. */
#include "lang/kernels.h"

#if defined(__x86_64__)
#include <cpuid.h>

static int has_avxvnni(void)
{
    unsigned a, b, c, d;
    return __builtin_cpu_supports("avx2") && __get_cpuid_count(7, 1, &a, &b, &c, &d) && (a >> 4 & 1);
}

static int has_avx512vnni(void)
{
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
           __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni");
}
#elif defined(__aarch64__) && defined(__linux__)
#include <sys/auxv.h>

enum { HAS_DOT_PRODUCT = 1 << 20 }; /* HWCAP_ASIMDDP */
#endif

const sy_kernels *sy_kernels_at(unsigned i)
{
    const sy_kernels *sets[5] = { &sy_kernels_plain };
    unsigned n = 1;
#ifdef SY_KERNELS_AVX2
    if (__builtin_cpu_supports("avx2")) sets[n++] = &sy_kernels_avx2;
#endif
#ifdef SY_KERNELS_AVXVNNI
    if (has_avxvnni()) sets[n++] = &sy_kernels_avxvnni;
#endif
#ifdef SY_KERNELS_AVX512
    if (has_avx512vnni()) sets[n++] = &sy_kernels_avx512;
#endif
#if defined(SY_KERNELS_DOTPROD) && defined(__linux__)
    if (getauxval(AT_HWCAP) & HAS_DOT_PRODUCT) sets[n++] = &sy_kernels_dotprod;
#endif
    return i < n ? sets[i] : NULL;
}

const sy_kernels *sy_kernels_best(void)
{
    unsigned i = 0;
    while (sy_kernels_at(i + 1)) i++;
    return sy_kernels_at(i);
}
