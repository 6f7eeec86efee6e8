package org.shuqiao.query.source;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * How to reach the engine.
 *
 * @param url {@code jdbc:hive2://host:port/database;…}; its parameters (TLS, Kerberos) reach the driver as given
 * @param user the platform's account there; in a Kerberos realm its principal
 * @param keytab the principal's keys; with none the process's ticket cache is used
 */
public record HiveAccess(String url, String user, String password, Optional<Path> keytab) {

    private static final String TIMEOUT = "socketTimeout=";
    private static final long CALL_MILLIS = 20_000;
    private static final String SUBJECT = "kerberosAuthType=";

    /** @return the URL without its parameters, which may hold passwords: fit for messages */
    public String place() {
        int parameters = url.indexOf(';');
        return parameters < 0 ? url : url.substring(0, parameters);
    }

    /**
     * @return the URL with what the platform needs, unless it says so itself: a time limit on every single call, for an
     *     engine that hangs must not hold a question for ever (a statement that runs long answers many short calls
     *     meanwhile), and that the platform logs in to Kerberos and not the driver
     */
    String completed() {
        String complete = url.contains(TIMEOUT) ? url : with(url, TIMEOUT + CALL_MILLIS);
        return kerberos() && !complete.contains(SUBJECT) ? with(complete, SUBJECT + "fromSubject") : complete;
    }

    private static String with(String url, String parameter) {
        int end = url.length();
        for (char mark : new char[] {'?', '#'}) {
            int at = url.indexOf(mark);
            end = at < 0 ? end : Math.min(end, at);
        }
        return url.substring(0, end) + ";" + parameter + url.substring(end);
    }

    boolean kerberos() {
        return url.toLowerCase(Locale.ROOT).contains("principal=");
    }

    @Override
    public String toString() {
        return place();
    }
}
