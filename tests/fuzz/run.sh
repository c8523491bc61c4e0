#!/bin/sh
# Fuzz every reader of outside bytes: run.sh SECONDS [TARGET...]. What is found stays in build-fuzz/found/ with the input's name.
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:-60}
[ $# -eq 0 ] || shift
[ -f build-fuzz/build.ninja ] || CC=clang meson setup build-fuzz -Dfuzz=true -Dplain_malloc=true -Dbuildtype=debugoptimized \
    -Db_sanitize=address,undefined -Db_lundef=false >/dev/null
ninja -C build-fuzz >/dev/null
passed=0 failed=0
for target in build-fuzz/tests/fuzz/fuzz_*; do
    [ -x "$target" ] && [ -f "$target" ] || continue
    name=${target##*/fuzz_}
    [ $# -eq 0 ] || case " $* " in *" $name "*) ;; *) continue ;; esac
    mkdir -p "build-fuzz/corpus/$name" "build-fuzz/found/$name"
    echo "fuzzing $name for $seconds s"
    if "$target" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=4096 -max_len=65536 -print_final_stats=1 \
        -artifact_prefix="build-fuzz/found/$name/" "build-fuzz/corpus/$name" "tests/fuzz/corpus/$name" 2>"build-fuzz/$name.log"; then
        passed=$((passed + 1))
        grep -E "stat::number_of_executed_units|stat::average_exec_per_sec" "build-fuzz/$name.log"
    else
        failed=$((failed + 1))
        echo "FAILED $name; the input is in build-fuzz/found/$name/"
        tail -20 "build-fuzz/$name.log"
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
