/* options.h - NAME=VALUE on the command line of a training program. */
#ifndef OPTIONS_H
#define OPTIONS_H

#include <stddef.h>

typedef struct {
    const char *name;
    double value;
} option;

#define OPTIONS(array) (sizeof(array) / sizeof(array)[0])

/* The value of the option of this name; 0: there is none. */
double option_value(const option *options, size_t n, const char *name);

/* Takes "NAME=VALUE"; 0: it is none of the options. */
int option_set(option *options, size_t n, const char *given);

#endif
