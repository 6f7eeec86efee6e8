package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.platform.inbox.notice.Channel;
import org.shuqiao.exchange.platform.inbox.notice.Notice;
import org.shuqiao.exchange.platform.inbox.notice.Notices;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page of how one is told of the inbox: by mail, or by a signed call. */
@Controller
@RequestMapping("/inbox/delivery")
class InboxDeliveryPage {

    private static final String PATH = "/inbox/delivery";

    private final Notices notices;
    private final PageFrame page;

    InboxDeliveryPage(Notices notices, PageFrame page) {
        this.notices = notices;
        this.page = page;
    }

    /** A notice that was made. */
    record Line(String at, String kind, int matters, String state, String tone, int tries, String answer) { }

    @GetMapping
    String all(Model model, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        model.addAttribute("mail", channel(actor, Channel.Kind.MAIL));
        model.addAttribute("webhook", channel(actor, Channel.Kind.WEBHOOK));
        model.addAttribute("domains", String.join(", ", notices.domains()));
        model.addAttribute("notices", notices.sent(actor).stream().map(each -> line(each, say)).toList());
        return "pages/inbox-delivery";
    }

    @PostMapping("/mail")
    String mail(@RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "DAILY") Channel.Pace pace,
            Model model, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        return PageDone.at(PATH, model, request, () -> all(model, request, actor),
                () -> notices.mail(actor, address, pace));
    }

    /** Asks before it proves: programs that look into messages open links, too. */
    @GetMapping("/proof")
    String proof(@RequestParam(defaultValue = "") String token, Model model, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        model.addAttribute("token", token);
        return "pages/inbox-proof";
    }

    @PostMapping("/proof")
    String prove(@RequestParam(defaultValue = "") String token, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        return PageDone.at(PATH, model, request, () -> all(model, request, actor), () -> notices.prove(actor, token));
    }

    @PostMapping("/webhook")
    String webhook(@RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "DAILY") Channel.Pace pace, Model model, HttpServletRequest request,
            RedirectAttributes flash, @AuthenticationPrincipal Actor actor) {
        return PageDone.at(PATH, model, request, () -> all(model, request, actor),
                () -> flash.addFlashAttribute("secret", notices.webhook(actor, address, pace)));
    }

    @PostMapping("/{kind}/remove")
    String remove(@PathVariable Channel.Kind kind, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        return PageDone.at(PATH, model, request, () -> all(model, request, actor), () -> notices.remove(actor, kind));
    }

    private Optional<Channel> channel(Actor actor, Channel.Kind kind) {
        return notices.of(actor).stream().filter(each -> each.kind() == kind).findFirst();
    }

    private static Line line(Notice each, PageLocalizer say) {
        String tone = switch (each.state()) {
            case WAITING -> each.tries() == 0 ? "" : "warn";
            case DONE -> "good";
            case DEAD -> "bad";
        };
        return new Line(say.minute(each.madeAt()), each.kind().name(), each.items().size(), each.state().name(), tone,
                each.tries(), each.answer().orElse(""));
    }
}
