package org.shuqiao.catalog.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** The labels of 类 and 项 ({@code themes.csv}); a theme without one is shown by its digits. */
final class Themes {

    /** A theme's labels. */
    record Label(String zh, String en) {}

    private static final Map<String, Label> LABELS = read();

    private Themes() {}

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
