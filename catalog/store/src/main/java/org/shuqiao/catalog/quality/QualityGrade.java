package org.shuqiao.catalog.quality;

import java.util.Arrays;
import java.util.Optional;
import org.shuqiao.base.label.Labelled;

/**
 * Five grades of data quality. A share is graded by its lower bound: 99 %, 95 %, 80 %, 60 %, and what is below.
 *
 * @see DatasetQuality for the grade of a dataset
 */
public enum QualityGrade implements Labelled {
    EXCELLENT(5, 0.99, "excellent", "优", "excellent"),
    GOOD(4, 0.95, "good", "良", "good"),
    FAIR(3, 0.80, "fair", "中", "fair"),
    POOR(2, 0.60, "poor", "差", "poor"),
    FAILING(1, 0, "failing", "劣", "failing");

    private final int number;
    private final double least;
    private final String code;
    private final String zh;
    private final String en;

    QualityGrade(int number, double least, String code, String zh, String en) {
        this.number = number;
        this.least = least;
        this.code = code;
        this.zh = zh;
        this.en = en;
    }

    /** @param share 0 to 1 */
    public static QualityGrade of(double share) {
        return Arrays.stream(values()).filter(grade -> share >= grade.least).findFirst().orElse(FAILING);
    }

    /** @param number 1 (failing) to 5 (excellent) */
    public static Optional<QualityGrade> numbered(int number) {
        return Arrays.stream(values()).filter(grade -> grade.number == number).findFirst();
    }

    /** @return 1 (failing) to 5 (excellent) */
    public int number() {
        return number;
    }

    public boolean isBelow(QualityGrade other) {
        return number < other.number;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String zh() {
        return zh;
    }

    @Override
    public String en() {
        return en;
    }
}
