#!/bin/sh
# Count a small collection of articles, and ask it everything that a large one can be asked.
#
#   sh examples/collection.sh [FOLDER]
set -eu
articles=$(dirname "$0")/collection.jsonl
folder=${1:-$(mktemp -d)/collection}

echo "== The articles, counted into $folder"
framing corpus "$articles" -o "$folder"

echo "== What each outlet's articles are like"
framing outlets "$folder" --measures certainty.possibility,sourcing.quoted_share

echo "== Who printed the same text"
framing copies "$folder"

echo "== How often questions are asked, month by month, a text that was printed twice counted once"
framing outlets "$folder" --by month --units copies --measures rhetoric.questions

echo "== Which articles tell one story"
framing stories "$folder"

echo "== The outlets within the first of them, side by side"
framing stories "$folder" --compare 1

echo "== How alike the articles are"
framing matrix "$folder"

echo "== Which words set the outlets apart"
framing terms --by outlet "$folder"
