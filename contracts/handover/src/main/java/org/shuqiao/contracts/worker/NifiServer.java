package org.shuqiao.contracts.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * Address of a NiFi server; the password of its user is in {@link WorkerEnvironment#NIFI_PASSWORD}.
 *
 * @param url where it answers, with or without {@code /nifi}
 * @param user who logs in; empty where the server wants no log-in
 * @param trust path of the certificate authority of the server as PEM; empty: those of the JVM
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record NifiServer(String url, Optional<String> user, Optional<String> trust) {

    public NifiServer {
        user = told(user);
        trust = told(trust);
    }

    private static Optional<String> told(Optional<String> text) {
        return text == null ? Optional.empty() : text.filter(word -> !word.isBlank());
    }
}
