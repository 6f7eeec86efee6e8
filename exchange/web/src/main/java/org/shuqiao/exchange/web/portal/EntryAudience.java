package org.shuqiao.exchange.web.portal;

import java.time.Clock;
import java.util.Optional;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.springframework.stereotype.Component;

/**
 * Decides who sees the inside of a published entry: the columns of its source, and how many values are empty or
 * doubtful. These are the provider, the authority and departments with a grant in force; everybody else reads what the
 * catalogue is for.
 */
@Component
class EntryAudience {

    private final Permissions permissions;
    private final GrantRepository grants;
    private final Clock clock;

    EntryAudience(Permissions permissions, GrantRepository grants, Clock clock) {
        this.permissions = permissions;
        this.grants = grants;
        this.clock = clock;
    }

    /** @param code of the resource */
    boolean seesInside(Optional<Actor> reader, String provider, String code) {
        return reader.filter(actor -> permissions.holds(actor, Role.AUTHORITY)
                || actor.department().equals(provider)
                || grants.ofConsumer(actor.department(), code).stream()
                .anyMatch(grant -> grant.standing(clock.instant()) == Grant.Standing.ACTIVE)).isPresent();
    }
}
