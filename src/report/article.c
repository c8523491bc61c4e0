/*
 * article.c - main text extraction.
 *
 * In the family of Readability (Arc90, later Mozilla): paragraphs give points to the elements around them, class names
 * and link density weigh in, the best element and those of its siblings that look alike hold the article; then what
 * does not belong is cut from it. Points are integers (hundredths), so that every machine chooses the same.
 */
#include "report/article.h"

#include "report/lines.h"

enum { PARAGRAPH_CHARS = 25, GOOD_CHARS = 80, LEVELS = 5, SIBLING_CHARS = 80, LINKED_LINE_CHARS = 240, META_WORDS_MAX = 16, POST_ELEMENTS_MAX = 24 };

typedef struct {
    uint32_t chars, link_chars, good_chars, commas, paragraphs, items, lines;
    int64_t score;     /* hundredths */
    uint8_t candidate; /* a paragraph gave it points */
    uint8_t dropped;   /* it, or an element around it, is cut */
    uint8_t chosen, stops;
} weight;

typedef struct {
    const sy_tree *t;
    const char *title;
    int32_t title_line;
    weight *w;         /* one an element */
    uint8_t *kinds;
    int32_t top;
} search;

static const sy_element *element(const search *s, uint32_t e) { return &s->t->elements.at[e]; }

static int is_heading_tag(GumboTag tag)
{
    return tag == GUMBO_TAG_H1 || tag == GUMBO_TAG_H2 || tag == GUMBO_TAG_H3 || tag == GUMBO_TAG_H4 || tag == GUMBO_TAG_H5 || tag == GUMBO_TAG_H6;
}

static int is_text_tag(GumboTag tag)
{
    return tag == GUMBO_TAG_P || tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_TD || tag == GUMBO_TAG_LI || tag == GUMBO_TAG_BLOCKQUOTE || tag == GUMBO_TAG_BR ||
           tag == GUMBO_TAG_HR || tag == GUMBO_TAG_DD || is_heading_tag(tag);
}

static int is_list(GumboTag tag) { return tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL || tag == GUMBO_TAG_DL; }

/* The block that a line counts for: its own, or what a line break stands in. */
static uint32_t block_of(const search *s, const sy_page_line *l)
{
    uint32_t e = (uint32_t)l->element;
    while (element(s, e)->parent >= 0 && (element(s, e)->tag == GUMBO_TAG_BR || element(s, e)->tag == GUMBO_TAG_HR)) e = (uint32_t)element(s, e)->parent;
    return e;
}

/* ---- what never is article */

static void measure(search *s, int only_kept)
{
    const sy_tree *t = s->t;
    for (uint32_t e = 0; e < t->elements.n; e++) {
        weight *w = &s->w[e];
        w->chars = w->link_chars = w->good_chars = w->commas = w->paragraphs = w->items = w->lines = 0;
    }
    for (uint32_t i = 0; i < t->lines.n; i++) {
        const sy_page_line *l = &t->lines.at[i];
        uint32_t b = block_of(s, l);
        if (element(s, b)->hidden || (only_kept && s->w[b].dropped)) continue;
        weight *w = &s->w[b];
        w->chars += l->chars;
        w->link_chars += l->link_chars;
        w->commas += l->commas;
        w->lines++;
        w->paragraphs += element(s, b)->tag == GUMBO_TAG_P || l->chars >= GOOD_CHARS;
        w->items += element(s, b)->tag == GUMBO_TAG_LI;
        w->stops |= l->stops;
    }
    for (uint32_t e = 0; e < t->elements.n; e++) { /* still only the element's own lines */
        weight *w = &s->w[e];
        if (w->chars >= GOOD_CHARS && w->link_chars * 3 < w->chars && (w->stops || w->commas)) w->good_chars = w->chars;
    }
    for (uint32_t e = t->elements.n; e-- > 1;) {
        weight *w = &s->w[e], *p = &s->w[element(s, e)->parent];
        p->chars += w->chars, p->link_chars += w->link_chars, p->good_chars += w->good_chars, p->commas += w->commas;
        p->paragraphs += w->paragraphs, p->items += w->items, p->lines += w->lines;
    }
}

/* A post that the article quotes stands in a small box with a name that would be cut elsewhere. */
static int quotes_post(const search *s, uint32_t e)
{
    uint32_t end = element(s, e)->end;
    if (end - e > POST_ELEMENTS_MAX) return 0;
    for (uint32_t k = e; k < end; k++)
        if (element(s, k)->tag == GUMBO_TAG_BLOCKQUOTE && s->w[k].chars >= GOOD_CHARS) return 1;
    return 0;
}

/* Cut by tag or by name, unless most of the page's good text stands in it. */
static int is_cut(const search *s, uint32_t e)
{
    const sy_element *x = element(s, e);
    uint32_t good = s->w[e].good_chars, all = s->w[0].good_chars;
    int much = all && good * 10 > all * 7;
    if (x->tag == GUMBO_TAG_ASIDE || x->tag == GUMBO_TAG_FOOTER || x->tag == GUMBO_TAG_FORM || x->tag == GUMBO_TAG_FIELDSET) return !much;
    if (x->tag == GUMBO_TAG_FIGCAPTION) return 1;
    if (x->tag == GUMBO_TAG_BODY || x->tag == GUMBO_TAG_HTML || (x->hints & SY_HINT_BODY)) return 0;
    return (x->hints & (SY_HINT_DROP | SY_HINT_CAPTION)) && !much && !quotes_post(s, e);
}

static void drop(search *s)
{
    for (uint32_t e = 0; e < s->t->elements.n; e++) {
        int32_t p = element(s, e)->parent;
        s->w[e].dropped = (uint8_t)((p >= 0 && s->w[p].dropped) || element(s, e)->out || element(s, e)->hidden || is_cut(s, e));
    }
}

/* ---- points */

static int name_points(const sy_element *e)
{
    int points = 0;
    if (e->hints & SY_HINT_BODY) points += 4000;
    else if (e->hints & SY_HINT_GOOD) points += 2500;
    if (e->hints & SY_HINT_BAD) points -= 2500;
    return points;
}

static int tag_points(GumboTag tag)
{
    switch (tag) {
    case GUMBO_TAG_ARTICLE: return 1000;
    case GUMBO_TAG_DIV: case GUMBO_TAG_MAIN: case GUMBO_TAG_SECTION: return 500;
    case GUMBO_TAG_PRE: case GUMBO_TAG_TD: case GUMBO_TAG_BLOCKQUOTE: return 300;
    case GUMBO_TAG_ADDRESS: case GUMBO_TAG_OL: case GUMBO_TAG_UL: case GUMBO_TAG_DL: case GUMBO_TAG_DD: case GUMBO_TAG_DT: case GUMBO_TAG_LI:
    case GUMBO_TAG_FORM: return -300;
    case GUMBO_TAG_TH: return -500;
    default: return 0;
    }
}

static void give_points(search *s, uint32_t block, int64_t points)
{
    int32_t e = is_text_tag(element(s, block)->tag) ? element(s, block)->parent : (int32_t)block;
    for (int level = 0; e >= 0 && level < LEVELS; level++, e = element(s, (uint32_t)e)->parent) {
        weight *w = &s->w[e];
        if (!w->candidate) {
            w->candidate = 1;
            w->score = tag_points(element(s, (uint32_t)e)->tag) + name_points(element(s, (uint32_t)e));
        }
        w->score += level == 0 ? points : level == 1 ? points / 2 : points / (level * 3);
    }
}

static void score(search *s)
{
    for (uint32_t i = 0; i < s->t->lines.n; i++) {
        const sy_page_line *l = &s->t->lines.at[i];
        uint32_t b = block_of(s, l);
        if (s->w[b].dropped || l->chars < PARAGRAPH_CHARS || l->link_chars * 2 > l->chars || is_heading_tag(element(s, b)->tag)) continue;
        int64_t points = 100 + 100 * (int64_t)l->commas + (l->chars < 300 ? l->chars : 300);
        if (element(s, b)->tag == GUMBO_TAG_LI) points /= 3;
        give_points(s, b, points);
    }
    for (uint32_t e = 0; e < s->t->elements.n; e++) {
        weight *w = &s->w[e];
        if (w->candidate && w->chars) w->score = w->score * (int64_t)(w->chars - (w->link_chars < w->chars ? w->link_chars : w->chars)) / w->chars;
    }
}

/* ---- choosing */

static int32_t best(const search *s)
{
    int32_t top = -1;
    for (uint32_t e = 0; e < s->t->elements.n; e++)
        if (s->w[e].candidate && !s->w[e].dropped && (top < 0 || s->w[e].score > s->w[top].score)) top = (int32_t)e;
    return top;
}

/* The element around e; 0 at the body. */
static int32_t above(const search *s, int32_t e)
{
    int32_t p = element(s, (uint32_t)e)->parent;
    return p > 0 && element(s, (uint32_t)p)->tag != GUMBO_TAG_BODY ? p : 0;
}

/* Up while an element around it has more points, or most of the text around lies outside it. */
static int32_t climb(const search *s, int32_t top)
{
    int64_t last = s->w[top].score, floor = last / 3;
    for (int32_t p = above(s, top); p > 0; p = above(s, p)) {
        if (!s->w[p].candidate || s->w[p].score < floor) break;
        if (s->w[p].score > last) return climb(s, p);
        last = s->w[p].score;
    }
    return top;
}

/* Out to the outermost element that says it holds the article, if more of the page's good text stands in it. */
static int32_t widen(const search *s, int32_t top)
{
    int32_t wide = top;
    for (int32_t p = above(s, top); p > 0; p = above(s, p)) {
        const weight *w = &s->w[p];
        if (!(element(s, (uint32_t)p)->hints & SY_HINT_BODY) && element(s, (uint32_t)p)->tag != GUMBO_TAG_ARTICLE) continue;
        if (w->link_chars * 3 < w->chars && w->good_chars * 10 > s->w[wide].good_chars * 11) wide = p;
    }
    return wide;
}

static int joins(const search *s, int32_t e)
{
    const weight *w = &s->w[e], *top = &s->w[s->top];
    if (w->dropped || !w->chars) return 0;
    if (element(s, (uint32_t)e)->hints & element(s, (uint32_t)s->top)->hints & SY_HINT_BODY) return 1;
    int64_t threshold = top->score / 5 > 1000 ? top->score / 5 : 1000;
    if (w->candidate && w->score >= threshold) return 1;
    if (element(s, (uint32_t)e)->tag != GUMBO_TAG_P) return 0;
    return w->chars > SIBLING_CHARS ? w->link_chars * 4 < w->chars : w->link_chars == 0 && w->commas + w->paragraphs > 0;
}

static void choose(search *s)
{
    s->top = best(s);
    if (s->top < 0) return;
    s->top = widen(s, climb(s, s->top));
    int32_t parent = element(s, (uint32_t)s->top)->parent;
    s->w[s->top].chosen = 1;
    for (uint32_t e = parent >= 0 ? (uint32_t)parent + 1 : 0; parent >= 0 && e < element(s, (uint32_t)parent)->end; e = element(s, e)->end)
        if ((int32_t)e != s->top && joins(s, (int32_t)e)) s->w[e].chosen = 1;
    for (uint32_t e = 0; e < s->t->elements.n; e++) {
        int32_t p = element(s, e)->parent;
        if (p >= 0 && s->w[p].chosen) s->w[e].chosen = 1;
    }
}

/* ---- cutting from what was chosen */

/* Lists of links, boxes with hardly any text: cut. */
static int is_box(const search *s, uint32_t e)
{
    const sy_element *x = element(s, e);
    const weight *w = &s->w[e];
    int boxes = x->tag == GUMBO_TAG_DIV || x->tag == GUMBO_TAG_SECTION || x->tag == GUMBO_TAG_TABLE || x->tag == GUMBO_TAG_HEADER || is_list(x->tag);
    if (!boxes || (int32_t)e == s->top || !w->chars || (x->hints & SY_HINT_BODY)) return 0;
    if (w->commas >= 10 && w->link_chars * 2 < w->chars) return 0;
    int points = name_points(x);
    if (points < 0 && w->good_chars * 4 < s->w[s->top].good_chars) return 1;
    if (!is_list(x->tag) && w->items > w->paragraphs + 1 && w->link_chars * 5 > w->chars) return 1;
    if (points < 2500 && w->link_chars * 5 > w->chars * 2) return 1;
    return w->link_chars * 2 > w->chars;
}

static void cut_boxes(search *s)
{
    for (uint32_t e = 0; e < s->t->elements.n; e++) {
        int32_t p = element(s, e)->parent;
        if (s->w[e].chosen && !s->w[e].dropped && ((p >= 0 && s->w[p].dropped) || is_box(s, e))) s->w[e].dropped = 1;
    }
}

static int is_inside(const search *s, uint32_t e, GumboTag tag) { return sy_element_above(s->t, (int32_t)e, tag) >= 0; }

static int says_title(const search *s, const sy_page_line *l)
{
    char folded[SY_FOLDED_MAX];
    uint32_t n = l->text.end - l->text.start;
    return n < SY_FOLDED_MAX && sy_fold_line(s->t->text.text + l->text.start, n, folded) && strcmp(folded, s->title) == 0;
}

static sy_block_kind kind_of(const search *s, const sy_page_line *l)
{
    uint32_t b = block_of(s, l), n = l->text.end - l->text.start;
    GumboTag tag = element(s, b)->tag;
    if (!s->w[b].chosen || element(s, b)->hidden || tag == GUMBO_TAG_H1 || says_title(s, l)) return SY_BLOCK_NONE;
    if (s->w[b].dropped) return SY_BLOCK_FURNITURE;
    if (sy_furniture_find(s->t->tables, s->t->text.text + l->text.start, n)) return SY_BLOCK_FURNITURE;
    if (l->link_chars * 10 > l->chars * 9 && l->chars < LINKED_LINE_CHARS && !is_heading_tag(tag)) return SY_BLOCK_FURNITURE;
    sy_meta_line meta;
    const char *line = s->t->text.text + l->text.start;
    if (l->words <= META_WORDS_MAX && sy_meta_line_read(s->t->tables, SY_DATE_ORDER_NONE, line, n, &meta) && !meta.names_outlet) return SY_BLOCK_META;
    if (is_heading_tag(tag)) return SY_BLOCK_HEADING;
    if (is_inside(s, b, GUMBO_TAG_BLOCKQUOTE)) return SY_BLOCK_QUOTE;
    return is_inside(s, b, GUMBO_TAG_LI) ? SY_BLOCK_ITEM : SY_BLOCK_PARAGRAPH;
}

static int is_body(uint8_t kind) { return kind == SY_BLOCK_PARAGRAPH || kind == SY_BLOCK_ITEM || kind == SY_BLOCK_QUOTE; }

/* Furniture counts only between lines of the article; a heading only before one. 0: there is no line of it. */
static int trim(search *s)
{
    uint32_t n = s->t->lines.n, last = 0, first = n;
    for (uint32_t i = 0; i < n; i++)
        if (is_body(s->kinds[i])) {
            if (first == n) first = i;
            last = i;
        }
    for (uint32_t i = 0; i < n; i++) {
        if (i > last || first == n) s->kinds[i] = SY_BLOCK_NONE;
        else if (i < first && s->kinds[i] == SY_BLOCK_FURNITURE) s->kinds[i] = SY_BLOCK_NONE;
    }
    return first < n;
}

/* A page that looks like no article: what it shows outside of menus and links; if that is nothing, all it shows. */
static void take_rest(search *s)
{
    const sy_tree *t = s->t;
    uint32_t taken = 0;
    for (int links = 0; links < 2 && !taken; links++)
        for (uint32_t i = 0; i < t->lines.n; i++) {
            const sy_page_line *l = &t->lines.at[i];
            const sy_element *e = element(s, block_of(s, l));
            if (e->hidden || e->out || says_title(s, l) || (!links && l->link_chars * 2 > l->chars)) continue;
            s->kinds[i] = SY_BLOCK_PARAGRAPH;
            taken++;
        }
}

void sy_article_find(const sy_tree *t, const char *title, int32_t title_line, uint8_t *kinds)
{
    search s = { .t = t, .title = title, .title_line = title_line, .kinds = kinds, .top = -1 };
    s.w = sy_alloc_array(t->arena, t->elements.n, sizeof *s.w);
    measure(&s, 0);
    drop(&s);
    measure(&s, 1);
    score(&s);
    choose(&s);
    if (s.top >= 0) cut_boxes(&s);
    for (uint32_t i = 0; i < t->lines.n; i++) kinds[i] = (uint8_t)(s.top < 0 ? SY_BLOCK_NONE : kind_of(&s, &t->lines.at[i]));
    if (!trim(&s)) take_rest(&s);
}
