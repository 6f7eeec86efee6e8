package org.shuqiao.exchange.domain.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.decision.Terms;
import org.shuqiao.exchange.domain.testkit.TestCity;
import org.shuqiao.ledger.record.Attempt;
import org.shuqiao.ledger.record.AttemptStatement;
import org.shuqiao.ledger.record.DeliveryKind;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.record.Nonce;
import org.shuqiao.ledger.signature.Custody;
import org.shuqiao.ledger.signature.KeyCertificate;
import org.shuqiao.ledger.signature.SignatureType;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.ledger.signature.SoftwareKey;
import org.shuqiao.query.error.QueryCode;

/** Every attempt ends in a record, whatever is thrown, and the record carries the consumer's signature. */
final class EveryAttemptTest {

    private static final String SQL = "select name from gongan.rk";
    private final TestCity city = new TestCity();

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void statementsThatEndAStackEndInARecord() {
        city.grant("g", Terms.AS_REQUESTED);
        List<String> hostile = List.of(
                "select name from gongan.rk where " + "not ".repeat(10_000) + "true",
                "select " + "1+".repeat(10_000) + "1 from gongan.rk",
                "select name from gongan.rk" + " union all select name from gongan.rk".repeat(2_000),
                "select " + "(".repeat(20_000) + "1" + ")".repeat(20_000) + " from gongan.rk");

        for (String sql : hostile) {
            assertThat(city.deliveries.query(city.requester, TestCity.PURPOSE, sql))
                    .isInstanceOf(DeliveryResult.Refused.class);
        }

        assertThat(city.log.size()).isEqualTo(hostile.size());
    }

    @Test
    void whatAsksForSomethingThatTheCatalogueHasEndsInARecord() {
        city.grant("g", Terms.AS_REQUESTED);

        assertRefused(city.deliveries.query(city.requester, "", SQL));
        assertRefused(city.deliveries.query(city.requester, TestCity.PURPOSE, "drop table rk"));
        assertRefused(city.deliveries.query(city.requester, TestCity.PURPOSE, "select 1 from gongan.rk; select 2"));
        assertRefused(city.deliveries.query(city.requester, TestCity.PURPOSE, "select name from gongan.road"));
        assertRefused(city.deliveries.query(city.requester, TestCity.PURPOSE, "select sex from gongan.rk"));
        assertRefused(city.deliveries.query(city.officer, TestCity.PURPOSE, "select"));
        assertRefused(city.deliveries.verify(city.requester, TestCity.PURPOSE, city.population, "citizen_number",
                Arrays.asList((Map<String, String>) null)));

        assertThat(city.log.size()).isEqualTo(7);
    }

    @Test
    void aTypingErrorIsNoAttemptAndHasNoRecord() {
        city.grant("g", Terms.AS_REQUESTED);

        assertMistake(QueryCode.SYNTAX, "");
        assertMistake(QueryCode.SYNTAX, "selct name from gongan.rk");
        assertMistake(QueryCode.SYNTAX, "select name form gongan.rk");
        assertMistake(ExchangeCode.NO_TABLE_NAMED, "select name from gongan.rkk");
        assertMistake(ExchangeCode.NO_TABLE_NAMED, "select 1");
        assertMistake(QueryCode.COLUMN_NOT_GRANTED, "select nmae from gongan.rk");
        assertMistake(QueryCode.TABLE_NOT_GRANTED, "select name from gongan.rk join gongan.rkk on true");
        assertMistake(QueryCode.NOT_VALID, "select name, count(*) from gongan.rk");
        assertThatThrownBy(() -> city.deliveries.verify(city.requester, TestCity.PURPOSE, "?", "", List.of()))
                .isInstanceOf(MistakeException.class);

        assertThat(city.log.size()).isZero();
    }

    private void assertMistake(ErrorCode code, String sql) {
        assertThatThrownBy(() -> city.deliveries.query(city.requester, TestCity.PURPOSE, sql)).as(sql)
                .isInstanceOfSatisfying(MistakeException.class, e -> assertThat(e.reason().code()).isEqualTo(code));
    }

    @Test
    void withoutASignatureOfItsOwnTheHostedKeySignsAndSaysSo() {
        city.grant("g", Terms.AS_REQUESTED);

        ExchangeRecordDraft delivered = draft(city.deliveries.query(city.requester, TestCity.PURPOSE, SQL));
        ExchangeRecordDraft refused = draft(city.deliveries.query(city.requester, "别的目的", SQL));

        for (ExchangeRecordDraft record : List.of(delivered, refused)) {
            Attempt attempt = record.attempt().orElseThrow();
            assertThat(attempt.custody()).isEqualTo(Custody.HOSTED);
            assertThat(attempt.verifies(record)).isTrue();
        }
        assertThat(refused.attempt().orElseThrow().opening()).isEmpty();
    }

    @Test
    void aPersonsSessionSignsAndItsNonceCountsOnce() {
        city.grant("g", Terms.AS_REQUESTED);
        SigningKey person = SoftwareKey.generate("yunzhou.shuqiao/minzheng/wang", SignatureType.SM2);
        SigningKey session = SoftwareKey.generate("yunzhou.shuqiao/minzheng/session", SignatureType.ED25519);
        OffsetDateTime now = city.clock.instant().atZone(city.clock.getZone()).toOffsetDateTime();
        List<KeyCertificate> chain = List.of(
                KeyCertificate.sign("minzheng", person.verification(), now.minusDays(1), now.plusDays(300),
                        city.keys.department("minzheng")),
                KeyCertificate.sign("minzheng", session.verification(), now, now.plusHours(8), person));
        SignedAttempt attempt = sign(session, Nonce.random(), SQL, chain);

        DeliveryResult first = query(SQL, attempt);
        DeliveryResult again = query(SQL, attempt);
        DeliveryResult other = query("select division from gongan.rk", sign(session, Nonce.random(), SQL, chain));
        DeliveryResult uncertified = query(SQL, sign(session, Nonce.random(), SQL, List.of()));
        city.clock.advance(Duration.ofHours(9));
        DeliveryResult late = query(SQL, sign(session, Nonce.random(), SQL, chain));

        assertThat(first).isInstanceOf(DeliveryResult.Delivered.class);
        assertThat(draft(first).attempt().orElseThrow().custody()).isEqualTo(Custody.PERSON);
        assertThat(draft(first).attempt().orElseThrow().verifies(draft(first))).isTrue();
        assertThat(first.salt()).isEqualTo(attempt.nonce().hex());
        assertThat(code(again)).isEqualTo(ExchangeCode.NONCE_USED);
        assertThat(code(other)).isEqualTo(ExchangeCode.ATTEMPT_INVALID);
        assertThat(code(uncertified)).isEqualTo(ExchangeCode.ATTEMPT_INVALID);
        assertThat(code(late)).isEqualTo(ExchangeCode.ATTEMPT_INVALID);
        assertThat(city.log.size()).isEqualTo(5);
    }

    private DeliveryResult query(String sql, SignedAttempt attempt) {
        return city.deliveries.query(city.requester, TestCity.PURPOSE, sql, Optional.of(attempt));
    }

    private static SignedAttempt sign(SigningKey key, Nonce nonce, String sql, List<KeyCertificate> chain) {
        AttemptStatement statement =
                AttemptStatement.of("minzheng", DeliveryKind.QUERY, nonce, TestCity.PURPOSE, sql);
        return new SignedAttempt(nonce, key.verification(), statement.sign(key), chain);
    }

    private static void assertRefused(DeliveryResult result) {
        assertThat(result).isInstanceOf(DeliveryResult.Refused.class);
    }

    private static ErrorCode code(DeliveryResult result) {
        return ((DeliveryResult.Refused) result).reason().code();
    }

    private static ExchangeRecordDraft draft(DeliveryResult result) {
        return result.receipt().record().draft();
    }
}
