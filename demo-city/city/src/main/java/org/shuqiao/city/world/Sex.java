package org.shuqiao.city.world;

/** Sex of a person with the codes of GB/T 2261.1. */
public enum Sex {
    MALE("1"), FEMALE("2");

    private final String code;

    Sex(String code) {
        this.code = code;
    }

    /** GB/T 2261.1 code. */
    public String code() {
        return code;
    }

    /** One of two values by sex. */
    public <T> T choose(T male, T female) {
        return this == MALE ? male : female;
    }
}
