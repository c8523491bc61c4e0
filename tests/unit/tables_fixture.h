/*
 * tables_fixture.h - the tables of a stage of src/record, without models, and an empty document: for tests on hand-made
 * trees.
 */
#ifndef TABLES_FIXTURE_H
#define TABLES_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/engine.h"
#include "tree_from_conllu.h"

static sayso engine;
static sayso_doc doc;

static inline void load_tables(void *load)
{
    engine.options.data_dir = SY_DATA;
    (*(void (**)(sayso *))load)(&engine);
}

/* Group set-up: open with `load`, the stage's own loader. */
static inline int open_tables_by(void (*load)(sayso *))
{
    sy_arena_init(&engine.arena, 0);
    return sy_guard(&engine.arena, load_tables, &load, NULL) == SAYSO_OK ? 0 : -1;
}

static inline int close_tables(void **state)
{
    (void)state;
    sy_arena_free(&engine.arena);
    return 0;
}

/* Read into an empty document; `read` gets `arg`. */
static inline void read_doc(void (*read)(void *), const void *arg)
{
    memset(&doc, 0, sizeof doc);
    sy_arena_init(&doc.arena, 0);
    assert_int_equal(sy_guard(&doc.arena, read, (void *)(uintptr_t)arg, NULL), SAYSO_OK);
}

#endif
