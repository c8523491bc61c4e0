#!/bin/sh
# The main job on the sample reports: the brief on the terminal, the whole account as a page.
set -eu
build=${1:-build}
sayso=$build/sayso
page=sayso-report.html
"$sayso" report --actors examples/actors.tsv -o "$page" examples/*.txt examples/*.html
echo
echo "The page: file://$PWD/$page"
echo "now yours: $sayso report FILE..."
