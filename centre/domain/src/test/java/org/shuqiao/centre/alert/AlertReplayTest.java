package org.shuqiao.centre.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuqiao.centre.indicator.AlertLevel;
import org.shuqiao.centre.indicator.Direction;
import org.shuqiao.centre.indicator.Threshold;

/** Which alerts a history of values raises. */
class AlertReplayTest {

    private static final List<Threshold> BOUNDS = List.of(bound(AlertLevel.BLUE, 90, 92),
            bound(AlertLevel.YELLOW, 80, 83), bound(AlertLevel.ORANGE, 70, 73), bound(AlertLevel.RED, 60, 65));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            95 90 91 95          |
            95 89 91 92          | [1 opened blue, 3 closed blue]
            89 91 89 91          | [0 opened blue]
            89 79 82 83 92       | [0 opened blue, 1 upgraded yellow, 3 downgraded blue, 4 closed blue]
            59 64 66 75 99       | [0 opened red, 2 downgraded orange, 3 downgraded yellow, 4 closed yellow]
            59 99 59             | [0 opened red, 1 closed red] [2 opened red]
            89 59 99             | [0 opened blue, 1 upgraded red, 2 closed red]
            """)
    void levelsAreCrossedAndLeftWithHysteresis(String values, String expected) {
        assertThat(told(replay(values))).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void whereLowerIsBetterTheOtherSideIsTheBadOne() {
        List<Threshold> bounds = List.of(bound(AlertLevel.BLUE, 10, 8), bound(AlertLevel.RED, 20, 15));

        assertThat(told(new AlertReplay(bounds, Direction.LOWER).over(history("9 11 9 21 16 15 8"))))
                .isEqualTo("[1 opened blue, 3 upgraded red, 5 downgraded blue, 6 closed blue]");
    }

    /** At any seed: the same history gives the same alerts, and no alert is open beside another. */
    @Test
    void aReplayIsDeterministicAndEveryCrossingHasOneAlert() {
        for (int seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            String values = random.ints(60, 50, 100).mapToObj(String::valueOf).collect(Collectors.joining(" "));
            List<AlertCourse> once = replay(values);

            assertThat(replay(values)).isEqualTo(once);
            assertThat(once.stream().limit(Math.max(0, once.size() - 1)).map(AlertCourse::ended))
                    .allMatch(ended -> ended.isPresent());
            for (AlertCourse course : once) {
                assertThat(course.steps().getFirst().kind()).isEqualTo(StepKind.OPENED);
                assertThat(course.steps().stream().filter(step -> step.kind() == StepKind.OPENED)).hasSize(1);
                assertThat(course.ended().stream()).allMatch(end -> end.compareTo(course.opened()) > 0);
            }
        }
    }

    @Test
    void aHistoryReplayedInPartsGivesWhatTheWholeGives() {
        String values = "95 89 79 82 83 92 59 61 99 88";
        List<AlertCourse> whole = replay(values);

        assertThat(replay("95 89 79 82").getFirst().steps())
                .isEqualTo(whole.getFirst().steps().subList(0, 2));
    }

    private static List<AlertCourse> replay(String values) {
        return new AlertReplay(BOUNDS, Direction.HIGHER).over(history(values));
    }

    private static SortedMap<String, BigDecimal> history(String values) {
        SortedMap<String, BigDecimal> history = new TreeMap<>();
        String[] each = values.split(" ");
        for (int i = 0; i < each.length; i++) {
            history.put("%03d".formatted(i), new BigDecimal(each[i]));
        }
        return history;
    }

    private static String told(List<AlertCourse> courses) {
        return courses.stream().map(course -> course.steps().stream()
                .map(step -> Integer.parseInt(step.period()) + " " + step.kind().code() + " " + step.level().code())
                .collect(Collectors.joining(", ", "[", "]"))).collect(Collectors.joining(" "));
    }

    private static Threshold bound(AlertLevel level, long crosses, long recovers) {
        return new Threshold(level, BigDecimal.valueOf(crosses), BigDecimal.valueOf(recovers));
    }
}
