/* arena.c - blocks of memory freed all at once; failure jumps to the public call's guard. */
#include "base/arena.h"

#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DEFAULT_BLOCK = 64 * 1024, ALIGN = 16, VEC_FIRST = 16 };

struct sy_block {
    struct sy_block *next;
    size_t used, size;
    _Alignas(ALIGN) unsigned char bytes[];
};

struct sy_deferred {
    struct sy_deferred *next;
    void (*release)(void *);
    void *what;
};

/* Only tests set this; atomic so that batch runs under a thread sanitizer stay clean. */
static atomic_long fail_in;

void sy_test_fail_nth(long n) { atomic_store(&fail_in, n); }

static int allocation_fails(void)
{
    if (atomic_load_explicit(&fail_in, memory_order_relaxed) == 0) return 0;
    return atomic_fetch_sub(&fail_in, 1) == 1;
}

void *sy_malloc(size_t n_bytes) { return allocation_fails() ? NULL : malloc(n_bytes ? n_bytes : 1); }

void *sy_realloc(void *p, size_t n_bytes) { return allocation_fails() ? NULL : realloc(p, n_bytes ? n_bytes : 1); }

void sy_arena_init(sy_arena *a, size_t block_bytes)
{
    memset(a, 0, sizeof *a);
    a->block_bytes = block_bytes ? block_bytes : DEFAULT_BLOCK;
}

void sy_arena_free(sy_arena *a)
{
    while (a->deferred) {
        struct sy_deferred *d = a->deferred;
        a->deferred = d->next;
        d->release(d->what);
        free(d);
    }
    while (a->blocks) {
        struct sy_block *next = a->blocks->next;
        free(a->blocks);
        a->blocks = next;
    }
    a->used = 0;
}

static struct sy_block *new_block(sy_arena *a, size_t size)
{
    struct sy_block *b = size > SIZE_MAX - sizeof *b ? NULL : sy_malloc(sizeof *b + size);
    if (!b) sy_fail(a, SAYSO_MEMORY, 0, "out of memory (%zu bytes asked for); read fewer or smaller reports at a time", size);
    b->next = a->blocks;
    b->used = 0;
    b->size = size;
    a->blocks = b;
    return b;
}

void *sy_alloc(sy_arena *a, size_t n_bytes)
{
    if (n_bytes > SIZE_MAX - ALIGN) sy_fail(a, SAYSO_MEMORY, 0, "an allocation of %zu bytes was asked for", n_bytes);
    size_t n = (n_bytes + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    struct sy_block *b = a->blocks;
#ifdef SY_PLAIN_MALLOC
    b = new_block(a, n_bytes);
    n = n_bytes;
#else
    if (!b || b->size - b->used < n) {
        if (n > a->block_bytes / 2 && b) { /* a block of its own, behind the current one, which keeps its room */
            struct sy_block *big = new_block(a, n);
            a->blocks = b;
            big->next = b->next;
            b->next = big;
            b = big;
        } else {
            b = new_block(a, n > a->block_bytes ? n : a->block_bytes);
        }
    }
#endif
    void *p = b->bytes + b->used;
    b->used += n;
    a->used += n;
    memset(p, 0, n);
    return p;
}

void *sy_alloc_array(sy_arena *a, size_t n, size_t size)
{
    if (size && n > SIZE_MAX / size) sy_fail(a, SAYSO_MEMORY, 0, "an array of %zu items was asked for", n);
    return sy_alloc(a, n * size);
}

char *sy_strndup(sy_arena *a, const char *s, size_t n_bytes)
{
    char *p = sy_alloc(a, n_bytes + 1);
    if (n_bytes) memcpy(p, s, n_bytes);
    return p;
}

char *sy_strdup(sy_arena *a, const char *s) { return sy_strndup(a, s, strlen(s)); }

char *sy_printf(sy_arena *a, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *p = sy_alloc(a, n < 0 ? 1 : (size_t)n + 1);
    va_start(args, format);
    if (n > 0) vsnprintf(p, (size_t)n + 1, format, args);
    va_end(args);
    return p;
}

void sy_arena_defer(sy_arena *a, void (*release)(void *), void *what)
{
    struct sy_deferred *d = sy_malloc(sizeof *d);
    if (!d) {
        release(what);
        sy_fail(a, SAYSO_MEMORY, 0, "out of memory");
    }
    struct sy_deferred node = { a->deferred, release, what };
    *d = node;
    a->deferred = d;
}

static void set_error(sayso_error *err, sayso_status code, uint32_t at, const char *format, va_list args)
{
    err->code = code;
    err->at = at;
    vsnprintf(err->text, sizeof err->text, format, args);
}

void sy_fail(sy_arena *a, sayso_status code, uint32_t at, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    set_error(&a->error, code, at, format, args);
    va_end(args);
    longjmp(*a->guard, 1);
}

sayso_status sy_error_set(sayso_error *err, sayso_status code, uint32_t at, const char *format, ...)
{
    if (err) {
        va_list args;
        va_start(args, format);
        set_error(err, code, at, format, args);
        va_end(args);
    }
    return code;
}

sayso_status sy_guard(sy_arena *a, void (*work)(void *arg), void *arg, sayso_error *err)
{
    jmp_buf here, *outer = a->guard;
    a->guard = &here;
    if (setjmp(here)) {
        a->guard = outer;
        if (err) *err = a->error;
        return a->error.code;
    }
    work(arg);
    a->guard = outer;
    return SAYSO_OK;
}

void *sy_vec_grow(sy_arena *a, void *items, uint32_t *n, uint32_t *room, size_t size)
{
    if (*n == *room) {
        if (*room > UINT32_MAX / 2) sy_fail(a, SAYSO_LIMIT, 0, "more than %u items", *room);
        uint32_t more = *room ? *room * 2 : VEC_FIRST;
        void *bigger = sy_alloc_array(a, more, size);
        if (*n) memcpy(bigger, items, *n * size);
        items = bigger;
        *room = more;
    }
    memset((char *)items + *n * size, 0, size);
    (*n)++;
    return items;
}
