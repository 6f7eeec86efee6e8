package org.shuqiao.centre.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.query.plan.ParsedSql;

/** Tests what files of event sources say, and what is wrong with them. */
class EventSourcesTest {

    private static final String MERGING = """
            distance: 100
            window: PT24H
            similarity: 0.5
            kinds:
              - {kind: manhole, zh: 井盖, en: manhole cover, also: [井盖缺失, 01-03]}
            """;

    private static final String GOOD = """
            source: calls
            name: {zh: 来电, en: Calls}
            owner: shuju
            purpose: 城市事件统一接报
            days: 30
            sql: select a, b, c, s from x.y where b >= {from} and b < {to}
            columns: {id: a, reported: b, title: c, status: s}
            closed: [已结案]
            """;

    @Test
    void aFileSaysWhatIsDrawnAndWhatItsStatusMeans() {
        EventSource read = EventSources.of(Map.of("merging.yaml", MERGING, "a.yaml", GOOD)).get("calls");

        assertThat(read.upTo(LocalDate.of(2026, 10, 31)))
                .isEqualTo("select a, b, c, s from x.y where b >= DATE '2026-10-01' and b < DATE '2026-11-01'");
        assertThat(List.of(read.progress("已结案"), read.progress("处置中"), read.progress("")))
                .containsExactly(Progress.OVER, Progress.OPEN, Progress.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            days: 30               | days: 0                   | SQ-CTR-0033
            source: calls          | source: Calls 12345       | SQ-CTR-0033
            owner: shuju           | owner: ''                 | SQ-CTR-0032
            id: a,                 | ''                        | SQ-CTR-0032
            id: a,                 | 'id: a, caller: d,'       | SQ-CTR-0033
            id: a,                 | 'id: a, longitude: d,'    | SQ-CTR-0033
            ', status: s'          | ''                        | SQ-CTR-0033
            purpose:               | porpoise:                 | SQ-CTR-0031
            """)
    void aFaultHasItsCode(String good, String bad, String code) {
        assertThatThrownBy(() -> EventSources.of(Map.of("merging.yaml", MERGING, "a.yaml", GOOD.replace(good, bad))))
                .isInstanceOfSatisfying(CodedException.class, e -> assertThat(e.code().id()).isEqualTo(code));
    }

    @Test
    void allFaultsOfAFolderAreNamedAtOnce() {
        Map<String, String> texts = Map.of("merging.yaml", MERGING.replace("0.5", "7").replace("PT24H", "a day"),
                "a.yaml", GOOD.replace("days: 30", "days: -1"), "b.yaml", "source: [", "c.yaml", GOOD,
                "d.yaml", GOOD);

        CodedException all = catchThrowableOfType(CodedException.class, () -> EventSources.of(texts));

        assertThat(all.code().id()).isEqualTo("SQ-CTR-0030");
        assertThat(all.problem(Language.EN)).contains("5 faults", "similarity", "window", "a.yaml, days", "b.yaml",
                "SQ-CTR-0034", "c.yaml and d.yaml");
        assertThat(all.problem(Language.ZH)).contains("5 处", "SQ-CTR-0031");
    }

    @Test
    void aSourceNeedsTheBoundsOfMerging() {
        assertThatThrownBy(() -> EventSources.of(Map.of("a.yaml", GOOD)))
                .isInstanceOfSatisfying(CodedException.class, e -> assertThat(e.code().id()).isEqualTo("SQ-CTR-0032"));
        assertThat(EventSources.of(Map.of()).all()).isEmpty();
    }

    @Test
    void theCitysFilesHoldAndTakeNothingOfPersons() {
        EventSources city = EventSources.in(Path.of("../../conf/events"));

        assertThat(city.all()).extracting(EventSource::id).containsExactly("calls-12345", "city-cases");
        assertThat(city.rule().kind("反映井盖缺失")).isEqualTo(city.rule().kind("井盖缺失"));
        assertThat(city.all()).allSatisfy(each ->
                assertThat(ParsedSql.of(each.upTo(LocalDate.of(2026, 10, 31)))).isNotNull());
        assertThat(city.all()).allSatisfy(each -> assertThat(each.upTo(LocalDate.of(2026, 10, 31)))
                .doesNotContainPattern("phone|caller|sex|ticket.*address"));
    }
}
