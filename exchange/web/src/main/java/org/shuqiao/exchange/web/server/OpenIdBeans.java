package org.shuqiao.exchange.web.server;

import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.platform.assembly.Beans;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.settings.SettingsInForce;
import org.shuqiao.exchange.web.security.OpenIdProvider;
import org.shuqiao.standards.source.SecretResolver;
import org.springframework.context.annotation.Bean;

/** Declares the OpenID provider that the settings name. */
@Beans
class OpenIdBeans {

    @Bean
    OpenIdProvider openIdProvider(Home home, SettingsInForce settings, Accounts accounts) {
        Configuration configuration = settings.configuration();
        String secret = SecretResolver.of(home.secrets()).secret(configuration.identity().secret());
        return new OpenIdProvider(configuration.identity(), secret, accounts::signInFederated);
    }
}
