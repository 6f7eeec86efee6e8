package org.shuqiao.exchange.domain.webhook;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.delivery.TokenKey;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.domain.subscription.Subscription;
import org.shuqiao.exchange.domain.subscription.Subscriptions;

/** Keeps the addresses at which consumers are told that changes wait, and shows what became of each announcement. */
public final class Webhooks {

    private static final int SALT_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ExchangeStore store;
    private final Subscriptions subscriptions;
    private final EgressRule rule;
    private final TokenKey key;
    private final WebhookRows rows;

    public Webhooks(ExchangeStore store, Subscriptions subscriptions, EgressRule rule, TokenKey key) {
        this.store = store;
        this.subscriptions = subscriptions;
        this.rule = rule;
        this.key = key;
        this.rows = new WebhookRows(store);
    }

    /**
     * Names the address of a subscription, or another one in its place.
     *
     * @return the secret with which its announcements are signed; it is shown this once
     */
    public String set(Actor actor, String subscription, String url) {
        Subscription of = subscriptions.get(actor, subscription);
        String checked = rule.check(url).url().toString();
        String salt = salt();
        store.inTransaction(() -> {
            Subscriptions.requireLiving(of);
            rows.set(of.id(), checked, salt);
        });
        return new WebhookSecret(key, of.id(), salt).shown();
    }

    /** Announces nothing any more. */
    public void remove(Actor actor, String subscription) {
        String id = subscriptions.get(actor, subscription).id();
        store.inTransaction(() -> rows.remove(id));
    }

    public Optional<Webhook> of(Actor actor, String subscription) {
        return rows.find(subscriptions.get(actor, subscription).id());
    }

    /** @return the newest announcements, newest first */
    public List<WebhookCall> calls(Actor actor, String subscription) {
        return rows.calls(subscriptions.get(actor, subscription).id());
    }

    /** Has it looked for changes now, instead of in some minutes. */
    public void look(Actor actor, String subscription) {
        rows.lookAt(required(actor, subscription), store.now());
    }

    /** Announces once more, whatever became of it. */
    public void again(Actor actor, String subscription, String call) {
        String id = required(actor, subscription);
        if (!rows.again(id, call)) {
            throw new CodedException(WebhookCode.CALL_UNKNOWN, id, call);
        }
    }

    private String required(Actor actor, String subscription) {
        Subscription of = subscriptions.get(actor, subscription);
        if (rows.find(of.id()).isEmpty()) {
            throw new CodedException(WebhookCode.NO_WEBHOOK, of.id());
        }
        return of.id();
    }

    private static String salt() {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }
}
