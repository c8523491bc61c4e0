/*
 * page.c - the account as one HTML page: frame, head, navigation. The page holds no text from outside in its
 * script or style, carries a content security policy that allows only these two by their hash, loads nothing,
 * and works without the script (links and anchors), which adds highlighting and keys.
 */
#include "view/page.h"

#include "base/hash.h"
#include "base/limits.h"
#include "base/utf8.h"

#include <string.h>

enum { LINES_IN_TURN = 8 };

/* ---- escaping */

void sy_page_escape(sy_buf *out, const char *s, size_t n)
{
    unsigned len;
    for (size_t i = 0; i < n; i += len) {
        uint32_t c = sy_utf8_get(s + i, n - i, &len);
        switch (c) {
        case '&': sy_buf_str(out, "&amp;"); break;
        case '<': sy_buf_str(out, "&lt;"); break;
        case '>': sy_buf_str(out, "&gt;"); break;
        case '"': sy_buf_str(out, "&quot;"); break;
        case '\'': sy_buf_str(out, "&#39;"); break;
        case '\n':
        case '\t': sy_buf_char(out, (char)c); break;
        default:
            if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFFFD || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069))
                sy_buf_str(out, c == '\r' ? "" : "\xEF\xBF\xBD");
            else
                sy_buf_add(out, s + i, len);
        }
    }
}

void sy_page_text_of(sy_buf *out, const char *s) { sy_page_escape(out, s, strlen(s)); }

/* ---- the security policy: base64 of the SHA-256 of the two inline parts */

static unsigned nibble(char c) { return (unsigned)(c <= '9' ? c - '0' : c - 'a' + 10); }

static void hash_source(sy_buf *out, const char *inline_part)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    char hex[65];
    unsigned char raw[33] = { 0 };
    sy_sha256_hex(inline_part, strlen(inline_part), hex);
    for (int i = 0; i < 32; i++) raw[i] = (unsigned char)(nibble(hex[2 * i]) << 4 | nibble(hex[2 * i + 1]));
    sy_buf_str(out, "'sha256-");
    for (int i = 0; i < 33; i += 3) {
        unsigned v = (unsigned)raw[i] << 16 | (unsigned)raw[i + 1] << 8 | raw[i + 2];
        for (int k = 0; k < 4; k++) sy_buf_char(out, i == 30 && k == 3 ? '=' : digits[v >> (18 - 6 * k) & 63]);
    }
    sy_buf_char(out, '\'');
}

/* ---- frame */

static void head(sy_page *p)
{
    sy_buf *out = p->out;
    uint32_t n = p->a->story->docs.n;
    sy_buf_str(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; form-action 'none'; style-src ");
    hash_source(out, sy_page_css);
    sy_buf_str(out, "; script-src ");
    hash_source(out, sy_page_js);
    sy_buf_str(out, "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                    "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n");
    sy_buf_printf(out, "<meta name=\"generator\" content=\"sayso %s\">\n<title>sayso: %u report%s</title>\n<style>", sayso_version(), n, n == 1 ? "" : "s");
    sy_buf_str(out, sy_page_css);
    sy_buf_str(out, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#brief\">Skip to the brief</a>\n<a class=\"skip\" href=\"#texts\">Skip to the reports</a>\n");
}

static void masthead(sy_page *p)
{
    const sayso_story *s = p->a->story;
    unsigned long long bytes = 0;
    uint32_t stories = p->a->n_stories, occasions = sy_account_sure(p->a, SY_SECTION_OCCASIONS);
    for (uint32_t i = 0; i < s->docs.n; i++) bytes += s->docs.at[i]->n_text;
    sy_buf_printf(p->out, "<header class=\"mast\">\n<p class=\"mark\">sayso</p>\n<h1>%u report%s", s->docs.n, s->docs.n == 1 ? "" : "s");
    if (stories) sy_buf_printf(p->out, ", %u stor%s", stories, stories == 1 ? "y" : "ies");
    if (occasions) sy_buf_printf(p->out, ", %u occasion%s", occasions, occasions == 1 ? "" : "s");
    sy_buf_printf(p->out, "</h1>\n<p class=\"rule\">Built from %llu bytes. Names, titles and loaded words are the reports\xE2\x80\x99 own; labels such as "
                  "\xE2\x80\x9Cthreatens\xE2\x80\x9D describe wording, not intent or truth. Select a line to see the bytes it rests on.</p>\n</header>\n", bytes);
}

static void navigation(sy_page *p)
{
    sy_buf_str(p->out, "<nav class=\"sections\" aria-label=\"Sections\">\n<ul>\n<li><a href=\"#brief\">Brief</a></li>\n");
    for (int kind = 0; kind < SY_SECTIONS; kind++) {
        uint32_t sure = sy_account_sure(p->a, (sy_section_kind)kind);
        if (!p->a->sections[kind].n) continue;
        sy_buf_printf(p->out, "<li><a href=\"#%s\">%s <span class=\"n\">%u</span></a></li>\n", sy_section_id((sy_section_kind)kind),
                      sy_section_short((sy_section_kind)kind), sure);
    }
    sy_buf_str(p->out, "<li class=\"only-narrow\"><a href=\"#texts\">Full texts</a></li>\n</ul>\n</nav>\n");
}

/* Status and the way back after a jump; shown by the script. */
static const char bar[] =
    "<div id=\"bar\" class=\"bar\" hidden>\n<p id=\"bar-text\" role=\"status\" aria-live=\"polite\"></p>\n"
    "<button type=\"button\" id=\"bar-prev\" aria-label=\"Previous place\">\xE2\x80\xB9</button>\n"
    "<button type=\"button\" id=\"bar-next\" aria-label=\"Next place\">\xE2\x80\xBA</button>\n"
    "<button type=\"button\" id=\"bar-back\">Back</button>\n</div>\n";

/* ---- what a page has room for */

/* The first lines of each section get cards: of those that are sure and of the others alike. */
static const uint8_t *choose_lines(const sy_account *a)
{
    uint8_t *shown = sy_alloc_array(a->arena, a->lines.n, 1);
    for (int kind = 0; kind < SY_SECTIONS; kind++) {
        const sy_section *s = &a->sections[kind];
        uint32_t n[2] = { 0, 0 };
        for (uint32_t i = s->first; i < s->first + s->n; i++) shown[i] = n[a->lines.at[i].conf >= SY_SURE]++ < SY_PAGE_CARDS_MAX;
    }
    return shown;
}

static void carry(uint8_t *carried, uint32_t *n, const sy_line *l)
{
    for (uint32_t k = 0; k < l->evidence.n && *n < SY_PAGE_TEXTS_MAX; k++) {
        *n += !carried[l->evidence.at[k].report];
        carried[l->evidence.at[k].report] = 1;
    }
}

/* All texts where there is room; else those that the brief and the sure lines of the sections rest on, a few lines of each in turn. */
static const uint8_t *choose_texts(const sy_account *a, const uint8_t *shown, uint32_t *n)
{
    uint32_t all = a->story->docs.n;
    uint8_t *carried = sy_alloc_array(a->arena, all, 1);
    *n = all <= SY_PAGE_TEXTS_MAX ? all : 0;
    if (*n) memset(carried, 1, all);
    for (uint32_t i = 0; i < a->brief.n && *n < SY_PAGE_TEXTS_MAX; i++) carry(carried, n, &a->brief.at[i]);
    for (uint32_t from = 0; from < SY_PAGE_CARDS_MAX && *n < SY_PAGE_TEXTS_MAX; from += LINES_IN_TURN)
        for (int kind = 0; kind < SY_SECTIONS; kind++) {
            const sy_section *s = &a->sections[kind];
            for (uint32_t i = s->first + from; i < s->first + s->n && i < s->first + from + LINES_IN_TURN; i++)
                if (shown[i]) carry(carried, n, &a->lines.at[i]);
        }
    for (uint32_t i = 0; i < all && *n < SY_PAGE_TEXTS_MAX; i++) {
        *n += !carried[i];
        carried[i] = 1;
    }
    return carried;
}

void sy_view_page(sy_buf *out, sy_account *a, const sayso_view *how)
{
    sy_page p = { .out = out, .a = a, .excerpts = how->excerpts != 0 };
    p.shown = choose_lines(a);
    p.carried = choose_texts(a, p.shown, &p.n_carried);
    head(&p);
    masthead(&p);
    navigation(&p);
    sy_buf_str(out, "<div class=\"desk\">\n<main id=\"account\" class=\"account\">\n");
    sy_page_brief(&p);
    for (int kind = 0; kind < SY_SECTIONS; kind++) sy_page_section(&p, (sy_section_kind)kind);
    sy_buf_str(out, "</main>\n");
    sy_page_texts(&p);
    sy_buf_str(out, "</div>\n");
    sy_buf_str(out, bar);
    sy_buf_printf(out, "<footer class=\"foot\">Made by sayso %s. The reports remain their publishers\xE2\x80\x99.</footer>\n<script>", sayso_version());
    sy_buf_str(out, sy_page_js);
    sy_buf_str(out, "</script>\n</body>\n</html>\n");
}
