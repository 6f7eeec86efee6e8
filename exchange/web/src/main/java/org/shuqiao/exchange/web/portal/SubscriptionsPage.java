package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.service.Services;
import org.shuqiao.exchange.domain.subscription.Subscription;
import org.shuqiao.exchange.domain.subscription.SubscriptionState;
import org.shuqiao.exchange.domain.subscription.Subscriptions;
import org.shuqiao.exchange.domain.webhook.Webhook;
import org.shuqiao.exchange.domain.webhook.WebhookCall;
import org.shuqiao.exchange.domain.webhook.Webhooks;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Page of a department's subscriptions: made, paused, ended, and told of at an address. */
@Controller
@RequestMapping("/subscriptions")
class SubscriptionsPage {

    private static final String PATH = "/subscriptions";

    private final Permissions permissions;
    private final Subscriptions subscriptions;
    private final Webhooks webhooks;
    private final Services services;
    private final PageFrame page;

    SubscriptionsPage(Permissions permissions, Subscriptions subscriptions, Webhooks webhooks, Services services,
            PageFrame page) {
        this.permissions = permissions;
        this.subscriptions = subscriptions;
        this.webhooks = webhooks;
        this.services = services;
        this.page = page;
    }

    /**
     * Resource that can be read and subscribed to.
     *
     * @param value   resource and purpose, as the form sends them
     * @param service where programs call it
     */
    record Source(String value, String title, String purpose, String until, String service) { }

    /** A subscription as the page lists it. @param record of its newest delivery; blank before there is one */
    record Row(String id, String resource, String purpose, String key, String state, boolean active, boolean paused,
            boolean ended, String record, String last, String waiting, Optional<Webhook> webhook,
            List<CallRow> calls) { }

    /** An announcement. */
    record CallRow(String id, String record, long changes, String state, boolean done, int tries, String at,
            String answer) { }

    @GetMapping
    String all(Model model, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.REQUESTER);
        PageLocalizer say = page.say(request);
        model.addAttribute("sources", services.list(actor).stream().map(offer -> new Source(
                offer.resource().code() + "\n" + offer.policy().purpose(), offer.policy().title(),
                offer.policy().purpose(), say.minute(offer.until()), "/api/v1/services/" + offer.grant())).toList());
        model.addAttribute("subscriptions", subscriptions.list(actor).stream()
                .map(each -> row(each, actor, say)).toList());
        return "pages/subscriptions";
    }

    private Row row(Subscription each, Actor actor, PageLocalizer say) {
        return new Row(each.id(), each.resource(), each.purpose(), String.join(", ", each.key()),
                "subscriptions.state." + each.state().code(),
                each.state() == SubscriptionState.ACTIVE, each.state() == SubscriptionState.PAUSED,
                each.state() == SubscriptionState.ENDED, each.last().map(Subscription.Last::record).orElse(""),
                each.last().map(last -> say.minute(last.at()) + " · " + say.number(last.changes())).orElse(""),
                each.waiting().map(waiting -> say.number(waiting.changes())).orElse(""),
                webhooks.of(actor, each.id()), webhooks.calls(actor, each.id()).stream().limit(10)
                        .map(call -> line(call, say)).toList());
    }

    private static CallRow line(WebhookCall call, PageLocalizer say) {
        return new CallRow(call.id(), call.record(), call.changes(), "subscriptions.call." + call.state(),
                call.state().equals("done"), call.tries(), call.triedAt().map(say::minute).orElse(""),
                call.answer().orElse(""));
    }

    @PostMapping
    String create(@RequestParam(defaultValue = "") String source, @RequestParam(defaultValue = "") String key,
            Model model, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        String[] parts = source.split("\r?\n", 2);
        return PageDone.at(PATH, model, request, () -> all(model, request, actor), () -> subscriptions.create(actor,
                parts[0], parts.length < 2 ? "" : parts[1], Arrays.stream(key.split("[,，\\s]+"))
                        .filter(item -> !item.isBlank()).toList()));
    }

    @PostMapping("/{id}/pause")
    String pause(@PathVariable String id, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        return PageDone.at(PATH, model, request, () -> all(model, request, actor),
                () -> subscriptions.pause(actor, id));
    }

    @PostMapping("/{id}/resume")
    String resume(@PathVariable String id, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        return PageDone.at(PATH, model, request, () -> all(model, request, actor),
                () -> subscriptions.resume(actor, id));
    }

    @PostMapping("/{id}/restart")
    String restart(@PathVariable String id, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        return PageDone.at(PATH, model, request, () -> all(model, request, actor),
                () -> subscriptions.restart(actor, id));
    }

    @PostMapping("/{id}/end")
    String end(@PathVariable String id, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        return PageDone.at(PATH, model, request, () -> all(model, request, actor),
                () -> subscriptions.end(actor, id));
    }

    /** Names the address; the page shows the secret this once. */
    @PostMapping("/{id}/webhook")
    String webhook(@PathVariable String id, @RequestParam(defaultValue = "") String url, Model model,
            HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        if (url.isBlank()) {
            return PageDone.at(PATH, model, request, () -> all(model, request, actor),
                    () -> webhooks.remove(actor, id));
        }
        PageDone.at(PATH, model, request, () -> PATH,
                () -> model.addAttribute("secret", webhooks.set(actor, id, url)));
        return all(model, request, actor);
    }

    @PostMapping("/{id}/look")
    String look(@PathVariable String id, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        return PageDone.at(PATH, model, request, () -> all(model, request, actor), () -> webhooks.look(actor, id));
    }

    @PostMapping("/{id}/calls/{call}/again")
    String again(@PathVariable String id, @PathVariable String call, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        return PageDone.at(PATH, model, request, () -> all(model, request, actor),
                () -> webhooks.again(actor, id, call));
    }
}
