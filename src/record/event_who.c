/* event_who.c - who an actor is: the PLOVER code of a noun phrase, by its words, its mention and what hangs on it. */
#include "record/event_args.h"

#include "names/names.h"

enum { HOPS_MAX = 8, NEST_MAX = 3, REACH_MAX = 60 };

typedef struct {
    const char *country[SY_PARTIES_MAX];
    uint32_t n_countries;
    const char *sector, *full;
    int seat, formerly, named, own_role, full_is_head, ethnic, joined, others, thing, state, by_adjective, of_its_own, guessed, from_below, role_of_thing;
} who_found;

static void add_country(who_found *w, const char *code)
{
    for (uint32_t i = 0; i < w->n_countries; i++)
        if (strcmp(w->country[i], code) == 0) return;
    if (w->n_countries < SY_PARTIES_MAX) w->country[w->n_countries++] = code;
}

/* Code of the mention at w, where the actor has one. */
static const char *mention_code(const sayso_doc *d, int32_t w, int32_t *actor)
{
    *actor = sy_actor_of_word(d, w);
    if (*actor < 0) return NULL;
    const sayso_actor *a = &d->actors.at[*actor];
    const char *code = a->code ? a->code : a->country;
    if (code && strlen(code) == 6 && strcmp(code + 3, "IGO") == 0) return "IGO"; /* who speaks for a body, wherever he is from */
    if (code && strlen(code) == 3 && !a->country && !strstr("IGO NGO IMG ISM MNC UNO EUR", code)) return NULL; /* a sector alone */
    if (code && (strncmp(code, "UNO", 3) == 0 || strncmp(code, "EUR", 3) == 0)) return "IGO";
    return code && strlen(code) >= 3 ? code : NULL;
}

/* The country that one word before a noun names: by the table, or by its mention (the user's actors). */
const char *sy_arg_country_word(const struct sy_frames *f, const sayso_doc *d, int32_t w)
{
    uint32_t n;
    const sy_who *who = sy_frames_who(f, d, w, w + 1, &n);
    if (who) return who->kind == SY_WHO_ROLE ? NULL : who->code;
    int32_t actor = sy_actor_of_word(d, w);
    if (actor < 0 || sy_nth(d, w)->upos == SY_PRON) return NULL;
    const sayso_actor *a = &d->actors.at[actor];
    return a->kind == SAYSO_ACTOR_STATE || a->kind == SAYSO_ACTOR_GOVERNMENT ? a->country : NULL;
}

/* "Mark Cuban", "Mr. London": the family name of a person of another country, or of none that is known. */
static int is_in_person(const sayso_doc *d, int32_t w, const char *country)
{
    int32_t actor = sy_nth(d, w)->form[0] >= 'A' && sy_nth(d, w)->form[0] <= 'Z' ? sy_actor_of_word(d, w) : -1;
    if (actor < 0 || d->actors.at[actor].kind != SAYSO_ACTOR_PERSON) return 0;
    const char *of = d->actors.at[actor].country;
    int32_t next = w + 1 < (int32_t)d->words.n && sy_nth(d, w + 1)->sentence == sy_nth(d, w)->sentence ? w + 1 : -1;
    if (next >= 0 && sy_nth(d, next)->mention == sy_nth(d, w)->mention) return 0; /* "Orvenian president Vell" */
    return !of || strcmp(of, country) != 0;
}

static int is_possessor(const sayso_doc *d, int32_t from, int32_t head)
{
    for (int hops = 0; from >= 0 && from != head && hops < HOPS_MAX; hops++, from = sy_nth(d, from)->head)
        if (sy_nth(d, from)->rel == SY_REL_NMOD_POSS) return 1;
    return 0;
}

/* "the Paris accord", "the Geneva talks": called after the town where they were made, not after its government. */
static int names_by_place(const sy_word *w)
{
    static const char *const nouns[] = { "accord", "agreement", "treaty", "pact", "deal", "talk", "talks", "summit", "conference", "process", "protocol", "declaration", "meeting", "negotiation", "communique", "attack", "bombing", "round", "forum", "convention" };
    for (unsigned i = 0; i < sizeof nouns / sizeof nouns[0]; i++)
        if (sy_lemma_is(w, nouns[i])) return 1;
    return 0;
}

/* A common noun that is no role. */
static int is_thing(const struct sy_frames *f, const sayso_doc *d, int32_t w)
{
    return sy_nth(d, w)->upos == SY_NOUN && !sy_frames_who_word(f, sy_nth(d, w)->lower) && !sy_frames_who_word(f, sy_nth(d, w)->lemma) && sy_nth(d, w)->mention < 0;
}

/* "Orvenia", not "U.S." or "EU", which stand before things as adjectives do. */
static int is_spelled_out(const sy_word *w)
{
    size_t n = strlen(w->form);
    return n > 3 && w->form[n - 1] >= 'a' && w->form[n - 1] <= 'z';
}

/* "the Orvenian population of the province", "the Orvenian minority": those of the name who live there. */
static int is_people_of_a_place(const sayso_doc *d, int32_t head)
{
    if (sy_lemma_is(sy_nth(d, head), "minority")) return 1;
    if (!sy_lemma_is(sy_nth(d, head), "population") && !sy_lemma_is(sy_nth(d, head), "community")) return 0;
    return sy_arg_prep(d, head, "of") >= 0 || sy_arg_prep(d, head, "in") >= 0;
}

/* Everything the words of the phrase tell. */
static void scan_phrase(const struct sy_frames *f, const sayso_doc *d, int32_t lo, int32_t hi, int32_t head, who_found *out)
{
    int32_t end = (int32_t)(d->sentences.at[sy_nth(d, head)->sentence].first_word + d->sentences.at[sy_nth(d, head)->sentence].n_words);
    for (int32_t w = lo; w <= hi;) {
        uint32_t n;
        out->ethnic |= sy_word_is(sy_nth(d, w), "ethnic") || (w == lo && is_people_of_a_place(d, head));
        const sy_who *who = sy_frames_who(f, d, w, end, &n); /* "Republic of ..." goes on behind its head */
        if (who && w + (int32_t)n - 1 > hi && who->kind != SY_WHO_STATE && who->kind != SY_WHO_CODE) who = sy_frames_who(f, d, w, hi + 1, &n);
        const sy_word *k = sy_nth(d, w);
        if (who && n == 1 && (who->kind == SY_WHO_STATE || who->kind == SY_WHO_ADJECTIVE || who->kind == SY_WHO_SEAT) && is_in_person(d, w, who->code)) who = NULL;
        if (sy_word_is(k, "former") || sy_word_is(k, "ex-") || sy_word_is(k, "ousted") || sy_word_is(k, "deposed")) out->formerly = 1;
        if (!who || (n == 1 && who->kind == SY_WHO_ROLE && k->upos == SY_PROPN && w != head && strstr("LAB PTY SOC", who->code)) || (n == 1 && who->kind != SY_WHO_ROLE && !(k->upos == SY_PROPN || k->upos == SY_ADJ || k->upos == SY_NOUN || k->upos == SY_PRON))) {
            const char *country = !who && w != head ? sy_arg_country_word(f, d, w) : NULL;
            if (country && out->ethnic && !out->n_countries) out->sector = out->sector ? out->sector : "CVL", out->own_role = 1;
            else if (country && !is_possessor(d, w, head)) add_country(out, country), out->by_adjective = 1;
            w++;
            continue;
        }
        int32_t last = w + (int32_t)n - 1;
        int covers_head = w <= head && head <= hi && last >= head;
        int possessor = is_possessor(d, last, head);
        switch (who->kind) {
        case SY_WHO_STATE:
            add_country(out, who->code);
            out->named |= covers_head;
            out->state |= covers_head;
            out->guessed |= sy_nth(d, last)->rel == SY_REL_COMPOUND && sy_nth(d, last)->head == head && is_thing(f, d, head) && is_spelled_out(sy_nth(d, last)); /* "the Orvenia deal" is about it */
            break;
        case SY_WHO_ADJECTIVE: /* "ethnic X" and "Y X" (an X of Y) are people of the place, not of X */
            if (out->ethnic && !out->n_countries) out->sector = out->sector ? out->sector : "CVL", out->own_role = 1;
            else if (!covers_head || !out->n_countries || (w > lo && sy_nth(d, w - 1)->upos == SY_CCONJ)) add_country(out, who->code);
            out->by_adjective |= !possessor;
            out->guessed |= lo == hi && (sy_nth(d, head)->upos == SY_ADJ || sy_nth(d, head)->xpos == SY_XPOS_NNP) && sy_child(d, head, SY_REL_DET) < 0; /* "Cuban complained": perhaps a name */
            out->joined |= w > lo && sy_nth(d, w - 1)->upos == SY_CCONJ;
            out->named |= covers_head;
            break;
        case SY_WHO_SEAT:
            if (!covers_head && names_by_place(sy_nth(d, head))) break;
            add_country(out, who->code); out->seat |= covers_head; out->named |= covers_head; break;
        case SY_WHO_CODE:
            if (!out->full || covers_head) out->full = who->code;
            out->full_is_head |= covers_head;
            out->named |= covers_head;
            break;
        default:
            if (who->code[0] == '*') break; /* of a belief, not of a place */
            if (who->code[0] == '~') { /* "its allies" are somebody else; "his Orvenian counterpart" is Orvenian */
                out->others |= covers_head || sy_nth(d, last)->rel == SY_REL_NMOD_DESC;
                out->of_its_own |= who->code[1] == '=';
                break;
            }
            if (possessor && !covers_head) break; /* "the president's plan": the plan has no role */
            if (who->code[0] == '-') { /* "both sides": actors of no sector */
                out->own_role |= covers_head;
                break;
            }
            if (!out->sector || covers_head || last > w) out->sector = who->code;
            out->own_role |= covers_head;
            break;
        }
        w = last + 1;
    }
    if (out->others && out->of_its_own && out->by_adjective) out->others = 0, out->own_role = 1, out->sector = out->sector ? out->sector : "GOV";
}

/* The table has few inflected forms: try the lemma of the head. */
static void role_by_lemma(const struct sy_frames *f, const sayso_doc *d, int32_t head, who_found *out)
{
    if (out->sector || out->named) return; /* "West Bank" is no bank */
    const sy_who *who = sy_frames_who_word(f, sy_nth(d, head)->lemma);
    if (!who || who->kind != SY_WHO_ROLE || who->code[0] == '*') return;
    if (who->code[0] == '~') out->others = 1;
    else if (who->code[0] == '-') out->own_role = 1;
    else out->sector = who->code, out->own_role = 1;
}

static const char *combine(sy_arena *arena, const who_found *w, uint32_t i)
{
    if (w->others) return NULL;
    const char *sector = w->sector ? (w->formerly && strcmp(w->sector, "GOV") == 0 ? "ELI" : w->sector) : w->seat ? "GOV" : "";
    if (w->full && strlen(w->full) >= 3 && (w->full_is_head || !w->n_countries)) {
        if (!w->own_role) sector = "";
        if (w->n_countries && strncmp(w->full, "IGO", 3) != 0 && strncmp(w->full, "NGO", 3) != 0) return w->full;
        if (strcmp(sector, "CVL") == 0 && strcmp(w->full, "IGO") == 0) return w->full; /* "UN inspectors" */
        return strlen(w->full) == 3 && sector[0] && strcmp(sector, w->full) != 0 ? sy_printf(arena, "%s%s", w->full, sector) : w->full;
    }
    if (!w->n_countries && w->role_of_thing) return NULL; /* "military assistance", "party slaughter" */
    if (!w->n_countries) return sector[0] ? (strcmp(sector, "IGO") == 0 || strcmp(sector, "NGO") == 0 ? sector : sy_printf(arena, "---%s", sector)) : NULL;
    if (strcmp(sector, "IGO") == 0) return sector;
    return sector[0] ? sy_printf(arena, "%s%s", w->country[i], sector) : w->country[i];
}

static void find_who(const struct sy_frames *f, const sayso_doc *d, int32_t w, int nest, who_found *out);

/* "the leaders of X and Y": of both, where the mention knows the first only. */
static void several_of(const struct sy_frames *f, const sayso_doc *d, int32_t w, int nest, who_found *out)
{
    int32_t of = sy_nth(d, w)->xpos == SY_XPOS_NNS && nest < NEST_MAX ? sy_arg_prep(d, w, "of") : -1;
    if (of < 0 && sy_nth(d, w)->xpos == SY_XPOS_NNS && nest < NEST_MAX) of = sy_arg_prep(d, w, "from");
    if (of < 0 || sy_nth(d, of)->upos != SY_PROPN) return;
    who_found both = { 0 };
    find_who(f, d, of, nest + 1, &both);
    SY_EACH_CHILD(d, of, c) {
        if (sy_nth(d, c)->rel != SY_REL_CONJ || sy_nth(d, c)->upos != SY_PROPN) continue;
        who_found beside = { 0 };
        find_who(f, d, c, nest + 1, &beside);
        for (uint32_t i = 0; i < beside.n_countries; i++) add_country(&both, beside.country[i]);
    }
    if (both.n_countries < 2) return;
    out->full = NULL;
    out->n_countries = 0;
    for (uint32_t i = 0; i < both.n_countries; i++) add_country(out, both.country[i]);
}

int sy_arg_is_town(const struct sy_frames *f, const sayso_doc *d, int32_t w)
{
    uint32_t n;
    const sy_who *who = sy_nth(d, w)->upos == SY_PROPN ? sy_frames_who(f, d, w, w + 1, &n) : NULL;
    int32_t actor = sy_actor_of_word(d, w);
    return who ? who->kind == SY_WHO_SEAT : actor >= 0 && d->actors.at[actor].kind == SAYSO_ACTOR_PLACE;
}

int sy_arg_called_after(const struct sy_frames *f, const sayso_doc *d, int32_t noun, int32_t town)
{
    return names_by_place(sy_nth(d, noun)) && sy_arg_is_town(f, d, town);
}

/* Country or whole code of what hangs on the noun: "the president of ...", "the right of ... troops". */
static void ask_below(const struct sy_frames *f, const sayso_doc *d, int32_t w, int nest, who_found *out)
{
    static const char *const preps[] = { "of", "from", "by", "in", "for", "with", "against", "to" };
    for (unsigned p = 0; p < sizeof preps / sizeof preps[0] && !out->n_countries && !out->full; p++) {
        SY_EACH_CHILD(d, w, c) {
            unsigned rel = sy_nth(d, c)->rel;
            if (p == 0 && sy_arg_called_after(f, d, w, c)) continue;
            int poss = p == 0 && rel == SY_REL_NMOD_POSS;
            if (!poss && !(rel == SY_REL_NMOD && (sy_arg_has_case(d, c, preps[p]) || sy_arg_loose_prep(d, c, preps[p]) == c))) continue;
            if ((p == 2 || p >= 4) && out->own_role && !(p == 7 && sy_lemma_is(sy_nth(d, w), "party"))) continue;
            who_found below = { 0 };
            int32_t owner = poss && sy_arg_is_personal(sy_nth(d, c)) && sy_actor_of_word(d, c) < 0 ? sy_arg_antecedent(d, c) : c;
            find_who(f, d, owner >= 0 ? owner : c, nest + 1, &below);
            if (below.others) continue; /* "the chief of X's ally" is not X's */
            for (uint32_t i = 0; i < below.n_countries; i++) add_country(out, below.country[i]);
            if (below.full && !out->n_countries) out->full = below.full;
            out->from_below = 1;
            out->guessed |= below.from_below; /* "the idea of an address in the style of X" */
            out->guessed |= p >= 4 && (below.n_countries || below.full); /* "the campaign against X" is seldom X's */
            if (!out->own_role && !out->sector) out->sector = p < 3 ? below.sector : NULL, out->seat = p < 3 ? below.seat : 0;
            if (out->n_countries || out->full) return;
        }
    }
}

/* "the Security Council of Orvenia" is no body of many states. */
static void state_of_body(const struct sy_frames *f, const sayso_doc *d, int32_t w, int nest, who_found *out)
{
    int32_t of = out->full && strcmp(out->full, "IGO") == 0 && nest < NEST_MAX ? sy_arg_prep(d, w, "of") : -1;
    if (of < 0 || sy_nth(d, of)->upos != SY_PROPN) return;
    who_found state = { 0 };
    find_who(f, d, of, NEST_MAX, &state);
    if (!state.named || state.n_countries != 1) return;
    out->full = NULL;
    add_country(out, state.country[0]);
    out->sector = "GOV";
    out->own_role = 1;
}

static int is_document(const sayso_doc *d, int32_t w)
{
    sy_role_type type;
    return sy_nth(d, w)->upos == SY_NOUN && sy_role_of_word(d, w, &type) && type.document;
}

/* The country a participle of staying or being made puts its noun in. */
static int is_placed_by(const struct sy_frames *f, const sayso_doc *d, int32_t participle, int nest, who_found *out)
{
    static const char *const stay[] = { "base", "operate", "live", "fight", "reside", "hide", "shelter", "trap", "encamp", "detain", "hold", "jail", "imprison", "release", "publish", "issue", "print" };
    int32_t in = sy_arg_prep(d, participle, "in");
    for (unsigned i = 0; in >= 0 && i < sizeof stay / sizeof stay[0]; i++) {
        if (!sy_lemma_is(sy_nth(d, participle), stay[i])) continue;
        who_found place = { 0 };
        find_who(f, d, in, nest + 1, &place);
        for (uint32_t k = 0; k < place.n_countries; k++) add_country(out, place.country[k]);
        return 1;
    }
    return 0;
}

/* "a report released in the capital alleged": the participle right behind, which the tree took for the verb of the sentence. */
static int32_t participle_as_verb(const sayso_doc *d, int32_t w)
{
    int32_t v = sy_nth(d, w)->head;
    if (v != w + 1 || sy_rel_main(sy_nth(d, w)->rel) != SY_REL_NSUBJ || (sy_nth(d, v)->xpos != SY_XPOS_VBN && sy_nth(d, v)->xpos != SY_XPOS_VBD)) return -1;
    return sy_child_main(d, v, SY_REL_AUX) < 0 && sy_child(d, v, SY_REL_OBJ) < 0 ? v : -1;
}

/* "rebels based in Orvenia", "guerrillas operating there", "a report published there": of the place they are in. */
static void ask_whereabouts(const struct sy_frames *f, const sayso_doc *d, int32_t w, int nest, who_found *out)
{
    SY_EACH_CHILD(d, w, c)
        if (sy_nth(d, c)->rel == SY_REL_ACL && (sy_nth(d, c)->xpos == SY_XPOS_VBN || sy_nth(d, c)->xpos == SY_XPOS_VBG) && is_placed_by(f, d, c, nest, out)) return;
    int32_t v = participle_as_verb(d, w);
    if (v >= 0) is_placed_by(f, d, v, nest, out);
}

/* A name right before the phrase that the tree hung elsewhere: "Ivory Coast | rebels". */
static void ask_left(const struct sy_frames *f, const sayso_doc *d, int32_t w, who_found *out)
{
    int32_t lo = sy_arg_left(d, w), begin = (int32_t)d->sentences.at[sy_nth(d, w)->sentence].first_word;
    for (int32_t from = lo - 4 > begin ? lo - 4 : begin; from < lo; from++) {
        uint32_t n;
        const sy_who *who = sy_frames_who(f, d, from, lo, &n);
        if (!who || from + (int32_t)n != lo || sy_nth(d, lo - 1)->upos == SY_ADP) continue;
        if (who->kind == SY_WHO_CODE) out->full = who->code, out->full_is_head = 1;
        else if (who->kind != SY_WHO_ROLE) add_country(out, who->code);
        return;
    }
}

/* "leaders of the opposition", "members of the militia": the body says more than its member. */
static void sharper_role(const struct sy_frames *f, const sayso_doc *d, int32_t w, int nest, who_found *out)
{
    static const char *const members[] = { "leader", "member", "official", "representative", "spokesman", "spokeswoman", "activist", "head", "chief", "supporter", "fighter" };
    int is_member = 0;
    for (unsigned i = 0; i < sizeof members / sizeof members[0]; i++) is_member |= sy_lemma_is(sy_nth(d, w), members[i]);
    int32_t of = is_member ? sy_arg_prep(d, w, "of") : -1;
    if (of < 0 || nest >= NEST_MAX) return;
    who_found body = { 0 };
    find_who(f, d, of, nest + 1, &body);
    if (body.sector) out->sector = body.sector;
    if (body.full) out->full = body.full, out->full_is_head = 1;
}

/* A movement of the tables that acts in several states has a sector and no country. */
static void sector_of_mention(const sayso_doc *d, int32_t w, who_found *out)
{
    int32_t actor = out->full ? -1 : sy_actor_of_word(d, w);
    const char *code = actor < 0 ? NULL : d->actors.at[actor].code;
    if (code && strlen(code) == 3 && !d->actors.at[actor].country && strstr("REB UAF PRM OPP PTY CRM", code)) out->sector = code, out->own_role = 1;
}

/* "President Vell", "Vell": a leader by the family name. */
static void leader_by_name(const struct sy_frames *f, const sayso_doc *d, int32_t w, who_found *out)
{
    if (out->n_countries || out->full || sy_nth(d, w)->upos != SY_PROPN) return;
    int titled = out->sector && strcmp(out->sector, "GOV") == 0;
    int32_t last = sy_arg_right(d, w);
    if (sy_child(d, w, SY_REL_DET) >= 0) return; /* "the King" */
    if (!titled && (out->sector || last != w || sy_arg_left(d, w) != w)) return;
    const char *country = sy_arg_leader(sy_frames_names(f), d, last, titled);
    if (!country) return;
    add_country(out, country);
    out->named = out->own_role = 1;
    out->guessed = !titled;
    out->sector = "GOV";
}

static void find_who(const struct sy_frames *f, const sayso_doc *d, int32_t w, int nest, who_found *out)
{
    if (nest > NEST_MAX) return;
    int32_t actor, owner = sy_child(d, w, SY_REL_NMOD_POSS);
    if (owner >= 0 && is_thing(f, d, w)) { /* "the president's refusal" is the president's */
        who_found of = { 0 };
        int32_t meant = sy_arg_is_personal(sy_nth(d, owner)) && sy_actor_of_word(d, owner) < 0 ? sy_arg_antecedent(d, owner) : owner;
        find_who(f, d, meant >= 0 ? meant : owner, nest + 1, &of);
        if (of.n_countries || of.full) {
            *out = of;
            out->named = out->own_role = 0;
            out->thing = 1;
            return;
        }
    }
    scan_phrase(f, d, sy_arg_left(d, w), sy_arg_right(d, w), w, out);
    role_by_lemma(f, d, w, out);
    if (!out->n_countries && !out->full && out->own_role) ask_left(f, d, w, out);
    if (!out->n_countries && !out->full && !out->ethnic) {
        const char *code = mention_code(d, w, &actor);
        if (code && strncmp(code, "---", 3) != 0) {
            out->full = code, out->named = 1, out->full_is_head = 1;
            if (strlen(code) == 3 && strcmp(code, "IGO") != 0 && strcmp(code, "NGO") != 0) {
                out->full = NULL;
                add_country(out, code);
            }
        }
    }
    state_of_body(f, d, w, nest, out);
    if (out->own_role) several_of(f, d, w, nest, out);
    if (!out->sector) leader_by_name(f, d, w, out);
    sector_of_mention(d, w, out);
    if (out->own_role) sharper_role(f, d, w, nest, out);
    if (!out->n_countries && !out->full) ask_below(f, d, w, nest, out);
    out->role_of_thing = !out->own_role && !out->named && is_thing(f, d, w);
    out->thing |= out->from_below && !out->own_role && !out->named && is_thing(f, d, w); /* "pages of the minister's letters" are no minister */
    if (!out->n_countries && !out->full && (out->own_role || is_document(d, w))) ask_whereabouts(f, d, w, nest, out);
    leader_by_name(f, d, w, out); /* "King Vell of Orvenia" is asked for Orvenia first */
    if ((!out->n_countries && !out->full) || !out->sector) {
        SY_EACH_CHILD(d, w, c) {
            if (sy_nth(d, c)->rel != SY_REL_APPOS || nest >= NEST_MAX) continue;
            who_found side = { 0 };
            find_who(f, d, c, NEST_MAX, &side);
            if (!out->n_countries && !out->full) {
                for (uint32_t i = 0; i < side.n_countries; i++) add_country(out, side.country[i]);
                out->full = side.full;
            }
            if (!out->sector && sy_nth(d, w)->upos == SY_PROPN && !(out->named && out->n_countries)) out->sector = side.sector;
        }
    }
    if (!out->n_countries && !out->full && sy_nth(d, w)->rel == SY_REL_APPOS && sy_nth(d, w)->head >= 0 && nest == 0) {
        who_found side = { 0 };
        scan_phrase(f, d, sy_arg_left(d, sy_nth(d, w)->head), sy_arg_right(d, sy_nth(d, w)->head), sy_nth(d, w)->head, &side);
        for (uint32_t i = 0; i < side.n_countries; i++) add_country(out, side.country[i]);
        if (!out->sector) out->sector = side.sector;
    }
}

static sayso_span party_span(const sayso_doc *d, int32_t w)
{
    int32_t lo = sy_arg_left(d, w), hi = sy_arg_right(d, w);
    return sy_words_span(d, (uint32_t)lo, (uint32_t)hi);
}

int sy_arg_has_proper_adjective(const struct sy_frames *f, const sayso_doc *d, int32_t w)
{
    SY_EACH_CHILD(d, w, c) {
        if (sy_nth(d, c)->rel != SY_REL_AMOD || sy_nth(d, c)->form[0] < 'A' || sy_nth(d, c)->form[0] > 'Z') continue;
        if (strncmp(sy_nth(d, c)->lower, "pro-", 4) == 0 || strncmp(sy_nth(d, c)->lower, "anti-", 5) == 0) continue;
        const sy_who *who = sy_frames_who_word(f, sy_nth(d, c)->lower); /* "Islamic rebels": of a belief */
        if (!who || who->kind != SY_WHO_ROLE) return 1;
    }
    return 0;
}

/* "Orvenia said it will": the words before it in the sentence that name the same actor; -1. */
static int32_t named_before(const sayso_doc *d, int32_t pronoun)
{
    int32_t actor = sy_actor_of_word(d, pronoun), first = (int32_t)d->sentences.at[sy_nth(d, pronoun)->sentence].first_word;
    for (int32_t k = pronoun - 1, hops = 0; actor >= 0 && k >= first && hops < REACH_MAX; k--, hops++) {
        int32_t m = sy_nth(d, k)->mention, head = sy_nth(d, k)->head;
        if (m < 0 || d->mentions.at[m].actor != actor || sy_nth(d, k)->upos == SY_PRON) continue;
        while (head >= first && sy_nth(d, head)->mention == m) k = head, head = sy_nth(d, k)->head;
        return k;
    }
    return -1;
}

static void add_one(const struct sy_frames *f, const sayso_doc *d, sy_arena *arena, int32_t w, const who_found *shared, sy_parties *out)
{
    who_found who = { 0 };
    int32_t nobody, meant = sy_arg_is_personal(sy_nth(d, w)) ? named_before(d, w) : -1;
    if (meant < 0 && sy_arg_is_personal(sy_nth(d, w)) && !mention_code(d, w, &nobody)) meant = sy_arg_antecedent(d, w);
    find_who(f, d, meant >= 0 ? meant : w, 0, &who);
    if (shared && !who.n_countries && !who.full && who.sector && !sy_arg_has_proper_adjective(f, d, w))
        for (uint32_t i = 0; i < shared->n_countries; i++) add_country(&who, shared->country[i]);
    uint32_t n = who.full || who.n_countries < 2 ? 1 : who.n_countries;
    if (who.n_countries > 1 && !who.own_role && !who.named && !who.joined) n = 1;
    for (uint32_t i = 0; i < n && out->n < SY_PARTIES_MAX; i++) {
        sy_party *p = &out->at[out->n++];
        memset(p, 0, sizeof *p);
        p->code = combine(arena, &who, i);
        p->span = party_span(d, w);
        p->word = w;
        p->actor = sy_actor_of_word(d, w);
        p->named = (uint8_t)(!who.thing && (who.named || who.own_role || (who.full != NULL) || sy_nth(d, w)->upos == SY_PROPN || sy_nth(d, w)->upos == SY_PRON));
        p->country_only = p->code && strlen(p->code) == 3;
        p->guessed = (uint8_t)who.guessed;
        p->ethnic = (uint8_t)who.ethnic;
        p->is_country = (uint8_t)(who.state && p->country_only);
        p->is_state = (uint8_t)(who.named && (p->country_only || who.seat));
    }
}

/* "Vell, a former director and a top general, was": the second description, hung on the name. */
static int describes_again(const sayso_doc *d, int32_t name, int32_t c)
{
    int32_t det = sy_child(d, c, SY_REL_DET);
    return sy_nth(d, name)->upos == SY_PROPN && sy_nth(d, c)->xpos == SY_XPOS_NN && det >= 0 && (sy_word_is(sy_nth(d, det), "a") || sy_word_is(sy_nth(d, det), "an")) && sy_child(d, name, SY_REL_APPOS) >= 0;
}

void sy_parties_of(const struct sy_frames *f, const sayso_doc *d, sy_arena *arena, int32_t w, sy_parties *out)
{
    if (w < 0 || (!sy_arg_is_noun(sy_nth(d, w)) && !sy_frames_who_word(f, sy_nth(d, w)->lower))) return; /* "rebels" taken for a verb */
    if (sy_nth(d, w)->upos == SY_NUM || sy_lemma_is(sy_nth(d, w), "group") || sy_lemma_is(sy_nth(d, w), "number") || sy_lemma_is(sy_nth(d, w), "thousand") ||
        sy_lemma_is(sy_nth(d, w), "hundred") || sy_lemma_is(sy_nth(d, w), "dozen") || sy_lemma_is(sy_nth(d, w), "member") || sy_lemma_is(sy_nth(d, w), "third") ||
        sy_lemma_is(sy_nth(d, w), "team") || sy_lemma_is(sy_nth(d, w), "half") || sy_lemma_is(sy_nth(d, w), "couple") || sy_lemma_is(sy_nth(d, w), "majority") || sy_lemma_is(sy_nth(d, w), "minority") || sy_lemma_is(sy_nth(d, w), "rest") || sy_lemma_is(sy_nth(d, w), "ten") || sy_lemma_is(sy_nth(d, w), "score") || sy_lemma_is(sy_nth(d, w), "most") || sy_lemma_is(sy_nth(d, w), "some")) {
        int32_t of = sy_arg_prep(d, w, "of"); /* "thousands of protesters" are protesters */
        if (of >= 0 && (sy_lemma_is(sy_nth(d, of), "thousand") || sy_lemma_is(sy_nth(d, of), "million")) && sy_arg_prep(d, of, "of") >= 0) of = sy_arg_prep(d, of, "of");
        if (of >= 0) w = of;
    }
    uint32_t before = out->n;
    add_one(f, d, arena, w, NULL, out);
    who_found first = { 0 };
    find_who(f, d, w, 0, &first);
    SY_EACH_CHILD(d, w, c)
        if (sy_nth(d, c)->rel == SY_REL_CONJ && sy_arg_is_noun(sy_nth(d, c)) && out->n < SY_PARTIES_MAX && !describes_again(d, w, c)) add_one(f, d, arena, c, &first, out);
    if (is_thing(f, d, w) && !out->at[before].code)
        for (uint32_t i = before + 1; i < out->n; i++) out->at[i].guessed = 1; /* "released a video and the candidate ...": perhaps another clause */
    for (uint32_t i = before; i < out->n; i++) /* two parts of one side: "the army and the police" stay two, "A and A" is one */
        for (uint32_t k = i + 1; k < out->n;)
            if (out->at[i].code && out->at[k].code && strcmp(out->at[i].code, out->at[k].code) == 0) {
                memmove(&out->at[k], &out->at[k + 1], (out->n - k - 1) * sizeof out->at[0]);
                out->n--;
            } else k++;
}
