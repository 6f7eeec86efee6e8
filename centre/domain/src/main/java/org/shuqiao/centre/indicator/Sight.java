package org.shuqiao.centre.indicator;

import java.util.List;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;

/**
 * Says who sees an indicator: officers and requesters of its owner, under whose grants it is reckoned, the authority
 * and the auditors.
 */
public record Sight(Indicators indicators, Permissions permissions) {

    /** @return the indicators that the actor sees */
    public List<Indicator> of(Actor actor) {
        boolean all = permissions.holds(actor, Role.AUTHORITY) || permissions.holds(actor, Role.AUDITOR);
        boolean own = permissions.holds(actor, Role.OFFICER) || permissions.holds(actor, Role.REQUESTER);
        return indicators.all().stream()
                .filter(each -> all || own && each.owner().equals(actor.department())).toList();
    }

    /** @return the indicator, refused to whoever does not see it */
    public Indicator one(Actor actor, String id) {
        Indicator indicator = indicators.get(id);
        permissions.requireInvolvement(actor, id, indicator.owner());
        return indicator;
    }
}
