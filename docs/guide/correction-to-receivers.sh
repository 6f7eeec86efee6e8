#!/bin/sh
# From a wrong row to everybody who received it, on the command line. Give it a query under a grant that your department
# has for the purpose, the item that is wrong, a file that says which row and what is right (it stays out of messages
# and logs), and two persons: a requester and an officer of the provider. Their passwords are read as docs/commands.md
# says.
#
#   echo '{"row": "3", "wrong": "王小明", "right": "王晓明"}' > detail.json
#   docs/guide/correction-to-receivers.sh "select name from gongan.rk" 低保复核 name detail.json REQUESTER OFFICER
set -eu
sql=$1 purpose=$2 item=$3 detail=$(cd "$(dirname "$4")" && pwd)/$(basename "$4") requester=$5 officer=$6
cd "$(dirname "$0")/../.."
taken=$(mktemp -d)

# 1 Rows are received, with a receipt.
./shuqiao query "$sql" --purpose "$purpose" --receipt "$taken/answer.receipt.json" --as "$requester"
record=$(grep -o '"id" *: *"[0-9A-Z]\{26\}"' "$taken/answer.receipt.json" | head -n 1 | tr -d '" ' | cut -d : -f 2)

# 2 The receiver objects to the first row of that answer. What the row holds is sealed.
objection=$(./shuqiao objections raise --receipt "$record" --row 1 --item "$item" --complaint "该信息项疑有误" \
  --detail "$detail" --as "$requester" | sed -n 's/.*"id" : "\(O-[0-9-]*\)".*/\1/p' | head -n 1)
echo "$objection"

# 3 The provider sees it with the day by which it has to be checked, opens the row, which is logged, and checks.
./shuqiao objections --as "$officer"
./shuqiao objections show "$objection" --open --as "$officer"
./shuqiao objections check "$objection" --as "$officer"

# 4 It corrects the source and says since when the error was there: every receiver since that day is told.
./shuqiao objections close "$objection" --explanation "已在数据源更正" --detail "$detail" \
  --corrected-since "$(TZ=Asia/Shanghai date +%Y-%m-%d)" --as "$officer"

# 5 Each receiver sees which of its receipts are affected, and what is right.
./shuqiao corrections --as "$requester"
./shuqiao corrections show "$objection" --as "$requester"
