package org.shuqiao.exchange.domain.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.alert.AlertDraft;
import org.shuqiao.exchange.domain.alert.AlertKind;
import org.shuqiao.exchange.domain.alert.AlertText;
import org.shuqiao.exchange.domain.alert.Alerts;
import org.shuqiao.exchange.domain.alert.Audience;
import org.shuqiao.exchange.domain.alert.Severity;
import org.shuqiao.exchange.domain.delivery.TokenKey;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.domain.subscription.ChangeAnswer;
import org.shuqiao.exchange.domain.subscription.ChangeDeliveries;
import org.shuqiao.exchange.domain.subscription.Subscription;
import org.shuqiao.exchange.domain.subscription.Subscriptions;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.record.RecordId;

/**
 * Looks for changes of subscriptions with an address and announces them. What is found is a delivery with its record,
 * made for the account that subscribed, and waits sealed; the call names it and holds no data.
 */
public final class Announcer {

    /** Pause between two looks at one subscription. */
    static final Duration PAUSE = Duration.ofMinutes(15);

    private static final int CHANGES = 1000;

    private final ExchangeStore store;
    private final Subscriptions subscriptions;
    private final ChangeDeliveries deliveries;
    private final Accounts accounts;
    private final Alerts alerts;
    private final TokenKey key;
    private final RecordId ids;
    private final WebhookCaller caller;
    private final WebhookRows rows;
    private final BiConsumer<String, ChangeAnswer> answered;

    /** @param answered told of each delivery that is made here, by the name of the call, for the gateway's own log */
    public Announcer(ExchangeStore store, Subscriptions subscriptions, ChangeDeliveries deliveries, Accounts accounts,
            Alerts alerts, EgressRule rule, TokenKey key, RecordId ids, BiConsumer<String, ChangeAnswer> answered) {
        this.store = store;
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.accounts = accounts;
        this.alerts = alerts;
        this.key = key;
        this.ids = ids;
        this.caller = new WebhookCaller(rule);
        this.rows = new WebhookRows(store);
        this.answered = answered;
    }

    /** Looks where it is time to, and makes the calls that are due; run it every few seconds. */
    public void run() {
        rows.takeLooks(PAUSE).forEach(this::look);
        List<WebhookCall> due = rows.takeDue();
        if (due.isEmpty()) {
            return;
        }
        try (ExecutorService calling = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(call -> calling.execute(() -> announce(call)));
        }
    }

    private void look(String id) {
        try {
            Subscription subscription = subscriptions.find(id).orElseThrow();
            if (subscription.waiting().isPresent()) {
                return; // its consumer has been told, or asked by itself
            }
            Actor actor = accounts.actor(subscription.createdBy());
            ChangeAnswer answer = deliveries.pull(actor, id, Optional.empty(), CHANGES, Optional.empty());
            Optional<String> failure = switch (answer) {
                case ChangeAnswer.Given given -> {
                    if (!given.again()) {
                        answered.accept(call(id), given);
                        announceLater(id, given);
                    }
                    yield Optional.empty();
                }
                case ChangeAnswer.Stopped stopped -> {
                    answered.accept(call(id), stopped);
                    yield Optional.of(stopped.refusal().reason().code().id());
                }
            };
            rows.failure(id, failure);
        } catch (CodedException e) {
            rows.failure(id, Optional.of(e.code().id()));
        }
    }

    private void announceLater(String id, ChangeAnswer.Given given) {
        if (!given.changes().changes().isEmpty()) {
            rows.insert(ids.next(), id, given.receipt().record().id(), given.changes().changes().size(),
                    given.changes().corrections());
        }
    }

    private static String call(String subscription) {
        return "ANNOUNCE /api/v1/subscriptions/" + subscription + "/changes";
    }

    private void announce(WebhookCall call) {
        Optional<Subscription> subscription = subscriptions.find(call.subscription());
        Optional<Webhook> webhook = rows.find(call.subscription());
        boolean waits = subscription.flatMap(Subscription::waiting)
                .filter(waiting -> waiting.record().equals(call.record())).isPresent();
        if (!waits || webhook.isEmpty()) {
            rows.ended(call.id(), "done", "acknowledged");
            return;
        }
        try {
            Instant now = store.now();
            String body = body(call);
            String signature = new WebhookSecret(key, call.subscription(), rows.salt(call.subscription()))
                    .sign(call.id(), now, body);
            int status = caller.post(webhook.get().url(), Map.of("webhook-id", call.id(), "webhook-timestamp",
                    String.valueOf(now.getEpochSecond()), "webhook-signature", signature), body);
            if (status / 100 == 2) {
                rows.ended(call.id(), "done", "HTTP " + status);
            } else {
                failed(call, subscription.get(), "HTTP " + status);
            }
        } catch (CodedException e) {
            failed(call, subscription.get(), e.code().id());
        }
    }

    private void failed(WebhookCall call, Subscription subscription, String answer) {
        boolean dead = call.tries() + 1 >= WebhookWaits.TRIES;
        rows.ended(call.id(), dead ? "dead" : "waiting", answer);
        if (dead) {
            alerts.raiseNow(new AlertDraft(AlertKind.WEBHOOK_DEAD.name(), Severity.WARNING, AlertText.NONE,
                    AlertText.NONE, call.subscription(), Optional.empty(), Optional.empty(),
                    Optional.of(subscription.consumer()), Optional.of(subscription.createdBy()), call.tries() + 1,
                    List.of(call.record()), Audience.nobody().officersOf(subscription.consumer())
                            .account(subscription.createdBy())));
        }
    }

    /** Names what waits and holds nothing of it. */
    private static String body(WebhookCall call) {
        ObjectNode tree = CanonicalJson.object().put("type", "changes.waiting")
                .put("subscription", call.subscription()).put("cursor", call.record()).put("receipt", call.record())
                .put("changes", call.changes());
        call.corrections().forEach(tree.putArray("corrections")::add);
        return new String(CanonicalJson.bytes(tree), StandardCharsets.UTF_8);
    }
}
