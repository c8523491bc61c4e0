/*
 * ud.h - the closed sets of Universal Dependencies v2 for English as enums: parts of speech, Penn tags, relations.
 * Stages that read a tree compare these; names are for CoNLL-U.
 */
#ifndef SY_UD_H
#define SY_UD_H

#include <stddef.h>
#include <stdint.h>

/* M, not X, is the argument: X is one of the parts of speech. */
#define SY_UPOS_LIST(M) \
    M(ADJ) M(ADP) M(ADV) M(AUX) M(CCONJ) M(DET) M(INTJ) M(NOUN) M(NUM) M(PART) M(PRON) M(PROPN) M(PUNCT) M(SCONJ) M(SYM) M(VERB) M(X)

#define SY_XPOS_LIST(X)                                                                                              \
    X(ADD, "ADD") X(AFX, "AFX") X(CC, "CC") X(CD, "CD") X(DT, "DT") X(EX, "EX") X(FW, "FW") X(GW, "GW")              \
    X(HYPH, "HYPH") X(IN, "IN") X(JJ, "JJ") X(JJR, "JJR") X(JJS, "JJS") X(LRB, "-LRB-") X(LS, "LS") X(MD, "MD")      \
    X(NFP, "NFP") X(NN, "NN") X(NNP, "NNP") X(NNPS, "NNPS") X(NNS, "NNS") X(PDT, "PDT") X(POS, "POS")                \
    X(PRP, "PRP") X(PRPS, "PRP$") X(RB, "RB") X(RBR, "RBR") X(RBS, "RBS") X(RP, "RP") X(RRB, "-RRB-")                \
    X(SYM, "SYM") X(TO, "TO") X(UH, "UH") X(VB, "VB") X(VBD, "VBD") X(VBG, "VBG") X(VBN, "VBN") X(VBP, "VBP")        \
    X(VBZ, "VBZ") X(WDT, "WDT") X(WP, "WP") X(WPS, "WP$") X(WRB, "WRB") X(OPEN_QUOTE, "``") X(CLOSE_QUOTE, "''")      \
    X(COMMA, ",") X(STOP, ".") X(COLON, ":") X(DOLLAR, "$")

/* Relations; those with a subtype stand beside their main type. */
#define SY_REL_LIST(X)                                                                                                \
    X(ROOT, "root") X(NSUBJ, "nsubj") X(NSUBJ_PASS, "nsubj:pass") X(NSUBJ_OUTER, "nsubj:outer") X(CSUBJ, "csubj")     \
    X(CSUBJ_PASS, "csubj:pass") X(CSUBJ_OUTER, "csubj:outer") X(OBJ, "obj") X(IOBJ, "iobj") X(CCOMP, "ccomp")         \
    X(XCOMP, "xcomp") X(OBL, "obl") X(OBL_AGENT, "obl:agent") X(OBL_UNMARKED, "obl:unmarked") X(VOCATIVE, "vocative") \
    X(EXPL, "expl") X(DISLOCATED, "dislocated") X(ADVCL, "advcl") X(ADVCL_RELCL, "advcl:relcl") X(ADVMOD, "advmod")   \
    X(DISCOURSE, "discourse") X(AUX, "aux") X(AUX_PASS, "aux:pass") X(COP, "cop") X(MARK, "mark") X(NMOD, "nmod")     \
    X(NMOD_POSS, "nmod:poss") X(NMOD_UNMARKED, "nmod:unmarked") X(NMOD_DESC, "nmod:desc") X(APPOS, "appos")           \
    X(NUMMOD, "nummod") X(ACL, "acl") X(ACL_RELCL, "acl:relcl") X(AMOD, "amod") X(DET, "det")                         \
    X(DET_PREDET, "det:predet") X(CASE, "case") X(CONJ, "conj") X(CC, "cc") X(CC_PRECONJ, "cc:preconj")               \
    X(FIXED, "fixed") X(FLAT, "flat") X(COMPOUND, "compound") X(COMPOUND_PRT, "compound:prt") X(LIST, "list")         \
    X(PARATAXIS, "parataxis") X(ORPHAN, "orphan") X(GOESWITH, "goeswith") X(REPARANDUM, "reparandum")                 \
    X(PUNCT, "punct") X(DEP, "dep")

#define SY_AS_ENUM(id) SY_##id,
enum sy_upos_id { SY_UPOS_NONE = 0, SY_UPOS_LIST(SY_AS_ENUM) SY_UPOS_N };
#undef SY_AS_ENUM
#define SY_AS_ENUM(id, name) SY_XPOS_##id,
enum sy_xpos_id { SY_XPOS_NONE = 0, SY_XPOS_LIST(SY_AS_ENUM) SY_XPOS_N };
#undef SY_AS_ENUM
#define SY_AS_ENUM(id, name) SY_REL_##id,
enum sy_rel_id { SY_REL_NONE = 0, SY_REL_LIST(SY_AS_ENUM) SY_REL_N };
#undef SY_AS_ENUM

/* Names as CoNLL-U writes them; "_" for 0 and for what is out of range. */
const char *sy_upos_name(unsigned upos);
const char *sy_xpos_name(unsigned xpos);
const char *sy_rel_name(unsigned rel);

/* Number of a name; 0 if it is none of ours. A relation with an unknown subtype gives its main type. */
unsigned sy_upos_find(const char *name, size_t n);
unsigned sy_xpos_find(const char *name, size_t n);
unsigned sy_rel_find(const char *name, size_t n);

/* The relation without its subtype: SY_REL_NSUBJ_PASS gives SY_REL_NSUBJ. */
unsigned sy_rel_main(unsigned rel);

#endif
