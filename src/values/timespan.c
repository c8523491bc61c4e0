/* timespan.c - durations ("nearly four years"), points counted from a date ("two weeks ago", "last month"), sets. */
#include "values/timeread.h"

/* ---- units counted from the report's date or the last date mentioned */

static int from_last_mention(const sy_atoms *t, uint32_t k)
{
    return sy_atom_word(t, k, "that") || sy_atom_word(t, k, "same") || sy_atom_word(t, k, "following") || sy_atom_word(t, k, "previous") ||
           sy_atom_word(t, k, "preceding") || sy_atom_word(t, k, "prior") || sy_atom_word(t, k, "subsequent");
}

static int give_unit(sy_timereader *r, uint32_t n_atoms, const char *unit, int32_t shift, int from_ref, sy_timeread *out)
{
    sy_date date = { 0, 0, 0 };
    sy_level level;
    const char *value = sy_time_unit(&r->line, unit, shift, from_ref, &date, &level);
    sy_time_give(out, n_atoms, SAYSO_DATE, value);
    out->date = date;
    out->level = level;
    return 1;
}

int sy_time_this_unit(sy_timereader *r, uint32_t i, sy_timeread *out)
{
    uint32_t k = i;
    if (sy_atom_word(&r->atoms, k, "the")) k++;
    const sy_lex *unit = sy_atom_is(&r->atoms, k, SY_LEX_UNIT);
    if (!unit || unit->value[0] == 'T') return 0;
    return give_unit(r, k + 1 - i, unit->value, 0, r->line.history, out);
}

/* "last June", "this coming July" */
static int shift_month(sy_timereader *r, uint32_t i, uint32_t k, const sy_lex *shift, sy_timeread *out)
{
    const sy_lex *month = sy_atom_is(&r->atoms, k, SY_LEX_MONTH);
    if (!month || !r->atoms.at[k].upper) return 0;
    if (k + 1 < r->atoms.n && r->atoms.at[k + 1].kind == SY_ATOM_NUMBER) return 0;
    sy_date date = { 0, month->number, 0 };
    int32_t now = r->line.now.m;
    if (r->line.history || from_last_mention(&r->atoms, i)) date.y = r->line.ref.y;
    else if (!r->line.now.y) date.y = 0;
    else if (shift->number < 0) date.y = month->number < now ? r->line.now.y : r->line.now.y - 1;
    else if (shift->number > 0) date.y = month->number > now ? r->line.now.y : r->line.now.y + 1;
    else date.y = r->line.now.y;
    return sy_time_give_date(r, out, k + 1 - i, date, SY_LEVEL_MONTH);
}

/* "the past three years", "the next few months", "the last six months" */
static int shift_many(sy_timereader *r, uint32_t i, uint32_t k, sy_timeread *out)
{
    sy_number number;
    const char *n = NULL;
    if (sy_number_read(&r->atoms, k, &number)) {
        k += number.n_atoms;
        if (!number.unknown && !number.at_least) n = sy_number_text(r->line.arena, &number);
    }
    if (sy_atom_mark(&r->atoms, k, '-')) return 0;
    if (k < r->atoms.n && !r->atoms.at[k].classes && r->atoms.at[k].kind == SY_ATOM_WORD && sy_atom_is(&r->atoms, k + 1, SY_LEX_UNITS)) k++;
    const sy_lex *unit = sy_atom_is(&r->atoms, k, SY_LEX_UNITS);
    if (!unit) return 0;
    return sy_time_give(out, k + 1 - i, SAYSO_DURATION, sy_time_duration(&r->line, n, unit->value));
}

/* "recent years", "coming days" */
static int read_recent_units(sy_timereader *r, uint32_t i, sy_timeread *out)
{
    if (!sy_atom_is(&r->atoms, i, SY_LEX_STATE)) return 0;
    const sy_lex *unit = sy_atom_is(&r->atoms, i + 1, SY_LEX_UNITS);
    return unit && sy_time_give(out, 2, SAYSO_DURATION, sy_time_duration(&r->line, NULL, unit->value));
}

static int read_shift(sy_timereader *r, uint32_t i, sy_timeread *out)
{
    const sy_atoms *t = &r->atoms;
    uint32_t k = i;
    int the = sy_atom_word(t, k, "the");
    if (the) k++;
    const sy_lex *shift = sy_atom_is(t, k, SY_LEX_SHIFT);
    if (!shift) return 0;
    uint32_t word = k++;
    if (sy_atom_is(t, word, SY_LEX_SHIFT)->number == 0 && sy_atom_word(t, k, "same")) k++;
    if (sy_atom_word(t, word, "this") && sy_atom_word(t, k, "coming")) k++, shift = sy_atom_is(t, word + 1, SY_LEX_SHIFT);
    if (shift_month(r, i, k, shift, out)) return 1;
    if (shift->number && shift_many(r, i, k, out)) return 1;
    const sy_lex *unit = sy_atom_is(t, k, SY_LEX_UNIT);
    if (!unit || unit->value[0] == 'T') return 0;
    if (sy_atom_word(t, word, "past")) return sy_time_give(out, k + 1 - i, SAYSO_DURATION, sy_time_duration(&r->line, "1", unit->value));
    int from_ref = from_last_mention(t, word) || r->line.history || (the && sy_atom_word(t, word, "next"));
    if (from_ref && !r->line.history && !r->line.ref.y && !sy_atom_word(t, word, "that")) from_ref = 0;
    if (strcmp(unit->value, "D") == 0 && sy_atom_word(t, word, "last")) return 0; /* "the last day of ..." */
    return give_unit(r, k + 1 - i, unit->value, shift->number, from_ref, out);
}

/* "on the day", "during the week": the one last mentioned, else the report's. */
static int read_the_unit(sy_timereader *r, uint32_t i, sy_timeread *out)
{
    const sy_atoms *t = &r->atoms;
    if (!sy_atom_word(t, i, "the") || !i || !sy_atom_is(t, i - 1, SY_LEX_INSIDE)) return 0;
    const sy_lex *unit = sy_atom_is(t, i + 1, SY_LEX_UNIT);
    if (!unit || t->at[i + 1].upper || unit->value[0] == 'T' || unit->value[0] == 'Q' || strlen(unit->value) > 2) return 0;
    if (i + 2 < t->n && t->at[i + 2].kind != SY_ATOM_MARK && !sy_atom_is(t, i + 2, SY_LEX_INSIDE)) return 0;
    if (sy_atom_word(t, i + 2, "of") || sy_atom_mark(t, i + 2, '-')) return 0;
    int weekend = strcmp(unit->value, "WE") == 0;
    if (weekend && sy_time_direction(r, i + 1) < 0) return give_unit(r, 2, unit->value, sy_time_in_weekend(&r->line) ? 0 : -1, r->line.history, out); /* "held talks at the weekend" */
    return give_unit(r, 2, unit->value, 0, r->line.history || (strcmp(unit->value, "D") == 0 && r->line.ref_day.y), out);
}

/* ---- durations */

/* "trading", "consecutive", "full": one word between number and unit. */
static int may_stand_between(const sy_atoms *t, uint32_t k)
{
    static const char *const words[] = { "consecutive", "straight", "full", "whole", "trading", "more", "long", "solid", "successive", "working", "additional", "business" };
    for (unsigned n = 0; n < sizeof words / sizeof words[0]; n++)
        if (sy_atom_word(t, k, words[n])) return 1;
    return 0;
}

static const sy_lex *unit_at(const sy_atoms *t, uint32_t k)
{
    const sy_lex *many = sy_atom_is(t, k, SY_LEX_UNITS);
    return many ? many : sy_atom_is(t, k, SY_LEX_UNIT);
}

/* Words behind the unit that belong to it: "-long", "and a half". */
static uint32_t duration_tail(const sy_atoms *t, uint32_t k, int *half)
{
    *half = sy_atom_word(t, k, "and") && sy_atom_word(t, k + 1, "a") && sy_atom_word(t, k + 2, "half");
    if (*half) return 3;
    if (sy_atom_mark(t, k, '-') && sy_atom_word(t, k + 1, "long")) return 2;
    return 0;
}

/* A person's age is no time: "33-year-old", "33 years old". */
static int is_age(const sy_atoms *t, uint32_t k)
{
    if (sy_atom_mark(t, k, '-')) k++;
    return sy_atom_word(t, k, "old") || sy_atom_word(t, k, "olds") || (sy_atom_word(t, k, "of") && sy_atom_word(t, k + 1, "age"));
}

/* "two weeks ago", "three days later". */
static int give_point(sy_timereader *r, uint32_t i, uint32_t k, const sy_number *number, const char *unit, sy_timeread *out)
{
    uint32_t used;
    const sy_lex *point = sy_atom_phrase(&r->atoms, k, SY_LEX_POINT, &used);
    if (!point || sy_atom_word(&r->atoms, k, "before") || sy_atom_word(&r->atoms, k, "after")) return 0;
    sy_date date = { 0, 0, 0 };
    sy_level level;
    int64_t n = number && !number->at_least ? sy_number_whole(number, 100000) : -1;
    int from_ref = !sy_atom_word(&r->atoms, k, "ago") && !sy_atom_word(&r->atoms, k, "from") && !sy_atom_word(&r->atoms, k, "hence");
    const char *value = sy_time_away(&r->line, unit, n, point->number, from_ref, &date, &level);
    sy_time_give(out, k + used - i, unit[0] == 'T' ? SAYSO_TIME : SAYSO_DATE, value);
    out->date = date;
    out->level = level;
    return 1;
}

static int give_duration(sy_timereader *r, uint32_t i, uint32_t unit_atom, const sy_number *number, const char *unit, sy_timeread *out)
{
    int half;
    uint32_t k = unit_atom + 1, tail = duration_tail(&r->atoms, k, &half);
    if (!tail && is_age(&r->atoms, k)) return 0;
    if (!half && give_point(r, i, k + tail, number, unit, out)) return 1;
    sy_number with_half = { 0 };
    if (number) with_half = *number;
    if (number && half && with_half.n < 100000 && with_half.exponent == 0) with_half.n = with_half.n * 10 + 5, with_half.exponent = -1;
    const char *n = number && !number->unknown && !number->at_least ? sy_number_text(r->line.arena, &with_half) : NULL;
    return sy_time_give(out, k + tail - i, SAYSO_DURATION, sy_time_duration(&r->line, n, unit));
}

/* "four years", "fifty-year", "two and a half years", "several hours", "10 to 12 days" */
static int read_counted(sy_timereader *r, uint32_t i, sy_timeread *out)
{
    const sy_atoms *t = &r->atoms;
    sy_number number, second;
    if (!sy_number_read(t, i, &number)) return 0;
    uint32_t k = i + number.n_atoms;
    if ((sy_atom_word(t, k, "to") || sy_atom_word(t, k, "or") || sy_atom_mark(t, k, '-')) && sy_number_read(t, k + 1, &second)) k += 1 + second.n_atoms;
    if (number.at_least && sy_atom_word(t, k, "of")) k++;
    if (sy_atom_mark(t, k, '-') && k + 1 < t->n && !t->at[k + 1].space_before) k++;
    if (may_stand_between(t, k)) k++;
    const sy_lex *unit = unit_at(t, k);
    if (!unit) return 0;
    if (t->at[k].upper && t->at[i].upper && i) return 0; /* a name: "Seven Days" */
    return give_duration(r, i, k, &number, unit->value, out);
}

/* "20 freight trains a day": a number and what it counts right before the article. */
static int counts_before(const sy_atoms *t, uint32_t i)
{
    enum { BACK = 6 };
    for (uint32_t k = i; k-- > 0 && i - k <= BACK;) {
        const sy_atom *a = &t->at[k];
        if (a->kind == SY_ATOM_NUMBER || sy_atom_is(t, k, SY_LEX_CARDINAL) || sy_atom_is(t, k, SY_LEX_SCALE)) return i - k > 1;
        unsigned upos = a->kind == SY_ATOM_WORD ? t->doc->words.at[a->word].upos : SY_PUNCT;
        if (upos != SY_NOUN && upos != SY_ADJ && !sy_atom_word(t, k, "of")) return 0;
        if (k + 1 == i && upos != SY_NOUN) return 0;
        if (sy_atom_is(t, k, SY_LEX_UNIT) || sy_atom_is(t, k, SY_LEX_UNITS)) return 0;
    }
    return 0;
}

static int is_rate(const sy_atoms *t, uint32_t i)
{
    if (!i) return 0;
    if (counts_before(t, i)) return 1;
    return t->at[i - 1].kind == SY_ATOM_NUMBER || sy_atom_is(t, i - 1, SY_LEX_SCALE) || sy_atom_is(t, i - 1, SY_LEX_PERCENT) ||
           sy_atom_is(t, i - 1, SY_LEX_CARDINAL) || sy_atom_word(t, i - 1, "times") || sy_atom_word(t, i - 1, "once") ||
           sy_atom_word(t, i - 1, "twice") || sy_atom_is(t, i - 1, SY_LEX_CURRENCY);
}

/* "a year", "an hour and a half", "half a century", "a whole day"; "15 a year" is a set. */
static int read_article(sy_timereader *r, uint32_t i, sy_timeread *out)
{
    const sy_atoms *t = &r->atoms;
    uint32_t k = i;
    int half = sy_atom_word(t, k, "half");
    if (half) k++;
    if (!sy_atom_is(t, k, SY_LEX_PER) && !(half && sy_atom_mark(t, k, '-'))) return 0;
    int per = sy_atom_word(t, k, "per");
    k++;
    if (!half && sy_atom_word(t, k, "half")) half = 1, k++;
    if (may_stand_between(t, k) || sy_atom_word(t, k, "single")) k++;
    if (sy_atom_mark(t, k, '-')) k++;
    const sy_lex *unit = sy_atom_is(t, k, SY_LEX_UNIT);
    if (!unit || sy_atom_word(t, k, "second") || sy_atom_word(t, k, "quarter") || (unit->value[0] == 'T' && strlen(unit->value) > 2)) return 0;
    uint32_t used;
    if (per || (is_rate(t, i) && !sy_atom_phrase(t, k + 1, SY_LEX_POINT, &used))) return sy_time_give(out, k + 1 - i, SAYSO_SET, sy_time_duration(&r->line, "1", unit->value));
    sy_number number = { 0 };
    number.n = half ? 5 : 1;
    number.exponent = half ? -1 : 0;
    return give_duration(r, i, k, &number, unit->value, out);
}

/* "hours later", "for hours", "hours-long"; "shorter hours" are no time. */
static int is_span_of_hours(const sy_atoms *t, uint32_t i)
{
    static const char *const before[] = { "for", "within", "after", "lasted", "lasting", "took", "of", "and" };
    uint32_t used;
    if (sy_atom_phrase(t, i + 1, SY_LEX_POINT, &used) || (sy_atom_mark(t, i + 1, '-') && i + 2 < t->n)) return 1;
    if (sy_atom_word(t, i + 1, "after") || sy_atom_word(t, i + 1, "before") || sy_atom_word(t, i + 1, "of")) return 1;
    for (unsigned n = 0; i && n < sizeof before / sizeof before[0]; n++)
        if (sy_atom_word(t, i - 1, before[n])) return 1;
    return !i;
}

/* "years", "decades", "months-long", "hours later" */
static int read_bare_units(sy_timereader *r, uint32_t i, sy_timeread *out)
{
    const sy_atoms *t = &r->atoms;
    const sy_lex *unit = sy_atom_is(t, i, SY_LEX_UNITS);
    if (!unit || (i && t->at[i].upper) || (unit->value[0] == 'T' && strlen(unit->value) > 2)) return 0;
    if (sy_atom_word(t, i, "quarters") || sy_atom_word(t, i, "seconds") || sy_atom_word(t, i, "weekends")) return 0;
    if (strcmp(unit->value, "TH") == 0 && !is_span_of_hours(t, i)) return 0;
    return give_duration(r, i, i, NULL, unit->value, out);
}

/* "year-long", "month-long" */
static int read_unit_long(sy_timereader *r, uint32_t i, sy_timeread *out)
{
    const sy_atoms *t = &r->atoms;
    const sy_lex *unit = sy_atom_is(t, i, SY_LEX_UNIT);
    if (!unit || !sy_atom_mark(t, i + 1, '-') || !sy_atom_word(t, i + 2, "long")) return 0;
    return sy_time_give(out, 3, SAYSO_DURATION, sy_time_duration(&r->line, "1", unit->value));
}

/* ---- sets */

static int read_every(sy_timereader *r, uint32_t i, sy_timeread *out)
{
    const sy_atoms *t = &r->atoms;
    if (!sy_atom_is(t, i, SY_LEX_EVERY)) return 0;
    uint32_t k = i + 1;
    const sy_lex *day = sy_atom_is(t, k, SY_LEX_WEEKDAY), *part = sy_atom_is(t, k, SY_LEX_PART), *month = sy_atom_is(t, k, SY_LEX_MONTH);
    if (day) return sy_time_give(out, 2, SAYSO_SET, sy_printf(r->line.arena, "XXXX-WXX-%d", (int)day->number));
    if (month && t->at[k].upper) return sy_time_give(out, 2, SAYSO_SET, sy_printf(r->line.arena, "XXXX-%02d", (int)month->number));
    if (part) return sy_time_give(out, 2, SAYSO_SET, sy_printf(r->line.arena, "XXXX-XX-XXT%s", part->value));
    sy_number number;
    const char *n = "1";
    if (sy_atom_word(t, k, "other")) n = "2", k++;
    else if (sy_number_read(t, k, &number) && !number.unknown) n = sy_number_text(r->line.arena, &number), k += number.n_atoms;
    const sy_lex *unit = unit_at(t, k);
    if (!unit || (unit->value[0] == 'T' && strlen(unit->value) > 2)) return 0;
    return sy_time_give(out, k + 1 - i, SAYSO_SET, sy_time_duration(&r->line, n, unit->value));
}

static int read_set(sy_timereader *r, uint32_t i, sy_timeread *out)
{
    const sy_atoms *t = &r->atoms;
    const sy_lex *days = sy_atom_is(t, i, SY_LEX_WEEKDAYS), *set = sy_atom_is(t, i, SY_LEX_SET);
    if (days && t->at[i].upper) return sy_time_give(out, 1, SAYSO_SET, sy_printf(r->line.arena, "XXXX-WXX-%d", (int)days->number));
    if (!set || (t->at[i].upper && i)) return 0; /* "the Daily ..." is a name */
    return sy_time_give(out, 1, SAYSO_SET, set->value);
}

int sy_time_span(sy_timereader *r, uint32_t i, sy_timeread *out)
{
    static int (*const readers[])(sy_timereader *, uint32_t, sy_timeread *) = {
        read_counted, read_article, read_bare_units, read_unit_long, read_shift, read_recent_units, read_the_unit, read_every, read_set,
    };
    sy_timeread m;
    out->n_atoms = 0;
    if (i >= r->atoms.n) return 0;
    for (unsigned k = 0; k < sizeof readers / sizeof readers[0]; k++)
        if (readers[k](r, i, &m) && m.n_atoms > out->n_atoms) *out = m;
    return out->n_atoms > 0;
}
