package org.shuqiao.ledger.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyHistoryTest {

    private static final OffsetDateTime MAY = OffsetDateTime.parse("2026-05-01T00:00:00+08:00");
    private static final OffsetDateTime JUNE = MAY.plusMonths(1);
    private static final OffsetDateTime JULY = MAY.plusMonths(2);

    private final SigningKey old = SoftwareKey.generate("yunzhou.shuqiao/gongan", SignatureType.ED25519);
    private final SigningKey next = SoftwareKey.generate("yunzhou.shuqiao/gongan", SignatureType.SM2);

    @Test
    void each_key_counts_in_its_own_time() {
        DepartmentKey first = DepartmentKey.first(old.verification(), Custody.NODE, MAY).until(JULY);
        KeyHistory history = history(first, successor(old));

        assertThat(history.keyAt("gongan", id(old), MAY)).isEqualTo(first);
        assertThat(history.keyAt("gongan", id(old), JULY.minusNanos(1)).key()).isEqualTo(old.verification());
        assertThat(history.keyAt("gongan", id(next), JUNE).key()).isEqualTo(next.verification());
        assertThat(history.newest("gongan").orElseThrow().key()).isEqualTo(next.verification());
        refused(history, old, MAY.minusNanos(1), "SQ-LED-0081");
        refused(history, old, JULY, "SQ-LED-0081");
        refused(history, next, MAY, "SQ-LED-0081");
        refused(history, SoftwareKey.generate("yunzhou.shuqiao/gongan", SignatureType.ED25519), JUNE, "SQ-LED-0080");
        assertThatThrownBy(() -> history.keyAt("shuiwu", id(old), JUNE)).hasMessageStartingWith("SQ-LED-0080");
    }

    @Test
    void a_revoked_key_counts_for_what_it_signed_before() {
        KeyHistory history = history(DepartmentKey.first(old.verification(), Custody.NODE, MAY).revokedFrom(JUNE));

        assertThat(history.keyAt("gongan", id(old), JUNE.minusNanos(1)).key()).isEqualTo(old.verification());
        refused(history, old, JUNE, "SQ-LED-0082");
    }

    @Test
    void a_key_that_no_key_before_it_vouches_for_is_refused() {
        DepartmentKey first = DepartmentKey.first(old.verification(), Custody.NODE, MAY);
        DepartmentKey stranger = successor(SoftwareKey.generate("yunzhou.shuqiao/gongan", SignatureType.ED25519));
        DepartmentKey unsigned = DepartmentKey.first(next.verification(), Custody.NODE, JUNE);
        DepartmentKey later = new DepartmentKey(next.verification(), Custody.HOSTED, JUNE, Optional.empty(),
                Optional.empty(), successor(old).succession());

        for (DepartmentKey wrong : List.of(stranger, unsigned, later, first)) {
            assertThatThrownBy(() -> history(first, wrong)).hasMessageStartingWith("SQ-LED-0086");
        }
        assertThatThrownBy(() -> new KeyHistory(Map.of("shuiwu", List.of(first, successor(old)))))
                .hasMessageStartingWith("SQ-LED-0086");
    }

    @Test
    void a_department_whose_key_was_stolen_begins_anew() {
        DepartmentKey stolen = DepartmentKey.first(old.verification(), Custody.NODE, MAY).revokedFrom(JUNE);
        DepartmentKey anew = DepartmentKey.first(next.verification(), Custody.NODE, JUNE);

        assertThat(history(stolen, anew).first()).containsExactly(stolen, anew);
        assertThatThrownBy(() -> history(stolen, successor(old))).hasMessageStartingWith("SQ-LED-0086");
    }

    @Test
    void the_file_reads_back_and_the_first_version_too() {
        SigningKey witness = SoftwareKey.generate("yunzhou.shuqiao/gongan", SignatureType.ED25519);
        PublicKeys keys = new PublicKeys(List.of(old.verification()),
                history(DepartmentKey.first(old.verification(), Custody.NODE, MAY).until(JULY), successor(old)),
                List.of(witness.verification().asWitness()), Optional.empty());

        assertThat(PublicKeys.parse(keys.bytes())).isEqualTo(keys);

        PublicKeys first = PublicKeys.parse(("{\"departments\":{\"gongan\":\"" + old.verification().text()
                + "\"},\"log\":[\"" + old.verification().text() + "\"],\"v\":1}").getBytes(StandardCharsets.UTF_8));
        assertThat(first.history().keyAt("gongan", id(old), MAY).custody()).isEqualTo(Custody.HOSTED);
    }

    private DepartmentKey successor(SigningKey before) {
        return KeySuccession.sign("gongan", next.verification(), Custody.NODE, JUNE, before);
    }

    private static KeyHistory history(DepartmentKey... keys) {
        return new KeyHistory(Map.of("gongan", List.of(keys)));
    }

    private static String id(SigningKey key) {
        return key.verification().shortText();
    }

    private static void refused(KeyHistory history, SigningKey key, OffsetDateTime time, String code) {
        assertThatThrownBy(() -> history.keyAt("gongan", id(key), time)).hasMessageStartingWith(code);
    }
}
