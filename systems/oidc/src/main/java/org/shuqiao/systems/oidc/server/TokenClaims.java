package org.shuqiao.systems.oidc.server;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** Adds department and roles to tokens, and the access-token type of RFC 9068. */
final class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    private static final Duration LONG_AGO = Duration.ofHours(2);
    private static final Duration LIFE = Duration.ofHours(1);

    private final Map<String, ProviderSettings.Person> people;
    private final String platform;

    TokenClaims(ProviderSettings settings) {
        this.platform = settings.client();
        this.people = settings.people().stream()
                .collect(Collectors.toMap(ProviderSettings.Person::login, Function.identity()));
    }

    @Override
    public void customize(JwtEncodingContext token) {
        ProviderSettings.Person person = people.get(token.getPrincipal().getName());
        if (person != null) {
            token.getClaims().claim("preferred_username", person.login()).claim("name", person.name())
                    .claim("roles", person.roles());
            if (!person.department().isBlank()) {
                token.getClaims().claim("department", person.department());
            }
        }
        if (OAuth2TokenType.ACCESS_TOKEN.equals(token.getTokenType())) {
            access(token, token.getAuthorizedScopes());
        }
    }

    private void access(JwtEncodingContext token, Set<String> scopes) {
        if (token.getRegisteredClient().getClientId().equals(ProviderSettings.SCRIPTS)) {
            token.getJwsHeader().type("at+jwt"); // not in the portal's, with which the provider itself is asked again
            token.getClaims().audience(List.of(platform));
        }
        if (scopes.contains(ProviderSettings.STALE)) {
            Instant then = token.getClaims().build().getIssuedAt().minus(LONG_AGO);
            token.getClaims().issuedAt(then).notBefore(then).expiresAt(then.plus(LIFE));
        }
        if (scopes.contains(ProviderSettings.ELSEWHERE)) {
            token.getClaims().issuer("https://sso.another-city.example");
        }
    }
}
