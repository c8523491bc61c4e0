/*
 * facts.c - headline, author, dates, outlet and address of a page. Tags say most of it; what they leave out is looked
 * for in what the page shows: the heading that the title repeats, a line "By ...", a labelled date.
 */
#include "report/facts.h"

#include "base/calendar.h"
#include "base/utf8.h"

#include <strings.h>

enum { TEXT_MAX = 600, TITLE_LINE_MAX = 400, NAME_LINE_MAX = 160, SHOWN_NAME_MAX = 100, DATE_LINE_MAX = 200, URL_DATE_MAX = 11, LABEL_BYTES = 24,
       SITE_WORDS_MAX = 5, BYLINE_LINES = 15, RANK_TAG = 1, RANK_VISIBLE = 400, H1_RANK = 9, SURE_MATCH = 90 };

static const sy_element *element(const sy_tree *t, uint32_t e) { return &t->elements.at[e]; }

static void set(sy_fact *f, const char *value, unsigned rank)
{
    while (value && (*value == ' ' || *value == '\n' || *value == '\t')) value++;
    if (!value || !*value || (f->value && f->rank <= rank) || sy_utf8_check(value, strlen(value)) != strlen(value)) return;
    f->value = value;
    f->rank = rank;
}

/* ---- tags */

static void read_meta(const sy_tree *t, uint32_t e, sy_facts *f)
{
    static const char *const names[] = { "property", "name", "itemprop" };
    const char *content = sy_element_attr(t, e, "content");
    if (!content || strlen(content) > TEXT_MAX) return;
    for (int i = 0; i < 3; i++) {
        const char *name = sy_element_attr(t, e, names[i]);
        unsigned rank = 0;
        sy_meta_field field = name ? sy_meta_find(t->tables, name, &rank) : SY_META_NONE;
        if (name && strcasecmp(name, "og:title") == 0) f->og_title = content; /* to compare with only */
        sy_fact *author = &f->field[SY_META_AUTHOR];
        int again = field == SY_META_AUTHOR && author->value && author->rank == RANK_TAG + rank;
        if (again && strlen(author->value) < TEXT_MAX && !strstr(author->value, content) && sy_utf8_check(content, strlen(content)) == strlen(content))
            author->value = sy_printf(t->arena, "%s; %s", author->value, content); /* a tag for each author */
        if (field) set(&f->field[field], content, RANK_TAG + rank);
    }
}

static void read_tags(const sy_tree *t, sy_facts *f, const char **title)
{
    for (uint32_t e = 0; e < t->elements.n; e++) {
        const char *type;
        switch (element(t, e)->tag) {
        case GUMBO_TAG_META: read_meta(t, e, f); break;
        case GUMBO_TAG_LINK:
            type = sy_element_attr(t, e, "rel");
            if (type && strcasecmp(type, "canonical") == 0) set(&f->field[SY_META_URL], sy_element_attr(t, e, "href"), 0);
            break;
        case GUMBO_TAG_SCRIPT:
            type = sy_element_attr(t, e, "type");
            if (type && strcasecmp(type, "application/ld+json") == 0 && sy_element_source(t, e)) sy_facts_json(t, sy_element_source(t, e), f);
            break;
        case GUMBO_TAG_TITLE:
            if (!*title && sy_element_above(t, (int32_t)e, GUMBO_TAG_SVG) < 0) *title = sy_element_text(t, e, TEXT_MAX);
            break;
        default: break;
        }
    }
}

/* ---- headline */

static uint32_t words(const char *folded)
{
    uint32_t n = *folded != 0;
    for (; *folded; folded++) n += *folded == ' ';
    return n;
}

static uint32_t fold(const char *s, char out[SY_FOLDED_MAX])
{
    out[0] = 0;
    return s && strlen(s) < SY_FOLDED_MAX ? sy_fold_line(s, (uint32_t)strlen(s), out) : 0;
}

static const char *last_separator(const char *s, const char **behind)
{
    static const char *const separators[] = { " | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " \xC2\xBB ", " :: ", " \xE2\x80\xA2 ", " \xC2\xB7 ", " / " };
    const char *best = NULL;
    for (size_t i = 0; i < sizeof separators / sizeof separators[0]; i++)
        for (const char *p = strstr(s, separators[i]); p; p = strstr(p + 1, separators[i]))
            if (!best || p > best) best = p, *behind = p + strlen(separators[i]);
    return best;
}

/* A title without the name of the site behind it. *site: that name, where one is cut. */
static const char *without_site(sy_arena *a, const char *title, const char *outlet, const char **site)
{
    char folded[SY_FOLDED_MAX], known[SY_FOLDED_MAX];
    const char *behind = "", *cut = last_separator(title, &behind);
    if (!cut || cut == title) return title;
    fold(behind, folded);
    fold(outlet, known);
    int is_site = *known && (strstr(known, folded) || strstr(folded, known));
    if (!is_site && (words(folded) > SITE_WORDS_MAX || (size_t)(cut - title) < strlen(behind))) return title;
    if (!is_site && *cut == ' ' && cut[1] == '-' && words(folded) > 3) return title;
    *site = behind;
    return sy_strndup(a, title, (size_t)(cut - title));
}

/* How well a heading says what the tags say: 0 not at all. */
static int title_match(const char *line, const char *tag)
{
    size_t n = strlen(line), k = strlen(tag);
    if (!n || !k) return 0;
    if (n == k && strcmp(line, tag) == 0) return 100;
    if (n < k && strncmp(tag, line, n) == 0 && tag[n] == ' ' && (words(line) > 1 || n * 3 > k)) return 80;
    if (n < k && n * 5 > k * 3 && strstr(tag, line)) return 70;
    if (k < n && k * 5 > n * 3 && strstr(line, tag)) return 60;
    return 0;
}

static int heading_rank(const sy_tree *t, const sy_page_line *l)
{
    const sy_element *e = element(t, (uint32_t)l->element);
    if (e->hidden || e->out) return -1;
    if (e->tag == GUMBO_TAG_H1 || sy_element_above(t, l->element, GUMBO_TAG_H1) >= 0) return H1_RANK;
    if (e->tag == GUMBO_TAG_H2) return 5;
    if (e->tag == GUMBO_TAG_H3) return 3;
    return e->hints & SY_HINT_TITLE ? 4 : 0;
}

/* The page's only h1, if it is a headline and not the site's name; -1. */
static int32_t only_h1(const sy_tree *t, const char *outlet)
{
    int32_t found = -1;
    char line[SY_FOLDED_MAX], site[SY_FOLDED_MAX];
    fold(outlet, site);
    for (uint32_t i = 0; i < t->lines.n; i++) {
        const sy_page_line *l = &t->lines.at[i];
        uint32_t n = l->text.end - l->text.start;
        if (heading_rank(t, l) != H1_RANK || n > TITLE_LINE_MAX || l->words < 3 || !sy_fold_line(t->text.text + l->text.start, n, line)) continue;
        if (*site && strstr(site, line)) continue;
        if (found >= 0) return -1;
        found = (int32_t)i;
    }
    return found;
}

/* What the tags call the article, folded: JSON-LD or meta, og:title, title element. */
typedef struct {
    char name[3][SY_FOLDED_MAX];
} title_tags;

static int match_any(const char *line, const title_tags *tags)
{
    int best = 0;
    for (int i = 0; i < 3; i++) {
        int x = title_match(line, tags->name[i]);
        if (x > best) best = x;
    }
    return best;
}

/* The heading that says best what the tags say; gives how well. */
static int find_title_line(const sy_tree *t, const title_tags *tags, sy_facts *f)
{
    char line[SY_FOLDED_MAX];
    int best = 0;
    for (uint32_t i = 0; i < t->lines.n; i++) {
        const sy_page_line *l = &t->lines.at[i];
        uint32_t n = l->text.end - l->text.start;
        int rank = heading_rank(t, l);
        if (rank < 0 || n > TITLE_LINE_MAX || !sy_fold_line(t->text.text + l->text.start, n, line)) continue;
        int points = match_any(line, tags);
        if (rank == 0 && points < 80) continue; /* no heading: only if it says just the same */
        if (points && rank == 0 && l->link_chars * 2 > l->chars) continue;
        points += points ? rank : 0;
        if (points <= best) continue;
        best = points;
        f->title_line = (int32_t)i;
        f->title_bytes = n;
    }
    return best;
}

/* The only h1, unless it says nothing of what the tags say and another heading does. */
static void choose_title_line(const sy_tree *t, const title_tags *tags, const char *outlet, sy_facts *f)
{
    int32_t h1 = only_h1(t, outlet);
    int best = find_title_line(t, tags, f);
    if (h1 < 0) return;
    char line[SY_FOLDED_MAX];
    sayso_span s = t->lines.at[h1].text;
    sy_fold_line(t->text.text + s.start, s.end - s.start, line);
    if (best >= SURE_MATCH && !match_any(line, tags)) return;
    f->title_line = h1;
    f->title_bytes = s.end - s.start;
}

void sy_facts_title(const sy_tree *t, sy_facts *f)
{
    const char *page_title = NULL, *site = NULL, *tag;
    memset(f, 0, sizeof *f);
    f->title_line = f->date_line = -1;
    read_tags(t, f, &page_title);
    tag = f->field[SY_META_TITLE].value;
    const char *outlet = f->field[SY_META_OUTLET].value;
    if (tag) tag = without_site(t->arena, tag, outlet, &site);
    if (page_title) page_title = without_site(t->arena, page_title, outlet, &site);
    title_tags *tags = sy_alloc(t->arena, sizeof *tags);
    fold(tag, tags->name[0]);
    fold(f->og_title, tags->name[1]);
    fold(page_title, tags->name[2]);
    choose_title_line(t, tags, outlet ? outlet : site, f);
    if (f->title_line >= 0) f->title = sy_strndup(t->arena, t->text.text + t->lines.at[f->title_line].text.start, f->title_bytes);
    else f->title = tag ? tag : page_title;
    if (site && !outlet) set(&f->field[SY_META_OUTLET], site, RANK_VISIBLE);
    fold(f->title, f->title_folded);
}

/* ---- dates */

/* Does the page write the day or the month first? By its language. */
static sy_report_date_order order_of(const sy_tree *t)
{
    for (uint32_t e = 0; e < t->elements.n; e++) {
        if (element(t, e)->tag != GUMBO_TAG_HTML) continue;
        const char *lang = sy_element_attr(t, e, "lang");
        if (!lang || strcasecmp(lang, "en") == 0) return SY_DATE_ORDER_NONE;
        return strncasecmp(lang, "en-us", 5) == 0 || strncasecmp(lang, "en_us", 5) == 0 ? SY_DATE_MONTH_FIRST : SY_DATE_DAY_FIRST;
    }
    return SY_DATE_ORDER_NONE;
}

typedef struct {
    const sy_tree *t;
    const uint8_t *kinds;
    sy_facts *f;
    sy_report_date_order order;
    sy_report_date date;
    int found; /* points of what was found; 0: nothing */
    uint32_t first_body, last_body;
} date_search;

static int value_date(const date_search *s, const char *value, sy_report_date *out)
{
    sayso_span span;
    return value && sy_report_date_search(s->t->tables, s->order, value, (uint32_t)strlen(value), 0, out, &span);
}

/* /2031/12/17/, /2031-12-17, /2031/dec/17/. */
static int url_date(const date_search *s, const char *url, sy_report_date *out)
{
    for (const char *p = url; p && *p; p++) {
        if (*p != '/' && *p != '-' && *p != '_') continue;
        int y = 0, k = 0;
        while (k < 4 && p[1 + k] >= '0' && p[1 + k] <= '9') y = y * 10 + (p[1 + k++] - '0');
        if (k < 4 || (p[5] != '/' && p[5] != '-' && p[5] != '_')) continue;
        char day[URL_DATE_MAX + 1];
        size_t n = strnlen(p + 1, URL_DATE_MAX);
        for (size_t i = 0; i < n; i++) day[i] = (char)(p[1 + i] == '/' || p[1 + i] == '_' ? '-' : p[1 + i]);
        day[n] = 0;
        uint32_t end;
        if (sy_report_date_read(s->t->tables, s->order, day, (uint32_t)n, 0, out, &end) && (end == n || day[end] == '-')) {
            out->hour = -1;
            return 1;
        }
    }
    return 0;
}

/* The element with this date: does it stand with the article, or in a list of other articles? */
static int near_article(const date_search *s, uint32_t e)
{
    uint32_t line = element(s->t, e)->first_line;
    if (element(s->t, e)->end_line == 0) { /* inline: the line of the block around it */
        int32_t p = (int32_t)e;
        while (p >= 0 && element(s->t, (uint32_t)p)->end_line == 0) p = element(s->t, (uint32_t)p)->parent;
        if (p >= 0) line = element(s->t, (uint32_t)p)->first_line;
    }
    return line <= s->last_body;
}

static void offer(date_search *s, const char *value, int points)
{
    sy_report_date d;
    if (points > s->found && value_date(s, value, &d)) {
        s->date = d;
        s->found = points;
    }
}

/* time elements and itemprop: the nearest to the top of the article counts. */
static void element_dates(date_search *s)
{
    const sy_tree *t = s->t;
    for (uint32_t e = 0; e < t->elements.n; e++) {
        const char *prop = sy_element_attr(t, e, "itemprop");
        int published = prop && strcasecmp(prop, "datePublished") == 0, time = element(t, e)->tag == GUMBO_TAG_TIME;
        if (!published && !time) continue;
        if (element(t, e)->hidden && !published) continue;
        const char *value = sy_element_attr(t, e, "datetime");
        if (!value) value = sy_element_attr(t, e, "content");
        if (!value || !*value) value = sy_element_text(t, e, NAME_LINE_MAX);
        int near = near_article(s, e);
        const char *name = sy_element_attr(t, e, "class");
        int says = name && strstr(name, "published") != NULL;
        int updated = (name && !says && (strstr(name, "updated") || strstr(name, "modified"))) || (prop && strcasecmp(prop, "dateModified") == 0);
        offer(s, value, published ? 80 : updated ? 40 : says ? 72 : near ? 70 : 35);
    }
}

/* The label that ends where the date begins ("Crime Published On May 10, 2031"). */
static sy_label label_before(const sy_tree *t, const char *line, uint32_t at)
{
    uint32_t used;
    for (uint32_t k = at > LABEL_BYTES ? at - LABEL_BYTES : 0; k < at; k++) {
        if (k && line[k - 1] != ' ') continue;
        sy_label label = sy_label_find(t->tables, line + k, at - k, &used);
        if (label && k + used == at) return label;
    }
    return SY_LABEL_NONE;
}

/* A line that holds a date and little else, near the headline or labelled. */
static void line_dates(date_search *s)
{
    const sy_tree *t = s->t;
    for (uint32_t i = 0; i < t->lines.n; i++) {
        const sy_page_line *l = &t->lines.at[i];
        const sy_element *e = element(t, (uint32_t)l->element);
        uint32_t n = l->text.end - l->text.start, used;
        if (n > DATE_LINE_MAX || e->hidden || s->found >= 70) continue;
        const char *line = t->text.text + l->text.start;
        sy_report_date d;
        sayso_span span;
        if (!sy_report_date_search(t->tables, s->order, line, n, 0, &d, &span)) continue;
        sy_label label = sy_label_find(t->tables, line, n, &used);
        if (!label) label = label_before(t, line, span.start);
        uint32_t rest = n - (span.end - span.start);
        int after_title = s->f->title_line >= 0 && i >= (uint32_t)s->f->title_line && i <= (uint32_t)s->f->title_line + 12;
        int at_body = i <= s->first_body + 1 && i + 14 >= s->first_body;
        int points = 0;
        if (label == SY_LABEL_PUBLISHED) points = 66;
        else if (label == SY_LABEL_UPDATED) points = 30;
        else if ((e->hints & SY_HINT_DATE) && i <= s->last_body) points = 62;
        else if (rest < 60 && (after_title || at_body)) points = 60;
        if (points <= s->found) continue;
        s->found = points;
        s->date = d;
        s->f->date_line = (int32_t)i;
        s->f->date_span = span;
    }
}

static int32_t day_number(const sy_report_date *d)
{
    sy_date day = { d->year, d->month, d->day };
    return sy_days_from_date(day);
}

/* Are these two days neighbours? Midnight in Greenwich is another day where the report came out: then the address,
 * which has the local day, is right. */
static int next_day(const sy_report_date *a, const sy_report_date *b)
{
    int32_t x = day_number(a), y = day_number(b);
    return x - y == 1 || y - x == 1;
}

static void body_bounds(date_search *s)
{
    s->first_body = s->t->lines.n;
    s->last_body = 0;
    for (uint32_t i = 0; i < s->t->lines.n; i++)
        if (s->kinds[i] && s->kinds[i] != SY_BLOCK_FURNITURE) {
            if (i < s->first_body) s->first_body = i;
            s->last_body = i;
        }
}

static void read_date(const sy_tree *t, const uint8_t *kinds, sy_facts *f, sayso_doc *d)
{
    date_search s = { .t = t, .kinds = kinds, .f = f, .order = order_of(t) };
    body_bounds(&s);
    if (f->field[SY_META_PUBLISHED].rank < RANK_VISIBLE - 1) offer(&s, f->field[SY_META_PUBLISHED].value, 90);
    if (s.found < 90) element_dates(&s);
    if (s.found < 70) {
        int tags = s.found;
        line_dates(&s);
        if (s.found == tags) f->date_line = -1;
    }
    sy_report_date url;
    if (s.found && s.date.has_zone && !s.date.zone && url_date(&s, d->report.url, &url) && next_day(&s.date, &url)) s.date = url;
    if (s.found && url_date(&s, d->report.url, &url) && sy_report_date_compare(&url, &s.date) < 0) { /* pages are moved and dated anew */
        s.date = url;
        f->date_line = -1;
    }
    if (s.found < 60 && url_date(&s, d->report.url, &url)) s.found = 60, s.date = url, f->date_line = -1;
    if (s.found < 50 && f->field[SY_META_UPDATED].value) {
        int before = s.found;
        offer(&s, f->field[SY_META_UPDATED].value, 50);
        if (s.found > before) f->date_line = -1;
    }
    if (!s.found) return;
    d->report.date = sy_report_date_text(&d->arena, &s.date);
    d->report.date_basis = f->date_line >= 0 ? SAYSO_BASIS_STATED : SAYSO_BASIS_METADATA;
}

/* ---- authors */

static int is_url(const char *s) { return strstr(s, "://") || strncmp(s, "www.", 4) == 0 || strchr(s, '@') == s; }

/* A copy with single spaces for all white space, none before ';'. */
static char *one_space(sy_arena *a, const char *s, uint32_t *n)
{
    char *out = sy_alloc(a, *n + 1);
    uint32_t w = 0;
    for (uint32_t i = 0; i < *n;) {
        unsigned len;
        uint32_t c = sy_utf8_get(s + i, *n - i, &len);
        if (c == ';' && w && out[w - 1] == ' ') w--;
        if (!sy_is_space(c)) memcpy(out + w, s + i, len), w += len;
        else if (w && out[w - 1] != ' ') out[w++] = ' ';
        i += len;
    }
    while (w && out[w - 1] == ' ') w--;
    out[w] = 0;
    *n = w;
    return out;
}

/* Names without "By", without what follows a bar, a date or an address. NULL: no name is left. */
static const char *clean_names(const sy_tree *t, const char *s)
{
    uint32_t n = (uint32_t)strlen(s), used = 0, end = 0;
    if (sy_label_find(t->tables, s, n, &used) == SY_LABEL_BYLINE) s += used, n -= used;
    sy_report_date date;
    sayso_span span;
    if (sy_report_date_search(t->tables, SY_DATE_ORDER_NONE, s, n, 0, &date, &span)) n = span.start;
    while (end < n && s[end] != '|' && s[end] != '\n' && s[end] != '(' && s[end] != '@' && s[end] != '<' && !(s[end] >= '0' && s[end] <= '9') &&
           strncmp(s + end, "\xE2\x80\xA2", 3) != 0 && strncmp(s + end, "\xC2\xB7", 2) != 0 && strncmp(s + end, " - ", 3) != 0)
        end++;
    while (end && strchr(" ,;-/", s[end - 1])) end--;
    char *names = one_space(t->arena, s, &end);
    uint32_t letters = 0;
    for (uint32_t i = 0; i < end; i++) letters += (names[i] | 32) >= 'a' && (names[i] | 32) <= 'z';
    for (uint32_t k = 0; k < end; k++) /* "Posted by X on" */
        if (strncmp(names + k, " on", 3) == 0 && (!names[k + 3] || names[k + 3] == ' ') && k + 4 >= end) names[k] = 0;
    return letters >= 2 && end <= NAME_LINE_MAX && !is_url(names) ? names : NULL;
}

static int author_points(const sy_tree *t, uint32_t e)
{
    const char *rel = sy_element_attr(t, e, "rel"), *prop = sy_element_attr(t, e, "itemprop");
    if (rel && strcasecmp(rel, "author") == 0) return 4;
    if (prop && strcasecmp(prop, "author") == 0) return 4;
    return element(t, e)->hints & SY_HINT_BYLINE ? 2 : 0;
}

static const char *visible_author(const sy_tree *t)
{
    const char *best = NULL;
    int best_points = 0;
    for (uint32_t e = 0; e < t->elements.n; e++) {
        const sy_element *x = element(t, e);
        if (x->hints & SY_HINT_DROP && !(x->hints & (SY_HINT_BYLINE | SY_HINT_BODY)) && x->tag != GUMBO_TAG_BODY && x->end - e < t->elements.n / 2) {
            e = x->end - 1; /* comments have authors too */
            continue;
        }
        int points = x->hidden || x->out ? 0 : author_points(t, e);
        if (!points || points <= best_points) continue;
        uint32_t used;
        const char *text = sy_element_text(t, e, NAME_LINE_MAX), *names;
        if (!*text || strlen(text) > SHOWN_NAME_MAX) continue;
        if (sy_label_find(t->tables, text, (uint32_t)strlen(text), &used) == SY_LABEL_BYLINE) points++;
        if (points > best_points && (names = clean_names(t, text))) best = names, best_points = points;
    }
    return best;
}

static const char *by_line(const sy_tree *t, const sy_facts *f, const uint8_t *kinds)
{
    uint32_t first = f->title_line < 0 ? 0 : (uint32_t)f->title_line, end = f->title_line < 0 ? t->lines.n : first + BYLINE_LINES;
    for (uint32_t i = first; i < t->lines.n && i < end; i++) {
        const sy_page_line *l = &t->lines.at[i];
        uint32_t used, n = l->text.end - l->text.start;
        const char *s = t->text.text + l->text.start;
        if (n > NAME_LINE_MAX || l->words > 14 || l->stops || kinds[i] == SY_BLOCK_HEADING) continue;
        unsigned len;
        if (sy_label_find(t->tables, s, n, &used) != SY_LABEL_BYLINE || used >= n || !sy_is_upper(sy_utf8_get(s + used, n - used, &len))) continue;
        const char *names = clean_names(t, sy_strndup(t->arena, s, n));
        if (names) return names;
    }
    return NULL;
}

static void read_author(const sy_tree *t, const uint8_t *kinds, const sy_facts *f, sayso_doc *d)
{
    const char *names = f->field[SY_META_AUTHOR].value;
    if (names) names = clean_names(t, names);
    if (!names) names = visible_author(t);
    if (!names) names = by_line(t, f, kinds);
    if (names) d->report.byline = sy_strdup(&d->arena, names);
}

/* ---- outlet and address */

static const char *host_of(sy_arena *a, const char *url)
{
    const char *p = strstr(url, "://");
    if (!p) return NULL;
    p += 3;
    if (strncasecmp(p, "www.", 4) == 0) p += 4;
    size_t n = strcspn(p, "/:?#");
    return n ? sy_strndup(a, p, n) : NULL;
}

void sy_facts_read(const sy_tree *t, const uint8_t *kinds, sy_facts *f, sayso_doc *d)
{
    sayso_report *r = &d->report;
    const char *url = f->field[SY_META_URL].value, *outlet = f->field[SY_META_OUTLET].value;
    if (url && strstr(url, "://")) r->url = sy_strdup(&d->arena, url);
    if (!r->title && f->title) r->title = sy_strdup(&d->arena, f->title);
    char folded[SY_FOLDED_MAX];
    if (outlet && fold(outlet, folded) && strcmp(folded, f->title_folded) == 0) outlet = NULL; /* some pages name themselves */
    const char *bar = outlet ? strstr(outlet, " | ") : NULL;
    if (outlet) r->outlet = sy_strndup(&d->arena, outlet, bar ? (size_t)(bar - outlet) : strlen(outlet));
    else if (r->url) r->outlet = host_of(&d->arena, r->url);
    read_date(t, kinds, f, d);
    read_author(t, kinds, f, d);
}
