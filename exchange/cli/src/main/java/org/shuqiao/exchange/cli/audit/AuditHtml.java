package org.shuqiao.exchange.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import org.shuqiao.base.error.Language;
import org.springframework.web.util.HtmlUtils;

/** Writes an audit report as one HTML page that needs nothing beside it. */
final class AuditHtml {

    private static final String STYLE = "body{font:15px/1.6 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}"
            + "table{border-collapse:collapse;width:100%;margin:1em 0}"
            + "th,td{border:1px solid #ccc;padding:.3em .6em;text-align:left;vertical-align:top}"
            + "code{word-break:break-all}";

    private final boolean zh;
    private final Language language;

    AuditHtml(Language language) {
        this.language = language;
        this.zh = language == Language.ZH;
    }

    String page(JsonNode report) {
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"" + (zh ? "zh-CN" : "en")
                + "\"><head><meta charset=\"utf-8\"><title>" + pick("审计报告", "Audit report") + "</title><style>"
                + STYLE + "</style></head><body>\n<h1>" + pick("审计报告", "Audit report") + "</h1>\n<p>"
                + safe(report.path("at")) + "</p>\n" + head(report));
        checks(report, page);
        findings(report, page);
        return page.append("</body></html>\n").toString();
    }

    /** A bundle has receipts and no root of its own. */
    private String head(JsonNode report) {
        return report.path("root").asText().isEmpty()
                ? "<p>" + pick("回执数：", "Receipts: ") + safe(report.path("records")) + "</p>\n"
                : "<p>" + pick("日志记录数：", "Records in the log: ") + safe(report.path("records")) + "<br>"
                        + pick("根哈希：", "Root hash: ") + "<code>" + safe(report.path("root")) + "</code></p>\n";
    }

    private void checks(JsonNode report, StringBuilder page) {
        page.append("<h2>" + pick("核对项", "Checks") + "</h2>\n<table><tr><th>" + pick("核对", "Check") + "</th><th>"
                + pick("核对数量", "Compared") + "</th><th>" + pick("发现", "Findings") + "</th></tr>\n");
        report.path("checks").forEach(each -> page.append("<tr><td>" + safe(each.path("check")) + "</td><td>"
                + safe(each.path("compared")) + "</td><td>" + safe(each.path("found")) + "</td></tr>\n"));
        page.append("</table>\n");
    }

    private void findings(JsonNode report, StringBuilder page) {
        page.append("<h2>" + pick("审计发现", "Findings") + "</h2>\n");
        if (report.path("findings").isEmpty()) {
            page.append("<p>" + pick("未发现问题。", "No findings.") + "</p>\n");
            return;
        }
        page.append("<table><tr><th>" + pick("类别", "Kind") + "</th><th>" + pick("位置", "Place") + "</th><th>"
                + pick("事实", "Facts") + "</th></tr>\n");
        report.path("findings").forEach(each -> page.append("<tr><td>"
                + HtmlUtils.htmlEscape(AuditCommand.words(each, language)) + "</td><td><code>"
                + safe(each.path("place")) + "</code></td><td>" + safe(each.path("detail")) + "</td></tr>\n"));
        page.append("</table>\n");
    }

    private String pick(String chinese, String english) {
        return zh ? chinese : english;
    }

    private static String safe(JsonNode text) {
        return HtmlUtils.htmlEscape(text.asText());
    }
}
