package org.shuqiao.exchange.platform.onboarding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shuqiao.contracts.landing.LandedRow;
import org.shuqiao.contracts.landing.ShapeRule;
import org.shuqiao.standards.mapping.Flag;
import org.shuqiao.standards.mapping.OutputColumn;
import org.shuqiao.standards.mapping.QuarantinedRow;
import org.shuqiao.standards.mapping.RowMapper;
import org.shuqiao.standards.mapping.RuleViolation;
import org.shuqiao.standards.mapping.StandardRow;
import org.shuqiao.standards.pack.StandardPack;
import org.shuqiao.standards.source.Level;
import org.shuqiao.standards.source.SourceFile;

/** Maps the rows of a sample and counts the results. */
final class SampleTally {

    private static final int EXAMPLES = 5;

    private final SourceFile source;
    private final StandardPack pack;
    private final RowMapper mapper;
    private final SampleMasking shown;
    private final Map<String, long[]> columns = new LinkedHashMap<>();
    private final Map<String, Trial.BrokenRule> rules = new LinkedHashMap<>();
    private final List<Map<String, String>> examples = new ArrayList<>();
    private final Set<List<String>> keys = new HashSet<>();
    private long standard;
    private long quarantined;
    private long repeated;

    SampleTally(SourceFile source, StandardPack pack, RowMapper mapper, SampleMasking shown) {
        this.source = source;
        this.pack = pack;
        this.mapper = mapper;
        this.shown = shown;
        mapper.columns().forEach(column -> columns.put(column.name(), new long[Count.values().length]));
    }

    private enum Count { STANDARD, EMPTY, FLAGGED, QUARANTINED }

    void add(LandedRow landed) {
        if (landed.shape().isPresent()) {
            quarantined++;
            ShapeRule rule = ShapeRule.of(landed.shape().get());
            broke(rule.id(), Level.MUST, "*", rule.zh(), rule.en());
            return;
        }
        switch (mapper.map(landed.byColumn())) {
            case QuarantinedRow row -> quarantine(row);
            case StandardRow row -> publish(row);
        }
    }

    /** The first finding is the one that the quarantine keeps; the others show here all the same. */
    private void quarantine(QuarantinedRow row) {
        quarantined++;
        for (RuleViolation finding : row.findings()) {
            for (String column : finding.column().split("\\+")) {
                count(column, Count.QUARANTINED);
            }
            broke(finding.rule(), finding.level(), finding.column(), finding.zh(), finding.en());
        }
    }

    private void publish(StandardRow row) {
        standard++;
        if (!source.mapping().key().isEmpty()
                && !keys.add(source.mapping().key().stream().map(k -> row.values().getOrDefault(k, "")).toList())) {
            repeated++;
        }
        Set<String> flagged = new HashSet<>();
        for (Flag flag : row.flags()) {
            if (flagged.add(flag.column())) {
                count(flag.column(), Count.FLAGGED);
            }
            var rule = pack.rules().get(flag.rule());
            broke(flag.rule(), Level.SHOULD, flag.column(), rule.zh(), rule.en());
        }
        Map<String, String> example = new LinkedHashMap<>();
        for (OutputColumn column : mapper.columns()) {
            String value = row.values().get(column.name());
            if (value != null) {
                example.put(column.name(), shown.of(column, value));
            }
            if (!flagged.contains(column.name())) {
                count(column.name(), value == null ? Count.EMPTY : Count.STANDARD);
            }
        }
        if (examples.size() < EXAMPLES) {
            examples.add(example);
        }
    }

    private void count(String column, Count what) {
        long[] counts = columns.get(column);
        if (counts != null) {
            counts[what.ordinal()]++;
        }
    }

    private void broke(String rule, Level level, String column, String zh, String en) {
        rules.merge(rule + " " + column, new Trial.BrokenRule(rule, level.id(), column, 1, zh, en), (old, one) ->
                new Trial.BrokenRule(rule, old.level(), column, old.rows() + 1, old.zh(), old.en()));
    }

    long rows() {
        return standard + quarantined;
    }

    long standard() {
        return standard;
    }

    long quarantined() {
        return quarantined;
    }

    long repeated() {
        return repeated;
    }

    List<Trial.Column> columns() {
        return mapper.columns().stream().map(column -> {
            long[] n = columns.get(column.name());
            return new Trial.Column(column.name(), column.from(), column.element(), column.type().id(),
                    n[Count.STANDARD.ordinal()], n[Count.EMPTY.ordinal()], n[Count.FLAGGED.ordinal()],
                    n[Count.QUARANTINED.ordinal()]);
        }).toList();
    }

    /** @return the most frequent first */
    List<Trial.BrokenRule> rules() {
        return rules.values().stream().sorted(Comparator.comparingLong(Trial.BrokenRule::rows).reversed()).toList();
    }

    List<Map<String, String>> examples() {
        return List.copyOf(examples);
    }
}
