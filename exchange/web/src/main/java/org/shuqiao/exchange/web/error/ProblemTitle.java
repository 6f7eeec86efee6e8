package org.shuqiao.exchange.web.error;

import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.Language;

/** Title of a problem, the same for all errors of one kind (RFC 9457 §3.1.3). */
final class ProblemTitle {

    private ProblemTitle() { }

    static String of(ErrorKind kind, Language language) {
        return switch (kind) {
            case UNKNOWN -> either(language, "没有找到", "Not found");
            case UNAUTHENTICATED -> either(language, "需要登录", "Not signed in");
            case FORBIDDEN -> either(language, "无权操作", "Not allowed");
            case MALFORMED -> either(language, "请求不可用", "Unusable call");
            case WRONG_METHOD -> either(language, "方法不对", "Wrong method");
            case NOT_OFFERED -> either(language, "没有这种格式的回答", "Form not offered");
            case NOT_READ -> either(language, "内容格式不对", "Content not read");
            case TOO_LARGE -> either(language, "内容过大", "Too large");
            case TOO_SLOW -> either(language, "传输过慢", "Too slow");
            case MISDIRECTED -> either(language, "主机名不对", "Wrong server");
            case INVALID -> either(language, "内容有误", "Invalid content");
            case REFUSED -> either(language, "已拒绝", "Refused");
            case CONFLICT -> either(language, "与现状冲突", "Conflict");
            case EXHAUSTED -> either(language, "额度已用完", "Allowance used up");
            case UNAVAILABLE -> either(language, "暂不可用", "Not available now");
            case INTERNAL -> either(language, "平台内部出错", "The platform failed");
        };
    }

    private static String either(Language language, String zh, String en) {
        return language == Language.ZH ? zh : en;
    }
}
