package org.shuqiao.exchange.platform.assembly;

import java.time.Clock;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.LoginCache;
import org.shuqiao.exchange.platform.settings.Home;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Bean;

/** Declares who checks passwords, and sees to the first accounts. */
@Beans
class AccountBeans {

    @Bean
    InitializingBean firstAccounts(Accounts accounts, Members members, Home home) {
        return () -> FirstAccounts.create(accounts, members.departments(), home.secrets());
    }

    @Bean
    LoginCache knownLogins(Accounts accounts, Clock clock) {
        return new LoginCache(accounts, clock);
    }
}
