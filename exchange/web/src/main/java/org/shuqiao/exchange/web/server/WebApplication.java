package org.shuqiao.exchange.web.server;

import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.SignIn;
import org.shuqiao.exchange.domain.delivery.Deliveries;
import org.shuqiao.exchange.domain.security.AccessEvents;
import org.shuqiao.query.jdbc.JdbcEndpoint;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** The web in front of the platform, whose services it takes from the context above it. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan({"org.shuqiao.exchange.web.rest", "org.shuqiao.exchange.web.portal",
        "org.shuqiao.exchange.web.security", "org.shuqiao.exchange.web.connection",
        "org.shuqiao.exchange.web.error"})
class WebApplication {

    /** Opened before the web server begins to listen. */
    @Bean
    JdbcEndpoint jdbcEndpoint(JdbcPort port, SignIn signIn, Accounts accounts, Deliveries deliveries,
            AccessEvents events) {
        return new PlatformJdbcEndpoint(signIn, accounts, deliveries, events).open(port.number());
    }
}
