package org.shuqiao.exchange.domain.webhook;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of announcements to the addresses of consumers. */
public enum WebhookCode implements ErrorCode {
    ADDRESS_INVALID("SQ-EXC-0239", ErrorKind.INVALID,
            "通知地址不可用：须为 https 开头、不含账号和片段、不超过 {0} 个字符的网址。",
            "The address cannot be used: it is an https URL without user and fragment, of {0} characters at most.",
            "请改写地址。", "Write another one."),
    HOST_NOT_ALLOWED("SQ-EXC-0240", ErrorKind.REFUSED,
            "平台不允许向主机 {0} 发送通知。", "The platform does not call the host {0}.",
            "请由两名管理员在配置项 reach.webhooks 中登记该主机。",
            "Two administrators enter it under the setting reach.webhooks."),
    ADDRESS_REFUSED("SQ-EXC-0241", ErrorKind.REFUSED,
            "主机 {0} 解析到内部地址，平台不连接。", "The host {0} leads to an inner address, which is not called.",
            "内部网段须在 reach.webhooks 中登记；本机、链路和元数据地址不予连接。",
            "A network of the city is entered under reach.webhooks; link-local and metadata addresses never are."),
    HOST_UNKNOWN("SQ-EXC-0242", ErrorKind.UNAVAILABLE,
            "找不到主机 {0}。", "The host {0} cannot be found.",
            "请核对地址和域名解析。", "Check the address and its name service."),
    NOT_REACHED("SQ-EXC-0243", ErrorKind.UNAVAILABLE,
            "对方没有在 {0} 秒内应答，或连接中断。", "It did not answer within {0} seconds, or the connection broke.",
            "请检查接收服务；平台会再试。", "Check the receiving service; the platform tries again."),
    NO_WEBHOOK("SQ-EXC-0245", ErrorKind.UNKNOWN,
            "订阅 {0} 没有登记通知地址。", "The subscription {0} has no address to announce to.",
            "请先登记。", "Name one first."),
    CALL_UNKNOWN("SQ-EXC-0246", ErrorKind.UNKNOWN,
            "订阅 {0} 没有通知 {1}。", "The subscription {0} has no announcement {1}.",
            "请从通知列表中选择。", "Choose one from the list.");

    private final ErrorKind kind;
    private final ErrorText text;

    WebhookCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
