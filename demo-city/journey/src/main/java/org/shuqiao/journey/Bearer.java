package org.shuqiao.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** The authorization of somebody of the provider's: a token is fetched when one is needed, and a new one before it ends. */
final class Bearer implements Supplier<String> {

    private static final Duration BEFORE_THE_END = Duration.ofSeconds(30);

    private final ProviderLogin provider;
    private final String login;
    private final String password;
    private ProviderLogin.Tokens tokens;

    Bearer(ProviderLogin provider, String login, String password) {
        this.provider = provider;
        this.login = login;
        this.password = password;
    }

    @Override
    public synchronized String get() {
        if (tokens == null || Instant.now().isAfter(tokens.until().minus(BEFORE_THE_END))) {
            tokens = provider.tokens(login, password);
        }
        return "Bearer " + tokens.access();
    }
}
