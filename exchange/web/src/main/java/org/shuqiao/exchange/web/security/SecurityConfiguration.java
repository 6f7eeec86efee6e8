package org.shuqiao.exchange.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.web.SecurityFilterChain;
import tools.jackson.databind.json.JsonMapper;

/**
 * Security filter chains of the API and the portal. What somebody may do once inside is decided by the services on each
 * call, not here.
 */
@Configuration
@EnableWebSecurity
class SecurityConfiguration {

    /**
     * The REST API: HTTP Basic or the provider's bearer token on every call, no session, so no cross-site form can use
     * one.
     */
    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, AccountLogin login, RestAuthenticationEntryPoint refusal,
            Optional<OpenIdProvider> provider) {
        provider.ifPresent(city -> http.oauth2ResourceServer(server -> server
                .authenticationEntryPoint(refusal)
                .withObjectPostProcessor(refusal.tellsOfBearers())
                .jwt(jwt -> jwt.decoder(city.tokens()).jwtAuthenticationConverter(token -> {
                    try {
                        return UsernamePasswordAuthenticationToken.authenticated(city.actor(token.getClaims()), null,
                                List.of());
                    } catch (CodedException e) {
                        throw new CodedLoginException(e);
                    }
                }))));
        return http.securityMatcher("/api/v1/**")
                .authenticationProvider(login)
                .authorizeHttpRequests(rules -> rules.anyRequest().authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint(refusal))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(refusal))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .build();
    }

    @Bean
    RestAuthenticationEntryPoint refusal(JsonMapper json, Optional<OpenIdProvider> provider) {
        return new RestAuthenticationEntryPoint(json, provider.isPresent());
    }

    /** The portal: a login page and a session; the catalogue and the verifier are open to everybody. */
    @Bean
    @Order(2)
    SecurityFilterChain portal(HttpSecurity http, AccountLogin login, Optional<OpenIdProvider> provider) {
        provider.ifPresent(city -> {
            ClientRegistrationRepository registrations = city.registration();
            http.oauth2Login(there -> there.loginPage("/login").clientRegistrationRepository(registrations)
                    .authorizedClientRepository(new HttpSessionOAuth2AuthorizedClientRepository())
                    .successHandler(new OpenIdLogin(city)).failureHandler(SecurityConfiguration::failed))
                    .logout(logout -> logout.logoutSuccessHandler(new OpenIdLogout(registrations)));
        });
        return http.authenticationProvider(login)
                .authorizeHttpRequests(rules -> rules
                        .requestMatchers("/", "/login", "/login/city", "/css/**", "/js/**", "/vendor/**", "/webjars/**",
                                "/favicon.svg", "/catalogue/**", "/verify", "/error", "/api", "/v3/api-docs/**",
                                "/swagger-ui/**").permitAll()
                        .anyRequest().authenticated())
                .formLogin(form -> form.loginPage("/login").defaultSuccessUrl("/", false)
                        .failureHandler(SecurityConfiguration::failed))
                .logout(logout -> {
                    if (provider.isEmpty()) {
                        logout.logoutSuccessUrl("/");
                    }
                })
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(
                        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                                // the log-out form leads on to the provider, which browsers hold to be the form's doing
                                + "frame-ancestors 'none'; form-action 'self'"
                                        + provider.map(city -> " " + city.origin()).orElse(""))))
                .build();
    }

    private static void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        request.getSession().setAttribute("loginProblem", AuthenticationErrors.coded(e)); // the page knows the language
        response.sendRedirect("/login?failed");
    }
}
