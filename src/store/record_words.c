/* record_words.c - the words that stand for enums. They are part of the interface: never change one. */
#include "store/record_words.h"

#include <string.h>

#define WORDS(call, ...)                                                             \
    const char *call(unsigned i)                                                     \
    {                                                                                \
        static const char *const words[] = { NULL, __VA_ARGS__ };                    \
        return i < sizeof words / sizeof words[0] ? words[i] : NULL;                 \
    }
WORDS(sy_word_of_basis, "stated", "metadata", "given")
WORDS(sy_word_of_actor_kind, "person", "state", "government", "organisation", "group", "media", "place")
WORDS(sy_word_of_how, "name", "spelling", "surname", "title", "pronoun", "seat", "short", "correction")
WORDS(sy_word_of_form, "direct", "mixed", "indirect")
WORDS(sy_word_of_strength, "neutral", "claim", "factive", "strong", "weak")
WORDS(sy_word_of_modality, "actual", "planned", "demanded", "conditional", "hypothetical", "claimed")
WORDS(sy_word_of_stance, "demands", "offers", "accepts", "rejects", "threatens", "prefers", "supports", "opposes")
WORDS(sy_word_of_condition_kind, "threat", "offer", "requirement", "prediction")
WORDS(sy_word_of_timex, "DATE", "TIME", "DURATION", "SET")
WORDS(sy_word_of_quantity, "MONEY", "PERCENT", "QUANTITY")
WORDS(sy_word_of_bound, "about", "min", "max")
WORDS(sy_word_of_finding, "story", "occasion", "agreement", "variant", "conflict", "disagreement", "attribution_change", "passage", "origin", "claim")

unsigned sy_number_of_word(const char *(*words)(unsigned), const char *word)
{
    for (unsigned i = 1; word && words(i); i++)
        if (strcmp(words(i), word) == 0) return i;
    return 0;
}
