package org.shuqiao.systems.oidc.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.shuqiao.systems.oidc.ProviderSettings;
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

/** The provider's process: {@code ProviderApplication SETTINGS.json}. */
@SpringBootConfiguration
@EnableAutoConfiguration
public class ProviderApplication {

    public static void main(String[] arguments) throws IOException {
        ProviderSettings settings = new ObjectMapper().readValue(new File(arguments[0]), ProviderSettings.class);
        SpringApplication application = new SpringApplication(ProviderApplication.class);
        application.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean(ProviderSettings.class, () -> settings));
        application.setDefaultProperties(Map.of("server.address", "127.0.0.1", "server.port", settings.port()));
        application.run();
    }

    @Bean
    UserDetailsService people(ProviderSettings settings) {
        return new InMemoryUserDetailsManager(settings.people().stream()
                .map(p -> User.withUsername(p.login()).password("{noop}" + p.password()).roles("PERSON").build()).toList());
    }

    /** The platform, and another system of the city whose tokens are not for the platform. */
    @Bean
    RegisteredClientRepository clients(ProviderSettings settings) {
        return new InMemoryRegisteredClientRepository(client(settings.client(), settings.secret(), settings),
                client(ProviderSettings.ANOTHER, settings.anotherSecret(), settings));
    }

    private static RegisteredClient client(String id, String secret, ProviderSettings settings) {
        return RegisteredClient.withId(id).clientId(id).clientSecret("{noop}" + secret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUris(uris -> uris.addAll(settings.redirects()))
                .postLogoutRedirectUris(uris -> uris.addAll(settings.redirects()))
                .scope("openid").scope("profile")
                .clientSettings(ClientSettings.builder().requireAuthorizationConsent(false).build())
                .build();
    }

    @Bean
    AuthorizationServerSettings issuer(ProviderSettings settings) {
        return AuthorizationServerSettings.builder().issuer("http://127.0.0.1:" + settings.port()).build();
    }

    /** Says in both tokens for whom and in which roles somebody acts. */
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims(ProviderSettings settings) {
        Map<String, ProviderSettings.Person> people = settings.people().stream()
                .collect(Collectors.toMap(ProviderSettings.Person::login, Function.identity()));
        return context -> {
            ProviderSettings.Person person = people.get(context.getPrincipal().getName());
            if (person != null) {
                context.getClaims().claim("preferred_username", person.login()).claim("name", person.name())
                        .claim("roles", person.roles());
                if (!person.department().isBlank()) {
                    context.getClaims().claim("department", person.department());
                }
            }
        };
    }
}
