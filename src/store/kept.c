/* kept.c - what a store keeps besides records: what each report is about, and answers by a hash of what they follow from. */
#include "store/kept.h"
#include "code_key.h"

#include "base/buf.h"
#include "base/common.h"

#include <stdlib.h>

enum { BATCH = 200, TALLY_BYTES = 12 };

/* ---- failing */

static _Noreturn void fail(sy_kept *k)
{
    sayso_error err;
    sayso_status status = sy_store_failed(k->store, &err);
    sy_fail(k->arena, status, 0, "%s", err.text);
}

static void finalize(void *statement) { sqlite3_finalize(statement); }
static void roll_back(void *store)
{
    sayso_store *s = store;
    if (!sqlite3_get_autocommit(s->db)) sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
    sy_store_wait(s, 1);
}

static sqlite3_stmt *prepare_or_null(sy_kept *k, const char *sql)
{
    sqlite3_stmt *st;
    if (sqlite3_prepare_v2(k->store->db, sql, -1, &st, NULL) != SQLITE_OK) return NULL;
    sy_arena_defer(k->arena, finalize, st);
    return st;
}

static sqlite3_stmt *prepare(sy_kept *k, const char *sql)
{
    sqlite3_stmt *st = prepare_or_null(k, sql);
    if (!st) fail(k);
    return st;
}

/* ---- signatures */

static unsigned char *put32(unsigned char *p, uint32_t x)
{
    for (int i = 0; i < 4; i++) *p++ = (unsigned char)(x >> (8 * i));
    return p;
}

static unsigned char *write_tallies(sy_arena *a, const sy_tallies *t)
{
    unsigned char *bytes = sy_alloc_array(a, t->n, TALLY_BYTES), *p = bytes;
    for (uint32_t i = 0; i < t->n; i++) {
        const sy_tally *x = &t->at[i];
        p = put32(put32(p, x->key), x->general);
        *p++ = x->count, *p++ = x->names, *p++ = x->capitals, *p++ = x->number;
    }
    return bytes;
}

static void read_tallies(sy_arena *a, const unsigned char *p, uint32_t n, sy_tallies *t)
{
    t->n = n;
    t->at = sy_alloc_array(a, n, sizeof *t->at);
    for (uint32_t i = 0; i < n; i++, p += TALLY_BYTES) {
        sy_tally one = { sy_get32(p), sy_get32(p + 4), p[8], p[9], p[10], p[11] };
        t->at[i] = one;
    }
}

/* What a report is about, from its record; memory and failing are those of a. */
static void sign(const sayso *engine, const char *json, size_t n, sy_arena *a, sy_tallies *out, char content[65])
{
    sayso_error err;
    sayso_doc *doc;
    sayso_status status = sayso_doc_head_from_json(json, n, &doc, &err);
    if (!status) {
        status = sy_doc_terms(engine, doc, a, out, &err);
        sayso_doc_free(doc);
    }
    if (status) sy_fail(a, status, err.at, "%s", err.text);
    sy_sha256_hex(json, n, content);
}

typedef struct {
    const sayso *engine;
    sqlite3_stmt *get, *put;
    sqlite3_int64 row;
    const char *maker;
    sy_arena room;
} signing;

/* Sign one report and write that. */
static void sign_work(void *arg)
{
    signing *x = arg;
    sy_tallies t;
    char content[65];
    sign(x->engine, (const char *)sqlite3_column_text(x->get, 0), (size_t)sqlite3_column_bytes(x->get, 0), &x->room, &t, content);
    sqlite3_bind_int64(x->put, 1, x->row);
    sqlite3_bind_text(x->put, 2, x->maker, -1, SQLITE_STATIC);
    sqlite3_bind_text(x->put, 3, content, -1, SQLITE_STATIC);
    sqlite3_bind_int64(x->put, 4, t.from);
    sqlite3_bind_int64(x->put, 5, t.to);
    sqlite3_bind_blob(x->put, 6, write_tallies(&x->room, &t), (int)(t.n * TALLY_BYTES), SQLITE_STATIC);
    sqlite3_step(x->put);
    sqlite3_reset(x->put);
    sqlite3_clear_bindings(x->put);
}

static void keep_signature(sy_kept *k, signing *x)
{
    sayso_error err;
    sayso_status status = SAYSO_OK;
    sqlite3_bind_int64(x->get, 1, x->row);
    sy_arena_init(&x->room, 1 << 14);
    if (sqlite3_step(x->get) == SQLITE_ROW) status = sy_guard(&x->room, sign_work, x, &err);
    sy_arena_free(&x->room);
    sqlite3_reset(x->get);
    if (status) sy_fail(k->arena, status, err.at, "%s", err.text);
}

/* Sign the reports that lack it, some at a time, as long as the store can be written. */
static void sign_new(sy_kept *k, const char *maker)
{
    sqlite3_stmt *missing = prepare(k, "SELECT r.report FROM report r LEFT JOIN signature s ON s.report = r.report WHERE s.program IS NOT ?1 LIMIT 200");
    signing x = { .engine = k->engine, .maker = maker };
    x.get = prepare(k, "SELECT record FROM report WHERE report = ?1");
    x.put = prepare(k, "INSERT OR REPLACE INTO signature VALUES (?,?,?,?,?,?)");
    sqlite3_bind_text(missing, 1, maker, -1, SQLITE_STATIC);
    for (uint32_t n = BATCH; n == BATCH;) {
        sqlite3_int64 rows[BATCH];
        n = 0;
        if (sy_store_run(k->store, "BEGIN IMMEDIATE", NULL)) return;
        while (n < BATCH && sqlite3_step(missing) == SQLITE_ROW) rows[n++] = sqlite3_column_int64(missing, 0);
        sqlite3_reset(missing);
        for (uint32_t i = 0; i < n; i++) {
            x.row = rows[i];
            keep_signature(k, &x);
        }
        if (sy_store_run(k->store, "COMMIT", NULL)) {
            sqlite3_exec(k->store->db, "ROLLBACK", NULL, NULL, NULL);
            return;
        }
    }
}

static int has_new(sy_kept *k, const char *maker)
{
    sqlite3_stmt *st = prepare(k, "SELECT 1 FROM report r LEFT JOIN signature s ON s.report = r.report WHERE s.program IS NOT ?1 LIMIT 1");
    sqlite3_bind_text(st, 1, maker, -1, SQLITE_STATIC);
    int found = sqlite3_step(st) == SQLITE_ROW;
    sqlite3_reset(st);
    return found;
}

/* ---- the reports */

/* What a store that cannot be written does not keep of a report. */
static void sign_here(sy_kept *k, sy_kept_report *r)
{
    sy_tallies *t = sy_alloc(k->arena, sizeof *t);
    sqlite3_bind_int64(k->record, 1, r->row);
    if (sqlite3_step(k->record) != SQLITE_ROW) fail(k);
    sign(k->engine, (const char *)sqlite3_column_text(k->record, 0), (size_t)sqlite3_column_bytes(k->record, 0), k->arena, t, r->content);
    sqlite3_reset(k->record);
    r->terms = t;
}

static void list_reports(sy_kept *k, const char *maker)
{
    sqlite3_stmt *st = prepare(k, k->can_keep ? "SELECT v.report, v.id, s.content FROM v_report v LEFT JOIN signature s ON s.report = v.report AND s.program = ?1 ORDER BY v.id"
                                              : "SELECT report, id, NULL, ?1 FROM v_report ORDER BY id");
    int code;
    sqlite3_bind_text(st, 1, maker, -1, SQLITE_STATIC);
    while ((code = sqlite3_step(st)) == SQLITE_ROW) {
        sy_kept_report *r = SY_PUSH(k->arena, &k->reports);
        r->row = sqlite3_column_int64(st, 0);
        r->id = sy_strdup(k->arena, (const char *)sqlite3_column_text(st, 1));
        if (sqlite3_column_bytes(st, 2) == 64) memcpy(r->content, sqlite3_column_text(st, 2), 65);
    }
    if (code != SQLITE_DONE) fail(k);
    sqlite3_reset(st);
    for (uint32_t i = 0; i < k->reports.n; i++)
        if (!k->reports.at[i].content[0]) sign_here(k, &k->reports.at[i]);
}

sy_tallies *sy_kept_terms(sy_kept *k, sy_arena *room)
{
    sy_tallies *t = sy_alloc_array(room, k->reports.n, sizeof *t);
    for (uint32_t i = 0; i < k->reports.n; i++) {
        const sy_kept_report *r = &k->reports.at[i];
        if (r->terms) {
            t[i] = *r->terms;
            continue;
        }
        sqlite3_reset(k->words);
        sqlite3_bind_int64(k->words, 1, r->row);
        if (sqlite3_step(k->words) != SQLITE_ROW) sy_fail(room, SAYSO_STORE, 0, "%s: %s", k->store->path, sqlite3_errmsg(k->store->db));
        t[i].from = sqlite3_column_int64(k->words, 0);
        t[i].to = sqlite3_column_int64(k->words, 1);
        read_tallies(room, sqlite3_column_blob(k->words, 2), (uint32_t)sqlite3_column_bytes(k->words, 2) / TALLY_BYTES, &t[i]);
    }
    if (k->words) sqlite3_reset(k->words);
    return t;
}

static int has_tables(sayso_store *s)
{
    sqlite3_stmt *st = NULL;
    int found = sqlite3_prepare_v2(s->db, "SELECT 1 FROM signature, answer LIMIT 0", -1, &st, NULL) == SQLITE_OK;
    sqlite3_finalize(st);
    return found;
}

sy_kept *sy_kept_open(sy_arena *a, sayso_store *store, const sayso *engine)
{
    sayso_error err;
    char tables[65], maker[65], words[65];
    sy_kept *k = sy_alloc(a, sizeof *k);
    k->store = store;
    k->engine = engine;
    k->arena = a;
    sayso_status status = sayso_reading_key(engine, tables, &err);
    if (status) sy_fail(a, status, 0, "%s", err.text);
    sy_background_hash(engine->background, words);
    const char *all = sy_printf(a, "%s %s", SY_CODE_KEY, tables), *own = sy_printf(a, "%s %s", SY_CODE_KEY, words);
    sy_sha256_hex(all, strlen(all), k->program);
    sy_sha256_hex(own, strlen(own), maker);
    sy_store_wait(store, 0);
    sy_arena_defer(a, roll_back, store);
    k->can_keep = has_tables(store);
    if (k->can_keep && has_new(k, maker)) sign_new(k, maker);
    sy_store_wait(store, 1);
    if (sy_store_run(store, "BEGIN", &err)) sy_fail(a, err.code, 0, "%s", err.text);
    k->record = prepare(k, "SELECT record FROM report WHERE report = ?1");
    if (k->can_keep) k->find = prepare(k, "SELECT answer FROM answer WHERE slot = ?1 AND key = ?2");
    if (k->can_keep) k->words = prepare(k, "SELECT first_minute, last_minute, words FROM signature WHERE report = ?1");
    list_reports(k, maker);
    return k;
}

sayso_status sy_kept_record(sy_kept *k, const sy_kept_report *r, char **json, size_t *n_bytes, sayso_error *err)
{
    sayso_status status = SAYSO_OK;
    sqlite3_bind_int64(k->record, 1, r->row);
    if (sqlite3_step(k->record) != SQLITE_ROW) {
        status = sy_store_failed(k->store, err);
    } else {
        *n_bytes = (size_t)sqlite3_column_bytes(k->record, 0);
        *json = sy_malloc(*n_bytes + 1);
        if (*json) memcpy(*json, sqlite3_column_text(k->record, 0), *n_bytes + 1);
        else status = sy_error_set(err, SAYSO_MEMORY, 0, "out of memory");
    }
    sqlite3_reset(k->record);
    if (status) return status;
    status = sy_store_rename(r->id, json, n_bytes, err);
    if (status) free(*json);
    return status;
}

/* ---- answers */

void sy_kept_key(const sy_kept *k, const uint32_t *reports, uint32_t n, const void *more, size_t n_more, char out[65])
{
    sy_buf b;
    sy_buf_init(&b, 0);
    sy_buf_add(&b, k->program, 64);
    for (uint32_t i = 0; i < n; i++) {
        const sy_kept_report *r = &k->reports.at[reports[i]];
        sy_buf_add(&b, r->content, 64);
        sy_buf_add(&b, r->id, strlen(r->id) + 1);
    }
    sy_buf_add(&b, more, n_more);
    int failed = b.failed;
    if (!failed) sy_sha256_hex(b.at, b.n, out);
    sy_buf_free(&b);
    if (failed) sy_fail(k->arena, SAYSO_MEMORY, 0, "out of memory");
}

static sy_kept_answer *note(sy_kept *k, const char *slot, const char key[65])
{
    sy_kept_answer *x = SY_PUSH(k->arena, &k->asked);
    x->slot = slot;
    memcpy(x->key, key, 65);
    return x;
}

const char *sy_kept_find(sy_kept *k, const char *slot, const char key[65], size_t *n_bytes)
{
    char *copy = NULL;
    if (!k->can_keep) return NULL;
    sqlite3_bind_text(k->find, 1, slot, -1, SQLITE_STATIC);
    sqlite3_bind_text(k->find, 2, key, -1, SQLITE_STATIC);
    if (sqlite3_step(k->find) == SQLITE_ROW) {
        *n_bytes = (size_t)sqlite3_column_bytes(k->find, 0);
        copy = sy_alloc(k->arena, *n_bytes + 1);
        if (*n_bytes) memcpy(copy, sqlite3_column_blob(k->find, 0), *n_bytes);
        note(k, slot, key);
    }
    sqlite3_reset(k->find);
    return copy;
}

void sy_kept_add(sy_kept *k, const char *slot, const char key[65], char *bytes, size_t n_bytes)
{
    sy_kept_answer *x = note(k, slot, key);
    x->bytes = bytes;
    x->n = n_bytes;
    k->n_new++;
}

/* One step of a statement with two texts; 0 if it failed. */
static int with_texts(sqlite3_stmt *st, const char *a, const char *b)
{
    sqlite3_bind_text(st, 1, a, -1, SQLITE_STATIC);
    if (b) sqlite3_bind_text(st, 2, b, -1, SQLITE_STATIC);
    int ok = sqlite3_step(st) == SQLITE_DONE;
    sqlite3_reset(st);
    return ok;
}

/* Of each slot of this run the answers of this run and no others. */
static int save(sy_kept *k)
{
    sqlite3_stmt *use = prepare_or_null(k, "INSERT OR IGNORE INTO temp.used VALUES (?1, ?2)");
    sqlite3_stmt *put = prepare_or_null(k, "INSERT OR REPLACE INTO answer (slot, key, answer) VALUES (?1, ?2, ?3)");
    sqlite3_stmt *drop = prepare_or_null(k, "DELETE FROM answer WHERE slot IN (SELECT slot FROM temp.used) AND (slot, key) NOT IN (SELECT slot, key FROM temp.used)");
    int ok = use && put && drop;
    for (uint32_t i = 0; ok && i < k->asked.n; i++) {
        const sy_kept_answer *x = &k->asked.at[i];
        ok = with_texts(use, x->slot, x->key);
        if (!ok || !x->bytes) continue;
        sqlite3_bind_blob64(put, 3, x->bytes, x->n, SQLITE_STATIC);
        ok = with_texts(put, x->slot, x->key);
        sqlite3_clear_bindings(put);
    }
    return ok && sqlite3_step(drop) == SQLITE_DONE && sqlite3_reset(drop) == SQLITE_OK;
}

void sy_kept_close(sy_kept *k)
{
    sqlite3 *db = k->store->db;
    sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
    if (!k->can_keep || !k->n_new) return;
    sy_store_wait(k->store, 0); /* what another is writing now matters more; the answers can be worked out again */
    sqlite3_exec(db, "CREATE TEMP TABLE IF NOT EXISTS used (slot TEXT, key TEXT, PRIMARY KEY (slot, key)) WITHOUT ROWID; DELETE FROM temp.used", NULL, NULL, NULL);
    if (sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK)
        sqlite3_exec(db, save(k) ? "COMMIT" : "ROLLBACK", NULL, NULL, NULL);
    sy_store_wait(k->store, 1);
}
