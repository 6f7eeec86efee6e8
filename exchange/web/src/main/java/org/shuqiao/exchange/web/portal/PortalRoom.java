package org.shuqiao.exchange.web.portal;

import java.util.Set;
import org.shuqiao.exchange.domain.account.Role;

/**
 * Link in the head of every page to what a room above the exchange brings.
 *
 * @param label key of its text
 * @param roles who sees it: holders of one of them
 */
public record PortalRoom(String path, String label, Set<Role> roles) {

    public PortalRoom {
        roles = Set.copyOf(roles);
    }
}
