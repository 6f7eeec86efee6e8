package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.overview.Explanation;
import org.shuqiao.exchange.domain.overview.Explanations;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Page of why an answer came out as it did: from the receipt to the legal basis. */
@Controller
@RequestMapping("/ledger/{id}/why")
class WhyPage {

    private final Explanations explanations;
    private final PageFrame page;

    WhyPage(Explanations explanations, PageFrame page) {
        this.explanations = explanations;
        this.page = page;
    }

    @GetMapping
    String why(@PathVariable String id, @RequestParam(defaultValue = "") String item, Model model,
            HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        Explanation why = explanations.of(actor, id, Optional.of(item).filter(name -> !name.isBlank()));
        model.addAttribute("why", why);
        why.refusal().ifPresent(code -> model.addAttribute("meaning", code + say.meaning(code)
                .map(words -> " · " + words).orElse("")));
        return "pages/why";
    }
}
