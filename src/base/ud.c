/* ud.c - names of the closed sets of Universal Dependencies. */
#include "base/ud.h"

#include <string.h>

#define SY_AS_NAME(id) #id,
static const char *const upos_names[] = { "_", SY_UPOS_LIST(SY_AS_NAME) };
#undef SY_AS_NAME
#define SY_AS_NAME(id, name) name,
static const char *const xpos_names[] = { "_", SY_XPOS_LIST(SY_AS_NAME) };
static const char *const rel_names[] = { "_", SY_REL_LIST(SY_AS_NAME) };
#undef SY_AS_NAME

static unsigned find(const char *const *names, unsigned n_names, const char *name, size_t n)
{
    for (unsigned i = 1; i < n_names; i++)
        if (strlen(names[i]) == n && memcmp(names[i], name, n) == 0) return i;
    return 0;
}

const char *sy_upos_name(unsigned upos) { return upos < SY_UPOS_N ? upos_names[upos] : "_"; }
const char *sy_xpos_name(unsigned xpos) { return xpos < SY_XPOS_N ? xpos_names[xpos] : "_"; }
const char *sy_rel_name(unsigned rel) { return rel < SY_REL_N ? rel_names[rel] : "_"; }

unsigned sy_upos_find(const char *name, size_t n) { return find(upos_names, SY_UPOS_N, name, n); }
unsigned sy_xpos_find(const char *name, size_t n) { return find(xpos_names, SY_XPOS_N, name, n); }

unsigned sy_rel_find(const char *name, size_t n)
{
    unsigned rel = find(rel_names, SY_REL_N, name, n);
    if (rel) return rel;
    const char *colon = memchr(name, ':', n);
    return colon ? find(rel_names, SY_REL_N, name, (size_t)(colon - name)) : 0;
}

unsigned sy_rel_main(unsigned rel)
{
    switch (rel) {
    case SY_REL_NSUBJ_PASS: case SY_REL_NSUBJ_OUTER: return SY_REL_NSUBJ;
    case SY_REL_CSUBJ_PASS: case SY_REL_CSUBJ_OUTER: return SY_REL_CSUBJ;
    case SY_REL_OBL_AGENT: case SY_REL_OBL_UNMARKED: return SY_REL_OBL;
    case SY_REL_ADVCL_RELCL: return SY_REL_ADVCL;
    case SY_REL_AUX_PASS: return SY_REL_AUX;
    case SY_REL_NMOD_POSS: case SY_REL_NMOD_UNMARKED: case SY_REL_NMOD_DESC: return SY_REL_NMOD;
    case SY_REL_ACL_RELCL: return SY_REL_ACL;
    case SY_REL_DET_PREDET: return SY_REL_DET;
    case SY_REL_CC_PRECONJ: return SY_REL_CC;
    case SY_REL_COMPOUND_PRT: return SY_REL_COMPOUND;
    default: return rel;
    }
}
