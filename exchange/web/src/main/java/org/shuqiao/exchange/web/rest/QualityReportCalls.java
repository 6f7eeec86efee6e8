package org.shuqiao.exchange.web.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.platform.audit.SignedReports;
import org.shuqiao.exchange.platform.quality.QualityReports;
import org.shuqiao.exchange.web.error.CallLanguage;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of the monthly reports of data quality: for their department, the authority and auditors. */
@RestController
@RequestMapping("/api/v1/quality/reports")
class QualityReportCalls {

    private final QualityReports reports;

    QualityReportCalls(QualityReports reports) {
        this.reports = reports;
    }

    /** @param month that is over, {@code 2026-10}. @param department absent for the caller's own */
    record Order(String month, Optional<String> department) { }

    /** The reports that the caller may read, newest first. */
    @GetMapping
    List<QualityView.ReportLine> all(@AuthenticationPrincipal Actor actor) {
        return reports.all(actor).stream().map(QualityReportCalls::line).toList();
    }

    /** Makes the report of a month that is over, or finds the one that is kept. */
    @PostMapping
    QualityView.ReportLine make(@AuthenticationPrincipal Actor actor, @RequestBody Order order) {
        Optional<String> department = order.department() == null ? Optional.empty() : order.department();
        return line(reports.make(actor, department.orElse(actor.department()),
                order.month() == null ? "" : order.month()));
    }

    /** The report's file, byte for byte as it was signed. */
    @GetMapping("/{id}")
    ResponseEntity<byte[]> one(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(reports.file(actor, id));
    }

    /** The report as one page of HTML, to be printed or sent. */
    @GetMapping(path = "/{id}/html", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> html(@AuthenticationPrincipal Actor actor, @PathVariable String id,
            HttpServletRequest request) {
        SignedReports.Signed signed = reports.get(actor, id);
        return ResponseEntity.ok().contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets
                .UTF_8)).body(new QualityReportHtml(CallLanguage.of(request)).page(signed));
    }

    private static QualityView.ReportLine line(SignedReports.Signed signed) {
        return new QualityView.ReportLine(signed.id(), signed.report().path("month").asText(),
                signed.report().path("department").asText(), signed.report().path("datasets").size(), signed.sound());
    }
}
