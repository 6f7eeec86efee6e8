package org.shuqiao.distribution;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of what the archive says of the jars in it. */
enum DistributionCode implements ErrorCode {
    ORIGIN_UNKNOWN("SQ-OPS-0030", ErrorKind.INVALID,
            "发布包中的 {0} 不在本地 Maven 仓库中，也不含自己的 POM：无法说明它是什么。",
            "{0} of the archive is not in the local Maven repository and holds no POM of its own: nobody can say what "
                    + "it is.",
            "请由 Maven 引入该 jar，或打包时保留 META-INF/maven。",
            "Have Maven bring this jar, or keep META-INF/maven in it when it is packed."),
    LICENCE_UNKNOWN("SQ-OPS-0031", ErrorKind.INVALID,
            "发布包中的 {0}（{1}）没有声明许可证。", "{0} of the archive ({1}) declares no licence.",
            "请核实其许可证，在 distribution/src/main/resources/licences.properties 中写明；若不允许分发，请去掉该依赖。",
            "Find out which it has and write it into distribution/src/main/resources/licences.properties; a part that "
                    + "may not be passed on has to go."),
    BILL_INVALID("SQ-OPS-0032", ErrorKind.INTERNAL,
            "物料清单不符合 CycloneDX 1.6：{0}", "The bill of materials is not valid CycloneDX 1.6: {0}",
            "请报告此错误。", "Please report this.");

    private final ErrorKind kind;
    private final ErrorText text;

    DistributionCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
