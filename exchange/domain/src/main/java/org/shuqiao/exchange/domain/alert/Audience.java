package org.shuqiao.exchange.domain.alert;

import java.util.LinkedHashSet;
import java.util.Set;
import org.shuqiao.exchange.domain.account.Role;

/**
 * Those whom an alert is told to, settled when it is raised.
 *
 * @param names {@code department:gongan} for its officers, {@code role:auditor}, {@code login:name}
 */
public record Audience(Set<String> names) {

    public Audience {
        names = Set.copyOf(names);
    }

    public static Audience nobody() {
        return new Audience(Set.of());
    }

    /** @return with the officers of a department */
    public Audience officersOf(String department) {
        return with("department:" + department);
    }

    public Audience holdersOf(Role role) {
        return with("role:" + role.id());
    }

    public Audience account(String login) {
        return with("login:" + login);
    }

    private Audience with(String name) {
        Set<String> more = new LinkedHashSet<>(names);
        more.add(name);
        return new Audience(more);
    }
}
