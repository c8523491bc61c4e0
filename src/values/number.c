/* number.c - reading numbers in digits and words. */
#include "values/number.h"

#include <stdio.h>

static const int64_t number_max = INT64_C(1000000000000000);

static int is_dash_within(const sy_atoms *t, uint32_t i)
{
    return sy_atom_mark(t, i, '-') && !t->at[i].space_before && i + 1 < t->n && !t->at[i + 1].space_before;
}

/* Words below a hundred: "seven", "forty", "forty-two". Gives how many atoms. */
static uint32_t read_small(const sy_atoms *t, uint32_t i, int64_t *out)
{
    const sy_lex *one = sy_atom_is(t, i, SY_LEX_CARDINAL), *ten = sy_atom_is(t, i, SY_LEX_TENS);
    if (one) {
        *out = one->number;
        return 1;
    }
    if (!ten) return 0;
    *out = ten->number;
    uint32_t k = i + 1;
    if (is_dash_within(t, k)) k++;
    const sy_lex *unit = sy_atom_is(t, k, SY_LEX_CARDINAL);
    if (!unit || unit->number < 1 || unit->number > 9) return 1;
    *out += unit->number;
    return k + 1 - i;
}

static int64_t power_of_ten(int32_t exponent)
{
    int64_t p = 1;
    while (exponent-- > 0 && p < number_max) p *= 10;
    return p;
}

/* "three hundred and forty-two thousand five". A group is what stands before a scale word from thousand up. */
static uint32_t read_words(const sy_atoms *t, uint32_t i, int64_t *out)
{
    int64_t total = 0, group = 0, small;
    uint32_t k = i, any = 0;
    for (;;) {
        uint32_t at = any && sy_atom_word(t, k, "and") ? k + 1 : k, used = read_small(t, at, &small);
        if (at > k && !(used && total + group >= 100)) break;
        const sy_lex *scale = any ? sy_atom_is(t, k, SY_LEX_SCALE) : NULL;
        if (used) {
            if (any && group % 100) break; /* "two three" is no number */
            group += small, k = at + used;
        } else if (scale && scale->number == 2 && group && group < 100) {
            group *= 100, k++;
        } else if (scale && scale->number > 2 && group) {
            total += group * power_of_ten(scale->number), group = 0, k++;
        } else {
            break;
        }
        any = 1;
        if (total > number_max) break;
    }
    *out = total + group;
    return k - i;
}

/* "and a half" behind a number. */
static uint32_t read_half(const sy_atoms *t, uint32_t k)
{
    if (sy_atom_word(t, k, "and") && sy_atom_word(t, k + 1, "a") && sy_atom_word(t, k + 2, "half")) return 3;
    if (sy_atom_word(t, k, "and") && sy_atom_word(t, k + 1, "half")) return 2;
    if (is_dash_within(t, k) && sy_atom_word(t, k + 1, "and") && sy_atom_word(t, k + 3, "a") && sy_atom_word(t, k + 5, "half")) return 6; /* "-and-a-half" */
    return 0;
}

/* Scale behind digits: "7.2bn", "7.2 million", "800 thousand". */
static uint32_t read_scale(const sy_atoms *t, uint32_t k, int32_t *exponent)
{
    const sy_lex *scale = sy_atom_is(t, k, SY_LEX_SCALE), *after_dash = is_dash_within(t, k) ? sy_atom_is(t, k + 1, SY_LEX_SCALE) : NULL;
    const sy_lex *brief = k < t->n && !t->at[k].space_before ? sy_atom_is(t, k, SY_LEX_SCALE_SHORT) : NULL;
    if (k < t->n && !brief && sy_atom_is(t, k, SY_LEX_SCALE_SHORT) && !sy_atom_word(t, k, "m") && !sy_atom_word(t, k, "b") && !sy_atom_word(t, k, "k"))
        brief = sy_atom_is(t, k, SY_LEX_SCALE_SHORT);
    if (!scale && !brief && !after_dash) return 0;
    *exponent += scale ? scale->number : brief ? brief->number : after_dash->number;
    return after_dash && !scale && !brief ? 2 : 1;
}

static uint32_t read_digits(const sy_atoms *t, uint32_t i, sy_number *out)
{
    const sy_atom *a = &t->at[i];
    if (a->kind != SY_ATOM_NUMBER || a->digits + a->decimals > 15) return 0;
    out->n = a->n;
    out->exponent = -(int32_t)a->decimals;
    return 1;
}

/* "hundreds of thousands", "dozens", "tens of millions". */
static uint32_t read_many(const sy_atoms *t, uint32_t i, sy_number *out)
{
    uint32_t k = i;
    const sy_lex *many = sy_atom_is(t, k, SY_LEX_MANY);
    if (!many) return 0;
    out->n = sy_atom_word(t, k, "dozens") ? 24 : sy_atom_word(t, k, "scores") ? 40 : 1;
    out->exponent = out->n == 1 ? many->number : 0;
    out->at_least = 1;
    out->in_words = 1;
    for (k++; out->exponent < 12 && sy_atom_word(t, k, "of") && sy_atom_is(t, k + 1, SY_LEX_MANY); k += 2)
        out->exponent += sy_atom_is(t, k + 1, SY_LEX_MANY)->number;
    return k - i;
}

static uint32_t read_vague(const sy_atoms *t, uint32_t i, sy_number *out)
{
    uint32_t k = i;
    if (sy_atom_word(t, k, "a") && (sy_atom_word(t, k + 1, "few") || sy_atom_word(t, k + 1, "couple"))) k++;
    const sy_lex *vague = sy_atom_is(t, k, SY_LEX_VAGUE);
    if (!vague) return 0;
    int couple = sy_atom_word(t, k, "couple");
    if (couple && k == i) return 0;
    k++;
    if (couple && sy_atom_word(t, k, "of")) k++;
    out->in_words = 1;
    const sy_lex *scale = sy_atom_is(t, k, SY_LEX_SCALE);
    if (scale) out->n = 1, out->exponent = scale->number, out->at_least = 1, k++;
    else if (couple) out->n = 2;
    else out->unknown = 1;
    return k - i;
}

/* "a million", "half a million", "a dozen", "half a dozen". */
static uint32_t read_article(const sy_atoms *t, uint32_t i, sy_number *out)
{
    uint32_t k = i;
    int half = sy_atom_word(t, k, "half");
    if (half) k++;
    if (!sy_atom_word(t, k, "a") && !(half && is_dash_within(t, k))) return 0;
    k++;
    const sy_lex *scale = sy_atom_is(t, k, SY_LEX_SCALE);
    int dozen = sy_atom_word(t, k, "dozen");
    if (!scale && !dozen) return 0;
    out->n = dozen ? (half ? 6 : 12) : half ? 5 : 1;
    out->exponent = dozen ? 0 : scale->number - half;
    out->in_words = out->article = 1;
    k++;
    if (scale && sy_atom_is(t, k, SY_LEX_SCALE)) out->exponent += sy_atom_is(t, k++, SY_LEX_SCALE)->number;
    return k - i;
}

static uint32_t read_plain(const sy_atoms *t, uint32_t i, sy_number *out)
{
    uint32_t k = i, used = read_digits(t, i, out);
    if (!used) {
        used = read_words(t, i, &out->n);
        if (!used) return 0;
        out->in_words = 1;
    }
    k += used;
    if (sy_atom_word(t, k, "dozen") && out->n > 0 && out->n < 100) out->n *= 12, k++;
    uint32_t half = read_half(t, k);
    if (half && out->n < number_max / 10) out->n = out->n * 10 + 5, out->exponent--, k += half;
    used = read_scale(t, k, &out->exponent);
    k += used;
    if (used && sy_atom_is(t, k, SY_LEX_SCALE)) out->exponent += sy_atom_is(t, k++, SY_LEX_SCALE)->number;
    return k - i;
}

int sy_number_read(const sy_atoms *atoms, uint32_t i, sy_number *out)
{
    static uint32_t (*const readers[])(const sy_atoms *, uint32_t, sy_number *) = { read_plain, read_many, read_article, read_vague };
    if (i >= atoms->n) return 0;
    for (unsigned r = 0; r < sizeof readers / sizeof readers[0]; r++) {
        sy_number number = { 0 };
        number.n_atoms = readers[r](atoms, i, &number);
        if (!number.n_atoms) continue;
        *out = number;
        return 1;
    }
    return 0;
}

const char *sy_number_text(sy_arena *arena, const sy_number *number)
{
    if (number->unknown) return NULL;
    char digits[32];
    int n = snprintf(digits, sizeof digits, "%lld", (long long)number->n), e = number->exponent;
    while (e < 0 && n > 1 && digits[n - 1] == '0') digits[--n] = 0, e++;
    if (e == 0 || number->n == 0) return sy_strdup(arena, number->n == 0 ? "0" : digits);
    if (e > 0) {
        char *out = sy_alloc(arena, (size_t)(n + e) + 1);
        memcpy(out, digits, (size_t)n);
        memset(out + n, '0', (size_t)e);
        return out;
    }
    if (n > -e) return sy_printf(arena, "%.*s.%s", n + e, digits, digits + n + e);
    return sy_printf(arena, "0.%.*s%s", -e - n, "000000000000000000", digits);
}

int64_t sy_number_whole(const sy_number *number, int64_t max)
{
    int64_t n = number->n;
    if (number->unknown || number->exponent < 0 || number->exponent > 15) return -1;
    for (int32_t e = 0; e < number->exponent; e++) {
        if (n > max) return -1;
        n *= 10;
    }
    return n <= max ? n : -1;
}
