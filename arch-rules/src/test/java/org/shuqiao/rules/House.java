package org.shuqiao.rules;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The checkout as the rules see it: what every module's build made, and the tree's own files. */
final class House {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** True where the real outside systems and the benchmarks were built too, by the profile {@code systems}. */
    static final boolean WITH_SYSTEMS = Boolean.getBoolean("with.systems");

    private House() { }

    /** @return the folders {@code target/classes} of all modules */
    static List<Path> classFolders() {
        return files("target/classes");
    }

    static JavaClasses classes() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPaths(classFolders());
    }

    private static List<Path> files(String ending) {
        try (Stream<Path> all = Files.find(ROOT, 5, (path, attributes) ->
                attributes.isDirectory() && path.endsWith(ending) && !path.startsWith(ROOT.resolve("var")))) {
            return all.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
