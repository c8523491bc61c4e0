/* options.c - see options.h. */
#include "options.h"

#include <stdlib.h>
#include <string.h>

double option_value(const option *options, size_t n, const char *name)
{
    for (size_t k = 0; k < n; k++)
        if (strcmp(options[k].name, name) == 0) return options[k].value;
    return 0;
}

int option_set(option *options, size_t n, const char *given)
{
    size_t length = strcspn(given, "=");
    for (size_t k = 0; k < n; k++) {
        if (given[length] != '=' || strlen(options[k].name) != length || memcmp(options[k].name, given, length) != 0) continue;
        options[k].value = strtod(given + length + 1, NULL);
        return 1;
    }
    return 0;
}
