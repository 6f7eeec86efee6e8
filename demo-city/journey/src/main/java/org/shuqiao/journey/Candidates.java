package org.shuqiao.journey;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The people about whom a department asks: those in its own list, as its own staff know them. */
final class Candidates {

    /** A batch of a verification at most. */
    private static final int BATCH = 500;

    private final Path truth;

    Candidates(Path truth) {
        this.truth = truth;
    }

    List<String> of(String dataset, String column) {
        Set<String> values = new LinkedHashSet<>();
        TruthRow.each(truth.resolve(dataset + ".jsonl.gz"), row -> {
            String value = row.expect().get(column);
            if (value != null && row.outcome() == TruthRow.Outcome.STANDARD && values.size() < BATCH) {
                values.add(value);
            }
        });
        return new ArrayList<>(values);
    }
}
