package org.shuqiao.exchange.domain.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.domain.testkit.Refusals.refused;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.decision.Terms;
import org.shuqiao.exchange.domain.delivery.DeliveryResult;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.overview.Dashboard;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.testkit.TestCity;
import org.shuqiao.ledger.embedded.EmbeddedLedger;
import org.shuqiao.ledger.event.FactKind;
import org.shuqiao.ledger.event.FactState;
import org.shuqiao.ledger.log.PageRequest;
import org.shuqiao.ledger.log.RecordFilter;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Recovery from an outage of the log or the ledger, without loss and without unrecorded delivery. */
final class RecoveryTest {

    private final TestCity city = new TestCity();
    private final JdbcClient store = JdbcClient.create(city.pool);

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void whatTheLogCouldNotTakeIsNotHandedOutAndIsInTheLogLater() {
        Grant grant = city.grant("g", Terms.AS_REQUESTED);
        store.sql("alter table ledger.record rename to away").update();
        refused(ExchangeCode.LEDGER_WAITING, () -> city.deliveries
                .query(city.requester, TestCity.PURPOSE, "select name from gongan.rk"));
        refused(ExchangeCode.LEDGER_WAITING, () -> city.deliveries
                .query(city.requester, "别的目的", "select name from gongan.rk"));

        store.sql("alter table ledger.away rename to record").update();
        city.dueTasks.run();
        city.dueTasks.run();

        assertThat(city.log.find(RecordFilter.all(), PageRequest.first(10))).hasSize(2);
        assertThat(city.log.gaps(grant.id())).isEmpty();
        DeliveryResult next = city.deliveries
                .query(city.requester, TestCity.PURPOSE, "select name from gongan.rk");
        assertThat(next.receipt().record().sequences()).containsEntry(grant.id(), 2L);
    }

    @Test
    void aRefusedRequestGetsItsReceiptWhenTheLogIsBack() {
        var draft = city.ask("faces", city.faces, List.of("name"), Set.of(Mode.QUERY));
        store.sql("alter table ledger.record rename to away").update();
        refused(ExchangeCode.LEDGER_WAITING, () -> city.requests.submit(city.requester, draft));

        store.sql("alter table ledger.away rename to record").update();

        assertThat(city.requests.submit(city.requester, draft).refusal()).isPresent();
        assertThat(city.log.size()).isEqualTo(1);
    }

    @Test
    void eventsWaitWhileTheLedgerIsAwayAndArriveInOrder() {
        store.sql("alter schema ledger_state rename to away").update();
        Grant grant = city.grant("g", Terms.AS_REQUESTED);
        long waiting = city.board.counters(city.auditor).eventsWaiting();

        store.sql("alter schema away rename to ledger_state").update();
        city.dueTasks.run();

        assertThat(waiting).isGreaterThanOrEqualTo(3);
        assertThat(city.board.counters(city.auditor).eventsWaiting()).isZero();
        assertThat(city.board.counters(city.auditor).eventsRefused()).isZero();
        assertThat(city.ledger.get(FactKind.GRANT, grant.id()).orElseThrow().state()).isEqualTo(FactState.SIGNED);
    }

    @Test
    void anEventSentTwiceIsOneEvent() {
        Grant grant = city.grant("g", Terms.AS_REQUESTED);
        store.sql("update exchange.outbox set sent_at = null").update();

        city.dueTasks.run();

        assertThat(city.board.counters(city.auditor).eventsWaiting()).isZero();
        assertThat(city.board.counters(city.auditor).eventsRefused()).isZero();
        assertThat(city.ledger.history(FactKind.GRANT, grant.id())).hasSize(1);
    }

    @Test
    void aLedgerThatKnowsNothingOfWhatWasSentIsToldAllOfItInOrder() {
        Grant grant = city.grant("g", Terms.AS_REQUESTED);
        long sent = store.sql("select count(*) from exchange.outbox").query(Long.class).single();
        store.sql("alter schema ledger_state rename to before").update();
        EmbeddedLedger fresh = EmbeddedLedger.open(city.pool, city.keys, city.clock);
        assertThat(fresh.get(FactKind.GRANT, grant.id())).isEmpty();

        Dashboard reopened = city.opened(fresh).getBean(Dashboard.class);

        assertThat(reopened.counters(city.auditor).eventsWaiting()).isZero();
        assertThat(reopened.counters(city.auditor).eventsRefused()).isZero();
        assertThat(fresh.get(FactKind.GRANT, grant.id()).orElseThrow().state()).isEqualTo(FactState.SIGNED);
        assertThat(store.sql("select count(*) from exchange.outbox where sent_at is not null").query(Long.class)
                .single())
                .isEqualTo(sent);
    }

    @Test
    void theLedgerIsToldOfGrantsThatRanOut() {
        Grant grant = city.grant("g", Terms.AS_REQUESTED);
        city.clock.advance(Duration.ofDays(366));

        city.dueTasks.run();
        city.dueTasks.run();

        assertThat(city.ledger.get(FactKind.GRANT, grant.id()).orElseThrow().state()).isEqualTo(FactState.EXPIRED);
        assertThat(city.board.counters(city.auditor).eventsRefused()).isZero();
    }
}
