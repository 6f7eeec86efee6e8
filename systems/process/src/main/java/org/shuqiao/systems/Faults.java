package org.shuqiao.systems;

import java.util.stream.IntStream;

/** How often each fault is tried: {@code -Dfault.rounds=20}, by default once. */
public final class Faults {

    private Faults() {
    }

    /** @return the rounds, as arguments of a parameterized test */
    public static IntStream rounds() {
        return IntStream.rangeClosed(1, Integer.getInteger("fault.rounds", 1));
    }
}
