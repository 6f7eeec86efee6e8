package org.shuqiao.exchange.domain.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.domain.testkit.Refusals.refused;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.decision.Terms;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.testkit.TestCity;
import org.shuqiao.ledger.event.FactKind;
import org.shuqiao.ledger.event.FactState;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Due tasks run, also when one of them fails. */
final class DueTasksTest {

    private final TestCity city = new TestCity();
    private final JdbcClient store = JdbcClient.create(city.pool);

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void recordsThatCannotBeRecoveredDoNotHoldUpExpiredGrantsAndEvents() {
        Grant grant = city.grant("g", Terms.AS_REQUESTED);
        store.sql("alter table ledger.record rename to away").update();
        refused(ExchangeCode.LEDGER_WAITING, () -> city.deliveries
                .query(city.requester, TestCity.PURPOSE, "select name from gongan.rk"));
        city.clock.advance(Duration.ofDays(366));

        city.dueTasks.run();

        assertThat(city.ledger.get(FactKind.GRANT, grant.id()).orElseThrow().state()).isEqualTo(FactState.EXPIRED);
        assertThat(count("exchange.outbox where sent_at is null")).isZero();
        assertThat(count("exchange.record where logged_at is null")).isEqualTo(1);
    }

    @Test
    void grantsThatCannotBeReadDoNotHoldUpEvents() {
        city.grant("g", Terms.AS_REQUESTED);
        store.sql("update exchange.outbox set sent_at = null").update();
        store.sql("alter table exchange.grant_ rename to away").update();

        city.dueTasks.run();

        assertThat(count("exchange.outbox where sent_at is null")).isZero();
    }

    private long count(String rows) {
        return store.sql("select count(*) from " + rows).query(Long.class).single();
    }
}
