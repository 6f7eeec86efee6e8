package org.shuqiao.exchange.domain.account;

import java.util.Set;

/**
 * Account that is to be added.
 *
 * @param person id that the city gives once to each person; the same for all accounts of that person
 */
public record NewAccount(String login, String name, String person, String department, Set<Role> roles) {

    public NewAccount {
        roles = Set.copyOf(roles);
    }
}
