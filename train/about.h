/*
 * about.h - lessons of what positions are about: marked texts; words of the table of issues and of train/issue-words.tsv, each like a short
 * text that is about their issue.
 */
#ifndef ABOUT_H
#define ABOUT_H

#include "base/engine.h"
#include "softmax.h"

enum { ABOUT_NAMES_MAX = 64, ABOUT_NAME = 32, ABOUT_FOLDS = 6, ABOUT_NONE = 255 };

typedef struct {
    softmax_lesson l;
    uint32_t text, file;
    uint8_t dev, ruled; /* ruled: the issue by the table; ABOUT_NONE */
    uint8_t is_word;    /* not of a text */
} about_lesson;

typedef struct {
    sy_arena *arena;
    SY_VEC(about_lesson) lessons;
    char names[ABOUT_NAMES_MAX][ABOUT_NAME]; /* of the issues */
    uint32_t n_names;
    uint32_t n_files; /* of texts */
    sy_about_weights weights; /* learned last */
} about;

/* Where the issues of the profiles stand among those of the lessons; after all lessons of words, before those of texts. */
void about_profiles(about *a, const sy_word_profiles *p);

/* Read the words: issues.tsv of the folder data, and the table of more words. */
void about_open(about *a, sy_arena *arena, const char *data, const char *more);

/* The number of an issue. */
uint8_t about_issue(about *a, const char *name);

/* A lesson with these features. */
about_lesson *about_add(about *a, const sy_about *f, unsigned right, float weight);

/* Learn from all lessons but those of dev, and those of texts of this fold (-1: all folds are used). */
unsigned char *about_learn(about *a, int fold, size_t *n_bytes, int64_t *scale);

/* Is the lesson of that fold? Folds are of whole files, where there are enough: the texts of a file are by one hand, and alike. */
int about_in_fold(const about *a, const about_lesson *l, int fold);

/* What the table and the weights learned last say of the lesson, and by how much the first leads. */
int64_t about_ask(const about *a, const sy_table *issues, const about_lesson *l, unsigned *best);

#endif
