package org.shuqiao.exchange.domain.subscription;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.grant.Policy;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.resource.Resource;
import org.shuqiao.exchange.domain.resource.Resources;
import org.shuqiao.exchange.domain.retention.SealedTexts;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.record.RecordId;

/** Keeps the subscriptions of departments: to be told of what changed, row by row, in what they were granted. */
public final class Subscriptions {

    private static final int MOST = 100;
    private static final int SALT_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ExchangeStore store;
    private final Permissions permissions;
    private final GrantRepository grants;
    private final Resources resources;
    private final DatasetKeys keys;
    private final SealedTexts waiting;
    private final RecordId ids;
    private final SubscriptionRows rows;

    public Subscriptions(ExchangeStore store, Permissions permissions, GrantRepository grants, Resources resources,
            DatasetKeys keys, SealedTexts waiting, RecordId ids) {
        this.store = store;
        this.permissions = permissions;
        this.grants = grants;
        this.resources = resources;
        this.keys = keys;
        this.waiting = waiting;
        this.ids = ids;
        this.rows = new SubscriptionRows(store);
    }

    /**
     * Subscribes to what a grant gives of a resource.
     *
     * @param key items by which rows are known; none takes the dataset's natural key where the grant gives it, else a
     *     row is known by all that it says, and a change of it is a removal and an addition
     */
    public Subscription create(Actor actor, String resource, String purpose, List<String> key) {
        permissions.require(actor, Role.REQUESTER);
        Policy policy = granted(actor, resource, purpose.strip());
        key.stream().filter(item -> !gives(policy, item)).findFirst().ifPresent(item -> {
            throw new CodedException(SubscriptionCode.KEY_NOT_GIVEN, item);
        });
        List<String> natural = resources.find(resource).flatMap(Resource::dataset).map(keys.of()).orElse(List.of())
                .stream().toList();
        List<String> known = !key.isEmpty() ? key
                : natural.stream().allMatch(item -> gives(policy, item)) ? natural : List.of();
        return store.inTransaction(() -> {
            store.sql("select pg_advisory_xact_lock(hashtext(:what))")
                    .param("what", "subscriptions of " + actor.department()).query().singleRow();
            if (rows.some("consumer = :consumer and state <> 'ended'", Map.of("consumer", actor.department())).size()
                    >= MOST) {
                throw new CodedException(SubscriptionCode.TOO_MANY, MOST);
            }
            Subscription made = new Subscription(store.nextNumber("F"), actor.department(), actor.login(),
                    store.now(), resource, purpose.strip(), known, SubscriptionState.ACTIVE, ids.next(),
                    Optional.empty(), Optional.empty());
            rows.insert(made, salt());
            return made;
        });
    }

    private Policy granted(Actor actor, String resource, String purpose) {
        return grants.ofConsumer(actor.department()).stream().filter(grant -> grant.revocation().isEmpty()
                && store.now().isBefore(grant.policy().to())).map(Grant::policy)
                .filter(policy -> policy.resource().equals(resource) && policy.purpose().equals(purpose)
                        && policy.modes().contains(Mode.SERVICE) && policy.minimumGroup().isEmpty()).findFirst()
                .orElseThrow(() -> new CodedException(SubscriptionCode.WITHOUT_GRANT, resource, purpose));
    }

    private static boolean gives(Policy policy, String item) {
        return policy.columns().contains(item) && !policy.positions().containsKey(item);
    }

    /** @return the subscriptions of the actor's department, newest first */
    public List<Subscription> list(Actor actor) {
        permissions.require(actor, Role.REQUESTER);
        return rows.some("consumer = :consumer", Map.of("consumer", actor.department()));
    }

    /** @throws CodedException {@code SUBSCRIPTION_UNKNOWN}, also for those of other departments */
    public Subscription get(Actor actor, String id) {
        permissions.require(actor, Role.REQUESTER);
        return rows.get(actor.department(), id);
    }

    /** @return a subscription for the platform's own work, which asks for its account's rights at each step */
    public Optional<Subscription> find(String id) {
        return rows.find(id);
    }

    /** Delivers nothing until it is resumed; what the consumer holds is remembered. */
    public Subscription pause(Actor actor, String id) {
        return change(actor, id, SubscriptionState.ACTIVE, SubscriptionState.PAUSED);
    }

    public Subscription resume(Actor actor, String id) {
        return change(actor, id, SubscriptionState.PAUSED, SubscriptionState.ACTIVE);
    }

    private Subscription change(Actor actor, String id, SubscriptionState from, SubscriptionState to) {
        permissions.require(actor, Role.REQUESTER);
        return store.inTransaction(() -> {
            require(rows.get(actor.department(), id), from);
            rows.state(id, to);
            return rows.get(actor.department(), id);
        });
    }

    /** Begins anew: the next delivery has every row, since the consumer's copy was lost. */
    public Subscription restart(Actor actor, String id) {
        permissions.require(actor, Role.REQUESTER);
        return store.inTransaction(() -> {
            Subscription before = rows.get(actor.department(), id);
            require(before, SubscriptionState.ACTIVE);
            before.waiting().ifPresent(each -> waiting.drop(sealed(id, each.record())));
            rows.forget(id, salt(), ids.next());
            return rows.get(actor.department(), id);
        });
    }

    /** Ends it and forgets what the consumer holds; ended again, nothing happens. */
    public Subscription end(Actor actor, String id) {
        permissions.require(actor, Role.REQUESTER);
        return store.inTransaction(() -> {
            Subscription before = rows.get(actor.department(), id);
            before.waiting().ifPresent(each -> waiting.drop(sealed(id, each.record())));
            rows.state(id, SubscriptionState.ENDED);
            rows.forget(id, "", before.cursor());
            return rows.get(actor.department(), id);
        });
    }

    /** Refuses what has ended. */
    public static void requireLiving(Subscription subscription) {
        if (subscription.state() == SubscriptionState.ENDED) {
            require(subscription, SubscriptionState.ACTIVE);
        }
    }

    static void require(Subscription subscription, SubscriptionState needed) {
        if (subscription.state() != needed) {
            throw new CodedException(SubscriptionCode.NOT_ACTIVE, subscription.id(),
                    subscription.state().zh(), subscription.state().en());
        }
    }

    /** @return the name under which the changes of a delivery are sealed */
    static String sealed(String subscription, String record) {
        return "changes/" + subscription + "/" + record;
    }

    private static String salt() {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }
}
