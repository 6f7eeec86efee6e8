package org.shuqiao.centre.event;

import java.util.List;
import java.util.Optional;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;

/**
 * Says who sees reports and events: officers and requesters of the owner, under whose grants they are drawn, the
 * authority and the auditors.
 */
record EventSight(EventSources sources, Permissions permissions) {

    /** Pools that somebody sees. @param owner empty for all of them */
    record Pools(Optional<String> owner) { }

    /** @return empty where the actor sees none */
    Optional<Pools> of(Actor actor) {
        if (permissions.holds(actor, Role.AUTHORITY) || permissions.holds(actor, Role.AUDITOR)) {
            return Optional.of(new Pools(Optional.empty()));
        }
        return permissions.holds(actor, Role.OFFICER) || permissions.holds(actor, Role.REQUESTER)
                ? Optional.of(new Pools(Optional.of(actor.department()))) : Optional.empty();
    }

    List<EventSource> sourcesOf(Actor actor) {
        return of(actor).map(pools -> sources.all().stream()
                .filter(each -> pools.owner().isEmpty() || pools.owner().get().equals(each.owner())).toList())
                .orElse(List.of());
    }

    /** Refuses whoever does not see a department's pool. */
    void require(Actor actor, PooledEvent event) {
        permissions.requireInvolvement(actor, event.id(), event.owner());
    }
}
