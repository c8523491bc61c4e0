#!/bin/sh
# Train the model of positions alone: train-positions.sh BUILD [DATA [MODELS]], after a change to the rules or tables that find them. Two minutes;
# the same bytes each time. Of the marked texts (train/positions/README.md) those before the first "--" are those that sureness is counted on, those
# behind the second teach holders and issues alone.
set -eu
build=$1
data=${2:-../shared/data}
models=${3:-models}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
marked=$(dirname "$0")/marked_real.py
mkdir "$work/sections"
"$marked" "$data" > "$work/real.txt"
"$marked" --table train/positions/real-more.tsv "$data" > "$work/more.txt"
texts=
for name in kremlin ungdc-2010-2024 ungdc-1990-2009 ungdc-1970-1989 us-presidents-1933-2020 factbook-2026 wikinews-small; do texts="$texts $data/text/$name.jsonl.gz"; done
"$build/train/make-profiles" data train/issue-words.tsv "$work/sections/profiles" $texts
"$build/train/train-positions" data "$models" train/issue-words.tsv "$work/sections" train/positions/wires-*.txt -- train/positions/idioms-*.txt \
    train/positions/tempting.txt "$work/real.txt" -- "$work/more.txt"
named=
for file in "$work/sections"/*; do named="$named ${file##*/}=$file"; done
"$build/train/pack-model" "$models/positions.model" --seed 20261 $named --licence "CC0 1.0; made from the marked texts of train/positions, and counts of words in plain text" \
    --data-sha256 "$(cat train/positions/*.txt train/issue-words.tsv "$work/real.txt" "$work/more.txt" $texts | sha256sum | cut -c1-64)"
