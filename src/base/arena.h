/*
 * arena.h - memory that is freed all at once, and the one way in which work on it fails.
 *
 * Everything a report, a story or an engine owns lives in its arena. Code that allocates from an arena never
 * checks for NULL: when memory or a named limit runs out, sy_fail() jumps to the sy_guard() that the public
 * call has set, the arena is freed there, and the call returns the status. What is not arena memory (a JSON
 * tree, a parsed page) is put under the arena's care with sy_arena_defer(), so that it is released either way.
 *
 * Built with -Dplain_malloc=true each allocation is a malloc of its own, so that sanitizers see overruns.
 */
#ifndef SY_ARENA_H
#define SY_ARENA_H

#include "sayso.h"

#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

struct sy_block;
struct sy_deferred;

typedef struct sy_arena {
    struct sy_block *blocks;       /* newest first */
    struct sy_deferred *deferred;  /* newest first */
    size_t used, block_bytes;
    jmp_buf *guard;                /* where sy_fail() goes; set by the public call */
    sayso_error error;
} sy_arena;

/* Bytes a new arena asks for at a time. 0: the default. */
void sy_arena_init(sy_arena *a, size_t block_bytes);

/* Run the deferred releases, newest first, and free all memory. */
void sy_arena_free(sy_arena *a);

/* Zeroed memory, aligned for any type. Never NULL; sy_fail(SAYSO_MEMORY) instead. */
void *sy_alloc(sy_arena *a, size_t n_bytes);

/* Room for n items of size bytes each, checked for overflow. */
void *sy_alloc_array(sy_arena *a, size_t n, size_t size);

/* A copy that ends in NUL. */
char *sy_strdup(sy_arena *a, const char *s);
char *sy_strndup(sy_arena *a, const char *s, size_t n_bytes);
char *sy_printf(sy_arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Call release(what) when the arena is freed. If this call fails, release(what) has been called. */
void sy_arena_defer(sy_arena *a, void (*release)(void *), void *what);

/* Leave the current public call with a status. at: the byte the message is about. */
_Noreturn void sy_fail(sy_arena *a, sayso_status code, uint32_t at, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/*
 * Run work(arg) so that sy_fail() inside it returns here. SAYSO_OK, or the status of the failure, with *err
 * filled (err may be NULL). Guards nest: the outer one is back in place afterwards.
 */
sayso_status sy_guard(sy_arena *a, void (*work)(void *arg), void *arg, sayso_error *err);

/* Fill err where it is not NULL; gives back code. */
sayso_status sy_error_set(sayso_error *err, sayso_status code, uint32_t at, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Raw allocation that tests can make fail: the n-th call from now returns NULL, once; 0 switches that off. */
void *sy_malloc(size_t n_bytes);
void *sy_realloc(void *p, size_t n_bytes);
void sy_test_fail_nth(long n);

/*
 * Growing arrays in an arena:
 *   SY_VEC(sayso_time) times;  sayso_time *t = SY_PUSH(a, &times);
 * SY_PUSH gives a zeroed new last item. Pointers to items are valid until the next push.
 */
#define SY_VEC(type)      \
    struct {              \
        type *at;         \
        uint32_t n, room; \
    }
#define SY_PUSH(arena, vec)                                                                             \
    ((vec)->at = sy_vec_grow((arena), (vec)->at, &(vec)->n, &(vec)->room, sizeof *(vec)->at), \
     &(vec)->at[(vec)->n - 1])
void *sy_vec_grow(sy_arena *a, void *items, uint32_t *n, uint32_t *room, size_t size);

#endif
