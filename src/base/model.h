/*
 * model.h - the language model's file: a header, named sections, and the one kind of table that most of them hold.
 *
 * File: magic "SAYSOLM", version, sizes, checksum of all that follows the header, the training data's SHA-256, the
 * seed, a licence line; then the sections' directory. Numbers are little-endian and unsigned. The file is mapped, not
 * copied; opening checks its checksum and the sections' places and sizes, and a look-up stays inside its table whatever the
 * table holds, so that opening need not walk through it.
 *
 * Table: a map from 64-bit hashes of features to sparse rows of small integer weights, one for each class the feature
 * says something about. A weight is one byte k that stands for k + k|k|/8: fine steps near zero, and room for the few
 * large ones, which decide much. The top bits of the hash choose a bucket, the low 16 tell the features of a bucket apart.
 */
#ifndef SY_MODEL_H
#define SY_MODEL_H

#include "base/engine.h"

enum { SY_MODEL_VERSION = 1, SY_MODEL_HEADER_BYTES = 320, SY_MODEL_SECTIONS_MAX = 32, SY_MODEL_NAME_BYTES = 16 };

#define SY_MODEL_MAGIC "SAYSOLM"

typedef struct {
    const unsigned char *index;   /* (1 << bits) + 1 offsets into rows, four bytes each */
    const unsigned char *rows;    /* fingerprint (2), number of weights (1), then class and weight, one byte each */
    unsigned bits, n_classes;
    uint32_t n_features, n_rows;  /* n_rows: bytes */
} sy_table;

typedef struct {
    char name[SY_MODEL_NAME_BYTES + 1];
    const unsigned char *bytes;
    size_t n_bytes;
} sy_section;

struct sy_model {
    const char *path;
    const unsigned char *bytes;
    size_t n_bytes;
    uint64_t checksum, seed;
    char data_sha256[65], licence[129];
    sy_section sections[SY_MODEL_SECTIONS_MAX];
    uint32_t n_sections;
};

typedef struct sy_model sy_model;

/* Open options.lang_model, or english.sayso in options.model_dir, as engine->model. */
void sy_model_load(sayso *engine);

/* Map and check a model file; released with the arena. Fails with SAYSO_MODEL, naming the file and what to do. */
const sy_model *sy_model_open(sy_arena *a, const char *path);

/* Check a model in memory, which must outlive the result. */
const sy_model *sy_model_read(sy_arena *a, const char *path, const unsigned char *bytes, size_t n_bytes);

/* A section, or NULL. */
const sy_section *sy_model_section(const sy_model *m, const char *name);

/* A section as a table, whose classes number at most n_classes_max; fails with SAYSO_MODEL if it is missing or damaged. */
void sy_table_open(sy_arena *a, const char *path, const sy_model *m, const char *name, unsigned n_classes_max, sy_table *out);

/* A section of strings, each ended by NUL; the first is "". Fails like sy_table_open. */
typedef struct {
    const char *const *at;
    uint32_t n;
} sy_strings;
void sy_strings_open(sy_arena *a, const char *path, const sy_model *m, const char *name, sy_strings *out);

/* The checksum of the file format: sixteen bytes at a time, two running sums. */
uint64_t sy_model_checksum(const unsigned char *bytes, size_t n_bytes);

/* What a stored weight stands for. */
static inline int32_t sy_table_weight(int8_t k) { return k + k * (k < 0 ? -k : k) / 8; }

enum { SY_TABLE_CLASSES = 256 };

/* Add the weights of n features to the scores, of which there is one for every byte. */
void sy_table_add(const sy_table *t, const uint64_t *features, unsigned n, int32_t scores[SY_TABLE_CLASSES]);

/* A table used as a map: the 16-bit value of a hash, or -1. */
int32_t sy_table_value(const sy_table *t, uint64_t hash);

/* The hash of a feature: its template's number and up to three values. */
static inline uint64_t sy_feature(uint32_t template_id, uint32_t x, uint32_t y, uint32_t z)
{
    uint64_t h = (x + 1u) * 0x9E3779B97F4A7C15u + (y + 1u) * 0xC2B2AE3D27D4EB4Fu + (z + 1u) * 0x165667B19E3779F9u;
    h = (h ^ (h >> 29)) + template_id * 0xD6E8FEB86659FD93u;
    h = (h ^ (h >> 32)) * 0xBF58476D1CE4E5B9u;
    h = (h ^ (h >> 29)) * 0x94D049BB133111EBu;
    return h ^ (h >> 32);
}

#endif
