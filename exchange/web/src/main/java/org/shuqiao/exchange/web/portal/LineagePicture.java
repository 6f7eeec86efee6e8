package org.shuqiao.exchange.web.portal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.shuqiao.catalog.lineage.LineageEdge;
import org.shuqiao.catalog.lineage.LineageGraph;
import org.shuqiao.catalog.lineage.LineageNode;

/** Lays out a lineage graph in three columns, with lengths in SVG units. */
final class LineagePicture {

    private static final int BOX_WIDTH = 220;
    private static final int BOX_HEIGHT = 28;
    private static final int STEP = 38;
    private static final int TOP = 34;
    private static final int WIDTH = 960;
    private static final int LONGEST = 24;

    /** A node's box; {@code label} is shortened to fit, {@code whole} is not. */
    record Box(int x, int y, int width, int height, String label, String whole, String kind) {

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

    private final List<Box> boxes = new ArrayList<>();
    private final List<Curve> curves = new ArrayList<>();
    private final int height;

    private LineagePicture(LineageGraph graph) {
        Map<LineageNode.Kind, Integer> used = new EnumMap<>(LineageNode.Kind.class);
        Map<String, Box> byId = new HashMap<>();
        for (LineageNode node : graph.nodes()) {
            int row = used.merge(node.kind(), 1, Integer::sum) - 1;
            Box box = new Box(x(node.kind()), TOP + row * STEP, BOX_WIDTH, BOX_HEIGHT, shortened(node.label()),
                    node.label(), node.kind().name().toLowerCase(Locale.ROOT));
            boxes.add(box);
            byId.put(node.id(), box);
        }
        for (LineageEdge edge : graph.edges()) {
            Box from = byId.get(edge.from());
            Box to = byId.get(edge.to());
            if (from != null && to != null) {
                curves.add(curve(from, to, edge.through()));
            }
        }
        this.height = TOP + STEP * used.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    static LineagePicture of(LineageGraph graph) {
        return new LineagePicture(graph);
    }

    public List<Box> boxes() {
        return boxes;
    }

    public List<Curve> curves() {
        return curves;
    }

    public List<Heading> headings() {
        return List.of(new Heading("lineage.source", x(LineageNode.Kind.SOURCE_COLUMN)),
                new Heading("lineage.standard", x(LineageNode.Kind.STANDARD_COLUMN)),
                new Heading("lineage.item", x(LineageNode.Kind.ITEM)));
    }

    public String viewBox() {
        return "0 0 " + WIDTH + " " + height;
    }

    private static int x(LineageNode.Kind kind) {
        return switch (kind) {
            case SOURCE_COLUMN -> 1;
            case STANDARD_COLUMN -> (WIDTH - BOX_WIDTH) / 2 + 20;
            case ITEM -> WIDTH - BOX_WIDTH - 1;
        };
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
