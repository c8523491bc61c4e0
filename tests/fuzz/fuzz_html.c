/* fuzz_html.c - libFuzzer target: any bytes read as a saved page. */
#include "report_check.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n) { return check_report(bytes, n, SAYSO_FORMAT_HTML); }
