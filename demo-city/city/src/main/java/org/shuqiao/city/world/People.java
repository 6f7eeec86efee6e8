package org.shuqiao.city.world;

import java.time.LocalDate;
import java.util.List;

/** People of the city, each computed from its index: adults, then the old, then children. */
public final class People {
    /** Number of of each group are planted with unmistakable names and phones. */
    public static final int CANARIES = 2;

    // 996 to 999 were kept for centenarians in the 15-digit form, whose century would not be certain
    private static final int SEQUENCES = 995;

    private static final List<String> NUMERALS = List.of("甲", "乙", "丙", "丁", "戊", "己");
    private static final List<String> PREFIXES = List.of("130", "135", "138", "139", "150", "158", "176", "180", "186",
            "189");

    private final long seed;
    private final Group adults;
    private final Group elders;
    private final Group children;

    People(long seed, int scale) {
        this.seed = seed;
        this.adults = new Group("adults", 0, 6000L * scale, LocalDate.of(1962, 1, 1), LocalDate.of(2005, 12, 31));
        this.elders = new Group("elders", adults.end(), 1200L * scale, LocalDate.of(1925, 1, 1),
                LocalDate.of(1961, 12, 31));
        this.children = new Group("children", elders.end(), 2400L * scale, LocalDate.of(2011, 9, 1),
                LocalDate.of(2020, 8, 31));
    }

    public long count() {
        return children.end();
    }

    public Group adults() {
        return adults;
    }

    /** People born before 1962. */
    public Group elders() {
        return elders;
    }

    /** People of school age. */
    public Group children() {
        return children;
    }

    /** The person with a number from 0 to {@code count() - 1}. */
    public Person at(long index) {
        if (index < adults.end()) {
            return person(adults, index);
        }
        return person(index < elders.end() ? elders : children, index);
    }

    private Person person(Group group, long index) {
        long within = index - group.first();
        long place = group.numbers().at(within);
        int sequence = (int) (place % SEQUENCES) + 1;
        long rest = place / SEQUENCES;
        var born = District.values()[(int) (rest % 4)];
        LocalDate birth = group.from().plusDays(rest / 4);
        Sex sex = sequence % 2 == 1 ? Sex.MALE : Sex.FEMALE;
        var draw = SeededRandom.of(seed, "person", index);
        boolean canary = within < CANARIES;
        int which = canary ? group.canaryBase() + (int) within : 0;
        boolean child = group == children;
        String surname = child ? surname(guardian(within)) : draw.pick(Words.SURNAMES);
        String name = canary ? "金丝雀" + NUMERALS.get(which) : surname + draw.pick(sex.choose(Words.MALE, Words.FEMALE));
        String phone = canary ? "1998888000" + (which + 1) : draw.pick(PREFIXES)
                + "%08d".formatted(draw.below(100_000_000));
        if (child) {
            Person guardian = at(guardian(within));
            return new Person(index, CitizenNumberGenerator.of(born.code(), birth, sequence), name, sex, birth, phone,
                    guardian.district(), guardian.home(), guardian.registered(), canary);
        }
        var district = draw.pick(District.present());
        String home = Places.home(draw, district);
        String registered = draw.chance(700) ? home : Places.home(draw, draw.pick(District.present()));
        return new Person(index, CitizenNumberGenerator.of(born.code(), birth, sequence), name, sex, birth, phone,
                district, home, registered, canary);
    }

    /** Children live with an adult whose surname they bear. */
    private long guardian(long within) {
        return adults.first() + within % adults.size();
    }

    private String surname(long adult) {
        return SeededRandom.of(seed, "person", adult).pick(Words.SURNAMES);
    }

    /** Index range of one generation, from {@code first} to {@code end - 1}. */
    public final class Group {
        private final long first;
        private final long size;
        private final LocalDate from;
        private final Permutation numbers;

        private Group(String name, long first, long size, LocalDate from, LocalDate to) {
            this.first = first;
            this.size = size;
            this.from = from;
            this.numbers = Permutation.of(seed, "numbers:" + name,
                    (to.toEpochDay() - from.toEpochDay() + 1) * 4 * SEQUENCES);
        }

        public long first() {
            return first;
        }

        public long size() {
            return size;
        }

        public long end() {
            return first + size;
        }

        /** The person at a place within the group. */
        public Person at(long within) {
            return People.this.at(first + within);
        }

        private LocalDate from() {
            return from;
        }

        private Permutation numbers() {
            return numbers;
        }

        private int canaryBase() {
            return this == adults ? 0 : this == elders ? CANARIES : 2 * CANARIES;
        }
    }
}
