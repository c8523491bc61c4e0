/*
 * account_positions.c - lines of positions and conditions: who wants what, on which condition, on whose word.
 * One position met in several reports is one line. What does not hold together is shown as less sure.
 */
#include "base/utf8.h"
#include "store/record_words.h"
#include "view/account.h"

enum { KEY_BYTES = 700, WORD_BYTES = 60 };

static const sayso_doc *doc_at(const sy_account *a, uint32_t report) { return a->story->docs.at[report]; }

/* ---- what is printed for an actor: its name, and the report's own word for it where that says something else */

int sy_is_pronoun(const char *words)
{
    static const char *const pronouns[] = { "he", "she", "it", "they", "we", "i", "who", "which", "that", "his", "her", "its", "their", "both", "this" };
    char low[16];
    sy_utf8_lower(words, strlen(words), low, sizeof low);
    for (size_t i = 0; i < sizeof pronouns / sizeof pronouns[0]; i++)
        if (strcmp(low, pronouns[i]) == 0) return 1;
    return 0;
}

/* "Orvenian President Mirela Dostan on Tuesday": a name and what stands before it is enough. */
static const char *up_to_name(sy_account *a, const char *words, const char *name)
{
    const char *at = name ? strstr(words, name) : NULL;
    return at ? sy_strndup(a->arena, words, (size_t)(at - words) + strlen(name)) : words;
}

/* Does the printed holder name the actor, in whatever spelling? Then the table's name adds nothing. */
static int is_named(const sayso_doc *d, int32_t actor, sayso_spans printed)
{
    const sayso_actor *x = &d->actors.at[actor];
    for (uint32_t i = x->first_mention; i < x->first_mention + x->n_mentions && i < d->mentions.n; i++) {
        const sayso_mention *m = &d->mentions.at[i];
        int named = m->how == SAYSO_HOW_NAME || m->how == SAYSO_HOW_SPELLING || m->how == SAYSO_HOW_SURNAME;
        if (named && sy_span_covers(sy_spans_hull(printed), m->span)) return 1;
    }
    return 0;
}

static int is_indefinite(const char *words) { return strncmp(words, "a ", 2) == 0 || strncmp(words, "an ", 3) == 0; }

/* "Castavar on Wednesday": the day is not part of the holder. */
static sayso_span without_day(const sayso_doc *d, sayso_span s)
{
    for (uint32_t i = 0; i < d->times.n; i++) {
        sayso_span t = d->times.at[i].span;
        if (t.start <= s.start || t.end != s.end) continue;
        sayso_span left = sy_span_trim(d, (sayso_span){ s.start, t.start });
        uint32_t n = left.end - left.start;
        if (n > 3 && (memcmp(d->text + left.end - 3, " on", 3) == 0 || memcmp(d->text + left.end - 3, " in", 3) == 0)) left.end -= 3;
        return left;
    }
    return s;
}

/* As the report prints it; the resolved name where that is a pronoun, and beside it where it says something else. */
static void add_holder(sy_account *a, sy_line *l, uint32_t report, int32_t actor, sayso_spans printed)
{
    const sayso_doc *d = doc_at(a, report);
    const char *words = printed.n ? sy_words_of(a, report, without_day(d, sy_spans_hull(printed)), 60) : NULL;
    const char *name = actor >= 0 ? sy_actor_name(a, d->actors.at[actor].id) : NULL;
    if (words && name && sy_is_pronoun(words)) words = NULL;
    const char *shown = words ? up_to_name(a, words, name) : name ? name : "holder not found";
    int beside = words && name && !is_named(d, actor, printed) && !strstr(words, name) && !strstr(name, words) && !is_indefinite(words) && d->actors.at[actor].kind <= SAYSO_ACTOR_GOVERNMENT;
    sy_line_addf(a, l, SY_PIECE_NAME, beside ? "%s" : "%s:", shown);
    if (beside) sy_line_addf(a, l, SY_PIECE_QUIET, "(%s):", name);
}

/* ---- positions */

static size_t fold_words(sy_account *a, uint32_t report, sayso_spans spans, char *out, size_t room)
{
    const char *words = sy_words(a, report, spans, 240);
    return sy_utf8_lower(words, strlen(words), out, room);
}

/* "the union", "The Union": the same words, whatever article stands before them. */
static const char *without_article(const char *words)
{
    static const char *const articles[] = { "the ", "a ", "an " };
    for (size_t i = 0; i < sizeof articles / sizeof articles[0]; i++)
        if (strncmp(words, articles[i], strlen(articles[i])) == 0) return words + strlen(articles[i]);
    return words;
}

enum { BACK_BYTES = 400 };

/* "It" that goes on saying: the last source named before it that is no pronoun, of a statement of the report's own; NULL. */
static const sayso_attribution *goes_on_from(const sayso_doc *d, const sayso_attribution *it)
{
    const sayso_attribution *best = NULL;
    uint32_t at = it->source.at[0].start;
    for (uint32_t i = 0; i < d->attributions.n; i++) {
        const sayso_attribution *x = &d->attributions.at[i];
        uint32_t start = x->source.n ? x->source.at[0].start : at;
        if (start >= at || start + BACK_BYTES < at || x->parent >= 0 || x->attitude || (best && start < best->source.at[0].start)) continue;
        char low[16];
        size_t n = x->source.at[0].end - start;
        if (x->source.n == 1 && n < sizeof low) {
            sy_utf8_lower(d->text + start, n, low, sizeof low);
            if (sy_is_pronoun(low)) continue;
        }
        best = x;
    }
    return best && (best->speaker < 0 || d->actors.at[best->speaker].kind != SAYSO_ACTOR_PERSON) ? best : NULL;
}

/* A source that no actor stands behind, as printed; NULL for a pronoun and for the holder by the same words. */
static const char *printed_word(sy_account *a, uint32_t report, const sayso_attribution *at, const sayso_position *p)
{
    char source[300] = "", holder[300] = "";
    if (at->unsourced || !at->source.n) return NULL;
    fold_words(a, report, at->source, source, sizeof source);
    if (strcmp(source, "it") == 0) {
        at = goes_on_from(doc_at(a, report), at);
        if (!at || sy_spans_touch(at->source, sy_spans_hull(p->holder_span)) || (at->speaker >= 0 && at->speaker == p->holder)) return NULL;
        if (at->speaker >= 0) return sy_actor_name(a, doc_at(a, report)->actors.at[at->speaker].id);
        fold_words(a, report, at->source, source, sizeof source);
    }
    fold_words(a, report, p->holder_span, holder, sizeof holder);
    if (sy_is_pronoun(source) || strcmp(without_article(source), without_article(holder)) == 0) return NULL;
    return sy_printf(a->arena, "\xE2\x80\x9C%s\xE2\x80\x9D", sy_words(a, report, at->source, WORD_BYTES));
}

/* Is the source of the statement the holder itself, alone or with others? */
static int is_own_word(const sayso_attribution *at, const sayso_position *p)
{
    for (uint32_t i = 0; p->holder >= 0 && i < at->n_joint; i++)
        if (at->joint[i] == p->holder) return 1;
    return sy_spans_touch(at->source, sy_spans_hull(p->holder_span));
}

/* "we", "our": whoever speaks, of whatever name. */
static int is_first_person(sy_account *a, uint32_t report, const sayso_position *p)
{
    static const char *const words[] = { "we", "i", "our", "my", "us" };
    char holder[300] = "";
    fold_words(a, report, p->holder_span, holder, sizeof holder);
    for (size_t i = 0; p->holder < 0 && i < sizeof words / sizeof words[0]; i++)
        if (strcmp(holder, words[i]) == 0) return 1;
    return 0;
}

/* "Renn wants a delay, according to sources in the council": of a stance that is only told of the holder, those who tell it; NULL. */
static const char *teller(sy_account *a, const sayso_doc *d, uint32_t report, const sayso_attribution *at)
{
    static const char *const stances[] = { "demand", "offer", "accept", "reject", "threaten", "promise", "urge", "want", "support", "agree" };
    static const char frame[] = "according to ";
    int stance = 0;
    for (size_t i = 0; at->cue_class && i < sizeof stances / sizeof stances[0]; i++) stance |= strcmp(at->cue_class, stances[i]) == 0;
    if (!stance || !at->via_span.n) return NULL;
    if (at->via >= 0) return sy_actor_name(a, d->actors.at[at->via].id);
    sayso_span via = at->via_span.at[0];
    char low[sizeof frame];
    if (via.end - via.start < sizeof frame) return NULL;
    sy_utf8_lower(d->text + via.start, sizeof frame - 1, low, sizeof low);
    if (strcmp(low, frame) != 0) return NULL;
    via.start += (uint32_t)sizeof frame - 1;
    return sy_printf(a->arena, "\xE2\x80\x9C%s\xE2\x80\x9D", sy_words_of(a, report, via, WORD_BYTES));
}

const char *sy_other_word(sy_account *a, uint32_t report, const sayso_position *p)
{
    const sayso_doc *d = doc_at(a, report);
    const sayso_attribution *at = p->attribution < 0 ? NULL : &d->attributions.at[p->attribution];
    if (at && is_own_word(at, p)) return teller(a, d, report, at);
    if (!at || is_first_person(a, report, p)) return NULL;
    if (at->speaker < 0) return printed_word(a, report, at, p);
    const sayso_actor *speaker = &d->actors.at[at->speaker];
    if (p->holder < 0) return sy_actor_name(a, speaker->id);
    const char *side = sy_side_of(a, &d->actors.at[p->holder]);
    return strcmp(side, sy_side_of(a, speaker)) == 0 ? NULL : sy_actor_name(a, speaker->id);
}

/* Positions of one holder, issue, stance, scope and condition are one line with evidence in several reports. */
static const char *position_key(sy_account *a, uint32_t report, const sayso_position *p)
{
    const sayso_doc *d = doc_at(a, report);
    char scope[300] = "", condition[300] = "", holder[300] = "";
    fold_words(a, report, p->scope, scope, sizeof scope);
    if (p->condition >= 0) fold_words(a, report, d->conditions.at[p->condition].condition, condition, sizeof condition);
    if (p->holder < 0) fold_words(a, report, p->holder_span, holder, sizeof holder);
    const char *word = sy_other_word(a, report, p);
    return sy_printf(a->arena, "%s|%s|%s|%s|%d|%s|%s", word ? word : "", p->holder >= 0 ? d->actors.at[p->holder].id : "", holder, p->issue ? p->issue : "",
                     (int)p->stance, scope, condition);
}

sayso_spans sy_scope_words(sy_account *a, uint32_t report, const sayso_position *p)
{
    const sayso_doc *d = doc_at(a, report);
    sayso_spans scope = p->scope.n ? p->scope : p->evidence, out = scope;
    if (p->condition < 0 || !scope.n) return scope;
    sayso_span cut = sy_spans_hull(sy_condition_words(a, &d->conditions.at[p->condition]));
    sayso_span *at = sy_alloc_array(a->arena, scope.n, sizeof *at);
    out.at = at;
    out.n = 0;
    for (uint32_t i = 0; i < scope.n; i++) {
        sayso_span s = scope.at[i];
        if (cut.start <= s.start && cut.end > s.start) s.start = cut.end < s.end ? cut.end : s.end;
        else if (cut.start < s.end && cut.end >= s.end) s.end = cut.start;
        s = sy_span_trim(d, s);
        if (s.end > s.start) at[out.n++] = s;
    }
    return out.n ? out : scope;
}

/* Does "but", "and" or "or" stand right before byte `at`? Then what follows begins a clause of its own. */
static int is_coordinated(const sayso_doc *d, uint32_t at)
{
    static const char *const words[] = { "but", "and", "or" };
    while (at && d->text[at - 1] == ' ') at--;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        uint32_t n = (uint32_t)strlen(words[i]);
        if (at > n && memcmp(d->text + at - n, words[i], n) == 0 && d->text[at - n - 1] == ' ') return 1;
    }
    return 0;
}

int sy_condition_fits(sy_account *a, uint32_t report, const sayso_position *p)
{
    const sayso_doc *d = doc_at(a, report);
    if (p->condition < 0) return 0;
    const sayso_condition *c = &d->conditions.at[p->condition];
    sayso_span scope = sy_spans_hull(p->scope), words = sy_spans_hull(c->condition), consequence = sy_spans_hull(c->consequence);
    if (words.start <= scope.start && scope.end <= words.end) return 0;
    if (scope.end <= words.start && is_coordinated(d, sy_spans_hull(sy_condition_words(a, c)).start)) return 0;
    if (!c->consequence.n) return 1;
    return sy_spans_touch(p->scope, consequence) || sy_spans_touch(p->evidence, consequence) || sy_span_covers(consequence, sy_spans_hull(p->evidence));
}

static void position_pieces(sy_account *a, sy_line *l, uint32_t report, const sayso_position *p)
{
    const sayso_doc *d = doc_at(a, report);
    const char *word = sy_other_word(a, report, p);
    add_holder(a, l, report, p->holder, p->holder_span);
    sy_line_add(a, l, SY_PIECE_LABEL, sy_word_of_stance(p->stance));
    sy_line_words(a, l, SY_PIECE_WORDS, report, sy_condition_fits(a, report, p) ? sy_scope_words(a, report, p) : p->scope.n ? p->scope : p->evidence);
    if (sy_condition_fits(a, report, p)) {
        sy_line_add(a, l, SY_PIECE_LABEL, sy_condition_label(d, &d->conditions.at[p->condition]));
        sy_line_words(a, l, SY_PIECE_WORDS, report, sy_condition_words(a, &d->conditions.at[p->condition]));
    }
    if (word) sy_line_addf(a, l, SY_PIECE_QUIET, "\xC2\xB7 on the word of %s", word);
}

/* "if the city rejects the terms": what stands inside a condition is supposed, nobody's position. */
static int is_supposed(const sayso_doc *d, const sayso_position *p)
{
    sayso_span evidence = sy_spans_hull(p->evidence.n ? p->evidence : p->scope);
    for (uint32_t i = 0; i < d->conditions.n; i++)
        if (d->conditions.at[i].marker.n && sy_span_covers(sy_spans_hull(d->conditions.at[i].condition), evidence)) return 1;
    return 0;
}

uint8_t sy_position_conf(sy_account *a, uint32_t report, const sayso_position *p)
{
    const sayso_doc *d = doc_at(a, report);
    uint8_t conf = p->conf;
    if (conf >= SY_SURE && is_supposed(d, p)) return SY_SURE - 10;
    if (p->condition < 0) return conf;
    const sayso_condition *c = &d->conditions.at[p->condition];
    if (c->conf < conf) conf = c->conf;
    sayso_span words = sy_spans_hull(c->condition), scope = sy_spans_hull(p->scope);
    int within = words.start <= scope.start && scope.end <= words.end;
    if (!within && !sy_condition_fits(a, report, p) && conf >= SY_SURE) conf = SY_SURE - 5;
    return conf;
}

static void position_line(sy_account *a, uint32_t report, const sayso_position *p)
{
    const sayso_doc *d = doc_at(a, report);
    sy_line *l = sy_line_new(a, (sy_tone)p->stance, sy_position_conf(a, report, p), p->reason);
    l->id = p->id;
    position_pieces(a, l, report, p);
    l->heading = sy_issue_title(a, p->issue);
    l->column = p->holder >= 0 ? sy_side_of(a, &d->actors.at[p->holder]) : NULL;
}

static void position_evidence(sy_account *a, sy_line *l, uint32_t report, const sayso_position *p)
{
    const sayso_doc *d = doc_at(a, report);
    sy_line_evidence_of(a, l, report, p->evidence.n ? p->evidence : p->scope);
    if (sy_condition_fits(a, report, p)) sy_line_evidence_of(a, l, report, sy_condition_words(a, &d->conditions.at[p->condition]));
    uint8_t conf = sy_position_conf(a, report, p);
    if (conf > l->conf) l->conf = conf;
}

void sy_account_weigh_headings(sy_account *a, uint32_t first)
{
    sy_map count = { 0 };
    for (uint32_t i = first; i < a->lines.n; i++) {
        const char *h = a->lines.at[i].heading;
        *sy_map_put(a->arena, &count, h, strlen(h), NULL) += 1;
    }
    for (uint32_t i = first; i < a->lines.n; i++) {
        sy_line *l = &a->lines.at[i];
        l->weight = *sy_map_get(&count, l->heading, strlen(l->heading));
    }
}

void sy_account_positions(sy_account *a)
{
    sy_map seen = { 0 };
    uint32_t first = a->lines.n;
    for (uint32_t r = 0; r < a->story->docs.n; r++) {
        const sayso_doc *d = doc_at(a, r);
        for (uint32_t i = 0; i < d->positions.n; i++) {
            const sayso_position *p = &d->positions.at[i];
            const char *key = position_key(a, r, p);
            int fresh;
            uint32_t *at = sy_map_put(a->arena, &seen, key, strlen(key), &fresh);
            if (fresh) {
                *at = a->lines.n;
                position_line(a, r, p);
            }
            position_evidence(a, &a->lines.at[*at], r, p);
        }
    }
    sy_account_weigh_headings(a, first);
    for (uint32_t i = first; i < a->lines.n; i++)
        if (a->lines.at[i].heading == sy_no_issue) a->lines.at[i].weight = 0;
}

/* ---- conditions that no position shows */

static uint8_t *conditions_shown(sy_account *a, const sayso_doc *d)
{
    uint8_t *shown = sy_alloc(a->arena, d->conditions.n + 1);
    for (uint32_t i = 0; i < d->positions.n; i++)
        if (d->positions.at[i].condition >= 0) shown[d->positions.at[i].condition] = 1;
    return shown;
}

static void condition_line(sy_account *a, uint32_t report, const sayso_condition *c)
{
    const sayso_doc *d = doc_at(a, report);
    sy_line *l = sy_line_new(a, SY_TONE_CONDITION, c->conf, c->reason);
    l->id = c->id;
    if (c->holder >= 0) sy_line_add(a, l, SY_PIECE_NAME, sy_actor_name(a, d->actors.at[c->holder].id));
    sy_line_add(a, l, SY_PIECE_LABEL, sy_word_of_condition_kind(c->kind));
    sy_line_words(a, l, SY_PIECE_WORDS, report, c->consequence);
    sy_line_add(a, l, SY_PIECE_LABEL, sy_condition_label(d, c));
    sy_line_words(a, l, SY_PIECE_WORDS, report, sy_condition_words(a, c));
}

void sy_account_conditions(sy_account *a)
{
    sy_map seen = { 0 };
    for (uint32_t r = 0; r < a->story->docs.n; r++) {
        const sayso_doc *d = doc_at(a, r);
        const uint8_t *shown = conditions_shown(a, d);
        for (uint32_t i = 0; i < d->conditions.n; i++) {
            const sayso_condition *c = &d->conditions.at[i];
            char key[KEY_BYTES];
            int fresh;
            if (shown[i]) continue;
            size_t n = fold_words(a, r, c->condition, key, 300);
            n += fold_words(a, r, c->consequence, key + n, sizeof key - n);
            uint32_t *at = sy_map_put(a->arena, &seen, key, n, &fresh);
            if (fresh) {
                *at = a->lines.n;
                condition_line(a, r, c);
            }
            sy_line_evidence_of(a, &a->lines.at[*at], r, sy_condition_words(a, c));
            sy_line_evidence_of(a, &a->lines.at[*at], r, c->consequence);
        }
    }
}
