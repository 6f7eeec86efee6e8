package org.shuqiao.exchange.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.shuqiao.exchange.domain.testkit.TestClock;

final class RememberedPasswordsTest {

    private static final String DESK = "10.1.2.3";
    private static final String PASSWORD = "kettle orbit velvet";

    private final TestClock clock = new TestClock();
    private final RememberedPasswords remembered = new RememberedPasswords(clock);

    @Test
    void onlyTheVerifiedPasswordOfTheSameAccountAddressAndStoredHashFits() {
        Credential stored = credential("somebody", "{bcrypt}one");
        remembered.remember(stored, PASSWORD, DESK);

        assertThat(remembered.fits(stored, PASSWORD, DESK)).isTrue();
        assertThat(remembered.fits(stored, PASSWORD + " ", DESK)).isFalse();
        assertThat(remembered.fits(stored, "", DESK)).isFalse();
        assertThat(remembered.fits(stored, PASSWORD, "10.1.2.4")).isFalse();
        assertThat(remembered.fits(credential("somebody", "{bcrypt}two"), PASSWORD, DESK)).isFalse();
        assertThat(remembered.fits(credential("another", "{bcrypt}one"), PASSWORD, DESK)).isFalse();
    }

    @Test
    void useDoesNotProlongTheTenMinutes() {
        Credential stored = credential("somebody", "{bcrypt}one");
        remembered.remember(stored, PASSWORD, DESK);
        clock.advance(RememberedPasswords.REMEMBERED.minus(Duration.ofMillis(1)));
        assertThat(remembered.fits(stored, PASSWORD, DESK)).isTrue();

        clock.advance(Duration.ofMillis(1));

        assertThat(remembered.fits(stored, PASSWORD, DESK)).isFalse();
    }

    @Test
    void theOldestGoesWhenThereAreTooMany() {
        Credential first = credential("somebody", "{bcrypt}one");
        remembered.remember(first, PASSWORD, DESK);
        for (int i = 0; i < RememberedPasswords.MOST; i++) {
            remembered.remember(credential("other" + i, "{bcrypt}other"), PASSWORD, DESK);
        }

        assertThat(remembered.fits(first, PASSWORD, DESK)).isFalse();
        assertThat(remembered.fits(credential("other0", "{bcrypt}other"), PASSWORD, DESK)).isTrue();
    }

    private static Credential credential(String login, String hash) {
        return new Credential(new Account(login, login, login, "minzheng", Set.of(Role.REQUESTER), true), hash, false,
                Optional.empty());
    }
}
