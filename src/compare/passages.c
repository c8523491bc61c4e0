/* passages.c - shared */
#include "compare/inner.h"
void sy_compare_passages(sy_collation *c) { (void)c; }
