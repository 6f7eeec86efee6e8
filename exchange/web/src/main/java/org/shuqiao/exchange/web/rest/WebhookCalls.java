package org.shuqiao.exchange.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.webhook.Webhook;
import org.shuqiao.exchange.domain.webhook.WebhookCall;
import org.shuqiao.exchange.domain.webhook.WebhookCode;
import org.shuqiao.exchange.domain.webhook.Webhooks;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of the address at which a subscription's consumer is told that changes wait. */
@RestController
@RequestMapping("/api/v1/subscriptions/{id}/webhook")
class WebhookCalls {

    private final Webhooks webhooks;

    WebhookCalls(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /** @param url of {@code https}, at a host that the setting {@code reach.webhooks} has */
    record Address(String url) { }

    /** @param secret with which announcements are signed; shown this once */
    record Named(String url, String secret) { }

    /** An announcement. @param answer the status, or the code of what was in the way */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record CallView(String id, String record, long changes, List<String> corrections, String state, int tries,
            OffsetDateTime madeAt, OffsetDateTime dueAt, Optional<OffsetDateTime> triedAt, Optional<String> answer) {

        static CallView of(WebhookCall call) {
            return new CallView(call.id(), call.record(), call.changes(), call.corrections(), call.state(),
                    call.tries(), RequestView.time(call.madeAt()), RequestView.time(call.dueAt()),
                    call.triedAt().map(RequestView::time), call.answer());
        }
    }

    /** The address and the newest announcements. @param failure code of why the last look found nothing to tell of */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record WebhookView(String url, OffsetDateTime looksAt, Optional<String> failure, List<CallView> calls) { }

    @PostMapping
    Named set(@PathVariable String id, @RequestBody Address address, @AuthenticationPrincipal Actor actor) {
        if (address.url() == null) {
            throw new CodedException(ServerCode.BAD_REQUEST, "url");
        }
        return new Named(address.url(), webhooks.set(actor, id, address.url()));
    }

    @GetMapping
    WebhookView get(@PathVariable String id, @AuthenticationPrincipal Actor actor) {
        Webhook found = webhooks.of(actor, id).orElseThrow(() -> new CodedException(WebhookCode.NO_WEBHOOK, id));
        return new WebhookView(found.url(), RequestView.time(found.lookAt()), found.failure(),
                webhooks.calls(actor, id).stream().map(CallView::of).toList());
    }

    @DeleteMapping
    void remove(@PathVariable String id, @AuthenticationPrincipal Actor actor) {
        webhooks.remove(actor, id);
    }

    /** Looks for changes within seconds, instead of in some minutes. */
    @PostMapping("/look")
    void look(@PathVariable String id, @AuthenticationPrincipal Actor actor) {
        webhooks.look(actor, id);
    }

    /** Announces once more, also what was given up. */
    @PostMapping("/calls/{call}/again")
    void again(@PathVariable String id, @PathVariable String call, @AuthenticationPrincipal Actor actor) {
        webhooks.again(actor, id, call);
    }
}
