#!/bin/sh
# Train all models again: train.sh BUILD [DATA [MODELS [CLASSES]]]. The same data and classes give the same bytes (models/README.md).
# CLASSES is the table of word classes; "new" makes it from the texts first, which takes two minutes more.
# Order matters: the language model uses the word classes, the attribution model the language model's tags and trees.
set -eu
build=$1
data=${2:-../shared/data}
models=${3:-models}
classes=${4:-train/word-classes.tsv}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
text=$data/text
mkdir -p "$models"

# How common words and phrases are.
gzip -dc "$text/ungdc-2010-2024.jsonl.gz" "$text/kremlin.jsonl.gz" "$text/us-presidents-1933-2020.jsonl.gz" "$text/wikinews-small.jsonl.gz" |
    "$build/train/make-background" "$models/background.bin"

# Tags, lemmas, trees and names.
if [ "$classes" = new ]; then
    classes=$work/classes.tsv
    "$build/train/make-clusters" "$classes" "$text/kremlin.jsonl.gz" "$text/ungdc-2010-2024.jsonl.gz" "$text/ungdc-1990-2009.jsonl.gz" \
        "$text/us-presidents-1933-2020.jsonl.gz" "$text/factbook-2026.jsonl.gz" "$text/wikinews-small.jsonl.gz"
fi
mkdir "$work/lemmas"
"$build/train/train-lemmas" "$data" data/lang/irregular.tsv "$work/lemmas" "$text/kremlin.jsonl.gz" "$text/ungdc-2010-2024.jsonl.gz" \
    "$text/ungdc-1990-2009.jsonl.gz" "$text/us-presidents-1933-2020.jsonl.gz" "$text/factbook-2026.jsonl.gz" "$text/wikinews-small.jsonl.gz"
"$build/train/train-lang" "$data" "$work/tagged.sayso" "$classes" train/kinds.tsv

# Where sentences end.
"$build/train/train-sentences" "$data" data "$work/sentences" "$work/casing"
set -- sentences="$work/sentences" casing="$work/casing"
for part in "$work/lemmas"/*; do set -- "$@" "$(basename "$part")=$part"; done
"$build/train/pack-model" "$models/english.sayso" --from "$work/tagged.sayso" "$@"

# Who said what.
gzip -dc "$data/polnear/train.jsonl.gz" |
    "$build/train/train-attribution" --data data --models "$models" --out "$models/attribution.model"
