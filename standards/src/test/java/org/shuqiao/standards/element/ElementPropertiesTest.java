package org.shuqiao.standards.element;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hutool.core.util.CreditCodeUtil;
import cn.hutool.core.util.IdcardUtil;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.shuqiao.standards.mapping.Samples;
import org.shuqiao.standards.pack.StandardPack;

/** Property tests of every element, with hutool's validators as oracle where both judge the same. */
class ElementPropertiesTest {

    private static final Elements ELEMENTS = StandardPack.load().elements();

    @Property(tries = 400)
    void anOldNumberUpgradesToTheNewNumberOfTheSamePerson(@ForAll("numbers") String number) {
        Assume.that(number.startsWith("19", 6));
        String old = number.substring(0, 6) + number.substring(8, 17);

        CheckResult outcome = check("citizen-number", old);

        assertThat(outcome.value()).contains(number);
        // the oracle takes the year 00 for 2000, when no number of the old form was given out any more
        if (!number.startsWith("1900", 6)) {
            assertThat(outcome.value()).contains(IdcardUtil.convert15To18(old));
        }
    }

    @Property(tries = 400)
    void everyChangeOfOneCharacterOfACitizenNumberIsDetected(
            @ForAll("numbers") String number, @ForAll @IntRange(max = 17) int at,
                    @ForAll @IntRange(min = 1, max = 9) int by) {
        char old = number.charAt(at);
        char other = old == 'X' ? (char) ('0' + by) : (char) ('0' + (old - '0' + by) % 10);
        String changed = number.substring(0, at) + other + number.substring(at + 1);

        assertThat(check("citizen-number", number).value()).contains(number);
        assertThat(check("citizen-number", changed).status()).isEqualTo(CheckResult.Status.REJECTED);
    }

    @Property(tries = 400)
    void citizenNumbersAreValidWhereTheOracleSaysSo(@ForAll("nearlyNumbers") String number) {
        boolean ours = CitizenNumber.valid(number);

        assertThat(ours && CitizenNumber.birthDate(number).isPresent()).isEqualTo(IdcardUtil.isValidCard18(number));
    }

    @Property(tries = 400)
    void creditCodesAreValidWhereTheOracleSaysSo(@ForAll("creditCodes") String code, @ForAll @IntRange(max = 17) int at,
            @ForAll @IntRange(max = 30) int symbol) {
        String changed = code.substring(0, at) + "0123456789ABCDEFGHJKLMNPQRTUWXY".charAt(symbol)
                + code.substring(at + 1);

        assertThat(CreditCodeUtil.isCreditCode(code)).isTrue();
        assertThat(CreditCode.valid(code)).isTrue();
        if (CreditCode.formed(changed)) {
            assertThat(CreditCode.check(changed) == changed.charAt(17)).isEqualTo(CreditCodeUtil.isCreditCode(changed));
        }
        if (!changed.equals(code) && !changed.startsWith("M0", 8)) {
            assertThat(check("uscc", changed).status()).isEqualTo(CheckResult.Status.REJECTED);
        }
    }

    @Property(tries = 2000)
    void noValueMakesAnElementThrow(@ForAll("anything") String text, @ForAll("elements") Element element) {
        for (ElementEncoding encoding : element.encodings().values()) {
            CheckResult outcome = element.check(List.of(text), encoding, Samples.TODAY);

            assertThat(outcome.status() == CheckResult.Status.REJECTED && outcome.value().isPresent()).isFalse();
            assertThat(outcome.rule().isPresent()).isEqualTo(
                    outcome.status() == CheckResult.Status.REJECTED || outcome.status() == CheckResult.Status.FLAGGED);
        }
    }

    @Property(tries = 2000)
    void theStandardFormIsItsOwnStandardForm(@ForAll("nearly") Map.Entry<String, String> near) {
        CheckResult first = check(near.getKey(), near.getValue());
        Assume.that(first.value().isPresent());

        CheckResult again = check(near.getKey(), first.value().get());

        assertThat(again.value()).isEqualTo(first.value());
        assertThat(again.status()).isIn(CheckResult.Status.OK, CheckResult.Status.FLAGGED);
    }

    @Property(tries = 300)
    void comingBackFromGcj02IsWhereItBegan(@ForAll("longitudes") double lon, @ForAll("latitudes") double lat) {
        double[] there = Coordinates.toGcj02(lon, lat);
        double[] back = Coordinates.fromGcj02(there[0], there[1]);

        assertThat(Math.abs(back[0] - lon)).isLessThan(1e-7);
        assertThat(Math.abs(back[1] - lat)).isLessThan(1e-7);
    }

    @Provide
    Arbitrary<String> numbers() {
        Arbitrary<LocalDate> births = Arbitraries.longs().between(LocalDate.of(1900, 1, 1).toEpochDay(),
                LocalDate.of(2026, 1, 1).toEpochDay()).map(LocalDate::ofEpochDay);
        return Combinators.combine(Arbitraries.of("990102", "990103", "110105", "440301"), births,
                Arbitraries.integers().between(1, 995)).as((division, birth, sequence) -> {
                    String body = division + birth.toString().replace("-", "") + "%03d".formatted(sequence);
                    return body + CitizenNumber.check(body);
                });
    }

    @Provide
    Arbitrary<String> nearlyNumbers() {
        Arbitrary<String> real = numbers().filter(number -> !number.startsWith("99"));
        return Combinators.combine(real, Arbitraries.integers().between(6, 17), Arbitraries.chars().range('0', '9'))
                .as((number, at, digit) -> number.substring(0, at) + digit + number.substring(at + 1));
    }

    @Provide
    Arbitrary<String> creditCodes() {
        return Combinators.combine(Arbitraries.of("91", "12", "52", "92"), Arbitraries.of("990102", "110105", "440301"),
                Arbitraries.strings().withChars("0123456789ABCDEFGHJKLMNPQRTUWXY").ofLength(8)
                        .filter(eight -> !eight.startsWith("M0"))).as((registrar, division, eight) -> {
                            String body = registrar + division + eight + CreditCode.organisationCheck(eight);
                            return body + CreditCode.check(body);
                        });
    }

    @Provide
    Arbitrary<Element> elements() {
        return Arbitraries.of(ELEMENTS.all());
    }

    @Provide
    Arbitrary<String> anything() {
        Arbitrary<String> marks = Arbitraries.strings()
                .withChars("0123456789年月日时分秒上下午:-/.TZ+,()（）万元美港币人民°′″'\"ENeXx \u200B\u3000川A区市县街道转|")
                .ofMaxLength(30);
        return Arbitraries.oneOf(Arbitraries.strings().all().ofMaxLength(40), marks,
                Arbitraries.strings().numeric().ofMaxLength(20),
                Arbitraries.of("", " ", "\u0000", "9".repeat(30_000), "(".repeat(20_000), "1,".repeat(9_000), "\uD800",
                        "'", "|"));
    }

    @Provide
    Arbitrary<Map.Entry<String, String>> nearly() throws IOException {
        List<Map.Entry<String, String>> known = CasesTest.cases().stream().map(line -> line.split(" \\| ", -1))
                .filter(cells -> cells[1].equals("-")).map(cells -> Map.entry(cells[0], cells[2])).toList();
        return Combinators.combine(Arbitraries.of(known), Arbitraries.integers().between(0, 40),
                Arbitraries.chars().with('0', '1', '9', ' ', '-', '万', '元', '年', 'X', '１', '\u200B'))
                        .as((entry, at, c) -> {
                    String text = entry.getValue();
                    return at >= text.length() ? entry
                            : Map.entry(entry.getKey(), text.substring(0, at) + c + text.substring(at + 1));
                });
    }

    @Provide
    Arbitrary<Double> longitudes() {
        return Arbitraries.doubles().between(74, 135);
    }

    @Provide
    Arbitrary<Double> latitudes() {
        return Arbitraries.doubles().between(4, 53);
    }

    private static CheckResult check(String element, String value) {
        return ELEMENTS.check(element, value, Optional.empty(), Samples.TODAY);
    }
}
