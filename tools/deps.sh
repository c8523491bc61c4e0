#!/bin/sh
# Install what is missing from Debian's packages: deps.sh [build] [test]. Does nothing when all is there.
set -eu
packages=
for set in "$@"; do
    case $set in
    build) packages="$packages gcc libc6-dev make meson ninja-build pkg-config python3 libgumbo-dev libsqlite3-dev libjansson-dev
        libutf8proc-dev nettle-dev zlib1g-dev libcmocka-dev" ;;
    test) packages="$packages g++ clang libclang-rt-14-dev binutils valgrind libc6-dbg man-db sqlite3 chromium chromium-driver" ;;
    *) echo "deps.sh: no set of packages is called $set (build, test)" >&2; exit 2 ;;
    esac
done
missing=
for p in $packages; do
    dpkg-query -W -f='${Status}' "$p" 2>/dev/null | grep -q 'ok installed' || missing="$missing $p"
done
[ -n "$missing" ] || exit 0
if ! command -v apt-get >/dev/null; then
    echo "deps.sh: this is no Debian system; install by hand:$missing" >&2
    exit 1
fi
as_root=
[ "$(id -u)" = 0 ] || as_root=sudo
echo "installing:$missing"
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086
$as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null 2>&1 || {
    $as_root apt-get update -qq
    $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
}
