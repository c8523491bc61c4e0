/* event_tables.c - loading the tables of the event coder. */
#include "record/event_tables.h"

#include "base/tsv.h"
#include "base/utf8.h"
#include "record/dictionary.h"
#include "record/record.h"

#include <stdio.h>

enum { WHO_WORDS_MAX = 6, KEY_MAX = 160 };

struct sy_frames {
    const struct sy_names *names;
    sy_map frames; /* "v attack" -> heads */
    SY_VEC(const sy_frame *) heads;
    SY_VEC(sy_frame *) tails;
    sy_map classes;   /* names of noun classes */
    sy_map members;   /* "class lemma" */
    sy_map compose;   /* "op inner" -> code list */
    SY_VEC(const char *) composed;
    sy_map cameo;
    SY_VEC(sy_cameo) codes;
    sy_map who;
    SY_VEC(sy_who) whos;
    sy_map states; /* ids of states -> countries */
    SY_VEC(const char *) countries;
    sy_map who_first; /* first words of phrases: most words */
};

/* ---- frames.tsv */

static const char *or_null(const char *s) { return s[0] ? s : NULL; }

static uint8_t find_op(const char *name, size_t n)
{
    static const char *const names[SY_OP_N] = { "", "do", "light", "say", "plan", "promise", "willing", "vow", "demand", "appeal", "reject", "threaten", "warn", "accuse", "fail", "none" };
    for (uint8_t i = 1; i < SY_OP_N; i++)
        if (strlen(names[i]) == n && memcmp(names[i], name, n) == 0) return i;
    return 0;
}

static int find_flag(const char *name, size_t n)
{
#define SY_AS_NAME(id, text) text,
    static const char *const names[] = { SY_FRAME_FLAGS(SY_AS_NAME) };
#undef SY_AS_NAME
    for (int i = 0; i < SY_FLAG_N; i++)
        if (strlen(names[i]) == n && memcmp(names[i], name, n) == 0) return i;
    return -1;
}

static void read_flags(sy_tsv *t, sy_frame *f, const char *s)
{
    while (*s) {
        size_t n = strcspn(s, ",");
        if (n > 3 && memcmp(s, "op=", 3) == 0) {
            f->op = find_op(s + 3, n - 3);
            if (!f->op) sy_tsv_fail(t, "unknown operator");
        } else {
            int flag = find_flag(s, n);
            if (flag < 0) sy_tsv_fail(t, "unknown flag");
            f->flags |= 1u << flag;
        }
        s += n + (s[n] == ',');
    }
}

static void read_theme(sy_tsv *t, struct sy_frames *all, sy_frame *f, const char *s)
{
    size_t n = strcspn(s, "=");
    f->theme_class = -1;
    if (n == 1 && *s == '-') return;
    if (n == 3 && memcmp(s, "any", n) == 0) f->theme = SY_THEME_ANY;
    else if (n == 3 && memcmp(s, "obj", n) == 0) f->theme = SY_THEME_OBJ;
    else if (n == 5 && memcmp(s, "xcomp", n) == 0) f->theme = SY_THEME_XCOMP;
    else if (n == 5 && memcmp(s, "ccomp", n) == 0) f->theme = SY_THEME_CCOMP;
    else f->theme = SY_THEME_PREP, f->theme_prep = sy_strndup(t->arena, s, n);
    if (s[n] != '=') return;
    s += n + 1;
    if (*s != '@') {
        f->theme_word = s;
        return;
    }
    const uint32_t *c = sy_map_get(&all->classes, s + 1, strlen(s + 1));
    if (!c) sy_tsv_fail(t, "unknown noun class");
    f->theme_class = (int32_t)*c;
}

static void read_slots(sy_tsv *t, sy_frame *f, const char *s)
{
    while (*s) {
        size_t n = strcspn(s, "|");
        if (f->n_slots == SY_FRAME_SLOTS_MAX) sy_tsv_fail(t, "too many slots");
        sy_frame_slot *slot = &f->slots[f->n_slots++];
        const char *name = s;
        size_t len = n;
        if (len > 6 && memcmp(name, "theme:", 6) == 0) slot->on_theme = 1, name += 6, len -= 6;
        if ((len == 3 && memcmp(name, "obj", 3) == 0) || (len == 4 && memcmp(name, "iobj", 4) == 0)) slot->object = (uint8_t)(len == 3 ? 1 : 2);
        else if (len == 4 && memcmp(name, "poss", 4) == 0) slot->poss = 1;
        else slot->prep = sy_strndup(t->arena, name, len);
        s += n + (s[n] == '|');
    }
}

static size_t frame_key(char *out, size_t room, sy_frame_kind kind, const char *lemma, const char *particle)
{
    int n = snprintf(out, room, "%c %s%s%s", "vna"[kind], lemma, particle ? "_" : "", particle ? particle : "");
    return n > 0 && (size_t)n < room ? (size_t)n : 0;
}

static void add_frame(sy_arena *a, struct sy_frames *all, sy_frame *f)
{
    char key[KEY_MAX];
    int fresh;
    size_t n = frame_key(key, sizeof key, f->kind, f->word, NULL);
    uint32_t *slot = sy_map_put(a, &all->frames, key, n, &fresh);
    if (fresh) {
        *slot = all->heads.n;
        *SY_PUSH(a, &all->heads) = f;
        *SY_PUSH(a, &all->tails) = f;
        return;
    }
    all->tails.at[*slot]->next = f;
    all->tails.at[*slot] = f;
}

static void load_frames(sayso *e, struct sy_frames *all)
{
    sy_tsv t;
    sy_tsv_open(&t, &e->arena, e->options.data_dir, "frames.tsv", 0);
    uint32_t word = sy_tsv_column(&t, "word"), kind = sy_tsv_column(&t, "kind"), theme = sy_tsv_column(&t, "theme"), target = sy_tsv_column(&t, "target");
    uint32_t code = sy_tsv_column(&t, "code"), mode = sy_tsv_column(&t, "mode"), type = sy_tsv_column(&t, "type"), flags = sy_tsv_column(&t, "flags");
    while (sy_tsv_next(&t)) {
        sy_frame *f = sy_alloc(&e->arena, sizeof *f);
        f->word = t.field[word];
        f->kind = (uint8_t)(strcmp(t.field[kind], "verb") == 0 ? SY_FRAME_VERB : strcmp(t.field[kind], "noun") == 0 ? SY_FRAME_NOUN : SY_FRAME_ADJ);
        f->id = sy_printf(&e->arena, "%s%s%s", f->word, t.field[theme][0] == '-' ? "" : " ", t.field[theme][0] == '-' ? "" : t.field[theme]);
        read_theme(&t, all, f, t.field[theme]);
        read_slots(&t, f, t.field[target]);
        read_flags(&t, f, t.field[flags]);
        f->code = or_null(t.field[code]), f->mode = or_null(t.field[mode]), f->type = or_null(t.field[type]);
        if (f->code && !sy_frames_cameo(all, f->code)) sy_tsv_fail(&t, "unknown CAMEO code");
        add_frame(&e->arena, all, f);
    }
}

const sy_frame *sy_frames_of(const struct sy_frames *f, sy_frame_kind kind, const char *lemma, const char *particle)
{
    char key[KEY_MAX];
    size_t n = frame_key(key, sizeof key, kind, lemma, particle);
    const uint32_t *head = n ? sy_map_get(&f->frames, key, n) : NULL;
    return head ? f->heads.at[*head] : NULL;
}

/* ---- classes, composition, codes */

static void load_classes(sayso *e, struct sy_frames *all)
{
    sy_tsv t;
    sy_tsv_open(&t, &e->arena, e->options.data_dir, "frames-classes.tsv", 0);
    uint32_t of_class = sy_tsv_column(&t, "class"), word = sy_tsv_column(&t, "word");
    while (sy_tsv_next(&t)) {
        int fresh;
        uint32_t *c = sy_map_put(&e->arena, &all->classes, t.field[of_class], strlen(t.field[of_class]), &fresh);
        if (fresh) *c = all->classes.entries.n - 1;
        uint32_t number = *c;
        char key[KEY_MAX];
        int n = snprintf(key, sizeof key, "%u %s", (unsigned)number, t.field[word]);
        if (n > 0 && (size_t)n < sizeof key) sy_map_put(&e->arena, &all->members, key, (size_t)n, NULL);
    }
}

int sy_frames_class_has(const struct sy_frames *f, int32_t of_class, const char *lemma)
{
    char key[KEY_MAX];
    int n = snprintf(key, sizeof key, "%u %s", (unsigned)of_class, lemma);
    return n > 0 && (size_t)n < sizeof key && sy_map_get(&f->members, key, (size_t)n) != NULL;
}

static void load_compose(sayso *e, struct sy_frames *all)
{
    sy_tsv t;
    sy_tsv_open(&t, &e->arena, e->options.data_dir, "frames-compose.tsv", 0);
    uint32_t op = sy_tsv_column(&t, "operator"), inner = sy_tsv_column(&t, "inner"), code = sy_tsv_column(&t, "code");
    while (sy_tsv_next(&t)) {
        uint8_t number = find_op(t.field[op], strlen(t.field[op]));
        if (!number) sy_tsv_fail(&t, "unknown operator");
        if (t.field[code][0] && !sy_frames_cameo(all, t.field[code])) sy_tsv_fail(&t, "unknown CAMEO code");
        char key[KEY_MAX];
        int n = snprintf(key, sizeof key, "%u %s", (unsigned)number, t.field[inner]);
        if (n <= 0 || (size_t)n >= sizeof key) sy_tsv_fail(&t, "code too long");
        *sy_map_put(&e->arena, &all->compose, key, (size_t)n, NULL) = all->composed.n;
        *SY_PUSH(&e->arena, &all->composed) = t.field[code];
    }
}

const char *sy_frames_compose(const struct sy_frames *f, sy_frame_op op, const char *inner)
{
    if (!inner) return NULL;
    for (size_t len = strlen(inner); len > 0; len--) {
        char key[KEY_MAX];
        int n = snprintf(key, sizeof key, "%u %.*s", (unsigned)op, (int)len, inner);
        const uint32_t *row = n > 0 && (size_t)n < sizeof key ? sy_map_get(&f->compose, key, (size_t)n) : NULL;
        if (row) return or_null(f->composed.at[*row]);
    }
    return NULL;
}

static void load_cameo(sayso *e, struct sy_frames *all)
{
    sy_tsv t;
    sy_tsv_open(&t, &e->arena, e->options.data_dir, "ontology/cameo.tsv", 0);
    uint32_t code = sy_tsv_column(&t, "code"), type = sy_tsv_column(&t, "plover"), mode = sy_tsv_column(&t, "plover_mode");
    while (sy_tsv_next(&t)) {
        *sy_map_put(&e->arena, &all->cameo, t.field[code], strlen(t.field[code]), NULL) = all->codes.n;
        sy_cameo *c = SY_PUSH(&e->arena, &all->codes);
        c->code = t.field[code];
        c->type = t.field[code][0] == '0' && t.field[code][1] == '1' ? "STATEMENT" : or_null(t.field[type]);
        c->mode = or_null(t.field[mode]);
    }
}

const sy_cameo *sy_frames_cameo(const struct sy_frames *f, const char *code)
{
    const uint32_t *row = code ? sy_map_get(&f->cameo, code, strlen(code)) : NULL;
    return row ? &f->codes.at[*row] : NULL;
}

int sy_frames_quad(const char *type)
{
    static const struct { const char *type; int quad; } rows[] = {
        { "AGREE", 1 },   { "CONSULT", 1 }, { "SUPPORT", 1 },  { "CONCEDE", 1 },  { "COOPERATE", 2 }, { "AID", 2 },
        { "RETREAT", 2 }, { "REQUEST", 3 }, { "ACCUSE", 3 },   { "REJECT", 3 },   { "THREATEN", 3 },  { "SANCTION", 4 },
        { "PROTEST", 4 }, { "MOBILIZE", 4 }, { "COERCE", 4 },  { "ASSAULT", 4 },  { "STATEMENT", 1 },
    };
    for (unsigned i = 0; type && i < sizeof rows / sizeof rows[0]; i++)
        if (strcmp(rows[i].type, type) == 0) return rows[i].quad;
    return 0;
}

/* ---- who */

static void add_phrase(sy_arena *a, struct sy_frames *all, const char *phrase, size_t n, sy_who_kind kind, const char *code)
{
    char low[KEY_MAX], key[KEY_MAX + 2];
    if (!n || n >= sizeof low) return;
    size_t len = sy_utf8_lower(phrase, n, low, sizeof low);
    uint32_t words = 1;
    for (size_t i = 0; i < len; i++) words += low[i] == ' ' ? 1 : low[i] == '-' ? 2 : 0; /* "port-au-prince" may be five */
    if (words > WHO_WORDS_MAX) return;
    int fresh;
    uint32_t *slot = sy_map_put(a, &all->who, low, len, &fresh);
    if (fresh) {
        *slot = all->whos.n;
        sy_who *w = SY_PUSH(a, &all->whos);
        w->kind = (uint8_t)kind;
        w->code = code;
        w->formerly = strncmp(low, "former ", 7) == 0;
    }
    for (const char *stops = " "; stops; stops = stops[1] ? NULL : " -") {
        size_t first = strcspn(low, stops);
        memcpy(key, low, first);
        uint32_t *most = first ? sy_map_put(a, &all->who_first, key, first, NULL) : NULL;
        if (most && *most < words) *most = words;
    }
}

static void add_list(sy_arena *a, struct sy_frames *all, const char *list, sy_who_kind kind, const char *code)
{
    while (*list) {
        size_t n = strcspn(list, ";");
        size_t colon = 0;
        while (colon < n && list[colon] != ':') colon++;
        if (kind == SY_WHO_SEAT && colon < n) { /* "State Duma:leg": a seat with a role of its own */
            const char *role = list + colon + 1;
            size_t m = n - colon - 1;
            const char *sector = m == 3 && memcmp(role, "leg", 3) == 0 ? "LEG" : m == 3 && memcmp(role, "mil", 3) == 0 ? "MIL" : m == 3 && memcmp(role, "jud", 3) == 0 ? "JUD" : "GOV";
            add_phrase(a, all, list, colon, SY_WHO_CODE, sy_printf(a, "%s%s", code, sector));
        } else if (n) {
            add_phrase(a, all, list, n, kind, code);
            if (kind == SY_WHO_ADJECTIVE) add_phrase(a, all, sy_printf(a, "%.*ss", (int)n, list), n + 1, kind, code);
        }
        list += n + (list[n] == ';');
    }
}

static const char *field_or_empty(sy_tsv *t, const char *name)
{
    int c = sy_tsv_find(t, name);
    return c < 0 ? "" : t->field[c];
}

/* Rows of the second table add to those of the first by their id. */
static void load_states(sayso *e, struct sy_frames *all, const char *name)
{
    sy_tsv t;
    sy_tsv_open(&t, &e->arena, e->options.data_dir, name, 0);
    uint32_t id = sy_tsv_column(&t, "id");
    while (sy_tsv_next(&t)) {
        const char *country = field_or_empty(&t, "country");
        int fresh;
        uint32_t *row = sy_map_put(&e->arena, &all->states, t.field[id], strlen(t.field[id]), &fresh);
        if (fresh) {
            *row = all->countries.n;
            *SY_PUSH(&e->arena, &all->countries) = country;
        }
        if (!country[0]) country = all->countries.at[*row];
        if (strlen(country) < 3) continue;
        add_list(&e->arena, all, field_or_empty(&t, "name"), SY_WHO_STATE, country);
        add_list(&e->arena, all, field_or_empty(&t, "aliases"), SY_WHO_STATE, country);
        add_list(&e->arena, all, field_or_empty(&t, "adjective"), SY_WHO_ADJECTIVE, country);
        add_list(&e->arena, all, field_or_empty(&t, "demonym"), SY_WHO_ADJECTIVE, country);
        add_list(&e->arena, all, field_or_empty(&t, "capital"), SY_WHO_SEAT, country);
        add_list(&e->arena, all, field_or_empty(&t, "seat"), SY_WHO_SEAT, country);
    }
}

/* Bodies of many states are one code: the actor says which. */
static const char *plain_code(const char *code)
{
    return strcmp(code, "UNO") == 0 || strcmp(code, "EUR") == 0 ? "IGO" : code;
}

static void load_named(sayso *e, struct sy_frames *all, const char *name)
{
    sy_tsv t;
    sy_tsv_open(&t, &e->arena, e->options.data_dir, name, 0);
    while (sy_tsv_next(&t)) {
        const char *code = field_or_empty(&t, "code");
        if (strlen(code) < 3) continue;
        add_list(&e->arena, all, field_or_empty(&t, "name"), SY_WHO_CODE, plain_code(code));
        add_list(&e->arena, all, field_or_empty(&t, "aliases"), SY_WHO_CODE, plain_code(code));
    }
}

static void load_roles(sayso *e, struct sy_frames *all, const char *name)
{
    sy_tsv t;
    sy_tsv_open(&t, &e->arena, e->options.data_dir, name, 0);
    uint32_t phrase = sy_tsv_column(&t, "phrase"), sector = sy_tsv_column(&t, "sector");
    while (sy_tsv_next(&t))
        if (t.field[sector][0] == '=') {
            uint32_t before = all->whos.n;
            add_phrase(&e->arena, all, t.field[phrase], strlen(t.field[phrase]), SY_WHO_CODE, t.field[sector] + 1);
            if (all->whos.n > before) all->whos.at[before].common = 1;
        }
        else if (t.field[sector][0]) add_phrase(&e->arena, all, t.field[phrase], strlen(t.field[phrase]), SY_WHO_ROLE, t.field[sector]);
}

static int all_common(const struct sy_frames *f, uint32_t row) { return f->whos.at[row].common; }

const sy_who *sy_frames_who(const struct sy_frames *f, const sayso_doc *d, int32_t w, int32_t end, uint32_t *n)
{
    const char *first = d->words.at[w].lower, *form = d->words.at[w].form;
    const uint32_t *most = sy_map_get(&f->who_first, first, strlen(first));
    const sy_who *best = NULL;
    *n = 0;
    if (!most) return NULL;
    char key[KEY_MAX];
    size_t len = 0;
    int proper = 1, lower = form[0] == first[0] && form[0] >= 'a' && form[0] <= 'z', brief = strlen(form) <= 3 && strcmp(form, first) != 0 && form[1] == first[1];
    for (uint32_t k = 0; k < *most && w + (int32_t)k < end; k++) {
        const sy_word *word = &d->words.at[w + (int32_t)k];
        size_t add = strlen(word->lower);
        if (len + add + 2 >= sizeof key) break;
        if (k && word->space_before) key[len++] = ' ';
        memcpy(key + len, word->lower, add);
        len += add;
        if (k && add > 3 && word->lower[0] == word->form[0]) proper = 0; /* "Russia today" is no broadcaster */
        const uint32_t *row = sy_map_get(&f->who, key, len);
        uint8_t kind = row ? f->whos.at[*row].kind : 0;
        if (k == 0 && row && kind != SY_WHO_ROLE && kind != SY_WHO_ADJECTIVE && (lower || brief)) continue; /* "us", "Us" are no state */
        if (k == 0 && row && kind == SY_WHO_ADJECTIVE && strlen(form) <= 3 && (lower || brief)) continue;
        if (row && (proper || kind == SY_WHO_ROLE || all_common(f, *row))) best = &f->whos.at[*row], *n = k + 1;
    }
    return best;
}

const sy_who *sy_frames_who_word(const struct sy_frames *f, const char *lower)
{
    const uint32_t *row = sy_map_get(&f->who, lower, strlen(lower));
    return row ? &f->whos.at[*row] : NULL;
}

const struct sy_names *sy_frames_names(const struct sy_frames *f) { return f->names; }

void sy_events_load(sayso *engine)
{
    struct sy_frames *f = sy_alloc(&engine->arena, sizeof *f);
    f->names = engine->names;
    load_cameo(engine, f);
    load_classes(engine, f);
    load_compose(engine, f);
    load_frames(engine, f);
    load_states(engine, f, "actors/states.tsv");
    load_states(engine, f, "actors/states-hand.tsv");
    load_named(engine, f, "actors/organisations-hand.tsv");
    load_named(engine, f, "actors/groups.tsv");
    load_named(engine, f, "actors/media.tsv");
    load_roles(engine, f, "frames-roles.tsv"); /* the first row of a phrase counts */
    load_roles(engine, f, "actors/roles.tsv");
    engine->frames = f;
    if (engine->options.dictionaries) engine->dictionaries = sy_dictionaries_load(&engine->arena, engine->options.dictionaries);
}
