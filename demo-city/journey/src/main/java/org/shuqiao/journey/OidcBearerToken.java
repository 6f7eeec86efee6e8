package org.shuqiao.journey;

import java.time.Duration;
import java.util.function.Supplier;

/** OIDC bearer token of one user, refreshed before it expires. */
final class OidcBearerToken implements Supplier<String> {

    private static final Duration BEFORE_THE_END = Duration.ofSeconds(30);

    private final ProviderLogin provider;
    private final String login;
    private final String password;
    private ProviderLogin.Tokens tokens;
    private long endNanos;

    OidcBearerToken(ProviderLogin provider, String login, String password) {
        this.provider = provider;
        this.login = login;
        this.password = password;
    }

    @Override
    public synchronized String get() {
        if (tokens == null || System.nanoTime() - endNanos > 0) {
            long asked = System.nanoTime();
            tokens = provider.tokens(login, password);
            endNanos = asked + tokens.life().minus(BEFORE_THE_END).toNanos();
        }
        return "Bearer " + tokens.access();
    }
}
