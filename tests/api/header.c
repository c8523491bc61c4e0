/* header.c - the public header alone, as strict C. */
#include "sayso.h"

int sayso_header_compiles_as_c(void);
int sayso_header_compiles_as_c(void) { return (int)sizeof(sayso_attribution); }
