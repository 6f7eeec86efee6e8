package org.shuqiao.exchange.platform.publication;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Errors of publishing a dataset and of binding a resource to a table of its provider. */
public enum PublicationCode implements ErrorCode {
    NOT_SUBMITTED("SQ-SRV-0211", ErrorKind.REFUSED,
            "信息资源 {0} 没有已提交或已发布的版本。", "No version of the resource {0} is under review or published.",
            "请先提交，再绑定到部门数据库。", "Submit it first, then bind it to the department''s database."),
    NO_DATABASE("SQ-SRV-0212", ErrorKind.UNAVAILABLE,
            "平台没有部门 {0} 的数据库连接。", "The platform has no connection to a database of the department {0}.",
            "请为该部门加一个 kind: table 的数据源文件后重启服务。",
            "Add a source file of kind table for the department and start the server again."),
    DATABASE_DOWN("SQ-SRV-0213", ErrorKind.UNAVAILABLE,
            "部门 {0} 的数据库无法读取（SQLSTATE {1}）。", "The database of the department {0} cannot be read (SQLSTATE {1}).",
            "请检查数据库是否在运行以及采集用户的权限。", "Check that it runs and what its reader may do."),
    TABLE_MISSING("SQ-SRV-0214", ErrorKind.UNKNOWN,
            "部门 {0} 的数据库中看不到表或视图 {1}。", "The reader of the department {0} sees no table or view {1}.",
            "请核对名称，并请该部门授予 SELECT 权限。", "Check its name and ask the department to grant SELECT."),
    ITEMS_MISSING("SQ-SRV-0215", ErrorKind.INVALID,
            "{0} 缺少信息项 {1}。", "{0} has no column for the items {1}.",
            "请建一个视图，使其列名与目录条目的信息项一致。", "Make a view whose columns are named as the entry''s items."),
    NAME_WRONG("SQ-SRV-0216", ErrorKind.INVALID,
            "名称 {0} 不可用。", "The name {0} cannot be used.",
            "名称以小写字母开头，由小写字母、数字和下划线组成，最多 63 个字符。",
            "Begin with a lower-case letter, then letters, digits and underscores, 63 characters at most."),
    NO_DATA("SQ-SRV-0217", ErrorKind.REFUSED,
            "“{0}”（{1}）没有数据：既无数据集，也未绑定数据表，不能发布共享。",
            "“{0}” ({1}) has no data, neither a dataset nor a table, and cannot be published as shared.",
            "请填写数据集，或由数据专员绑定到本部门数据库的表（./shuqiao entries bind）并经批准。",
            "Name its dataset, or bind it to a table of the department''s database (./shuqiao entries bind) and let it "
                    + "be approved.");

    private final ErrorKind kind;
    private final ErrorText text;

    PublicationCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
