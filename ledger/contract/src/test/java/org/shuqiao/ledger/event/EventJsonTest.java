package org.shuqiao.ledger.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class EventJsonTest {

    private static final LifeCycleEvent EVENT = new LifeCycleEvent.GrantRevoked("01JD9Z6C0A8Q2W4E6R8T0Y1V3B",
            OffsetDateTime.parse("2026-11-22T23:10:00.123+08:00"), "G-2026-000012", "sha256:" + "0a".repeat(32));

    @Test
    void an_event_has_one_spelling_and_reads_back() {
        byte[] bytes = EventJson.write(EVENT);

        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("{\"digest\":\"sha256:" + "0a".repeat(32)
                + "\",\"event\":\"01JD9Z6C0A8Q2W4E6R8T0Y1V3B\",\"grant\":\"G-2026-000012\","
                + "\"time\":\"2026-11-22T23:10:00.123+08:00\",\"type\":\"grant-revoked\"}");
        assertThat(EventJson.read(bytes)).isEqualTo(EVENT);
    }

    @Test
    void a_binding_names_entry_version_and_act() {
        LifeCycleEvent bound = new LifeCycleEvent.EntryBound(EVENT.event(), EVENT.time(), "10101001/000001", 2,
                "sha256:" + "0b".repeat(32));

        assertThat(new String(EventJson.write(bound), StandardCharsets.UTF_8)).isEqualTo("{\"digest\":\"sha256:"
                + "0b".repeat(32) + "\",\"entry\":\"10101001/000001\",\"event\":\"01JD9Z6C0A8Q2W4E6R8T0Y1V3B\","
                + "\"time\":\"2026-11-22T23:10:00.123+08:00\",\"type\":\"entry-bound\",\"version\":2}");
        assertThat(EventJson.read(EventJson.write(bound))).isEqualTo(bound);
    }

    @Test
    void fields_that_the_format_lacks_are_refused() {
        String json = new String(EventJson.write(EVENT), StandardCharsets.UTF_8);

        for (String changed : new String[] {
            json.replace("{\"digest\"", "{\"citizen_number\":\"990102198503071235\",\"digest\""),
            json.replace("\"grant\":\"G-2026-000012\",", ""),
            json.replace("grant-revoked", "grant-forgotten"),
            json.replace("{", "{ ")}) {
            assertThatThrownBy(() -> EventJson.read(changed.getBytes(StandardCharsets.UTF_8)))
                    .hasMessageStartingWith("SQ-LED-00").message().doesNotContain("990102", "citizen");
        }
    }
}
