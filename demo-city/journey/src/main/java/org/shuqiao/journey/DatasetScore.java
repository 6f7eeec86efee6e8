package org.shuqiao.journey;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Score of one dataset's published rows against the truth, in all and by defect class. */
final class DatasetScore {

    /** Counts of one defect class. */
    static final class Counts {
        long rows;
        long wrongValues;
        long lostValues;
        long goodQuarantined;
        long damagedMissed;
        long absent;

        long rows() {
            return rows;
        }

        boolean right() {
            return wrongValues == 0 && lostValues == 0 && damagedMissed == 0 && absent == 0;
        }
    }

    private final Map<String, Counts> byDefect = new TreeMap<>();
    private final Counts all = new Counts();

    Counts all() {
        return all;
    }

    Map<String, Counts> byDefect() {
        return byDefect;
    }

    /** @param published the row's published values, null where it was not published */
    void add(TruthRow truth, Map<String, String> published, boolean quarantined, boolean sameKeyPublished) {
        count(all, truth, published, quarantined, sameKeyPublished);
        for (String defect : truth.defects().isEmpty() ? List.of("none") : truth.defects()) {
            count(byDefect.computeIfAbsent(defect, d -> new Counts()), truth, published, quarantined, sameKeyPublished);
        }
    }

    private static void count(Counts counts, TruthRow truth, Map<String, String> published, boolean quarantined,
            boolean sameKeyPublished) {
        if (truth.superseded()) {
            // a platform that never saw it is right; one that still publishes it publishes what is no longer true
            counts.wrongValues += published == null ? 0 : 1;
            return;
        }
        counts.rows++;
        switch (truth.outcome()) {
            case QUARANTINED -> {
                if (!quarantined) {
                    counts.damagedMissed++;
                }
            }
            case STANDARD -> {
                if (quarantined) {
                    counts.goodQuarantined++;
                } else if (published == null) {
                    counts.absent++;
                } else {
                    compare(counts, truth, published);
                }
            }
            case MERGED -> {
                if (quarantined) {
                    counts.goodQuarantined++;
                } else if (published != null && !sameKeyPublished) {
                    compare(counts, truth, published);
                }
            }
        }
    }

    private static void compare(Counts counts, TruthRow truth, Map<String, String> published) {
        truth.expect().forEach((column, expected) -> {
            String value = published.get(column);
            if (truth.flagged().contains(column)) {
                if (value != null) {
                    counts.damagedMissed++;
                }
            } else if (value == null && expected != null) {
                counts.lostValues++;
            } else if (value != null && !same(value, expected)) {
                counts.wrongValues++;
            }
        });
    }

    private static boolean same(String value, String expected) {
        if (value.equals(expected)) {
            return true;
        }
        if (expected == null || !value.matches("-?[0-9.]+(E-?[0-9]+)?") || !expected.matches("-?[0-9.]+(E-?[0-9]+)?")) {
            return false;
        }
        double a = Double.parseDouble(value);
        double b = Double.parseDouble(expected);
        return Math.abs(a - b) <= 1e-7 * Math.max(1, Math.abs(b));
    }
}
