package org.shuqiao.exchange.domain.security;

/** Way by which somebody, or a department's node, comes to the platform. */
public enum Door {
    PORTAL("portal"), REST("rest"), JDBC("jdbc"), NODE("node"), COMMAND("command");

    private final String word;

    Door(String word) {
        this.word = word;
    }

    /** @return the name in entries of the security log */
    public String word() {
        return word;
    }
}
