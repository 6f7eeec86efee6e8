package org.shuqiao.ledger.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shuqiao.ledger.signature.Custody;
import org.shuqiao.ledger.signature.SignatureType;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.ledger.signature.SoftwareKey;

class AttemptTest {

    private static final String DIGEST = "sha256:" + "0f".repeat(32);
    private static final String SQL = "select xm from gongan.rk where id = '990102198503071235'";

    private final Nonce nonce = Nonce.random();

    @ParameterizedTest
    @EnumSource(names = {"ED25519", "SM2"})
    void what_the_consumer_signed_stands_in_the_record(SignatureType type) {
        SigningKey key = SoftwareKey.generate("yunzhou.shuqiao/minzheng", type);
        ExchangeRecordDraft draft = delivered(attempt(key, "低保复核", Optional.of(nonce)), "低保复核");

        ExchangeRecord read = ExchangeRecord.parse(ExchangeRecord.of(draft, Map.of("G-2026-000012", 4L)).bytes());

        assertThat(read.draft()).isEqualTo(draft);
        assertThat(read.draft().attempt().orElseThrow().verifies(read.draft())).isTrue();
        assertThat(new String(read.bytes(), StandardCharsets.UTF_8)).contains("\"v\":2").doesNotContain(nonce.hex());
    }

    @Test
    void a_record_of_another_purpose_or_query_is_not_the_signed_one() {
        SigningKey key = SoftwareKey.generate("yunzhou.shuqiao/minzheng", SignatureType.ED25519);
        Attempt attempt = attempt(key, "低保复核", Optional.of(nonce));

        assertThatThrownBy(() -> delivered(attempt, "城市管理")).hasMessageStartingWith("SQ-LED-0001");
        assertThatThrownBy(() -> delivered(attempt(key, "低保复核", Optional.empty()), "低保复核"))
                .hasMessageStartingWith("SQ-LED-0001");
        Attempt other = new Attempt(attempt.key(), attempt.custody(), Nonce.random().digest(), attempt.purpose(),
                attempt.opening(), attempt.signature());
        assertThat(other.verifies(delivered(other, "低保复核"))).isFalse();
    }

    @Test
    void a_purpose_that_nobody_registered_is_signed_and_not_told() {
        SigningKey key = SoftwareKey.generate("yunzhou.shuqiao/minzheng", SignatureType.ED25519);
        ExchangeRecordDraft draft = refused(attempt(key, "查张三丰 990102198503071235", Optional.empty()));

        ExchangeRecord record = ExchangeRecord.of(draft, Map.of(), OptionalLong.of(7));

        assertThat(ExchangeRecord.parse(record.bytes()).consumerSequence()).hasValue(7);
        assertThat(draft.attempt().orElseThrow().verifies(draft)).isTrue();
        assertThat(nonce.purpose("查张三丰 990102198503071235")).isEqualTo(draft.attempt().orElseThrow().purpose());
    }

    @Test
    void the_key_in_a_record_names_the_department_and_no_person() {
        for (String name : List.of("yunzhou.shuqiao/minzheng/lisi", "yunzhou.shuqiao/gongan", "lisi")) {
            SigningKey key = SoftwareKey.generate(name, SignatureType.ED25519);
            assertThatThrownBy(() -> delivered(attempt(key, "低保复核", Optional.of(nonce)), "低保复核"))
                    .hasMessageStartingWith("SQ-LED-0001");
        }
        SigningKey session = SoftwareKey.generate("yunzhou.shuqiao/minzheng/session", SignatureType.ED25519);
        assertThat(delivered(attempt(session, "低保复核", Optional.of(nonce)), "低保复核").attempt()).isPresent();
    }

    @Test
    void a_record_of_the_second_version_counts_for_a_grant_or_for_its_consumer() {
        SigningKey key = SoftwareKey.generate("yunzhou.shuqiao/minzheng", SignatureType.ED25519);
        ExchangeRecordDraft draft = refused(attempt(key, "随访", Optional.empty()));
        byte[] uncounted = ExchangeRecord.of(draft, Map.of()).bytes();

        assertThatThrownBy(() -> ExchangeRecord.parse(uncounted)).hasMessageStartingWith("SQ-LED-0001");
        assertThatThrownBy(() -> ExchangeRecord.of(delivered(attempt(key, "低保复核", Optional.of(nonce)), "低保复核"),
                Map.of("G-2026-000012", 4L), OptionalLong.of(1))).hasMessageStartingWith("SQ-LED-0001");
        byte[] bytes = ExchangeRecord.of(draft, Map.of(), OptionalLong.of(1)).bytes();
        String first = new String(bytes, StandardCharsets.UTF_8).replace("\"v\":2}", "\"v\":1}");
        assertThatThrownBy(() -> ExchangeRecord.parse(first.getBytes(StandardCharsets.UTF_8)))
                .hasMessageStartingWith("SQ-LED-0025");
    }

    private Attempt attempt(SigningKey key, String purpose, Optional<Nonce> opening) {
        return Attempt.sign(AttemptStatement.of("minzheng", DeliveryKind.QUERY, nonce, purpose, SQL), key,
                Custody.NODE, opening);
    }

    private ExchangeRecordDraft delivered(Attempt attempt, String purpose) {
        return new ExchangeRecordDraft("01JD9Z6C0A8Q2W4E6R8T0Y1V3B", time(), DeliveryKind.QUERY, "minzheng",
                List.of("gongan"), purpose, List.of(new GrantUse("G-2026-000012", "10101001/000001", 2, DIGEST)),
                Optional.of(nonce.salted(SQL)), Map.of(), new Outcome.Delivered(1, DIGEST), Optional.of(attempt));
    }

    private ExchangeRecordDraft refused(Attempt attempt) {
        return new ExchangeRecordDraft("01JD9Z6C0A8Q2W4E6R8T0Y1V3B", time(), DeliveryKind.QUERY, "minzheng",
                List.of(), "未登记用途", List.of(), Optional.of(nonce.salted(SQL)), Map.of(),
                new Outcome.Refused("SQ-QRY-0003", Optional.empty()), Optional.of(attempt));
    }

    private static OffsetDateTime time() {
        return OffsetDateTime.parse("2026-11-22T23:10:00.123+08:00");
    }
}
