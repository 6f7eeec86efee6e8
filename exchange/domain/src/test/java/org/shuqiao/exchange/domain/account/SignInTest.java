package org.shuqiao.exchange.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.domain.testkit.Refusals.refused;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.control.Change;
import org.shuqiao.exchange.domain.control.ControlCode;
import org.shuqiao.exchange.domain.control.Proposal;
import org.shuqiao.exchange.domain.security.Door;
import org.shuqiao.exchange.domain.testkit.ConcurrentCalls;
import org.shuqiao.exchange.domain.testkit.TestCity;

/** Somebody guesses passwords, and somebody else has the right one. */
final class SignInTest {

    private static final TestCity CITY = new TestCity();
    private static final SignInOrigin DESK = at("10.1.2.3");
    private static final SignInOrigin ATTACKER = at("203.0.113.9");
    private static final String WRONG = "not what it is at all";
    private static final String ONCE = "kettle-orbit-velvet";
    private static final String NEXT = "some other words in a row";

    private final SignIn signIn = CITY.signIn;

    @AfterAll
    static void close() {
        CITY.close();
    }

    @Test
    void attemptsOfOnePairWaitTwiceAsLongEachTimeUpToAQuarterOfAnHour() {
        CITY.account("waiting", "minzheng", Role.REQUESTER);
        fail("waiting", DESK, 5);

        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Duration waited = Duration.ZERO;
            while (waits("waiting", DESK)) {
                CITY.clock.advance(Duration.ofSeconds(10));
                waited = waited.plusSeconds(10);
            }
            waits.add(waited);
            refused(ExchangeCode.LOGIN_FAILED, () -> signIn.with("waiting", WRONG, DESK));
        }

        assertThat(waits).startsWith(Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(120))
                .endsWith(Duration.ofMinutes(15));
    }

    @Test
    void aRightPasswordForgetsTheFailuresBefore() {
        CITY.account("forgiven", "minzheng", Role.REQUESTER);
        for (int round = 0; round < 3; round++) {
            fail("forgiven", DESK, 4);
            assertThat(signIn.with("forgiven", TestCity.PASSWORD, DESK).login()).isEqualTo("forgiven");
        }
    }

    @Test
    void nobodyLocksAnAccountOutFromWhereItSignedInBefore() {
        CITY.account("owner", "minzheng", Role.REQUESTER);
        signIn.with("owner", TestCity.PASSWORD, DESK);
        for (int i = 0; i < 60; i++) {
            SignInOrigin each = at("203.0.113." + i);
            refused(ExchangeCode.LOGIN_FAILED, () -> signIn.with("owner", WRONG, each));
        }

        assertThat(signIn.with("owner", TestCity.PASSWORD, DESK).login()).isEqualTo("owner");
        refused(ExchangeCode.LOGIN_FAILED, () -> signIn.with("owner", TestCity.PASSWORD, at("203.0.113.200")));
        CITY.clock.advance(Duration.ofDays(1));
        assertThat(signIn.with("owner", TestCity.PASSWORD, at("203.0.113.200")).login()).isEqualTo("owner");
    }

    @Test
    void manyAccountsTriedFromOneAddressWait() {
        CITY.account("sprayed", "minzheng", Role.REQUESTER);
        SignInOrigin sprayer = at("198.51.100.7");
        for (int i = 0; i < 50; i++) {
            String login = "someone" + i;
            refused(ExchangeCode.LOGIN_FAILED, () -> signIn.with(login, WRONG, sprayer));
        }

        refused(ExchangeCode.LOGIN_FAILED, () -> signIn.with("sprayed", TestCity.PASSWORD, sprayer));
        assertThat(signIn.with("sprayed", TestCity.PASSWORD, DESK).login()).isEqualTo("sprayed");
    }

    @Test
    void whatIsAnsweredNeverTellsWhichAccountsThereAre() {
        CITY.account("there", "minzheng", Role.REQUESTER);
        CITY.account("gone", "minzheng", Role.REQUESTER);
        CITY.agree(new Change.SetActive("gone", false));

        assertThat(answers("there")).isEqualTo(answers("nowhere")).isEqualTo(answers("gone"))
                .containsExactly("SQ-EXC-0003", "SQ-EXC-0003", "SQ-EXC-0003", "SQ-EXC-0003", "SQ-EXC-0003",
                        "SQ-EXC-0004", "SQ-EXC-0004");
    }

    @Test
    void parallelGuessesCountAsManyAsTheyAre() throws Exception {
        CITY.account("parallel", "minzheng", Role.REQUESTER);
        List<Object> answers = ConcurrentCalls.run(24, () -> answer("parallel", WRONG, ATTACKER));

        assertThat(answers.stream().filter("SQ-EXC-0003"::equals)).hasSize(5);
        assertThat(answers.stream().filter("SQ-EXC-0004"::equals)).hasSize(19);
    }

    @Test
    void aPasswordThatWasRightAMomentAgoDoesNotGetInDuringAWait() {
        CITY.account("remembered", "minzheng", Role.REQUESTER);
        signIn.with("remembered", TestCity.PASSWORD, DESK);
        fail("remembered", DESK, 5);

        refused(ExchangeCode.SIGN_IN_WAITS, () -> signIn.with("remembered", TestCity.PASSWORD, DESK));
    }

    @Test
    void aMomentAgoCountsNothingOnceTheAccountIsDisabledOrItsRolesChange() {
        CITY.account("dismissed", "minzheng", Role.REQUESTER);
        signIn.with("dismissed", TestCity.PASSWORD, DESK);
        CITY.agree(new Change.SetRoles("dismissed", Set.of(Role.AUDITOR)));
        assertThat(signIn.with("dismissed", TestCity.PASSWORD, DESK).roles()).containsExactly(Role.AUDITOR);

        CITY.agree(new Change.SetActive("dismissed", false));
        refused(ExchangeCode.LOGIN_FAILED, () -> signIn.with("dismissed", TestCity.PASSWORD, DESK));
    }

    @Test
    void aOneTimePasswordThatWasUsedAMomentAgoEndsWhenItsDayDoes() {
        CITY.account("almost", "minzheng", Role.REQUESTER);
        reset("almost");
        CITY.clock.advance(Duration.ofHours(24).minusMinutes(1));
        refused(ExchangeCode.PASSWORD_MUST_CHANGE, () -> signIn.with("almost", ONCE, DESK));

        CITY.clock.advance(Duration.ofMinutes(1));

        refused(ExchangeCode.LOGIN_FAILED, () -> signIn.with("almost", ONCE, DESK));
    }

    @Test
    void aChangedPasswordEndsTheOldOneAtOnce() {
        CITY.account("changing", "minzheng", Role.REQUESTER);
        signIn.with("changing", TestCity.PASSWORD, DESK);

        refused(ExchangeCode.LOGIN_FAILED, () -> signIn.changePassword("changing", WRONG, NEXT, DESK));
        refused(ExchangeCode.PASSWORD_SAME, () -> signIn.changePassword("changing", TestCity.PASSWORD,
                TestCity.PASSWORD, DESK));
        signIn.changePassword("changing", TestCity.PASSWORD, NEXT, DESK);

        refused(ExchangeCode.LOGIN_FAILED, () -> signIn.with("changing", TestCity.PASSWORD, DESK));
        assertThat(signIn.with("changing", NEXT, DESK).login()).isEqualTo("changing");
    }

    @Test
    void aResetPasswordLetsInToItsOwnChangeOnlyAndForADay() {
        CITY.account("forgetful", "minzheng", Role.REQUESTER);
        signIn.with("forgetful", TestCity.PASSWORD, DESK);

        refused(ExchangeCode.ROLE_NEEDED, () -> CITY.changes.propose(CITY.officer,
                new Change.ResetPassword("forgetful"), Optional.of("half of it")));
        refused(ControlCode.CONCERNS_YOURSELF, () -> CITY.changes.propose(CITY.admin,
                new Change.ResetPassword("admin"), Optional.of("half of it")));
        reset("forgetful");
        refused(ExchangeCode.LOGIN_FAILED, () -> signIn.with("forgetful", TestCity.PASSWORD, DESK));
        refused(ExchangeCode.PASSWORD_MUST_CHANGE, () -> signIn.with("forgetful", ONCE, DESK));
        CITY.clock.advance(Duration.ofHours(24));
        refused(ExchangeCode.LOGIN_FAILED, () -> signIn.with("forgetful", ONCE, DESK));

        reset("forgetful");
        signIn.changePassword("forgetful", ONCE, NEXT, DESK);
        assertThat(signIn.with("forgetful", NEXT, DESK).login()).isEqualTo("forgetful");
        refused(ExchangeCode.LOGIN_FAILED, () -> signIn.with("forgetful", ONCE, DESK));
    }

    private static void reset(String login) {
        Proposal proposal = CITY.changes.propose(CITY.admin, new Change.ResetPassword(login),
                Optional.of(ONCE.substring(0, 10)));
        CITY.changes.approve(CITY.admin2, proposal.id(), proposal.digest(), Optional.of(ONCE.substring(10)));
    }

    @Test
    void anAdministratorEndsAWait() {
        CITY.account("unlocked", "minzheng", Role.REQUESTER);
        fail("unlocked", DESK, 5);

        CITY.accounts.unlock(CITY.admin, "unlocked");

        assertThat(signIn.with("unlocked", TestCity.PASSWORD, DESK).login()).isEqualTo("unlocked");
    }

    private List<String> answers(String login) {
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            answers.add(answer(login, WRONG, at("198.51.100.99")));
        }
        return answers;
    }

    private String answer(String login, String password, SignInOrigin from) {
        try {
            return signIn.with(login, password, from).login();
        } catch (CodedException e) {
            return e.code().id();
        }
    }

    private boolean waits(String login, SignInOrigin from) {
        return CITY.exchange().getBean(SignInThrottle.class).waitsUntil(login, from.address()).isPresent();
    }

    private void fail(String login, SignInOrigin from, int times) {
        for (int i = 0; i < times; i++) {
            refused(ExchangeCode.LOGIN_FAILED, () -> signIn.with(login, WRONG, from));
        }
    }

    private static SignInOrigin at(String address) {
        return new SignInOrigin(Door.PORTAL, address);
    }
}
