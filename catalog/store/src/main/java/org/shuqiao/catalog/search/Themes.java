package org.shuqiao.catalog.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Labels of 类 and 项, read from {@code themes.csv}. A theme without a label is shown by its digits. */
final class Themes {

    /** Chinese and English label of a theme. */
    record Label(String zh, String en) { }

    private static final Map<String, Label> LABELS = read();

    private Themes() { }

    static Label of(String theme) {
        return LABELS.getOrDefault(theme, new Label(theme, theme));
    }

    private static Map<String, Label> read() {
        try (InputStream in = Themes.class.getResourceAsStream("themes.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> line.split(","))
                    .collect(Collectors.toMap(cells -> cells[0], cells -> new Label(cells[1], cells[2])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
