package org.shuqiao.node.key;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.node.error.NodeCode;
import org.shuqiao.node.file.OwnerOnly;

/** Reads the passphrase of keys: from a file of mode 0600, from the environment, or from the terminal. */
public final class Passphrase {

    /** Environment variable that holds it. */
    public static final String VARIABLE = "SHUQIAO_NODE_PASSPHRASE";

    private static final int LEAST = 12;

    private Passphrase() { }

    /** @return the passphrase of keys that are there */
    public static char[] read(Optional<Path> file) {
        return find(file, "Passphrase: ").orElseThrow(() -> new CodedException(NodeCode.NO_PASSPHRASE));
    }

    /** @return the passphrase for new keys, which is long enough and on a terminal typed twice */
    public static char[] choose(Optional<Path> file) {
        char[] first = read(file);
        boolean typed = file.isEmpty() && System.getenv(VARIABLE) == null;
        if (first.length < LEAST || typed && !String.valueOf(first).equals(String.valueOf(find(file, "Again: ")
                .orElseThrow(() -> new CodedException(NodeCode.NO_PASSPHRASE))))) {
            throw new CodedException(NodeCode.NO_PASSPHRASE);
        }
        return first;
    }

    private static Optional<char[]> find(Optional<Path> file, String prompt) {
        if (file.isPresent()) {
            try {
                OwnerOnly.require(file.get());
                return Optional.of(Files.readString(file.get()).strip().toCharArray()).filter(text -> text.length > 0);
            } catch (IOException e) {
                throw new CodedException(NodeCode.FILE_UNREADABLE, e, file.get(), e.getClass().getSimpleName());
            }
        }
        String given = System.getenv(VARIABLE);
        if (given != null && !given.isBlank()) {
            return Optional.of(given.toCharArray());
        }
        Console console = System.console();
        return console == null ? Optional.empty()
                : Optional.ofNullable(console.readPassword(prompt)).filter(text -> text.length > 0);
    }
}
