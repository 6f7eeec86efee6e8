package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.web.server.Caller;
import org.shuqiao.exchange.web.server.GrantedRoads;
import org.shuqiao.exchange.web.server.RunningServer;

/** The commands for programs and for those who look after a platform: the kit, completion, manual pages. */
class ProgramCommandsTest {

    @TempDir
    private Path folder;

    @Test
    @Commands(done = "kit", refused = "kit")
    void theKitHoldsAPlatformToTheRules() throws Exception {
        try (RunningServer running = RunningServer.start(folder.resolve("home"), SystemClock.beijing())) {
            GrantedRoads roads = GrantedRoads.publish(running, "道路", "01");
            Caller auditor = running.as("auditor");
            Path keys = Files.writeString(folder.resolve("keys.json"),
                    auditor.get("/api/v1/keys").body().path("keys").asText());
            for (String login : List.of("chengyun-user", "jiaotong-officer", "auditor", "gongan-officer")) {
                Files.writeString(folder.resolve("account-" + login), auditor.password());
            }

            Terminal held = kit(running, roads, keys, "jiaotong-officer", "--json");
            Terminal table = kit(running, roads, keys, "jiaotong-officer");
            Terminal broken = kit(running, roads, keys, "gongan-officer"); // who is not the provider decides nothing

            assertThat(held.exit()).as(held.out() + held.err()).isEqualTo(ExitCodes.DONE);
            for (JsonNode each : City.json(held)) {
                assertThat(each.path("holds").asBoolean()).as("%s", each).isTrue();
                assertThat(each.path("basis").asText()).isNotBlank();
            }
            assertThat(table.out()).contains("reply-clock", "yes").doesNotContain("NO");
            assertThat(broken.exit()).isEqualTo(ExitCodes.NO);
            assertThat(broken.out()).contains("NO: ", "revoked");
        }
    }

    private Terminal kit(RunningServer running, GrantedRoads roads, Path keys, String provider, String... more) {
        List<String> words = new ArrayList<>(List.of("kit", "--url", running.url().toString(), "--account",
                "consumer=chengyun-user,provider=" + provider + ",auditor=auditor", "--resource", roads.resource(),
                "--table", roads.table(), "--items", "name,length", "--keys", keys.toString(), "--passwords",
                folder.toString()));
        words.addAll(List.of(more));
        return Terminal.run(words.toArray(String[]::new));
    }

    @Test
    @Commands(done = "completion", refused = "completion")
    void aShellCompletesCommandsAndOptions() throws Exception {
        Terminal script = Terminal.run("completion");
        Path file = Files.writeString(folder.resolve("completion.bash"), script.out() + """
                COMP_WORDS=(./shuqiao grants r); COMP_CWORD=2; COMP_LINE="./shuqiao grants r"; COMP_POINT=18
                _complete_shuqiao; printf '%s\\n' "${COMPREPLY[@]}"
                """);
        Process bash = new ProcessBuilder("bash", file.toString()).redirectErrorStream(true).start();
        String completed = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(script.out()).contains("complete -F _complete_shuqiao", "./shuqiao");
        assertThat(completed.lines()).contains("revoke", "renew", "resume", "report");
        assertThat(Terminal.run("completion", "fish").exit()).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    @Commands(done = "manual", refused = "manual")
    void eachCommandHasAPageOfTheManual() throws Exception {
        Path pages = folder.resolve("man1");

        assertThat(Terminal.run("manual", pages.toString()).exit()).isEqualTo(ExitCodes.DONE);
        for (String command : CommandTree.commands().keySet()) {
            String page = Files.readString(pages.resolve("shuqiao-" + command.replace(' ', '-') + ".1"));
            assertThat(page).as(command).startsWith(".TH ").contains(".SH NAME", ".SH SYNOPSIS", ".SH OPTIONS");
        }
        assertThat(Files.readString(pages.resolve("shuqiao-query.1"))).contains("\\fB\\-\\-purpose\\fR \\fITEXT\\fR");
        Path file = Files.writeString(folder.resolve("a-file"), "");
        assertThat(Terminal.run("manual", file.resolve("man1").toString()).err()).contains("SQ-CLI-0012");
    }
}
