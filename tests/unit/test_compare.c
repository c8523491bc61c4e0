/* test_compare.c - reprints, stories and shared passages: what stands in the texts alone. */
#include "compare_fixture.h"

#include "compare/inner.h"

#define LEAD "Orvenia will close the gates of the Brenn dam on Friday, its water minister told the council in Ostrel. "
#define BODY "Castavar moved four brigades to the river last week and asked the commission for a session. " \
             "The harvest in the lower valley depends on the spring flood, and farmers there have begun to dig wells. "
#define TAIL "A ferry that carries timber downstream has been stopped since March, and two mills have let their workers go. " \
             "The commission meets again after the feast of the river, when the snow on the northern ridge has gone. "
#define HOUSES "The flood took 347 houses in the lower valley, according to the council."
#define ABOUT_HOUSES "The flood took about 350 houses in the lower valley, according to the council."
#define RATES(word) "The price of oats rose by 14 " word " and that of barley by 9 " word ". Rents fell by 3 " word " in the autumn."
#define QUOTE "“Nobody who drinks from this river will ever be left to thirst by us while I hold this office,”"

static void a_cut_copy_with_another_headline_is_a_reprint(void **state)
{
    (void)state;
    fixture f = { 0 };
    add_text(&f, "a", "2024-03-01T08:00", "Gates to close on Friday\\n" LEAD "\\n" BODY "\\n" TAIL, NULL);
    add_text(&f, "b", "2024-03-01T11:00", "Brenn dam: minister names the day\\n" LEAD "\\n" BODY, NULL);
    add_text(&f, "c", "2024-03-01T09:00",
             "Estmark offers to mediate\\nThe foreign ministry of Estmark said its envoy would travel to both capitals before the month is out. "
             "He has brought peace to three borders and speaks the languages of all of them, a colleague recalled.", NULL);
    collate(&f);
    assert_int_equal(place(&f, 0)->family, place(&f, 1)->family);
    assert_int_not_equal(place(&f, 0)->family, place(&f, 2)->family);
    assert_int_equal(place(&f, 0)->parent, -1);
    assert_int_equal(place(&f, 1)->parent, 0);
    assert_int_equal(place(&f, 2)->parent, -1);
    const sayso_finding *w = finding(&f, SAYSO_PASSAGE, "reprint", 0);
    assert_non_null(w);
    assert_int_equal(w->n_evidence, 2);
    release(&f);
}

static void a_copy_without_date_or_change_has_no_direction(void **state)
{
    (void)state;
    fixture f = { 0 };
    add_text(&f, "a", NULL, "Gates to close on Friday\\n" LEAD BODY TAIL, NULL);
    add_text(&f, "b", NULL, "Gates to close on Friday\\n" LEAD BODY TAIL, NULL);
    collate(&f);
    assert_int_equal(place(&f, 0)->family, place(&f, 1)->family);
    assert_int_equal(place(&f, 0)->parent, -1);
    assert_int_equal(place(&f, 1)->parent, -1);
    release(&f);
}

static void copies_that_lack_and_change_the_same_are_put_together(void **state)
{
    (void)state;
    fixture f = { 0 };
    add_text(&f, "a", NULL, "Gates to close on Friday\\n" LEAD "\\n" HOUSES "\\n" BODY "\\n" TAIL, NULL);
    add_text(&f, "b", NULL, "Gates to close on Friday\\n" LEAD "\\n" ABOUT_HOUSES "\\n" BODY, NULL);
    add_text(&f, "c", NULL, "Gates to close on Friday, council hears\\n" LEAD "\\n" ABOUT_HOUSES "\\n" BODY, NULL);
    collate(&f);
    assert_int_equal(place(&f, 0)->parent, -1);
    assert_int_equal(place(&f, 1)->parent, 0);
    assert_int_equal(place(&f, 2)->parent, 1);
    release(&f);
}

static void what_is_made_rounder_or_loses_its_source_was_taken_from_the_other(void **state)
{
    (void)state;
    fixture f = { 0 };
    add_text(&f, "a", NULL, "Gates to close on Friday\\n" LEAD "\\n" ABOUT_HOUSES "\\n" BODY TAIL, NULL);
    add_text(&f, "b", NULL, "Gates to close on Friday\\n" LEAD "\\n" HOUSES "\\n" BODY TAIL, NULL);
    collate(&f);
    assert_int_equal(place(&f, 0)->parent, 1);
    assert_int_equal(place(&f, 1)->parent, -1);
    release(&f);
    add_text(&f, "a", NULL, "Gates to close on Friday\\n" LEAD "\\nThe flood took two mills.\\n" BODY TAIL, NULL);
    add_text(&f, "b", NULL, "Gates to close on Friday\\n" LEAD "\\nThe flood took two mills, according to the council of the valley.\\n" BODY TAIL, NULL);
    collate(&f);
    assert_int_equal(place(&f, 0)->parent, 1);
    assert_int_equal(place(&f, 1)->parent, -1);
    release(&f);
}

static void a_house_spelling_counts_once_and_a_credit_shows_a_copy(void **state)
{
    (void)state;
    fixture f = { 0 };
    add_text(&f, "a", NULL, "Gates to close on Friday\\n" LEAD "\\n" RATES("per cent") "\\n" BODY "\\n" TAIL, NULL);
    add_text(&f, "b", NULL, "Gates to close on Friday\\n" LEAD "\\n" RATES("percent") "\\n" BODY "\\n" TAIL "\\n(Orpress)", NULL);
    add_text(&f, "c", NULL, "Gates to close on Friday\\n" LEAD "\\n" RATES("percent") "\\n" BODY "\\n(Orpress)", NULL);
    add_text(&f, "d", NULL, "Gates to close on Friday\\n" LEAD "\\n" RATES("per cent") "\\n" BODY, NULL);
    collate(&f);
    assert_int_equal(place(&f, 0)->parent, -1);
    assert_int_equal(place(&f, 1)->parent, 0);
    assert_int_equal(place(&f, 2)->parent, 1);
    assert_int_equal(place(&f, 3)->parent, 0);
    release(&f);
}

static void among_like_sources_the_nearer_in_time_is_named(void **state)
{
    (void)state;
    fixture f = { 0 };
    add_text(&f, "a", "2024-03-01T08:00", "Gates to close on Friday\\n" LEAD "\\n" BODY "\\n" TAIL, NULL);
    add_text(&f, "b", "2024-03-04T08:00", "Gates to close on Friday\\n" LEAD "\\n" BODY "\\n" TAIL, NULL);
    add_text(&f, "c", "2024-03-04T11:00", "Gates to close on Friday\\n" LEAD "\\n" BODY, NULL);
    collate(&f);
    assert_int_equal(place(&f, 1)->parent, 0);
    assert_int_equal(place(&f, 2)->parent, 1);
    release(&f);
}

static void a_shared_quotation_makes_no_family(void **state)
{
    (void)state;
    fixture f = { 0 };
    add_text(&f, "a", NULL, "The minister spoke for an hour in the old hall. " QUOTE " he said. " BODY " Dam talks open in Ostrel. Envoy of Estmark hopeful. River Selva low.", NULL);
    add_text(&f, "b", NULL, "At noon the cabinet of Orvenia heard its water minister out. " QUOTE " she was told. " TAIL " In Ostrel the dam talks open late. River Selva low, envoy of Estmark afraid.", NULL);
    collate(&f);
    assert_int_not_equal(place(&f, 0)->family, place(&f, 1)->family);
    const sayso_finding *w = finding(&f, SAYSO_PASSAGE, "quotation", 0);
    assert_non_null(w);
    assert_int_equal(w->n_evidence, 2);
    assert_words(&f, &w->evidence[0], "Nobody who drinks from this river will ever be left to thirst by us while I hold this office");
    assert_words(&f, &w->evidence[1], "Nobody who drinks from this river will ever be left to thirst by us while I hold this office");
    assert_null(finding(&f, SAYSO_PASSAGE, "reprint", 0));
    release(&f);
}

#define STOCK "since Orvenia began to fill the long reservoir above the town of Brenn"

static void what_three_reports_repeat_is_background(void **state)
{
    (void)state;
    fixture f = { 0 };
    add_text(&f, "a", NULL, "The valley has waited " STOCK ". Dam talks open in Ostrel. Envoy of Estmark hopeful. River Selva low.", NULL);
    add_text(&f, "b", NULL, "Little has been agreed " STOCK ". In Ostrel the dam talks open late. River Selva low, envoy of Estmark afraid.", NULL);
    add_text(&f, "c", NULL, "Prices have doubled " STOCK ". An envoy of Estmark in Ostrel. Low river Selva, dam talks that may open.", NULL);
    collate(&f);
    const sayso_finding *w = finding(&f, SAYSO_PASSAGE, "background", 0);
    assert_non_null(w);
    assert_int_equal(w->n_evidence, 3);
    assert_words(&f, &w->evidence[2], STOCK);
    assert_true(w->conf < 70);
    assert_null(finding(&f, SAYSO_PASSAGE, "text", 0));
    release(&f);
}

static void stripped_words_are_not_compared(void **state)
{
    (void)state;
    fixture f = { 0 };
    const char *share = "Share this article with your friends and family on all of the networks that you use";
    char text[600], more[64];
    snprintf(text, sizeof text, "%s\\nThe dam of Brenn closes on Friday.", share);
    snprintf(more, sizeof more, "[0,%zu]", strlen(share));
    f.stripped = more;
    add_text(&f, "a", NULL, text, NULL);
    add_text(&f, "b", NULL, text, NULL);
    collate(&f);
    assert_null(finding(&f, SAYSO_PASSAGE, NULL, 0));
    release(&f);
}

static void the_order_of_the_reports_changes_nothing(void **state)
{
    (void)state;
    fixture f = { 0 }, g = { 0 };
    const char *ids[] = { "a", "b", "c" };
    const char *texts[] = { LEAD "\\n" BODY, LEAD "\\n" BODY TAIL, QUOTE " said the minister. " TAIL };
    for (int i = 0; i < 3; i++) add_text(&f, ids[i], NULL, texts[i], NULL);
    for (int i = 2; i >= 0; i--) add_text(&g, ids[i], NULL, texts[i], NULL);
    collate(&f);
    collate(&g);
    size_t n, m;
    const sayso_finding *x = sayso_story_findings(f.story, &n), *y = sayso_story_findings(g.story, &m);
    assert_int_equal(n, m);
    assert_true(n > 0);
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(x[i].kind, y[i].kind);
        assert_int_equal(x[i].n_evidence, y[i].n_evidence);
        for (uint32_t k = 0; k < x[i].n_evidence; k++) assert_memory_equal(&x[i].evidence[k].span, &y[i].evidence[k].span, sizeof(sayso_span));
    }
    for (size_t i = 0; i < 3; i++) assert_memory_equal(place(&f, i), place(&g, i), sizeof(sayso_place_of_report));
    release(&f);
    release(&g);
}

static void two_reports_of_one_id_are_refused(void **state)
{
    (void)state;
    fixture f = { 0 };
    sayso_error err;
    add_text(&f, "a", NULL, LEAD, NULL);
    add_text(&f, "a", NULL, BODY, NULL);
    assert_int_equal(sayso_collate(&f.engine, (const sayso_doc *const *)f.docs, 2, &f.story, &err), SAYSO_USAGE);
    assert_non_null(strstr(err.text, "a"));
    assert_null(f.story);
    release(&f);
}

static void each_failed_allocation_is_a_status(void **state)
{
    (void)state;
    fixture f = { 0 };
    sayso_error err;
    add_text(&f, "a", NULL, LEAD "\\n" QUOTE "\\n" BODY, NULL);
    add_text(&f, "b", NULL, LEAD "\\n" QUOTE "\\n" BODY TAIL, NULL);
    int failures = 0;
    for (long nth = 1;; nth++) {
        sy_test_fail_nth(nth);
        sayso_status status = sayso_collate(&f.engine, (const sayso_doc *const *)f.docs, 2, &f.story, &err);
        sy_test_fail_nth(0);
        if (!status) break;
        assert_int_equal(status, SAYSO_MEMORY);
        assert_null(f.story);
        failures++;
    }
    assert_true(failures > 2);
    release(&f);
}

static void no_reports_and_empty_reports_are_fine(void **state)
{
    (void)state;
    fixture f = { 0 };
    collate(&f);
    release(&f);
    add_text(&f, "a", NULL, ".", NULL);
    add_text(&f, "b", NULL, "?", NULL);
    collate(&f);
    assert_int_not_equal(place(&f, 0)->family, place(&f, 1)->family);
    release(&f);
}

static void cut_items(void *arg)
{
    static const char text[] = "6. Gates shut\n12) Talks\n1.5 metres\n7 soldiers";
    sy_arena *a = arg;
    sy_cword *words;
    assert_int_equal(sy_compare_cut(a, text, sizeof text - 1, NULL, 0, &words), 7);
    assert_memory_equal(text + words[0].start, "Gates", 5);
    assert_memory_equal(text + words[2].start, "Talks", 5);
}

static void the_number_of_a_list_item_is_no_figure(void **state)
{
    (void)state;
    sy_arena a;
    sy_arena_init(&a, 0);
    assert_int_equal(sy_guard(&a, cut_items, &a, NULL), SAYSO_OK);
    sy_arena_free(&a);
}

/* Actors as a record has them: a person whose name stands in full (1), or the family name alone. */
#define PERSON(id, name, s, e) "{\"id\":\"" id "\",\"name\":\"" name "\",\"kind\":\"person\",\"country\":null,\"code\":null,\"mentions\":[{\"span\":[" #s "," #e "],\"how\":\"name\"}]}"

static const char *actor_id(const fixture *f, size_t report, size_t nth)
{
    size_t n;
    const sayso_actor *a = sayso_doc_actors(sayso_story_docs(f->story, &n)[report], &n);
    assert_true(nth < n);
    return a[nth].id;
}

static void a_family_name_is_whose_the_story_names_in_full(void **state)
{
    (void)state;
    fixture f = { 0 };
    add_text(&f, "a", "2024-03-01T08:00", "Lars Vell spoke. " LEAD BODY TAIL, ",\"actors\":[" PERSON("x:lars-vell", "Lars Vell", 0, 9) "]");
    add_text(&f, "b", "2024-03-01T11:00", "Mr Vell spoke. " LEAD BODY, ",\"actors\":[" PERSON("x:vell", "Vell", 3, 7) "]");
    collate(&f);
    assert_int_equal(place(&f, 0)->story, place(&f, 1)->story);
    assert_string_equal(actor_id(&f, 1, 0), "x:lars-vell");
    release(&f);
}

static void a_family_name_of_two_or_of_another_story_stays_alone(void **state)
{
    (void)state;
    fixture f = { 0 };
    add_text(&f, "a", "2024-03-01T08:00", "Lars Vell spoke. " LEAD BODY TAIL, ",\"actors\":[" PERSON("x:lars-vell", "Lars Vell", 0, 9) "]");
    add_text(&f, "b", "2024-03-01T11:00", "Mr Vell spoke. " LEAD BODY, ",\"actors\":[" PERSON("x:vell", "Vell", 3, 7) "]");
    add_text(&f, "c", "2024-03-01T12:00", "Ann Vell spoke. " LEAD BODY, ",\"actors\":[" PERSON("x:ann-vell", "Ann Vell", 0, 8) "]");
    add_text(&f, "d", "2023-07-09T12:00", "Vell won the cup. The rowers of Estmark had trained for a year on the lake behind the old mill, and nobody had given them a chance.",
             ",\"actors\":[" PERSON("x:vell", "Vell", 0, 4) "]");
    collate(&f);
    assert_string_equal(actor_id(&f, 1, 0), "x:vell");
    assert_string_equal(actor_id(&f, 3, 0), "x:vell");
    release(&f);
}

static void a_name_in_another_romanisation_is_the_same_person(void **state)
{
    (void)state;
    fixture f = { 0 };
    add_text(&f, "a", "2024-03-01T08:00", "Kasim al-Terrani spoke. " LEAD BODY TAIL, ",\"actors\":[" PERSON("or:terrani", "Kasim al-Terrani", 0, 16) "]");
    add_text(&f, "b", "2024-03-01T11:00", "Qasem Tarrani spoke. " LEAD BODY, ",\"actors\":[" PERSON("x:qasem-tarrani", "Qasem Tarrani", 0, 13) "]");
    add_text(&f, "d", "2024-03-01T12:30", "Mr Tarrani spoke. " LEAD BODY, ",\"actors\":[" PERSON("x:tarrani", "Tarrani", 3, 10) "]");
    collate(&f);
    assert_string_equal(actor_id(&f, 1, 0), "or:terrani");
    assert_string_equal(actor_id(&f, 2, 0), "or:terrani");
    add_text(&f, "c", "2024-03-01T12:00", "Kasima Terrana spoke. " LEAD BODY, ",\"actors\":[" PERSON("x:kasima-terrana", "Kasima Terrana", 0, 14) "]");
    sayso_story_free(f.story);
    collate(&f);
    assert_string_equal(actor_id(&f, 1, 0), "x:qasem-tarrani"); /* there are two now whose names are left the same */
    assert_string_equal(actor_id(&f, 2, 0), "x:kasima-terrana");
    release(&f);
}

#define BODY_OF(id, name, spans) "{\"id\":\"" id "\",\"name\":\"" name "\",\"kind\":\"organisation\",\"country\":null,\"code\":null,\"mentions\":[" spans "]}"
#define AT(s, e) "{\"span\":[" #s "," #e "],\"how\":\"name\"}"

static void letters_are_whose_the_story_gives_them_to(void **state)
{
    (void)state;
    fixture f = { 0 };
    add_text(&f, "a", "2024-03-01T08:00", "River Pilots (RPX) spoke. " LEAD BODY TAIL, ",\"actors\":[" BODY_OF("x:river-pilots", "River Pilots", AT(0, 12) "," AT(14, 17)) "]");
    add_text(&f, "b", "2024-03-01T11:00", "RPX spoke. " LEAD BODY, ",\"actors\":[" BODY_OF("x:rpx", "RPX", AT(0, 3)) "]");
    collate(&f);
    assert_string_equal(actor_id(&f, 1, 0), "x:river-pilots");
    add_text(&f, "c", "2024-03-01T12:00", "Rural Posts (RPX) spoke. " LEAD BODY, ",\"actors\":[" BODY_OF("x:rural-posts", "Rural Posts", AT(0, 11) "," AT(13, 16)) "]");
    sayso_story_free(f.story);
    collate(&f);
    assert_string_equal(actor_id(&f, 1, 0), "x:rpx");
    release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cut_copy_with_another_headline_is_a_reprint),
        cmocka_unit_test(the_number_of_a_list_item_is_no_figure),
        cmocka_unit_test(a_copy_without_date_or_change_has_no_direction),
        cmocka_unit_test(copies_that_lack_and_change_the_same_are_put_together),
        cmocka_unit_test(what_is_made_rounder_or_loses_its_source_was_taken_from_the_other),
        cmocka_unit_test(a_house_spelling_counts_once_and_a_credit_shows_a_copy),
        cmocka_unit_test(among_like_sources_the_nearer_in_time_is_named),
        cmocka_unit_test(a_shared_quotation_makes_no_family),
        cmocka_unit_test(what_three_reports_repeat_is_background),
        cmocka_unit_test(stripped_words_are_not_compared),
        cmocka_unit_test(the_order_of_the_reports_changes_nothing),
        cmocka_unit_test(two_reports_of_one_id_are_refused),
        cmocka_unit_test(each_failed_allocation_is_a_status),
        cmocka_unit_test(no_reports_and_empty_reports_are_fine),
        cmocka_unit_test(a_family_name_is_whose_the_story_names_in_full),
        cmocka_unit_test(a_name_in_another_romanisation_is_the_same_person),
        cmocka_unit_test(letters_are_whose_the_story_gives_them_to),
        cmocka_unit_test(a_family_name_of_two_or_of_another_story_stays_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
