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

    private static final String TIMEOUT = "socketTimeout=";
    private static final long CALL_MILLIS = 20_000;

    /** @return the URL without its parameters, which may hold passwords: fit for messages */
    public String place() {
        int parameters = url.indexOf(';');
        return parameters < 0 ? url : url.substring(0, parameters);
    }

    /**
     * @return the URL with a time limit on every single call, unless it has one: an engine that hangs must not hold a
     *     question for ever. A statement that runs long answers many short calls meanwhile.
     */
    String limited() {
        if (url.contains(TIMEOUT)) {
            return url;
        }
        int end = url.length();
        for (char mark : new char[] {'?', '#'}) {
            int at = url.indexOf(mark);
            end = at < 0 ? end : Math.min(end, at);
        }
        return url.substring(0, end) + ";" + TIMEOUT + CALL_MILLIS + url.substring(end);
    }

    boolean kerberos() {
        return url.toLowerCase(Locale.ROOT).contains("principal=");
    }

    @Override
    public String toString() {
        return place();
    }
}
