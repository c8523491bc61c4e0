/* page.h - the parts of the HTML page, for the files that write it. */
#ifndef SY_PAGE_H
#define SY_PAGE_H

#include "view/view.h"

typedef struct {
    sy_buf *out;
    sy_account *a;
    int excerpts;          /* carry only the bytes that lines rest on */
    const uint8_t *shown;  /* of each line: has it a card? SY_PAGE_CARDS_MAX of a section have */
    const uint8_t *carried; /* of each report: is its text on the page? SY_PAGE_TEXTS_MAX are */
    uint32_t n_carried;
} sy_page;

/* Style sheet and script, made into bytes when the program is built (embed.py). */
extern const char sy_page_css[], sy_page_js[];

/* Text from outside as HTML text or attribute value: nothing in it can open a tag, close a quote or steer. */
void sy_page_escape(sy_buf *out, const char *s, size_t n);
void sy_page_text_of(sy_buf *out, const char *s);

/* Links to the bytes a line rests on. */
void sy_page_evidence(sy_page *p, const sy_line *l);

/* The reports with the bytes of lines marked (page_text.c). */
void sy_page_texts(sy_page *p);
/* The brief, and one section of cards (page_cards.c). */
void sy_page_brief(sy_page *p);
void sy_page_section(sy_page *p, sy_section_kind kind);
/* Reports, reprints and relays as a drawing (page_graph.c); nothing if there is nothing to draw. */
void sy_page_graph(sy_page *p);

#endif
