/*
 * explain.c - the public call that tells how a line of one report's record was made: operators, the rows of tables or of the user's
 * dictionaries, how each actor was known, what hangs on it, and the tree of its sentence. What was found stands before it.
 */
#include "view/explain.h"
#include "view/view.h"

#include "store/record_words.h"

#include <stdio.h>
#include <string.h>

enum { WORDS_SHOWN = 160, CUE_WORDS = 6 };

typedef struct {
    const char *id;
    sy_explainer x;
    sy_arena arena;
    sy_buf out;
} explain_job;

void sy_explain_text(sy_explainer *x, const char *name, const char *text)
{
    sy_buf_printf(x->out, "  %-12s ", name ? name : "");
    for (; *text; text++) sy_buf_char(x->out, (unsigned char)*text < ' ' ? ' ' : *text);
    sy_buf_char(x->out, '\n');
}

const char *sy_explain_words(sy_explainer *x, sayso_spans spans)
{
    const char *all = NULL;
    for (uint32_t i = 0; i < spans.n; i++) {
        uint32_t n = spans.at[i].end - spans.at[i].start;
        const char *s = x->doc->text + spans.at[i].start;
        if (n > WORDS_SHOWN)
            for (n = WORDS_SHOWN; n && ((unsigned char)s[n] & 0xC0) == 0x80; n--);
        all = sy_printf(x->arena, "%s%s%.*s", all ? all : "", all ? " ... " : "", (int)n, s);
    }
    return all;
}

void sy_explain_mark(sy_explainer *x, const char *name, sayso_spans spans)
{
    if (spans.n && x->n_fields < SY_EXPLAINED_FIELDS) x->fields[x->n_fields++] = (sy_explained_field){ name, spans };
}

/* ---- what a line hangs on */

static void attribution_line(sy_explainer *x, int32_t i)
{
    if (i < 0) return;
    const sayso_attribution *at = &x->doc->attributions.at[i];
    const char *source = sy_explain_words(x, at->source), *cue = sy_explain_words(x, at->cue);
    sy_explain_line(x, "on the word", "%s: %s %s", at->id, source ? source : "source not found", cue ? cue : "");
}

static void condition_line(sy_explainer *x, int32_t i)
{
    if (i < 0) return;
    const sayso_condition *c = &x->doc->conditions.at[i];
    const char *marker = sy_explain_words(x, c->marker), *words = sy_explain_words(x, c->condition);
    sy_explain_line(x, "condition", "%s: %s %s", c->id, marker ? marker : "(no marker)", words ? words : "");
}

/* How the actor was known where these words stand. */
static void known_line(sy_explainer *x, const char *name, int32_t actor, sayso_spans spans)
{
    const sayso_doc *d = x->doc;
    if (actor < 0) {
        if (spans.n) sy_explain_line(x, name, "no actor of the list: by the words alone");
        return;
    }
    const sayso_actor *at = &d->actors.at[actor];
    const char *kind = sy_word_of_actor_kind(at->kind);
    for (uint32_t i = 0; i < at->n_mentions; i++) {
        const sayso_mention *m = &d->mentions.at[at->first_mention + i];
        if (!sy_spans_touch(spans, m->span)) continue;
        sayso_spans words = { &m->span, 1 };
        const char *how = sy_word_of_how(m->how);
        sy_explain_line(x, name, "%s (%s, %s%s%s): \"%s\" by %s", at->id, at->name ? at->name : "", kind ? kind : "actor", at->code ? ", code " : "", at->code ? at->code : "", sy_explain_words(x, words), how ? how : "name");
        return;
    }
    sy_explain_line(x, name, "%s (%s, %s%s%s)", at->id, at->name ? at->name : "", kind ? kind : "actor", at->code ? ", code " : "", at->code ? at->code : "");
}

/* ---- kinds of lines */

/* The role of a code: behind its country, or all of a body's. */
static const char *sector_of(const char *code)
{
    size_t n = code ? strlen(code) : 0;
    return n >= 6 ? code + n - 3 : "";
}

static void side(sy_explainer *x, const sayso_event *e, int target)
{
    const char *code = target ? e->target : e->source;
    int32_t actor = target ? e->target_actor : e->source_actor;
    sayso_spans spans = target ? e->target_span : e->source_span;
    known_line(x, target ? "target is" : "source is", actor, spans);
    if (actor >= 0 && code && x->doc->actors.at[actor].code && strcmp(x->doc->actors.at[actor].code, code) == 0) return;
    sy_explain_role(x, spans, sector_of(code));
}

static void event(sy_explainer *x, const sayso_event *e)
{
    const char *modality = sy_word_of_modality(e->modality), *place = sy_explain_words(x, e->place);
    sy_explain_line(x, "operators", "%s, %s", modality ? modality : "no modality", e->polarity == '-' ? "negated" : "not negated");
    attribution_line(x, e->attribution);
    condition_line(x, e->condition);
    if (e->date) sy_explain_line(x, "date", "%s", e->date);
    if (place) sy_explain_line(x, "place", "%s", place);
    int own = !sy_explain_entries(x, e->reason);
    if (own) sy_explain_frame(x, e);
    for (int target = 0; target < 2; target++)
        if (own) side(x, e, target);
    sy_explain_mark(x, "trigger", e->trigger);
    sy_explain_mark(x, "source", e->source_span);
    sy_explain_mark(x, "target", e->target_span);
    sy_explain_mark(x, "place", e->place);
}

/* The words between the first pair of single quotes of a reason: the row of a table. */
static const char *quoted(sy_explainer *x, const char *reason)
{
    const char *s = reason ? strchr(reason, '\'') : NULL, *end = s ? strchr(s + 1, '\'') : NULL;
    return end && end > s + 1 ? sy_strndup(x->arena, s + 1, (size_t)(end - s - 1)) : NULL;
}

/* A position that a condition carries was made by the condition's row. */
static void frame_of_position(sy_explainer *x, const sayso_position *p, const char *stance)
{
    const char *word = quoted(x, p->reason);
    if (sy_explain_row(x, "frame", "stances.tsv", "lemma", word, "stance", stance) || sy_explain_row(x, "frame", "stances.tsv", "lemma", word, NULL, NULL)) return;
    if (p->condition >= 0) sy_explain_row(x, "frame", "conditions.tsv", "words", quoted(x, x->doc->conditions.at[p->condition].reason), NULL, NULL);
}

static void position(sy_explainer *x, const sayso_position *p)
{
    const char *stance = sy_word_of_stance(p->stance);
    sy_explain_line(x, "stance", "%s", stance ? stance : "none");
    attribution_line(x, p->attribution);
    condition_line(x, p->condition);
    frame_of_position(x, p, stance);
    if (p->issue) sy_explain_row(x, "issue by", "issues.tsv", "id", p->issue, NULL, NULL);
    known_line(x, "holder is", p->holder, p->holder_span);
    if (p->target >= 0) known_line(x, "aimed at", p->target, p->evidence);
    sy_explain_mark(x, "holder", p->holder_span);
    sy_explain_mark(x, "scope", p->scope);
    if (p->condition >= 0) sy_explain_mark(x, "condition", x->doc->conditions.at[p->condition].condition);
}

static void condition(sy_explainer *x, const sayso_condition *c)
{
    const sayso_doc *d = x->doc;
    const char *kind = sy_word_of_condition_kind(c->kind), *marker = quoted(x, c->reason);
    int32_t number = (int32_t)(c - d->conditions.at);
    sy_explain_line(x, "kind", "%s", kind ? kind : "none");
    attribution_line(x, c->attribution);
    sy_explain_row(x, "frame", "conditions.tsv", "words", marker, NULL, NULL);
    known_line(x, "holder is", c->holder, c->attribution < 0 ? c->consequence : d->attributions.at[c->attribution].source);
    for (uint32_t i = 0; i < d->positions.n; i++)
        if (d->positions.at[i].condition == number) sy_explain_line(x, "governs", "position %s: %s", d->positions.at[i].id, sy_word_of_stance(d->positions.at[i].stance));
    for (uint32_t i = 0; i < d->events.n; i++)
        if (d->events.at[i].condition == number) sy_explain_line(x, "governs", "event %s: %s", d->events.at[i].id, d->events.at[i].event_type ? d->events.at[i].event_type : d->events.at[i].code);
    sy_explain_mark(x, "marker", c->marker);
    sy_explain_mark(x, "condition", c->condition);
    sy_explain_mark(x, "consequence", c->consequence);
}

/* The row of the cue's words as they stand, else of one of them, from its end: "has also demanded" is a row of "demand". */
static void cue_row(sy_explainer *x, const sayso_attribution *at)
{
    char lemma[64];
    const char *words = sy_explain_words(x, at->cue), *text = x->doc->text;
    sayso_span cue = sy_spans_hull(at->cue);
    if (!words || sy_explain_row(x, "cue by", "cues.tsv", "cue", words, NULL, NULL)) return;
    for (uint32_t byte = cue.end, tried = 0; byte-- > cue.start && tried < CUE_WORDS;) {
        if (text[byte] == ' ' || (byte > cue.start && text[byte - 1] != ' ')) continue; /* not where a word begins */
        sy_explain_lemma(x, byte, lemma, sizeof lemma);
        if (*lemma && sy_explain_row(x, "cue by", "cues.tsv", "cue", lemma, "class", at->cue_class)) return;
        tried++;
    }
}

static void attribution(sy_explainer *x, const sayso_attribution *at)
{
    const char *form = sy_word_of_form(at->form);
    sy_explain_line(x, "form", "%s", form ? form : "none");
    cue_row(x, at);
    known_line(x, "speaker is", at->speaker, at->source);
    sy_explain_mark(x, "source", at->source);
    sy_explain_mark(x, "cue", at->cue);
    sy_explain_mark(x, "content", at->content);
}

static void claim(sy_explainer *x, const sayso_claim *c)
{
    attribution_line(x, c->attribution);
    sy_explain_mark(x, "predicate", (sayso_spans){ &c->predicate, 1 });
    sy_explain_mark(x, "clause", (sayso_spans){ &c->span, 1 });
}

#define FIND(list, tell)                                                                                                                   \
    for (uint32_t i = 0; i < d->list.n; i++)                                                                                               \
        if (strcmp(d->list.at[i].id, job->id) == 0) tell(&job->x, &d->list.at[i])

static void work(void *arg)
{
    explain_job *job = arg;
    const sayso_doc *d = job->x.doc;
    FIND(attributions, attribution);
    FIND(events, event);
    FIND(nonevents, event);
    FIND(positions, position);
    FIND(conditions, condition);
    FIND(claims, claim);
    sy_explain_tree(&job->x);
}

sayso_status sayso_doc_explain(const sayso *engine, const sayso_doc *doc, const char *id, char **out, size_t *n_bytes, sayso_error *err)
{
    explain_job job = { .id = id };
    if (!engine || !doc || !id || !out || !n_bytes) return sy_error_set(err, SAYSO_USAGE, 0, "sayso_doc_explain: engine, doc, id, out and n_bytes must be set");
    job.x = (sy_explainer){ .out = &job.out, .arena = &job.arena, .engine = engine, .doc = doc };
    return sy_view_write(&job.arena, &job.out, work, &job, out, n_bytes, err);
}
