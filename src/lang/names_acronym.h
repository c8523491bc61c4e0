/* names_acronym.h - "Selva River Commission (SRC)": letters in brackets behind a long name are that name. */
#ifndef SY_LANG_NAMES_ACRONYM_H
#define SY_LANG_NAMES_ACRONYM_H

#include "base/doc.h"
#include "base/model.h"

/* Letters that a text explains by the name before them get that name's kind, there and where else they have none. `lists`: the model's. */
void sy_names_acronym(sayso_doc *d, const sy_table *lists);

#endif
