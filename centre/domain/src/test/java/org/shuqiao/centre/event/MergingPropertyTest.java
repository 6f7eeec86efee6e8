package org.shuqiao.centre.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The same reports give the same events, in whatever order and portions they come. */
final class MergingPropertyTest {

    @Provide
    Arbitrary<List<Report>> reports() {
        Arbitrary<Report> one = Combinators.combine(Arbitraries.of("cases", "calls"),
                Arbitraries.integers().between(0, 60), Arbitraries.integers().between(0, 72),
                Arbitraries.of("990102", "990102001", "990103", ""),
                Arbitraries.integers().between(-1, 300), Arbitraries.of("", "云州市长堤路12号"),
                Arbitraries.of("", "井盖缺失", "01-03", "暴露垃圾"), Arbitraries.of("井盖缺失", "反映井盖缺失", "长堤路井盖缺失", "垃圾"))
                .as((source, id, hours, division, north, place, kind, title) ->
                        Reports.report(source, String.valueOf(id), hours, division, north, place, kind, title));
        return one.list().ofMaxSize(40).map(all -> {
            Map<String, Report> byId = new HashMap<>();
            all.forEach(each -> byId.put(each.id(), each));
            return List.copyOf(byId.values());
        });
    }

    @Property(tries = 400)
    void anyOrderAndAnyPortionsGiveTheSameEvents(@ForAll("reports") List<Report> reports, @ForAll long seed) {
        Verdicts verdicts = verdicts(reports, new Random(seed));
        Set<Gathered> expected = Set.copyOf(events(reports, verdicts));
        List<Report> shuffled = new ArrayList<>(reports);
        Random random = new Random(~seed);
        Collections.shuffle(shuffled, random);

        Map<String, Report> pool = new HashMap<>();
        List<Gathered> last = List.of();
        for (int from = 0; from < shuffled.size();) {
            int to = Math.min(shuffled.size(), from + 1 + random.nextInt(10));
            shuffled.subList(random.nextInt(from + 1), to).forEach(each -> pool.put(each.id(), each));
            last = events(List.copyOf(pool.values()), verdicts);
            from = to;
        }

        assertThat(Set.copyOf(last)).isEqualTo(expected);
    }

    @Property(tries = 400)
    void everyReportStandsInOneEventWithinTheBoundsOrByHand(@ForAll("reports") List<Report> reports,
            @ForAll long seed) {
        Verdicts verdicts = verdicts(reports, new Random(seed));
        Likeness likeness = new Likeness(Reports.RULE, Reports.DIVISIONS);
        Map<String, Report> byId = new HashMap<>();
        reports.forEach(each -> byId.put(each.id(), each));
        Set<String> seen = new HashSet<>();

        for (Gathered event : events(reports, verdicts)) {
            Set<String> members = new HashSet<>();
            event.members().forEach(each -> members.add(each.report().id()));
            assertThat(event.members().getFirst().reason()).isEmpty();
            for (Gathered.Member each : event.members()) {
                assertThat(seen.add(each.report().id())).isTrue();
                assertThat(verdicts.areApart(Set.of(each.report().id()), members)).isFalse();
                each.reason().ifPresent(reason -> {
                    assertThat(members).contains(reason.with());
                    assertThat(reason.byHand() || likeness.of(likeness.seen(each.report()),
                            likeness.seen(byId.get(reason.with()))).isPresent()).isTrue();
                });
            }
        }
        assertThat(seen).isEqualTo(byId.keySet());
    }

    private static List<Gathered> events(List<Report> reports, Verdicts verdicts) {
        return Merging.events(reports, Reports.RULE, Reports.DIVISIONS, verdicts);
    }

    private static Verdicts verdicts(List<Report> reports, Random random) {
        List<Report> known = reports.stream().sorted(Report.IN_ORDER).toList();
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < known.size() / 4; i++) {
            Report one = known.get(random.nextInt(known.size()));
            Report other = known.get(random.nextInt(known.size()));
            if (!one.equals(other)) {
                verdicts.add(Verdict.of(String.valueOf(i), Reports.START.plusSeconds(random.nextInt(5)), "officer",
                        random.nextBoolean(), "核实", one.id(), other.id()));
            }
        }
        return new Verdicts(verdicts);
    }
}
