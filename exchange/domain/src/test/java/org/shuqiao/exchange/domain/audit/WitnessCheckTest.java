package org.shuqiao.exchange.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuqiao.exchange.domain.decision.Terms;
import org.shuqiao.exchange.domain.node.Cosignatures;
import org.shuqiao.exchange.domain.testkit.TestCity;
import org.shuqiao.ledger.log.LoggedRecord;
import org.shuqiao.ledger.log.PageRequest;
import org.shuqiao.ledger.log.RecordFilter;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.signature.Cosignature;
import org.shuqiao.ledger.signature.SignatureType;
import org.shuqiao.ledger.signature.SignedNote;
import org.shuqiao.ledger.signature.SoftwareKey;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What witnesses saw of the record log, against somebody who has the platform's database and the log's key. */
final class WitnessCheckTest {

    private final TestCity city = new TestCity();
    private final JdbcClient store = JdbcClient.create(city.pool);
    private final ConfigurableApplicationContext exchange = city.opened(city.ledger);

    @BeforeEach
    void exchangeAFewTimes() {
        city.grant("g", Terms.AS_REQUESTED);
        for (int i = 0; i < 5; i++) {
            city.clock.advance(Duration.ofMinutes(5));
            city.deliveries.query(city.requester, TestCity.PURPOSE, "select name from gongan.rk");
        }
    }

    @AfterEach
    void close() {
        exchange.close();
        city.close();
    }

    /** Whoever has the database and the log's key makes a log without a day, with counts and rows that fit it. */
    @Test
    void aDayThatWasCutOutOfARebuiltLogIsFoundByAWitness() {
        SoftwareKey witness = admittedWitness();
        cosign(witness, 3);
        cosign(witness, 5);
        assertThat(audit(city.log).run(AuditPeriod.ALL).findings()).isEmpty();

        RecordLog rebuilt = withoutTheDay();

        assertThat(audit(rebuilt).run(AuditPeriod.ALL).findings()).extracting(Finding::kind, Finding::place)
                .containsOnly(tuple(FindingKind.HISTORY_REWRITTEN, "witness yunzhou.shuqiao/gongan-witness"))
                .hasSize(2);
    }

    /** Who removes the cosignatures too has a witness that cosigned nothing, and who changes them has none of it. */
    @Test
    void cosignaturesThatAreGoneOrChangedAreFound() {
        cosign(admittedWitness(), 5);
        store.sql("update exchange.cosignature set root = :root").param("root", city.log.root(3).base64()).update();
        assertThat(kinds()).containsExactly(FindingKind.COSIGNATURE_DAMAGED);
        city.clock.advance(Duration.ofDays(3));
        assertThat(kinds()).containsExactly(FindingKind.COSIGNATURE_DAMAGED, FindingKind.WITNESS_SILENT);

        store.sql("delete from exchange.cosignature").update();
        assertThat(audit(city.log).run(AuditPeriod.ALL).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(FindingKind.WITNESS_SILENT);
            assertThat(finding.detail()).startsWith("cosigned 0 of 5 records");
        });
    }

    private SoftwareKey admittedWitness() {
        SoftwareKey witness = SoftwareKey.generate("yunzhou.shuqiao/gongan-witness", SignatureType.ED25519);
        city.departmentKeys.admitWitness(witness.verification().asWitness());
        return witness;
    }

    private void cosign(SoftwareKey witness, long size) {
        String text = city.log.checkpoint(size).note().text();
        exchange.getBean(Cosignatures.class).accept("gongan", new SignedNote(text,
                List.of(Cosignature.sign(witness, text, city.clock.instant()))).format());
    }

    private RecordLog withoutTheDay() {
        List<LoggedRecord> all = city.log.find(RecordFilter.all(), PageRequest.first(10)).reversed();
        for (String table : List.of("record_grant", "consumer_sequence", "node", "checkpoint", "record")) {
            store.sql("alter table ledger." + table + " disable trigger all").update();
            store.sql("delete from ledger." + table).update();
        }
        RecordLog rebuilt = RecordLog.open(city.pool, city.keys.log());
        List.of(0, 3, 4).forEach(index -> rebuilt.append(all.get(index).record().draft()));
        List.of(1, 2).forEach(index -> store.sql("delete from exchange.record where id = :id")
                .param("id", all.get(index).record().id()).update());
        store.sql("update exchange.grant_ set delivered = 3").update();
        store.sql("update exchange.grant_day set delivered = 3").update();
        return rebuilt;
    }

    private Audit audit(RecordLog log) {
        return AuditedCity.audit(city, exchange, List.of(), log);
    }

    private List<FindingKind> kinds() {
        return audit(city.log).run(AuditPeriod.ALL).findings().stream().map(Finding::kind).distinct().toList();
    }
}
