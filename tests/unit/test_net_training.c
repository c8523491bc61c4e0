/*
 * test_net_training.c - the slopes that training follows are those of the loss: each is compared with what a small step changes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "net_parts.h"
#include "perceptron.h"

#include <string.h>

enum { SENTENCE = 6, SENTENCES = 4, VOCABULARY = 20, HASHED = 12 };

static net_word words[SENTENCES * SENTENCE];
static net_sentence sentences[SENTENCES];

static net *small_net(void)
{
    net_shape shape = { 16, 2, 2, 32, 16, 16, 9, 3, 5, VOCABULARY, HASHED };
    uint32_t hashes[VOCABULARY];
    for (uint32_t i = 0; i < VOCABULARY; i++) hashes[i] = i;
    return net_new(&shape, hashes, 7);
}

static void make_sentences(void)
{
    uint64_t random = 11;
    for (uint32_t k = 0; k < SENTENCES; k++) {
        sentences[k].words = words + k * SENTENCE;
        sentences[k].n = SENTENCE - k;
        for (uint32_t i = 0; i < sentences[k].n; i++) {
            net_word *w = &words[k * SENTENCE + i];
            w->rows[0] = (uint32_t)(random_next(&random) % (VOCABULARY + 1));
            w->rows[1] = VOCABULARY + 1 + (uint32_t)(random_next(&random) % HASHED);
            w->n_rows = 2;
            w->tag = (uint8_t)(random_next(&random) % 9);
            w->ner = (uint8_t)(random_next(&random) % 3);
            w->rel = (uint8_t)(random_next(&random) % 5);
            w->head = i == 0 ? -1 : (int16_t)(random_next(&random) % i);
        }
    }
}

/* The loss of the sentences, and with learn the slopes of all layers and of the embeddings in s. */
static double pass(net_shard *s, net *n, const net_options *learn)
{
    for (uint32_t k = 0; k < net_layers(&n->shape); k++)
        for (int d = 0; d < 2; d++) {
            const net_layer *l = k < n->shape.n_dir ? &n->dir[k][d] : &n->mix[k - n->shape.n_dir][d];
            matrix_transpose(l->in, l->out, n->dense + l->w, n->turned + l->w);
        }
    const net_layer *rest[] = { &n->hidden, &n->out, &n->parse, &n->labels, &n->guess };
    for (int k = 0; k < 5; k++) matrix_transpose(rest[k]->in, rest[k]->out, n->dense + rest[k]->w, n->turned + rest[k]->w);
    s->net = n;
    s->options = learn;
    s->sentences = sentences;
    s->n_sentences = SENTENCES;
    s->n = 0;
    s->random = 5;
    memset(&s->result, 0, sizeof s->result);
    for (uint32_t k = 0; k < SENTENCES; k++) s->n += sentences[k].n;
    net_shard_room(s, s->n);
    for (uint32_t k = 0, at = 0; k <= SENTENCES; k++) {
        s->first[k] = at;
        if (k < SENTENCES) at += sentences[k].n;
    }
    memset(s->slopes, 0, n->n_dense * sizeof *s->slopes);
    int guess = learn && learn->guess;
    uint32_t top = guess ? n->shape.n_dir : net_layers(&n->shape);
    net_up(s, top);
    if (guess) net_guess(s);
    else net_heads(s);
    if (learn) net_down(s, top);
    return s->result.loss;
}

/* Change number i of `at` by a small step either way, and compare what becomes of the loss with the slope. */
static void check(net *n, const net_options *o, float *at, float slope, const char *what, size_t i)
{
    static net_shard s;
    float kept = *at, by = 0.004f;
    *at = kept + by;
    double up = pass(&s, n, o);
    *at = kept - by;
    double down = pass(&s, n, o);
    *at = kept;
    double measured = (up - down) / (2.0 * by), off = measured - slope, most = 0.02 + 0.05 * (measured < 0 ? -measured : measured);
    if (off > most || off < -most) fail_msg("%s %zu: slope %f, measured %f", what, i, slope, measured);
}

static void check_all(const net_options *o)
{
    static net_shard s;
    memset(&s, 0, sizeof s);
    net *n = small_net();
    make_sentences();
    pass(&s, n, o);
    float *slopes = s.slopes, *dx = s.dx;
    uint64_t random = 3;
    for (int k = 0; k < 400; k++) {
        size_t i = random_next(&random) % n->n_dense;
        if (slopes[i] != 0.0f) check(n, o, n->dense + i, slopes[i], "layers", i);
    }
    for (uint32_t row = 0; row < VOCABULARY; row++)
        for (uint32_t j = 0; j < n->shape.width; j += 5) {
            float slope = 0.0f;
            for (uint32_t k = 0, w = 0; k < SENTENCES; k++)
                for (uint32_t i = 0; i < sentences[k].n; i++, w++)
                    if (sentences[k].words[i].rows[0] == row) slope += dx[(size_t)w * n->shape.width + j];
            check(n, o, n->words.at + (size_t)row * n->shape.width + j, slope, "embeddings", row);
        }
    net_shard_free(&s);
    net_free(n);
}

static void the_slopes_of_learning_are_right(void **state)
{
    (void)state;
    net_options o = { .rate = 0.001f, .clip = 5.0f, .known = 1.0f, .threads = 1 };
    check_all(&o);
}

static void the_slopes_of_guessing_are_right(void **state)
{
    (void)state;
    float unigram[VOCABULARY + 1];
    for (int i = 0; i <= VOCABULARY; i++) unigram[i] = (float)(i + 1) / (VOCABULARY + 1);
    net_options o = { .rate = 0.001f, .clip = 5.0f, .known = 1.0f, .threads = 1, .guess = 1, .unigram = unigram };
    check_all(&o);
}

static void learning_ends_in_knowing_by_heart(void **state)
{
    (void)state;
    net *n = small_net();
    make_sentences();
    net_options o = { .rate = 0.01f, .clip = 5.0f, .known = 1.0f, .threads = 1 };
    net_result r = { 0 };
    for (int k = 0; k < 150; k++) r = net_learn(n, sentences, SENTENCES, &o);
    assert_int_equal(r.tags, r.words);
    assert_int_equal(r.names, r.words);
    assert_int_equal(r.labels, r.words);
    net_free(n);
}

static void threads_change_nothing(void **state)
{
    (void)state;
    net *one = small_net(), *many = small_net();
    make_sentences();
    net_options o = { .rate = 0.01f, .clip = 5.0f, .known = 1.0f, .drop = 0.3f, .drop_word = 0.2f, .threads = 1, .seed = 9 };
    for (int k = 0; k < 5; k++) {
        o.threads = 1;
        net_learn(one, sentences, SENTENCES, &o);
        o.threads = 3;
        net_learn(many, sentences, SENTENCES, &o);
    }
    assert_memory_equal(one->dense, many->dense, one->n_dense * sizeof *one->dense);
    assert_memory_equal(one->words.at, many->words.at, (size_t)one->words.rows * one->words.width * sizeof *one->words.at);
    net_free(one);
    net_free(many);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_slopes_of_learning_are_right),
        cmocka_unit_test(the_slopes_of_guessing_are_right),
        cmocka_unit_test(learning_ends_in_knowing_by_heart),
        cmocka_unit_test(threads_change_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
