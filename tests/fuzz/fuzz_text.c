/* fuzz_text.c - libFuzzer target: any bytes read as plain text, or as what they look like. */
#include "report_check.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    check_report(bytes, n, SAYSO_FORMAT_NONE);
    return check_report(bytes, n, SAYSO_FORMAT_TEXT);
}
