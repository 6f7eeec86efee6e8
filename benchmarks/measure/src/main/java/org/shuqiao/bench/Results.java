package org.shuqiao.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.shuqiao.bench.measurement.Measurement;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.cli.terminal.TextTable;

/** Prints measurements as a text table and writes them as JSON. */
final class Results {

    private Results() { }

    /** Medians, with the least and the most of the rounds. */
    static String table(List<Sized> measurements) {
        TextTable table = new TextTable("measured", "rows", "beside", "ours", "stock", "times", "bound");
        for (Sized sized : measurements) {
            Measurement m = sized.measurement();
            table.row(m.what(), sized.rows().isEmpty() ? "" : String.format(Locale.ROOT, "%,d",
                    sized.rows().getAsInt()), m.stock(), m.unit().text(m.ours()), m.unit().text(m.theirs()),
                    ratio(m.ratio()), m.bound().isEmpty() ? "–" : ratio(m.bound().getAsDouble())
                            + (m.within() ? "" : " !"));
        }
        return table.text();
    }

    private static String ratio(double times) {
        return String.format(Locale.ROOT, times < 0.1 ? "%.3f" : "%.2f", times);
    }

    /** Speeds are units a second; {@code times} is how many times longer the platform takes. */
    static void write(Path file, MachineInfo machine, List<Sized> measurements) throws IOException {
        ObjectNode root = Json.PLAIN.createObjectNode();
        root.putPOJO("machine", machine);
        ArrayNode list = root.putArray("measurements");
        for (Sized sized : measurements) {
            Measurement m = sized.measurement();
            ObjectNode node = list.addObject().put("part", m.part().name().toLowerCase(Locale.ROOT))
                    .put("what", m.what())
                    .put("stock", m.stock()).put("unit", m.unit().name().toLowerCase(Locale.ROOT));
            node.putPOJO("ours", m.ours());
            node.putPOJO("theirs", m.theirs());
            node.put("times", m.ratio());
            sized.rows().ifPresent(rows -> node.put("rows", rows));
            m.bound().ifPresent(bound -> node.put("bound", bound));
        }
        Json.PRETTY.writeValue(file.toFile(), root);
    }
}
