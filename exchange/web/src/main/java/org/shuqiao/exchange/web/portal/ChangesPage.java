package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.catalog.department.Departments;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.NewAccount;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.control.Change;
import org.shuqiao.exchange.domain.control.ChangeState;
import org.shuqiao.exchange.domain.control.Changes;
import org.shuqiao.exchange.domain.control.GovernedFile;
import org.shuqiao.exchange.domain.control.Proposal;
import org.shuqiao.exchange.domain.operator.Admission;
import org.shuqiao.exchange.platform.settings.AdoptedPacks;
import org.shuqiao.exchange.web.security.PasskeyApprovals;
import org.shuqiao.exchange.web.security.PortalSessions;
import org.shuqiao.node.protocol.Enrolment;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page on which two persons agree on changes of accounts, roles, bindings, departments and settings. */
@Controller
@RequestMapping("/changes")
class ChangesPage {

    private final PortalSessions sessions;
    private final Changes changes;
    private final Departments departments;
    private final PageFrame page;
    private final PasskeyApprovals approvals;

    ChangesPage(Changes changes, Departments departments, PageFrame page, PortalSessions sessions,
            PasskeyApprovals approvals) {
        this.sessions = sessions;
        this.changes = changes;
        this.departments = departments;
        this.page = page;
        this.approvals = approvals;
    }

    /** A change in words. */
    record Line(String id, String words, String digest, String proposedBy, String proposedAt, String expiresAt,
            String state, String decidedBy, boolean account, boolean own) { }

    @GetMapping
    String list(Model model, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        List<Proposal> all = changes.list(actor, Optional.empty());
        model.addAttribute("open", all.stream().filter(p -> p.state() == ChangeState.OPEN)
                .map(p -> line(p, actor, say)).toList());
        model.addAttribute("closed", all.stream().filter(p -> p.state() != ChangeState.OPEN)
                .map(p -> line(p, actor, say)).toList());
        model.addAttribute("administers", actor.has(Role.ADMIN));
        model.addAttribute("decides", !actor.has(Role.AUDITOR));
        model.addAttribute("departments", departments.all());
        model.addAttribute("roles", Arrays.stream(Role.values()).map(Role::id).toList());
        return "pages/changes";
    }

    @PostMapping("/accounts")
    String propose(@RequestParam String login, @RequestParam String name, @RequestParam String person,
            @RequestParam String department, @RequestParam Set<String> roles, @RequestParam String password,
            HttpServletRequest request, RedirectAttributes flash, @AuthenticationPrincipal Actor actor) {
        Set<Role> held = EnumSet.noneOf(Role.class);
        roles.forEach(role -> Role.of(role).ifPresent(held::add));
        Proposal proposed = changes.propose(actor, new Change.AddAccount(new NewAccount(login.strip(), name.strip(),
                person.strip(), department, held)), Optional.of(password));
        flash.addFlashAttribute("notice", page.say(request).text("changes.proposed", proposed.id()));
        return "redirect:/changes";
    }

    @PostMapping("/passwords")
    String reset(@RequestParam String login, @RequestParam String password, HttpServletRequest request,
            RedirectAttributes flash, @AuthenticationPrincipal Actor actor) {
        Proposal proposed = changes.propose(actor, new Change.ResetPassword(login.strip()), Optional.of(password));
        flash.addFlashAttribute("notice", page.say(request).text("changes.proposed", proposed.id()));
        return "redirect:/changes";
    }

    @PostMapping("/{id}/approve")
    String approve(@PathVariable String id, @RequestParam String digest, @RequestParam Optional<String> password,
            HttpServletRequest request, RedirectAttributes flash, @AuthenticationPrincipal Actor actor) {
        sessions.endAfter(changes.approve(actor, id, digest, password, approvals.of(request, actor)));
        return done("changes.approved", id, request, flash);
    }

    @PostMapping("/{id}/reject")
    String reject(@PathVariable String id, HttpServletRequest request, RedirectAttributes flash,
            @AuthenticationPrincipal Actor actor) {
        changes.reject(actor, id);
        return done("changes.rejected", id, request, flash);
    }

    @PostMapping("/{id}/withdraw")
    String withdraw(@PathVariable String id, HttpServletRequest request, RedirectAttributes flash,
            @AuthenticationPrincipal Actor actor) {
        changes.withdraw(actor, id);
        return done("changes.withdrawn", id, request, flash);
    }

    private String done(String text, String id, HttpServletRequest request, RedirectAttributes flash) {
        flash.addFlashAttribute("notice", page.say(request).text(text, id));
        return "redirect:/changes";
    }

    private static Line line(Proposal p, Actor actor, PageLocalizer say) {
        return new Line(p.id(), words(p.change(), say), p.digest(), p.proposedBy(), say.minute(p.proposedAt()),
                say.minute(p.expiresAt()), say.text("changes.state." + p.state().word()), p.decidedBy().orElse(""),
                p.change().setsPassword(), p.proposedBy().equals(actor.login()));
    }

    private static String words(Change change, PageLocalizer say) {
        String key = "change." + change.kind();
        return switch (change) {
            case Change.AddAccount(NewAccount account) -> say.text(key, account.login(), account.name(),
                    account.person(), say.department(account.department()), roles(account.roles()));
            case Change.SetRoles set -> say.text(key, set.login(), roles(set.roles()));
            case Change.SetActive set -> say.text(key, set.login());
            case Change.ResetPassword reset -> say.text(key, reset.login());
            case Change.Bind bind -> say.text(key, bind.resource(), bind.version(),
                    bind.binding().backing().label());
            case Change.ErasePeriod erase -> say.text(key, erase.period());
            case Change.EraseData erase -> say.text(key, erase.what(), erase.before().toString());
            case Change.AdmitOperator(Admission admission) -> say.text(key, say.department(admission.operator()),
                    admission.securityOfficer(), say.minute(admission.from()), say.minute(admission.to()),
                    say.departments(admission.scope().providers().stream().sorted().toList()),
                    String.join(", ", admission.scope().resources()), String.join(", ", admission.scope().purposes()),
                    say.text(admission.scope().export() ? "operators.export" : "operators.noexport"),
                    admission.scope().rowsPerDay(), admission.basis());
            case Change.AdmitKey admit -> say.text(key, say.department(admit.department()),
                    Sha256.tagged(Enrolment.parse(admit.enrolment().getBytes(StandardCharsets.UTF_8)).key().encoded()));
            case Change.AdoptFile file -> say.text(key, file.file() == GovernedFile.PACKS
                    ? AdoptedPacks.words(file.content(), say.language()) : file.content());
        };
    }

    private static String roles(Set<Role> roles) {
        return roles.stream().map(Role::id).sorted().collect(Collectors.joining(", "));
    }
}
