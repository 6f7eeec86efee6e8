package org.shuqiao.exchange.web.server;

import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.LoginCache;
import org.shuqiao.exchange.domain.delivery.Deliveries;
import org.shuqiao.exchange.domain.security.AccessEvents;
import org.shuqiao.exchange.web.security.AccountLogin;
import org.shuqiao.query.jdbc.JdbcEndpoint;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** The web in front of the platform, whose services it takes from the context above it. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan({"org.shuqiao.exchange.web.rest", "org.shuqiao.exchange.web.portal",
        "org.shuqiao.exchange.web.security", "org.shuqiao.exchange.web.error"})
class WebApplication {

    @Bean
    AccountLogin accountLogin(LoginCache logins) {
        return new AccountLogin(logins);
    }

    /** Opened before the web server begins to listen. */
    @Bean
    JdbcEndpoint jdbcEndpoint(JdbcPort port, LoginCache logins, Accounts accounts, Deliveries deliveries,
            AccessEvents events) {
        return new PlatformJdbcEndpoint(logins, accounts, deliveries, events).open(port.number());
    }
}
