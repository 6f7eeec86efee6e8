package org.shuqiao.centre.event;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.shuqiao.centre.Words;
import org.shuqiao.centre.division.DivisionFile;
import org.shuqiao.centre.division.Divisions;

/** Reports and a rule for tests of merging. */
final class Reports {

    static final Divisions DIVISIONS = DivisionFile.read("""
            divisions:
              - {code: "990100", level: city, zh: 云州市, en: Yunzhou}
              - {code: "990102", level: district, zh: 东湖区, en: Donghu, parent: "990100"}
              - {code: "990102001", level: street, zh: 长堤街道, en: Changdi, parent: "990102"}
              - {code: "990103", level: district, zh: 西岭区, en: Xiling, parent: "990100"}
            """);
    static final MergingRule RULE = new MergingRule(100, Duration.ofHours(24), new BigDecimal("0.4"), List.of(
            new EventKind("manhole", new Words("井盖", "manhole"), List.of("井盖缺失", "01-03"))));
    static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
    private static final double DEGREE_METRES = 111_195;

    private Reports() { }

    /** @param north metres to the north of a place; negative for none */
    static Report report(String source, String id, int hours, String division, int north, String place, String kind,
            String title) {
        return new Report(Report.id("shuju", source, id), "shuju", source, id, START.plus(Duration.ofHours(hours)),
                division, place, north < 0 ? Optional.empty() : Optional.of(new Point(104, 30 + north / DEGREE_METRES)),
                kind, title, "", Progress.UNKNOWN);
    }
}
