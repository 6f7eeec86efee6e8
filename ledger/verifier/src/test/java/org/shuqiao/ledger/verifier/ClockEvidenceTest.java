package org.shuqiao.ledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.act.Approval;
import org.shuqiao.ledger.clock.ClockRules;
import org.shuqiao.ledger.clock.HolidayNotice;
import org.shuqiao.ledger.clock.LegalPeriod;
import org.shuqiao.ledger.json.CanonicalJson;

/** Lateness is proven from signed acts and the calendar that they cite, and both verifiers reckon the same. */
class ClockEvidenceTest {

    private static final String REQUEST = "R-2026-000003";

    /** A made-up notice, so that a day off and a worked Saturday lie within the period. */
    private static final ClockRules RULES = new ClockRules(
            List.of(new HolidayNotice(2026, "放假安排", "国办发明电〔2025〕7号", LocalDate.of(2025, 11, 4), false,
                    Optional.empty(), List.of(new HolidayNotice.Holiday("节", LocalDate.of(2026, 11, 12),
                            LocalDate.of(2026, 11, 13))), Set.of(LocalDate.of(2026, 11, 14)))),
            List.of(new LegalPeriod("reply-conditional", 5, LocalDate.of(2025, 8, 1), "条例")));

    @TempDir
    private Path folder;
    private final EvidenceCity city = new EvidenceCity();

    @BeforeEach
    void writeEvidence() throws IOException {
        Act asked = sign(ActKind.REQUEST, "minzheng", 0, asked(), Optional.empty());
        sign(ActKind.RETURN, "gongan", 2, cited().put("missing", "依据条款"), Optional.of(asked));
        Act completed = sign(ActKind.REQUEST, "minzheng", 7, asked(), Optional.empty());
        sign(ActKind.EXTENSION, "gongan", 8, cited().put("days", 2).put("reason", "需征求意见"),
                Optional.of(completed));
        sign(ActKind.DECISION, "gongan", 22, cited(), Optional.of(completed));
        for (Map.Entry<String, byte[]> file : city.files().entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }

    @Test
    void theReckoningIsProvenOffline() throws IOException {
        Files.write(folder.resolve("rules.calendar.json"), RULES.bytes());

        BundleReport report = BundleVerifier.verify(folder, city.keys());

        assertThat(report.sound()).as("%s", report).isTrue();
        RequestReckoning found = report.clocks().getFirst();
        assertThat(found.clock().started()).isEqualTo("2026-11-02");
        assertThat(found.clock().extended()).isEqualTo(2);
        // one day used before the return of the 4th; six more after the 9th: 10, 11, 14 (Saturday), 16, 17, 18
        assertThat(found.due()).contains(LocalDate.of(2026, 11, 18));
        assertThat(found.late()).contains(4);
        assertThat(new ClockText(false).line(found)).contains("paused 2026-11-04 – 2026-11-09", "due 2026-11-18",
                "answered 2026-11-24", "late by 4 working days");
        assertThat(new ClockText(true).line(found)).contains("逾期 4 个工作日");
        assertSame(report);
    }

    @Test
    void withoutTheCalendarItSaysWhatIsMissing() throws IOException {
        BundleReport report = BundleVerifier.verify(folder, city.keys());

        assertThat(report.clocks().getFirst().late()).isEmpty();
        assertThat(new ClockText(false).line(report.clocks().getFirst())).contains("calendar missing: "
                + RULES.digest());
        assertSame(report);
    }

    @Test
    void aCalendarOfOtherDaysIsNotTheOneThatTheActsCite() throws IOException {
        ClockRules other = new ClockRules(List.of(), RULES.periods());
        Files.write(folder.resolve("rules.calendar.json"), other.bytes());

        BundleReport report = BundleVerifier.verify(folder, city.keys());

        assertThat(report.clocks().getFirst().due()).isEmpty();
        assertSame(report);
    }

    @Test
    void aCalendarInAnotherSpellingIsRefused() throws IOException {
        Files.write(folder.resolve("rules.calendar.json"), (" " + new String(RULES.bytes(), StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8));

        BundleReport report = BundleVerifier.verify(folder, city.keys());

        assertThat(report.invalid().get("rules.calendar.json").code()).isEqualTo("SQ-LED-0025");
        assertSame(report);
    }

    private void assertSame(BundleReport report) {
        try (SecondVerifier python = new SecondVerifier(folder.resolve("keys.json"))) {
            JsonNode second = python.verify(folder);
            assertThat(new String(CanonicalJson.bytes((ObjectNode) second), StandardCharsets.UTF_8))
                    .isEqualTo(ReportJson.text(report));
        }
    }

    private Act sign(ActKind kind, String department, int day, ObjectNode body, Optional<Act> follows) {
        Act act = city.act(kind, REQUEST, department, day, body, follows);
        city.sign(act, Approval.keyFile(act, city.person), department.equals("gongan")
                ? day < 7 ? city.oldGongan : city.gongan : city.minzheng);
        city.acts.put(kind.word() + day, city.acts.remove(kind.word() + " " + REQUEST));
        return act;
    }

    private static ObjectNode asked() {
        ObjectNode body = cited();
        body.putObject("request").put("provider", "gongan").put("consumer", "minzheng");
        return body;
    }

    private static ObjectNode cited() {
        ObjectNode body = CanonicalJson.object();
        body.putObject("clock").put("calendar", RULES.digest()).put("duty", "reply-conditional");
        return body;
    }
}
