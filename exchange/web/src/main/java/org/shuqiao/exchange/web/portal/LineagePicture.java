package org.shuqiao.exchange.web.portal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.shuqiao.catalog.lineage.LineageEdge;
import org.shuqiao.catalog.lineage.LineageGraph;
import org.shuqiao.catalog.lineage.LineageNode;
import org.shuqiao.exchange.domain.overview.ResourceUses;
import org.shuqiao.ledger.log.LoggedRecord;

/**
 * Lays out where data come from and where they went, from source column to receipt, with lengths in SVG units; each
 * node leads to its page where the reader may open it. {@link #lines()} says the same in words.
 */
final class LineagePicture {

    private static final int BOX_HEIGHT = 28;
    private static final int STEP = 38;
    private static final int TOP = 34;
    private static final int COLUMN = 250;
    private static final int BOX_WIDTH = 190;
    private static final int LONGEST = 20;

    /** Column of the picture, from left to right. */
    enum Place { SOURCE_COLUMN, STANDARD_COLUMN, ITEM, GRANT, RECEIPT }

    /** A node's box; {@code label} is shortened to fit, {@code whole} is not; {@code link} is blank for none. */
    record Box(int x, int y, String label, String whole, String kind, String link) {

        public int width() {
            return BOX_WIDTH;
        }

        public int height() {
            return BOX_HEIGHT;
        }

        public int textX() {
            return x + 12;
        }

        public int textY() {
            return y + 18;
        }
    }

    /** An edge's curve with what it goes through; blank for a plain copy. */
    record Curve(String path, String through, int x, int y) { }

    /** A column's heading. */
    record Heading(String key, int x) { }

    /** An edge in words. */
    record Line(Box from, String through, Box to) { }

    private final Map<String, Box> boxes = new LinkedHashMap<>();
    private final Map<Place, Integer> rows = new HashMap<>();
    private final List<Place> places = new ArrayList<>();
    private final List<Curve> curves = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    private LineagePicture(LineageGraph graph, List<ResourceUses.Use> uses,
            Function<LineageNode, Optional<String>> links) {
        for (Place place : Place.values()) {
            boolean there = switch (place) {
                case GRANT -> !uses.isEmpty();
                case RECEIPT -> uses.stream().anyMatch(use -> !use.records().isEmpty());
                case SOURCE_COLUMN, STANDARD_COLUMN, ITEM -> graph.nodes().stream()
                        .anyMatch(node -> place(node) == place);
            };
            if (there) {
                places.add(place);
            }
        }
        graph.nodes().forEach(node -> box(node.id(), place(node), node.label(), links.apply(node).orElse("")));
        for (LineageEdge edge : graph.edges()) {
            edge(edge.from(), edge.to(), edge.through());
        }
        uses.forEach(use -> use(use, graph));
    }

    /** @param links the page of a node, where the reader may open it */
    static LineagePicture of(LineageGraph graph, List<ResourceUses.Use> uses,
            Function<LineageNode, Optional<String>> links) {
        return new LineagePicture(graph, uses, links);
    }

    public List<Box> boxes() {
        return List.copyOf(boxes.values());
    }

    public List<Curve> curves() {
        return curves;
    }

    public List<Line> lines() {
        return lines;
    }

    public List<Heading> headings() {
        return places.stream().map(place -> new Heading("lineage." + word(place), x(place))).toList();
    }

    public String viewBox() {
        return "0 0 " + width() + " " + height();
    }

    public int width() {
        return Math.max(0, places.size() - 1) * COLUMN + BOX_WIDTH + 2;
    }

    private int height() {
        return TOP + STEP * rows.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private void use(ResourceUses.Use use, LineageGraph graph) {
        String grant = "grant:" + use.grant().id();
        box(grant, Place.GRANT, use.grant().id(), "/grants/" + use.grant().id());
        graph.nodes().stream().filter(node -> node.kind() == LineageNode.Kind.ITEM
                        && node.group().equals(use.grant().policy().resource())
                        && use.grant().policy().columns().contains(column(node)))
                .forEach(node -> edge(node.id(), grant, ""));
        for (LoggedRecord logged : use.records()) {
            String id = logged.record().id();
            box("receipt:" + id, Place.RECEIPT, id, "/ledger/" + id);
            edge(grant, "receipt:" + id, "");
        }
    }

    private static String column(LineageNode item) {
        return item.id().substring(item.id().lastIndexOf(':') + 1);
    }

    private void box(String id, Place place, String label, String link) {
        boxes.computeIfAbsent(id, any -> new Box(x(place), TOP + (rows.merge(place, 1, Integer::sum) - 1) * STEP,
                shortened(label), label, word(place), link));
    }

    private void edge(String from, String to, String through) {
        Box start = boxes.get(from);
        Box end = boxes.get(to);
        if (start != null && end != null) {
            curves.add(curve(start, end, through));
            lines.add(new Line(start, through, end));
        }
    }

    private int x(Place place) {
        return 1 + places.indexOf(place) * COLUMN;
    }

    private static Place place(LineageNode node) {
        return switch (node.kind()) {
            case SOURCE_COLUMN -> Place.SOURCE_COLUMN;
            case STANDARD_COLUMN -> Place.STANDARD_COLUMN;
            case ITEM -> Place.ITEM;
        };
    }

    private static String word(Place place) {
        return place.name().toLowerCase(Locale.ROOT);
    }

    private static Curve curve(Box from, Box to, String through) {
        int startX = from.x() + from.width();
        int startY = from.y() + from.height() / 2;
        int endY = to.y() + to.height() / 2;
        int bend = (to.x() - startX) / 2;
        String path = "M" + startX + " " + startY + " C" + (startX + bend) + " " + startY + " " + (to.x() - bend) + " "
                + endY + " " + to.x() + " " + endY;
        return new Curve(path, through, to.x() - 8, endY - 5);
    }

    private static String shortened(String label) {
        return label.codePointCount(0, label.length()) <= LONGEST ? label
                : label.substring(0, label.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
