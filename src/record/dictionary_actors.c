/* dictionary_actors.c - reading actors with their periods, agents with their plurals and sets, discards and issues. */
#include "base/limits.h"
#include "record/dictionary.h"

#include <stdlib.h>
#include <string.h>

/* ---- dates */

/* "820701", "20140608" as YYYYMMDD; years of two digits up to 30 are of this century. 0: no date. */
static uint32_t date_of(const char *s, char **end)
{
    size_t n = strspn(s, "0123456789");
    uint32_t v = 0;
    *end = (char *)s + n;
    if (n != 6 && n != 8) return 0;
    for (size_t i = 0; i < n; i++) v = v * 10 + (uint32_t)(s[i] - '0');
    if (n == 6) v += v / 10000 <= 30 ? 20000000u : 19000000u;
    uint32_t month = v / 100 % 100, day = v % 100;
    return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? v : 0;
}

static char *skip_blanks(char *s)
{
    while (*s == ' ' || *s == '\t') s++;
    return s;
}

/* "<920427", "> 140608", "820701 - 861231" behind a code. 0 if it is none of these. */
static int read_period(char *s, sy_dict_role *role)
{
    char *end = s;
    s = skip_blanks(s);
    if (*s == '<') {
        role->to = date_of(skip_blanks(s + 1), &end);
        if (role->to) role->to--; /* before that day */
        return role->to != 0 && !*skip_blanks(end);
    }
    if (*s == '>') {
        role->from = date_of(skip_blanks(s + 1), &end);
        return role->from != 0 && !*skip_blanks(end);
    }
    role->from = date_of(s, &end);
    s = skip_blanks(end);
    if (!role->from || *s != '-') return 0;
    role->to = date_of(skip_blanks(s + 1), &end);
    return role->to >= role->from && !*skip_blanks(end);
}

/* ---- actors */

static int is_null_code(const char *code) { return strcmp(code, "---") == 0 || strcmp(code, "+++") == 0; }

static void add_role(sy_dict_reader *r, sy_dict_actor *actor, char *content)
{
    sy_dict_role role = { .place = sy_dict_here(r) };
    size_t n = strcspn(content, " \t<>");
    char *period = content + n;
    if (!n) {
        sy_dict_note(r, "a bracket without a code; write [CODE] or [CODE 20140101-20141231]");
        return;
    }
    if (*skip_blanks(period) && !read_period(period, &role)) {
        sy_dict_note(r, "the period %.40s is not read; write <DATE, >DATE or DATE-DATE with dates as YYMMDD or YYYYMMDD", skip_blanks(period));
        return;
    }
    char *code = sy_strndup(r->arena, content, n);
    for (char *p = code; *p; p++)
        if (*p >= 'a' && *p <= 'z') *p = (char)(*p - 'a' + 'A');
    role.discards = strcmp(code, "###") == 0;
    if (!role.discards && !is_null_code(code)) role.code = code;
    *SY_PUSH(r->arena, &actor->roles) = role;
}

/* A line is a head, a synonym ("+...") or further codes ("[...]"); each may have codes at its end. */
void sy_dict_read_actors(sy_dict_reader *r)
{
    int32_t actor = -1;
    for (char *line = sy_dict_line(r); line; line = sy_dict_line(r)) {
        char *s = sy_dict_trim(line), *rest = s, *content;
        if (!*s) continue;
        char *phrase = sy_strndup(r->arena, s, strcspn(s, "["));
        phrase = sy_dict_trim(phrase);
        if (*s != '[' && *s != '+') {
            actor = (int32_t)r->d->actors.n;
            *SY_PUSH(r->arena, &r->d->actors) = (sy_dict_actor){ 0 };
        }
        if (actor < 0) {
            sy_dict_note(r, "a synonym or code before the first actor; write the actor's name above it");
            continue;
        }
        if (*s == '+') phrase = sy_dict_trim(phrase + 1);
        if (*s != '[') sy_dict_add(r, &r->d->actor_phrases, phrase, actor);
        while ((content = sy_dict_bracket(r, rest, &rest))) add_role(r, &r->d->actors.at[actor], content);
    }
}

/* ---- agents */

typedef struct {
    sy_map names;                /* "person" to its number */
    SY_VEC(char *) members;      /* "MAN, MEN, WOMAN" */
} agent_sets;

/* "!PERSON! = MAN, MEN" */
static int read_set(sy_dict_reader *r, agent_sets *sets, char *s)
{
    char *equals = strchr(s, '=');
    char *close = *s == '!' && equals ? memchr(s + 1, '!', (size_t)(equals - s - 1)) : NULL;
    if (!close) return 0;
    int fresh;
    uint32_t *at = sy_map_put(r->arena, &sets->names, s + 1, (size_t)(close - s - 1), &fresh);
    if (fresh) {
        *at = sets->members.n;
        *SY_PUSH(r->arena, &sets->members) = NULL;
    }
    sets->members.at[*at] = sy_strdup(r->arena, equals + 1);
    return 1;
}

static void add_agent(sy_dict_reader *r, const char *phrase, int32_t agent, int no_plural)
{
    sy_dict_phrase *p = sy_dict_add(r, &r->d->agent_phrases, phrase, agent);
    if (p) p->no_plural = (uint8_t)no_plural;
}

/* Each way to put a member in the place of each "!SET!", one set after the other. */
static void expand_agent(sy_dict_reader *r, const agent_sets *sets, const char *phrase, int32_t agent, int no_plural)
{
    SY_VEC(const char *) todo = { 0 };
    *SY_PUSH(r->arena, &todo) = phrase;
    for (uint32_t i = 0; i < todo.n; i++) {
        const char *s = todo.at[i], *open = strchr(s, '!'), *close = open ? strchr(open + 1, '!') : NULL;
        const uint32_t *set = close ? sy_map_get(&sets->names, open + 1, (size_t)(close - open - 1)) : NULL;
        if (!close) {
            add_agent(r, s, agent, no_plural);
            continue;
        }
        if (!set) {
            sy_dict_note(r, "%.60s names a set that is not defined above; write !NAME! = WORD, WORD", s);
            return;
        }
        char *members = sy_strdup(r->arena, sets->members.at[*set]), *save = NULL;
        for (char *m = strtok_r(members, ",", &save); m; m = strtok_r(NULL, ",", &save)) {
            if (todo.n == SY_DICTIONARY_VARIANTS_MAX) {
                sy_dict_note(r, "more than %u phrases in one entry; use fewer sets", SY_DICTIONARY_VARIANTS_MAX);
                return;
            }
            *SY_PUSH(r->arena, &todo) = sy_printf(r->arena, "%.*s%s%s", (int)(open - s), s, sy_dict_trim(m), close + 1);
        }
    }
}

/* "[~COP]" or "[NGO~]" */
static int read_agent_code(sy_dict_reader *r, char *content, sy_dict_agent *out)
{
    char *code = sy_dict_trim(content), *tilde = strchr(code, '~');
    if (!tilde) return 0;
    out->first = tilde != code;
    if (out->first) *tilde = 0;
    else code++;
    code = sy_dict_trim(code);
    for (char *p = code; *p; p++)
        if (*p >= 'a' && *p <= 'z') *p = (char)(*p - 'a' + 'A');
    out->code = sy_strdup(r->arena, code);
    return *code != 0;
}

void sy_dict_read_agents(sy_dict_reader *r)
{
    agent_sets sets = { 0 };
    for (char *line = sy_dict_line(r); line; line = sy_dict_line(r)) {
        char *s = sy_dict_trim(line), *rest;
        if (!*s || read_set(r, &sets, s)) continue;
        char *content = sy_dict_bracket(r, s, &rest), *open = strchr(s, '{'), *close = open ? strchr(open, '}') : NULL;
        sy_dict_agent agent;
        if (!content || !read_agent_code(r, content, &agent)) {
            sy_dict_note(r, "an agent without a code; write [~CODE] or [CODE~] behind it");
            continue;
        }
        int32_t number = (int32_t)r->d->agents.n;
        *SY_PUSH(r->arena, &r->d->agents) = agent;
        if (open) *open++ = 0;
        if (close) *close = 0;
        expand_agent(r, &sets, sy_dict_trim(s), number, open != NULL);
        if (close && *sy_dict_trim(open)) add_agent(r, sy_dict_trim(open), number, 1);
    }
}

/* ---- discards */

void sy_dict_read_discards(sy_dict_reader *r)
{
    for (char *line = sy_dict_line(r); line; line = sy_dict_line(r)) {
        char *s = sy_dict_trim(line);
        s[strcspn(s, "[")] = 0;
        if (!*s) continue;
        int story = *s == '+';
        int32_t number = (int32_t)r->d->discards.n;
        if (!sy_dict_add(r, &r->d->discard_phrases, s + story, number)) continue;
        *SY_PUSH(r->arena, &r->d->discards) = (uint8_t)story;
    }
}

/* ---- issues */

/* "n:word", "a+b": marks off, "+" as a place where nothing may stand between; *verb: where a "v:word" ends, NULL. */
static char *issue_phrase(sy_dict_reader *r, const char *s, char **verb)
{
    char *out = sy_alloc(r->arena, strlen(s) + 1), *p = out;
    int in_verb = 0;
    *verb = NULL;
    for (; *s; s++) {
        if ((s[0] == 'n' || s[0] == 'v') && s[1] == ':') {
            in_verb = *s++ == 'v';
            continue;
        }
        if (in_verb && (*s == ' ' || *s == '+')) in_verb = 0;
        *p++ = *s == '+' ? '_' : *s;
        if (in_verb) *verb = p;
    }
    *p = 0;
    return out;
}

/* The phrase, and with the endings of a verb in it. */
static void add_issue(sy_dict_reader *r, const char *phrase, const char *verb, const sy_dict_issue *issue)
{
    static const char *const endings[] = { "s", "ed", "ing" };
    int32_t number = (int32_t)r->d->issues.n;
    if (!sy_dict_add(r, &r->d->issue_phrases, phrase, number)) return;
    *SY_PUSH(r->arena, &r->d->issues) = *issue;
    for (size_t i = 0; verb && i < sizeof endings / sizeof endings[0]; i++) {
        int n = (int)(verb - phrase), mute = i > 0 && n > 1 && verb[-1] == 'e';
        sy_dict_add(r, &r->d->issue_phrases, sy_printf(r->arena, "%.*s%s%s", n - mute, phrase, endings[i], verb), number);
    }
}

void sy_dict_read_issues(sy_dict_reader *r)
{
    const char *category = NULL;
    for (char *line = sy_dict_line(r); line; line = sy_dict_line(r)) {
        char *s = sy_dict_trim(line), *rest = s;
        if (!*s) continue;
        if (*s == '<') {
            char *name = strstr(s, "CATEGORY=\""), *end = name ? strchr(name + 10, '"') : NULL;
            category = end ? sy_strndup(r->arena, name + 10, (size_t)(end - name - 10)) : NULL;
            continue;
        }
        sy_dict_issue issue = { .category = category };
        char *code = sy_dict_bracket(r, s, &rest);
        issue.historical = s[0] == '~' && s[1] == '~';
        issue.cancels = s[0] == '~';
        char *verb, *phrase = issue_phrase(r, s + issue.cancels + issue.historical, &verb);
        issue.code = code && *code ? sy_strdup(r->arena, code) : category;
        if (!issue.cancels && !issue.code) {
            sy_dict_note(r, "an issue without a code or category; write [CODE] behind it");
            continue;
        }
        add_issue(r, phrase, verb, &issue);
    }
}
