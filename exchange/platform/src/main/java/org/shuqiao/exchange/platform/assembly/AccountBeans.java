package org.shuqiao.exchange.platform.assembly;

import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.platform.settings.Home;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Bean;

/** Sees to the first accounts. */
@Beans
class AccountBeans {

    @Bean
    InitializingBean firstAccounts(Accounts accounts, Members members, Home home) {
        return () -> FirstAccounts.create(accounts, members.departments(), home.secrets());
    }
}
