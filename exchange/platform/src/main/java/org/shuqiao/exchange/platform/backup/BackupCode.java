package org.shuqiao.exchange.platform.backup;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of back-ups and of what is restored from them. */
public enum BackupCode implements ErrorCode {
    KEY_MISSING("SQ-OPS-0001", ErrorKind.INVALID,
            "没有可用的备份密钥。", "There is no usable key for the back-up.",
            "密钥为 64 位十六进制数，用 --key 指定文件，或放在 SHUQIAO_BACKUP_KEY 中；可用 openssl rand -hex 32 生成，"
                    + "并保存在别处：没有它无法恢复。",
            "It is 64 hexadecimal digits, in a file named with --key or in SHUQIAO_BACKUP_KEY; openssl rand -hex 32 "
                    + "makes one. Keep it elsewhere too: without it nothing can be restored."),
    KEY_OTHER("SQ-OPS-0002", ErrorKind.INVALID,
            "{0} 中的备份是用另一把密钥加密的。", "The back-ups in {0} were encrypted with another key.",
            "请使用当时的密钥，或另选一个空目录。", "Use that key, or choose another folder that is empty."),
    NO_BACKUP("SQ-OPS-0003", ErrorKind.UNKNOWN,
            "{0} 中没有备份。", "There is no back-up in {0}.",
            "请核对路径；./shuqiao backup 写入的目录含有 shuqiao-backup.json。",
            "Check the path; a folder that ./shuqiao backup wrote has a shuqiao-backup.json."),
    NONE_AT("SQ-OPS-0004", ErrorKind.UNKNOWN,
            "{0} 中没有 {1} 或更早的备份；最早的一份是 {2}。", "{0} has no back-up of {1} or before; its first is of {2}.",
            "请选择其中一份的时间；./shuqiao backup check 列出全部。",
            "Name the time of one that is there; ./shuqiao backup check lists them."),
    DAMAGED("SQ-OPS-0005", ErrorKind.INVALID,
            "备份 {0} 已损坏或缺失：{1}，共 {2} 处。", "The back-up of {0} is damaged or incomplete: {1}, {2} places in all.",
            "请改用另一份备份，或从备份介质的副本中取回这些文件。",
            "Use another back-up, or bring these files back from a copy of the medium."),
    NOT_EMPTY("SQ-OPS-0006", ErrorKind.CONFLICT,
            "目录 {0} 不是空的，不会在其中恢复。", "The folder {0} is not empty, and nothing is restored into it.",
            "请先移走它，或用 SHUQIAO_VAR 指定一个新目录。", "Move it away first, or name a new folder with SHUQIAO_VAR."),
    BUSY("SQ-OPS-0007", ErrorKind.CONFLICT,
            "另一个命令正在使用备份目录 {0}。", "Another command is working on the back-ups in {0}.",
            "请等它结束后再试。", "Try again when it has ended."),
    STORE_OUTSIDE("SQ-OPS-0008", ErrorKind.INVALID,
            "平台数据库是外部的（store.url），平台不能替它做备份。",
            "The platform''s database is one of your own (store.url), and the platform does not back it up.",
            "请用该数据库自己的工具做带时间点的备份，见 docs/operations.md。",
            "Back it up with its own tools, with point in time: docs/operations.md tells in which order."),
    FILE_GONE("SQ-OPS-0009", ErrorKind.UNAVAILABLE,
            "备份期间数据湖文件 {0} 被移除，本次备份未完成，此前的备份不受影响。",
            "The lake''s file {0} went while the back-up was made. It was not finished; those before are whole.",
            "请再运行一次；不要与 ./shuqiao lake maintain 同时运行。",
            "Run it again, and not beside ./shuqiao lake maintain."),
    HELD("SQ-OPS-0010", ErrorKind.CONFLICT,
            "目录 {0} 恢复自 {1} 的备份，存证日志有 {2} 条记录；确认之前不会启动，以免写出第二份历史。",
            "The folder {0} was restored from the back-up of {1}; its log has {2} records. It does not start before it "
                    + "is confirmed: it could write a second history.",
            "请向见证方或审计员取得他们所见的最新检查点，运行 ./shuqiao restore confirm --head FILE。",
            "Get the newest checkpoint that a witness or an auditor has; run ./shuqiao restore confirm --head FILE."),
    LATER_HISTORY("SQ-OPS-0011", ErrorKind.CONFLICT,
            "外部已见到 {0} 条记录，恢复的日志只有 {1} 条：其间的记录不在此备份中。",
            "Others have seen {0} records and the restored log has {1}: those between are not in this back-up.",
            "请恢复较新的备份。若没有，这个日志不能继续写：见 docs/operations.md「恢复到较早的时点」。",
            "Restore a newer back-up. Where there is none this log cannot go on: docs/operations.md, \"Restored to an "
                    + "earlier point\"."),
    OTHER_HISTORY("SQ-OPS-0012", ErrorKind.CONFLICT,
            "检查点（{0} 条记录）与恢复的日志不是同一份历史。",
            "The checkpoint of {0} records is not of the history that was restored.",
            "请核对检查点和备份的来源，并告诉数据主管部门。",
            "See where checkpoint and back-up come from, and tell the data authority."),
    NOT_HELD("SQ-OPS-0013", ErrorKind.CONFLICT,
            "目录 {0} 没有等待确认的恢复。", "No restored state waits for confirmation in {0}.",
            "无需再做什么。", "Nothing has to be done."),
    UNFINISHED("SQ-OPS-0014", ErrorKind.CONFLICT,
            "目录 {0} 的恢复没有完成。", "What was restored into {0} is not complete.",
            "请再运行一次同样的 ./shuqiao restore，它从头开始。", "Run the same ./shuqiao restore again; it begins anew."),
    INSIDE("SQ-OPS-0015", ErrorKind.INVALID,
            "备份目录 {0} 在状态目录之内。", "The folder of back-ups, {0}, lies within the state folder.",
            "请选择另一块磁盘或另一台机器上的目录。", "Choose a folder on another disk or machine."),
    TIME("SQ-OPS-0016", ErrorKind.MALFORMED,
            "时间 {0} 无法识别。", "The time {0} cannot be read.",
            "写作 2026-11-30T18:00+08:00 或 2026-11-30T18:00（北京时间）。",
            "Write 2026-11-30T18:00+08:00, or 2026-11-30T18:00 for Beijing time."),
    ORIGINAL_THERE("SQ-OPS-0021", ErrorKind.CONFLICT,
            "{0} 是 {1} 的副本，原目录还在：两处都写会产生两份历史。",
            "{0} is a copy of {1}, which is still there: both would go on writing, each its own history.",
            "请移动目录而不是复制；副本请用 ./shuqiao backup 和 restore。",
            "Move the folder instead of copying it; for a second one use ./shuqiao backup and restore."),
    LAKE_ELSEWHERE("SQ-OPS-0022", ErrorKind.INVALID,
            "数据湖的目录在 REST 服务 {0} 中，不能在这里改写路径。",
            "The lake''s tables are recorded by the REST catalog {0}, and their paths are not rewritten here.",
            "请用该目录服务的工具迁移各表。", "Move the tables with the tools of that catalog."),
    METADATA("SQ-OPS-0023", ErrorKind.INVALID,
            "数据湖元数据文件 {0} 读不了。", "The lake''s metadata file {0} cannot be read.",
            "请从备份恢复该文件后再运行一次。", "Bring the file back from a back-up and run the command again."),
    KEYS_GONE("SQ-OPS-0024", ErrorKind.CONFLICT,
            "目录 {0} 中缺少密钥 {1}：没有它们，日志会换用无人认识的新密钥签名。",
            "The folder {0} lacks the keys {1}: without them the log would be signed with new ones that nobody knows.",
            "请放回当时的密钥（--with-secrets 的备份或另存的副本），再运行一次。",
            "Bring the keys of that time back (a back-up with --with-secrets, or the copy kept apart) and run it "
                    + "again.");

    private final ErrorKind kind;
    private final ErrorText text;

    BackupCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
        this.kind = kind;
        this.text = new ErrorText(id, problemZh, problemEn, remedyZh, remedyEn);
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
