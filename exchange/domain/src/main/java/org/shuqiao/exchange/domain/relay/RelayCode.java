package org.shuqiao.exchange.domain.relay;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of calls through a provider's relay. */
public enum RelayCode implements ErrorCode {
    HANDLE_INVALID("SQ-EXC-0360", ErrorKind.INVALID,
            "填写的不是中继代号：R- 加 20 位大写十六进制数字。",
            "What was given is no relay handle: R- and 20 hexadecimal digits in capitals.",
            "请原样使用授权所给数据中的代号。", "Use a handle as the data of the grant give it."),
    NO_RELAY("SQ-EXC-0361", ErrorKind.INVALID,
            "授权 {0} 没有以中继代号提供信息项 {1}。", "The grant {0} gives no relay handles of the item {1}.",
            "请用 ./shuqiao grants 查看授权的脱敏方式，并填写给出代号的授权编号。",
            "See the masks of the grant with ./shuqiao grants, and name the grant whose data gave the handle."),
    HANDLE_UNKNOWN("SQ-EXC-0362", ErrorKind.UNKNOWN,
            "授权 {0} 的数据中现在没有这个中继代号。", "The data of the grant {0} do not have this handle now.",
            "代号只在给出它的授权内有效；续期后请重新查询。",
            "A handle is good under the grant that gave it only; query anew after a renewal."),
    CALL_UNKNOWN("SQ-EXC-0363", ErrorKind.UNKNOWN,
            "没有中继呼叫 {0}。", "There is no relay call {0}.",
            "请用 ./shuqiao relay list 查看。", "See ./shuqiao relay list."),
    CALL_WITHOUT_GRANT("SQ-EXC-0364", ErrorKind.REFUSED,
            "中继呼叫 {0} 所依据的授权 {1} 现在不可使用，不予接通。",
            "The grant {1} of the relay call {0} cannot be used now, so nothing is put through.",
            "请使用方续期或重新申请后再呼叫。", "The consumer renews or requests anew, and calls again."),
    NUMBER_GONE("SQ-EXC-0365", ErrorKind.UNKNOWN,
            "中继呼叫 {0} 的号码已不在数据中。", "The number of the relay call {0} is in the data no more.",
            "请使用方重新查询，用新的代号呼叫。", "The consumer queries anew and calls with the handle that is there now.");

    private final ErrorKind kind;
    private final ErrorText text;

    RelayCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
