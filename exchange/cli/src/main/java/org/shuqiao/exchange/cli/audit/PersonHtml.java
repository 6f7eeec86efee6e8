package org.shuqiao.exchange.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.shuqiao.base.error.Language;
import org.springframework.web.util.HtmlUtils;

/** Writes a person's access log as one HTML page that needs nothing beside it. It does not say who the person is. */
final class PersonHtml {

    private static final String STYLE = "body{font:15px/1.6 sans-serif;max-width:70em;margin:2em auto;padding:0 1em}"
            + "table{border-collapse:collapse;width:100%;margin:1em 0}"
            + "th,td{border:1px solid #ccc;padding:.3em .6em;text-align:left;vertical-align:top}";
    private static final Map<String, String> TOLD_ZH = Map.of("shown", "结果中有本人", "read", "查询读到本人",
            "confirmed", "核验本人，答“是”", "asked", "核验本人，答“否”");
    private static final Map<String, String> TOLD_EN = Map.of("shown", "in the answer", "read", "read by the query",
            "confirmed", "asked about, answered yes", "asked", "asked about, answered no");

    private final boolean zh;

    PersonHtml(Language language) {
        this.zh = language == Language.ZH;
    }

    String page(JsonNode log) {
        String title = pick("个人信息使用记录", "Uses of personal data");
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"" + (zh ? "zh-CN" : "en")
                + "\"><head><meta charset=\"utf-8\"><title>" + title + "</title><style>" + STYLE
                + "</style></head><body>\n<h1>" + title + "</h1>\n<p>" + pick("案号 ", "Case ")
                + safe(log.path("caseNumber")) + "<br>" + safe(log.path("reason").path(zh ? "zh" : "en")) + "<br>"
                + safe(log.path("from")) + " – " + safe(log.path("to")) + "<br>" + safe(log.path("at")) + "</p>\n");
        page.append("<table><tr>" + heads(pick("时间", "Time"), pick("使用部门", "Used by"), pick("用途", "Purpose"),
                pick("资源", "Resource"), pick("使用方式", "How"), pick("授权", "Grant"), pick("回执", "Receipt"))
                + "</tr>\n");
        log.path("uses").forEach(use -> page.append("<tr>").append(cells(use)).append("</tr>\n"));
        page.append("</table>\n");
        log.path("untold").forEach(each -> page.append("<p>" + safe(each.path("use").path("at")) + " "
                + safe(each.path("use").path("consumer")) + " " + safe(each.path("use").path("receipt")) + ": "
                + safe(each.path(zh ? "zh" : "en")) + "</p>\n"));
        log.path("gaps").forEach(each -> page.append("<p>" + safe(each.path("month")) + ": "
                + safe(each.path(zh ? "zh" : "en")) + "</p>\n"));
        return page.append("</body></html>\n").toString();
    }

    private String cells(JsonNode use) {
        String told = use.path("told").asText();
        StringBuilder cells = new StringBuilder();
        for (String field : new String[] {"at", "consumer", "purpose", "title"}) {
            cells.append("<td>").append(safe(use.path(field))).append("</td>");
        }
        return cells.append("<td>" + (zh ? TOLD_ZH : TOLD_EN).getOrDefault(told, "") + "</td><td>"
                + safe(use.path("grant")) + "</td><td>" + safe(use.path("receipt")) + "</td>").toString();
    }

    private static String heads(String... titles) {
        return "<th>" + String.join("</th><th>", titles) + "</th>";
    }

    private String pick(String chinese, String english) {
        return zh ? chinese : english;
    }

    private static String safe(JsonNode text) {
        return HtmlUtils.htmlEscape(text.asText());
    }
}
