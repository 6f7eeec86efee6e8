package org.shuqiao.exchange.platform.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Role;

/** Kind of matters that come to an inbox: what waits, what happened to one's own requests, entries and changes. */
interface InboxSource {

    /**
     * @param held  roles that the actor's account holds now
     * @param since how far back what merely happened is told
     */
    List<InboxItem> of(Actor actor, Set<Role> held, Instant since);
}
