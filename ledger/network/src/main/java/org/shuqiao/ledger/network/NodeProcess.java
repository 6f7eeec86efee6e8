package org.shuqiao.ledger.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.process.Ending;
import org.shuqiao.base.process.OwnSession;

/**
 * Operating-system process of a node. It outlives the command that started it. It writes its id into a file before it
 * becomes the program, so that whoever starts it may be killed at any line and the next one still knows it; an id that
 * the system gave to somebody else since belongs to a process that began after the file was written.
 */
public final class NodeProcess {

    /** Told of a version, the file and the command; the id stays when the shell becomes the program. */
    private static final String NOTE_AND_BECOME = "echo \"$$ $0\" >\"$1.new\" && mv \"$1.new\" \"$1\" && shift && "
            + "exec \"$@\"";
    /** How exactly the system tells when a process began. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(2);
    private static final Duration END = Duration.ofSeconds(15);

    private final String name;
    private final Path file;

    NodeProcess(String name, Path file) {
        this.name = name;
        this.file = file;
    }

    public String name() {
        return name;
    }

    /**
     * Starts it in a session of its own, so that neither the end of a terminal nor its Ctrl-C reaches it.
     *
     * @param version what is started, for whoever looks later
     */
    void start(List<String> command, Map<String, String> environment, Path folder, Path log, String version) {
        List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", NOTE_AND_BECOME, version, file.toString()));
        words.addAll(command);
        try {
            Files.createDirectories(file.getParent());
            Files.createDirectories(folder);
            Files.createDirectories(log.getParent());
            Files.deleteIfExists(file);
            ProcessBuilder builder = new ProcessBuilder(OwnSession.of(words)).directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .redirectInput(Path.of("/dev/null").toFile());
            builder.environment().putAll(environment);
            Process started = builder.start();
            while (started.isAlive() && !Files.exists(file)) {
                StepRunner.pause();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the process, if it lives */
    public Optional<ProcessHandle> handle() {
        return note().flatMap(note -> ProcessHandle.of(note.pid())
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().startInstant()
                        .filter(began -> began.isBefore(note.written().plus(CLOCKS_DIFFER))).isPresent()));
    }

    /** @return the version of what was started last */
    String version() {
        return note().map(Note::version).orElse("");
    }

    private record Note(long pid, String version, Instant written) { }

    private Optional<Note> note() {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            String[] words = Files.readString(file).strip().split(" ", 2);
            return Optional.of(new Note(Long.parseLong(words[0]), words[1], Files.getLastModifiedTime(file)
                    .toInstant()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks it to end and, when it does not within a while, ends it. */
    void end() {
        handle().ifPresent(process -> Ending.of(process, END));
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it without notice: it does not answer. */
    void kill() {
        handle().ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
    }
}
