package org.shuqiao.nifi.flow;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of the collect worker itself. */
public enum WorkerCode implements ErrorCode {
    JOB_INVALID("0101", ErrorKind.INVALID,
            "采集任务文件无效：{0}。", "The job file is not valid: {0}.",
            "请按 docs/lake.md 的“Workers”一节修正。", "Correct it after docs/lake.md, section Workers."),
    BUSY("0102", ErrorKind.CONFLICT,
            "另一个采集进程正在使用 {0}。", "Another collecting process uses {0}.",
            "等它结束，或换一个目录。", "Wait for it to end or name another folder."),
    FLOW_INVALID("0103", ErrorKind.INVALID,
            "采集流程无效：{0}。", "The flow is not valid: {0}.",
            "请修正所列的配置项。", "Correct the settings it names."),
    PLACE_UNUSABLE("0104", ErrorKind.UNAVAILABLE,
            "目录 {0} 不能读写。", "The folder {0} cannot be read or written.",
            "请检查目录是否存在及其权限。", "Check that it exists and its permissions."),
    DRIVER_MISSING("0105", ErrorKind.UNAVAILABLE,
            "没有适用于 {0} 的 JDBC 驱动。", "There is no JDBC driver for {0}.",
            "请把驱动 jar 放入 conf/drivers/{1}/ 后重试；各厂家见 docs/source-file.md。",
            "Put the driver''s jar into conf/drivers/{1}/ and try again; docs/source-file.md names the makes."),
    DRIVER_UNUSABLE("0126", ErrorKind.UNAVAILABLE,
            "目录 {0} 中没有可用的 JDBC 驱动。", "The folder {0} holds no usable JDBC driver.",
            "请放入厂家发布的完整驱动 jar（内含 META-INF/services/java.sql.Driver）。",
            "Put the maker''s whole jar there, the one with META-INF/services/java.sql.Driver."),
    DRIVER_OPEN("0139", ErrorKind.REFUSED,
            "本机其他账号可以改写 {0}，其中的驱动未加载。",
            "Other accounts of this machine may write to {0}; the driver there was not loaded.",
            "请核对内容后执行 chmod -R go-w {0}。", "See that its content is right, then run chmod -R go-w {0}."),
    NARS_MISSING("0106", ErrorKind.UNAVAILABLE,
            "目录 {0} 中没有所需的 NAR。", "The folder {0} does not hold the NARs.",
            "请先构建：./mvnw install。", "Build first: ./mvnw install."),
    UNEXPECTED("0108", ErrorKind.INTERNAL,
            "采集内部出错（{0}）。", "Collecting failed inside ({0}).",
            "请查看采集日志并报告此问题。", "Look into the worker''s log and report this."),
    NIFI_SLOW("0112", ErrorKind.UNAVAILABLE,
            "NiFi 服务器上 {0} 的操作在 {1} 秒内没有完成。", "On the NiFi server, {0} was not done within {1} s.",
            "请查看该服务器的状态和日志，然后重试。", "Look at the server''s state and log, then try again.");

    private final ErrorKind kind;
    private final ErrorText text;

    WorkerCode(String number, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
        this.kind = kind;
        this.text = new ErrorText("SQ-COL-" + number, problemZh, problemEn, remedyZh, remedyEn);
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
