#!/bin/sh
# From a spreadsheet to published entries, on the command line. Give it a workbook of the sheets 目录 and 信息项
# (`./shuqiao entries export FILE` writes that of a department, to begin with), an officer of the department and a
# reviewer of the data authority; their passwords are read as docs/commands.md says.
#
#   docs/guide/publish-from-spreadsheet.sh entries.xlsx OFFICER REVIEWER
set -eu
file=$(cd "$(dirname "$1")" && pwd)/$(basename "$1") officer=$2 reviewer=$3
cd "$(dirname "$0")/../.."

numbers() { sed -n "s/.*\"$1\" : \[ *\([0-9, ]*\)\].*/\1/p" | tr -d ','; }

# 1 Every row becomes a draft, or none does. What is wrong is written into the cells of a copy beside the file,
#   NAME-marked.xlsx, and the command ends with 4.
imported=$(./shuqiao entries import "$file" --as "$officer")
printf '%s\n' "$imported"
drafts="$(printf '%s\n' "$imported" | numbers created) $(printf '%s\n' "$imported" | numbers revised)"

# 2 The same file once more changes nothing.
./shuqiao entries import "$file" --as "$officer" | grep '"unchanged"'

for entry in $drafts; do
  # 3 What the draft says otherwise than the version before it, whom that affects, and how its items are graded.
  ./shuqiao entries changes "$entry" --as "$officer"
  ./shuqiao entries impact "$entry" --as "$officer"
  ./shuqiao entries grades "$entry" --as "$officer"

  # 4 Submit. Everything that the draft lacks is told at once. Where another department shares a datum already the
  #   command ends with SQ-CAT-0140, until the authority has decided: ./shuqiao sources claims, sources decide.
  ./shuqiao entries submit "$entry" --as "$officer"

  # 5 Another person publishes.
  ./shuqiao entries publish "$entry" --as "$reviewer"
done

# 6 Everybody finds them; and what goes out is what came in.
./shuqiao entries --as "$officer"
out=$(mktemp -d)/entries.xlsx
./shuqiao entries export "$out" --as "$officer"
./shuqiao entries import "$out" --as "$officer" | grep -e '"entries"' -e '"unchanged"'
