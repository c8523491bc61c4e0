/* table.c - reading the tables of actors and looking things up in them. */
#include "names/table.h"

#include "base/common.h"

#include "base/tsv.h"
#include "base/utf8.h"
#include "names/names.h"

#include <stdlib.h>
#include <string.h>

enum { ALWAYS = 1 }; /* a date before all others */

typedef struct {
    sy_arena *a;
    struct sy_names *t;
    sy_tsv tsv;
    int user; /* a table of the user's */
    int id, kind, name, aliases, adjective, demonym, capital, seat, leader, noun, country, code, office, gender, from, to;
} loader;

/* ------------------------------------------------------------- small reading */

static const char *field(const loader *l, int column) { return column < 0 ? "" : l->tsv.field[column]; }

/* Call add() for each piece of a list separated by ";". */
static void each_piece(loader *l, const char *list, uint32_t entity, sy_form_kind kind,
                       void (*add)(loader *, uint32_t, sy_form_kind, const char *, size_t))
{
    while (*list) {
        size_t n = strcspn(list, ";"), lead = strspn(list, " ");
        size_t m = n;
        if (lead > m) lead = m;
        while (m > lead && list[m - 1] == ' ') m--;
        if (m > lead) add(l, entity, kind, list + lead, m - lead);
        list += n + (list[n] == ';');
    }
}

static int all_digits(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (s[i] < '0' || s[i] > '9') return 0;
    return n > 0;
}

uint32_t sy_names_date(const char *iso, int end)
{
    if (!iso || strlen(iso) < 4 || !all_digits(iso, 4)) return 0;
    uint32_t y = (uint32_t)atoi(iso), m = end ? 12 : 1, d = end ? 31 : 1;
    if (iso[4] == '-' && all_digits(iso + 5, 2)) {
        m = (uint32_t)atoi(iso + 5);
        if (iso[7] == '-' && all_digits(iso + 8, 2)) d = (uint32_t)atoi(iso + 8);
    }
    if (y < 1000 || m < 1 || m > 12 || d < 1 || d > 31) return 0;
    return y * 10000 + m * 100 + d;
}

/* ------------------------------------------------------------- forms of names */

/* Remember that names of several words begin with the first word of key, and how many at most. */
static void note_start(loader *l, sy_map *starts, const char *key, size_t n)
{
    uint32_t words = 1;
    size_t first = n;
    for (size_t i = 0; i < n; i++) {
        if (key[i] != ' ') continue;
        if (first == n) first = i;
        words++;
    }
    if (words == 1 && starts == &l->t->starts) return; /* every word is tried alone */
    uint32_t *most = sy_map_put(l->a, starts, key, first, NULL);
    if (words > *most) *most = words;
}

/* Capitalised words of a name, and whether it is an acronym. */
static void look_of(const char *s, size_t n, uint8_t *caps, uint8_t *acronym)
{
    unsigned letters = 0, upper = 0, len;
    int fresh = 1;
    *caps = 0;
    for (size_t i = 0; i < n; i += len) {
        uint32_t c = (unsigned char)s[i];
        int letter, capital;
        len = 1;
        if (c < 0x80) {
            capital = c >= 'A' && c <= 'Z';
            letter = capital || (c >= 'a' && c <= 'z');
        } else {
            c = sy_utf8_get(s + i, n - i, &len);
            letter = sy_is_letter(c);
            capital = sy_is_upper(c);
        }
        if (letter) {
            letters++;
            upper += (unsigned)capital;
            if (fresh && capital && *caps < 255) ++*caps;
            fresh = 0;
        } else if (c == ' ' || c == '-' || c == '/') {
            fresh = 1;
        }
    }
    *acronym = letters >= 2 && letters <= 7 && upper == letters;
}

static int is_rewritten(const sy_entity *e, sy_form_kind kind)
{
    return (kind == SY_FORM_NAME || kind == SY_FORM_SURNAME) &&
           (e->kind == SAYSO_ACTOR_PERSON || e->kind == SAYSO_ACTOR_GROUP || e->kind == SAYSO_ACTOR_PLACE);
}

static void add_form(loader *l, uint32_t entity, sy_form_kind kind, const char *s, size_t n)
{
    struct sy_names *t = l->t;
    sy_form f = { .entity = entity, .kind = (uint8_t)kind };
    char key[SY_FOLD_MAX];
    look_of(s, n, &f.caps, &f.acronym);
    size_t k = sy_fold(s, n, key, sizeof key);
    if (!k) return;
    f.exact = sy_strndup(l->a, key, k);
    int rewritten = is_rewritten(&t->entities.at[entity], kind) && !f.acronym;
    if (rewritten) k = sy_spelling_apply(&t->spelling, key, k, sizeof key);
    uint32_t *head = sy_map_put(l->a, rewritten ? &t->rewritten : &t->exact, key, k, NULL);
    for (int32_t i = (int32_t)*head - 1; i >= 0; i = t->forms.at[i].next)
        if (t->forms.at[i].entity == entity && t->forms.at[i].kind == kind && strcmp(t->forms.at[i].exact, f.exact) == 0) {
            if (f.caps < t->forms.at[i].caps) t->forms.at[i].caps = f.caps;
            if (!f.acronym) t->forms.at[i].acronym = 0; /* "NATO", "Nato" */
            return;
        }
    f.next = (int32_t)*head - 1;
    *SY_PUSH(l->a, &t->forms) = f;
    *head = t->forms.n;
    note_start(l, &t->starts, key, k);
}

static void add_demonym(loader *l, uint32_t entity, sy_form_kind kind, const char *s, size_t n)
{
    char plural[96];
    add_form(l, entity, kind, s, n);
    if (n + 2 > sizeof plural) return;
    memcpy(plural, s, n);
    if (n > 3 && memcmp(s + n - 3, "man", 3) == 0) {
        plural[n - 2] = 'e';
        add_form(l, entity, kind, plural, n);
    } else {
        plural[n] = 's';
        add_form(l, entity, kind, plural, n + 1);
    }
}

/* "Pentagon:mil" stands for another body than the government. */
static void add_seat(loader *l, uint32_t entity, sy_form_kind kind, const char *s, size_t n)
{
    const char *colon = memchr(s, ':', n);
    size_t m = colon ? (size_t)(colon - s) : n;
    uint32_t before = l->t->forms.n;
    add_form(l, entity, kind, s, m);
    if (colon && l->t->forms.n > before) l->t->forms.at[before].role = sy_strndup(l->a, colon + 1, n - m - 1);
}

/* The last word of a person's name, generational suffixes left out. */
static void add_last_word(loader *l, uint32_t entity, const char *name)
{
    static const char *const suffixes[] = { "Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV", "VI", "XIV", "XVI" };
    size_t n = strlen(name);
    for (;;) {
        size_t at = n;
        while (at && name[at - 1] != ' ') at--;
        if (!at) return; /* one word only: no surname apart */
        int suffix = 0;
        for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
            suffix |= strlen(suffixes[i]) == n - at && memcmp(name + at, suffixes[i], n - at) == 0;
        if (!suffix) {
            add_form(l, entity, SY_FORM_SURNAME, name + at, n - at);
            return;
        }
        n = at;
        while (n && (name[n - 1] == ' ' || name[n - 1] == ',')) n--;
    }
}

/* ------------------------------------------------------------------- offices */

static uint32_t role_for(loader *l, const char *phrase)
{
    char key[SY_FOLD_MAX];
    size_t n = sy_fold(phrase, strlen(phrase), key, sizeof key);
    int32_t at = sy_names_role(l->t, key, n);
    if (at >= 0) return (uint32_t)at;
    sy_role r = { .phrase = sy_strndup(l->a, key, n), .sector = "GOV", .anonymous = "official", .what = SY_ROLE_OFFICE, .rank = 3 };
    char *slug = sy_strndup(l->a, key, n);
    for (char *p = slug; *p; p++)
        if (*p == ' ') *p = '-';
    r.role = slug;
    *SY_PUSH(l->a, &l->t->roles) = r;
    *sy_map_put(l->a, &l->t->role_of, key, n, NULL) = l->t->roles.n;
    note_start(l, &l->t->role_starts, key, n);
    return l->t->roles.n - 1;
}

static uint32_t date_field(loader *l, int column, int end)
{
    const char *s = field(l, column);
    uint32_t d = *s ? sy_names_date(s, end) : 0;
    if (*s && !d) sy_tsv_fail(&l->tsv, "a date must be YYYY, YYYY-MM or YYYY-MM-DD");
    return d;
}

static void add_office(loader *l, uint32_t entity)
{
    struct sy_names *t = l->t;
    const char *phrase = field(l, l->office), *of = field(l, l->country);
    uint32_t from = date_field(l, l->from, 0), to = date_field(l, l->to, 1);
    if (!*phrase || !*of) return;
    if (l->user && !from) from = ALWAYS; /* who writes a row for reports of his own knows that it is so */
    sy_office o = { .entity = entity, .role = role_for(l, phrase), .of = of, .from = from, .to = to };
    if (o.from && o.to && o.to < o.from) sy_tsv_fail(&l->tsv, "the office ends before it begins");
    char key[160];
    size_t n = strlen(of), m = strlen(t->roles.at[o.role].role);
    if (n + m + 1 > sizeof key) sy_tsv_fail(&l->tsv, "country or office is too long");
    memcpy(key, of, n);
    key[n] = '|';
    memcpy(key + n + 1, t->roles.at[o.role].role, m);
    uint32_t *head = sy_map_put(l->a, &t->posts, key, n + m + 1, NULL);
    o.next_of_post = (int32_t)*head - 1;
    o.next_of_entity = t->entities.at[entity].offices;
    *SY_PUSH(l->a, &t->offices) = o;
    *head = t->offices.n;
    t->entities.at[entity].offices = (int32_t)t->offices.n - 1;
}

/* ---------------------------------------------------------------------- rows */

static sayso_actor_kind kind_of(loader *l)
{
    static const char *const names[] = { "", "person", "state", "government", "organisation", "group", "media", "place" };
    const char *s = field(l, l->kind);
    for (unsigned i = 1; i < sizeof names / sizeof *names; i++)
        if (strcmp(s, names[i]) == 0) return (sayso_actor_kind)i;
    sy_tsv_fail(&l->tsv, "kind must be person, state, government, organisation, group, media or place");
}

static void check_id(loader *l, const char *id)
{
    if (!*id) sy_tsv_fail(&l->tsv, "an actor needs an id");
    if (strlen(id) > 80) sy_tsv_fail(&l->tsv, "an id may have 80 bytes");
    for (const char *p = id; *p; p++)
        if ((unsigned char)*p <= ' ' || *p == '"' || (unsigned char)*p >= 0x7F) sy_tsv_fail(&l->tsv, "an id has letters, digits, ':' and '-' only");
}

static const char *keep(const char *old, const char *fresh) { return *fresh ? fresh : old; }

static void describe(loader *l, sy_entity *e)
{
    const char *country = field(l, l->country), *gender = field(l, l->gender);
    e->name = keep(e->name, field(l, l->name));
    e->leader = keep(e->leader, field(l, l->leader));
    e->code = keep(e->code, field(l, l->code));
    if (e->kind != SAYSO_ACTOR_PERSON) e->nouns = keep(e->nouns, field(l, l->noun));
    if (*country && !strchr(country, ':')) e->country = country;
    if (*gender) e->gender = gender[0];
    if (!e->adjective && *field(l, l->adjective)) {
        const char *adj = field(l, l->adjective);
        e->adjective = sy_strndup(l->a, adj, strcspn(adj, ";"));
    }
}

/* Holders of small offices are never meant by the family name alone. */
static int may_be_known(const loader *l)
{
    char key[SY_FOLD_MAX];
    const char *phrase = field(l, l->office);
    int32_t role = sy_names_role(l->t, key, sy_fold(phrase, strlen(phrase), key, sizeof key));
    return role < 0 || l->user || l->t->roles.at[role].rank != 3;
}

static void add_body_noun(loader *l, uint32_t entity, sy_form_kind kind, const char *s, size_t n)
{
    char key[SY_FOLD_MAX];
    size_t k = sy_fold(s, n, key, sizeof key);
    (void)entity, (void)kind;
    if (k) *sy_map_put(l->a, &l->t->body_nouns, key, k, NULL) = 1;
}

static void names_of(loader *l, uint32_t entity)
{
    sy_entity *e = &l->t->entities.at[entity];
    const char *name = field(l, l->name), *noun = field(l, l->noun);
    if (*name) add_form(l, entity, SY_FORM_NAME, name, strlen(name));
    each_piece(l, field(l, l->aliases), entity, SY_FORM_NAME, add_form);
    each_piece(l, field(l, l->adjective), entity, SY_FORM_ADJECTIVE, add_form);
    each_piece(l, field(l, l->demonym), entity, SY_FORM_DEMONYM, add_demonym);
    each_piece(l, field(l, l->capital), entity, SY_FORM_CAPITAL, add_form);
    each_piece(l, field(l, l->seat), entity, SY_FORM_SEAT, add_seat);
    if (e->kind == SAYSO_ACTOR_PERSON) {
        if (*noun) each_piece(l, noun, entity, SY_FORM_SURNAME, add_form);
        else if (*name && may_be_known(l)) add_last_word(l, entity, name);
    } else if (e->kind == SAYSO_ACTOR_ORGANISATION || e->kind == SAYSO_ACTOR_GROUP) {
        each_piece(l, noun, entity, SY_FORM_NAME, add_body_noun);
    }
}

static void read_row(loader *l)
{
    struct sy_names *t = l->t;
    const char *id = field(l, l->id);
    int fresh;
    check_id(l, id);
    sayso_actor_kind kind = kind_of(l);
    uint32_t *slot = sy_map_put(l->a, &t->by_id, id, strlen(id), &fresh);
    if (fresh) {
        if (!*field(l, l->name)) sy_tsv_fail(&l->tsv, "a new actor needs a name");
        sy_entity *e = SY_PUSH(l->a, &t->entities);
        e->id = id;
        e->kind = kind;
        e->offices = -1;
        *slot = t->entities.n - 1;
    }
    uint32_t at = *slot;
    t->entities.at[at].of_user |= (uint8_t)l->user;
    if (t->entities.at[at].kind != kind) sy_tsv_fail(&l->tsv, "this id is already used for another kind of actor");
    describe(l, &t->entities.at[at]);
    names_of(l, at);
    if (kind == SAYSO_ACTOR_PERSON) add_office(l, at);
    else (void)date_field(l, l->from, 0), (void)date_field(l, l->to, 1);
    const char *country = t->entities.at[at].country;
    if (kind == SAYSO_ACTOR_STATE && country) *sy_map_put(l->a, &t->by_country, country, strlen(country), NULL) = at + 1;
}

static void read_table(sy_arena *a, struct sy_names *t, const char *dir, const char *name, int user)
{
    loader l = { .a = a, .t = t, .user = user };
    sy_tsv_open(&l.tsv, a, dir, name, user);
    l.id = (int)sy_tsv_column(&l.tsv, "id");
    l.kind = (int)sy_tsv_column(&l.tsv, "kind");
    l.name = (int)sy_tsv_column(&l.tsv, "name");
    struct { int *at; const char *column; } rest[] = {
        { &l.aliases, "aliases" }, { &l.adjective, "adjective" }, { &l.demonym, "demonym" }, { &l.capital, "capital" }, { &l.seat, "seat" },
        { &l.leader, "leader" }, { &l.noun, "short" }, { &l.country, "country" }, { &l.code, "code" }, { &l.office, "office" },
        { &l.gender, "gender" }, { &l.from, "from" }, { &l.to, "to" },
    };
    uint32_t known = 3;
    for (size_t i = 0; i < sizeof rest / sizeof *rest; i++) {
        *rest[i].at = sy_tsv_find(&l.tsv, rest[i].column);
        known += *rest[i].at >= 0;
    }
    if (sy_tsv_find(&l.tsv, "note") >= 0) known++;
    l.tsv.line = 1;
    if (known < l.tsv.n_columns) sy_tsv_fail(&l.tsv, "a column that sayso does not know; docs/actors.md lists them");
    while (sy_tsv_next(&l.tsv)) read_row(&l);
}

/* ----------------------------------------------------- the other small tables */

static sy_role_what what_of(sy_tsv *t, const char *s)
{
    static const char *const names[] = { "", "office", "person", "people", "body", "document" };
    for (unsigned i = 1; i < sizeof names / sizeof *names; i++)
        if (strcmp(s, names[i]) == 0) return (sy_role_what)i;
    sy_tsv_fail(t, "what must be office, person, people, body or document");
}

static void put_role(loader *l, sy_role r)
{
    char key[SY_FOLD_MAX];
    int fresh;
    size_t n = sy_fold(r.phrase, strlen(r.phrase), key, sizeof key);
    uint32_t *at = sy_map_put(l->a, &l->t->role_of, key, n, &fresh);
    if (!fresh) return;
    *SY_PUSH(l->a, &l->t->roles) = r;
    *at = l->t->roles.n;
    note_start(l, &l->t->role_starts, key, n);
}

static void read_roles(sy_arena *a, struct sy_names *t, const char *dir)
{
    loader l = { .a = a, .t = t };
    sy_tsv *v = &l.tsv;
    sy_tsv_open(v, a, dir, "actors/roles.tsv", 0);
    uint32_t phrase = sy_tsv_column(v, "phrase"), what = sy_tsv_column(v, "what"), role = sy_tsv_column(v, "role"), sector = sy_tsv_column(v, "sector"),
             anonymous = sy_tsv_column(v, "anonymous"), rank = sy_tsv_column(v, "rank"), gender = sy_tsv_column(v, "gender");
    while (sy_tsv_next(v)) {
        sy_role r = { .phrase = v->field[phrase], .role = v->field[role], .sector = v->field[sector], .anonymous = v->field[anonymous],
                      .what = what_of(v, v->field[what]), .rank = (uint8_t)(v->field[rank][0] ? v->field[rank][0] - '0' : 0), .gender = v->field[gender][0] };
        put_role(&l, r);
    }
}

static void read_given(sy_arena *a, struct sy_names *t, const char *dir)
{
    sy_tsv v;
    sy_tsv_open(&v, a, dir, "actors/givennames.tsv", 0);
    uint32_t name = sy_tsv_column(&v, "name"), gender = sy_tsv_column(&v, "gender");
    while (sy_tsv_next(&v)) {
        char key[SY_FOLD_MAX];
        size_t n = sy_fold(v.field[name], strlen(v.field[name]), key, sizeof key);
        char g = v.field[gender][0];
        *sy_map_put(a, &t->given, key, n, NULL) = (uint32_t)(unsigned char)(g ? g : '?');
    }
}

static void read_acts(sy_arena *a, struct sy_names *t, const char *dir)
{
    static const struct { const char *name; unsigned bit; } classes[] = {
        { "verb", SY_ACT_VERB }, { "noun", SY_ACT_NOUN }, { "place-noun", SY_PLACE_NOUN }, { "place-verb", SY_PLACE_VERB },
        { "not-now", SY_NOT_NOW }, { "under", SY_UNDER }, { "motion", SY_MOTION }, { "speech", SY_SPEECH },
        { "state-noun", SY_STATE_NOUN }, { "private", SY_PRIVATE },
    };
    sy_tsv v;
    sy_tsv_open(&v, a, dir, "actors/acts.tsv", 0);
    uint32_t word = sy_tsv_column(&v, "word"), cls = sy_tsv_column(&v, "class");
    while (sy_tsv_next(&v)) {
        size_t k = 0;
        while (k < sizeof classes / sizeof *classes && strcmp(classes[k].name, v.field[cls]) != 0) k++;
        if (k == sizeof classes / sizeof *classes) sy_tsv_fail(&v, "unknown class");
        *sy_map_put(a, &t->acts, v.field[word], strlen(v.field[word]), NULL) |= classes[k].bit;
    }
}

/* "a;b c" as folded strings ended by NULL. */
static const char *const *folded_list(sy_arena *a, const char *list)
{
    size_t n = 1, k = 0;
    for (const char *p = list; *p; p++) n += *p == ';';
    const char **out = sy_alloc_array(a, n + 1, sizeof *out);
    while (*list) {
        size_t m = strcspn(list, ";");
        char key[SY_FOLD_MAX];
        size_t f = sy_fold(list, m, key, sizeof key);
        if (f) out[k++] = sy_strndup(a, key, f);
        list += m + (list[m] == ';');
    }
    return out;
}

static void read_ambiguous(sy_arena *a, struct sy_names *t, const char *dir)
{
    sy_tsv v;
    sy_tsv_open(&v, a, dir, "actors/ambiguous.tsv", 0);
    uint32_t name = sy_tsv_column(&v, "name"), id = sy_tsv_column(&v, "id"), def = sy_tsv_column(&v, "default"), evidence = sy_tsv_column(&v, "evidence");
    while (sy_tsv_next(&v)) {
        char key[SY_FOLD_MAX];
        size_t n = sy_fold(v.field[name], strlen(v.field[name]), key, sizeof key);
        sy_sense s = { .entity = -1, .evidence = folded_list(a, v.field[evidence]), .is_default = v.field[def][0] == '1' };
        if (*v.field[id] && (s.entity = sy_names_entity(t, v.field[id])) < 0) sy_tsv_fail(&v, "no actor of this id in the tables");
        uint32_t *head = sy_map_put(a, &t->ambiguous, key, n, NULL);
        s.next = (int32_t)*head - 1;
        *SY_PUSH(a, &t->senses) = s;
        *head = t->senses.n;
    }
}

void sy_names_add_table(sayso *engine, const char *path)
{
    if (!engine->names) engine->names = sy_alloc(&engine->arena, sizeof *engine->names);
    read_table(&engine->arena, engine->names, NULL, path, 1);
}

void sy_names_load(sayso *engine)
{
    static const char *const tables[] = {
        "states", "states-hand", "organisations", "organisations-hand", "media", "groups", "places", "cities", "persons-hand", "persons",
    };
    sy_arena *a = &engine->arena;
    const char *dir = engine->options.data_dir;
    struct sy_names *t = engine->names = sy_alloc(a, sizeof *t);
    sy_spelling_load(&t->spelling, a, dir);
    read_roles(a, t, dir);
    read_given(a, t, dir);
    read_acts(a, t, dir);
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) read_table(a, t, dir, sy_printf(a, "actors/%s.tsv", tables[i]), 0);
    read_ambiguous(a, t, dir);
    if (engine->options.actors) sy_names_add_table(engine, engine->options.actors);
}

/* -------------------------------------------------------------------- lookup */

int32_t sy_names_form(const struct sy_names *t, const char *key, size_t n, int rewritten)
{
    const uint32_t *at = sy_map_get(rewritten ? &t->rewritten : &t->exact, key, n);
    return at ? (int32_t)*at - 1 : -1;
}

int32_t sy_names_entity(const struct sy_names *t, const char *id)
{
    const uint32_t *at = sy_map_get(&t->by_id, id, strlen(id));
    return at ? (int32_t)*at : -1;
}

int32_t sy_names_state(const struct sy_names *t, const char *alpha3)
{
    const uint32_t *at = alpha3 ? sy_map_get(&t->by_country, alpha3, strlen(alpha3)) : NULL;
    return at ? (int32_t)*at - 1 : -1;
}

int32_t sy_names_role(const struct sy_names *t, const char *phrase, size_t n)
{
    const uint32_t *at = sy_map_get(&t->role_of, phrase, n);
    return at ? (int32_t)*at - 1 : -1;
}

int32_t sy_names_post(const struct sy_names *t, const char *of, const char *role)
{
    char key[160];
    size_t n = strlen(of), m = strlen(role);
    if (n + m + 1 > sizeof key) return -1;
    memcpy(key, of, n);
    key[n] = '|';
    memcpy(key + n + 1, role, m);
    const uint32_t *at = sy_map_get(&t->posts, key, n + m + 1);
    return at ? (int32_t)*at - 1 : -1;
}

unsigned sy_names_act(const struct sy_names *t, const char *lemma)
{
    const uint32_t *at = sy_map_get(&t->acts, lemma, strlen(lemma));
    return at ? *at : 0;
}

char sy_names_given(const struct sy_names *t, const char *folded)
{
    const uint32_t *at = sy_map_get(&t->given, folded, strlen(folded));
    return at ? (char)*at : 0;
}

int sy_names_is_private(const sayso *engine, const char *lemma)
{
    static const char *const of_state[] = { "", "GOV", "MIL", "LEG", "JUD", "SPY", "COP", NULL };
    const struct sy_names *t = engine->names;
    int32_t role = sy_names_role(t, lemma, strlen(lemma));
    return (sy_names_act(t, lemma) & SY_PRIVATE) != 0 || (role >= 0 && !sy_is_one_of(t->roles.at[role].sector, of_state));
}

int sy_office_holds(const sy_office *o, uint32_t date)
{
    return date && o->from && o->from <= date && (!o->to || date <= o->to);
}
