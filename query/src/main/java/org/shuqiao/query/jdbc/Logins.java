package org.shuqiao.query.jdbc;

/** Who may connect. */
@FunctionalInterface
public interface Logins {

    /** @return whether this user has this password */
    boolean admits(String user, char[] password);
}
