package org.shuqiao.exchange.platform.settings;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of the configuration file and the folders it names. */
public enum ConfigurationCode implements ErrorCode {
    UNREADABLE("SQ-CFG-0001", ErrorKind.INVALID,
            "读不了配置文件 {0}：{1}", "The configuration file {0} cannot be read: {1}.",
            "请修正该位置；docs/configuration.md 列出了全部键。", "Mend that place; docs/configuration.md lists every key."),
    DEPARTMENTS_MISSING("SQ-SRC-0063", ErrorKind.UNAVAILABLE,
            "没有部门文件 {0}。", "There is no file of departments: {0}.",
            "请从安装包的 conf/departments.yaml 复制一份并填写本市的部门；docs/configuration.md 有说明。",
            "Copy conf/departments.yaml of the installation and write your city''s departments into it; "
                    + "docs/configuration.md describes it."),
    BAD_VALUE("SQ-CFG-0002", ErrorKind.INVALID,
            "配置项 {0} 的值不可用：{1}", "The value of setting {0} cannot be used: {1}.",
            "请按 docs/configuration.md 修改后再启动。", "Change it as docs/configuration.md says and start again."),
    VAR_IN_USE("SQ-CFG-0003", ErrorKind.CONFLICT,
            "目录 {0} 正被另一个进程使用（进程号 {1}）。", "The folder {0} is in use by another process (id {1}).",
            "请先停止那个进程，或用 SHUQIAO_VAR 指定另一个目录。",
            "Stop that process first, or name another folder with SHUQIAO_VAR."),
    NOT_BUILT("SQ-CFG-0004", ErrorKind.UNAVAILABLE,
            "缺少构建产物 {0}。", "A part that the build makes is missing: {0}.",
            "请运行 ./shuqiao build。", "Run ./shuqiao build."),
    STORE_AWAY("SQ-CFG-0005", ErrorKind.UNAVAILABLE,
            "平台数据库 {0} 连不上（SQLSTATE {1}）。", "The platform''s database {0} lets nobody in (SQLSTATE {1}).",
            "请检查它是否在运行，以及 store.url、store.user 和 store.secret 所指的口令。",
            "See whether it runs, and check store.url, store.user and the password that store.secret names."),
    NO_EMBEDDED_STORE("SQ-CFG-0006", ErrorKind.UNAVAILABLE,
            "没有适用于本机（{0}，{1}）的内嵌 PostgreSQL。", "There is no embedded PostgreSQL for this machine ({0}, {1}).",
            "请在 conf/shuqiao.yaml 中用 store.url 指定一个 PostgreSQL；x86-64 和 arm64 的 Linux 与 macOS 自带内嵌的。",
            "Name a PostgreSQL with store.url in conf/shuqiao.yaml; Linux and macOS on x86-64 and arm64 have the "
                    + "embedded one."),
    STATE_OF_ANOTHER("SQ-CFG-0007", ErrorKind.CONFLICT,
            "{0} 属于另一个系统账号（{1}），不能使用。", "{0} belongs to another account of this machine ({1}) and is not used.",
            "请以该账号运行，或改正属主，或用 SHUQIAO_VAR 指定另一个目录。",
            "Run as that account, correct the owner, or name another folder with SHUQIAO_VAR."),
    STATE_ELSEWHERE("SQ-CFG-0008", ErrorKind.CONFLICT,
            "目录 {0} 是复制或移动来的：其中的数据指向 {1}，启动会写到那里。",
            "The folder {0} was copied or moved: what is in it points to {1}, and a start would write there.",
            "请放回原来的路径再启动，或运行 ./shuqiao lake relocate，或用 SHUQIAO_VAR 指定一个新目录。",
            "Put it back to its path, run ./shuqiao lake relocate, or name a new folder with SHUQIAO_VAR.");

    private final ErrorKind kind;
    private final ErrorText text;

    ConfigurationCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
