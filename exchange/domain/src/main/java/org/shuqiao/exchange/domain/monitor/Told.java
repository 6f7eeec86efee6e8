package org.shuqiao.exchange.domain.monitor;

import java.util.Arrays;
import java.util.Optional;

/** Side that an alert is told to. */
public enum Told {
    /** The officers of the departments whose data it is about. */
    PROVIDER("provider"),
    /** The officers of the department that asked, or whose account it is. */
    CONSUMER("consumer"),
    AUTHORITY("authority"),
    AUDITOR("auditor");

    private final String word;

    Told(String word) {
        this.word = word;
    }

    /** @return the name in rule files */
    public String word() {
        return word;
    }

    static Optional<Told> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }
}
