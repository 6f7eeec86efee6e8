package org.shuqiao.systems;

import java.util.stream.IntStream;

/** Number of fault-injection rounds, from {@code -Dfault.rounds} (default 1). */
public final class Faults {

    private Faults() { }

    /** @return the rounds, as arguments of a parameterized test */
    public static IntStream rounds() {
        return IntStream.rangeClosed(1, Integer.getInteger("fault.rounds", 1));
    }
}
