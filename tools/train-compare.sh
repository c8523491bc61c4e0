#!/bin/sh
# Train the model of pairs of statements alone: train-compare.sh BUILD [DATA [MODELS]], after a change to what is seen of them (src/compare/judge_pair.c). Two
# minutes; the same bytes each time. It learns from train/stories and from the stories of tests/data/stories whose errors may be read, never from those held out.
set -eu
LC_ALL=C
export LC_ALL
build=$1
data=${2:-../shared/data}
models=${3:-models}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/real/alike" "$work/real/tune"
"$(dirname "$0")/look-alikes.py" "$data" "$work/real"
printf '\0\0\0\0' > "$work/none"
[ -f "$models/compare.model" ] || "$build/train/pack-model" "$models/compare.model" --seed 0 --licence none --data-sha256 "$(sha256sum < "$work/none" | cut -c1-64)" trees="$work/none" > "$work/log"
s=tests/data/stories
marked="$s/ceasefire $s/trade $s/climate $s/dam $s/ferry $s/rail $s/mission $s/mutiny $s/pipeline $s/summit $s/islands $(echo $s/pairs/0? $s/pairs/1? $s/pairs/20 train/stories/[ab]??)"
sha=$(for folder in $marked "$work"/real/alike/* "$work"/real/tune/*; do [ ! -d "$folder" ] || cat "$folder"/*; done | sha256sum | cut -c1-64)
alike=$(find "$work/real/alike" -mindepth 1 -type d | sort)
tune=$(find "$work/real/tune" -mindepth 1 -type d | sort)
"$build/train/train-compare" data "$models" "$work/trees" $marked -- $alike -- $tune
"$build/train/pack-model" "$models/compare.model" --seed 20261 --licence "CC0 1.0; made from the marked stories of train/stories and tests/data/stories" --data-sha256 "$sha" trees="$work/trees"
