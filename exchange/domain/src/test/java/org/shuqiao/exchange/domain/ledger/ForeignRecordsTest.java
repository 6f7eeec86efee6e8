package org.shuqiao.exchange.domain.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.domain.testkit.Refusals.refused;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.decision.Terms;
import org.shuqiao.exchange.domain.testkit.TestCity;
import org.shuqiao.ledger.log.PageRequest;
import org.shuqiao.ledger.log.RecordFilter;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Records that somebody puts into the store, past the gateway, are never signed. */
final class ForeignRecordsTest {

    private static final String SQL = "select name from gongan.rk";
    private final TestCity city = new TestCity();
    private final JdbcClient store = JdbcClient.create(city.pool);

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void aRowPutIntoTheStoreBackDatedForAnothersGrantIsNotSigned() {
        String grant = city.grant("g", Terms.AS_REQUESTED).id();
        city.deliveries.query(city.requester, TestCity.PURPOSE, SQL);
        insertForged("01M832TM07ZW34SWPK4C81BG5W", grant);

        city.dueTasks.run();
        city.opened(city.ledger).close();

        assertThat(city.log.size()).isEqualTo(1);
        assertThat(city.receipts.quarantined(city.auditor)).singleElement().satisfies(row -> {
            assertThat(row.id()).isEqualTo("01M832TM07ZW34SWPK4C81BG5W");
            assertThat(row.fault()).isEqualTo("chain");
        });
        assertThat(store.sql("select quarantine from exchange.record where id = '01M832TM07ZW34SWPK4C81BG5W'")
                .query(String.class).single()).isEqualTo(ExchangeCode.RECORD_NOT_OURS.id());
    }

    @Test
    void aRowThatBorrowsThePlaceOfAnotherIsNotSigned() {
        String grant = city.grant("g", Terms.AS_REQUESTED).id();
        city.deliveries.query(city.requester, TestCity.PURPOSE, SQL);
        insertForged("01M832TM07ZW34SWPK4C81BG5W", grant);
        store.sql("""
                update exchange.record set number = (select max(number) + 1 from exchange.record),
                    chained_at = now(), previous = (select mark from exchange.record_chain),
                    mark = (select mark from exchange.record_chain)
                where id = '01M832TM07ZW34SWPK4C81BG5W'""").update();

        city.dueTasks.run();

        assertThat(city.log.size()).isEqualTo(1);
        assertThat(city.receipts.quarantined(city.auditor)).extracting(RecordOutbox.Quarantined::fault)
                .containsExactly("mark");
    }

    @Test
    void whatWaitsIsNotSignedOnceItWasChanged() {
        city.grant("g", Terms.AS_REQUESTED);
        store.sql("alter table ledger.record rename to away").update();
        refused(ExchangeCode.LEDGER_WAITING, () -> city.deliveries.query(city.requester, TestCity.PURPOSE, SQL));
        refused(ExchangeCode.LEDGER_WAITING, () -> city.deliveries.query(city.requester, TestCity.PURPOSE, SQL));
        store.sql("alter table ledger.away rename to record").update();
        store.sql("""
                update exchange.record set draft = replace(draft, '"rows":3', '"rows":999999')
                where number = (select max(number) from exchange.record)""").update();

        city.dueTasks.run();

        assertThat(city.log.find(RecordFilter.all(), PageRequest.first(9))).hasSize(1);
        assertThat(city.receipts.quarantined(city.auditor)).hasSize(1);
    }

    @Test
    void theChainGoesForwardAlsoWhenTheClockIsSetBackAndTellsWhatIsMissing() {
        city.grant("g", Terms.AS_REQUESTED);
        city.deliveries.query(city.requester, TestCity.PURPOSE, SQL);
        city.clock.advance(Duration.ofHours(-2));
        city.deliveries.query(city.requester, TestCity.PURPOSE, SQL);
        city.deliveries.query(city.requester, TestCity.PURPOSE, SQL);
        assertThat(store.sql("select count(distinct chained_at) from exchange.record").query(Long.class).single())
                .isEqualTo(1);
        assertThat(city.receipts.chainGaps(city.auditor)).isEmpty();

        store.sql("delete from exchange.record where number = 2").update();

        assertThat(city.receipts.chainGaps(city.auditor)).containsExactly("2-2");
    }

    @Test
    void aChainThatWasCutIsNotContinued() {
        city.grant("g", Terms.AS_REQUESTED);
        city.deliveries.query(city.requester, TestCity.PURPOSE, SQL);
        city.deliveries.query(city.requester, TestCity.PURPOSE, SQL);
        store.sql("delete from exchange.record where number = 2").update();
        store.sql("update exchange.record_chain set number = 1, mark = (select mark from exchange.record)").update();

        refused(ExchangeCode.RECORD_CHAIN_CUT,
                () -> city.deliveries.query(city.requester, TestCity.PURPOSE, SQL));

        assertThat(city.log.size()).isEqualTo(2);
    }

    private void insertForged(String id, String grant) {
        String draft = store.sql("select draft from exchange.record where number = 1").query(String.class).single();
        String forged = Map.of("\"rows\":3", "\"rows\":999999").entrySet().stream()
                .reduce(draft, (text, change) -> text.replace(change.getKey(), change.getValue()), (a, b) -> b)
                .replaceAll("\"id\":\"[^\"]+\"", "\"id\":\"" + id + "\"").replace("2026-11-23", "2026-10-01");
        assertThat(forged).contains("999999", grant);
        store.sql("""
                insert into exchange.record (id, at, by_account, draft)
                values (:id, '2026-10-01', 'minzheng.requester', :draft)""")
                .param("id", id).param("draft", forged).update();
    }
}
