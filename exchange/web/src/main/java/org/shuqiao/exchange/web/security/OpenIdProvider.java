package org.shuqiao.exchange.web.security;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.FederatedIdentity;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.web.client.RestTemplate;

/**
 * OpenID provider of the city, contacted lazily. Local accounts still work while it is down. Its claims say who
 * somebody is, for which department and in which roles.
 */
public final class OpenIdProvider {

    /** The name of the provider in this server's own URLs. */
    public static final String ID = "city";

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Configuration.Identity settings;
    private final String secret;
    private final Function<FederatedIdentity, Actor> accounts;

    /** @param accounts lets in whom the provider vouches for */
    public OpenIdProvider(Configuration.Identity settings, String secret, Function<FederatedIdentity, Actor> accounts) {
        this.settings = settings;
        this.secret = secret;
        this.accounts = accounts;
    }

    /** @throws CodedException when it does not answer within seconds */
    public void requireReachable() {
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(settings.oidc() + "/.well-known/openid-configuration"))
                    .timeout(PATIENCE).build();
            if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() != 200) {
                throw new CodedException(ServerCode.PROVIDER_FAILED);
            }
        } catch (IOException e) {
            throw new CodedException(ServerCode.PROVIDER_FAILED, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CodedException(ServerCode.PROVIDER_FAILED);
        }
    }

    /** @return scheme, host and port, as a browser compares them */
    String origin() {
        URI issuer = URI.create(settings.oidc());
        return issuer.getScheme() + "://" + issuer.getRawAuthority();
    }

    SupplierClientRegistrationRepository registration() {
        return new SupplierClientRegistrationRepository(() -> new InMemoryClientRegistrationRepository(registered()));
    }

    private ClientRegistration registered() {
        return ClientRegistrations.fromIssuerLocation(settings.oidc()).registrationId(ID).clientId(settings.client())
                .clientSecret(secret).scope("openid", "profile").build();
    }

    /** @return checks a bearer token's signature and what {@link BearerRules} ask of it */
    JwtDecoder tokens() {
        JwtDecoder decoder = new SupplierJwtDecoder(() -> {
            NimbusJwtDecoder there = NimbusJwtDecoder.withIssuerLocation(settings.oidc()).restOperations(impatient())
                    .build();
            there.setJwtValidator(BearerRules.of(settings.oidc(), settings.client()));
            return there;
        });
        return token -> {
            try {
                return decoder.decode(token);
            } catch (JwtDecoderInitializationException e) {
                throw new JwtException("the provider does not answer", e);
            }
        };
    }

    private static RestTemplate impatient() {
        SimpleClientHttpRequestFactory calls = new SimpleClientHttpRequestFactory();
        calls.setConnectTimeout(PATIENCE);
        calls.setReadTimeout(PATIENCE);
        return new RestTemplate(calls);
    }

    /**
     * @throws CodedException when the claims do not say what the platform has to know, or name what it does not know
     */
    Actor actor(Map<String, Object> claims) {
        String subject = text(claims, "sub");
        String login = Optional.ofNullable(claims.get("preferred_username")).map(Object::toString).orElse(subject);
        String name = Optional.ofNullable(claims.get("name")).map(Object::toString).orElse(login);
        return accounts.apply(new FederatedIdentity(settings.oidc(), subject, login, name,
                text(claims, settings.departmentClaim()), roles(claims)));
    }

    private static String text(Map<String, Object> claims, String name) {
        return Optional.ofNullable(claims.get(name)).map(Object::toString).filter(value -> !value.isBlank())
                .orElseThrow(() -> new CodedException(ServerCode.CLAIM_MISSING, name));
    }

    /** Roles of other systems may stand beside ours; none of ours is nobody here. */
    private Set<Role> roles(Map<String, Object> claims) {
        Object given = claims.get(settings.rolesClaim());
        Collection<?> words = given instanceof Collection<?> many ? many
                : given == null ? List.of() : List.of(given.toString().split("[ ,]+"));
        Set<Role> roles = EnumSet.noneOf(Role.class);
        words.forEach(word -> Role.of(word.toString()).ifPresent(roles::add));
        if (roles.isEmpty()) {
            throw new CodedException(ServerCode.CLAIM_MISSING, settings.rolesClaim());
        }
        return roles;
    }
}
