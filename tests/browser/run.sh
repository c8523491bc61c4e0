#!/bin/sh
# The page in a real browser. usage: run.sh BUILD_DIR [SCREENSHOT_DIR]; prints "N passed, N failed".
# Without Chromium and chromedriver there is nothing to test with: it says so and counts one as skipped.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$1" && pwd)
if ! command -v chromium >/dev/null || ! command -v chromedriver >/dev/null; then
    echo "SKIPPED the page in a browser: chromium and chromedriver are not installed (apt-get install chromium chromium-driver)"
    echo "0 passed, 0 failed, 1 skipped"
    exit 0
fi
pages=$(mktemp -d)
trap 'rm -rf "$pages"' EXIT
"$build/tests/browser/make_page" > "$pages/page.html"
"$build/tests/browser/make_page" --excerpts > "$pages/excerpts.html"
PYTHONDONTWRITEBYTECODE=1 python3 "$here/test_page.py" "$pages/page.html" "$pages/excerpts.html" ${2:+"$2"}
