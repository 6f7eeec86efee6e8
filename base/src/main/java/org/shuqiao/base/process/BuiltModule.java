package org.shuqiao.base.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Module of the platform as its build left it, from which its main class is started: {@code classes}, the class path
 * below them in {@code runtime.classpath}, and flags for its JVM in {@code jvm.flags} where it needs some.
 *
 * @param target the folder of that name
 */
public record BuiltModule(Path target) {

    private static final String UNPACKED = "@/";

    /** @param folder of the module, seen from the installation */
    public static BuiltModule of(Path installation, String folder) {
        return new BuiltModule(installation.resolve(folder).resolve("target"));
    }

    /** @return the file that is there once the module is built */
    public Path classPathFile() {
        return target.resolve("runtime.classpath");
    }

    /** @return the classes and all that they need */
    public String classPath() {
        return target.resolve("classes") + File.pathSeparator + placed(text(classPathFile()));
    }

    /** @return none where it needs none */
    public List<String> flags() {
        Path flags = target.resolve("jvm.flags");
        return Files.exists(flags) ? List.of(text(flags).split("\\s+")) : List.of();
    }

    /** @return the command that starts one of its classes */
    public JavaCommand command(String main) {
        return JavaCommand.of(classPath(), main).with(flags());
    }

    /** An unpacked archive is wherever it was unpacked: its class paths begin with {@code @/}. */
    private String placed(String classPath) {
        return classPath.contains(UNPACKED) ? classPath.replace(UNPACKED, Installation.above(target) + "/")
                : classPath;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
