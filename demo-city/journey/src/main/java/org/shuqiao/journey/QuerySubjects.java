package org.shuqiao.journey;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Selects the persons whose keys the demo's queries name, from the departments' own lists. */
final class QuerySubjects {

    /** A batch of a verification at most. */
    private static final int BATCH = 500;
    private static final String BORN_BEFORE = "2005-01-01";

    private final Path truth;

    QuerySubjects(Path truth) {
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

    /** @return whoever lives at a pupil's address and was born before the pupils: as parents wrote on the form */
    List<String> guardians() {
        Set<String> pupils = new LinkedHashSet<>(of("jiaoyu_pupil", "citizen_number"));
        Set<String> homes = new HashSet<>();
        TruthRow.each(truth.resolve("gongan_rk.jsonl.gz"), row -> {
            if (pupils.contains(row.expect().get("citizen_number"))) {
                homes.add(row.expect().get("home_address"));
            }
        });
        Set<String> adults = new LinkedHashSet<>();
        TruthRow.each(truth.resolve("gongan_rk.jsonl.gz"), row -> {
            String born = row.expect().get("birth_date");
            if (adults.size() < BATCH && row.outcome() == TruthRow.Outcome.STANDARD && born != null
                    && born.compareTo(BORN_BEFORE) < 0 && homes.contains(row.expect().get("home_address"))) {
                adults.add(row.expect().get("citizen_number"));
            }
        });
        return new ArrayList<>(adults);
    }
}
