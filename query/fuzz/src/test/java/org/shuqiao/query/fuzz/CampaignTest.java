package org.shuqiao.query.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that a campaign of generated queries finds nothing, and would find something. */
final class CampaignTest {

    private static final long QUERIES = Long.getLong("fuzz.queries", 1_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20261129);

    @ParameterizedTest
    @EnumSource(Place.class)
    void nothingHiddenShowsOrTellsAndEveryAnswerIsRight(Place place) throws Exception {
        Campaign.Result result = new Campaign(QUERIES, SEED, 2, place, done -> { }, found -> { }).run();

        assertThat(result.findings()).isEmpty();
        assertThat(result.tried()).isEqualTo(QUERIES);
        assertThat(result.compared()).as("queries whose answers were compared").isGreaterThan(QUERIES / 3);
    }

    @Test
    void theSameChoicesMakeTheSameQuery() {
        List<Policy> policies = List.of(Policy.random(Register.PERSONS, true, Choices.random(1)),
                Policy.random(Register.ALLOWANCES, false, Choices.random(2)));
        for (long seed = 0; seed < 200; seed++) {
            Choices choices = Choices.random(seed);
            Sql sql = new Queries(choices, policies, List.of("a"), true).whole().sql();

            Sql again = new Queries(Choices.again(choices.made()), policies, List.of("a"), true).whole().sql();

            assertThat(again).isEqualTo(sql);
        }
    }

    @Test
    void fewerChoicesMakeASimplerQuery() {
        List<Policy> policies = List.of(Policy.random(Register.PERSONS, true, Choices.random(1)));

        Sql simplest = new Queries(Choices.again(List.of()), policies, List.of(), false).whole().sql();

        assertThat(simplest.asked()).isEqualTo("SELECT t1.id AS c1 FROM gongan.rk t1");
    }

    @Test
    void numbersOfCitizensHaveTheirForm() {
        Random random = new Random(5);
        String number = CitizenNumbers.random("990102195", random);

        String other = CitizenNumbers.sameEnds(number, random);

        assertThat(other).hasSize(18).startsWith(number.substring(0, 4)).endsWith(number.substring(14));
    }
}
