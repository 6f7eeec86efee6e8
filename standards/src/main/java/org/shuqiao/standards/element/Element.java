package org.shuqiao.standards.element;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Data element (数据元) of a standard pack. */
public final class Element {

    private final String id;
    private final String zh;
    private final String en;
    private final String cites;
    private final Map<String, ElementEncoding> encodings;
    private final ElementKind kind;
    private final Rule tooLong;
    private final Rule damaged;

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
        String text = cells.size() == 1 ? cells.get(0) : kind.join(cells);
        if (text == null || text.isEmpty()) {
            return CheckResult.empty();
        }
        if (text.length() > Characters.MOST) {
            return CheckResult.broken(tooLong);
        }
        if (Characters.blank(text)) {
            return CheckResult.empty();
        }
        if (Characters.damaged(text)) {
            return CheckResult.broken(damaged);
        }
        return kind.check(text, encoding, on);
    }
}
