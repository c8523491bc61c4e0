#!/bin/sh
# Train the model of positions alone: train-positions.sh BUILD [DATA [MODELS]], after a change to the rules or tables that find them. Three minutes;
# the same bytes each time. Of the marked texts (train/positions/README.md) those before the first "--" are those that sureness is counted on, those
# behind the second are real; train/train-positions.c.
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
texts_of="train/positions/wires-*.txt -- train/positions/idioms-*.txt train/positions/tempting.txt -- $work/real.txt -- $work/more.txt"
learn() { # FOLDER [NAME=VALUE...]: the tables, into its sections
    folder=$1
    shift
    "$build/train/train-positions" data "$models" train/issue-words.tsv "$folder/sections" "$@" $texts_of
}
pack() { # FOLDER MODELS
    named=
    for file in "$1/sections"/*; do named="$named ${file##*/}=$file"; done
    "$build/train/pack-model" "$2/positions.model" --seed 20261 $named --licence "CC0 1.0; made from the marked texts of train/positions, and counts of words in plain text" \
        --data-sha256 "$(cat train/positions/*.txt train/positions/judged.tsv train/issue-words.tsv "$work/real.txt" "$work/more.txt" $texts | sha256sum | cut -c1-64)"
}
half() { # without every second text: what was learned is asked of those
    mkdir -p "$work/half$1/sections"
    for file in "$models"/*; do ln -s "$(realpath "$file")" "$work/half$1/"; done
    rm "$work/half$1/positions.model"
    cp "$work/sections/profiles" "$work/sections/sure" "$work/half$1/sections/"
    learn "$work/half$1" count=0 dev=2 "fold=$1" > "$work/half$1.log"
    pack "$work/half$1" "$work/half$1" > /dev/null
}
learn "$work"
pack "$work" "$models"
half 0 &
half 1
wait
"$build/train/train-sureness" data "$models" "$work/sections" train/positions/judged.tsv "$data" "$work/half0" "$work/half1" train/positions/wires-*.txt train/positions/idioms-*.txt
pack "$work" "$models"
