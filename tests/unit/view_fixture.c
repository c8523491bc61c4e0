/* view_fixture.c - an invented story for the tests of the views; each span is found by its words. */
#include "view_fixture.h"

#include "base/doc.h"

#include <stdlib.h>
#include <string.h>

static const char wire[] =
    "Orvenia threatens to close the gates\n\n"
    "Orvenian President Mirela Dostan told the State Water Council on Tuesday: \xE2\x80\x9CWe are ready to share the water, but if the "
    "troops stay, the gates will be closed.\xE2\x80\x9D\n\n"
    "Castavar demands a guaranteed flow. It moved 2,000 soldiers to Lowen, its Defence Ministry said on Tuesday. The dam has "
    "reportedly cracked. A sentence that nothing rests on stands here.\n\n"
    "Castavar may consider a pause.\n\n"
    "Castavar said that Orvenia refuses all further talks. It would wait if Orvenia accepts the new terms. Castavar rejects these terms.\n";
static const char gazette[] =
    "Dostan: gates may be shut\n\n"
    "\xE2\x80\x9CWe are willing to share the waters, but if the troops stay, the gates will be shut,\xE2\x80\x9D Dostan said, according to "
    "Orpress.\n\n"
    "Castavar's Defence Ministry said on Tuesday that it had moved 3,500 soldiers to Lowen.\n\nShare this article\n";
static const char hostile[] =
    "</script><script>document.title='owned'</script>\n\n"
    "The envoy said \"><img src=x onerror=\"document.title='owned'\"> talks go on. <b onmouseover=alert(1)>Bold</b> \x1b[31mred\x1b[0m "
    "\xE2\x80\xAEright to left\xE2\x80\xAC &lt;not a tag&gt; ]]> <!-- no comment --> {{x}} ${y}\n";

typedef struct {
    sayso_story *story;
    sayso_doc *docs[3];
} fixture;

static sayso_span find(const sayso_doc *d, const char *words)
{
    const char *at = strstr(d->text, words);
    if (!at) abort();
    sayso_span s = { (uint32_t)(at - d->text), (uint32_t)(at - d->text + (long)strlen(words)) };
    return s;
}

static sayso_spans one(sayso_doc *d, const char *words) { return sy_spans_one(d, find(d, words)); }

static void text_of(sayso_doc *d, const char *id, const char *text, const char *title)
{
    char hash[65];
    d->text = sy_strdup(&d->arena, text);
    d->n_text = (uint32_t)strlen(text);
    sy_sha256_hex(text, d->n_text, hash);
    d->report.id = id;
    d->report.sha256 = sy_strdup(&d->arena, hash);
    d->report.title = title;
    d->report.title_span = find(d, title);
}

static int32_t actor(sayso_doc *d, const char *id, const char *name, sayso_actor_kind kind, const char *country, const char *code)
{
    *SY_PUSH(&d->arena, &d->actors) = (sayso_actor){ id, name, kind, country, code, 0, 0 };
    return (int32_t)d->actors.n - 1;
}

static sayso_attribution *said(sayso_doc *d, const char *id, const char *source, const char *cue, const char *content, int32_t speaker, uint8_t conf)
{
    sayso_attribution *a = SY_PUSH(&d->arena, &d->attributions);
    a->id = id;
    if (source) a->source = one(d, source);
    if (cue) a->cue = one(d, cue);
    a->content = one(d, content);
    a->form = strstr(content, "\xE2\x80\x9C") ? SAYSO_DIRECT : SAYSO_INDIRECT;
    a->speaker = speaker;
    a->via = a->parent = a->addressee = a->time = -1;
    a->cue_class = "say";
    a->conf = conf;
    a->reason = "made by hand";
    return a;
}

static void threat(sayso_doc *d, const char *position_id, const char *condition_id, const char *scope, int32_t holder)
{
    *SY_PUSH(&d->arena, &d->conditions) = (sayso_condition){ condition_id, one(d, "the troops stay"), one(d, scope), one(d, "if"), holder, 0,
                                                             SAYSO_CONDITION_THREAT, 92, "marker: if" };
    *SY_PUSH(&d->arena, &d->positions) = (sayso_position){ position_id, holder, one(d, "Dostan"), "river-flow", SAYSO_THREATENS, one(d, scope), one(d, scope), -1, 0, 0, 92, "will be + verb" };
}

/* One on another's word, one only supposed, one that says too little, one whose condition belongs to the clause behind it. */
static void weak_positions(sayso_doc *d, int32_t dostan, int32_t castavar)
{
    int32_t orvenia = actor(d, "or:state", "Orvenia", SAYSO_ACTOR_STATE, "ORV", "ORV");
    said(d, "a-00000006", "Castavar said", "said that", "Orvenia refuses all further talks", castavar, 90);
    *SY_PUSH(&d->arena, &d->positions) = (sayso_position){ "p-00000006", orvenia, one(d, "Orvenia"), "peace-talks", SAYSO_REJECTS, one(d, "all further talks"),
                                                           one(d, "Orvenia refuses all further talks"), -1, -1, (int32_t)d->attributions.n - 1, 90, "verb: refuse" };
    *SY_PUSH(&d->arena, &d->conditions) = (sayso_condition){ "c-00000003", one(d, "Orvenia accepts the new terms"), one(d, "It would wait"), sy_spans_one(d, (sayso_span){ find(d, "if Orvenia").start, find(d, "if Orvenia").start + 2 }), castavar, -1,
                                                             SAYSO_CONDITION_OFFER, 90, "marker: if" };
    *SY_PUSH(&d->arena, &d->positions) = (sayso_position){ "p-00000007", orvenia, one(d, "Orvenia"), "peace-talks", SAYSO_ACCEPTS, one(d, "the new terms"),
                                                           one(d, "Orvenia accepts the new terms"), -1, -1, -1, 90, "verb: accept" };
    *SY_PUSH(&d->arena, &d->positions) = (sayso_position){ "p-00000009", castavar, one(d, "Castavar"), "peace-talks", SAYSO_REJECTS, one(d, "these terms"),
                                                           one(d, "Castavar rejects these terms"), -1, -1, -1, 95, "verb: reject" };
    *SY_PUSH(&d->arena, &d->positions) = (sayso_position){ "p-00000008", dostan, one(d, "Dostan"), "river-flow", SAYSO_OFFERS, one(d, "share the water"),
                                                           one(d, "We are ready to share the water"), -1, 0, 0, 90, "ready to" };
}

static void make_wire(sayso_doc *d)
{
    text_of(d, "talks/1-wire", wire, "Orvenia threatens to close the gates");
    d->report.date = "2024-10-08";
    d->report.date_basis = SAYSO_BASIS_GIVEN;
    int32_t dostan = actor(d, "or:dostan", "Mirela Dostan", SAYSO_ACTOR_PERSON, "ORV", "ORVGOV");
    int32_t castavar = actor(d, "ca:gov", "Government of Castavar", SAYSO_ACTOR_GOVERNMENT, "CAV", "CAVGOV");
    sayso_attribution *a = said(d, "a-00000001", "Orvenian President Mirela Dostan", "told",
                                "\xE2\x80\x9CWe are ready to share the water, but if the troops stay, the gates will be closed.\xE2\x80\x9D", dostan, 95);
    a->venue = one(d, "the State Water Council");
    said(d, "a-00000002", "its Defence Ministry", "said", "It moved 2,000 soldiers to Lowen", castavar, 90);
    a = said(d, "a-00000003", NULL, "reportedly", "The dam has reportedly cracked", -1, 88);
    a->unsourced = 1;
    threat(d, "p-00000001", "c-00000001", "the gates will be closed", dostan);
    *SY_PUSH(&d->arena, &d->positions) = (sayso_position){ "p-00000002", castavar, one(d, "Castavar"), "river-flow", SAYSO_DEMANDS, one(d, "a guaranteed flow"),
                                                           one(d, "Castavar demands a guaranteed flow"), -1, -1, -1, 90, "verb: demand" };
    *SY_PUSH(&d->arena, &d->positions) = (sayso_position){ "p-00000003", castavar, one(d, "Castavar"), NULL, SAYSO_OFFERS, one(d, "a pause"),
                                                           one(d, "Castavar may consider a pause"), -1, -1, -1, 55, "hedged: may consider" };
    weak_positions(d, dostan, castavar);
    *SY_PUSH(&d->arena, &d->times) = (sayso_time){ find(d, "Tuesday"), SAYSO_DATE, "2024-10-08" };
    *SY_PUSH(&d->arena, &d->events) = (sayso_event){ "e-00000001", "THREATEN", NULL, "138", "ORVGOV", NULL, dostan, -1, one(d, "will be closed"), one(d, "Mirela Dostan"),
                                                     sy_no_spans(), sy_no_spans(), "2024-10-08", SAYSO_CONDITIONAL, '+', 0, 0, 85, "frame" };
}

static void make_gazette(sayso_doc *d)
{
    text_of(d, "talks/2-gazette", gazette, "Dostan: gates may be shut");
    d->report.outlet = "Riverland Gazette";
    int32_t dostan = actor(d, "or:dostan", "Mirela Dostan", SAYSO_ACTOR_PERSON, "ORV", "ORVGOV");
    int32_t orpress = actor(d, "or:orpress", "Orpress", SAYSO_ACTOR_MEDIA, "ORV", NULL);
    sayso_attribution *a = said(d, "a-00000004", "Dostan", "said",
                                "\xE2\x80\x9CWe are willing to share the waters, but if the troops stay, the gates will be shut,\xE2\x80\x9D", dostan, 95);
    a->source = one(d, "Dostan");
    a->via = orpress;
    a->via_span = one(d, "according to Orpress");
    threat(d, "p-00000004", "c-00000002", "the gates will be shut", dostan);
    *SY_PUSH(&d->arena, &d->stripped) = find(d, "Share this article");
}

static void make_hostile(sayso_doc *d)
{
    text_of(d, "talks/3-\"><script>x</script>", hostile, "</script><script>document.title='owned'</script>");
    d->report.outlet = "\"><script>document.title='owned'</script>";
    int32_t envoy = actor(d, "x:envoy", "<img src=x onerror=alert(1)>", SAYSO_ACTOR_PERSON, NULL, NULL);
    said(d, "a-00000005", "The envoy", "said", "\"><img src=x onerror=\"document.title='owned'\"> talks go on", envoy, 90);
    *SY_PUSH(&d->arena, &d->positions) = (sayso_position){ "p-00000005", envoy, one(d, "The envoy"), "</table>", SAYSO_SUPPORTS,
                                                           one(d, "<b onmouseover=alert(1)>Bold</b> \x1b[31mred\x1b[0m \xE2\x80\xAEright to left\xE2\x80\xAC"), one(d, "talks go on"),
                                                           -1, -1, 0, 90, "made by hand" };
}

/* ---- findings */

static sayso_finding *found(fixture *f, sayso_finding_kind kind, const char *id, uint32_t n, const sayso_evidence *evidence)
{
    sy_arena *a = &f->story->arena;
    sayso_finding *x = SY_PUSH(a, &f->story->findings);
    sayso_evidence *copy = sy_alloc_array(a, n, sizeof *copy);
    memcpy(copy, evidence, n * sizeof *copy);
    x->kind = kind;
    x->id = id;
    x->evidence = copy;
    x->n_evidence = n;
    x->conf = 90;
    x->reason = "made by hand";
    return x;
}

static void align(fixture *f, sayso_finding *x)
{
    static const char *const words[][2] = {
        { "We", "We" }, { "are", "are" }, { "ready", "willing" }, { "to", "to" }, { "share", "share" }, { "the", "the" }, { "water", "waters" },
    };
    sayso_aligned *at = sy_alloc_array(&f->story->arena, sizeof words / sizeof words[0], sizeof *at);
    sayso_span a = f->docs[0]->attributions.at[0].content.at[0], b = f->docs[1]->attributions.at[0].content.at[0];
    for (uint32_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        const char *p = strstr(f->docs[0]->text + a.start, words[i][0]), *q = strstr(f->docs[1]->text + b.start, words[i][1]);
        at[i].a = (sayso_span){ (uint32_t)(p - f->docs[0]->text), (uint32_t)(p - f->docs[0]->text + (long)strlen(words[i][0])) };
        at[i].b = (sayso_span){ (uint32_t)(q - f->docs[1]->text), (uint32_t)(q - f->docs[1]->text + (long)strlen(words[i][1])) };
        at[i].changed = strcmp(words[i][0], words[i][1]) != 0;
    }
    x->words = at;
    x->n_words = sizeof words / sizeof words[0];
}

static void make_findings(fixture *f)
{
    static const char *const refs[] = { "a-00000001", "a-00000004" };
    static const char *const relays[] = { "or:orpress" };
    const sayso_doc *w = f->docs[0], *g = f->docs[1];
    sayso_evidence speech[] = { { 0, w->attributions.at[0].content.at[0], NULL }, { 1, g->attributions.at[0].content.at[0], NULL },
                                { 0, find(w, "the State Water Council"), "venue" } };
    sayso_finding *x = found(f, SAYSO_OCCASION, "o-00000001", 3, speech);
    x->actor = "or:dostan";
    x->date = "2024-10-08";
    x->refs = refs;
    x->n_refs = 2;
    x = found(f, SAYSO_VARIANT, "v-00000001", 2, speech);
    x->actor = "or:dostan";
    x->note = "two renderings, possibly translation";
    align(f, x);
    sayso_evidence soldiers[] = { { 0, find(w, "2,000 soldiers"), NULL }, { 1, find(g, "3,500 soldiers"), NULL } };
    x = found(f, SAYSO_CONFLICT, "k-00000001", 2, soldiers);
    x->type = "number";
    sayso_evidence ministry[] = { { 0, find(w, "It moved 2,000 soldiers to Lowen"), NULL }, { 1, find(g, "moved 3,500 soldiers to Lowen"), NULL } };
    x = found(f, SAYSO_ATTRIBUTION_CHANGE, "t-00000001", 2, ministry);
    x->type = "cue";
    x->conf = 60;
    x->reason = "the cue differs in place only";
    x = found(f, SAYSO_ORIGIN, "n-00000001", 2, speech);
    x->actor = "or:dostan";
    x->date = "2024-10-08";
    x->reports = 2;
    x->occasions = 1;
    x->wordings = 2;
    x->relays = relays;
    x->n_relays = 1;
    sayso_evidence shared[] = { { 0, find(w, "but if the troops stay, the gates will be"), NULL }, { 1, find(g, "but if the troops stay, the gates will be"), NULL } };
    x = found(f, SAYSO_PASSAGE, "w-00000001", 2, shared);
    x->note = "direction unknown";
}

static sayso_doc *doc_new(void)
{
    sayso_doc *d = calloc(1, sizeof *d);
    if (!d) abort();
    sy_arena_init(&d->arena, 0);
    return d;
}

static void make(void *arg)
{
    fixture *f = arg;
    make_wire(f->docs[0]);
    make_gazette(f->docs[1]);
    make_hostile(f->docs[2]);
    for (uint32_t i = 0; i < 3; i++) {
        *SY_PUSH(&f->story->arena, &f->story->docs) = f->docs[i];
        *SY_PUSH(&f->story->arena, &f->story->places) = (sayso_place_of_report){ 0, i, -1 };
    }
    make_findings(f);
}

/* Records are pushed under the guard of their document, findings under the story's. */
static void make_guarded(void *arg)
{
    fixture *f = arg;
    for (int i = 0; i < 3; i++) f->docs[i]->arena.guard = f->story->arena.guard;
    make(arg);
}

sayso_story *view_fixture_make(void)
{
    fixture f = { calloc(1, sizeof *f.story), { doc_new(), doc_new(), doc_new() } };
    if (!f.story) abort();
    sy_arena_init(&f.story->arena, 0);
    if (sy_guard(&f.story->arena, make_guarded, &f, NULL)) abort();
    return f.story;
}

void view_fixture_free(sayso_story *story)
{
    for (uint32_t i = 0; i < story->docs.n; i++) sayso_doc_free((sayso_doc *)story->docs.at[i]);
    sayso_story_free(story);
}
