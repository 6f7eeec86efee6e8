package org.shuqiao.query.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/**
 * Sequence of choices from which a query follows: the same choices make the same query, and fewer or smaller ones a
 * simpler one. Where they end, the first possibility is taken, so the first is always the simplest.
 */
final class Choices {

    private final IntUnaryOperator source;
    private final List<Integer> made = new ArrayList<>();

    private Choices(IntUnaryOperator source) {
        this.source = source;
    }

    static Choices random(long seed) {
        Random random = new Random(seed);
        return new Choices(random::nextInt);
    }

    /** Makes these choices once more, then only first ones. */
    static Choices again(List<Integer> before) {
        int[] at = {0};
        return new Choices(bound -> at[0] < before.size() ? Math.min(before.get(at[0]++), bound - 1) : 0);
    }

    /** @return what was chosen so far */
    List<Integer> made() {
        return List.copyOf(made);
    }

    int below(int bound) {
        int choice = source.applyAsInt(bound);
        made.add(choice);
        return choice;
    }

    /** @return true once in so many times, never when nothing is left to choose */
    boolean once(int in) {
        return below(in) == in - 1;
    }

    <T> T of(List<T> possible) {
        return possible.get(below(possible.size()));
    }

    String of(String... possible) {
        return possible[below(possible.length)];
    }

    /** Makes one of several things; the first is the simplest. */
    @SafeVarargs
    final <T> T make(Supplier<T>... possible) {
        return possible[below(possible.length)].get();
    }
}
