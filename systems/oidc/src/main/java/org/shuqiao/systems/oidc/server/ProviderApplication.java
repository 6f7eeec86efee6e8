package org.shuqiao.systems.oidc.server;

import java.io.File;
import java.io.IOException;
import java.util.Map;
import org.shuqiao.contracts.json.Json;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/** Main class of the provider's process: {@code ProviderApplication SETTINGS.json}. */
@SpringBootConfiguration
@EnableAutoConfiguration
public class ProviderApplication {

    public static void main(String[] arguments) throws IOException {
        ProviderSettings settings = Json.PLAIN.readValue(new File(arguments[0]), ProviderSettings.class);
        SpringApplication application = new SpringApplication(ProviderApplication.class);
        application.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean(ProviderSettings.class, () -> settings));
        application.setDefaultProperties(Map.of("server.address", "127.0.0.1", "server.port", settings.port()));
        application.run();
    }

    @Bean
    UserDetailsService people(ProviderSettings settings) {
        return new InMemoryUserDetailsManager(settings.people().stream()
                .map(p -> User.withUsername(p.login()).password("{noop}" + p.password()).roles("PERSON").build())
                .toList());
    }

    /** The platform's portal, scripts that act for its people, and another system of the city. */
    @Bean
    RegisteredClientRepository clients(ProviderSettings settings) {
        return new InMemoryRegisteredClientRepository(portal(settings), open(ProviderSettings.SCRIPTS),
                open(ProviderSettings.ANOTHER));
    }

    private static RegisteredClient portal(ProviderSettings settings) {
        return RegisteredClient.withId(settings.client()).clientId(settings.client())
                .clientSecret("{noop}" + settings.secret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .redirectUris(uris -> uris.addAll(settings.redirects()))
                .postLogoutRedirectUris(uris -> uris.addAll(settings.redirects()))
                .scope("openid").scope("profile")
                .clientSettings(ClientSettings.builder().requireAuthorizationConsent(false).build())
                .build();
    }

    /** A client that keeps no secret and proves by PKCE that the code is its own (RFC 8252). */
    private static RegisteredClient open(String id) {
        return RegisteredClient.withId(id).clientId(id)
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("http://127.0.0.1/")
                .scope("openid").scope("profile").scope(ProviderSettings.STALE).scope(ProviderSettings.ELSEWHERE)
                .clientSettings(ClientSettings.builder().requireProofKey(true).requireAuthorizationConsent(false)
                        .build())
                .build();
    }

    @Bean
    AuthorizationServerSettings issuer(ProviderSettings settings) {
        return AuthorizationServerSettings.builder().issuer(settings.issuer()).build();
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims(ProviderSettings settings) {
        return new TokenClaims(settings);
    }
}
