package org.shuqiao.exchange.domain.assembly;

import java.util.List;
import org.shuqiao.catalog.publish.Entries;
import org.shuqiao.exchange.domain.account.DataAuthority;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.alert.Alerts;
import org.shuqiao.exchange.domain.clock.ClockFiles;
import org.shuqiao.exchange.domain.clock.LegalClock;
import org.shuqiao.exchange.domain.demand.DemandRepository;
import org.shuqiao.exchange.domain.demand.Demands;
import org.shuqiao.exchange.domain.dispute.DisputeRepository;
import org.shuqiao.exchange.domain.dispute.Disputes;
import org.shuqiao.exchange.domain.duty.DueDates;
import org.shuqiao.exchange.domain.duty.DutyWatch;
import org.shuqiao.exchange.domain.duty.LoadedRules;
import org.shuqiao.exchange.domain.duty.ObjectionDuties;
import org.shuqiao.exchange.domain.duty.OpenDuties;
import org.shuqiao.exchange.domain.duty.OwnDuties;
import org.shuqiao.exchange.domain.duty.RequestDuties;
import org.shuqiao.exchange.domain.intake.Interruptions;
import org.shuqiao.exchange.domain.league.League;
import org.shuqiao.exchange.domain.ledger.EventOutbox;
import org.shuqiao.exchange.domain.request.LivingDepartments;
import org.shuqiao.exchange.domain.request.RequestClock;
import org.shuqiao.exchange.domain.request.RequestRepository;
import org.shuqiao.exchange.domain.resource.Resources;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.domain.supervision.SupervisionRepository;
import org.shuqiao.exchange.domain.supervision.Supervisions;
import org.shuqiao.exchange.domain.task.ClockTasks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares what runs by the legal clock: its data, reminders, supervision, demands and disputes. */
@Configuration(proxyBeanMethods = false)
class ClockBeans {

    @Bean
    DataAuthority dataAuthority(ExchangeStore store) {
        return new DataAuthority(store);
    }

    @Bean
    Interruptions interruptions(ExchangeStore store, Permissions permissions, RequestRepository requests,
            RequestClock clock, Acts acts, LivingDepartments living, EventOutbox outbox) {
        return new Interruptions(store, permissions, requests, clock, acts, living, outbox);
    }

    @Bean
    SupervisionRepository supervisionBook(ExchangeStore store, LegalClock clock, DataAuthority authority) {
        return new SupervisionRepository(store, clock, authority);
    }

    @Bean
    DemandRepository demandBook(ExchangeStore store, LegalClock clock) {
        return new DemandRepository(store, clock);
    }

    @Bean
    DisputeRepository disputeBook(ExchangeStore store, LegalClock clock, DataAuthority authority) {
        return new DisputeRepository(store, clock, authority);
    }

    @Bean
    OpenDuties openDuties(ExchangeStore store, RequestRepository requests, RequestClock clock, LegalClock legal,
            SupervisionRepository supervisions, DemandRepository demands, DisputeRepository disputes) {
        return new OpenDuties(List.of(new RequestDuties(store, requests, clock), new ObjectionDuties(store, legal),
                supervisions, demands, disputes));
    }

    @Bean
    OwnDuties ownDuties(Permissions permissions, OpenDuties duties) {
        return new OwnDuties(permissions, duties);
    }

    @Bean
    DueDates dueDates(ExchangeStore store, Permissions permissions, OpenDuties duties, LegalClock clock) {
        return new DueDates(store, permissions, duties, clock);
    }

    @Bean
    DutyWatch dutyWatch(ExchangeStore store, OpenDuties duties, Alerts alerts) {
        return new DutyWatch(store, duties, alerts);
    }

    @Bean(initMethod = "refresh")
    LoadedRules loadedRules(ExchangeStore store, Permissions permissions, Acts acts, LegalClock clock,
            ClockFiles files, DueDates dueDates) {
        return new LoadedRules(store, permissions, acts, clock, files, dueDates);
    }

    @Bean
    ClockTasks clockTasks(ExchangeStore store, LoadedRules rules, Interruptions interruptions, DueDates dueDates,
            DutyWatch watch) {
        return new ClockTasks(store, rules, interruptions, dueDates, watch);
    }

    @Bean
    Supervisions supervisions(ExchangeStore store, Permissions permissions, OpenDuties duties,
            SupervisionRepository book, Acts acts) {
        return new Supervisions(store, permissions, duties, book, acts);
    }

    @Bean
    Demands demands(ExchangeStore store, Permissions permissions, DemandRepository book, Resources resources,
            Entries entries, LivingDepartments living, Acts acts) {
        return new Demands(store, permissions, book, resources, entries, living, acts);
    }

    @Bean
    Disputes disputes(ExchangeStore store, Permissions permissions, RequestRepository requests, RequestClock clock,
            Resources resources, DisputeRepository book, Acts acts, EventOutbox outbox) {
        return new Disputes(store, permissions, requests, clock, resources, book, acts, outbox);
    }

    @Bean
    League league(ExchangeStore store, Permissions permissions, Acts acts, LegalClock clock) {
        return new League(store, permissions, acts, clock);
    }
}
