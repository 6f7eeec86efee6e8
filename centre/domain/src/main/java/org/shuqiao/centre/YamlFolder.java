package org.shuqiao.centre;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.centre.error.CentreCode;

/** Folder of {@code .yaml} files by which a city says what its centre works on. */
public final class YamlFolder {

    private YamlFolder() { }

    /** @return file name to text; none where there is no folder */
    public static Map<String, String> texts(Path folder) {
        Map<String, String> texts = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
                    texts.put(file.getFileName().toString(), Files.readString(file));
                }
            } catch (IOException | UncheckedIOException e) {
                throw new CodedException(CentreCode.NO_FILE, e, folder);
            }
        }
        return texts;
    }
}
