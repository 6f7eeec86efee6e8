package org.shuqiao.city.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class CheckCharactersTest {

    @Test
    void citizenNumbersReproducePublishedExamples() {
        assertThat(CitizenNumberGenerator.of("110105", LocalDate.of(1949, 12, 31), 2)).isEqualTo("11010519491231002X");
        assertThat(CitizenNumberGenerator.of("990102", LocalDate.of(1985, 3, 7), 123)).isEqualTo("990102198503071235");
        assertThat(CitizenNumberGenerator.of("990102", LocalDate.of(1985, 3, 7), 3)).isEqualTo("99010219850307003X");
        assertThat(CitizenNumberGenerator.fifteen("990102198503071235")).isEqualTo("990102850307123");
    }

    @Test
    void creditCodesReproducePublishedExamples() {
        assertThat(CreditCodeGenerator.of("91", "350100", "M000100Y4")).isEqualTo("91350100M000100Y43");
        assertThat(CreditCodeGenerator.organisation("M000100Y")).isEqualTo("M000100Y4");
        assertThat(CreditCodeGenerator.of("91", "990103", CreditCodeGenerator.organisation("55123456")))
                .isEqualTo("91990103551234567G");
        assertThat(CreditCodeGenerator.hyphenated("551234567")).isEqualTo("55123456-7");
    }

    @Test
    void registrationNumbersReproduceAPublishedExample() {
        assertThat(RegistrationNumberGenerator.check("11010800000001")).isEqualTo('6');
    }

    @Test
    void everyPersonHasANumberOfHisOwnThatFits() {
        var people = new World(7, 1).people();
        var seen = new HashSet<String>();
        for (long i = 0; i < people.count(); i++) {
            Person person = people.at(i);
            assertThat(person.number()).hasSize(18).startsWith("9901")
                    .contains(person.birth().toString().replace("-", ""));
            assertThat(oracle(person.number())).isEqualTo(1);
            assertThat((person.number().charAt(16) - '0') % 2).isEqualTo(person.sex() == Sex.MALE ? 1 : 0);
            assertThat(seen.add(person.number())).isTrue();
            assertThat(oracle(CitizenNumberGenerator.broken(person.number()))).isNotEqualTo(1);
        }
    }

    @Test
    void everyEnterpriseHasACodeOfItsOwnThatFits() {
        var enterprises = new World(7, 1).enterprises();
        var seen = new HashSet<String>();
        for (long i = 0; i < enterprises.count(); i++) {
            var code = enterprises.at(i).creditCode();
            assertThat(code).hasSize(18);
            assertThat(code.charAt(17)).isEqualTo(CreditCodeGenerator.check(code.substring(0, 17)));
            assertThat(code.charAt(16)).isEqualTo(CreditCodeGenerator.organisationCheck(code.substring(8, 16)));
            assertThat(seen.add(code)).isTrue();
        }
    }

    @Test
    void theSameWorldIsDrawnFromTheSameSeedAlone() {
        assertThat(new World(3, 1).people().at(4321)).isEqualTo(new World(3, 1).people().at(4321))
                .isNotEqualTo(new World(4, 1).people().at(4321));
    }

    /** ISO 7064 MOD 11-2 read the other way round: the weighted sum of all 18 characters is 1 modulo 11. */
    private static int oracle(String number) {
        var sum = BigInteger.ZERO;
        for (int i = 0; i < 18; i++) {
            int digit = number.charAt(i) == 'X' ? 10 : number.charAt(i) - '0';
            sum = sum.add(BigInteger.valueOf(digit).multiply(BigInteger.TWO.pow(17 - i)));
        }
        return sum.mod(BigInteger.valueOf(11)).intValue();
    }
}
