package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.cli.Refusals.assertRefused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.platform.testkit.TestInstallation;

/** Commands on a state folder of their own: with the server that they start, without one, and where it is broken. */
@ExtendWith(CityExtension.class)
class ServeCommandTest {

    private static final Pattern PORTAL = Pattern.compile("Shuqiao 数桥  (http://\\S+)");

    @TempDir
    private Path folder;
    private Map<String, String> environment;

    @BeforeEach
    void install() {
        new TestInstallation(folder);
        environment = Map.of("SHUQIAO_HOME", folder.toString(), "SHUQIAO_USER", "admin");
    }

    @Test
    @Commands(done = "serve")
    void serveAnswersUntilItIsStopped() throws IOException, InterruptedException {
        try (Launched server = Launched.start(environment, "serve", "--port", "0", "--jdbc-port", "0",
                "--until-input-ends")) {
            String url = address(server);
            Terminal found = Launched.run(environment, "accounts");
            Terminal named = Launched.run(environment, "accounts", "--server", url);
            Terminal ended = server.end();

            assertThat(found.exit()).as(found.err()).isEqualTo(ExitCodes.DONE);
            assertThat(found.out()).contains("admin");
            assertThat(named.out()).isEqualTo(found.out());
            assertThat(ended.exit()).as(ended.err()).isEqualTo(ExitCodes.DONE);
            assertThat(ended.out()).contains("JDBC  jdbc:avatica:remote:");
        }
        assertThat(folder.resolve("var/run/server.json")).doesNotExist();
    }

    @Test
    @Commands(refused = "serve")
    void aStateFolderHasOneServerAlone(City city) {
        Terminal second = Terminal.run("serve", "--port", "0");

        assertRefused(second, "SQ-CFG-0003");
        assertThat(city.as("admin", "accounts").exit()).as("the first goes on").isEqualTo(ExitCodes.DONE);
    }

    @Test
    @Commands(refused = {"receipts", "collect"})
    void withoutAServerDatasetsAreWorkedOnHereAndWhatNeedsOneEndsWithFive() throws IOException, InterruptedException {
        Terminal datasets = Launched.run(environment, "datasets");
        Terminal unknown = Launched.run(environment, "collect", "nosuch");
        Terminal receipts = Launched.run(environment, "receipts");
        Terminal named = Launched.run(Map.of("SHUQIAO_HOME", folder.toString(), "SHUQIAO_PASSWORD", "x"), "receipts",
                "--as", "admin", "--server", "http://127.0.0.1:1");

        assertThat(datasets.exit()).as(datasets.err()).isEqualTo(ExitCodes.DONE);
        assertThat(datasets.out()).contains("tongji_division");
        assertThat(datasets.err()).isEmpty();
        assertRefused(unknown, "SQ-SRV-0102");
        assertThat(receipts.exit()).isEqualTo(ExitCodes.UNREACHABLE);
        assertThat(receipts.err()).startsWith("SQ-CLI-0010");
        assertThat(named.exit()).isEqualTo(ExitCodes.UNREACHABLE);
        assertThat(named.err()).startsWith("SQ-CLI-0010").contains("http://127.0.0.1:1");
    }

    @Test
    @Commands(refused = "receipts")
    void anAddressThatIsNoneIsAServerThatDoesNotAnswer(City city) {
        for (String address : new String[] {"yunzhou", "ftp://127.0.0.1"}) {
            Terminal refused = city.as("auditor", "receipts", "--server", address);

            assertThat(refused.exit()).as(address + " " + refused.err()).isEqualTo(ExitCodes.UNREACHABLE);
            assertThat(refused.err()).startsWith("SQ-CLI-0010").contains(address);
        }
    }

    @Test
    @Commands(refused = "datasets")
    void whatNobodyForesawIsOneCodedLineAndSeventy() throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("var"));
        Files.writeString(folder.resolve("var/run"), "a file where a folder belongs");

        Terminal broken = Launched.run(environment, "datasets");

        assertThat(broken.exit()).isEqualTo(ExitCodes.INTERNAL);
        assertThat(broken.err()).startsWith("SQ-CLI-0014").hasLineCount(1).doesNotContain("\tat ");
    }

    private static String address(Launched server) throws IOException, InterruptedException {
        Instant end = Instant.now().plusSeconds(120);
        while (server.runs() && Instant.now().isBefore(end)) {
            Matcher printed = PORTAL.matcher(server.printed());
            if (printed.find()) {
                return printed.group(1);
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the server does not say its address: " + server.end());
    }
}
