package org.shuqiao.catalog.quality;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.Language;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.dataset.QualityScore;
import org.shuqiao.catalog.dataset.RuleCount;

/**
 * Quality of a dataset as one run found it. The grade is that of the mean of the six dimensions of GB/T 36344-2018, and
 * at most one grade above that of the lowest dimension, so that a mean hides no bad one.
 *
 * @param mean   of the dimensions, 0 to 1
 * @param scores the dimensions, the lowest first
 * @param rules  rules by the rows that violate them, the most first
 */
public record DatasetQuality(QualityGrade grade, double mean, List<QualityScore> scores, List<RuleCount> rules) {

    private static final int NAMED = 3;

    public DatasetQuality {
        scores = List.copyOf(scores);
        rules = List.copyOf(rules);
    }

    /** @return empty where the run measured nothing */
    public static Optional<DatasetQuality> of(DatasetFacts facts) {
        if (facts.quality().isEmpty()) {
            return Optional.empty();
        }
        double mean = facts.quality().stream().mapToDouble(QualityScore::score).average().orElseThrow();
        List<QualityScore> scores = facts.quality().stream().sorted(Comparator.comparingDouble(QualityScore::score))
                .toList();
        QualityGrade ofMean = QualityGrade.of(mean);
        QualityGrade most = QualityGrade.numbered(QualityGrade.of(scores.getFirst().score()).number() + 1)
                .orElse(QualityGrade.EXCELLENT);
        List<RuleCount> rules = facts.rules().stream().filter(rule -> rule.rows() > 0)
                .sorted(Comparator.comparingLong(RuleCount::rows).reversed().thenComparing(RuleCount::rule)).toList();
        return Optional.of(new DatasetQuality(most.isBelow(ofMean) ? most : ofMean, mean, scores, rules));
    }

    /** @return the lowest dimension */
    public QualityScore lowest() {
        return scores.getFirst();
    }

    /** @return what pulls the quality down most: the lowest dimension and the rules with the most rows */
    public String pulledDownBy(Language language) {
        QualityScore lowest = lowest();
        StringBuilder words = new StringBuilder(language == Language.ZH ? lowest.dimension().zh()
                : lowest.dimension().en()).append(' ').append(percent(lowest.score()));
        rules.stream().limit(NAMED).forEach(rule -> words.append(language == Language.ZH ? "；" : "; ")
                .append(rule.rule()).append(" × ").append(rule.rows()));
        return words.toString();
    }

    /** @param share 0 to 1; what is less than whole is never shown as 100 % */
    public static String percent(double share) {
        long permille = (long) Math.floor(share * 1000 + 1e-9);
        return permille / 10 + "." + permille % 10 + "%";
    }
}
