package org.shuqiao.standards.element;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Data element (数据元) of a standard pack. */
public final class Element {

    private static final int MACHINE = 12;

    private final String id;
    private final String zh;
    private final String en;
    private final String cites;
    private final Map<String, ElementEncoding> encodings;
    private final ElementKind kind;
    private final Rule tooLong;
    private final Rule damaged;
    private final Rule error;
    private final Rule placeholder;

    Element(String id, String zh, String en, String cites, Map<String, ElementEncoding> encodings, ElementKind kind,
            Rules rules) {
        this.id = id;
        this.zh = zh;
        this.en = en;
        this.cites = cites;
        this.encodings = encodings;
        this.kind = kind;
        this.tooLong = rules.get("TEXT-length");
        this.damaged = rules.get("TEXT-damaged");
        this.error = rules.get("VALUE-error");
        this.placeholder = rules.get("VALUE-placeholder");
    }

    public String id() {
        return id;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /** @return the standard that it follows */
    public String cites() {
        return cites;
    }

    /** @return how sources may write it, by id; the first is the default */
    public Map<String, ElementEncoding> encodings() {
        return encodings;
    }

    /** @return its output columns, the standard form first */
    public List<ElementPart> parts() {
        return kind.parts();
    }

    /** @return how many source columns make up one value at most */
    public int mostCells() {
        return kind.mostCells();
    }

    /**
     * Judges one value.
     *
     * @param cells the source cells; null is SQL NULL
     * @param encoding one of {@link #encodings()}
     * @param on the day on which codes must be valid
     */
    public CheckResult check(List<String> cells, ElementEncoding encoding, LocalDate on) {
        List<String> bare = bare(cells);
        for (String cell : bare) {
            if (cell != null && SpreadsheetCell.error(cell)) {
                return CheckResult.broken(error);
            }
        }
        String text = bare.size() == 1 ? bare.get(0) : kind.join(bare);
        if (text == null || text.isEmpty()) {
            return CheckResult.empty();
        }
        if (text.length() > Characters.MOST) {
            return CheckResult.broken(tooLong);
        }
        if (Characters.blank(text)) {
            return CheckResult.empty();
        }
        if (Characters.damaged(text) || Mojibake.in(text)) {
            return CheckResult.broken(damaged);
        }
        if (text.length() <= MACHINE && Placeholders.machine(Characters.compact(text))) {
            return CheckResult.broken(placeholder);
        }
        CheckResult outcome = kind.check(text, encoding, on);
        return bare == cells ? outcome : outcome.converted();
    }

    /** The cells without what a spreadsheet wraps around them; of several, those that only fill a place are none. */
    private List<String> bare(List<String> cells) {
        List<String> bare = cells;
        boolean several = cells.size() > 1 && !kind.apart();
        boolean told = several && cells.stream()
                .anyMatch(cell -> cell != null && !Characters.blank(cell) && !Placeholders.word(cell));
        boolean first = true;
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            if (cell == null || cell.isEmpty() || cell.length() > Characters.MOST) {
                continue;
            }
            boolean filler = several && Placeholders.word(cell);
            String inside = filler && (told || !first) ? null : SpreadsheetCell.unwrap(cell, kind.words());
            first &= !filler;
            if (inside != cell) {
                bare = bare == cells ? new ArrayList<>(cells) : bare;
                bare.set(i, inside);
            }
        }
        return bare;
    }
}
