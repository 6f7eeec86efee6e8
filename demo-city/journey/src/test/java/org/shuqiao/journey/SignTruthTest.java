package org.shuqiao.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.contracts.json.Json;

/** Tests what the city's own truth says of its signs. */
class SignTruthTest {

    private static final String EAST = "云州市东湖区翠湖街道人民路1号";

    @TempDir
    private Path folder;

    @Test
    void rowsThatAreNotPublishedCountNowhereAndFlaggedValuesAreNone() throws IOException {
        write("chengguan_cases",
                row("standard", "", "due_at", "2026-10-31T23:59:59+08:00", "closed_at", "2026-10-30T00:00:00+08:00",
                        "unit", "东湖区城管大队"),
                row("standard", "", "due_at", "2026-10-01T00:00:00+08:00", "unit", "东湖区城管大队"),
                row("quarantined", "", "due_at", "2026-10-02T00:00:00+08:00", "unit", "东湖区城管大队"),
                row("standard", "", "due_at", "2026-11-01T00:00:00+08:00", "unit", "西岭区城管大队"));
        write("gongan_rk", row("standard", "", "citizen_number", "1", "home_address", EAST, "birth_date", "2019-09-01"),
                row("standard", "birth_date", "citizen_number", "2", "home_address", EAST, "birth_date", "2020-01-01"));
        write("chengyun_ticket", row("standard", "division", "called_at", "2026-10-05T10:00:00+08:00", "division",
                "990102"));
        write("huanjing_air", row("standard", "", "station", "翠湖站", "measured_at", "2026-11-01T00:00:00+08:00", "aqi",
                "100"), row("standard", "aqi", "station", "翠湖站", "measured_at",
                "2026-10-31T23:00:00+08:00", "aqi", "9"));
        write("minzheng_elder", row("standard", "", "citizen_number", "1", "lives_alone", "true", "visited_on",
                "2026-10-02"), row("standard", "", "citizen_number", "9", "lives_alone", "true", "visited_on",
                "2026-10-01"));
        write("shijian_ent", row("standard", "", "established", "2025-06-01", "status", "存续", "address", EAST),
                row("standard", "", "established", "2024-06-01", "status", "存续", "address", EAST),
                row("standard", "", "established", "2024-06-01", "status", "注销", "address", EAST));
        write("jiaoyu_seat", row("standard", "", "school", "云州市东湖区第一学校", "seats", "45"));

        List<SignTruth.True> figures = new SignTruth(folder).figures("2026-09", "2026-10");

        assertThat(of(figures, "cases-on-time", "2026-10", "990102")).contains(new BigDecimal("50.00"));
        assertThat(of(figures, "calls-per-10000", "2026-10", "990100")).contains(new BigDecimal("5000.00"));
        assertThat(of(figures, "calls-per-10000", "2026-10", "990102")).contains(new BigDecimal("0.00"));
        assertThat(of(figures, "good-air-hours", "2026-10-31", "990102")).contains(new BigDecimal("100.00"));
        assertThat(of(figures, "elders-visited", "2026-10", "990100")).contains(new BigDecimal("50.00"));
        assertThat(of(figures, "elders-visited", "2026-10", "990102")).contains(new BigDecimal("100.00"));
        assertThat(of(figures, "enterprise-growth", "2025", "990102")).contains(new BigDecimal("100.00"));
        assertThat(of(figures, "school-places", "2026", "990102")).contains(new BigDecimal("45.00"));
    }

    @Test
    void alertsOpenAtTheMildestBoundAndCloseAtItsRecovery() {
        ObjectNode indicator = Json.PLAIN.createObjectNode().put("id", "s").put("direction", "higher");
        indicator.putArray("thresholds").addObject().put("crosses", "50").put("recovers", "60");
        List<SignTruth.True> figures = List.of(figure("1", 40), figure("2", 55), figure("3", 60), figure("4", 49));

        assertThat(AlertTruth.of(indicator, figures)).containsExactly("s.d.1", "s.d.4");
    }

    private static SignTruth.True figure(String period, long value) {
        return new SignTruth.True("s", period, "d", value, 100, Optional.of(BigDecimal.valueOf(value)));
    }

    private static Optional<BigDecimal> of(List<SignTruth.True> figures, String sign, String period,
            String division) {
        return figures.stream().filter(each -> each.sign().equals(sign) && each.period().equals(period)
                && each.division().equals(division)).findFirst().orElseThrow().value();
    }

    private static ObjectNode row(String outcome, String flagged, String... expect) {
        ObjectNode row = Json.PLAIN.createObjectNode().put("outcome", outcome);
        row.putObject("cells");
        row.putArray("defects");
        for (int i = 0; i < expect.length; i += 2) {
            row.withObject("/expect").put(expect[i], expect[i + 1]);
        }
        row.putArray("flagged");
        if (!flagged.isEmpty()) {
            row.withArray("flagged").add(flagged);
        }
        return row;
    }

    private void write(String dataset, ObjectNode... rows) throws IOException {
        try (var out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(dataset + ".jsonl.gz")))) {
            for (ObjectNode row : rows) {
                out.write((row + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
