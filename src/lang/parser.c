/* parser.c - states, features and decoding of the transition parser. */
#include "lang/parser.h"

void sy_parse_start(sy_parse *p, sy_units *s)
{
    int32_t room = (int32_t)s->n + 2, *at = s->ints;
    p->s = s;
    int32_t **arrays[] = { &p->stack, &p->left, &p->left2, &p->right, &p->right2, &p->n_left, &p->n_right };
    for (unsigned k = 0; k < 7; k++, at += room) *arrays[k] = at;
    for (int32_t i = 0; i < room; i++) {
        p->left[i] = p->left2[i] = p->right[i] = p->right2[i] = -1;
        p->n_left[i] = p->n_right[i] = 0;
    }
    for (uint32_t i = 0; i < s->n; i++) {
        s->u[i].head = -1;
        s->u[i].rel = 0;
    }
    p->depth = p->next = 0;
}

int sy_parse_done(const sy_parse *p) { return p->depth == 0 && p->next == (int32_t)p->s->n; }

unsigned sy_parse_allowed(const sy_parse *p)
{
    int at_root = p->next == (int32_t)p->s->n;
    unsigned may = at_root ? 0 : SY_MAY_SHIFT;
    if (p->depth > 0 && (!at_root || p->depth == 1)) may |= SY_MAY_LEFT;
    if (p->depth > 1) may |= SY_MAY_RIGHT;
    return may;
}

static void attach(sy_parse *p, int32_t child, int32_t head, unsigned rel)
{
    p->s->u[child].head = head == (int32_t)p->s->n ? -1 : head;
    p->s->u[child].rel = (uint8_t)rel;
    if (child < head) {
        p->left2[head] = p->left[head];
        p->left[head] = child;
        p->n_left[head]++;
    } else {
        p->right2[head] = p->right[head];
        p->right[head] = child;
        p->n_right[head]++;
    }
}

void sy_parse_move(sy_parse *p, unsigned move)
{
    if (move == SY_PARSE_SHIFT) {
        p->stack[p->depth++] = p->next++;
        return;
    }
    int32_t child = p->stack[--p->depth];
    if (move < SY_PARSE_RIGHT) attach(p, child, p->next, move - SY_PARSE_LEFT);
    else attach(p, child, p->stack[p->depth - 1], move - SY_PARSE_RIGHT);
}

unsigned sy_parse_best(const int32_t scores[SY_PARSER_CLASSES], unsigned allowed)
{
    int best = -1;
    if (allowed & SY_MAY_SHIFT) best = SY_PARSE_SHIFT;
    if (allowed & SY_MAY_LEFT)
        for (int c = SY_PARSE_LEFT + 1; c < SY_PARSE_RIGHT; c++)
            if (best < 0 || scores[c] > scores[best]) best = c;
    if (allowed & SY_MAY_RIGHT)
        for (int c = SY_PARSE_RIGHT + 1; c < SY_PARSER_CLASSES; c++)
            if (best < 0 || scores[c] > scores[best]) best = c;
    return (unsigned)best;
}

/* What the templates ask of one position of the stack, the buffer or of a child. */
typedef struct {
    uint32_t w, t, c, l; /* form, tag, cluster, relation */
} view;

enum { NO_TAG = 250, ROOT_TAG = 251, ROOT_WORD = 0x524F4F54 };

static view look(const sy_parse *p, int32_t i)
{
    view none = { 0, NO_TAG, 0, 0 }, root = { ROOT_WORD, ROOT_TAG, 1, 0 };
    if (i < 0 || i > (int32_t)p->s->n) return none;
    if (i == (int32_t)p->s->n) return root;
    const sy_unit *u = &p->s->u[i];
    view v = { u->word, u->tag, u->cluster, u->rel };
    return v;
}

static uint32_t few(int32_t n, int32_t most) { return (uint32_t)(n < most ? n : most); }

static uint32_t distance(int32_t a, int32_t b)
{
    int32_t d = b - a;
    return (uint32_t)(d < 5 ? d : d < 8 ? 5 : d < 14 ? 6 : 7);
}

static int32_t at_stack(const sy_parse *p, int32_t k) { return p->depth > k ? p->stack[p->depth - 1 - k] : -1; }
static int32_t child(const int32_t *children, int32_t i) { return i < 0 ? -1 : children[i]; }

unsigned sy_parser_features(const sy_parse *p, uint64_t out[SY_PARSER_FEATURES_MAX])
{
    int32_t i0 = at_stack(p, 0), i1 = at_stack(p, 1), j0 = p->next, j1 = j0 + 1, j2 = j0 + 2, end = (int32_t)p->s->n;
    view s0 = look(p, i0), s1 = look(p, i1), s2 = look(p, at_stack(p, 2)), b0 = look(p, j0), b1 = look(p, j1), b2 = look(p, j2);
    view s0l = look(p, child(p->left, i0)), s0r = look(p, child(p->right, i0)), s0l2 = look(p, child(p->left2, i0)),
         s0r2 = look(p, child(p->right2, i0));
    view s1l = look(p, child(p->left, i1)), s1r = look(p, child(p->right, i1)), b0l = look(p, j0 <= end ? p->left[j0] : -1),
         b0l2 = look(p, j0 <= end ? p->left2[j0] : -1);
    view before = look(p, i0 > 0 ? i0 - 1 : -1), behind = look(p, i0 >= 0 && i0 + 1 < j0 ? i0 + 1 : -1), left_of_b = look(p, j0 - 1);
    uint32_t d = i0 < 0 ? 9 : distance(i0, j0), d1 = i1 < 0 ? 9 : distance(i1, i0);
    uint32_t l0 = i0 < 0 ? 7 : few(p->n_left[i0], 3), r0 = i0 < 0 ? 7 : few(p->n_right[i0], 3);
    uint32_t l1 = i1 < 0 ? 7 : few(p->n_left[i1], 3), r1 = i1 < 0 ? 7 : few(p->n_right[i1], 3), lb = j0 <= end ? few(p->n_left[j0], 3) : 7;
    unsigned n = 0;
#define T2(a, b) ((a).t | (b).t << 8)
#define T3(a, b, c) ((a).t | (b).t << 8 | (c).t << 16)
#define F(x, y, z) (out[n] = sy_feature(n + 1, (x), (y), (z)), n++)
    F(0, 0, 0);
    /* one position */
    F(s0.w, s0.t, 0); F(s0.w, 0, 0); F(s0.t, 0, 0); F(s0.c, s0.t, 0);
    F(s1.w, s1.t, 0); F(s1.w, 0, 0); F(s1.t, 0, 0); F(s1.c, s1.t, 0);
    F(b0.w, b0.t, 0); F(b0.w, 0, 0); F(b0.t, 0, 0); F(b0.c, b0.t, 0);
    F(b1.w, b1.t, 0); F(b1.w, 0, 0); F(b1.t, 0, 0);
    F(b2.w, b2.t, 0); F(b2.t, 0, 0); F(s2.w, s2.t, 0);
    /* two */
    F(s0.w, b0.w, T2(s0, b0)); F(s0.w, b0.t, s0.t); F(s0.t, b0.w, b0.t); F(s0.w, b0.w, 0); F(T2(s0, b0), 0, 0);
    F(s1.w, s0.w, T2(s1, s0)); F(s1.w, s0.t, s1.t); F(s1.t, s0.w, s0.t); F(s1.w, s0.w, 0); F(T2(s1, s0), 0, 0);
    F(s1.w, b0.w, 0); F(s1.w, T2(s1, b0), 0); F(b0.w, T2(s1, b0), 0); F(T2(s1, b0), 0, 0);
    F(s0.c, b0.c, 0); F(s1.c, s0.c, 0); F(s0.c, b0.t, s0.t); F(s0.t, b0.c, b0.t); F(s1.c, s0.t, s1.t); F(s1.t, s0.c, s0.t);
    F(T2(b0, b1), 0, 0); F(b0.w, b1.t, b0.t); F(b0.t, b1.w, 0); F(T2(s0, b1), s0.w, 0);
    /* three */
    F(T3(b0, b1, b2), 0, 0); F(T3(s0, b0, b1), 0, 0); F(T3(s1, s0, b0), 0, 0); F(T3(s2, s1, s0), 0, 0);
    F(T3(s1, s0, b0), s0.w, 0); F(T3(s1, s0, b0), s1.w, 0); F(T3(s1, s0, b0), b0.w, 0); F(T3(s0, b0, b1), s0.w, 0);
    F(T3(s0, b0, b1), b0.w, 0); F(T3(s1, s0, b0), b1.t, 0); F(T3(s1, s0, b0), b1.t, b2.t);
    F(s1.w, s0.w, b0.w);
    F(T3(s1, s0, b0), s0.c, b0.c); F(T2(s1, b0), s1.c, s0.c);
    /* children */
    F(T3(s0, b0, s0l), s0l.l, 0); F(T3(s0, b0, s0r), s0r.l, 0); F(T3(s0, b0, b0l), b0l.l, 0);
    F(T3(s1, s0, s1l), s1l.l, 0); F(T3(s1, s0, s1r), s1r.l, 0); F(T3(s1, s0, s0l), s0l.l, 0); F(T3(s1, s0, s0r), s0r.l, 0);
    F(s0.w, s0l.w, 0); F(s0.w, s0r.w, 0); F(s1.w, s1r.w, 0); F(b0.w, b0l.w, 0);
    F(s0.w, s0l.l, s0r.l); F(s0.t, s0l.l, s0r.l); F(s0.t, s0l.l | s0l2.l << 8, s0r.l | s0r2.l << 8);
    F(s1.w, s1l.l, s1r.l); F(s1.t, s1l.l, s1r.l); F(b0.w, b0l.l, 0); F(b0.t, b0l.l, b0l2.l);
    F(T3(s0, s0l, s0l2), 0, 0); F(T3(s0, s0r, s0r2), 0, 0); F(T3(b0, b0l, b0l2), 0, 0);
    F(s0l.w, T2(s0, b0), s0l.l); F(s0r.w, T2(s0, b0), s0r.l); F(b0l.w, T2(s0, b0), b0l.l); F(s1r.w, T2(s1, s0), s1r.l);
    F(T2(s1, s0), s1r.l | s1l.l << 8, s0l.l | s0r.l << 8); F(T2(s0, b0), s0l.l | s0r.l << 8, b0l.l);
    /* numbers of children and distance */
    F(s0.w, l0, r0); F(s0.t, l0, r0); F(s1.t, l1, r1); F(b0.t, lb, 0); F(b0.w, lb, 0); F(s1.w, l1, r1);
    F(s0.w, d, 0); F(s0.t, d, 0); F(b0.t, d, 0); F(b0.w, d, 0); F(T2(s0, b0), d, 0); F(T2(s1, s0), d1, 0);
    F(s1.t, d1, 0); F(T3(s1, s0, b0), d, d1); F(s0.w, b0.w, d);
    /* neighbours in the text */
    F(T3(before, s0, b0), behind.t, 0); F(T3(left_of_b, b0, b1), s0.t, 0); F(T3(s0, left_of_b, b0), 0, 0);
    F((uint32_t)p->depth > 3 ? 3 : (uint32_t)p->depth, j0 == end, b0.t);
#undef F
#undef T3
#undef T2
    return n;
}

void sy_parser_run(const sy_table *t, sy_units *s)
{
    uint64_t features[SY_PARSER_FEATURES_MAX];
    int32_t scores[SY_TABLE_CLASSES];
    sy_parse p;
    for (sy_parse_start(&p, s); !sy_parse_done(&p);) {
        unsigned may = sy_parse_allowed(&p);
        if (may == SY_MAY_SHIFT) {
            sy_parse_move(&p, SY_PARSE_SHIFT);
            continue;
        }
        unsigned n = sy_parser_features(&p, features);
        memset(scores, 0, sizeof scores);
        sy_table_add(t, features, n, scores);
        sy_parse_move(&p, sy_parse_best(scores, may));
    }
    for (uint32_t i = 0; i < s->n; i++)
        if (s->u[i].head < 0) s->u[i].rel = SY_REL_ROOT;
}
