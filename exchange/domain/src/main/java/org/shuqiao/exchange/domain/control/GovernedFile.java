package org.shuqiao.exchange.domain.control;

import java.util.Arrays;
import java.util.Optional;

/** File of the machine whose content takes effect only when two persons agreed. */
public enum GovernedFile {
    /** Those settings of {@code shuqiao.yaml} that decide who may do what. */
    SETTINGS("settings"),
    DEPARTMENTS("departments"),
    /** A city's own monitoring rules. */
    RULES("rules"),
    /** A city's own legal texts that a basis of sharing may cite. */
    TEXTS("texts"),
    /** A city's own synonyms, names of themes and readings for search. */
    WORDS("words"),
    /** A city's own standard packs: elements, codes, checks, divisions, calendars and grades. */
    PACKS("packs");

    private final String word;

    GovernedFile(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Optional<GovernedFile> of(String word) {
        return Arrays.stream(values()).filter(file -> file.word.equals(word)).findFirst();
    }
}
