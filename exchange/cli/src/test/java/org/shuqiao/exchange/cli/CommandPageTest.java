package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.shuqiao.exchange.cli.terminal.ExitCodes;

/** {@code docs/commands.md} lists exactly the commands there are, and a test runs each of them. */
class CommandPageTest {

    /** What ends with 0 only on a real outside system: the tests under {@code systems/} run it there. */
    private static final Set<String> OUTSIDE =
            Set.of("nifi", "fabric up", "fabric status", "atlas status", "atlas publish");

    private static final Set<Integer> LAUNCHER_CODES = Set.of(6, 64, 69, 75);

    @Test
    void thePageListsExactlyTheCommandsWithTheirArgumentsAndOptions() {
        List<String> synopses = new ArrayList<>();
        CommandTree.commands().forEach((name, command) -> synopses.add(CommandTree.synopsis(name, command)));

        assertThat(CommandPage.read().rows()).extracting(CommandPage.Row::synopsis)
                .containsExactlyInAnyOrderElementsOf(synopses);
    }

    @Test
    void exactlyTheCommandsThatCallAServerMayFindNone() {
        List<String> called = new ArrayList<>();
        CommandTree.commands().forEach((name, command) -> {
            if (CommandTree.callsServer(command)) {
                called.add(name);
            }
        });

        assertThat(CommandPage.read().rows()).filteredOn(row -> row.exitCodes().contains(ExitCodes.UNREACHABLE))
                .extracting(CommandPage.Row::name).containsExactlyInAnyOrderElementsOf(called);
    }

    @Test
    void thePageExplainsEveryExitCodeAndNoOther() throws IllegalAccessException {
        Set<Integer> codes = new TreeSet<>(LAUNCHER_CODES);
        for (var field : ExitCodes.class.getFields()) {
            codes.add(field.getInt(null));
        }

        assertThat(CommandPage.read().codes()).isEqualTo(codes);
    }

    @Test
    void thePageListsWhatTheLauncherRunsItself() throws IOException {
        Set<String> launched = new TreeSet<>();
        Pattern.compile("^  ([a-z]+)\\) ", Pattern.MULTILINE)
                .matcher(Files.readString(CommandPage.root().resolve("shuqiao"))).results()
                .forEach(found -> launched.add(found.group(1)));

        assertThat(CommandPage.read().launcher()).isEqualTo(launched);
    }

    @Test
    void aTestRunsEachCommandToItsEndAndIntoARefusal() throws Exception {
        Set<String> commands = CommandTree.commands().keySet();
        Set<String> done = named(Commands::done);
        Set<String> refused = named(Commands::refused);

        assertThat(commands).hasSizeGreaterThan(30);
        assertThat(refused).isEqualTo(new TreeSet<>(commands));
        assertThat(done).doesNotContainAnyElementsOf(OUTSIDE);
        done.addAll(OUTSIDE);
        assertThat(done).isEqualTo(new TreeSet<>(commands));
    }

    private static Set<String> named(Function<Commands, String[]> which) throws Exception {
        Set<String> named = new TreeSet<>();
        Path classes = Path.of(CommandPageTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        String here = CommandPageTest.class.getPackageName();
        try (Stream<Path> files = Files.list(classes.resolve(here.replace('.', '/')))) {
            for (Path file : files.filter(each -> each.toString().endsWith("Test.class")).toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                for (Method method : Class.forName(here + "." + name).getDeclaredMethods()) {
                    Commands commands = method.getAnnotation(Commands.class);
                    if (commands != null) {
                        named.addAll(Arrays.asList(which.apply(commands)));
                    }
                }
            }
        }
        return named;
    }
}
