/* test_base.c - arena, guard, vectors, maps, UTF-8, JSON, hashes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/sort.h"
#include "base/utf8.h"

#include <stdio.h>

static int released;
static void release(void *what) { released += *(int *)what; }

static void fail_in_work(void *arg)
{
    sy_arena *a = arg;
    static int one = 1;
    sy_arena_defer(a, release, &one);
    (void)sy_alloc(a, 100);
    sy_fail(a, SAYSO_LIMIT, 7, "at %d", 7);
}

static void guard_returns_the_failure_and_frees(void **state)
{
    (void)state;
    sy_arena a;
    sayso_error err;
    sy_arena_init(&a, 0);
    released = 0;
    assert_int_equal(sy_guard(&a, fail_in_work, &a, &err), SAYSO_LIMIT);
    assert_int_equal(err.at, 7);
    assert_string_equal(err.text, "at 7");
    sy_arena_free(&a);
    assert_int_equal(released, 1);
}

static void grow_work(void *arg)
{
    sy_arena *a = arg;
    SY_VEC(int) v = { 0 };
    sy_map m = { 0 };
    for (int i = 0; i < 1000; i++) {
        char key[16];
        int n = snprintf(key, sizeof key, "k%d", i);
        *SY_PUSH(a, &v) = i;
        *sy_map_put(a, &m, key, (size_t)n, NULL) = (uint32_t)i;
    }
    for (int i = 0; i < 1000; i++) assert_int_equal(v.at[i], i);
    assert_int_equal(*sy_map_get(&m, "k777", 4), 777);
    assert_null(sy_map_get(&m, "k1000", 5));
}

static void vectors_and_maps_grow(void **state)
{
    (void)state;
    sy_arena a;
    sy_arena_init(&a, 0);
    assert_int_equal(sy_guard(&a, grow_work, &a, NULL), SAYSO_OK);
    sy_arena_free(&a);
}

static void every_failed_allocation_is_a_status(void **state)
{
    (void)state;
    int failures = 0;
    for (long n = 1; n < 100000; n++) {
        sy_arena a;
        sy_arena_init(&a, 0);
        sy_test_fail_nth(n);
        sayso_status s = sy_guard(&a, grow_work, &a, NULL);
        sy_test_fail_nth(0);
        sy_arena_free(&a);
        if (s == SAYSO_OK) break;
        assert_int_equal(s, SAYSO_MEMORY);
        failures++;
    }
    assert_true(failures > 0 && failures < 99999);
}

static void utf8_names_the_first_bad_byte(void **state)
{
    (void)state;
    unsigned len;
    assert_int_equal(sy_utf8_check("a\xC3\xA9z", 4), 4);
    assert_int_equal(sy_utf8_check("ab\xC3(", 4), 2);
    assert_int_equal(sy_utf8_check("\xED\xA0\x80", 3), 0); /* a surrogate is no character */
    assert_int_equal(sy_utf8_get("\xE2\x80\x9C", 3, &len), 0x201C);
    assert_int_equal(len, 3);
    assert_int_equal(sy_utf8_before("x\xE2\x80\x9C", 4, &len), 0x201C);
    char out[8];
    assert_int_equal(sy_utf8_lower("\xC3\x89T", 3, out, sizeof out), 3);
    assert_string_equal(out, "\xC3\xA9t");
}

static void json_escapes_and_stays_json(void **state)
{
    (void)state;
    sy_buf b;
    sy_json j;
    sy_buf_init(&b, 0);
    sy_json_init(&j, &b);
    sy_json_object(&j, NULL);
    sy_json_str(&j, "a", "q\"\\\n\x01\xFF</script>");
    sy_json_conf(&j, "c", 7);
    sayso_span s[2] = { { 1, 2 }, { 3, 4 } };
    sayso_spans two = { s, 2 };
    sy_json_spans(&j, "s", two);
    sy_json_str(&j, "n", NULL);
    sy_json_end_object(&j);
    assert_string_equal(b.at, "{\"a\":\"q\\\"\\\\\\n\\u0001\xEF\xBF\xBD</script>\",\"c\":0.07,\"s\":[[1,2],[3,4]],\"n\":null}");
    sy_buf_free(&b);
}

static void a_buffer_stops_at_its_maximum(void **state)
{
    (void)state;
    sy_buf b;
    sy_buf_init(&b, 10);
    sy_buf_str(&b, "0123456789");
    assert_int_equal(b.failed, 0);
    sy_buf_char(&b, 'x');
    assert_int_equal(b.failed, 2);
    assert_int_equal(b.n, 10);
    sy_buf_free(&b);
}

static void sha256_of_abc(void **state)
{
    (void)state;
    char hex[65];
    sy_sha256_hex("abc", 3, hex);
    assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

/* Numbers of every size, few and many, each several times. */
static void numbers_are_sorted(void **state)
{
    (void)state;
    static const uint32_t lengths[] = { 0, 1, 2, 23, 24, 25, 1000 };
    sy_arena a;
    sy_arena_init(&a, 0);
    sy_sort_u64_in(&a, NULL, 0);
    for (size_t k = 0; k < sizeof lengths / sizeof *lengths; k++) {
        uint32_t n = lengths[k], small[1000], spare[1000];
        uint64_t big[1000], sum = 0, sorted_sum = 0;
        for (uint32_t i = 0; i < n; i++) {
            big[i] = sy_mix(i / 3, n) >> (i % 64);
            small[i] = (uint32_t)big[i];
            sum += big[i];
        }
        sy_sort_u64_in(&a, big, n);
        sy_sort_u32(small, spare, n);
        for (uint32_t i = 0; i < n; i++) {
            sorted_sum += big[i];
            if (i) assert_true(big[i - 1] <= big[i] && small[i - 1] <= small[i]);
        }
        assert_true(sum == sorted_sum);
        uint32_t left = sy_unique_u64(big, n);
        for (uint32_t i = 1; i < left; i++) assert_true(big[i - 1] < big[i]);
    }
    sy_arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(guard_returns_the_failure_and_frees),
        cmocka_unit_test(vectors_and_maps_grow),
        cmocka_unit_test(every_failed_allocation_is_a_status),
        cmocka_unit_test(utf8_names_the_first_bad_byte),
        cmocka_unit_test(json_escapes_and_stays_json),
        cmocka_unit_test(a_buffer_stops_at_its_maximum),
        cmocka_unit_test(sha256_of_abc),
        cmocka_unit_test(numbers_are_sorted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
