package org.shuqiao.nifi.stream.hj212;

/** Edition of HJ 212, as the version bits of a frame's Flag say it. */
public enum Edition {
    HJ_2005(0),
    HJ_2017(1),
    HJ_2025(2);

    private final int bits;

    Edition(int bits) {
        this.bits = bits;
    }

    /** @param flag the whole Flag; a version that is not known yet counts as the newest */
    static Edition of(int flag) {
        return switch (flag >> 2) {
            case 0 -> HJ_2005;
            case 1 -> HJ_2017;
            default -> HJ_2025;
        };
    }

    /** @return the Flag of a frame of this edition that wants no answer */
    int flag() {
        return bits << 2;
    }

    /** @return the year */
    public String year() {
        return name().substring("HJ_".length());
    }
}
