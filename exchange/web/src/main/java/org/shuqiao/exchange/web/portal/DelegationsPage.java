package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.delegation.Delegation;
import org.shuqiao.exchange.domain.delegation.Delegations;
import org.shuqiao.exchange.domain.rule.DepartmentRule;
import org.shuqiao.exchange.domain.rule.DepartmentRules;
import org.shuqiao.exchange.domain.rule.RuleWords;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Page of deciding handed over during an absence. */
@Controller
@RequestMapping("/delegations")
class DelegationsPage {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Delegations delegations;
    private final Permissions permissions;
    private final DepartmentRules rules;
    private final Clock clock;
    private final PageFrame page;

    DelegationsPage(Delegations delegations, Permissions permissions, DepartmentRules rules, Clock clock,
            PageFrame page) {
        this.rules = rules;
        this.delegations = delegations;
        this.permissions = permissions;
        this.clock = clock;
        this.page = page;
    }

    /** A delegation. @param revokes whether the reader may end it */
    record Line(String id, String department, String giver, String receiver, String period, String rule, String state,
            boolean revokes) { }

    @GetMapping
    String all(Model model, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        model.addAttribute("all", delegations.list(actor).stream().map(each -> line(each, actor, say)).toList());
        model.addAttribute("gives", actor.has(Role.OFFICER));
        DepartmentRule.Terms terms = rules.of(actor.department());
        model.addAttribute("terms", terms);
        model.addAttribute("bounds", say.either(RuleWords.zh(terms), RuleWords.en(terms)));
        return "pages/delegations";
    }

    @PostMapping
    String give(@RequestParam(defaultValue = "") String receiver, @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to, @RequestParam(defaultValue = "") String rule, Model model,
            HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.OFFICER);
        PageLocalizer say = page.say(request);
        return PageDone.at("/delegations", model, request, () -> all(model, request, actor),
                () -> delegations.give(actor, new Delegations.Order(receiver.strip(),
                        day(from, 0, say.text("request.from")), day(to, 1, say.text("request.to")), rule)));
    }

    @PostMapping("/{id}/revoke")
    String revoke(@PathVariable String id, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.OFFICER);
        return PageDone.at("/delegations", model, request, () -> all(model, request, actor),
                () -> delegations.revoke(actor, id));
    }

    private Line line(Delegation each, Actor actor, PageLocalizer say) {
        Instant now = clock.instant();
        String state = each.revokedAt().isPresent() ? "revoked" : !each.stands(now) ? "over"
                : each.counts(now) ? "now" : "later";
        return new Line(each.id(), say.department(each.department()), each.giver(), each.receiver(),
                say.minute(each.from()) + " — " + say.minute(each.to()), each.rule(),
                say.text("delegation.state." + state), each.stands(now)
                        && Set.of(each.giver(), each.receiver()).contains(actor.login()));
    }

    private static Instant day(String text, int daysAfter, String label) {
        try {
            return LocalDate.parse(text.strip()).plusDays(daysAfter).atStartOfDay(ZONE).toInstant();
        } catch (DateTimeException e) {
            throw new CodedException(PortalCode.DATE_WRONG, e, label);
        }
    }
}
