package org.shuqiao.ledger.error;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of the ledger. */
public enum LedgerCode implements ErrorCode {

    // records and the log
    RECORD_FIELD("SQ-LED-0001", ErrorKind.INVALID,
            "存证记录的字段 {0} 不符合格式：{1}。", "Field {0} of the exchange record is not in its form: {1}.",
            "按交换记录格式说明填写该字段。", "Fill the field as the exchange record format says."),
    RECORD_PERSONAL("SQ-LED-0002", ErrorKind.INVALID,
            "存证记录的字段 {0} 含有类似个人号码的内容。", "Field {0} of the exchange record holds what looks like a person''s number.",
            "记录中只能写摘要和编号，请改用授权中的用途名称。", "Records carry digests and ids only; use the purpose as the grant names it."),
    RECORD_CONFLICT("SQ-LED-0003", ErrorKind.CONFLICT,
            "编号 {0} 的存证记录已存在，且内容不同。", "A record with id {0} exists already and says something else.",
            "新的交换请使用新的记录编号。", "Give a new exchange a new record id."),
    RECORD_UNKNOWN("SQ-LED-0004", ErrorKind.UNKNOWN,
            "没有编号为 {0} 的存证记录。", "There is no record with id {0}.",
            "请核对记录编号。", "Check the record id."),
    STORE_FAILED("SQ-LED-0005", ErrorKind.UNAVAILABLE,
            "存证库没有确认写入或读取（{0}）。", "The ledger''s store did not confirm the read or write ({0}).",
            "请恢复数据库后用同一编号重试，不会重复记账。", "Restore the database and repeat with the same id: nothing is recorded twice."),
    STORE_NOT_DURABLE("SQ-LED-0006", ErrorKind.INVALID,
            "数据库设置 {0} 关闭，断电可能丢失已发出的回执。", "The database setting {0} is off, so a power cut could lose receipts that "
                    + "were handed out.",
            "请把 PostgreSQL 的 {0} 设为 on（内置库：setServerConfig(\"{0}\", \"on\")）后重启。",
                    "Set {0} = on in PostgreSQL (embedded: setServerConfig(\"{0}\", \"on\")) and restart it."),
    STORE_DAMAGED("SQ-LED-0007", ErrorKind.INTERNAL,
            "存证库内容不一致：{0}。", "The ledger''s store contradicts itself: {0}.",
            "停止写入，从备份恢复，并用已发出的回执核对。", "Stop writing, restore from a backup and compare with receipts already handed "
                    + "out."),
    SIZE_OUT_OF_RANGE("SQ-LED-0008", ErrorKind.INVALID,
            "存证树大小或位置 {0} 超出范围（当前 {1}）。", "The tree size or index {0} is out of range (the log has {1}).",
            "请使用不大于当前大小的值。", "Use a value within the log''s size."),
    KEY_CHANGED("SQ-LED-0009", ErrorKind.INTERNAL,
            "存证库的检查点不是用密钥 {0} 签的。", "The log''s newest checkpoint was not signed with the key {0}.",
            "请恢复原来的密钥文件夹。", "Restore the folder of keys that belongs to this log."),

    // keys
    KEY_FILE("SQ-LED-0010", ErrorKind.INVALID,
            "密钥文件 {0} 不能使用：{1}。", "The key file {0} cannot be used: {1}.",
            "请从备份恢复该文件；不要删除，否则旧回执无法再验证签发者。", "Restore it from a backup; do not delete it, or old receipts lose their "
                    + "signer."),
    KEY_MODE("SQ-LED-0011", ErrorKind.INVALID,
            "密钥文件 {0} 可被其他用户读取。", "The key file {0} can be read by other users.",
            "请把文件权限设为 0600。", "Set its mode to 0600."),
    KEY_NAME("SQ-LED-0012", ErrorKind.INVALID,
            "密钥名称 {0} 不合规。", "The key name {0} is not allowed.",
            "名称只用字母、数字、点、斜线和连字符。", "Use letters, digits, dots, slashes and hyphens."),
    KEY_TEXT("SQ-LED-0013", ErrorKind.INVALID,
            "公钥文件或公钥文本不合规：{0}。", "The public keys are not in their form: {0}.",
            "请重新从平台导出公钥文件。", "Export the public keys from the platform again."),

    // receipts, offline
    FILE_NOT_UTF8("SQ-LED-0020", ErrorKind.INVALID,
            "文件不是 UTF-8 文本。", "The file is not UTF-8 text.",
            "文件被改动或损坏，请向平台重新索取回执。", "It was changed or damaged: fetch the receipt from the platform again."),
    FILE_CUT("SQ-LED-0021", ErrorKind.INVALID,
            "文件不完整，内容被截断。", "The file ends early: it was cut.",
            "请向平台重新索取回执。", "Fetch the receipt from the platform again."),
    FILE_NOT_JSON("SQ-LED-0022", ErrorKind.INVALID,
            "文件不是合规的 JSON（第 {0} 行第 {1} 列）。", "The file is not JSON (line {0}, column {1}).",
            "请向平台重新索取回执。", "Fetch the receipt from the platform again."),
    FILE_DUPLICATE_KEY("SQ-LED-0023", ErrorKind.INVALID,
            "文件中有重复的键。", "The file names a key twice.",
            "文件被改动，请向平台重新索取回执。", "It was changed: fetch the receipt from the platform again."),
    FILE_TRAILING("SQ-LED-0024", ErrorKind.INVALID,
            "回执之后还有多余内容。", "Something follows the end of the receipt.",
            "文件被改动，请向平台重新索取回执。", "It was changed: fetch the receipt from the platform again."),
    FILE_NOT_CANONICAL("SQ-LED-0025", ErrorKind.INVALID,
            "文件不是规范形式（RFC 8785），空格、键序或写法被改动。", "The file is not in canonical form (RFC 8785): spaces, key order or "
                    + "spelling were changed.",
            "回执须逐字节保存，请重新索取。", "A receipt is kept byte by byte: fetch it again."),
    FILE_SHAPE("SQ-LED-0026", ErrorKind.INVALID,
            "字段 {0} 缺失、多余或类型不符。", "Field {0} is missing, not expected or of another type.",
            "文件被改动，请向平台重新索取回执。", "It was changed: fetch the receipt from the platform again."),
    FILE_VERSION("SQ-LED-0027", ErrorKind.INVALID,
            "不支持的版本 {0}。", "Version {0} is not known here.",
            "请使用与平台同版本的验证程序。", "Use a verifier of the platform''s version."),
    FILE_TOO_LARGE("SQ-LED-0028", ErrorKind.INVALID,
            "文件超过 {0} 字节，不是回执。", "The file is over {0} bytes: it is no receipt.",
            "请检查文件。", "Check which file this is."),
    RECEIPT_INDEX("SQ-LED-0029", ErrorKind.INVALID,
            "记录位置 {0} 不在大小为 {1} 的存证树内。", "Index {0} is not inside a tree of size {1}.",
            "回执被改动，请重新索取。", "The receipt was changed: fetch it again."),
    RECEIPT_SIZE("SQ-LED-0030", ErrorKind.INVALID,
            "回执的树大小 {0} 与检查点的 {1} 不同。", "The receipt''s size {0} is not the checkpoint''s {1}.",
            "回执被改动，请重新索取。", "The receipt was changed: fetch it again."),
    RECEIPT_PATH("SQ-LED-0031", ErrorKind.INVALID,
            "证明路径长度 {0} 不对，应为 {1}。", "The proof path has {0} steps and must have {1}.",
            "回执被改动，请重新索取。", "The receipt was changed: fetch it again."),
    RECEIPT_ROOT("SQ-LED-0032", ErrorKind.INVALID,
            "由记录和路径算出的根与检查点的根不同：记录、位置或路径被改动。", "The root computed from record and path is not the checkpoint''s: the "
                    + "record, its index or its path was changed.",
            "该回执不能证明这条记录，请向平台重新索取并报告审计员。", "This receipt does not prove this record: fetch it again and tell the "
                    + "auditor."),
    CHECKPOINT_FORM("SQ-LED-0033", ErrorKind.INVALID,
            "检查点格式不合规：{0}。", "The checkpoint is not in its form: {0}.",
            "回执被改动，请重新索取。", "The receipt was changed: fetch it again."),
    CHECKPOINT_SIGNATURE("SQ-LED-0034", ErrorKind.INVALID,
            "检查点上 {0} 的签名不对：检查点或签名被改动。", "The signature of {0} on the checkpoint is wrong: checkpoint or signature "
                    + "was changed.",
            "该回执不可信，请报告审计员。", "Do not trust this receipt; tell the auditor."),
    CHECKPOINT_KEY("SQ-LED-0035", ErrorKind.INVALID,
            "检查点由未知密钥签名：{0}。", "The checkpoint is signed with a key that is not known: {0}.",
            "请确认公钥文件属于该平台。", "Make sure that the public keys are this platform''s."),
    CHECKPOINT_UNSIGNED("SQ-LED-0036", ErrorKind.INVALID,
            "检查点没有存证库的签名。", "The checkpoint lacks the log''s signature.",
            "该回执不可信，请重新索取。", "Do not trust this receipt; fetch it again."),
    CONSISTENCY_WRONG("SQ-LED-0037", ErrorKind.INVALID,
            "大小 {0} 的检查点不是大小 {1} 的检查点的前身：历史被改写。", "The checkpoint of size {0} is not what the one of size {1} grew "
                    + "from: history was rewritten.",
            "请立即报告审计员并封存两份检查点。", "Tell the auditor at once and keep both checkpoints."),

    // the contract
    EVENT_FIELD("SQ-LED-0040", ErrorKind.INVALID,
            "事件字段 {0} 不符合格式。", "Field {0} of the event is not in its form.",
            "事件只含编号、部门、时间和摘要；按说明填写。",
                    "Events carry ids, departments, times and digests only; fill them as documented."),
    EVENT_CONFLICT("SQ-LED-0041", ErrorKind.CONFLICT,
            "事件 {0} 已存在且内容不同。", "Event {0} exists already and says something else.",
            "新的事件请使用新的编号。", "Give a new event a new id."),
    EVENT_TRANSITION("SQ-LED-0042", ErrorKind.CONFLICT,
            "{0} 当前状态为 {1}，不能执行 {2}。", "{0} is {1}: {2} is not allowed now.",
            "请先查看其历史。", "Look at its history first."),
    EVENT_NOT_ENTITLED("SQ-LED-0043", ErrorKind.FORBIDDEN,
            "部门 {0} 无权提交 {1}。", "Department {0} may not submit {1}.",
            "请由有权部门提交。", "Let the department concerned submit it."),
    EVENT_REFERENCE("SQ-LED-0044", ErrorKind.REFUSED,
            "事件引用的 {0} 不存在或内容不符。", "The event refers to {0}, which does not exist or does not agree.",
            "请先提交被引用的事实。", "Submit what it refers to first."),
    LEDGER_REFUSED("SQ-LED-0045", ErrorKind.REFUSED,
            "账本拒绝该交易：{0}。", "The ledger refused the transaction: {0}.",
            "请核对提交的内容。", "Check what was submitted."),
    EVENT_NOT_DUE("SQ-LED-0047", ErrorKind.REFUSED,
            "授权 {0} 的期限尚未到。", "Grant {0} has not reached its end.",
            "到期后再提交到期事件；提前终止请撤销授权。", "Submit the expiry when it is due; to end a grant earlier, revoke it."),
    ANCHOR_BEHIND("SQ-LED-0046", ErrorKind.CONFLICT,
            "检查点大小 {0} 不大于已锚定的 {1}。", "The checkpoint''s size {0} is not beyond the anchored {1}.",
            "请锚定更新的检查点。", "Anchor a newer checkpoint."),

    // the network
    LEDGER_UNREACHABLE("SQ-LED-0048", ErrorKind.UNAVAILABLE,
            "账本网络没有应答（{0}）。", "The ledger''s network did not answer ({0}).",
            "请用 ./shuqiao fabric status 查看网络；未确认的事件由平台重新提交，不会重复记账。",
            "Look at the network with ./shuqiao fabric status; the platform submits unconfirmed events again, nothing "
                    + "is recorded twice."),
    LEDGER_CONNECTION("SQ-LED-0049", ErrorKind.UNAVAILABLE,
            "账本连接文件 {0} 不能使用：{1}。", "The ledger''s connection file {0} cannot be used: {1}.",
            "请修正该处，或运行 ./shuqiao fabric up 重新生成。", "Mend that place, or let ./shuqiao fabric up write it anew."),

    // bundles of receipts
    BUNDLE_DUPLICATE("SQ-LED-0050", ErrorKind.INVALID,
            "同一记录有两份回执：{0}。", "Two receipts show the same record: {0}.",
            "保留一份即可。", "One of them is enough."),
    BUNDLE_CONTRADICTION("SQ-LED-0051", ErrorKind.INVALID,
            "回执互相矛盾：{0}。", "Receipts contradict each other: {0}.",
            "存证库出现两份历史，请立即报告审计员。", "The log has shown two histories: tell the auditor at once."),
    BUNDLE_GAP("SQ-LED-0052", ErrorKind.INVALID,
            "授权 {0} 缺少序号 {1} 的回执。", "Of grant {0} the receipts with sequence {1} are missing.",
            "请向平台索取缺少的回执。", "Ask the platform for the missing receipts."),

    BUNDLE_UNLINKED("SQ-LED-0053", ErrorKind.INVALID,
            "没有一致性证明把大小为 {0} 的检查点与最新的检查点相连。",
                    "No consistency proof joins the checkpoint of size {0} to the newest one.",
            "请重新保存证据包；若仍缺少，请报告审计员。", "Save the bundle again; if it still lacks, tell the auditor."),
    BUNDLE_FILE_MISSING("SQ-LED-0054", ErrorKind.INVALID,
            "证据包缺少目录中列出的文件 {0}。", "The bundle lacks the file {0} that its manifest lists.",
            "请重新保存证据包。", "Save the bundle again."),
    BUNDLE_FILE_EXTRA("SQ-LED-0055", ErrorKind.INVALID,
            "证据包的目录没有列出文件 {0}。", "The bundle''s manifest does not list the file {0}.",
            "请核对该文件的来源，或重新保存证据包。", "Find out where it comes from, or save the bundle again."),
    BUNDLE_FILE_CHANGED("SQ-LED-0056", ErrorKind.INVALID,
            "文件 {0} 与证据包目录中的摘要不符。", "The file {0} does not have the digest that the bundle''s manifest lists.",
            "文件被改动或损坏，请重新保存证据包。", "It was changed or damaged: save the bundle again."),
    BUNDLE_MANIFEST("SQ-LED-0057", ErrorKind.INVALID,
            "证据包中有两个同名文件：{0}。", "The bundle has two files of the name {0}.",
            "请重新保存证据包。", "Save the bundle again."),

    // proofs from a block of the network's channel
    BLOCK_FORM("SQ-LED-0060", ErrorKind.INVALID,
            "区块证明格式不合规：{0}。", "The block proof is not in its form: {0}.",
            "文件被改动或损坏，请向平台重新索取。", "It was changed or damaged: fetch it from the platform again."),
    BLOCK_DATA("SQ-LED-0061", ErrorKind.INVALID,
            "区块 {0} 的数据散列与其交易不符：交易或区块头被改动。", "The data hash of block {0} is not that of its transactions: they or the "
                    + "header were changed.",
            "该证明不可信，请重新索取并报告审计员。", "Do not trust this proof: fetch it again and tell the auditor."),
    BLOCK_SIGNATURE("SQ-LED-0062", ErrorKind.INVALID,
            "区块 {0} 上 {1} 的排序节点签名不对：区块头或签名被改动。", "The orderer''s signature of {1} on block {0} is wrong: header or "
                    + "signature was changed.",
            "该证明不可信，请重新索取并报告审计员。", "Do not trust this proof: fetch it again and tell the auditor."),
    BLOCK_UNSIGNED("SQ-LED-0063", ErrorKind.INVALID,
            "区块 {0} 没有排序节点的签名。", "Block {0} lacks an orderer''s signature.",
            "该证明不可信，请重新索取。", "Do not trust this proof; fetch it again."),
    CERTIFICATE_STRANGE("SQ-LED-0064", ErrorKind.INVALID,
            "{0} 的证书不能追溯到已知的证书机构，或其角色不是 {1}。", "The certificate of {0} does not come from an authority that is known, "
                    + "or its role is not {1}.",
            "请确认公钥文件里的根证书是各机构亲自提供的，且属于该网络。", "Make sure that the roots among the public keys are this network''s, "
                    + "from the organisations themselves."),
    BLOCK_CHANNEL("SQ-LED-0065", ErrorKind.INVALID,
            "区块证明属于通道 {0}，公钥文件里没有它的根证书。", "The block proof is of channel {0}, whose roots are not among the public "
                    + "keys.",
            "请用该网络的公钥文件（./shuqiao receipts keys）。", "Use the public keys of this network (./shuqiao receipts keys)."),
    BLOCK_TRANSACTION("SQ-LED-0066", ErrorKind.INVALID,
            "区块 {0} 的第 {1} 笔交易没有锚定检查点：{2}。", "Transaction {1} of block {0} anchors no checkpoint: {2}.",
            "该证明不可信，请重新索取。", "Do not trust this proof; fetch it again."),
    ENDORSEMENT_SIGNATURE("SQ-LED-0067", ErrorKind.INVALID,
            "区块 {0} 的锚定交易上 {1} 的签名不对。", "The signature of {1} on the anchoring transaction of block {0} is wrong.",
            "该证明不可信，请重新索取并报告审计员。", "Do not trust this proof: fetch it again and tell the auditor."),
    ENDORSEMENT_MISSING("SQ-LED-0068", ErrorKind.INVALID,
            "区块 {0} 的锚定交易须由 {1} 和另一机构背书，实际为：{2}。", "The anchoring transaction of block {0} needs the endorsement of "
                    + "{1} and of another organisation and has: {2}.",
            "该证明不可信，请报告审计员。", "Do not trust this proof; tell the auditor."),
    CHAIN_FORK("SQ-LED-0069", ErrorKind.INVALID,
            "区块证明互相矛盾：区块 {0}。", "Block proofs contradict each other: block {0}.",
            "网络出现两条链，请立即报告审计员并保存两份证明。", "The network has shown two chains: tell the auditor at once and keep both "
                    + "proofs."),
    RECEIPT_NOT_ANCHORED("SQ-LED-0070", ErrorKind.INVALID,
            "没有区块证明覆盖大小为 {0} 的检查点。", "No block proof covers the checkpoint of size {0}.",
            "锚定后用 ./shuqiao receipts --save 重新保存。", "Save again with ./shuqiao receipts --save once it is anchored."),

    // following the channel's blocks
    CHAIN_GAP("SQ-LED-0071", ErrorKind.INTERNAL,
            "节点 {0} 给出区块 {1}，应为 {2}。", "Peer {0} gave block {1} where {2} was due.",
            "平台不跳过区块，会改问其他节点；若持续，请检查该节点的数据。", "No block is skipped: other peers are asked. If it stays, look at that "
                    + "peer''s data."),
    CHAIN_BROKEN("SQ-LED-0072", ErrorKind.INTERNAL,
            "节点 {0} 的区块 {1} 与前一区块或其交易不相连。", "Block {1} of peer {0} does not fit the block before it or its own "
                    + "transactions.",
            "平台不接受该区块，会改问其他节点；若持续，网络的历史已被改写，请报告审计员。", "It is not taken and other peers are asked. If it stays, the "
                    + "network''s history was rewritten: tell the auditor."),
    CHAIN_CONFIGURATION("SQ-LED-0073", ErrorKind.INTERNAL,
            "通道配置不能使用：{0}。", "The channel''s configuration cannot be used: {0}.",
            "请检查网络的成员服务配置。", "Look at the network''s membership configuration."),
    ANCHOR_UNKNOWN("SQ-LED-0074", ErrorKind.UNKNOWN,
            "没有区块 {0} 的锚定证明。", "There is no proof of an anchor in block {0}.",
            "请核对区块号。", "Check the block''s number."),

    // files that an auditor verifies
    FILE_UNREADABLE("SQ-LED-0075", ErrorKind.INVALID,
            "读不了文件 {0}。", "The file {0} cannot be read.",
            "请检查路径和权限。", "Check its path and permissions."),
    RECEIPTS_MISSING("SQ-LED-0076", ErrorKind.INVALID,
            "文件夹 {0} 中没有回执。", "The folder {0} holds no receipts.",
            "回执文件以 .receipt.json 结尾；用 ./shuqiao receipts --save 保存。",
            "Their names end in .receipt.json; ./shuqiao receipts --save saves them."),

    FILE_UNWRITABLE("SQ-LED-0077", ErrorKind.INVALID,
            "写不了证据包 {0}。", "The evidence bundle {0} cannot be written.",
            "请检查路径、权限和磁盘空间。", "Check its path, permissions and the disk''s space."),

    // what is demanded of evidence
    RECEIPT_NOT_WITNESSED("SQ-LED-0091", ErrorKind.INVALID,
            "只有 {0} 个见证方联署，要求 {1} 个。", "Only {0} witnesses cosigned it, {1} are demanded.",
            "见证方联署后用 ./shuqiao receipts --save 重新保存。", "Save again with ./shuqiao receipts --save once they have."),
    RECEIPT_NOT_TRACED("SQ-LED-0092", ErrorKind.INVALID,
            "记录 {0} 未能追溯到目录，或缺少使用方签名。", "Record {0} is not proven to the catalogue entry, or lacks the consumer''s "
                    + "signature.",
            "用 ./shuqiao receipts --save 保存完整证据包。", "Save a whole bundle with ./shuqiao receipts --save."),
    TILE_FORM("SQ-LED-0094", ErrorKind.INVALID,
            "日志分片 {0} 的长度不对。", "The tile {0} of the log is not of its length.",
            "日志没有按 C2SP tlog-tiles 提供分片，请报告审计员。",
                    "The log does not serve it as C2SP tlog-tiles says; tell the auditor."),
    LOG_CUT("SQ-LED-0095", ErrorKind.INTERNAL,
            "存证库只有 {0} 条记录，此前已有 {1} 条：末尾被删除或历史被改写。",
                    "The log holds {0} records and held {1} before: its end was cut off or "
                    + "its history rewritten.",
            "停止写入，从备份恢复，并用见证方联署的检查点和已发出的回执核对。",
                    "Stop writing, restore from a backup and compare with the cosigned checkpoints "
                    + "and the receipts already handed out.");

    private final ErrorKind kind;
    private final ErrorText text;

    LedgerCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
        this.kind = kind;
        this.text = new ErrorText(id, problemZh, problemEn, remedyZh, remedyEn);
    }

    /** @return whether the same call may succeed later: nothing is wrong with what was asked */
    public boolean isTransient() {
        return kind == ErrorKind.UNAVAILABLE;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }

    @Override
    public ErrorText text() {
        return text;
    }
}
