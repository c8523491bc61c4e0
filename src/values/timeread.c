/* timeread.c - dates, weekdays, years, seasons, times of day and words such as "yesterday". */
#include "values/timeread.h"

#include <stdio.h>

enum { YEAR_MIN = 1000, YEAR_MAX = 2100, CLAUSE_ATOMS = 10 };

int sy_time_give(sy_timeread *out, uint32_t n_atoms, sayso_timex type, const char *value)
{
    memset(out, 0, sizeof *out);
    out->n_atoms = n_atoms;
    out->type = type;
    out->value = value;
    return 1;
}

int sy_time_give_date(sy_timereader *r, sy_timeread *out, uint32_t n_atoms, sy_date date, sy_level level)
{
    sy_time_give(out, n_atoms, SAYSO_DATE, sy_time_date(&r->line, date));
    out->date = date;
    out->level = date.y ? level : SY_LEVEL_NONE;
    return 1;
}

/* A core as part of another. */
static int core_within(sy_timereader *r, uint32_t i, sy_timeread *out)
{
    if (r->nested) return 0;
    r->nested = 1;
    int found = sy_time_core(r, i, out);
    r->nested = 0;
    return found;
}

/* ---- tense */

/* A word of planning ("due", "deadline", "invitation"): what is told beside it lies ahead of what tells it. */
static int is_planned(const sy_timereader *r, const sy_word *w)
{
    return sy_values_is(r->atoms.values, w->lower, SY_LEX_PLANNED) || (w->upos == SY_VERB && sy_values_is(r->atoms.values, w->lemma, SY_LEX_PLANNED_VERB));
}

/* "scheduled for Sunday", "the talks planned for 22 September", "she expects": not "they planned the raid on Sunday". */
static int is_planned_verb(const sy_timereader *r, int32_t i)
{
    const sy_word *w = &r->doc->words.at[i];
    if (w->upos != SY_VERB && w->upos != SY_ADJ) return 0;
    if (!sy_values_is(r->atoms.values, w->lemma, SY_LEX_PLANNED_VERB) && !sy_values_is(r->atoms.values, w->lower, SY_LEX_PLANNED_VERB)) return 0;
    if (w->xpos == SY_XPOS_VBN || w->upos == SY_ADJ) return sy_child(r->doc, i, SY_REL_AUX_PASS) >= 0 || sy_child_main(r->doc, i, SY_REL_AUX) < 0;
    return w->xpos == SY_XPOS_VBZ || w->xpos == SY_XPOS_VBP;
}

/* "had been due to begin": the plan itself is past. */
static int is_past_perfect(const sayso_doc *d, int32_t i)
{
    SY_EACH_CHILD(d, i, c)
        if (d->words.at[c].upos == SY_AUX && sy_word_is(&d->words.at[c], "had")) return 1;
    return 0;
}

/* "extended it just before it was due to end": of what was done then. */
static int is_before_it(const sayso_doc *d, int32_t i)
{
    const sy_word *x = &d->words.at[i];
    int32_t above = x->head;
    if (sy_rel_main(x->rel) != SY_REL_ADVCL || above < 0 || above > i || d->words.at[above].xpos != SY_XPOS_VBD) return 0;
    SY_EACH_CHILD(d, i, c)
        if (sy_word_is(&d->words.at[c], "before")) return 1;
    return 0;
}

/* What a word that the time hangs below plans, by itself or by a word beside it; 0. */
static int planned_direction(const sy_timereader *r, int32_t i)
{
    const sayso_doc *d = r->doc;
    const sy_word *w = &d->words.at[i];
    if (w->upos == SY_NOUN && is_planned(r, w)) return SY_TIME_PLANNED;
    if (is_planned_verb(r, i)) return is_past_perfect(d, i) || is_before_it(d, i) ? SY_TIME_WAS_PLANNED : SY_TIME_PLANNED;
    SY_EACH_CHILD(d, i, c) {
        const sy_word *x = &d->words.at[c];
        if (x->upos == SY_ADJ && c < i && is_planned(r, x)) return is_past_perfect(d, i) || is_before_it(d, i) ? SY_TIME_WAS_PLANNED : SY_TIME_PLANNED; /* "is due to end" */
        int named = c < i && x->rel == SY_REL_AMOD && x->xpos == SY_XPOS_VBN && sy_values_is(r->atoms.values, x->lower, SY_LEX_PLANNED_VERB);
        if (named && w->upos == SY_NOUN) return SY_TIME_PLANNED; /* "his planned inauguration on Thursday" */
        if (x->upos == SY_NOUN && x->rel == SY_REL_OBJ && is_planned(r, x)) return SY_TIME_WAS_PLANNED; /* "accepted an invitation" */
    }
    return 0;
}

/* "must be home by", "should meet": what is still to come. */
static int obliges(const sayso_doc *d, int32_t i)
{
    int modal = 0;
    SY_EACH_CHILD(d, i, c) {
        const sy_word *w = &d->words.at[c];
        if (sy_word_is(w, "have")) return 0;
        modal |= w->upos == SY_AUX && (sy_word_is(w, "must") || sy_word_is(w, "shall") || sy_word_is(w, "should") || sy_word_is(w, "will"));
    }
    return modal;
}

static int is_denied(const sayso_doc *d, int32_t verb)
{
    SY_EACH_CHILD(d, verb, c)
        if (c < verb && (sy_word_is(&d->words.at[c], "not") || sy_word_is(&d->words.at[c], "n't") || sy_word_is(&d->words.at[c], "never"))) return 1;
    return 0;
}

/* "failed to agree", "tried to stop them": when the one is told to have been, so is the other; not "vowed to strike". */
static int is_done_with(const sy_timereader *r, const sy_word *above) { return above->upos == SY_VERB && sy_values_is(r->atoms.values, above->lemma, SY_LEX_DONE_VERB); }

/* "if the crews strike on Friday", "unless it reopens on Monday": what is yet to be. */
static int is_supposed(const sayso_doc *d, int32_t verb)
{
    const sy_word *v = &d->words.at[verb];
    if (v->xpos != SY_XPOS_VBP && v->xpos != SY_XPOS_VBZ) return 0;
    SY_EACH_CHILD(d, verb, c)
        if (d->words.at[c].rel == SY_REL_MARK && (sy_word_is(&d->words.at[c], "if") || sy_word_is(&d->words.at[c], "unless"))) return 1;
    return 0;
}

static int verb_direction(const sy_timereader *r, int32_t verb)
{
    const sayso_doc *d = r->doc;
    const sy_word *v = &d->words.at[verb];
    int open = 0; /* "could be held", "may resign"; "could not agree" tells what was */
    int reported = 0; /* "said the next round would be held on Oct. 16": the future of what was said */
    SY_EACH_CHILD(d, verb, c) {
        const sy_word *w = &d->words.at[c];
        if (w->upos != SY_AUX) continue;
        if (sy_word_is(w, "would")) {
            reported = 1;
            continue;
        }
        if (sy_lemma_is(w, "will") || sy_lemma_is(w, "shall") || sy_word_is(w, "'ll")) return 1;
        if (sy_word_is(w, "could") || sy_word_is(w, "may") || sy_word_is(w, "might")) open = sy_word_is(w, "could") && is_denied(d, verb) ? -1 : 1;
        if (w->xpos == SY_XPOS_VBD || sy_word_is(w, "has") || sy_word_is(w, "have")) return -1;
    }
    if (reported) return SY_TIME_PLANNED; /* of what was said, perhaps past by now */
    if (open) return open;
    if (v->xpos == SY_XPOS_VBD || v->xpos == SY_XPOS_VBN) return -1;
    if (is_supposed(d, verb)) return SY_TIME_PLANNED;
    if (v->xpos == SY_XPOS_VB && v->head >= 0) {
        const sy_word *h = &d->words.at[v->head];
        int goal = v->rel == SY_REL_XCOMP || v->rel == SY_REL_ACL || v->rel == SY_REL_CCOMP;
        if (goal && v->rel == SY_REL_XCOMP && is_done_with(r, h)) return 0; /* what stands above says it */
        if (goal && (h->upos == SY_VERB || h->upos == SY_ADJ || h->upos == SY_NOUN)) return SY_TIME_PLANNED;
    }
    return 0;
}

/* "said on Thursday it would", "said Friday that": the verb right before it, wherever the tree hangs it. */
static int told_beside(const sy_timereader *r, int32_t word)
{
    const sayso_doc *d = r->doc;
    int32_t at = word - 1;
    if (at > 0 && sy_word_is(&d->words.at[at], "on")) at--;
    if (at < 0 || d->words.at[at].sentence != d->words.at[word].sentence || d->words.at[at].quote_depth != d->words.at[word].quote_depth) return 0;
    return d->words.at[at].xpos == SY_XPOS_VBD && d->words.at[at].upos == SY_VERB && !is_planned_verb(r, at);
}

/* "on Monday ... vowed to double the duties on Friday": another day tells when the vow was made, this one behind its goal when that is to be. */
static int is_of_goal(const sy_timereader *r, int32_t verb, int32_t word)
{
    const sayso_doc *d = r->doc;
    const sy_word *v = &d->words.at[verb];
    if (v->upos != SY_VERB || v->xpos != SY_XPOS_VBD || !sy_values_is(r->atoms.values, v->lemma, SY_LEX_GOAL_VERB)) return 0;
    if (verb + 2 >= word || !sy_word_is(&d->words.at[verb + 1], "to")) return 0;
    for (uint32_t k = 0; k < r->atoms.n && (int32_t)r->atoms.at[k].word < verb; k++)
        if (sy_atom_is(&r->atoms, k, SY_LEX_WEEKDAY) && d->words.at[r->atoms.at[k].word].sentence == v->sentence) return 1;
    return 0;
}

/* The nearest word above that tells. A word within a quotation tells nothing of a time outside, wherever the tree hangs it. */
static int tree_direction(const sy_timereader *r, int32_t word)
{
    const sayso_doc *d = r->doc;
    unsigned depth = d->words.at[word].quote_depth;
    int32_t above = d->words.at[word].head;
    if (told_beside(r, word)) return -1;
    if (above >= 0 && is_of_goal(r, above, word)) return 1;
    for (int hops = 0; word >= 0 && hops < 12; hops++, word = d->words.at[word].head) {
        if (d->words.at[word].quote_depth > depth) continue;
        int direction = planned_direction(r, word);
        if (!direction && obliges(d, word)) direction = 1;
        if (!direction && d->words.at[word].upos == SY_VERB) direction = verb_direction(r, word);
        if (direction) return direction;
    }
    return 0;
}

/* "until 30 April", "by the end of April": is the atom behind a word that names a limit, "the end of" between them? */
static int is_limit(const sy_atoms *t, uint32_t i)
{
    if (i && sy_atom_word(t, i - 1, "of")) {
        for (uint32_t k = i - 1; k && i - k < 5;) {
            uint32_t n;
            if (!sy_atom_phrase(t, --k, SY_LEX_EDGE_OF, &n)) continue;
            i = k;
            break;
        }
    }
    if (i && sy_atom_word(t, i - 1, "the")) i--;
    return i && sy_atom_is(t, i - 1, SY_LEX_UNTIL);
}

int sy_time_direction(const sy_timereader *r, uint32_t i)
{
    int32_t word = r->atoms.at[i].word;
    int tagged = r->doc->words.at[word].upos != 0, direction = tagged ? tree_direction(r, word) : 0;
    if (i && sy_atom_is(&r->atoms, i - 1, SY_LEX_UNTIL)) return direction < 0 ? SY_TIME_PLANNED : 1;
    if (is_limit(&r->atoms, i)) return direction < 0 ? SY_TIME_WAS_PLANNED : SY_TIME_PLANNED;
    if (tagged) return direction;
    for (uint32_t k = 1; k <= CLAUSE_ATOMS && k <= i; k++) /* no tags: a word of planning before it */
        if (sy_atom_is(&r->atoms, i - k, SY_LEX_PLAN)) return 1;
    return 0;
}

/* ---- years */

static int is_year(const sy_atoms *t, uint32_t k)
{
    if (k >= t->n) return 0;
    const sy_atom *a = &t->at[k];
    return a->kind == SY_ATOM_NUMBER && a->digits == 4 && !a->decimals && !a->grouped && a->n >= YEAR_MIN && a->n < YEAR_MAX;
}

static int is_before_christ(const sy_atoms *t, uint32_t k)
{
    return sy_atom_word(t, k, "bc") || sy_atom_word(t, k, "b.c.") || sy_atom_word(t, k, "b.c") || sy_atom_word(t, k, "bce");
}

/* ", 2025", "of 2025", "2025", "of last year". Gives the atoms, and the year. */
static uint32_t year_tail(sy_timereader *r, uint32_t i, int32_t *year)
{
    const sy_atoms *t = &r->atoms;
    uint32_t k = i;
    if (sy_atom_mark(t, k, ',') || sy_atom_word(t, k, "of")) k++;
    if (is_year(t, k)) {
        *year = (int32_t)t->at[k].n;
        if (is_before_christ(t, k + 1)) *year = -*year, k++;
        return k + 1 - i;
    }
    if (k < t->n && t->at[k].kind == SY_ATOM_NUMBER && t->at[k].digits <= 3 && is_before_christ(t, k + 1)) {
        *year = -(int32_t)t->at[k].n;
        return k + 2 - i;
    }
    if (sy_atom_mark(t, i, ',')) return 0;
    const sy_lex *shift = sy_atom_is(t, k, SY_LEX_SHIFT);
    if (!shift || !sy_atom_word(t, k + 1, "year")) return 0;
    int relative = sy_atom_word(t, k, "that") || sy_atom_word(t, k, "same") || sy_atom_word(t, k, "following");
    sy_date base = relative ? r->line.ref : r->line.now;
    *year = base.y ? base.y + shift->number : 0;
    return k + 2 - i;
}

/* Is the number before nouns a count ("2000 soldiers")? */
static int counts_something(const sy_timereader *r, uint32_t i)
{
    const sy_atoms *t = &r->atoms;
    if (i + 1 >= t->n) return 0;
    const sy_atom *next = &t->at[i + 1];
    if (next->mark == '%' || (next->mark == '-' && !next->space_before && i + 2 < t->n && t->at[i + 2].kind == SY_ATOM_WORD)) return 1;
    if (sy_atom_is(t, i + 1, SY_LEX_UNITS) || sy_atom_is(t, i + 1, SY_LEX_SCALE) || sy_atom_is(t, i + 1, SY_LEX_MEASURE)) return 1;
    if (next->kind != SY_ATOM_WORD) return 0;
    const sy_word *w = &r->doc->words.at[next->word];
    return w->upos == SY_NOUN && w->xpos == SY_XPOS_NNS;
}

static int read_decade(sy_timereader *r, uint32_t i, sy_timeread *out)
{
    const sy_atoms *t = &r->atoms;
    uint32_t k = i;
    if (sy_atom_word(t, k, "the")) k++;
    if (sy_atom_mark(t, k, '\'')) k++;
    if (k >= t->n || t->at[k].kind != SY_ATOM_NUMBER || t->at[k].decimals || t->at[k].n % 10) return 0;
    const sy_atom *a = &t->at[k];
    int64_t year = a->digits == 4 ? a->n : a->digits == 2 && k > i ? 1900 + a->n : 0;
    uint32_t tail = k + 1;
    if (sy_atom_mark(t, tail, '\'') && !t->at[tail].space_before) tail++;
    if (year < YEAR_MIN || year >= YEAR_MAX || !sy_atom_word(t, tail, "s") || t->at[tail].space_before) return 0;
    return sy_time_give(out, tail + 1 - i, SAYSO_DATE, sy_printf(r->line.arena, "%d", (int)(year / 10)));
}

static int read_century(sy_timereader *r, uint32_t i, sy_timeread *out)
{
    const sy_atoms *t = &r->atoms;
    uint32_t k = i;
    int64_t nth = 0;
    if (sy_atom_word(t, k, "the")) k++;
    const sy_lex *ordinal = sy_atom_is(t, k, SY_LEX_ORDINAL);
    if (ordinal) nth = ordinal->number;
    else if (k + 1 < t->n && t->at[k].kind == SY_ATOM_NUMBER && sy_atom_is(t, k + 1, SY_LEX_ORDINAL_SUFFIX)) nth = t->at[k++].n;
    if (nth < 1 || nth > 30) return 0;
    k++;
    if (sy_atom_mark(t, k, '-') || sy_atom_mark(t, k, ' ')) k++;
    if (!sy_atom_word(t, k, "century")) return 0;
    return sy_time_give(out, k + 1 - i, SAYSO_DATE, sy_printf(r->line.arena, "%02d", (int)nth - 1));
}

static int read_year(sy_timereader *r, uint32_t i, sy_timeread *out)
{
    const sy_atoms *t = &r->atoms;
    if (t->at[i].kind == SY_ATOM_NUMBER && t->at[i].digits <= 4 && is_before_christ(t, i + 1)) {
        sy_date bc = { -(int32_t)t->at[i].n, 0, 0 };
        return sy_time_give_date(r, out, 2, bc, SY_LEVEL_YEAR);
    }
    if (!is_year(t, i) || counts_something(r, i)) return 0;
    const sy_atom *before = i ? &t->at[i - 1] : NULL;
    if (before && (sy_atom_is(t, i - 1, SY_LEX_CURRENCY) || before->mark == '#' || before->mark == '+' || before->mark == ':')) return 0;
    int cued = before && (sy_atom_is(t, i - 1, SY_LEX_BEFORE_YEAR) || before->mark == '(' || before->mark == ',' || before->mark == '-');
    int64_t n = t->at[i].n;
    if (!cued && (n < 1900 || (before && before->kind == SY_ATOM_NUMBER))) return 0;
    if (before && before->mark == '-' && !before->space_before && i >= 2 && t->at[i - 2].kind == SY_ATOM_WORD) return 0; /* "Boeing-1900" */
    if (sy_atom_mark(t, i + 1, ':') && i + 2 < t->n && t->at[i + 2].kind == SY_ATOM_NUMBER && !t->at[i + 2].space_before) return 0;
    sy_date date = { (int32_t)n, 0, 0 };
    sy_time_give_date(r, out, 1, date, SY_LEVEL_YEAR);
    out->plain_year = 1;
    return 1;
}

/* ---- months and days */

static const sy_lex *month_at(const sy_atoms *t, uint32_t k, uint32_t *n_atoms)
{
    const sy_lex *full = sy_atom_is(t, k, SY_LEX_MONTH), *brief = sy_atom_is(t, k, SY_LEX_MONTH_SHORT);
    if ((!full && !brief) || !t->at[k].upper) return NULL;
    *n_atoms = 1;
    if (brief && sy_atom_mark(t, k + 1, '.') && !t->at[k + 1].space_before) *n_atoms = 2;
    return full ? full : brief;
}

/* A day of the month: "17", "17th"; not the 17 of "17:30", "17%" or "1.5". */
static uint32_t day_at(const sy_atoms *t, uint32_t k, int32_t *day)
{
    if (k >= t->n || t->at[k].kind != SY_ATOM_NUMBER || t->at[k].digits > 2 || t->at[k].decimals) return 0;
    if (t->at[k].n < 1 || t->at[k].n > 31) return 0;
    *day = (int32_t)t->at[k].n;
    if (sy_atom_is(t, k + 1, SY_LEX_ORDINAL_SUFFIX) && !t->at[k + 1].space_before) return 2;
    if (k + 1 < t->n && (t->at[k + 1].mark == '%' || (t->at[k + 1].mark == ':' && !t->at[k + 1].space_before))) return 0;
    return 1;
}

/* The month word alone must be one: "May" and "March" are other words too. */
static int lone_month_ok(const sy_timereader *r, uint32_t i)
{
    const sy_atoms *t = &r->atoms;
    if (!sy_atom_word(t, i, "may") && !sy_atom_word(t, i, "march")) return !sy_atom_is(t, i, SY_LEX_MONTH_SHORT);
    if (!i) return 0;
    if (sy_atom_is(t, i - 1, SY_LEX_BEFORE_YEAR) || sy_atom_is(t, i - 1, SY_LEX_SHIFT) || sy_atom_is(t, i - 1, SY_LEX_EDGE)) return !sy_atom_word(t, i - 1, "the");
    return sy_atom_mark(t, i - 1, '-');
}

static int finish_date(sy_timereader *r, uint32_t i, uint32_t k, sy_date date, sy_timeread *out)
{
    int32_t year = 0;
    uint32_t tail = year_tail(r, k, &year);
    date.y = tail ? year : sy_time_year(&r->line, date.m, date.d, sy_time_direction(r, i));
    if (!tail && !date.d && !lone_month_ok(r, i)) return 0;
    return sy_time_give_date(r, out, k + tail - i, date, date.d ? SY_LEVEL_DAY : SY_LEVEL_MONTH);
}

static int read_month_first(sy_timereader *r, uint32_t i, sy_timeread *out)
{
    const sy_atoms *t = &r->atoms;
    uint32_t used;
    const sy_lex *month = month_at(t, i, &used);
    if (!month) return 0;
    sy_date date = { 0, month->number, 0 };
    uint32_t k = i + used, at = k;
    if (sy_atom_word(t, at, "the")) at++;
    used = day_at(t, at, &date.d);
    if (used) return finish_date(r, i, at + used, date, out);
    return finish_date(r, i, sy_atom_is(t, i, SY_LEX_MONTH) ? i + 1 : k, date, out);
}

static int read_day_first(sy_timereader *r, uint32_t i, sy_timeread *out)
{
    const sy_atoms *t = &r->atoms;
    uint32_t k = i, used;
    sy_date date = { 0, 0, 0 };
    if (sy_atom_word(t, k, "the")) k++;
    used = day_at(t, k, &date.d);
    if (!used) return 0;
    k += used;
    if (sy_atom_word(t, k, "of")) k++;
    const sy_lex *month = month_at(t, k, &used);
    if (!month) return 0;
    date.m = month->number;
    if (sy_atom_word(t, k, "march") && k + 1 < t->n && t->at[k + 1].upper && !sy_atom_is(t, k + 1, SY_LEX_MONTH)) return 0; /* "6 March Avenue" */
    return finish_date(r, i, k + 1, date, out);
}

/* "Wednesday, December 17, 2025" */
static int read_weekday_date(sy_timereader *r, uint32_t i, sy_timeread *out)
{
    const sy_atoms *t = &r->atoms;
    uint32_t k = i + 1;
    if (!sy_atom_is(t, i, SY_LEX_WEEKDAY) && !(sy_atom_is(t, i, SY_LEX_WEEKDAY_SHORT) && t->at[i].upper)) return 0;
    if (sy_atom_mark(t, k, '.')) k++;
    if (sy_atom_mark(t, k, ',')) k++;
    sy_timeread date;
    if (!read_month_first(r, k, &date) && !read_day_first(r, k, &date)) return 0;
    if (date.level != SY_LEVEL_DAY && strlen(date.value) < 10) return 0;
    *out = date;
    out->n_atoms += k - i;
    return 1;
}

/* ---- numeric dates */

static uint32_t scan_number(const char *s, uint32_t i, uint32_t end, uint32_t most, int32_t *out)
{
    uint32_t n = 0;
    *out = 0;
    while (i + n < end && n < most && s[i + n] >= '0' && s[i + n] <= '9') *out = *out * 10 + (s[i + n++] - '0');
    return n;
}

static int read_numeric(sy_timereader *r, uint32_t i, sy_timeread *out)
{
    const sy_atoms *t = &r->atoms;
    if (t->at[i].kind != SY_ATOM_NUMBER || t->at[i].grouped) return 0;
    const char *s = r->doc->text;
    uint32_t at = t->at[i].span.start, end = r->doc->sentences.at[t->sentence].span.end, n[3];
    int32_t v[3];
    n[0] = scan_number(s, at, end, 4, &v[0]);
    char sep = at + n[0] < end ? s[at + n[0]] : 0;
    if (sep != '-' && sep != '/' && sep != '.') return 0;
    n[1] = scan_number(s, at + n[0] + 1, end, 2, &v[1]);
    if (!n[1] || at + n[0] + 1 + n[1] >= end || s[at + n[0] + 1 + n[1]] != sep) return 0;
    n[2] = scan_number(s, at + n[0] + n[1] + 2, end, 4, &v[2]);
    uint32_t stop = at + n[0] + n[1] + n[2] + 2;
    sy_date date;
    if (n[0] == 4 && n[2] == 2) date = (sy_date){ v[0], v[1], v[2] };
    else if (n[0] <= 2 && (n[2] == 4 || (n[2] == 2 && sep == '/'))) {
        int month_first = sep == '/' && v[1] > 12 ? 1 : sep == '/' && v[0] <= 12;
        date = (sy_date){ n[2] == 2 ? v[2] + (v[2] < 50 ? 2000 : 1900) : v[2], month_first ? v[0] : v[1], month_first ? v[1] : v[0] };
    } else return 0;
    if (date.y < YEAR_MIN || date.y >= YEAR_MAX || date.m < 1 || date.m > 12 || date.d < 1 || date.d > sy_month_days(date.y, date.m)) return 0;
    uint32_t k = i;
    while (k < t->n && t->at[k].span.end < stop) k++;
    if (k >= t->n || t->at[k].span.end != stop) return 0;
    return sy_time_give_date(r, out, k + 1 - i, date, SY_LEVEL_DAY);
}

/* ---- weekdays, deictic words, parts of days */

static int add_part(sy_timereader *r, uint32_t i, sy_timeread *out)
{
    const sy_lex *part = sy_atom_is(&r->atoms, i + out->n_atoms, SY_LEX_PART);
    if (!part) return 0;
    sy_date date = out->date;
    sy_level level = out->level;
    sy_time_give(out, out->n_atoms + 1, SAYSO_TIME, sy_printf(r->line.arena, "%sT%s", out->value, part->value));
    out->date = date, out->level = level;
    return 1;
}

/* "Monday to Wednesday": the second day of a range. */
static int follows_day(const sy_atoms *t, uint32_t i)
{
    if (i < 2 || !sy_atom_is(t, i - 2, SY_LEX_WEEKDAY)) return 0;
    return sy_atom_word(t, i - 1, "to") || sy_atom_word(t, i - 1, "through") || sy_atom_word(t, i - 1, "until") || sy_atom_mark(t, i - 1, '-');
}

static int read_weekday(sy_timereader *r, uint32_t i, sy_timeread *out)
{
    const sy_atoms *t = &r->atoms;
    uint32_t k = i;
    const sy_lex *shift = sy_atom_is(t, k, SY_LEX_SHIFT);
    int by = 0;
    if (shift) by = shift->number, k++;
    const sy_lex *day = sy_atom_is(t, k, SY_LEX_WEEKDAY);
    if (!day || !t->at[k].upper || (i && sy_atom_is(t, i - 1, SY_LEX_DAY_NAME))) return 0;
    if (shift && (sy_atom_word(t, i, "that") || sy_atom_word(t, i, "same"))) by = 0;
    sy_date date = follows_day(t, i) && r->line.ref_day.y && !shift ? sy_time_weekday_from(r->line.ref_day, day->number) : sy_time_weekday(&r->line, day->number, by ? by : sy_time_direction(r, i), by);
    if (date.y) sy_time_give_date(r, out, k + 1 - i, date, SY_LEVEL_DAY);
    else sy_time_give(out, k + 1 - i, SAYSO_DATE, sy_printf(r->line.arena, "XXXX-WXX-%d", (int)day->number));
    add_part(r, i, out);
    return 1;
}

/* "... tomorrow," she said on Thursday: the day on which it was said, told beside the quotation in the same sentence; else the report's. */
static sy_date spoken_on(const sy_timereader *r, uint32_t i)
{
    const sayso_doc *d = r->doc;
    if (!d->words.at[r->atoms.at[i].word].quote_depth || r->line.history) return r->line.now;
    for (uint32_t k = 0; k < r->atoms.n; k++) {
        const sy_lex *day = sy_atom_is(&r->atoms, k, SY_LEX_WEEKDAY);
        if (!day || !r->atoms.at[k].upper || d->words.at[r->atoms.at[k].word].quote_depth || (k && sy_atom_is(&r->atoms, k - 1, SY_LEX_SHIFT))) continue;
        if (sy_time_direction(r, k) < 0) {
            sy_date date = sy_time_weekday(&r->line, day->number, -1, 0);
            return date.y ? date : r->line.now;
        }
    }
    return r->line.now;
}

static int read_deictic(sy_timereader *r, uint32_t i, sy_timeread *out)
{
    uint32_t n;
    const sy_lex *word = sy_atom_phrase(&r->atoms, i, SY_LEX_DEICTIC, &n);
    if (!word) return 0;
    int day = strncmp(word->value, "day ", 4) == 0, night = strncmp(word->value, "night ", 6) == 0;
    if (!day && !night) {
        if (word->value[0] == 'P' && word->value[1] == 'X') return sy_time_give(out, n, SAYSO_DURATION, word->value);
        return sy_time_give(out, n, SAYSO_DATE, word->value);
    }
    sy_date date = { 0, 0, 0 }, now = r->line.now;
    sy_level level;
    r->line.now = spoken_on(r, i);
    const char *value = sy_time_unit(&r->line, "D", word->value[4] == '-' ? -(word->value[5] - '0') : day ? word->value[4] - '0' : 0, 0, &date, &level);
    r->line.now = now;
    sy_time_give(out, n, night ? SAYSO_TIME : SAYSO_DATE, night ? sy_printf(r->line.arena, "%sTNI", value) : value);
    out->date = date, out->level = level;
    if (day) add_part(r, i, out);
    return 1;
}

/* "this morning", "last night", "that afternoon", "the night of 20 June", "in the morning", "overnight". */
static int read_part(sy_timereader *r, uint32_t i, sy_timeread *out)
{
    const sy_atoms *t = &r->atoms;
    uint32_t k = i;
    const sy_lex *shift = sy_atom_is(t, k, SY_LEX_SHIFT);
    if (shift || sy_atom_word(t, k, "the")) k++;
    const sy_lex *part = sy_atom_is(t, k, SY_LEX_PART);
    if (!part || (k && t->at[k].upper && k + 1 < t->n && t->at[k + 1].upper)) return 0; /* "The Morning Ledger" */
    sy_date date = { 0, 0, 0 };
    sy_level level = SY_LEVEL_NONE;
    sy_timeread day;
    if (sy_atom_word(t, k + 1, "of") && core_within(r, k + 2, &day) && day.type == SAYSO_DATE && day.level == SY_LEVEL_DAY) {
        sy_time_give(out, k + 2 + day.n_atoms - i, SAYSO_TIME, sy_printf(r->line.arena, "%sT%s", day.value, part->value));
        out->date = day.date, out->level = day.level;
        return 1;
    }
    int from_ref = shift && (sy_atom_word(t, i, "that") || sy_atom_word(t, i, "following") || sy_atom_word(t, i, "same"));
    if (!shift) {
        if (!i || k > i || !(sy_atom_word(t, i - 1, "the") || sy_atom_word(t, i - 1, "at") || sy_atom_word(t, i - 1, "by") || sy_atom_word(t, i, "overnight"))) return 0;
        if (r->line.ref_day.y) return sy_time_give(out, 1, SAYSO_TIME, sy_printf(r->line.arena, "%sT%s", sy_time_date(&r->line, r->line.ref_day), part->value));
        return sy_time_give(out, 1, SAYSO_TIME, sy_printf(r->line.arena, "XXXX-XX-XXT%s", part->value));
    }
    const char *value = sy_time_unit(&r->line, "D", shift->number, from_ref, &date, &level);
    sy_time_give(out, k + 1 - i, SAYSO_TIME, sy_printf(r->line.arena, "%sT%s", value, part->value));
    out->date = date, out->level = level;
    return 1;
}

/* ---- times of day */

static uint32_t zone_at(const sy_atoms *t, uint32_t k, const char **zone)
{
    uint32_t n, open = sy_atom_mark(t, k, '(');
    const sy_lex *z = sy_atom_phrase(t, k + open, SY_LEX_ZONE, &n);
    if (!z || (open && !sy_atom_mark(t, k + open + n, ')'))) return 0;
    *zone = z->value;
    return n + 2 * open;
}

/* Hours and minutes: "18:00", "6:40 p.m.", "8 a.m.", "noon", "0830 GMT". */
static uint32_t clock_at(const sy_atoms *t, uint32_t i, int *hour, int *minute)
{
    const sy_lex *word = sy_atom_is(t, i, SY_LEX_CLOCK);
    if (word) {
        *hour = word->number, *minute = 0;
        return 1;
    }
    const sy_atom *a = &t->at[i];
    uint32_t k = i + 1;
    if (a->kind != SY_ATOM_NUMBER || a->grouped || a->digits > 4) return 0;
    *hour = (int)a->n, *minute = 0;
    int minutes = 0;
    if (a->decimals == 2 && a->digits <= 2) *hour = (int)(a->n / 100), *minute = (int)(a->n % 100);
    else if (a->decimals) return 0;
    else if (a->digits == 4) *hour = (int)(a->n / 100), *minute = (int)(a->n % 100);
    else if (sy_atom_mark(t, k, ':') && !t->at[k].space_before && k + 1 < t->n && t->at[k + 1].kind == SY_ATOM_NUMBER && t->at[k + 1].digits == 2 && !t->at[k + 1].decimals) {
        *minute = (int)t->at[k + 1].n;
        minutes = 1, k += 2;
        if (sy_atom_mark(t, k, ':') && k + 1 < t->n && t->at[k + 1].digits == 2) k += 2;
    }
    const sy_lex *half = sy_atom_is(t, k, SY_LEX_MERIDIAN);
    if (half) {
        if (*hour > 12) return 0;
        *hour = *hour % 12 + half->number, k++;
    } else if (sy_atom_word(t, k, "hrs") || sy_atom_word(t, k, "h")) {
        if (a->digits != 4 && !minutes) return 0;
        k++;
    } else if (!minutes) {
        const char *zone;
        if (!(a->digits == 4 && zone_at(t, k, &zone))) return 0;
    }
    return *hour <= 24 && *minute < 60 ? k - i : 0;
}

static int read_clock(sy_timereader *r, uint32_t i, sy_timeread *out)
{
    const sy_atoms *t = &r->atoms;
    int hour, minute;
    uint32_t used = clock_at(t, i, &hour, &minute);
    if (!used) return 0;
    const char *zone = "";
    uint32_t k = i + used;
    k += zone_at(t, k, &zone);
    sy_timeread day;
    sy_date date = r->line.ref_day.y ? r->line.ref_day : r->line.history ? (sy_date){ 0, 0, 0 } : r->line.now;
    if (r->line.now.d && date.y && sy_days_from_date(date) > sy_days_from_date(r->line.now) && sy_time_direction(r, i) < 0) date = r->line.now; /* told of the past */
    const char *said = NULL;
    if ((sy_atom_is(t, k, SY_LEX_WEEKDAY) || sy_atom_is(t, k, SY_LEX_DEICTIC)) && core_within(r, k, &day) && day.type == SAYSO_DATE && strlen(day.value) == 10)
        k += day.n_atoms, said = day.value, date = day.date;
    if (!said) said = date.y && date.d ? sy_time_date(&r->line, date) : "XXXX-XX-XX";
    return sy_time_give(out, k - i, SAYSO_TIME, sy_printf(r->line.arena, "%sT%02d:%02d%s", said, hour, minute, zone));
}

/* ---- seasons, quarters, halves, holidays, "current" */

static int32_t season_month(const char *code) { return code[0] == 'W' ? 12 : code[0] == 'F' ? 9 : code[1] == 'U' ? 6 : 3; }

/* "spring", "the summer of 2024", "last winter". "Fall" must be one of these shapes. */
static int read_season(sy_timereader *r, uint32_t i, sy_timeread *out)
{
    const sy_atoms *t = &r->atoms;
    uint32_t k = i;
    const sy_lex *shift = sy_atom_is(t, k, SY_LEX_SHIFT);
    if (shift || sy_atom_word(t, k, "the")) k++;
    const sy_lex *season = sy_atom_is(t, k, SY_LEX_SEASON);
    if (!season) return 0;
    int32_t year = 0;
    uint32_t tail = year_tail(r, k + 1, &year);
    int cued = i && (sy_atom_is(t, i - 1, SY_LEX_BEFORE_YEAR) || sy_atom_is(t, i - 1, SY_LEX_EDGE)) && !sy_atom_word(t, i - 1, "to");
    if (!tail && sy_atom_word(t, k + 1, "of") && !sy_atom_word(t, k, "winter") && !sy_atom_word(t, k, "summer")) return 0;
    int other_meaning = sy_atom_word(t, k, "fall") || sy_atom_word(t, k, "spring");
    if (!tail && !shift && !cued && (other_meaning || t->at[k].upper)) return 0;
    if (!tail && !shift && sy_atom_word(t, k, "fall") && k == i) return 0;
    if (!tail && k + 1 < t->n && t->at[k].upper && t->at[k + 1].upper) return 0; /* "Winter Olympics" */
    if (!tail) {
        year = r->line.history ? r->line.ref.y : r->line.now.y;
        if (year && shift && !r->line.history) year += shift->number;
        else if (year && !r->line.history && season_month(season->value) > r->line.now.m && sy_time_direction(r, i) <= 0) year--;
        else if (year && !shift && !r->line.history && season_month(season->value) + 2 < r->line.now.m && sy_time_direction(r, i) > 0 && sy_time_direction(r, i) <= SY_TIME_PLANNED) year++;
    }
    sy_date date = { year, 0, 0 };
    return sy_time_give(out, k + 1 + tail - i, SAYSO_DATE, sy_printf(r->line.arena, "%s-%s", sy_time_date(&r->line, date), season->value));
}

/* "the first quarter of 2009", "the second half of last year", "the last quarter". */
static int read_quarter(sy_timereader *r, uint32_t i, sy_timeread *out)
{
    const sy_atoms *t = &r->atoms;
    uint32_t k = i;
    if (sy_atom_word(t, k, "the")) k++;
    const sy_lex *ordinal = sy_atom_is(t, k, SY_LEX_ORDINAL);
    int half = sy_atom_word(t, k + 1, "half");
    if (!ordinal || (!half && !sy_atom_word(t, k + 1, "quarter"))) return 0;
    int32_t year = 0, nth = ordinal->number;
    uint32_t tail = year_tail(r, k + 2, &year);
    if (half && (!tail || nth > 2)) return 0;
    if (nth > 4 || (!tail && k == i)) return 0;
    if (nth < 0) nth = half ? 2 : 4;
    if (!tail) {
        if (!r->line.now.y) return sy_time_give(out, k + 2 - i, SAYSO_DATE, sy_printf(r->line.arena, "XXXX-Q%d", (int)nth));
        year = r->line.now.y;
        if ((nth - 1) * 3 + 1 > r->line.now.m - (sy_time_direction(r, i) < 0 ? 3 : 0) && sy_time_direction(r, i) <= 0 && nth == 4) year--;
    }
    sy_date date = { year, 0, 0 };
    return sy_time_give(out, k + 2 + tail - i, SAYSO_DATE, sy_printf(r->line.arena, "%s-%c%d", sy_time_date(&r->line, date), half ? 'H' : 'Q', (int)nth));
}

static int read_holiday(sy_timereader *r, uint32_t i, sy_timeread *out)
{
    const sy_atoms *t = &r->atoms;
    uint32_t n;
    const sy_lex *holiday = sy_atom_phrase(t, i, SY_LEX_HOLIDAY, &n);
    if (!holiday || !t->at[i].upper) return 0;
    int32_t year = 0;
    uint32_t tail = year_tail(r, i + n, &year);
    sy_date date = { year, 0, 0 };
    if (!holiday->value[0]) {
        if (!tail) year = date.y = 0;
        return sy_time_give(out, n + tail, SAYSO_DATE, sy_printf(r->line.arena, "%s-XX-XX", sy_time_date(&r->line, date)));
    }
    date.m = (holiday->value[0] - '0') * 10 + holiday->value[1] - '0';
    date.d = (holiday->value[3] - '0') * 10 + holiday->value[4] - '0';
    if (!tail) date.y = sy_time_year(&r->line, date.m, date.d, sy_time_direction(r, i));
    return sy_time_give_date(r, out, n + tail, date, SY_LEVEL_DAY);
}

static int read_state(sy_timereader *r, uint32_t i, sy_timeread *out)
{
    const sy_lex *state = sy_atom_is(&r->atoms, i, SY_LEX_STATE);
    if (!state || (i && r->atoms.at[i].upper)) return 0;
    return sy_time_give(out, 1, SAYSO_DATE, state->value);
}

int sy_time_core(sy_timereader *r, uint32_t i, sy_timeread *out)
{
    static int (*const readers[])(sy_timereader *, uint32_t, sy_timeread *) = {
        read_numeric, read_weekday_date, read_month_first, read_day_first, read_decade, read_century, read_year, read_weekday,
        read_deictic, read_clock, read_part,      read_season,       read_quarter,   read_holiday, sy_time_span, read_state,
    };
    sy_timeread m;
    out->n_atoms = 0;
    if (i >= r->atoms.n) return 0;
    for (unsigned k = 0; k < sizeof readers / sizeof readers[0]; k++)
        if (readers[k](r, i, &m) && m.n_atoms > out->n_atoms) *out = m;
    return out->n_atoms > 0;
}
