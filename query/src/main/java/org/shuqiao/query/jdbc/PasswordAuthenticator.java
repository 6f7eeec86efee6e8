package org.shuqiao.query.jdbc;

/** Authenticates JDBC users by password. */
@FunctionalInterface
public interface PasswordAuthenticator {

    /**
     * @param address of the client
     * @return whether this user has this password
     */
    boolean authenticate(String user, char[] password, String address);
}
