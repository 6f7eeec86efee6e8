package org.shuqiao.exchange.web.security;

import jakarta.servlet.DispatcherType;
import org.shuqiao.exchange.domain.node.CallGuard;
import org.shuqiao.exchange.web.error.CallTold;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import tools.jackson.databind.json.JsonMapper;

/**
 * Filter chains of those who have no account. Departments' nodes get in by their calls' signatures, where no account
 * gets in and nowhere else; anybody follows the log.
 */
@Configuration
class NodeSecurity {

    @Bean
    @Order(0)
    SecurityFilterChain nodes(HttpSecurity http, CallGuard guard, CallTold told, JsonMapper json) {
        return http.securityMatcher("/api/v1/node/**")
                .addFilterBefore(new NodeCallFilter(guard, told, json), AuthorizationFilter.class)
                .authorizeHttpRequests(rules -> rules
                        // an answer that was waited for: its call was let in before
                        .dispatcherTypeMatchers(DispatcherType.ASYNC).permitAll()
                        .anyRequest().authenticated())
                .headers(SecurityConfiguration::onlyByTls)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .build();
    }

    /** The log's checkpoint and its tiles of hashes are for anybody. */
    @Bean
    @Order(0)
    SecurityFilterChain log(HttpSecurity http) {
        return http.securityMatcher(PathPatternRequestMatcher.pathPattern(HttpMethod.GET, "/log/**"))
                .authorizeHttpRequests(rules -> rules.anyRequest().permitAll())
                .headers(SecurityConfiguration::onlyByTls)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    /** Metrics are for whoever has their token, which is looked at by the call; health is for anybody. */
    @Bean
    @Order(0)
    SecurityFilterChain figures(HttpSecurity http) {
        return http.securityMatcher("/metrics", "/health/live", "/health/ready")
                .authorizeHttpRequests(rules -> rules.anyRequest().permitAll())
                .headers(SecurityConfiguration::onlyByTls)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .build();
    }
}
