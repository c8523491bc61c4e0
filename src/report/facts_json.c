/* facts_json.c - JSON-LD: what schema.org objects say of the article on the page. */
#include "report/facts.h"

#include "report/page.h"

#include <jansson.h>
#include <strings.h>

enum { DEPTH_MAX = 6, AUTHORS_MAX = 12, RANK_ARTICLE = 0, RANK_PAGE = 300, VALUE_MAX = 600, NAME_MAX_BYTES = 120 };

typedef struct {
    const sy_tree *t;
    sy_facts *f;
} ld;

/* Bytes of s, at most max, whole characters. */
static size_t whole(const char *s, size_t max)
{
    size_t n = strnlen(s, max + 1);
    if (n <= max) return n;
    for (n = max; n && ((unsigned char)s[n] & 0xC0) == 0x80;) n--;
    return n;
}

static void set(const ld *l, sy_meta_field field, const char *value, unsigned rank)
{
    sy_fact *f = &l->f->field[field];
    if (!value || !*value || (f->value && f->rank <= rank)) return;
    f->value = sy_page_decode(l->t->arena, value, whole(value, VALUE_MAX));
    f->rank = rank;
}

/* A string, or the "name" of an object. */
static const char *name_of(const json_t *v)
{
    if (json_is_array(v)) v = json_array_get(v, 0);
    if (json_is_object(v)) v = json_object_get(v, "name");
    if (json_is_array(v)) v = json_array_get(v, 0);
    return json_string_value(v);
}

/* Names of one or more authors, "; " between them. */
static void set_authors(const ld *l, const json_t *v, unsigned rank)
{
    if (!json_is_array(v)) {
        set(l, SY_META_AUTHOR, name_of(v), rank);
        return;
    }
    const char *all = NULL;
    for (size_t i = 0; i < json_array_size(v) && i < AUTHORS_MAX; i++) {
        const char *name = name_of(json_array_get(v, i));
        if (!name || !*name || (all && strstr(all, name))) continue;
        all = sy_printf(l->t->arena, "%s%s%.*s", all ? all : "", all ? "; " : "", (int)whole(name, NAME_MAX_BYTES), name);
    }
    set(l, SY_META_AUTHOR, all, rank);
}

static int type_ends(const char *type, const char *end)
{
    size_t n = strlen(type), k = strlen(end);
    return n >= k && strcasecmp(type + n - k, end) == 0;
}

/* Rank of an object by its @type; -1: it says nothing about the article. */
static int rank_of(const json_t *object)
{
    const json_t *type = json_object_get(object, "@type");
    int rank = -1;
    for (size_t i = 0; i < (json_is_array(type) ? json_array_size(type) : 1); i++) {
        const char *s = json_string_value(json_is_array(type) ? json_array_get(type, i) : type);
        if (!s) continue;
        if (type_ends(s, "Article") || type_ends(s, "Posting") || type_ends(s, "Report") || type_ends(s, "Recipe") || type_ends(s, "Review")) return RANK_ARTICLE;
        if (type_ends(s, "WebPage")) rank = RANK_PAGE;
    }
    return rank;
}

static void read_object(const ld *l, const json_t *o, unsigned rank)
{
    const char *headline = json_string_value(json_object_get(o, "headline"));
    if (!headline && rank == RANK_ARTICLE) headline = json_string_value(json_object_get(o, "name"));
    set(l, SY_META_TITLE, headline, rank);
    const char *published = json_string_value(json_object_get(o, "datePublished"));
    set(l, SY_META_PUBLISHED, published ? published : json_string_value(json_object_get(o, "dateCreated")), rank);
    set(l, SY_META_UPDATED, json_string_value(json_object_get(o, "dateModified")), rank);
    set_authors(l, json_object_get(o, "author"), rank);
    if (rank == RANK_ARTICLE) set_authors(l, json_object_get(o, "creator"), rank + 1);
    set(l, SY_META_OUTLET, name_of(json_object_get(o, "publisher")), rank);
    set(l, SY_META_URL, json_string_value(json_object_get(o, "url")), rank + 1);
}

static void walk(const ld *l, const json_t *v, int depth)
{
    if (depth > DEPTH_MAX) return;
    if (json_is_array(v))
        for (size_t i = 0; i < json_array_size(v); i++) walk(l, json_array_get(v, i), depth + 1);
    if (!json_is_object(v)) return;
    int rank = rank_of(v);
    if (rank >= 0) read_object(l, v, (unsigned)rank);
    walk(l, json_object_get(v, "@graph"), depth + 1);
    walk(l, json_object_get(v, "mainEntity"), depth + 1);
}

static void release(void *json) { json_decref(json); }

/* JSON that jansson refuses (line ends in strings, a comma too many): the value behind "key" : */
static void scrape(const ld *l, const char *json, const char *key, sy_meta_field field)
{
    size_t k = strlen(key);
    for (const char *p = strstr(json, key); p; p = strstr(p + k, key)) {
        const char *v = p + k;
        if (p == json || p[-1] != '"' || *v != '"') continue;
        for (v++; *v == ' ' || *v == ':' || *v == '\n' || *v == '\t' || *v == '\r';) v++;
        const char *end = *v == '"' ? strpbrk(v + 1, "\"\\") : NULL;
        if (end && *end == '"' && end - v < VALUE_MAX) set(l, field, sy_strndup(l->t->arena, v + 1, (size_t)(end - v - 1)), RANK_ARTICLE);
        return;
    }
}

void sy_facts_json(const sy_tree *t, const char *json, sy_facts *f)
{
    ld l = { t, f };
    json_t *root = json_loads(json, JSON_DISABLE_EOF_CHECK, NULL);
    if (root) {
        sy_arena_defer(t->arena, release, root);
        walk(&l, root, 0);
        return;
    }
    scrape(&l, json, "headline", SY_META_TITLE);
    scrape(&l, json, "datePublished", SY_META_PUBLISHED);
    scrape(&l, json, "dateModified", SY_META_UPDATED);
}
