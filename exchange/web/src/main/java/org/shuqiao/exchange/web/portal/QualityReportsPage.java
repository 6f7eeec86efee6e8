package org.shuqiao.exchange.web.portal;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.catalog.quality.QualityGrade;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.platform.audit.SignedReports;
import org.shuqiao.exchange.platform.quality.QualityReports;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Pages of the monthly reports of data quality: the list, one report, its signed file. */
@Controller
@RequestMapping("/quality")
class QualityReportsPage {

    private final QualityReports reports;
    private final PageFrame page;

    QualityReportsPage(QualityReports reports, PageFrame page) {
        this.reports = reports;
        this.page = page;
    }

    /** A report in the list. */
    record ReportLine(String id, String month, String department, int datasets, boolean sound) { }

    /** A dataset in a report. */
    record DatasetLine(String dataset, String title, String grade, String before, String share, long runs, String rows,
            long quarantined, long overdue, long corrected, long wrongRule, long replays, String rules) { }

    @GetMapping
    String all(Model model, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        model.addAttribute("reports", reports.all(actor).stream().map(each -> line(each, say)).toList());
        model.addAttribute("department", actor.department());
        return "pages/quality-reports";
    }

    @PostMapping
    String make(@RequestParam String month, @RequestParam(defaultValue = "") String department,
            @AuthenticationPrincipal Actor actor) {
        String of = department.isBlank() ? actor.department() : department.strip();
        return "redirect:/quality/" + reports.make(actor, of, month).id();
    }

    @GetMapping("/{id}")
    String one(@PathVariable String id, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        SignedReports.Signed signed = reports.get(actor, id);
        List<DatasetLine> lines = new ArrayList<>();
        signed.report().path("datasets").forEach(each -> lines.add(line(each, say)));
        model.addAttribute("report", line(signed, say));
        model.addAttribute("at", signed.report().path("at").asText());
        model.addAttribute("lines", lines);
        return "pages/quality-report";
    }

    @GetMapping("/{id}/file")
    ResponseEntity<byte[]> file(@PathVariable String id, @AuthenticationPrincipal Actor actor) {
        return LedgerPage.file(id + ".quality.json", reports.file(actor, id));
    }

    private static ReportLine line(SignedReports.Signed signed, PageLocalizer say) {
        return new ReportLine(signed.id(), signed.report().path("month").asText(),
                say.department(signed.report().path("department").asText()), signed.report().path("datasets").size(),
                signed.sound());
    }

    private static DatasetLine line(JsonNode each, PageLocalizer say) {
        List<String> rules = new ArrayList<>();
        each.path("rules").forEach(rule -> rules.add(rule.path("rule").asText() + " × "
                + say.number(rule.path("rows").asLong())));
        JsonNode rows = each.path("rows");
        long share = each.path("thousandths").asLong();
        return new DatasetLine(each.path("dataset").asText(), each.path(say.either("zh", "en")).asText(),
                grade(each.path("grade"), say), grade(each.path("gradeBefore"), say),
                share / 10 + "." + share % 10 + "%",
                each.path("runs").asLong(), say.number(rows.path("in").asLong()), rows.path("quarantined").asLong(),
                each.path("daysOverdue").asLong(), each.path("corrected").asLong(), each.path("wrongRule").asLong(),
                each.path("replays").asLong(), String.join(", ", rules));
    }

    private static String grade(JsonNode code, PageLocalizer say) {
        return Labelled.find(QualityGrade.class, code.asText()).map(grade -> grade.number() + " " + say.label(grade))
                .orElse("—");
    }
}
