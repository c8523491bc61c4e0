/*
 * record_read.c - a report's record back from its JSON. Checks what verify checks, so that a record that was
 * edited by hand, cut short or made for another text is refused by name and byte, never half taken.
 */
#include "base/doc.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "store/record_words.h"

#include <jansson.h>
#include <stdlib.h>

enum { BLOCK_MIN = 2048, BLOCK_MAX = 64 * 1024 }; /* a record takes two thirds of the memory that its JSON takes */

typedef struct {
    sayso_doc *d;
    const char *json;
    size_t n_bytes;
    int head_only;     /* what is known of the report and its text, nothing that was read from it */
    const char *where; /* for messages: the array being read */
    json_t *root;      /* freed behind the reading: records of a hundred thousand reports are held at a time, their trees are not */
    sy_arena maps;
    void (*work)(void *reader);
    sy_map actor_ids, attribution_ids, condition_ids; /* in maps: not needed behind the reading */
} reader;

/* Room for all items of a list at once: a list that grows leaves its smaller copies behind in the arena. */
#define RESERVE(r, vec, n_items) \
    ((vec)->room = (uint32_t)(n_items), (vec)->at = (vec)->room ? sy_alloc_array(&(r)->d->arena, (vec)->room, sizeof *(vec)->at) : NULL)

static _Noreturn void bad(reader *r, const char *what)
{
    const char *id = r->d->report.id ? r->d->report.id : "record";
    sy_fail(&r->d->arena, SAYSO_INPUT, 0, "%.80s: \"%s\": %s; write the record again with sayso read --json", id, r->where, what);
}

static const char *str(reader *r, const json_t *o, const char *key)
{
    const json_t *v = json_object_get(o, key);
    if (!v || json_is_null(v)) return NULL;
    if (!json_is_string(v)) bad(r, key);
    return sy_strndup(&r->d->arena, json_string_value(v), json_string_length(v));
}

static uint32_t number(reader *r, const json_t *v)
{
    if (!json_is_integer(v) || json_integer_value(v) < 0 || json_integer_value(v) > UINT32_MAX) bad(r, "a byte offset is no number");
    return (uint32_t)json_integer_value(v);
}

static sayso_span span_of(reader *r, const json_t *v)
{
    if (!json_is_array(v) || json_array_size(v) != 2) bad(r, "a span must be [start,end]");
    sayso_span s = { number(r, json_array_get(v, 0)), number(r, json_array_get(v, 1)) };
    if (s.start >= s.end || s.end > r->d->n_text) bad(r, "a span lies outside the text");
    return s;
}

static sayso_span span(reader *r, const json_t *o, const char *key)
{
    const json_t *v = json_object_get(o, key);
    sayso_span none = { 0, 0 };
    return !v || json_is_null(v) ? none : span_of(r, v);
}

static sayso_spans spans(reader *r, const json_t *o, const char *key)
{
    const json_t *v = json_object_get(o, key);
    if (!v || json_is_null(v)) return sy_no_spans();
    if (!json_is_array(v)) bad(r, key);
    uint32_t n = (uint32_t)json_array_size(v);
    sayso_span *at = sy_alloc_array(&r->d->arena, n, sizeof *at);
    for (uint32_t i = 0; i < n; i++) at[i] = span_of(r, json_array_get(v, i));
    sayso_spans s = { n ? at : NULL, n };
    return s;
}

static uint8_t conf(const json_t *o)
{
    double x = json_number_value(json_object_get(o, "conf"));
    return x <= 0 ? 0 : x >= 1 ? 100 : (uint8_t)(x * 100 + 0.5);
}

static unsigned word(reader *r, const json_t *o, const char *key, const char *(*words)(unsigned))
{
    const json_t *v = json_object_get(o, key);
    if (!v || json_is_null(v)) return 0;
    unsigned n = sy_number_of_word(words, json_string_value(v));
    if (!n) bad(r, key);
    return n;
}

static uint8_t flag(const json_t *o, const char *key) { return json_is_true(json_object_get(o, key)); }

static int32_t ref(reader *r, const json_t *o, const char *key, const sy_map *ids)
{
    const json_t *v = json_object_get(o, key);
    if (!v || json_is_null(v)) return -1;
    if (!json_is_string(v)) bad(r, key);
    const uint32_t *i = sy_map_get(ids, json_string_value(v), json_string_length(v));
    if (!i) bad(r, "an id is used that is not listed");
    return (int32_t)*i;
}

static int32_t actor(reader *r, const json_t *o, const char *key) { return ref(r, o, key, &r->actor_ids); }

static const char *record_id(reader *r, const json_t *o)
{
    const char *id = str(r, o, "id");
    if (!id) bad(r, "an item has no id");
    return id;
}

static void note_id(reader *r, sy_map *ids, const char *id, uint32_t i)
{
    int fresh;
    uint32_t *v = sy_map_put(&r->maps, ids, id, strlen(id), &fresh);
    if (!fresh) bad(r, "an id stands twice");
    *v = i;
}

static void list_spans(reader *r, const json_t *root, const char *key, sayso_spans *out)
{
    r->where = key;
    *out = spans(r, root, key);
}

static void read_head(reader *r, const json_t *root)
{
    sayso_doc *d = r->d;
    sayso_report *p = &d->report;
    r->where = "id";
    p->id = str(r, root, "id");
    p->sha256 = str(r, root, "sha256");
    const json_t *text = json_object_get(root, "text");
    if (!p->id || !p->sha256 || strlen(p->sha256) != 64 || !json_is_string(text)) bad(r, "id, sha256 or text is missing");
    if (json_string_length(text) > SY_TEXT_BYTES_MAX) bad(r, "its text is too long");
    d->n_text = (uint32_t)json_string_length(text);
    d->text = sy_strndup(&d->arena, json_string_value(text), d->n_text);
    r->where = "date";
    const json_t *date = json_object_get(root, "date");
    if (json_is_object(date)) {
        p->date = str(r, date, "value");
        p->date_basis = word(r, date, "basis", sy_word_of_basis);
        p->date_span = span(r, date, "span");
    }
    r->where = "title";
    p->outlet = str(r, root, "outlet");
    p->byline = str(r, root, "byline");
    p->byline_span = span(r, root, "byline_span");
    p->dateline = str(r, root, "dateline");
    p->dateline_span = span(r, root, "dateline_span");
    p->title = str(r, root, "title");
    p->title_span = span(r, root, "title_span");
    p->url = str(r, root, "url");
    p->given = (uint32_t)json_integer_value(json_object_get(root, "given"));
    sayso_spans s;
    list_spans(r, root, "stripped", &s);
    RESERVE(r, &d->stripped, s.n);
    for (uint32_t i = 0; i < s.n; i++) *SY_PUSH(&d->arena, &d->stripped) = s.at[i];
    list_spans(r, root, "sentences", &s);
    RESERVE(r, &d->sentence_spans, s.n);
    for (uint32_t i = 0; i < s.n; i++) *SY_PUSH(&d->arena, &d->sentence_spans) = s.at[i];
}

static void read_raw(reader *r, const json_t *root)
{
    const json_t *raw = json_object_get(root, "raw"), *v;
    size_t i;
    RESERVE(r, &r->d->raw, json_array_size(raw));
    r->where = "raw";
    json_array_foreach(raw, i, v) {
        sayso_raw_piece *p = SY_PUSH(&r->d->arena, &r->d->raw);
        p->text_start = number(r, json_array_get(v, 0));
        p->raw_start = number(r, json_array_get(v, 1));
        p->length = number(r, json_array_get(v, 2));
    }
}

static void read_mentions(reader *r, const json_t *list, int32_t of)
{
    const json_t *v;
    size_t i;
    json_array_foreach(list, i, v) {
        sayso_mention *m = SY_PUSH(&r->d->arena, &r->d->mentions);
        const json_t *s = json_object_get(v, "span");
        m->span = span_of(r, s);
        m->actor = of;
        m->how = word(r, v, "how", sy_word_of_how);
        m->conf = conf(v);
    }
}

static void read_actors(reader *r, const json_t *root)
{
    sayso_doc *d = r->d;
    const json_t *v;
    size_t i;
    const json_t *list = json_object_get(root, "actors"), *unresolved = json_object_get(root, "unresolved");
    size_t mentions = json_array_size(unresolved);
    r->where = "actors";
    json_array_foreach(list, i, v) mentions += json_array_size(json_object_get(v, "mentions"));
    RESERVE(r, &d->mentions, mentions);
    RESERVE(r, &d->actors, json_array_size(list));
    json_array_foreach(list, i, v) {
        sayso_actor *a = SY_PUSH(&d->arena, &d->actors);
        a->id = record_id(r, v);
        a->name = str(r, v, "name");
        a->kind = word(r, v, "kind", sy_word_of_actor_kind);
        a->country = str(r, v, "country");
        a->code = str(r, v, "code");
        a->first_mention = d->mentions.n;
        note_id(r, &r->actor_ids, a->id, (uint32_t)i);
        read_mentions(r, json_object_get(v, "mentions"), (int32_t)i);
        d->actors.at[i].n_mentions = d->mentions.n - d->actors.at[i].first_mention;
    }
    r->where = "unresolved";
    read_mentions(r, unresolved, -1);
}

static void read_values(reader *r, const json_t *root)
{
    sayso_doc *d = r->d;
    const json_t *v;
    size_t i;
    r->where = "times";
    RESERVE(r, &d->times, json_array_size(json_object_get(root, "times")));
    json_array_foreach(json_object_get(root, "times"), i, v) {
        sayso_time *t = SY_PUSH(&d->arena, &d->times);
        t->span = span_of(r, json_object_get(v, "span"));
        t->type = word(r, v, "type", sy_word_of_timex);
        t->value = str(r, v, "value");
    }
    r->where = "quantities";
    RESERVE(r, &d->quantities, json_array_size(json_object_get(root, "quantities")));
    json_array_foreach(json_object_get(root, "quantities"), i, v) {
        sayso_quantity *q = SY_PUSH(&d->arena, &d->quantities);
        const json_t *n = json_object_get(v, "value");
        q->span = span_of(r, json_object_get(v, "span"));
        q->type = word(r, v, "type", sy_word_of_quantity);
        if (json_is_integer(n)) q->value = sy_printf(&d->arena, "%lld", (long long)json_integer_value(n));
        else if (json_is_real(n)) q->value = sy_printf(&d->arena, "%.15g", json_real_value(n));
        q->unit = str(r, v, "unit");
        q->of = spans(r, v, "of");
        q->bound = word(r, v, "bound", sy_word_of_bound);
    }
}

static int32_t time_at(reader *r, const json_t *o)
{
    const json_t *v = json_object_get(o, "time");
    if (!v || json_is_null(v)) return -1;
    sayso_span s = span_of(r, json_object_get(v, "span"));
    for (uint32_t i = 0; i < r->d->times.n; i++)
        if (r->d->times.at[i].span.start == s.start && r->d->times.at[i].span.end == s.end) return (int32_t)i;
    bad(r, "a time is used that is not listed");
}

static void read_joint(reader *r, const json_t *o, sayso_attribution *a)
{
    const json_t *list = json_object_get(o, "joint"), *v;
    size_t i;
    json_array_foreach(list, i, v) {
        if (i == SAYSO_JOINT_MAX || !json_is_string(v)) bad(r, "joint");
        const uint32_t *actor = sy_map_get(&r->actor_ids, json_string_value(v), json_string_length(v));
        if (!actor) bad(r, "an id is used that is not listed");
        a->joint[a->n_joint++] = (int32_t)*actor;
    }
}

static void read_attributions(reader *r, const json_t *root)
{
    sayso_doc *d = r->d;
    const json_t *list = json_object_get(root, "attributions"), *v;
    size_t i;
    r->where = "attributions";
    RESERVE(r, &d->attributions, json_array_size(list));
    json_array_foreach(list, i, v) note_id(r, &r->attribution_ids, record_id(r, v), (uint32_t)i);
    json_array_foreach(list, i, v) {
        sayso_attribution *a = SY_PUSH(&d->arena, &d->attributions);
        a->id = record_id(r, v);
        a->source = spans(r, v, "source");
        a->cue = spans(r, v, "cue");
        a->content = spans(r, v, "content");
        a->form = word(r, v, "form", sy_word_of_form);
        a->speaker = actor(r, v, "speaker");
        read_joint(r, v, a);
        a->anonymous = str(r, v, "anonymous");
        a->anonymous_number = json_is_integer(json_object_get(v, "anonymous_number")) ? number(r, json_object_get(v, "anonymous_number")) : 0;
        a->anonymous_country = str(r, v, "anonymous_country");
        a->via = actor(r, v, "via");
        a->via_span = spans(r, v, "via_span");
        a->parent = ref(r, v, "parent", &r->attribution_ids);
        a->venue = spans(r, v, "venue");
        a->addressee = actor(r, v, "addressee");
        a->addressee_span = spans(r, v, "addressee_span");
        a->time = time_at(r, v);
        a->verification = spans(r, v, "verification");
        a->cue_class = str(r, v, "cue_class");
        a->cue_strength = word(r, v, "cue_strength", sy_word_of_strength);
        a->attitude = flag(v, "attitude");
        a->unsourced = flag(v, "unsourced");
        a->conf = conf(v);
        a->reason = str(r, v, "reason");
    }
}

static void read_conditions(reader *r, const json_t *root)
{
    const json_t *v;
    size_t i;
    r->where = "conditions";
    RESERVE(r, &r->d->conditions, json_array_size(json_object_get(root, "conditions")));
    json_array_foreach(json_object_get(root, "conditions"), i, v) {
        sayso_condition *c = SY_PUSH(&r->d->arena, &r->d->conditions);
        c->id = record_id(r, v);
        note_id(r, &r->condition_ids, c->id, (uint32_t)i);
        c->condition = spans(r, v, "condition");
        c->consequence = spans(r, v, "consequence");
        c->marker = spans(r, v, "marker");
        c->holder = actor(r, v, "holder");
        c->attribution = ref(r, v, "attribution", &r->attribution_ids);
        c->kind = word(r, v, "kind", sy_word_of_condition_kind);
        c->conf = conf(v);
        c->reason = str(r, v, "reason");
    }
}

static void read_event(reader *r, const json_t *v, sayso_event *e)
{
    const char *polarity = str(r, v, "polarity");
    e->id = record_id(r, v);
    e->event_type = str(r, v, "event_type");
    e->mode = str(r, v, "mode");
    e->code = str(r, v, "code");
    e->source = str(r, v, "source");
    e->target = str(r, v, "target");
    e->source_actor = actor(r, v, "source_actor");
    e->target_actor = actor(r, v, "target_actor");
    e->trigger = spans(r, v, "trigger");
    e->source_span = spans(r, v, "source_span");
    e->target_span = spans(r, v, "target_span");
    e->place = spans(r, v, "place");
    e->date = str(r, v, "date");
    e->modality = word(r, v, "modality", sy_word_of_modality);
    e->polarity = polarity && *polarity == '-' ? '-' : '+';
    e->attribution = ref(r, v, "attribution", &r->attribution_ids);
    e->condition = ref(r, v, "condition", &r->condition_ids);
    e->conf = conf(v);
    e->reason = str(r, v, "reason");
}

static void read_events(reader *r, const json_t *root)
{
    const json_t *v;
    size_t i;
    r->where = "events";
    RESERVE(r, &r->d->events, json_array_size(json_object_get(root, "events")));
    json_array_foreach(json_object_get(root, "events"), i, v) read_event(r, v, SY_PUSH(&r->d->arena, &r->d->events));
    r->where = "nonevents";
    RESERVE(r, &r->d->nonevents, json_array_size(json_object_get(root, "nonevents")));
    json_array_foreach(json_object_get(root, "nonevents"), i, v) read_event(r, v, SY_PUSH(&r->d->arena, &r->d->nonevents));
}

static void read_positions(reader *r, const json_t *root)
{
    const json_t *v;
    size_t i;
    r->where = "positions";
    RESERVE(r, &r->d->positions, json_array_size(json_object_get(root, "positions")));
    json_array_foreach(json_object_get(root, "positions"), i, v) {
        sayso_position *p = SY_PUSH(&r->d->arena, &r->d->positions);
        p->id = record_id(r, v);
        p->holder = actor(r, v, "holder");
        p->holder_span = spans(r, v, "holder_span");
        p->issue = str(r, v, "issue");
        p->stance = word(r, v, "stance", sy_word_of_stance);
        p->scope = spans(r, v, "scope");
        p->evidence = spans(r, v, "evidence");
        p->target = actor(r, v, "target");
        p->condition = ref(r, v, "condition", &r->condition_ids);
        p->attribution = ref(r, v, "attribution", &r->attribution_ids);
        p->conf = conf(v);
        p->reason = str(r, v, "reason");
    }
}

static void read_claims(reader *r, const json_t *root)
{
    const json_t *v;
    size_t i;
    r->where = "claims";
    RESERVE(r, &r->d->claims, json_array_size(json_object_get(root, "claims")));
    json_array_foreach(json_object_get(root, "claims"), i, v) {
        sayso_claim *c = SY_PUSH(&r->d->arena, &r->d->claims);
        c->id = record_id(r, v);
        c->span = span_of(r, json_object_get(v, "span"));
        c->predicate = span(r, v, "predicate");
        c->lemma = str(r, v, "lemma");
        c->subject = actor(r, v, "subject");
        c->object = actor(r, v, "object");
        c->attribution = ref(r, v, "attribution", &r->attribution_ids);
        c->negated = flag(v, "negated");
    }
}

static void read_work(void *arg)
{
    reader *r = arg;
    json_error_t e;
    json_t *root = json_loadb(r->json, r->n_bytes, JSON_ALLOW_NUL | JSON_REJECT_DUPLICATES, &e);
    if (!root && (!*e.text || json_error_code(&e) == json_error_out_of_memory)) sy_fail(&r->d->arena, SAYSO_MEMORY, 0, "out of memory");
    if (!root) sy_fail(&r->d->arena, SAYSO_INPUT, (uint32_t)e.position, "byte %d: not JSON: %s", e.position, e.text);
    r->root = root;
    r->where = "schema";
    if (!json_is_object(root)) bad(r, "not a JSON object");
    json_int_t schema = json_integer_value(json_object_get(root, "schema"));
    if (schema > SAYSO_SCHEMA) bad(r, "the record was written by a newer sayso; read it with that one");
    if (schema != SAYSO_SCHEMA) bad(r, "this is not a record that sayso wrote");
    read_head(r, root);
    if (r->head_only) return;
    read_raw(r, root);
    read_actors(r, root);
    read_values(r, root);
    read_attributions(r, root);
    read_conditions(r, root);
    read_events(r, root);
    read_positions(r, root);
    read_claims(r, root);
}

/* The maps fail as the document does. */
static void read_with_maps(void *arg)
{
    reader *r = arg;
    sayso_error err = { 0 };
    sayso_status status = sy_guard(&r->maps, r->work, r, &err);
    if (status) sy_fail(&r->d->arena, status, err.at, "%s", err.text);
}

/* Cut the record behind its head, so that the rest is not parsed; its keys stand in the order of record_json.c, and no string can hold
 * these bytes unescaped. */
static void cut_behind_head(reader *r)
{
    static const char next[] = ",\"actors\":";
    const char *end = memmem(r->json, r->n_bytes, next, sizeof next - 1);
    if (!end) return; /* another order: parsed as a whole */
    size_t n = (size_t)(end - r->json);
    char *cut = sy_strndup(&r->maps, r->json, n + 1);
    cut[n] = '}';
    r->json = cut;
    r->n_bytes = n + 1;
}

static void read_head_work(void *arg)
{
    reader *r = arg;
    r->head_only = 1;
    cut_behind_head(r);
    read_work(r);
}

static sayso_status read_json(const char *json, size_t n_bytes, void (*work)(void *), sayso_doc **out, sayso_error *err)
{
    if (n_bytes > SY_JSON_LINE_MAX) return sy_error_set(err, SAYSO_LIMIT, 0, "the record has %zu bytes; at most %u are read; split the report", n_bytes, SY_JSON_LINE_MAX);
    sayso_doc *d = sy_malloc(sizeof *d);
    if (!d) return sy_error_set(err, SAYSO_MEMORY, 0, "out of memory");
    memset(d, 0, sizeof *d);
    sy_arena_init(&d->arena, n_bytes < BLOCK_MAX ? n_bytes * 3 / 4 + BLOCK_MIN : BLOCK_MAX);
    reader r = { .d = d, .json = json, .n_bytes = n_bytes, .work = work };
    sy_arena_init(&r.maps, 8 * 1024);
    sayso_status status = sy_guard(&d->arena, read_with_maps, &r, err);
    json_decref(r.root);
    sy_arena_free(&r.maps);
    if (status == SAYSO_OK) status = sayso_doc_verify(d, NULL, err);
    if (status) {
        sayso_doc_free(d);
        return status;
    }
    *out = d;
    return SAYSO_OK;
}

sayso_status sayso_doc_from_json(const char *json, size_t n_bytes, sayso_doc **out, sayso_error *err)
{
    if (!json || !out) return sy_error_set(err, SAYSO_USAGE, 0, "sayso_doc_from_json: json and out must be set");
    return read_json(json, n_bytes, read_work, out, err);
}

sayso_status sayso_doc_head_from_json(const char *json, size_t n_bytes, sayso_doc **out, sayso_error *err)
{
    if (!json || !out) return sy_error_set(err, SAYSO_USAGE, 0, "sayso_doc_head_from_json: json and out must be set");
    return read_json(json, n_bytes, read_head_work, out, err);
}
