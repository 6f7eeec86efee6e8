package org.shuqiao.nifi.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuqiao.nifi.remote.FlowStatus.Bulletin;
import org.shuqiao.nifi.remote.FlowStatus.Event;

/** Looks at answers that a NiFi 2.3.0 gave while it collected a register of three slices and lost its database. */
class FlowLookTest {

    private static final String DATASET = "gongan_register";
    private static final String BATCH = "599ede3753de1e30ebaca6abac79231c";
    private static final String SHUQIAO = "/process-groups/27b7b26c-01a2-1000-bbe9-e02d2df49561/process-groups";
    private static final String GROUP = "27b7b958-01a2-1000-39a5-0a76d945e431";
    private static final String PROCESSORS = "/process-groups/" + GROUP + "/processors";
    private static final String QUERY = "/provenance/27b7f76e-01a2-1000-dac0-c3aebf0b502b";

    private RecordedNifi nifi;
    private NifiClient client;
    private FlowInspector look;

    @BeforeEach
    void start() {
        nifi = RecordedNifi.open()
                .on("GET /process-groups/root/process-groups", "groups-of-root.json")
                .on("GET " + SHUQIAO, "groups-of-shuqiao.json")
                .on("GET /flow/bulletin-board?limit=50&groupId=" + GROUP, "bulletins.json");
        client = client(nifi);
        look = new FlowInspector(client);
    }

    @AfterEach
    void stop() {
        client.close();
        nifi.close();
    }

    @Test
    void aFlowIsShownAsItStandsWithItsNewestWarningFirst() {
        nifi.on("GET " + PROCESSORS, "processors.json");

        FlowStatus standing = look.status(DATASET).orElseThrow();

        assertThat(standing.state()).isEqualTo("RUNNING");
        assertThat(standing.valid()).isTrue();
        assertThat(standing.queued()).isZero();
        assertThat(standing.landed()).isEqualTo(3);
        assertThat(standing.bulletins()).extracting(Bulletin::time).containsExactly("22:33:43 CST", "22:32:43 CST");
        assertThat(standing.bulletins()).allSatisfy(bulletin -> {
            assertThat(bulletin.level()).isEqualTo("ERROR");
            assertThat(bulletin.component()).isEqualTo("pull");
            assertThat(bulletin.message()).contains("SQ-COL-0010 ");
        });
    }

    @Test
    void aFlowWithAPullerThatIsNotValidIsShownSo() {
        nifi.on("GET " + PROCESSORS, 200, RecordedNifi.recorded("processors.json")
                .replace("\"VALID\"", "\"INVALID\"").replace("\"RUNNING\"", "\"STOPPED\""));

        FlowStatus standing = look.status(DATASET).orElseThrow();

        assertThat(standing.valid()).isFalse();
        assertThat(standing.state()).isEqualTo("STOPPED");
    }

    @Test
    void aFlowThatTheServerDoesNotHaveStandsNowhere() {
        assertThat(look.status("gongan_another")).isEmpty();
    }

    @Test
    void aServerWithoutAnyFlowOfThePlatformIsNoError() {
        try (RecordedNifi empty = RecordedNifi.open()
                .on("GET /process-groups/root/process-groups", 200, "{\"processGroups\":[]}");
                NifiClient asking = client(empty)) {
            assertThat(new FlowInspector(asking).status(DATASET)).isEmpty();
        }
    }

    @Test
    void aGroupOfThatNameWithoutAPullerIsRefused() {
        nifi.on("GET " + PROCESSORS, 200, "{\"processors\":[]}");

        assertThatThrownBy(() -> look.status(DATASET)).hasMessageStartingWith("SQ-COL-0111");
    }

    @Test
    void whatHappenedToABatchIsToldOldestFirstAndTheSearchTakenAway() {
        nifi.on("POST /provenance", 201, RecordedNifi.recorded("provenance.json"))
                .on("GET " + QUERY, 200, unfinished()).on("GET " + QUERY, "provenance.json")
                .on("DELETE " + QUERY, 200, "{}");

        List<Event> events = look.provenanceEvents(DATASET, BATCH);

        assertThat(events).extracting(Event::type).containsExactly("RECEIVE", "SEND", "CONTENT_MODIFIED", "DROP");
        assertThat(events.getFirst()).isEqualTo(new Event("11/29/2026 22:31:24.879 CST", "RECEIVE", "pull",
                "jdbc:postgresql://127.0.0.1:5432/postgres#register"));
        assertThat(events.get(1).transit()).isEqualTo("file:///lake/landing/gongan/register/" + BATCH);
        assertThat(events.getLast().transit()).isEmpty();
        assertThat(nifi.calls().getFirst().body()).contains(
                "\"Filename\":{\"value\":\"gongan_register-" + BATCH + ".zip\",\"inverse\":false}");
        assertThat(nifi.asked()).last().isEqualTo("DELETE " + QUERY);
    }

    @Test
    void eventsOfASliceThatWasPulledAgainAndNotLandedAreLeftOut() {
        String landed = RecordedNifi.recorded("provenance.json");
        String another = landed.replaceFirst("\"provenanceEvents\": \\[",
                "\"provenanceEvents\": [{\"eventId\": 9, \"eventType\": \"RECEIVE\", \"flowFileUuid\": \"another\"},");
        nifi.on("POST /provenance", 201, landed).on("GET " + QUERY, 200, another).on("DELETE " + QUERY, 200, "{}");

        assertThat(look.provenanceEvents(DATASET, BATCH)).hasSize(4);
    }

    @Test
    void whatTheServerHasForgottenHasNoEvents() {
        nifi.on("POST /provenance", 201, RecordedNifi.recorded("provenance.json"))
                .on("GET " + QUERY, 200, "{\"provenance\":{\"finished\":true,\"results\":{\"provenanceEvents\":[]}}}")
                .on("DELETE " + QUERY, 200, "{}");

        assertThat(look.provenanceEvents(DATASET, BATCH)).isEmpty();
    }

    @Test
    void aSearchThatDoesNotEndIsGivenUpAndTakenAway() {
        nifi.on("POST /provenance", 201, RecordedNifi.recorded("provenance.json")).on("GET " + QUERY, 200, unfinished())
                .on("DELETE " + QUERY, 200, "{}");
        long begun = System.nanoTime();

        assertThatThrownBy(() -> look.provenanceEvents(DATASET, BATCH)).hasMessageStartingWith("SQ-COL-0109");

        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofSeconds(7), Duration.ofSeconds(15));
        assertThat(nifi.asked()).last().isEqualTo("DELETE " + QUERY);
    }

    private static NifiClient client(RecordedNifi nifi) {
        return new NifiClient(NifiAccess.of(nifi.url(), Optional.empty(), "", Optional.empty()),
                Duration.ofSeconds(10));
    }

    private static String unfinished() {
        return RecordedNifi.recorded("provenance.json").replace("\"finished\": true", "\"finished\": false");
    }
}
