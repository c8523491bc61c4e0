/* account.c - words cut for showing, lines, and the sections in their order. */
#include "view/account.h"

#include "base/calendar.h"

#include "base/utf8.h"
#include "record/stances.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

/* ---- names of things */

static const char *const section_words[SY_SECTIONS][4] = {
    { "reports", "Reports", "What is known of each report itself.", "Reports" },
    { "occasions", "Occasions", "Speech acts and events. Reports stand together only where speaker, setting and date agree.", "Occasions" },
    { "quotes", "Quotations in two wordings", "One quotation, word by word. Two renderings of foreign speech may both be faithful.", "Wordings" },
    { "positions", "Positions", "Who demands, offers, accepts, rejects or threatens what, on which condition. Labels describe wording, not intent.", "Positions" },
    { "conditions", "Conditions", "What is tied to what, in the reports' words.", "Conditions" },
    { "conflicts", "Reports in conflict", "Two reports of one occasion that cannot both be right.", "Conflicts" },
    { "disagreements", "Parties disagree", "The parties differ; the reports need not be wrong.", "Disagreements" },
    { "agreements", "Reports agree", "What several reports of one occasion have in common.", "Agreements" },
    { "attribution", "Source lost or weak", "Claims that name no source, and claims sourced in one report otherwise than in another.", "Sources" },
    { "who", "Who said what", "Speakers as resolved, unnamed sources by their type.", "Who" },
    { "origins", "Origins", "How many reports, occasions and wordings stand behind a claim, and which relays are named.", "Origins" },
    { "events", "Events", "PLOVER types, with what was planned, demanded or claimed marked as such.", "Events" },
    { "timeline", "Timeline", "Dates as the reports give them.", "Timeline" },
    { "stripped", "Left out of the reading", "Site furniture: kept in the text, not read.", "Left out" },
};

const char *sy_section_id(sy_section_kind kind) { return section_words[kind][0]; }
const char *sy_section_title(sy_section_kind kind) { return section_words[kind][1]; }
const char *sy_section_help(sy_section_kind kind) { return section_words[kind][2]; }
const char *sy_section_short(sy_section_kind kind) { return section_words[kind][3]; }

static const char *const tone_words[SY_TONES][2] = {
    { "plain", "" },
    { "demands", "demands" },
    { "offers", "offers" },
    { "accepts", "accepts" },
    { "rejects", "rejects" },
    { "threatens", "threatens" },
    { "prefers", "prefers" },
    { "supports", "supports" },
    { "opposes", "opposes" },
    { "said", "said" },
    { "condition", "condition" },
    { "occasion", "occasion" },
    { "variant", "two wordings" },
    { "conflict", "conflict" },
    { "disagreement", "disagreement" },
    { "agreement", "agreement" },
    { "change", "sourced differently" },
    { "unsourced", "no source" },
    { "origin", "origin" },
    { "passage", "shared passage" },
    { "time", "date" },
    { "event", "event" },
};

const char *sy_tone_name(sy_tone tone) { return tone_words[tone][0]; }
const char *sy_tone_title(sy_tone tone) { return tone_words[tone][1]; }

/* ---- words for showing */

/* Characters that would steer a terminal or turn the direction of the words beside them. */
static int steers(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E ||
           c == 0x200F || c == 0x061C || c == 0xFEFF;
}

/* Where to cut s so that at most max bytes are left: at a space if one is near, else at a character. */
static size_t cut_at(const char *s, size_t n, size_t max)
{
    if (n <= max) return n;
    size_t at = max;
    while (at > 0 && !sy_utf8_boundary(s, n, at)) at--;
    for (size_t i = at; i > at / 2; i--)
        if (s[i] == ' ') return i;
    return at;
}

const char *sy_clean(sy_arena *a, const char *s, size_t n, uint32_t max_bytes)
{
    size_t most = (n < max_bytes ? n * 3 : (size_t)max_bytes + 8), k = 0, i = 0;
    char *out = sy_alloc(a, most + 8);
    int space = 0;
    while (i < n && k <= max_bytes && k + 4 < most + 8) {
        unsigned len;
        uint32_t c = sy_utf8_get(s + i, n - i, &len);
        i += len;
        if (sy_is_space(c)) {
            space = k > 0;
            continue;
        }
        if (space) out[k++] = ' ';
        space = 0;
        k += sy_utf8_put(steers(c) ? 0xFFFD : c, out + k);
    }
    if (i < n || k > max_bytes) memcpy(out + cut_at(out, k, max_bytes), "\xE2\x80\xA6", 4);
    else out[k] = 0;
    return out;
}

static int is_mark(uint32_t c) { return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB; }

/* How many quotation marks stand in the words; in *first and *last, the length of one at either end, or 0. */
static unsigned count_marks(const char *text, sayso_span s, unsigned *first, unsigned *last)
{
    unsigned n = 0, len;
    *first = *last = 0;
    for (uint32_t i = s.start; i < s.end; i += len) {
        if (!is_mark(sy_utf8_get(text + i, s.end - i, &len))) continue;
        n++;
        if (i == s.start) *first = len;
        if (i + len == s.end) *last = len;
    }
    return n;
}

/* The words without the marks around them, since we set our own; marks inside the words stay in pairs. */
static sayso_span without_marks(const char *text, sayso_span s)
{
    unsigned first, last;
    if (s.end > s.start + 1 && text[s.end - 1] == ',') s.end--;
    unsigned n = count_marks(text, s, &first, &last);
    if (n <= 2 && n == (first > 0) + (unsigned)(last > 0)) {
        s.start += first;
        s.end -= s.end - s.start > last ? last : 0;
    }
    if (s.end > s.start + 1 && text[s.end - 1] == ',') s.end--;
    return s;
}

/* A span may cut a quotation in two: a mark without its partner would read as one of ours. */
static void drop_lone_mark(char *words)
{
    char *lone = NULL;
    unsigned len, lone_len = 0, open = 0;
    size_t n = strlen(words);
    for (size_t i = 0; i < n; i += len) {
        uint32_t c = sy_utf8_get(words + i, n - i, &len);
        if (!is_mark(c)) continue;
        int closes = c == 0x201D || c == 0xBB || (c == '"' && open);
        if (closes && open) open--;
        else {
            lone = words + i;
            lone_len = len;
            if (!closes) open++;
            else open = 0;
        }
        if (!open && closes && lone && lone < words + i) lone = NULL;
    }
    if (lone) memmove(lone, lone + lone_len, strlen(lone + lone_len) + 1);
}

static const char *words_as_cut(sy_account *a, uint32_t report, sayso_spans spans, uint32_t max_bytes)
{
    const sayso_doc *d = a->story->docs.at[report];
    if (spans.n == 1) {
        sayso_span s = without_marks(d->text, spans.at[0]);
        return sy_clean(a->arena, d->text + s.start, s.end - s.start, max_bytes);
    }
    char *all = sy_alloc(a->arena, (size_t)max_bytes * 3 + 64);
    size_t n = 0;
    for (uint32_t i = 0; i < spans.n && n < max_bytes; i++) {
        sayso_span s = without_marks(d->text, spans.at[i]);
        const char *part = sy_clean(a->arena, d->text + s.start, s.end - s.start, max_bytes);
        n += (size_t)snprintf(all + n, (size_t)max_bytes * 3 + 64 - n, "%s%s", i ? " \xE2\x80\xA6 " : "", part);
    }
    return sy_clean(a->arena, all, strlen(all), max_bytes);
}

const char *sy_words(sy_account *a, uint32_t report, sayso_spans spans, uint32_t max_bytes)
{
    char *words = sy_strdup(a->arena, words_as_cut(a, report, spans, max_bytes));
    drop_lone_mark(words);
    return words;
}

const char *sy_words_of(sy_account *a, uint32_t report, sayso_span span, uint32_t max_bytes)
{
    sayso_spans s = { &span, span.end > span.start };
    return sy_words(a, report, s, max_bytes);
}

const char *sy_exact_words(sy_account *a, uint32_t report, sayso_spans spans, size_t *n)
{
    const char *text = a->story->docs.at[report]->text;
    size_t room = 8;
    for (uint32_t i = 0; i < spans.n; i++) room += spans.at[i].end - spans.at[i].start + 5;
    char *all = spans.n ? sy_alloc(a->arena, room) : NULL;
    *n = 0;
    for (uint32_t i = 0; i < spans.n; i++) {
        size_t k = spans.at[i].end - spans.at[i].start;
        if (i) memcpy(all + *n, " ... ", 5), *n += 5;
        memcpy(all + *n, text + spans.at[i].start, k);
        *n += k;
    }
    return all;
}

void sy_json_words(sy_json *j, sy_account *a, uint32_t report, const char *key, sayso_spans spans)
{
    size_t n;
    const char *s = sy_exact_words(a, report, spans, &n);
    if (s) sy_json_strn(j, key, s, n);
    else sy_json_raw(j, key, NULL);
}

sayso_spans sy_condition_words(sy_account *a, const sayso_condition *c)
{
    sayso_spans out = c->condition;
    if (!c->marker.n || !c->condition.n) return out;
    sayso_span marker = c->marker.at[c->marker.n - 1], first = c->condition.at[0];
    if (marker.end > first.start || marker.end + 1 < first.start) return out;
    sayso_span *at = sy_alloc_array(a->arena, out.n, sizeof *at);
    memcpy(at, out.at, out.n * sizeof *at);
    at[0].start = marker.start;
    out.at = at;
    return out;
}

const char *sy_condition_label(const sayso_doc *d, const sayso_condition *c)
{
    if (!c->marker.n || !c->condition.n) return "condition:";
    sayso_span marker = c->marker.at[0];
    size_t n = marker.end - marker.start;
    int or_else = n >= 2 && (d->text[marker.start] | 32) == 'o' && (d->text[marker.start + 1] | 32) == 'r' && (n == 2 || d->text[marker.start + 2] == ' ');
    int otherwise = n == 9 && memcmp(d->text + marker.start + 1, "therwise", 8) == 0;
    return (or_else || otherwise) && c->condition.at[0].start < marker.start ? "if not:" : "condition:";
}

/* What TIMEX3 adds to a day, or puts in the place of a month. */
static const char *part_of_time(const char *code)
{
    static const char *const parts[][2] = { { "MO", "morning" }, { "MI", "midday" }, { "AF", "afternoon" }, { "EV", "evening" }, { "NI", "night" }, { "DT", "daytime" },
                                            { "WI", "winter" }, { "SP", "spring" }, { "SU", "summer" }, { "FA", "autumn" },
                                            { "H1", "first half" }, { "H2", "second half" }, { "Q1", "first quarter" }, { "Q2", "second quarter" }, { "Q3", "third quarter" }, { "Q4", "fourth quarter" } };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (strcmp(code, parts[i][0]) == 0) return parts[i][1];
    return NULL;
}

/* "2020-W44-WE": by its Saturday. */
static const char *weekend_of(sy_account *a, const char *value)
{
    int32_t year = (int32_t)strtol(value, NULL, 10), week = (int32_t)strtol(value + 6, NULL, 10);
    int32_t fourth = sy_days_from_date((sy_date){ year, 1, 4 }), saturday = fourth - sy_weekday(fourth) + 6 + 7 * (week - 1);
    sy_date d = sy_date_from_days(saturday);
    return sy_printf(a->arena, "the weekend of %04d-%02d-%02d", (int)d.y, (int)d.m, (int)d.d);
}

const char *sy_date_words(sy_account *a, const char *value)
{
    static const char *const days[] = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" };
    if (!value) return "date not stated";
    size_t n = strlen(value);
    char last = n ? value[n - 1] : 0;
    if (n == 10 && strncmp(value, "XXXX-WXX-", 9) == 0 && last >= '1' && last <= '7') return sy_printf(a->arena, "%s, date not stated", days[last - '1']);
    if (strncmp(value, "XXXX", 4) == 0) return "date not stated";
    const char *part = n == 7 && value[4] == '-' ? part_of_time(value + 5) : n == 13 && value[10] == 'T' ? part_of_time(value + 11) : NULL;
    if (strcmp(value, "PRESENT_REF") == 0) return "now";
    if (strcmp(value, "PAST_REF") == 0) return "in the past";
    if (strcmp(value, "FUTURE_REF") == 0) return "in the future";
    if (n == 11 && value[5] == 'W' && strcmp(value + 8, "-WE") == 0) return weekend_of(a, value);
    if (part && n == 7) return sy_printf(a->arena, "%s of %.4s", part, value);
    if (part) return sy_printf(a->arena, "%.10s, %s", value, part);
    if (n == 8 && value[5] == 'W' && value[6] >= '0' && value[6] <= '9') return sy_printf(a->arena, "week %.2s of %.4s", value + 6, value);
    return sy_clean(a->arena, value, n, 40);
}

/* ---- lines */

sy_line *sy_line_new(sy_account *a, sy_tone tone, uint8_t conf, const char *reason)
{
    sy_line *l = SY_PUSH(a->arena, &a->lines);
    l->tone = tone;
    l->conf = conf;
    l->reason = reason ? sy_clean(a->arena, reason, strlen(reason), 200) : NULL;
    l->see = -1;
    l->nth = a->lines.n;
    return l;
}

void sy_line_add(sy_account *a, sy_line *l, sy_piece_kind kind, const char *text)
{
    if (!text || !*text) return;
    sy_piece *p = SY_PUSH(a->arena, &l->pieces);
    p->kind = kind;
    p->text = text;
}

void sy_line_addf(sy_account *a, sy_line *l, sy_piece_kind kind, const char *format, ...)
{
    char text[512];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    sy_line_add(a, l, kind, sy_clean(a->arena, text, strlen(text), sizeof text));
}

void sy_line_words(sy_account *a, sy_line *l, sy_piece_kind kind, uint32_t report, sayso_spans spans)
{
    if (spans.n) sy_line_add(a, l, kind, sy_words(a, report, spans, SY_WORDS_SHOWN));
}

void sy_line_evidence(sy_account *a, sy_line *l, uint32_t report, sayso_span span, const char *role)
{
    if (span.end <= span.start) return;
    for (uint32_t i = 0; i < l->evidence.n; i++) {
        sayso_evidence *e = &l->evidence.at[i];
        if (e->report == report && e->span.start == span.start && e->span.end == span.end) return;
    }
    sayso_evidence *e = SY_PUSH(a->arena, &l->evidence);
    e->report = report;
    e->span = span;
    e->role = role;
}

void sy_line_evidence_of(sy_account *a, sy_line *l, uint32_t report, sayso_spans spans)
{
    for (uint32_t i = 0; i < spans.n; i++) sy_line_evidence(a, l, report, spans.at[i], NULL);
}

static int by_place(const void *x, const void *y)
{
    const sayso_evidence *a = x, *b = y;
    if (a->report != b->report) return a->report < b->report ? -1 : 1;
    if (a->span.start != b->span.start) return a->span.start < b->span.start ? -1 : 1;
    return a->span.end < b->span.end ? -1 : a->span.end > b->span.end;
}

void sy_line_evidence_sort(sy_line *l)
{
    if (l->evidence.n) qsort(l->evidence.at, l->evidence.n, sizeof *l->evidence.at, by_place);
}

uint32_t sy_line_reports(const sy_line *l)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < l->evidence.n; i++) {
        uint32_t k = 0;
        while (k < i && l->evidence.at[k].report != l->evidence.at[i].report) k++;
        n += k == i;
    }
    return n;
}

/* ---- names */

const char *sy_actor_name(const sy_account *a, const char *id)
{
    if (!id) return NULL;
    const uint32_t *at = sy_map_get(&a->names, id, strlen(id));
    return at && a->actors.at[*at]->name ? sy_clean(a->arena, a->actors.at[*at]->name, strlen(a->actors.at[*at]->name), 80) : id;
}

const char sy_no_issue[] = "Other matters";

const char *sy_issue_title(sy_account *a, const char *id)
{
    if (!id) return sy_no_issue;
    const sy_issue *known = sy_issue_find(a->story->engine, id);
    if (known && known->name) return sy_clean(a->arena, known->name, strlen(known->name), 80);
    char *name = sy_strdup(a->arena, sy_clean(a->arena, id, strlen(id), 80));
    for (char *c = name; *c; c++)
        if (*c == '-' || *c == '_') *c = ' ';
    return name;
}

/* Kind and country as one key; its length. */
static size_t country_key(char key[32], sayso_actor_kind kind, const char *country) { return (size_t)snprintf(key, 32, "%u %.20s", (unsigned)kind, country); }

const sayso_actor *sy_actor_of_country(const sy_account *a, const char *country, sayso_actor_kind kind)
{
    char key[32];
    const uint32_t *at = sy_map_get(&a->countries, key, country_key(key, kind, country));
    return at ? a->actors.at[*at] : NULL;
}

/* Does the actor act for its country: the state, its government, its forces, or a person with such an office? */
static int speaks_for_country(const sayso_actor *actor)
{
    if (!actor->country) return 0;
    if (actor->kind == SAYSO_ACTOR_STATE || actor->kind == SAYSO_ACTOR_GOVERNMENT) return 1;
    size_t n = strlen(actor->country);
    if (!actor->code || strncmp(actor->code, actor->country, n) != 0) return 0;
    const char *sector = actor->code + n;
    return !*sector ? actor->kind != SAYSO_ACTOR_PERSON : strncmp(sector, "GOV", 3) == 0 || strncmp(sector, "MIL", 3) == 0;
}

const char *sy_side_of(sy_account *a, const sayso_actor *actor)
{
    if (!speaks_for_country(actor)) return sy_actor_name(a, actor->id);
    const sayso_actor *state = sy_actor_of_country(a, actor->country, SAYSO_ACTOR_STATE);
    if (!state) state = sy_actor_of_country(a, actor->country, SAYSO_ACTOR_GOVERNMENT);
    return state ? sy_actor_name(a, state->id) : actor->country;
}

static void learn_country(sy_account *a, const sayso_actor *actor, uint32_t number)
{
    char key[32];
    int fresh;
    uint32_t *at = sy_map_put(a->arena, &a->countries, key, country_key(key, actor->kind, actor->country), &fresh);
    if (fresh) *at = number;
}

static void learn_actors(sy_account *a)
{
    for (uint32_t r = 0; r < a->story->docs.n; r++) {
        const sayso_doc *d = a->story->docs.at[r];
        for (uint32_t i = 0; i < d->actors.n; i++) {
            int fresh;
            const char *id = d->actors.at[i].id;
            uint32_t *at = sy_map_put(a->arena, &a->names, id, strlen(id), &fresh);
            if (!fresh) continue;
            *at = a->actors.n;
            *SY_PUSH(a->arena, &a->actors) = &d->actors.at[i];
            if (d->actors.at[i].country) learn_country(a, &d->actors.at[i], *at);
        }
    }
}

/* Agencies that credits name and that are no actor of a record have their names from there. */
static void learn_relays(sy_account *a)
{
    const sayso_story *s = a->story;
    a->relays = sy_relays_read(a->arena, s->engine ? s->engine->background : NULL, s->docs.at, s->docs.n);
    for (uint32_t r = 0; r < s->docs.n; r++)
        for (uint32_t i = 0; i < a->relays[r].n; i++) {
            const sy_relay *relay = &a->relays[r].at[i];
            int fresh;
            uint32_t *at = sy_map_put(a->arena, &a->names, relay->id, strlen(relay->id), &fresh);
            if (!fresh) continue;
            sayso_actor *named = sy_alloc(a->arena, sizeof *named);
            *named = (sayso_actor){ .id = relay->id, .name = relay->name, .kind = SAYSO_ACTOR_MEDIA };
            *at = a->actors.n;
            *SY_PUSH(a->arena, &a->actors) = named;
        }
}

/* ---- labels of reports: the last part of the path if no two reports share it */

const char *sy_last_part(const char *id)
{
    const char *slash = strrchr(id, '/');
    return slash && slash[1] ? slash + 1 : id;
}

static void label_reports(sy_account *a)
{
    uint32_t n = a->story->docs.n;
    sy_map seen = { 0 };
    int clash = 0, fresh;
    for (uint32_t i = 0; i < n; i++) {
        const char *part = sy_last_part(a->story->docs.at[i]->report.id);
        sy_map_put(a->arena, &seen, part, strlen(part), &fresh);
        clash |= !fresh;
    }
    a->labels = sy_alloc_array(a->arena, n, sizeof *a->labels);
    for (uint32_t i = 0; i < n; i++) {
        const char *id = a->story->docs.at[i]->report.id;
        const char *label = clash ? id : sy_last_part(id);
        a->labels[i] = sy_clean(a->arena, label, strlen(label), 200);
    }
}

static void count_stories(sy_account *a)
{
    const sayso_place_of_report *at = a->story->places.at;
    uint32_t n = a->story->places.n;
    for (uint32_t i = 0; i < n; i++)
        if (at[i].story >= a->n_stories && at[i].story < n) a->n_stories = at[i].story + 1;
    a->story_reports = sy_alloc_array(a->arena, a->n_stories + 1, sizeof *a->story_reports);
    for (uint32_t i = 0; i < n; i++)
        if (at[i].story < a->n_stories) a->story_reports[at[i].story]++;
}

/* ---- sections */

static int by_weight(const void *x, const void *y)
{
    const sy_line *a = x, *b = y;
    if (a->weight != b->weight) return a->weight > b->weight ? -1 : 1;
    if (a->heading && b->heading && strcmp(a->heading, b->heading) != 0) return strcmp(a->heading, b->heading);
    int order = 0; /* lines about reports stay in the order of the reports */
    if (a->tone != SY_TONE_NONE || b->tone != SY_TONE_NONE)
        order = a->evidence.n && b->evidence.n ? by_place(&a->evidence.at[0], &b->evidence.at[0]) : (a->evidence.n == 0) - (b->evidence.n == 0);
    return order ? order : a->nth < b->nth ? -1 : a->nth > b->nth;
}

static void section_make(sy_account *a, sy_section_kind kind)
{
    sy_section *s = &a->sections[kind];
    s->first = a->lines.n;
    sy_account_findings(a, kind);
    sy_account_records(a, kind);
    s->n = a->lines.n - s->first;
    for (uint32_t i = s->first; i < a->lines.n; i++) sy_line_evidence_sort(&a->lines.at[i]);
    if (s->n) qsort(a->lines.at + s->first, s->n, sizeof *a->lines.at, by_weight);
    for (uint32_t i = s->first; kind == SY_SECTION_TIMELINE && i < a->lines.n; i++) /* sorted as values, shown as words */
        if (a->lines.at[i].heading) a->lines.at[i].heading = sy_date_words(a, a->lines.at[i].heading);
}

uint32_t sy_account_sure(const sy_account *a, sy_section_kind kind)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < a->sections[kind].n; i++) n += a->lines.at[a->sections[kind].first + i].conf >= SY_SURE;
    return n;
}

sy_account *sy_account_open(sy_arena *arena, const sayso_story *story)
{
    sy_account *a = sy_alloc(arena, sizeof *a);
    a->arena = arena;
    a->story = story;
    learn_actors(a);
    learn_relays(a);
    label_reports(a);
    count_stories(a);
    return a;
}

sy_account *sy_account_make(sy_arena *arena, const sayso_story *story)
{
    sy_account *a = sy_account_open(arena, story);
    for (int kind = 0; kind < SY_SECTIONS; kind++) section_make(a, (sy_section_kind)kind);
    sy_account_brief(a);
    return a;
}
