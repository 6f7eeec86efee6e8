package org.shuqiao.exchange.domain.account;

import java.util.Set;

/**
 * Identity of a person as the OpenID provider asserts it.
 *
 * @param provider its issuer URL
 * @param subject the name by which it knows the person, for ever
 * @param login the name that the person is shown and logged under
 * @param department id of a department
 */
public record FederatedIdentity(String provider, String subject, String login, String name, String department,
        Set<Role> roles) {

    public FederatedIdentity {
        roles = Set.copyOf(roles);
    }
}
