package org.shuqiao.nifi.error;

import org.shuqiao.base.label.Labelled;

/** An argument of a coded text that differs by language. */
public record Words(String zh, String en) implements Labelled {

    @Override
    public String code() {
        return en;
    }
}
