/*
 * event_leader.c - whose head of state or government a family name is, where the report says it alone ("Vell wants to").
 *
 * The names stage asks for more before it names the person (the report must name the state). An event needs the country
 * only: one person, in the highest office on the day of the report, or called by such a title, is enough for that.
 */
#include "record/event_args.h"

#include "names/table.h"

enum { RANK_OF_LEADERS = 1 };

static int leads(const struct sy_names *t, const sy_entity *e, uint32_t date, int titled)
{
    for (int32_t i = e->offices; i >= 0; i = t->offices.at[i].next_of_entity) {
        const sy_office *o = &t->offices.at[i];
        if (t->roles.at[o->role].rank != RANK_OF_LEADERS || !o->of || strlen(o->of) != 3) continue;
        if (titled || (date ? sy_office_holds(o, date) : o->from && !o->to)) return 1;
    }
    return 0;
}

/* The one country that leaders of this name lead; NULL: none or several. */
static const char *one_country(const struct sy_names *t, int32_t form, uint32_t date, int titled)
{
    const char *hit = NULL;
    for (; form >= 0; form = t->forms.at[form].next) {
        const sy_entity *e = &t->entities.at[t->forms.at[form].entity];
        if (t->forms.at[form].kind != SY_FORM_SURNAME || !e->country || !leads(t, e, date, titled)) continue;
        if (hit && strcmp(hit, e->country) != 0) return NULL;
        hit = e->country;
    }
    return hit;
}

const char *sy_arg_leader(const struct sy_names *t, const sayso_doc *d, int32_t surname, int titled)
{
    char key[SY_FOLD_MAX];
    const sy_word *w = sy_nth(d, surname);
    if (!t || w->upos != SY_PROPN) return NULL;
    size_t n = sy_fold(w->form, strlen(w->form), key, sizeof key);
    n = sy_spelling_apply(&t->spelling, key, n, sizeof key);
    int32_t form = n ? sy_names_form(t, key, n, 1) : -1;
    if (form < 0) return NULL;
    uint32_t date = sy_names_date(d->report.date, 0);
    const char *now = one_country(t, form, date, 0);
    return now || !titled ? now : one_country(t, form, date, 1);
}
