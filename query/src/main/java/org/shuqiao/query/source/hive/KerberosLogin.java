package org.shuqiao.query.source.hive;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.Subject;
import javax.security.auth.kerberos.KerberosTicket;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.error.RedactedException;

/**
 * Kerberos login by keytab or ticket cache, renewed before the ticket expires. It logs in again before its ticket ends.
 * The realm is that of {@code /etc/krb5.conf}.
 */
final class KerberosLogin {

    private static final Duration BEFORE_THE_END = Duration.ofMinutes(5);

    private final HiveAccess access;
    private final InstantSource clock;
    private Optional<Subject> subject = Optional.empty();
    private Instant until = Instant.MIN;

    KerberosLogin(HiveAccess access, InstantSource clock) {
        this.access = access;
        this.clock = clock;
    }

    synchronized Subject subject() {
        if (subject.isEmpty() || clock.instant().isAfter(until)) {
            Subject fresh = login();
            until = fresh.getPrivateCredentials(KerberosTicket.class).stream()
                    .map(ticket -> ticket.getEndTime().toInstant())
                    .min(Instant::compareTo).orElse(Instant.MIN).minus(BEFORE_THE_END);
            subject = Optional.of(fresh);
        }
        return subject.get();
    }

    private Subject login() {
        try {
            LoginContext context = new LoginContext("shuqiao", new Subject(), callbacks -> { },
                    new ByKerberos(options()));
            context.login();
            return context.getSubject();
        } catch (LoginException e) {
            throw new CodedException(QueryCode.KERBEROS_LOGIN, RedactedException.of(e), access.user());
        }
    }

    private Map<String, String> options() {
        Map<String, String> options = new HashMap<>(Map.of("doNotPrompt", "true", "isInitiator", "true",
                "refreshKrb5Config", "true", "principal", access.user()));
        access.keytab().ifPresentOrElse(
                file -> options.putAll(Map.of("useKeyTab", "true", "keyTab", file.toString(), "storeKey", "true")),
                () -> options.put("useTicketCache", "true"));
        return options;
    }

    /** JAAS configuration of the JDK's Kerberos login module. */
    private static final class ByKerberos extends Configuration {

        private final Map<String, String> options;

        ByKerberos(Map<String, String> options) {
            this.options = options;
        }

        @Override
        public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
            return new AppConfigurationEntry[] {
                    new AppConfigurationEntry("com.sun.security.auth.module.Krb5LoginModule",
                    AppConfigurationEntry.LoginModuleControlFlag.REQUIRED, options)};
        }
    }
}
