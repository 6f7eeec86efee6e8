package org.shuqiao.city.serve;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Directory layout of a city. */
public record Layout(Path root) {

    public Layout {
        root = root.toAbsolutePath().normalize();
    }

    /** Files the departments put out. */
    public Path drop() {
        return root.resolve("drop");
    }

    /** Answers of the services. */
    public Path services() {
        return root.resolve("services");
    }

    /** What the platform must not know. */
    public Path truth() {
        return root.resolve("truth");
    }

    /** Values the platform connects with, one a file. */
    public Path secrets() {
        return root.resolve("secrets");
    }

    /** What the city remembers about itself. */
    public Path state() {
        return root.resolve("state");
    }

    /** Data of the database server. */
    public Path database() {
        return root.resolve("postgres");
    }

    /** Programs of the database server. */
    public Path programs() {
        return root.resolve("programs");
    }

    /** Marks that a dataset is complete. */
    public Path done(String id) {
        return state().resolve("done").resolve(id + ".json");
    }

    /** Removes a folder with everything in it. */
    public static void clear(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
