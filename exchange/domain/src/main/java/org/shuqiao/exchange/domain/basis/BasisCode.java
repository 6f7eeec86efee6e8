package org.shuqiao.exchange.domain.basis;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of legal bases of sharing and of requests. */
public enum BasisCode implements ErrorCode {
    ENTRY_BASIS_ENDED("SQ-EXC-0292", ErrorKind.REFUSED,
            "资源 {0} 的共享依据“{1}”已于 {2} 失效，不再受理新的申请。",
            "The basis {1} of sharing the resource {0} ended on {2}: no new requests are taken.",
            "请联系提供部门改引现行有效的文件后再申请；已有的授权不受影响。",
            "Ask its provider to cite a text in force, then request again; grants that exist go on."),
    REQUEST_BASIS_ENDED("SQ-EXC-0293", ErrorKind.REFUSED,
            "申请所依据的“{0}”已于 {1} 失效。", "The text {0} that the request is based on ended on {1}.",
            "请改引现行有效的文件（./shuqiao entries bases 列出登记簿）。",
            "Cite a text that is in force; ./shuqiao entries bases lists the registry.");

    private final ErrorKind kind;
    private final ErrorText text;

    BasisCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
