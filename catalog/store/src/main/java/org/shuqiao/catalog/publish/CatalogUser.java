package org.shuqiao.catalog.publish;

import static java.util.Objects.requireNonNull;

/**
 * Authenticated person acting on the catalogue for one department with one duty. Whoever calls has authenticated the
 * person.
 *
 * @param person the account's name
 * @param department the department's id
 */
public record CatalogUser(String person, String department, CatalogDuty role) {

    public CatalogUser {
        requireNonNull(person, "person is null");
        requireNonNull(department, "department is null");
        requireNonNull(role, "role is null");
    }
}
