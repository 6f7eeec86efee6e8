package org.shuqiao.query.jdbc;

/** Authenticates JDBC users by password. */
@FunctionalInterface
public interface PasswordAuthenticator {

    /** @return whether this user has this password */
    boolean authenticate(String user, char[] password);
}
