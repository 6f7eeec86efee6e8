package org.shuqiao.exchange.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.domain.testkit.Refusals.refused;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.security.Door;
import org.shuqiao.exchange.domain.testkit.TestCity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tests how long a password takes that is hashed as in an installation. */
class SignInTimesTest {

    private static final TestCity CITY = new TestCity(PasswordCost.USUAL);
    private static final SignInOrigin DESK = at("10.1.2.3");
    private static final SignInOrigin ATTACKER = at("203.0.113.9");
    private static final String WRONG = "not what it is at all";

    private final SignIn signIn = CITY.signIn;

    @AfterAll
    static void close() {
        CITY.close();
    }

    @Test
    void anUnknownAccountTakesAsLongAsAKnownOne() {
        CITY.account("timed", "minzheng", Role.REQUESTER);
        long known = 0;
        long unknown = 0;
        for (int i = 0; i < 12; i++) { // pairs of measurements, so that the machine's load weighs on both alike
            SignInOrigin each = at("192.0.2." + i);
            known += nanos("timed", each);
            unknown += nanos("untimed", each);
        }
        assertThat((double) unknown / known).isBetween(0.5, 2.0);
    }

    @Test
    void aPasswordIsRememberedForTenMinutesAtTheSameAddressAndAWrongOneNever() {
        CITY.account("script", "minzheng", Role.REQUESTER);
        signIn.with("script", TestCity.PASSWORD, DESK);

        long slow = nanos("script", DESK); // a wrong one beside it is hashed
        long fast = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            signIn.with("script", TestCity.PASSWORD, DESK);
            fast = Math.min(fast, System.nanoTime() - start);
        }
        assertThat(fast).isLessThan(slow / 2);
        assertThat(known("script")).isEqualTo(1);
        signIn.with("script", TestCity.PASSWORD, ATTACKER); // hashed, and known from now on
        assertThat(known("script")).isEqualTo(2);
    }

    @Test
    void aStoredHashIsOfTheUsualCost() {
        CITY.account("hashed", "minzheng", Role.REQUESTER);

        String hash = JdbcClient.create(CITY.pool).sql("select hash from exchange.account where login = 'hashed'")
                .query(String.class).single();

        assertThat(hash).startsWith("{bcrypt}$2a$10$");
    }

    private long nanos(String login, SignInOrigin from) {
        long start = System.nanoTime();
        refused(ExchangeCode.LOGIN_FAILED, () -> signIn.with(login, WRONG, from));
        return System.nanoTime() - start;
    }

    private static long known(String login) {
        return JdbcClient.create(CITY.pool)
                .sql("select count(*) from exchange.known_address where login = :login")
                .param("login", login).query(Long.class).single();
    }

    private static SignInOrigin at(String address) {
        return new SignInOrigin(Door.PORTAL, address);
    }
}
