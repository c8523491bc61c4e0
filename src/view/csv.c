/* csv.c - fields and rows of comma-separated values (RFC 4180). */
#include "view/csv.h"

void sy_csv_next(sy_csv *t)
{
    if (t->filled++) sy_buf_char(t->out, ',');
}

void sy_csv_strn(sy_csv *t, const char *s, size_t n)
{
    int marks = 0;
    sy_csv_next(t);
    for (size_t i = 0; i < n && !marks; i++) marks = strchr(",\"\r\n", s[i]) != NULL;
    if (!marks) {
        sy_buf_add(t->out, s, n);
        return;
    }
    sy_buf_char(t->out, '"');
    for (size_t i = 0; i < n; i++) {
        if (s[i] == '"') sy_buf_char(t->out, '"');
        sy_buf_char(t->out, s[i]);
    }
    sy_buf_char(t->out, '"');
}

void sy_csv_str(sy_csv *t, const char *s) { sy_csv_strn(t, s ? s : "", s ? strlen(s) : 0); }

void sy_csv_number(sy_csv *t, uint32_t n)
{
    sy_csv_next(t);
    sy_buf_printf(t->out, "%u", n);
}

void sy_csv_conf(sy_csv *t, unsigned hundredths)
{
    sy_csv_next(t);
    sy_buf_printf(t->out, "%u.%02u", hundredths / 100u, hundredths % 100u);
}

void sy_csv_words(sy_csv *t, sy_account *a, uint32_t report, sayso_spans spans)
{
    size_t n;
    const char *s = sy_exact_words(a, report, spans, &n);
    sy_csv_strn(t, s ? s : "", n);
}

void sy_csv_bytes(sy_csv *t, sayso_spans spans)
{
    sy_csv_next(t);
    for (uint32_t i = 0; i < spans.n; i++) sy_buf_printf(t->out, "%s%u-%u", i ? ";" : "", spans.at[i].start, spans.at[i].end);
}

void sy_csv_row_end(sy_csv *t)
{
    sy_buf_add(t->out, "\r\n", 2);
    t->filled = 0;
}

void sy_csv_names(sy_csv *t, const char *const *names)
{
    for (; *names; names++) sy_csv_str(t, *names);
}

void sy_csv_head(sy_csv *t, const char *const *names)
{
    sy_csv_names(t, names);
    sy_csv_row_end(t);
}
