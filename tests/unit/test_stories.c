/* test_stories.c - which reports are put into one story, and which look alike only. */
#include "compare_fixture.h"

/* Two exchanges of prisoners between the same sides: told in the same words, but of other places, days, numbers and people. */
static const char *const bridge[] = {
    "Orvenia and Castavar exchanged 142 prisoners on the Karn bridge on Tuesday, officials of both sides said. The prisoners were handed over by "
    "the Red Lantern. Envoy Lisk Tormund watched the exchange. It was agreed in Ostrel on 3 March.",
    "A total of 142 prisoners were exchanged on Tuesday on the Karn bridge between Orvenia and Castavar. Buses took the prisoners home. "
    "The exchange, agreed in Ostrel, was watched by envoy Lisk Tormund, officials said.",
    "Prisoners of Orvenia and Castavar walked over the Karn bridge on Tuesday. Officials counted 142 prisoners in the exchange. Tormund, the envoy who "
    "brought the sides together in Ostrel on 3 March, called it a good day.",
    "The Karn bridge was closed on Tuesday while Orvenia and Castavar exchanged prisoners. There were 142 of them, officials of the Red Lantern said. Lisk Tormund "
    "thanked both sides for the exchange.",
    "Families waited at the Karn bridge for the exchange of 142 prisoners between Castavar and Orvenia. Envoy Tormund said that both sides had kept what "
    "was agreed in Ostrel on 3 March.",
};

static const char *const harbour[] = {
    "Orvenia and Castavar exchanged 67 prisoners in the harbour of Belmor on Sunday, officials of both sides said. The prisoners were handed over by "
    "the Red Lantern. General Adra Quennel watched the exchange. It was agreed in Pellane on 19 June.",
    "A total of 67 prisoners were exchanged on Sunday in the harbour of Belmor between Orvenia and Castavar. Ships took the prisoners home. "
    "The exchange, agreed in Pellane, was watched by general Adra Quennel, officials said.",
    "Prisoners of Orvenia and Castavar met in the harbour of Belmor on Sunday. Officials counted 67 prisoners in the exchange. Quennel, the general who "
    "brought the sides together in Pellane on 19 June, called it a good day.",
    "No ship could leave Belmor on Sunday while Orvenia and Castavar exchanged prisoners in the harbour. Adra Quennel thanked both sides for the exchange. "
    "All 67 were in good health, the Red Lantern said.",
    "Families waited in Belmor for the exchange of 67 prisoners between Castavar and Orvenia. General Quennel said that both sides had kept what "
    "was agreed in Pellane on 19 June.",
};

/* The second exchange in other words. */
#define BY_SEA "After months behind bars 67 captives came back to their relatives by sea. In Belmor they were greeted with songs. A deal struck at Pellane on " \
               "19 June, which Quennel had pushed for, made their return possible."

enum { EACH = 5 };

static void add_both(fixture *f)
{
    char id[8];
    for (int i = 0; i < EACH; i++) {
        snprintf(id, sizeof id, "a%d", i);
        add_text(f, id, NULL, bridge[i], NULL);
    }
    for (int i = 0; i < EACH; i++) {
        snprintf(id, sizeof id, "b%d", i);
        add_text(f, id, NULL, harbour[i], NULL);
    }
}

static void look_alikes_stay_apart(void **state)
{
    (void)state;
    fixture f = { 0 };
    add_both(&f);
    collate(&f);
    for (size_t i = 1; i < EACH; i++) {
        assert_int_equal(place(&f, i)->story, place(&f, 0)->story);
        assert_int_equal(place(&f, EACH + i)->story, place(&f, EACH)->story);
    }
    assert_int_not_equal(place(&f, 0)->story, place(&f, EACH)->story);
    release(&f);
}

static void other_words_join_by_names_and_numbers(void **state)
{
    (void)state;
    fixture f = { 0 };
    add_both(&f);
    add_text(&f, "c", NULL, BY_SEA, NULL);
    collate(&f);
    assert_int_equal(place(&f, 2 * EACH)->story, place(&f, EACH)->story);
    release(&f);
}

static void two_reports_alone(void **state)
{
    (void)state;
    fixture f = { 0 };
    add_text(&f, "a", NULL, bridge[1], NULL);
    add_text(&f, "b", NULL, bridge[2], NULL);
    collate(&f);
    assert_int_equal(place(&f, 0)->story, place(&f, 1)->story);
    release(&f);
    add_text(&f, "a", NULL, bridge[1], NULL);
    add_text(&f, "b", NULL, "The price of barley rose in Tarkhan for a third month, traders said. A dry spring has hurt the crop.", NULL);
    collate(&f);
    assert_int_not_equal(place(&f, 0)->story, place(&f, 1)->story);
    release(&f);
}

/* The same two sides exchange prisoners every few years. */
static void years_keep_reports_apart(void **state)
{
    (void)state;
    fixture f = { 0 };
    add_text(&f, "a", "2031-03-05", bridge[1], NULL);
    add_text(&f, "b", "2031-03-06", bridge[2], NULL);
    add_text(&f, "c", "2036-03-06", bridge[4], NULL);
    collate(&f);
    assert_int_equal(place(&f, 0)->story, place(&f, 1)->story);
    assert_int_not_equal(place(&f, 0)->story, place(&f, 2)->story);
    release(&f);
}

/* However many copies of one text there are, they say no more than one of how alike the reports of a story are. */
static void copies_keep_nobody_out(void **state)
{
    (void)state;
    fixture f = { 0 };
    char id[8];
    for (int i = 0; i < 6; i++) {
        snprintf(id, sizeof id, "a%d", i);
        add_text(&f, id, NULL, harbour[0], NULL);
        snprintf(id, sizeof id, "b%d", i);
        add_text(&f, id, NULL, BY_SEA, NULL);
    }
    collate(&f);
    assert_int_not_equal(place(&f, 0)->family, place(&f, 6)->family);
    assert_int_equal(place(&f, 0)->story, place(&f, 6)->story);
    release(&f);
}

/* One year in common is not two fifths of a story. */
static void one_common_number_joins_nothing(void **state)
{
    (void)state;
    fixture f = { 0 };
    add_text(&f, "a", NULL, "Orvenia wants the gates of the dam closed in 2031, its water minister told farmers at Brenn.", NULL);
    add_text(&f, "b", NULL, "The choir of Tarkhan sings abroad in 2031, it told a newspaper. It has waited long for an invitation.", NULL);
    collate(&f);
    assert_int_not_equal(place(&f, 0)->story, place(&f, 1)->story);
    release(&f);
}

/* ---- many reports */

enum { FACTS = 24, FACT_WORDS = 18, TOLD = 12, WORD_ROOM = 9, CROWD = 2500, OTHERS = 70 };

static unsigned draw(uint32_t *seed, unsigned n)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 10) % n;
}

/* A made-up word for a number; every fifth is a name. */
static void make_word(char out[WORD_ROOM], unsigned number)
{
    static const char first[] = "bdfgklmnprstvz", second[] = "aeiou";
    uint32_t seed = number * 2654435761u;
    for (int i = 0; i < 3; i++) {
        out[2 * i] = first[draw(&seed, sizeof first - 1)];
        out[2 * i + 1] = second[draw(&seed, sizeof second - 1)];
    }
    out[6] = 0;
    if (number % 5 == 0) out[0] = (char)(out[0] - 'a' + 'A');
}

/* A report of a story: half of its facts, a third of their words its own. */
static void tell(char *out, unsigned story, uint32_t *seed)
{
    for (int fact = 0, told = 0; told < TOLD; fact++) {
        if (fact < FACTS - TOLD + told && draw(seed, FACTS - (unsigned)fact) >= (unsigned)(TOLD - told)) continue;
        told++;
        out += sprintf(out, "The ");
        for (int w = 0; w < FACT_WORDS; w++) {
            char word[WORD_ROOM];
            unsigned number = 10000 * story + (unsigned)(fact * FACT_WORDS + w);
            make_word(word, number % 5 && draw(seed, 100) < 35 ? 1000000 + 5 * draw(seed, 8000) + 1 : number);
            out += sprintf(out, "%s%s", word, w + 1 < FACT_WORDS ? " " : ". ");
        }
    }
}

/* A story that more reports tell than are linked all with all is one story, and stays apart from another. */
static void a_story_of_thousands_is_one_story(void **state)
{
    (void)state;
    struct sayso engine = { 0 };
    sayso_doc **docs = calloc(CROWD + OTHERS, sizeof *docs);
    sayso_story *story;
    sayso_error err;
    uint32_t seed = 11;
    size_t n;
    fixture f = { 0 };
    for (unsigned i = 0; i < CROWD + OTHERS; i++) {
        char id[8], text[TOLD * FACT_WORDS * WORD_ROOM + TOLD * 8];
        snprintf(id, sizeof id, "%05u", i);
        tell(text, i < CROWD ? 1 : 2, &seed);
        f.n = 0;
        add_text(&f, id, NULL, text, NULL);
        docs[i] = f.docs[0];
    }
    assert_int_equal(sayso_place(&engine, (const sayso_doc *const *)docs, CROWD + OTHERS, &story, &err), SAYSO_OK);
    const sayso_place_of_report *at = sayso_story_places(story, &n);
    for (unsigned i = 0; i < CROWD + OTHERS; i++) {
        assert_int_equal(at[i].family, i); /* no copies */
        assert_int_equal(at[i].story, i < CROWD ? 0 : 1);
        sayso_doc_free(docs[i]);
    }
    sayso_story_free(story);
    free(docs);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(look_alikes_stay_apart), cmocka_unit_test(other_words_join_by_names_and_numbers), cmocka_unit_test(two_reports_alone),
        cmocka_unit_test(years_keep_reports_apart),
        cmocka_unit_test(copies_keep_nobody_out), cmocka_unit_test(one_common_number_joins_nothing),
        cmocka_unit_test(a_story_of_thousands_is_one_story),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
