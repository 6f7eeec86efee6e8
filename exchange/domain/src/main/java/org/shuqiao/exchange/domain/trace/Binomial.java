package org.shuqiao.exchange.domain.trace;

/** Tail of the binomial distribution with a fair coin. */
final class Binomial {

    private static final double LN_2 = Math.log(2);

    private Binomial() { }

    /** @return the probability that {@code hits} or more of {@code tosses} fall right by chance */
    static double atLeast(int hits, int tosses) {
        double[] logFactorial = new double[tosses + 1];
        for (int i = 2; i <= tosses; i++) {
            logFactorial[i] = logFactorial[i - 1] + Math.log(i);
        }
        double sum = 0;
        for (int k = tosses; k >= Math.max(0, hits); k--) {
            sum += Math.exp(logFactorial[tosses] - logFactorial[k] - logFactorial[tosses - k] - tosses * LN_2);
        }
        return Math.min(1, sum);
    }
}
