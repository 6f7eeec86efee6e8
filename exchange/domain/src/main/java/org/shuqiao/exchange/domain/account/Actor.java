package org.shuqiao.exchange.domain.account;

import java.util.Set;

/**
 * Authenticated caller of a service. Every service checks it against the account on each call.
 *
 * @param login      login name of the account
 * @param department code of the department for which it acts
 */
public record Actor(String login, String department, Set<Role> roles) {

    public Actor {
        roles = Set.copyOf(roles);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }
}
