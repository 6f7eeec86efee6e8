package org.shuqiao.exchange.domain.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.entry.Grade;
import org.shuqiao.exchange.domain.decision.Decisions;
import org.shuqiao.exchange.domain.grant.Grants;
import org.shuqiao.exchange.domain.intake.Requests;
import org.shuqiao.exchange.domain.ledger.LedgerOutage;
import org.shuqiao.exchange.domain.task.DueTasks;
import org.shuqiao.exchange.domain.testkit.TestCity;
import org.shuqiao.ledger.Ledger;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.event.Fact;
import org.shuqiao.ledger.event.FactKind;
import org.shuqiao.ledger.event.LifeCycleEvent;
import org.springframework.context.ConfigurableApplicationContext;

/** Deliveries during a ledger outage: allowed time per grade, nothing lost. */
class OutageRuleTest {

    private static final String SQL = "select name from gongan.rk";

    private final TestCity city = new TestCity();

    @AfterEach
    void close() {
        city.close();
    }

    /** The city's own ledger behind a line that can be cut. */
    private record Line(Ledger ledger, AtomicBoolean cut) implements Ledger {

        @Override
        public Fact submit(String department, LifeCycleEvent event) {
            connected();
            return ledger.submit(department, event);
        }

        @Override
        public Optional<Fact> get(FactKind kind, String id) {
            connected();
            return ledger.get(kind, id);
        }

        @Override
        public List<Fact> history(FactKind kind, String id) {
            connected();
            return ledger.history(kind, id);
        }

        private void connected() {
            if (cut.get()) {
                throw new CodedException(LedgerCode.STORE_FAILED, "08006");
            }
        }

        @Override
        public void close() {
            // the city closes its ledger
        }
    }

    @Test
    void exchangesOfGeneralDataGoOnForADayAndEverythingIsTheLedgersAfterwards() {
        AtomicBoolean cut = new AtomicBoolean();
        ConfigurableApplicationContext exchange = city.opened(new Line(city.ledger, cut));
        grant(exchange, "outage-1");
        assertThat(ask(exchange)).isInstanceOf(DeliveryResult.Delivered.class);

        cut.set(true);
        grant(exchange, "outage-2");
        exchange.getBean(DueTasks.class).run();
        Instant since = exchange.getBean(LedgerOutage.class).since().orElseThrow();
        assertThat(ask(exchange)).as("within the day").isInstanceOf(DeliveryResult.Delivered.class);
        city.clock.advance(Duration.between(city.clock.instant(), since.plus(Duration.ofDays(1))));

        assertThat(ask(exchange)).isInstanceOfSatisfying(DeliveryResult.Refused.class, refused -> {
            assertThat(refused.reason().code().id()).isEqualTo("SQ-EXC-0081");
            assertThat(refused.receipt().record().draft().id()).isNotBlank();
        });

        cut.set(false);
        exchange.getBean(DueTasks.class).run();
        assertThat(exchange.getBean(LedgerOutage.class).since()).isEmpty();
        assertThat(ask(exchange)).isInstanceOf(DeliveryResult.Delivered.class);
    }

    @Test
    void coreDataAreNotExchangedWithoutTheLedgerAtAll() {
        assertThat(OutageRule.USUAL.of(Grade.CORE)).isZero();
        assertThat(OutageRule.USUAL.of(Grade.IMPORTANT)).isLessThan(OutageRule.USUAL.general());
    }

    private void grant(ConfigurableApplicationContext on, String key) {
        String id = on.getBean(Requests.class).submit(city.requester, city.ask(key)).request().id();
        on.getBean(Decisions.class).decide(city.officer, id, TestCity.agree("citizen_number", "name", "division"));
        Grants grants = on.getBean(Grants.class);
        grants.issue(city.officer, id, grants.preview(city.officer, id).digest());
    }

    private DeliveryResult ask(ConfigurableApplicationContext exchange) {
        return exchange.getBean(Deliveries.class).query(city.requester, TestCity.PURPOSE, SQL);
    }
}
