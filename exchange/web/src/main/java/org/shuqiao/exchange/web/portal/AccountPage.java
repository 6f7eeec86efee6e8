package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Passkeys;
import org.shuqiao.exchange.domain.account.SignIn;
import org.shuqiao.exchange.web.error.ErrorBody;
import org.shuqiao.exchange.web.security.PasskeyCeremony;
import org.shuqiao.exchange.web.security.PortalSessions;
import org.shuqiao.exchange.web.security.PortalSignIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page of one's own account: password, passkeys, sessions; and the change of a password that lets in nowhere else. */
@Controller
class AccountPage {

    private final SignIn signIn;
    private final Passkeys passkeys;
    private final PortalSessions sessions;
    private final PageFrame page;

    AccountPage(SignIn signIn, Passkeys passkeys, PortalSessions sessions, PageFrame page) {
        this.signIn = signIn;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.page = page;
    }

    @GetMapping("/account")
    String account(Model model, HttpServletRequest request, HttpServletResponse response,
            @AuthenticationPrincipal Actor actor) {
        response.setHeader("Cache-Control", "no-store");
        model.addAttribute("passkeys", passkeys.of(actor.login()));
        model.addAttribute("passkeysPossible", PasskeyCeremony.possible(request));
        model.addAttribute("sessions", sessions.visibleTo(actor));
        model.addAttribute("own", sessions.id(request.getSession()).orElse(""));
        return "pages/account";
    }

    @PostMapping("/account/password")
    String change(HttpServletRequest request, @AuthenticationPrincipal Actor actor, @RequestParam String old,
            @RequestParam String next, RedirectAttributes redirect) {
        signIn.changePassword(actor.login(), old, next, PortalSignIn.origin(request));
        sessions.endOthers(request, actor.login(), actor.login());
        redirect.addFlashAttribute("notice", page.say(request).text("account.password.changed"));
        return "redirect:/account";
    }

    @PostMapping("/account/passkeys/remove")
    String remove(@AuthenticationPrincipal Actor actor, @RequestParam String id) {
        passkeys.remove(actor, id);
        return "redirect:/account";
    }

    @PostMapping("/account/sessions/end")
    String end(HttpServletRequest request, @AuthenticationPrincipal Actor actor, @RequestParam String id,
            RedirectAttributes redirect) {
        boolean own = sessions.id(request.getSession()).filter(id::equals).isPresent();
        sessions.end(actor, id);
        if (own) {
            return "redirect:/login";
        }
        redirect.addFlashAttribute("notice", page.say(request).text("account.session.ended"));
        return "redirect:/account";
    }

    @GetMapping("/login/password")
    String oneTime(Model model, HttpServletRequest request, HttpSession session) {
        if (session.getAttribute("loginProblem") instanceof CodedException refused) {
            session.removeAttribute("loginProblem");
            model.addAttribute("problem", ErrorBody.of(refused, PageFrame.language(request)));
        }
        return "pages/login-password";
    }

    @PostMapping("/login/password")
    String changeOneTime(HttpServletRequest request, @RequestParam String username, @RequestParam String password,
            @RequestParam String next, RedirectAttributes redirect) {
        try {
            signIn.changePassword(username, password, next, PortalSignIn.origin(request));
        } catch (CodedException e) {
            request.getSession().setAttribute("loginProblem", e);
            return "redirect:/login/password?failed";
        }
        sessions.endOthers(request, username, username);
        redirect.addFlashAttribute("notice", page.say(request).text("account.password.changed"));
        return "redirect:/login";
    }
}
