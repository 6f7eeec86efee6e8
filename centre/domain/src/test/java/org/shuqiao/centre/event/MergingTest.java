package org.shuqiao.centre.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.centre.event.Reports.report;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which reports are one event, and why. */
class MergingTest {

    private static final Report FIRST = report("cases", "1", 0, "990102", 0, "云州市东湖区长堤路12号", "井盖缺失",
            "长堤路井盖缺失");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1  | 990102    | 99  | ''                     | 01-03    | 长堤路上的井盖缺失了 | one, 99 metres apart
            24 | 990102    | 50  | ''                     | ''       | 长堤路井盖缺失       | one, of no kind and a day later
            1  | 990102001 | 50  | ''                     | manhole  | 长堤路井盖缺失       | one, in a street of the district
            1  | ''        | 50  | ''                     | manhole  | 长堤路井盖缺失       | one, of no division
            1  | 990102    | -1  | 云州市东湖区长堤路１２号 | manhole  | 长堤路井盖缺失       | one, the same place in writing
            1  | 990102    | 102 | ''                     | manhole  | 长堤路井盖缺失       | two, too far
            25 | 990102    | 50  | ''                     | manhole  | 长堤路井盖缺失       | two, too late
            1  | 990103    | 50  | ''                     | manhole  | 长堤路井盖缺失       | two, in another district
            1  | 990102    | 50  | ''                     | 暴露垃圾  | 长堤路井盖缺失       | two, of another kind
            1  | 990102    | 50  | ''                     | manhole  | 投诉占道经营         | two, of another text
            1  | 990102    | -1  | ''                     | manhole  | 长堤路井盖缺失       | two, nobody knows where
            """)
    void placeTimeKindAndTextDecide(int hours, String division, int north, String place, String kind, String title,
            String expected) {
        List<Gathered> events = merge(FIRST, report("calls", "2", hours, division, north, place, kind, title));

        assertThat(events).hasSize(expected.startsWith("one") ? 1 : 2);
    }

    @Test
    void aMergeShowsItsReasons() {
        Report call = report("calls", "2", 2, "990102", 30, "", "", "井盖缺失");

        Reason reason = merge(FIRST, call).getFirst().members().getLast().reason().orElseThrow();

        assertThat(reason.with()).isEqualTo(FIRST.id());
        assertThat(reason.metres()).contains(30);
        assertThat(reason.minutes()).isEqualTo(120);
        assertThat(reason.similarity()).isEqualByComparingTo("0.50"); // 井盖 盖缺 缺失, of six pairs
        assertThat(reason.byHand()).isFalse();
    }

    @Test
    void anEventDoesNotGrowFromNeighbourToNeighbour() {
        Report next = report("cases", "2", 1, "990102", 80, "", "manhole", "长堤路井盖缺失");
        Report third = report("cases", "3", 2, "990102", 160, "", "manhole", "长堤路井盖缺失");

        assertThat(merge(FIRST, next, third)).extracting(Gathered::first).containsExactly(FIRST, third);
    }

    @Test
    void theMostAlikeOfSeveralEventsIsTaken() {
        Report other = report("cases", "2", 1, "990102", 150, "", "manhole", "井盖缺失");
        Report call = report("calls", "3", 2, "990102", 75, "", "", "井盖缺失");

        assertThat(merge(FIRST, other, call)).extracting(each -> each.members().size()).containsExactly(1, 2);
    }

    @Test
    void whatWasPartedNeverMeetsAndWhatWasJoinedIsOne() {
        Report same = report("calls", "2", 1, "990102", 10, "", "manhole", "长堤路井盖缺失");
        Report far = report("calls", "3", 90, "990103", -1, "", "路灯不亮", "反映路灯不亮");
        Verdict parted = verdict("1", false, FIRST, same);
        Verdict joined = verdict("2", true, same, far);

        assertThat(merge(List.of(parted, joined), FIRST, same, far)).extracting(Gathered::first)
                .containsExactly(FIRST, same);
        assertThat(merge(List.of(parted, joined, verdict("3", true, FIRST, same)), FIRST, same, far))
                .as("the later word counts").hasSize(1);
        assertThat(merge(List.of(joined, verdict("3", false, same, far)), FIRST, same, far)).hasSize(2);
        assertThat(merge(List.of(joined, verdict("2", true, FIRST, far), parted), FIRST, same, far))
                .as("who is parted from one of them is not joined by way of another")
                .noneMatch(each -> each.members().stream().map(Gathered.Member::report).toList()
                        .containsAll(List.of(FIRST, same)));
    }

    private static Verdict verdict(String act, boolean together, Report one, Report other) {
        return Verdict.of(act, Reports.START.plusSeconds(Long.parseLong(act)), "officer", together, "核实", one.id(),
                other.id());
    }

    private static List<Gathered> merge(Report... reports) {
        return merge(List.of(), reports);
    }

    private static List<Gathered> merge(List<Verdict> verdicts, Report... reports) {
        return Merging.events(Stream.of(reports).toList(), Reports.RULE, Reports.DIVISIONS, new Verdicts(verdicts));
    }
}
