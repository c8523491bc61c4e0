/* augment.c - "S", he said. S, the minister said. The subject, she said, does so. According to the agency. He told them that S. */
#include "augment.h"

#include "files.h"
#include "perceptron.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
    const char *form, *lemma, *upos, *xpos, *rel;
    int head; /* place in the phrase, from 1; 0: the head of the phrase */
} added;

enum { PHRASE_MAX = 6, WORDS_MAX = 64 };

#define NAME "NAME" /* stands for a made one */

/* Who speaks. */
static const added speakers[][PHRASE_MAX] = {
    { { "he", "he", "PRON", "PRP", "nsubj", 0 } },
    { { "she", "she", "PRON", "PRP", "nsubj", 0 } },
    { { "the", "the", "DET", "DT", "det", 2 }, { "minister", "minister", "NOUN", "NN", "nsubj", 0 } },
    { { "the", "the", "DET", "DT", "det", 2 }, { "ministry", "ministry", "NOUN", "NN", "nsubj", 0 } },
    { { NAME, NAME, "PROPN", "NNP", "nsubj", 0 } },
    { { NAME, NAME, "PROPN", "NNP", "nsubj", 0 } },
    { { "officials", "official", "NOUN", "NNS", "nsubj", 0 } },
    { { "analysts", "analyst", "NOUN", "NNS", "nsubj", 0 } },
    { { "a", "a", "DET", "DT", "det", 2 }, { "spokesman", "spokesman", "NOUN", "NN", "nsubj", 0 } },
    { { "a", "a", "DET", "DT", "det", 3 }, { "senior", "senior", "ADJ", "JJ", "amod", 3 }, { "official", "official", "NOUN", "NN", "nsubj", 0 } },
    { { "Mr.", "Mr.", "PROPN", "NNP", "nmod:desc", 2 }, { NAME, NAME, "PROPN", "NNP", "nsubj", 0 } },
    { { NAME, NAME, "PROPN", "NNP", "nsubj", 0 }, { NAME, NAME, "PROPN", "NNP", "flat", 1 } },
    { { "President", "President", "PROPN", "NNP", "nmod:desc", 2 }, { NAME, NAME, "PROPN", "NNP", "nsubj", 0 },
      { NAME, NAME, "PROPN", "NNP", "flat", 2 } },
    { { "the", "the", "DET", "DT", "det", 4 }, { "country", "country", "NOUN", "NN", "nmod:poss", 4 }, { "'s", "'s", "PART", "POS", "case", 2 },
      { "president", "president", "NOUN", "NN", "nsubj", 0 } },
    { { "Foreign", "foreign", "ADJ", "NNP", "amod", 2 }, { "Minister", "Minister", "PROPN", "NNP", "nmod:desc", 3 }, { NAME, NAME, "PROPN", "NNP", "nsubj", 0 },
      { NAME, NAME, "PROPN", "NNP", "flat", 3 } },
    { { "ministry", "ministry", "NOUN", "NN", "compound", 2 }, { "spokeswoman", "spokeswoman", "NOUN", "NN", "nmod:desc", 3 },
      { NAME, NAME, "PROPN", "NNP", "nsubj", 0 }, { NAME, NAME, "PROPN", "NNP", "flat", 3 } },
    { { "news", "news", "NOUN", "NN", "compound", 2 }, { "agency", "agency", "NOUN", "NN", "nmod:desc", 3 }, { NAME, NAME, "PROPN", "NNP", "nsubj", 0 } },
    { { "the", "the", "DET", "DT", "det", 2 }, { "newspaper", "newspaper", "NOUN", "NN", "nsubj", 0 }, { NAME, NAME, "PROPN", "NNP", "appos", 2 } },
};

static const added verbs[] = { { "said", "say", "VERB", "VBD", "root", 0 }, { "says", "say", "VERB", "VBZ", "root", 0 },
    { "said", "say", "VERB", "VBD", "root", 0 }, { "added", "add", "VERB", "VBD", "root", 0 }, { "warned", "warn", "VERB", "VBD", "root", 0 },
    { "said", "say", "VERB", "VBD", "root", 0 }, { "claimed", "claim", "VERB", "VBD", "root", 0 } };

static const added hearers[][PHRASE_MAX] = {
    { { "reporters", "reporter", "NOUN", "NNS", "iobj", 0 } },
    { { "the", "the", "DET", "DT", "det", 2 }, { "agency", "agency", "NOUN", "NN", "iobj", 0 } },
    { { NAME, NAME, "PROPN", "NNP", "iobj", 0 } },
    { { "them", "they", "PRON", "PRP", "iobj", 0 } },
    { { "the", "the", "DET", "DT", "det", 2 }, { "minister", "minister", "NOUN", "NN", "iobj", 0 } },
};

static const added agencies[][PHRASE_MAX] = {
    { { "the", "the", "DET", "DT", "det", 2 }, { "agency", "agency", "NOUN", "NN", "obl", 0 } },
    { { "officials", "official", "NOUN", "NNS", "obl", 0 } },
    { { NAME, NAME, "PROPN", "NNP", "obl", 0 } },
    { { "the", "the", "DET", "DT", "det", 3 }, { NAME, NAME, "PROPN", "NNP", "compound", 3 }, { "Tribune", "Tribune", "PROPN", "NNP", "obl", 0 } },
    { { "news", "news", "NOUN", "NN", "compound", 2 }, { "agency", "agency", "NOUN", "NN", "nmod:desc", 3 }, { NAME, NAME, "PROPN", "NNP", "obl", 0 } },
    { { "state", "state", "NOUN", "NN", "compound", 2 }, { "broadcaster", "broadcaster", "NOUN", "NN", "nmod:desc", 3 }, { NAME, NAME, "PROPN", "NNP", "obl", 0 } },
};

/* A sentence in the making. Heads are numbers of words of this list, from 0; -1: the root. */
typedef struct {
    struct {
        char form[128];
        const char *upos, *xpos, *rel;
        int head;
        origin from;
        int space;
    } w[2 * WORDS_MAX];
    int n;
    uint64_t random;
} sentence;

typedef struct {
    sy_buf text;
    origin *origins;
    uint32_t n_words, n_sentences, room;
    uint64_t random;
} maker;

static int put(sentence *s, const char *form, const char *upos, const char *xpos, const char *rel, int head, int space)
{
    origin none = { -1, 0 };
    snprintf(s->w[s->n].form, sizeof s->w[s->n].form, "%s", form);
    s->w[s->n].upos = upos;
    s->w[s->n].xpos = xpos;
    s->w[s->n].rel = rel;
    s->w[s->n].head = head;
    s->w[s->n].from = none;
    s->w[s->n].space = space;
    return s->n++;
}

static int put_punct(sentence *s, const char *form, const char *xpos, int head, int space) { return put(s, form, "PUNCT", xpos, "punct", head, space); }

void made_name(uint64_t *random, char out[MADE_NAME_ROOM])
{
    static const char *const onsets[] = { "b", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "z", "br", "ch", "dr", "kh", "kr",
        "sh", "st", "th", "tr", "", "" };
    static const char *const vowels[] = { "a", "e", "i", "o", "u", "a", "e", "i", "o", "ai", "ei", "ou", "y" };
    static const char *const codas[] = { "", "", "", "n", "r", "l", "s", "m", "k", "t", "nd", "rt", "sk", "v", "ng" };
    uint64_t r = random_next(random);
    int syllables = 2 + (r % 3 == 0), n = 0;
    for (int k = 0; k < syllables && n < MADE_NAME_ROOM - 6; k++) {
        r = random_next(random);
        n += snprintf(out + n, (size_t)(MADE_NAME_ROOM - n), "%s%s%s", onsets[r % 28], vowels[(r >> 8) % 13], k + 1 == syllables ? codas[(r >> 16) % 15] : "");
    }
    out[0] = (char)(out[0] - 32);
}

/* A phrase whose head hangs on `head` (to be known later: -2). Gives the number of its head. */
static int put_phrase(sentence *s, const added *p, int head)
{
    int first = s->n, top = first;
    for (int k = 0; k < PHRASE_MAX && p[k].form; k++) {
        char name[MADE_NAME_ROOM];
        int named = strcmp(p[k].form, NAME) == 0;
        if (named) made_name(&s->random, name);
        put(s, named ? name : p[k].form, p[k].upos, p[k].xpos, p[k].rel, p[k].head ? first + p[k].head - 1 : head, 1);
        if (!p[k].head) top = first + k;
    }
    return top;
}

/* The source: a statement that ends in a full stop. */
typedef struct {
    const corpus *c;
    int32_t number;
    uint32_t first, n;  /* without the full stop */
    uint32_t root, subject_end; /* subject_end: behind the subject's last word; 0: none before the verb */
} statement;

static int below(const corpus *c, uint32_t w, uint32_t top)
{
    int32_t i = (int32_t)w;
    for (int k = 0; k < 400 && i >= 0; k++) {
        if ((uint32_t)i == top) return 1;
        i = c->gold.words.at[i].head;
    }
    return 0;
}

static int find_statement(const corpus *c, int32_t number, uint32_t k, statement *out)
{
    const sy_sentence *s = &c->doc.sentences.at[k];
    uint32_t end = s->first_word + s->n_words;
    statement t = { c, number, s->first_word, s->n_words - 1, 0, 0 };
    if (s->n_words < 6 || s->n_words > 30 || strcmp(c->doc.words.at[end - 1].form, ".") != 0) return 0;
    for (uint32_t i = s->first_word; i < end; i++) {
        const sy_gold_word *g = &c->gold.words.at[i];
        const char *f = c->doc.words.at[i].form;
        if (strchr("\"()[]:;?!", f[0]) || strlen(f) > 60 || g->xpos == SY_XPOS_OPEN_QUOTE || g->xpos == SY_XPOS_CLOSE_QUOTE) return 0;
        if (g->head < 0) t.root = i;
    }
    unsigned x = c->gold.words.at[t.root].upos;
    if (x != SY_VERB && x != SY_NOUN && x != SY_ADJ) return 0;
    int subject = 0;
    for (uint32_t i = s->first_word; i < t.root; i++)
        if (c->gold.words.at[i].head == (int32_t)t.root && sy_rel_main(c->gold.words.at[i].rel) == SY_REL_NSUBJ) {
            subject = 1;
            if (i > s->first_word || c->gold.words.at[i].upos != SY_PRON)
                for (uint32_t j = s->first_word; j < t.root; j++)
                    if (below(c, j, i)) t.subject_end = j + 1;
            if (!below(c, s->first_word, i)) t.subject_end = 0;
        }
    *out = t;
    return subject;
}

/* Words [from, to) of the source; offsets of heads: numbers of the source's words in the new sentence, in map. */
static void put_source(sentence *s, const statement *t, uint32_t from, uint32_t to, int capital, int *map)
{
    for (uint32_t i = from; i < to; i++) {
        const sy_gold_word *g = &t->c->gold.words.at[i];
        int at = put(s, t->c->doc.words.at[i].form, sy_upos_name(g->upos), sy_xpos_name(g->xpos), sy_rel_name(g->rel), -3,
                     t->c->doc.words.at[i].space_before || i == t->first);
        origin o = { t->number, i };
        s->w[at].from = o;
        map[i - t->first] = at;
        if (!capital && i == t->first && g->upos != SY_PROPN && strcmp(s->w[at].form, "I") != 0 && (unsigned)(s->w[at].form[0] - 'A') < 26u)
            s->w[at].form[0] = (char)(s->w[at].form[0] | 32);
    }
}

static void set_heads(sentence *s, const statement *t, const int *map, int root_head, const char *root_rel)
{
    for (uint32_t i = t->first; i < t->first + t->n; i++) {
        int at = map[i - t->first];
        int32_t h = t->c->gold.words.at[i].head;
        s->w[at].head = h < 0 ? root_head : map[(uint32_t)h - t->first];
        if (h < 0) s->w[at].rel = root_rel;
    }
}

/* ", according to the agency", an oblique of `head`. */
static void put_according(sentence *s, const added *agency, int head)
{
    int comma = put_punct(s, ",", ",", -2, 0), according = put(s, "according", "VERB", "VBG", "case", -2, 1);
    put(s, "to", "ADP", "IN", "fixed", according, 1);
    int top = put_phrase(s, agency, head);
    s->w[according].head = s->w[comma].head = top;
}

static void start_with_capital(sentence *s)
{
    char *first = s->w[0].form;
    *first = (char)((unsigned)(*first - 'a') < 26u ? *first - 32 : *first);
}

/* He told them (that) S. He asked them whether S. */
static void tell(sentence *s, const statement *t, const added *who, const added *whom, int asks)
{
    static int map[WORDS_MAX];
    static const char *const words[][2] = { { "told", "that" }, { "asked", "whether" }, { "told", "" }, { "asked", "if" } };
    const char *const *w = words[2 * (s->random >> 50 & 1) + (uint64_t)asks];
    int top = put_phrase(s, who, -2), v = put(s, w[0], "VERB", "VBD", "root", -1, 1);
    s->w[top].head = v;
    put_phrase(s, whom, v);
    int mark = w[1][0] ? put(s, w[1], "SCONJ", "IN", "mark", -2, 1) : -1;
    put_source(s, t, t->first, t->first + t->n, 0, map);
    set_heads(s, t, map, v, "ccomp");
    if (mark >= 0) s->w[mark].head = map[t->root - t->first];
    put_punct(s, ".", ".", v, 0);
    start_with_capital(s);
}

static void make(sentence *s, const statement *t, uint64_t r)
{
    static int map[WORDS_MAX];
    int curly = (int)(r & 1);
    const char *open = curly ? "\xE2\x80\x9C" : "\"", *close = curly ? "\xE2\x80\x9D" : "\"";
    const added *who = speakers[(r >> 8) % (sizeof speakers / sizeof speakers[0])], *verb = &verbs[(r >> 16) % (sizeof verbs / sizeof verbs[0])];
    const added *agency = agencies[(r >> 24) % (sizeof agencies / sizeof agencies[0])];
    unsigned pattern = (unsigned)(r >> 32) % 12;
    uint32_t end = t->first + t->n;
    int at_open = -1, at_comma, at_close = -1, top, v, root = (int)(t->root - t->first);
    s->n = 0;
    s->random = r;
    if (pattern >= 10) {
        tell(s, t, who, hearers[(r >> 40) % (sizeof hearers / sizeof hearers[0])], pattern == 11);
        return;
    }
    if (pattern == 4 && !t->subject_end) pattern = 0;
    if (pattern == 3) { /* He said: "S." */
        top = put_phrase(s, who, -2);
        v = put(s, verb->form, verb->upos, verb->xpos, "root", -1, 1);
        s->w[top].head = v;
        at_comma = put_punct(s, ":", ":", v, 0);
        at_open = put_punct(s, open, "``", -2, 1);
        put_source(s, t, t->first, end, 1, map);
        s->w[at_open + 1].space = 0;
        set_heads(s, t, map, v, "ccomp");
        s->w[at_open].head = map[root];
        put_punct(s, ".", ".", v, 0);
        put_punct(s, close, "''", map[root], 0);
        start_with_capital(s);
        return;
    }
    if (pattern == 7 || pattern == 8) { /* He said (that) S. */
        top = put_phrase(s, who, -2);
        v = put(s, verb->form, verb->upos, verb->xpos, "root", -1, 1);
        s->w[top].head = v;
        int that = pattern == 8 ? put(s, "that", "SCONJ", "IN", "mark", -2, 1) : -1;
        put_source(s, t, t->first, end, 0, map);
        set_heads(s, t, map, v, "ccomp");
        if (that >= 0) s->w[that].head = map[root];
        put_punct(s, ".", ".", v, 0);
        start_with_capital(s);
        return;
    }
    if (pattern == 4) { /* The subject, he said, does so. */
        put_source(s, t, t->first, t->subject_end, 1, map);
        at_comma = put_punct(s, ",", ",", -2, 0);
        top = put_phrase(s, who, -2);
        v = put(s, verb->form, verb->upos, verb->xpos, "parataxis", -2, 1);
        put_punct(s, ",", ",", v, 0);
        put_source(s, t, t->subject_end, end, 1, map);
        set_heads(s, t, map, -1, "root");
        s->w[top].head = s->w[at_comma].head = v;
        s->w[v].head = map[root];
        put_punct(s, ".", ".", map[root], 0);
        return;
    }
    if (pattern == 5 || pattern == 6) { /* S, according to the agency; "S." */
        if (pattern == 6) at_open = put_punct(s, open, "``", -2, 1);
        put_source(s, t, t->first, end, 1, map);
        set_heads(s, t, map, -1, "root");
        if (pattern == 6) {
            s->w[at_open + 1].space = 0;
            s->w[at_open].head = map[root];
            put_punct(s, ".", ".", map[root], 0);
            put_punct(s, close, "''", map[root], 0);
            return;
        }
        put_according(s, agency, map[root]);
        put_punct(s, ".", ".", map[root], 0);
        return;
    }
    /* "S," he said. "S," said the minister. S, he said. "S," he said, according to the agency. */
    int quoted = pattern < 2 || pattern == 9;
    if (quoted) at_open = put_punct(s, open, "``", -2, 1);
    put_source(s, t, t->first, end, 1, map);
    if (quoted) s->w[at_open + 1].space = 0;
    at_comma = put_punct(s, ",", ",", -2, 0);
    if (quoted) at_close = put_punct(s, close, "''", -2, 0);
    int inverted = pattern == 1 && strcmp(who[0].xpos, "PRP") != 0;
    v = inverted ? put(s, verb->form, verb->upos, verb->xpos, "root", -1, 1) : -1;
    top = put_phrase(s, who, -2);
    if (!inverted) v = put(s, verb->form, verb->upos, verb->xpos, "root", -1, 1);
    s->w[top].head = v;
    set_heads(s, t, map, v, "ccomp");
    s->w[at_comma].head = map[root];
    if (at_open >= 0) s->w[at_open].head = s->w[at_close].head = map[root];
    if (pattern == 9) put_according(s, agency, v);
    put_punct(s, ".", ".", v, 0);
}

static void write_sentence(maker *m, const sentence *s)
{
    for (int i = 0; i < s->n; i++) {
        int joined = i + 1 < s->n && !s->w[i + 1].space;
        sy_buf_printf(&m->text, "%d\t%s\t_\t%s\t%s\t_\t%d\t%s\t_\t%s\n", i + 1, s->w[i].form, s->w[i].upos, s->w[i].xpos, s->w[i].head + 1, s->w[i].rel,
                      joined ? "SpaceAfter=No" : "_");
        if (m->n_words == m->room) m->origins = checked(realloc(m->origins, (m->room = m->room ? 2 * m->room : 4096) * sizeof *m->origins));
        m->origins[m->n_words++] = s->w[i].from;
    }
    sy_buf_char(&m->text, '\n');
    m->n_sentences++;
}

corpus *augment(corpus *const *sources, uint32_t n_sources, uint32_t most, uint64_t seed, origin **origins)
{
    maker m = { .random = seed };
    static sentence s;
    sy_buf_init(&m.text, 0);
    for (uint32_t k = 0; k < n_sources; k++)
        for (uint32_t i = 0; i < sources[k]->doc.sentences.n && m.n_sentences < most * (k + 1) / n_sources; i++) {
            statement t;
            if (!find_statement(sources[k], (int32_t)k, i, &t)) continue;
            make(&s, &t, random_next(&m.random));
            write_sentence(&m, &s);
        }
    *origins = m.origins;
    corpus *c = corpus_of("made sentences", m.text.at, m.text.n);
    sy_buf_free(&m.text);
    return c;
}
