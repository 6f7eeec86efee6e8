package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.web.error.ErrorBody;
import org.shuqiao.exchange.web.error.ServerCode;
import org.shuqiao.exchange.web.security.OpenIdProvider;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Home page, with a part for each role of the reader, and the login page. */
@Controller
class HomePage {

    private final CityHome city;
    private final Desks desks;
    private final Optional<OpenIdProvider> provider;
    private final PageFrame page;

    HomePage(CityHome city, Desks desks, Optional<OpenIdProvider> provider, PageFrame page) {
        this.city = city;
        this.desks = desks;
        this.provider = provider;
        this.page = page;
    }

    @GetMapping("/")
    String home(Model model, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        model.addAttribute("city", city.view(Optional.ofNullable(actor), say));
        if (actor != null) {
            desks.fill(model, actor, say);
        }
        return "pages/home";
    }

    @GetMapping("/login")
    String login(Model model, HttpServletRequest request, HttpSession session) {
        if (session.getAttribute("loginProblem") instanceof CodedException refused) {
            session.removeAttribute("loginProblem");
            model.addAttribute("problem", ErrorBody.of(refused, PageFrame.language(request)));
        }
        if (session.getAttribute("loginTried") instanceof String tried) {
            session.removeAttribute("loginTried");
            model.addAttribute("tried", tried);
        }
        model.addAttribute("provider", provider.isPresent());
        return "pages/login";
    }

    /**
     * On the way to the provider; one that does not answer is told on the login page, where a local account still gets
     * in.
     */
    @GetMapping("/login/city")
    String provider(HttpSession session) {
        try {
            provider.orElseThrow(() -> new CodedException(ServerCode.NOT_FOUND)).requireReachable();
            return "redirect:/oauth2/authorization/" + OpenIdProvider.ID;
        } catch (CodedException e) {
            session.setAttribute("loginProblem", e);
            return "redirect:/login?failed";
        }
    }
}
