package org.shuqiao.exchange.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shuqiao.exchange.cli.terminal.ExitCodes;

/** {@code docs/commands.md} as its tables say it. */
final class CommandPage {

    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| (.+) \\| ([0-9 ]+) \\|");
    private static final Pattern LAUNCHER = Pattern.compile("\\| `([^`]+)` \\| [^|]+ \\|");
    private static final Pattern CODE = Pattern.compile("\\| ([0-9]+) \\| [^|]+ \\|");
    private static final CommandPage PAGE = load();

    private final List<Row> rows = new ArrayList<>();
    private final Set<String> launcher = new TreeSet<>();
    private final Set<Integer> codes = new TreeSet<>();

    private CommandPage() { }

    /** @param exitCodes those of the row and those that every command has */
    record Row(String name, String synopsis, Set<Integer> exitCodes) { }

    static CommandPage read() {
        return PAGE;
    }

    private static CommandPage load() {
        CommandPage page = new CommandPage();
        try {
            for (String line : Files.readAllLines(root().resolve("docs/commands.md"))) {
                Matcher row = ROW.matcher(line);
                Matcher launched = LAUNCHER.matcher(line);
                Matcher code = CODE.matcher(line);
                if (row.matches()) {
                    page.add(row.group(1).replace("\\|", "|"), row.group(3)); // a cell of a table has no bare bar
                } else if (launched.matches()) {
                    page.launcher.add(launched.group(1).split(" ")[0]);
                } else if (code.matches()) {
                    page.codes.add(Integer.valueOf(code.group(1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return page;
    }

    private void add(String synopsis, String codes) {
        Set<Integer> exits = new TreeSet<>(Set.of(ExitCodes.USAGE, ExitCodes.INTERNAL));
        Arrays.stream(codes.split(" ")).map(Integer::valueOf).forEach(exits::add);
        rows.add(new Row(CommandTree.named(synopsis.split(" ")), synopsis, exits));
    }

    List<Row> rows() {
        return rows;
    }

    Optional<Row> row(String command) {
        return rows.stream().filter(row -> row.name().equals(command)).findFirst();
    }

    /** @return the commands that the launcher runs itself */
    Set<String> launcher() {
        return launcher;
    }

    Set<Integer> codes() {
        return codes;
    }

    static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("conf/departments.yaml"))) {
            at = at.getParent();
        }
        return at;
    }
}
