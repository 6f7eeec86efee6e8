package org.shuqiao.exchange.domain.account;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Account as administrators see it, without the password hash.
 *
 * @param person id of its person, the same for all accounts of one person
 */
public record Account(String login, String name, String person, String department, Set<Role> roles, boolean active,
        Optional<Instant> lockedUntil) {

    public Account {
        roles = Set.copyOf(roles);
    }

    Actor actor() {
        return new Actor(login, department, roles);
    }
}
