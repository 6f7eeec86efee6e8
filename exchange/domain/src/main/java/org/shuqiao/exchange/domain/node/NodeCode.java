package org.shuqiao.exchange.domain.node;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of the departments' keys and of what their nodes call. */
public enum NodeCode implements ErrorCode {
    CALL_UNSIGNED("SQ-KEY-0001", ErrorKind.UNAUTHENTICATED,
            "调用没有前置机的签名。", "The call has no signature of a node.",
            "此接口只供部门前置机使用。", "These calls are for departments'' nodes."),
    CALL_KEY("SQ-KEY-0002", ErrorKind.UNAUTHENTICATED,
            "签名密钥不是部门 {0} 当前有效的前置机密钥。", "The key is no key of {0}''s node that counts now.",
            "请核对登记：./shuqiao keys list。", "Check the enrolment: ./shuqiao keys list."),
    CALL_SIGNATURE("SQ-KEY-0003", ErrorKind.UNAUTHENTICATED,
            "签名与此次调用不符。", "The signature is not one of this call.",
            "请检查前置机与平台之间是否有设备改动请求。", "Check what stands between node and platform and changes calls."),
    CALL_TIME("SQ-KEY-0004", ErrorKind.UNAUTHENTICATED,
            "调用时间与平台时钟相差太多。", "The time of the call is too far from the platform''s clock.",
            "请核对前置机的时钟。", "Check the node''s clock."),
    CALL_REPEATED("SQ-KEY-0005", ErrorKind.UNAUTHENTICATED,
            "此次调用已收到过。", "This very call was received before.",
            "每次调用须重新签名。", "Every call is signed anew."),
    NOT_OWN("SQ-KEY-0006", ErrorKind.FORBIDDEN,
            "该内容不属于前置机的部门。", "This is not of the node''s department.",
            "前置机只为本部门签署。", "A node signs for its own department."),
    KEY_NAMED("SQ-KEY-0010", ErrorKind.INVALID,
            "密钥名称应为 {0}。", "The key has to be named {0}.",
            "请用 --city 和部门编号重新初始化前置机。", "Make the node again with the right --city and department."),
    NODE_THERE("SQ-KEY-0011", ErrorKind.CONFLICT,
            "部门 {0} 已有前置机密钥。", "The department {0} has a key of a node already.",
            "用前置机更换密钥，或先撤销旧密钥。", "Rotate it with the node, or revoke the old one first."),
    KEY_ABSENT("SQ-KEY-0012", ErrorKind.UNKNOWN,
            "部门 {0} 没有该密钥。", "The department {0} has no such key.",
            "./shuqiao keys list 列出所有密钥。", "./shuqiao keys list lists them."),
    ROTATION_TIME("SQ-KEY-0013", ErrorKind.INVALID,
            "新密钥的起始时间或重叠期不合规。", "The new key''s beginning or the overlap is out of bounds.",
            "起始时间须为现在，重叠期至多 90 天。", "It begins now, and both count for 90 days at most."),
    NOT_HOSTED("SQ-KEY-0014", ErrorKind.CONFLICT,
            "部门 {0} 的密钥由其前置机保管。", "The key of {0} is held by its node.",
            "在前置机上运行 ./shuqiao node rotate。", "Run ./shuqiao node rotate on its machine."),
    REVOCATION_GIVEN("SQ-KEY-0015", ErrorKind.INVALID,
            "撤销须有理由，生效时间不得晚于现在。", "A revocation has a reason, and does not begin later than now.",
            "写明理由。", "Give the reason."),
    REVOKED_BEFORE("SQ-KEY-0016", ErrorKind.CONFLICT,
            "该密钥已撤销。", "The key is revoked already.",
            "无需再次撤销。", "Nothing is left to do."),
    COSIGNATURE_REFUSED("SQ-KEY-0020", ErrorKind.INVALID,
            "见证签名不被接受：{0}。", "The cosignature is not accepted: {0}.",
            "请核对见证密钥与日志。", "Check the witness''s key and the log.");

    private final ErrorKind kind;
    private final ErrorText text;

    NodeCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
