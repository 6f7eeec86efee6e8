package org.shuqiao.base.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Puts a command into a session of its own: neither the end of a terminal nor its Ctrl-C reaches it. */
public final class OwnSession {

    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private OwnSession() { }

    /** @return the command as it is where the system has no {@code setsid} */
    public static List<String> of(List<String> command) {
        return Files.isExecutable(SETSID)
                ? Stream.concat(Stream.of(SETSID.toString()), command.stream()).toList() : List.copyOf(command);
    }
}
