package org.shuqiao.catalog.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.shuqiao.base.label.Labelled;

/** Reads from the data elements of an entry what it is about, and which of its items are data of one source. */
public final class Subjects {

    private static final List<Line> LINES = read();

    private Subjects() { }

    private record Line(Subject subject, String element, String part) { }

    /** @return what an entry with items of these elements is about */
    public static Set<Subject> of(Collection<String> elements) {
        return LINES.stream().filter(line -> line.part().equals("identifies") && elements.contains(line.element()))
                .map(Line::subject).collect(Collectors.toCollection(() -> EnumSet.noneOf(Subject.class)));
    }

    /** @return the datum of one source that an item is, in an entry about these subjects */
    public static Optional<Datum> datum(String element, Set<Subject> about) {
        return LINES.stream().filter(line -> line.part().equals("datum") && line.element().equals(element)
                && about.contains(line.subject())).map(line -> new Datum(element, line.subject())).findFirst();
    }

    private static List<Line> read() {
        try (InputStream in = Subjects.class.getResourceAsStream("subjects.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> line.split(","))
                    .map(cells -> new Line(Labelled.find(Subject.class, cells[0]).orElseThrow(), cells[1], cells[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
