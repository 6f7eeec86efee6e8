package org.shuqiao.exchange.platform.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.settings.SecretFile;

/** Token by which a monitoring system reads the metrics and nothing else: it is nobody's account. */
public final class MetricsToken {

    private static final String FILE = "metrics-token";
    private static final int BYTES = 32;
    private static final String SCHEME = "Bearer ";

    private final byte[] token;

    private MetricsToken(String token) {
        this.token = token.getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads it from {@code secrets/metrics-token}, which is made when it is not there. */
    public static MetricsToken in(Home home) {
        try {
            return new MetricsToken(SecretFile.randomUnlessThere(home.secrets().resolve(FILE), BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param authorization header of a call, empty where it has none */
    public boolean admits(String authorization) {
        return authorization.startsWith(SCHEME) && MessageDigest.isEqual(token, authorization.substring(
                SCHEME.length()).getBytes(StandardCharsets.UTF_8));
    }
}
