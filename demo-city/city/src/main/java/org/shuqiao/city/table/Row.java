package org.shuqiao.city.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/**
 * Source row with its expected outcome, injected defects and true standard values.
 */
public record Row(SequencedMap<String, Cell> cells, ExpectedOutcome outcome, List<String> defects,
                  SequencedMap<String, Optional<String>> expect, List<String> flagged) {

    /** The same row as an older version that a newer one has replaced. */
    public Row superseded() {
        var more = new ArrayList<>(defects);
        more.add("superseded");
        return new Row(cells, outcome == ExpectedOutcome.QUARANTINED ? outcome : ExpectedOutcome.MERGED,
                List.copyOf(more), expect, flagged);
    }

    /** Begins a row. */
    public static Draft draft() {
        return new Draft();
    }

    /** Builder of a row, column by column. */
    public static final class Draft {
        private final SequencedMap<String, Cell> cells = new LinkedHashMap<>();
        private final SequencedMap<String, Optional<String>> expect = new LinkedHashMap<>();
        private final SequencedSet<String> defects = new LinkedHashSet<>();
        private final SequencedSet<String> flagged = new LinkedHashSet<>();
        private ExpectedOutcome outcome = ExpectedOutcome.STANDARD;

        private Draft() { }

        /** A text cell. */
        public Draft text(String column, String value) {
            cells.put(column, new Cell.Text(value));
            return this;
        }

        /** A number cell. */
        public Draft number(String column, long value) {
            return number(column, Long.toString(value));
        }

        /** A number cell in its plain decimal form. */
        public Draft number(String column, String plain) {
            cells.put(column, new Cell.Number(plain));
            return this;
        }

        /** A cell with nothing in it. */
        public Draft none(String column) {
            cells.put(column, Cell.NONE);
            return this;
        }

        /** The true standard form of a published column. */
        public Draft expect(String column, String value) {
            expect.put(column, Optional.of(value));
            return this;
        }

        /** A published column that is truly empty. */
        public Draft expectNothing(String column) {
            expect.put(column, Optional.empty());
            return this;
        }

        /** Names a deliberate defect. */
        public Draft defect(String id) {
            defects.add(id);
            return this;
        }

        /** The truth of this published column can no longer be read from the cells. */
        public Draft flag(String column, String defect) {
            flagged.add(column);
            return defect(defect);
        }

        /** The row must not be published at all. */
        public Draft quarantine(String defect) {
            outcome = ExpectedOutcome.QUARANTINED;
            return defect(defect);
        }

        /** Another row of the same natural key stands for this one; a row that is damaged stays quarantined. */
        public Draft merge(String defect) {
            if (outcome == ExpectedOutcome.STANDARD) {
                outcome = ExpectedOutcome.MERGED;
            }
            return defect(defect);
        }

        /**
         * Moves the cells from {@code first} to {@code last} one place to the right; what stood in the last falls off.
         */
        public Draft shift(String first, String last, String intruder) {
            var names = List.copyOf(cells.keySet());
            int start = names.indexOf(first);
            for (int i = names.indexOf(last); i > start; i--) {
                cells.put(names.get(i), cells.get(names.get(i - 1)));
            }
            cells.put(first, new Cell.Text(intruder));
            return this;
        }

        public Row end() {
            return new Row(cells, outcome, List.copyOf(defects), expect, List.copyOf(flagged));
        }
    }
}
