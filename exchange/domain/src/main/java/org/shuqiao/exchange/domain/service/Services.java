package org.shuqiao.exchange.domain.service;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.delivery.Deliveries;
import org.shuqiao.exchange.domain.delivery.DeliveryResult;
import org.shuqiao.exchange.domain.delivery.MistakeException;
import org.shuqiao.exchange.domain.delivery.PageOrder;
import org.shuqiao.exchange.domain.delivery.SignedAttempt;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.grant.Policy;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.resource.Resource;
import org.shuqiao.exchange.domain.resource.Resources;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.domain.subscription.SubscriptionCode;
import org.shuqiao.query.policy.Position;

/** Offers granted resources to programs: rows page by page, by conditions on items, each page a delivery. */
public final class Services {

    private static final String CITIZEN_NUMBER = "citizen-number";

    private final ExchangeStore store;
    private final Permissions permissions;
    private final GrantRepository grants;
    private final Resources resources;
    private final Deliveries deliveries;

    public Services(ExchangeStore store, Permissions permissions, GrantRepository grants, Resources resources,
            Deliveries deliveries) {
        this.store = store;
        this.permissions = permissions;
        this.grants = grants;
        this.resources = resources;
        this.deliveries = deliveries;
    }

    /** @return the services of the actor's department, one for each resource and purpose */
    public List<ServiceOffer> list(Actor actor) {
        permissions.require(actor, Role.REQUESTER);
        Map<String, ServiceOffer> offers = new LinkedHashMap<>();
        grants.ofConsumer(actor.department()).stream()
                .filter(grant -> grant.standing(store.now()) == Grant.Standing.ACTIVE
                        && grant.policy().modes().contains(Mode.SERVICE) && grant.policy().minimumGroup().isEmpty())
                .map(grant -> grant.at(store.now()))
                .forEach(grant -> offer(grant).ifPresent(each -> offers.putIfAbsent(
                        each.resource().code() + "\n" + each.policy().purpose(), each)));
        return List.copyOf(offers.values());
    }

    /** @throws CodedException {@code WITHOUT_GRANT} */
    public ServiceOffer get(Actor actor, String service, String purpose) {
        permissions.require(actor, Role.REQUESTER);
        Policy named = policy(actor, service, purpose);
        return list(actor).stream().filter(each -> each.resource().code().equals(named.resource())
                && each.policy().purpose().equals(purpose.strip())).findFirst()
                .orElseThrow(() -> new CodedException(SubscriptionCode.WITHOUT_GRANT, named.resource(), purpose));
    }

    private Policy policy(Actor actor, String service, String purpose) {
        return grants.find(service).map(Grant::policy).filter(policy -> policy.consumer().equals(actor.department()))
                .orElseThrow(() -> new CodedException(SubscriptionCode.WITHOUT_GRANT, service, purpose));
    }

    private Optional<ServiceOffer> offer(Grant grant) {
        Policy policy = grant.policy();
        return resources.version(policy.resource(), policy.version()).map(resource -> new ServiceOffer(grant.id(),
                resource, policy,
                policy.columns().stream().filter(item -> !policy.positions().containsKey(item)).toList(),
                policy.columns().stream().filter(item -> filters(policy, item)).toList(), policy.to()));
    }

    private static boolean filters(Policy policy, String item) {
        return policy.positions().getOrDefault(item, Set.of(Position.FILTER)).contains(Position.FILTER);
    }

    /**
     * Answers a page, under whatever grants of the resource stand for the purpose.
     *
     * @param service number of a grant that gives or gave it
     * @param inUrl  whether the conditions stand in a URL, where no number of a person may stand
     * @param signed the consumer's own signature of {@link ServiceOrder#asked}
     */
    public DeliveryResult rows(Actor actor, String service, String purpose, Map<String, String> where, int limit,
            long offset, boolean inUrl, Optional<SignedAttempt> signed) {
        permissions.require(actor, Role.REQUESTER);
        try {
            Policy named = policy(actor, service, purpose);
            Resource found = resources.version(named.resource(), named.version()).orElseThrow(() ->
                    new CodedException(SubscriptionCode.WITHOUT_GRANT, named.resource(), purpose));
            where.keySet().stream().filter(item -> inUrl && found.item(item).flatMap(each -> each.element())
                    .filter(CITIZEN_NUMBER::equals).isPresent()).findFirst().ifPresent(item -> {
                        throw new CodedException(ServiceCode.PARAMETER_PERSONAL, item);
                    });
            ServiceOrder order = ServiceOrder.of(found, purpose, where, limit, offset);
            return deliveries.page(actor, new PageOrder(Optional.empty(), Mode.SERVICE, order.resource(), purpose,
                    order.asked(), any -> true, order::sql, Optional.empty()), signed);
        } catch (CodedException e) {
            throw e.code() instanceof ServiceCode || e.code() == SubscriptionCode.WITHOUT_GRANT
                    ? new MistakeException(e) : e;
        }
    }
}
