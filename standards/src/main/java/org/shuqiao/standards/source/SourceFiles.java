package org.shuqiao.standards.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.standards.document.Documents;
import org.shuqiao.standards.error.StandardsCode;

/** Reads source files. Every error in one is a {@code SQ-SRC} error with file, line and column. */
public final class SourceFiles {

    private SourceFiles() { }

    public static SourceFile read(Path file) {
        return SourceFileReader.read(file, Documents.read(file));
    }

    /** Reads a source file from its text; {@code path} is what messages call it. */
    public static SourceFile parse(Path path, String text) {
        return SourceFileReader.read(path, Documents.parse(path.toString(), text));
    }

    /** Reads every {@code .yaml} below a folder, in path order. No two may define the same dataset. */
    public static List<SourceFile> readAll(Path folder) {
        Map<String, SourceFile> byId = new LinkedHashMap<>();
        for (Path file : list(folder)) {
            SourceFile source = read(file);
            SourceFile other = byId.putIfAbsent(source.id(), source);
            if (other != null) {
                throw new CodedException(StandardsCode.DUPLICATE_DATASET, source.id(), other.path(), file);
            }
        }
        if (byId.isEmpty()) {
            throw new CodedException(StandardsCode.EMPTY_FOLDER, folder);
        }
        return new ArrayList<>(byId.values());
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.walk(folder, 3)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".yaml"))
                    .filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new CodedException(StandardsCode.FILE_UNREADABLE, e, folder);
        }
    }
}
