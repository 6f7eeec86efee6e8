package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.RevokedPersonKeys;
import org.shuqiao.exchange.domain.account.RevokedPersonKeys.Revoked;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.delivery.PersonCertificates;
import org.shuqiao.exchange.domain.delivery.PersonKeyRevocations;
import org.shuqiao.exchange.web.error.ErrorBody;
import org.shuqiao.exchange.web.security.PasskeyApprovals;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page on which an officer sees the certified keys of the department's people, and revokes one. */
@Controller
@RequestMapping("/people-keys")
class PersonKeysPage {

    private final PersonCertificates certificates;
    private final PersonKeyRevocations revocations;
    private final RevokedPersonKeys revoked;
    private final PasskeyApprovals approvals;
    private final Permissions permissions;
    private final Clock clock;
    private final PageFrame page;

    PersonKeysPage(PersonCertificates certificates, PersonKeyRevocations revocations, RevokedPersonKeys revoked,
            PasskeyApprovals approvals, Permissions permissions, Clock clock, PageFrame page) {
        this.certificates = certificates;
        this.revocations = revocations;
        this.revoked = revoked;
        this.approvals = approvals;
        this.permissions = permissions;
        this.clock = clock;
        this.page = page;
    }

    /** A key as the page shows it. @param state current, ended or revoked */
    record Line(String holder, String key, String text, String from, String to, String state, Optional<String> why) { }

    @GetMapping
    String all(Model model, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.OFFICER);
        PageLocalizer say = page.say(request);
        Map<String, Revoked> ended = revoked.of(actor.department()).stream()
                .collect(Collectors.toMap(Revoked::key, Function.identity()));
        List<Line> lines = certificates.list(actor).stream()
                .filter(each -> each.certificate().department().equals(actor.department()))
                .map(each -> line(each, Optional.ofNullable(ended.get(each.certificate().key().text())), say)).toList();
        model.addAttribute("keys", lines);
        return "pages/person-keys";
    }

    @PostMapping("/revoke")
    String revoke(@RequestParam(defaultValue = "") String key, @RequestParam(defaultValue = "") String reason,
            Model model, HttpServletRequest request, RedirectAttributes flash, @AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.OFFICER);
        try {
            Revoked done = revocations.revoke(actor, new PersonKeyRevocations.Order(key, reason),
                    approvals.of(request, actor));
            flash.addFlashAttribute("notice", page.say(request).text("personkeys.revoked", done.holder()));
            return "redirect:/people-keys";
        } catch (CodedException e) {
            model.addAttribute("problem", ErrorBody.of(e, PageFrame.language(request)));
            return all(model, request, actor);
        }
    }

    private Line line(PersonCertificates.Certified each, Optional<Revoked> ended, PageLocalizer say) {
        boolean over = !clock.instant().isBefore(each.certificate().to().toInstant());
        return new Line(each.holder(), each.certificate().key().shortText(), each.certificate().key().text(),
                say.minute(each.certificate().from().toInstant()), say.minute(each.certificate().to().toInstant()),
                ended.isPresent() ? "revoked" : over ? "ended" : "current",
                ended.map(why -> say.minute(why.from().toInstant()) + " · " + why.reason()));
    }
}
