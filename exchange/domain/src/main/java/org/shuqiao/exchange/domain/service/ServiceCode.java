package org.shuqiao.exchange.domain.service;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of services: granted resources that programs read row by row. */
public enum ServiceCode implements ErrorCode {
    PARAMETER_INVALID("SQ-EXC-0247", ErrorKind.INVALID,
            "参数 {0} 不可用：该资源没有这个信息项，或值不是“{1}”的写法。",
            "The parameter {0} cannot be used: the resource has no such item, or its value is not written as {2}.",
            "请对照该服务的 openapi.json。", "Compare it with the service''s openapi.json."),
    PARAMETER_PERSONAL("SQ-EXC-0248", ErrorKind.REFUSED,
            "参数 {0} 是个人号码，不能写在网址中。", "The parameter {0} is a number of a person, which no URL may hold.",
            "请改用 POST，把条件放在请求内容里。", "Use POST, with the conditions in the body."),
    PAGE_INVALID("SQ-EXC-0249", ErrorKind.INVALID,
            "每页行数须为 1 至 {0}，游标须为上一页所给。",
            "The limit is a number from 1 to {0}, and the cursor one that the page before gave.",
            "请修改后重试。", "Change it and try again.");

    private final ErrorKind kind;
    private final ErrorText text;

    ServiceCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
