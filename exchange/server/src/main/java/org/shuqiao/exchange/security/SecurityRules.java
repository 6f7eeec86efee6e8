package org.shuqiao.exchange.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.shuqiao.exchange.rest.ErrorBody;
import org.shuqiao.exchange.rest.ServerError;
import org.shuqiao.standards.error.CodedException;
import org.shuqiao.standards.error.Language;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who may come in. What somebody may do once inside is decided by the services on each call, not here.
 */
@Configuration
@EnableWebSecurity
class SecurityRules {

    /** The REST API: HTTP Basic on every call, no session, so no cross-site form can use one. */
    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, AccountLogin login, JsonMapper json) {
        return http.securityMatcher("/api/v1/**")
                .authenticationProvider(login)
                .authorizeHttpRequests(rules -> rules.anyRequest().authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint((request, response, e) ->
                        refuse(request, response, e, json)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint((request, response, e) ->
                        refuse(request, response, e, json)))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .build();
    }

    /** The portal: a login page and a session; the catalogue and the verifier are open to everybody. */
    @Bean
    @Order(2)
    SecurityFilterChain portal(HttpSecurity http, AccountLogin login) {
        return http.authenticationProvider(login)
                .authorizeHttpRequests(rules -> rules
                        .requestMatchers("/", "/login", "/css/**", "/js/**", "/vendor/**", "/webjars/**",
                                "/favicon.svg", "/catalogue/**", "/verify", "/error", "/api", "/v3/api-docs/**",
                                "/swagger-ui/**").permitAll()
                        .anyRequest().authenticated())
                .formLogin(form -> form.loginPage("/login").defaultSuccessUrl("/", false)
                        .failureHandler((request, response, e) -> {
                            request.getSession().setAttribute("loginProblem", coded(e)); // the page knows the language
                            response.sendRedirect("/login?failed");
                        }))
                .logout(logout -> logout.logoutSuccessUrl("/"))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(
                        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                                + "frame-ancestors 'none'; form-action 'self'")))
                .build();
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, AuthenticationException e,
            JsonMapper json) throws IOException {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader("WWW-Authenticate", "Basic realm=\"Shuqiao\", charset=\"UTF-8\"");
        response.setContentType("application/json;charset=UTF-8");
        json.writeValue(response.getOutputStream(), ErrorBody.of(coded(e), Language.of(request.getLocale())));
    }

    private static CodedException coded(AuthenticationException e) {
        return e instanceof CodedLoginException refused ? refused.coded() : new CodedException(ServerError.LOGIN_NEEDED);
    }
}
