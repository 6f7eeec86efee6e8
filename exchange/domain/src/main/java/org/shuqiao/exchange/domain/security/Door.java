package org.shuqiao.exchange.domain.security;

import java.util.Arrays;
import java.util.Optional;

/** Way by which somebody, or a department's node, comes to the platform. */
public enum Door {
    PORTAL("portal"), REST("rest"), JDBC("jdbc"), NODE("node"), COMMAND("command"),
    /** No door: the lake's engine itself, which tells what it reads. */
    LAKE("lake"),
    /** Schedule by which something ordered once is done again. */
    SCHEDULE("schedule");

    private final String word;

    Door(String word) {
        this.word = word;
    }

    public static Optional<Door> of(String word) {
        return Arrays.stream(values()).filter(door -> door.word.equals(word)).findFirst();
    }

    /** @return the name in entries of the security log */
    public String word() {
        return word;
    }
}
