package org.shuqiao.exchange.domain.account;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Role of an account. Administration, audit and business are kept apart. */
public enum Role {
    /** Publishes and decides for the department (数据专员). */
    OFFICER("officer"),
    /** Officer who also takes the steps that the department's rule leaves to its lead (部门负责人). */
    LEAD("lead"),
    /** Requests and uses data for the department. */
    REQUESTER("requester"),
    /** Reviews the catalogue and supervises the exchange (数据主管部门). */
    AUTHORITY("authority"),
    /** Verifies what happened (审计员). */
    AUDITOR("auditor"),
    /** Keeps departments and accounts, and sees no data. */
    ADMIN("admin");

    private final String id;

    Role(String id) {
        this.id = id;
    }

    /** @return the name that the store, the API and the CLI use */
    public String id() {
        return id;
    }

    public static Optional<Role> of(String id) {
        return Arrays.stream(values()).filter(role -> role.id.equals(id)).findFirst();
    }

    /** @return whether one account may not hold both */
    boolean conflictsWith(Role other) {
        Set<Role> alone = Set.of(ADMIN, AUDITOR);
        return this != other && (alone.contains(this) || alone.contains(other));
    }
}
