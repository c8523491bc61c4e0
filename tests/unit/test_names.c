/* test_names.c - who stands where, read through the public interface with the example table of docs/actors.md. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "sayso.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char table_path[] = "/tmp/sayso-actors-XXXXXX";
static sayso *engine;

/* The first ```tsv block of docs/actors.md. */
static char *documented_table(void)
{
    FILE *f = fopen(SY_DATA "/../docs/actors.md", "rb");
    assert_non_null(f);
    char *text = calloc(1, 1 << 16);
    assert_non_null(text);
    assert_true(fread(text, 1, (1 << 16) - 1, f) > 0);
    fclose(f);
    char *from = strstr(text, "```tsv\n");
    assert_non_null(from);
    from += 7;
    char *end = strstr(from, "```");
    assert_non_null(end);
    *end = 0;
    char *out = strdup(from);
    free(text);
    return out;
}

static int open_engine(void **state)
{
    (void)state;
    char *table = documented_table();
    int fd = mkstemp(table_path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, table, strlen(table)), (ssize_t)strlen(table));
    /* the columns of the documented table: who has an office that began nobody knows when, and a commander without a state */
    static const char rows[] = "group:selva-front\tgroup\tSelva Front\t\t\t\t\t\t\t\t\tCTVREB;CTVGOV@2021-08-15\t\t\t\t\n"
                               "ov:obel\tperson\tArn Obel\t\t\t\t\t\t\t\tORV\t\tpresident\tm\t\t2019-12-31\n"
                               "ov:tusk\tperson\tLorna Tusk\t\t\t\t\t\t\t\tXTV\t\tcommander\tf\t\t\n";
    assert_int_equal(write(fd, rows, strlen(rows)), (ssize_t)strlen(rows));
    close(fd);
    free(table);
    sayso_options o = { .size = sizeof o, .data_dir = SY_DATA, .model_dir = SY_DATA "/../models", .actors = table_path };
    sayso_error err;
    if (sayso_open(&o, &engine, &err) != SAYSO_OK) fail_msg("%s", err.text);
    return 0;
}

static int close_engine(void **state)
{
    (void)state;
    sayso_close(engine);
    unlink(table_path);
    return 0;
}

/* Does a mention that reads `form` (its nth, from 0) stand for the actor `id`? id NULL: for nobody we know. */
static void check(const char *text, const char *date, const char *form, unsigned nth, const char *id)
{
    sayso_input in = { .size = sizeof in, .id = "t", .bytes = text, .n_bytes = strlen(text), .format = SAYSO_FORMAT_TEXT, .date = date };
    sayso_doc *doc;
    sayso_error err;
    if (sayso_read(engine, &in, &doc, &err) != SAYSO_OK) fail_msg("%s", err.text);
    size_t na, nm, n_text;
    const sayso_actor *actors = sayso_doc_actors(doc, &na);
    const sayso_mention *m = sayso_doc_mentions(doc, &nm);
    const char *found = "no mention", *t = sayso_doc_text(doc, &n_text), *at = t;
    for (unsigned k = 0; k <= nth; k++) {
        at = strstr(at, form);
        if (!at) fail_msg("'%s' does not stand in the text", form);
        if (k < nth) at++;
    }
    uint32_t start = (uint32_t)(at - t), end = start + (uint32_t)strlen(form);
    for (size_t i = 0; i < nm; i++)
        if (m[i].span.start == start && m[i].span.end == end) found = m[i].actor < 0 ? NULL : actors[m[i].actor].id;
    if (id ? !found || strcmp(found, id) != 0 : found && strcmp(found, "no mention") != 0)
        fail_msg("'%s' in \"%s\" is %s, not %s", form, text, found ? found : "nobody", id ? id : "nobody");
    sayso_doc_free(doc);
}

static void the_documented_table_is_read(void **state)
{
    (void)state;
    check("Lara Denn met reporters in Brennport.", NULL, "Lara Denn", 0, "ov:denn");
    check("The Selva River Commission met.", NULL, "Selva River Commission", 0, "org:selva");
    check("Talks stalled, UNA reported.", NULL, "UNA", 0, "media:una");
}

static void a_family_name_follows_the_full_name(void **state)
{
    (void)state;
    check("Orvene Foreign Minister Lara Denn arrived. Denn said nothing.", NULL, "Denn", 1, "ov:denn");
    check("Deputy Speaker Jon Vell arrived on Monday. Vell said nothing.", NULL, "Vell", 1, "x:jon-vell");
}

static void accents_are_no_other_name(void **state)
{
    (void)state;
    check("Tomás Harl spoke.", NULL, "Tomás Harl", 0, "ov:harl");
}

static void transliterations_are_one_name(void **state)
{
    (void)state;
    check("Volodymyr Zelenskij arrived from Ukraine.", NULL, "Volodymyr Zelenskij", 0, "ua:zelensky");
    check("Belarusian President Alyaksandr Lukashenka arrived. Lukashenko spoke.", NULL, "Lukashenko", 0, "by:lukashenko");
}

static void a_capital_speaks_for_its_government(void **state)
{
    (void)state;
    check("Brennport said on Monday that it rejected the offer.", NULL, "Brennport", 0, "ov:gov");
    check("The minister lives in Brennport.", NULL, "Brennport", 0, "place:brennport");
    check("Brennport’s demands were rejected.", NULL, "Brennport", 0, "ov:gov");
}

static void a_seat_is_its_government(void **state)
{
    (void)state;
    check("A statement by Lantern House followed.", NULL, "Lantern House", 0, "ov:gov");
}

static void a_state_that_demands_is_its_government(void **state)
{
    (void)state;
    check("Castavar demanded a halt to the work.", NULL, "Castavar", 0, "cv:gov");
    check("The river rises in Castavar.", NULL, "Castavar", 0, "cv");
}

static void bodies_belong_to_their_state(void **state)
{
    (void)state;
    check("Orvene forces crossed the river.", NULL, "Orvene forces", 0, "ov:mil");
    check("Castavari officials denied it.", NULL, "Castavari officials", 0, "cv:officials");
}

static void an_office_needs_a_date_that_its_term_covers(void **state)
{
    (void)state;
    check("The Castavari prime minister refused.", "2024-10-08", "The Castavari prime minister", 0, "cv:suvaro");
    check("The Castavari prime minister refused.", "2026-10-08", "The Castavari prime minister", 0, "cv:prime-minister");
    check("The Castavari prime minister refused.", NULL, "The Castavari prime minister", 0, "cv:prime-minister");
}

static void the_report_outranks_the_table(void **state)
{
    (void)state;
    check("Castavari Prime Minister Olan Mor arrived. The Castavari prime minister refused.", "2024-10-08", "The Castavari prime minister", 0, "x:olan-mor");
}

static void a_former_minister_is_not_the_minister(void **state)
{
    (void)state;
    check("A former Castavari prime minister refused.", "2024-10-08", "former Castavari prime minister", 0, NULL);
}

static void words_that_are_also_names_need_evidence(void **state)
{
    (void)state;
    check("Georgia plant workers in Atlanta went on strike.", NULL, "Georgia", 0, "place:us-georgia");
    check("Tbilisi spoke of talks; Georgia has a border there.", NULL, "Georgia", 0, "ge");
    check("It may rain; people told us so.", NULL, "us", 0, NULL);
}

static void a_given_name_is_no_country(void **state)
{
    (void)state;
    check("Jordan Vellen sang on Monday.", NULL, "Jordan", 0, NULL);
    check("The actor Denzel Washington agreed.", NULL, "Washington", 0, NULL);
}

static void a_namesake_of_the_table_is_somebody_else(void **state)
{
    (void)state;
    check("Ukraine was tense. Emma Zelensky spoke.", NULL, "Zelensky", 0, NULL);
}

static void little_known_persons_need_their_title(void **state)
{
    (void)state;
    check("Muhammad Ali won the fight.", NULL, "Muhammad Ali", 0, "x:muhammad-ali");
}

static void a_longer_name_is_not_the_state_in_it(void **state)
{
    (void)state;
    check("Castavar Airways ordered planes in Orvenia.", NULL, "Castavar", 0, NULL);
}

static void an_office_of_something_else_is_not_the_states(void **state)
{
    (void)state;
    check("She became the first Castavari prime minister of the club, they joked.", "2024-10-08", "the first Castavari prime minister", 0, NULL);
}

static void pronouns_look_to_the_subject(void **state)
{
    (void)state;
    check("Orvene Foreign Minister Lara Denn said she would leave.", NULL, "she", 0, "ov:denn");
    check("Lara Denn met Tomas Harl. She thanked him.", NULL, "She", 0, "ov:denn");
    check("Lara Denn met Tomas Harl. She thanked him.", NULL, "him", 0, "ov:harl");
    check("Castavar said it would respond.", NULL, "it", 0, "cv:gov");
}

static void two_people_leave_a_pronoun_open(void **state)
{
    (void)state;
    check("Tomas Harl and Ilia Suvaro met. He was tired.", NULL, "He", 0, NULL);
    check("It rained. It was late.", NULL, "It", 0, NULL);
}

static void short_forms_look_back(void **state)
{
    (void)state;
    check("The Selva River Commission met. Later the commission said nothing.", NULL, "the commission", 0, "org:selva");
    check("The Castavari Defence Ministry denied it. The ministry gave no details.", NULL, "The ministry", 0, "cv:defence-ministry");
    check("A commission met. Later the commission said nothing.", NULL, "the commission", 0, NULL);
}

static void the_president_is_the_one_named_last(void **state)
{
    (void)state;
    check("Orvene President Tomas Harl arrived. The president was late.", NULL, "The president", 0, "ov:harl");
    check("The president was late.", NULL, "The president", 0, NULL);
}

static void unnamed_officials_are_nobody(void **state)
{
    (void)state;
    check("A Castavari official said so.", NULL, "Castavari official", 0, NULL);
}

static void a_family_name_alone_is_not_the_tables(void **state)
{
    (void)state;
    check("Ukraine and Moldova met. Mr Sybiha refused.", "2025-06-03", "Sybiha", 0, "x:sybiha");
    check("Ukraine and Moldova met. Ukrainian Foreign Minister Sybiha refused.", "2025-06-03", "Sybiha", 0, NULL);
    check("Ukrainian Foreign Minister Sybiha came to Moldova. Mr Sybiha refused.", "2025-06-03", "Sybiha", 1, "ua:sybiha");
    check("Ukraine and Moldova met. Fisheries Minister Sybiha refused. Sybiha left.", "2025-06-03", "Sybiha", 1, "x:sybiha");
    check("Ukraine and Moldova met. Mr Zelenskyy refused.", "2025-06-03", "Zelenskyy", 0, "ua:zelensky");
}

static void a_name_beside_a_title_outranks_the_title(void **state)
{
    (void)state;
    check("The United Nations envoy for the Selva delta, Carla Mott, called for calm on Monday.", "2025-06-03", "The United Nations envoy", 0, "x:carla-mott");
    check("The United Nations special envoy called for calm on Monday.", "2025-06-03", "The United Nations special envoy", 0, NULL);
}

static void a_row_of_the_users_is_met(void **state)
{
    (void)state;
    check("Lorna Tusk fired. Tusk said so.", "2025-06-03", "Lorna Tusk", 0, "ov:tusk");
    check("The rebels fired. Lorna Tusk, their commander, said so. She left.", "2025-06-03", "She", 0, "ov:tusk");
    check("Orvenia fired. President Obel said so.", "2018-06-03", "President Obel", 0, "ov:obel");
}

/* Of what kind is the actor `id` of the text? */
static void check_kind(const char *text, const char *id, sayso_actor_kind kind)
{
    sayso_input in = { .size = sizeof in, .id = "t", .bytes = text, .n_bytes = strlen(text), .format = SAYSO_FORMAT_TEXT };
    sayso_doc *doc;
    sayso_error err;
    if (sayso_read(engine, &in, &doc, &err) != SAYSO_OK) fail_msg("%s", err.text);
    size_t n;
    const sayso_actor *actors = sayso_doc_actors(doc, &n), *found = NULL;
    for (size_t i = 0; i < n; i++)
        if (strcmp(actors[i].id, id) == 0) found = &actors[i];
    if (!found) fail_msg("no %s in \"%s\"", id, text);
    if (found->kind != kind) fail_msg("%s in \"%s\" is of kind %d, not %d", id, text, found->kind, kind);
    sayso_doc_free(doc);
}

static void an_unknown_state_is_no_person(void **state)
{
    (void)state;
    static const char report[] = "President Ioana Tarn rejected the offer. Veldora “does not trade under threats”, she told lawmakers. Veldora's army crossed the river. "
                                 "The Veldoran foreign minister agreed.";
    check_kind(report, "x:veldora", SAYSO_ACTOR_STATE);
    check(report, NULL, "she", 0, "x:ioana-tarn");
    check(report, NULL, "Veldoran", 0, "x:veldora");
    check_kind("Mr Veldo refused. Veldo has an army of friends in Brennport.", "x:veldo", SAYSO_ACTOR_PERSON);
    check_kind("RailCo refused. It was Monday when RailCo, which lost money, said so.", "x:railco", SAYSO_ACTOR_ORGANISATION);
}

static void a_town_of_the_tables_with_an_army_is_another(void **state)
{
    (void)state;
    check_kind("Sennar refused. Sennar's foreign minister left the talks. Sennar's army fired.", "x:sennar", SAYSO_ACTOR_STATE);
    check("Sudan fired at Sennar. Sennar's army fired.", NULL, "Sennar", 0, "place:sennar");
}

static void a_body_is_called_by_its_last_word(void **state)
{
    (void)state;
    check("The Northern Front fired on the town. On Monday the Front denied it.", NULL, "the Front", 0, "x:northern-front");
    check("The Northern Front fired on the town. On Monday the front moved.", NULL, "the front", 0, NULL);
}

static void letters_are_the_name_before_their_bracket(void **state)
{
    (void)state;
    const char *id = "x:selva-river-pilots-association", *text = "The Selva River Pilots' Association (SRPA) rejected the offer. The SRPA said on Monday it would strike.";
    check(text, NULL, "SRPA", 0, id);
    check(text, NULL, "SRPA", 1, id);
    check("Members of the Tolls, Ferries and Docks union (TFD) will walk out. TFD members voted.", NULL, "TFD", 1, "x:tolls-ferries-and-docks-union");
    check("The Selva River Commission (SRC) met. The SRC adjourned.", NULL, "SRC", 1, "org:selva");
    check("The Royal College of Ferrymen wants more pay. Talks with the RCF failed, the RCF said.", NULL, "RCF", 1, "x:royal-college-of-ferrymen");
    check("The Selva River Pilots' Association (UNA) rejected the offer. UNA said so.", NULL, "UNA", 1, "media:una"); /* a credit is no name */
}

static void letters_are_printed_as_a_word_by_some(void **state)
{
    (void)state;
    check("The minister said Nato rejected the offer.", NULL, "Nato", 0, "org:nato");
    check("The minister said NATO rejected the offer.", NULL, "NATO", 0, "org:nato");
}

static void a_headline_has_the_family_name_first(void **state)
{
    (void)state;
    check("Aachen suspends talks\n\nThe mediator Lars Aachen suspended the talks on Monday. Aachen said nothing more.", NULL, "Aachen", 0, "x:lars-aachen");
}

static void articles_are_spelt_as_papers_like(void **state)
{
    (void)state;
    check("Envoy Kasim al-Terrani arrived on Monday. Reporters said El Terrani had refused.", NULL, "El Terrani", 0, "x:kasim-al-terrani");
}

static void the_only_union_is_the_union(void **state)
{
    (void)state;
    const char *id = "x:harbour-teachers-union";
    check("The Harbour Teachers Union rejected the offer. The union wants more pay.", NULL, "The union", 0, id);
    check("The Harbour Teachers Union rejected the offer. Two other unions agreed. The union wants more pay.", NULL, "The union", 0, NULL);
    check("TFD, the largest union of ferrymen, rejected the offer. The union wants more pay.", NULL, "The union", 0, "x:tfd");
}

static void the_only_government_is_the_government(void **state)
{
    (void)state;
    check("The Castavari government met in Brennport. Rebels said the government had refused. Castavar lies on the river.", NULL, "the government", 0, "cv:gov");
    check("The Castavari government met the Orvene government. Rebels said the government had refused.", NULL, "the government", 0, NULL);
}

static void an_opposition_is_not_its_country(void **state)
{
    (void)state;
    check("After days of talks, the Castavari opposition said it would not attend.", NULL, "the Castavari opposition", 0, "cv:opposition");
    check("Castavar's main opposition bloc said it would not attend.", NULL, "Castavar's main opposition bloc", 0, "cv:opposition");
    check("Castavar's opposition to the dam is known.", NULL, "Castavar's opposition", 0, NULL);
}

static const char *code_at(const char *date)
{
    sayso_input in = { .size = sizeof in, .id = "t", .bytes = "The Selva Front rejected the offer.", .n_bytes = 35, .format = SAYSO_FORMAT_TEXT, .date = date };
    sayso_doc *doc;
    sayso_error err;
    size_t na;
    static char code[16];
    if (sayso_read(engine, &in, &doc, &err) != SAYSO_OK) fail_msg("%s", err.text);
    const sayso_actor *actors = sayso_doc_actors(doc, &na);
    code[0] = 0;
    for (size_t i = 0; i < na; i++)
        if (strcmp(actors[i].id, "group:selva-front") == 0 && strlen(actors[i].code) < sizeof code) strcpy(code, actors[i].code);
    sayso_doc_free(doc);
    return code;
}

static void a_code_holds_from_its_day_on(void **state)
{
    (void)state;
    assert_string_equal(code_at("2018-08-20"), "CTVREB");
    assert_string_equal(code_at("2021-08-16"), "CTVGOV");
    assert_string_equal(code_at(NULL), "CTVGOV");
}

static void a_malformed_table_names_file_and_line(void **state)
{
    (void)state;
    char path[] = "/tmp/sayso-bad-XXXXXX", want[64];
    const char *bad = "id\tkind\tname\toffice\tcountry\tfrom\nov:x\tking\tX\n";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, bad, strlen(bad)), (ssize_t)strlen(bad));
    close(fd);
    sayso *none = NULL;
    sayso_error err;
    sayso_options o = { .size = sizeof o, .data_dir = SY_DATA, .model_dir = SY_DATA "/../models", .actors = path };
    assert_int_equal(sayso_open(&o, &none, &err), SAYSO_INPUT);
    snprintf(want, sizeof want, "%s:2:", path);
    assert_non_null(strstr(err.text, want));
    unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_documented_table_is_read),
        cmocka_unit_test(a_family_name_follows_the_full_name),
        cmocka_unit_test(accents_are_no_other_name),
        cmocka_unit_test(transliterations_are_one_name),
        cmocka_unit_test(a_capital_speaks_for_its_government),
        cmocka_unit_test(a_seat_is_its_government),
        cmocka_unit_test(a_state_that_demands_is_its_government),
        cmocka_unit_test(bodies_belong_to_their_state),
        cmocka_unit_test(an_office_needs_a_date_that_its_term_covers),
        cmocka_unit_test(the_report_outranks_the_table),
        cmocka_unit_test(a_former_minister_is_not_the_minister),
        cmocka_unit_test(words_that_are_also_names_need_evidence),
        cmocka_unit_test(a_given_name_is_no_country),
        cmocka_unit_test(a_namesake_of_the_table_is_somebody_else),
        cmocka_unit_test(little_known_persons_need_their_title),
        cmocka_unit_test(a_longer_name_is_not_the_state_in_it),
        cmocka_unit_test(an_office_of_something_else_is_not_the_states),
        cmocka_unit_test(pronouns_look_to_the_subject),
        cmocka_unit_test(two_people_leave_a_pronoun_open),
        cmocka_unit_test(short_forms_look_back),
        cmocka_unit_test(the_president_is_the_one_named_last),
        cmocka_unit_test(unnamed_officials_are_nobody),
        cmocka_unit_test(a_family_name_alone_is_not_the_tables),
        cmocka_unit_test(a_name_beside_a_title_outranks_the_title),
        cmocka_unit_test(a_row_of_the_users_is_met),
        cmocka_unit_test(an_unknown_state_is_no_person),
        cmocka_unit_test(a_town_of_the_tables_with_an_army_is_another),
        cmocka_unit_test(a_body_is_called_by_its_last_word),
        cmocka_unit_test(letters_are_the_name_before_their_bracket),
        cmocka_unit_test(letters_are_printed_as_a_word_by_some),
        cmocka_unit_test(a_headline_has_the_family_name_first),
        cmocka_unit_test(articles_are_spelt_as_papers_like),
        cmocka_unit_test(the_only_union_is_the_union),
        cmocka_unit_test(the_only_government_is_the_government),
        cmocka_unit_test(an_opposition_is_not_its_country),
        cmocka_unit_test(a_code_holds_from_its_day_on),
        cmocka_unit_test(a_malformed_table_names_file_and_line),
    };
    return cmocka_run_group_tests(tests, open_engine, close_engine);
}
