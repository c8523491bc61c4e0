/* account_story.c - lines from what the collation found: occasions, variants, conflicts, changes, origins. */
#include "base/utf8.h"
#include "store/record_words.h"
#include "view/account.h"
#include "view/found.h"

#include <stdio.h>
#include <strings.h>

enum { READINGS_SHOWN = 4, HOLDER_BYTES = 128 };

/* ---- evidence that reads the same stands together: “2,000 soldiers” 1-wire 3-reprint / “3,500 soldiers” 2-gazette */

typedef struct {
    const char *words, *role, *holder; /* holder: of a position; NULL */
    SY_VEC(uint32_t) reports;
} reading;

typedef struct {
    SY_VEC(reading) at;
} readings;

static void reading_note(sy_account *a, reading *r, uint32_t report)
{
    for (uint32_t i = 0; i < r->reports.n; i++)
        if (r->reports.at[i] == report) return;
    *SY_PUSH(a->arena, &r->reports) = report;
}

static int is_side_note(const char *role)
{
    static const char *const notes[] = { "speaker", "venue", "relay", "date", "condition", "verification" };
    for (size_t i = 0; role && i < sizeof notes / sizeof notes[0]; i++)
        if (strcmp(role, notes[i]) == 0) return 1;
    return 0;
}

/* A bare figure or date says little: show the words beside it in its line, up to a few on either side. */
static sayso_span with_context(const sayso_doc *d, sayso_span s)
{
    enum { SHORT = 30, BEFORE = 18, AFTER = 26 };
    if (s.end - s.start > SHORT) return s;
    sayso_span wide = s;
    for (uint32_t i = s.start; i > 0 && s.start - i < BEFORE && d->text[i - 1] != '\n'; i--)
        if (d->text[i - 1] == ' ') wide.start = i;
    for (uint32_t i = s.end; i < d->n_text && i - s.end < AFTER && d->text[i] != '\n'; i++)
        if (d->text[i] == ' ' || d->text[i] == '.') wide.end = i;
    return wide;
}

static readings readings_of(sy_account *a, const sayso_finding *f)
{
    int in_context = f->kind == SAYSO_CONFLICT;
    readings all = { { 0 } };
    sy_map seen = { 0 };
    for (uint32_t i = 0; i < f->n_evidence; i++) {
        const sayso_evidence *e = &f->evidence[i];
        if (is_side_note(e->role) || e->span.end <= e->span.start) continue;
        const char *words = sy_words_of(a, e->report, in_context ? with_context(a->story->docs.at[e->report], e->span) : e->span, SY_WORDS_SHOWN);
        char low[SY_WORDS_SHOWN * 2 + HOLDER_BYTES];
        int fresh;
        size_t n = sy_utf8_lower(words, strlen(words), low, SY_WORDS_SHOWN * 2);
        const char *holder = f->kind == SAYSO_DISAGREEMENT ? sy_found_holder(a, e) : NULL;
        n += (size_t)snprintf(low + n, HOLDER_BYTES, "|%.20s|%.90s", e->role ? e->role : "", holder ? holder : "");
        uint32_t *at = sy_map_put(a->arena, &seen, low, n, &fresh);
        if (fresh) {
            *at = all.at.n;
            reading *r = SY_PUSH(a->arena, &all.at);
            r->words = words;
            r->role = e->role;
            r->holder = holder;
        }
        reading_note(a, &all.at.at[*at], e->report);
    }
    return all;
}

static void add_reports(sy_account *a, sy_line *l, const reading *r)
{
    char list[640];
    size_t n = 0;
    for (uint32_t i = 0; i < r->reports.n && i < 8 && n + 40 < sizeof list; i++)
        n += (size_t)snprintf(list + n, sizeof list - n, "%s%.60s", i ? ", " : "", a->labels[r->reports.at[i]]);
    if (r->reports.n > 8) snprintf(list + n, sizeof list - n, " and %u more", r->reports.n - 8);
    sy_line_addf(a, l, SY_PIECE_QUIET, "(%s)", list);
}

static int same_role(const char *x, const char *y) { return x == y || (x && y && strcmp(x, y) == 0); }

/* What a side of an attribution change is called; NULL: its words say it. */
static const char *role_words(const char *role)
{
    static const char *const words[][2] = {
        { "source", "with a source:" }, { "no source", "without one:" }, { "quoted", "in quotation marks:" }, { "not quoted", "without them:" },
        { "with condition", "with a condition:" }, { "without condition", "without one:" }, { "demands", "demands:" },
        { "offers", "offers:" }, { "accepts", "accepts:" }, { "rejects", "rejects:" }, { "threatens", "threatens:" },
        { "prefers", "prefers:" }, { "supports", "supports:" }, { "opposes", "opposes:" }, { "claims", "states:" }, { "denies", "denies:" },
    };
    for (size_t i = 0; role && i < sizeof words / sizeof words[0]; i++)
        if (strcmp(role, words[i][0]) == 0) return words[i][1];
    return NULL;
}

static void add_readings(sy_account *a, sy_line *l, const sayso_finding *f, const char *between)
{
    readings all = readings_of(a, f);
    uint32_t shown = 0, of_role = 0;
    for (uint32_t i = 0; i < all.at.n; i++) {
        of_role = i && same_role(all.at.at[i - 1].role, all.at.at[i].role) ? of_role + 1 : 0;
        if (shown == READINGS_SHOWN || (all.at.at[i].role && of_role >= READINGS_SHOWN / 2)) continue;
        shown++;
        int other_side = i && !same_role(all.at.at[i - 1].role, all.at.at[i].role);
        if (i) sy_line_add(a, l, SY_PIECE_LABEL, other_side || !all.at.at[i].role ? between : "and");
        int new_holder = all.at.at[i].holder && (i == 0 || !same_role(all.at.at[i - 1].holder, all.at.at[i].holder));
        if (new_holder) sy_line_add(a, l, SY_PIECE_NAME, all.at.at[i].holder);
        if (i == 0 || new_holder || !same_role(all.at.at[i - 1].role, all.at.at[i].role)) sy_line_add(a, l, SY_PIECE_LABEL, role_words(all.at.at[i].role));
        sy_line_add(a, l, SY_PIECE_WORDS, all.at.at[i].words);
        add_reports(a, l, &all.at.at[i]);
    }
    if (all.at.n > shown) sy_line_addf(a, l, SY_PIECE_QUIET, "and %u more wording%s", all.at.n - shown, all.at.n - shown == 1 ? "" : "s");
}

static void add_all_evidence(sy_account *a, sy_line *l, const sayso_finding *f)
{
    for (uint32_t i = 0; i < f->n_evidence; i++) sy_line_evidence(a, l, f->evidence[i].report, f->evidence[i].span, f->evidence[i].role);
}

static const sayso_evidence *shortest_of_role(const sayso_finding *f, const char *role)
{
    const sayso_evidence *best = NULL;
    for (uint32_t i = 0; i < f->n_evidence; i++) {
        const sayso_evidence *e = &f->evidence[i];
        if (e->role && strcmp(e->role, role) == 0 && (!best || e->span.end - e->span.start < best->span.end - best->span.start)) best = e;
    }
    return best;
}

static sy_line *finding_line(sy_account *a, sy_tone tone, const sayso_finding *f)
{
    sy_line *l = sy_line_new(a, tone, f->conf, f->reason);
    l->finding = f;
    l->id = f->id;
    add_all_evidence(a, l, f);
    return l;
}

static void add_count(sy_account *a, sy_line *l, uint32_t n, const char *one, const char *many)
{
    if (n) sy_line_addf(a, l, SY_PIECE_QUIET, "\xC2\xB7 %u %s", n, n == 1 ? one : many);
}

/* ---- one kind of finding, one kind of line */

static void occasion_line(sy_account *a, const sayso_finding *f)
{
    sy_line *l = finding_line(a, SY_TONE_OCCASION, f);
    const sayso_evidence *venue = shortest_of_role(f, "venue");
    sy_line_add(a, l, SY_PIECE_NAME, f->actor ? sy_actor_name(a, f->actor) : "speaker not found");
    if (venue) sy_line_add(a, l, SY_PIECE_WORDS, sy_words_of(a, venue->report, venue->span, 90));
    else if (f->label) sy_line_add(a, l, SY_PIECE_WORDS, sy_clean(a->arena, f->label, strlen(f->label), 90));
    sy_line_add(a, l, SY_PIECE_QUIET, "\xC2\xB7");
    sy_line_add(a, l, SY_PIECE_CITED, sy_date_words(a, f->date));
    add_count(a, l, sy_line_reports(l), "report", "reports");
    l->weight = sy_line_reports(l);
}

/* The words that changed, in pairs: “ready” / “willing”. A side without a word shows a dash. */
static void add_changes(sy_account *a, sy_line *l, const sayso_finding *f)
{
    enum { PAIRS = 6 };
    uint32_t pairs = 0;
    for (uint32_t i = 0; i < f->n_words && pairs < PAIRS; i++) {
        sayso_span x = f->words[i].a, y = f->words[i].b;
        if (!f->words[i].changed) continue;
        for (; i + 1 < f->n_words && f->words[i + 1].changed; i++) {
            sayso_span p = f->words[i + 1].a, q = f->words[i + 1].b;
            if (p.end > p.start) x = x.end > x.start ? (sayso_span){ x.start, p.end } : p;
            if (q.end > q.start) y = y.end > y.start ? (sayso_span){ y.start, q.end } : q;
        }
        if (pairs++) sy_line_add(a, l, SY_PIECE_QUIET, "\xC2\xB7");
        sy_line_add(a, l, SY_PIECE_WORDS, x.end > x.start ? sy_words_of(a, f->evidence[0].report, x, 60) : "\xE2\x80\x93");
        sy_line_add(a, l, SY_PIECE_LABEL, "/");
        sy_line_add(a, l, SY_PIECE_WORDS, y.end > y.start ? sy_words_of(a, f->evidence[1].report, y, 60) : "\xE2\x80\x93");
    }
}

static void variant_line(sy_account *a, const sayso_finding *f)
{
    sy_line *l = finding_line(a, SY_TONE_VARIANT, f);
    if (f->actor) sy_line_add(a, l, SY_PIECE_NAME, sy_actor_name(a, f->actor));
    if (f->n_words && f->n_evidence >= 2) {
        const char *what = f->type && strcmp(f->type, "paraphrase") == 0 ? "quoted and in reported speech" : "one quotation, two wordings";
        sy_line_addf(a, l, SY_PIECE_QUIET, "%s (%.80s / %.80s):", what, a->labels[f->evidence[0].report], a->labels[f->evidence[1].report]);
        add_changes(a, l, f);
    } else {
        add_readings(a, l, f, "/");
    }
    if (f->note) sy_line_addf(a, l, SY_PIECE_QUIET, "(%s)", f->note);
    l->weight = sy_line_reports(l) * 16 + (f->n_words < 16 ? f->n_words : 15);
}

static void against_line(sy_account *a, sy_tone tone, const sayso_finding *f)
{
    sy_line *l = finding_line(a, tone, f);
    if (f->type) sy_line_addf(a, l, SY_PIECE_NAME, "%.40s:", f->type);
    else if (f->issue) sy_line_addf(a, l, SY_PIECE_NAME, "%s:", sy_issue_title(a, f->issue));
    if (f->label) sy_line_add(a, l, SY_PIECE_CITED, sy_clean(a->arena, f->label, strlen(f->label), 80));
    add_readings(a, l, f, "against");
    if (f->note) sy_line_addf(a, l, SY_PIECE_QUIET, "\xC2\xB7 %s", f->note);
    l->weight = f->conf;
}

static void agreement_line(sy_account *a, const sayso_finding *f)
{
    sy_line *l = finding_line(a, SY_TONE_AGREEMENT, f);
    if (f->actor) sy_line_add(a, l, SY_PIECE_NAME, sy_actor_name(a, f->actor));
    add_readings(a, l, f, "/");
    add_count(a, l, f->reports, "report", "reports");
    l->weight = f->reports;
}

const char *sy_change_words(const char *type)
{
    static const char *const words[][2] = {
        { "unsourced", "a source here, none there" },
        { "source", "another source named" },
        { "cue", "another word for saying it" },
        { "quotation_marks", "quotation marks here, none there" },
        { "condition", "a condition here, none there" },
    };
    for (size_t i = 0; type && i < sizeof words / sizeof words[0]; i++)
        if (strcmp(type, words[i][0]) == 0) return words[i][1];
    return type ? type : "sourced differently";
}

static int is_opening(uint32_t c) { return c == '"' || c == 0x201C || c == 0xAB; }

static int same_words(const readings *all)
{
    for (uint32_t i = 1; i < all->at.n; i++)
        if (strcasecmp(all->at.at[0].words, all->at.at[i].words) != 0) return 0;
    return all->at.n > 1;
}

/* The same words on both sides are said once: “...” in quotation marks (A), without them (B). */
static void add_sides(sy_account *a, sy_line *l, const readings *all)
{
    sy_line_add(a, l, SY_PIECE_WORDS, all->at.at[0].words);
    for (uint32_t i = 0; i < all->at.n && i < 4; i++) {
        const char *role = role_words(all->at.at[i].role);
        if (role) sy_line_addf(a, l, SY_PIECE_LABEL, "%s%.*s", i ? "\xC2\xB7 " : "", (int)strlen(role) - 1, role);
        add_reports(a, l, &all->at.at[i]);
    }
}

/* Words between quotation marks are somebody's, even where no source stands beside them. */
static int is_quoted(const sy_account *a, const sayso_finding *f)
{
    for (uint32_t i = 0; i < f->n_evidence; i++) {
        const sayso_evidence *e = &f->evidence[i];
        const char *text = a->story->docs.at[e->report]->text;
        unsigned len;
        if (!e->role || strcmp(e->role, "no source") != 0 || e->span.end <= e->span.start) continue;
        if (is_opening(sy_utf8_get(text + e->span.start, e->span.end - e->span.start, &len))) return 1;
        if (e->span.start && is_opening(sy_utf8_before(text, e->span.start, &len))) return 1;
    }
    return 0;
}

static void change_line(sy_account *a, const sayso_finding *f)
{
    sy_line *l = finding_line(a, SY_TONE_CHANGE, f);
    readings all = readings_of(a, f);
    sy_line_addf(a, l, SY_PIECE_NAME, "%s:", sy_change_words(f->type));
    if (same_words(&all)) add_sides(a, l, &all);
    else add_readings(a, l, f, "/");
    if (f->note) sy_line_addf(a, l, SY_PIECE_QUIET, "\xC2\xB7 %s", f->note);
    l->weight = 100 + f->conf;
    if (l->conf >= SY_SURE && is_quoted(a, f)) {
        l->conf = SY_SURE - 10;
        l->reason = "the words without a source are quoted";
    }
}

static void claim_line(sy_account *a, const sayso_finding *f)
{
    sy_line *l = finding_line(a, SY_TONE_UNSOURCED, f);
    sy_line_add(a, l, SY_PIECE_NAME, "no source named:");
    add_readings(a, l, f, "/");
    if (f->note) sy_line_addf(a, l, SY_PIECE_QUIET, "\xC2\xB7 %s", f->note);
    l->weight = f->conf;
}

static void add_relays(sy_account *a, sy_line *l, const sayso_finding *f)
{
    char list[300];
    size_t n = 0;
    for (uint32_t i = 0; i < f->n_relays && i < 6; i++)
        n += (size_t)snprintf(list + n, sizeof list - n, "%s%.40s", i ? ", " : "", sy_actor_name(a, f->relays[i]));
    if (f->n_relays) sy_line_addf(a, l, SY_PIECE_LABEL, "\xC2\xB7 relayed by %s", list);
    else sy_line_add(a, l, SY_PIECE_QUIET, "\xC2\xB7 no relay found");
}

static void origin_line(sy_account *a, const sayso_finding *f)
{
    static const char unplaced[] = "the occasion is not found for every report";
    sy_line *l = finding_line(a, SY_TONE_ORIGIN, f);
    readings all = readings_of(a, f);
    if (f->actor) sy_line_add(a, l, SY_PIECE_NAME, sy_actor_name(a, f->actor));
    if (all.at.n) sy_line_add(a, l, SY_PIECE_WORDS, all.at.at[0].words);
    add_count(a, l, f->reports, "report", "reports");
    if (f->occasions) add_count(a, l, f->occasions, "occasion", "occasions");
    else sy_line_add(a, l, SY_PIECE_QUIET, "\xC2\xB7 occasion not stated");
    if (f->occasions && f->note && strncmp(f->note, unplaced, strlen(unplaced)) == 0) sy_line_addf(a, l, SY_PIECE_QUIET, "(%s)", unplaced);
    add_count(a, l, f->wordings, "wording", "wordings");
    add_relays(a, l, f);
    l->weight = f->reports * 1000 + f->n_relays * 10 + f->wordings;
}

/* "3-reprint, probably of 1-wire", for each copy whose source the collation names. */
static void add_copies(sy_account *a, sy_line *l, const sayso_finding *f)
{
    uint32_t named = 0;
    for (uint32_t i = 0; i < f->n_evidence && named < 6; i++) {
        uint32_t r = f->evidence[i].report;
        int32_t parent = r < a->story->places.n ? a->story->places.at[r].parent : -1;
        if (parent >= 0 && (uint32_t)parent < a->story->docs.n)
            sy_line_addf(a, l, SY_PIECE_LABEL, "%s%.80s, probably of %.80s", named++ ? "\xC2\xB7 " : "", a->labels[r], a->labels[parent]);
    }
    if (!named) sy_line_add(a, l, SY_PIECE_LABEL, "direction unknown");
}

static void passage_line(sy_account *a, const sayso_finding *f)
{
    sy_line *l = finding_line(a, SY_TONE_PASSAGE, f);
    readings all = readings_of(a, f);
    int reprint = f->type && strcmp(f->type, "reprint") == 0;
    sy_line_add(a, l, SY_PIECE_NAME, reprint ? "reprint:" : "shared words:");
    if (reprint) add_copies(a, l, f);
    if (all.at.n) {
        sy_line_add(a, l, SY_PIECE_WORDS, reprint ? sy_clean(a->arena, all.at.at[0].words, strlen(all.at.at[0].words), 60) : all.at.at[0].words);
        for (uint32_t i = 1; i < all.at.n; i++)
            for (uint32_t k = 0; k < all.at.at[i].reports.n; k++) reading_note(a, &all.at.at[0], all.at.at[i].reports.at[k]);
        add_reports(a, l, &all.at.at[0]);
    }
    if (f->note && !reprint) sy_line_addf(a, l, SY_PIECE_QUIET, "\xC2\xB7 %s", f->note);
    l->weight = reprint ? 1000000 : f->n_evidence ? f->evidence[0].span.end - f->evidence[0].span.start : 0;
    if (!reprint && l->weight > 999) l->weight = 999;
}

static void line_of(sy_account *a, sy_section_kind kind, const sayso_finding *f)
{
    if (kind == SY_SECTION_OCCASIONS && f->kind == SAYSO_OCCASION) occasion_line(a, f);
    if (kind == SY_SECTION_QUOTES && f->kind == SAYSO_VARIANT) variant_line(a, f);
    if (kind == SY_SECTION_CONFLICTS && f->kind == SAYSO_CONFLICT) against_line(a, SY_TONE_CONFLICT, f);
    if (kind == SY_SECTION_DISAGREEMENTS && f->kind == SAYSO_DISAGREEMENT) against_line(a, SY_TONE_DISAGREEMENT, f);
    if (kind == SY_SECTION_AGREEMENTS && f->kind == SAYSO_AGREEMENT) agreement_line(a, f);
    if (kind == SY_SECTION_ATTRIBUTION && f->kind == SAYSO_ATTRIBUTION_CHANGE) change_line(a, f);
    if (kind == SY_SECTION_ATTRIBUTION && f->kind == SAYSO_CLAIM && f->type && strcmp(f->type, "unsourced") == 0) claim_line(a, f);
    if (kind == SY_SECTION_ORIGINS && f->kind == SAYSO_ORIGIN) origin_line(a, f);
    if (kind == SY_SECTION_ORIGINS && f->kind == SAYSO_PASSAGE) passage_line(a, f);
}

void sy_account_findings(sy_account *a, sy_section_kind kind)
{
    for (uint32_t i = 0; i < a->story->findings.n; i++) line_of(a, kind, &a->story->findings.at[i]);
}
