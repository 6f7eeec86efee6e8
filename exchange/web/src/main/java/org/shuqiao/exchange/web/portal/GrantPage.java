package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.act.DepartmentKeys;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.GrantFollowers;
import org.shuqiao.exchange.domain.grant.Grants;
import org.shuqiao.exchange.domain.overview.Receipts;
import org.shuqiao.exchange.domain.overview.Side;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.usage.UsageReports;
import org.shuqiao.exchange.web.security.PasskeyApprovals;
import org.shuqiao.ledger.log.LoggedRecord;
import org.shuqiao.ledger.log.PageRequest;
import org.shuqiao.ledger.log.RecordFilter;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page of one grant: policy in words, signature, use and revocation. */
@Controller
@RequestMapping("/grants/{id}")
class GrantPage {

    private static final int LATEST = 20;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Grants grants;
    private final Receipts receipts;
    private final Clock clock;
    private final PageFrame page;
    private final RequestViews views;
    private final LedgerViews ledger;
    private final DepartmentKeys keys;
    private final PasskeyApprovals approvals;
    private final GrantFollowers followers;
    private final UsageReports reports;

    GrantPage(Grants grants, Receipts receipts, Clock clock, PageFrame page, RequestViews views, LedgerViews ledger,
            DepartmentKeys keys, PasskeyApprovals approvals, GrantFollowers followers, UsageReports reports) {
        this.followers = followers;
        this.reports = reports;
        this.grants = grants;
        this.receipts = receipts;
        this.clock = clock;
        this.page = page;
        this.views = views;
        this.ledger = ledger;
        this.keys = keys;
        this.approvals = approvals;
    }

    @GetMapping
    String one(@PathVariable String id, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        Grant grant = grants.get(actor, id);
        boolean active = RequestViews.active(grant, clock.instant());
        boolean provides = actor.department().equals(grant.policy().provider()) && actor.has(Role.OFFICER);
        boolean consumes = actor.department().equals(grant.policy().consumer()) && actor.has(Role.REQUESTER);
        Language other = say.zh() ? Language.EN : Language.ZH;
        model.addAttribute("grant", grant);
        model.addAttribute("sheet", SheetCode.ofGrant(request, id, grant.digest()));
        model.addAttribute("line", views.grant(grant, say));
        model.addAttribute("words", grants.words(actor, id, say.language()));
        model.addAttribute("otherWords", grants.words(actor, id, other));
        Grant.Standing standing = grant.standing(clock.instant());
        model.addAttribute("canRevoke", provides && (active || standing == Grant.Standing.NOT_YET
                || standing == Grant.Standing.SUSPENDED || standing == Grant.Standing.PAUSED));
        model.addAttribute("canSuspend", provides && (active || standing == Grant.Standing.NOT_YET));
        model.addAttribute("canResume", provides && (standing == Grant.Standing.SUSPENDED
                || standing == Grant.Standing.PAUSED));
        model.addAttribute("canFollow", consumes && standing != Grant.Standing.REVOKED
                && standing != Grant.Standing.UNPROVEN);
        model.addAttribute("canAmend", consumes && (active || standing == Grant.Standing.PAUSED));
        model.addAttribute("canReport", consumes && grant.delivered() > 0);
        model.addAttribute("key", UUID.randomUUID().toString());
        model.addAttribute("endsOn", LocalDate.ofInstant(grant.policy().to().minusMillis(1), ZONE));
        model.addAttribute("before", followers.before(id).orElse(""));
        model.addAttribute("after", followers.after(id));
        reports.of(actor, id).ifPresent(report -> model.addAttribute("report", report));
        model.addAttribute("canUse", consumes && active && grant.policy().modes().contains(Mode.QUERY));
        model.addAttribute("records", records(actor, grant).stream().map(r -> ledger.line(r, say)).toList());
        model.addAttribute("custody", keys.history().find(grant.policy().provider(), grant.signer())
                .map(key -> say.text("custody." + key.custody().word())).orElse(""));
        return "pages/grant";
    }

    @PostMapping("/revoke")
    String revoke(@PathVariable String id, @RequestParam String reason, HttpServletRequest request,
            RedirectAttributes flash, @AuthenticationPrincipal Actor actor) {
        grants.revoke(actor, id, reason, approvals.of(request, actor));
        flash.addFlashAttribute("notice", page.say(request).text("notice.revoked", id));
        return "redirect:/grants/" + id;
    }

    /** Signs a suspended grant again, for the table that the resource stands on now. */
    @PostMapping("/resume")
    String resume(@PathVariable String id, HttpServletRequest request, RedirectAttributes flash,
            @AuthenticationPrincipal Actor actor) {
        grants.resume(actor, id, approvals.of(request, actor));
        flash.addFlashAttribute("notice", page.say(request).text("notice.resumed", id));
        return "redirect:/grants/" + id;
    }

    private List<LoggedRecord> records(Actor actor, Grant grant) {
        RecordFilter filter = RecordFilter.all().grant(grant.id());
        var latest = PageRequest.first(LATEST);
        if (actor.has(Role.AUTHORITY) || actor.has(Role.AUDITOR)) {
            return receipts.all(actor, filter, latest);
        }
        Side side = actor.department().equals(grant.policy().provider()) ? Side.PROVIDER : Side.CONSUMER;
        return receipts.of(actor, side, filter, latest);
    }
}
