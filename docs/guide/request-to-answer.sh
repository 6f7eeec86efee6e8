#!/bin/sh
# From a request to an answer whose receipt is verified, on the command line. Give it the code of a resource that is
# shared on a condition (./shuqiao entries lists them), its items, a query over them, the purpose, the last day of use,
# and three persons: a requester, an officer of the provider, an auditor. Their passwords are read as docs/commands.md
# says.
#
#   docs/guide/request-to-answer.sh 3010010000101/000012 name,sex "select name from gongan.rk" 低保复核 2027-06-30 \
#       REQUESTER OFFICER AUDITOR
set -eu
resource=$1 items=$2 sql=$3 purpose=$4 until=$5 requester=$6 officer=$7 auditor=$8
cd "$(dirname "$0")/../.."
taken=$(mktemp -d)

# 1 The requester says what for, on which basis, in which work, and until when.
asked=$(./shuqiao request "$resource" --items "$items" --purpose "$purpose" --explanation "核对名单中的人员" \
  --basis "《社会救助暂行办法》第五十八条" --scenario "每月复核一次" --to "$until" --as "$requester")
request=$(printf '%s\n' "$asked" | sed -n 's/.*"id" : "\(R-[0-9-]*\)".*/\1/p' | head -n 1)
echo "$request"

# 2 The law's clock runs: by when the provider has to answer, and how that day is reckoned.
./shuqiao clock explain "$request" --as "$requester"

# 3 The provider reads the grant in words, with the risk that persons are recognized, and signs it.
./shuqiao decide "$request" --agree "$items" --dry-run --as "$officer"
grant=$(./shuqiao decide "$request" --agree "$items" --as "$officer" | tail -n 1)
echo "$grant"

# 4 The requester asks. The answer has a receipt.
./shuqiao query "$sql" --purpose "$purpose" --receipt "$taken/answer.receipt.json" --as "$requester"
record=$(grep -o '"id" *: *"[0-9A-Z]\{26\}"' "$taken/answer.receipt.json" | head -n 1 | tr -d '" ' | cut -d : -f 2)

# 5 Why each value is as it is: rule, grant, decision, entry, legal basis.
./shuqiao why "$record" --as "$requester"

# 6 The auditor verifies the receipt with keys and files alone; no server is asked.
./shuqiao receipts keys --as "$auditor" > "$taken/keys.json"
./shuqiao verify "$taken/answer.receipt.json"

# 7 In the end the requester says what the data served; the entry's page shows it.
./shuqiao grants report "$grant" --served "$purpose" --cases 1 --as "$requester"
