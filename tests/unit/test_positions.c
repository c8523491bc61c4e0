/* test_positions.c - who holds what, on invented sentences with hand-checked trees; and the table of issues. */
#include "position_trees.h"
#include "record/record.h"
#include "record/stances.h"
#include "tables_fixture.h"

static int open_tables(void **state)
{
    (void)state;
    return open_tables_by(sy_stances_load);
}

static int32_t actor_of_word(const char *form)
{
    for (uint32_t i = 0; i < doc.words.n; i++)
        if (strcmp(doc.words.at[i].form, form) == 0 && doc.words.at[i].mention >= 0) return doc.mentions.at[doc.words.at[i].mention].actor;
    return -1;
}

static void read_case(void *arg)
{
    const position_case *c = arg;
    tree_from_conllu(&doc, c->tree);
    if (c->content) tree_attribution(&doc, c->source, c->cue, c->content, actor_of_word(c->source));
    sy_conditions_run(&engine, &doc);
    sy_positions_run(&engine, &doc);
}

/* The positions as the table of cases writes them; the less sure ones are left out. */
static const char *positions_as_text(void)
{
    char *out = sy_alloc(&doc.arena, 4096);
    for (uint32_t i = 0; i < doc.positions.n; i++) {
        const sayso_position *p = &doc.positions.at[i];
        if (p->conf < 60) continue;
        size_t n = strlen(out);
        snprintf(out + n, 4096 - n, "%s%s %s <%s> [%s]%s", n ? "; " : "", sy_stance_name(p->stance), p->issue ? p->issue : "-",
                 tree_words(&doc, p->holder_span), tree_words(&doc, p->scope), p->condition >= 0 ? " IF" : "");
    }
    return out;
}

static void positions_of_invented_sentences(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof position_cases / sizeof position_cases[0]; i++) {
        read_doc(read_case, &position_cases[i]);
        assert_string_equal(positions_as_text(), position_cases[i].expected);
        sy_arena_free(&doc.arena);
    }
}

static void each_position_says_whose_word_it_is(void **state)
{
    (void)state;
    position_case c = { "Rusk rusk PROPN NNP 2 nsubj cas:rusk/person/CAS\nsaid say VERB VBD 0 root\nOrvenia orvenia PROPN NNP 4 nsubj orv:gov/government/ORV\n"
                        "rejected reject VERB VBD 2 ccomp\nthe the DET DT 6 det\nceasefire ceasefire NOUN NN 4 obj\n~. . PUNCT . 2 punct\n",
                        "Rusk", "said", "Orvenia rejected the ceasefire", NULL };
    read_doc(read_case, &c);
    assert_int_equal(doc.positions.n, 1);
    assert_int_equal(doc.positions.at[0].attribution, 0);
    assert_int_equal(doc.positions.at[0].holder, actor_of_word("Orvenia"));
    sy_arena_free(&doc.arena);
}

/* ---- the user's own issues */

static sayso mine;

static void load_mine(void *arg)
{
    mine.options.data_dir = SY_DATA;
    mine.options.issues = arg;
    sy_stances_load(&mine);
}

static const char *write_table(const char *text)
{
    static char path[] = "/tmp/sayso-issues-XXXXXX";
    strcpy(path, "/tmp/sayso-issues-XXXXXX");
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    FILE *f = fdopen(fd, "w");
    fputs(text, f);
    fclose(f);
    return path;
}

static sayso_status open_mine(const char *table, sayso_error *err)
{
    memset(&mine, 0, sizeof mine);
    sy_arena_init(&mine.arena, 0);
    const char *path = write_table(table);
    sayso_status status = sy_guard(&mine.arena, load_mine, (void *)(uintptr_t)path, err);
    remove(path);
    return status;
}

static void a_users_issue_is_found(void **state)
{
    (void)state;
    sayso_error err;
    assert_int_equal(open_mine("id\tparent\tname\tpatterns\nlocks\twater\tCanal locks\tlock/n,canal lock\n", &err), SAYSO_OK);
    memset(&doc, 0, sizeof doc);
    sy_arena_init(&doc.arena, 0);
    tree_from_conllu(&doc, "canal canal NOUN NN 2 compound\nlocks lock NOUN NNS 0 root\n");
    sayso_span all = { 0, doc.n_text };
    sayso_spans spans = { &all, 1 };
    const sy_issue *issue = sy_issue_at(&mine, sy_issue_of(&mine, &doc, spans));
    assert_string_equal(issue->id, "locks");
    assert_string_equal(sy_issue_at(&mine, issue->parent)->id, "water");
    sy_arena_free(&doc.arena);
    sy_arena_free(&mine.arena);
}

static void a_malformed_table_names_file_and_line(void **state)
{
    (void)state;
    static const char *const tables[] = {
        "id\tparent\tname\tpatterns\nlocks\tno-such-issue\tCanal locks\tlock\n",
        "id\tparent\tname\tpatterns\nlocks\t\tCanal locks\t<ship> lock\n",
        "id\tparent\tname\tpatterns\nlocks\t\t\tlock\n",
        "id\tparent\tname\tpatterns\nlocks\t\tCanal locks\tlock ..\n",
    };
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        sayso_error err;
        assert_int_equal(open_mine(tables[i], &err), SAYSO_INPUT);
        assert_non_null(strstr(err.text, ":2: "));
        sy_arena_free(&mine.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(positions_of_invented_sentences),
        cmocka_unit_test(each_position_says_whose_word_it_is),
        cmocka_unit_test(a_users_issue_is_found),
        cmocka_unit_test(a_malformed_table_names_file_and_line),
    };
    return cmocka_run_group_tests(tests, open_tables, close_tables);
}
