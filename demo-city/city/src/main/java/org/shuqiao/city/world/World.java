package org.shuqiao.city.world;

import java.time.LocalDate;

/** True state of the city for one seed and one scale. */
public final class World {
    /** The day on which the departments' systems were first opened. */
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

    private final long seed;
    private final int scale;
    private final People people;
    private final Enterprises enterprises;

    public World(long seed, int scale) {
        if (scale < 1 || scale > 1000) {
            throw new IllegalArgumentException("scale is 1 to 1000");
        }
        this.seed = seed;
        this.scale = scale;
        this.people = new People(seed, scale);
        this.enterprises = new Enterprises(seed, scale);
    }

    public long seed() {
        return seed;
    }

    public int scale() {
        return scale;
    }

    public People people() {
        return people;
    }

    public Enterprises enterprises() {
        return enterprises;
    }

    /** Draws that belong to one thing of this world. */
    public SeededRandom draw(String subject, long index) {
        return SeededRandom.of(seed, subject, index);
    }
}
