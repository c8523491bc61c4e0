/*
 * brief.c - the first screen: at most twelve lines, each taken from a line of the sections below that is surer
 * than the rest. Turns are taken between kinds of finding, so that one talkative report does not fill it.
 */
#include "base/utf8.h"
#include "store/record_words.h"
#include "view/account.h"

#include <stdlib.h>
#include <string.h>

/* How many lines a kind of finding may take, in the order in which they are shown. */
typedef struct {
    sy_section_kind section;
    sy_tone tone; /* NONE: any */
    uint32_t most;
} turn;

static const turn turns[] = {
    { SY_SECTION_OCCASIONS, SY_TONE_OCCASION, 3 },  { SY_SECTION_POSITIONS, SY_TONE_NONE, 5 },
    { SY_SECTION_QUOTES, SY_TONE_VARIANT, 2 },      { SY_SECTION_CONFLICTS, SY_TONE_CONFLICT, 3 },
    { SY_SECTION_ATTRIBUTION, SY_TONE_CHANGE, 1 },  { SY_SECTION_ATTRIBUTION, SY_TONE_UNSOURCED, 2 },
    { SY_SECTION_ORIGINS, SY_TONE_ORIGIN, 1 },      { SY_SECTION_ORIGINS, SY_TONE_PASSAGE, 1 },
    { SY_SECTION_WHO, SY_TONE_SAID, 4 },
};
enum { TURNS = sizeof turns / sizeof turns[0] };

/* What makes a position worth a line of the brief: a condition first, then what binds most, then how many tell it. */
static uint32_t position_rank(const sy_line *l)
{
    static const uint8_t by_stance[] = { 0, 5, 5, 3, 4, 6, 1, 1, 2 };
    uint32_t rank = l->tone <= SY_TONE_OPPOSES ? by_stance[l->tone] : 0;
    uint32_t reports = sy_line_reports(l), on_other_word = 0;
    for (uint32_t i = 0; i < l->pieces.n; i++)
        if (l->pieces.at[i].kind == SY_PIECE_LABEL && (strcmp(l->pieces.at[i].text, "condition:") == 0 || strcmp(l->pieces.at[i].text, "if not:") == 0)) rank += 8;
        else if (l->pieces.at[i].kind == SY_PIECE_QUIET && strstr(l->pieces.at[i].text, "on the word of")) on_other_word = 1;
    if (on_other_word) rank = 0;
    return rank * 100 + (reports < 9 ? reports : 9) * 10 + (l->column ? 5 : 0) + (l->conf >= 90);
}

/* "if it receives": nothing is said of what. */
static int says_nothing(const char *words)
{
    uint32_t n = 1;
    for (const char *c = words; *c; c++) n += *c == ' ';
    return n <= 3 && (strstr(words, " it ") || strstr(words, " he ") || strstr(words, " she ") || strstr(words, " they "));
}

/* Words that end in the middle of a phrase, or trail a clause that hangs on another, were cut in the wrong place:
 * "reject terms of", "under some conditions, suggesting the city". */
static int reads_whole(const char *words)
{
    static const char *const open_ended[] = { "a", "an", "the", "of", "to", "and", "or", "but", "in", "on", "for", "with", "by", "that", "which", "than", "as", "from", "at", "its", "any", "his", "her", "their" };
    size_t n = strlen(words);
    const char *last = strrchr(words, ' ');
    if (n < 4 || says_nothing(words)) return 0;
    if (!last) return 1;
    for (const char *c = strstr(words, ", "); c; c = strstr(c + 2, ", ")) {
        size_t k = strcspn(c + 2, " ,");
        if (k > 4 && strncmp(c + 2 + k - 3, "ing", 3) == 0) return 0;
    }
    for (size_t i = 0; i < sizeof open_ended / sizeof open_ended[0]; i++)
        if (strcmp(last + 1, open_ended[i]) == 0) return 0;
    return 1;
}

/* "a stance", "these demands": of two words or fewer the brief cannot tell what they are about. */
static int is_vague(const char *words)
{
    uint32_t n = 1;
    for (const char *c = words; *c; c++) n += *c == ' ';
    return n < 3;
}

/* The first of the report's words in a line: what a position is about. */
static const char *first_words(const sy_line *l)
{
    for (uint32_t i = 0; i < l->pieces.n; i++)
        if (l->pieces.at[i].kind == SY_PIECE_WORDS) return l->pieces.at[i].text;
    return "";
}

static uint32_t count_words(const sy_line *l)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < l->pieces.n; i++) n += l->pieces.at[i].kind == SY_PIECE_WORDS;
    return n;
}

static int words_are_whole(const sy_line *l)
{
    int words = 0;
    for (uint32_t i = 0; i < l->pieces.n; i++)
        if (l->pieces.at[i].kind == SY_PIECE_WORDS) {
            if (!reads_whole(l->pieces.at[i].text) || (!words && is_vague(l->pieces.at[i].text))) return 0;
            words++;
        }
    return words > 0;
}

/* How sure a line must be for the brief. Words laid side by side prove themselves; that a source is missing is the
 * hardest to be sure of, since it may stand in the sentence before. */
static uint8_t sure_enough(const sy_line *l)
{
    if (l->tone == SY_TONE_VARIANT || l->tone == SY_TONE_CONFLICT) return SY_BRIEF_SURE - 5;
    if (l->tone == SY_TONE_SUPPORTS || l->tone == SY_TONE_OPPOSES || l->tone == SY_TONE_PREFERS) return SY_BRIEF_SURE + 5; /* common verbs */
    if (l->tone == SY_TONE_UNSOURCED) return SY_BRIEF_SURE + 5;
    if (l->tone == SY_TONE_CHANGE && l->finding && l->finding->type && strcmp(l->finding->type, "unsourced") == 0) return SY_BRIEF_SURE + 5;
    return SY_BRIEF_SURE;
}

/* Is the line fit to stand without the rest of the account around it? */
static int fit(const sy_account *a, const turn *t, const sy_line *l)
{
    if (l->conf < sure_enough(l) || !l->evidence.n || (t->tone && l->tone != t->tone)) return 0;
    if (t->section == SY_SECTION_WHO) return a->story->docs.n == 1 && l->column && words_are_whole(l);
    if (t->section == SY_SECTION_POSITIONS) return l->column && words_are_whole(l);
    if (t->section == SY_SECTION_OCCASIONS) return l->finding && l->finding->actor && (a->story->docs.n == 1 || (sy_line_reports(l) > 1 && l->finding->date));
    if (t->tone == SY_TONE_CHANGE) return reads_whole(first_words(l)) && count_words(l) == 1; /* the same words on both sides */
    if (t->tone == SY_TONE_UNSOURCED) return reads_whole(first_words(l));
    if (t->tone == SY_TONE_VARIANT && l->finding && l->finding->type && (strcmp(l->finding->type, "spelling") == 0 || strcmp(l->finding->type, "paraphrase") == 0)) return 0;
    if (t->tone == SY_TONE_PASSAGE) return l->finding && l->finding->type && strcmp(l->finding->type, "reprint") == 0;
    if (t->section == SY_SECTION_ORIGINS) return l->finding && l->finding->reports > 1 && l->finding->occasions && l->finding->date && (l->finding->n_relays || l->finding->wordings < l->finding->reports);
    return 1;
}

typedef struct {
    uint32_t line, rank;
} candidate;

static int by_rank(const void *x, const void *y)
{
    const candidate *a = x, *b = y;
    if (a->rank != b->rank) return a->rank > b->rank ? -1 : 1;
    return a->line < b->line ? -1 : a->line > b->line;
}

typedef struct {
    SY_VEC(candidate) all;
    uint32_t taken;
} queue;

static queue queue_of(sy_account *a, const turn *t)
{
    queue q = { { 0 }, 0 };
    const sy_section *s = &a->sections[t->section];
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        const sy_line *l = &a->lines.at[i];
        if (!fit(a, t, l)) continue;
        candidate *c = SY_PUSH(a->arena, &q.all);
        c->line = i;
        c->rank = t->section == SY_SECTION_POSITIONS ? position_rank(l) : l->weight;
    }
    if (q.all.n) qsort(q.all.at, q.all.n, sizeof *q.all.at, by_rank);
    return q;
}

/* ---- the act that an occasion is about: its surest position, the binding ones first */

static int is_ref(const sayso_finding *f, const char *id)
{
    for (uint32_t i = 0; id && i < f->n_refs; i++)
        if (strcmp(f->refs[i], id) == 0) return 1;
    return 0;
}

typedef struct {
    uint32_t report;
    const sayso_position *position;
    uint32_t rank;
} act;

static int is_act_of(sy_account *a, const sayso_finding *f, uint32_t report, const sayso_position *p)
{
    const sayso_doc *d = a->story->docs.at[report];
    if (p->holder < 0 || p->attribution < 0 || !p->scope.n || sy_position_conf(a, report, p) < SY_BRIEF_SURE) return 0;
    if (!is_ref(f, d->attributions.at[p->attribution].id) || sy_other_word(a, report, p)) return 0;
    if (!reads_whole(sy_words(a, report, p->scope, SY_WORDS_SHOWN)) || is_vague(sy_words(a, report, p->scope, SY_WORDS_SHOWN))) return 0;
    return p->condition < 0 || reads_whole(sy_words(a, report, d->conditions.at[p->condition].condition, SY_WORDS_SHOWN));
}

static act headline_act(sy_account *a, const sayso_finding *f)
{
    static const uint8_t by_stance[] = { 0, 4, 3, 2, 3, 5, 1, 1, 1 };
    act best = { 0, NULL, 0 };
    for (uint32_t k = 0; k < f->n_evidence; k++) {
        uint32_t r = f->evidence[k].report;
        const sayso_doc *d = a->story->docs.at[r];
        if (k && f->evidence[k - 1].report == r) continue;
        for (uint32_t i = 0; i < d->positions.n; i++) {
            const sayso_position *p = &d->positions.at[i];
            if (!is_act_of(a, f, r, p)) continue;
            uint32_t rank = by_stance[p->stance] * 200u + (p->condition >= 0) * 100u + p->conf;
            if (rank > best.rank) best = (act){ r, p, rank };
        }
    }
    return best;
}

static void add_act(sy_account *a, sy_line *l, act best)
{
    const sayso_doc *d = a->story->docs.at[best.report];
    const sayso_position *p = best.position;
    l->tone = (sy_tone)p->stance;
    sy_line_add(a, l, SY_PIECE_QUIET, "\xC2\xB7");
    sy_line_add(a, l, SY_PIECE_LABEL, sy_word_of_stance(p->stance));
    int fits = sy_condition_fits(a, best.report, p);
    sy_line_words(a, l, SY_PIECE_WORDS, best.report, fits ? sy_scope_words(a, best.report, p) : p->scope);
    if (fits) {
        sy_line_add(a, l, SY_PIECE_LABEL, sy_condition_label(d, &d->conditions.at[p->condition]));
        sy_line_words(a, l, SY_PIECE_WORDS, best.report, sy_condition_words(a, &d->conditions.at[p->condition]));
    }
    sy_line_evidence_of(a, l, best.report, p->evidence.n ? p->evidence : p->scope);
}

/* ---- taking lines */

static int rests_on(const sy_line *l, uint32_t report, sayso_span span)
{
    for (uint32_t i = 0; i < l->evidence.n; i++)
        if (l->evidence.at[i].report == report && sy_span_touches(l->evidence.at[i].span, span)) return 1;
    return 0;
}

/* Do both rest on one thing, or on two that the collation found to agree? */
static int share_ground(const sy_account *a, const sy_line *x, const sy_line *y)
{
    for (uint32_t i = 0; i < y->evidence.n; i++)
        if (rests_on(x, y->evidence.at[i].report, y->evidence.at[i].span)) return 1;
    const sy_section *s = &a->sections[SY_SECTION_AGREEMENTS];
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        const sy_line *l = &a->lines.at[i];
        int met_x = 0, met_y = 0;
        for (uint32_t k = 0; k < l->evidence.n; k++) {
            met_x |= rests_on(x, l->evidence.at[k].report, l->evidence.at[k].span);
            met_y |= rests_on(y, l->evidence.at[k].report, l->evidence.at[k].span);
        }
        if (met_x && met_y) return 1;
    }
    return 0;
}

/* One quotation a speaker, and none that a position shows. */
static int is_heard(const sy_account *a, const sy_line *l)
{
    for (uint32_t i = 0; i < a->brief.n; i++) {
        const sy_line *b = &a->brief.at[i];
        if (b->tone == SY_TONE_SAID && strcmp(b->heading, l->heading) == 0) return 1;
        if (share_ground(a, b, l)) return 1;
    }
    return 0;
}

/* Does a conflict that the brief has stand on this figure or day already: 37 against 73, and then 37 against 52? */
static int is_disputed(const sy_account *a, const sy_line *l)
{
    for (uint32_t i = 0; i < a->brief.n; i++)
        for (uint32_t k = 0; a->brief.at[i].tone == SY_TONE_CONFLICT && k < l->evidence.n; k++)
            if (rests_on(&a->brief.at[i], l->evidence.at[k].report, l->evidence.at[k].span)) return 1;
    return 0;
}

enum { OF_ONE_SIDE = 2, OF_ONE_STANCE = 3 };

/* Is this position told already, or has its holder's side, or its stance, had its share of the lines? */
static int repeats(const sy_account *a, const sy_line *l)
{
    uint32_t side = 0, stance = 0;
    if (l->tone == SY_TONE_SAID) return is_heard(a, l);
    if (l->tone == SY_TONE_CONFLICT) return is_disputed(a, l);
    if (l->tone == SY_TONE_NONE || l->tone > SY_TONE_OPPOSES) return 0;
    for (uint32_t i = 0; i < a->brief.n; i++) {
        const sy_line *b = &a->brief.at[i];
        if (b->tone == SY_TONE_NONE || b->tone > SY_TONE_OPPOSES) continue;
        int one_side = !b->column || !l->column || strcmp(b->column, l->column) == 0;
        if (one_side && share_ground(a, b, l)) return 1;
        if (one_side && (strcasestr(first_words(b), first_words(l)) || strcasestr(first_words(l), first_words(b)))) return 1;
        side += b->column && l->column && strcmp(b->column, l->column) == 0;
        stance += b->tone == l->tone;
    }
    uint32_t more = a->story->docs.n == 1 ? 2 : 0; /* nothing else competes for the lines of a single report */
    return side >= OF_ONE_SIDE + more || stance >= OF_ONE_STANCE + more;
}

static void take(sy_account *a, uint32_t line)
{
    sy_line copy = a->lines.at[line];
    sy_line *l = SY_PUSH(a->arena, &a->brief);
    memset(&l->pieces, 0, sizeof l->pieces);
    l->tone = copy.tone;
    l->conf = copy.conf;
    l->reason = copy.reason;
    l->heading = copy.heading;
    l->column = copy.column;
    l->finding = copy.finding;
    l->see = (int32_t)line;
    if (copy.tone == SY_TONE_SAID) sy_line_addf(a, l, SY_PIECE_NAME, "%s:", copy.heading);
    for (uint32_t i = 0; i < copy.pieces.n; i++) sy_line_add(a, l, copy.pieces.at[i].kind, copy.pieces.at[i].text);
    if (copy.tone == SY_TONE_OCCASION && copy.finding) {
        act best = headline_act(a, copy.finding);
        if (best.position) add_act(a, l, best);
    }
    for (uint32_t i = 0; i < copy.evidence.n; i++)
        sy_line_evidence(a, l, copy.evidence.at[i].report, copy.evidence.at[i].span, copy.evidence.at[i].role);
    sy_line_evidence_sort(l);
}

/* The next line of a queue that says something new; 0 when it is empty. */
static int take_next(sy_account *a, queue *q)
{
    while (q->taken < q->all.n) {
        uint32_t line = q->all.at[q->taken++].line;
        if (repeats(a, &a->lines.at[line])) continue;
        take(a, line);
        return 1;
    }
    return 0;
}

static int by_turn(const void *x, const void *y)
{
    const sy_line *a = x, *b = y;
    if (a->weight != b->weight) return a->weight < b->weight ? -1 : 1;
    return a->nth < b->nth ? -1 : a->nth > b->nth;
}

void sy_account_brief(sy_account *a)
{
    queue queues[TURNS];
    for (uint32_t t = 0; t < TURNS; t++) queues[t] = queue_of(a, &turns[t]);
    for (uint32_t round = 0; round < SY_BRIEF_LINES; round++)
        for (uint32_t t = 0; t < TURNS && a->brief.n < SY_BRIEF_LINES; t++) {
            uint32_t most = turns[t].most;
            /* A single report has no findings across reports: its positions may take their room. */
            if (turns[t].section == SY_SECTION_POSITIONS && a->story->docs.n == 1) most = SY_BRIEF_LINES - 3;
            if (round >= most || !take_next(a, &queues[t])) continue;
            sy_line *l = &a->brief.at[a->brief.n - 1];
            l->weight = t;
            l->nth = a->brief.n;
        }
    if (a->brief.n) qsort(a->brief.at, a->brief.n, sizeof *a->brief.at, by_turn);
}
