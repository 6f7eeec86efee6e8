package org.shuqiao.pipelines.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.shuqiao.pipelines.landing.LandingWriter;

/**
 * Generator of a register's history from a seed: batches with new persons, changes, late corrections, the same row
 * again, rows of one time, damaged and repaired rows, persons that change their number, dates to come, wrong clocks,
 * and days that pass or do not pass between batches.
 */
final class RandomHistory {

    private static final List<String> COLUMNS = List.of("id", "gmsfhm", "xm", "xb", "qh", "je", "upd");
    private static final String[] DIVISIONS = {"990102", "110105", "110103", "999999", "", "北京市朝阳区"};

    private final Random random;
    private final List<List<String>> known = new ArrayList<>();
    private final String dataset;
    private final boolean uniqueKey;
    /** Whether the table has no primary key for a while. */
    private boolean lost;
    private final boolean keyed;
    private final boolean watermark;
    private final LandingWriter writer;
    private final Path file;
    private int day;

    RandomHistory(Path folder, String dataset, long seed) {
        this.random = new Random(seed);
        this.dataset = dataset;
        this.uniqueKey = random.nextBoolean();
        this.keyed = random.nextInt(4) > 0;
        this.watermark = random.nextInt(4) > 0;
        this.file = folder.resolve("sources").resolve(dataset + ".yaml");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, yaml());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LandingWriter landing = new LandingWriter(folder.resolve("landing"), "gongan", dataset, COLUMNS);
        this.writer = uniqueKey ? landing.uniqueKey() : landing;
    }

    Path file() {
        return file;
    }

    Random random() {
        return random;
    }

    /** Lands a batch; sometimes a day has passed. */
    void land() {
        day += random.nextInt(3) == 0 ? 1 + random.nextInt(40) : 0;
        List<List<String>> rows = new ArrayList<>();
        int size = random.nextInt(20) == 0 ? 0 : 1 + random.nextInt(12);
        for (int i = 0; i < size; i++) {
            List<String> row = known.isEmpty() || random.nextInt(3) == 0 ? fresh()
                    : changed(known.get(random.nextInt(known.size())));
            known.add(row);
            rows.add(row);
        }
        if (uniqueKey && random.nextInt(5) == 0) {
            lost = !lost;
        }
        if (uniqueKey && lost) {
            writer.keyless();
        } else if (uniqueKey) {
            writer.uniqueKey();
        }
        writer.day(day).rows(rows);
        if (uniqueKey && !lost && random.nextInt(3) == 0) {
            landDeletions();
        }
    }

    /** Some rows are gone at the source; one of them may come back later. */
    private void landDeletions() {
        List<String> lines = known.stream().map(row -> row.getFirst()).filter(id -> id != null).distinct()
                .filter(id -> random.nextInt(4) == 0)
                .map(id -> "{\"id\":\"%s\",\"_deleted\":\"true\"}".formatted(id)).toList();
        if (!lines.isEmpty()) {
            writer.lines(COLUMNS, lines);
        }
    }

    private List<String> fresh() {
        return Arrays.asList(random.nextInt(15) == 0 ? null : Integer.toString(random.nextInt(15)), number(), name(),
                sex(), DIVISIONS[random.nextInt(DIVISIONS.length)], amount(), time());
    }

    private List<String> changed(List<String> row) {
        List<String> changed = new ArrayList<>(row);
        switch (random.nextInt(8)) {
            case 0 -> { }
            case 1 -> changed.set(1, number());
            case 2 -> changed.set(2, name());
            case 3 -> changed.set(3, sex());
            case 4 -> changed.set(0, Integer.toString(random.nextInt(15)));
            case 5 -> changed.set(4, DIVISIONS[random.nextInt(DIVISIONS.length)]);
            case 6 -> changed.set(5, amount());
            default -> changed.set(6, time());
        }
        if (random.nextBoolean()) {
            changed.set(6, time());
        }
        return changed;
    }

    private String number() {
        return switch (random.nextInt(10)) {
            case 0 -> "990102198503071000";
            case 1 -> null;
            // born in the weeks after the first batch: wrong until that day has come
            case 2, 3 -> Numbers.of("99010220261%d%02d".formatted(1 + random.nextInt(2), 1 + random.nextInt(28)));
            default -> Numbers.citizen(random.nextInt(8));
        };
    }

    private String name() {
        return switch (random.nextInt(8)) {
            case 0 -> null;
            case 1 -> "王".repeat(61);
            default -> "某" + (char) ('一' + random.nextInt(5));
        };
    }

    /** An amount that will be somebody's number once the person is born. */
    private String amount() {
        return random.nextInt(4) > 0 ? "12.5" : Numbers.of("1101052026120%d".formatted(1 + random.nextInt(9)));
    }

    private String sex() {
        return random.nextInt(6) == 0 ? "7" : random.nextBoolean() ? "1" : "2";
    }

    private String time() {
        return switch (random.nextInt(8)) {
            case 0 -> null;
            case 1 -> "not a time";
            // a clock that runs ahead, until the day has come
            case 2 -> "2026-12-%02dT08:00:00.000000".formatted(1 + random.nextInt(28));
            default -> "2024-03-0%dT08:00:00.000000".formatted(1 + random.nextInt(4));
        };
    }

    private String yaml() {
        return """
                dataset: %s
                department: gongan
                title: {zh: 人口, en: Persons}
                owner: 人口科
                update: daily
                source:
                  kind: table
                  url: jdbc:postgresql://127.0.0.1/x
                  table: x
                  slice: {mode: keyset, %skey: [id]}
                contract:
                  - {column: id, type: text}
                  - {column: gmsfhm, type: text}
                  - {column: xm, type: text}
                  - {column: xb, type: text}
                  - {column: qh, type: text}
                  - {column: je, type: text}
                  - {column: upd, type: timestamp}
                mapping:
                  key: [%s]
                  keep: [%s]
                  columns:
                    - {from: gmsfhm, to: citizen_number, element: citizen-number, level: %s}
                    - {from: xm, to: name, element: person-name, level: must}
                    - {from: xb, to: sex, element: sex, encoding: sex-12, level: should}
                    - {from: qh, to: division, element: division, level: should}
                    - {from: je, to: amount, element: decimal, level: should}
                  ignore: [id, upd]
                """.formatted(dataset, watermark ? "watermark: upd, " : "", keyed ? "citizen_number" : "",
                keyed && random.nextBoolean() ? "upd desc" : "", keyed || random.nextBoolean() ? "must" : "should");
    }

    @Override
    public String toString() {
        return dataset + (uniqueKey ? " uniqueKey" : "") + (keyed ? " keyed" : "") + (watermark ? " watermark" : "");
    }
}
