/*
 * events_export.c - events in the formats that others' scripts read: PLOVER JSON lines, the columns of ICEWS and of the GDELT 2.0
 * event table, the lines of PETRARCH-2. What a format asks for and we do not know stays empty; docs/events.md has the columns and
 * the codebooks they were read from.
 */
#include "base/json.h"
#include "base/tsv.h"
#include "base/utf8.h"
#include "store/record_words.h"
#include "view/actor_names.h"
#include "view/events.h"

#include <stdlib.h>
#include <string.h>

enum { WORDS_OF_NAME = 120, ROLES_MAX = 3, LEAD_SENTENCES = 3 };

/* A row of data/ontology/cameo.tsv. */
typedef struct {
    const char *name, *quad_gdelt, *goldstein, *goldstein_gdelt;
} cameo;

/* Names by code. */
typedef struct {
    sy_map of;
    SY_VEC(const char *) names;
} name_list;

typedef struct {
    sy_buf *out;
    sy_deeds *w;
    SY_VEC(cameo) cameos;
    sy_map cameo_of;
    name_list sectors, countries, quads; /* quads: by PLOVER type */
    sy_actor_names *names;
    uint32_t counted_in, byte, chars;    /* how many characters stand before this byte of this report */
    int filled;
} exporter;

static const sayso_doc *doc_at(const exporter *x, uint32_t report) { return x->w->a->story->docs.at[report]; }

/* ---- tables */

static void load_cameo(exporter *x, const char *dir)
{
    sy_arena *a = x->w->a->arena;
    sy_tsv t;
    sy_tsv_open(&t, a, dir, "ontology/cameo.tsv", 0);
    uint32_t code = sy_tsv_column(&t, "code"), name = sy_tsv_column(&t, "name"), qg = sy_tsv_column(&t, "quad_gdelt"),
             gold = sy_tsv_column(&t, "goldstein"), gdelt = sy_tsv_column(&t, "goldstein_gdelt");
    while (sy_tsv_next(&t)) {
        *sy_map_put(a, &x->cameo_of, t.field[code], strlen(t.field[code]), NULL) = x->cameos.n;
        *SY_PUSH(a, &x->cameos) = (cameo){ t.field[name], t.field[qg], t.field[gold], t.field[gdelt] };
    }
}

/* The first row of each key counts. */
static void load_names(exporter *x, const char *dir, const char *file, const char *key, const char *value, name_list *list)
{
    sy_arena *a = x->w->a->arena;
    sy_tsv t;
    sy_tsv_open(&t, a, dir, file, 0);
    uint32_t code = sy_tsv_column(&t, key), name = sy_tsv_column(&t, value);
    while (sy_tsv_next(&t)) {
        int fresh;
        uint32_t *at = sy_map_put(a, &list->of, t.field[code], strlen(t.field[code]), &fresh);
        if (!fresh) continue;
        *at = list->names.n;
        *SY_PUSH(a, &list->names) = t.field[name];
    }
}

static const cameo *cameo_named(const exporter *x, const char *code)
{
    const uint32_t *at = code ? sy_map_get(&x->cameo_of, code, strlen(code)) : NULL;
    return at ? &x->cameos.at[*at] : NULL;
}

static const char *name_in(const name_list *list, const char *key, size_t n)
{
    const uint32_t *at = key ? sy_map_get(&list->of, key, n) : NULL;
    return at ? list->names.at[*at] : NULL;
}

static int is_body(const char *code) { return strncmp(code, "IGO", 3) == 0 || strncmp(code, "NGO", 3) == 0 || strncmp(code, "NGM", 3) == 0 || strncmp(code, "IMG", 3) == 0 || strncmp(code, "MNC", 3) == 0; }

/* The alpha-3 code that an actor code begins with; NULL for bodies of no one country. */
static const char *country_code(const exporter *x, const char *code)
{
    return code && code[0] != '-' && strlen(code) >= 3 && !is_body(code) ? sy_strndup(x->w->a->arena, code, 3) : NULL;
}

static const char *country_name(const exporter *x, const char *code)
{
    const char *country = country_code(x, code);
    if (!country) return NULL;
    const sayso_actor *state = sy_actor_of_country(x->w->a, country, SAYSO_ACTOR_STATE);
    const char *name = name_in(&x->countries, country, 3);
    return state ? sy_actor_name(x->w->a, state->id) : name ? name : country;
}

/* The state that the event's place is; NULL for a town, a region, or what we do not know. */
static const sayso_actor *state_of_place(const exporter *x, const sy_deed *e)
{
    if (!e->at->place.n) return NULL;
    int32_t actor = sy_actor_over(x->names, e->report, e->at->place.at[e->at->place.n - 1].end - 1);
    const sayso_actor *at = actor < 0 ? NULL : &doc_at(x, e->report)->actors.at[actor];
    return at && at->kind == SAYSO_ACTOR_STATE ? at : NULL;
}

/* Roles behind the country; of a body all of it. *n: how many triples. */
static const char *roles(const char *code, size_t *n)
{
    *n = 0;
    if (!code || strlen(code) < 3) return "";
    const char *s = is_body(code) ? code : code + 3;
    *n = strlen(s) / 3;
    return s;
}

/* ---- fields of tab-separated lines */

static void field(exporter *x, const char *s)
{
    if (x->filled++) sy_buf_char(x->out, '\t');
    for (; s && *s; s++) sy_buf_char(x->out, (unsigned char)*s < ' ' ? ' ' : *s);
}

static void blanks(exporter *x, int n)
{
    while (n--) field(x, NULL);
}

static void end(exporter *x)
{
    sy_buf_char(x->out, '\n');
    x->filled = 0;
}

static const char *side_code(const sy_deed *e, int target) { return target ? e->at->target : e->at->source; }

static const char *words_of(const exporter *x, const sy_deed *e, sayso_spans spans) { return spans.n ? sy_words(x->w->a, e->report, spans, WORDS_OF_NAME) : NULL; }

static const char *side_name(const exporter *x, const sy_deed *e, int target)
{
    const char *name = sy_side_name(x->w, e, target);
    return name ? name : country_name(x, side_code(e, target));
}

/* "2024-10-08" as "20241008". */
static const char *plain_day(const exporter *x, const char *day)
{
    return day ? sy_printf(x->w->a->arena, "%.4s%.2s%.2s", day, day + 5, day + 8) : NULL;
}

/* ---- ICEWS */

static const char *const icews_columns[] = { "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code", "Intensity",
    "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City", "District", "Province", "Country", "Latitude", "Longitude", NULL };

static void icews_side(exporter *x, const sy_deed *e, int target)
{
    size_t n;
    const char *code = side_code(e, target), *s = roles(code, &n), *names = NULL;
    for (size_t i = 0; i < n; i++) {
        const char *name = name_in(&x->sectors, s + 3 * i, 3);
        names = sy_printf(x->w->a->arena, "%s%s%s", names ? names : "", names ? "," : "", name ? name : sy_strndup(x->w->a->arena, s + 3 * i, 3));
    }
    field(x, side_name(x, e, target));
    field(x, names);
    field(x, country_name(x, code));
}

static void icews(exporter *x, uint32_t nth, const sy_deed *e)
{
    const cameo *c = cameo_named(x, e->at->code);
    const sayso_actor *state = state_of_place(x, e);
    field(x, sy_printf(x->w->a->arena, "%u", nth + 1));
    field(x, sy_deed_day(x->w, e));
    icews_side(x, e, 0);
    field(x, c ? c->name : NULL);
    field(x, e->at->code);
    field(x, c ? c->goldstein : NULL);
    icews_side(x, e, 1);
    field(x, sy_printf(x->w->a->arena, "%u", e->report + 1));
    field(x, sy_printf(x->w->a->arena, "%u", e->sentence + 1));
    field(x, doc_at(x, e->report)->report.outlet);
    blanks(x, 3); /* whether a place is a city, a district or a province is not known */
    field(x, state ? sy_actor_name(x->w->a, state->id) : NULL);
    blanks(x, 2);
    end(x);
}

/* ---- GDELT */

/* Names stand in capitals there. */
static const char *capitals(const exporter *x, const char *name)
{
    size_t n = name ? strlen(name) : 0, k = 0;
    char *out = name ? sy_alloc(x->w->a->arena, 4 * n + 1) : NULL;
    unsigned len;
    for (size_t i = 0; i < n; i += len) k += sy_utf8_put(sy_upper(sy_utf8_get(name + i, n - i, &len)), out + k);
    return out;
}

/* A code without its country begins with its role there, not with dashes. */
static void gdelt_side(exporter *x, const sy_deed *e, int target)
{
    size_t n;
    const char *code = side_code(e, target), *s = roles(code, &n);
    field(x, code && strncmp(code, "---", 3) == 0 ? code + 3 : code);
    field(x, capitals(x, side_name(x, e, target)));
    field(x, country_code(x, code));
    blanks(x, 4); /* known group, ethnic, two religions */
    for (size_t i = 0; i < ROLES_MAX; i++) field(x, i < n ? sy_strndup(x->w->a->arena, s + 3 * i, 3) : NULL);
}

/* Type 1: a country; 0: not resolved to a place on the map. */
static void gdelt_place(exporter *x, const char *name, int is_country)
{
    field(x, is_country ? "1" : "0");
    field(x, name);
    blanks(x, 6);
}

/* Year and its fraction as GDELT counts it: (30 (month - 1) + day) / 365, four decimals. */
static const char *fraction(const exporter *x, const char *day)
{
    int month = atoi(day + 5), number = atoi(day + 8), parts = ((month - 1) * 30 + number) * 10000 / 365;
    return sy_printf(x->w->a->arena, "%d.%04d", atoi(day) + parts / 10000, parts % 10000);
}

static void gdelt_day(exporter *x, const char *day)
{
    const char *plain = plain_day(x, day);
    field(x, plain);
    field(x, day ? sy_strndup(x->w->a->arena, plain, 6) : NULL);
    field(x, day ? sy_strndup(x->w->a->arena, plain, 4) : NULL);
    field(x, day ? fraction(x, day) : NULL);
}

static const char *first_digits(const exporter *x, const char *code, size_t n) { return code ? sy_strndup(x->w->a->arena, code, strlen(code) < n ? strlen(code) : n) : NULL; }

static void gdelt(exporter *x, uint32_t nth, const sy_deed *e)
{
    const sayso_report *r = &doc_at(x, e->report)->report;
    const cameo *c = cameo_named(x, e->at->code);
    const char *day = sy_deed_day(x->w, e), *added = plain_day(x, r->date && strlen(r->date) >= 10 ? r->date : NULL);
    field(x, sy_printf(x->w->a->arena, "%u", nth + 1));
    gdelt_day(x, day);
    gdelt_side(x, e, 0);
    gdelt_side(x, e, 1);
    field(x, e->sentence < LEAD_SENTENCES ? "1" : "0");
    field(x, e->at->code);
    field(x, first_digits(x, e->at->code, 3));
    field(x, first_digits(x, e->at->code, 2));
    field(x, c ? c->quad_gdelt : NULL);
    field(x, c ? c->goldstein_gdelt : NULL);
    for (int i = 0; i < 3; i++) field(x, "1"); /* mentions, sources, articles: this report */
    field(x, NULL);                            /* no tone: sayso gives none */
    gdelt_place(x, NULL, 0);
    gdelt_place(x, NULL, 0);
    gdelt_place(x, words_of(x, e, e->at->place), state_of_place(x, e) != NULL);
    field(x, added ? sy_printf(x->w->a->arena, "%s000000", added) : NULL);
    field(x, r->url ? r->url : r->id);
    end(x);
}

/* ---- PETRARCH */

static void or_dashes(exporter *x, const char *s) { field(x, s ? s : "---"); }

/* As its writer has it: the column of the URL stands only where there is one, and what is not known is NULL or dashes. */
static void petrarch(exporter *x, const sy_deed *e)
{
    const sayso_report *r = &doc_at(x, e->report)->report;
    field(x, plain_day(x, sy_deed_day(x->w, e)));
    for (int target = 0; target < 2; target++) or_dashes(x, side_code(e, target));
    or_dashes(x, e->at->code);
    field(x, e->issues);
    field(x, sy_printf(x->w->a->arena, "%s_%u", r->id, e->sentence + 1));
    if (r->url) field(x, r->url);
    field(x, r->outlet ? r->outlet : "NULL");
    or_dashes(x, words_of(x, e, e->at->source_span));
    or_dashes(x, words_of(x, e, e->at->target_span));
    or_dashes(x, words_of(x, e, e->at->trigger));
    end(x);
}

/* ---- PLOVER */

static void plover_side(exporter *x, sy_json *j, const sy_deed *e, int target)
{
    size_t n;
    int32_t actor = target ? e->at->target_actor : e->at->source_actor;
    const char *code = side_code(e, target), *s = roles(code, &n), *name = actor < 0 ? NULL : sy_side_name(x->w, e, target);
    const char *text = words_of(x, e, target ? e->at->target_span : e->at->source_span);
    int body = code && is_body(code);
    sy_json_array(j, target ? "recipient" : "source");
    if (code || name || text) {
        sy_json_object(j, NULL);
        sy_json_str(j, "code", body ? sy_strndup(x->w->a->arena, code, 3) : country_code(x, code));
        sy_json_str(j, "sector", n > (size_t)body ? s + 3 * body : NULL);
        sy_json_str(j, "actor_text", text);
        sy_json_str(j, "identifier_id", actor < 0 ? NULL : doc_at(x, e->report)->actors.at[actor].id);
        sy_json_str(j, "identifier_text", name);
        sy_json_end_object(j);
    }
    sy_json_end_array(j);
}

static void plover_list(sy_json *j, const char *key, const char *only)
{
    sy_json_array(j, key);
    if (only) sy_json_str(j, NULL, only);
    sy_json_end_array(j);
}

/* The manual's special contexts. */
static void plover_context(sy_json *j, const sayso_event *e)
{
    sy_json_array(j, "context");
    if (e->polarity == '-') sy_json_str(j, NULL, "negation");
    if (e->modality == SAYSO_PLANNED) sy_json_str(j, NULL, "future");
    if (e->modality == SAYSO_CONDITIONAL || e->modality == SAYSO_HYPOTHETICAL || e->modality == SAYSO_DEMANDED) sy_json_str(j, NULL, "hypothetical");
    sy_json_end_array(j);
}

/* How many characters stand before a byte. Asked for in the order of the text, all of a report costs one pass over it. */
static uint32_t characters_before(exporter *x, uint32_t report, uint32_t byte)
{
    const sayso_doc *d = doc_at(x, report);
    if (x->counted_in != report || x->byte > byte) x->byte = x->chars = 0;
    x->counted_in = report;
    for (; x->byte < byte; x->byte++) x->chars += ((unsigned char)d->text[x->byte] & 0xC0) != 0x80;
    return x->chars;
}

static void plover_text(exporter *x, sy_json *j, const sy_deed *e)
{
    const sayso_doc *d = doc_at(x, e->report);
    sayso_span s = e->sentence < d->sentence_spans.n ? d->sentence_spans.at[e->sentence] : (sayso_span){ 0, 0 };
    sy_json_strn(j, "text", d->text + s.start, s.end - s.start);
    sy_json_object(j, "text_info");
    sy_json_int(j, "sequence", e->sentence + 1);
    sy_json_int(j, "start", characters_before(x, e->report, s.start));
    sy_json_int(j, "end", characters_before(x, e->report, s.end));
    sy_json_end_object(j);
    sy_json_object(j, "cite_info");
    sy_json_str(j, "citation", d->report.id);
    sy_json_str(j, "url", d->report.url);
    sy_json_str(j, "title", d->report.title);
    sy_json_str(j, "language", "en");
    sy_json_str(j, "publication", d->report.outlet);
    sy_json_end_object(j);
}

static void plover_place(exporter *x, sy_json *j, const sy_deed *e)
{
    const sayso_actor *state = state_of_place(x, e);
    if (!e->at->place.n) {
        sy_json_str(j, "event_loc", NULL);
        return;
    }
    sy_json_object(j, "event_loc");
    sy_json_str(j, "name", words_of(x, e, e->at->place));
    sy_json_str(j, "cc3", state ? state->country : NULL);
    sy_json_end_object(j);
}

/* What the manual has no field for: without it a claim would read like a fact. */
static void plover_beyond(exporter *x, sy_json *j, const sy_deed *e)
{
    const sayso_doc *d = doc_at(x, e->report);
    sy_json_str(j, "cameo", e->at->code);
    sy_json_str(j, "modality", sy_word_of_modality(e->at->modality));
    sy_json_str(j, "said_by", sy_deed_speaker(x->w, e));
    sy_json_str(j, "condition", e->at->condition < 0 ? NULL : words_of(x, e, d->conditions.at[e->at->condition].condition));
}

static void plover(exporter *x, const sy_deed *e)
{
    const char *type = e->at->event_type;
    sy_json j;
    sy_json_init(&j, x->out);
    sy_json_object(&j, NULL);
    sy_json_str(&j, "id", sy_printf(x->w->a->arena, "%s#%s", doc_at(x, e->report)->report.id, e->at->id));
    sy_json_str(&j, "date", sy_deed_day(x->w, e));
    plover_side(x, &j, e, 0);
    plover_side(x, &j, e, 1);
    plover_list(&j, "event", type);
    plover_list(&j, "mode", e->at->mode);
    plover_context(&j, e->at);
    sy_json_raw(&j, "quad_code", type ? name_in(&x->quads, type, strlen(type)) : NULL);
    plover_place(x, &j, e);
    plover_list(&j, "event_text", words_of(x, e, e->at->trigger));
    plover_text(x, &j, e);
    sy_json_str(&j, "coder", sy_printf(x->w->a->arena, "sayso %s", sayso_version()));
    sy_json_str(&j, "comment", e->at->reason);
    plover_beyond(x, &j, e);
    sy_json_end_object(&j);
    sy_buf_char(x->out, '\n');
}

/* ---- */

void sy_events_export(sy_buf *out, sy_deeds *w)
{
    exporter x = { .out = out, .w = w, .names = sy_actor_names_of(w->a) };
    const char *dir = w->engine->options.data_dir;
    uint32_t nth = 0;
    load_cameo(&x, dir);
    load_names(&x, dir, "ontology/sectors.tsv", "code", "name", &x.sectors);
    load_names(&x, dir, "actors/states.tsv", "country", "name", &x.countries);
    load_names(&x, dir, "ontology/plover.tsv", "type", "quad", &x.quads);
    if (w->how->as == SAYSO_EVENTS_ICEWS) {
        for (const char *const *c = icews_columns; *c; c++) field(&x, *c);
        end(&x);
    }
    for (uint32_t i = 0; i < w->deeds.n; i++) {
        const sy_deed *e = &w->deeds.at[i];
        if (!e->is_event) continue;
        if (w->how->as == SAYSO_EVENTS_ICEWS) icews(&x, nth, e);
        else if (w->how->as == SAYSO_EVENTS_GDELT) gdelt(&x, nth, e);
        else if (w->how->as == SAYSO_EVENTS_PETRARCH) petrarch(&x, e);
        else plover(&x, e);
        nth++;
    }
}
