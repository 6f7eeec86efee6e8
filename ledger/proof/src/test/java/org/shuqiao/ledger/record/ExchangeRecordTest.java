package org.shuqiao.ledger.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeRecordTest {

    private static final String ID = "01JD9Z6C0A8Q2W4E6R8T0Y1V3B";
    private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-11-22T23:10:00.123999+08:00");
    private static final String DIGEST = "sha256:" + "0f".repeat(32);
    private static final GrantUse USE = new GrantUse("G-2026-000012", "10101001/000001", 2, DIGEST);

    @Test
    void a_delivery_has_one_spelling() {
        ExchangeRecord record = ExchangeRecord.of(delivered("低保复核", List.of(USE)), Map.of("G-2026-000012", 4L));

        assertThat(new String(record.bytes(), StandardCharsets.UTF_8)).isEqualTo(("{\"consumer\":\"minzheng\","
                + "\"id\":\"01JD9Z6C0A8Q2W4E6R8T0Y1V3B\",\"kind\":\"query\",\"outcome\":\"delivered\","
                + "\"provider\":[\"gongan\"],"
                + "\"purpose\":\"低保复核"
                        + "\",\"query\":\"D\",\"result\":\"D\",\"rows\":118,"
                        + "\"snapshots\":{\"standard.gongan_rk\":\"456\"},"
                + "\"time\":\"2026-11-22T23:10:00.123+08:00\",\"uses\":[{\"grant\":\"G-2026-000012\",\"policy\":\"D\","
                + "\"resource\":\"10101001/000001\",\"sequence\":4,\"version\":2}],\"v\":1}")
                        .replace("\"D\"", "\"" + DIGEST + "\""));
        assertThat(ExchangeRecord.parse(record.bytes())).isEqualTo(record);
        assertThat(ExchangeRecord.parse(record.bytes()).draft()).isEqualTo(record.draft());
    }

    @Test
    void a_refusal_says_why_and_what_was_asked_for() {
        ExchangeRecord record = ExchangeRecord.of(new ExchangeRecordDraft(ID, TIME, DeliveryKind.FILE, "minzheng",
                List.of("gongan"), "低保复核", List.of(), Optional.empty(), Map.of(),
                new Outcome.Refused("SQ-QRY-0003", Optional.of("10101001/000001"))), Map.of());

        assertThat(new String(record.bytes(), StandardCharsets.UTF_8))
                .contains("\"outcome\":\"refused\"", "\"refusal\":\"SQ-QRY-0003\"", "\"resource\":\"10101001/000001\"",
                        "\"uses\":[]")
                .doesNotContain("rows", "result", "snapshots", "query");
        assertThat(ExchangeRecord.parse(record.bytes())).isEqualTo(record);
    }

    @ParameterizedTest
    @ValueSource(strings = {"990102198503071235 核查", "查询13800138000", "电话 1380013", "９９０１０２１９８５０３０７１２３５", "a\nb", "",
            "{}",
        "超过六十四个字的用途说明超过六十四个字的用途说明超过六十四个字的用途说明超过六十四个字的用途说明超过六十四个字的用途说明超过六十四个字的用途说明"})
    void a_purpose_with_a_persons_number_or_free_text_is_refused_without_repeating_it(String purpose) {
        assertThatThrownBy(() -> delivered(purpose, List.of(USE)))
                .hasMessageStartingWith("SQ-LED-000")
                .message().doesNotContain("99010219", "138001", "９９０１");
    }

    @ParameterizedTest
    @ValueSource(strings = {"低保复核", "渣土车治理（二期）", "防汛：6-9月", "重点关爱老人，随访", "入学核验(2026)", "low-income check"})
    void the_short_name_of_a_purpose_is_taken_as_it_is(String purpose) {
        assertThat(delivered(purpose, List.of(USE)).purpose()).isEqualTo(purpose);
    }

    @Test
    void canaries_fit_into_no_field() {
        for (String canary : List.of("990102198503071235", "张三丰", "13800138000")) {
            assertRefused(() -> delivered("低保复核", List.of(new GrantUse(canary, "10101001/000001", 1, DIGEST))));
            assertRefused(() -> delivered("低保复核", List.of(new GrantUse("G-2026-000012", canary, 1, DIGEST))));
            assertRefused(() ->
                    delivered("低保复核", List.of(new GrantUse("G-2026-000012", "10101001/000001", 1, canary))));
            assertRefused(() -> draft(canary, "minzheng", "gongan", Optional.of(DIGEST), Map.of(), DIGEST));
            assertRefused(() -> draft(ID, canary, "gongan", Optional.of(DIGEST), Map.of(), DIGEST));
            assertRefused(() -> draft(ID, "minzheng", canary, Optional.of(DIGEST), Map.of(), DIGEST));
            assertRefused(() -> draft(ID, "minzheng", "gongan", Optional.of(canary), Map.of(), DIGEST));
            assertRefused(() -> draft(ID, "minzheng", "gongan", Optional.of(DIGEST), Map.of(canary, "1"), DIGEST));
            assertRefused(() -> draft(ID, "minzheng", "gongan", Optional.of(DIGEST), Map.of(), canary));
            assertRefused(() -> new ExchangeRecordDraft(ID, TIME, DeliveryKind.QUERY, "minzheng", List.of(), "低保复核",
                    List.of(), Optional.empty(), Map.of(), new Outcome.Refused(canary, Optional.empty())));
            assertRefused(() -> new ExchangeRecordDraft(ID, TIME, DeliveryKind.QUERY, "minzheng", List.of(), "低保复核",
                    List.of(), Optional.empty(), Map.of(), new Outcome.Refused("SQ-QRY-0003", Optional.of(canary))));
        }
    }

    @Test
    void record_ids_are_ulids_of_their_time() {
        RecordId ids = new RecordId(() -> Instant.ofEpochMilli(1469918176385L));

        // the time part of the ULID specification's example 01ARYZ6S41…
        assertThat(ids.next()).startsWith("01ARYZ6S41").hasSize(26).matches("[0-9A-HJKMNP-TV-Z]{26}");
        assertThat(ids.next()).isNotEqualTo(ids.next());
    }

    private static void assertRefused(ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).hasMessageStartingWith("SQ-LED-0001")
                .message().doesNotContain("990102198503071235", "张三丰", "13800138000");
    }

    private static ExchangeRecordDraft delivered(String purpose, List<GrantUse> uses) {
        return new ExchangeRecordDraft(ID, TIME, DeliveryKind.QUERY, "minzheng", List.of("gongan"), purpose, uses,
                Optional.of(DIGEST), Map.of("standard.gongan_rk", "456"), new Outcome.Delivered(118, DIGEST));
    }

    private static ExchangeRecordDraft draft(String id, String consumer, String provider, Optional<String> query,
            Map<String, String> snapshots, String result) {
        return new ExchangeRecordDraft(id, TIME, DeliveryKind.QUERY, consumer, List.of(provider), "低保复核", List.of(USE),
                query, snapshots, new Outcome.Delivered(1, result));
    }
}
