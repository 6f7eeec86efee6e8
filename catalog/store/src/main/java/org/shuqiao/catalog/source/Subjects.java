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
    private static final Set<String> GENERIC = Set.copyOf(lines("generic-elements.txt"));

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

    /** @return the data elements that tell who or what an entry about these subjects speaks of */
    public static Set<String> identifying(Set<Subject> about) {
        return LINES.stream().filter(line -> line.part().equals("identifies") && about.contains(line.subject()))
                .map(Line::element).collect(Collectors.toSet());
    }

    /** @return whether the element finds the right one, as its number or its name, and is no fact by itself */
    public static boolean finds(String element) {
        return LINES.stream().anyMatch(line -> line.element().equals(element) && !line.part().equals("datum"));
    }

    /** @return whether two items of the element are the same fact; not so of one that only says how it is written */
    public static boolean tellsWhat(String element) {
        return !element.isBlank() && !GENERIC.contains(element);
    }

    private static List<Line> read() {
        return lines("subjects.csv").stream().map(line -> line.split(","))
                .map(cells -> new Line(Labelled.find(Subject.class, cells[0]).orElseThrow(), cells[1], cells[2]))
                .toList();
    }

    private static List<String> lines(String file) {
        try (InputStream in = Subjects.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
