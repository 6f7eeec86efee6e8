package org.shuqiao.exchange.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a command prints, and how it ends. */
record Terminal(int exit, String out, String err) {

    /** Runs a command as {@code ./shuqiao} would, in English. */
    static Terminal run(String... arguments) {
        return in(Locale.ENGLISH, arguments);
    }

    static Terminal in(Locale language, String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        Locale locale = Locale.getDefault();
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
        Locale.setDefault(language);
        try {
            int exit = Shuqiao.run(arguments);
            return new Terminal(exit, printed.toString(StandardCharsets.UTF_8),
                    complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
            Locale.setDefault(locale);
        }
    }
}
