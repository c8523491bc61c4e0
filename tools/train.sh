#!/bin/sh
# Train all models again: train.sh BUILD [DATA [MODELS]]. The same data give the same bytes (models/README.md).
# Order matters: word classes, then the language model that uses them, then the attribution model, whose features are
# the language model's tags and trees. Five minutes of one core.
set -eu
build=$1
data=${2:-../shared/data}
models=${3:-models}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
text=$data/text
mkdir -p "$models"

# How common words and phrases are.
gzip -dc "$text/ungdc-2010-2024.jsonl.gz" "$text/kremlin.jsonl.gz" "$text/us-presidents-1933-2020.jsonl.gz" "$text/wikinews-small.jsonl.gz" |
    "$build/train/make-background" "$models/background.bin"

# Tags, lemmas, trees and names.
"$build/train/make-clusters" "$work/clusters.tsv" "$text/kremlin.jsonl.gz" "$text/ungdc-2010-2024.jsonl.gz" \
    "$text/ungdc-1990-2009.jsonl.gz" "$text/us-presidents-1933-2020.jsonl.gz" "$text/factbook-2026.jsonl.gz" "$text/wikinews-small.jsonl.gz"
"$build/train/train-lang" "$data" "$models/english.sayso" "$work/clusters.tsv"

# Who said what.
gzip -dc "$data/polnear/train.jsonl.gz" |
    "$build/train/train-attribution" --data data --models "$models" --out "$models/attribution.model"
