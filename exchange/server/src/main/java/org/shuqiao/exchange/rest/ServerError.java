package org.shuqiao.exchange.rest;

import org.shuqiao.standards.error.ErrorCode;
import org.shuqiao.standards.error.Language;

/** What can go wrong at the server's own door. */
public enum ServerError implements ErrorCode {
    LOGIN_NEEDED("SQ-SRV-0001",
            "需要登录。", "A login is needed.",
            "请用账号和口令登录；接口使用 HTTP Basic。", "Log in with account and password; the API takes HTTP Basic."),
    BAD_REQUEST("SQ-SRV-0002",
            "请求的内容不可用：{0}。", "The request cannot be used: {0}.",
            "请对照 /api 页面的接口说明。", "Compare it with the description under /api."),
    NOT_FOUND("SQ-SRV-0003",
            "没有这个页面或接口。", "There is no such page or call.",
            "请从首页重新进入。", "Start again from the home page."),
    INSIDE("SQ-SRV-0004",
            "服务内部出错，编号 {0}。", "The server failed inside, incident {0}.",
            "请把编号告诉管理员；日志中以该编号记录了原因。",
            "Give the number to the administrator; the log holds the cause under it."),
    PORT_TAKEN("SQ-SRV-0005",
            "端口 {0} 已被占用。", "Port {0} is taken.",
            "请停掉占用者，或换一个端口（--port，配置项 server.port）。",
            "Stop who uses it or choose another one (--port, setting server.port).");

    private final String id;
    private final String problemZh;
    private final String problemEn;
    private final String remedyZh;
    private final String remedyEn;

    ServerError(String id, String problemZh, String problemEn, String remedyZh, String remedyEn) {
        this.id = id;
        this.problemZh = problemZh;
        this.problemEn = problemEn;
        this.remedyZh = remedyZh;
        this.remedyEn = remedyEn;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String problem(Language language) {
        return language == Language.ZH ? problemZh : problemEn;
    }

    @Override
    public String remedy(Language language) {
        return language == Language.ZH ? remedyZh : remedyEn;
    }
}
