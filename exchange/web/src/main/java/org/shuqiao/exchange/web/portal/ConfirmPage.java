package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shuqiao.catalog.entry.Item;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.delivery.Deliveries;
import org.shuqiao.exchange.domain.delivery.DeliveryResult;
import org.shuqiao.exchange.domain.delivery.MistakeException;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.overview.Dashboard;
import org.shuqiao.exchange.domain.overview.Side;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.security.Door;
import org.shuqiao.exchange.web.connection.AnsweredRecord;
import org.shuqiao.exchange.web.error.CallTold;
import org.shuqiao.exchange.web.error.ErrorBody;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Page on which candidates are pasted or uploaded, and answered with yes or no and nothing else. */
@Controller
class ConfirmPage {

    private final Permissions permissions;
    private final Deliveries deliveries;
    private final Dashboard board;
    private final Clock clock;
    private final PageFrame page;
    private final RequestViews views;
    private final CallTold told;

    ConfirmPage(Permissions permissions, Deliveries deliveries, Dashboard board, Clock clock, PageFrame page,
            RequestViews views, CallTold told) {
        this.permissions = permissions;
        this.deliveries = deliveries;
        this.board = board;
        this.clock = clock;
        this.page = page;
        this.views = views;
        this.told = told;
    }

    /** A grant under which may be asked. @param items that are granted as they are, in their order */
    record Askable(String grant, String resource, String title, String purpose, List<Choice> items) { }

    /** An item that a candidate may have. */
    record Choice(String name, String title) { }

    /** A line with its answer. */
    record Line(String text, boolean yes) { }

    @GetMapping("/confirm")
    String form(Model model, HttpServletRequest request, @RequestParam(defaultValue = "") String grant,
            @AuthenticationPrincipal Actor actor) {
        show(model, askable(actor), grant);
        return "pages/confirm";
    }

    /**
     * @param grant the number of the grant whose purpose and resource are meant
     * @param items of which a line gives the values, parted by commas; the first is the key
     */
    @PostMapping("/confirm")
    String ask(Model model, HttpServletRequest request, @RequestParam String grant,
            @RequestParam(defaultValue = "") List<String> items, @RequestParam(defaultValue = "") String lines,
            @RequestParam(required = false) MultipartFile file, @AuthenticationPrincipal Actor actor)
            throws IOException {
        PageLocalizer say = page.say(request);
        List<Askable> open = askable(actor);
        String text = file == null || file.isEmpty() ? lines : new String(file.getBytes(), StandardCharsets.UTF_8);
        List<String> asked = text.replace("\uFEFF", "").lines().map(String::strip).filter(line -> !line.isEmpty())
                .toList();
        Askable chosen = open.stream().filter(each -> each.grant().equals(grant)).findFirst()
                .orElse(new Askable(grant, "", "", "", List.of()));
        try {
            DeliveryResult result = deliveries.verify(actor, chosen.purpose(), chosen.resource(),
                    items.isEmpty() ? "" : items.getFirst(), asked.stream().map(line -> candidate(items, line))
                            .toList());
            AnsweredRecord.note(request, result);
            model.addAttribute("receipt", result.receipt());
            model.addAttribute("salt", result.salt());
            switch (result) {
                case DeliveryResult.Delivered delivered -> model.addAttribute("answers", answers(asked, delivered));
                case DeliveryResult.Refused refused ->
                    model.addAttribute("refused", ErrorBody.of(refused.reason(), say.language()));
            }
        } catch (MistakeException e) {
            told.mistaken(request, Door.PORTAL, e.reason().code());
            model.addAttribute("refused", ErrorBody.of(e.reason(), say.language()));
        }
        model.addAttribute("lines", lines);
        show(model, open, grant);
        return "pages/confirm";
    }

    private static Map<String, String> candidate(List<String> items, String line) {
        String[] values = line.split("[,，\t]", -1);
        Map<String, String> candidate = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(items.size(), values.length); i++) {
            if (!values[i].isBlank()) {
                candidate.put(items.get(i), values[i].strip());
            }
        }
        return candidate;
    }

    private static List<Line> answers(List<String> asked, DeliveryResult.Delivered delivered) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            lines.add(new Line(asked.get(i), Boolean.TRUE.equals(delivered.answer().rows().get(i).getFirst())));
        }
        return lines;
    }

    private List<Askable> askable(Actor actor) {
        permissions.require(actor, Role.REQUESTER);
        List<Askable> open = new ArrayList<>();
        for (Grant grant : board.grants(actor, Side.CONSUMER)) {
            var policy = grant.policy();
            if (RequestViews.active(grant, clock.instant()) && policy.modes().contains(Mode.VERIFY)) {
                Map<String, Item> items = views.items(policy.resource(), policy.version());
                open.add(new Askable(grant.id(), policy.resource(), policy.title(), policy.purpose(), policy.columns()
                        .stream().filter(name -> !policy.masks().containsKey(name))
                        .map(name -> new Choice(name, items.containsKey(name) ? items.get(name).title() : name))
                        .toList()));
            }
        }
        return open;
    }

    private static void show(Model model, List<Askable> open, String grant) {
        Askable none = new Askable("", "", "", "", List.of());
        Askable chosen = open.stream().filter(each -> each.grant().equals(grant)).findFirst()
                .or(() -> open.stream().findFirst()).orElse(none);
        model.addAttribute("open", open);
        model.addAttribute("chosen", chosen);
    }
}
