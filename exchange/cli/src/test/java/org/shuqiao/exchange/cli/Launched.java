package org.shuqiao.exchange.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A command in a process of its own, as the launcher starts it, with an environment of its own. */
final class Launched implements AutoCloseable {

    private final String[] words;
    private final Process process;
    private final Path out;
    private final Path err;

    private Launched(String[] words, Process process, Path out, Path err) {
        this.words = words;
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** @param environment beside {@code PATH} and a locale that speaks UTF-8; nothing else is handed on */
    static Launched start(Map<String, String> environment, String... words) throws IOException {
        List<String> command = new ArrayList<>(launcher());
        command.addAll(List.of(words));
        Path out = Files.createTempFile("command", ".out");
        Path err = Files.createTempFile("command", ".err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
        builder.environment().put("LC_ALL", "C.UTF-8"); // as the launcher has it where nothing else is set
        builder.environment().putAll(environment);
        builder.environment().computeIfAbsent("SHUQIAO_VAR", // as the launcher has it
                name -> environment.getOrDefault("SHUQIAO_HOME", System.getProperty("java.io.tmpdir")) + "/var");
        return new Launched(words, builder.start(), out, err);
    }

    /** @return what starts a command, in English, without its words */
    static List<String> launcher() {
        String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        return List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m",
                "-Duser.language=en", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8",
                "-Duser.timezone=Asia/Shanghai", "--enable-native-access=ALL-UNNAMED",
                "-XX:+IgnoreUnrecognizedVMOptions", "--sun-misc-unsafe-memory-access=allow", "-cp",
                System.getProperty("java.class.path"), Shuqiao.class.getName());
    }

    /** Runs a command to its end. */
    static Terminal run(Map<String, String> environment, String... words) throws IOException, InterruptedException {
        try (Launched launched = start(environment, words)) {
            return launched.end();
        }
    }

    /** @return what it has printed so far */
    String printed() throws IOException {
        return Files.readString(out);
    }

    boolean runs() {
        return process.isAlive();
    }

    /** Ends its standard input and waits until it has ended itself. */
    Terminal end() throws IOException, InterruptedException {
        process.getOutputStream().close();
        int exit = process.waitFor();
        return Terminal.ended(words, exit, Files.readString(out), Files.readString(err));
    }

    @Override
    public void close() throws IOException {
        process.destroy(); // not by force: a server ends its database with itself
        process.onExit().join();
        Files.delete(out);
        Files.delete(err);
    }
}
