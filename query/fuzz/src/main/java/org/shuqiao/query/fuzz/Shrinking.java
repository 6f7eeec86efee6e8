package org.shuqiao.query.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Makes the query of a finding small: it leaves out and lowers choices as long as the finding stays. */
final class Shrinking {

    private static final int MOST_TRIES = 60;

    private final Function<Choices, Setting.Tried> again;
    private Setting.Tried best;
    private int tries;

    private Shrinking(Setting.Tried first, Function<Choices, Setting.Tried> again) {
        this.best = first;
        this.again = again;
    }

    static Finding of(Setting.Tried first, Function<Choices, Setting.Tried> again) {
        Shrinking shrinking = new Shrinking(first, again);
        boolean smaller = true;
        while (smaller && shrinking.tries < MOST_TRIES) {
            smaller = shrinking.leaveOut() | shrinking.lower();
        }
        return shrinking.best.finding().orElseThrow();
    }

    private boolean leaveOut() {
        boolean smaller = false;
        for (int size = Math.max(1, best.choices().size() / 2); size > 0; size /= 2) {
            for (int from = 0; from + size <= best.choices().size() && tries < MOST_TRIES; from += size) {
                List<Integer> fewer = new ArrayList<>(best.choices());
                fewer.subList(from, from + size).clear();
                smaller |= keep(fewer);
            }
        }
        return smaller;
    }

    private boolean lower() {
        boolean smaller = false;
        for (int i = 0; i < best.choices().size() && tries < MOST_TRIES; i++) {
            if (best.choices().get(i) > 0) {
                List<Integer> lower = new ArrayList<>(best.choices());
                lower.set(i, 0);
                smaller |= keep(lower);
            }
        }
        return smaller;
    }

    private boolean keep(List<Integer> choices) {
        tries++;
        Setting.Tried next = again.apply(Choices.again(choices));
        boolean same = next.finding().isPresent()
                && next.finding().get().kind() == best.finding().orElseThrow().kind()
                && (shorter(next) || next.choices().size() < best.choices().size());
        if (same) {
            best = next;
        }
        return same;
    }

    private boolean shorter(Setting.Tried next) {
        return next.finding().orElseThrow().sql().length() < best.finding().orElseThrow().sql().length();
    }
}
