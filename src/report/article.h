/* article.h - which lines of a page are the article. */
#ifndef SY_REPORT_ARTICLE_H
#define SY_REPORT_ARTICLE_H

#include "report/tree.h"

/*
 * Give every line of the page a kind: PARAGRAPH, HEADING, ITEM, QUOTE for the article's text, META for bylines and date
 * lines in it, FURNITURE for what the site put between (captions too), NONE for the rest of the page. kinds has room for one a line.
 * `title` is the folded headline ("": not known): lines that repeat it are no text. title_line: where it stands; -1.
 */
void sy_article_find(const sy_tree *t, const char *title, int32_t title_line, uint8_t *kinds);

#endif
