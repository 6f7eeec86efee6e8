#!/bin/sh
# From a late reply to supervision and to a dispute in three layers, on the command line. Give it the number of a
# request that is overdue (./shuqiao supervision lists them) and the accounts of the four persons who take part; their
# passwords are read as docs/commands.md says.
#
#   docs/guide/late-reply.sh R-2026-000007 REQUESTER OFFICER REVIEWER AUDITOR
set -eu
request=$1 requester=$2 officer=$3 reviewer=$4 auditor=$5
cd "$(dirname "$0")/../.."

first() { sed -n 's/.*"id" : "\([A-Z]-[0-9-]*\)".*/\1/p' | head -n 1; }

# 1 How late it is, from the acts that both sides signed.
./shuqiao clock explain "$request" --as "$requester"

# 2 The data authority sees it in its list and issues a supervision notice, which the provider answers.
./shuqiao supervision --as "$reviewer"
notice=$(./shuqiao supervision issue "$request" --demand "请于时限内答复该申请" --as "$reviewer" | first)
./shuqiao supervision answer "$notice" --text "已安排专人办理" --as "$officer"

# 3 The requester disputes it. Layer 1: the provider answers.
dispute=$(./shuqiao disputes raise "$request" --text "逾期未答复" --as "$requester" | first)
./shuqiao disputes answer "$dispute" --text "仍需研究" --as "$officer"

# 4 Layer 2: the data authority mediates, without success.
./shuqiao disputes escalate "$dispute" --text "请主管部门调解" --as "$requester"
./shuqiao disputes rule "$dispute" --outcome failed --text "双方未达成一致" --as "$reviewer"

# 5 Layer 3: the government decides, and the authority registers its document.
./shuqiao disputes escalate "$dispute" --text "提请本级政府裁定" --as "$requester"
./shuqiao disputes rule "$dispute" --outcome provide --text "应予提供" --reference "云政函〔2026〕18号" --as "$reviewer"
./shuqiao disputes show "$dispute" --as "$auditor"

# 6 The ranking, and the evidence: verify prints the reckoning of every request without a server.
./shuqiao clock league --as "$auditor"
evidence=$(mktemp -d)
./shuqiao receipts --save "$evidence" --as "$auditor"
./shuqiao verify "$evidence" | grep -e "$request" -e CLOCK -e 时限
