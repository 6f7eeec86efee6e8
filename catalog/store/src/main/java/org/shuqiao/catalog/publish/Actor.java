package org.shuqiao.catalog.publish;

import static java.util.Objects.requireNonNull;

/**
 * Who acts: one person, for one department, in one role. Whoever calls has authenticated the person.
 *
 * @param person the account's name
 * @param department the department's id
 */
public record Actor(String person, String department, Role role) {

    public Actor {
        requireNonNull(person, "person is null");
        requireNonNull(department, "department is null");
        requireNonNull(role, "role is null");
    }
}
