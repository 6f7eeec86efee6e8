package org.shuqiao.centre.assembly;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.shuqiao.catalog.lineage.Lineages;
import org.shuqiao.centre.alert.SignAlerts;
import org.shuqiao.centre.drawing.GrantedQueries;
import org.shuqiao.centre.drawing.SourceColumns;
import org.shuqiao.centre.event.EventBook;
import org.shuqiao.centre.event.EventDraws;
import org.shuqiao.centre.event.EventPool;
import org.shuqiao.centre.event.EventSources;
import org.shuqiao.centre.event.ReportStore;
import org.shuqiao.centre.handling.CaseWatch;
import org.shuqiao.centre.handling.Cases;
import org.shuqiao.centre.indicator.Indicators;
import org.shuqiao.centre.indicator.Sight;
import org.shuqiao.centre.page.AlertsOfSignsPage;
import org.shuqiao.centre.page.CasesPage;
import org.shuqiao.centre.page.EventsPage;
import org.shuqiao.centre.page.SignsPage;
import org.shuqiao.centre.reckoning.Computations;
import org.shuqiao.centre.reckoning.Drawing;
import org.shuqiao.centre.reckoning.FigureStore;
import org.shuqiao.centre.rest.CentreApiWords;
import org.shuqiao.centre.rest.EventCalls;
import org.shuqiao.centre.rest.EventCaseCalls;
import org.shuqiao.centre.rest.IndicatorCalls;
import org.shuqiao.centre.rest.SignAlertCalls;
import org.shuqiao.centre.sign.Signs;
import org.shuqiao.centre.store.CentreSchema;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.alert.Alerts;
import org.shuqiao.exchange.domain.clock.LegalClock;
import org.shuqiao.exchange.domain.delivery.Deliveries;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.quality.DataAges;
import org.shuqiao.exchange.domain.security.Door;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.platform.audit.AccessLog;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.web.portal.PortalRoom;
import org.shuqiao.ledger.record.RecordId;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.AbstractResourceBasedMessageSource;

/**
 * Declares the operation centre's services, pages and calls. The server takes them up where this module stands on its
 * class path, and knows nothing of them where it does not.
 */
@AutoConfiguration
@Import({IndicatorCalls.class, SignAlertCalls.class, EventCalls.class, EventCaseCalls.class, SignsPage.class,
    AlertsOfSignsPage.class, EventsPage.class, CasesPage.class, CentreApiWords.class})
public class CentreBeans {

    /** A fault in a file stops the start, with its code. */
    @Bean
    Indicators indicators(Home home) {
        return Indicators.in(home.configuration().resolveSibling("indicators"));
    }

    @Bean
    FigureStore figureStore(DataSource store, ExchangeStore exchange) {
        CentreSchema.migrate(store);
        return new FigureStore(exchange);
    }

    @Bean
    SignAlerts signAlerts(ExchangeStore store, Indicators indicators, Permissions permissions, Alerts inbox) {
        return new SignAlerts(store, indicators, permissions, inbox);
    }

    @Bean
    GrantedQueries centreQueries(Deliveries deliveries, DataAges ages, GrantRepository grants, Lineages lineages,
            AccessLog access) {
        return new GrantedQueries(deliveries, ages, new SourceColumns(grants, lineages), (what, delivered, record) ->
                access.recorded(Door.REST, what, delivered, record));
    }

    @Bean
    Computations computations(ExchangeStore store, Indicators indicators, Permissions permissions,
            GrantedQueries queries, FigureStore figures, SignAlerts alerts, RecordId ids) {
        return new Computations(store, indicators, permissions, new Drawing(queries), figures, alerts, ids);
    }

    @Bean
    Signs signs(Indicators indicators, Permissions permissions, FigureStore figures, SignAlerts alerts,
            ExchangeStore store) {
        return new Signs(new Sight(indicators, permissions), figures, alerts, store);
    }

    /** A fault in a file stops the start, with its code. */
    @Bean
    EventSources eventSources(Home home, Indicators indicators) {
        EventSources sources = EventSources.in(home.configuration().resolveSibling("events"));
        sources.responsibility().requireKnown(indicators.divisions());
        return sources;
    }

    /** After the figures' store, which migrates the schema. */
    @Bean
    ReportStore reportStore(ExchangeStore exchange, FigureStore migrated) {
        return new ReportStore(exchange);
    }

    @Bean
    EventPool eventPool(ExchangeStore store, EventSources sources, Permissions permissions, Indicators indicators,
            ReportStore reports, RecordId ids) {
        return new EventPool(store, sources, permissions, indicators.divisions(), new EventBook(store), reports, ids);
    }

    @Bean
    EventDraws eventDraws(ExchangeStore store, EventSources sources, Permissions permissions, Indicators indicators,
            GrantedQueries queries, ReportStore reports, EventPool pool, RecordId ids) {
        return new EventDraws(store, sources, permissions, indicators.divisions(), queries, reports, pool, ids);
    }

    @Bean
    Cases cases(ExchangeStore store, EventPool pool, EventSources sources, Indicators indicators,
            Permissions permissions, Accounts accounts, LegalClock legal, Alerts inbox) {
        return new Cases(store, pool, sources, indicators.divisions(), permissions, accounts, legal, inbox);
    }

    /** After the pool, whose store waits for the schema. */
    @Bean
    CentreTasks centreTasks(ExchangeStore store, EventSources sources, LegalClock legal, Alerts inbox,
            EventPool migrated) {
        return new CentreTasks(new CaseWatch(store, sources, legal, inbox));
    }

    @Bean
    PortalRoom city() {
        return new PortalRoom("/city", "nav.city",
                Set.of(Role.OFFICER, Role.REQUESTER, Role.AUTHORITY, Role.AUDITOR));
    }

    /** The texts of these pages stand beside the portal's, and their calls in the document of its API. */
    @Bean
    InitializingBean texts(MessageSource texts, SpringDocConfigProperties document) {
        return () -> {
            ((AbstractResourceBasedMessageSource) texts).addBasenames("centre-messages");
            List<String> scanned = List.of(IndicatorCalls.class.getPackageName());
            document.setPackagesToScan(Stream.concat(document.getPackagesToScan().stream(),
                    scanned.stream()).toList());
        };
    }
}
