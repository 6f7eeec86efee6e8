package org.shuqiao.exchange.platform.assembly;

import org.shuqiao.catalog.Catalog;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.alert.Alerts;
import org.shuqiao.exchange.domain.control.Changes;
import org.shuqiao.exchange.domain.correction.Corrections;
import org.shuqiao.exchange.domain.correction.Objections;
import org.shuqiao.exchange.domain.delivery.TokenKey;
import org.shuqiao.exchange.domain.duty.OwnDuties;
import org.shuqiao.exchange.domain.overview.Dashboard;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.domain.webhook.EgressRule;
import org.shuqiao.exchange.platform.audit.AuditInbox;
import org.shuqiao.exchange.platform.inbox.Inbox;
import org.shuqiao.exchange.platform.inbox.InboxMatters;
import org.shuqiao.exchange.platform.inbox.notice.NoticeSender;
import org.shuqiao.exchange.platform.inbox.notice.Notices;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.settings.SettingsInForce;
import org.shuqiao.standards.source.SecretResolver;
import org.springframework.context.annotation.Bean;

/** Declares the inbox. */
@Beans
class InboxBeans {

    @Bean
    Inbox inbox(ExchangeStore store, Permissions permissions, OwnDuties duties, Alerts alerts,
            Corrections corrections, Dashboard board, Objections objections, Catalog catalog, Changes changes,
            AuditInbox audits) {
        return new Inbox(store, permissions, new InboxMatters(store, duties, alerts, corrections, board, objections,
                catalog.entries(), catalog.pages(), changes, audits));
    }

    @Bean
    Notices notices(ExchangeStore store, SettingsInForce settings, Home home, EgressRule rule, TokenKey key) {
        return new Notices(store, settings.configuration().reach().mail(), SecretResolver.of(home.secrets()), rule,
                key);
    }

    @Bean
    SentNotices sentNotices(ExchangeStore store, Inbox inbox, Accounts accounts, SettingsInForce settings, Home home,
            EgressRule rule, TokenKey key) {
        return new SentNotices(new NoticeSender(store, inbox, accounts, settings.configuration().reach().mail(),
                SecretResolver.of(home.secrets()), rule, key));
    }
}
