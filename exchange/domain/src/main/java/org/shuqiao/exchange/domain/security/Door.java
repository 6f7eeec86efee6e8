package org.shuqiao.exchange.domain.security;

/** Way by which somebody comes to the platform. */
public enum Door {
    PORTAL("portal"), REST("rest"), JDBC("jdbc"), COMMAND("command");

    private final String word;

    Door(String word) {
        this.word = word;
    }

    /** @return the name in entries of the security log */
    public String word() {
        return word;
    }
}
