package org.shuqiao.exchange.web.portal;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.audit.Audit;
import org.shuqiao.exchange.domain.audit.AuditPeriod;
import org.shuqiao.exchange.domain.audit.FindingKind;
import org.shuqiao.exchange.platform.audit.AuditInbox;
import org.shuqiao.exchange.platform.audit.KeptAudits;
import org.shuqiao.exchange.web.error.ErrorBody;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Pages of audits: the kept reports, one report with its findings, and an audit on demand. */
@Controller
@RequestMapping("/audits")
class AuditPage {

    private final Audit audit;
    private final KeptAudits kept;
    private final AuditInbox inbox;
    private final Permissions permissions;
    private final PageFrame page;

    AuditPage(Audit audit, KeptAudits kept, AuditInbox inbox, Permissions permissions, PageFrame page) {
        this.audit = audit;
        this.kept = kept;
        this.inbox = inbox;
        this.permissions = permissions;
        this.page = page;
    }

    /** A kept report in the list. */
    record ReportLine(String id, String at, String from, String to, long records, int findings, boolean sound) { }

    /** A check and what it came to. */
    record CheckLine(String name, long compared, long found) { }

    /** A finding in the user's language. */
    record FindingLine(String kind, String place, String detail) { }

    @GetMapping
    String all(Model model, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.AUDITOR, Role.AUTHORITY);
        model.addAttribute("reports", kept.all().stream().map(AuditPage::line).toList());
        return "pages/audits";
    }

    @PostMapping
    String run(@RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to, Model model,
            HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.AUDITOR, Role.AUTHORITY);
        try {
            return "redirect:/audits/" + kept.keep(audit.run(actor, AuditPeriod.of(from, to)));
        } catch (CodedException e) {
            model.addAttribute("problem", ErrorBody.of(e, PageFrame.language(request)));
            return all(model, request, actor);
        }
    }

    @GetMapping("/{id}")
    String one(@PathVariable String id, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.AUDITOR, Role.AUTHORITY);
        PageLocalizer say = page.say(request);
        KeptAudits.Kept report = kept.get(id);
        model.addAttribute("report", line(report));
        model.addAttribute("waits", actor.has(Role.AUDITOR)
                && inbox.waiting(actor).stream().anyMatch(each -> each.id().equals(id) && each.sound()));
        model.addAttribute("root", report.report().path("root").asText());
        model.addAttribute("checks", checks(report));
        List<FindingLine> findings = new ArrayList<>();
        report.report().path("findings").forEach(each -> findings.add(finding(each, say)));
        model.addAttribute("findings", findings);
        return "pages/audit";
    }

    @PostMapping("/{id}/looked")
    String looked(@PathVariable String id, @AuthenticationPrincipal Actor actor) {
        inbox.look(actor, id);
        return "redirect:/audits/" + id;
    }

    @GetMapping("/{id}/file")
    ResponseEntity<byte[]> download(@PathVariable String id, @AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.AUDITOR, Role.AUTHORITY);
        return LedgerPage.file(id + ".audit.json", kept.file(id));
    }

    static List<CheckLine> checks(KeptAudits.Kept kept) {
        List<CheckLine> checks = new ArrayList<>();
        kept.report().path("checks").forEach(each -> checks.add(new CheckLine(
                "audit.check." + each.path("check").asText(), each.path("compared").asLong(),
                each.path("found").asLong())));
        return checks;
    }

    private static FindingLine finding(JsonNode each, PageLocalizer say) {
        String code = each.path("kind").asText();
        String kind = Labelled.find(FindingKind.class, code).map(known -> say.either(known.zh(), known.en()))
                .orElse(code);
        return new FindingLine(kind, each.path("place").asText(), each.path("detail").asText());
    }

    static ReportLine line(KeptAudits.Kept kept) {
        JsonNode report = kept.report();
        String at = report.path("at").asText();
        return new ReportLine(kept.id(), at.length() > 16 ? at.substring(0, 16).replace('T', ' ') : at,
                report.path("from").asText(), report.path("to").asText(), report.path("records").asLong(),
                kept.findings(), kept.sound());
    }
}
