package org.shuqiao.pipelines.standard;

import com.google.common.collect.Iterators;
import com.google.common.collect.PeekingIterator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import org.apache.spark.sql.Row;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.contracts.landing.LandedRow;
import org.shuqiao.contracts.landing.ShapeRule;
import org.shuqiao.pipelines.standard.StandardizedRow.Origin;
import org.shuqiao.standards.mapping.OutputColumn;
import org.shuqiao.standards.mapping.QuarantinedRow;
import org.shuqiao.standards.mapping.RowMapper;
import org.shuqiao.standards.mapping.RowOutcome;
import org.shuqiao.standards.mapping.RuleViolation;
import org.shuqiao.standards.mapping.StandardRow;
import org.shuqiao.standards.source.Level;
import scala.Tuple2;

/** Spark function that applies the mapping to raw rows. It never fails on a row's content. */
final class StandardizeRows implements PairFlatMapFunction<Iterator<Row>, MergeKey, StandardizedRow> {

    /** The mapping broke down over the row. */
    static final String ROW_UNMAPPABLE = "row-unmappable";
    /** A standard value that the column's type in the lake cannot hold. */
    static final String VALUE_RANGE = "value-range";

    /** Stands before the key of a row of which a newer version landed; keys of other rows begin with k or r. */
    static final String SUPERSEDED = "s";

    /** Stands before the key of a row that is gone at its source; it takes the versions before it along. */
    static final String DELETED = "d";

    private static final long serialVersionUID = 1L;
    private static final Object[] NO_VALUES = {};
    private static final String[] NONE = {};

    private final DatasetPlan plan;

    StandardizeRows(DatasetPlan plan) {
        this.plan = plan;
    }

    @Override
    public Iterator<Tuple2<MergeKey, StandardizedRow>> call(Iterator<Row> rows) {
        PeekingIterator<Row> peeked = Iterators.peekingIterator(rows);
        if (!peeked.hasNext()) {
            return Collections.emptyIterator();
        }
        RawRow.Reader reader = new RawRow.Reader(peeked.peek().schema(), plan.sources());
        return Iterators.transform(peeked, row -> standardize(reader.read(row)));
    }

    private Tuple2<MergeKey, StandardizedRow> standardize(RawRow raw) {
        String[] cells = raw.cells();
        Origin origin = new Origin(raw.id(), raw.batch(), raw.sequence(), raw.ordinal(), newest(cells),
                filled(raw.named()), KeyDigest.of(cells, plan.named()), raw.part());
        if (raw.superseded()) {
            return superseded(SUPERSEDED, origin, wrongClock(cells));
        }
        if (LandedRow.isDeletion(raw.shape())) {
            return superseded(DELETED, origin, false);
        }
        if (raw.shape().isPresent()) {
            ShapeRule rule = ShapeRule.of(raw.shape().get());
            return quarantined(origin, nobodys(finding(rule.id(), cells, rule.zh(), rule.en())), cells,
                    wrongClock(cells));
        }
        RowOutcome outcome = outcome(plan.mapper(), raw.named(), cells);
        boolean dated = wrongClock(cells) || dated(outcome, raw.named(), cells);
        return switch (outcome) {
            case QuarantinedRow quarantined -> quarantined(origin, quarantined, cells, dated);
            case StandardRow standard -> standard(origin, standard, cells, dated);
        };
    }

    /**
     * What is right stays right until a code or a division ends, which makes the whole again, or until the day comes
     * that a number in it tells; what is wrong may be a day that has not come yet.
     */
    private boolean dated(RowOutcome outcome, Map<String, String> named, String[] cells) {
        boolean right = outcome instanceof StandardRow standard && standard.flags().isEmpty();
        return (!right || ComingDay.in(cells, plan.on())) && !outcome.equals(outcome(plan.later(), named, cells));
    }

    private RowOutcome outcome(RowMapper mapper, Map<String, String> named, String[] cells) {
        try {
            return mapper.map(named);
        } catch (RuntimeException | StackOverflowError e) {
            // one hostile row must not stop a dataset; the exception may quote it, so it goes no further
            return nobodys(finding(ROW_UNMAPPABLE, cells,
                    "对标程序无法处理该行（" + e.getClass().getSimpleName() + "）。",
                    "The mapping cannot process the row (" + e.getClass().getSimpleName() + ")."));
        }
    }

    private Tuple2<MergeKey, StandardizedRow> standard(Origin origin, StandardRow standard, String[] cells,
            boolean dated) {
        List<OutputColumn> outputs = plan.outputs();
        Object[] values = new Object[outputs.size()];
        List<String> flags = new ArrayList<>(List.of(StandardizedRow.flat(standard.flags())));
        for (int i = 0; i < values.length; i++) {
            OutputColumn column = outputs.get(i);
            String text = standard.values().get(column.name());
            if (text != null) {
                values[i] = LakeType.value(column, text).orElse(null);
                if (values[i] == null) {
                    flags.addAll(List.of(column.name(), VALUE_RANGE));
                }
            }
        }
        StandardizedRow row = new StandardizedRow(origin, origin.filled(), dated, values,
                flags.toArray(String[]::new), NONE);
        String key = plan.keys().length == 0 ? own(origin) : key(standard.values());
        return new Tuple2<>(new MergeKey(key, keep(cells), origin.sequence(), origin.ordinal()), row);
    }

    private Comparable<?>[] keep(String[] cells) {
        Comparable<?>[] keep = new Comparable<?>[plan.keep().size()];
        for (int i = 0; i < keep.length; i++) {
            keep[i] = plan.keep().get(i).value(cells);
        }
        return keep;
    }

    /** Parts of a key stand with their length before them, so that no two keys meet in one text. */
    private String key(Map<String, String> values) {
        StringBuilder key = new StringBuilder("k");
        for (int position : plan.keys()) {
            String part = values.get(plan.outputs().get(position).name());
            key.append(part == null ? -1 : part.length()).append(':').append(part == null ? "" : part);
        }
        return key.toString();
    }

    /** A row that its source has replaced says nothing any more, not even about quality. */
    private static Tuple2<MergeKey, StandardizedRow> superseded(String head, Origin origin, boolean dated) {
        StandardizedRow row = new StandardizedRow(origin, new boolean[origin.filled().length], dated, NO_VALUES, NONE,
                NONE);
        return new Tuple2<>(new MergeKey(head + own(origin), new Comparable<?>[0], origin.sequence(),
                origin.ordinal()), row);
    }

    private Tuple2<MergeKey, StandardizedRow> quarantined(Origin origin, QuarantinedRow quarantined, String[] cells,
            boolean dated) {
        List<RuleViolation> findings = quarantined.findings();
        String[] flat = new String[findings.size() * 5];
        for (int i = 0; i < findings.size(); i++) {
            RuleViolation finding = findings.get(i);
            flat[5 * i] = finding.column();
            flat[5 * i + 1] = finding.rule();
            flat[5 * i + 2] = finding.digest();
            flat[5 * i + 3] = finding.zh();
            flat[5 * i + 4] = finding.en();
        }
        StandardizedRow row = new StandardizedRow(origin, origin.filled(), dated, NO_VALUES, NONE, flat);
        String key = owner(quarantined).orElseGet(() -> own(origin));
        return new Tuple2<>(new MergeKey(key, keep(cells), origin.sequence(), origin.ordinal()), row);
    }

    /** Whose row it is, where that is certain and the source does not tell its rows apart itself. */
    private Optional<String> owner(QuarantinedRow quarantined) {
        if (plan.versions().tellApart() || plan.keys().length == 0 || quarantined.values().isEmpty()) {
            return Optional.empty();
        }
        for (int position : plan.keys()) {
            String column = plan.outputs().get(position).name();
            if (quarantined.findings().stream().anyMatch(finding -> finding.column().equals(column))) {
                return Optional.empty();
            }
        }
        return Optional.of(key(quarantined.values()));
    }

    private static QuarantinedRow nobodys(RuleViolation finding) {
        return new QuarantinedRow(List.of(finding), Map.of());
    }

    /** A key that no other row has. */
    private static String own(Origin origin) {
        return "r" + origin.sequence() + ":" + origin.batch() + ":" + origin.ordinal();
    }

    private boolean[] filled(Map<String, String> named) {
        boolean[] filled = new boolean[plan.firstOutput().length];
        for (int i = 0; i < filled.length; i++) {
            for (String from : plan.outputs().get(plan.firstOutput()[i]).from()) {
                String cell = named.get(from);
                filled[i] |= cell != null && !cell.isBlank();
            }
        }
        return filled;
    }

    private long newest(String[] cells) {
        long newest = Long.MIN_VALUE;
        for (OrderingColumn watermark : plan.watermarks()) {
            if (watermark.value(cells) instanceof Instant time && !time.isAfter(plan.latest())) {
                newest = Math.max(newest, ChronoUnit.MICROS.between(Instant.EPOCH, time));
            }
        }
        return newest;
    }

    private static RuleViolation finding(String rule, String[] cells, String zh, String en) {
        return new RuleViolation("*", rule, Level.MUST, digest(cells), zh, en);
    }

    private static String digest(String[] cells) {
        MessageDigest digest = Sha256.create();
        for (String cell : cells) {
            byte[] bytes = cell == null ? new byte[0] : cell.getBytes(StandardCharsets.UTF_8);
            digest.update((cell == null ? "-1:" : bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
        return Sha256.tagged(digest);
    }

    private boolean wrongClock(String[] cells) {
        return plan.watermarks().stream()
                .anyMatch(column -> column.value(cells) instanceof Instant time && time.isAfter(plan.latest()));
    }
}
