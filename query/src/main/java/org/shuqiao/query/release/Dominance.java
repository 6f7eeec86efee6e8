package org.shuqiao.query.release;

import java.util.stream.DoubleStream;

/**
 * Tells whether one contribution shows through a sum (p% rule): the second largest contributor, who knows its own part,
 * must not be able to tell the largest to within p per cent.
 *
 * @see <a href="https://doi.org/10.1002/9781118348239">Hundepool et al., Statistical Disclosure Control, §4.2</a>
 */
final class Dominance {

    /** p of the rule. */
    static final int PERCENT = 10;

    private Dominance() { }

    /** @return whether a sum of these contributions hides each of them */
    static boolean hides(DoubleStream contributions) {
        double[] top = new double[2];
        double[] total = new double[1];
        contributions.map(Math::abs).forEach(each -> {
            total[0] += each;
            if (each > top[0]) {
                top[1] = top[0];
                top[0] = each;
            } else if (each > top[1]) {
                top[1] = each;
            }
        });
        return top[0] > 0 && (total[0] - top[0] - top[1]) * 100 >= PERCENT * top[0];
    }
}
