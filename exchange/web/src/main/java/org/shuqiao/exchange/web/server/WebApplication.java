package org.shuqiao.exchange.web.server;

import org.shuqiao.exchange.platform.assembly.Platform;
import org.shuqiao.exchange.web.security.AccountLogin;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** What Spring adds to the {@link Platform}: the web. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan({"org.shuqiao.exchange.web.rest", "org.shuqiao.exchange.web.portal", "org.shuqiao.exchange.web.security"})
class WebApplication {

    @Bean
    AccountLogin accountLogin(Platform platform) {
        return new AccountLogin(platform.logins());
    }
}
