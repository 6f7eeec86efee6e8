package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.cli.Refusals.assertRefused;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.shuqiao.exchange.cli.terminal.ExitCodes;

/** Accounts, the changes that two persons agree on, and the log in which the auditor reads of it. */
@ExtendWith(CityExtension.class)
class AccountCommandsTest {

    private static final String FIRST = "a-new-officer";
    private static final String SECOND = "-of-the-year-2026";

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
    @Commands(done = {"accounts add", "changes", "changes approve"}, refused = {"accounts add", "changes",
        "changes approve"})
    void anAccountIsProposedByOneAndApprovedByAnotherAndEachKnowsHalfOfItsPassword()
            throws IOException, InterruptedException {
        Terminal added = add("admin", FIRST, "yingji-officer", "--role", "officer,requester");
        String change = added.out().strip();
        Terminal self = approve("admin", SECOND, change);
        Terminal listed = city.as("admin2", "changes");
        Terminal approved = approve("admin2", SECOND, change);
        Terminal used = launch(Map.of("SHUQIAO_USER", "yingji-officer", "SHUQIAO_PASSWORD", FIRST + SECOND), "grants");

        assertThat(added.exit()).as(added.err()).isEqualTo(ExitCodes.DONE);
        assertRefused(self, "SQ-CTL-0003");
        assertThat(listed.out()).contains(change, "yingji-officer");
        assertThat(approved.exit()).as(approved.err()).isEqualTo(ExitCodes.DONE);
        assertThat(approved.out()).contains("yingji-officer").doesNotContain(FIRST);
        assertThat(used.exit()).as(used.err()).isEqualTo(ExitCodes.DONE);
        assertThat(city.as("admin", "accounts").out()).contains("yingji-officer").doesNotContain("somebody");
        assertRefused(add("admin", FIRST, "yingji-officer", "--role", "officer"), "SQ-EXC-0006");
        Terminal without = city.as("admin", "accounts", "add", "somebody", "--person", "somebody", "--department",
                "yingji", "--role", "officer");
        assertRefused(without, "SQ-CLI-0017");
        assertThat(without.err()).contains("NEW_PASSWORD");
        assertRefused(city.as("chengyun-user", "changes"), "SQ-EXC-0001");
        assertRefused(city.as("admin2", "changes", "approve", "C-1999-000001"), "SQ-CTL-0001");
    }

    @Test
    @Commands(done = {"accounts disable", "accounts enable", "accounts roles", "changes reject", "changes withdraw"},
            refused = {"accounts disable", "accounts enable", "accounts roles", "changes reject", "changes withdraw",
                "changes adopt"})
    void rolesAndActivityChangeWhenTwoAgree() {
        String disabling = city.as("admin", "accounts", "disable", "reviewer").out().strip();
        assertThat(city.as("admin2", "changes", "reject", disabling).exit()).isEqualTo(ExitCodes.DONE);
        String roles = city.as("admin", "accounts", "roles", "reviewer", "--role", "authority").out().strip();
        assertThat(city.as("admin", "changes", "withdraw", roles).exit()).isEqualTo(ExitCodes.DONE);
        String enabling = city.as("admin", "accounts", "enable", "reviewer").out().strip();

        assertRefused(city.as("admin", "changes", "reject", enabling), "SQ-CTL-0003");
        assertRefused(city.as("admin2", "changes", "withdraw", enabling), "SQ-CTL-0005");
        assertThat(city.as("admin", "changes", "withdraw", enabling).exit()).isEqualTo(ExitCodes.DONE);
        assertRefused(city.as("admin", "accounts", "disable", "admin"), "SQ-CTL-0004");
        assertRefused(city.as("reviewer", "accounts", "enable", "reviewer"), "SQ-EXC-0001");
        assertRefused(city.as("admin", "accounts", "roles", "reviewer", "--role", "authority,admin"), "SQ-EXC-0007");
        assertRefused(city.as("admin", "changes", "adopt", "settings"), "SQ-CTL-0009");
    }

    @Test
    @Commands(done = "changes adopt")
    void aFileOfTheMachineIsAdoptedByTwo() throws IOException {
        Terminal adopted = city.withSettings("query: {rows: 9000}\n", () -> city.as("admin", "changes", "adopt",
                "settings"));

        assertThat(adopted.exit()).as(adopted.err()).isEqualTo(ExitCodes.DONE);
        assertThat(city.as("admin2", "changes", "--json").out()).contains("9000");
        assertThat(city.as("admin2", "changes", "reject", adopted.out().strip()).exit()).isEqualTo(ExitCodes.DONE);
    }

    @Test
    @Commands(done = {"security-log", "security-log check"}, refused = {"security-log", "security-log check"})
    void theAuditorReadsTheSecurityLog() {
        city.as("admin", "accounts", "disable", "admin"); // refused

        Terminal listed = city.as("auditor", "security-log", "--kind", "change-approved", "--rows", "1000");
        Terminal json = city.as("auditor", "security-log", "--json", "--account", "admin2");
        Terminal checked = city.as("auditor", "security-log", "check");

        assertThat(listed.out()).contains("gongan-officer", "account-add");
        assertThat(City.json(json).path("checkpoint").asText()).contains("/security-log");
        assertThat(checked.exit()).as(checked.out()).isEqualTo(ExitCodes.DONE);
        assertRefused(city.as("admin", "security-log"), "SQ-EXC-0001");
        assertRefused(city.as("auditor", "security-log", "--kind", "nonsense"), "SQ-SRV-0002");
        assertRefused(city.as("gongan-officer", "security-log", "check"), "SQ-EXC-0001");
    }

    private Terminal add(String by, String half, String login, String... more) throws IOException, InterruptedException {
        return launch(Map.of("NEW_PASSWORD", half, "SHUQIAO_USER", by), Stream.concat(
                Stream.of("accounts", "add", login, "--person", login, "--department", "yingji"), Stream.of(more))
                .toArray(String[]::new));
    }

    private Terminal approve(String by, String half, String change) throws IOException, InterruptedException {
        return launch(Map.of("NEW_PASSWORD", half, "SHUQIAO_USER", by), "changes", "approve", change);
    }

    private Terminal launch(Map<String, String> environment, String... words) throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(city.environment());
        all.putAll(environment);
        return Launched.run(all, words);
    }
}
