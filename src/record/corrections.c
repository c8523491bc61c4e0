/*
 * corrections.c - the user's corrections, replayed on every run: two actors are one, one is two, a speaker is somebody
 * else, a line is no line. docs/corrections.md describes the file. A correction that meets nothing in a report is none.
 */
#include "base/limits.h"
#include "base/tsv.h"
#include "base/utf8.h"
#include "names/names.h"
#include "names/table.h"
#include "record/record.h"

#include <stdio.h>
#include <string.h>

typedef enum { OP_NONE = 0, OP_MERGE, OP_SPLIT, OP_SPEAKER, OP_REJECT } op;

typedef struct {
    op op;
    const char *a, *b, *c; /* arguments in their order; NULL: fewer */
} correction;

struct sy_corrections {
    SY_VEC(correction) list;
    uint32_t n_rejects;
    sy_map rejects; /* record id -> 1 */
};

/* ------------------------------------------------------------- reading a line */

enum { ARGUMENTS_MAX = 4, ARGUMENT_BYTES_MAX = 400 };

/*
 * Cut a line into words in place; "..." is one word, \" and \\ stand for themselves in it. Gives their number, or 0 with
 * *why set.
 */
static unsigned cut(char *line, char *word[ARGUMENTS_MAX + 1], uint8_t quoted[ARGUMENTS_MAX + 1], const char **why)
{
    unsigned n = 0;
    char *p = line;
    for (;;) {
        while (*p == ' ' || *p == '\t') p++;
        if (!*p) return n;
        if (n == ARGUMENTS_MAX + 1) return *why = "too many words", 0;
        char *out = p, *from = p;
        quoted[n] = *p == '"';
        if (quoted[n]) {
            for (p++; *p && *p != '"'; p++) {
                if (*p == '\\' && (p[1] == '"' || p[1] == '\\')) p++;
                *out++ = *p;
            }
            if (*p != '"') return *why = "a quotation mark is not closed", 0;
            p++;
            if (*p && *p != ' ' && *p != '\t') return *why = "a blank must follow the closing quotation mark", 0;
        } else {
            while (*p && *p != ' ' && *p != '\t') {
                if (*p == '"') return *why = "a quotation mark inside a word", 0;
                p++;
            }
            out = p;
        }
        int more = *p != 0;
        *out = 0;
        if (out == from || (size_t)(out - from) > ARGUMENT_BYTES_MAX) return *why = "an argument is empty or too long", 0;
        word[n++] = from;
        if (!more) return n;
        p++;
    }
}

/* "a-1f2e3d4c": kind letter (0: any) and eight hexadecimal digits. */
static int is_record_id(const char *s, char kind)
{
    if ((kind ? *s != kind : *s < 'a' || *s > 'z') || s[1] != '-' || strlen(s) != 10) return 0;
    return strspn(s + 2, "0123456789abcdef") == 8;
}

static int is_actor_id(const char *s) { return strlen(s) >= 2 && !strpbrk(s, "\"\\") && !is_record_id(s, 0); }

/* The correction that a line holds; NULL, or what is wrong with it. op stays OP_NONE for a comment or an empty line. */
static const char *parse(char *line, correction *c)
{
    static const struct { const char *name; op op; unsigned n; } ops[] = { { "merge", OP_MERGE, 3 }, { "split", OP_SPLIT, 4 }, { "speaker", OP_SPEAKER, 3 }, { "reject", OP_REJECT, 2 } };
    char *word[ARGUMENTS_MAX + 1] = { 0 };
    uint8_t quoted[ARGUMENTS_MAX + 1];
    const char *why = NULL;
    memset(c, 0, sizeof *c);
    if (line[strspn(line, " \t")] == '#' || !line[strspn(line, " \t")]) return NULL;
    unsigned n = cut(line, word, quoted, &why), k = 0;
    if (!n) return why;
    while (k < 4 && strcmp(ops[k].name, word[0]) != 0) k++;
    if (k == 4) return "the first word must be merge, split, speaker or reject";
    if (n != ops[k].n) return "wrong number of words; merge ID ID, split ID \"form\" NEWID, speaker a-XXXXXXXX ID, reject RECORDID";
    c->op = ops[k].op;
    c->a = word[1];
    c->b = n > 2 ? word[2] : NULL;
    c->c = n > 3 ? word[3] : NULL;
    if (c->op == OP_SPLIT ? !quoted[2] : quoted[1] || (n > 2 && quoted[2])) return "only the form of split stands in quotation marks";
    if (c->op == OP_REJECT) return is_record_id(c->a, 0) ? NULL : "reject needs the id of a line, such as a-1f2e3d4c";
    if (c->op == OP_SPEAKER) return !is_record_id(c->a, 'a') ? "speaker needs the id of an attribution, such as a-1f2e3d4c" : is_actor_id(c->b) ? NULL : "speaker needs the id of an actor";
    if (!is_actor_id(c->a) || !is_actor_id(c->op == OP_SPLIT ? c->c : c->b)) return "this is not the id of an actor";
    if (strcmp(c->a, c->op == OP_SPLIT ? c->c : c->b) == 0) return "both ids are the same";
    return NULL;
}

sayso_status sayso_correction_check(const char *line, sayso_error *err)
{
    char copy[2048];
    correction c;
    size_t n = line ? strlen(line) : 0;
    if (!line) return sy_error_set(err, SAYSO_USAGE, 0, "no line");
    if (n >= sizeof copy) return sy_error_set(err, SAYSO_INPUT, 0, "a correction may have %zu bytes", sizeof copy - 1);
    if (strpbrk(line, "\r\n")) return sy_error_set(err, SAYSO_INPUT, 0, "a correction is one line");
    size_t bad = sy_utf8_check(line, n);
    if (bad < n) return sy_error_set(err, SAYSO_INPUT, (uint32_t)bad, "not UTF-8 text");
    memcpy(copy, line, n + 1);
    const char *why = parse(copy, &c);
    if (!why && c.op == OP_NONE) why = "no correction stands here";
    return why ? sy_error_set(err, SAYSO_INPUT, 0, "%s", why) : SAYSO_OK;
}

void sy_corrections_load(sayso *engine)
{
    sy_arena *a = &engine->arena;
    const char *path = engine->options.corrections;
    engine->corrections = sy_alloc(a, sizeof *engine->corrections);
    if (!path) return;
    size_t n;
    char *text = sy_file_read(a, path, SY_TABLE_BYTES_MAX, SAYSO_INPUT, &n);
    size_t bad = sy_utf8_check(text, n);
    if (bad < n || strlen(text) < n) sy_fail(a, SAYSO_INPUT, (uint32_t)bad, "%s:%zu: not UTF-8 text", path, bad);
    uint32_t number = 0;
    for (char *line = text; line;) {
        char *end = strchr(line, '\n');
        if (end) *end = 0;
        size_t m = strlen(line);
        if (m && line[m - 1] == '\r') line[m - 1] = 0;
        number++;
        correction c;
        const char *why = parse(line, &c);
        if (why) sy_fail(a, SAYSO_INPUT, number, "%s:%u: %s", path, number, why);
        if (c.op == OP_REJECT) *sy_map_put(a, &engine->corrections->rejects, c.a, strlen(c.a), NULL) = 1, engine->corrections->n_rejects++;
        else if (c.op) *SY_PUSH(a, &engine->corrections->list) = c;
        line = end ? end + 1 : NULL;
    }
}

/* ----------------------------------------------------------------- the actors */

static int32_t find_actor(const sayso_doc *d, const char *id)
{
    for (uint32_t i = 0; i < d->actors.n; i++)
        if (strcmp(d->actors.at[i].id, id) == 0) return (int32_t)i;
    return -1;
}

/* An actor of this id: of the report, else of the tables, else a bare one. */
static int32_t want_actor(const sayso *engine, sayso_doc *d, const char *id, const char *name, sayso_actor_kind kind)
{
    int32_t at = find_actor(d, id), e = engine->names ? sy_names_entity(engine->names, id) : -1;
    if (at >= 0) return at;
    sayso_actor a = { .id = id, .name = name, .kind = kind, .first_mention = d->mentions.n };
    if (e >= 0) {
        const sy_entity *x = &engine->names->entities.at[e];
        a.name = x->name;
        a.kind = x->kind;
        a.country = x->country;
        a.code = x->code;
    }
    *SY_PUSH(&d->arena, &d->actors) = a;
    return (int32_t)d->actors.n - 1;
}

static void point(int32_t *index, int32_t from, int32_t to)
{
    if (*index == from) *index = to;
}

/* Whoever pointed at one actor points at another. */
static void redirect(sayso_doc *d, int32_t from, int32_t to)
{
    for (uint32_t i = 0; i < d->attributions.n; i++) {
        sayso_attribution *x = &d->attributions.at[i];
        point(&x->speaker, from, to), point(&x->via, from, to), point(&x->addressee, from, to);
        for (uint32_t k = 0; k < x->n_joint; k++) point(&x->joint[k], from, to);
    }
    for (uint32_t i = 0; i < d->events.n; i++) point(&d->events.at[i].source_actor, from, to), point(&d->events.at[i].target_actor, from, to);
    for (uint32_t i = 0; i < d->nonevents.n; i++) point(&d->nonevents.at[i].source_actor, from, to), point(&d->nonevents.at[i].target_actor, from, to);
    for (uint32_t i = 0; i < d->positions.n; i++) point(&d->positions.at[i].holder, from, to), point(&d->positions.at[i].target, from, to);
    for (uint32_t i = 0; i < d->conditions.n; i++) point(&d->conditions.at[i].holder, from, to);
    for (uint32_t i = 0; i < d->claims.n; i++) point(&d->claims.at[i].subject, from, to), point(&d->claims.at[i].object, from, to);
}

static void merge(const sayso *engine, sayso_doc *d, const correction *c)
{
    int32_t other = find_actor(d, c->b);
    if (other < 0) return;
    sayso_actor o = d->actors.at[other];
    int32_t kept = want_actor(engine, d, c->a, o.name, o.kind);
    for (uint32_t i = 0; i < d->mentions.n; i++) {
        sayso_mention *m = &d->mentions.at[i];
        if (m->actor != other) continue;
        m->actor = kept;
        m->how = SAYSO_HOW_CORRECTION;
        m->conf = 100;
    }
    sayso_actor *k = &d->actors.at[kept];
    if (!k->country) k->country = o.country;
    if (!k->code) k->code = o.code;
    redirect(d, other, kept);
}

static int same_form(const sayso_doc *d, sayso_span s, const char *form)
{
    size_t n = strlen(form);
    return s.end - s.start == n && memcmp(d->text + s.start, form, n) == 0;
}

/* Does a mention of the form lie inside the span, as all that stands for the actor there? */
static int rests_on(const sayso_doc *d, sayso_span span, int32_t actor)
{
    for (uint32_t i = 0; i < d->mentions.n; i++)
        if (d->mentions.at[i].actor == actor && sy_span_covers(span, d->mentions.at[i].span)) return 1;
    return 0;
}

/* Speakers and holders whose printed span holds the form follow it to the new actor. */
static void follow(sayso_doc *d, int32_t from, int32_t to)
{
    for (uint32_t i = 0; i < d->attributions.n; i++) {
        sayso_attribution *x = &d->attributions.at[i];
        if (x->speaker == from && x->source.n && rests_on(d, sy_spans_hull(x->source), to)) x->speaker = to;
    }
    for (uint32_t i = 0; i < d->positions.n; i++) {
        sayso_position *x = &d->positions.at[i];
        if (x->holder == from && x->holder_span.n && rests_on(d, sy_spans_hull(x->holder_span), to)) x->holder = to;
    }
}

static void split(const sayso *engine, sayso_doc *d, const correction *c)
{
    int32_t old = find_actor(d, c->a), fresh = -1;
    for (uint32_t i = 0; old >= 0 && i < d->mentions.n; i++) {
        sayso_mention *m = &d->mentions.at[i];
        if (m->actor != old || !same_form(d, m->span, c->b)) continue;
        if (fresh < 0) fresh = want_actor(engine, d, c->c, c->b, d->actors.at[old].kind);
        m = &d->mentions.at[i];
        m->actor = fresh;
        m->how = SAYSO_HOW_CORRECTION;
        m->conf = 100;
    }
    if (fresh >= 0) follow(d, old, fresh);
}

static void set_speaker(const sayso *engine, sayso_doc *d, const correction *c)
{
    for (uint32_t i = 0; i < d->attributions.n; i++) {
        if (strcmp(d->attributions.at[i].id, c->a) != 0) continue;
        int32_t to = want_actor(engine, d, c->b, c->b, SAYSO_ACTOR_NONE);
        d->attributions.at[i].speaker = to;
        d->attributions.at[i].anonymous = d->attributions.at[i].anonymous_country = NULL;
        d->attributions.at[i].anonymous_number = d->attributions.at[i].n_joint = 0;
        d->attributions.at[i].reason = "the user's correction";
    }
}

/* The new number of an index that may be -1; `to` stands where it is used. */
#define NEW(x) ((x) = (x) < 0 ? -1 : to[x])

static void renumber_actors(sayso_doc *d, const int32_t *to)
{
    for (uint32_t i = 0; i < d->attributions.n; i++) {
        sayso_attribution *x = &d->attributions.at[i];
        NEW(x->speaker), NEW(x->via), NEW(x->addressee);
        for (uint32_t k = 0; k < x->n_joint; k++) NEW(x->joint[k]);
    }
    for (uint32_t i = 0; i < d->events.n; i++) NEW(d->events.at[i].source_actor), NEW(d->events.at[i].target_actor);
    for (uint32_t i = 0; i < d->nonevents.n; i++) NEW(d->nonevents.at[i].source_actor), NEW(d->nonevents.at[i].target_actor);
    for (uint32_t i = 0; i < d->positions.n; i++) NEW(d->positions.at[i].holder), NEW(d->positions.at[i].target);
    for (uint32_t i = 0; i < d->conditions.n; i++) NEW(d->conditions.at[i].holder);
    for (uint32_t i = 0; i < d->claims.n; i++) NEW(d->claims.at[i].subject), NEW(d->claims.at[i].object);
}

/* Mark the actors that something points at. */
static void mark_used(const sayso_doc *d, uint8_t *used)
{
#define USE(x) ((x) >= 0 ? (void)(used[x] = 1) : (void)0)
    for (uint32_t i = 0; i < d->mentions.n; i++) USE(d->mentions.at[i].actor);
    for (uint32_t i = 0; i < d->attributions.n; i++) {
        const sayso_attribution *x = &d->attributions.at[i];
        USE(x->speaker), USE(x->via), USE(x->addressee);
        for (uint32_t k = 0; k < x->n_joint; k++) USE(x->joint[k]);
    }
    for (uint32_t i = 0; i < d->events.n; i++) USE(d->events.at[i].source_actor), USE(d->events.at[i].target_actor);
    for (uint32_t i = 0; i < d->nonevents.n; i++) USE(d->nonevents.at[i].source_actor), USE(d->nonevents.at[i].target_actor);
    for (uint32_t i = 0; i < d->positions.n; i++) USE(d->positions.at[i].holder), USE(d->positions.at[i].target);
    for (uint32_t i = 0; i < d->conditions.n; i++) USE(d->conditions.at[i].holder);
    for (uint32_t i = 0; i < d->claims.n; i++) USE(d->claims.at[i].subject), USE(d->claims.at[i].object);
}

/* Take out the actors that a merge or a split emptied. */
static void drop_empty(sayso_doc *d)
{
    int32_t *to = sy_alloc_array(&d->arena, d->actors.n + 1, sizeof *to), k = 0;
    uint8_t *used = sy_alloc(&d->arena, d->actors.n + 1);
    mark_used(d, used);
    for (uint32_t i = 0; i < d->actors.n; i++) {
        to[i] = used[i] ? k : -1;
        if (used[i]) d->actors.at[k++] = d->actors.at[i];
    }
    d->actors.n = (uint32_t)k;
    for (uint32_t i = 0; i < d->mentions.n; i++) NEW(d->mentions.at[i].actor);
    renumber_actors(d, to);
}

/* ------------------------------------------------------------ rejected lines */

static int rejected(const struct sy_corrections *c, const char *id) { return sy_map_get(&c->rejects, id, strlen(id)) != NULL; }

/* Keep the lines that are not rejected, in order; to[old] = new number or -1. */
#define KEEP(vec, to)                                                \
    do {                                                             \
        uint32_t keep_ = 0;                                          \
        for (uint32_t i = 0; i < (vec).n; i++) {                     \
            (to)[i] = rejected(c, (vec).at[i].id) ? -1 : (int32_t)keep_; \
            if ((to)[i] >= 0) (vec).at[keep_++] = (vec).at[i];       \
        }                                                            \
        (vec).n = keep_;                                             \
    } while (0)

static int32_t *numbers(sayso_doc *d, uint32_t n) { return sy_alloc_array(&d->arena, n + 1, sizeof(int32_t)); }

static void drop_conditions(const struct sy_corrections *c, sayso_doc *d)
{
    int32_t *to = numbers(d, d->conditions.n);
    KEEP(d->conditions, to);
    for (uint32_t i = 0; i < d->events.n; i++) NEW(d->events.at[i].condition);
    for (uint32_t i = 0; i < d->nonevents.n; i++) NEW(d->nonevents.at[i].condition);
    for (uint32_t i = 0; i < d->positions.n; i++) NEW(d->positions.at[i].condition);
}

static void drop_attributions(const struct sy_corrections *c, sayso_doc *d)
{
    uint32_t n = d->attributions.n;
    int32_t *to = numbers(d, n), *parent = numbers(d, n);
    for (uint32_t i = 0; i < n; i++) { /* what was nested in a rejected line hangs on that line's parent */
        int32_t p = d->attributions.at[i].parent;
        for (uint32_t steps = 0; p >= 0 && rejected(c, d->attributions.at[p].id) && steps < SY_NESTING_MAX; steps++) p = d->attributions.at[p].parent;
        parent[i] = p;
    }
    for (uint32_t i = 0; i < n; i++) d->attributions.at[i].parent = parent[i];
    KEEP(d->attributions, to);
    for (uint32_t i = 0; i < d->attributions.n; i++) NEW(d->attributions.at[i].parent);
    for (uint32_t i = 0; i < d->events.n; i++) NEW(d->events.at[i].attribution);
    for (uint32_t i = 0; i < d->nonevents.n; i++) NEW(d->nonevents.at[i].attribution);
    for (uint32_t i = 0; i < d->positions.n; i++) NEW(d->positions.at[i].attribution);
    for (uint32_t i = 0; i < d->claims.n; i++) NEW(d->claims.at[i].attribution);
    for (uint32_t i = 0; i < d->conditions.n; i++) NEW(d->conditions.at[i].attribution);
}

static void reject_lines(const struct sy_corrections *c, sayso_doc *d)
{
    drop_attributions(c, d);
    drop_conditions(c, d);
    int32_t *to = numbers(d, d->events.n + d->nonevents.n + d->positions.n + d->claims.n);
    KEEP(d->events, to);
    KEEP(d->nonevents, to);
    KEEP(d->positions, to);
    KEEP(d->claims, to);
}

/* -------------------------------------------------------------------- replay */

void sy_corrections_run(const sayso *engine, sayso_doc *doc)
{
    const struct sy_corrections *c = engine->corrections;
    if (c) {
        for (uint32_t i = 0; i < c->list.n; i++) {
            const correction *x = &c->list.at[i];
            if (x->op == OP_MERGE) merge(engine, doc, x);
            else if (x->op == OP_SPLIT) split(engine, doc, x);
            else set_speaker(engine, doc, x);
        }
        if (c->n_rejects) reject_lines(c, doc);
        if (c->list.n) drop_empty(doc);
    }
    renumber_actors(doc, sy_actors_regroup(doc));
}
