package org.shuqiao.exchange.web.rest;

import com.fasterxml.jackson.databind.JsonNode;
import org.shuqiao.base.error.Language;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.catalog.dataset.Dimension;
import org.shuqiao.catalog.quality.QualityGrade;
import org.shuqiao.exchange.platform.audit.SignedReports;
import org.springframework.web.util.HtmlUtils;

/** Writes a monthly quality report as one page that needs nothing else: to be printed, sent or kept. */
final class QualityReportHtml {

    private static final String STYLE = "body{font-family:sans-serif;margin:2em;max-width:70em}table{border-collapse:"
            + "collapse;margin:.5em 0 1.5em}th,td{border:1px solid #999;padding:.3em .6em;text-align:left}"
            + "td.n{text-align:right}";

    private final Language language;

    QualityReportHtml(Language language) {
        this.language = language;
    }

    String page(SignedReports.Signed signed) {
        JsonNode report = signed.report();
        String title = pick("数据质量月报", "Data quality of the month") + " " + safe(report.path("month")) + " · "
                + safe(report.path("department"));
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"" + pick("zh", "en")
                + "\"><head><meta charset=\"utf-8\"><title>" + title + "</title><style>" + STYLE
                + "</style></head><body>\n<h1>" + title + "</h1>\n<p>" + safe(report.path("at")) + " · "
                + (signed.sound() ? pick("签名有效", "the signature verifies")
                        : pick("签名无效", "the signature does not verify")) + "</p>\n");
        report.path("datasets").forEach(each -> dataset(each, page));
        return page.append("</body></html>\n").toString();
    }

    private void dataset(JsonNode each, StringBuilder page) {
        JsonNode rows = each.path("rows");
        page.append("<h2>").append(safe(each.path(pick("zh", "en")))).append(" <code>")
                .append(safe(each.path("dataset"))).append("</code></h2>\n<table>");
        line(page, pick("质量等级", "Grade"), grade(each.path("grade")) + " " + thousandths(each.path("thousandths")));
        line(page, pick("上月末等级", "Grade a month before"), grade(each.path("gradeBefore")));
        line(page, pick("本月对标次数", "Runs in the month"), safe(each.path("runs")));
        line(page, pick("行数", "Rows"), safe(rows.path("in")) + " = " + safe(rows.path("standard")) + " + "
                + safe(rows.path("quarantined")) + " + " + safe(rows.path("merged")));
        line(page, pick("逾期未更新（天）", "Days overdue"), safe(each.path("daysOverdue")));
        line(page, pick("问题标注：已更正 / 规则有误", "Marked: corrected / wrong rule"), safe(each.path("corrected"))
                + " / " + safe(each.path("wrongRule")));
        line(page, pick("重跑次数", "Replays"), safe(each.path("replays")));
        page.append("</table>\n<table><tr><th>").append(pick("维度", "Dimension")).append("</th><th>")
                .append(pick("得分", "Score")).append("</th></tr>");
        each.path("dimensions").properties().forEach(score -> line(page, dimension(score.getKey()),
                thousandths(score.getValue())));
        page.append("</table>\n<table><tr><th>").append(pick("规则", "Rule")).append("</th><th>")
                .append(pick("行数", "Rows")).append("</th></tr>");
        each.path("rules").forEach(rule -> line(page, safe(rule.path("rule")), safe(rule.path("rows"))));
        page.append("</table>\n");
    }

    private static void line(StringBuilder page, String name, String value) {
        page.append("<tr><td>").append(name).append("</td><td class=\"n\">").append(value).append("</td></tr>\n");
    }

    private String grade(JsonNode code) {
        return Labelled.find(QualityGrade.class, code.asText()).map(grade -> grade.number() + " "
                + pick(grade.zh(), grade.en())).orElse("—");
    }

    private String dimension(String code) {
        return Labelled.find(Dimension.class, code).map(each -> pick(each.zh(), each.en()))
                .orElseGet(() -> HtmlUtils.htmlEscape(code));
    }

    private static String thousandths(JsonNode share) {
        return share.isMissingNode() ? "" : share.asLong() / 10 + "." + share.asLong() % 10 + "%";
    }

    private String pick(String zh, String en) {
        return language == Language.ZH ? zh : en;
    }

    private static String safe(JsonNode text) {
        return HtmlUtils.htmlEscape(text.asText());
    }
}
