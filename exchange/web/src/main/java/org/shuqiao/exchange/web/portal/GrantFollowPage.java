package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.grant.GrantSuspensions;
import org.shuqiao.exchange.domain.intake.Amendment;
import org.shuqiao.exchange.domain.intake.Requests;
import org.shuqiao.exchange.domain.usage.UsageReports;
import org.shuqiao.exchange.web.security.PasskeyApprovals;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Forms of a grant's page: renewal, amendment, suspension and the report of use. */
@Controller
@RequestMapping("/grants/{id}")
class GrantFollowPage {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Requests requests;
    private final GrantSuspensions suspensions;
    private final UsageReports reports;
    private final PageFrame page;
    private final PasskeyApprovals approvals;

    GrantFollowPage(Requests requests, GrantSuspensions suspensions, UsageReports reports, PageFrame page,
            PasskeyApprovals approvals) {
        this.approvals = approvals;
        this.requests = requests;
        this.suspensions = suspensions;
        this.reports = reports;
        this.page = page;
    }

    @PostMapping("/renew")
    String renew(@PathVariable String id, @RequestParam String key, @RequestParam String to,
            HttpServletRequest request, RedirectAttributes flash, @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        return asked(requests.renew(actor, id, key, end(to, say), approvals.of(request, actor)).request().id(), say,
                flash);
    }

    @PostMapping("/amend")
    String amend(@PathVariable String id, @RequestParam String key, @RequestParam String items,
            @RequestParam(defaultValue = "") String rows, @RequestParam(defaultValue = "") String to,
            @RequestParam String explanation, HttpServletRequest request, RedirectAttributes flash,
            @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        return asked(requests.amend(actor, id, amendment(key, items, rows, to, explanation, say),
                approvals.of(request, actor)).request().id(), say, flash);
    }

    @PostMapping("/suspend")
    String suspend(@PathVariable String id, @RequestParam String reason, HttpServletRequest request,
            RedirectAttributes flash, @AuthenticationPrincipal Actor actor) {
        suspensions.suspend(actor, id, reason, approvals.of(request, actor));
        flash.addFlashAttribute("notice", page.say(request).text("notice.suspended", id));
        return "redirect:/grants/" + id;
    }

    @PostMapping("/report")
    String report(@PathVariable String id, @RequestParam String served, @RequestParam String cases,
            HttpServletRequest request, RedirectAttributes flash, @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        reports.report(actor, id, served, number(cases, say));
        flash.addFlashAttribute("notice", say.text("notice.reported", id));
        return "redirect:/grants/" + id;
    }

    static Amendment amendment(String key, String items, String rows, String to, String explanation,
            PageLocalizer say) {
        return new Amendment(key, Optional.of(List.of(items.strip().split("[\\s,，、]+"))), Optional.of(rows),
                Optional.empty(), Optional.of(to).filter(text -> !text.isBlank()).map(text -> end(text, say)),
                explanation);
    }

    private static String asked(String request, PageLocalizer say, RedirectAttributes flash) {
        flash.addFlashAttribute("notice", say.text("notice.requested", request));
        return "redirect:/requests/" + request;
    }

    static Instant end(String day, PageLocalizer say) {
        try {
            return LocalDate.parse(day.strip()).plusDays(1).atStartOfDay(ZONE).toInstant();
        } catch (DateTimeException e) {
            throw new CodedException(PortalCode.DATE_WRONG, e, say.text("grant.until"));
        }
    }

    private static long number(String text, PageLocalizer say) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new CodedException(PortalCode.NUMBER_WRONG, e, say.text("report.cases"));
        }
    }
}
