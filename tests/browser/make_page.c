/* make_page.c - writes the page of the invented test story for the browser tests: make_page [--excerpts] > page.html */
#include "../unit/view_fixture.h"

#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
    sayso_view how = { .size = sizeof how, .excerpts = argc > 1 && strcmp(argv[1], "--excerpts") == 0 };
    sayso_story *story = view_fixture_make();
    sayso_error err;
    char *page;
    size_t n;
    if (sayso_story_page(story, &how, &page, &n, &err)) {
        fprintf(stderr, "%s\n", err.text);
        return 1;
    }
    int ok = fwrite(page, 1, n, stdout) == n && fclose(stdout) == 0;
    sayso_free(page);
    view_fixture_free(story);
    return ok ? 0 : 1;
}
