package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.delivery.DeliveryResult;
import org.shuqiao.exchange.domain.delivery.MistakeException;
import org.shuqiao.exchange.domain.delivery.Settled;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.overview.Dashboard;
import org.shuqiao.exchange.domain.overview.Side;
import org.shuqiao.exchange.domain.push.making.Push;
import org.shuqiao.exchange.domain.push.making.PushOrder;
import org.shuqiao.exchange.domain.push.making.Pushes;
import org.shuqiao.exchange.domain.push.standing.StandingOrders;
import org.shuqiao.exchange.domain.push.standing.StandingPush;
import org.shuqiao.exchange.domain.push.standing.StandingPushes;
import org.shuqiao.exchange.domain.push.targets.NewTarget;
import org.shuqiao.exchange.domain.push.targets.PushTargets;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.security.Door;
import org.shuqiao.exchange.web.connection.AnsweredRecord;
import org.shuqiao.exchange.web.error.CallTold;
import org.shuqiao.exchange.web.error.ErrorBody;
import org.shuqiao.exchange.web.security.PasskeyApprovals;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Page on which officers register tables of the own department, and rows are pushed into them. */
@Controller
class PushesPage {

    private final Permissions permissions;
    private final PushTargets targets;
    private final Pushes pushes;
    private final StandingPushes standing;
    private final StandingOrders orders;
    private final PasskeyApprovals approvals;
    private final Dashboard board;
    private final Clock clock;
    private final PageFrame page;
    private final CallTold told;

    PushesPage(Permissions permissions, PushTargets targets, Pushes pushes, StandingPushes standing,
            StandingOrders orders, PasskeyApprovals approvals, Dashboard board, Clock clock, PageFrame page,
            CallTold told) {
        this.permissions = permissions;
        this.targets = targets;
        this.pushes = pushes;
        this.standing = standing;
        this.orders = orders;
        this.approvals = approvals;
        this.board = board;
        this.clock = clock;
        this.page = page;
        this.told = told;
    }

    /** A grant that can be pushed. @param value resource and purpose, as the form sends them */
    record Source(String value, String title, String purpose, String until) { }

    /** A push as the page lists it. */
    record Row(Push push, String ordered, String until) { }

    /** A standing push as the page lists it. */
    record Repeated(StandingPush push, String next) { }

    @GetMapping("/pushes")
    String list(Model model, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        show(model, actor, page.say(request));
        return "pages/pushes";
    }

    @PostMapping("/pushes")
    String push(Model model, HttpServletRequest request, @RequestParam String source, @RequestParam String target,
            @RequestParam(defaultValue = "") String divisionItem, @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        try {
            String[] parts = source.split("\n", 2);
            Settled<?> settled = pushes.push(actor, new PushOrder(parts.length < 2 ? "" : parts[1], parts[0],
                    List.of(), target, divisionItem.strip()), Optional.empty());
            AnsweredRecord.note(request, settled);
            model.addAttribute("receipt", settled.receipt());
            switch (settled) {
                case Settled.Given<?> given -> model.addAttribute("made",
                        pushes.get(actor, given.receipt().record().id()));
                case Settled.Denied<?> denied -> refused(model, denied.reason(), say);
            }
        } catch (MistakeException e) {
            told.mistaken(request, Door.PORTAL, e.reason().code());
            refused(model, e.reason(), say);
        }
        show(model, actor, say);
        return "pages/pushes";
    }

    @PostMapping("/pushes/{id}/again")
    String again(@PathVariable String id, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        Pushes.Tried tried = pushes.again(actor, id);
        if (tried.refusal().isPresent()) {
            DeliveryResult refusal = tried.refusal().get();
            AnsweredRecord.note(request, refusal);
            model.addAttribute("receipt", refusal.receipt());
            refused(model, ((DeliveryResult.Refused) refusal).reason(), say);
        } else {
            AnsweredRecord.handedOut(request, id);
            model.addAttribute("made", tried.push());
        }
        show(model, actor, say);
        return "pages/pushes";
    }

    @PostMapping("/pushes/standing")
    String repeat(Model model, HttpServletRequest request, @RequestParam String source,
            @RequestParam(defaultValue = "") String target, @RequestParam(defaultValue = "") String divisionItem,
            @RequestParam(defaultValue = "0") int minutes, @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        try {
            orders.order(actor, repeated(source, target, divisionItem, minutes), approvals.of(request, actor));
        } catch (CodedException e) {
            permissions.require(actor, Role.REQUESTER); // who may not at all gets the page of that
            refused(model, e, say);
        }
        show(model, actor, say);
        return "pages/pushes";
    }

    /** @param source resource and purpose, as the form sends them */
    static StandingOrders.Asked repeated(String source, String target, String divisionItem, int minutes) {
        String[] parts = source.split("\n", 2);
        return new StandingOrders.Asked(parts.length < 2 ? "" : parts[1], parts[0], List.of(),
                Optional.of(target).filter(id -> !id.isBlank()), divisionItem.strip(), minutes);
    }

    @PostMapping("/pushes/standing/{id}/end")
    String end(@PathVariable String id, @AuthenticationPrincipal Actor actor) {
        standing.end(actor, id);
        return "redirect:/pushes";
    }

    @PostMapping("/pushes/targets")
    String register(Model model, HttpServletRequest request, @RequestParam String name, @RequestParam String url,
            @RequestParam String user, @RequestParam String secret, @RequestParam String table,
            @RequestParam(defaultValue = "") String division, @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        NewTarget target = new NewTarget(name, url, user, secret, table, division);
        try {
            targets.register(actor, target);
        } catch (CodedException e) {
            permissions.require(actor, Role.OFFICER); // who may not at all gets the page of that
            model.addAttribute("entered", target);
            refused(model, e, say);
        }
        show(model, actor, say);
        return "pages/pushes";
    }

    @PostMapping("/pushes/targets/{id}/remove")
    String remove(@PathVariable String id, @AuthenticationPrincipal Actor actor) {
        targets.remove(actor, id);
        return "redirect:/pushes";
    }

    private static void refused(Model model, CodedException reason, PageLocalizer say) {
        model.addAttribute("refused", ErrorBody.of(reason, say.language()));
    }

    private void show(Model model, Actor actor, PageLocalizer say) {
        boolean officer = permissions.held(actor, Role.OFFICER, Role.REQUESTER).contains(Role.OFFICER);
        boolean requester = permissions.holds(actor, Role.REQUESTER);
        Map<String, Source> sources = new LinkedHashMap<>();
        for (Grant grant : requester ? board.grants(actor, Side.CONSUMER) : List.<Grant>of()) {
            if (RequestViews.active(grant, clock.instant()) && grant.policy().modes().contains(Mode.TABLE)) {
                String value = grant.policy().resource() + "\n" + grant.policy().purpose();
                sources.putIfAbsent(value, new Source(value, grant.policy().title(), grant.policy().purpose(),
                        say.minute(grant.policy().to())));
            }
        }
        model.addAttribute("officer", officer);
        model.addAttribute("requester", requester);
        model.addAttribute("sources", List.copyOf(sources.values()));
        model.addAttribute("targets", targets.list(actor));
        if (!model.containsAttribute("entered")) {
            model.addAttribute("entered", new NewTarget("", "", "", "", "", ""));
        }
        model.addAttribute("standing", standing.list(actor).stream().map(push -> new Repeated(push,
                say.minute(push.nextAt()))).toList());
        model.addAttribute("pushes", pushes.list(actor).stream().map(push -> new Row(push,
                say.minute(push.orderedAt()), push.keepUntil().map(say::minute).orElse(""))).toList());
    }
}
