/* corpus.c - reading treebanks and name annotation. */
#include "corpus.h"

#include "files.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
    corpus *c;
    const char *path, *bytes;
    size_t n;
} job;

static void read_work(void *arg)
{
    job *j = arg;
    sy_conllu_read(&j->c->doc, j->path, j->bytes, j->n, &j->c->gold);
}

corpus *corpus_of(const char *path, const char *bytes, size_t n_bytes)
{
    job j = { checked(calloc(1, sizeof(corpus))), path, bytes, n_bytes };
    sayso_error err;
    sy_arena_init(&j.c->doc.arena, 1 << 22);
    if (sy_guard(&j.c->doc.arena, read_work, &j, &err)) {
        fprintf(stderr, "%s\n", err.text);
        exit(1);
    }
    sy_sha256_hex(j.bytes, j.n, j.c->sha256);
    uint32_t n = j.c->doc.words.n;
    j.c->tag = checked(calloc(n, 1));
    j.c->guess = checked(calloc(n, 1));
    j.c->ner = checked(malloc(n));
    memset(j.c->ner, 255, n);
    return j.c;
}

corpus *corpus_read(const char *path)
{
    size_t n;
    char *bytes = file_read(path, &n);
    corpus *c = corpus_of(path, bytes, n);
    free(bytes);
    return c;
}

void corpus_free(corpus *c)
{
    sy_arena_free(&c->doc.arena);
    free(c->tag);
    free(c->guess);
    free(c->ner);
    free(c);
}

static uint8_t name_class(const char *tag)
{
    static const char *const kinds[] = { "PER", "ORG", "LOC" };
    for (int k = 0; k < 3; k++)
        if (tag[0] && tag[1] == '-' && strcmp(tag + 2, kinds[k]) == 0) return (uint8_t)(1 + 2 * k + (tag[0] == 'I'));
    return 0;
}

typedef struct {
    const char *form[512];
    uint8_t class[512];
    uint32_t n;
} named;

/* Give the words of a sentence the classes of the annotation, form by form; a few may be missing on either side. */
static void align(corpus *c, uint32_t sentence, const named *a)
{
    const sy_sentence *s = &c->doc.sentences.at[sentence];
    uint32_t k = 0;
    for (uint32_t i = s->first_word; i < s->first_word + s->n_words; i++) {
        uint32_t j = k;
        while (j < a->n && j < k + 4 && strcmp(a->form[j], c->doc.words.at[i].form) != 0) j++;
        int found = j < a->n && j < k + 4;
        c->ner[i] = found ? a->class[j] : 0;
        if (found) k = j + 1;
    }
}

uint32_t corpus_read_names(corpus *c, const char *path)
{
    size_t n;
    char *bytes = file_read(path, &n), *save = NULL;
    sy_map ids = { 0 };
    for (uint32_t i = 0; i < c->gold.ids.n; i++) *sy_map_put(&c->doc.arena, &ids, c->gold.ids.at[i], strlen(c->gold.ids.at[i]), NULL) = i;
    uint32_t found = 0;
    int32_t sentence = -1;
    static named a;
    for (char *line = strtok_r(bytes, "\n", &save);; line = strtok_r(NULL, "\n", &save)) {
        int id = line && strncmp(line, "# sent_id = ", 12) == 0;
        if ((id || !line) && sentence >= 0 && a.n) {
            align(c, (uint32_t)sentence, &a);
            found++;
        }
        if (!line) break;
        if (id) {
            const uint32_t *at = sy_map_get(&ids, line + 12, strlen(line + 12));
            sentence = at ? (int32_t)*at : -1;
            a.n = 0;
        }
        char *tab = strchr(line, '\t'), *tab2 = tab ? strchr(tab + 1, '\t') : NULL;
        if (line[0] == '#' || !tab2 || a.n >= 512) continue;
        *tab2 = 0;
        char *end = strchr(tab2 + 1, '\t');
        if (end) *end = 0;
        a.form[a.n] = tab + 1;
        a.class[a.n++] = name_class(tab2 + 1);
    }
    free(bytes);
    return found;
}

/* ---- names out of GUM's entities */

typedef struct {
    uint32_t id, first, head; /* head: place of the head word in the mention, from 1 */
    uint8_t class;            /* of a first word; 0: another type */
} mention;

static int is_title(const char *lower)
{
    static const char *const titles[] = { "mr.", "mrs.", "ms.", "dr.", "mr", "mrs", "dr", "president", "minister", "senator", "secretary", "professor",
        "prof.", "king", "queen", "pope", "sir", "lady", "lord", "judge", "justice", "general", "gen.", "captain", "colonel", "prime", "vice",
        "chancellor", "governor", "mayor", "ambassador", "st.", "saint", "congressman", "speaker", "chairman", "director", "prince", "princess" };
    for (size_t k = 0; k < sizeof titles / sizeof titles[0]; k++)
        if (strcmp(titles[k], lower) == 0) return 1;
    return 0;
}

static int is_proper(const corpus *c, uint32_t i)
{
    unsigned x = c->gold.words.at[i].xpos;
    return x == SY_XPOS_NNP || x == SY_XPOS_NNPS;
}

/* May the word stand inside the name of a place or organisation ("Bank of the Valley")? */
static int may_be_inside(const corpus *c, uint32_t i)
{
    unsigned u = c->gold.words.at[i].upos;
    return is_proper(c, i) || u == SY_ADP || u == SY_DET || u == SY_CCONJ || u == SY_PUNCT || u == SY_NUM;
}

static void mark_name(corpus *c, const mention *m, uint32_t last)
{
    uint32_t head = m->first + m->head - 1, from = head, to = head;
    if (!m->class || head > last || !is_proper(c, head)) return;
    while (from > m->first && is_proper(c, from - 1)) from--;
    while (to < last && is_proper(c, to + 1)) to++;
    if (m->class == 1) {
        while (from < to && is_title(c->doc.words.at[from].lower)) from++;
        if (from == to && is_title(c->doc.words.at[from].lower)) return;
    } else {
        uint32_t k = m->first;
        while (k <= last && may_be_inside(c, k)) k++;
        if (k > last && is_proper(c, last)) to = last;
    }
    for (uint32_t i = from; i <= to; i++)
        if (c->ner[i]) return; /* an outer name is there */
    for (uint32_t i = from; i <= to; i++) c->ner[i] = (uint8_t)(m->class + (i > from));
}

typedef struct {
    mention open[64], closed[512];
    uint32_t last[512], n_open, n_closed;
} entities;

static uint8_t entity_class(const char *type, size_t n)
{
    if (n == 6 && memcmp(type, "person", 6) == 0) return 1;
    if (n == 12 && memcmp(type, "organization", 12) == 0) return 3;
    return n == 5 && memcmp(type, "place", 5) == 0 ? 5 : 0;
}

static void close_mention(entities *e, uint32_t id, uint32_t word)
{
    for (uint32_t k = e->n_open; k-- > 0;) {
        if (e->open[k].id != id) continue;
        if (e->n_closed < 512) {
            e->last[e->n_closed] = word;
            e->closed[e->n_closed++] = e->open[k];
        }
        memmove(&e->open[k], &e->open[k + 1], (e->n_open - k - 1) * sizeof *e->open);
        e->n_open--;
        return;
    }
}

/* "(12-person-new-...-1-coref", "(3-place-...)", "12)": what opens and closes at a word. */
static void read_entities(entities *e, const char *s, uint32_t word)
{
    while (*s && *s != '|') {
        int opens = *s == '(';
        s += opens;
        uint32_t id = (uint32_t)strtoul(s, NULL, 10);
        const char *field[8] = { s };
        unsigned n = 1;
        const char *p = s;
        for (; *p && *p != '(' && *p != ')' && *p != '|'; p++)
            if (*p == '-' && n < 8) field[n++] = p + 1;
        if (opens && n > 5 && e->n_open < 64) {
            mention m = { id, word, (uint32_t)strtoul(field[5], NULL, 10), entity_class(field[1], (size_t)(field[2] - field[1] - 1)) };
            if (!m.head) m.head = 1;
            e->open[e->n_open++] = m;
        }
        if (*p == ')') {
            close_mention(e, id, word);
            p++;
        }
        if (p == s) break;
        s = p;
    }
}

/* Longest first, so that an outer name wins. */
static int by_length(const void *a, const void *b)
{
    const uint32_t *x = a, *y = b;
    if (x[1] != y[1]) return x[1] < y[1] ? 1 : -1;
    return x[0] < y[0] ? -1 : x[0] > y[0];
}

void corpus_names_from_entities(corpus *c)
{
    static entities e;
    static uint32_t order[512][2];
    memset(c->ner, 0, c->doc.words.n);
    for (uint32_t k = 0; k < c->doc.sentences.n; k++) {
        const sy_sentence *s = &c->doc.sentences.at[k];
        e.n_open = e.n_closed = 0;
        for (uint32_t i = s->first_word; i < s->first_word + s->n_words; i++) {
            const char *at = strstr(c->gold.words.at[i].misc, "Entity=");
            if (at && (at == c->gold.words.at[i].misc || at[-1] == '|')) read_entities(&e, at + 7, i);
        }
        for (uint32_t j = 0; j < e.n_closed; j++) {
            order[j][0] = j;
            order[j][1] = e.last[j] - e.closed[j].first;
        }
        qsort(order, e.n_closed, sizeof order[0], by_length);
        for (uint32_t j = 0; j < e.n_closed; j++) mark_name(c, &e.closed[order[j][0]], e.last[order[j][0]]);
    }
}
