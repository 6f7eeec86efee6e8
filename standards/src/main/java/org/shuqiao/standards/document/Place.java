package org.shuqiao.standards.document;

import java.io.Serializable;
import org.yaml.snakeyaml.error.Mark;

/** Position in a file, with line and column counted from 1. */
public record Place(int line, int column) implements Serializable {

    static Place of(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** @return {@code line:column} */
    @Override
    public String toString() {
        return line + ":" + column;
    }
}
