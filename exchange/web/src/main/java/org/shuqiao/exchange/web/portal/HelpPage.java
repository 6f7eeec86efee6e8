package org.shuqiao.exchange.web.portal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Role;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Page of help: the story of one exchange, with the page on which the reader sees each step, and each role's work. */
@Controller
class HelpPage {

    /** Step of the story. @param path where the reader may see it */
    record Step(String key, Optional<String> path) { }

    @GetMapping("/help")
    String help(Model model, @AuthenticationPrincipal Actor actor) {
        Optional<Actor> reader = Optional.ofNullable(actor);
        boolean business = reader.filter(who -> !who.has(Role.ADMIN)).isPresent();
        boolean asks = reader.filter(who -> who.has(Role.REQUESTER)).isPresent();
        model.addAttribute("steps", List.of(new Step("source", Optional.of("/")),
                new Step("catalogue", Optional.of("/catalogue?q=%E4%BA%BA%E5%8F%A3")),
                new Step("request", Optional.of("/requests").filter(path -> business)),
                new Step("grant", Optional.of("/requests").filter(path -> business)),
                new Step("use", Optional.of("/confirm").filter(path -> asks)),
                new Step("receipt", Optional.of("/ledger").filter(path -> business)),
                new Step("verify", Optional.of("/verify"))));
        model.addAttribute("roles", Arrays.stream(Role.values()).map(Role::id).toList());
        return "pages/help";
    }
}
