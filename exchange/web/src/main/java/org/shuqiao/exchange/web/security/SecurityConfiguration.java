package org.shuqiao.exchange.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.SignIn;
import org.shuqiao.exchange.domain.security.Door;
import org.shuqiao.exchange.platform.assembly.Beans;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Security filter chains of the API and the portal. What somebody may do once inside is decided by the services on each
 * call, not here.
 */
@Beans
@EnableWebSecurity
class SecurityConfiguration {

    private static final long YEAR = Duration.ofDays(365).toSeconds();

    /**
     * The REST API: HTTP Basic, the provider's bearer token or a client certificate on every call and no session; no
     * call that another site makes a browser send.
     */
    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, SignIn signIn, Accounts accounts, Configuration settings,
            RestAuthenticationEntryPoint refusal, Optional<OpenIdProvider> provider) {
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
        if (!settings.server().tls().clients().isBlank()) {
            http.addFilterBefore(new CertificateLogin(settings.server().tls().accounts(), accounts, signIn, refusal),
                    BasicAuthenticationFilter.class);
        }
        return http.securityMatcher("/api/v1/**")
                .addFilterBefore(new BrowserGuard(), LogoutFilter.class)
                .authenticationProvider(new AccountLogin(signIn, Door.REST))
                .authorizeHttpRequests(rules -> rules.requestMatchers("/api/v1/password").permitAll()
                        .anyRequest().authenticated())
                .headers(SecurityConfiguration::onlyByTls)
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
    SecurityFilterChain portal(HttpSecurity http, SignIn signIn, PortalSignIn entering, PortalSessions sessions,
            Optional<OpenIdProvider> provider) {
        provider.ifPresent(city -> {
            ClientRegistrationRepository registrations = city.registration();
            http.oauth2Login(there -> there.loginPage("/login").clientRegistrationRepository(registrations)
                    .authorizedClientRepository(new HttpSessionOAuth2AuthorizedClientRepository())
                    .successHandler(new OpenIdLogin(city, entering)).failureHandler(SecurityConfiguration::failed))
                    .logout(logout -> logout.logoutSuccessHandler(new OpenIdLogout(registrations)));
        });
        return http.authenticationProvider(new AccountLogin(signIn, Door.PORTAL))
                .addFilterBefore((request, response, next) -> {
                    sessions.endOverdue((HttpServletRequest) request);
                    next.doFilter(request, response);
                }, SecurityContextHolderFilter.class)
                .authorizeHttpRequests(rules -> rules
                        .requestMatchers("/", "/login", "/login/city", "/login/passkey/**", "/login/password",
                                "/css/**", "/js/**", "/vendor/**", "/webjars/**",
                                "/favicon.svg", "/catalogue/**", "/.well-known/dspace-version", "/verify",
                                "/verify/batch", "/help", "/error", "/api", "/v3/api-docs/**",
                                "/swagger-ui/**").permitAll()
                        .anyRequest().authenticated())
                .formLogin(form -> form.loginPage("/login").successHandler(entering)
                        .failureHandler(SecurityConfiguration::failed))
                .logout(logout -> {
                    logout.addLogoutHandler((request, response, who) -> sessions.signedOut(request.getSession(false)));
                    if (provider.isEmpty()) {
                        logout.logoutSuccessUrl("/");
                    }
                })
                .exceptionHandling(handling -> handling.accessDeniedHandler(new LateForm()))
                .headers(SecurityConfiguration::onlyByTls)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(
                        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                                // the log-out form leads on to the provider, which browsers hold to be the form's doing
                                + "frame-ancestors 'none'; form-action 'self'"
                                        + provider.map(city -> " " + city.origin()).orElse(""))))
                .build();
    }

    private static void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        CodedException refused = AuthenticationErrors.coded(e);
        request.getSession().setAttribute("loginProblem", refused); // the page knows the language
        request.getSession().setAttribute("loginTried", request.getParameter("username"));
        response.sendRedirect(refused.code() == ExchangeCode.PASSWORD_MUST_CHANGE ? "/login/password?failed"
                : "/login?failed");
    }

    /** Once reached by TLS, for a year by nothing else (RFC 6797); not told where there is none. */
    static void onlyByTls(HeadersConfigurer<HttpSecurity> headers) {
        headers.httpStrictTransportSecurity(strict -> strict.maxAgeInSeconds(YEAR).includeSubDomains(false));
    }
}
