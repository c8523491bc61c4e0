/* local.c - the actors met in one report: entities of the tables, governments, bodies, people of a state. */
#include "names/inner.h"

#include <string.h>

int32_t sy_local_make(sy_work *w, const char *id, const char *name, sayso_actor_kind kind, const char *country, const char *code)
{
    int fresh;
    uint32_t *slot = sy_map_put(&w->d->arena, &w->local_by_id, id, strlen(id), &fresh);
    if (!fresh) return (int32_t)*slot - 1;
    sy_local *l = SY_PUSH(&w->d->arena, &w->locals);
    *slot = w->locals.n;
    l->pub.id = sy_strdup(&w->d->arena, id);
    l->pub.name = sy_strdup(&w->d->arena, name);
    l->pub.kind = kind;
    l->pub.country = country;
    l->pub.code = code;
    l->entity = l->titles = -1;
    return (int32_t)w->locals.n - 1;
}

/* The office that a person has at the date of the report, or is best known for. */
static const sy_office *best_office(const sy_work *w, const sy_entity *e)
{
    const sy_office *best = &w->t->offices.at[e->offices];
    unsigned most = 0;
    for (int32_t i = e->offices; i >= 0; i = w->t->offices.at[i].next_of_entity) {
        const sy_office *o = &w->t->offices.at[i];
        unsigned rank = w->t->roles.at[o->role].rank, points = 4 - (rank && rank < 4 ? rank : 3);
        if (w->date ? sy_office_holds(o, w->date) : !o->to) points += 8;
        if (points < most) continue;
        most = points;
        best = o;
    }
    return best;
}

/* The code of an entity at the date of the report; without a date the newest. */
static const char *code_at(sy_work *w, const char *codes)
{
    const char *best = codes;
    size_t n = strcspn(codes, ";");
    for (const char *p = codes + n; *p == ';'; p += strcspn(p, ";")) {
        size_t m = strcspn(++p, ";@");
        if (p[m] != '@' || (w->date && sy_names_date(p + m + 1, 0) > w->date)) continue;
        best = p;
        n = m;
    }
    return best[n] ? sy_strndup(&w->d->arena, best, n) : best;
}

/* PLOVER code of an entity as it stands in the table, or made from country and sector. */
static const char *code_of(sy_work *w, const sy_entity *e)
{
    if (e->code) return code_at(w, e->code);
    if (e->kind == SAYSO_ACTOR_STATE) return e->country;
    if (e->kind != SAYSO_ACTOR_PERSON || e->offices < 0) return NULL;
    const sy_office *o = best_office(w, e);
    if (!e->country) {
        int32_t body = sy_names_entity(w->t, o->of);
        return body < 0 ? NULL : w->t->entities.at[body].code;
    }
    const sy_role *r = &w->t->roles.at[o->role];
    int past = w->date && o->to && o->to < w->date, to_come = w->date && o->from > w->date;
    return sy_printf(&w->d->arena, "%s%s", e->country, past ? "ELI" : to_come ? "CVL" : r->sector);
}

void sy_local_set_person(sy_work *w, sy_local *l, const char *name)
{
    char key[SY_FOLD_MAX];
    size_t n = sy_fold(name, strlen(name), key, sizeof key), first = strcspn(key, " "), last = n;
    while (last && key[last - 1] != ' ') last--;
    l->person = 1;
    if (first < n) {
        l->given = sy_strndup(&w->d->arena, key, first);
        char g = sy_names_given(w->t, l->given);
        if (!l->gender && g != '?') l->gender = g;
    }
    l->surname = sy_strdup(&w->d->arena, key + last);
}

int32_t sy_local_of_entity(sy_work *w, int32_t entity)
{
    const sy_entity *e = &w->t->entities.at[entity];
    const uint32_t *at = sy_map_get(&w->local_by_id, e->id, strlen(e->id));
    if (at) return (int32_t)*at - 1;
    int32_t i = sy_local_make(w, e->id, e->name, e->kind, e->country, code_of(w, e));
    sy_local *l = &w->locals.at[i];
    l->entity = entity;
    l->gender = e->gender;
    if (e->kind == SAYSO_ACTOR_PERSON) sy_local_set_person(w, l, e->name);
    if (e->country) ++*sy_map_put(&w->d->arena, &w->countries, e->country, strlen(e->country), NULL);
    return i;
}

/* The state an actor belongs to, as a local actor; -1. */
static int32_t state_of(sy_work *w, int32_t actor)
{
    int32_t s = sy_names_state(w->t, w->locals.at[actor].pub.country);
    return s < 0 ? -1 : sy_local_of_entity(w, s);
}

int32_t sy_local_government(sy_work *w, int32_t actor)
{
    int32_t s = state_of(w, actor);
    if (s < 0) return -1;
    sayso_actor p = w->locals.at[s].pub;
    sy_arena *a = &w->d->arena;
    return sy_local_make(w, sy_printf(a, "%s:gov", p.id), sy_printf(a, "Government of %s", p.name), SAYSO_ACTOR_GOVERNMENT, p.country,
                         sy_printf(a, "%sGOV", p.country));
}

static sayso_actor_kind kind_of_role(const sy_role *r)
{
    if (r->what == SY_ROLE_OFFICE || strcmp(r->role, "gov") == 0 || strcmp(r->role, "presidency") == 0 || strcmp(r->role, "junta") == 0) return SAYSO_ACTOR_GOVERNMENT;
    if (r->what == SY_ROLE_BODY && strcmp(r->role, "mil") != 0 && strcmp(r->role, "opposition") != 0) return SAYSO_ACTOR_ORGANISATION;
    return SAYSO_ACTOR_GROUP;
}

/* How a role is called in the name of an actor. */
static const char *spoken_role(sy_work *w, const char *role)
{
    if (strcmp(role, "gov") == 0) return "government";
    if (strcmp(role, "mil") == 0) return "armed forces";
    if (strcmp(role, "leg") == 0) return "parliament";
    if (strcmp(role, "cop") == 0) return "police";
    if (strcmp(role, "spy") == 0) return "intelligence services";
    char *s = sy_strdup(&w->d->arena, role);
    for (char *p = s; *p; p++)
        if (*p == '-') *p = ' ';
    return s;
}

int32_t sy_local_role(sy_work *w, int32_t base, int32_t role)
{
    const sy_role *r = &w->t->roles.at[role];
    sayso_actor p = w->locals.at[base].pub;
    sy_arena *a = &w->d->arena;
    if (strcmp(r->role, "gov") == 0 && p.country) return sy_local_government(w, base);
    const char *code = p.code;
    if (p.kind == SAYSO_ACTOR_STATE && p.country) code = *r->sector ? sy_printf(a, "%s%s", p.country, r->sector) : p.country;
    return sy_local_make(w, sy_printf(a, "%s:%s", p.id, r->role), sy_printf(a, "%s of %s", spoken_role(w, r->role), p.name), kind_of_role(r), p.country, code);
}

sy_found *sy_found_add(sy_work *w, sy_mention_kind kind, uint32_t first, uint32_t last, int32_t actor, sayso_how how, unsigned conf)
{
    sy_found *f = SY_PUSH(&w->d->arena, &w->found);
    f->first = first;
    f->last = last;
    f->head = sy_head_of(w, first, last);
    f->actor = actor;
    f->base = f->role = -1;
    f->kind = kind;
    f->how = how;
    f->conf = (uint8_t)conf;
    return f;
}

sy_found *sy_found_own(sy_work *w, sy_mention_kind kind, uint32_t first, uint32_t last, int32_t actor, sayso_how how, unsigned conf)
{
    sy_found *f = sy_found_add(w, kind, first, last, actor, how, conf);
    for (uint32_t i = first; i <= last; i++) w->owner[i] = (int32_t)w->found.n - 1;
    return f;
}
