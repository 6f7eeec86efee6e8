package org.shuqiao.exchange.boot;

import org.shuqiao.exchange.security.AccountLogin;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** What Spring adds to the {@link Platform}: the web. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan({"org.shuqiao.exchange.rest", "org.shuqiao.exchange.portal", "org.shuqiao.exchange.security"})
class WebApplication {

    @Bean
    AccountLogin accountLogin(Platform platform) {
        return new AccountLogin(platform.logins());
    }
}
