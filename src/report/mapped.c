/* mapped.c - building a text together with its map to the raw bytes. */
#include "report/mapped.h"

#include <string.h>

void sy_mapped_init(sy_mapped *m, sy_arena *arena, uint32_t room)
{
    memset(m, 0, sizeof *m);
    m->arena = arena;
    m->room = room < 256 ? 256 : room;
    m->text = sy_alloc(arena, m->room);
}

static void append(sy_mapped *m, const char *bytes, uint32_t n)
{
    if (n >= m->room - m->n) {
        uint64_t more = ((uint64_t)m->n + n + 1) * 2;
        if (more > UINT32_MAX) sy_fail(m->arena, SAYSO_LIMIT, 0, "a text of more than %u bytes", m->n);
        char *bigger = sy_alloc(m->arena, (size_t)more);
        memcpy(bigger, m->text, m->n);
        m->text = bigger;
        m->room = (uint32_t)more;
    }
    memcpy(m->text + m->n, bytes, n);
    m->n += n;
    m->text[m->n] = 0;
}

static void new_piece(sy_mapped *m, uint32_t n, uint32_t raw)
{
    sayso_raw_piece *p = SY_PUSH(m->arena, &m->pieces);
    p->text_start = m->n;
    p->raw_start = raw;
    p->length = n;
}

void sy_mapped_copy(sy_mapped *m, const char *bytes, uint32_t n, uint32_t raw)
{
    if (!n) return;
    sayso_raw_piece *last = m->pieces.n ? &m->pieces.at[m->pieces.n - 1] : NULL;
    if (last && !m->replaced && last->text_start + last->length == m->n && last->raw_start + last->length == raw)
        last->length += n;
    else
        new_piece(m, n, raw);
    m->replaced = 0;
    append(m, bytes, n);
}

void sy_mapped_replace(sy_mapped *m, const char *bytes, uint32_t n, uint32_t raw)
{
    new_piece(m, n, raw);
    m->replaced = 1;
    append(m, bytes, n);
}

void sy_mapped_insert(sy_mapped *m, char c) { append(m, &c, 1); }

typedef SY_VEC(sayso_raw_piece) piece_list;

static void add_piece(sy_arena *a, piece_list *out, uint32_t text_start, uint32_t raw_start, uint32_t length)
{
    sayso_raw_piece p = { text_start, raw_start, length };
    *SY_PUSH(a, out) = p;
}

void sy_mapped_compose(sy_mapped *m, const char *text, uint32_t n, const sayso_raw_piece *first, uint32_t n_first)
{
    piece_list out = { 0 };
    uint32_t k = 0;
    for (uint32_t i = 0; i < m->pieces.n; i++) {
        sayso_raw_piece p = m->pieces.at[i];
        while (k < n_first && first[k].text_start + first[k].length <= p.raw_start) k++;
        if (k == n_first) break;
        uint32_t end = p.raw_start + p.length;
        if (end > n || memcmp(m->text + p.text_start, text + p.raw_start, p.length) != 0) { /* one character for others: where they begin */
            uint32_t in = p.raw_start > first[k].text_start ? p.raw_start - first[k].text_start : 0;
            add_piece(m->arena, &out, p.text_start, first[k].raw_start + in, p.length);
            continue;
        }
        for (uint32_t j = k; j < n_first && first[j].text_start < end; j++) {
            uint32_t lo = first[j].text_start > p.raw_start ? first[j].text_start : p.raw_start;
            uint32_t hi = first[j].text_start + first[j].length < end ? first[j].text_start + first[j].length : end;
            add_piece(m->arena, &out, p.text_start + (lo - p.raw_start), first[j].raw_start + (lo - first[j].text_start), hi - lo);
        }
    }
    m->pieces.at = out.at;
    m->pieces.n = out.n;
    m->pieces.room = out.room;
}
