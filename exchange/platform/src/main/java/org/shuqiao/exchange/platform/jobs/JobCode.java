package org.shuqiao.exchange.platform.jobs;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of jobs. */
public enum JobCode implements ErrorCode {
    BUSY("SQ-SRV-0101", ErrorKind.CONFLICT,
            "作业 {0} 还在运行。", "Job {0} is still running.",
            "请等它结束，或在门户首页查看进度。", "Wait for it to end; the portal''s home shows how far it is."),
    UNKNOWN_DATASET("SQ-SRV-0102", ErrorKind.UNKNOWN,
            "没有数据集 {0}。", "There is no dataset {0}.",
            "用 ./shuqiao datasets 查看全部数据集。", "List the datasets with ./shuqiao datasets."),
    UNKNOWN_JOB("SQ-SRV-0103", ErrorKind.UNKNOWN,
            "没有作业 {0}。", "There is no job {0}.",
            "作业号由启动它的命令给出；服务重启后旧作业不再列出。",
            "The command that started it prints its id; jobs are forgotten when the server restarts."),
    NOT_STANDARDIZED("SQ-SRV-0105", ErrorKind.REFUSED,
            "数据集 {0} 还没有标准数据。", "Dataset {0} has no standard data yet.",
            "请先运行 ./shuqiao collect 和 ./shuqiao standardize。",
            "Run ./shuqiao collect and ./shuqiao standardize first."),
    NOTHING_STANDARD("SQ-SRV-0106", ErrorKind.INVALID,
            "样本的 {0} 行全部成为问题数据。", "All {0} rows of the sample went to quarantine.",
            "请按所列规则检查 mapping 的 element、encoding 和 level。",
            "Check element, encoding and level of the mapping against the rules that are listed."),
    WORKER_DIED("SQ-SRV-0104", ErrorKind.INTERNAL,
            "工作进程意外结束（退出码 {0}）。", "The worker process ended unexpectedly (exit code {0}).",
            "再运行一次即可继续；原因见日志 {1}。", "Run it again to go on; the log {1} says why."),
    NO_NIFI("SQ-SRV-0107", ErrorKind.INVALID,
            "配置中没有 NiFi 服务器。", "The settings name no NiFi server.",
            "请设置 collect.nifi，或用 --url 指定。", "Set collect.nifi, or name one with --url.");

    private final ErrorKind kind;
    private final ErrorText text;

    JobCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
