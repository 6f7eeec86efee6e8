package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Arrays;
import org.shuqiao.catalog.basis.LegalTexts;
import org.shuqiao.catalog.basis.TextRank;
import org.shuqiao.catalog.source.Claim;
import org.shuqiao.catalog.source.Sources;
import org.shuqiao.catalog.source.Verdict;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.source.SourceDecisions;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.web.security.PasskeyApprovals;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page of the sources 一数一源, the claims that wait for the authority, and the legal texts that a basis may cite. */
@Controller
@RequestMapping("/sources")
class SourcesPage {

    private static final int LATEST = 50;

    private final Sources sources;
    private final LegalTexts texts;
    private final SourceDecisions decisions;
    private final ExchangeStore store;
    private final Permissions permissions;
    private final PageFrame page;
    private final PasskeyApprovals approvals;

    SourcesPage(Sources sources, LegalTexts texts, SourceDecisions decisions, ExchangeStore store,
            Permissions permissions, PasskeyApprovals approvals, PageFrame page) {
        this.sources = sources;
        this.texts = texts;
        this.decisions = decisions;
        this.store = store;
        this.permissions = permissions;
        this.approvals = approvals;
        this.page = page;
    }

    @GetMapping
    String all(Model model, @AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.OFFICER, Role.AUTHORITY, Role.AUDITOR);
        LocalDate today = store.today();
        model.addAttribute("sources", sources.all());
        model.addAttribute("open", sources.open());
        model.addAttribute("decided", sources.decided(LATEST));
        model.addAttribute("verdicts", Arrays.asList(Verdict.values()));
        model.addAttribute("decides", actor.has(Role.AUTHORITY));
        model.addAttribute("texts", texts.all().stream()
                .map(text -> new TextLine(text.title(), text.number(), text.rank(), text.issuer(),
                        text.from().toString(), text.until().map(LocalDate::toString).orElse(""),
                        text.inForce(today))).toList());
        return "pages/sources";
    }

    /** A legal text as the page shows it. */
    record TextLine(String title, String number, TextRank rank, String issuer, String from, String until,
            boolean inForce) { }

    @PostMapping("/{claim}/decide")
    String decide(@PathVariable long claim, @RequestParam String verdict, @RequestParam String reason,
            HttpServletRequest request, RedirectAttributes flash, @AuthenticationPrincipal Actor actor) {
        Claim claimed = decisions.decide(actor, claim, verdict, reason, approvals.of(request, actor));
        PageLocalizer say = page.say(request);
        flash.addFlashAttribute("notice", claimed.decision()
                .map(decided -> say.text("notice.source.decided", claimed.name(), say.label(decided.verdict())))
                .orElseGet(() -> say.text("notice.source.waits", claimed.name())));
        return "redirect:/sources";
    }
}
