package org.shuqiao.query.source.hive;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Connection settings of a HiveServer2 engine.
 *
 * @param url {@code jdbc:hive2://host:port/database;…}; its parameters (TLS, Kerberos) reach the driver as given
 * @param user the platform's account there; in a Kerberos realm its principal
 * @param keytab the principal's keys; with none the process's ticket cache is used
 */
public record HiveAccess(String url, String user, String password, Optional<Path> keytab) {

    private static final String TIMEOUT = "socketTimeout=";
    private static final long CALL_MILLIS = 20_000;
    private static final String SUBJECT = "kerberosAuthType=";
    /**
     * What every answer depends on, whatever the engine's own settings are: no time zone with a history, errors where a
     * value does not fit, quotes as they are written, and <code>${…}</code> in a statement no variable.
     */
    static final Map<String, String> SESSION = Map.of(
            "spark.sql.session.timeZone", "+08:00",
            "spark.sql.ansi.enabled", "true",
            "spark.sql.caseSensitive", "false",
            "spark.sql.parser.escapedStringLiterals", "false",
            "spark.sql.variable.substitute", "false",
            "spark.sql.decimalOperations.allowPrecisionLoss", "true",
            "spark.sql.datetime.java8API.enabled", "true");

    /** @return the URL without its parameters, which may hold passwords: fit for messages */
    public String endpoint() {
        return endpoint(url);
    }

    /** @return a URL without its parameters, whichever of their three parts they stand in */
    public static String endpoint(String url) {
        return url.replaceFirst("[;?#].*", "");
    }

    /**
     * @return the URL with what the platform needs. Unless it says so itself: a time limit on every single call, for an
     *     engine that hangs must not hold a query for ever (a statement that runs long answers many short calls
     *     meanwhile), and that the platform logs in to Kerberos and not the driver. In any case the settings of a
     *     session, which so are set as it is opened and not by statements of their own
     */
    String connectionUrl() {
        String complete = url.contains(TIMEOUT) ? url : with(url, ";", TIMEOUT + CALL_MILLIS, "?#");
        if (kerberos() && !complete.contains(SUBJECT)) {
            complete = with(complete, ";", SUBJECT + "fromSubject", "?#");
        }
        String session = SESSION.entrySet().stream().map(s -> s.getKey() + "=" + s.getValue())
                .collect(Collectors.joining(";"));
        return with(complete, complete.contains("?") ? ";" : "?", session, "#"); // of two of a name the last one holds
    }

    /** @param ends the marks of the parts of the URL that stand behind the parameter */
    private static String with(String url, String before, String parameter, String ends) {
        int end = url.length();
        for (char mark : ends.toCharArray()) {
            int at = url.indexOf(mark);
            end = at < 0 ? end : Math.min(end, at);
        }
        return url.substring(0, end) + before + parameter + url.substring(end);
    }

    boolean kerberos() {
        return url.toLowerCase(Locale.ROOT).contains("principal=");
    }

    @Override
    public String toString() {
        return endpoint();
    }
}
