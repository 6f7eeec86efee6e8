package org.shuqiao.centre.responsibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.centre.FileFaults;
import org.shuqiao.centre.division.Divisions;
import org.shuqiao.centre.event.EventSources;
import org.shuqiao.centre.indicator.Indicators;

/** Tests who answers for an event, and what is wrong with a list of it. */
class ResponsibilityTest {

    private static final Divisions CITY = Indicators.in(Path.of("../../conf/indicators")).divisions();

    private static final String GOOD = """
            hours: ["08:30-12:00", "14:00-18:00"]
            limits:
              - {kind: "*", accept: 4 work-hours, handle: 5 working-days}
              - {kind: manhole, accept: 1 clock-hours, handle: 6 clock-hours}
            owners:
              - {kind: "*", lead: a, person: any}
              - {kind: "*", division: "990102", lead: a, person: donghu, territorial: east}
              - {kind: manhole, lead: b, person: covers}
              - {kind: manhole, division: "990100", lead: b, person: city}
            """;

    @ParameterizedTest
    @CsvSource({"manhole, 990102, city", "manhole, '', covers", "manhole, elsewhere, covers", "noise, 990102, donghu",
        "noise, 990103, any", "'', '', any"})
    void theKindGoesBeforeTheDivisionAndTheNarrowerOneBeforeTheWider(String kind, String division, String person) {
        assertThat(read(GOOD).of(kind, division, CITY).map(Responsibility.Owner::person)).contains(person);
    }

    @Test
    void aKindWithoutLimitsHasThoseOfAnyKind() {
        assertThat(read(GOOD).limits("manhole").orElseThrow().handle().text()).isEqualTo("6 clock-hours");
        assertThat(read(GOOD).limits("noise").orElseThrow().handle().text()).isEqualTo("5 working-days");
        assertThat(read(GOOD).hours().text()).isEqualTo("08:30-12:00, 14:00-18:00");
    }

    @Test
    void withoutAListNobodyAnswers() {
        assertThat(EventSources.in(Path.of("no such folder")).responsibility().of("x", "990102", CITY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            4 work-hours           | 0 work-hours             | SQ-CTR-0033
            4 work-hours           | 4 weeks                  | SQ-CTR-0033
            4 work-hours           | 99999999999 work-hours   | SQ-CTR-0033
            'accept: 4 work-hours,'| ''                       | SQ-CTR-0030
            kind: manhole, accept  | 'kind: covers, accept'   | SQ-CTR-0033
            kind: manhole, accept  | 'kind: "*", accept'      | SQ-CTR-0033
            '"14:00-18:00"'        | '"11:00-18:00"'          | SQ-CTR-0033
            '"14:00-18:00"'        | '"18:00-14:00"'          | SQ-CTR-0033
            '"14:00-18:00"'        | '"25:00-26:00"'          | SQ-CTR-0033
            ', person: covers'     | ''                       | SQ-CTR-0032
            '{kind: manhole, lead' | '{kind: "*", lead'       | SQ-CTR-0033
            hours:                 | hour:                    | SQ-CTR-0031
            """)
    void aFaultHasItsCode(String good, String bad, String code) {
        assertThatThrownBy(() -> read(GOOD.replace(good, bad)))
                .isInstanceOfSatisfying(CodedException.class, e -> assertThat(e.code().id()).isEqualTo(code));
    }

    @Test
    void aDivisionThatIsNoneIsRefused() {
        assertThatThrownBy(() -> read(GOOD.replace("990102", "990199")).requireKnown(CITY))
                .isInstanceOfSatisfying(CodedException.class, e -> assertThat(e.code().id()).isEqualTo("SQ-CTR-0009"));
    }

    @Test
    void theCitysListHoldsAndHasSomebodyForEveryEvent() {
        Responsibility city = EventSources.in(Path.of("../../conf/events")).responsibility().requireKnown(CITY);

        assertThat(city.of("road-damage", "990103", CITY).map(Responsibility.Owner::lead)).contains("jiaotong");
        assertThat(city.of("", "", CITY).flatMap(Responsibility.Owner::territorial)).isEqualTo(Optional.empty());
        assertThat(city.of("whatever", "990103", CITY)).isPresent();
        assertThat(city.limits("whatever")).isPresent();
    }

    private static Responsibility read(String text) {
        FileFaults faults = new FileFaults();
        Responsibility read = ResponsibilityFile.read(text, Set.of("manhole"), faults);
        faults.throwAny();
        return read;
    }
}
