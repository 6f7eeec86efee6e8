package org.shuqiao.exchange.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A command that was run: what it printed and how it ended.
 *
 * @param command its name without its arguments, such as {@code entries draft}
 */
record Terminal(String command, int exit, String out, String err) {

    private static final List<Terminal> RUNS = new CopyOnWriteArrayList<>();

    /** What another program than {@code ./shuqiao} printed. */
    Terminal(int exit, String out, String err) {
        this("", exit, out, err);
    }

    /** Runs a command in this process as {@code ./shuqiao} would, in English. */
    static Terminal run(String... words) {
        return in(Locale.ENGLISH, words);
    }

    static Terminal in(Locale language, String... words) {
        return in(language, "", words);
    }

    /** Runs a command that reads its standard input. */
    static Terminal reading(String input, String... words) {
        return in(Locale.ENGLISH, input, words);
    }

    private static Terminal in(Locale language, String input, String... words) {
        InputStream in = System.in;
        PrintStream out = System.out;
        PrintStream err = System.err;
        Locale locale = Locale.getDefault();
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
        Locale.setDefault(language);
        try {
            int exit = Shuqiao.run(words);
            return ended(words, exit, printed.toString(StandardCharsets.UTF_8),
                    complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setIn(in);
            System.setOut(out);
            System.setErr(err);
            Locale.setDefault(locale);
        }
    }

    /** Keeps how a command ended, here or in a process of its own. */
    static Terminal ended(String[] words, int exit, String out, String err) {
        Terminal ended = new Terminal(CommandTree.named(words), exit, out, err);
        if (Arrays.stream(words).noneMatch("--help"::equals)) {
            RUNS.add(ended);
        }
        return ended;
    }

    /** @return every run so far in this process that was not for help alone */
    static List<Terminal> runs() {
        return List.copyOf(RUNS);
    }
}
