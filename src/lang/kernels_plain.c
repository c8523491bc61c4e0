/* kernels_plain.c - the kernels in plain C, for any processor; what the others are compared with. */
#define KERNELS sy_kernels_plain
#define KERNELS_NAME "plain"
#include "lang/kernels_body.h"
