package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.platform.inbox.Inbox;
import org.shuqiao.exchange.platform.inbox.InboxLine;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Page of the inbox, and the badge that the frame of every page shows. */
@Controller
@RequestMapping("/inbox")
class InboxPage {

    private final Inbox inbox;
    private final PageFrame page;

    InboxPage(Inbox inbox, PageFrame page) {
        this.inbox = inbox;
        this.page = page;
    }

    /** A matter as the page shows it. */
    record Line(String key, String at, String about, String words, boolean read) { }

    @GetMapping
    String all(Model model, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        List<InboxLine> all = inbox.list(actor);
        model.addAttribute("waiting", all.stream().filter(each -> each.item().waits()).map(each -> line(each, say))
                .toList());
        model.addAttribute("happened", all.stream().filter(each -> !each.item().waits())
                .map(each -> line(each, say)).toList());
        model.addAttribute("unread", all.stream().filter(each -> !each.read()).count());
        return "pages/inbox";
    }

    /** The number of unread matters, which the page's frame fetches once the page is there. */
    @GetMapping("/badge")
    String badge(Model model, @AuthenticationPrincipal Actor actor) {
        model.addAttribute("unread", inbox.unread(actor));
        return "pages/inbox :: badge";
    }

    /** Marks a matter as read and leads to the page on which it is seen to. */
    @PostMapping("/open")
    String open(@RequestParam String key, @AuthenticationPrincipal Actor actor) {
        return "redirect:" + inbox.open(actor, key);
    }

    @PostMapping("/read")
    String read(@AuthenticationPrincipal Actor actor) {
        inbox.read(actor, List.of());
        return "redirect:/inbox";
    }

    private static Line line(InboxLine each, PageLocalizer say) {
        return new Line(each.item().key(), say.minute(each.item().at()), each.item().about(),
                each.item().words().in(say.language()), each.read());
    }
}
