package org.shuqiao.base.process;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Command line of a JVM that runs on the same Java as this one.
 *
 * @param flags for the JVM; where two contradict each other the later one counts
 * @param main the class that is started
 */
public record JavaCommand(List<String> flags, String classPath, String main) {

    /** Flags of every JVM of the platform; an older JDK passes over those that it does not know. */
    private static final List<String> EVERY = List.of("-XX:+IgnoreUnrecognizedVMOptions",
            "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    public JavaCommand {
        flags = List.copyOf(flags);
    }

    public static JavaCommand of(String classPath, String main) {
        return new JavaCommand(EVERY, classPath, main);
    }

    /** A JVM on the class path of this one. */
    public static JavaCommand here(Class<?> main) {
        return of(System.getProperty("java.class.path"), main.getName());
    }

    /** @return the program {@code java} that runs this process */
    public static Path java() {
        return tool("java");
    }

    /** @return a program of the JDK that runs this process */
    public static Path tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name);
    }

    public JavaCommand with(List<String> more) {
        return new JavaCommand(Stream.concat(flags.stream(), more.stream()).toList(), classPath, main);
    }

    public JavaCommand with(String... more) {
        return with(List.of(more));
    }

    /** @param most as {@code -Xmx} takes it */
    public JavaCommand heap(String most) {
        return with("-Xmx" + most);
    }

    /**
     * With what the platform's own programs take for granted: UTF-8, the city's time, a collector for small heaps, and
     * forty carriers of virtual threads, so that a few requests that compute do not keep the others waiting.
     */
    public JavaCommand inTheCity() {
        return with("-XX:+UseSerialGC", "-Dfile.encoding=UTF-8", "-Duser.timezone=Asia/Shanghai",
                "-Djdk.virtualThreadScheduler.parallelism=40", "-Djdk.virtualThreadScheduler.maxPoolSize=256");
    }

    /** @return the words of the command with the main class's arguments */
    public List<String> words(List<String> arguments) {
        return Stream.of(List.of(java().toString()), flags, List.of("-cp", classPath, main), arguments)
                .flatMap(List::stream).toList();
    }

    /** @return the words of the command with the main class's arguments */
    public List<String> words(String... arguments) {
        return words(List.of(arguments));
    }
}
