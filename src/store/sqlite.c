/*
 * sqlite.c - the store on one machine: one row a report with its record as JSON, and the same facts as tables.
 * A report is written in one transaction in write-ahead mode, so a kill at any moment loses no finished report.
 */
#include "base/doc.h"
#include "base/json.h"
#include "store/inner.h"
#include "store/record_words.h"
#include "schema_sql.h"
#include "version_2_sql.h"
#include "version_3_sql.h"
#include "views_sql.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { APPLICATION_ID = 0x53415953 /* "SAYS" */, STORE_VERSION = 3, BUSY_TRIES = 30000, BUSY_US = 2000 };

/* ---- errors */

sayso_status sy_store_failed(sayso_store *s, sayso_error *err)
{
    int code = s->db ? sqlite3_errcode(s->db) & 0xFF : SQLITE_CANTOPEN;
    const char *message = s->db ? sqlite3_errmsg(s->db) : "cannot be opened";
    switch (code) {
    case SQLITE_NOMEM: return sy_error_set(err, SAYSO_MEMORY, 0, "%s: out of memory", s->path);
    case SQLITE_FULL: return sy_error_set(err, SAYSO_IO, 0, "%s: the disk is full; what was stored before is kept", s->path);
    case SQLITE_READONLY: return sy_error_set(err, SAYSO_IO, 0, "%s: cannot be written; check the rights on the file and its folder", s->path);
    case SQLITE_IOERR: return sy_error_set(err, SAYSO_IO, 0, "%s: %s; what was stored before is kept", s->path, message);
    case SQLITE_BUSY: case SQLITE_LOCKED:
        return sy_error_set(err, SAYSO_STORE, 0, "%s: another program is writing to it; try again when that is done", s->path);
    case SQLITE_CANTOPEN:
        return sy_error_set(err, SAYSO_STORE, 0, "%s: cannot be opened as a store; check that it is a file and the rights on its folder", s->path);
    case SQLITE_CORRUPT: case SQLITE_NOTADB:
        return sy_error_set(err, SAYSO_STORE, 0, "%s: not a sayso store, or damaged (%s); name another file", s->path, message);
    default: return sy_error_set(err, SAYSO_STORE, 0, "%s: %s", s->path, message);
    }
}

sayso_status sy_store_run(sayso_store *s, const char *sql, sayso_error *err)
{
    return sqlite3_exec(s->db, sql, NULL, NULL, NULL) == SQLITE_OK ? SAYSO_OK : sy_store_failed(s, err);
}

static int pragma_int(sayso_store *s, const char *sql)
{
    sqlite3_stmt *st;
    int value = -1;
    if (sqlite3_prepare_v2(s->db, sql, -1, &st, NULL) == SQLITE_OK && sqlite3_step(st) == SQLITE_ROW) value = sqlite3_column_int(st, 0);
    sqlite3_finalize(st);
    return value;
}

/* ---- open */

/* Tables and views made in an empty file; the columns of later versions added to an older one. All of it or nothing. */
static sayso_status make_schema(sayso_store *s, sayso_error *err)
{
    char version[96];
    snprintf(version, sizeof version, "PRAGMA application_id = %d; PRAGMA user_version = %d;", APPLICATION_ID, STORE_VERSION);
    sayso_status status = sy_store_run(s, "BEGIN IMMEDIATE", err);
    int found = status ? STORE_VERSION : pragma_int(s, "PRAGMA user_version"); /* another process may have been first */
    if (!status && found < STORE_VERSION) {
        if (found == 0) status = sy_store_run(s, sy_schema_sql, err);
        else if (found < 2) status = sy_store_run(s, sy_version_2_sql, err);
        if (!status) status = sy_store_run(s, sy_version_3_sql, err);
        if (!status) status = sy_store_run(s, sy_views_sql, err);
        if (!status) status = sy_store_run(s, version, err);
    }
    if (status) {
        sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
        return status;
    }
    return sy_store_run(s, "COMMIT", err);
}

static sayso_status check_schema(sayso_store *s, int write, sayso_error *err)
{
    int version = pragma_int(s, "PRAGMA user_version"), app = pragma_int(s, "PRAGMA application_id");
    int tables = pragma_int(s, "SELECT count(*) FROM sqlite_master");
    if (version < 0 || app < 0 || tables < 0) return sy_store_failed(s, err);
    if (app != APPLICATION_ID && tables > 0)
        return sy_error_set(err, SAYSO_STORE, 0, "%s: an SQLite file of another program; name another file", s->path);
    if (version > STORE_VERSION)
        return sy_error_set(err, SAYSO_STORE, 0, "%s: written by a newer sayso (store version %d; this one knows %d)", s->path, version, STORE_VERSION);
    if (version == STORE_VERSION || (version > 0 && !write)) return SAYSO_OK; /* records are read alike in all versions */
    if (!write) return sy_error_set(err, SAYSO_STORE, 0, "%s: an empty file, no sayso store", s->path);
    return make_schema(s, err);
}

/* Another process holds the store: look again every two milliseconds, a minute long. SQLite's own waiting grows to a
 * tenth of a second and would find a busy writer's short pauses too seldom. */
static int wait_for_others(void *unused, int tries)
{
    (void)unused;
    if (tries >= BUSY_TRIES) return 0;
    struct timespec pause = { 0, BUSY_US * 1000L };
    nanosleep(&pause, NULL);
    return 1;
}

void sy_store_wait(sayso_store *s, int wait) { sqlite3_busy_handler(s->db, wait ? wait_for_others : NULL, NULL); }

/* A store where nothing may be written, not even the shared memory of write-ahead mode: it is read as it lies there.
 * Only if no log waits beside it, for what stands in the log would be missed. */
static int open_unchanging(sayso_store *s)
{
    sy_buf uri;
    sy_buf_init(&uri, 0);
    sy_buf_printf(&uri, "%s-wal", s->path);
    int log_waits = uri.failed || access(uri.at, F_OK) == 0;
    uri.n = 0;
    sy_buf_str(&uri, "file:");
    for (const char *p = s->path; *p; p++) {
        if (strchr("%?#", *p)) sy_buf_printf(&uri, "%%%02X", (unsigned)*p);
        else sy_buf_char(&uri, *p);
    }
    sy_buf_str(&uri, "?immutable=1");
    int ok = 0;
    if (!log_waits && !uri.failed) {
        sqlite3_close(s->db);
        ok = sqlite3_open_v2(uri.at, &s->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_FULLMUTEX | SQLITE_OPEN_URI, NULL) == SQLITE_OK;
    }
    sy_buf_free(&uri);
    return ok;
}

sayso_status sayso_store_open(const char *path, int write, sayso_store **out, sayso_error *err)
{
    if (!path || !out) return sy_error_set(err, SAYSO_USAGE, 0, "sayso_store_open: path and out must be set");
    sayso_store *s = sy_malloc(sizeof *s);
    char *copy = s ? sy_malloc(strlen(path) + 1) : NULL;
    if (!copy) {
        free(s);
        return sy_error_set(err, SAYSO_MEMORY, 0, "%s: out of memory", path);
    }
    s->db = NULL;
    s->path = strcpy(copy, path);
    int flags = (write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READWRITE) | SQLITE_OPEN_FULLMUTEX;
    int code = sqlite3_open_v2(path, &s->db, flags, NULL);
    if (code != SQLITE_OK && !write) { /* a file or folder that may only be read */
        sqlite3_close(s->db);
        code = sqlite3_open_v2(path, &s->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_FULLMUTEX, NULL);
    }
    sayso_status status = SAYSO_OK;
    if (code != SQLITE_OK) {
        status = access(path, F_OK) == 0 || write ? sy_store_failed(s, err) : sy_error_set(err, SAYSO_STORE, 0, "%s: there is no such store", path);
    } else {
        sqlite3_busy_handler(s->db, wait_for_others, NULL);
        sqlite3_exec(s->db, "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF", NULL, NULL, NULL);
        status = check_schema(s, write, err);
        int why = sqlite3_errcode(s->db) & 0xFF;
        if (status && !write && (why == SQLITE_READONLY || why == SQLITE_CANTOPEN) && open_unchanging(s)) status = check_schema(s, write, err);
        if (!status && write) status = sy_store_run(s, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL", err);
        if (!status && write && sqlite3_db_readonly(s->db, "main") == 1)
            status = sy_error_set(err, SAYSO_IO, 0, "%s: cannot be written; check the rights on the file and its folder", path);
    }
    if (status) {
        sayso_store_close(s);
        return status;
    }
    *out = s;
    return SAYSO_OK;
}

void sayso_store_close(sayso_store *store)
{
    if (!store) return;
    sqlite3_close(store->db);
    free(store->path);
    free(store);
}

/* The engine's key and the given facts as one key. */
static void full_key(const char *key, const char *date, const char *outlet, const char *title, const char *url, char out[65])
{
    sy_buf b;
    const char *const given[] = { date, outlet, title, url };
    sy_buf_init(&b, 0);
    sy_buf_str(&b, key);
    for (int i = 0; i < 4; i++) {
        sy_buf_char(&b, given[i] ? '=' : '-');
        if (given[i]) sy_buf_add(&b, given[i], strlen(given[i]) + 1);
    }
    sayso_sha256(b.at ? b.at : "", b.n, out);
    sy_buf_free(&b);
}

static void key_of_doc(const sayso_doc *d, const char *key, char out[65])
{
    const sayso_report *p = &d->report;
    full_key(key, p->given & 1 ? p->date : NULL, p->given & 2 ? p->outlet : NULL, p->given & 4 ? p->title : NULL, p->given & 8 ? p->url : NULL, out);
}

/* ---- put: a statement is bound column by column; bind() counts them */

typedef struct {
    sayso_store *s;
    sqlite3_stmt *st;
    sqlite3_int64 report;
    int column, ok;
} row;

static void begin(row *r, const char *sql)
{
    r->st = NULL;
    r->column = 0;
    r->ok = r->ok && sqlite3_prepare_v2(r->s->db, sql, -1, &r->st, NULL) == SQLITE_OK;
}

static void text(row *r, const char *value)
{
    r->ok = r->ok && sqlite3_bind_text(r->st, ++r->column, value, -1, SQLITE_STATIC) == SQLITE_OK;
}

static void text_n(row *r, const char *value, size_t n)
{
    r->ok = r->ok && sqlite3_bind_text64(r->st, ++r->column, value, n, SQLITE_STATIC, SQLITE_UTF8) == SQLITE_OK;
}

static void integer(row *r, sqlite3_int64 value) { r->ok = r->ok && sqlite3_bind_int64(r->st, ++r->column, value) == SQLITE_OK; }
static void conf(row *r, unsigned hundredths) { r->ok = r->ok && sqlite3_bind_double(r->st, ++r->column, hundredths / 100.0) == SQLITE_OK; }
static void hull(row *r, sayso_spans s)
{
    sayso_span h = sy_spans_hull(s);
    if (s.n) {
        integer(r, h.start);
        integer(r, h.end);
    } else {
        r->column += 2; /* NULL */
    }
}

static void pieces(row *r, sayso_spans s)
{
    sy_buf b;
    sy_json j;
    sy_buf_init(&b, 0);
    sy_json_init(&j, &b);
    sy_json_spans(&j, NULL, s);
    r->ok = r->ok && !b.failed && sqlite3_bind_text(r->st, ++r->column, b.at, (int)b.n, SQLITE_TRANSIENT) == SQLITE_OK;
    sy_buf_free(&b);
}

/* Insert what was bound and make ready for the next row. */
static void insert(row *r)
{
    r->ok = r->ok && sqlite3_step(r->st) == SQLITE_DONE && sqlite3_reset(r->st) == SQLITE_OK;
    if (r->ok) sqlite3_clear_bindings(r->st);
    r->column = 0;
}

static void end(row *r)
{
    sqlite3_finalize(r->st);
    r->st = NULL;
}

static const char *actor_id(const sayso_doc *d, int32_t i) { return i < 0 ? NULL : d->actors.at[i].id; }
static const char *attribution_id(const sayso_doc *d, int32_t i) { return i < 0 ? NULL : d->attributions.at[i].id; }
static const char *condition_id(const sayso_doc *d, int32_t i) { return i < 0 ? NULL : d->conditions.at[i].id; }

static void put_report(row *r, const sayso_doc *d, const char *key, const char *json, size_t n)
{
    const sayso_report *p = &d->report;
    begin(r, "DELETE FROM report WHERE id = ? AND sha256 = ?");
    text(r, p->id);
    text(r, p->sha256);
    insert(r);
    end(r);
    begin(r, "INSERT INTO report (id,sha256,read_key,date,date_basis,outlet,byline,dateline,title,url,text,record) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)");
    text(r, p->id);
    text(r, p->sha256);
    text(r, key);
    text(r, p->date);
    text(r, sy_word_of_basis(p->date_basis));
    text(r, p->outlet);
    text(r, p->byline);
    text(r, p->dateline);
    text(r, p->title);
    text(r, p->url);
    text_n(r, d->text, d->n_text);
    text_n(r, json, n);
    insert(r);
    end(r);
    r->report = sqlite3_last_insert_rowid(r->s->db);
}

static void put_actors(row *r, const sayso_doc *d)
{
    begin(r, "INSERT INTO actor VALUES (?,?,?,?,?,?)");
    for (uint32_t i = 0; i < d->actors.n; i++) {
        const sayso_actor *a = &d->actors.at[i];
        integer(r, r->report);
        text(r, a->id);
        text(r, a->name);
        text(r, sy_word_of_actor_kind(a->kind));
        text(r, a->country);
        text(r, a->code);
        insert(r);
    }
    end(r);
    begin(r, "INSERT INTO mention VALUES (?,?,?,?,?,?)");
    for (uint32_t i = 0; i < d->mentions.n; i++) {
        const sayso_mention *m = &d->mentions.at[i];
        integer(r, r->report);
        text(r, actor_id(d, m->actor));
        integer(r, m->span.start);
        integer(r, m->span.end);
        text(r, sy_word_of_how(m->how));
        conf(r, m->conf);
        insert(r);
    }
    end(r);
}

/* ["id","id"], as in the record; NULL: nobody else. */
static void joint(row *r, const sayso_doc *d, const sayso_attribution *a)
{
    sy_buf b;
    sy_json j;
    if (!a->n_joint) {
        r->column++;
        return;
    }
    sy_buf_init(&b, 0);
    sy_json_init(&j, &b);
    sy_json_array(&j, NULL);
    for (uint32_t k = 0; k < a->n_joint; k++) sy_json_str(&j, NULL, actor_id(d, a->joint[k]));
    sy_json_end_array(&j);
    r->ok = r->ok && !b.failed && sqlite3_bind_text(r->st, ++r->column, b.at, (int)b.n, SQLITE_TRANSIENT) == SQLITE_OK;
    sy_buf_free(&b);
}

static void put_attributions(row *r, const sayso_doc *d)
{
    begin(r, "INSERT INTO attribution VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    for (uint32_t i = 0; i < d->attributions.n; i++) {
        const sayso_attribution *a = &d->attributions.at[i];
        integer(r, r->report);
        text(r, a->id);
        text(r, sy_word_of_form(a->form));
        text(r, actor_id(d, a->speaker));
        text(r, a->anonymous);
        text(r, actor_id(d, a->via));
        text(r, attribution_id(d, a->parent));
        text(r, actor_id(d, a->addressee));
        text(r, a->cue_class);
        integer(r, a->attitude);
        integer(r, a->unsourced);
        hull(r, a->source);
        hull(r, a->cue);
        hull(r, a->content);
        pieces(r, a->content);
        conf(r, a->conf);
        text(r, a->reason);
        joint(r, d, a);
        if (a->anonymous && a->anonymous_number) integer(r, a->anonymous_number);
        else r->column++; /* NULL */
        text(r, a->anonymous_country);
        text(r, sy_word_of_strength(a->cue_strength));
        insert(r);
    }
    end(r);
}

static void put_events(row *r, const sayso_doc *d, const sayso_event *at, uint32_t n, int nonevent)
{
    begin(r, "INSERT INTO event VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    for (uint32_t i = 0; i < n; i++) {
        const sayso_event *e = &at[i];
        integer(r, r->report);
        text(r, e->id);
        integer(r, nonevent);
        text(r, e->event_type);
        text(r, e->mode);
        text(r, e->code);
        text(r, e->source);
        text(r, e->target);
        text(r, e->date);
        text(r, sy_word_of_modality(e->modality));
        text(r, e->polarity == '-' ? "-" : "+");
        text(r, attribution_id(d, e->attribution));
        text(r, condition_id(d, e->condition));
        hull(r, e->trigger);
        pieces(r, e->trigger);
        conf(r, e->conf);
        text(r, e->reason);
        insert(r);
    }
    end(r);
}

static void put_positions(row *r, const sayso_doc *d)
{
    begin(r, "INSERT INTO position VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    for (uint32_t i = 0; i < d->positions.n; i++) {
        const sayso_position *p = &d->positions.at[i];
        integer(r, r->report);
        text(r, p->id);
        text(r, actor_id(d, p->holder));
        text(r, p->issue);
        text(r, sy_word_of_stance(p->stance));
        text(r, actor_id(d, p->target));
        text(r, condition_id(d, p->condition));
        text(r, attribution_id(d, p->attribution));
        hull(r, p->holder_span);
        hull(r, p->scope);
        hull(r, p->evidence);
        pieces(r, p->evidence);
        conf(r, p->conf);
        text(r, p->reason);
        insert(r);
    }
    end(r);
    begin(r, "INSERT INTO condition VALUES (?,?,?,?,?,?,?,?,?,?,?,?)");
    for (uint32_t i = 0; i < d->conditions.n; i++) {
        const sayso_condition *c = &d->conditions.at[i];
        integer(r, r->report);
        text(r, c->id);
        text(r, actor_id(d, c->holder));
        text(r, sy_word_of_condition_kind(c->kind));
        text(r, attribution_id(d, c->attribution));
        hull(r, c->consequence);
        hull(r, c->condition);
        pieces(r, c->condition);
        conf(r, c->conf);
        text(r, c->reason);
        insert(r);
    }
    end(r);
}

static void put_values(row *r, const sayso_doc *d)
{
    begin(r, "INSERT INTO time VALUES (?,?,?,?,?)");
    for (uint32_t i = 0; i < d->times.n; i++) {
        integer(r, r->report);
        integer(r, d->times.at[i].span.start);
        integer(r, d->times.at[i].span.end);
        text(r, sy_word_of_timex(d->times.at[i].type));
        text(r, d->times.at[i].value);
        insert(r);
    }
    end(r);
    begin(r, "INSERT INTO quantity VALUES (?,?,?,?,?,?,?)");
    for (uint32_t i = 0; i < d->quantities.n; i++) {
        const sayso_quantity *q = &d->quantities.at[i];
        integer(r, r->report);
        integer(r, q->span.start);
        integer(r, q->span.end);
        text(r, sy_word_of_quantity(q->type));
        text(r, q->value);
        text(r, q->unit);
        text(r, sy_word_of_bound(q->bound));
        insert(r);
    }
    end(r);
}

sayso_status sayso_store_put(sayso_store *store, const sayso_doc *doc, const char *key, sayso_error *err)
{
    if (!store || !doc || !key) return sy_error_set(err, SAYSO_USAGE, 0, "sayso_store_put: store, doc and key must be set");
    char *json;
    size_t n;
    sayso_status status = sayso_doc_json(doc, &json, &n, err);
    if (!status) status = sy_store_run(store, "BEGIN IMMEDIATE", err);
    else return status;
    if (status) {
        free(json);
        return status;
    }
    row r = { .s = store, .ok = 1 };
    char full[65];
    key_of_doc(doc, key, full);
    put_report(&r, doc, full, json, n);
    put_actors(&r, doc);
    put_attributions(&r, doc);
    put_events(&r, doc, doc->events.at, doc->events.n, 0);
    put_events(&r, doc, doc->nonevents.at, doc->nonevents.n, 1);
    put_positions(&r, doc);
    put_values(&r, doc);
    if (r.ok) {
        status = sy_store_run(store, "COMMIT", err);
    } else {
        status = sy_store_failed(store, err);
    }
    if (status) sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    free(json);
    return status;
}

/* ---- get */

static char *copy_column(sqlite3_stmt *st, int column, size_t *n)
{
    const void *p = sqlite3_column_text(st, column);
    *n = (size_t)sqlite3_column_bytes(st, column);
    char *copy = p ? sy_malloc(*n + 1) : NULL;
    if (copy) {
        memcpy(copy, p, *n);
        copy[*n] = 0;
    }
    return copy;
}

/* First column of the first row of a query with up to three texts bound; *out NULL if there is no row. */
static sayso_status fetch(sayso_store *s, const char *sql, const char *a, const char *b, const char *c, char **out, size_t *n, sayso_error *err)
{
    sqlite3_stmt *st;
    const char *const bound[] = { a, b, c };
    *out = NULL;
    *n = 0;
    if (sqlite3_prepare_v2(s->db, sql, -1, &st, NULL) != SQLITE_OK) return sy_store_failed(s, err);
    for (int i = 0; i < 3 && i < sqlite3_bind_parameter_count(st); i++) sqlite3_bind_text(st, i + 1, bound[i], -1, SQLITE_STATIC);
    int code = sqlite3_step(st);
    sayso_status status = SAYSO_OK;
    if (code == SQLITE_ROW) {
        *out = copy_column(st, 0, n);
        if (!*out) status = sy_error_set(err, SAYSO_MEMORY, 0, "%s: out of memory", s->path);
    } else if (code != SQLITE_DONE) {
        status = sy_store_failed(s, err);
    }
    sqlite3_finalize(st);
    return status;
}

sayso_status sayso_store_find(sayso_store *store, const sayso_input *input, const char *key, char **json, size_t *n_bytes, sayso_error *err)
{
    char sha256[65], full[65];
    sayso_sha256(input->bytes, input->n_bytes, sha256);
    full_key(key, input->date, input->outlet, input->title, input->url, full);
    return fetch(store, "SELECT record FROM report WHERE id = ? AND sha256 = ? AND read_key = ?", input->id, sha256, full, json, n_bytes, err);
}

/* Ids that a query gives; line: bound to it. */
static sayso_status list_ids(sayso_store *store, const char *sql, const char *line, char ***out, size_t *n, sayso_error *err)
{
    sqlite3_stmt *st;
    size_t count = 0, bytes = 0;
    if (sqlite3_prepare_v2(store->db, sql, -1, &st, NULL) != SQLITE_OK) return sy_store_failed(store, err);
    if (line) sqlite3_bind_text(st, 1, line, -1, SQLITE_STATIC);
    int code;
    while ((code = sqlite3_step(st)) == SQLITE_ROW) {
        sqlite3_column_text(st, 0);
        bytes += (size_t)sqlite3_column_bytes(st, 0) + 1;
        count++;
    }
    char **list = code == SQLITE_DONE ? sy_malloc((count + 1) * sizeof *list + bytes) : NULL;
    if (list) {
        char *p = (char *)(list + count + 1);
        size_t i = 0;
        sqlite3_reset(st);
        while (i < count && sqlite3_step(st) == SQLITE_ROW) {
            list[i++] = p;
            p = stpcpy(p, (const char *)sqlite3_column_text(st, 0)) + 1;
        }
        list[i] = NULL;
        count = i;
    }
    sqlite3_finalize(st);
    if (!list) return code == SQLITE_DONE ? sy_error_set(err, SAYSO_MEMORY, 0, "%s: out of memory", store->path) : sy_store_failed(store, err);
    *out = list;
    *n = count;
    return SAYSO_OK;
}

sayso_status sayso_store_ids(sayso_store *store, char ***out, size_t *n, sayso_error *err)
{
    return list_ids(store, "SELECT id FROM v_report ORDER BY id", NULL, out, n, err);
}

sayso_status sayso_store_ids_with(sayso_store *store, const char *line, char ***out, size_t *n, sayso_error *err)
{
    if (!store || !line || !out || !n) return sy_error_set(err, SAYSO_USAGE, 0, "sayso_store_ids_with: store, line, out and n must be set");
    return list_ids(store, "SELECT v.id FROM report r JOIN v_report v USING (report) WHERE instr(r.record, '\"id\":' || json_quote(?1)) ORDER BY v.id", line, out, n, err);
}

sayso_status sy_store_rename(const char *id, char **json, size_t *n, sayso_error *err)
{
    static const char lead[] = "{\"schema\":1,\"id\":\"";
    const char *p = *json + sizeof lead - 1;
    if (strncmp(*json, lead, sizeof lead - 1) != 0) return SAYSO_OK; /* of another version; its reader will say so */
    while (*p && *p != '"') p += *p == '\\' && p[1] ? 2 : 1;
    sy_buf b;
    sy_json j;
    sy_buf_init(&b, 0);
    sy_json_init(&j, &b);
    sy_buf_str(&b, "{\"schema\":1,\"id\":");
    sy_json_str(&j, NULL, id);
    sy_buf_add(&b, p + 1, *n - (size_t)(p + 1 - *json));
    if (b.failed) {
        sy_buf_free(&b);
        return sy_error_set(err, SAYSO_MEMORY, 0, "%s: out of memory", id);
    }
    free(*json);
    *json = b.at;
    *n = b.n;
    return SAYSO_OK;
}

/* By the id as v_report has it: the id alone if one text bears it, else with the first digits of the hash. Asked of the index of ids and
 * not of the view, which would be worked out for every report. */
static const char by_outside_id[] =
    "SELECT record FROM report WHERE id = ?1 AND (SELECT count(*) FROM report o WHERE o.id = ?1) = 1 "
    "UNION ALL SELECT record FROM report WHERE id = substr(?1, 1, length(?1) - 9) AND '~' || substr(sha256, 1, 8) = substr(?1, -9) "
    "AND (SELECT count(*) FROM report o WHERE o.id = substr(?1, 1, length(?1) - 9)) > 1 LIMIT 1";

sayso_status sayso_store_json(sayso_store *store, const char *id, char **json, size_t *n_bytes, sayso_error *err)
{
    char *found;
    size_t n;
    sayso_status status = fetch(store, by_outside_id, id, NULL, NULL, &found, &n, err);
    if (status) return status;
    if (!found) return sy_error_set(err, SAYSO_EMPTY, 0, "%s: the store has no report of this id", id);
    status = sy_store_rename(id, &found, &n, err);
    if (status) {
        free(found);
        return status;
    }
    *json = found;
    *n_bytes = n;
    return SAYSO_OK;
}
