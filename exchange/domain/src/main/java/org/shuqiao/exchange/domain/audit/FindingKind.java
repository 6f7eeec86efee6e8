package org.shuqiao.exchange.domain.audit;

import org.shuqiao.base.label.Labelled;

/** Kind of what an audit found wrong. */
public enum FindingKind implements Labelled {
    RECORD_MISSING("record-missing", "记录缺失", "a record is missing"),
    RECORD_CHANGED("record-changed", "记录被改", "a record was changed"),
    RECORD_INSERTED("record-inserted", "记录被插入", "a record was inserted"),
    RECORD_MOVED("record-moved", "记录被调换位置", "a record stands at another place"),
    RECORD_BACKDATED("record-backdated", "记录时间被改", "a record has another time"),
    RECORD_NOT_LOGGED("record-not-logged", "记录未入存证日志", "a prepared record is not in the log"),
    TREE_DAMAGED("tree-damaged", "哈希树损坏", "the hash tree does not fit the records"),
    CHECKPOINT_DAMAGED("checkpoint-damaged", "检查点不符", "a checkpoint does not fit the records"),
    HISTORY_REWRITTEN("history-rewritten", "历史被重写", "the log is not an extension of what was seen before"),
    COSIGNATURE_DAMAGED("cosignature-damaged", "见证签名不符", "a kept cosignature of a witness does not verify"),
    WITNESS_SILENT("witness-silent", "见证方无签名", "a witness has cosigned nothing of the log for days"),
    SEQUENCE_GAP("sequence-gap", "序号缺口", "numbers are missing in a sequence"),
    COUNT_CHANGED("count-changed", "用量计数被改", "a use count differs from the log"),
    GRANT_MISSING("grant-missing", "授权缺失", "a grant that was used is missing"),
    GRANT_UNSIGNED("grant-unsigned", "授权签名无效", "a grant's signature does not verify"),
    GRANT_CHANGED("grant-changed", "授权被改", "a grant differs from what was signed"),
    ACTS_CHANGED("acts-changed", "签署记录被改", "a department's chain of signed acts is broken"),
    POLICY_CHANGED("policy-changed", "授权策略被改", "a grant's policy differs from what was signed"),
    PERIOD_CHANGED("period-changed", "授权期限被改", "a grant's period differs from what was signed"),
    BINDING_CHANGED("binding-changed", "资源绑定被改", "a resource's table differs from what was signed"),
    REVOCATION_MISSING("revocation-missing", "撤销被抹去", "a revocation is missing"),
    USE_OUTSIDE_PERIOD("use-outside-period", "期限外使用", "data was delivered outside the grant's period"),
    USE_FOR_OTHER_PURPOSE("use-for-other-purpose", "用途不符", "data was delivered for another purpose"),
    USE_BY_OTHER_CONSUMER("use-by-other-consumer", "使用方不符", "data was delivered to another department"),
    USE_UNDER_OTHER_POLICY("use-under-other-policy", "策略不符", "data was delivered under another policy"),
    ACCESS_NOT_RECORDED("access-not-recorded", "访问无存证", "an access has no record"),
    RECORD_WITHOUT_ACCESS("record-without-access", "存证无访问", "a record has no access"),
    ACCESS_LOG_DAMAGED("access-log-damaged", "访问日志不符", "a line of the access log is missing or was changed"),
    SOURCE_READ_NOT_RECORDED("source-read-not-recorded", "数据源读取无存证", "a read at a source has no record"),
    RECORD_WITHOUT_SOURCE_READ("record-without-source-read", "存证无数据源读取", "a record has no read at its source"),
    SOURCE_LOG_UNREADABLE("source-log-unreadable", "数据源日志不可读", "a source's log cannot be read"),
    LAKE_READ_NOT_RECORDED("lake-read-not-recorded", "数据湖读取无存证", "a read of the lake's engine has no record"),
    RECORD_WITHOUT_LAKE_READ("record-without-lake-read", "存证无数据湖读取", "a record has no read of the lake's engine"),
    LAKE_FILE_CHANGED("lake-file-changed", "数据湖文件被改", "a file of the lake was changed"),
    LAKE_FILE_MISSING("lake-file-missing", "数据湖文件缺失", "a file of the lake is missing"),
    LAKE_FILE_NOT_SEALED("lake-file-not-sealed", "数据湖文件未登记", "a file of the lake was not brought by a run"),
    LAKE_SEAL_CHANGED("lake-seal-changed", "数据湖登记被改", "the recorded digests of the lake's files were changed"),
    SECURITY_ENTRY_MISSING("security-entry-missing", "安全日志缺条目", "an entry of the security log is missing"),
    SECURITY_ENTRY_CHANGED("security-entry-changed", "安全日志条目被改", "an entry of the security log was changed"),
    SECURITY_LOG_DAMAGED("security-log-damaged", "安全日志哈希树不符", "the security log's hash tree does not fit"),
    EMERGENCY_NOT_REVIEWED("emergency-not-reviewed", "应急授权逾期未复核", "an emergency grant was not reviewed in time"),
    AGREEMENT_CHANGED("agreement-changed", "双人审批被改", "a change is not what two persons agreed on"),
    STAGE_GAP("stage-gap", "环节断档", "a stage has no record"),
    LANDED_BATCH_CHANGED("landed-batch-changed", "归集批次被改", "a landed batch is not what was collected"),
    CHECK_FAILED("check-failed", "检查未能完成", "a check could not be carried out"),
    BUNDLE_INVALID("bundle-invalid", "证据包无效", "a file of the bundle does not verify");

    private final String code;
    private final String zh;
    private final String en;

    FindingKind(String code, String zh, String en) {
        this.code = code;
        this.zh = zh;
        this.en = en;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String zh() {
        return zh;
    }

    @Override
    public String en() {
        return en;
    }
}
