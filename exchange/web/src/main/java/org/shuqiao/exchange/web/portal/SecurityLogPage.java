package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.overview.SecurityHistory;
import org.shuqiao.ledger.security.SecurityEntry;
import org.shuqiao.ledger.security.SecurityFilter;
import org.shuqiao.ledger.security.SecurityKind;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** Page of the security log, for auditors and the authority. */
@Controller
@RequestMapping("/security-log")
class SecurityLogPage {

    private static final int ROWS = 50;

    private final SecurityHistory history;
    private final PageFrame page;

    SecurityLogPage(SecurityHistory history, PageFrame page) {
        this.history = history;
        this.page = page;
    }

    /** An entry as the page shows it. */
    record Line(long index, String time, String kind, String account, String about, String details) { }

    /** Filter of the page; blank for everything. */
    record Narrowed(String from, String to, String account, String kind) { }

    @GetMapping
    String entries(Model model, HttpServletRequest request,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> to,
            @RequestParam(defaultValue = "") String account, @RequestParam(defaultValue = "") String kind,
            @RequestParam Optional<Long> before, @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        SecurityFilter filter = new SecurityFilter(from.map(SecurityHistory::beginning), to.map(SecurityHistory::end),
                Optional.of(account.strip()).filter(text -> !text.isEmpty()), SecurityKind.of(kind));
        List<SecurityEntry> found = history.find(actor, filter,
                before.map(OptionalLong::of).orElse(OptionalLong.empty()), ROWS + 1);
        List<SecurityEntry> shown = found.stream().limit(ROWS).toList();
        Narrowed narrowed = new Narrowed(from.map(LocalDate::toString).orElse(""),
                to.map(LocalDate::toString).orElse(""), account, kind);
        model.addAttribute("entries", shown.stream().map(entry -> line(entry, say)).toList());
        model.addAttribute("narrowed", narrowed);
        model.addAttribute("kinds", Arrays.stream(SecurityKind.values()).map(SecurityKind::word).toList());
        model.addAttribute("checkpoint", history.checkpoint(actor));
        model.addAttribute("paged", before.isPresent());
        if (found.size() > ROWS) {
            model.addAttribute("older", UriComponentsBuilder.fromPath("/security-log")
                    .queryParam("from", narrowed.from()).queryParam("to", narrowed.to())
                    .queryParam("account", account).queryParam("kind", kind)
                    .queryParam("before", shown.getLast().index()).encode().build().toUriString());
        }
        return "pages/security-log";
    }

    @PostMapping("/check")
    String check(HttpServletRequest request, RedirectAttributes flash, @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        var result = history.check(actor);
        if (result.sound()) {
            flash.addFlashAttribute("notice", say.text("security.sound", say.number(result.size())));
        } else {
            flash.addFlashAttribute("damage", result.findings());
        }
        return "redirect:/security-log";
    }

    private static Line line(SecurityEntry entry, PageLocalizer say) {
        var event = entry.event();
        Map<String, String> details = new TreeMap<>(event.details());
        return new Line(entry.index(), say.second(event.time()), say.text("security.kind." + event.kind().word()),
                event.account(), event.about(), details.entrySet().stream()
                        .map(detail -> detail.getKey() + " " + detail.getValue()).collect(Collectors.joining(" · ")));
    }
}
