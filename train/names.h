/*
 * names.h - the names that treebanks are given for training: five kinds, two of them marked by a program.
 *
 * Persons, organisations and places are as UNER marks them (Mayhew et al. 2024): no title before a person, no article, no
 * country adjective. Where its annotation has no name, words are marked of two more kinds:
 *
 * NORP: a word for a people, a faith or a party, noun or adjective, with the words that belong to it: "the Orvenians", "Orvenian
 * officials", "a Muslim", "North Castavar's" is a place but "North Castavarian" a NORP. Not a language ("in Orvenian").
 *
 * OFFICE: the words that name a post or rank that one person holds at a time or bears before the name: "president", "deputy
 * foreign minister", "secretary of state", "chief of staff", "spokeswoman", "Gen.", with what says which post and what it is about,
 * without articles, "former", the country and the holder: of "the former Orvenian minister of water Lara Denn" it is "minister of
 * water". In the plural too. No trade or role ("lawyer", "police officer", "official") and no form of address ("Mr.", "Dr.").
 */
#ifndef NAMES_H
#define NAMES_H

#include "corpus.h"

/*
 * Fill ner of both treebanks: ewt from the UNER file of DATA/ud, gum from its own entities; then NORP and OFFICE with the
 * words of DATA/gazetteer and of the table `kinds` (train/kinds.tsv). Gives the sentences of ewt found in UNER.
 */
uint32_t names_fill(corpus *ewt, corpus *gum, const char *data, const char *kinds);

/* UNER's file alone: by sentence id, then by form. */
uint32_t names_read(corpus *c, const char *path);

#endif
