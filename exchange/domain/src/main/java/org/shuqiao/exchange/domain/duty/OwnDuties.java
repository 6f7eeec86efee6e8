package org.shuqiao.exchange.domain.duty;

import java.util.List;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;

/** Duties of the actor's own department. */
public final class OwnDuties {

    private final Permissions permissions;
    private final OpenDuties duties;

    public OwnDuties(Permissions permissions, OpenDuties duties) {
        this.permissions = permissions;
        this.duties = duties;
    }

    /** @return what the actor's department owes, the most urgent first; for its officers and the data authority */
    public List<OpenDuty> of(Actor actor) {
        permissions.require(actor, Role.OFFICER, Role.AUTHORITY);
        return duties.all().stream().filter(duty -> duty.debtor().equals(actor.department())).toList();
    }
}
