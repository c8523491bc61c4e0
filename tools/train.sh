#!/bin/sh
# Train all models again: train.sh BUILD [DATA [MODELS [CLASSES [SIZE]]]]. The same data and classes give the same bytes, however
# many cores there are (models/README.md). CLASSES is the table of word classes; "new" makes it from the texts first, which takes two
# minutes more. SIZE "proxy" trains the language network on less text and for fewer rounds, under ten minutes, for experiments.
# Order matters: the language model uses the word classes, the attribution model the language model's tags and trees, that of positions all of these, and that of pairs of statements the whole record.
set -eu
build=$1
data=${2:-../shared/data}
models=${3:-models}
classes=${4:-train/word-classes.tsv}
case ${5:-full} in
    full) guess= learn= ;;
    proxy) guess="texts=3 guess_epochs=1" learn="epochs=6" ;;
    *) echo "the size is full or proxy, not $5" >&2; exit 2 ;;
esac
cores=threads=${TRAIN_THREADS:-$(nproc)}
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
sections=$work/sections
mkdir "$sections"
"$build/train/train-net" guess "$data" data train/kinds.tsv "$work/guessed" "$cores" $guess
"$build/train/train-net" learn "$data" "$work/guessed" train/kinds.tsv "$classes" "$sections" "$cores" $learn
"$build/train/train-lemmas" "$data" data/lang/irregular.tsv "$sections" "$text/kremlin.jsonl.gz" "$text/ungdc-2010-2024.jsonl.gz" \
    "$text/ungdc-1990-2009.jsonl.gz" "$text/us-presidents-1933-2020.jsonl.gz" "$text/factbook-2026.jsonl.gz" "$text/wikinews-small.jsonl.gz"
"$build/train/train-sentences" "$data" data "$sections/sentences" "$sections/casing"

# One file.
sha=$(cat "$data"/ud/en_*/*train* "$data"/ud/uner_en_ewt/*train* | sha256sum | cut -c1-64)
named=
for file in "$sections"/*; do named="$named ${file##*/}=$file"; done
"$build/train/pack-model" "$models/english.sayso" --seed 20261 --data-sha256 "$sha" $named \
    --licence "CC BY-SA 4.0; made from UD English EWT 2.16, GUM 2.16 (open genres) and UNER English EWT"

# Who said what.
gzip -dc "$data/polnear/train.jsonl.gz" |
    "$build/train/train-attribution" --data data --models "$models" --out "$models/attribution.model"

# Who holds what.
"$(dirname "$0")/train-positions.sh" "$build" "$data" "$models"

# What two reports tell of one fact.
"$(dirname "$0")/train-compare.sh" "$build" "$data" "$models"
