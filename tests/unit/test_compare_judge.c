/* test_compare_judge.c - what was learned from marked stories finds what two reports tell of one fact in words of their own, and a damaged model is refused. */
#include "compare_fixture.h"
#include "compare/judge.h"

#include <unistd.h>

#define VALLEY "\\nThe dam of Brenn stands above the valley of Lowen on the upper Selva, where Orvenia and Castavar meet."
#define ABOVE "\\nAbove Lowen the Brenn dam holds back the Selva, a river of Orvenia and Castavar."

static void tell(fixture *f, const char *id, const char *text, const char *claim, const char *predicate)
{
    record r = { .text = text };
    put(&r, ",\"actors\":[],\"attributions\":[],\"claims\":[{\"id\":\"k-00000001\",\"span\":");
    put_pair(&r, claim);
    put(&r, ",\"predicate\":");
    put_pair(&r, predicate);
    put(&r, ",\"lemma\":\"");
    put(&r, predicate);
    put(&r, "\",\"subject\":null,\"object\":null,\"attribution\":null,\"negated\":false}]");
    add_text(f, id, "2024-10-09", text, r.json);
}

/* The agreement of two reports that each tell one thing beside where it is; 0: none. */
static unsigned agreement(const char *one, const char *verb, const char *other, const char *other_verb)
{
    fixture f = { 0 };
    char a[400], b[400];
    snprintf(a, sizeof a, "%s.%s", one, VALLEY);
    snprintf(b, sizeof b, "%s.%s", other, ABOVE);
    open_tables(&f);
    tell(&f, "a", a, one, verb);
    tell(&f, "b", b, other, other_verb);
    collate(&f);
    const sayso_finding *k = finding(&f, SAYSO_AGREEMENT, "event", 0);
    unsigned conf = k ? k->conf : 0;
    if (k) assert_words(&f, &k->evidence[0], one);
    if (k) assert_words(&f, &k->evidence[1], other);
    close_tables(&f);
    return conf;
}

#define SENT "President Dostan sent 600 soldiers to the province of Marendal"

static void one_fact_in_other_words(void **state)
{
    (void)state;
    assert_true(agreement(SENT, "sent", "Six hundred soldiers were dispatched to the province of Marendal by President Dostan", "dispatched") >= 70);
    /* denied, and another thing altogether */
    assert_int_equal(agreement(SENT, "sent", "President Dostan did not dispatch soldiers to the province of Marendal", "dispatch"), 0);
    assert_int_equal(agreement(SENT, "sent", "Fishermen mended their nets on the quay of Marendal", "mended"), 0);
}

static void judge_file(void *engine) { (void)sy_judge_open(engine); }

/* What opening a folder whose model has those bytes says. */
static sayso_status open_bytes(const char *folder, const void *bytes, size_t n)
{
    sayso_error err = { 0 };
    char path[300];
    struct sayso engine = { .options = { .model_dir = folder } };
    snprintf(path, sizeof path, "%s/compare.model", folder);
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes, 1, n, f), n);
    assert_int_equal(fclose(f), 0);
    sy_arena_init(&engine.arena, 0);
    sayso_status status = sy_guard(&engine.arena, judge_file, &engine, &err);
    if (status) assert_non_null(strstr(err.text, "compare.model"));
    sy_arena_free(&engine.arena);
    (void)unlink(path);
    return status;
}

static void a_damaged_model_is_refused(void **state)
{
    (void)state;
    static char bytes[1 << 20];
    char folder[] = "/tmp/sayso-judge-XXXXXX";
    assert_non_null(mkdtemp(folder));
    FILE *f = fopen(SY_DATA "/../models/compare.model", "rb");
    assert_non_null(f);
    size_t n = fread(bytes, 1, sizeof bytes, f);
    fclose(f);
    assert_in_range(n, 1000, sizeof bytes - 1);
    assert_int_equal(open_bytes(folder, bytes, n), SAYSO_OK);
    static const size_t cuts[] = { 0, 7, 200, 1000 };
    for (size_t i = 0; i < sizeof cuts / sizeof cuts[0]; i++) assert_int_equal(open_bytes(folder, bytes, cuts[i]), SAYSO_MODEL);
    bytes[n / 2] ^= 0x55;
    assert_int_equal(open_bytes(folder, bytes, n), SAYSO_MODEL);
    assert_int_equal(rmdir(folder), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(one_fact_in_other_words), cmocka_unit_test(a_damaged_model_is_refused) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
