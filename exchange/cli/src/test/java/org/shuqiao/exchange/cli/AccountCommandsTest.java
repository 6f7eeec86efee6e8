package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.cli.Refusals.assertRefused;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.shuqiao.exchange.cli.terminal.ExitCodes;

/** Accounts: their passwords come from the environment, never from the command line. */
@ExtendWith(CityExtension.class)
class AccountCommandsTest {

    private static final String NEXT = "some other words in a row";
    private static final String PASSWORD = "a-new-officer-2026";

    private final City city;

    AccountCommandsTest(City city) {
        this.city = city;
    }

    @Test
    @Commands(done = "accounts", refused = "accounts")
    void accountsAreListedToTheAdministratorAlone() {
        Terminal listed = city.as("admin", "accounts");

        assertThat(listed.exit()).isEqualTo(ExitCodes.DONE);
        assertThat(listed.out().lines().filter(line -> line.startsWith("auditor"))).singleElement().asString()
                .contains("shuju", "[\"auditor\"]");
        assertRefused(city.as("reviewer", "accounts"), "SQ-EXC-0001");
    }

    @Test
    @Commands(done = "accounts add", refused = "accounts add")
    void anAddedAccountIsUsedWithThePasswordOfTheEnvironment() throws IOException, InterruptedException {
        Terminal added = launch(Map.of("NEW_PASSWORD", PASSWORD, "SHUQIAO_USER", "admin"), "accounts", "add",
                "yingji-officer", "--department", "yingji", "--role", "officer,requester");
        Terminal used = launch(Map.of("SHUQIAO_USER", "yingji-officer", "SHUQIAO_PASSWORD", PASSWORD), "grants");
        Terminal again = launch(Map.of("NEW_PASSWORD", PASSWORD, "SHUQIAO_USER", "admin"), "accounts", "add",
                "yingji-officer", "--department", "yingji", "--role", "officer");
        Terminal without = city.as("admin", "accounts", "add", "somebody", "--department", "yingji", "--role",
                "officer");

        assertThat(added.exit()).as(added.err()).isEqualTo(ExitCodes.DONE);
        assertThat(used.exit()).as(used.err()).isEqualTo(ExitCodes.DONE);
        assertThat(city.as("admin", "accounts").out()).contains("yingji-officer").doesNotContain("somebody");
        assertRefused(again, "SQ-EXC-0006");
        assertRefused(without, "SQ-CLI-0017");
        assertThat(without.err()).contains("NEW_PASSWORD");
    }

    @Test
    @Commands(done = {"accounts password", "accounts reset"},
            refused = {"accounts password", "accounts reset"})
    void aPasswordIsChangedByItsOwnerAndResetByAnAdministrator() throws IOException, InterruptedException {
        Terminal added = launch(Map.of("NEW_PASSWORD", PASSWORD, "SHUQIAO_USER", "admin"), "accounts", "add",
                "yingji-second", "--department", "yingji", "--role", "requester", "--temporary");
        assertThat(added.exit()).as(added.err()).isEqualTo(ExitCodes.DONE);
        Map<String, String> first = Map.of("SHUQIAO_USER", "yingji-second", "SHUQIAO_PASSWORD", PASSWORD);
        assertRefused(launch(first, "grants"), "SQ-EXC-0017");
        assertRefused(launch(with(first, "NEW_PASSWORD", "password12345"), "accounts", "password"), "SQ-EXC-0015");
        assertRefused(launch(first, "accounts", "password"), "SQ-CLI-0017");
        assertThat(launch(with(first, "NEW_PASSWORD", NEXT), "accounts", "password").exit()).isZero();
        Map<String, String> second = Map.of("SHUQIAO_USER", "yingji-second", "SHUQIAO_PASSWORD", NEXT);
        assertThat(launch(second, "grants").exit()).isZero();

        assertRefused(city.as("reviewer", "accounts", "reset", "yingji-second"), "SQ-EXC-0001");
        Terminal reset = city.as("admin", "accounts", "reset", "yingji-second");
        assertThat(reset.exit()).isEqualTo(ExitCodes.DONE);
        assertRefused(launch(second, "grants"), "SQ-EXC-0003");
        Map<String, String> once = Map.of("SHUQIAO_USER", "yingji-second", "SHUQIAO_PASSWORD", reset.out().strip(),
                "NEW_PASSWORD", NEXT);
        assertThat(launch(once, "accounts", "password").exit()).isZero();
        assertThat(launch(second, "grants").exit()).isZero();
    }

    @Test
    @Commands(done = {"accounts unlock", "accounts sessions"}, refused = {"accounts unlock", "accounts sessions"})
    void anAdministratorEndsAWaitAndSessionsAreListed() {
        assertThat(city.as("admin", "accounts", "unlock", "auditor").exit()).isEqualTo(ExitCodes.DONE);
        assertRefused(city.as("auditor", "accounts", "unlock", "auditor"), "SQ-EXC-0001");

        Terminal listed = city.as("admin", "accounts", "sessions");
        assertThat(listed.exit()).isEqualTo(ExitCodes.DONE);
        assertThat(listed.out()).contains("since");
        assertRefused(city.as("admin", "accounts", "sessions", "--end", "nosuch"), "SQ-SRV-0018");
    }

    private static Map<String, String> with(Map<String, String> environment, String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return more;
    }

    private Terminal launch(Map<String, String> environment, String... words) throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(city.environment());
        all.putAll(environment);
        return Launched.run(all, words);
    }
}
