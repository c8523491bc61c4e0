/* scenes.h - on which occasion something was said: scenes of single reports, and the occasions they join to. */
#ifndef SY_SCENES_H
#define SY_SCENES_H

#include "compare/relays.h"

enum { SY_VENUE_KEYS_MAX = 12 };

/* What one report says about one appearance of one speaker. */
typedef struct {
    uint32_t report, speaker;  /* speaker: number of an actor of the set */
    sayso_span source, venue, time; /* {0,0}: not found */
    const char *date;          /* TIMEX3 value of the day; NULL */
    uint64_t kinds;            /* bits of the venue's kinds */
    uint32_t keys[SY_VENUE_KEYS_MAX], n_keys; /* subject words of the venue */
} sy_scene;

typedef struct {
    SY_VEC(sy_scene) at;
    int32_t **of;              /* of each report and attribution: its scene, -1 */
    sy_map actors;             /* id -> number of an actor in the set */
    uint32_t **actor;          /* of each report and actor: its number */
    uint32_t *sets;            /* scenes of one occasion */
    sy_relay_list *relays;     /* of each report: who its credits name */
    sy_scene *groups;          /* of the first scene of each set: what is known of the occasion */
} sy_scenes;

/* The scenes of all reports, joined where speaker, day and venue say that they are one. */
void sy_scenes_read(sy_collation *c, sy_scenes *s);
/* Join two scenes for a quotation that both have, unless day or venue speak against it. */
void sy_scenes_join_by_quote(sy_scenes *s, int32_t a, int32_t b);
/* May the two tell of one appearance? 0 if speaker, day or venue differ. */
int sy_scenes_agree(const sy_scenes *s, int32_t a, int32_t b);
/* Report the occasions of which a venue or a day is known. */
void sy_scenes_report(sy_collation *c, sy_scenes *s);
/* Is anything known of the occasion: a venue or a day? */
int sy_scene_is_placed(const sy_scenes *s, int32_t scene);
/* Number of the occasion of a scene. */
static inline uint32_t sy_occasion_of(const sy_scenes *s, int32_t scene) { return sy_set_find(s->sets, (uint32_t)scene); }

/* The attribution that a run of words belongs to: by most shared bytes, else by the cue before it in its sentence, else
 * that of the quotation before it in its paragraph; -1. */
int32_t sy_attribution_of(const sy_cdoc *d, sayso_span span);

/* The speaker of an attribution; where the record has the state of "the Orvenian president Mira Dostan", the person
 * that ends the source. -1: not found. */
int32_t sy_speaker_of(const sayso_doc *doc, const sayso_attribution *a);

/* How two TIMEX3 values stand to each other: 1 the same day, -1 different days, 0 not known. */
int sy_compare_days(const char *a, const char *b);
/* Monday 1 to Sunday 7 of a TIMEX3 value; 0: not known. */
int sy_weekday_of_value(const char *s);

/* ---- wordings.c: variants and origins of quotations; joins occasions by them */
void sy_compare_wordings(sy_collation *c, sy_scenes *s);

/* ---- paraphrase.c: what one report quotes and another tells in reported speech */
void sy_compare_paraphrases(sy_collation *c, sy_scenes *s);

#endif
