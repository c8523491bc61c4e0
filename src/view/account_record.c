/* account_record.c - lines from the records of the single reports: speakers, weak sources, events, dates, the reports. */
#include "base/utf8.h"
#include "compare/kin.h"
#include "store/record_words.h"
#include "view/account.h"

#include <stdio.h>

static const sayso_doc *doc_at(const sy_account *a, uint32_t report) { return a->story->docs.at[report]; }

/* ---- who said what */

static const char *speaker_of(sy_account *a, uint32_t report, const sayso_attribution *at)
{
    const sayso_doc *d = doc_at(a, report);
    if (at->speaker >= 0) return sy_actor_name(a, d->actors.at[at->speaker].id);
    if (at->anonymous) return sy_printf(a->arena, "unnamed: %s", sy_clean(a->arena, at->anonymous, strlen(at->anonymous), 60));
    if (at->unsourced) return "no source named";
    const char *words = at->source.n ? sy_words(a, report, at->source, 60) : NULL;
    return words && !sy_is_pronoun(words) ? words : "speaker not found";
}

/* Does the quotation begin like a sentence, right behind its mark? A few words from the middle of one say little alone. */
static int is_sentence_quoted(const sayso_doc *d, const sayso_attribution *at)
{
    sayso_span s = sy_spans_hull(at->content);
    unsigned len;
    if (at->form != SAYSO_DIRECT || s.end < s.start + 20) return 0;
    uint32_t c = sy_utf8_get(d->text + s.start, s.end - s.start, &len);
    int marked = c == '"' || c == 0x201C || c == 0xAB;
    if (marked) c = sy_utf8_get(d->text + s.start + len, s.end - s.start - len, &len);
    else if (s.start) {
        uint32_t before = sy_utf8_before(d->text, s.start, &len);
        marked = before == '"' || before == 0x201C || before == 0xAB;
    }
    return marked && sy_is_upper(c);
}

/* Wording that keeps its distance, or takes what was said for true, is told apart from plain "said". */
void sy_line_add_wording(sy_account *a, sy_line *l, const sayso_attribution *at)
{
    if (at->cue_strength == SAYSO_STRENGTH_CLAIM) sy_line_add(a, l, SY_PIECE_LABEL, "\xC2\xB7 worded as a claim");
    if (at->cue_strength == SAYSO_STRENGTH_FACTIVE) sy_line_add(a, l, SY_PIECE_LABEL, "\xC2\xB7 worded as a fact");
}

static void said_line(sy_account *a, uint32_t report, const sayso_attribution *at)
{
    const sayso_doc *d = doc_at(a, report);
    sy_line *l = sy_line_new(a, SY_TONE_SAID, at->conf, at->reason);
    l->id = at->id;
    const char *form = at->form == SAYSO_DIRECT ? "quoted" : at->form == SAYSO_MIXED ? "partly quoted" : "reported";
    sy_line_add(a, l, SY_PIECE_LABEL, at->attitude ? "holds" : form);
    sy_line_words(a, l, SY_PIECE_CITED, report, at->cue);
    sy_line_words(a, l, SY_PIECE_WORDS, report, at->content);
    sy_line_add_wording(a, l, at);
    if (at->via >= 0) sy_line_addf(a, l, SY_PIECE_LABEL, "\xC2\xB7 relayed by %s", sy_actor_name(a, d->actors.at[at->via].id));
    for (uint32_t k = 0; k < at->n_joint; k++) sy_line_addf(a, l, SY_PIECE_LABEL, "\xC2\xB7 with %s", sy_actor_name(a, d->actors.at[at->joint[k]].id));
    if (at->addressee >= 0) sy_line_addf(a, l, SY_PIECE_QUIET, "to %s", sy_actor_name(a, d->actors.at[at->addressee].id));
    if (at->venue.n) sy_line_addf(a, l, SY_PIECE_QUIET, "\xC2\xB7 setting: %s", sy_words(a, report, at->venue, 60));
    sy_line_evidence_of(a, l, report, at->source);
    sy_line_evidence_of(a, l, report, at->content);
    l->heading = speaker_of(a, report, at);
    if ((at->speaker >= 0 || at->anonymous) && is_sentence_quoted(d, at)) l->column = l->heading;
}

typedef struct {
    uint32_t n, quoted, partly, reports, last_report;
} voice;

/* Counts are of what is sure; a speaker of whom nothing is comes last. */
static void voices(sy_account *a, uint32_t first)
{
    sy_map seen = { 0 };
    SY_VEC(voice) all = { 0 };
    for (uint32_t i = first; i < a->lines.n; i++) {
        sy_line *l = &a->lines.at[i];
        int fresh;
        uint32_t *at = sy_map_put(a->arena, &seen, l->heading, strlen(l->heading), &fresh);
        if (fresh) {
            *at = all.n;
            SY_PUSH(a->arena, &all)->last_report = UINT32_MAX;
        }
        voice *v = &all.at[*at];
        if (l->conf < SY_SURE) continue;
        v->n++;
        v->quoted += strcmp(l->pieces.at[0].text, "quoted") == 0;
        v->partly += strcmp(l->pieces.at[0].text, "partly quoted") == 0;
        if (l->evidence.n && l->evidence.at[0].report != v->last_report) {
            v->last_report = l->evidence.at[0].report;
            v->reports++;
        }
    }
    for (uint32_t i = first; i < a->lines.n; i++) {
        sy_line *l = &a->lines.at[i];
        const voice *v = &all.at[*sy_map_get(&seen, l->heading, strlen(l->heading))];
        l->weight = v->n;
        if (!v->n) continue;
        l->heading_note = sy_printf(a->arena, "%u: %u quoted, %u partly, %u reported; in %u report%s", v->n, v->quoted, v->partly,
                                    v->n - v->quoted - v->partly, v->reports, v->reports == 1 ? "" : "s");
    }
}

static void who(sy_account *a)
{
    uint32_t first = a->lines.n;
    for (uint32_t r = 0; r < a->story->docs.n; r++)
        for (uint32_t i = 0; i < doc_at(a, r)->attributions.n; i++) said_line(a, r, &doc_at(a, r)->attributions.at[i]);
    voices(a, first);
}

/* ---- source lost or weak: what one report alone shows */

/* Does a line of this section already rest on these bytes? */
static int shown_already(const sy_account *a, uint32_t first, uint32_t report, sayso_span span)
{
    for (uint32_t i = first; i < a->lines.n; i++)
        for (uint32_t k = 0; k < a->lines.at[i].evidence.n; k++) {
            const sayso_evidence *e = &a->lines.at[i].evidence.at[k];
            if (a->lines.at[i].tone == SY_TONE_UNSOURCED && e->report == report && sy_span_touches(e->span, span)) return 1;
        }
    return 0;
}

static void unsourced_line(sy_account *a, uint32_t report, const sayso_attribution *at)
{
    sy_line *l = sy_line_new(a, SY_TONE_UNSOURCED, at->conf, at->reason);
    l->id = at->id;
    sayso_spans hull = { NULL, 0 };
    sayso_span s = sy_spans_hull(at->content), cue = sy_spans_hull(at->cue);
    if (at->cue.n && cue.start < s.start) s.start = cue.start;
    if (at->cue.n && cue.end > s.end) s.end = cue.end;
    hull.at = &s;
    hull.n = s.end > s.start;
    sy_line_add(a, l, SY_PIECE_NAME, "no source named:");
    sy_line_words(a, l, SY_PIECE_WORDS, report, hull);
    sy_line_addf(a, l, SY_PIECE_QUIET, "(%s)", a->labels[report]);
    sy_line_evidence_of(a, l, report, hull);
    l->weight = at->conf;
}

static void unverified_line(sy_account *a, uint32_t report, const sayso_attribution *at)
{
    sy_line *l = sy_line_new(a, SY_TONE_UNSOURCED, at->conf, at->reason);
    l->id = at->id;
    sy_line_words(a, l, SY_PIECE_WORDS, report, at->verification);
    sy_line_add(a, l, SY_PIECE_LABEL, "said of");
    sy_line_words(a, l, SY_PIECE_WORDS, report, at->content);
    sy_line_addf(a, l, SY_PIECE_QUIET, "(%s)", a->labels[report]);
    sy_line_evidence_of(a, l, report, at->verification);
    sy_line_evidence_of(a, l, report, at->content);
    l->weight = 50;
}

static void weak_sources(sy_account *a)
{
    uint32_t first = a->sections[SY_SECTION_ATTRIBUTION].first;
    for (uint32_t r = 0; r < a->story->docs.n; r++) {
        const sayso_doc *d = doc_at(a, r);
        for (uint32_t i = 0; i < d->attributions.n; i++) {
            const sayso_attribution *at = &d->attributions.at[i];
            if (at->unsourced && !shown_already(a, first, r, sy_spans_hull(at->content))) unsourced_line(a, r, at);
            if (at->verification.n) unverified_line(a, r, at);
        }
    }
}

/* ---- events */

static void event_line(sy_account *a, uint32_t report, const sayso_event *e)
{
    const sayso_doc *d = doc_at(a, report);
    sy_line *l = sy_line_new(a, SY_TONE_EVENT, e->conf, e->reason);
    l->id = e->id;
    sy_line_add(a, l, SY_PIECE_NAME, e->source_actor >= 0 ? sy_actor_name(a, d->actors.at[e->source_actor].id) : e->source);
    sy_line_words(a, l, SY_PIECE_WORDS, report, e->trigger);
    sy_line_add(a, l, SY_PIECE_NAME, e->target_actor >= 0 ? sy_actor_name(a, d->actors.at[e->target_actor].id) : e->target);
    sy_line_add(a, l, SY_PIECE_QUIET, e->date);
    if (e->modality != SAYSO_ACTUAL) sy_line_add(a, l, SY_PIECE_LABEL, sy_word_of_modality(e->modality));
    if (e->polarity == '-') sy_line_add(a, l, SY_PIECE_LABEL, "negated");
    sy_line_addf(a, l, SY_PIECE_QUIET, "(%s)", a->labels[report]);
    sy_line_evidence_of(a, l, report, e->trigger);
    sy_line_evidence_of(a, l, report, e->source_span);
    sy_line_evidence_of(a, l, report, e->target_span);
    l->heading = sy_clean(a->arena, e->event_type, strlen(e->event_type), 40);
}

enum { SIDE_BYTES = 120 };

/* Are the two sides one: the same actor or country, or names that may be one? */
static int is_one_side(sy_account *a, uint32_t report, int32_t one, sayso_spans one_span, int32_t other, sayso_spans other_span)
{
    const sayso_doc *d = doc_at(a, report);
    if (one >= 0 && other >= 0) {
        const sayso_actor *x = &d->actors.at[one], *y = &d->actors.at[other];
        return sy_parties_may_be_one(a->story->engine, x, y) || strcmp(sy_side_of(a, x), sy_side_of(a, y)) == 0;
    }
    if (!one_span.n || !other_span.n) return !one_span.n && !other_span.n && one < 0 && other < 0;
    return sy_names_may_be_one(a->story->engine, sy_words(a, report, one_span, SIDE_BYTES), sy_words(a, report, other_span, SIDE_BYTES));
}

/* Is it of the headline, and told below by an event of the same kind and sides? Then it is one event. */
static int is_told_below(sy_account *a, uint32_t report, const sayso_event *e)
{
    const sayso_doc *d = doc_at(a, report);
    if (!e->trigger.n || !sy_span_touches(d->report.title_span, e->trigger.at[0])) return 0;
    for (uint32_t i = 0; i < d->events.n; i++) {
        const sayso_event *f = &d->events.at[i];
        if (!f->trigger.n || !f->event_type || sy_span_touches(d->report.title_span, f->trigger.at[0]) || (f->conf < SY_SURE && f->conf < e->conf)) continue;
        if (strcmp(e->event_type, f->event_type) != 0 || e->polarity != f->polarity || e->modality != f->modality) continue;
        if (is_one_side(a, report, e->source_actor, e->source_span, f->source_actor, f->source_span) && is_one_side(a, report, e->target_actor, e->target_span, f->target_actor, f->target_span)) return 1;
    }
    return 0;
}

static void events(sy_account *a)
{
    uint32_t first = a->lines.n;
    for (uint32_t r = 0; r < a->story->docs.n; r++)
        for (uint32_t i = 0; i < doc_at(a, r)->events.n; i++)
            if (doc_at(a, r)->events.at[i].event_type && !is_told_below(a, r, &doc_at(a, r)->events.at[i])) event_line(a, r, &doc_at(a, r)->events.at[i]);
    sy_account_weigh_headings(a, first);
}

/* ---- timeline */

/* The words around a time expression: its sentence, or as much of it as a line holds. */
static sayso_span around(const sayso_doc *d, sayso_span time)
{
    enum { BEFORE = 90, AFTER = 50 };
    sayso_span s = { time.start > BEFORE * 3 ? time.start - BEFORE * 3 : 0, time.end + AFTER * 3 < d->n_text ? time.end + AFTER * 3 : d->n_text };
    uint32_t low = 0, high = d->sentence_spans.n; /* the first sentence that ends behind the expression's start */
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (d->sentence_spans.at[middle].end <= time.start) low = middle + 1;
        else high = middle;
    }
    if (low < d->sentence_spans.n && sy_span_covers(d->sentence_spans.at[low], time)) s = d->sentence_spans.at[low];
    for (uint32_t i = s.start; i < time.start; i++)
        if (d->text[i] == '\n') s.start = i + 1;
    for (uint32_t i = time.end; i < s.end; i++)
        if (d->text[i] == '\n') s.end = i;
    if (time.start > s.start + BEFORE) {
        s.start = time.start - BEFORE;
        while (s.start < time.start && d->text[s.start - 1] != ' ') s.start++;
    }
    if (s.end > time.end + AFTER) {
        s.end = time.end + AFTER;
        while (s.end > time.end && d->text[s.end] != ' ') s.end--;
    }
    return s;
}

static void time_line(sy_account *a, uint32_t report, const sayso_time *t)
{
    const sayso_doc *d = doc_at(a, report);
    sy_line *l = sy_line_new(a, SY_TONE_TIME, SY_SURE, NULL);
    l->heading = sy_clean(a->arena, t->value, strlen(t->value), 40);
    sy_line_add(a, l, SY_PIECE_WORDS, sy_words_of(a, report, around(d, t->span), 220));
    sy_line_addf(a, l, SY_PIECE_QUIET, "(%s)", a->labels[report]);
}

static int is_calendar_date(const sayso_time *t)
{
    const char *v = t->value;
    if (t->type != SAYSO_DATE || !v) return 0;
    for (int i = 0; i < 4; i++)
        if (v[i] < '0' || v[i] > '9') return 0;
    return 1;
}

/* Days that the timeline shows already: of the report itself, of an occasion. */
static int is_day_shown(const sy_account *a, const sayso_doc *d, const char *value)
{
    const sy_section *s = &a->sections[SY_SECTION_OCCASIONS];
    if (d->report.date && strncmp(d->report.date, value, 10) == 0) return 1;
    for (uint32_t i = 0; i < s->n; i++) {
        const char *date = a->lines.at[s->first + i].finding->date;
        if (date && strncmp(date, value, 10) == 0) return 1;
    }
    return 0;
}

static void times(sy_account *a)
{
    sy_map seen = { 0 };
    for (uint32_t r = 0; r < a->story->docs.n; r++) {
        const sayso_doc *d = doc_at(a, r);
        for (uint32_t i = 0; i < d->times.n; i++) {
            const sayso_time *t = &d->times.at[i];
            int fresh;
            if (!is_calendar_date(t) || sy_span_touches(t->span, d->report.date_span) || sy_span_touches(t->span, d->report.dateline_span)) continue;
            if (is_day_shown(a, d, t->value)) continue;
            sayso_span s = around(d, t->span);
            const char *words = sy_words_of(a, r, s, 220);
            const char *key = sy_printf(a->arena, "%s|%s", t->value, words);
            uint32_t *at = sy_map_put(a->arena, &seen, key, strlen(key), &fresh);
            if (fresh) {
                *at = a->lines.n;
                time_line(a, r, t);
            }
            sy_line_evidence(a, &a->lines.at[*at], r, t->span, NULL);
        }
    }
}

static void occasions_in_time(sy_account *a)
{
    const sy_section *s = &a->sections[SY_SECTION_OCCASIONS];
    for (uint32_t i = 0; i < s->n; i++) {
        const sy_line from = a->lines.at[s->first + i];
        sy_line *l = sy_line_new(a, SY_TONE_OCCASION, from.conf, from.reason);
        l->id = from.id;
        const char *date = from.finding->date;
        l->heading = date && *date != 'X' ? sy_clean(a->arena, date, strlen(date), 40) : "date not stated";
        for (uint32_t k = 0; k < from.pieces.n; k++)
            if (from.pieces.at[k].kind != SY_PIECE_CITED && strcmp(from.pieces.at[k].text, "\xC2\xB7") != 0) /* the heading says the date */
                sy_line_add(a, l, from.pieces.at[k].kind, from.pieces.at[k].text);
        for (uint32_t k = 0; k < from.evidence.n; k++)
            sy_line_evidence(a, l, from.evidence.at[k].report, from.evidence.at[k].span, from.evidence.at[k].role);
    }
}

/* ---- the reports themselves */

static uint32_t words_in(const sayso_doc *d)
{
    uint32_t n = 0, inside = 0, strip = 0;
    for (uint32_t i = 0; i < d->n_text; i++) {
        while (strip < d->stripped.n && d->stripped.at[strip].end <= i) strip++;
        int out = strip < d->stripped.n && i >= d->stripped.at[strip].start;
        unsigned char c = (unsigned char)d->text[i];
        uint32_t in = !out && c > ' ';
        n += in && !inside;
        inside = in;
    }
    return n;
}

/* The relays that statements of the report name, then those that its credits name; each once. */
static void add_credits(sy_account *a, sy_line *l, uint32_t report)
{
    const sayso_doc *d = a->story->docs.at[report];
    char list[300];
    size_t n = 0;
    sy_map seen = { 0 };
    for (uint32_t i = 0; i < d->attributions.n; i++) {
        int32_t via = d->attributions.at[i].via;
        int fresh;
        if (via < 0 || d->attributions.at[i].conf < SY_SURE || n + 60 > sizeof list) continue;
        sy_map_put(a->arena, &seen, d->actors.at[via].id, strlen(d->actors.at[via].id), &fresh);
        if (fresh) n += (size_t)snprintf(list + n, sizeof list - n, "%s%.40s", n ? ", " : "", sy_actor_name(a, d->actors.at[via].id));
    }
    for (uint32_t i = 0; i < a->relays[report].n && n + 60 <= sizeof list; i++) {
        const sy_relay *relay = &a->relays[report].at[i];
        int fresh;
        sy_map_put(a->arena, &seen, relay->id, strlen(relay->id), &fresh);
        if (!fresh) continue;
        n += (size_t)snprintf(list + n, sizeof list - n, "%s%.40s", n ? ", " : "", sy_actor_name(a, relay->id));
        sy_line_evidence(a, l, report, relay->span, "relay");
    }
    if (n) sy_line_addf(a, l, SY_PIECE_QUIET, "\xC2\xB7 relays: %s", list);
}

static void add_family(sy_account *a, sy_line *l, uint32_t report)
{
    if (report >= a->story->places.n) return;
    const sayso_place_of_report *place = &a->story->places.at[report];
    if (place->parent >= 0 && (uint32_t)place->parent < a->story->docs.n) {
        sy_line_addf(a, l, SY_PIECE_LABEL, "\xC2\xB7 reprint, probably of %s", a->labels[place->parent]);
        return;
    }
    for (uint32_t i = 0; i < a->story->places.n; i++)
        if (i != report && a->story->places.at[i].family == place->family && a->story->places.at[i].parent < 0) {
            sy_line_addf(a, l, SY_PIECE_LABEL, "\xC2\xB7 same text as %s, direction unknown", a->labels[i]);
            return;
        }
}

/* Where the reports make several stories, each has its heading, in the order of the numbers. */
static void add_story(sy_account *a, sy_line *l, uint32_t report)
{
    if (a->n_stories < 2 || report >= a->story->places.n) return;
    uint32_t story = a->story->places.at[report].story, n = story < a->n_stories ? a->story_reports[story] : 0;
    l->heading = sy_printf(a->arena, "story %u", story + 1);
    l->heading_note = sy_printf(a->arena, "%u report%s", n, n == 1 ? "" : "s");
    l->weight = a->n_stories - story;
}

static void report_line(sy_account *a, uint32_t i)
{
    const sayso_doc *d = doc_at(a, i);
    const sayso_report *r = &d->report;
    sy_line *l = sy_line_new(a, SY_TONE_NONE, 100, NULL);
    sy_line_add(a, l, SY_PIECE_NAME, a->labels[i]);
    if (r->date) sy_line_addf(a, l, SY_PIECE_LABEL, "%s (%s)", r->date, sy_word_of_basis(r->date_basis) ? sy_word_of_basis(r->date_basis) : "basis not known");
    else sy_line_add(a, l, SY_PIECE_LABEL, "date not found");
    if (r->title) sy_line_add(a, l, SY_PIECE_WORDS, sy_clean(a->arena, r->title, strlen(r->title), 120));
    else sy_line_add(a, l, SY_PIECE_QUIET, "headline not found");
    if (r->outlet) sy_line_add(a, l, SY_PIECE_CITED, sy_clean(a->arena, r->outlet, strlen(r->outlet), 60));
    sy_line_addf(a, l, SY_PIECE_QUIET, "\xC2\xB7 %u words", words_in(d));
    add_credits(a, l, i);
    add_family(a, l, i);
    sy_line_evidence(a, l, i, r->date_span, "date");
    sy_line_evidence(a, l, i, r->title_span, "headline");
    l->weight = a->story->docs.n - i;
    add_story(a, l, i);
}

static void stripped_line(sy_account *a, uint32_t i)
{
    const sayso_doc *d = doc_at(a, i);
    sy_line *l = sy_line_new(a, SY_TONE_NONE, 100, NULL);
    uint32_t bytes = 0;
    for (uint32_t k = 0; k < d->stripped.n; k++) {
        bytes += d->stripped.at[k].end - d->stripped.at[k].start;
        sy_line_evidence(a, l, i, d->stripped.at[k], NULL);
    }
    sy_line_add(a, l, SY_PIECE_NAME, a->labels[i]);
    sy_line_addf(a, l, SY_PIECE_QUIET, "%u piece%s, %u bytes", d->stripped.n, d->stripped.n == 1 ? "" : "s", bytes);
    sy_line_add(a, l, SY_PIECE_WORDS, sy_words_of(a, i, d->stripped.at[0], 70));
    l->weight = a->story->docs.n - i;
}

void sy_account_records(sy_account *a, sy_section_kind kind)
{
    uint32_t n = a->story->docs.n;
    if (kind == SY_SECTION_REPORTS)
        for (uint32_t i = 0; i < n; i++) report_line(a, i);
    if (kind == SY_SECTION_POSITIONS) sy_account_positions(a);
    if (kind == SY_SECTION_CONDITIONS) sy_account_conditions(a);
    if (kind == SY_SECTION_ATTRIBUTION) weak_sources(a);
    if (kind == SY_SECTION_WHO) who(a);
    if (kind == SY_SECTION_EVENTS) events(a);
    if (kind == SY_SECTION_TIMELINE) {
        occasions_in_time(a);
        times(a);
    }
    if (kind == SY_SECTION_STRIPPED)
        for (uint32_t i = 0; i < n; i++)
            if (doc_at(a, i)->stripped.n) stripped_line(a, i);
}
