package org.shuqiao.query.source;

import java.nio.file.Path;
import java.util.Locale;

/**
 * How to reach the engine.
 *
 * @param url {@code jdbc:hive2://host:port/database;…}; its parameters (TLS, Kerberos, LDAP) reach the driver as given
 * @param driver the driver's jar with everything it needs, which no other class path may meet
 */
public record HiveAccess(String url, String user, String password, Path driver) {

    /** @return the URL without its parameters, which may hold passwords: fit for messages */
    public String place() {
        int parameters = url.indexOf(';');
        return parameters < 0 ? url : url.substring(0, parameters);
    }

    boolean kerberos() {
        return url.toLowerCase(Locale.ROOT).contains("principal=");
    }

    @Override
    public String toString() {
        return place();
    }
}
