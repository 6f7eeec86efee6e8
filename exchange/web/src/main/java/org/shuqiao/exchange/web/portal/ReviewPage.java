package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.publish.Entries;
import org.shuqiao.catalog.publish.EntryVersion;
import org.shuqiao.catalog.publish.PublishResult;
import org.shuqiao.catalog.publish.PublishedPages;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.platform.publication.Publication;
import org.shuqiao.exchange.web.security.PasskeyApprovals;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page on which the authority publishes or returns submitted entries. */
@Controller
class ReviewPage {

    private static final int LATEST = 10;

    private final Entries entries;
    private final PublishedPages published;
    private final Permissions permissions;
    private final Publication publication;
    private final PageFrame page;
    private final PasskeyApprovals approvals;

    ReviewPage(Entries entries, Catalog catalog, Permissions permissions, Publication publication, PageFrame page,
            PasskeyApprovals approvals) {
        this.entries = entries;
        this.published = catalog.pages();
        this.permissions = permissions;
        this.publication = publication;
        this.page = page;
        this.approvals = approvals;
    }

    @GetMapping("/review")
    String desk(Model model, @AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.AUTHORITY);
        model.addAttribute("waiting", entries.toReview());
        model.addAttribute("published", published.last(LATEST));
        return "pages/review";
    }

    @PostMapping("/review/{entry}/publish")
    String publish(@PathVariable long entry, HttpServletRequest request, RedirectAttributes flash,
            @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        return switch (publication.publish(actor, entry, approvals.of(request, actor))) {
            case PublishResult.Published done -> {
                flash.addFlashAttribute("notice", say.text("notice.published", done.version().draft().name(),
                        done.version().code().orElse("")));
                yield "redirect:/review";
            }
            case PublishResult.Refused refused -> {
                flash.addFlashAttribute("findingsProblem", refused.findings().size());
                yield "redirect:/datasets/entries/" + entry;
            }
        };
    }

    @PostMapping("/review/{entry}/return")
    String giveBack(@PathVariable long entry, @RequestParam String reason, HttpServletRequest request,
            RedirectAttributes flash, @AuthenticationPrincipal Actor actor) {
        EntryVersion returned = publication.giveBack(actor, entry, reason);
        flash.addFlashAttribute("notice", page.say(request).text("notice.returned", returned.draft().name()));
        return "redirect:/review";
    }
}
