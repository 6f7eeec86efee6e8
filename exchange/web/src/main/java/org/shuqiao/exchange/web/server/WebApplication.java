package org.shuqiao.exchange.web.server;

import java.util.Optional;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.SignIn;
import org.shuqiao.exchange.domain.delivery.Deliveries;
import org.shuqiao.exchange.domain.security.AccessEvents;
import org.shuqiao.exchange.platform.audit.AccessLog;
import org.shuqiao.query.jdbc.JdbcEndpoint;
import org.shuqiao.query.jdbc.JdbcListener;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.env.Environment;

/** The web in front of the platform, whose services it takes from the context above it. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan({"org.shuqiao.exchange.web.rest", "org.shuqiao.exchange.web.portal",
        "org.shuqiao.exchange.web.security", "org.shuqiao.exchange.web.connection",
        "org.shuqiao.exchange.web.error", "org.shuqiao.exchange.web.openapi"})
class WebApplication {

    /** Opened before the web server begins to listen, with the certificate that the web server has. */
    @Bean
    JdbcEndpoint jdbcEndpoint(JdbcPort port, SignIn signIn, Accounts accounts, Deliveries deliveries,
            AccessEvents events, AccessLog log, JdbcCertificate certificate) {
        JdbcEndpoint endpoint = new PlatformJdbcEndpoint(signIn, accounts, deliveries, events, log)
                .open(new JdbcListener(port.host(), port.number(), certificate.context()));
        certificate.onChange(endpoint::renew);
        return endpoint;
    }

    @Bean
    JdbcCertificate jdbcCertificate(Environment environment, ObjectProvider<SslBundles> bundles) {
        return new JdbcCertificate(Optional.ofNullable(environment.getProperty("server.ssl.bundle")),
                bundles.getIfAvailable());
    }
}
