#!/bin/sh
# Train the models again: train.sh BUILD [DATA]. The same data give the same bytes.
set -eu
build=$1
data=${2:-../shared/data}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
t=$data/text
"$build/train/make-clusters" "$work/clusters.tsv" "$t/kremlin.jsonl.gz" "$t/ungdc-2010-2024.jsonl.gz" "$t/ungdc-1990-2009.jsonl.gz" \
    "$t/us-presidents-1933-2020.jsonl.gz" "$t/factbook-2026.jsonl.gz" "$t/wikinews-small.jsonl.gz"
"$build/train/train-lang" "$data" models/english.sayso "$work/clusters.tsv"
